"""Frozen types of the domain, each with its place in a file. They know neither files nor screens."""
