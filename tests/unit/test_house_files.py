"""What contributors are given beside the code is true: versions, CI, the changelog, the codes of rules."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import REPOSITORY
from tdkt import __version__
from tdkt.checks.registry import all_rules


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_versions_for_development_are_within_the_bounds() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    pins = [Requirement(line) for line in text_of("constraints-dev.txt").splitlines()]
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}
    for line in project["dependencies"] + project["optional-dependencies"]["test"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), line


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    for line in project["dependencies"] + project["optional-dependencies"]["test"]:
        assert any(part.operator == ">=" for part in Requirement(line).specifier), line


def test_the_changelog_tells_of_this_version_and_dates_every_one() -> None:
    heads = re.findall(r"(?m)^## (.+)$", text_of("CHANGELOG.md"))
    sections = [re.fullmatch(r"(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})", head) for head in heads]
    assert all(sections), heads
    dated = [(section[1], section[2]) for section in sections if section]
    assert dated[0][0] == __version__
    assert [day for _, day in dated] == sorted((day for _, day in dated), reverse=True)


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        (".github/workflows/ci.yml", "vendor.github-workflows"),
        (".github/ISSUE_TEMPLATE/config.yml", "vendor.github-issue-config"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_the_services_own_schemas_take_our_files(file: str, schema: str) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(REPOSITORY / file)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_public_ci_runs_what_a_contributor_runs() -> None:
    github = yaml.safe_load(text_of(".github/workflows/ci.yml"))["jobs"]["checks"]
    gitlab = yaml.safe_load(text_of(".gitlab-ci.yml"))["checks"]
    assert github["steps"][-1]["run"] == ".ci/run"
    assert gitlab["script"] == [".ci/run"]
    assert github["container"] == gitlab["image"]


def test_the_guide_names_every_group_of_rules() -> None:
    told = set(re.findall(r"`([A-Z]\d)xx`", text_of("CONTRIBUTING.md")))
    assert told == {code[:2] for code in all_rules()}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"])
def test_links_lead_somewhere(name: str) -> None:
    folder = (REPOSITORY / name).parent
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(name)):
        assert (folder / target).exists(), target


def test_nothing_lies_at_the_top_that_no_one_put_there() -> None:
    """A profile that LibreOffice had left there was once committed with a change."""
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a clone of git")

    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    folders = {name.split("/")[0] for name in listed.stdout.splitlines() if "/" in name}
    assert folders == {
        ".ci",
        ".github",
        ".gitlab",
        "benchmarks",
        "docs",
        "plans",
        "schemas",
        "src",
        "templates",
        "tests",
    }
