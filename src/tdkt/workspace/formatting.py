"""Putting a file into our layout, with the proof that nothing but the layout changed."""

from __future__ import annotations

from typing import Any

from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.source import Source, decode
from tdkt.workspace.yaml_layout import laid_out
from tdkt.workspace.yaml_reader import read_yaml
from tdkt.workspace.yaml_tree import all_comments


def formatted(source: Source) -> str | list[Diagnostic]:
    """Return the text of `source` in our layout, or the findings that keep it from being read as YAML.

    The result is read again: its data (with their types and order) and its comments must be those of `source`, and it
    must not change when formatted once more. Raises UserError where that fails, with nothing lost.
    """
    document, findings = read_yaml(source)
    if document is None:
        return findings
    text = laid_out(source.text)
    if not _says_the_same(source, document.data, text) or laid_out(text) != text:
        raise UserError(
            f"{source.file}: cách viết YAML trong tệp quá lạ, tdkt không tự trình bày lại được; tệp giữ nguyên.",
            hint="Viết lại chỗ lạ theo cách thông thường (mỗi khóa một dòng, chú thích một dòng riêng) rồi chạy lại.",
        )
    return text


def _says_the_same(source: Source, data: Any, text: str) -> bool:
    decoded = decode(text.encode(), source.file)
    if isinstance(decoded, Diagnostic):
        return False
    document, _ = read_yaml(decoded)
    if document is None or not same_data(document.data, data):
        return False
    return all_comments(text) == all_comments(source.text.replace("\r\n", "\n").replace("\r", "\n"))


def same_data(one: Any, other: Any) -> bool:
    """Tell whether two documents hold the same values of the same types, with keys and items in the same order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(a == b and same_data(one[a], other[b]) for a, b in pairs)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_data, one, other))
    return bool(one == other)
