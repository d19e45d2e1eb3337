"""The articles that amend a decision on commendation: who comes onto the list, who goes, what reads otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.changes.comparing import Part
from tdkt.changes.telling import Entry
from tdkt.documents.amendments.articles import Article
from tdkt.documents.texts.change_sentences import in_words, lowered


def award_articles(entries: Iterable[Entry]) -> list[Article]:
    """Return the articles for the changes told in `entries` to a batch of awards."""
    return [article for entry in entries for article in _of_entry(entry)]


def _of_entry(entry: Entry) -> Iterator[Article]:
    change = entry.change
    part = change.part
    if part.type != "nominations/nomination":
        lines = "; ".join(in_words(line) for line in entry.lines)
        yield Article(f"Sửa đổi {lowered(entry.heading)}{f' ({lines})' if lines else ''}")
        return
    name, _, award = (entry.heading.partition(": ")[2] or entry.heading).rpartition(", ")
    who = f"{lowered(name)} ({award})" if name else award
    if change.old is None:
        yield Article(f"Bổ sung vào danh sách khen thưởng: {who}; thành tích: {_merit(part)}")
    elif change.new is None or (change.new.data.get("refused") and not change.old.data.get("refused")):
        yield Article(f"Đưa ra khỏi danh sách khen thưởng: {who}")
    else:
        for line in entry.lines:
            if line.words:
                yield Article(f"Sửa đổi {lowered(line.label)} của {who} như sau", (_merit(change.new),))
            else:
                yield Article(f"Sửa đổi nội dung về {who}: {in_words(line)}")


def _merit(part: Part) -> str:
    return str(part.data.get("for", "")).rstrip(".")
