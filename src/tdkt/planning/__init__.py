"""Starting a year's files from others: what carries over, what moves, what a person has to look at again."""
