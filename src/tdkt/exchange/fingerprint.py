"""The fingerprint of what a form asks, by which a returned form shows that the plan has changed meanwhile."""

from __future__ import annotations

import hashlib
import json


def digest(data: object) -> str:
    """Return the fingerprint of `data` (texts, numbers, lists): the same for the same data, ten letters long."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()[:10]
