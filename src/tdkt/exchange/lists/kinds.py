"""The kinds of lists that `tdkt import` takes: one declaration each; recognition, help and completion follow."""

from __future__ import annotations

from tdkt.exchange.lists import register_lists, subdivision_list
from tdkt.exchange.lists.kind import ListKind

KINDS: dict[str, ListKind] = {kind.name: kind for kind in (*register_lists.KINDS, subdivision_list.KIND)}
