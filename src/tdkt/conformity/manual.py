"""`docs/rules-nd30.md`: every rule on Word files, from the same source as `tdkt explain`."""

from __future__ import annotations

from tdkt.checks.manual import document_of
from tdkt.conformity.registry import FAMILIES


def rules_document() -> str:
    """Return the document."""
    return document_of(
        "Các mã của `tdkt check`",
        "python -m tdkt.conformity.manual > docs/rules-nd30.md",
        [(family.title, family.rules) for family in FAMILIES if family.rules],
        "text",
    )


if __name__ == "__main__":
    import sys

    sys.stdout.write(rules_document())
