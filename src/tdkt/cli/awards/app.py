"""`tdkt awards …`: the commands about awards, in the order of the work."""

from __future__ import annotations

import typer

from tdkt.cli.lazily import LazyGroup, Listed


class _Commands(LazyGroup):
    """The commands of the group."""

    listed = (
        Listed("rank", "tdkt.cli.awards.rank:rank", "Tính điểm thi đua và xếp hạng trong từng cụm, khối, theo bảng tiêu chí của năm hoặc thang điểm riêng của cụm, khối."),
        Listed("suggest", "tdkt.cli.awards.suggest:suggest", "Gợi ý ai đạt tiêu chuẩn danh hiệu, hình thức nào theo số liệu đã ghi, vì sao; không phải kết luận."),
        Listed("list", "tdkt.cli.awards.listing:listing", "Xem các đợt khen thưởng của năm: bao nhiêu đề nghị, đến bước nào, quyết định, tiền thưởng."),
        Listed("check", "tdkt.cli.awards.check:check", "Kiểm tra đợt khen thưởng: thẩm quyền, tiêu chuẩn, hồ sơ, phiếu bầu, thời hạn, tiền thưởng."),
        Listed("number", "tdkt.cli.awards.number:number", "Cấp số thứ tự trong quyết định (số sổ vàng) cho các đề nghị được khen chưa có số."),
        Listed("export", "tdkt.cli.awards.export:export", "Ghi danh sách đề nghị của một đợt theo bố cục của phần mềm thi đua, khen thưởng cấp tỉnh, để khỏi gõ lại."),
        Listed("history", "tdkt.cli.awards.history:history", "Xem một người, tập thể, hộ đã được tặng gì, đăng ký gì, xếp loại, sáng kiến, đề nghị nào đang chờ hay không đạt."),
        Listed("stats", "tdkt.cli.awards.stats:stats", "Thống kê khen thưởng của năm: theo danh hiệu, hình thức, loại hình, đối tượng, nữ, lãnh đạo, trực tiếp."),
        Listed("exemplars", "tdkt.cli.awards.exemplars:exemplars", "Liệt kê điển hình tiên tiến và bước đã đến: phát hiện, bồi dưỡng, tổng kết, nhân rộng."),
    )  # fmt: skip


app = typer.Typer(
    cls=_Commands,
    help="Khen thưởng: chấm điểm, gợi ý, kiểm tra các đợt, cấp số, danh sách gửi cấp tỉnh, lịch sử, thống kê, điển hình.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
