"""The commands in the order of a year's work, and the one place where errors become messages and exit codes.

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 internal error, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys

import typer

from tdkt import __version__
from tdkt.cli.console import complain, judged, note, prepare_streams
from tdkt.cli.help import help_of
from tdkt.cli.lazily import LazyGroup, Listed
from tdkt.errors import UserError


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


def run() -> int:
    """Run the command line; return the exit code. No traceback reaches the user."""
    prepare_streams()
    if "_TDKT_COMPLETE" in os.environ:
        os.environ["TERMINAL_WIDTH"] = (
            "10000"  # a candidate and its help stay one line, however narrow the terminal
        )
    try:
        result = app(standalone_mode=False)
        sys.stdout.flush()
        sys.stderr.flush()
    except UserError as error:
        complain(str(error), error.hint or _usage_hint(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        complain("Đã dừng theo yêu cầu.")
        return 130
    except BrokenPipeError:
        return _unread()
    except SystemExit as error:  # Typer's own way to leave when nobody reads on
        return _unread() if isinstance(error.__context__, BrokenPipeError) else int(error.code or 0)
    except OSError as error:
        complain(
            f"Không đọc hoặc ghi được {error.filename or 'kết quả'}.",
            "Kiểm tra đường dẫn, quyền và chỗ trống trên đĩa.",
        )
        return 1
    except Exception as error:  # noqa: BLE001 the last line of defence: the traceback goes to a file
        return _failed(error)
    finally:
        gc.freeze()  # nor has Python to look for cycles when it ends
    return result if isinstance(result, int) else 0


def _unread() -> int:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return judged()


def _usage_hint(error: Exception) -> str:
    """Return where the command that was run says how it is used; "" where the command line is not at fault."""
    if isinstance(error, UserError) and error.exit_code != 2:
        return ""
    return f"Xem cách dùng: {help_of(getattr(error, 'ctx', None))}"


def _failed(error: Exception) -> int:
    from tdkt.cli.crash import usage_message, write_crash_log

    if type(error).__name__ == "NoArgsIsHelpError":
        note(str(error))
        return 2
    message = usage_message(error)
    if message is not None:
        complain(message, _usage_hint(error))
        return 2
    log = write_crash_log(error)
    complain(
        "tdkt gặp lỗi bên trong, xin lỗi vì sự bất tiện này.",
        f"Chi tiết ghi ở {log}; gửi tệp này cho người phát triển.",
    )
    return 3
