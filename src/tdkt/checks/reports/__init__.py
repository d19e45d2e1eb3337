"""Rules of what units and clerk report."""
