"""The page that says what each sentence of plan 40/KH-UBND does leaves none out and names only what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tdkt.documents.kinds import KINDS

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "ke-hoach-40-tung-cau.md").read_text(encoding="utf-8")
YEAR = REPOSITORY / "plans" / "2026"
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| ")
]


def loaded(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def sentences(sections: list[Any]) -> Iterator[str]:
    for section in sections:
        yield from [section["text"]] if "text" in section else []
        yield from (*section.get("paragraphs", ()), *section.get("items", ()))
        yield from sentences(section.get("sections", []))


def test_every_sentence_outside_of_the_units_parts_has_a_row() -> None:
    plan = loaded(YEAR / "plan.yaml")
    printed = [*plan["preamble"], *sentences(plan["sections"]), *plan["closing"]]
    said = [row[0] for row in ROWS if len(row) == 3]
    without = [text for text in printed if not any(text.startswith(words) for words in said)]
    assert without == []
    begins = [words for words in said if sum(text.startswith(words) for text in printed) > 1]
    assert begins == []


def test_every_target_and_task_has_its_row_and_no_other() -> None:
    there = [
        name
        for path in sorted((YEAR / "movements").glob("*.yaml"))
        for movement in loaded(path)["movements"]
        for item in movement["items"]
        for name in (
            item.get("task"),
            item.get("target"),
            *(one["target"] for one in item.get("targets", ())),
        )
        if name
    ]
    named = [name for row in ROWS if len(row) == 4 for name in re.findall(r"`([\w.-]+)`", row[2])]
    assert sorted(named) == sorted(there)


def test_every_command_is_one() -> None:
    rendered = set(re.findall(r"`tdkt render ([\w-]+)", PAGE))
    assert rendered <= set(KINDS)
    commands = set(re.findall(r"`tdkt ((?:new|awards) [\w-]+|[\w-]+)", PAGE))
    listing = "".join(
        (REPOSITORY / "src" / "tdkt" / "cli" / name).read_text(encoding="utf-8")
        for name in ("app.py", "new.py", "awards/app.py")
    )
    missing = [one for one in commands if f'"{one.split()[-1]}"' not in listing]
    assert missing == []
