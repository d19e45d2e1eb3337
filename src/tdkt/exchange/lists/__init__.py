"""Lists that offices keep in Excel (people, collectives, thôn, households) taken into the workspace.

`table.py` finds head and rows, `kinds.py` says which lists there are, `taking.py` reads a file against the workspace.
"""
