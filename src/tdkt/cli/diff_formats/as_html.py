"""A review as one page of HTML that needs no network and prints on A4."""

from __future__ import annotations

from tdkt.cli.console import say
from tdkt.review.page import review_html
from tdkt.review.revisions import Review


def write(review: Review) -> None:
    """Write the page to standard output."""
    say(review_html(review))
