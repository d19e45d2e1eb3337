"""What a document is made from: which document of which data, templates and tdkt, and what it says."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tdkt import __version__
from tdkt.documents.word.plain_text import docx_text
from tdkt.documents.word.stamp import stamp_of, stamped
from tdkt.errors import UsageError
from tdkt.model.records import dataclass
from tdkt.resources import resource_folder
from tdkt.workspace.inside import plain_files
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import PLANS, TEMPLATES, Workspace, is_ours

FORMAT = "1"
_MARGIN = re.compile(r"^\[(Đầu trang|Chân trang)[^]]*] (?:\[Khung chữ] )?")


@dataclass(frozen=True, slots=True)
class Source:
    """The state of a workspace: its newest commit where the files are as committed ("" otherwise), and fingerprints."""

    commit: str
    data: str
    templates: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is written into a document: `document` and `key` as `tdkt render` takes them, `paper` is the name of its file."""

    document: str
    key: str
    paper: str
    each: bool
    commit: str
    data: str
    templates: str
    version: str
    text: str


def source_of(workspace: Workspace, commit: str | None = None) -> Source:
    """Return the state of the workspace in its folder; without git, or before the first commit, without a commit.

    `commit` is the newest that touched it, for whoever has asked git already ("": none).
    """
    return Source(
        _commit(workspace.root) if commit is None else commit,
        data_fingerprint(folder_contents(workspace.root)),
        templates_fingerprint(own_templates(workspace.root)),
    )


def with_provenance(data: bytes, source: Source, document: str, key: str, paper: str, *, each: bool) -> bytes:
    """Return the .docx `data` with what it was made from in its properties."""
    values = {
        "format": FORMAT,
        "document": document,
        "key": key,
        "paper": paper,
        **({"each": "1"} if each else {}),
        **({"commit": source.commit} if source.commit else {}),
        "data": source.data,
        "templates": source.templates,
        "version": __version__,
        "text": text_fingerprint(text_lines(data)),
    }
    return stamped(data, values)


def provenance_of(data: bytes) -> Provenance | None:
    """Return what a .docx says it was made from; None where it says nothing that can be used."""
    found = stamp_of(data)
    needed = ("document", "key", "paper", "data", "templates", "version", "text")
    if found.get("format") != FORMAT or not all(found.get(name) for name in needed):
        return None
    return Provenance(
        **{name: found[name] for name in needed},
        each=found.get("each") == "1",
        commit=found.get("commit", "") if re.fullmatch(r"[0-9a-f]{40,64}", found.get("commit", "")) else "",
    )


def is_stamped(data: bytes) -> bool:
    """Tell whether a .docx carries properties of ours at all, whatever they say."""
    return bool(stamp_of(data))


def text_lines(data: bytes) -> list[str]:
    """Return what a .docx says, line by line, as it survives being saved by Word or LibreOffice.

    Spaces are made one; the lines in the margins, whose order the programs change, come last and sorted. Raises as
    `docx_text`.
    """
    lines = [_one_form(line) for line in docx_text(data).splitlines()]
    margins = sorted({_MARGIN.sub("[lề] ", line) for line in lines if _MARGIN.match(line)})
    return [line for line in lines if line and not _MARGIN.match(line)] + margins


def text_fingerprint(lines: Iterable[str]) -> str:
    """Return the SHA-256 of the lines of a document."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def data_fingerprint(contents: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the files below plans/ (name → content), whatever their order and line ends."""
    found = [
        [path, hashlib.sha256(_line_feeds(content)).hexdigest()] for path, content in sorted(contents.items())
    ]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def templates_fingerprint(own: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the templates in force: a ward's `own` (name below templates/ → content) before those of tdkt."""
    return data_fingerprint({**_packaged_templates(), **own})


@cache
def _packaged_templates() -> dict[str, bytes]:
    packaged = resource_folder(TEMPLATES)  # an installer may have put links there: they are ours
    files = {path.relative_to(packaged).as_posix(): path for path in packaged.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items()}


def own_templates(root: Path) -> dict[str, bytes]:
    """Return the files below `root`/templates by their names there; {} where there is no such folder."""
    folder = root / TEMPLATES
    files = sorted(plain_files(root, TEMPLATES))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def folder_contents(root: Path) -> dict[str, bytes]:
    """Return the files of the workspace below plans/, by their names relative to `root`."""
    files = sorted(plain_files(root, PLANS))
    return {name: path.read_bytes() for path in files if is_ours(name := path.relative_to(root).as_posix())}


def _commit(root: Path) -> str:
    try:
        return Repository(root).newest_commit((PLANS, TEMPLATES)) or ""
    except UsageError:
        return ""


def _line_feeds(content: bytes) -> bytes:
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")


def _one_form(line: str) -> str:
    return " ".join(unicodedata.normalize("NFC", line).split())
