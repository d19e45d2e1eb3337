"""Names and lines of the typed documents that the examples of rules are taken from.

A line is a paragraph; braces before it tell its look: `{14 đậm giữa}`; `||` parts two columns. What is not told is as the body of a
document: 14 pt, upright, justified, first line 1,27 cm, 6 pt behind, single lines.
"""

from __future__ import annotations

PLAN = "ke-hoach"
DECISION = "quyet-dinh"
LETTER = "cong-van"
PROMULGATED = "quyet-dinh-quy-che"
COPY = "sao-y"
PAGE = "{trang 210x297 trên=20 dưới=20 trái=30 phải=15 số=14}"
