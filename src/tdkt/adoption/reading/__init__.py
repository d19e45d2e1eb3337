"""From the blocks of a Word file to what its plan says, part by part; nothing is written here."""
