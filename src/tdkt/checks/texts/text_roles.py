"""What a text is on the page, which decides the rules that it has to follow."""

from __future__ import annotations

from enum import StrEnum

from tdkt.model.place import Origin, Step


class Role(StrEnum):
    """The roles of texts; a RECORD (a name, a past award) is spelt as its bearer or its time spelt it."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    ITEM = "item"
    SUBJECT = "subject"
    NUMBER = "number"
    RECIPIENT = "recipient"
    NAME = "name"
    RECORD = "record"
    NOTE = "note"


Found = tuple[str | None, Role, Origin, tuple[Step, ...]]
"""A text (None where the file gives none), its role, and the path below an origin at which it stands."""
