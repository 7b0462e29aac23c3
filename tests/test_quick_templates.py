"""render: templates compiled for speed give the pages that Jinja gives, or none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from briefing_site.engine.build import linked_site
from briefing_site.engine.site import Site as LinkedSite
from briefing_site.model.wording import Forms, Wording
from briefing_site.read.theme_folder import OWN_THEMES
from briefing_site.render.compiled import signature
from briefing_site.render.html import Renderer
from briefing_site.render.quick_templates import QuickEnvironment, TooFreeError, binds_words
from tests.sites import Site
from tests.test_pages import write_rich

WORDS = Wording(
    {
        "hello": "Hello & welcome",
        "of": "{name} of {place}",
        "count": Forms("en", {"one": "{count} day", "other": "{count} days"}),
    }
)


@dataclass(frozen=True)
class Part:
    """A value with fields, as views are; templates see those of the generator's own types alone."""

    __module__ = "briefing_site.view.values"

    text: str = "a < b"
    more: str | None = None
    number: int = 1234


def plain_and_quick(templates: dict[str, str]) -> tuple[Environment, QuickEnvironment]:
    made = []
    for kind in (Environment, QuickEnvironment):
        environment = kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
        if isinstance(environment, QuickEnvironment):
            environment.shipped = frozenset(templates)
        environment.globals["t"] = WORDS
        made.append(environment)
    plain, quick = made
    assert isinstance(quick, QuickEnvironment)
    quick.words = None if binds_words(templates.values()) else WORDS
    return plain, quick


SAME = {
    "a field": "{{ page.text }}, {{ page.number }}, {{ page.more }}",
    "words": "{{ t('hello') }}{{ t('count', count=1) }}{{ t('count', count=2) }}",
    "words with values": "{{ t('of', name=page.text, place='x') }}",
    "words with markup": "{% set b %}<b>{{ page.text }}</b>{% endset %}{{ t('of', name=b, place='<') }}",
    "words by a name that is made": "{{ t('hel' ~ 'lo') }}",
    "words as an argument": "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(t('hello')) }}",
    "a macro with defaults": "{% macro a(x, y='<') %}{{ x }}{{ y }}{% endmacro %}{{ a(1) }}{{ a(1, 2) }}{{ a(y=3, x=4) }}",
    "a macro that takes any": "{% macro a() %}{{ varargs | join }}{{ kwargs['z'] }}{% endmacro %}{{ a('<', z='&') }}",
    "a caller": "{% macro a() %}[{{ caller('<') }}]{% endmacro %}{% call(x) a() %}<i>{{ x }}</i>{% endcall %}",
    "arguments in a list": "{% macro a(x, y) %}{{ x }}{{ y }}{% endmacro %}{{ a(*['<', 2]) }}{{ a(**{'x': 1, 'y': 2}) }}",
    "what may be absent": "{{ page.nothing is defined }}{{ page.nothing | default('none') }}{{ page.text is defined }}",
    "a loop": "{% for x in ['<', '>'] if x %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "filters": "{{ ['<', '', '>'] | select | map('upper') | list | join(', ') }}{{ [3, 1] | sort | first }}",
    "a namespace": "{% set n = namespace(x=1) %}{% for i in [1, 2] %}{% set n.x = n.x + i %}{% endfor %}{{ n.x }}",
    "finished HTML": "{{ '<b>' | safe }}{{ ('<b>' | safe) ~ '<' }}",
    "a part of another template": "{% from 'part.html' import show %}{{ show(page) }}",
    "an include": "{% include 'shown.html' %}",
    "another template's frame": "{% extends 'frame.html' %}{% block main %}{{ super() }}{{ page.text }}{% endblock %}",
    "another meaning of t": "{% macro a(t) %}{{ t }}{% endmacro %}{{ a('hello') }}",
    "another meaning of t, called": "{% for t in [page.text.upper] %}{{ t() }}{% endfor %}",
}
PARTS = {
    "part.html": "{% macro show(of) %}<p>{{ of.text }} {{ t('hello') }}</p>{% endmacro %}",
    "shown.html": "{{ page.text }}",
    "frame.html": "<main>{% block main %}{{ t('hello') }}{% endblock %}</main>",
}


@pytest.mark.parametrize("template", SAME.values(), ids=SAME)
def test_a_page_is_what_jinja_makes_of_it(template: str) -> None:
    plain, quick = plain_and_quick({"page.html": template, **PARTS})
    wanted = plain.get_template("page.html").render(page=Part())
    assert quick.get_template("page.html").render(page=Part()) == wanted


RAISES = {
    "a key of a mapping": "{% set x = {'key': 1} %}{{ x.key }}",
    "escaping that is switched off": "{% autoescape false %}{{ page.text }}{% endautoescape %}",
    "a field that is not there": "{{ page.nothing }}",
    "words that no table has": "{{ t('nothing') }}",
}


@pytest.mark.parametrize("template", RAISES.values(), ids=RAISES)
def test_what_is_not_compiled_for_speed_raises(template: str) -> None:
    _, quick = plain_and_quick({"page.html": template})
    with pytest.raises((AttributeError, LookupError, TooFreeError)):
        quick.get_template("page.html").render(page=Part())


BINDS = {
    "a call": ("{{ t('x') }} {% set a = t('x') %} {% if t.has('x') %}{% endif %}", False),
    "a letter in a text": ("{{ x }} t = t", False),
    "a variable": ("{% set t = 1 %}", True),
    "a parameter": ("{%- macro a(x, t) %}{% endmacro %}", True),
    "a macro": ("{% macro t() %}{% endmacro %}", True),
    "an import": ("{% from 'x' import y as t %}", True),
    "a loop": ("{% for t in y %}{% endfor %}", True),
}


@pytest.mark.parametrize(("template", "binds"), BINDS.values(), ids=BINDS)
def test_whether_a_template_means_something_else_by_t(template: str, binds: bool) -> None:
    assert binds_words([template]) is binds


def test_no_template_of_the_generator_means_something_else_by_t() -> None:
    templates = [*OWN_THEMES.rglob("*.html")]
    assert templates
    assert [path.name for path in templates if binds_words([path.read_text("utf-8")])] == []


def test_every_page_is_compiled_for_speed_and_is_the_same(site: Site) -> None:
    write_rich(site)
    looked = linked_site(site.options())
    assert isinstance(looked, LinkedSite)
    made = Renderer(looked.theme, looked.words)
    for address, view in looked.published_pages.items():
        quick = made.quickly(view)
        assert quick is not None, address
        assert quick == made.plainly(view), address


def test_a_theme_that_is_too_free_is_rendered_as_jinja_does(small: Site) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    small.put(
        "themes/mine/templates/404.html",
        "{% autoescape false %}{{ '<hr>' }}{% endautoescape %}{{ '<' }}{{ {'a': 7}.a }}",
    )
    built = small.build()
    assert built.faults == []
    assert built.pages["404.html"] == "<hr>&lt;7"


def test_compiled_templates_are_kept_for_the_next_command(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rich(site)
    looked = linked_site(site.options())
    assert isinstance(looked, LinkedSite)
    code = Renderer(looked.theme, looked.words).compiled()
    wanted = {
        a: Renderer(looked.theme, looked.words).plainly(view) for a, view in looked.published_pages.items()
    }

    def no_compiling(*_: object, **__: object) -> str:
        raise AssertionError("a template is compiled again")

    monkeypatch.setattr(QuickEnvironment, "compile", no_compiling)
    kept = Renderer(looked.theme, looked.words, code)
    assert {a: kept.quickly(view) for a, view in looked.published_pages.items()} == wanted


def test_kept_templates_are_those_of_these_words(small: Site) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    assert "<title>Sources · " in small.build().pages["sources/index.html"]
    small.put("themes/mine/words/en.yaml", "sources: Papers\n")
    assert "<title>Papers · " in small.build().pages["sources/index.html"]
    small.put("themes/mine/templates/404.html", "{{ t('sources') }}!")
    assert small.build().pages["404.html"] == "Papers!"


def test_a_signature_is_of_words_and_templates_and_not_of_style_sheets(small: Site) -> None:
    def signed() -> str:
        looked = linked_site(small.options())
        assert isinstance(looked, LinkedSite)
        return signature(looked.theme, looked.words)

    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    first = signed()
    small.put("themes/mine/static/style.css/99-mine.css", "p { color: red }")
    assert signed() == first
    small.put("themes/mine/templates/404.html", "x")
    second = signed()
    small.put("themes/mine/words/en.yaml", "sources: Papers\n")
    assert len({first, second, signed()}) == 3
