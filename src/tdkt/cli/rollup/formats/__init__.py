"""The formats of `tdkt rollup report`."""
