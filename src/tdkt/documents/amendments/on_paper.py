"""The articles of an amendment as its template takes them: the new words in quotation marks, lists, tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from tdkt.documents.amendments.article import Article, CentredTitle, Title
from tdkt.documents.page.blocks import Block, Paragraph, Spans, Table, plain_text
from tdkt.documents.page.wording import QUOTE_END
from tdkt.documents.texts.templates import MarkdownText, escape_value
from tdkt.model.records import replace


def shown(article: Article) -> dict[str, object]:
    """Return an article for the template: new words in quotes with the mark that ends the article, a list with ";" and "."."""
    texts = article.texts
    if not texts:
        return {"lead": f"{article.lead}.", "texts": [], "is_list": False}
    words = [text for text in texts if isinstance(text, str)]
    is_list = len(words) == len(texts) and not article.whole and (len(words) > 1 or words[0].startswith("- "))
    if is_list:
        bare = [text.removeprefix("- ").rstrip(" .;") for text in words]
        lines: list[str] = [f"{text};" for text in bare[:-1]] + [f"{bare[-1]}."]
    else:
        lines = list(_quoted(texts))
    return {"lead": f"{article.lead}:", "texts": lines, "is_list": is_list}


def _quoted(texts: Sequence[str | Table]) -> Iterator[str]:
    """Yield a passage from its opening to its closing quotation mark; what begins with a table needs none."""
    if isinstance(texts[0], Table):
        yield from (_markdown(text) if isinstance(text, Table) else text for text in texts)
        return
    for number, text in enumerate(texts):
        if isinstance(text, Table):
            yield _markdown(text)
            continue
        opened = f"“{text}" if number == 0 else text
        yield f"{opened}{QUOTE_END}" if number == len(texts) - 1 else opened
    if isinstance(texts[-1], Table):
        yield QUOTE_END


def _markdown(table: str | Table) -> str:
    """Return a table as a template writes one; how it looks comes from the table itself (`as_made`)."""
    assert isinstance(table, Table)
    rows = [table.head, tuple(() for _ in table.head), *table.rows]
    return MarkdownText("\n".join(_row(row, is_rule=number == 1) for number, row in enumerate(rows)) + "\n")


def _row(cells: Sequence[Spans], *, is_rule: bool) -> str:
    return f"|{''.join(' --- |' if is_rule else f' {escape_value(plain_text(cell))} |' for cell in cells)}"


def as_made(blocks: Iterable[Block], articles: Sequence[Article]) -> Iterator[Block]:
    """Yield `blocks` with what `articles` quote as it looks where it was made.

    Tables have their widths, sides, bold rows; titles are bold, those of phần, chương and phụ lục in the middle (NĐ 30/2020, Phụ lục I,
    Phần I, II.6đ, Phần III.1b).
    """
    found = list(blocks)
    tables = [text for article in articles for text in article.texts if isinstance(text, Table)]
    waiting = iter(tables)
    if len(tables) != sum(isinstance(block, Table) for block in found):
        waiting = iter(())  # a template of the ward's own has tables beside them
    titles = _titles(found, articles)
    for number, block in enumerate(found):
        if isinstance(block, Paragraph) and number in titles:
            yield _as_title(block, titles[number])
        else:
            yield next(waiting, block) if isinstance(block, Table) else block


def _as_title(block: Paragraph, title: Title) -> Paragraph:
    if isinstance(title, CentredTitle):
        return replace(block, hint="centred")
    return replace(block, spans=tuple(replace(span, bold=True) for span in block.spans))


def _titles(blocks: Sequence[Block], articles: Iterable[Article]) -> dict[int, Title]:
    """Return where the titles that `articles` quote stand: in paragraphs in a row with the words of their article."""
    said = ["" if isinstance(block, Table) else plain_text(block.spans) for block in blocks]
    found: dict[int, Title] = {}
    for article in articles:
        titles = {at: text for at, text in enumerate(article.texts) if isinstance(text, Title)}
        if not titles or shown(article)["is_list"]:
            continue
        lines = [
            "" if isinstance(text, Table) else unicodedata.normalize("NFC", line)
            for text, line in zip(article.texts, _quoted(article.texts), strict=False)
        ]
        start = next((at for at in range(len(said)) if said[at : at + len(lines)] == lines), None)
        if start is not None:
            found |= {start + at: title for at, title in titles.items()}
    return found
