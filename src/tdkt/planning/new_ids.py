"""The id of what begins: the one that was asked for, else one made of its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.errors import UsageError, UserError
from tdkt.planning.new_ward.guesses import ids_of
from tdkt.workspace.portable_names import fault

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def id_of(wanted: str, name: str, known: Iterable[str], *, what: str, example: str) -> str:
    """Return `wanted`, or where that is empty an id made of `name` that none of `known` is.

    Raises UsageError for what can be no id, UserError where there is such a one; `what` names it: "đợt thi đua".
    """
    taken = list(known)
    if not wanted:
        return ids_of([*taken, name])[-1]
    why = "" if _ID.fullmatch(wanted) else "chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối"
    why = why or fault(wanted) or ""
    if why:
        raise UsageError(f"“{wanted}” không dùng làm mã được: {why}.", hint=f"Ví dụ {example}.")
    if wanted in taken:
        raise UserError(f"Đã có {what} “{wanted}”, không ghi đè.", hint="Chọn mã khác bằng --id.")
    return wanted
