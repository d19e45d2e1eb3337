"""A package beside the one of the same ward and year that is in the store, by their manifests: what differs, which is newer, who lies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tdkt.model.text import one_line
from tdkt.rollup.received import fingerprint_of

_CLOCKS_DIFFER = timedelta(days=1)
_COUNTED = ("results", "reports", "figures", "awards", "targets", "units", "fund")
"""Tables of which fewer rows than before are worth a word."""


def name_of(manifest: dict[str, Any]) -> str:
    """Return whose package it is, as one line."""
    return one_line(manifest["ward"]["name"])


def is_ahead(manifest: dict[str, Any]) -> bool:
    """Tell whether a package says that it was made after today: by a clock that is wrong, so that no later one would be newer."""
    said = manifest["source"]["committed_at"]
    try:
        return said is not None and datetime.fromisoformat(said) > datetime.now(UTC) + _CLOCKS_DIFFER
    except (ValueError, OverflowError):
        return True


def holds_all_of(known: dict[str, Any], manifest: dict[str, Any], *, from_repository: bool) -> bool:
    """Tell whether nothing would be gained by taking a package: the one that is there is the same.

    Of a repository no package has names, and its commit may have been made later or anew: the same tables are enough.
    """
    if fingerprint_of(known) == fingerprint_of(manifest):
        return True
    return (
        from_repository
        and not difference(known, manifest)
        and known["tables"].keys() >= manifest["tables"].keys()
    )


def difference(known: dict[str, Any], manifest: dict[str, Any]) -> str:
    """Return in words where two packages contradict each other, "" where they do not; a table that but one of them has is no matter."""
    tables = [
        name
        for name, said in manifest["tables"].items()
        if name in known["tables"] and known["tables"][name]["sha256"] != said["sha256"]
    ]
    same = all(known[key] == manifest[key] for key in ("periods", "illustrative"))
    return " và ".join([*([f"bảng {', '.join(tables)}"] if tables else []), *([] if same else ["bản kê"])])


def is_lying(known: dict[str, Any], manifest: dict[str, Any]) -> bool:
    """Tell whether the package that is there names the source of the one that was made of a repository, and says something else."""
    ours, theirs = known["source"], manifest["source"]
    is_one_source = ours["data"] == theirs["data"] or (
        ours["commit"] is not None and ours["commit"] == theirs["commit"]
    )
    return is_one_source and known["tool"] == manifest["tool"] and bool(difference(known, manifest))


def why_not_in_place_of(known: dict[str, Any], manifest: dict[str, Any], *, from_repository: bool) -> str:
    """Return why a package does not replace the one that is there unless it is wished, "" where it does."""
    differing = difference(known, manifest)
    if fingerprint_of(known) == fingerprint_of(manifest):
        return ""
    if from_repository and (not differing or is_lying(known, manifest)):
        return ""
    if not _is_newer(manifest, known):
        return _not_newer(manifest, known, from_repository=from_repository)
    is_one_moment = known["source"]["committed_at"] == manifest["source"]["committed_at"]
    if differing and is_one_moment and known["tool"] == manifest["tool"] and not from_repository:
        return (
            f"cùng thời điểm commit với gói đang có mà khác ở {differing}: không rõ gói nào đúng "
            "(vẫn nhận: thêm --replace)"
        )
    return ""


def _is_newer(manifest: dict[str, Any], known: dict[str, Any]) -> bool:
    ours, theirs = known["source"]["committed_at"], manifest["source"]["committed_at"]
    return theirs is not None and (ours is None or is_ahead(known) or theirs >= ours)


def _not_newer(manifest: dict[str, Any], known: dict[str, Any], *, from_repository: bool) -> str:
    ours, theirs = known["source"]["committed_at"], manifest["source"]["committed_at"]
    if from_repository and theirs is not None:
        return (
            f"kho ở đây cũ hơn gói đang có ({theirs} trước {ours}): hoặc kho chưa cập nhật, hoặc gói đang có không phải do kho làm ra "
            "(lấy theo kho: thêm --replace)"
        )
    if theirs is None:
        return "không ghi commit nên không rõ có mới hơn gói đang có không (vẫn nhận: thêm --replace)"
    return f"cũ hơn gói đang có ({theirs} trước {ours}; vẫn nhận: thêm --replace)"


def lie(known: dict[str, Any], manifest: dict[str, Any]) -> str:
    """Return in words that the package that was there is not what a repository makes."""
    return (
        f"gói đang có của {name_of(known)} không phải do dữ liệu mà nó nêu làm ra: khác kho ở {difference(known, manifest)}; "
        "đã thay bằng gói làm từ kho"
    )


def loss(known: dict[str, Any], manifest: dict[str, Any]) -> str:
    """Return in words what the package that was there held and the one that replaces it does not, "" where that is nothing."""
    gone = [period for period in known["periods"] if period not in manifest["periods"]]
    rows = {
        name: tuple(one["tables"].get(name, {"rows": 0})["rows"] for one in (known, manifest))
        for name in _COUNTED
    }
    fewer = [
        f"{name} còn {now} dòng (trước {before})" for name, (before, now) in rows.items() if now < before
    ]
    if not gone and not fewer:
        return ""
    said = [f"không còn kỳ {', '.join(gone)}"] if gone else ["có ít dòng hơn"]
    return f"{name_of(manifest)}: gói mới {'; '.join([*said, *fewer])}"
