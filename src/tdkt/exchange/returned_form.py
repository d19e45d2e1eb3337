"""A returned form while it is being read: what every part of the reading needs."""

from __future__ import annotations

from tdkt.exchange.form import Form, FormRow
from tdkt.exchange.form_sheets import Answers, Sheet, find_sheet
from tdkt.exchange.form_words import FormWords
from tdkt.exchange.hidden_sheet import Printed
from tdkt.model.records import dataclass
from tdkt.office.tables.grid import Grid


@dataclass(frozen=True, slots=True)
class Returned:
    """The sheets that came back, the form that was asked, the words it was printed with, and what has been read so far."""

    grids: tuple[Grid, ...]
    form: Form
    printed: Printed
    answers: Answers

    @property
    def words(self) -> FormWords:
        """The heads and labels by which the sheets are read."""
        return self.printed.words

    def text(self, row: FormRow) -> str:
        """Return the text of a target as it was printed."""
        return self.printed.targets[row.target.id][0]

    def find(self, title: str, heads: tuple[str, ...], *, beside: tuple[str, ...] = ()) -> Sheet | None:
        """Return the sheet with `heads` (`form_sheets.find_sheet`)."""
        return find_sheet(self.grids, title, heads, self.answers, id_head=self.words.id, beside=beside)
