"""`tdkt rollup …`: what the packages of many wards come to."""
