"""What goes out to the units as Excel forms and comes back."""
