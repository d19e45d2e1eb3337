"""Templates compiled once for all tests of a process: a command compiles the few that it needs, a run of the tests would do so thousands of times."""

from __future__ import annotations

from typing import Any

from tdkt.documents.texts.bounded import BoundedSandbox
from tdkt.documents.texts.templates import Templates
from tdkt.resources import resource_folder


def keep_compiled() -> None:
    """Let every environment take the code of a template from the one that compiled it first, with what it weighs."""
    known: dict[tuple[object, ...], tuple[Any, dict[str, int]]] = {}
    compiled: Any = BoundedSandbox.compile

    def kept(self: Any, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:
        key = (source, name, filename, *rest)
        if key not in known:
            before = dict(self._weights)
            code = compiled(self, source, name, filename, *rest)
            known[key] = code, {part: one for part, one in self._weights.items() if before.get(part) != one}
        code, weights = known[key]
        self._weights.update({part: max(one, self._weights.get(part, 0)) for part, one in weights.items()})
        return code

    environment: Any = BoundedSandbox
    environment.compile = kept


def compile_all() -> None:
    """Compile the packaged templates, so that a forked process finds them."""
    environment = Templates()._environment
    for path in sorted(resource_folder("templates").rglob("*.md.j2")):
        environment.begin()
        environment.get_template(path.relative_to(resource_folder("templates")).as_posix())
