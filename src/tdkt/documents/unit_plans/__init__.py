"""The plans of the units."""
