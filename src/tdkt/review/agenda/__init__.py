"""What a clerk has to do now: `agenda.py` decides, from the workspace, the day and the repository."""
