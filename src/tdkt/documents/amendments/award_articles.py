"""The articles that amend a decision on commendation: who comes onto the list, who goes, what reads otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.changes.parts import Part
from tdkt.changes.telling import Entry
from tdkt.documents.amendments.articles import Article
from tdkt.documents.texts.change_sentences import in_words
from tdkt.model.text import lower_first


def award_articles(entries: Iterable[Entry]) -> list[Article]:
    """Return the articles for the changes told in `entries` to a batch of awards."""
    return [article for entry in entries for article in _of_entry(entry)]


def _of_entry(entry: Entry) -> Iterator[Article]:
    change = entry.change
    part = change.part
    if part.type != "nominations/nomination":
        lines = "; ".join(in_words(line) for line in entry.lines)
        lead = f"Sửa đổi {lower_first(entry.heading)}"
        yield Article(f"{lead} ({lines})" if lines else lead)
        return
    who = _who(entry)
    if change.old is None:
        yield Article(f"Bổ sung vào danh sách khen thưởng: {who}; thành tích: {_merit(part)}")
    elif change.new is None or (_is_refused(change.new) and not _is_refused(change.old)):
        yield Article(f"Đưa ra khỏi danh sách khen thưởng: {who}")
    else:
        yield from _reworded(entry, who, change.new)


def _reworded(entry: Entry, who: str, new: Part) -> Iterator[Article]:
    for line in entry.lines:
        if line.words:
            yield Article(f"Sửa đổi {lower_first(line.label)} của {who} như sau", (_merit(new),))
        else:
            yield Article(f"Sửa đổi nội dung về {who}: {in_words(line)}")


def _who(entry: Entry) -> str:
    """Return "ông Nguyễn Văn A (giấy khen)" of a heading "Đề nghị: Ông Nguyễn Văn A, giấy khen"."""
    said = entry.heading.partition(": ")[2] or entry.heading
    name, _, award = said.rpartition(", ")
    return f"{lower_first(name)} ({award})" if name else award


def _is_refused(part: Part) -> bool:
    return bool(part.data.get("refused"))


def _merit(part: Part) -> str:
    return str(part.data.get("for", "")).rstrip(".")
