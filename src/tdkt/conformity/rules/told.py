"""How a rule makes a finding on a stretch of a document, in one place."""

from __future__ import annotations

from tdkt.checks.rule import Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of


def told(
    rule: Rule,
    component: Component,
    piece: Piece | None,
    message: str,
    cure: str,
    *,
    stands: str = "",
    should: str = "",
    span: tuple[int, int] | None = None,
    mends: tuple[Mend, ...] = (),
) -> Finding:
    """Return a finding on a piece, or on the characters of `span` of its text; without a piece on the document as a whole."""
    spots = () if piece is None else (spot_of(piece) if span is None else spot_of(piece, *span),)
    return Finding(
        rule=rule,
        component=component,
        message=message,
        cure=cure,
        stands=stands,
        should=should,
        spots=spots,
        mends=mends,
    )


def text(to: str) -> tuple[Mend, ...]:
    """Return the mend that makes the characters of a spot `to`."""
    return (Mend(Scope.TEXT, "text", to),)
