"""Errors that mean "cannot go on".

Problems in the data are not errors but values (`tdkt.model.diagnostic.Diagnostic`): they are collected and
shown together. What is raised here stops a command; the command line prints its message, never a traceback.
"""

from __future__ import annotations


class TdktError(Exception):
    """Root of everything that tdkt raises on purpose; `str(error)` is Vietnamese and fit for a user."""


class UserError(TdktError):
    """The user asked for something that cannot be done as asked.

    `hint` says how to mend it and may be empty. The command ends with `exit_code`:
    1 when the files are at fault, 2 when the command line is.
    """

    def __init__(self, message: str, *, hint: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.hint = hint
        self.exit_code = exit_code


class UsageError(UserError):
    """The command line itself is wrong: an unknown period, plan or unit."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, exit_code=2)
