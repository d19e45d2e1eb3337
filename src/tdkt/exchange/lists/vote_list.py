"""The votes of the Council on the nominations of a batch, for its session.yaml.

Votes are matched to nominations by who is proposed, where somebody is proposed twice also by the award. What cannot have been voted
(more votes than people, NĐ 98/2023, Điều 30, khoản 7: counted over the members) is refused at its cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.awards.book import was_stopped_before_the_council
from tdkt.errors import UserError
from tdkt.exchange.lists.award_cells import OnRecord, award_of
from tdkt.exchange.lists.award_lists import NAME, WHO, not_placed, once_each
from tdkt.exchange.lists.batches import batch_of
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.register_lists import UNIT, refused, without_name
from tdkt.law.packs import award_rule
from tdkt.model.award_batch import CommonVote, CouncilSession, Nomination, Nominations, Vote
from tdkt.model.records import dataclass, replace
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import drop, edit_yaml, extend, in_braces, put

NOMINATION = Column("nomination", ("Mã đề nghị",))
AWARD = Column("award", ("Danh hiệu thi đua/Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Danh hiệu đề nghị", "Hình thức khen thưởng", "Danh hiệu thi đua", "Danh hiệu", "Đề nghị khen thưởng", "Nội dung đề nghị"))  # fmt: skip
FOR = Column("for", ("Đồng ý", "Số phiếu đồng ý", "Phiếu đồng ý", "Số phiếu tán thành", "Tán thành", "Nhất trí", "Số phiếu nhất trí", "Số thành viên đồng ý", "Phiếu bầu", "Số phiếu bầu", "Kết quả bỏ phiếu", "Kết quả biểu quyết"), needed=True, loose=("Số phiếu",))  # fmt: skip
AGAINST = Column("against", ("Không đồng ý", "Số phiếu không đồng ý", "Phiếu không đồng ý", "Không tán thành", "Số phiếu không tán thành", "Không nhất trí", "Số thành viên không đồng ý"))  # fmt: skip
ABSTAIN = Column("abstain", ("Không có ý kiến", "Ý kiến khác", "Phiếu trắng", "Không biểu quyết", "Phiếu không hợp lệ", "Không hợp lệ"))  # fmt: skip
WRITTEN = Column("written", ("Ý kiến bằng văn bản", "Đồng ý bằng văn bản", "Trong đó bằng văn bản", "Bằng văn bản"))  # fmt: skip
VOTE_COLUMNS = (NAME, WHO, NOMINATION, UNIT, AWARD, FOR, AGAINST, ABSTAIN, WRITTEN)
_NUMBER = re.compile(r"(\d{1,4})(?:\s*/\s*(\d{1,4}))?\s*(?:phiếu|thành viên|người|đồng chí)?", re.IGNORECASE)
_HOW = "Ghi số nguyên, như 8 hoặc 8/9."
_FEWEST_ALIKE = 3
"""Nominations of one result for which it is said once (`common_vote`)."""
Count = tuple[int, int, int]
"""Votes for, against, and those for that came in writing."""


@dataclass(frozen=True, slots=True)
class _Voted:
    """A session with the nominations that it votes on, as they were voted on so far."""

    session: CouncilSession
    nominations: tuple[Nomination, ...]

    @property
    def opinions(self) -> int:
        """Written opinions of those who were absent."""
        return sum(absence.written_opinion for absence in self.session.absent)

    @property
    def own(self) -> dict[str, Vote]:
        """The votes that stand at one nomination alone."""
        return {vote.nomination: vote for vote in self.session.votes}

    @property
    def sharing(self) -> tuple[str, ...]:
        """The nominations that the Council votes on and that have no votes of their own."""
        own = self.own
        return tuple(one.id for one in self.nominations if one.id not in own and not _why_no_vote(one))

    def count_of(self, nomination: str) -> Count | None:
        """Return the votes on a nomination, None where there are none yet."""
        found: Vote | CommonVote | None = self.own.get(nomination)
        if found is None and nomination in self.sharing:
            found = self.session.common_vote
        return None if found is None else (found.for_, found.against or 0, found.written or 0)


def _why_no_vote(nomination: Nomination) -> str:
    """Return why the Council does not vote on a nomination, "" where it does."""
    if was_stopped_before_the_council(nomination):
        return "đã bị loại khi thẩm định nên Hội đồng không xét"
    rule = award_rule(nomination.award)
    return (
        "" if rule is None or rule.goes_to_the_council else f"{rule.quoted_name} không do Hội đồng biểu quyết"
    )


def _votes(workspace: Workspace, asked: Asked) -> ListKind:
    batch = batch_of(workspace, asked, "số phiếu của Hội đồng")
    session = next((one for one in workspace.all(CouncilSession) if one.batch == batch.id), None)
    if session is None or not session.present:
        raise UserError(
            f"đợt {batch.id} chưa ghi phiên họp của Hội đồng, ai có mặt",
            hint="Ghi session.yaml cạnh batch.yaml trước: ngày họp, chủ trì, thư ký, thành viên có mặt (present), vắng mặt (absent).",
        )
    nominations = tuple(
        one for found in workspace.all(Nominations) if found.batch == batch.id for one in found.nominations
    )
    voted = _Voted(session, nominations)

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        judged = once_each([_judged(row, record, voted) for row in rows], ("nomination",))
        return Told(judged, tuple(_notes(judged, voted)))

    return replace(
        KIND,
        title=f"số phiếu của Hội đồng ở đợt {batch.id}",
        judge=judge,
        file=session.origin.file,
        write=lambda old, rows: _written(old or "", rows, voted),
    )


def _notes(rows: Sequence[Judged], voted: _Voted) -> list[str]:
    named = {row.entry["nomination"] for row in rows if "nomination" in row.entry}
    left = [one for one in voted.sharing if one not in named and voted.count_of(one) is None]
    said = any("written" in row.row.letters for row in rows)
    notes = [f"{len(left)} đề nghị của đợt không có trong danh sách: {', '.join(left[:8])}."] if left else []
    if voted.opinions and not said:
        notes.append(
            f"Có {voted.opinions} ý kiến bằng văn bản mà danh sách không có cột “{WRITTEN.title}”: chỉ tính là đồng ý khi số phiếu vượt số người có mặt."
        )
    return notes


def _judged(row: Row, record: OnRecord, voted: _Voted) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    if not row.get("for"):
        return Judged(row, Fate.BLANK, row.get("name"))
    nomination = _nomination(row, record, voted.nominations)
    if isinstance(nomination, Judged):
        return nomination
    why = _why_no_vote(nomination)
    if why:
        return refused(row, f"“{row.get('name')}” {why}.", "Xóa số phiếu ở dòng này.", "for")
    there = voted.count_of(nomination.id)
    count = _count(row, voted, there)
    if isinstance(count, Judged):
        return count
    fate = Fate.SAME if there == count else Fate.NEW if there is None else Fate.CHANGED
    entry = {"nomination": nomination.id, "for": count[0], "against": count[1], "written": count[2]}
    return Judged(row, fate, record.name_of(nomination.who), entry=entry)


def _nomination(row: Row, record: OnRecord, nominations: Sequence[Nomination]) -> Nomination | Judged:
    """Return the nomination that a row means, the row refused where it is none or could be two."""
    by_id = {one.id: one for one in nominations}
    if row.get("nomination") in by_id:
        return by_id[row.get("nomination")]
    who = record.of(row)
    if isinstance(who, Judged):
        return who
    found = [one for one in nominations if one.who == who.id]
    if not found:
        return refused(
            row,
            f"{who.name} không có trong danh sách đề nghị của đợt.",
            "Kiểm tra tên, hoặc đợt (--batch).",
            "name",
        )
    if len(found) == 1 and not row.get("award"):
        return found[0]
    listed = "; ".join(f"{_award_name(one.award)} (mã {one.id})" for one in found)
    if not row.get("award"):
        return refused(
            row,
            f"{who.name} được đề nghị {len(found)} lần: {listed}.",
            "Thêm cột “Danh hiệu” hoặc “Mã đề nghị”.",
            "name",
        )
    award = award_of(row, record.organization, who)
    if isinstance(award, Judged):
        return award
    same = [one for one in found if one.award == award]
    if len(same) == 1:
        return same[0]
    return refused(
        row, f"{who.name} được đề nghị {listed}, không phải {_award_name(award)}.", "Sửa danh hiệu.", "award"
    )


def _award_name(award: str) -> str:
    rule = award_rule(award)
    return rule.name if rule else award


def _count(row: Row, voted: _Voted, there: Count | None) -> Count | Judged:
    """Return the votes of a row; refused where they are no numbers, or more than there could be.

    What the row does not say is as it is on record (`there`); of more votes than people in the room the rest came in writing.
    """
    read: dict[str, int] = {}
    totals: set[int] = set()
    for column in (FOR, AGAINST, ABSTAIN, WRITTEN):
        text = row.get(column.key)
        found = _NUMBER.fullmatch(text or "0")
        if found is None:
            return refused(row, f"Số phiếu “{text}” không phải số nguyên.", _HOW, column.key)
        read[column.key] = int(found[1])
        totals |= {int(found[2])} if found[2] else set()
    present, opinions = len(voted.session.present), voted.opinions
    is_known = there is not None and there[0] == read["for"]
    if there is not None and is_known and not row.get("against"):
        read["against"] = there[1]
    cast = read["for"] + read["against"] + read["abstain"]
    if cast > present + opinions:
        return refused(
            row,
            f"{cast} phiếu, nhiều hơn {present} người có mặt và {opinions} ý kiến bằng văn bản.",
            "Kiểm tra biên bản kiểm phiếu, hoặc thành phần ở session.yaml.",
            "for",
        )
    if any(total < cast for total in totals) or len(totals) > 1:
        return refused(
            row,
            f"Tổng số ở “{row.get('for')}” không khớp với các số phiếu của dòng.",
            "Kiểm tra biên bản kiểm phiếu.",
            "for",
        )
    written = read["written"] if row.get("written") else max(0, read["for"] - present)
    if there is not None and is_known and not row.get("written"):
        written = there[2]
    if written > min(opinions, read["for"]):
        return refused(
            row,
            f"{written} ý kiến đồng ý bằng văn bản, nhưng chỉ {opinions} người vắng đã gửi ý kiến.",
            "Kiểm tra written_opinion ở absent của session.yaml.",
            "written",
        )
    if read["for"] - written > present:
        return refused(
            row,
            f"{read['for']} phiếu đồng ý, trừ {written} ý kiến bằng văn bản còn nhiều hơn {present} người có mặt.",
            "Kiểm tra biên bản kiểm phiếu.",
            "for",
        )
    if not row.get("written") and not is_known and 0 < written < opinions:
        return refused(
            row,
            f"{read['for']} phiếu đồng ý, chỉ {present} người có mặt: chưa rõ mấy ý kiến bằng văn bản.",
            f"Thêm cột “{WRITTEN.title}”.",
            "for",
        )
    return read["for"], read["against"], written


def _written(old: str, rows: Sequence[Judged], voted: _Voted) -> str:
    """Return the session with the votes of the rows; the result of many is said once where nothing was voted before."""
    wished = {str(row.entry["nomination"]): row.entry for row in rows if row.fate in (Fate.NEW, Fate.CHANGED)}
    if not wished:
        return old
    shared = None if voted.session.votes or voted.session.common_vote else _shared(wished, voted.sharing)

    def change(data: Any) -> None:
        own = {str(vote["nomination"]): vote for vote in data.get("votes") or ()}
        new = [entry for ident, entry in wished.items() if ident not in own and _key(entry) != shared]
        for ident, vote in own.items():
            if ident in wished:
                _change(vote, wished[ident])
        if shared is not None:
            alike = sum(_key(entry) == shared for entry in wished.values())
            put(
                data,
                "common_vote",
                in_braces(
                    {
                        "nominations": alike,
                        **_said(dict(zip(("for", "against", "written"), shared, strict=True))),
                    }
                ),
                before="votes",
            )
        votes = [in_braces({"nomination": entry["nomination"], **_said(entry)}) for entry in new]
        extend(data, "votes", votes, before="discussion" if "discussion" in data else "conclusion")
        common = data.get("common_vote")
        if common and shared is None and common["nominations"] == len(voted.sharing):
            if len(new) == common["nominations"]:
                drop(data, "common_vote")
            else:
                put(common, "nominations", common["nominations"] - len(new))

    return edit_yaml(old, change)


def _shared(wished: Mapping[str, Mapping[str, object]], sharing: Sequence[str]) -> tuple[object, ...] | None:
    """Return the result that most of all nominations have, None where not all are there or few are alike."""
    counted = Counter(_key(entry) for entry in wished.values())
    result, alike = counted.most_common(1)[0]
    return result if set(wished) == set(sharing) and alike >= _FEWEST_ALIKE else None


def _key(entry: Mapping[str, object]) -> tuple[object, ...]:
    return entry["for"], entry["against"], entry["written"]


def _said(entry: Mapping[str, object]) -> dict[str, object]:
    """Return the numbers of an entry as they are written: what is 0 besides the votes for is left out."""
    return {key: entry[key] for key in ("for", "against", "written") if key == "for" or entry[key]}


def _change(vote: Any, entry: Mapping[str, object]) -> None:
    for key in ("for", "against", "written"):
        if vote.get(key, 0) != entry[key]:
            put(vote, key, entry[key])


KIND = ListKind(
    "votes",
    "số phiếu của Hội đồng",
    "đề nghị",
    VOTE_COLUMNS,
    not_placed,
    "",
    ("votes",),
    placed=_votes,
    titled=("kiem phieu", "bieu quyet", "bo phieu"),
    identity=("nomination",),
)
