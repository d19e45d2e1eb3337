"""How the law in force on a day is written, one module a format."""
