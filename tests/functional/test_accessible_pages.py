"""What axe-core finds in our pages: whether who hears them or sees little of them can use them."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import REPOSITORY
from tdkt.attainment.assessment import assess
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import trusted_programme
from tdkt.conformity.page.html import findings_html
from tdkt.conformity.run import examined
from tdkt.documents.dashboard.page import dashboard_html
from tdkt.documents.page.html import html_text
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.model.period import Period
from tdkt.workspace.workspace import read_workspace

EXECUTABLE = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("TDKT_AXE_CORE", "axe.min.js"))
"""The script of the package axe-core from npm: node_modules/axe-core/axe.min.js."""
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(EXECUTABLE is None, reason="cần trình duyệt Chromium hoặc Google Chrome trên PATH"),
    pytest.mark.skipif(not AXE.is_file(), reason="cần axe-core (npm): TDKT_AXE_CORE chỉ tới axe.min.js"),
]
_RUN = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(one => one.id + ': ' + one.nodes[0].html))"


def test_axe_finds_nothing_in_the_dashboard_in_previews_and_in_the_page_of_a_check(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    workspace = read_workspace(REPOSITORY)
    period = Period.quarter(2026, 3)
    report = report_document(programme_of(workspace, 2026), period, Templates())
    short = replace(report, blocks=report.blocks[:9], appendices=())
    pages = {
        "bang-dieu-hanh.html": dashboard_html(assess(trusted_programme(workspace, 2026), period)),
        "bao-cao.html": html_text(report),
        "nhieu-ban.html": html_text(replace(short, copies=2)),
        "cong-van.html": html_text(replace(short, type_name="")),
        "kiem-tra.html": findings_html("bao-cao.docx", examined(docx_bytes(replace(short, recipients=())))),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
        page = browser.new_page(bypass_csp=True)
        for name, text in pages.items():
            file = tmp_path / name
            file.write_text(text, encoding="utf-8")
            page.goto(file.as_uri())
            page.add_script_tag(path=AXE)
            assert page.evaluate(_RUN) == [], name
        browser.close()
