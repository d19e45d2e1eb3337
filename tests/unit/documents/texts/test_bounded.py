"""A template of the ward that loops for ever or asks for a gigabyte is stopped with its name; what real ones do is free."""

from __future__ import annotations

from pathlib import Path

import pytest

from tdkt.documents.texts import bounded
from tdkt.documents.texts.templates import Templates, escape_value, sandbox
from tdkt.errors import UserError

from .test_templates import render

NEVER_ENDING = {
    "nested loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loops over a text": "{% set s = 'a' * 99999 %}{% for a in s %}{% for b in s %}{% for c in s %}{% endfor %}{% endfor %}{% endfor %}",
    "a loop over itself": "{% for a in range(9999) recursive %}{{ loop(range(9999)) }}{% endfor %}",
    "a macro that calls itself twice": "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "a macro tree": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "heavy turns": "{% for a in range(99999) %}" + "{% set x = 1 %}" * 5_000 + "{% endfor %}",
    "heavy calls": "{% macro m() %}"
    + "{% set x = 1 %}" * 5_000
    + "{% endmacro %}{% for a in range(99999) %}{{ m() }}{% endfor %}",
    "an include of itself": "{% include 'thu.md.j2' %}",
    "an include tree": "{% for a in range(99999) %}{% include 'nhe.md.j2' %}{% endfor %}",
    "a text times a number": "{{ 'a' * 10**9 }}",
    "a number times a text": "{{ 10**9 * 'a' }}",
    "a list times a number": "{{ ([1] * 10**9) | length }}",
    "powers": "{{ 10 ** 10 ** 10 }}",
    "products": "{% set n = namespace(v=9) %}{% for a in range(99999) %}{% set n.v = n.v * n.v %}{% endfor %}",
    "doubled texts": "{% set n = namespace(v='aa') %}{% for a in range(60) %}{% set n.v = n.v ~ n.v %}{% endfor %}",
    "added texts": "{% set n = namespace(v='aa') %}{% for a in range(60) %}{% set n.v = n.v + n.v %}{% endfor %}",
    "added lists": "{% set n = namespace(v=[1]) %}{% for a in range(60) %}{% set n.v = n.v + n.v %}{% endfor %}",
    "kept texts": "{% set n = namespace(v=[]) %}{% set s = 'a' * 99999 %}{% for a in range(9999) %}{% set n.v = n.v + [s ~ a] %}{% endfor %}",
    "a block kept": "{% set x %}{% for a in range(99999) %}" + "chữ " * 999 + "{% endfor %}{% endset %}",
    "a wide number": "{{ '%1000000000d' % 1 }}",
    "a wide number by a star": "{{ '%*d' % (10**9, 1) }}",
    "a wide format": "{{ '%1000000000d' | format(1) }}",
    "a wide place": "{{ '{:1000000000}'.format(1) }}",
    "a wide middle": "{{ 'a'.center(10**9) }}",
    "noughts": "{{ 'a'.zfill(10**9) }}",
    "bytes": "{{ (1).to_bytes(10**9, 'big') }}",
    "a middle by a filter": "{{ 'a' | center(10**9) }}",
    "a middle by map": "{{ ['a'] | map('center', 10**9) | list }}",
    "indents": "{{ 'a' | indent(10**9) }}",
    "replaced": "{{ ('a' * 99999) | replace('a', 'b' * 99999) }}",
    "replaced by a call": "{{ ('a' * 99999).replace('a', 'b' * 99999) }}",
    "joined": "{{ range(99999) | join('b' * 99999) }}",
    "joined by a call": "{{ ('b' * 99999).join(['a'] * 99999) }}",
    "slices": "{% set s = ['a'] * 99999 %}{% for a in range(99999) %}{% set x = s[:] %}{% endfor %}",
    "a long list": "{{ range(99999) | map('string') | list | sum(start='') }}",
    "lipsum": "{{ lipsum(10**9) }}",
    "a long output": "{% for a in range(99999) %}" + "chữ " * 999 + "{% endfor %}",
    "a long expression": "{{ " + "+".join(["1"] * 20_000) + " }}",
    "deep brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "deep loops": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    "deep conditions": "{% if 1 %}" * 400 + "{% endif %}" * 400,
    "a file of megabytes": "a" * 3_000_000,
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "BUDGET", 400_000)


@pytest.mark.parametrize("name", NEVER_ENDING)
def test_a_template_without_end_is_stopped_with_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "nhe.md.j2").write_text("{% set x = 1 %}" * 5_000)
    with pytest.raises(UserError, match=r"thu\.md\.j2"):
        render(tmp_path, NEVER_ENDING[name])


def test_the_budget_is_that_of_one_document(tmp_path: Path) -> None:
    text = "{% for a in range(9000) %}{% for b in range(10) %}{% endfor %}{% endfor %}x"
    (tmp_path / "thu.md.j2").write_text(text)
    templates = Templates(tmp_path)
    assert [templates.markdown("thu.md.j2", {}) for _ in range(5)] == ["x"] * 5


def test_what_templates_need_works(tmp_path: Path) -> None:
    text = (
        "{{ 'a' ~ 1 ~ x }} {{ [1, 2] | join(', ') }} {{ items | join('; ', attribute='t') }} {{ 'ab'.replace('a', 'c') }} "
        "{{ '%02d' | format(3) }} {{ '%02d' % 3 }} {{ ', '.join(['p', 'q']) }} {{ 2 ** 10 }} {{ 'x' * 3 }} {{ items[1:] | length }} "
        "{{ 'a-b' | replace('-', '+') }} {{ 7 % 3 }}"
    )
    said = render(tmp_path, text, x="z", items=[{"t": "m"}, {"t": "n"}])
    assert said == "a1z 1, 2 m; n cb 03 03 p, q 1024 xxx 1 a+b 1"


def test_two_thousand_turns_cost_little() -> None:
    environment = sandbox(escape_value)
    environment.begin()
    environment.from_string("{% for a in range(2000) %}{{ a ~ 'chữ ' }}{% endfor %}").render()
    assert environment._left > bounded.BUDGET - 20_000
