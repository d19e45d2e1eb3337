"""The dashboard in a real browser: what a leader sees, with mouse, keyboard, telephone, printer and dark screen."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from conftest import REPOSITORY, write_files
from example_ward import FILES
from tdkt.attainment.assessment import assess
from tdkt.attainment.status import Status
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT
from tdkt.checks.run import trusted_programme
from tdkt.documents.dashboard.page import dashboard_html
from tdkt.model.period import Period
from tdkt.workspace.workspace import read_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXECUTABLE = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(EXECUTABLE is None, reason="cần trình duyệt Chromium hoặc Google Chrome trên PATH"),
]
HOSTILE = """<script>window.hacked=1</script><img src=x onerror="window.hacked=1">"><b>'đậm'</b> {{ 7*7 }}"""


@dataclass
class Watched:
    """A page with everything that it should not have done."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample data at the end of the third quarter, which has nearly every status."""
    path = tmp_path_factory.mktemp("usb") / "bang-dieu-hanh.html"
    programme = trusted_programme(read_workspace(REPOSITORY), 2026)
    path.write_text(dashboard_html(assess(programme, Period.quarter(2026, 3))), encoding="utf-8")
    return path


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def open_page(path: Path, *, width: int = 1280, height: int = 900, **options: Any) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        watched = Watched(context.new_page())
        page = watched.page
        page.on("console", lambda message: watched.complaints.append(message.text))
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
        page.on("request", lambda request: watched.requests.append(request.url))
        page.goto(path.as_uri())
        return watched

    yield open_page
    for context in contexts:
        context.close()


@contextmanager
def quiet(watched: Watched, path: Path) -> Iterator[Page]:
    """Hand out the page; nothing may be complained of, and nothing but the file itself be asked for."""
    yield watched.page
    assert watched.complaints == []
    assert watched.requests == [path.as_uri()]


def visible_targets(page: Page) -> int:
    return page.locator(".target:visible").count()


def test_structure(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file), file) as page:
        assert page.title() == "Bảng điều hành thi đua quý III năm 2026 - Ủy ban nhân dân phường Việt Hòa"
        assert page.locator("html").get_attribute("lang") == "vi"
        assert page.locator("h1").count() == 1
        assert page.get_by_text("SỐ LIỆU MINH HỌA").first.is_visible()
        assert page.get_by_text("Đã nhận 14/15 báo cáo").is_visible()
        assert visible_targets(page) == 25
        levels = page.eval_on_selector_all("h1,h2,h3,h4,h5", "found => found.map(h => +h.tagName[1])")
        assert all(after - before <= 1 for before, after in pairwise(levels))
        identifiers = page.eval_on_selector_all("[id]", "found => found.map(e => e.id)")
        assert len(identifiers) == len(set(identifiers))
        broken = page.eval_on_selector_all(
            "a[href^='#'], use",
            "found => found.filter(e => !document.querySelector(e.getAttribute('href'))).length",
        )
        assert broken == 0


def test_every_chart_has_a_text_that_says_what_it_draws(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file), file) as page:
        chart = page.get_by_role("img", name="Không để xảy ra phản ánh tiêu cực")
        assert chart.count() == 1
        words = page.locator(".chart desc").all_text_contents()
        assert len(words) == page.get_by_role("img").count() == 25
        assert "Thực hiện: 1. Kế hoạch: 0. Trạng thái: không đạt." in words
        assert (
            "Thực hiện: 4/6 thôn. Kế hoạch: mỗi thôn ≥ 1. Tiến độ phải đạt đến hết quý III: 4,5/6 thôn. Trạng thái: chậm."
            in words
        )
        assert page.locator(".chart text", has_text="chưa bắt đầu").count() == 1, "the milestone's steps"


def test_drawn_marks_lie_inside_their_chart(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file, width=360), file) as page:
        outside = page.evaluate(
            """() => [...document.querySelectorAll('.chart')].filter(chart => {
                 const frame = chart.getBoundingClientRect();
                 return [...chart.querySelectorAll('rect, circle, path, text')].some(part => {
                   const box = part.getBoundingClientRect();
                   return box.left < frame.left - 6 || box.right > frame.right + 6;
                 });
               }).length"""
        )
        assert outside == 0


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (360, "screen"), (680, "print")])
def test_no_word_of_a_chart_lies_over_another(
    width: int, media: Literal["screen", "print"], look: Callable[..., Watched], file: Path
) -> None:
    with quiet(look(file, width=width), file) as page:
        page.emulate_media(media=media)
        over = page.evaluate(
            """() => [...document.querySelectorAll('.chart')].flatMap(chart => {
                 const words = [...chart.querySelectorAll('text')].map(word => [word.textContent, word.getBoundingClientRect()]);
                 return words.flatMap(([one, a], n) => words.slice(n + 1)
                   .filter(([_, b]) => a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom)
                   .map(([other]) => one + ' | ' + other));
               })"""
        )
        assert over == []
        assert page.locator(".chart.stages text").all_text_contents() == [
            "chưa bắt đầu",
            "đang thực hiện",
            "đã hoàn thành",
        ]


def test_abbreviations_are_explained(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file), file) as page:
        said = page.locator(".decisions .short").text_content() or ""
        used = set(page.locator(".decisions .unit").all_text_contents())
        assert "VHXH: Phòng Văn hóa - Xã hội; " in said
        assert used <= {
            entry.partition(":")[0].strip() for entry in said.removeprefix("Chữ viết tắt: ").split(";")
        }


def test_keyboard_alone_filters_and_opens(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file), file) as page:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "tim":
                break
        state = page.get_by_role("status")
        assert state.get_attribute("aria-live") == "polite"
        assert state.text_content() == "Đang hiện cả 25 chỉ tiêu."
        page.keyboard.type("sang tao")
        assert state.text_content() == f"Đang hiện {visible_targets(page)}/25 chỉ tiêu."
        assert 0 < visible_targets(page) < 25
        page.keyboard.press("Enter")
        assert page.get_by_role("searchbox").input_value() == "sang tao", "Enter does not send a form"
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "don-vi-loc"
        page.keyboard.type("Trung tâm Phục vụ")
        assert visible_targets(page) == 10
        while page.evaluate("document.activeElement.value") != "behind":
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert state.text_content() == "Đang hiện 1/25 chỉ tiêu."
        while page.evaluate("document.activeElement.id") != "bo-loc":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelectorAll('.target:not([hidden])').length === 25")
        assert page.evaluate("document.activeElement.id") == "tim", "the focus is not lost with the button"
        while page.evaluate("document.activeElement.tagName") != "SUMMARY":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("details[open]").count() == 1
        assert page.locator("details[open] .source").first.is_visible()


@pytest.mark.parametrize(
    ("words", "found"),
    [("tồn đọng kéo dài", 1), ("TON DONG KEO DAI", 1), ("  ocop  ", 2), ("không có chuyện này", 0)],
)
def test_search_forgives_tones_and_case(
    words: str, found: int, look: Callable[..., Watched], file: Path
) -> None:
    with quiet(look(file), file) as page:
        page.get_by_role("searchbox").fill(words)
        assert visible_targets(page) == found
        assert page.get_by_text("Không có chỉ tiêu nào hợp với điều kiện lọc.").is_visible() is (found == 0)
        headings = page.locator(".of-unit:visible").count()
        assert headings == (1 if found else 0)


def test_a_link_to_a_hidden_target_takes_the_filter_off(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file), file) as page:
        page.get_by_role("checkbox", name="vượt").check()
        assert visible_targets(page) == 5
        page.get_by_role("link", name="Không để xảy ra phản ánh tiêu cực").click()
        page.wait_for_function("document.querySelectorAll('.target:not([hidden])').length === 25")
        assert page.locator(".target:target details").evaluate("details => details.open")
        assert page.locator(".target:target h5").is_visible()


def test_without_script_it_is_a_plain_page(look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file, java_script_enabled=False), file) as page:
        assert visible_targets(page) == 25
        assert not page.locator("#loc").is_visible()
        page.locator("summary").first.click()
        assert page.locator("details[open] table").is_visible()


@pytest.mark.parametrize("width", [320, 360, 600, 768, 1280])
def test_no_width_scrolls_sideways(width: int, look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file, width=width, height=740), file) as page:
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_heat_table_marks_a_missing_report_and_leaves_the_future_empty(
    look: Callable[..., Watched], file: Path
) -> None:
    with quiet(look(file), file) as page:
        first = page.locator(".heat tbody tr").first.locator("td")
        assert [re.sub(r"\s+", " ", text).strip() for text in first.all_inner_texts()] == [
            "1/3 33,3%",
            "1/4 25% 1 chậm",
            "thiếu báo cáo",
            "chưa đến kỳ",
        ]
        assert page.locator(".heat td.l4").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_text_stands_out_from_its_ground(
    scheme: str, width: int, look: Callable[..., Watched], file: Path
) -> None:
    with quiet(look(file, width=width, color_scheme=scheme), file) as page:
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        found: list[list[Any]] = page.evaluate(CONTRASTS)
        assert len(found) > 300
        weak = [entry for entry in found if entry[1] < 4.5]
        assert weak == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_status_has_a_legible_colour(scheme: str, look: Callable[..., Watched], file: Path) -> None:
    with quiet(look(file, color_scheme=scheme), file) as page:
        colours: dict[str, str] = page.evaluate(
            """() => { const style = getComputedStyle(document.documentElement);
                 return Object.fromEntries(['paper', 'page', 'ink', 'exceeded', 'reached', 'on_schedule', 'behind',
                   'not_reached', 'nothing_arose', 'not_reported', 'not_due', 'l0', 'l1', 'l2', 'l3', 'l4', 'warn-back']
                   .map(name => [name, style.getPropertyValue('--' + name).trim()])); }"""
        )
        for status in Status:
            assert contrast(colours[status.value], colours["paper"]) >= 4.5, status
        for ground in ("l0", "l1", "l2", "l3", "l4", "page", "paper"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5, ground


def test_print_is_a4_in_ink_with_the_mark_on_every_page(
    look: Callable[..., Watched], file: Path, tmp_path: Path
) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("cần poppler (pdfinfo, pdftotext)")
    with quiet(look(file, color_scheme="dark"), file) as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert not page.locator("#loc").is_visible()
        page.emulate_media()
        printed = tmp_path / "trang.pdf"
        page.pdf(path=printed, prefer_css_page_size=True, print_background=True)
    facts = subprocess.run(
        ["pdfinfo", str(printed)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "(A4)" in facts
    pages = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\f")[:-1]
    assert 4 <= len(pages) <= 8
    assert all("SỐ LIỆU MINH HỌA" in text for text in pages)
    assert pages[0].rstrip().endswith(f"1/{len(pages)}")


def test_data_is_never_markup(look: Callable[..., Watched], tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    files = dict(FILES)
    files[ORGANIZATION] = files[ORGANIZATION].replace("name: Văn phòng,", f"name: {quoted},")
    files[MOVEMENTS] = files[MOVEMENTS].replace(
        "title: Phong trào thi đua về công tác văn thư", f"title: {quoted}"
    )
    files[MOVEMENTS] = files[MOVEMENTS].replace(
        "text: 95% văn bản được xử lý đúng hạn.", f"text: {quoted[:-1]} 95%.'"
    )
    files[REPORT] = (
        files[REPORT].replace(
            "numerator: 96, denominator: 100}",
            f"numerator: 90, denominator: 100, cause: {quoted}, evidence: {quoted}, note: {quoted}}}",
        )
        + f"narrative:\n  proposals: [{quoted}]\n"
    )
    path = tmp_path / "trang.html"
    programme = trusted_programme(read_workspace(write_files(tmp_path, files)), 2026)
    path.write_text(dashboard_html(assess(programme, Period.quarter(2026, 1))), encoding="utf-8")
    with quiet(look(path), path) as page:
        page.locator("summary").first.click()
        assert page.evaluate("window.hacked") is None
        assert page.locator("img, b:text-is(\"'đậm'\")").count() == 0
        assert page.locator("script").count() == 1
        shown = page.locator("body").inner_text()
        assert shown.count("<script>window.hacked=1</script>") >= 8
        assert "{{ 7*7 }}" in shown
        page.get_by_role("searchbox").fill("<script>")
        assert visible_targets(page) > 0


def test_the_policy_stops_what_would_be_smuggled_in(look: Callable[..., Watched], file: Path) -> None:
    watched = look(file)
    watched.page.evaluate(
        """() => { const made = document.createElement('script'); made.textContent = 'window.hacked = 1';
             document.body.append(made); const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';
             document.body.append(image); }"""
    )
    assert watched.page.evaluate("window.hacked") is None
    assert len(watched.complaints) >= 2
    assert all("Content Security Policy" in text for text in watched.complaints)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


CONTRASTS = """() => {
  const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const f = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const ground = element => { for (let e = element; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour; } return [255, 255, 255]; };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName) || !element.checkVisibility()) continue;
    if (element.closest('.hidden, .skip')) continue;
    const style = getComputedStyle(element);
    const ink = numbers(element instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(ink), light(ground(element))].sort((x, y) => y - x);
    found.push([element.textContent.trim().slice(0, 40), (a + .05) / (b + .05)]);
  }
  return found;
}"""
