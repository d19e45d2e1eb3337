"""The example ward with a few facts changed, for the tests of the rules on awards."""

from __future__ import annotations

from collections.abc import Callable

from example_ward import FILES
from tdkt.checks.example_files import RULES_OF_WARD
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
Change = tuple[str, str, str]
COUNCIL_RULE = "  - {parameter: quorum, value: 3/5, source: Quy chế Hội đồng kèm theo Quyết định số 05/QĐ-UBND ngày 10/02/2026}"
CITY = {
    "plans/2026/awards/thanh-pho/batch.yaml": (
        "kind: award-batch\nid: thanh-pho\nyear: 2026\ntitle: đề nghị thành phố\ntype: merit\nlevel: city\nstate: collecting\n"
    ),
    "plans/2026/awards/thanh-pho/nominations.yaml": (
        "kind: nominations\nbatch: thanh-pho\nnominations:\n"
        "  - {id: dn-01, who: pham-van-k, award: bang-khen-thanh-pho, by: van-phong, for: dũng cảm cứu người.}\n"
    ),
}


def local(parameter: str, value: str, award: str = "") -> Change:
    of = f"award: {award}, " if award else ""
    return (
        RULES_OF_WARD,
        COUNCIL_RULE,
        f"{COUNCIL_RULE}\n  - {{parameter: {parameter}, {of}value: {value}, source: Quy định của thành phố}}",
    )


def changed(*changes: Change) -> dict[str, str]:
    files = dict(FILES)
    for file, old, new in changes:
        assert old in files[file], (file, old)
        files[file] = files[file].replace(old, new, 1)
    return files
