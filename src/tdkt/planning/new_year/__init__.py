"""A year's files as the draft of the next year."""
