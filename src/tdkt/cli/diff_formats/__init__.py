"""How `tdkt diff` writes a review."""
