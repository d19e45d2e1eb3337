"""How sure a record of the law is, in code and in Vietnamese."""

from __future__ import annotations

_SAID = {
    "verified": "đã đối chiếu nguồn",
    "corroborated": "theo nhiều nguồn, chưa đối chiếu bản gốc",
    "single": "theo một nguồn, chưa đối chiếu bản gốc: hãy kiểm tra",
    "memory": "theo trí nhớ, chưa đối chiếu bản gốc: hãy kiểm tra",
    "superseded": "theo văn bản đã hết hiệu lực, tạm dùng: hãy kiểm tra",
    "before_amendment": "theo bản trước khi sửa đổi, luật sửa đổi chưa đối chiếu: hãy kiểm tra",
    "carried": "quy định của thời gian gần nhất mà tdkt biết, tạm dùng: hãy kiểm tra",
    "local": "do địa phương quy định",
}
"""How sure a record can be, the surest first; `before_amendment` is what a pack carries over from before a law was amended
(never written in a record), `carried` what is used for a day on which it is not known to hold, `local` what a ward wrote with its own regulation."""
BEFORE_AMENDMENT, CARRIED, LOCAL = "before_amendment", "carried", "local"
SURE = frozenset({"verified", "corroborated", LOCAL})
"""What may be relied on without a word of warning."""
TOLD_BY_NOTICE = frozenset({BEFORE_AMENDMENT, CARRIED})
"""What a notice of the law says once for all, so that no line of its own repeats it."""


def said_confidence(confidence: str) -> str:
    """Return how sure a record is, in Vietnamese."""
    return _SAID[confidence]
