"""Write everything that tdkt makes of the shipped sample into a folder: `python benchmarks/outputs.py FOLDER`.

Two states of the code make the same when `diff -r` of their two folders is empty:

    git worktree add ../before COMMIT
    python benchmarks/outputs.py /tmp/before --checkout ../before
    python benchmarks/outputs.py /tmp/now --as-in /tmp/before
    diff -r /tmp/before /tmp/now

Every command is one file with its exit code and both streams; what it wrote lies beside that, Word and Excel files as
their parts (a Word file also as the checksum of its bytes). `--as-in` takes the sample, the broken examples and the list
of rules from the inputs that an earlier folder kept, so that a change of those is no difference in everything else. All
commands run in one process, at fixed days and with fixed commits; it takes about two minutes.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from recording import Recorder, commit_all, copy_of, git, load, write_files
from sample_edits import (
    EDITS,
    NOMINATION_EDITS,
    PLAN_EDITS,
    RIGHT,
    WRONG,
    edit,
    fill,
    lower_a_figure,
    move_a_movement,
    say_why,
)

BATCHES = ("tong-ket-2026", "dot-xuat-cuu-nguoi", "de-nghi-thanh-pho-2026", "chuyen-de-hai-long")
BATCH_DOCUMENTS = [
    "achievement-report",
    "summary",
    "award-list",
    "notice",
    "invitation",
    "ballots",
    "minutes",
    "submission",
    "decision",
    "certificate",
    "payment",
    "batch",
]
PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-9M", "2026")
QUARTERS = PERIODS[:4]
UNITS = ("van-phong", "van-hoa-xa-hoi", "kinh-te-ha-tang-do-thi", "phuc-vu-hanh-chinh-cong", "su-nghiep-cong")
FINDING_FORMATS = ("text", "json", "github", "sarif")
COMMANDS = [
    "init",
    "validate",
    "fmt",
    "form",
    "import",
    "status",
    "report",
    "dashboard",
    "render",
    "issue",
    "amend",
    "register",
    "law",
    "diff",
    "verify",
    "text",
    "explain",
    "refresh",
    "awards",
    "new",
    "hook",
]
SUBCOMMANDS = (
    *(
        ("awards", name)
        for name in ("rank", "suggest", "list", "check", "number", "history", "stats", "exemplars")
    ),
    ("new", "year"),
    ("new", "batch"),
    ("hook", "install"),
    ("hook", "remove"),
)
DAYS = ("2026-01-05", "2026-04-03", "2026-07-08", "2026-10-09", "2027-01-20")
LINES = (
    "tdkt re",
    "tdkt render ",
    "tdkt render rem",
    *(
        f"tdkt render {name} "
        for name in ("plan", "report", "reminder", "amendment", "batch", "certificate", "x")
    ),
    *(
        f"tdkt issue {name} "
        for name in ("", "plan", "report", "decision", "submission", "amendment", "minutes")
    ),
    *(f"tdkt amend {name} " for name in ("", "plan", "decision")),
    "tdkt report --unit v",
    "tdkt report --target van-thu",
    "tdkt report --status ",
    "tdkt report --quarter ",
    "tdkt form 2026-",
    "tdkt form 2026-Q2 --unit k",
    "tdkt status ",
    "tdkt register ",
    "tdkt awards check ",
    "tdkt awards number t",
    "tdkt awards history do-",
    "tdkt awards suggest --award giay",
    "tdkt new batch x --who ho-",
    "tdkt explain A11",
    "tdkt law --award ",
)
SCREENS: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("status", "--date", "2026-07-08"),
    ("status", "--remind", "--date", "2026-07-08", "--within", "90"),
    ("report", "--quarter", "3"),
    ("register",),
    ("explain",),
    ("explain", "R502"),
    ("law", "2026-06-30"),
    ("awards", "check"),
    ("awards", "suggest", "2026", "--date", "2026-11-28"),
    ("awards", "list", "2026"),
    ("awards", "history", "nguyen-van-a"),
    ("awards", "stats", "2026"),
    ("awards", "rank", "2026"),
    ("awards", "exemplars"),
)
ANSWERS = """\
kind: ward-answers
type: xa
name: Đông Hưng
city: tỉnh Hưng Yên
year: 2027
units:
  - {name: Văn phòng HĐND và UBND xã, abbreviation: VP}
  - {name: Phòng Kinh tế}
  - {name: Phòng Văn hóa - Xã hội, contact: Trần Thị B}
subdivisions: [Thôn Một, Thôn Hai]
signers: [{name: Nguyễn Văn A, post: Chủ tịch}]
council:
  decision: Quyết định số 35/QĐ-UBND ngày 26/01/2027 của Chủ tịch UBND xã
  members:
    - {name: Nguyễn Văn A, gender: male, post: Chủ tịch UBND xã, role: chair}
    - {name: Trần Thị B, gender: female, post: Phó Chủ tịch UBND xã, role: vice_chair}
    - {name: Lê Văn C, gender: male, post: Trưởng phòng, role: secretary}
ci: both
"""


class Show:
    """The scenes: each runs commands on the sample or on a copy of it that it may change."""

    def __init__(self, recorder: Recorder, base: Path, ward: Path, inputs: Path) -> None:
        self._record = recorder.run
        self._base = base
        self._ward = ward
        self._inputs = inputs
        self._copies = itertools.count(1)

    def _copy(self) -> Path:
        return copy_of(self._ward, f"ban-sao-{next(self._copies)}")

    def help_pages(self) -> None:
        for words in ((), *((name,) for name in COMMANDS), *SUBCOMMANDS):
            for columns in (80, 120):
                self._record("help", [*words, "--help"], self._base, columns=columns)
        for words in ((), ("awards",), ("new",), ("hook",), ("render",), ("renderr",), ("report", "--x")):
            self._record("usage", words, self._ward)

    def screens(self) -> None:
        for words in SCREENS:
            for columns in (80, 120):
                self._record("screens", words, self._ward, columns=columns)
        self._record("screens", ("validate",), self._ward, env={"FORCE_COLOR": "1", "NO_COLOR": ""})

    def explanations(self) -> None:
        for code in json.loads((self._inputs / "codes.json").read_text(encoding="utf-8")):
            self._record("explain", ["explain", code], self._base)
        self._record("explain", ["explain", "R999"], self._base)

    def validation(self) -> None:
        for form in FINDING_FORMATS:
            self._record("validate", ["validate", "--format", form], self._ward)
        self._record("validate", ["validate", "--strict", "plans/2026/awards"], self._ward)
        self._record("validate", ["validate", "khong-co"], self._ward)

    def reports(self) -> None:
        periods = [["--quarter", name] for name in "1234"]
        periods += [["--quarter"], ["--half"], ["--nine-months"], ["--year"], ["--quarter", "2025-Q1"]]
        for period in periods:
            for form in ("text", "json", "csv"):
                self._record("report", ["report", *period, "--format", form], self._ward)
            self._record("report", ["report", *period, "--xlsx"], self._ward)
        for unit in (*UNITS, "khong-co"):
            self._record("report", ["report", "--nine-months", "--unit", unit], self._ward)
        for status in ("đạt", "vuot", "cham", "khong dat", "dung tien do", "chua bao cao", "la"):
            self._record("report", ["report", "--quarter", "3", "--status", status], self._ward)
        for target in ("dung-han.ty-le", "khong-co"):
            self._record("report", ["report", "--quarter", "3", "--target", target], self._ward)

    def receipts(self) -> None:
        for day in DAYS:
            for more in (
                (),
                ("--format", "json"),
                ("--remind",),
                ("--remind", "--within", "60"),
                ("--letter",),
            ):
                self._record("status", ["status", "2026", "--date", day, *more], self._ward)
        self._record("status", ["status", "2026", "--date", DAYS[1], "--ics"], self._ward)
        for quarter in QUARTERS:
            self._record("dashboard", ["dashboard", "2026", "--quarter", quarter], self._ward)

    def documents(self) -> None:
        for key in ("2026", "2025", "x"):
            self._record("render", ["render", "plan", key, "--html"], self._ward)
        for key in (*PERIODS, "2026-Q5"):
            self._record("render", ["render", "report", key, "--html"], self._ward)
            self._record("render", ["render", "reminder", key, "--html"], self._ward)
        for batch in BATCHES:
            for name in BATCH_DOCUMENTS:
                self._record("render", ["render", name, batch, "--html"], self._ward)
            self._record("render", ["render", "certificate", batch, "--each", "-o", "tung-nguoi"], self._ward)
            self._record("render", ["render", "batch", batch, "--check"], self._ward)
        for words in (
            ("plan", "2026", "--check"),
            ("plan", "2026", "-o", "ke-hoach.docx"),
            ("amendment", "khong-co"),
            ("decision", "khong-co"),
            ("thu", "2026"),
            ("plan", "2026", "--each"),
        ):
            self._record("render", ["render", *words], self._ward)

    def award_screens(self) -> None:
        run = lambda *words: self._record("awards", ["awards", *words], self._ward)  # noqa: E731 many of one shape
        for batch in ("", *BATCHES, "khong-co"):
            for form in FINDING_FORMATS:
                run("check", *filter(None, [batch]), "--format", form)
        run("check", "--strict")
        run("suggest", "2026", "--all", "--date", "2026-11-28")
        run("suggest", "2026", "--award", "chien-si-thi-dua-co-so", "--date", "2026-11-28")
        run("suggest", "2026", "--date", "2025-12-31")
        for batch in BATCHES:
            run("list", "2026", "--batch", batch)
        for form in ("text", "json"):
            run("rank", "2026", "--format", form)
        for unit in UNITS:
            run("rank", "--explain", unit)
        for name in ("nguyen-van-a", "do-van-g", "Trần Thị B", "van", "ho ong", "khong co"):
            run("history", name)
        for form in ("text", "json", "csv", "xlsx"):
            run("stats", "2026", "--format", form)
        for year in ("2025", "2026"):
            run("stats", year)
            run("exemplars", year)
        for batch in BATCHES:
            run("number", batch, "--dry-run")

    def law(self) -> None:
        for day in ("2022-01-01", "2024-06-30", "2025-07-01", "2026-06-30", "2026-11-28"):
            for form in ("text", "json"):
                self._record("law", ["law", day, "--format", form], self._ward)
        awards = json.loads((self._inputs / "awards.json").read_text(encoding="utf-8"))
        for award in (*awards, "khong-co"):
            self._record("law", ["law", "2026-06-30", "--award", award], self._ward)

    def completion(self) -> None:
        for line in LINES:
            asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
            self._record("completion", [], self._ward, env={**asked, "_TDKT_COMPLETE": "complete_bash"})

    def changes(self) -> None:
        changed = self._copy()
        lower_a_figure(changed)
        move_a_movement(changed)
        edit(changed, EDITS)
        (changed / "plans/2026/reports/2026-Q3/su-nghiep-cong.yaml").unlink()
        for form in ("text", "markdown", "json", "html"):
            self._record("diff", ["diff", "--format", form], changed)
        self._record("diff", ["diff", "--stat"], changed)
        self._record("diff", ["diff", "--staged"], changed)
        commit_all(changed, "Sửa nhiều tệp")
        self._record("diff", ["diff", "HEAD~1", "--exit-code"], changed, columns=80)
        self._record("diff", ["diff", "HEAD..HEAD~1", "--format", "json"], changed)
        self._record("diff", ["diff", "khong-co"], changed)
        self._record("diff", ["validate"], changed)
        self._record("diff", ["status", "2026", "--date", DAYS[3]], changed)
        for batch in ("rank",), ("suggest", "2026", "--all", "--date", "2026-11-28"), ("check",):
            self._record("diff", ["awards", *batch], changed)

    def comparisons(self) -> None:
        changed = self._copy()
        lower_a_figure(changed)
        edit(changed, PLAN_EDITS)
        edit(changed, NOMINATION_EDITS)
        for document, key in (
            ("plan", "2026"),
            ("report", "2026-Q1"),
            *((name, BATCHES[0]) for name in BATCH_DOCUMENTS),
        ):
            self._record("compare", ["render", document, key, "--compare", "HEAD"], changed)
        self._record("compare", ["render", "plan", "2026", "--compare", "khong-co"], changed)
        self._record("compare", ["diff"], changed)
        self._record("compare", ["validate"], changed)
        self._record("compare", ["report", "--quarter", "1"], changed)

    def issuing(self) -> None:
        ward = self._copy()

        def run(*words: str) -> None:
            self._record("issue", words, ward)

        plan = ("issue", "plan", "2026", "--number", "40", "--date", "2026-01-30")
        run(*plan, "--dry-run")
        run(*plan)
        run(*plan)
        run("issue", "report", "2026-Q1", "--number", "80", "--date", "2026-04-10")
        run("issue", "report", "2026-H1", "--number", "150", "--date", "10/07/2026")
        run("issue", "report", "2026-Q2", "--number", "80", "--date", "2026-07-09")
        for batch, number, day in (
            (BATCHES[0], "290", "2026-11-20"),
            (BATCHES[1], "131", "2026-06-10"),
            (BATCHES[2], "1", "2026-11-20"),
            (BATCHES[3], "7", "2026-09-14"),
        ):
            run("issue", "decision", batch, "--number", number, "--date", day)
        run("issue", "submission", BATCHES[2], "--number", "52", "--date", "2026-11-20")
        run("issue", "minutes", BATCHES[0], "--number", "1", "--date", "2026-11-20")
        run("register")
        run("register", "2025")
        commit_all(ward, "Ban hành")
        run("validate")
        run("render", "plan", "2026")
        run("render", "report", "2026-Q1")
        run("verify", "build/2026/ke-hoach.docx", "build/2026/bao-cao-quy-1.docx")
        run("verify", "build/2026/ke-hoach.docx", "--format", "json")
        run("text", "build/2026/ke-hoach.docx")
        run("text", "plans/2026/plan.yaml")
        self._amending(ward)

    def _amending(self, ward: Path) -> None:
        def run(*words: str, columns: int = 100) -> None:
            self._record("amend", words, ward, columns=columns)

        edit(ward, PLAN_EDITS)
        lower_a_figure(ward)
        edit(ward, NOMINATION_EDITS)
        for form in FINDING_FORMATS:
            run("validate", "--format", form)
        run("render", "plan", "2026")
        run("render", "report", "2026-Q1")
        run("verify", "build/2026/ke-hoach.docx")
        amend = ("amend", "plan", "2026", "--reason", "thành phố điều chỉnh chỉ tiêu giao")
        run(*amend, "--dry-run")
        run(*amend, "--effective", "2026-07-01")
        run("amend", "decision", BATCHES[0], "--reason", "Ghi lại thành tích cho đúng.")
        run("amend", "decision", BATCHES[2], "--reason", "Không có quyết định.")
        run("validate")
        say_why(ward)
        run("validate")
        commit_all(ward, "Sửa đổi")
        amendments = sorted((ward / "plans/2026/amendments").glob("*.yaml"))
        for number, path in enumerate(amendments, 300):
            run("render", "amendment", path.stem, "--html")
            day = "2026-06-20" if "ke-hoach" in path.stem else "2026-11-27"
            run("issue", "amendment", path.stem, "--number", str(number), "--date", day)
            run("render", "amendment", path.stem)
        run("register")
        run("validate")
        for key in ("2026-Q1", "2026-H1", "2026-9M"):
            run("report", "--quarter" if "Q" in key else "--half" if "H" in key else "--nine-months")
            run("render", "report", key)
        run("render", "plan", "2026")
        run("render", "plan", "2026", "--compare", "HEAD~1")
        for copy in sorted((ward / "plans/2026/issued").glob("*.json"))[:1]:
            copy.unlink()
        for copy in sorted((ward / "plans/2026/issued").glob("*.json"))[-1:]:
            copy.write_text(copy.read_text(encoding="utf-8").replace("2026", "2025", 1), encoding="utf-8")
        run("validate")
        run("register", columns=80)

    def forms(self) -> None:
        ward = self._copy()

        def run(*words: str) -> None:
            self._record("forms", words, ward)

        for quarter in QUARTERS:
            run("form", quarter)
        run("form", "Q9")
        run("form", "Q1", "--unit", "khong-co")
        sent = ward / "hop-thu"
        sent.mkdir()
        for quarter, unit in (("2026-Q3", "van-phong"), ("2026-Q2", "van-hoa-xa-hoi"), ("2026-Q4", UNITS[2])):
            form = ward / f"build/2026/phieu/{quarter}/phieu-{quarter}-{unit}.xlsx"
            fill(form, sent / f"{quarter}-{unit}.xlsx", dict(RIGHT))
        wrong = ward / "build/2026/phieu/2026-Q4/phieu-2026-Q4-su-nghiep-cong.xlsx"
        fill(wrong, sent / "sai.xlsx", dict(WRONG))
        (sent / "la.xlsx").write_bytes(b"not a workbook")
        received = ("--received", "2026-10-06")
        run("import", "hop-thu", *received, "--dry-run")
        run("import", "hop-thu/2026-Q3-van-phong.xlsx", *received, "--illustrative")
        run("import", "hop-thu/2026-Q3-van-phong.xlsx", *received)
        run("import", "hop-thu", *received, "--replace")
        run("import", "hop-thu", *received, "--unit", "van-phong", "--period", "Q1")
        run("validate")
        run("status", "2026", "--date", DAYS[3])

    def new_files(self) -> None:
        today = datetime.date.today()
        hidden = [f"{today:%Y-%m-%d}", f"{today:%d/%m/%Y}"]
        ward = self._copy()

        def run(*words: str) -> None:
            self._record("new", words, ward, hidden=hidden)

        run("new", "year", "2027", "--dry-run")
        run("new", "year", "2027")
        run("new", "year", "2027")
        run("new", "year", "2029")
        title = ("--year", "2026", "--title", "thành tích cứu người")
        run("new", "batch", "dot-1", "--type", "sudden", *title, "--who", "le-van-c", "--who", "Trần Thị B")
        run(
            "new",
            "batch",
            "dot-2",
            "--type",
            "thematic",
            *title,
            "--who",
            "le-van-c",
            "--movement",
            "hai-long",
        )
        run("new", "batch", "dot-4", "--type", "merit", "--year", "2026", "--level", "city", "--dry-run")
        run("new", "batch", "dot-3", "--type", "merit", "--year", "2026")
        run("new", "batch", "dot-5", "--type", "la", "--year", "2026")
        run("new", "batch", "dot-1", "--type", "sudden", *title, "--who", "le-van-c")
        run("awards", "number", BATCHES[0])
        run("awards", "number", BATCHES[3])
        run("validate")

    def layout(self) -> None:
        ward = self._copy()
        path = ward / "plans/2026/movements/van-phong.yaml"
        text = path.read_text(encoding="utf-8").replace("type: percentage", 'type:   "percentage"')
        path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
        for words in (("fmt", "--check"), ("fmt", "--diff"), ("fmt",), ("fmt",)):
            self._record("fmt", words, ward)
        self._record("fmt", ("fmt", "-"), ward, feed="kind:   plan\nyear : 2026\n")
        self._record("hook", ("hook", "install"), ward)
        self._record("hook", ("validate", "--staged"), ward)
        self._record("hook", ("hook", "remove"), ward)

    def new_ward(self) -> None:
        folder = write_files(self._base / "xa", {"tra-loi.yaml": ANSWERS, "sai.yaml": "kind: ward-answers\n"})

        def run(*words: str, cwd: Path = folder) -> None:
            self._record("init", words, cwd)

        answers = ("--answers", "tra-loi.yaml", "--date", "2027-01-05")
        run("init", "kho", *answers, "--dry-run")
        run("init", "kho", *answers, "--templates", "--git")
        run("init", "kho", *answers)
        run("init", "la", "--answers", "sai.yaml")
        run("init", "la", "--type", "xã")
        kho = folder / "kho"
        run("validate", cwd=kho)
        run("render", "plan", "2027", "--html", cwd=kho)
        _grow_old(kho)
        run("refresh", "--dry-run", cwd=kho)
        run("refresh", cwd=kho)

    def findings(self) -> None:
        variants = json.loads((self._inputs / "variants.json").read_text(encoding="utf-8"))
        for number, (code, files) in enumerate(variants):
            folder = self._base / f"vi-du-{number}" / code
            write_files(folder, files)
            for form in FINDING_FORMATS if number % 5 == 0 else FINDING_FORMATS[:2]:
                self._record(f"findings/{code}", ["validate", "--format", form], folder)
            shutil.rmtree(folder.parent)

    def all(self) -> list[Callable[[], None]]:
        """Return the scenes in the order in which they are played."""
        return [
            self.help_pages, self.screens, self.explanations, self.validation, self.reports, self.receipts,
            self.documents, self.award_screens, self.law, self.completion, self.changes, self.comparisons, self.issuing,
            self.forms, self.new_files, self.layout, self.new_ward, self.findings,
        ]  # fmt: skip


def _grow_old(kho: Path) -> None:
    """Make the workspace one that an older tdkt made: a copy of then, and one that somebody changed."""
    (kho / "schemas" / "plan.schema.json").write_text("{}", encoding="utf-8")
    (kho / "schemas" / "exemplar.schema.json").write_text("[]", encoding="utf-8")
    record = kho / "schemas" / "tdkt.json"
    said = json.loads(record.read_text(encoding="utf-8"))
    said["tdkt"] = "0.0.1"
    said["files"]["schemas/plan.schema.json"] = hashlib.sha256(b"{}").hexdigest()
    record.write_text(json.dumps(said), encoding="utf-8")
    (kho / ".vscode" / "settings.json").unlink()


def keep_inputs(checkout: Path, inputs: Path) -> None:
    """Write the sample, the broken examples of all rules, the codes of rules and awards of the checkout to `inputs`."""
    sys.path.insert(0, str(checkout / "tests"))
    try:
        from example_ward import with_example
        from tdkt.checks.registry import all_rules
        from tdkt.law.packs import packs

        variants = [
            (code, with_example(example, bad)[0])
            for code, rule in all_rules().items()
            for example in rule.examples
            for bad in example.bad
        ]
    except (ImportError, AttributeError, TypeError) as error:
        raise SystemExit(f"No examples are found in this state of the code ({error}): use --as-in.") from None
    shutil.copytree(checkout / "plans", inputs / "plans")
    awards = [award for pack in packs() for award in pack.awards]
    for name, found in (
        ("variants", variants),
        ("codes", list(all_rules())),
        ("awards", list(dict.fromkeys(awards))),
    ):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (inputs / f"{name}.json").write_text(text, encoding="utf-8", errors="surrogateescape")


def main() -> None:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    words.add_argument("folder", type=Path)
    words.add_argument("--checkout", type=Path, default=Path(__file__).resolve().parent.parent)
    words.add_argument("--as-in", type=Path, help="take the inputs that this earlier folder kept")
    words.add_argument("--only", nargs="*", help="play only these scenes")
    said = words.parse_args()
    folder, checkout = said.folder.resolve(), said.checkout.resolve()
    if folder.exists():
        if not (folder / "inputs").is_dir():
            raise SystemExit(f"{folder} is there and was not written by this command.")
        shutil.rmtree(folder)
    run = load(checkout)
    if said.as_in is None:
        keep_inputs(checkout, folder / "inputs")
    else:
        shutil.copytree(said.as_in / "inputs", folder / "inputs")
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary).resolve()
        recorder = Recorder(run, base, folder)
        ward = base / "kho"
        shutil.copytree(folder / "inputs" / "plans", ward / "plans")
        (ward / ".gitignore").write_text("build/\n", encoding="utf-8")
        commit_all(ward, "Số liệu mẫu")
        git(ward, "config", "core.quotepath", "off")
        for scene in Show(recorder, base, ward, folder / "inputs").all():
            if said.only and scene.__name__ not in said.only:
                continue
            started = time.perf_counter()
            scene()
            print(f"{scene.__name__:14} {time.perf_counter() - started:5.1f} s")


if __name__ == "__main__":
    main()
