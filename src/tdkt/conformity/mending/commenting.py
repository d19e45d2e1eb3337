"""`commented`: a copy of a Word file with every finding as a comment where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.conformity.finding import Finding, Spot
from tdkt.model.diagnostic import Severity
from tdkt.office.word.blocks import paragraphs_of
from tdkt.office.word.editing.comments import Comments
from tdkt.office.word.editing.edited import EditedWord

if TYPE_CHECKING:
    from tdkt.conformity.run import Examined
    from tdkt.office.word.blocks import Place

AUTHOR = "tdkt"
_LABEL = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


def commented(data: bytes, found: Examined) -> bytes:
    """Return the .docx `data`, of which `found` is what the checks say, with the findings as comments; raises UserError as `read_word`.

    What holds of neighbouring paragraphs is one comment over all of them; where it comes again, the comment only names it.
    """
    word = EditedWord(data)
    comments = Comments(word, AUTHOR, AUTHOR)
    texts = {paragraph.place: paragraph.text for paragraph in paragraphs_of(found.word.blocks)}
    for finding in found.findings:
        if not finding.spots:
            comments.add_at_beginning(_lines(finding))
        for number, stretch in enumerate(_stretches(finding.spots, word)):
            said = _again(finding) if number else _lines(finding)
            comments.add(
                [(spot.place, texts.get(spot.place, ""), spot.start, spot.end) for spot in stretch], said
            )
    return word.data()


def _lines(finding: Finding) -> list[str]:
    lines = [f"{_head(finding)}: {finding.message}"]
    if finding.cure:
        lines.append(f"Cách sửa: {finding.cure}")
    if finding.rule.source:
        lines.append(f"Căn cứ: {finding.rule.source}.")
    return lines


def _again(finding: Finding) -> list[str]:
    return [f"{_head(finding)}: {finding.message}"]


def _head(finding: Finding) -> str:
    return f"{finding.code} ({_LABEL[finding.severity]})"


def _stretches(spots: tuple[Spot, ...], word: EditedWord) -> Iterator[list[Spot]]:
    """Yield the spots of neighbouring paragraphs together."""
    stretch: list[Spot] = []
    for spot in spots:
        if stretch and not _follows(stretch[-1].place, spot.place, word):
            yield stretch
            stretch = []
        stretch.append(spot)
    if stretch:
        yield stretch


def _follows(before: Place, place: Place, word: EditedWord) -> bool:
    """Tell whether two places are one paragraph, or two of one cell or of the body of which nothing stands between."""
    if before == place:
        return True
    one, two = word.written(before), word.written(place)
    return one is not None and two is not None and one.node.getnext() is two.node
