"""Reviewing: what changed in meaning between two states of a workspace, and what that does to results."""
