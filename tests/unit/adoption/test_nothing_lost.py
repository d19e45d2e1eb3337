"""Random outlines, typed in the ways of offices: adopted, they lose no sentence and keep their order."""

from __future__ import annotations

from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tdkt.adoption.checking import compared
from tdkt.adoption.new_folder import in_new_folder
from tdkt.adoption.reading.accounts import every_said
from tdkt.adoption.reading.reading import read_plan
from tdkt.checks.programmes import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.office.word.reading import read_word
from typed_plans import word_file

_WORDS = (
    "phong trào",
    "thi đua",
    "hộ nghèo",
    "Nhân dân",
    "95%",
    "năm 2026",
    "“Gia đình văn hóa”",
    "v.v",
    "1.234",
    "A/B",
    "Điều 4",
    "x*y",
)
_HEADS = (
    "Phòng Kinh tế",
    "Mục đích",
    "Văn phòng",
    "Công an xã",
    "Phong trào “Thi đua giỏi”",
    "Chỉ tiêu",
    "Ban hành văn bản",
)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failure smaller: each try checks a whole workspace."""
sentences = st.builds(
    lambda first, words, end: f"{first} {' '.join(words)}{end}",
    st.sampled_from(("Thực hiện", "Có", "Căn cứ", "Tăng", "Giảm", "Các đơn vị")),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5),
    st.sampled_from((".", ";", ":", "", "!")),
)
SCHEMES = (
    ("I.", "1.", "1.1.", "a)"), ("A.", "I.", "1.", "a)"), ("Phần thứ nhất", "I.", "1.", "a)"), ("Điều 1.", "1.", "a)", "i)"),
    ("I/", "1)", "a.", "(1)"), ("1.", "1.1.", "1.1.1.", "a)"),
)  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Draw the lines of a plan; numbers need not follow one another, bodies mix everything."""
    scheme = draw(st.sampled_from(SCHEMES))
    lines = ["{c} **KẾ HOẠCH**", "{c} **Thi đua, khen thưởng năm 2026**"]
    if draw(st.booleans()):
        lines.append("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")
    for _ in range(draw(st.integers(1, 9))):
        level = draw(st.integers(0, 3))
        head = draw(st.sampled_from(_HEADS) | sentences)
        bold = draw(st.booleans())
        mark = scheme[level] if draw(st.integers(0, 9)) else ""
        text = f"{mark} {head}".strip()
        lines.append(f"**{text}**" if bold and "*" not in text else text)
        for _ in range(draw(st.integers(0, 3))):
            bullet = draw(st.sampled_from(("- ", "- ", "+ ", "• ", "", "{n - 0} ")))
            lines.append(f"{bullet}{draw(sentences)}")
        if not draw(st.integers(0, 6)):
            lines += ["| STT | Chỉ tiêu |", "| 1 | Thu ngân sách |"]
    if draw(st.booleans()):
        lines += [
            "Trên đây là Kế hoạch năm 2026./.",
            "Nơi nhận:",
            "- UBND tỉnh;",
            "- Lưu: VT.",
            "**CHỦ TỊCH**",
            "**Nguyễn Văn A**",
        ]
    return "\n".join(lines)


@given(plans())
@settings(max_examples=30, phases=PHASES)
def test_every_line_is_read_into_one_place_in_order(text: str) -> None:
    plan = read_plan(word_file(text))
    placed = [number for _, _, said in every_said(plan) for number in said.lines]
    assert sorted(placed) == sorted(set(placed))
    assert {line.number for line in plan.lines} - set(placed) <= {one.line for one in plan.unplaced}
    words = {line.number: line.words for line in plan.lines}
    for _, _, said in every_said(plan):
        read = "".join(said.text.casefold().split()).rstrip(".;,:!/")
        file = "".join(" ".join(words[number] for number in said.lines).casefold().split())
        assert read in file or not said.text


@given(plans())
@settings(max_examples=5, phases=PHASES)
def test_the_adopted_plan_prints_every_sentence_in_order_and_its_word_file_says_them(text: str) -> None:
    plan = read_plan(word_file(text))
    given_answers = {"type": "xa", "name": "Mẫu"}
    adoption = in_new_folder(plan, Path("/khong-co/thu-muc"), 2026, given_answers)
    assert adoption.comparison.differences == ()
    printed = plan_document(programme_of(adoption.foreseen.workspace, 2026), Templates())
    again = read_plan(read_word(docx_bytes(printed)))
    assert compared(again, printed).differences == ()
