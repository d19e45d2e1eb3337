"""Whatever valid YAML drops, joins or cuts against what the writer saw is told at its place, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

LOST = {
    # a comment where text was meant
    "for: Đã dũng cảm ▸#1 cứu người\n": "Y114",
    "for: ▸#1 trong phường\nby: x\n": "Y114",
    "items:\n  - Giữ vững ▸#1\n  - Hai\n": "Y114",
    "items:\n  - ▸#1 Giữ vững\n  - Hai\n": "Y114",
    "text: Câu một,\n  ▸#2 câu hai\nby: x\n": "Y114",
    "text: Câu một,\n  câu hai ▸#3 câu ba\nby: x\n": "Y114",
    "{for: Tổ ▸#3, by: x\n}\n": "Y114",
    "items: [Một,  ▸#hai\n  ba]\n": "Y114",
    # escapes
    'file: "D:▸\\nam 2026\\\\a"\n': "Y115",
    'file: "D:▸\\tai-lieu"\n': "Y115",
    'text: "Thi đua▸\\tkhen"\n': "Y115",
    'text: "12▸\\_000"\n': "Y115",
    # lines that are joined
    "text: Gồm các ý\n  ▸- ý một\n  - ý hai\n": "Y116",
    "items:\n  – Một\n  ▸– Hai\n": "Y116",
    "items:\n  • Một\n  ▸• Hai\n": "Y116",
    "name: Nguyễn Văn A\n  ▸post:Chủ tịch\n": "Y116",
    "text: >\n  - ý một\n  ▸- ý hai\n": "Y116",
    "text: 'Gồm\n  ▸a) ý một'\n": "Y116",
    "text: Gồm\n  ▸1. ý một\n": "Y116",
    # commas
    "unit: {name: Phòng Kinh tế, ▸Hạ tầng}\n": "Y117",
    "measure: {at_least: 99,▸5, of: x}\n": "Y117",
    "items: [Quản lý tài sản công, ▸tiết kiệm và minh bạch]\n": "Y117",
    # what looks like a space
    "items:\n  -▸\u00a0Một\n  -\u00a0Hai\n": "Y118",
    "a:\n  b: 1\n▸\u00a0 c: 2\n": "Y118",
    "name▸\u200b: A\nb: 1\n": "Y118",
    "name: ▸\u00a0A\n": "Y118",
    # what looks like YAML's marks and leaves no valid file
    "a:▸\u00a0x\nb: y\n": "Y104",
    "a▸：x\nb: 1\n": "Y104",
    "a: ▸“Câu: hai” x\n": "Y104",
    "l:\n  - x\n  -▸\u200by\n": "Y104",
}
KEPT = (
    "for: Đã dũng cảm # 1 cứu người\n",
    'for: "Đã dũng cảm #1 cứu người"\n',
    "for: 'Đã #1'\n",
    "for: Đã#1\n",
    "for: |\n  Đã #1\n  #2\nby: x\n",
    "for: >-\n  Đã #1\n",
    "# đầu\n#kind: x\nfor: x\n#by: y\n",
    "a:\n  #b: 1\n  c: 2\n",
    "a:\n  - b\n  #- c\n  - d\n",
    "a:  # ghi chú\n  b: 1\n",
    "a: [b, c]  #ghi chú\n",
    'a: "Dòng một\\nDòng hai \\"x\\" \\\\ \\u00e0"\n',
    "a: 'D:\\nam 2026'\n",
    "a: D:\\tai-lieu\n",
    "a: Câu dài\n  sang dòng sau\n\n  và đoạn hai\n",
    "a: Câu\n  https://vi.vn/x\n",
    "a: |\n  - ý một\n  - ý hai\n",
    "a: >\n  đoạn\n\n  - ý\n",
    "a: [x, y z]\n",
    "a: [kinh-te, van-phong]\n",
    "a: [Phòng Kinh tế, Phòng Văn hóa]\n",
    "a: {b: Câu, c: d}\n",
    "a: {Q1: 1, Q2: 2}\n",
    "a:\nb:\n",
    "a: Số\u00a05\n",
    "a: “Câu”\n",
)


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pyyaml"])
@pytest.mark.parametrize("marked", LOST)
def test_what_is_lost_is_an_error_at_its_place(marked: str, pure: bool) -> None:
    before, after = marked.split("▸")
    document, findings = read_yaml(Source("a.yaml", before + after, True), pure=pure)
    assert document is None
    first = findings[0]
    line = before.count("\n") + 1
    assert (first.code, first.place.line, first.place.column) == (
        LOST[marked],
        line,
        len(before.rsplit("\n", 1)[-1]) + 1,
    )


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pyyaml"])
@pytest.mark.parametrize("text", KEPT)
def test_what_is_kept_is_no_finding(text: str, pure: bool) -> None:
    document, findings = read_yaml(Source("a.yaml", text, True), pure=pure)
    assert document is not None
    assert findings == []


WORDS = st.sampled_from(["Đã", "dũng", "cảm", "cứu", "người", "#", "#1", "a#b", "5", "thi"])


@given(words=st.lists(WORDS, min_size=1, max_size=6), key=st.sampled_from(["for: ", "- ", "a:\n  - "]))
def test_an_unquoted_line_is_read_whole_or_refused_or_ends_in_a_spaced_comment(
    words: list[str], key: str
) -> None:
    text = " ".join(words)
    document, _ = read_yaml(Source("a.yaml", f"{key}{text}\n", True))
    if document is None:
        return
    value = document.data
    while isinstance(value, (dict, list)):
        value = next(iter(value.values())) if isinstance(value, dict) else value[0]
    read = "" if value is None else str(value)
    comment = text[len(read) :].strip()
    assert text.startswith(read)
    assert comment == "" or comment == "#" or comment.startswith("# ")
