"""A rule's manual page, shown by `tdkt explain` and written into `docs/rules.md` from the same source."""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.checks import registry
from tdkt.checks.rule import MARK, Rule
from tdkt.model.diagnostic import Severity

_SEVERITY = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


def page(rule: Rule) -> list[tuple[str, str]]:
    """Return the page as (kind, text): kind "title", "text", or the heading of an example."""
    parts = [("title", f"{rule.code} ({_SEVERITY[rule.severity]}): {rule.title}"), ("text", rule.explanation)]
    if rule.source:
        parts.append(("text", f"Nguồn: {rule.source}."))
    if rule.examples:
        shown = rule.examples[0]
        parts.append(("Sai", shown.bad[0].replace(MARK, "").strip("\n")))
        parts.append(("Đúng", shown.good[0].strip("\n")))
    return parts


def rules_document() -> str:
    """Return `docs/rules.md`: every rule's page, by family."""
    families = [(family.title, family.rules) for family in registry.FAMILIES]
    return document_of(
        "Các mã của `tdkt validate`", "python -m tdkt.checks.manual > docs/rules.md", families, "yaml"
    )


def document_of(
    title: str, made_by: str, families: Iterable[tuple[str, Iterable[Rule]]], language: str
) -> str:
    """Return a document with every rule's page by family; `made_by` is the command that writes it, `language` that of the examples."""
    lines = [f"# {title}", "", f"Trang này sinh từ mã nguồn: `{made_by}`.", ""]
    for name, rules in families:
        lines += [f"## {name}", ""]
        for rule in rules:
            for kind, text in page(rule):
                if kind == "title":
                    lines += [f"### {text}", ""]
                elif kind == "text":
                    lines += [text, ""]
                else:
                    lines += [f"{kind}:", "", f"```{language}", text, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    sys.stdout.write(rules_document())
