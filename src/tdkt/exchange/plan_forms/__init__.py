"""Forms in Excel for the plans of the units."""
