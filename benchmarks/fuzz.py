"""Change what tdkt reads in thousands of ways and see whether anything but a message comes of it: `python benchmarks/fuzz.py [KIND…]`.

    python benchmarks/fuzz.py --mutants 10000 --seed 7
    python benchmarks/fuzz.py forms --mutants 500 --only 7:forms:123

Kinds: `bytes`, `tokens` and `structure` change the YAML files of the example ward (bytes anywhere, values by odd ones, the tree
itself), `conformity` a document of an office for `tdkt check` with its copies, `forms` a returned Excel form, `lists` lists of every kind, `word` a document for `tdkt text`, `tdkt verify` and whatever reads Word files into blocks, `certificates` a ward's Word form. A
mutant is known by "seed:kind:number" and always the same. All run in this process; what raises anything but tdkt's own errors,
or takes longer than `--seconds`, is printed once for each place in the code, with a mutant that shows it. A finding becomes a test.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "unit" / "exchange")]

ODD = (
    "", "~", "null", "true", "off", "0", "-1", "1e400", ".nan", ".inf", "1_000", "0x10", "9" * 400, "2026-02-30", "0000-01-01", "9999-12-31",
    "2026-Q1", "2026-H1", "van-phong", "..", "../../x", "a: b", "# x", "- x", "[]", "{}", "[[]]", "{a: {b: c}}", "!!python/object:os.system x",
    "&a [*a]", "'", '"', "\t", "\u00a0", "\u200b", "\ud7ff", "\ufeff", "\u202e", "ﬃ", "e\u0301", "Ð", "x" * 3000, "1.234", "1,5", "10%", "<", "?",
    "latest", "percentage", "reduction", "milestone", "{{ x }}", "|", ">", "1:30", "012", "yes",
)  # fmt: skip
"""What stands instead of a value."""
_XML_TOKEN = re.compile(r'"[^"<>]*"|>[^<]+<|<[^<>]+>')
_OF_EXCEL = (
    "_x000D_",
    "1E400",
    "-5",
    "nan",
    "#REF!",
    "TRUE",
    "=1+1",
    "A1048576",
    "s",
    "e",
    "b",
    "str",
    "inlineStr",
    "9" * 8,
    "\u0bf5",
)


class TooSlowError(Exception):
    """A mutant takes too long."""


@dataclass(slots=True)
class Seen:
    """What has been seen: findings by place, with the mutants that show them and the text of the first."""

    mutants: int = 0
    taken: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


Run = Callable[[random.Random], bool]
"""Makes and reads one mutant; True where it was taken as right. Raises what is a finding."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TooSlowError after so many seconds, where the system has alarms."""

    def ring(*_: object) -> None:
        raise TooSlowError

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def yaml_run(change: Callable[[str, random.Random], bytes]) -> Run:
    """Return the run that changes a file of the example ward and reads all of it, prints it where nothing is wrong."""
    from example_ward import TWO_QUARTERS
    from tdkt.attainment.assessment import assess
    from tdkt.checks.programmes import programme_of
    from tdkt.checks.run import find_problems
    from tdkt.model.period import Period
    from tdkt.workspace.workspace import stored_workspace

    files = {name: text.encode() for name, text in TWO_QUARTERS.items()}
    names = sorted(files)

    def run(chance: random.Random) -> bool:
        changed = dict(files)
        for _ in range(chance.choice((1, 1, 1, 2))):
            name = chance.choice(names)
            changed[name] = change(changed[name].decode(errors="surrogateescape"), chance)
        workspace = stored_workspace(REPOSITORY, changed)
        if any(found.is_error for found in find_problems(workspace)):
            return False
        for quarter in (1, 2, 4):
            assess(programme_of(workspace, 2026), Period.quarter(2026, quarter))
        _print_some(workspace, chance)
        return True

    return run


def _print_some(workspace: Any, chance: random.Random) -> None:
    from tdkt.documents.jobs import Job
    from tdkt.documents.kinds import KINDS
    from tdkt.documents.page.written import word_file
    from tdkt.documents.texts.templates import Templates

    name, key = chance.choice(
        (("plan", "2026"), ("report", "2026-Q1"), ("report", "2026-H1"), ("reminder", "2026-Q2"))
    )
    kind = KINDS[name]
    for job in kind.jobs(workspace, kind.key.read(key), Templates(), each=False):
        if isinstance(job, Job):
            word_file(job.make(iter))


def some_bytes(text: str, chance: random.Random) -> bytes:
    """Change, add, drop or repeat some bytes."""
    data = bytearray(text.encode(errors="surrogateescape"))
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                data[at:at] = chance.choice(
                    (
                        b"\n",
                        b" ",
                        b"\t",
                        b"- ",
                        b": ",
                        b"#",
                        b"'",
                        b'"',
                        b"[",
                        b"{",
                        b"\xff",
                        b"\xc3",
                        b"\0",
                        b"&a",
                        b"%",
                    )
                )
            case 2:
                del data[at : at + chance.choice((1, 3, 20))]
            case 3:
                data[at:at] = data[at : at + chance.choice((5, 50, 500))] * chance.choice((1, 2, 20))
            case _:
                del data[at:]
    return bytes(data)


def some_values(text: str, chance: random.Random) -> bytes:
    """Put other values in the place of some: those of the same file, figures and days beside the old ones, odd ones."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        places = _scalars(text)
        if not places:
            break
        start, end = chance.choice(places)
        text = text[:start] + _instead(text, start, end, places, chance) + text[end:]
    return text.encode(errors="surrogateescape")


def _scalars(text: str) -> list[tuple[int, int]]:
    """Return where the values and keys of a file stand; nothing where it is no YAML."""
    try:
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return []
    return [
        (event.start_mark.index, event.end_mark.index)
        for event in events
        if isinstance(event, yaml.ScalarEvent)
    ]


def _instead(text: str, start: int, end: int, places: list[tuple[int, int]], chance: random.Random) -> str:
    old, turn = text[start:end], chance.random()
    if turn < 0.35:
        first, last = chance.choice(places)
        return text[first:last]
    if turn < 0.7 and re.fullmatch(r"-?\d+(?:\.\d+)?", old):
        return chance.choice(
            ("0", "1", "-1", "100", "99.9", "0.001", "1000000000000000", str(float(old) / 3), old + "0")
        )
    if turn < 0.7 and re.fullmatch(r"\d{4}-\d\d-\d\d", old):
        return chance.choice(
            ("2025-12-31", "2026-01-01", "2026-12-31", "2027-02-28", "1999-01-01", "2099-12-31")
        )
    odd = chance.choice(ODD)
    return odd if turn > 0.9 else json.dumps(odd, ensure_ascii=False)


def some_structure(text: str, chance: random.Random) -> bytes:
    """Drop, double, move or wrap parts of the tree of a file."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError:
        return some_bytes(text, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        spots = list(_spots(data))
        if not spots:
            break
        parent, key = chance.choice(spots)
        _change_at(parent, key, chance, spots)
    try:
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False)).encode(errors="surrogateescape")
    except (yaml.YAMLError, RecursionError):
        return text.encode()


def _spots(data: Any) -> Iterator[tuple[Any, Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(items):
        yield data, key
        yield from _spots(value)


def _change_at(parent: Any, key: Any, chance: random.Random, spots: list[tuple[Any, Any]]) -> None:
    value = parent[key]
    match chance.randrange(8):
        case 0:
            del parent[key]
        case 1:
            parent[key] = [value]
        case 2:
            parent[key] = {"x": value}
        case 3:
            parent[key] = value * 2 if isinstance(value, str | list) else value
        case 4 if isinstance(parent, list):
            parent.append(value)
        case 5:
            other, name = chance.choice(spots)
            try:
                parent[key] = yaml.safe_load(yaml.safe_dump(other[name]))
            except (KeyError, IndexError, yaml.YAMLError, RecursionError):
                parent[key] = None
        case 6 if isinstance(parent, dict):
            parent[str(chance.choice(ODD))] = value
        case _:
            parent[key] = chance.choice(
                (None, True, 0, -1, 1.5, 10**30, "", [], {}, "2026-13-01", [None], chance.choice(ODD))
            )


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def some_of_a_package(data: bytes, chance: random.Random, favourites: tuple[str, ...]) -> bytes:
    """Change bytes or tokens of the XML of a package, drop or swap parts, or change the archive itself."""
    if chance.random() < 0.08:
        return some_bytes(data.decode("latin-1"), chance) if chance.random() < 0.01 else _torn(data, chance)
    parts = _parts(data)
    names = [name for name in parts if name.startswith(favourites)] if chance.random() < 0.85 else list(parts)
    for _ in range(chance.choice((1, 1, 2, 6))):
        name = chance.choice(names)
        match chance.randrange(10):
            case 0 if name in parts:
                parts[name] = some_bytes(parts[name].decode(errors="surrogateescape"), chance)
            case 1:
                parts[name] = parts[chance.choice(list(parts))]
            case 2 if len(parts) > 3:
                parts.pop(name, None)
            case _ if name in parts:
                parts[name] = _other_tokens(parts[name].decode(errors="replace"), chance).encode(
                    errors="replace"
                )
    return _zipped(parts)


def _torn(data: bytes, chance: random.Random) -> bytes:
    torn = bytearray(data)
    for _ in range(chance.choice((1, 4))):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    return bytes(torn[: chance.choice((len(torn), len(torn) - chance.randrange(200)))])


def _other_tokens(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 2, 4))):
        places = list(_XML_TOKEN.finditer(text))
        if not places:
            break
        place, other = chance.choice(places), chance.choice(places)[0]
        value = (
            chance.choice((*ODD, *_OF_EXCEL)).replace("<", "&lt;").replace("&a", "&amp;a").replace('"', "")
        )
        kept = place[0]
        same_kind = other if other[0] == kept[0] else kept
        odd = {
            "<": chance.choice(("", kept * 2, kept.replace("/", ""))),
            '"': f'"{value}"',
            ">": f">{value}<",
        }[kept[0]]
        text = text[: place.start()] + (odd if chance.random() < 0.6 else same_kind) + text[place.end() :]
    return text


def forms_run() -> Run:
    """Return the run that takes a changed form in."""
    from filled_forms import ANSWERS, empty_form, fill

    from conftest import write_files
    from example_ward import FILES
    from tdkt.exchange.form_identity import Wanted
    from tdkt.exchange.importing import take_in
    from tdkt.workspace.workspace import read_workspace

    folder = Path(tempfile.mkdtemp())
    workspace = read_workspace(write_files(folder / "ward", FILES))
    stream = io.BytesIO()
    fill(empty_form(workspace), ANSWERS).save(stream)
    form, path = stream.getvalue(), folder / "phieu.xlsx"

    def run(chance: random.Random) -> bool:
        path.write_bytes(some_of_a_package(form, chance, ("xl/worksheets/", "xl/styles", "xl/workbook")))
        outcome = take_in(workspace, [path], Wanted())[0]
        if outcome.fault is not None:
            raise outcome.fault
        return not outcome.refusals

    return run


_LISTS: dict[str, tuple[tuple[object, ...], ...]] = {
    "Cán bộ": (
        ("DANH SÁCH CÁN BỘ NĂM 2026",),
        ("STT", "Họ và tên", "Giới tính", "Đơn vị", "Chức vụ"),
        (1, "Hoàng Minh Q", "Nam", "VP", "Văn thư"),
        (2, "Đỗ Thị S", "Nữ", "Phòng Kinh tế", None),
        ("Người lập biểu",),
    ),
    "Hộ": (("Chủ hộ", "Thôn"), ("Phạm Thị U", "Thôn Hai")),
    "Khen thưởng": (
        ("Họ và tên", "Hình thức khen thưởng", "Năm", "Quyết định"),
        ("Trần Thị H", "GK của CT UBND phường", 2024, "9/QĐ-UBND ngày 05/01/2025"),
    ),
    "Xếp loại": (("Họ và tên", "Xếp loại"), ("Trần Thị H", "HTTNV")),
    "Sáng kiến": (("Tên sáng kiến", "Tác giả", "Năm"), ("Hẹn giờ", "Trần Thị H; Lê Văn I", 2026)),
    "Đề nghị": (("Họ và tên", "Danh hiệu đề nghị"), ("Trần Thị H", "LĐTT")),
    "Phiếu": (
        ("Họ và tên", "Đồng ý", None, "Không đồng ý"),
        (None, "Số phiếu", "Tỷ lệ", "Số phiếu"),
        ("Trần Thị H", 5, "100%", 0),
    ),
    "Văn phòng": (("Tiêu chí", "Điểm tối đa", "Tự chấm"), ("Nội bộ đoàn kết", 30, 29.5)),
}
"""Lists of every kind that are taken, each a sheet."""


def lists_run() -> Run:
    """Return the run that takes changed lists in, as .xlsx, .xls, .ods and .csv: their cells, their XML, their bytes."""
    import openpyxl

    from example_ward import FILES
    from tdkt.exchange.lists.kind import Asked
    from tdkt.exchange.lists.kinds import KINDS
    from tdkt.exchange.lists.taking import take_lists
    from tdkt.workspace.workspace import stored_workspace

    workspace = stored_workspace(REPOSITORY, {name: text.encode() for name, text in FILES.items()})
    of_office = {
        ending: (REPOSITORY / "tests" / "data" / "lists" / f"danh-sach-minh-hoa.{ending}").read_bytes()
        for ending in ("xlsx", "xls", "ods")
    }
    cells = [cell for rows in _LISTS.values() for row in rows for cell in row]

    def workbook(chance: random.Random) -> bytes:
        """Return a workbook of some of the lists with cells put into others, merged, hidden."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title in chance.sample(sorted(_LISTS), chance.choice((1, 1, 2, len(_LISTS)))):
            sheet = book.create_sheet(title)
            for row in _LISTS[title]:
                sheet.append(row)
            for _ in range(chance.choice((0, 1, 3))):
                row, column = chance.randrange(1, 7), chance.randrange(1, 7)
                odd = re.sub("[\0-\x1f\ud800-\udfff\ufffe\uffff]", "", str(chance.choice(ODD)))
                sheet.cell(row, column).value = chance.choice((chance.choice(cells), odd))
            if chance.random() < 0.3:
                row, column = chance.randrange(1, 5), chance.randrange(1, 4)
                sheet.merge_cells(
                    start_row=row,
                    start_column=column,
                    end_row=row + 2,
                    end_column=column + chance.randrange(2),
                )
                sheet.row_dimensions[chance.randrange(1, 6)].hidden = True
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def run(chance: random.Random) -> bool:
        match chance.randrange(6):
            case 0 | 1:
                data = workbook(chance)
            case 2:
                data = some_of_a_package(
                    workbook(chance), chance, ("xl/worksheets/", "xl/styles", "xl/workbook")
                )
            case 3:
                data = some_of_a_package(of_office["ods"], chance, ("content.xml",))
            case 4:
                data = _torn(of_office["xls"], chance)
            case _:
                rows = _LISTS[chance.choice(sorted(_LISTS))]
                text = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
                data = some_bytes(text, chance)
        wanted = chance.choice((None, None, None, *KINDS))
        outcomes = take_lists(
            workspace, [("a", data)], wanted, asked=Asked(chance.choice((None, "tong-ket")))
        )
        return all(outcome.is_taken for outcome in outcomes)

    return run


def word_run() -> Run:
    """Return the run that reads a changed document as text, and holds it against the one that was made."""
    from conftest import write_files
    from example_ward import FILES
    from tdkt.documents.jobs import Job
    from tdkt.documents.kinds import KINDS
    from tdkt.documents.page.written import word_file
    from tdkt.documents.provenance import Source, provenance_of, with_provenance
    from tdkt.documents.texts.templates import Templates
    from tdkt.documents.word.looks import doubts
    from tdkt.documents.word.plain_text import docx_text
    from tdkt.errors import UserError
    from tdkt.office.word.reading import read_word
    from tdkt.workspace.workspace import read_workspace

    workspace = read_workspace(write_files(Path(tempfile.mkdtemp()), FILES))
    kind = KINDS["plan"]
    jobs = kind.jobs(workspace, kind.key.read("2026"), Templates(), each=False)
    made = word_file(next(job for job in jobs if isinstance(job, Job)).make(iter))
    stamped = with_provenance(made, Source("", "a", "b"), "plan", "2026", "ke-hoach", each=False)

    def run(chance: random.Random) -> bool:
        data = some_of_a_package(stamped, chance, ("word/", "docProps/custom"))
        try:
            docx_text(data)
            read_word(data)
            provenance_of(data)
            return doubts(made, data) == ()
        except UserError:
            return False

    return run


def conformity_run() -> Run:
    """Return the run that checks, mends and comments a changed document of an office."""
    from official_documents.faults import FAULTS
    from official_documents.typed import document
    from official_documents.writing import TYPINGS, docx_of
    from tdkt.conformity.mending.commenting import commented
    from tdkt.conformity.mending.fixing import fixed
    from tdkt.conformity.page.html import findings_html
    from tdkt.conformity.run import examined
    from tdkt.errors import UserError

    def run(chance: random.Random) -> bool:
        fault = chance.choice(FAULTS)
        typed = fault.edit(document(fault.where))
        data = some_of_a_package(docx_of(typed, chance.choice(TYPINGS)), chance, ("word/",))
        try:
            found = examined(data)
            findings_html("a.docx", found)
            examined(commented(data, found))
            fixed(data, track=chance.random() < 0.5)
        except UserError:
            return False
        return True

    return run


def certificates_run() -> Run:
    """Return the run that proves and fills a changed Word form."""
    import datetime

    from tdkt.documents.certificates.tags import TITLES
    from tdkt.documents.word_forms.filling import About, fill
    from tdkt.documents.word_forms.form import load_form
    from tdkt.errors import UserError

    form = (REPOSITORY / "templates" / "giay-khen.docx").read_bytes()
    path = Path(tempfile.mkdtemp()) / "giay-khen.docx"
    tags = ("{{ x }}", "{% if", "{%p if", "{{", "}}", "{% for a in b %}", "{{ ten | upper }}", "{% endif %}")

    def run(chance: random.Random) -> bool:
        data = some_of_a_package(form, chance, ("word/",))
        if chance.random() < 0.3 and data.startswith(b"PK"):
            try:
                parts = _parts(data)
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
                parts = {}
            page = parts.get("word/document.xml", b"")
            if page:
                parts["word/document.xml"] = page.replace(
                    b"</w:t>", chance.choice(tags).encode() + b"</w:t>", chance.randrange(3)
                )
                data = _zipped(parts)
        path.write_bytes(data)
        try:
            found = load_form(
                path, TITLES, required=(), optional=tuple(TITLES), illustrative=chance.random() < 0.5
            )
            fill(found, [dict.fromkeys(TITLES, "chữ")] * 2, About("a", "b", datetime.date(2026, 1, 1)))
        except UserError:
            return False
        return True

    return run


KINDS: dict[str, tuple[Callable[[], Run], float]] = {
    "bytes": (lambda: yaml_run(some_bytes), 1),
    "tokens": (lambda: yaml_run(some_values), 2),
    "structure": (lambda: yaml_run(some_structure), 2),
    "forms": (forms_run, 2),
    "lists": (lists_run, 1),
    "word": (word_run, 2),
    "conformity": (conformity_run, 1),
    "certificates": (certificates_run, 1),
}
"""How each kind is run, and its share of the mutants."""


def one(run: Run, name: str, seconds: float, seen: Seen) -> None:
    """Run one mutant and put down what came of it."""
    from tdkt.errors import TdktError

    chance = random.Random(name)
    started = time.perf_counter()
    try:
        with alarm(seconds):
            seen.taken += run(chance)
    except TdktError:
        pass
    except Exception as error:  # noqa: BLE001 that is what is looked for
        _put_down(error, name, seen)
    else:
        if time.perf_counter() - started > seconds:
            seen.found.setdefault("slow", []).append(name)
    seen.mutants += 1


def _put_down(error: BaseException, name: str, seen: Seen) -> None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/tdkt/" in frame.filename]
    place = f"{frames[-1].filename.rpartition('/tdkt/')[2]}:{frames[-1].lineno}" if frames else "?"
    key = f"{type(error).__name__} in {place}"
    seen.found.setdefault(key, []).append(name)
    seen.texts.setdefault(key, "".join(traceback.format_exception(error))[-1800:])


def main() -> int:
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="what a mutant may take")
    parser.add_argument(
        "--only", metavar="SEED:KIND:NUMBER", help="run this mutant alone and show what it does"
    )
    options = parser.parse_args()
    if options.only:
        seen = Seen()
        one(KINDS[options.only.split(":")[1]][0](), options.only, options.seconds, seen)
        print("".join(seen.texts.values()) or "taken" if seen.taken or seen.texts else "refused")
        return bool(seen.found)
    kinds = options.kinds or list(KINDS)
    shares = sum(KINDS[kind][1] for kind in kinds)
    failed = False
    for kind in kinds:
        failed |= _fuzz(kind, round(options.mutants * KINDS[kind][1] / shares), options)
    return int(failed)


def _fuzz(kind: str, count: int, options: argparse.Namespace) -> bool:
    run, seen, started = KINDS[kind][0](), Seen(), time.perf_counter()
    for number in range(count):
        one(run, f"{options.seed}:{kind}:{number}", options.seconds, seen)
    took = time.perf_counter() - started
    print(
        f"{kind:<14} {seen.mutants} mutants, {seen.taken} taken as right, {len(seen.found)} findings, {took:.0f} s"
    )
    for key, names in seen.found.items():
        print(f"  {key}: {len(names)} mutants, the first {names[0]}\n{seen.texts.get(key, '')}")
    return bool(seen.found)


if __name__ == "__main__":
    sys.exit(main())
