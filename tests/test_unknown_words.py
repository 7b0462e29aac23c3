"""Keys in the tables of a theme: which are told as unknown, and which are somebody's."""

from __future__ import annotations

import pytest

from tests.sites import Site

WORDS = "themes/mine/words/en.yaml"


def told(small: Site, words: str, template: str = "", language: str = "en") -> list[str]:
    """The faults of a site whose theme has these words, and a template of the page about the site."""
    about = f"-- themes/mine/templates/about.html --\n{template}" if template else ""
    small.write(
        f"-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
        f"-- themes/mine/words/{language}.yaml --\n{words}\n{about}"
    )
    small.edit("config.yaml", "title:", "theme: mine\ntitle:")
    return small.check().faults


SOMEBODYS = {
    "of the parent": ("cited-by: Named in", "", "en"),
    "of the parent in another language alone": ("day-1: first", "", "en"),
    "of a topic": ("topic-name-rain: Rain and hail", "", "en"),
    "of a language": ("language-eo: Esperanto", "", "en"),
    "of a template": ("mine: Mine", '<p>{{ t("mine") }}', "en"),
    "of a template in single marks": ("mine: Mine", "<p>{{ t('mine') }}", "en"),
    "worked out": ("mine-a: Mine", '{% set one = "a" %}<p>{{ t("mine-" ~ one) }}', "en"),
    "worked out elsewhere": ("mine-a: Mine", '{% set key = "mine-%s" % "a" %}<p>{{ t(key) }}', "en"),
    "of a table in no use": ("cited-by: Zitiert", "", "de"),
}


@pytest.mark.parametrize(("words", "template", "language"), SOMEBODYS.values(), ids=SOMEBODYS)
def test_a_key_that_somebody_asks_for(small: Site, words: str, template: str, language: str) -> None:
    assert told(small, words, template, language) == []


NOBODYS = {
    "of nothing": ("mine: Mine", "", "en"),
    "of a table in no use": ("zitiert: Zitiert", "", "de"),
    "beside a template that names another": ("mine: Mine", '<p>{{ t("cited-by") }}', "en"),
}


@pytest.mark.parametrize(("words", "template", "language"), NOBODYS.values(), ids=NOBODYS)
def test_a_key_that_nobody_asks_for(small: Site, words: str, template: str, language: str) -> None:
    assert told(small, words, template, language) == [f"themes/mine/words/{language}.yaml:1:1 unknown-words"]


def test_what_cannot_be_read_has_one_fault(small: Site) -> None:
    assert told(small, "mine: [") == [f"{WORDS}:2:1 bad-yaml"]


def test_words_that_are_asked_for_without_their_values_are_not_printed_with_their_braces(small: Site) -> None:
    template = '{% extends "base.html" %}\n{% block main %}<h1>{{ t("cited-note") }}</h1>{% endblock %}'
    assert told(small, "cited-note: 'remark {number}'", template) == [
        "themes/mine/templates/about.html:2:1 template-error"
    ]
    assert 'the words of "cited-note" have a place {number}' in small.check().text


def test_braces_that_are_printed_are_single(small: Site) -> None:
    template = '{% extends "base.html" %}\n{% block main %}<h1>{{ t("cited-by") }}</h1>{% endblock %}'
    assert told(small, "cited-by: '{{front}}'", template) == []
    assert "<h1>{front}</h1>" in small.build().pages["about.html"]
