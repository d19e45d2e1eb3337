"""Rules of the printed words: hygiene, numbering, citations."""
