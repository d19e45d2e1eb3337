"""What the registry of documents is made of: a kind, the jobs it yields, and what cannot be made yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tdkt.documents.page.written import Paper
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.texts.templates import Templates

_T = TypeVar("_T")


class Watch(Protocol):
    """Goes through what there is to do, showing whoever waits how far it is."""

    def __call__(self, items: Sequence[_T], /) -> Iterable[_T]:
        """Yield `items`."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document that can be made: `folder` under build/, `name` of the file without its ending, and how to make it.

    `make` takes a `Watch` for a paper with many pages of its own (certificates).
    """

    folder: str
    name: str
    make: Callable[[Watch], Paper]


@dataclass(frozen=True, slots=True)
class NotMade:
    """A paper of a set that cannot be made as things stand: `name` of its file and why."""

    name: str
    reason: str


Jobs = Callable[[Workspace, Any, "Templates"], Iterator[Job | NotMade]]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    `read_key` turns the user's key ("2026", "2026-Q1", a batch) into what `jobs` takes, or raises UsageError; `jobs` yields what is to be
    made of a workspace without errors, worded by `Templates`. `jobs_each` yields it with a file for
    each recipient, where a kind can be taken apart like that. Where `jobs` prints what was issued as it was signed, `jobs_now` prints
    it as the files say now.
    """

    name: str
    title: str
    key_example: str
    read_key: Callable[[str], Any]
    jobs: Jobs
    jobs_each: Jobs | None = None
    jobs_now: Jobs | None = None
