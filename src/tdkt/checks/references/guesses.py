"""What a wrong id was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from tdkt.model.organization import Organization

TOLD_HOW = 200
"""Of how many wrong ids of a file it is looked for what they were meant to be."""
GUESSED = "Có phải là"
"""What a hint begins with that names one word."""
_FEW, _BEGINNING = 1_000, 3
"""Among more words than a ward has, only those that begin alike are compared letter by letter."""
STILL_ON_RECORD = "Nếu nơi ấy đã sáp nhập, giải thể thì giữ trong organization.yaml và ghi until (ngày cuối), into (nơi tiếp nhận)."
"""What is said of an id in a report that the ward has no longer on record."""

COLLECTIVE_NO_UNIT = (
    "{} là tập thể trong sổ đối tượng: đề nghị khen thưởng, được chấm điểm, lập kế hoạch riêng, đăng ký được. Muốn có phong trào, "
    "chỉ tiêu, báo cáo như một đơn vị thì khai ở units của organization.yaml."
)
"""What is said of a collective of the register that is named where only a unit has a part."""


def guess(wrong: str, known: Iterable[str]) -> str:
    """Return the hint "Có phải là …?" for the known word nearest to `wrong`, or the list of known words."""
    words = list(known)
    near = (
        words if len(words) <= _FEW else [word for word in words if word[:_BEGINNING] == wrong[:_BEGINNING]]
    )
    close = get_close_matches(wrong, near[:_FEW], n=1, cutoff=0.6)
    if close:
        return f"{GUESSED} “{close[0]}”?"
    if not words:
        return ""
    more = "…" if len(words) > 12 else ""
    return f"Các mã hiện có: {', '.join(words[:12])}{more}."


def guess_unit(wrong: str, organization: Organization) -> str:
    """Return the hint which id a unit has that `wrong` calls by its abbreviation or name, else `guess`."""
    unit = organization.unit_called(wrong)
    if unit is not None and unit.id != wrong:
        return f"{unit.name} có mã “{unit.id}”: ghi {unit.id}."
    return guess(wrong, (known.id for known in organization.units))
