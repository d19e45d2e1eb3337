"""A kind of document as one declaration: what it is called, how it is asked for, and what builds it.

Builders are named ("module:function") and found only when a document is made: help and completion read these declarations
too, and must not wait for what sets a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Protocol

from tdkt.documents.jobs import Job, NotMade, NotYetError, Order, Watch
from tdkt.documents.keys import KeyKind
from tdkt.model.records import dataclass, field, replace

if TYPE_CHECKING:
    from tdkt.documents.texts.templates import Templates
    from tdkt.model.issued import IssuedDocument, IssuedKind
    from tdkt.workspace.workspace import Workspace


class Paper(Protocol):
    """A paper of a document: one file or several of one make."""

    def jobs(self, order: Order) -> Sequence[Job | NotMade]:
        """Return the jobs that make it, and which of its files cannot be made; raises NotYetError where none can."""

    def name_for(self, order: Order) -> str:
        """Return the name of its file without the ending."""


@dataclass(frozen=True, slots=True)
class Document:
    """The paper that a builder makes of an `Order`; its file may be named after the subject."""

    builder: str
    file: str | Callable[[Any], str]

    def jobs(self, order: Order) -> list[Job]:
        """Return the one job, which builds nothing before it is its turn."""
        return [Job(order.folder, self.name_for(order), lambda watch: resolve_name(self.builder)(order))]

    def name_for(self, order: Order) -> str:
        """Return the name of its file without the ending."""
        return self.file if isinstance(self.file, str) else self.file(order.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document.

    `name` is what users type and `title` what it is in Vietnamese; `key` tells how one document of the kind is asked for;
    `papers` are what it consists of. Where the kind can be taken apart (`--each`), `papers_each` have a file for each
    recipient; where it is another in a set than alone, `papers_in_set` say so. A set has other kinds as its `members`.

    `issued` says how it stands in the register once it is signed, None for what is never issued; `as_signed` that it is then
    printed from what was signed. `issuable` names what works out which words and which data issuing it writes.
    `numbered_by_register` says that number and date stand in the register alone and are put on what the builder makes;
    `never_issued` why a kind without `issued` is not, where it is more than a paper without a number.
    """

    name: str
    title: str
    key: KeyKind
    papers: tuple[Paper, ...] = ()
    papers_each: tuple[Paper, ...] = ()
    papers_in_set: tuple[Paper, ...] = ()
    members: tuple[DocumentKind, ...] = field(default=(), repr=False)
    issued: IssuedKind | None = None
    issuable: str = ""
    as_signed: bool = False
    numbered_by_register: bool = False
    never_issued: str = ""

    @property
    def name_in_register(self) -> str:
        """What the kind is called as an issued document, "" for what is never issued."""
        return self.issued.name if self.issued else ""

    @property
    def name_of_issued(self) -> str:
        """What the register calls the kind, "" for what is never issued."""
        return self.issued.of if self.issued else ""

    @property
    def is_amended(self) -> bool:
        """Tell whether a document of the kind can be amended, or replaced, once it is issued."""
        return self.issued is not None and (self.issued.is_amended or self.issued.is_replaced)

    def jobs(
        self, workspace: Workspace, key: Any, templates: Templates, *, now: bool = False, each: bool = False
    ) -> Iterator[Job | NotMade]:
        """Yield the jobs that make what `key` names in a workspace without errors, or with `each` a file for each recipient.

        What was issued is made from what was signed, unless the files as they say `now` are asked for. What cannot be made yet is
        yielded as `NotMade` beside what can; where nothing can be made its reason is raised. Raises UsageError where the key names nothing.
        """
        subject = self.key.subject(self._signed(workspace, key, now=now), key)
        # the papers of a set are compared with what was signed too, as they go out together
        order = Order(workspace, subject, self.key.folder(subject), templates, now=now and not self.members)
        found: list[Job | NotMade] = []
        refused: list[NotYetError] = []
        for kind, papers in self._parts(each=each):
            own = kind._order(order, key)
            for paper in papers:
                try:
                    found += (kind._finished(job, own, workspace) for job in paper.jobs(own))
                except NotYetError as error:
                    refused.append(error)
                    found.append(NotMade(paper.name_for(own), str(error)))
        if refused and len(refused) == len(found):
            raise refused[0]
        yield from found

    def refuse_errors(self, workspace: Workspace, key: Any, *, now: bool = False) -> None:
        """Raise InvalidFilesError where a file holds an error: of what was signed, and of a draft that amends it, only one that it is printed from.

        That its own content was changed since it was signed (B101) stops it: whoever changed it may want it printed so. With `now` the files as they are today are
        asked for, whatever was signed.
        """
        from tdkt.documents.refusing import refuse_errors_of

        refuse_errors_of(self, workspace, key, now=now)

    def _signed(self, workspace: Workspace, key: Any, *, now: bool) -> Workspace:
        """Return `workspace` as the document that `key` names was signed, itself where it was not or the files as they say `now` are asked for."""
        if self.issued is None or not self.as_signed or now:
            return workspace
        from tdkt.documents.not_printed import signed_view
        from tdkt.documents.refusing import line_in_register

        known = line_in_register(self, workspace, key)
        return workspace if known is None else signed_view(workspace, known)

    def _finished(self, job: Job | NotMade, order: Order, today: Workspace) -> Job | NotMade:
        """Return `job` with number and date on its paper, and with notes: of what its stored copy lacks, of files that hold errors
        `today`, and of where it says something else than when it was signed."""
        numbered = self._numbered(job, order.issued)
        if order.now or order.issued is None or isinstance(numbered, NotMade):
            return numbered
        from tdkt.documents.not_printed import taken_back_note
        from tdkt.documents.old_copies import changed_note, lacking_note, with_notes

        issued = order.issued
        of_copy = (lacking_note(order.workspace, issued), taken_back_note(today, issued))
        said = of_copy if self.as_signed else ()

        def make(watch: Watch) -> Any:
            made: Any = numbered.make(watch)
            notes = (changed_note(made, numbered.name, today, issued), *said)
            return with_notes(made, tuple(note for note in notes if note))

        return replace(numbered, make=make)

    def _numbered(self, job: Job | NotMade, issued: IssuedDocument | None) -> Job | NotMade:
        """Return `job` with number and date of the register on its paper, where these stand nowhere else."""
        if not self.numbered_by_register or issued is None or isinstance(job, NotMade):
            return job

        def make(watch: Watch) -> Any:
            from tdkt.documents.page.assembling import numbered

            made: Any = job.make(watch)  # what has a number is an OfficialDocument
            return numbered(made, issued)

        return replace(job, make=make)

    def _parts(self, *, each: bool) -> list[tuple[DocumentKind, tuple[Paper, ...]]]:
        """Return the papers that are made together, under the kind that each belongs to."""
        if self.members:
            return [(member, member.papers_in_set or member.papers) for member in self.members]
        return [(self, self.papers_each if each else self.papers)]

    def _order(self, order: Order, key: Any) -> Order:
        """Return `order` for a document of this kind: with its line in the register, and the workspace as it was signed."""
        if self.issued is None:
            return order
        from tdkt.documents.not_printed import view_of_draft
        from tdkt.documents.refusing import line_in_register
        from tdkt.model.issued import Amendment

        known = line_in_register(self, order.workspace, key)
        if known is None and isinstance(order.subject, Amendment):
            workspace = view_of_draft(order.workspace, *order.subject.amended)
        else:
            workspace = self._signed(order.workspace, key, now=order.now)
        if workspace is order.workspace:
            return replace(order, issued=known)
        return replace(order, workspace=workspace, subject=self.key.subject(workspace, key), issued=known)
