"""Running a command: the one place where errors become messages and exit codes.

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 internal error, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys

from tdkt.cli.at_once import at_once
from tdkt.cli.console import complain, judged, note, prepare_streams
from tdkt.errors import UserError

called = "tdkt"
"""The command that runs, as a user types it: its help is named where it fails."""
_COMPLETE = "_TDKT_COMPLETE"
"""The variable by which a shell asks for what a word can become."""


def run() -> int:
    """Run the command line; return the exit code. No traceback reaches the user."""
    prepare_streams()
    if _COMPLETE in os.environ:
        os.environ["TERMINAL_WIDTH"] = (
            "10000"  # a candidate and its help stay one line, however narrow the terminal
        )
    try:
        result = _result_of(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except UserError as error:
        complain(str(error), error.hint or _usage_hint(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _stopped()
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


def _result_of(words: list[str]) -> object:
    command = None if _COMPLETE in os.environ else at_once(words)
    if command is not None:
        return command()
    from tdkt.cli.app import app

    return app(standalone_mode=False)


def _stopped() -> int:
    complain("Đã dừng theo yêu cầu.")
    return 130


def _unread() -> int:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return judged()


def _usage_hint(error: Exception) -> str:
    """Return where the command that was run says how it is used; "" where the command line is not at fault."""
    if isinstance(error, UserError) and error.exit_code != 2:
        return ""
    context = getattr(error, "ctx", None)
    if context is None:
        return f"Xem cách dùng: {called} --help"
    from tdkt.cli.help import help_of

    return f"Xem cách dùng: {help_of(context)}"


def _failed(error: Exception) -> int:
    from tdkt.cli.crash import usage_message, write_crash_log

    if type(error).__name__ == "Abort":  # Typer's own word for Ctrl-C
        return _stopped()
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
