"""Rules of the plan's outline and its measures."""
