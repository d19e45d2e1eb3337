"""What is not by the decree written into a copy of the Word file: as comments, or put right."""
