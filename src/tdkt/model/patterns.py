"""Patterns that are compiled when they are first used: hundreds stand at the top of modules, a command uses some of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # asked for once: `search` is then the compiled pattern's own
        return found


def lazy_pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what `re.compile` returns, compiled when it is first used; a mistake in `text` (re.error) is told then."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
