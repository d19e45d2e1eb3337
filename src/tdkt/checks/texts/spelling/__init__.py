"""Spelling of administrative Vietnamese: which syllables can be, which two belong together, and what people type instead."""
