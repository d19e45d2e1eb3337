"""Office files that an attacker or a broken program sends, made by small functions, each measured in a process of its own."""
