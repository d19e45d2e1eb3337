"""`tdkt rollup init`: begin a place where the packages of many wards come together."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import note, say, shown
from tdkt.cli.rollup.opening import STORE
from tdkt.errors import UsageError


def init(
    province: str = typer.Option(
        ..., "--province", metavar="TÊN", help="Tên đầy đủ của tỉnh, thành phố: thành phố Hải Phòng."
    ),
    wards: Path | None = typer.Option(
        None,
        "--wards",
        metavar="TỆP",
        help="Danh sách xã, phường phải gửi: tệp văn bản, mỗi dòng một tên đầy đủ (kể cả chữ xã, phường).",
    ),
    store: Path = STORE,
) -> int:
    """Lập nơi tổng hợp: ghi rollup.yaml với tên tỉnh, thành phố và danh sách xã, phường phải gửi.

    Ví dụ: tdkt rollup init --province "thành phố Hải Phòng" --wards danh-sach.txt --store tong-hop
    """
    from tdkt.rollup.city import FILE, as_yaml
    from tdkt.workspace.writing import write_atomically

    path = store / FILE
    if path.exists():
        raise UsageError(f"{shown(path)} đã có.", hint="Sửa tệp ấy, hoặc chọn thư mục khác bằng --store.")
    names = _names(wards) if wards else []
    write_atomically(path, as_yaml(province, names).encode(), workspace=store)
    say(shown(path))
    note(f"{len(names)} xã, phường phải gửi." if names else "Chưa có danh sách xã, phường: ghi thêm ở wards.")
    note("Việc tiếp theo: tdkt rollup add GÓI…")
    return 0


def _names(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"Không đọc được {shown(path)}.", hint="Ghi tệp văn bản UTF-8, mỗi dòng một tên."
        ) from error
    return list(dict.fromkeys(name for line in text.splitlines() if (name := " ".join(line.split()))))
