"""The proof that nothing was lost: the adopted plan, printed, says the sentences of the file in their order.

Compared are the words as the file has them (not what the reading made of them) with those of the document that tdkt would
print. Only numbers, bullets, end marks, capitals and what was told as tidied may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from tdkt.adoption.reading.accounts import Role, every_said
from tdkt.adoption.reading.basis import WORD
from tdkt.adoption.reading.foot import DEGREE
from tdkt.adoption.reading.read_plan import ReadPlan, Said
from tdkt.documents.page.blocks import Block, OfficialDocument, Table, plain_text
from tdkt.documents.page.wording import appendix_heading, attached_note
from tdkt.model.marks import typed_mark
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling

_COMPARED = {
    Role.TITLE, Role.BASIS, Role.PREAMBLE, Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.TABLE, Role.UNIT, Role.MOVEMENT,
    Role.MOVEMENT_ITEM, Role.CLOSING, Role.ANNEX, Role.RECIPIENT, Role.ARCHIVE,
}  # fmt: skip
_FOOT = {Role.RECIPIENT, Role.ARCHIVE}
_BULLET = re.compile(r"^[-–—+•*·●○▪■►✓\s]+")
_END = re.compile(r"[\s.;,:!/\-–]+$")


@dataclass(frozen=True, slots=True)
class Difference:
    """Sentences of the file (`lost`) in whose place the printed plan says others (`instead`)."""

    lost: tuple[str, ...]
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many sentences were compared and where the two say different things; what is only `added` loses nothing."""

    sentences: int
    differences: tuple[Difference, ...]
    added: tuple[str, ...] = ()
    signed: tuple[str, str] | None = None
    """The signature in the file and as it is printed, where the two differ: who signs is data, not a sentence."""


def compared(plan: ReadPlan, document: OfficialDocument) -> Comparison:
    """Return the comparison of the file with the printed plan."""
    of_file, printed = list(_of_file(plan)), list(_printed(document))
    left, right = [_key(text) for text in of_file], [_key(text) for text in printed]
    differences: list[Difference] = []
    added: list[str] = []
    for tag, first, last, start, stop in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        more = _beyond("".join(left[first:last]), right[start:stop])
        if more is None:
            differences.append(Difference(tuple(of_file[first:last]), tuple(printed[start:stop])))
        else:
            added += printed[stop - more : stop]
    return Comparison(len(of_file), tuple(differences), tuple(added), _signed(plan, document))


def _beyond(lost: str, printed: Sequence[str]) -> int | None:
    """Return how many texts at the end of `printed` go beyond `lost`, which the others say together; None where they do not."""
    said = ""
    for number, text in enumerate(printed):
        if said == lost:
            return len(printed) - number
        said += text
    return 0 if said == lost else None


def _signed(plan: ReadPlan, document: OfficialDocument) -> tuple[str, str] | None:
    if plan.foot.signature is None or document.signature is None:
        return None
    words = {line.number: line.words for line in plan.lines}
    lines = [words[number] for said in plan.foot.signature.lines for number in said.lines]
    of_file = " ".join([*lines[:-1], DEGREE.sub("", lines[-1])])
    printed = " ".join(
        [
            *document.signature.authority_lines,
            *document.signature.other_posts,
            document.signature.name,
        ]
    )
    return None if _key(of_file) == _key(printed) else (of_file, printed)


def _of_file(plan: ReadPlan) -> Iterator[str]:
    """Yield the sentences of the file, in the order of the file but for the foot, whose columns each office sets as it likes."""
    words = {line.number: line.words for line in plan.lines}
    found = [(role, said) for role, _, said in every_said(plan) if role in _COMPARED and said.lines]
    body = sorted((said for role, said in found if role not in _FOOT), key=lambda said: said.lines[0])
    last = max((said.lines[0] for role, said in found if role is Role.CLOSING), default=0)
    before = [said for said in body if not last or said.lines[0] <= last]
    after = body[len(before) :]
    foot = [said for role, said in found if role in _FOOT]
    yield from _texts(plan, words, (*before, *foot))
    yield from _texts(plan, words, after)


def _texts(plan: ReadPlan, words: Mapping[int, str], said_ones: Iterable[Said]) -> Iterator[str]:
    cited = {id(basis.said) for basis in plan.legal_basis if basis.said.mark}
    for said in said_ones:
        text = " ".join(words[number] for number in said.lines)
        if said is plan.head.title and plan.head.kind:
            text = text.removeprefix(plan.head.kind.text)
        text = text.removeprefix(said.mark).strip() if said.mark else text
        # "Căn cứ:" and a list: each item is printed with the word that stands once above the list.
        yield f"{WORD} {text}" if id(said) in cited and not text.startswith(WORD) else text


def _printed(document: OfficialDocument) -> Iterator[str]:
    yield document.subject
    yield from document.legal_basis
    yield from _blocks(document.blocks)
    yield from document.recipients
    yield f"Lưu: {document.archive}"
    for appendix in document.appendices:
        yield appendix_heading(appendix)
        yield appendix.title
        if appendix.attached_to:
            yield attached_note(appendix)
        for block in appendix.blocks:
            for text in _blocks((block,)):
                mark = None if isinstance(block, Table) else typed_mark(text)
                yield text[mark[1] :] if mark else text


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from filter(None, map(plain_text, row))
        else:
            yield plain_text(block.spans)


def _key(text: str) -> str:
    """Return what two sentences have in common that differ only in what may differ."""
    text = _BULLET.sub("", text)
    bare = re.sub(r"[\s*|/:,;]+", "", one_spelling(_END.sub("", text)))
    return bare.casefold()
