"""Rules of criteria and score sheets (A7)."""
