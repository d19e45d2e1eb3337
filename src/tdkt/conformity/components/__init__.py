"""Which component of a document each stretch of its text is (ô 1-14 of the layout plan)."""
