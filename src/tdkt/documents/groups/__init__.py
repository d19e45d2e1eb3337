"""The papers of a cụm, khối thi đua."""
