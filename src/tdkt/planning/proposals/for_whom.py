"""Percentages of those for whom something is done: of "tặng quà Tết cho 100% hộ nghèo" the whole is hộ nghèo, never all households."""

from __future__ import annotations

import re

from tdkt.planning.proposals.phrases import UNKNOWN, Share, Span, names_whom, phrase
from tdkt.planning.proposals.wording import Wording

_ACTION = re.compile(
    r"(?:xử lý|giải quyết|khắc phục|thu hồi|xóa|số hóa|cấp|kiểm tra|khám|quản lý|tiếp nhận|rà soát|cập nhật|thu gom|hoàn thành|hỗ trợ|lập|thanh tra|chi trả|đo đạc)\b"
)
"""What is done with the things that a percentage counts: "xử lý dứt điểm 100% công trình vi phạm"."""
_GIFT = re.compile(
    r"(?<!được )\b(?:tặng|trao|thăm|chúc|mừng|khen|biểu dương|tuyên dương|tôn vinh|chăm lo|chăm sóc|phụng dưỡng|cứu trợ|trợ cấp|trợ giúp|cho vay|miễn|tập huấn|bồi dưỡng)\b"
)
"""What is done for people, wherever it begins ("phối hợp với Mặt trận tặng quà"): those named behind the number are the whole."""
_TO = re.compile(r"(?:^|\s+)(?:cho|tới|đến)$")


def does_to(words: str) -> str:
    """Return what words before a number say is done, without "cho" and what only leads to it."""
    does = _TO.sub("", words)
    given = _GIFT.search(does)
    return does[given.start() :] if given else does


def says_for_whom(words: str) -> bool:
    """Tell whether words before a number do something for those named behind it, however long they are."""
    return _TO.search(words) is not None or _GIFT.search(words) is not None


def those_it_is_done_for(wording: Wording, before: Span, whole: Span, *, may_be_rate: bool) -> Share | None:
    """Return the share of those whom the stretch behind a number names, for whom what stands before it is done; None where it is no such.

    With no such verb, those in need are the whole all the same ("60% hộ cận nghèo"), unless the number `may_be_rate` ("không quá 2% hộ nghèo").
    """
    does = does_to(phrase(wording, before))
    is_done = _GIFT.match(does) or _ACTION.match(does)
    if not (is_done or (not may_be_rate and names_whom(wording.words[slice(*whole)]))):
        return None
    all_of_them = phrase(wording, whole)
    true_of_one = does if does.startswith("có ") else f"được {does}" if does else UNKNOWN
    return Share(f"{all_of_them} {true_of_one}", all_of_them, is_sure=False)
