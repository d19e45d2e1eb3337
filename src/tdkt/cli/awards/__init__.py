"""The commands about awards, one module a command (`app` puts them together)."""
