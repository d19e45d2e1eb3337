"""Measure `tdkt check` on documents whose faults are known: `python benchmarks/conformity.py [--all] [--only WORD]`.

    python benchmarks/conformity.py                  # the decree's specimens in every typing, and every planted fault
    python benchmarks/conformity.py --files FOLDER   # beside them, files that are right: what is found in them is false

Prints the share of planted faults that are found (goal: at least 95 %), by typing, with those that are missed; and what is found on
documents that are right, by code (goal: at most one for three pages).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "tests"))

from official_documents.faults import FAULTS, Fault  # noqa: E402
from official_documents.typed import document, documents  # noqa: E402
from official_documents.writing import TYPINGS, docx_of  # noqa: E402
from tdkt.conformity.finding import Finding  # noqa: E402
from tdkt.conformity.run import examined  # noqa: E402
from tdkt.errors import UserError  # noqa: E402
from tdkt.office.word.blocks import paragraphs_of  # noqa: E402

_LETTERS_A_PAGE = 2_300
FOUND_GOAL, FALSE_GOAL = 95, "1 / 3"


@dataclass(slots=True)
class Result:
    """What came of all runs."""

    found: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Findings that a planted fault brings along and that are not it, by fault."""
    false: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pages: int = 0

    def told_false(self) -> int:
        """How many findings there are on documents that are right."""
        return sum(map(len, self.false.values()))


def clean(result: Result, files: Iterable[tuple[str, bytes]]) -> None:
    """Examine files that are right."""
    for name, data in files:
        try:
            found = examined(data)
        except UserError as error:
            print(f"{name}: {error}")
            continue
        letters = sum(len(paragraph.text) for paragraph in paragraphs_of(found.word.blocks))
        result.pages += max(1, round(letters / _LETTERS_A_PAGE))
        for finding in found.findings:
            result.false[finding.code].append(f"{name}: {_said(finding)}")


def planted(result: Result, only: str) -> None:
    """Plant every fault in every typing that can have it."""
    for fault in FAULTS:
        if only not in fault.name:
            continue
        for typing in fault.typings or TYPINGS:
            _plant(result, fault, typing)


def _plant(result: Result, fault: Fault, typing: str) -> None:
    right = document(fault.where)
    before = {(finding.code, finding.component) for finding in examined(docx_of(right, typing)).findings}
    after = examined(docx_of(fault.edit(right), typing)).findings
    new = [finding for finding in after if (finding.code, finding.component) not in before]
    hits = [finding for finding in new if finding.code.startswith(fault.codes)]
    result.planted[typing] += 1
    result.found[typing] += bool(hits)
    if not hits:
        result.missed[fault.name].append(typing)
    for finding in new:
        if finding not in hits:
            result.beside[fault.name].append(f"{typing}: {_said(finding)}")


def _specimens() -> Iterator[tuple[str, bytes]]:
    for typed in documents():
        for typing in TYPINGS:
            yield f"{typed.name} ({typing})", docx_of(typed, typing)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*.docx")):
        yield str(file.relative_to(folder)), file.read_bytes()


def _said(finding: Finding) -> str:
    spot = finding.spot
    return f"{finding.code} {finding.message}" + (f" [{spot.excerpt}]" if spot else "")


def _print(result: Result, *, whole: bool) -> None:
    for name, missed in result.missed.items():
        print(f"missed  {name}: {', '.join(missed)}")
    if whole:
        for name, others in result.beside.items():
            for other in others:
                print(f"beside  {name}: {other}")
    for code, false in sorted(result.false.items()):
        print(f"false   {code}: {len(false)}")
        for one in false if whole else false[:3]:
            print(f"          {one}")
    for typing in TYPINGS:
        print(f"{typing:8} {result.found[typing]:4} of {result.planted[typing]:4} planted faults found")
    total = result.planted.total()
    if total:
        print(
            f"planted  {result.found.total()} of {total}: {result.found.total() * 100 // total} % (goal: {FOUND_GOAL} %)"
        )
    if result.pages:
        print(
            f"clean    {result.told_false()} findings on {result.pages} pages (goal: at most {FALSE_GOAL} pages)"
        )


def main() -> int:
    """Run it; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="faults whose name has this in it")
    parser.add_argument("--files", type=Path, help="a folder of files that are right")
    parser.add_argument("--all", action="store_true", help="print every finding")
    chosen = parser.parse_args()
    result = Result()
    clean(result, _specimens())
    if chosen.files:
        clean(result, _files(chosen.files))
    planted(result, chosen.only)
    _print(result, whole=chosen.all)
    total = result.planted.total()
    good = result.found.total() * 100 >= FOUND_GOAL * total and result.told_false() * 3 <= result.pages
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
