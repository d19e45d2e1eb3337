"""What a plan promises in figures outside the units' own parts: in sections by field, in tables, in annexes.

The sentence stays where it is printed; its targets are followed in the file of the unit that answers for it, in a movement
that is not printed a second time. Which unit that is the text seldom says: then it is the standing unit, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.answerable import answerable
from tdkt.adoption.reading.read_plan import Doubt, ReadBlock, ReadPlan, ReadSection, ReadTable, Said
from tdkt.adoption.reading.unit_names import OFFICE, unit_name, without_ward
from tdkt.model.organization import Organization, Unit
from tdkt.model.records import dataclass, field, replace
from tdkt.model.text import spelling_key, upper_first
from tdkt.planning.proposals.proposed import Proposed
from tdkt.planning.proposals.sentences import propose
from tdkt.planning.proposals.tables import propose_table, units_named

_BACKGROUND = re.compile(
    r"(?i)đặc điểm|tình hình(?! mới)|đánh giá|kết quả (?:thực hiện|đạt được|nổi bật|năm)|^kết quả$|khái quát|thực trạng|hạn chế|tồn tại|ưu điểm|nguyên nhân"
    r"|thuận lợi|khó khăn|bối cảnh|những việc đã làm"
)
_AHEAD = re.compile(r"(?i)mục tiêu|nhiệm vụ|chỉ tiêu|phương hướng|giải pháp|nội dung thi đua|kế hoạch")
"""What a title says that looks ahead, also where it speaks of the past ("Đánh giá kết quả và nhiệm vụ năm 2026")."""
_SPAN_OF_TIME = re.compile(r"(?i)^\W*(?:đợt|giai đoạn|thời gian)\b.*\bngày\b")
"""Says when, promises nothing ("Đợt 1: từ ngày 01/01 đến ngày 30/6/2026")."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one place of the plan promises, for one unit; `is_guess` where only tdkt says that it is this unit's."""

    title: str
    unit: str
    proposed: tuple[Proposed, ...]
    is_guess: bool
    said: str = ""
    """Who answers for it in the words of the file, where no unit is called so."""


@dataclass(frozen=True, slots=True)
class _Promise:
    title: str
    unit: str
    proposed: Proposed
    said: str = ""
    """Who answers for it in the words of the file."""


@dataclass(frozen=True, slots=True)
class FoundInPlan:
    """The promises outside the units' parts, and what of their places is in doubt."""

    measured: tuple[Measured, ...]
    doubts: tuple[Doubt, ...]


def measured(plan: ReadPlan, year: int, organization: Organization) -> FoundInPlan:
    """Return the promises outside the units' parts, those of one place and one unit together."""
    standing = organization.standing_unit or organization.units[0].id
    found: dict[tuple[str, str, bool, str], list[Proposed]] = {}
    search = _Search(year, organization)
    for promise in search.promises(plan):
        said = "" if promise.unit else promise.said
        key = promise.title, promise.unit or standing, not promise.unit, said
        found.setdefault(key, []).append(promise.proposed)
    made = tuple(
        Measured(title, unit, tuple(proposed), is_guess, said)
        for (title, unit, is_guess, said), proposed in found.items()
    )
    return FoundInPlan(made, tuple(search.doubts))


@dataclass(frozen=True, slots=True)
class _Search:
    """One pass over a plan; `doubts` are of sentences that stay as they are."""

    year: int
    organization: Organization
    doubts: list[Doubt] = field(default_factory=list)

    def promises(self, plan: ReadPlan) -> Iterator[_Promise]:
        for section in plan.sections:
            yield from self._of_section(section, "")
        for annex in plan.annexes:
            title = annex.title.text if annex.title else annex.heading.text or "Phụ lục"
            yield from self._of_blocks(annex.body, title)
            for section in annex.sections:
                yield from self._of_section(section, title)

    def _of_section(self, section: ReadSection, above: str) -> Iterator[_Promise]:
        title = section.title.text if section.title else above
        if section.title and _BACKGROUND.search(title) and not _AHEAD.search(title):
            self._pass_over(section, section.title)
            return
        heading = section.title or section.text
        owner = self._owner(heading.text) if heading else None
        if owner is None and section.title:
            owner = self._unit_called(unit_name(title))
        for promise in self._in_section(section, title):
            yield promise if promise.unit or owner is None else replace(promise, unit=owner.id)

    def _pass_over(self, section: ReadSection, title: Said) -> None:
        """Note a section that tells what was: its figures are no promises, unless somebody says so."""
        before = len(self.doubts)
        many = sum(1 for _ in self._in_section(section, title.text))
        del self.doubts[before:]
        if many:
            self.doubts.append(
                Doubt(
                    f"Mục “{title.text}” nói về tình hình, kết quả đã qua; {many} câu, dòng ở đó có số liệu: có phải chỉ tiêu không?",
                    ("không", "có: ghi câu, measure vào một phong trào unprinted ở movements/"),
                    "không",
                    "theo tiêu đề của mục",
                    title.lines,
                )
            )

    def _in_section(self, section: ReadSection, title: str) -> Iterator[_Promise]:
        heading = section.text or section.title
        if heading and not heading.text.isupper():
            yield from self._of_sentence(heading, title)
        yield from self._of_blocks(section.body, title)
        for inner in section.sections:
            yield from self._of_section(inner, title)

    def _of_blocks(self, blocks: Sequence[ReadBlock], title: str) -> Iterator[_Promise]:
        for block in blocks:
            if isinstance(block, ReadTable):
                yield from self._of_table(block, title)
            else:
                yield from self._of_sentence(block.said, title)

    def _of_table(self, table: ReadTable, title: str) -> Iterator[_Promise]:
        rows = [
            [text for cell in row for text in (cell.text, *[""] * (cell.columns - 1))] for row in table.rows
        ]
        for row in propose_table(rows, year=self.year, organization=self.organization) or ():
            if not row.proposed.targets:
                lines = [
                    line
                    for cell in table.rows[min(row.row, len(table.rows) - 1)]
                    for said in cell.paragraphs
                    for line in said.lines
                ]
                self._doubt(row.proposed, tuple(lines))
                continue
            units = units_named(row.unit_words, self.organization) or self._called(row.unit_words)
            own = units[0] if units else row.proposed.targets[0].unit
            group = upper_first(row.group.lower()) if row.group.isupper() else row.group
            yield _Promise(group or title, own, row.proposed, row.unit_words)

    def _of_sentence(self, said: Said, title: str) -> Iterator[_Promise]:
        text = said.text
        if _SPAN_OF_TIME.match(text):
            return
        proposed = propose(text, year=self.year, organization=self.organization)
        if not proposed.targets:
            self._doubt(proposed, said.lines)
            return
        owner = self._owner(text)
        own = proposed.targets[0].unit or (owner.id if owner else "")
        yield _Promise(title, own, proposed, "" if own else ", ".join(answerable(text)))

    def _doubt(self, proposed: Proposed, lines: tuple[int, ...]) -> None:
        """Note figures of which no measure is made: the sentence stays, and whoever reads the plan decides."""
        for doubt in proposed.doubts:
            self.doubts.append(
                Doubt(
                    doubt.question,
                    (
                        "là nhiệm vụ, không tính",
                        "là chỉ tiêu: ghi câu, measure vào một phong trào unprinted ở movements/",
                    ),
                    "là nhiệm vụ, không tính",
                    "chưa đọc được thành cách đo",
                    lines,
                )
            )

    def _called(self, words: str) -> tuple[str, ...]:
        found = self._unit_called(unit_name(words))
        return (found.id,) if found else ()

    def _unit_called(self, name: str) -> Unit | None:
        found = self.organization.unit_called(name) or self.organization.unit_called(without_ward(name))
        if found is None and spelling_key(name) == OFFICE:
            offices = [
                unit for unit in self.organization.units if spelling_key(unit.name).startswith(f"{OFFICE} ")
            ]
            found = offices[0] if len(offices) == 1 else None
        return found

    def _owner(self, text: str) -> Unit | None:
        """Return the first unit that a sentence makes answer for it."""
        return next(filter(None, map(self._unit_called, answerable(text))), None)
