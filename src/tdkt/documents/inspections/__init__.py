"""The papers of a round of inspection."""
