"""What is taken away is taken away once, whoever asks for it again."""

from __future__ import annotations

from lxml import etree

from tdkt.office.word.editing.changes import Changes
from tdkt.office.word.xml import W

from ..word_files import SPACES, p, run


def test_a_paragraph_that_two_mends_remove_is_deleted_once() -> None:
    body = etree.fromstring(f"<w:body {SPACES}>{p(run('____'), run('____'))}{p('sau')}</w:body>")
    changes = Changes("tdkt")
    for _ in range(2):
        changes.remove_paragraph(body[0])
    deleted = list(body.iter(f"{W}del"))
    assert len(deleted) == 3  # two runs and the mark of the paragraph
    assert not [one for one in deleted if any(above.tag == f"{W}del" for above in one.iterancestors())]
    assert [text.text for text in body.iter(f"{W}delText")] == ["____", "____"]
