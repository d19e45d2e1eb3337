"""What is asked of a document, and the jobs that come of it: a file each, made when somebody waits for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tdkt.errors import UserError
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass, field

if TYPE_CHECKING:
    from tdkt.documents.page.written import Paper
    from tdkt.documents.texts.templates import Templates
    from tdkt.model.issued import IssuedDocument
    from tdkt.workspace.workspace import Workspace

_T = TypeVar("_T")


class Watch(Protocol):
    """Goes through what there is to do, showing whoever waits how far it is."""

    def __call__(self, items: Sequence[_T], /) -> Iterable[_T]:
        """Yield `items`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a document is made from.

    `subject` is what the user's key names (a period, an amendment, the case of a batch) and `folder` where its documents go
    below build/. `issued` is the document's line in the register, None for a draft: the `workspace` is then as it was signed,
    where the kind is printed like that and the files as they say `now` are not asked for. `replaces` cites the issued paper
    that this one replaces, with the reason, "" where it replaces none. `today` is the day on which it is asked.
    """

    workspace: Workspace
    subject: Any
    folder: str
    templates: Templates
    issued: IssuedDocument | None = None
    now: bool = False
    replaces: str = ""
    today: datetime.date = field(default_factory=datetime.date.today)

    def law_day(self, year: int, not_before: datetime.date) -> datetime.date:
        """Return the day whose law a draft of `year` cites that says no day of its own.

        It is to be signed soon, so it is today; of a year that is over it is the last day, of one to come the first. A document that
        goes back to another one is never older than that.
        """
        of_year = division_of(year)
        return max(not_before, min(max(self.today, of_year.first_day), of_year.last_day))


@dataclass(frozen=True, slots=True)
class Job:
    """A document that can be made: `folder` under build/, `name` of the file without its ending, and how to make it.

    `make` takes a `Watch` for a paper with many pages of its own (certificates).
    """

    folder: str
    name: str
    make: Callable[[Watch], Paper]


class NotYetError(UserError):
    """A paper cannot be made as things stand; in a set of papers it is said and left out."""


@dataclass(frozen=True, slots=True)
class NotMade:
    """A paper of a set that cannot be made as things stand: `name` of its file and why."""

    name: str
    reason: str
