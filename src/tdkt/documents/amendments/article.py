"""What an article of an amendment is: the sentence that says what is done, and the new words in full."""

from __future__ import annotations

from tdkt.documents.page.blocks import Table
from tdkt.model.records import dataclass


class Title(str):
    """A title among new words, as the document prints it: bold, in capitals where its level is."""


class CentredTitle(Title):
    """One that stands in the middle, as the number and title of a phần, a chương, a phụ lục do."""


Texts = tuple[str | Table, ...]
"""New words as paragraphs, and the tables among them."""


@dataclass(frozen=True, slots=True)
class Article:
    """One point of an amendment: the sentence that says what is done, and the new words in full.

    `whole` tells that the texts are paragraphs of one passage (a Điều, a phong trào with its items), in quotes from the first word
    to the last.
    """

    lead: str
    texts: Texts = ()
    whole: bool = False


Placed = tuple[int, Article]
"""An article with its place in the document that is amended."""
TITLE, BASIS, END, ANNEXES = -2, -1, 10**6, 2 * 10**6
"""Where articles stand that are about no sentence of the body: what is printed above it, below it, in the annexes."""
