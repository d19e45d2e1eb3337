"""The commands in the order of a year's work, and the one place where errors become messages and exit codes.

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 internal error, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys

import typer

from tdkt import __version__
from tdkt.cli import (
    adopt,
    amend,
    calendar,
    check,
    dashboard,
    diff,
    explain,
    fmt,
    form,
    hook,
    import_forms,
    init,
    issue,
    law,
    new,
    publish,
    recount,
    refresh,
    register,
    rename,
    render,
    report,
    save,
    status,
    text,
    today,
    undo,
    validate,
    verify,
)
from tdkt.cli.awards.app import app as awards
from tdkt.cli.console import complain, judged, note, prepare_streams
from tdkt.cli.document_help import AmendCommand, IssueCommand, RenderCommand
from tdkt.cli.help import Command, Group, help_of
from tdkt.cli.ics_option import IcsCommand
from tdkt.cli.rollup.app import app as rollup
from tdkt.errors import UserError

app = typer.Typer(
    name="tdkt",
    cls=Group,
    help="Công tác thi đua, khen thưởng của xã, phường, đặc khu bằng tệp YAML trong git: kiểm tra tệp, tính kết quả chỉ tiêu, "
    "in văn bản đúng thể thức.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("today", cls=Command)(today.today)
app.command("init", cls=Command)(init.init)
app.command("adopt", cls=Command)(adopt.adopt)
app.command("validate", cls=Command)(validate.validate)
app.command("fmt", cls=Command)(fmt.fmt)
app.command("rename", cls=Command)(rename.rename)
app.command("form", cls=Command)(form.form)
app.command("import", cls=Command)(import_forms.import_forms)
app.command("status", cls=IcsCommand)(status.status)
app.command("calendar", cls=IcsCommand)(calendar.calendar)
app.command("report", cls=report.ReportCommand)(report.report)
app.command("dashboard", cls=report.ReportCommand)(dashboard.dashboard)
app.command("render", cls=RenderCommand)(render.render)
app.add_typer(awards, name="awards")
app.command("issue", cls=IssueCommand)(issue.issue)
app.command("amend", cls=AmendCommand)(amend.amend)
app.command("recount", cls=Command)(recount.recount)
app.command("register", cls=Command)(register.register)
app.command("law", cls=Command)(law.law)
app.command("publish", cls=publish.PublishCommand)(publish.publish)
app.add_typer(rollup, name="rollup")
app.command("diff", cls=Command)(diff.diff)
app.command("save", cls=Command)(save.save)
app.command("undo", cls=Command)(undo.undo)
app.command("verify", cls=Command)(verify.verify)
app.command("check", cls=Command)(check.check)
app.command("text", cls=Command)(text.text)
app.command("explain", cls=Command)(explain.explain)
app.add_typer(new.app, name="new")
app.add_typer(hook.app, name="hook")
app.command("refresh", cls=Command)(refresh.refresh)


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
        return today.today(day=None, output=today.TodayFormat.TEXT, workspace=None)
    return 0


def run() -> int:
    """Run the command line; return the exit code. No traceback reaches the user."""
    prepare_streams()
    if "_TDKT_COMPLETE" in os.environ:
        os.environ["TERMINAL_WIDTH"] = (
            "10000"  # a candidate and its help stay one line, however narrow the terminal
        )
    gc.disable()  # a command lives for a second and makes no cycles to speak of; collecting costs a third of reading
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
