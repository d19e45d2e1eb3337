"""Files of Word and Excel as offices make them, read into plain values: nothing here knows of plans or awards."""
