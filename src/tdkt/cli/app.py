"""The commands in the order of a year's work."""

from __future__ import annotations

import typer

from tdkt import __version__
from tdkt.cli.lazily import LazyGroup, Listed


class _Commands(LazyGroup):
    """All commands."""

    listed = (
        Listed("today", "tdkt.cli.today:today", "Xem việc cần làm hôm nay: việc chậm, đến hạn trong tuần, đang dở, mỗi việc kèm lệnh để làm."),
        Listed("init", "tdkt.cli.init:init", "Lập kho dữ liệu mới cho một xã, phường, đặc khu: cơ quan, khung kế hoạch, phong trào mẫu của từng đơn vị."),
        Listed("adopt", "tdkt.cli.adopt:adopt", "Đưa một kế hoạch đã soạn bằng Word vào kho dữ liệu: cơ quan, căn cứ, các mục, phong trào, chỉ tiêu của từng đơn vị."),
        Listed("validate", "tdkt.cli.validate:validate", "Kiểm tra mọi tệp trong plans; chạy trước mỗi lần commit."),
        Listed("fmt", "tdkt.cli.fmt:fmt", "Trình bày mọi tệp YAML trong plans theo một cách; giữ nguyên dữ liệu, thứ tự, ghi chú."),
        Listed("rename", "tdkt.cli.rename:rename", "Đổi mã của một chỉ tiêu, đơn vị, thôn, cá nhân… ở mọi chỗ trong kho, không mất số liệu đã báo cáo."),
        Listed("form", "tdkt.cli.form:form", "Lập phiếu báo cáo, danh sách Excel để gửi các đơn vị, mỗi đơn vị một tệp."),
        Listed("import", "tdkt.cli.import_forms:import_forms", "Nhận phiếu của các đơn vị, mỗi phiếu thành một báo cáo; nhận cả danh sách đang có trong Excel."),
        Listed("status", "tdkt.cli.status:status", "Xem đơn vị nào đã gửi báo cáo, đơn vị nào chậm; soạn lời nhắc, công văn đôn đốc, lịch hạn gửi.", "tdkt.cli.ics_option:IcsCommand"),
        Listed("calendar", "tdkt.cli.calendar:calendar", "Xem lịch cả năm trên một trang: phát động, ngày lễ, hạn báo cáo, sơ kết, tổng kết, khen thưởng, hạn theo quy định.", "tdkt.cli.ics_option:IcsCommand"),
        Listed("report", "tdkt.cli.report:report", "Tính kết quả thực hiện chỉ tiêu, lũy kế từ đầu năm đến hết quý, 6 tháng, 9 tháng, năm; tháng, học kỳ.", "tdkt.cli.report:ReportCommand"),
        Listed("dashboard", "tdkt.cli.dashboard:dashboard", "Dựng bảng điều hành: một trang HTML duy nhất, không cần mạng, mở được từ USB, in được trên A4.", "tdkt.cli.report:ReportCommand"),
        Listed("render", "tdkt.cli.render:render", "In văn bản đúng thể thức Nghị định 30/2020/NĐ-CP ra tệp Word.", "tdkt.cli.document_help:RenderCommand"),
        Listed("issue", "tdkt.cli.issue:issue", "Ghi số, ngày của văn bản đã ký vào dữ liệu và sổ văn bản, kèm bản lưu những gì đã ký.", "tdkt.cli.document_help:IssueCommand"),
        Listed("amend", "tdkt.cli.amend:amend", "Lập văn bản sửa đổi, bổ sung hoặc thay thế một văn bản đã ban hành.", "tdkt.cli.document_help:AmendCommand"),
        Listed("recount", "tdkt.cli.recount:recount", "Ghi lý do sửa cách tính một chỉ tiêu (cộng dồn, mẫu số, tiến độ…) sau khi kế hoạch đã ban hành."),
        Listed("register", "tdkt.cli.register:register", "Xem sổ văn bản: số, ngày, tên loại và trích yếu, dấu vân tay của từng văn bản đã ban hành."),
        Listed("law", "tdkt.cli.law:law", "Xem quy định khen thưởng áp dụng ở một ngày: danh hiệu, hình thức, tiêu chuẩn, phiếu bầu, tiền thưởng, tham số."),
        Listed("publish", "tdkt.cli.publish:publish", "Ghi kết quả một năm thành gói số liệu để tỉnh, thành phố tổng hợp: các bảng Parquet và một bản kê.", "tdkt.cli.publish:PublishCommand"),
        Listed("take", "tdkt.cli.take:take", "Nhận nội dung cấp trên giao: chỉ tiêu chung, hạn gửi, phong trào phát động, đề cương báo cáo."),
        Listed("diff", "tdkt.cli.diff:diff", "Nói bằng lời những gì đã thay đổi về nội dung giữa hai phiên bản: chỉ tiêu, khen thưởng, báo cáo."),
        Listed("save", "tdkt.cli.save:save", "Lưu mọi thay đổi vào git trong một bước: kiểm tra, trình bày lại, git add, git commit."),
        Listed("undo", "tdkt.cli.undo:undo", "Trở lại như trước một lần lưu, hoặc bỏ thay đổi chưa lưu; không mất gì, hoàn tác được chính lệnh này."),
        Listed("verify", "tdkt.cli.verify:verify", "Kiểm tra văn bản Word: in từ dữ liệu của commit nào, có bị sửa sau khi in không, sửa ở đoạn nào."),
        Listed("check", "tdkt.cli.check:check", "Kiểm tra thể thức một tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP."),
        Listed("text", "tdkt.cli.text:text", "In nội dung một tệp Word thành văn bản thuần, mỗi đoạn một dòng; để git diff so được tệp Word."),
        Listed("explain", "tdkt.cli.explain:explain", "Giải thích một mã mà tdkt validate, tdkt check đưa ra, kèm ví dụ sai và đúng."),
        Listed("refresh", "tdkt.cli.refresh:refresh", "Làm mới schemas/ và phần cài đặt của trình soạn thảo sau khi nâng cấp tdkt."),
        Listed("awards", "tdkt.cli.awards.app:app", "Khen thưởng: chấm điểm, gợi ý, kiểm tra các đợt, cấp số, danh sách gửi cấp tỉnh, lịch sử, thống kê, điển hình."),
        Listed("rollup", "tdkt.cli.rollup.app:app", "Tổng hợp nhiều xã, phường: nhận gói số liệu, bảng tổng hợp, truy vấn."),
        Listed("new", "tdkt.cli.new:app", "Lập tệp mới từ tệp đã có; thêm phong trào, chỉ tiêu từ câu chữ."),
        Listed("hook", "tdkt.cli.hook:app", "Kiểm tra tự động trước mỗi lần commit."),
    )  # fmt: skip


app = typer.Typer(
    name="tdkt",
    cls=_Commands,
    help="Công tác thi đua, khen thưởng của xã, phường, đặc khu bằng tệp YAML trong git: kiểm tra tệp, tính kết quả chỉ tiêu, "
    "in văn bản đúng thể thức.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tdkt {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Xem phiên bản của tdkt."
    ),
) -> int:
    if context.invoked_subcommand is None:
        from tdkt.cli import today

        return today.today(day=None, output=today.TodayFormat.TEXT, workspace=None)
    return 0
