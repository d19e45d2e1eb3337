"""What a user points at, as packages: folders and files that are packages, and repositories of wards that are made into them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tdkt.checks.run import year_of_latest_report
from tdkt.errors import TdktError
from tdkt.model.records import dataclass
from tdkt.model.text import one_line
from tdkt.publishing.delivery import as_zip
from tdkt.publishing.package import package_of
from tdkt.rollup.received import RefusedError, is_package
from tdkt.rollup.taking import Offer, Taken
from tdkt.workspace.checked_out import folder_workspace
from tdkt.workspace.workspace import PLANS

_URL = re.compile(r"^(?:https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:")
_DEEPEST = 3
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class _Repository:
    """A ward's repository: `source` as the user named it; `place` is a folder, a bundle or an address."""

    source: str
    place: str
    year: int | None
    into: Path


def offers(sources: Iterable[str], year: int | None, scratch: Path, found: Taken) -> Iterator[Offer]:
    """Yield every package that `sources` lead to; those of repositories are made in `scratch`, on all cores.

    What cannot be read is told in `found`.
    """
    repositories: list[_Repository] = []
    for source in sources:
        for path in _leads_to(source, found):
            if isinstance(path, Path) and is_package(path):
                yield Offer(str(path), path)
            else:
                repositories.append(_Repository(str(path), str(path), year, scratch / str(len(repositories))))
    yield from _made(repositories, found)


def _leads_to(source: str, found: Taken) -> Iterator[Path | str]:
    if _URL.match(source):
        yield source
        return
    path = Path(source)
    if path.is_file() and (is_package(path) or path.suffix == ".bundle"):
        yield path
    elif path.is_dir():
        inside = [*_below(path, _DEEPEST)]
        if not inside:
            found.refuse(source, "không có gói số liệu nào và không phải kho của một xã, phường")
        yield from inside
    else:
        found.refuse(
            source,
            "không phải gói số liệu, không phải kho của một xã, phường"
            if path.exists()
            else "không có tệp hoặc thư mục này",
        )


def _below(folder: Path, deep: int) -> Iterator[Path]:
    """Yield the packages, bundles and workspaces in `folder`, itself among them; links are not followed."""
    if is_package(folder) or (folder / PLANS).is_dir():
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir() and deep:
            yield from _below(path, deep - 1)
        elif path.is_file() and (is_package(path) or path.suffix == ".bundle"):
            yield path


def _made(repositories: list[_Repository], found: Taken) -> Iterator[Offer]:
    if not repositories:
        return
    workers = min(os.cpu_count() or 1, len(repositories))
    if workers == 1:
        results: Iterable[tuple[_Repository, str]] = map(_make, repositories)
        yield from _told(results, found)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from _told(pool.map(_make, repositories, chunksize=4), found)


def _told(results: Iterable[tuple[_Repository, str]], found: Taken) -> Iterator[Offer]:
    for repository, why in results:
        if why:
            found.refuse(repository.source, why)
        else:
            yield Offer(repository.source, repository.into / "goi.tdkt.zip")


def _make(repository: _Repository) -> tuple[_Repository, str]:
    """Make the package of a repository; return why it cannot be made, "" where it was."""
    repository.into.mkdir(parents=True)
    try:
        root = Path(repository.place)
        if not root.is_dir():
            root = _cloned(repository.place, repository.into / "kho")
        workspace = folder_workspace(root)
        if workspace.incomplete:
            raise RefusedError("git không đưa đủ tệp vào thư mục của kho")
        year = repository.year if repository.year is not None else year_of_latest_report(workspace)
        (repository.into / "goi.tdkt.zip").write_bytes(as_zip(package_of(workspace, year)))
    except (TdktError, OSError) as error:
        return repository, one_line(str(error))
    return repository, ""


def _cloned(place: str, into: Path) -> Path:
    """Clone a repository that lies elsewhere; what it would run by itself is not run."""
    command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never"]
    command += ["clone", "--quiet", "--no-tags", "--single-branch", "--template=", "--", place, str(into)]
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RefusedError(f"không lấy được kho: {error}") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise RefusedError(f"không lấy được kho: {said[-1] if said else 'git không nói vì sao'}")
    if not (into / PLANS).is_dir():
        raise RefusedError(f"kho không có thư mục {PLANS}")
    return into
