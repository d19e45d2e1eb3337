"""How attainment is written: one module a format, chosen by name."""
