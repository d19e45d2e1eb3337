"""What everything says that rests on sample data: real and sample are never mixed up."""

from __future__ import annotations

ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
