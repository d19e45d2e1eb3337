"""A review as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from markupsafe import Markup

from tdkt.changes.telling import BROKEN_AFTER, BROKEN_BEFORE, EFFECTS, GROUPS
from tdkt.documents.page.web import allowing_hash, web_templates
from tdkt.resources import resource_folder
from tdkt.review.revisions import Review

_NAME = "thay-doi"


def review_html(review: Review) -> str:
    """Return the page; whatever stands in the data is text on it, never markup."""
    folder = resource_folder("templates")
    style = (folder / f"{_NAME}.css").read_text(encoding="utf-8")
    return (
        web_templates()
        .get_template(f"{_NAME}.html.j2")
        .render(
            review=review,
            groups=[
                (name, [entry for entry in review.entries if entry.group == group])
                for group, name in GROUPS.items()
            ],
            broken_files=((BROKEN_BEFORE, review.broken_before), (BROKEN_AFTER, review.broken_after)),
            nothing=review.nothing,
            effects_title=EFFECTS,
            style=Markup(style),
            style_hash=allowing_hash(style),
        )
    )
