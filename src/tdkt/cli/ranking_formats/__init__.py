"""How the ranking is written, one module a format."""
