"""What a macro prints of a value that many pages hold: printed once, and kept no longer than the value."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from jinja2 import Environment
from jinja2.runtime import Macro

from briefing_site.engine.build import linked_site
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as EngineSite
from briefing_site.render.once import Once
from briefing_site.view.values.notes import Passage
from briefing_site.view.values.pages import BriefingView, RegionView, TopicView
from tests.sites import Site


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Told:
    words: str


@dataclass(frozen=True, slots=True)
class _Unwatched:
    words: str


def _macros(once: Once) -> tuple[dict[str, Macro], Counter[str]]:
    """The macros `loud` and `quiet`, and how often each was called with which words."""
    calls: Counter[str] = Counter()
    environment = Environment(autoescape=True)

    def count(name: str) -> str:
        calls[name] += 1
        return ""

    environment.globals.update(once=once, count=count)
    module = environment.from_string(
        "{% macro loud(of, more='') %}{{ count('loud ' ~ of.words) }}<b>{{ of.words }}{{ more }}</b>{% endmacro %}"
        "{% macro quiet(of) %}{{ count('quiet ' ~ of.words) }}{{ of.words }}{% endmacro %}"
    ).module
    return {name: getattr(module, name) for name in ("loud", "quiet")}, calls


def test_a_macro_is_called_once_for_a_value_and_its_other_arguments() -> None:
    once = Once()
    macros, calls = _macros(once)
    value, other = _Told("a & b"), _Told("c")
    printed = [once(macros["loud"], value) for _ in range(3)]
    assert printed == ["<b>a &amp; b</b>"] * 3
    assert once(macros["loud"], value, "!") == "<b>a &amp; b!</b>"
    assert [once(macros["quiet"], value), once(macros["loud"], other)] == ["a &amp; b", "<b>c</b>"]
    assert calls == {"loud a & b": 2, "quiet a & b": 1, "loud c": 1}


def test_what_was_printed_goes_with_its_value() -> None:
    once = Once()
    macros, _ = _macros(once)
    for number in range(50):
        once(macros["loud"], _Told(str(number)))
    gc.collect()
    assert once._kept == {}


def test_a_value_whose_end_nothing_tells_is_printed_anew() -> None:
    once = Once()
    macros, calls = _macros(once)
    value = _Unwatched("a")
    assert [once(macros["quiet"], value) for _ in range(2)] == ["a", "a"]
    assert calls == {"quiet a": 2}
    assert once._kept == {}


def test_a_macro_is_never_taken_for_one_that_is_gone() -> None:
    """Two threads that compile one template have its macros twice, and those of one go with its page."""
    once, value = Once(), _Told("a")
    for number in range(50):
        environment = Environment(autoescape=True)
        environment.globals["once"] = once
        source = f"{{% macro told(of) %}}{number}{{% endmacro %}}{{{{ once(told, value) }}}}"
        assert environment.from_string(source).render(value=value) == str(number)


def test_only_a_macro_is_called() -> None:
    with pytest.raises(TypeError, match="takes a macro"):
        Once()("{0.__class__}".format, _Told("a"))  # type: ignore[arg-type]


BRIEFS = """
-- briefings/land/two.md --
---
title: Two
region: land
date: 2026-01-03
topics: [rain]
summary: Two.
judgements: [{text: "It rained [@rain#hours].", confidence: low, because: one paper}]
---
It rained [@rain#hours].
"""


def test_pages_share_what_they_say_alike(small: Site) -> None:
    """Two briefings, their topic and their region hold one passage, one source and one card."""
    small.write(BRIEFS)
    small.lead("It rained [@rain#hours].", "topics: [rain]\n")
    site = linked_site(Options(small.root))
    assert isinstance(site, EngineSite)
    pages = site.published_pages
    passages: list[Passage] = []
    for address in ("water/lead.html", "land/two.html", "topics/rain.html"):
        view = pages[address]
        assert isinstance(view, BriefingView | TopicView)
        passages += [note.passage for group in view.notes for note in group.notes if note.passage][:1]
    assert len(passages) == 3
    assert all(passage is passages[0] for passage in passages)
    topic, region = pages["topics/rain.html"], pages["land/index.html"]
    assert isinstance(topic, TopicView)
    assert isinstance(region, RegionView)
    of_topic = {card.title: card for card in topic.briefings}["Two"]
    of_region = {card.title: card for card in region.briefings}["Two"]
    # As seen from its own folder its address is shorter.
    assert replace(of_region, href=of_topic.href, region=of_topic.region) == of_topic
    assert (of_topic.href, of_region.href) == ("../land/two.html", "two.html")
