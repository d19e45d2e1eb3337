"""Ids are unique, files stand once and in their place, and what a file names exists."""
