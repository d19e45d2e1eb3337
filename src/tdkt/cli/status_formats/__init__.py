"""How the receipts of the year are written, one module a format."""
