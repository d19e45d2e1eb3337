"""What the checks would find after a planned edit, and refusing an edit that would break the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass
from tdkt.workspace.workspace import Workspace, with_files

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The workspace as an edit would leave it, with all findings there and those of them that the edit brings."""

    workspace: Workspace
    findings: tuple[Diagnostic, ...]
    new: tuple[Diagnostic, ...]

    @property
    def new_errors(self) -> tuple[Diagnostic, ...]:
        """The errors that are not there without the edit."""
        return tuple(finding for finding in self.new if finding.is_error)


def foresee(
    workspace: Workspace,
    texts: Mapping[str, str],
    *,
    known: Iterable[Diagnostic] | None = None,
    without: Collection[str] = (),
) -> Foreseen:
    """Return what the checks would find if the files `texts` (by path) held these texts, and those of `without` were gone.

    `known` are the findings of `workspace` where they have been looked for already.
    """
    before = Counter(_what(finding) for finding in (find_problems(workspace) if known is None else known))
    made = with_files(workspace, texts, without=without)
    findings = find_problems(made)
    new = []
    for finding in findings:
        what = _what(finding)
        if before[what]:
            before[what] -= 1
        else:
            new.append(finding)
    return Foreseen(made, tuple(findings), tuple(new))


def refuse_foreseen(errors: Iterable[Diagnostic], subject: str, hint: str) -> None:
    """Raise UserError with the places of `errors`, if there are any: `subject` ("Kho") would hold them, so nothing is written."""
    found = list(errors)
    if found:
        listed = "\n".join(f"  {finding.in_a_line}" for finding in found[:_SHOWN])
        raise UserError(f"{subject} sẽ có {len(found)} lỗi nên chưa ghi tệp nào:\n{listed}", hint=hint)


def _what(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what makes a finding the same before and after an edit: its line may have moved."""
    return finding.place.file, finding.code, finding.message
