"""Word files of any office held against the decree on official documents (NĐ 30/2020)."""
