"""The page that a leader looks at."""
