"""`findings_html`: files with what was found in them as one page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from tdkt.conformity.finding import Finding, Spot
from tdkt.conformity.page.marks import spotted
from tdkt.conformity.page.writing import Writer
from tdkt.conformity.run import Examined
from tdkt.documents.page.web import allowing_hash, web_templates
from tdkt.model.diagnostic import Severity
from tdkt.model.records import dataclass
from tdkt.office.word.blocks import Block, Paragraph, Place, paragraphs_of
from tdkt.resources import resource_folder

_NAME = "kiem-tra-the-thuc"
_ROW, _ROW_OF_NOTE = 85, 40
"""Letters of a row of text, of a note."""
_LISTED = 12
SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it is told beside the text. `places` are the ids of its marks with the words of each place."""

    number: int
    finding: Finding
    severity: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Blocks of the file with the notes that stand beside them."""

    text: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """A file on the page: its strips, the notes that are about the pages as a whole, and all of them."""

    name: str
    kind: str
    told: tuple[str, ...]
    counts: str
    whole: tuple[Note, ...]
    strips: tuple[Strip, ...]
    notes: tuple[Note, ...]


def findings_html(name: str, found: Examined) -> str:
    """Return the page of one file; whatever stands in the file is text on it, never markup."""
    spots = spotted(found.findings)
    writer = Writer(spots)
    notes = tuple(_notes(found.findings))
    page = _page(name, found, notes, writer)
    style = (resource_folder("templates") / f"{_NAME}.css").read_text(encoding="utf-8") + writer.style
    return web_templates().get_template(f"{_NAME}.html.j2").render(
        page=page, style=Markup(style), style_hash=allowing_hash(style)
    )  # fmt: skip


def _notes(findings: Sequence[Finding]) -> Iterator[Note]:
    for number, finding in enumerate(findings, 1):
        places = tuple(
            (f"m{number}" if ordinal == 1 else f"m{number}-{ordinal}", _where(spot))
            for ordinal, spot in enumerate(finding.spots, 1)
        )
        yield Note(number, finding, SEVERITIES[finding.severity], places)


def _where(spot: Spot) -> str:
    return f"trang {spot.page}, {spot.place.words}" if spot.page else spot.place.words


def _page(name: str, found: Examined, notes: tuple[Note, ...], writer: Writer) -> FilePage:
    of_block = {place: at for at, block in enumerate(found.word.blocks) for place in _places(block)}
    beside: dict[int | None, list[Note]] = {}
    for note in notes:
        at = None if note.finding.spot is None else of_block.get(note.finding.spot.place)
        beside.setdefault(at, []).append(note)
    strips = tuple(_strips(found.word.blocks, beside, writer))
    document = found.document
    counts = Counter(finding.severity for finding in found.findings)
    said = ", ".join(f"{counts[level]} {word}" for level, word in SEVERITIES.items() if counts[level])
    return FilePage(
        name,
        document.kind.name if document.kind else "",
        found.notes,
        said or ("không xét" if document.not_judged else "không thấy chỗ nào sai thể thức"),
        tuple(beside.get(None, ())),
        strips,
        notes,
    )


def _strips(
    blocks: Sequence[Block], beside: Mapping[int | None, Sequence[Note]], writer: Writer
) -> Iterator[Strip]:
    """Yield the text in strips, each about as high as its notes, so that neither waits for the other."""
    text, notes, height = Markup(""), list[Note](), 0
    for at, block in enumerate(blocks):
        new = beside.get(at, ())
        if new and text and height >= 0:
            yield Strip(text, tuple(notes))
            text, notes, height = Markup(""), [], 0
        text += writer.block(block)
        notes += new
        height += _height(block) - sum(map(_height_of_note, new))
    if text:
        yield Strip(text, tuple(notes))


def _height(block: Block) -> int:
    """Return about how many rows of text a block has; the cells of a table's row stand beside each other."""
    if isinstance(block, Paragraph):
        return 1 + len(block.text) // _ROW
    return sum(
        max((sum(map(_height, cell.blocks)) for cell in row.cells if not cell.continues), default=0)
        for row in block.rows
    )


def _height_of_note(note: Note) -> int:
    said = (note.finding.message, note.finding.cure, " ".join(words for _, words in note.places[1:_LISTED]))
    return 2 + sum(1 + len(words) // _ROW_OF_NOTE for words in said if words)


def _places(block: Block) -> Iterator[Place]:
    for paragraph in paragraphs_of([block]):
        yield paragraph.place
