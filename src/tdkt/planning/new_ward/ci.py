"""The recipes with which GitHub and GitLab check a workspace and show what a merge request changes."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

FILES = {"github": (".github/workflows/tdkt.yml", "github.yml"), "gitlab": (".gitlab-ci.yml", "gitlab.yml")}
"""Where each service looks for its recipe, and the template that it is made from."""
CHOICES = {
    "none": (),
    "github": ("github",),
    "gitlab": ("gitlab",),
    "both": ("github", "gitlab"),
}
"""The services of each answer to the question which of them shall check."""


def pinned_source() -> str | None:
    """Return what pip takes to install this very tdkt on another machine, None where only a person can tell.

    pip writes down where it fetched a distribution from (PEP 610, direct_url.json) except what came from an index: that may
    be a private one, and a public one may know another tdkt.
    """
    try:
        said = distribution("tdkt").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return source_said(json.loads(said)) if said else None


def source_said(direct_url: dict[str, object]) -> str | None:
    """Return the source that the content of a direct_url.json names where anybody can reach it, else None."""
    url, vcs = direct_url.get("url"), direct_url.get("vcs_info")
    if not isinstance(url, str) or not re.match(r"https://[^@\s]+$", url):
        return None
    if not isinstance(vcs, dict):
        return url if "archive_info" in direct_url else None
    return f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
