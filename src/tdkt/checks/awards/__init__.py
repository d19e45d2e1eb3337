"""Rules of the award files (A1 to A6)."""
