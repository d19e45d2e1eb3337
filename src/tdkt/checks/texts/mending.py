"""Slips that have exactly one right mend, mended in the text of their files: `tdkt validate --fix`.

Mended is what `hygiene` finds and what needs no judgement: doubled spaces (T701), a final mark (T703), typewriter quotes (T704),
decomposed letters (T705), a word that the ward's file spells otherwise (T706), words that the
decree writes in one form (T713-T715, T717); and of `numbering` a letter typed before a title or
sentence (N801). The characters themselves are exchanged where they stand, so comments and layout stay. Never a number,
never a file that an issued document holds, nor one of a plan that has number and date; a text whose characters cannot be told apart in the file (several lines, escapes)
is left to its author.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from tdkt.checks.texts import slips
from tdkt.checks.texts.numbering import typed_number
from tdkt.checks.texts.official_forms import STOPPED_TITLE, forms, stopped
from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.checks.texts.text_roles import Role
from tdkt.checks.texts.tone_places import Words, right_spelling
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass, field
from tdkt.workspace.issued import all_issued, held_files
from tdkt.workspace.workspace import Workspace, with_files

_PASSES = 4
"""A mend may bring the next one to light (a space before the place of a final mark); more passes than that find nothing."""
_ENDS_WITH_A_MARK = frozenset({Role.PARAGRAPH, Role.SENTENCE, Role.ITEM})
_LETTERED = frozenset({Role.TITLE, Role.SENTENCE, Role.ITEM})
_LETTER = re.compile(r"[a-zđ]\)\s*")
"""A typed figure is left alone: it may be one that belongs to the sentence."""
_CUT_OFF = re.compile(
    r"(?:^|\s)(?:và|hoặc|của|các|những|cho|với|là|để|theo|về|từ|trong|đến|do|tại|ở|bằng|như|mà|khi|nếu)\W*$",
    re.IGNORECASE,
)
"""How a sentence ends that has lost its end: a full stop there would hide that."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The new texts of the files that were mended, by file how many places of each rule, and the files left alone since they were
    signed."""

    texts: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    """In a line (from 0), `length` characters from `start` (from 0) become `text`."""

    line: int
    start: int
    length: int
    text: str
    code: str


def mended(workspace: Workspace, wanted: Callable[[str], bool] = lambda file: True) -> Mended:
    """Return what mending the files that are `wanted` makes of them; nothing is written."""
    signed = set(_signed(workspace))
    texts: dict[str, str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    left: set[str] = set()
    for source in workspace.decomposed:
        if not wanted(source.file):
            continue
        if source.file in signed:
            left.add(source.file)
            continue
        texts[source.file] = unicodedata.normalize("NFC", source.text)
        counts[source.file]["T705"] += 1
    for _ in range(_PASSES):
        now = with_files(workspace, texts) if texts else workspace
        edits: dict[str, list[_Edit]] = defaultdict(list)
        for file, edit in _found(now):
            if not wanted(file) or (file in texts and _is_other(workspace, texts, file)):
                continue
            if file in signed:
                left.add(file)
            elif edit not in edits[file]:
                edits[file].append(edit)
        changed = {file: found for file, found in edits.items() if found}
        if not changed:
            break
        for file, found in changed.items():
            source_now = now.source(file)
            if isinstance(source_now, Diagnostic) or "\r" in source_now.text.replace("\r\n", ""):
                continue  # lines that end in a bare CR: YAML counts them otherwise
            texts[file] = _edited(source_now.text, found)
            counts[file].update(edit.code for edit in found)
    whole = {file: text for file, text in texts.items() if not _is_other(workspace, texts, file)}
    return Mended(whole, dict(counts), tuple(sorted(left)))


def _signed(workspace: Workspace) -> Iterator[str]:
    """Yield the files whose text somebody has signed: those that an issued document holds, those of a plan with number and date."""
    for one in all_issued(workspace):
        yield from held_files(workspace, one.of, one.key)
    for plan in workspace.plans:
        if not plan.is_draft:
            yield plan.origin.file
            yield from (found.origin.file for found in workspace.movements if found.year == plan.year)


def _is_other(workspace: Workspace, texts: dict[str, str], file: str) -> bool:
    """Tell whether a mend would change a number: then the file is left alone."""
    before = workspace.source(file)
    return isinstance(before, Diagnostic) or re.findall(r"\d+", before.text) != re.findall(
        r"\d+", texts[file]
    )


def _found(workspace: Workspace) -> Iterator[tuple[str, _Edit]]:
    """Yield every mend with its file. What would touch characters that another one exchanges waits for the next pass."""
    words = Words()
    touched: set[PrintedText] = set()
    for printed in printed_texts(workspace):
        words.add(printed)
        for edit in _edits(printed):
            touched.add(printed)
            yield printed.origin.file, edit
    for way in words.told_apart():
        for word in way.rarer if way.registered else ():
            start = _start(word.printed)
            if start is not None and word.printed not in touched:
                line, column = start
                right = right_spelling(way, word)
                yield word.printed.origin.file, _Edit(line, column + word.start, len(right), right, "T706")


def _start(printed: PrintedText) -> tuple[int, int] | None:
    """Return where the first character of a text stands (line and column from 0), None where the file does not tell."""
    whole = printed.origin.at(*printed.path)
    quotes = whole.length - len(printed.text)
    if not printed.measured or quotes not in (0, 2):
        return None
    return whole.line - 1, whole.column - 1 + quotes // 2


def _edits(printed: PrintedText) -> Iterator[_Edit]:
    """Yield the mends of a text that stands in one line of its file as it is read."""
    start_of_text = _start(printed)
    if start_of_text is None:
        return
    line, column = start_of_text
    text = printed.text
    typed = typed_number(printed) if printed.role in _LETTERED else ""
    if _LETTER.fullmatch(typed):
        yield _Edit(line, column, len(typed), "", "N801")
        return  # what else is wrong in the text is found in the next pass, where it then stands
    for start, length in slips.loose_spaces(text):
        is_inside = start > 0 and start + length < len(text)
        yield _Edit(line, column + start, length, " " if is_inside else "", "T701")
    bare = slips.without_addresses(text)
    for start, length in slips.straight_quotes(bare):
        if text[start : start + length] == bare[start : start + length]:
            yield _Edit(line, column + start, 1, "“", "T704")
            yield _Edit(line, column + start + length - 1, 1, "”", "T704")
    for rule, form in forms(printed):
        yield _Edit(line, column + form.start, form.length, form.right, rule.code)
    if stopped(printed):
        yield _Edit(line, column + len(text.rstrip()) - 1, 1, "", STOPPED_TITLE.code)
    ends = printed.role in _ENDS_WITH_A_MARK and slips.lacks_final_mark(text)
    if ends and (text[-1].isalnum() or text[-1] in "”)%") and not _CUT_OFF.search(text):
        yield _Edit(line, column + len(text), 0, ".", "T703")


def _edited(text: str, edits: list[_Edit]) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: (one.line, one.start), reverse=True):
        line = lines[edit.line]
        lines[edit.line] = line[: edit.start] + edit.text + line[edit.start + edit.length :]
    return "\n".join(lines)
