"""Verdicts of emulation and commendation: pure functions from the model, without files, Word or screens."""
