"""Rules of what was issued and stays as it was signed."""
