"""`tdkt rollup …`: the commands of whoever adds up many wards, in the order of the work."""

from __future__ import annotations

import typer

from tdkt.cli.lazily import LazyGroup, Listed


class _Commands(LazyGroup):
    """The commands of the group."""

    listed = (
        Listed("init", "tdkt.cli.rollup.start:init", "Lập nơi tổng hợp: ghi rollup.yaml với tên tỉnh, thành phố và danh sách xã, phường phải gửi."),
        Listed("add", "tdkt.cli.rollup.add:add", "Nhận gói số liệu của các xã, phường, hoặc làm gói từ kho của họ rồi nhận."),
        Listed("remove", "tdkt.cli.rollup.remove:remove", "Bỏ gói của một xã, phường khỏi nơi tổng hợp: nơi ấy đã nhập, đổi tên, hoặc gửi nhầm."),
        Listed("report", "tdkt.cli.rollup.report:report", "Tổng hợp kết quả của các xã, phường: theo trạng thái, loại chỉ tiêu, phong trào, nơi; chỉ tiêu chung; khen thưởng; nơi gửi chậm."),
        Listed("dashboard", "tdkt.cli.rollup.dashboard:dashboard", "Dựng bảng tổng hợp: một trang có mọi xã, phường, xếp theo tỷ lệ đạt, bấm vào xem từng nơi; không cần mạng."),
        Listed("render", "tdkt.cli.rollup.render:render", "In báo cáo tổng hợp theo thể thức Nghị định 30/2020/NĐ-CP, kèm phụ lục kết quả từng nơi; là dự thảo, chưa có số, ngày."),
        Listed("indicators", "tdkt.cli.rollup.indicators:indicators", "Đề xuất chỉ tiêu nào của các nơi có thể ứng với chỉ tiêu chung, để người xem quyết định; không ghi gì."),
        Listed("hand-down", "tdkt.cli.rollup.hand_down:hand_down", "Ghi tệp giao cho các xã, phường: chỉ tiêu chung của rollup.yaml; thêm hạn, phong trào vào đó rồi gửi đi."),
        Listed("sql", "tdkt.cli.rollup.sql:sql", "Hỏi các bảng bằng SQL, chỉ đọc; kết quả ra CSV."),
    )  # fmt: skip


app = typer.Typer(
    cls=_Commands,
    help="Tổng hợp nhiều xã, phường: nhận gói số liệu, bảng tổng hợp, truy vấn.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
