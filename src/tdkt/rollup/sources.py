"""What a user points at, as packages: folders and files that are packages, and repositories of wards that are made into them."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tdkt import __version__
from tdkt.errors import TdktError, UsageError
from tdkt.model.records import dataclass
from tdkt.model.text import one_line, slug
from tdkt.publishing.delivery import as_zip
from tdkt.publishing.package import package_of, usual_year
from tdkt.publishing.rows import place_name
from tdkt.publishing.tables import format_number
from tdkt.rollup.city import City
from tdkt.rollup.received import SUFFIXES, RefusedError, is_package
from tdkt.rollup.store import Mark
from tdkt.rollup.taking import Offer, Taken, refuse_place
from tdkt.workspace.checked_out import LEFT_OUT, folder_workspace
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import PLANS, TEMPLATES, stored_workspace
from tdkt.workspace.writing import refusal

_URL = re.compile(r"^(?:https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:")
_OURS = (PLANS, TEMPLATES)
_BUNDLE = ".bundle"
_DEEPEST = 8
"""How many folders below the named one are looked into; what lies deeper is told, so that no tree keeps us for ever."""
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class _Repository:
    """A ward's repository: `source` as the user named it; `place` is a folder, a bundle or an address.

    `known` is the mark of its state when its package was taken in last, "" where it never was.
    """

    source: str
    place: str
    year: int | None
    into: Path
    known: str = ""
    city: City | None = None


def offers(
    sources: Iterable[str],
    year: int | None,
    scratch: Path,
    found: Taken,
    known: Mapping[str, Mark] | None = None,
    city: City | None = None,
) -> Iterator[Offer]:
    """Yield every package that `sources` lead to; those of repositories are made in `scratch`, on all cores.

    What cannot be read is told in `found`, and so is a repository that stands as it did when it was taken in last (`known`), and one
    of a ward that is not of `city`: its package is not made first.
    """
    known = known or {}
    repositories: list[_Repository] = []
    for source in sources:
        for path in _leads_to(source, found):
            if isinstance(path, Path) and is_package(path):
                yield Offer(str(path), path)
            else:
                place = str(path.resolve()) if isinstance(path, Path) else path
                mark = known[place].mark if place in known else ""
                into = scratch / str(len(repositories))
                repositories.append(_Repository(str(path), place, year, into, mark, city))
    yield from _made(repositories, found, known)


def _leads_to(source: str, found: Taken) -> Iterator[Path | str]:
    if _URL.match(source):
        yield source
        return
    path = Path(source)
    if path.is_file() and _is_named_as_one(path):
        yield path
    elif path.is_dir():
        before = len(found.refused)
        inside = [*_below(path, _DEEPEST, found)]
        if not inside and len(found.refused) == before:
            found.refuse(source, "không có gói số liệu nào và không phải kho của một xã, phường")
        yield from inside
    else:
        found.refuse(
            source,
            "không phải gói số liệu, không phải kho của một xã, phường"
            if path.exists()
            else "không có tệp hoặc thư mục này",
        )


def _below(folder: Path, deep: int, found: Taken) -> Iterator[Path]:
    """Yield the packages, bundles and workspaces in `folder`, itself among them, and in the folders below it, `deep` of them down.

    What may be one and is passed over is told: a link, a hidden one, a folder that lies deeper. A folder that cannot be read is told and
    stops no other. In a workspace nothing else is looked for; beside the tables of a package there may be other packages.
    """
    try:
        is_one = _is_one(folder)
        inside = [] if is_one and not is_package(folder) else sorted(folder.iterdir())
        followed = [(path, path.is_dir()) for path in inside if _is_followed(path, found)]
    except OSError as error:
        found.refuse(str(folder), f"không đọc được thư mục: {error.strerror or error}")
        return
    if is_one:
        yield folder
    for path, is_folder in followed:
        if not is_folder:
            yield path
        elif deep:
            yield from _below(path, deep - 1, found)
        else:
            found.refuse(str(path), "thư mục nằm quá sâu, chưa xem")


def _is_followed(path: Path, found: Taken) -> bool:
    """Tell whether `path` is a folder, a zip or a bundle to be looked at; one that is passed over is told."""
    if path.name.startswith("._"):
        return False  # macOS writes such a file beside each one on a stick
    if path.is_symlink():
        if path.is_dir() or _is_named_as_one(path) or _is_named_as_one(path.readlink()):
            found.refuse(str(path), "là một liên kết, không theo")
        return False
    if path.name.startswith("."):
        if _is_one(path) if path.is_dir() else _is_named_as_one(path):
            found.refuse(str(path), "tên bắt đầu bằng dấu chấm, không xem")
        return False
    return path.is_dir() or (path.is_file() and _is_named_as_one(path))


def _is_one(folder: Path) -> bool:
    """Tell whether a folder is a package or a workspace."""
    return is_package(folder) or (folder / PLANS).is_dir()


def _is_named_as_one(file: Path) -> bool:
    """Tell whether a file is called as a package or a bundle is."""
    return file.suffix.lower() in (*SUFFIXES, _BUNDLE)


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of a repository: `mark` of its state ("" where git cannot tell), `why` it could not be made."""

    repository: _Repository
    mark: str = ""
    why: str = ""


def _made(repositories: list[_Repository], found: Taken, known: Mapping[str, Mark]) -> Iterator[Offer]:
    if not repositories:
        return
    workers = min(os.cpu_count() or 1, len(repositories))
    if workers == 1:
        yield from _told(map(_make, repositories), found, known)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from _told(pool.map(_make, repositories, chunksize=4), found, known)


def _told(results: Iterable[_Made], found: Taken, known: Mapping[str, Mark]) -> Iterator[Offer]:
    for made in results:
        repository = made.repository
        if made.why:
            found.refuse(repository.source, made.why)
        elif made.mark and made.mark == repository.known:
            found.unchanged.append(known[repository.place].ward)
            found.years.add(known[repository.place].key[2])
        else:
            yield Offer(repository.source, repository.into / "goi.tdkt.zip", repository.place, made.mark)


def _make(repository: _Repository) -> _Made:
    """Make the package of a repository, unless it stands as it did."""
    repository.into.mkdir(parents=True)
    try:
        root = Path(repository.place)
        git = _git_of(root)
        mark = _mark(repository, git)
        if mark and mark == repository.known:
            return _Made(repository, mark)
        if not root.is_dir():
            root = _cloned(repository.place, repository.into / "kho")
        if repository.city is not None:
            _refuse_stranger(root, repository.city)
        workspace = folder_workspace(root)
        left_out = [finding.message for finding in workspace.findings if finding.code == LEFT_OUT]
        if left_out:
            raise RefusedError(left_out[0])
        year = repository.year if repository.year is not None else usual_year(workspace)
        commit = git.last_commit(_OURS) or "" if git and mark else None
        package = package_of(workspace, year, commit=commit)
        (repository.into / "goi.tdkt.zip").write_bytes(as_zip(package))
    except TdktError as error:
        return _Made(repository, why=one_line(str(error)))
    except OSError as error:
        return _Made(repository, why=one_line(str(refusal(error, repository.into, "ghi"))))
    return _Made(repository, mark)


def _refuse_stranger(root: Path, city: City) -> None:
    """Raise RefusedError for the repository of a ward that is not of `city`: what it is called says so before anything is computed."""
    file = FILE_KINDS["organization"].file()
    if not (root / file).is_file():
        return  # what is missing is told by reading all of it
    organization = stored_workspace(root, {file: (root / file).read_bytes()}).organization
    if organization is not None:
        province, ward = organization.city, place_name(organization)
        refuse_place({"id": slug(province), "name": province}, {"id": slug(ward), "name": ward}, city)


def _git_of(root: Path) -> Repository | None:
    """Return the repository around a folder, None where there is none."""
    try:
        return Repository.around(root) if root.is_dir() else None
    except UsageError:
        return None


def _mark(repository: _Repository, git: Repository | None) -> str:
    """Return what names the state of a repository, "" where git cannot tell: its files, what reads them, the year asked for."""
    root = Path(repository.place)
    if root.is_file():
        state = hashlib.sha256(root.read_bytes()).hexdigest()
    elif root.is_dir():
        state = git.trees(_OURS) if git and git.is_as_committed(_OURS) else ""
    else:
        state = _head_of(repository.place)
    return f"{state} {__version__} {format_number()} {repository.year}" if state else ""


def _head_of(address: str) -> str:
    """Return the commit that the repository at an address stands at, "" where it does not say."""
    said = _git("ls-remote", "--quiet", "--", address, "HEAD")
    found = said.stdout.decode("ascii", errors="replace").split() if said.returncode == 0 else []
    return found[0] if found else ""


def _cloned(place: str, into: Path) -> Path:
    """Clone a repository that lies elsewhere; what it would run by itself is not run."""
    clone = ("clone", "--quiet", "--no-tags", "--single-branch", "--template=")
    done = _git(*clone, "--", place, str(into))
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise RefusedError(f"không lấy được kho: {said[0] if said else 'git không nói vì sao'}")
    if not (into / PLANS).is_dir():
        raise RefusedError(f"kho không có thư mục {PLANS}")
    return into


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git where it may reach other machines; nothing is asked, and nothing that a repository brings is run."""
    command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never", *words]
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RefusedError(f"không lấy được kho: {error}") from error
