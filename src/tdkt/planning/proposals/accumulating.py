"""Whether the figures of the quarters are added up (cộng dồn) or the latest stands for all (tình trạng), and what of that is in doubt."""

from __future__ import annotations

import re

from tdkt.checks.plan.kinds_of_figures import is_average, is_standing_population, is_state, speaks_of_events
from tdkt.checks.plan.quantities import normal
from tdkt.model.records import dataclass
from tdkt.planning.proposals.proposed import About, Choice, Doubt

LATEST = {"accumulate": "latest"}
SUM = {"accumulate": None}
_BY_AND_BY = re.compile(r"số h[oó][aá]|lưu trữ|cập nhật|kết nối|đồng bộ|làm sạch|cài đặt|tiêu chí")
"""What may be done long after it arose: whether the quarter or the year's total counts, the words do not say."""
_LASTING = re.compile(r"(?:gia đình|đối tượng|thủ tục|cơ sở|doanh nghiệp|thành viên|người có công)\b")
"""A whole that lasts from quarter to quarter though something is done for it."""
_HERD = re.compile(
    r"\bđàn (?:lợn|heo|trâu|bò|dê|gia súc|gia cầm|vật nuôi|ong|gà|vịt|thủy cầm|thuỷ cầm|đại gia súc)\b"
)
_NEWLY = re.compile(r"\b(?:tăng|thêm|mới|tiêm|tái đàn)\b")
_QUESTION = "Là việc cộng dồn hay tình trạng?"
_FLOW = "việc phát sinh trong từng quý, cộng các quý"
_STATE = "tình trạng đến cuối quý, lấy số của quý gần nhất"


@dataclass(frozen=True, slots=True)
class Adding:
    """How the quarters make the year: the change of the measure, why, and what is in doubt."""

    change: dict[str, object]
    reason: str
    doubt: Doubt | None = None


def adding_up(sentence: str, of: str, *about: str, is_whole: bool = False, is_sure: bool = True) -> Adding:
    """Tell it from the sentence, from what is counted (of a share: out of what, `is_whole`) and the other words `about` it.

    What is not sure to be counted (`is_sure`) is not sure to add up either.
    """
    words = normal(" | ".join((sentence, *about)))
    if _HERD.search(normal(of)) and not _NEWLY.search(words):
        return Adding(dict(LATEST), f"“{of}” là đàn có đến cuối quý: {_STATE}.")
    if is_average(sentence, "", of):
        return Adding(dict(LATEST), "Mức bình quân không cộng các quý: lấy số của quý gần nhất.")
    if _BY_AND_BY.search(words):
        return Adding(dict(LATEST), f"Có thể làm bù cho các quý trước: {_STATE}.", doubted(is_latest=True))
    if is_whole and _LASTING.match(normal(of)) and speaks_of_events(sentence, *about, of):
        return Adding(
            dict(LATEST), f"“{of}” có thể được tính lại ở quý sau: {_STATE}.", doubted(is_latest=True)
        )
    if (is_whole and is_standing_population(of)) or is_state(sentence, *about, of):
        return Adding(dict(LATEST), f"“{of}” quý nào cũng vẫn là những đối tượng ấy: {_STATE}.")
    if is_sure and speaks_of_events(sentence, *about, of):
        return Adding(dict(SUM), f"“{of}” là {_FLOW}.")
    return Adding(dict(SUM), f"Chưa rõ từ lời văn; tạm coi là {_FLOW}.", doubted(is_latest=False))


def doubted(*, is_latest: bool) -> Doubt:
    """Return the question itself, with what is assumed."""
    choices = (Choice(f"cộng dồn: {_FLOW}", SUM), Choice(f"tình trạng: {_STATE}", LATEST))
    return Doubt(About.ADDS_UP, _QUESTION, choices, 1 if is_latest else 0)
