"""Templates of a site's own theme: what they cannot reach, and what they cannot do too much of."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError

from briefing_site.model.wording import Wording
from briefing_site.read.theme_folder import OWN_THEMES
from briefing_site.render.guarded_templates import LEFT_OUT, GuardedEnvironment
from briefing_site.render.quick_templates import QuickEnvironment
from briefing_site.render.theme_budget import (
    ALL_STEPS,
    ALL_TEXT,
    ALONE,
    LEAST_STEPS,
    LEAST_TEXT,
    STEPS,
    TEXT,
    LimitError,
    limits_for,
)
from briefing_site.view.values import book, pages
from tests.sites import Site
from tests.test_quick_templates import PARTS, SAME, WORDS, Part

KINDS = (GuardedEnvironment, QuickEnvironment)


def rendered(template: str, kind: type[GuardedEnvironment] = QuickEnvironment, **more: str) -> str:
    """What a template of a site gives, with others beside it."""
    environment = kind(
        loader=DictLoader({"page.html": template, **PARTS, **more}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.globals["t"] = WORDS
    return environment.get_template("page.html").render(page=Part())


REACHES = {
    "the globals of a helper": "{{ cycler.__init__.__globals__.os.popen('touch out').read() }}",
    "the same by brackets": "{{ cycler['__init__']['__globals__']['os'] }}",
    "the same by a filter": "{{ [cycler] | map(attribute='__init__.__globals__') | list }}",
    "the same by sorting": "{{ [cycler, joiner] | sort(attribute='__init__.__globals__.x') }}",
    "the same by grouping": "{{ [cycler] | groupby('__init__.__globals__') | list }}",
    "the same by choosing": "{{ [cycler] | selectattr('__init__.__globals__.os.environ') | list }}",
    "the same by adding": "{{ [cycler] | sum('__init__.__globals__', '') }}",
    "the filter attr": "{{ cycler | attr('__init__') }}",
    "the filter attr by its name": "{{ [cycler] | map('attr', '__init__') | list }}",
    "the class of a text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "the class of the page": "{{ page.__class__.__init__.__globals__ }}",
    "the dict of the page": "{{ page.__dict__ }}",
    "the class in a format": "{{ '{0.__class__.__init__.__globals__}'.format(page) }}",
    "the class in a format of markup": "{{ ('{0.__class__.__mro__}' | safe).format(page) }}",
    "a format by a mapping": "{{ '{a.__class__.__mro__}'.format_map({'a': page}) }}",
    "a format by its name": "{{ ''['format'] | string }}{{ '{0.__class__.__mro__}'['format'](page) }}",
    "a format in a map": "{{ ['{0.__class__.__mro__}'] | map('format', page) | map('attr', 'x') | list }}",
    "the environment of a macro": "{% macro a() %}{% endmacro %}{{ a._environment.loader }}",
    "the function of a macro": "{% macro a() %}{% endmacro %}{{ a._func.__globals__ }}",
    "the context of a block": "{% block a %}{{ self._TemplateReference__context }}{% endblock %}",
    "the context of what it extends": "{% extends 'frame.html' %}{% block main %}{{ super._context }}{% endblock %}",
    "the object of a method": "{{ page.text.upper.__self__ }}",
    "the words' own table": "{{ t._table }}",
    "a loop's own list": "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "the code of a generator": "{{ ([1] | map('string')).gi_frame.f_globals }}",
    "a value to write to": "{% set page.text = 'x' %}",
    "a list to write to": "{% set x = [1] %}{{ x.append(2) }}",
    "a mapping to write to": "{% set x = {} %}{{ x.update({1: 2}) }}",
    "bytes": "{{ 'x'.encode() }}",
    "a table of signs": "{{ 'x'.translate({120: 'y'}) }}",
    "bytes of a number": "{{ (1).to_bytes(9) }}",
    "a template by an absolute path": "{% include '/etc/passwd' %}",
    "a template out of the theme": "{% include '../../../etc/passwd' %}",
    "a template by a file address": "{% import 'file:///etc/passwd' as x %}",
    "a template by a dot": "{% extends './../config.yaml' %}",
    "text at random": "{{ lipsum() }}",
    "Python's own functions": "{{ open('/etc/passwd').read() }}",
    "imports": "{{ __import__('os') }}",
    "a statement of an extension": "{% do x.append(1) %}",
    "what Jinja knows": "{% debug %}",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("template", REACHES.values(), ids=REACHES)
def test_a_template_reaches_nothing_behind_its_values(template: str, kind: type[GuardedEnvironment]) -> None:
    with pytest.raises((TemplateError, AttributeError, TypeError)) as fault:
        rendered(template, kind)
    assert not isinstance(fault.value, AssertionError)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_filters_that_no_theme_has(name: str) -> None:
    for template in (f"{{{{ 'x' | {name} }}}}", f"{{{{ ['x'] | map('{name}') | list }}}}"):
        with pytest.raises(TemplateError, match=r"(?i)no filter"):
            rendered(template)


DOUBLE = "{% set n = namespace(x='ab', y=[1]) %}{% for i in range(60) %}"
TOO_MUCH = {
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
    "a loop that chooses": "{% for a in range(9999) %}{% for b in range(9999) if b > 10**9 %}{% endfor %}{% endfor %}",
    "a loop that prints": "{% for a in range(9999) %}{% for b in range(9999) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
    "a loop that calls itself": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a macro that calls itself twice": "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(60) }}",
    "a template that takes itself in": "{% include 'page.html' %}",
    "a template that takes itself in twice": "{% include 'page.html' %}{% include 'page.html' %}",
    "a template that is its own frame": "{% extends 'page.html' %}",
    "a text times a number": "{{ 'x' * 10**10 }}",
    "a number times a text": "{{ 10**10 * 'x' }}",
    "a list times a number": "{{ ([0] * 10**10) | length }}",
    "a large power": "{{ 10 ** (10 ** 10) }}",
    "powers of powers": "{% set n = namespace(x=3) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "a text that doubles": DOUBLE + "{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a text that doubles by adding": DOUBLE + "{% set n.x = n.x + n.x %}{% endfor %}",
    "a text that doubles by joining": DOUBLE + "{% set n.x = [n.x, n.x] | join %}{% endfor %}",
    "a text that doubles by a method": DOUBLE + "{% set n.x = ''.join([n.x, n.x]) %}{% endfor %}",
    "a text that doubles by printing": DOUBLE
    + "{% set y %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = y %}{% endfor %}",
    "a text that doubles by a format": DOUBLE + "{% set n.x = '{0}{0}'.format(n.x) %}{% endfor %}",
    "a text that doubles by per cent": DOUBLE + "{% set n.x = '%s%s' % (n.x, n.x) %}{% endfor %}",
    "a text that grows by replacing": DOUBLE + "{% set n.x = n.x | replace('a', n.x) %}{% endfor %}",
    "a text that grows by a method": DOUBLE + "{% set n.x = n.x.replace('a', n.x) %}{% endfor %}",
    "a list that doubles": DOUBLE + "{% set n.y = n.y + n.y %}{% endfor %}",
    "a list of itself twice": DOUBLE + "{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.y }}",
    "a mapping of itself twice": DOUBLE + "{% set n.y = {1: n.y, 2: n.y} %}{% endfor %}{{ n.y }}",
    "a mapping of itself by dict": DOUBLE + "{% set n.y = dict(a=n.y, b=n.y) %}{% endfor %}{{ n.y }}",
    "names of names": DOUBLE + "{% set n.y = namespace(a=n.y, b=n.y) %}{% endfor %}{{ n.y }}",
    "a wide field": "{{ 'x' | center(10**9) }}",
    "a wide field by a method": "{{ 'x'.ljust(10**9) }}",
    "a wide field by its name": "{{ ['x'] | map('center', 10**9) | list }}",
    "a wide format": "{{ '{:999999999}'.format(1) }}",
    "a width from a value": "{{ '{:{}}'.format(1, 10**9) }}",
    "a wide number": "{{ '%999999999d' % 1 }}",
    "a wide number by a filter": "{{ '%999999999d' | format(1) }}",
    "a width from a value by per cent": "{{ '%*d' % (10**9, 1) }}",
    "a deep indent": "{{ 'x\n' | indent(10**9, true) }}",
    "an indent of text": "{% set w = 'x' * 9999999 %}{{ ('\n' * 9999) | indent(w) }}",
    "many empty batches": "{{ [1] | batch(10**9, 'x') | list }}",
    "many slices": "{{ [1] | slice(10**9) | list }}",
    "many digits": "{{ 1.5 | round(10**9) }}",
    "a long range": "{{ range(10**9) | list }}",
    "a long text that is looked through": "{% set x = 'a' * 9999999 %}{% for a in range(9999) %}{{ 'b' in x }}{{ x == x ~ 'a' }}{% endfor %}",
    "slices of a long text": "{% set x = 'a' * 999999 %}{% for a in range(9999) %}{% set y = x[1:] %}{% endfor %}",
    "a long text in capitals": "{% set x = 'a' * 999999 %}{% for a in range(9999) %}{% set y = x | upper %}{% endfor %}",
    "markup to take away": "{{ ('<!--x-->' * 99999) | striptags }}",
}


@pytest.mark.parametrize("template", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_template_that_does_too_much_is_stopped(template: str) -> None:
    with pytest.raises((LimitError, RecursionError, OverflowError)):
        rendered(template)


FOLDED = "finished HTML"
"""Jinja works it out before the template runs, and then escapes a part twice; see `ALLOWED`."""


@pytest.mark.parametrize("template", [each for name, each in SAME.items() if name != FOLDED])
def test_a_sites_template_gives_what_jinja_gives(template: str) -> None:
    plain = Environment(
        loader=DictLoader({"page.html": template, **PARTS}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    plain.globals["t"] = WORDS
    wanted = plain.get_template("page.html").render(page=Part())
    for kind in KINDS:
        assert rendered(template, kind) == wanted


ALLOWED = {
    FOLDED: ("{{ '<b>' | safe }}{{ ('<b>' | safe) ~ '<' }}", "<b><b>&lt;"),
    "operators": ("{{ 2 ** 10 + 3 * 4 % 5 }}{{ 'a' * 3 }}{{ 'a' + 'b' }}{{ [1] + [2] }}", "1026aaaab[1, 2]"),
    "per cent": ("{{ '%s of %05.1f' % ('a', 2) }}", "a of 002.0"),
    "a format": ("{{ '{:>4}|{x}'.format(1, x='<') }}", "   1|&lt;"),
    "slices": ("{{ 'abcdef'[1:3] }}{{ [1, 2, 3][-1:] }}", "bc[3]"),
    "comparisons": ("{{ 1 < 2 <= 2 }}{{ 'a' in 'cab' }}{{ 1 not in [2] }}", "TrueTrueTrue"),
    "filters": ("{{ ' a ' | trim | upper | center(5) }}{{ [3, 1] | sort | join('-') }}", "  A  1-3"),
    "a filter with a large default": ("{{ none | default(99999, true) }}{{ '7' | int }}", "999997"),
    "a filter by its name": ("{{ ['a'] | map('upper') | first }}{{ [1, 2] | select('gt', 1) | list }}", "A[2]"),
    "a loop": ("{% for k, v in {'a': 1}.items() %}{{ loop.index }}{{ k }}{{ v }}{% else %}{% endfor %}", "1a1"),
    "a loop in a loop": ("{% for a in [[1, [2]]] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}", "12"),
    "a cycle": ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "aba"),
    "a filtered block": ("{% filter upper %}a{% endfilter %}{% set x | upper %}b{% endset %}{{ x }}", "AB"),
    "escaping that is switched off": ("{% autoescape false %}{{ '<' ~ '>' }}{% endautoescape %}{{ '<' ~ '>' }}", "<>&lt;&gt;"),
}  # fmt: skip


@pytest.mark.parametrize(("template", "wanted"), ALLOWED.values(), ids=ALLOWED)
def test_what_a_theme_may_do(template: str, wanted: str) -> None:
    assert rendered(template) == wanted


def test_no_value_of_a_page_can_reach_a_file() -> None:
    """Of other libraries a template sees no attribute; of ours, values have data alone."""
    seen: set[type] = set()

    def look(kind: Any) -> None:
        for inner in typing.get_args(kind):
            look(inner)
        if not isinstance(kind, type) or kind in seen:
            return
        seen.add(kind)
        if dataclasses.is_dataclass(kind):
            for hint in typing.get_type_hints(kind).values():
                look(hint)

    for module in (pages, book):
        for value in vars(module).values():
            look(value)
    assert len(seen) > 40
    assert not [kind for kind in seen if issubclass(kind, Path)]


def test_a_theme_of_a_site_cannot_run_a_program(small: Site) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    out = small.path("ran")
    small.put(
        "themes/mine/templates/404.html", f"{{{{ cycler.__init__.__globals__.os.popen('touch {out}') }}}}"
    )
    built = small.build()
    assert built.faults == ["themes/mine/templates/404.html:1:1 template-error"]
    assert "is unsafe" in built.text
    assert not out.exists()


def test_a_theme_of_a_site_that_is_called_base_is_guarded_too(small: Site) -> None:
    shutil.copytree(OWN_THEMES / "base", small.path("themes/base"))
    small.put("themes/base/templates/404.html", "{{ ''.__class__ }}\n")
    assert "themes/base/templates/404.html:1:1 template-error" in small.check().faults


WORDS_OF_ATTACK = {
    "a field": "{date.__class__}",
    "a key": "{date[0]}",
    "a width": "{date:999999999}",
    "a conversion": "{date!r}",
    "an odd brace": "{date",
}


@pytest.mark.parametrize("words", WORDS_OF_ATTACK.values(), ids=WORDS_OF_ATTACK)
def test_words_have_plain_places(small: Site, words: str) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    small.put("themes/mine/words/en.yaml", f'as-of: "{words}"\n')
    assert small.check().faults == ["themes/mine/words/en.yaml:1:9 bad-theme"]


BROKEN = {
    "nested deeply": "{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}",
    "many blocks in one another": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "many loops in one another": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "too long": "x" * 300_000,
}


@pytest.mark.parametrize("template", BROKEN.values(), ids=BROKEN)
def test_a_template_that_no_compiler_takes_is_one_fault(small: Site, template: str) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    small.put("themes/mine/templates/404.html", template)
    found = small.check().faults
    assert [each.partition(":")[0] for each in found] == ["themes/mine/templates/404.html"]


def test_compiled_templates_come_out_of_the_store(small: Site) -> None:
    """A second program, which has compiled nothing yet, finds all in the store."""
    small.build()
    small.delete("build")
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path\n"
            "from jinja2 import Environment\n"
            "from briefing_site.engine.build import build\n"
            "from briefing_site.engine.options import Options\n"
            "Environment.compile = None\n"
            "print(len(build(Options(Path(sys.argv[1]), jobs=1)).rendered))",
            str(small.root),
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert int(told.stdout or "0") > 5, told.stderr


def test_a_wording_is_of_its_places() -> None:
    assert Wording({"a": "{x} {{y}}"})("a", x="1") == "1 {y}"


def test_all_pages_of_a_site_share_what_a_theme_may_do() -> None:
    assert limits_for(1) == limits_for(ALL_STEPS // STEPS) == ALONE
    before = ALONE
    for count in range(1, 20_000):
        limits = limits_for(count)
        assert limits.steps <= before.steps
        assert limits.text <= before.text
        assert limits.steps * count <= ALL_STEPS or limits.steps == LEAST_STEPS
        assert limits.text * count <= ALL_TEXT or limits.text == LEAST_TEXT
        assert limits.steps <= STEPS
        assert limits.text <= TEXT
        before = limits
    assert len({limits_for(count) for count in range(1, 20_000)}) < 12


def test_a_theme_that_takes_all_it_may_is_stopped_in_a_site_of_many_pages(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.put(
        "themes/mine/templates/base.html",
        '{% extends "base/base.html" %}{% block brand %}{% for i in range(9000) %}{{ i }}{% endfor %}{{ super() }}{% endblock %}',
    )
    small.append("config.yaml", "theme: mine\n")
    assert small.build().faults == []
    monkeypatch.setattr("briefing_site.render.theme_budget.ALL_STEPS", 100_000)
    monkeypatch.setattr("briefing_site.render.theme_budget.LEAST_STEPS", 1_000)
    small.delete(".cache")  # the short cut tells what the last command said
    for command in (small.build, small.check):
        found = command().diagnostics
        assert {fault.code for fault in found} == {"template-error"}
        assert all("steps for this page" in fault.message for fault in found)
    monkeypatch.undo()
    assert small.build().faults == []
