"""The texts of a new workspace: the skeleton's templates filled in, the schemas for the editor, the settings of git and editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from tdkt import __version__
from tdkt.awards.legal_basis import cited_instruments
from tdkt.law.confidence import SURE
from tdkt.law.instruments import Instrument
from tdkt.model.records import dataclass
from tdkt.planning.new_ward.ci import FILES, pinned_source
from tdkt.planning.new_ward.copies import RECORD, SCHEMAS, SETTINGS, record_of
from tdkt.planning.new_ward.ward import NewWard
from tdkt.resources import resource_folder
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import COMMON
from tdkt.workspace.yaml_scalars import as_scalar

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "templates"
README = "README.md"
_SKELETON = Path(__file__).with_name("skeleton")
_GIT_IGNORE = "/build/\n/.venv/\n# Tệp tạm của Word, Excel đang mở\n~$*\n"
_GIT_ATTRIBUTES = "* text=auto eol=lf\n*.docx binary diff=docx\n*.xlsx binary\n*.pdf binary\n*.png binary\n"
_EDITOR_CONFIG = """root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
indent_style = space
indent_size = 2
"""


@dataclass(frozen=True, slots=True)
class _Basis:
    """An instrument to cite; `doubt` is what a person has to look up before relying on it, or ""."""

    record: Instrument
    doubt: str


def ward_files(ward: NewWard, *, templates: bool = False) -> dict[str, str]:
    """Return the text of every file of the new workspace by its path, in the order in which they matter to people.

    Where `templates` are wanted, the words of documents come last; the Word forms beside them are no texts (`word_forms`).
    """
    lacking = [unit.abbreviation for unit in ward.organization.units if not unit.contact]
    files = {
        FILE_KINDS["organization"].path: _filled("organization.yaml", ward=ward, without_contact=lacking),
        FILE_KINDS["plan"].file(year=ward.year): _filled("plan.yaml", ward=ward, **_legal_basis(ward)),
    }
    for unit in ward.organization.units:
        files[FILE_KINDS["movements"].file(year=ward.year, unit=unit.id)] = _filled(
            "movements.yaml", ward=ward, unit=unit
        )
    words = template_texts() if templates else {}
    return {
        **files,
        FILE_KINDS["award-register"].path: _filled("register.yaml", ward=ward),
        README: _filled("README.md", ward=ward, recipes=FILES),
        ".gitignore": _GIT_IGNORE,
        ".gitattributes": _GIT_ATTRIBUTES,
        ".editorconfig": _EDITOR_CONFIG,
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        **_recipes(ward),
        **copied_files(),
        RECORD: record_of(all_copies(templates=templates)),
        **words,
    }


def copied_files() -> dict[str, str]:
    """Return the text of what is only a copy of tdkt's own, by its path: the schemas and the editor's settings for them."""
    return {SETTINGS: _editor_settings(), **dict(_schemas())}


def template_texts() -> dict[str, str]:
    """Return copies of the words of every document by their path: a ward that wants its own words begins from these."""
    found = sorted(resource_folder(TEMPLATES).glob("*.md.j2"))
    return {f"{TEMPLATES}/{path.name}": path.read_text(encoding="utf-8") for path in found}


def word_forms() -> dict[str, bytes]:
    """Return copies of the Word forms by their path: a ward that prints on its own stock changes these in Word."""
    found = sorted(resource_folder(TEMPLATES).glob("*.docx"))
    return {f"{TEMPLATES}/{path.name}": path.read_bytes() for path in found}


def all_copies(*, templates: bool) -> dict[str, bytes]:
    """Return what `tdkt refresh` keeps up to date, by its path, with the templates and Word forms where they are wanted."""
    texts = copied_files() | (template_texts() if templates else {})
    copies = {path: text.encode() for path, text in texts.items()}
    return copies | word_forms() if templates else copies


def _legal_basis(ward: NewWard) -> dict[str, Any]:
    """Return what is in force on the ward's day: citable as it is, and what lacks a part that a căn cứ needs."""
    found = cited_instruments(ward.day, decides=False)
    return {
        "known": [_Basis(record, _doubt(record)) for record in found if record.subject and record.date],
        "incomplete": [record for record in found if not (record.subject and record.date)],
        "day": f"{ward.day:%d/%m/%Y}",
    }


def _doubt(record: Instrument) -> str:
    said = []
    if record.confidence not in SURE:
        said.append(f"{record.name}: {record.said_confidence}.")
    if record.end:
        said.append(
            f"{record.name} hết hiệu lực từ ngày {record.end:%d/%m/%Y} ({record.said_end_confidence}); "
            "ban hành kế hoạch sau ngày ấy thì thay."
        )
    return " ".join(said)


def _recipes(ward: NewWard) -> dict[str, str]:
    publishes = not ward.is_of_schools  # packages are of calendar years
    context = {"version": __version__, "source": pinned_source(), "publishes": publishes}
    return {FILES[service][0]: _filled(FILES[service][1], **context) for service in ward.ci}


def _editor_settings() -> str:
    return _json(
        {
            "files.encoding": "utf8",
            "files.eol": "\n",
            "yaml.schemas": {f"./schemas/{kind.key}.schema.json": kind.pattern for kind in _kinds_by_place()},
        }
    )


def _kinds_by_place() -> list[FileKind]:
    """Return the kinds for which an editor takes the schema by a file's place, where the file does not name its own.

    Unit reports and score sheets lie beside files of another kind, so no pattern fits them alone; tdkt writes the schema
    into the head of every report that it takes in. Of the files of one folder those of the whole ward come first, then
    those of a year.
    """
    patterns = [kind.pattern for kind in FILE_KINDS.values()]
    found: list[FileKind] = []
    for _, group in groupby(FILE_KINDS.values(), key=lambda kind: kind.folder):
        alone = [kind for kind in group if not _fits_another(kind.pattern, patterns)]
        found += sorted(alone, key=lambda kind: kind.pattern.count("*"))
    return found


def _fits_another(pattern: str, patterns: list[str]) -> bool:
    return any(PurePosixPath(other).match(pattern) for other in patterns if other != pattern)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _schemas() -> Iterator[tuple[str, str]]:
    """Yield copies of the schemas that an editor needs: of every kind of file, and what they share."""
    for name in (COMMON, *(f"{kind}.schema.json" for kind in FILE_KINDS)):
        yield f"{SCHEMAS}/{name}", (resource_folder(SCHEMAS) / name).read_text(encoding="utf-8")


def _filled(name: str, **context: object) -> str:
    return _environment().get_template(f"{name}.j2").render(context)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_SKELETON),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["yaml"] = as_scalar
    return environment
