"""Word files with tags that a ward draws itself: opened with distrust, proved before use, filled, joined page by page."""
