"""What a target can be: one module a type, each with all that sets the type apart.

A module holds one `MeasureKind` (`kind.py` says what each part means): the fields that a unit fills in and the words
beside them, how figures become a value, how the value is judged and looked ahead from, and how all of that is said.
A type that is a number with a threshold starts from `threshold.py`, one that asks every member from `members.py`.
Elsewhere nothing asks for a measure's type: it asks `registry.kind_of(measure)`.
"""
