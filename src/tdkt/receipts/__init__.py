"""Who has sent which report, what is late, whom to remind, and the deadlines for a calendar."""
