"""Excel and its like read into sheets of cells: `reading.read_tables` → `grid.TableFile`."""
