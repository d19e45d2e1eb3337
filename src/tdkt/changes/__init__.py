"""What changed in meaning between two states of some files, told in the words of the plan."""
