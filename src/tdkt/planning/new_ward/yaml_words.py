"""Words as YAML takes them: bare where that is read back as the same words, else in quotes."""

from __future__ import annotations

import json

from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml


def as_yaml(text: str) -> str:
    """Return `text` (one line) as a scalar that our own strict reader gives back unchanged, with quotes only where needed."""
    document, findings = read_yaml(Source("", f"words: {text}\n", is_nfc=True))
    bare = document is not None and not findings and document.data == {"words": text}
    return text if bare else json.dumps(text, ensure_ascii=False)
