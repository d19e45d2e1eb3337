"""Word files read into blocks with their look: `reading.read_word` → `blocks.WordFile`."""
