"""Every fault that the generator tells: its code, its exact place, and the cure.

A case is a difference from the small site with each fault marked at its place, as in `«bad-date»2026-13`;
nothing else may be reported.
"""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Place, Severity, Span, did_you_mean, in_order, warning
from briefing_site.model.diagnostic_data import from_data, to_data
from briefing_site.model.lines import Lines
from briefing_site.model.rules import RULES
from tests.csl_styles import dependent
from tests.fix_codes import CODES_WITH_FIXES
from tests.sites import BODY, CARD, LEAD, SMALL, Site, briefing, files, marked, published

MODULES = {
    name: module
    for module in vars(faults).values()
    if inspect.ismodule(module) and module is not faults.phrases
    for name, member in vars(module).items()
    if inspect.isfunction(member) and member.__module__ == module.__name__ and not name.startswith("_")
}
"""Name of every function of `faults`, and the module that it stands in."""


@dataclass(frozen=True)
class Case:
    """One way to go wrong."""

    text: str
    """Files over the small site, faults marked."""
    hint: str = ""
    """A part of what the author reads."""


def card(old: str, new: str) -> str:
    """The source card of the small site with one change."""
    text = files(SMALL)[CARD]
    assert text.count(old) == 1
    return f"-- {CARD} --\n{text.replace(old, new)}"


def card_more(text: str) -> str:
    """The source card of the small site with something added to its end."""
    return f"-- {CARD} --\n{files(SMALL)[CARD]}\n{text}\n"


def config(old: str, new: str) -> str:
    """The configuration of the small site with one change."""
    text = files(SMALL)["config.yaml"]
    assert text.count(old) == 1
    return f"-- config.yaml --\n{text.replace(old, new)}"


THEMED = f"-- config.yaml --\n{files(SMALL)['config.yaml']}theme: mine\n-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
"""The small site with a theme of its own, which changes nothing."""
LOUD = f"-- config.yaml --\n{files(SMALL)['config.yaml']}lint: {{unlinked-file: warn}}\n"

CASES: dict[tuple[str, str], Case] = {
    # --- files
    ("empty_file", "briefing"): Case(f"-- {LEAD} --\n«empty-file»", "delete it"),
    ("empty_file", "blank"): Case(f"-- {LEAD} --\n«empty-file»\n \n\n"),
    ("empty_file", "card"): Case("-- seeds/fog.md --\n«empty-file»"),
    ("empty_config", "empty"): Case("-- config.yaml --\n«empty-file»", "a title and a region"),
    ("empty_theme", "theme"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«empty-file»", "name: own"
    ),
    ("only_nulls", "briefing"): Case(f"-- {LEAD} --\n«empty-file»\0\0\0", "NUL bytes"),
    ("misread", "body"): Case(briefing("It is «misread-characters»h\u00c3\u00a4lt."), "write hält"),
    ("misread", "front-matter"): Case(briefing("Rain.", title="«misread-characters»\u00d0\u00a0\u00d0\u00b0\u00d0\u00b9 now"), "write Рай"),
    ("merge_conflict", "briefing"): Case(briefing("«merge-conflict»<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x"), "keep one version"),
    ("merge_conflict", "config"): Case("-- config.yaml --\n«merge-conflict»<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n"),
    ("merge_conflict", "card"): Case(card_more("«merge-conflict»<<<<<<< HEAD\na\n||||||| x\n=======\nb\n>>>>>>> x")),
    ("conflict_mark", "end"): Case(briefing("Rain.\n«merge-conflict»>>>>>>> branch"), "delete the line"),
    ("forbidden_character", "byte-order-mark"): Case(briefing("Rain «forbidden-character»\ufefffell."), "byte-order mark"),
    ("forbidden_character", "private-use"): Case(briefing("Rain «forbidden-character»\U000f0000 fell."), "U+F0000"),
    ("forbidden_character", "second-plane"): Case(briefing("Rain «forbidden-character»\U0010fffd fell.")),
    ("forbidden_character", "control"): Case(briefing("Rain.\n\nMore «forbidden-character»\x07 rain."), "U+0007"),
    ("forbidden_character", "null"): Case(briefing("Rain.", title="Ra«forbidden-character»\0in"), "U+0000"),
    ("forbidden_character", "card"): Case("-- seeds/fog.md --\n---\ntitle: F«forbidden-character»\x1bog\n---\n"),
    ("stray_file", "briefing"): Case("-- briefings/stray.md --\n«stray-file»text\n", "briefings/<region>/"),
    ("stray_file", "too-deep"): Case("-- briefings/water/deep/stray.md --\n«stray-file»text\n"),
    ("stray_file", "other-ending"): Case("-- briefings/water/stray.markdown --\n«stray-file»text\n", "end in .md"),
    ("stray_file", "capitals"): Case("-- briefings/water/stray.MD --\n«stray-file»text\n", "rename it to stray.md"),
    ("stray_file", "card-of-another-ending"): Case("-- seeds/fog.markdown --\n«stray-file»text\n", "to fog.md"),
    ("misfiled", "card"): Case(
        "-- briefings/water/fog.md --\n«stray-file»---\ntitle: Fog\npublisher: P\nkind: news\n---\n", "to seeds/fog.md"
    ),
    ("misfiled", "briefing"): Case(
        briefing("Rain.", path="seeds/lead.md").replace("---", "«stray-file»---", 1), "to briefings/water/lead.md"
    ),
    ("misfiled", "briefing-of-no-region"): Case(
        briefing("Rain.", path="seeds/lead.md", region=None).replace("---", "«stray-file»---", 1),
        "move it to briefings/<region>/",
    ),
    ("not_a_card", "text"): Case("-- seeds/fog.txt --\n«stray-file»text\n", "move it to seeds/archive/"),
    ("other_name", "config"): Case("-- config.yml --\n«stray-file»title: A\n", "put what it says into config.yaml"),
    ("unread_document", "docx"): Case(
        "-- briefings/water/my plan.docx --\n«stray-file»x\n", "pandoc 'my plan.docx' -t gfm -o 'my plan.md'"
    ),
    ("unread_document", "txt"): Case("-- briefings/water/plan.txt --\n«stray-file»x\n", "rename it to plan.md"),
    ("unread_document", "pdf"): Case("-- briefings/plan.pdf --\n«stray-file»x\n", "move it to seeds/archive/"),
    ("unlinked_file", "picture"): Case(f"{LOUD}-- briefings/water/quay.svg --\n«unlinked-file»x\n", "![what it shows](quay.svg)"),
    ("unlinked_file", "data"): Case(f"{LOUD}-- briefings/ship list.csv --\n«unlinked-file»x\n", "[words](<ship list.csv>)"),
    ("foreign_words", "base"): Case(config("title:", "language: «foreign-words»sw\ntitle:"), "with `extends: base`"),
    ("foreign_words", "of the site"): Case(
        THEMED.replace("theme: mine", "theme: mine\nlanguage: «foreign-words»sw", 1), "write themes/mine/words/sw.yaml"
    ),
    ("unused_template", "near"): Case(
        f"{THEMED}-- themes/mine/templates/breifing.html --\n«unused-theme-file»x\n", 'mean "briefing.html"?'
    ),
    ("unused_static_file", "style"): Case(
        f"{THEMED}-- themes/mine/static/mine.css --\n«unused-theme-file»a {{}}\n", '{{ asset("mine.css") }}'
    ),
    ("misplaced_theme_file", "template"): Case(
        f"{THEMED}-- themes/mine/home.html --\n«unused-theme-file»x\n", "move it to templates/"
    ),
    ("misplaced_theme_file", "words"): Case(
        f"{THEMED}-- themes/mine/words/en.yml --\n«unused-theme-file»home: x\n", "with the ending .yaml"
    ),
    ("stray_file", "card"): Case("-- seeds/deep/fog.md --\n«stray-file»text\n", "move it to seeds/"),
    # --- front matter
    ("missing_front_matter", "none"): Case(f"-- {LEAD} --\n«missing-front-matter»Rain fell.\n", "lines ---"),
    ("missing_front_matter", "blank-line"): Case(f"-- {LEAD} --\n«missing-front-matter»\n---\ntitle: A\n---\n"),
    ("missing_front_matter", "card"): Case("-- seeds/fog.md --\n«missing-front-matter»## fog\n> Fog\n"),
    ("unclosed_front_matter", "briefing"): Case(
        f"-- {LEAD} --\n«unclosed-front-matter»---\ntitle: Rain\n\nRain fell.\n", "just ---"
    ),
    ("unclosed_front_matter", "at-once"): Case(f"-- {LEAD} --\n«unclosed-front-matter»---\n"),
    ("missing_front_matter", "dashes"): Case(f"-- {LEAD} --\n«missing-front-matter»—\ntitle: A\n---\n", "write --- as the first"),
    ("missing_front_matter", "space-before"): Case(f"-- {LEAD} --\n«missing-front-matter» ---\ntitle: A\n---\n"),
    ("unclosed_front_matter", "four-hyphens"): Case(
        f"-- {LEAD} --\n---\ntitle: Rain\n«unclosed-front-matter»----\n\nRain fell.\n", "nothing before or behind"
    ),
    ("unclosed_front_matter", "rule-in-the-text"): Case(
        f"-- {LEAD} --\n«unclosed-front-matter»---\ntitle: Rain\n\nRain fell.\n\n---\n\nIt stopped.\n"
    ),
    ("unclosed_front_matter", "dash-before-a-rule"): Case(
        f"-- {LEAD} --\n---\ntitle: Rain\n«unclosed-front-matter»—\n\nRain fell.\n\n---\n\nIt stopped.\n"
    ),
    ("bad_yaml", "opening-twice"): Case(f"-- {LEAD} --\n---\n«bad-yaml»---\ntitle: A\n---\nRain.\n", "stands twice"),
    ("bad_yaml", "end-twice"): Case(briefing("«bad-yaml»---\nRain."), "stands twice"),
    ("bad_yaml", "config-indent"): Case(config("base_url:", "«bad-yaml» base_url:"), "one column"),
    ("bad_yaml", "path"): Case(briefing("Rain.", title='"C:«bad-yaml»\\new"'), "single quotation marks"),
    ("bad_yaml", "made-sign"): Case(briefing("Rain.", title='"a«bad-yaml»\\x07b"'), "single quotation marks"),
    ("bad_yaml", "item-too-deep"): Case(briefing("Rain.", "people:\n  - Ada\n   «bad-yaml»- Bo"), "no new item"),
    ("bad_yaml", "name-of-nothing"): Case(briefing("Rain.", title="«bad-yaml»&more to come"), "quotation marks"),
    ("comment_in_text", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - text: It is, [@rain#hours] «comment-in-text»# 1\n    confidence: low\n    because: x"),
        "quotation marks",
    ),
    ("comment_in_text", "title"): Case(briefing("Rain.", title="It is «comment-in-text»# 1")),
    ("comment_in_text", "item"): Case(briefing("Rain.", "people:\n  - Ada Lane «comment-in-text»# the mayor")),
    ("bad_yaml", "comment-in-brackets"): Case(briefing("Rain.", "people: [Ada «bad-yaml»# 1,\n  Bo]")),
    ("bad_yaml", "comment-in-braces"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: It is «bad-yaml»# 1 [@rain#hours]}")
    ),
    ("comment_in_text", "card"): Case(card("Quay Post", "The «comment-in-text»# 1 Post")),
    ("comment_in_text", "config"): Case(config("Harbour Notes", "Harbour «comment-in-text»# 1")),
    ("comment_in_text", "region"): Case(config("{name: Water}", "\n    name: Water «comment-in-text»# 1")),
    ("comment_in_text", "theme"): Case(
        config("title:", "theme: own\ntitle:")
        + "-- themes/own/theme.yaml --\nname: own\nextends: base\ndescription: The «comment-in-text»# 1 theme\n"
    ),
    ("comment_in_text", "words"): Case(
        config("title:", "theme: own\ntitle:")
        + "-- themes/own/theme.yaml --\nname: own\nextends: base\n"
        "-- themes/own/words/en.yaml --\nsearch: Look for «comment-in-text»# 1\n"
    ),
    ("hashtag", "topics"): Case(briefing("Rain.", "topics: «comment-in-text»#rain"), "leave the # out"),
    ("hidden_value", "title"): Case(briefing("Rain.", title="«comment-in-text»# 1 in Asia"), "with the # in it"),
    ("bad_yaml", "colon"): Case(briefing("Rain.", title="Rain«bad-yaml»: a story"), "needs quotation marks"),
    ("bad_yaml", "tab"): Case(briefing("Rain.", "judgements:\n«bad-yaml»\t- text: Rain."), "replace the tab"),
    ("bad_yaml", "reserved-sign"): Case(briefing("Rain.", title="«bad-yaml»@rain says"), "in quotation marks"),
    ("bad_yaml", "alias"): Case(briefing("Rain.", title="«bad-yaml»*rain*"), "quotation marks"),
    ("bad_yaml", "tag"): Case(briefing("Rain.", title="«bad-yaml»!rain falls"), "quotation marks"),
    ("bad_yaml", "merge-key"): Case(briefing("Rain.", "«bad-yaml»<<: {draft: true}"), "merge keys"),
    ("bad_yaml", "complex-key"): Case(briefing("Rain.", "«bad-yaml»[a, b]: c"), "a key must be a plain word"),
    ("bad_yaml", "config"): Case("-- config.yaml --\ntitle: Rain«bad-yaml»: a story\n"),
    ("bad_yaml", "card"): Case("-- seeds/fog.md --\n---\ntitle: Fog«bad-yaml»: a story\n---\n"),
    ("duplicate_key", "briefing"): Case(briefing("Rain.", "«duplicate-key»title: Fog"), "first in line 2"),
    ("duplicate_key", "nested"): Case(
        briefing(
            "Rain.",
            """
judgements:
  - text: Rain fell [@rain#hours].
    confidence: low
    «duplicate-key»confidence: high
    because: of the rain
""",
        ),
        "first in line 8",
    ),
    ("duplicate_key", "flow"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain., «duplicate-key»date: 2025}"), "line 7"
    ),
    ("duplicate_key", "config"): Case(config("title:", "title: A\n«duplicate-key»title:")),
    ("duplicate_key", "region"): Case(config("  land:", "  water: {name: Sea}\n  land:").replace("  water: {name: S", "  «duplicate-key»water: {name: S")),
    ("duplicate_key", "card"): Case(card("kind: news", "kind: news\n«duplicate-key»kind: data")),
    ("duplicate_key", "excerpt"): Case(card('{at="2:2"}', '{at="2:2" «duplicate-key»at="3"}'), "line 14"),
    ("unknown_key", "briefing"): Case(briefing("Rain.", "«unknown-key»topcis: [rain]"), 'did you mean "topics"?'),
    ("unknown_key", "far-off"): Case(briefing("Rain.", "«unknown-key»zzz: 1"), "keys are title, region"),
    ("unknown_key", "judgement"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - text: Rain [@rain#hours].\n    confidence: low\n    because: rain\n    «unknown-key»confidance: high",
        ),
        'did you mean "confidence"?',
    ),
    ("unknown_key", "config"): Case(config("title:", "«unknown-key»tilte: A\ntitle:"), 'did you mean "title"?'),
    ("unknown_key", "region"): Case(config("{name: Land}", "{name: Land, «unknown-key»sumary: a}"), '"summary"?'),
    ("unknown_key", "policy"): Case(config("title:", "policy: {«unknown-key»quote_word: 9}\ntitle:"), '"quote_words"?'),
    ("unknown_key", "card"): Case(card("kind:", "«unknown-key»autor: [A]\nkind:"), 'did you mean "author"?'),
    ("missing_field", "title"): Case(briefing("Rain.", title=None).replace("region", "«missing-field»region", 1), '"title"'),
    ("missing_value", "null"): Case(card("kind: news", "«missing-field»kind: null"), "a value here: one of news, comm"),
    ("missing_value", "briefing"): Case(briefing("Rain.", title="~").replace("title", "«missing-field»title"), "title"),
    ("missing_value", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, «missing-field»confidence: }"), "high, moderate"
    ),
    ("missing_value", "event"): Case(briefing("Rain.", "events:\n  - «missing-field»date:\n    text: Rain."), "a date"),
    ("missing_value", "config"): Case(config("title: Harbour Notes", "«missing-field»title:"), "write it here"),
    ("missing_value", "name"): Case(
        card("[Ada Lane]", "[{given: Ada, «missing-field»family: }]"), "write it here"
    ),
    ("missing_value", "no-regions"): Case("-- config.yaml --\ntitle: A\nregions: «missing-field»{}\n", "{asean: {name"),
    ("missing_value", "empty"): Case(briefing("Rain.", summary=None, more="«missing-field»summary:"), "write it here"),
    ("missing_field", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - «missing-field»text: Rain.\n    confidence: low"), '"because"'
    ),
    ("missing_field", "config-title"): Case(config("title: Harbour Notes\nbase", "«missing-field»base"), '"title"'),
    ("missing_field", "config-regions"): Case("-- config.yaml --\n«missing-field»title: A\n", '"regions"'),
    ("missing_field", "card"): Case(card("kind: news\n", "").replace("title", "«missing-field»title", 1), '"kind"'),
    ("missing_field", "empty-front-matter"): Case(
        f"-- {LEAD} --\n{'«missing-field»' * 4}---\n---\nRain.\n", "add a line title: ..."
    ),
    ("unknown_key", "letter-case"): Case(briefing("Rain.", "«unknown-key»Topics: [a]"), 'did you mean "topics"?'),
    ("unknown_key", "instead-of-a-required-one"): Case(briefing("Rain.", "«unknown-key»Title: A", title=None)),
    ("unknown_key", "unseen-sign"): Case(briefing("Rain.", "«unknown-key»\u200btopics: [a]"), "zero width space (U+200B)"),
    ("unknown_key", "no-space"): Case(
        briefing("Rain.", "events:\n  - {«unknown-key»date:2026, text: Rain.}"), "a space after the colon"
    ),
    ("split_text", "event"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain, «unknown-key»and wind}"), "in braces a comma ends"
    ),
    ("wrong_type", "address-in-marks"): Case(
        config("https://harbour.example/notes/", "«wrong-type»“https://harbour.example/notes/”"), "write https://harbour"
    ),
    ("wrong_type", "no-space"): Case(briefing("Rain.", "judgements:\n  - «wrong-type»text:Rain"), "a space after the colon"),
    ("wrong_type", "no-space-after-hyphens"): Case(briefing("Rain.", "topics:\n  «wrong-type»-a\n  -b"), "after the hyphen"),
    ("wrong_type", "switch-in-marks"): Case(briefing("Rain.", "draft: '«wrong-type»true'"), "without quotation marks"),
    ("wrong_type", "level"): Case(config("title:", "lint: {heading-level: «wrong-type»false}\ntitle:"), "write off"),
    ("wrong_type", "number-in-marks"): Case(config("title:", 'policy: {quote_words: "«wrong-type»15"}\ntitle:'), "write 15"),
    ("wrong_type", "number-out-of-bounds"): Case(config("title:", "policy: {quote_words: «wrong-type»0}\ntitle:"), "write 1"),
    ("wrong_type", "text-list"): Case(briefing("Rain.", title="«wrong-type»[a, b]"), "not a list"),
    ("wrong_type", "list-text"): Case(briefing("Rain.", "authors: «wrong-type»Ada Lane"), "write [Ada Lane]"),
    ("wrong_type", "flag"): Case(briefing("Rain.", "draft: «wrong-type»yes"), "true or false"),
    ("wrong_type", "front-matter"): Case(f"-- {LEAD} --\n---\n«wrong-type»just words\n---\nRain.\n"),
    ("wrong_type", "address-without-scheme"): Case(config("https://harbour", "«wrong-type»harbour"), "write https://harbour.example"),
    ("wrong_type", "address-one-slash"): Case(config("https://harbour", "«wrong-type»https:/harbour"), "write https://harbour.example"),
    ("not_one_of", "other-word"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, confidence: «wrong-type»medium}"), 'did you mean "moderate"?'
    ),
    ("unknown_key", "other-name"): Case(briefing("Rain.", "«unknown-key»tags: [rain]"), 'did you mean "topics"?'),
    ("bad_id", "one-sentence-after-another"): Case(briefing("Rain.", "topics: [«bad-id»Sea Lanes]"), '"sea-lanes"? use lower-case'),
    ("wrong_type", "judgements"): Case(
        briefing("Rain.", "judgements: «wrong-type»It rained [@rain#hours]."),
        'write [{text: "It rained [@rain#hours].", confidence: ..., because: ...}]',
    ),
    ("wrong_type", "event"): Case(
        briefing("Rain.", "events:\n  - «wrong-type»2026-01-01 It rained."), 'write {date: 2026-01-01, text: "It rained."}'
    ),
    ("wrong_type", "correction"): Case(
        briefing("Rain.", "corrections: «wrong-type»We erred."), 'write [{date: ..., text: "We erred."}]'
    ),
    ("wrong_type", "image-alone"): Case(config("regions:", "image: «wrong-type»a.png\nregions:"), 'write {file: "a.png", alt: ...}'),
    ("wrong_type", "limit-alone"): Case(config("title:", "policy: «wrong-type»20\ntitle:"), "write {quote_words: 20}"),
    ("wrong_type", "lint-alone"): Case(config("title:", "lint: «wrong-type»off\ntitle:"), "as in {unused-excerpt: off}"),
    ("wrong_type", "id-in-a-list"): Case(briefing("Rain.", region="«wrong-type»[water]"), "write water, without the brackets"),
    ("wrong_type", "id-behind-a-hyphen"): Case(briefing("Rain.", region="\n  «wrong-type»- water"), "write water, without the hyphen"),
    ("wrong_type", "several-ids"): Case(briefing("Rain.", region="«wrong-type»[water, land]"), "regions: [...]"),
    ("wrong_type", "word-in-a-list"): Case(card("kind: news", "kind: «wrong-type»[news]"), "write news, without the brackets"),
    ("wrong_type", "title-in-braces"): Case(briefing("Rain.", title="«wrong-type»{a: b}"), 'write "{a: b}"'),
    ("wrong_type", "names-with-keys"): Case(briefing("Rain.", "people: «wrong-type»{family: Lane}"), "[a, b]"),
    ("wrong_type", "list-item"): Case(briefing("Rain.", "topics:\n  - rain\n  - «wrong-type»[a]")),
    ("wrong_type", "judgement"): Case(briefing("Rain.", "judgements:\n  - «wrong-type»It rained.")),
    ("wrong_type", "config"): Case(config("title:", "policy: {quote_words: «wrong-type»many}\ntitle:"), "a whole number"),
    ("wrong_type", "address"): Case(config("https://harbour", "«wrong-type»ftp://harbour"), "https://"),
    ("wrong_type", "quoted"): Case(briefing("Rain.", 'draft: "«wrong-type»true"')),
    ("name_twice", "card"): Case(card("[Ada Lane]", "[{literal: Ada, family: «name-twice»Lane}]"), "leave literal out, or family"),
    ("empty_text", "folded"): Case(briefing("Rain.", title="«wrong-type»>"), "in the line below"),
    ("empty_text", "literal"): Case(briefing("Rain.", "events:\n  - date: 2026\n    text: «wrong-type»|-"), "in the line below"),
    ("empty_text", "quoted"): Case(briefing("Rain.", summary='"«wrong-type»  "'), "summary is empty"),
    ("empty_text", "required"): Case(card("kind: news", "kind: '«wrong-type»'"), "write a value here: one of news"),
    ("empty_text", "may-be-left-out"): Case(
        card("kind: news", "kind: news\nperspective: '«wrong-type»'"), "write it, or leave the key out"
    ),
    ("empty_text", "prose"): Case(
        briefing("Rain.", "events:\n  - date: 2026\n    text: '«wrong-type»'"), "text is empty"
    ),
    ("bad_date", "month"): Case(briefing("Rain.", date="«bad-date»2026-13-01"), '"2026-13-01"'),
    ("bad_date", "day"): Case(briefing("Rain.", date="«bad-date»2026-02-30")),
    ("bad_date", "words"): Case(briefing("Rain.", "updated: «bad-date»May 2026"), "write it as 2026-05"),
    ("bad_date", "either-way"): Case(briefing("Rain.", "updated: «bad-date»03/04/2027"), "2027-04-03 or 2027-03-04"),
    ("bad_date", "unknown"): Case(briefing("Rain.", "updated: «bad-date»soon"), "write 2026-02-12"),
    ("bad_date", "not-iso"): Case(briefing("Rain.", "as_of: «bad-date»2026/01/02")),
    ("bad_date", "year-zero"): Case(briefing("Rain.", "as_of: «bad-date»0000")),
    ("bad_date", "time"): Case(briefing("Rain.", "as_of: «bad-date»2026-01-02 10:00:00")),
    ("bad_date", "event"): Case(briefing("Rain.", "events:\n  - {date: «bad-date»2026-1-2, text: Rain.}")),
    ("bad_date", "card"): Case(card("2026-01-05", '"«bad-date»2026-01-32"')),
    ("bad_id", "topic"): Case(briefing("Rain.", "topics: [rain, «bad-id»Big Rain]"), '"Big Rain"'),
    ("bad_id", "region"): Case(briefing("Rain.", region="«bad-id»Water"), "lower-case"),
    ("bad_id", "config-region"): Case(config("  land:", "  «bad-id»Sea_1: {name: Sea}\n  land:"), '"Sea_1"'),
    ("bad_id", "line-end"): Case(config("  land:", '  «bad-id»"sea\\n": {name: Sea}\n  land:')),
    ("bad_slug", "briefing"): Case(briefing("Rain.", path="briefings/water/Big_Rain.md").replace("---\nti", "«bad-id»---\nti", 1)),
    ("bad_slug", "dotted"): Case(briefing("Rain.", path="briefings/water/v1.2.md").replace("---\nti", "«bad-id»---\nti", 1)),
    ("bad_slug", "card"): Case(
        "-- seeds/Fog.md --\n«bad-id»---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n", '"Fog"'
    ),
    ("not_one_of", "confidence"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, confidence: «wrong-type»moderat}"),
        'did you mean "moderate"?',
    ),
    ("not_one_of", "kind"): Case(card("kind: news", "kind: «wrong-type»new"), 'did you mean "news"?'),
    ("not_one_of", "rights"): Case(card("kind: news", "kind: news\nrights: «wrong-type»none")),
    ("not_one_of", "lint"): Case(config("title:", "lint: {unused-excerpt: «wrong-type»on}\ntitle:"), "off, warn, error"),
    # --- waivers
    ("nameless", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: -->"), "names no lint"),
    ("nameless", "yaml"): Case(briefing("Rain.", "«bad-waiver»# lint:\nas_of: 2026-01-06"), "names no lint"),
    ("of_several", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: figures, names it is so -->"), "one waiver for each lint"),
    ("without_reason", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: heading-level -->"), "say behind the code"),
    ("without_colon", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint heading-level it is so -->"), "has no colon"),
    ("unknown", "near"): Case(briefing("Rain. <!-- lint: «bad-waiver»heading-levl it is so -->"), 'did you mean "heading-level"?'),
    ("unknown", "error"): Case(briefing("Rain. <!-- lint: «bad-waiver»unknown-region it is so -->"), "cannot be waived"),
    ("unused", "markdown"): Case(briefing("Rain. «unused-waiver»<!-- lint: heading-level it is so -->"), "finds nothing there"),
    # --- lints
    ("close_copying", "body"): Case(briefing("It was «close-copying»hours, the crew waited on the quay: nobody was hurt."), "10 words in a row stand in paragraph 2"),
    ("uncited_text", "summary"): Case(briefing("It fell [@rain#hours].", summary="It rained for «uncited-claim»14 hours."), "the summary has “14"),
    ("cites_nothing", "body"): Case(briefing("«uncited-claim»It cost 12 million.\n\nIn 2024 it rained. Later it stopped."), "2 of its sentences"),
    ("bare_judgement", "front"): Case(
        briefing("It rained [@rain#hours].", "judgements:\n  - text: «uncited-claim»It will rain again.\n    confidence: low\n    because: it has"),
        "the judgement cites nothing",
    ),
    ("uncited_quotation", "body"): Case(briefing("It rained [@rain#hours].\n\n> «uncited-claim»It was a flood."), "> [!NOTE]"),
    ("uncited_claim", "body"): Case(briefing("«uncited-claim»It cost 12 million."), "states 12"),
    ("voice", "forecast"): Case(card('voice="analysis"', 'voice="forecast"') + briefing("It stops [«voice»@rain#dry]."), "(the mayor)"),
    ("indirect_as_quotation", "body"): Case(briefing("The mayor said: «indirect-as-quotation»“a dry week” [@rain#dry]."), "words that the mayor used"),
    ("many_claims", "body"): Case(
        briefing("Bread is dear [@rain#hours].\n\nTrams run late [@rain#hours].\n\nRoses bloom [«one-excerpt-many-claims»@rain#hours]."),
        "3 claims that share no word",
    ),
    ("one_origin", "judgement"): Case(
        config("title:", "lint: {one-origin: warn}\ntitle:")
        + briefing("Rain.", "judgements:\n  - {text: '«one-origin»It rained [@rain#hours]', confidence: low, because: x}"),
        "comes from one origin",
    ),
    ("old_sources", "briefing"): Case(briefing("It rained [@rain#hours].", date="«old-sources»2036-01-01"), "`policy` allows 1826 days"),
    ("outside_scale", "judgement"): Case(
        config("title:", "confidence_scale: icd-203\ntitle:")
        + briefing("Rain.", "judgements:\n  - {text: '«confidence-words»Perhaps it rains [@rain#hours]', confidence: low, because: x}"),
        "no word of the scale icd-203",
    ),
    ("another_scale", "judgements"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'It is very likely [@rain#hours]', confidence: low, because: x}\n  - {text: 'It is «confidence-words»highly likely [@rain#hours]', confidence: low, because: x}"),
        "keep to one",
    ),
    ("mixed_scales", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'It is very likely and «confidence-words»highly likely [@rain#hours]', confidence: low, because: x}"),
        "two scales",
    ),
    ("combined_confidence", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'With high confidence rain is «confidence-words»likely [@rain#hours]', confidence: low, because: x}"),
        "one sentence has both",
    ),
    ("ignored_disagreement", "judgement"): Case(
        briefing(
            "Rain fell, against a dry week [@rain#hours; but see @rain#dry].",
            "judgements:\n  - {text: '«judgement-ignores-disagreement»It rained [@rain#hours]', confidence: low, because: x}",
        ),
        "the other side, @rain#dry",
    ),
    ("date_form", "body"): Case(briefing("It stops on «date-form»January 5, 2026 [@rain#dry]."), "write 5 January 2026"),
    ("missing_alt", "body"): Case(briefing("«missing-alt»![](quay.gif)") + "-- briefings/water/quay.gif --\nGIF89a\n", "for a picture that only decorates"),
    ("weak_disagreement", "body"): Case(briefing("Rain fell [@rain#hours; but see «weak-disagreement»@rain#dry]."), "shares no word"),
    # --- config
    ("unknown_lint", "near"): Case(config("title:", "lint: {«unknown-lint»unused-excerp: off}\ntitle:"), '"unused-excerpt"?'),
    ("unknown_lint", "far-off"): Case(config("title:", "lint: {«unknown-lint»zzz: off}\ntitle:"), "lints are"),
    ("bad_address", "outside"): Case(
        config("title:", "aliases: {«wrong-type»../topics/a: timeline}\ntitle:"), "from the root of the site"
    ),
    ("unknown_page", "near"): Case(
        config("title:", "aliases: {topics/a: «unknown-page»timelin}\ntitle:"), 'did you mean "timeline"?'
    ),
    ("reserved_region", "region"): Case(config("  land:", "  «reserved-name»sources: {name: S}\n  land:"), '"sources"'),
    ("reserved_region", "assets"): Case(config("  land:", "  «reserved-name»assets: {name: S}\n  land:")),
    ("tile_taken", "region"): Case(
        config("  land: {name: Land}", "  land: {name: Land, tile: «tile-taken»[1, 1]}").replace("{name: Water}", "{name: Water, tile: [1, 1]}"),
        "free column",
    ),
    ("broken_link", "image-of-the-site"): Case(
        config("regions:", "image: {file: «broken-link»crad.png, alt: A card}\nregions:") + "-- card.png --\nGIF89a\n", '"card.png"'
    ),
    **{
        ("no_language", name): Case(card("kind: news", f"kind: news\nlanguage: «wrong-type»{word}"), hint)
        for name, word, hint in (
            ("English", "English", "write en"),
            ("own name", "日本語", "write ja"),
            ("underscore", "en_US", "write en-US"),
            ("three letters", "jpn", "write ja"),
            ("country", "jp", "write ja"),
            ("region", "en-UK", "write en-GB"),
            ("two words", "Brazilian Portuguese", "write pt"),
            ("unknown", "xx", "write the code of the language"),
        )
    },
    ("blank_in_address", "card"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https://a.example/a b"), "write https://a.example/a%20b"),
    ("kept_metadata", "rich text"): Case(briefing("[x](x.rtf)") + "-- briefings/water/x.rtf --\n«kept-metadata»{\\rtf1}\n", "lint: {kept-metadata: warn}"),
    ("unknown_metadata", "control signs"): Case(briefing("[x](x.dat)") + "-- briefings/water/x.dat --\n«unknown-metadata»\1\2\n", "lint: {unknown-metadata: off}"),
    ("broken_picture", "text"): Case(briefing("![x](x.gif)") + "-- briefings/water/x.gif --\n«broken-picture»x\n", "save the picture anew"),
    ("pointer", "picture"): Case(
        briefing("![x](x.gif)") + "-- briefings/water/x.gif --\n«broken-picture»version https://git-lfs.github.com/spec/v1\n", "git lfs pull"
    ),
    ("forbidden_character", "lost"): Case(briefing("A caf«forbidden-character»\ufffd."), "write the character that stood here"),
    ("no_language", "briefing"): Case(briefing("Rain.", "language: «wrong-type»German"), "write de"),
    ("no_language", "config"): Case(config("title:", "language: «wrong-type»english\ntitle:"), "write en"),
    ("bad_excerpt_value", "language"): Case(card('{at="2:2"}', '{at="2:2" «wrong-type»lang="English"}'), 'write lang="en"'),
    ("wrong_type", "image"): Case(config("regions:", "image: {file: «wrong-type»card.svg, alt: A card}\nregions:"), "(GIF, JPEG, PNG or WebP)"),
    ("reserved_file", "slug"): Case(briefing("Rain.", path="briefings/water/index.md").replace("---\nti", "«reserved-name»---\nti", 1)),
    ("reserved_word", "topic"): Case(briefing("Rain.", "topics: [rain, «reserved-name»index]"), '"index"'),
    ("reserved_file", "card"): Case(
        "-- seeds/index.md --\n«reserved-name»---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n"
    ),
    ("no_style", "missing"): Case(
        config("title:", "citation_style: «unknown-citation-style»styles/quay.csl\ntitle:"), "put the CSL file there"
    ),
    ("no_parent", "dependent"): Case(
        config("title:", "citation_style: «unknown-citation-style»quay.csl\ntitle:") + f"-- quay.csl --\n{dependent('sea')}\n",
        "as sea.csl",
    ),
    ("bad_style", "no XML"): Case(
        config("title:", "citation_style: «bad-citation-style»quay.csl\ntitle:") + "-- quay.csl --\nNo style.\n",
        "take the file anew",
    ),
    ("no_theme", "unknown"): Case(config("title:", "theme: «unknown-theme»bass\ntitle:"), 'did you mean "base"?'),
    ("no_theme", "extended"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: own\nextends: «unknown-theme»bas\n"
    ),
    ("no_theme", "path"): Case(config("title:", "theme: «unknown-theme»../themes/base\ntitle:")),
    ("lost_file", "style-sheet"): Case(THEMED + "-- themes/mine/static/style.css/99-mine.css --\np { background: url(«bad-theme»x.png) }\n"),
    ("bad_theme", "words"): Case(
        THEMED + '-- themes/mine/words/en.yaml --\n«bad-theme»pages: {one: "1 page"}\n', "one and other"
    ),
    ("unknown_name", "field"): Case(
        THEMED + "-- themes/mine/templates/about.html --\n<p>{{ page.«template-error»hed }}\n", 'mean "head"?'
    ),
    ("other_folder", "name"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: «bad-theme»other\n", '"own"'
    ),
    ("stands_alone", "nothing"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«bad-theme»name: own\n", "no words/en.yaml and no templates/: no page can be made"
    ),
    ("stands_alone", "templates"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«bad-theme»name: own\n-- themes/own/words/en.yaml --\nnote: note\n", "no templates/"
    ),
    ("extends_itself", "itself"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: own\nextends: «bad-theme»own\n"
    ),
    # --- briefings
    ("alias_address_taken", "page"): Case(
        briefing("Rain.", "aliases: [«address-taken»land/all]"), "land/all.html is an address of the site already"
    ),
    ("alias_address_taken", "other"): Case(
        briefing("Rain.", "aliases: [old]", path="briefings/water/a.md")
        + briefing("Rain.", "aliases: [«address-taken»old]", path="briefings/water/b.md"),
        "another page has it too",
    ),
    ("public_taken", "page"): Case("-- public/index.html --\n«address-taken»x\n", "rename it, or delete it"),
    ("example_address", "org"): Case(
        config("https://harbour.example/notes/", "«example-address»https://example.org/notes/"), "is an example"
    ),
    ("foreign_topic", "topics"): Case(
        briefing(
            "Rain.",
            "topics: [rain]\njudgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, topics: [«foreign-topic»rian]}",
        ),
        'did you mean "rain"?',
    ),
    ("foreign_topic", "sums-up"): Case(
        briefing(
            "Rain.",
            "topics: [rain]\njudgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, sums_up: [rain, «foreign-topic»money]}",
        ),
        "topics of the briefing are rain: add it to them",
    ),
    ("foreign_topic", "none"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, topics: [«foreign-topic»rain]}",
        ),
        "the briefing has no topics: add it",
    ),
    ("unknown_region", "region"): Case(briefing("Rain.", region="«unknown-region»watr"), 'did you mean "water"?'),
    ("unknown_region", "further"): Case(briefing("Rain.", "regions: [land, «unknown-region»sky]"), "water, land"),
    ("unknown_region", "further-block"): Case(briefing("Rain.", "regions:\n  - land\n  - «unknown-region»lnad")),
    ("unknown_region", "after-a-repeated-one"): Case(
        briefing("Rain.", "regions: [water, land, «unknown-region»sky]")
    ),
    ("region_mismatch", "folder"): Case(briefing("Rain.", region="«region-mismatch»land"), 'the folder "water"'),
    ("address_collision", "two files"): Case(
        briefing("Rain.", region="«region-mismatch»land", title="More").replace("---", "«address-collision»---", 1)
        + briefing("Rain.", path="briefings/land/lead.md", region="land"),
        "briefing move water/lead water/lead-2",
    ),
    ("same_person", "one text"): Case(
        briefing("Rain.", "people: [Ada Lane, «address-collision»Ádá Lane]"), 'write "Ada Lane"'
    ),
    ("same_person", "two texts"): Case(
        briefing("Rain.", "people: [Ada Lane]", path="briefings/land/first.md", region="land")
        + briefing("Rain.", "people:\n  - «address-collision»ada lane")
    ),
    ("duplicate_excerpt", "excerpt"): Case(card_more("«duplicate-id»## crew\n> Nobody was hurt\n"), "line 14"),
    ("duplicate_footnote", "footnote"): Case(
        briefing("Rain[^a].\n\n[^a]: One.\n\n«duplicate-id»[^a]: Two."), f"line {BODY + 2}"
    ),
    ("element_id_clash", "heading"): Case(
        briefing("«duplicate-id»## Rain {#n-rain--hours}\n\nIt fell [@rain#hours]."), "stands twice"
    ),
    ("element_id_clash", "two-headings"): Case(briefing("## Rain {#one}\n\nA.\n\n«duplicate-id»## Fog {#one}\n\nB.")),
    ("element_id_clash", "theme"): Case(briefing("Rain.\n\n«duplicate-id»## Main {#main}\n\nRain.")),
    ("date_order", "updated"): Case(briefing("Rain.", "updated: «date-order»2026-01-06"), "updated lies before date"),
    ("of_itself", "translation"): Case(
        briefing("Rain.", "translation_of: «bad-translation»water/lead"), "name the original"
    ),
    ("same_language", "translation"): Case(
        briefing("Rain.", "translation_of: «bad-translation»water/rain")
        + briefing("Rain.", path="briefings/water/rain.md"),
        'is in "en"',
    ),
    ("of_translation", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain")
        + briefing("Rain.", "language: de\ntranslation_of: water/fog", path="briefings/water/rain.md")
        + briefing("Rain.", path="briefings/water/fog.md"),
        "write translation_of: water/fog",
    ),
    ("circular", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain")
        + briefing("Rain.", "language: de\ntranslation_of: «bad-translation»water/lead", path="briefings/water/rain.md"),
        "delete translation_of",
    ),
    ("second", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: water/rain")
        + briefing("Rain.", path="briefings/water/rain.md")
        + briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain", path="briefings/water/pluie.md"),
        "delete one of the two",
    ),
    ("behind", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «translation-behind»water/rain")
        + briefing("Rain.", "updated: 2026-03-01", path="briefings/water/rain.md"),
        "write translated_from: 2026-03-01",
    ),
    ("heading_level", "first"): Case(briefing("Rain.\n\n«heading-level»# Rain\n"), "begin the line with ##"),
    ("heading_level", "skipped"): Case(briefing("## Rain\n\nIt.\n\n«heading-level»#### Fog\n"), "with ###"),
    ("heading_level", "first-skipped"): Case(briefing("«heading-level»### Fog\n"), "with ##"),
    ("heading_level", "after-code"): Case(briefing("```\n# no\n```\n\n«heading-level»# Rain\n")),
    ("heading_level", "underlined"): Case(briefing("Rain\n----\n\n«heading-level»Fog\n===\n")),
    ("heading_level", "in-a-list"): Case(briefing("- rain\n\n- fog\n\n«heading-level»# Rain\n\n> quiet\n")),
    ("not_inline", "list"): Case(
        briefing("Rain.", 'events:\n  - {date: 2026, text: "«not-inline»- rain"}'), "one paragraph"
    ),
    ("not_inline", "heading"): Case(
        briefing("Rain.", 'events:\n  - {date: 2026, text: "«not-inline»# Rain"}'), "the text of events"
    ),
    ("not_inline", "second-paragraph"): Case(
        briefing("Rain.", "events:\n  - date: 2026\n    text: |\n      «not-inline»One.\n\n      Two.")
    ),
    ("dropped_tag", "script"): Case(briefing("Rain.\n\n«unsafe-html»<script>alert(1)</script>\n"), "<script>"),
    ("dropped_tag", "iframe"): Case(
        briefing('Rain.\n\n«unsafe-html»<iframe src="https://a.example/"></iframe>'), "link to it, with a picture"
    ),
    ("dropped_tag", "front-matter"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain «unsafe-html»<script>a</script> fell.}")
    ),
    ("dropped_tag", "card"): Case(card("for long.", "for «unsafe-html»<script>a</script> long.")),
    ("dropped_tag", "video"): Case(briefing("It «unsafe-html»<video src='a.mp4'></video> fell."), "link to it"),
    ("dropped_tag", "form"): Case(briefing("It «unsafe-html»<input> fell."), "link to the page that has it"),
    ("dropped_tag", "style"): Case(briefing("It «unsafe-html»<style>p {color: red}</style> fell."), "the theme says"),
    ("dropped_tag", "old-looks"): Case(briefing("It «unsafe-html»<font color=red>fell</font>."), "Ctrl+Shift+V"),
    ("dropped_tag", "section"): Case(briefing("It «unsafe-html»<section>fell</section>."), "write it in Markdown"),
    ("dropped_tag", "drawing"): Case(briefing("It «unsafe-html»<svg></svg> fell."), "save it as a file"),
    ("dropped_tag", "of-a-page"): Case(briefing("It «unsafe-html»<meta charset=x> fell."), "a whole page"),
    ("dropped_tag", "none-of-html"): Case(briefing("It «unsafe-html»<word> fell."), "write \\<word>"),
    ("dropped_tag", "with-a-hyphen"): Case(briefing("It «unsafe-html»<my-tag> fell."), "write \\<my-tag>"),
    ("dropped_attribute", "handler"): Case(briefing('It <b>is</b> «unsafe-html»<b onclick="a()">rain</b>.'), "runs no program"),
    ("dropped_attribute", "style"): Case(briefing('A «unsafe-html»<span style="color: red">b</span>.'), "Ctrl+Shift+V"),
    ("dropped_attribute", "bare"): Case(briefing("A «unsafe-html»<b onclick=a()>b</b>."), "onclick"),
    ("dropped_attribute", "attribute-list"): Case(briefing("A **b**{: «unsafe-html»onclick=a }.")),
    ("dropped_attribute", "address"): Case(
        briefing("See <https://a.example/> and [it](../land/all.md){: «unsafe-html»href=javascript:a }.")
    ),
    ("dropped_attribute", "srcset"): Case(
        briefing("A «unsafe-html»<img src='rain.png' srcset='b.png 2x' alt=''>") + "-- briefings/water/rain.png --\nGIF89a\n",
        "src has the picture",
    ),
    ("dropped_attribute", "data"): Case(briefing("A «unsafe-html»<b data-x=y>b</b>."), "from another program"),
    ("dropped_attribute", "other"): Case(briefing("A «unsafe-html»<b contenteditable>b</b>."), "leave it out"),
    # --- citations and links
    ("not_cited", "bracket"): Case(briefing("Rain [«not-a-citation»rain#hours]."), "to cite, write @rain#hours"),
    ("not_cited", "running text"): Case(briefing("See «not-a-citation»rain#hours for it."), r"for plain words write \#"),
    ("not_cited", "words around"): Case(briefing("Rain [see «not-a-citation»rain#hours, p. 3].")),
    ("not_cited", "whole source"): Case(briefing("Rain [«not-a-citation»rain]."), r"for plain words write \["),
    ("not_cited", "whole source with words"): Case(briefing("Rain [see «not-a-citation»rain, p. 3].")),
    ("not_cited", "in a bracket that cites"): Case(briefing("Rain [@rain#hours, as «not-a-citation»rain#crew].")),
    ("not_cited", "unknown excerpt"): Case(briefing("Rain [«not-a-citation»rain#huors]."), 'did you mean "hours"?'),
    ("not_cited", "capital"): Case(briefing("Rain [«not-a-citation»Rain＃hours].")),
    ("not_cited", "excerpt behind a source"): Case(
        briefing("Rain [«not-a-citation»@rain, hours]."), "write @rain#hours"
    ),
    ("not_cited", "joined to words"): Case(
        briefing("Rain [«not-a-citation»@rain時間]."), "write a comma or a blank behind @rain"
    ),
    ("not_cited", "escaped brackets"): Case(
        briefing(r"Rain «not-a-citation»\[@rain#hours\]."), "take the backslashes out: [@rain#hours]"
    ),
    ("not_cited", "another sign"): Case(
        briefing("Rain [«not-a-citation»2rain#hours]."), "to cite, write @rain#hours"
    ),
    ("not_cited", "title of a link"): Case(
        briefing('Rain [here](../land/all.md "As «citation-misplaced»@rain has it").'), "cannot stand in a title"
    ),
    ("source_as_wikilink", "excerpt"): Case(
        briefing("See «broken-link»[[rain#hours]]."), "write [[@rain#hours]]"
    ),
    ("cited_as_link", ""): Case(
        briefing("Rain [@rain](«not-a-citation»@rain#hours)."), "to cite write [@rain#hours] alone"
    ),
    ("spaced_key", ""): Case(
        "-- seeds/quay-post.md --\n---\ntitle: Quay\npublisher: Quay Post\nkind: news\n---\n"
        + briefing("Rain [«not-a-citation»@quay post], so [@quay-post]."),
        "did you mean @quay-post?",
    ),
    ("not_cited", "joined"): Case(briefing("Rain [x«not-a-citation»@rain].")),
    ("not_cited", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: 'Rain [«not-a-citation»rain#hours]'}")
    ),
    ("not_cited", "footnote"): Case(briefing("Rain[^n].\n\n[^n]: See «not-a-citation»rain#hours.")),
    ("misfit", "double-hyphen"): Case(briefing("Rain [«not-a-citation»@rain--news]."), "two hyphens"),
    ("misfit", "dotted"): Case(briefing("Rain [«not-a-citation»@rain.news]."), "@source-2026#excerpt"),
    ("misfit", "unclosed"): Case(briefing("Rain «not-a-citation»[@rain#hours fell.\n\nMore."), "add the ]"),
    ("misfit", "capital"): Case(briefing("Rain [«not-a-citation»@Rain#hours]."), 'did you mean "@rain#hours"?'),
    ("misfit", "space"): Case(briefing("Rain [«not-a-citation»@ rain#hours]."), "in one piece"),
    ("misfit", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: 'Rain [«not-a-citation»@rain#Hours]'}")
    ),
    ("citation_misplaced", "abbreviation"): Case(briefing("It is WET.\n\n*[WET]: as «citation-misplaced»@rain#hours")),
    ("citation_misplaced", "title"): Case(briefing("**Wet**{: title='[«citation-misplaced»@rain#hours]' }")),
    ("citation_misplaced", "link-words"): Case(
        briefing("See [it [«citation-misplaced»@rain#hours] there](https://a.example)."), "a sentence"
    ),
    ("not_cited", "words of a link"): Case(briefing("See [«citation-misplaced»@rain](https://a.example), [@somebody](https://a.example).")),
    ("citation_misplaced", "link-key"): Case(briefing("See [«citation-misplaced»@rain#hours](https://a.example).")),
    ("citation_misplaced", "briefing-title"): Case(briefing("Rain.", "title: Wet [«citation-misplaced»@rain#hours]", title=None)),
    ("citation_misplaced", "look-alike in a title"): Case(briefing("Rain.", "title: Wet [«citation-misplaced»@Rain#hours]", title=None)),
    ("citation_misplaced", "words of a card"): Case(
        card("kind: news", "kind: news\nperspective: as in [«citation-misplaced»@rain#hours]")
    ),
    ("citation_misplaced", "because"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - text: It rained [@rain#hours].\n    confidence: low\n    because: so it is [«citation-misplaced»@rain#hours]",
        )
    ),
    ("cited_on_card", "gist"): Case(card("for long.", "for long [«citation-misplaced»@rain#crew]."), "a source card"),
    ("footnote_on_card", "gist"): Case(
        card("for long.", "for long«citation-misplaced»[^1].\n\n«citation-misplaced»[^1]: Very.")
    ),
    ("misplaced_link", "footnote-in-link"): Case(
        briefing("See [it «misplaced-link»[^n] there](../land/all.md).\n\n[^n]: Rain."), "behind the link"
    ),
    ("misplaced_link", "wikilink-in-link"): Case(briefing("See [it «misplaced-link»[[all]] there](../land/all.md).")),
    ("misplaced_link", "link-in-citation"): Case(
        briefing("Rain [see «misplaced-link»[it](../land/all.md) @rain#hours]."), "outside the brackets"
    ),
    ("markup_in_plain_text", "summary"): Case(briefing("Rain.", summary="It «markup-in-plain-text»**rains** «markup-in-plain-text»%%not really%% so."), "plain text"),
    ("markup_in_plain_text", "title"): Case(briefing("Rain.", title="The «markup-in-plain-text»[harbour](x.md) is wet")),
    ("unclosed_emphasis", "opening"): Case(briefing("It «unclosed-emphasis»**rains.")),
    ("unclosed_emphasis", "blank-inside"): Case(briefing("It «unclosed-emphasis»~~rained ~~ so."), "without a blank inside"),
    ("unclosed_tag", "inline"): Case(briefing("It «unclosed-tag»<b>rains.\n\nMore."), "</b>"),
    ("unclosed_tag", "inside"): Case(briefing("<div>\n«unclosed-tag»<b>rain\n</div>\n")),
    ("closes_nothing", "inline"): Case(briefing("It «unclosed-tag»</b> rains."), "<b> where it begins"),
    ("foreign_markup", "in-html"): Case(briefing("<div>\nSee «foreign-markup»[it](../land/all.md) and «foreign-markup»**that**.\n</div>"), "a blank line"),
    ("lost_number", "one-left-out"): Case(briefing("3. a\n«lost-number»5. b"), "write 4."),
    ("no_words", "heading"): Case(briefing("Rain.\n\n«no-words»##\n\nFog."), "take it out"),
    ("no_words", "footnote"): Case(briefing("Rain[^a].\n\n«no-words»[^a]:")),
    ("instruction", "of-a-program"): Case(briefing("It «unsafe-html»<?php x ?> rains."), "leave it out"),
    ("lost_cell", "third"): Case(briefing("| a | b |\n|---|---|\n| c | d | «lost-cell»e |")),
    ("lost_cell", "bar-in-code"): Case(briefing("| a | b |\n|---|---|\n| c | `d|«lost-cell»e` |"), "a bar inside a cell"),
    ("unclosed_code", "backticks"): Case(briefing("Rain.\n\n«unclosed-code»```\nIt fell."), "a line ```"),
    ("unclosed_code", "other-marks"): Case(briefing("«unclosed-code»~~~ python\nx\n```")),
    ("unused_label", "unused"): Case(briefing("Rain.\n\n«unused-label»[note]: important")),
    ("unused_label", "twice"): Case(briefing("[a]\n\n[a]: ../land/all.md\n«unused-label»[a]: ../land/all.md")),
    ("unknown_label", "one-letter"): Case(briefing("See [雨][«unknown-label»there].")),
    ("unknown_label", "full"): Case(briefing("See [it][«unknown-label»there]."), "[there]: address"),
    ("unknown_label", "collapsed"): Case(briefing("See [«unknown-label»it][].")),
    ("unclosed_comment", "in-a-line"): Case(briefing("Rain «unclosed-comment»%%fell."), "does not end"),
    ("unclosed_comment", "html"): Case(briefing("Rain «unclosed-comment»<!-- fell."), "-->"),
    ("unclosed_comment", "html-block"): Case(briefing("Rain.\n\n«unclosed-comment»<!-- fell.\n\nMore.")),
    ("unclosed_comment", "block"): Case(briefing("Rain.\n\n«unclosed-comment»%%\nIt fell.\n\nMore.")),
    ("too_nested", "notes"): Case(briefing(f"Rain «too-deep»{'^[a ' * 11}b{']' * 11}."), "inside one another"),
    ("too_many_cells", "table"): Case(
        briefing(f"{'|a' * 300}|\n{'|-' * 300}|\n" + "|b|\n" * 66 + "«too-long»|b|\n"), "20,000 empty cells"
    ),
    ("too_deep", "quotations"): Case(briefing(f"{'>' * 100}«too-deep»> rain"), "inside one another"),
    ("foreign_markup", "word-processor"): Case(
        briefing("It «foreign-markup»<o:p>fell«foreign-markup»</o:p>."), "Ctrl+Shift+V"
    ),
    ("foreign_markup", "word-processor-alone"): Case(briefing("It fell.\n\n«foreign-markup»<w:sdt>")),
    ("foreign_markup", "embed"): Case(briefing("See «foreign-markup»![[all]]."), "embedded"),
    ("withdrawn_source", "each-citation"): Case(
        card("kind: news", "kind: news\nwithdrawn: {date: 2026-02, reason: The figures were wrong.}")
        + briefing("Wet [«withdrawn-source»@rain#hours], dry [cf. @rain#dry; but see @rain#crew].")
        + "-- briefings/land/all.md --\n---\ntitle: A\nregion: land\ndate: 2026\nsummary: S\n---\nRain.\n",
        '"rain" was withdrawn on 2026-02: The figures were wrong; the sentence rests on it alone',
    ),
    ("unknown_source", "derived-from"): Case(card("kind: news", "kind: news\nderived_from: «unknown-source»fog"), "fog.md"),
    ("unknown_source", "wikilink"): Case(briefing("See «unknown-source»[[@rian#hours]]."), 'did you mean "rain"?'),
    ("unknown_source", "far-off"): Case(briefing("See [«unknown-source»@zzz]."), "write its card seeds/zzz.md"),
    ("unknown_excerpt", "near"): Case(briefing("Rain [«unknown-excerpt»@rain#hour]."), 'did you mean "hours"?'),
    ("unknown_excerpt", "far-off"): Case(briefing("Rain [«unknown-excerpt»@rain#zzz]."), "## zzz"),
    ("unknown_excerpt", "wikilink"): Case(briefing("See «unknown-excerpt»[[@rain#crww]]."), 'did you mean "crew"?'),
    ("unknown_excerpt", "link-to-card"): Case(briefing("See [it](«unknown-excerpt»../../seeds/rain.md#crww).")),
    ("unused_excerpt", "unused"): Case(
        card_more("«unused-excerpt»## nobody\n> Nobody was hurt\n"), "cite it as [@rain#nobody]"
    ),
    ("broken_link", "file"): Case(briefing("See [it](«broken-link»../land/al.md)."), 'did you mean "../land/all.md"?'),
    ("source_as_wikilink", "bare"): Case(briefing("See «broken-link»[[rain]]."), "write [[@rain]]"),
    ("citation_misplaced", "raw-attribute"): Case(briefing('See <b title="[«citation-misplaced»@rain#hours]">it</b>.'), "a tag"),
    ("dropped_tag", "each-place"): Case(briefing("See «unsafe-html»<wet>it</wet> and «unsafe-html»<wet>that</wet>.")),
    ("dropped_attribute", "each-place"): Case(
        briefing('See «unsafe-html»<b onclick="a()">it</b> and «unsafe-html»<b onclick="a()">that</b>.')
    ),
    ("dropped_attribute", "in-a-list"): Case(briefing("The mask *it*{.mask «unsafe-html»mask=x}.")),
    ("dropped_tag", "in-a-comment"): Case(briefing("A <!-- <wet> --> <b>b</b> «unsafe-html»<wet>.")),
    ("dropped_tag", "closing-alone"): Case(briefing("See «unsafe-html»</word> it.")),
    ("broken_link", "reference"): Case(briefing("See [it][a].\n\n[a]: «broken-link»../land/al.md")),
    ("broken_link", "raw"): Case(briefing('See <a href="«broken-link»../land/al.md">it</a>.')),
    ("broken_link", "raw-unquoted"): Case(briefing("See <a href=«broken-link»../land/al.md>it</a>.")),
    ("broken_link", "image"): Case(briefing("![Rain](«broken-link»rian.png)")),
    ("broken_link", "raw-image"): Case(briefing('<img src="«broken-link»rian.png" alt="">')),
    ("broken_link", "wikilink"): Case(briefing("See «broken-link»[[al]]."), 'did you mean "all"?'),
    ("broken_link", "wikilink-region"): Case(briefing("See «broken-link»[[lnd/all]]."), 'did you mean "land/all"?'),
    ("broken_link", "wikilink-other-region"): Case(briefing("See «broken-link»[[water/all]].")),
    ("broken_link", "second-line"): Case(briefing("See it\nand [that](«broken-link»../land/al.md).")),
    ("link_without_address", "empty"): Case(briefing("See [it](«broken-link»)."), "the link has no address"),
    ("link_without_address", "sign"): Case(briefing("See [it](«broken-link»#)."), "leave its words alone"),
    ("text_as_picture", "briefing"): Case(briefing("![All](«broken-link»../land/all.md)"), "leave the ! out"),
    ("text_as_picture", "card"): Case(briefing("![All](«broken-link»../../seeds/rain.md)"), "a text, not a picture"),
    ("text_as_picture", "region"): Case(briefing("![All](«broken-link»../land/)"), "a text, not a picture"),
    ("text_as_picture", "html"): Case(briefing("<img src='«broken-link»../land/all.md' alt=''>"), "write a link"),
    ("no_picture", "document"): Case(
        briefing("![All](«broken-link»all.pdf)") + "-- briefings/water/all.pdf --\n%PDF\n", "export it as PNG"
    ),
    ("no_picture", "no-ending"): Case(briefing("![All](«broken-link»all)") + "-- briefings/water/all --\nx\n"),
    ("file_as_wikilink", "picture"): Case(
        briefing("See «broken-link»[[quay.png]].") + "-- briefings/land/quay.png --\nGIF89a\n",
        "![what it shows](../land/quay.png)",
    ),
    ("drawing_from_elsewhere", "picture"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n<svg xmlns='http://www.w3.org/2000/svg'>\n"
        + "<a href='https://a.example/'/><image x='1' xlink:href='«blocked-by-policy»https://a.example/x.png'/></svg>\n",
        "pictures embedded",
    ),
    ("drawing_from_elsewhere", "font"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n<svg xmlns='http://www.w3.org/2000/svg'><style>\n"
        + "@import url('«blocked-by-policy»https://a.example/x.css');</style></svg>\n",
    ),
    ("other_spelling", "capitals"): Case(briefing("See [it](«broken-link»../Land/all.md)."), 'write "../land/all.md"'),
    ("other_spelling", "accents"): Case(
        briefing("![it](«broken-link»caf\u00e9.png)") + "-- briefings/water/cafe\u0301.png --\nGIF89a\n", "stored otherwise"
    ),
    ("other_form", "query"): Case(briefing("See [it](«broken-link»../land/all.md?y=1)."), 'write "../land/all.md"'),
    ("other_form", "draft"): Case(
        briefing("See [it](«broken-link»https://HARBOUR.example/notes/land/plan.html#x).") + briefing("Rain.", "draft: true", path="briefings/land/plan.md", region="land"),
        'write "../land/plan.md"',
    ),
    ("other_form", "published"): Case(briefing("See [it](«broken-link»../land/all.html)."), 'write "../land/all.md"'),
    ("other_form", "preview"): Case(
        briefing("See [it](«broken-link»http://localhost:8000/land/all.html)."), 'write "../land/all.md"'
    ),
    ("from_root", "file"): Case(briefing("See [it](«broken-link»/nowhere/at-all.md)."), "from the folder of this text"),
    ("generated_page", "timeline"): Case(
        briefing("See [it](«broken-link»../timeline.html)."), "link to https://harbour.example/notes/timeline.html"
    ),
    ("generated_page", "no-address"): Case(
        config("base_url: https://harbour.example/notes/\n", "") + briefing("See [it](«broken-link»../topics/a.html)."),
        "give config.yaml a base_url",
    ),
    ("not_published", "config"): Case(briefing("See [it](«broken-link»../../config.yaml)."), "is not published"),
    ("not_published", "archive"): Case(briefing("See [it](«broken-link»../../seeds/archive/rain.txt)."), "cite the source"),
    ("link_to_folder", "seeds"): Case(briefing("See [it](«broken-link»../../seeds/)."), "is a folder"),
    ("outside_site_folder", "file"): Case(briefing("See [it](«broken-link»../../../secret.txt)."), "copy the file"),
    ("on_own_disk", "drive"): Case(briefing(r"See [it](«broken-link»C:\x.doc)."), "readers do not have it"),
    ("on_own_disk", "namesake"): Case(
        briefing(r"![it](«broken-link»C:\me\rain.png)") + "-- briefings/water/rain.png --\nGIF89a\n", 'write "rain.png"'
    ),
    ("on_own_disk", "home"): Case(briefing("See [it](«broken-link»~/x.md)."), "copy the file"),
    ("without_scheme", "host"): Case(briefing("See [it](«broken-link»www.a.example)."), 'write "https://www.a.example"'),
    ("bad_web_address", "one-slash"): Case(briefing("See [it](«broken-link»http:/a.example)."), '"http://a.example"'),
    ("bad_web_address", "no-host"): Case(briefing("See [it](«broken-link»https://)."), "the name of a host"),
    ("bad_contact", "mail"): Case(briefing("See [it](«broken-link»mailto:nobody)."), "mailto:name@example.org"),
    ("bad_contact", "phone"): Case(briefing("See [it](«broken-link»tel:me)."), "no telephone number"),
    ("unknown_scheme", "script"): Case(briefing("Rain [falls](«unsafe-html»javascript:alert(1)).")),
    ("unknown_scheme", "data"): Case(briefing("Rain [falls](«unsafe-html»data:text/html,hello).")),
    ("unknown_scheme", "raw"): Case(briefing('A <a href="«unsafe-html»javascript:a()">b</a>.')),
    ("unknown_scheme", "doi"): Case(briefing("See [it](«unsafe-html»doi:10.1/x)."), 'write "https://doi.org/10.1/x"'),
    ("picture_in_text", "data"): Case(briefing("![it](«unsafe-html»data:image/png;base64,AAAA)"), "save the picture"),
    ("outside_over_http", "picture"): Case(
        config("title:", "policy: {outside: {images: [a.example]}}\ntitle:")
        + briefing("![it](«blocked-by-policy»http://a.example/x.png)"),
        'write "https://a.example/x.png"',
    ),
    ("outside_picture", "markdown"): Case(
        briefing("![it](«blocked-by-policy»https://a.example/x.png)"),
        f"run briefing fetch-picture https://a.example/x.png --for {LEAD}; or allow the host in config.yaml, "
        "under policy: outside: {images: [a.example]}",
    ),
    ("image_from_elsewhere", "web"): Case(
        config("regions:", "image: {file: «broken-link»https://a.example/x.png, alt: A card}\nregions:"),
        "run briefing fetch-picture https://a.example/x.png --to briefings, and write the path",
    ),
    ("outside_file", "script"): Case(
        THEMED + "-- themes/mine/templates/404.html --\n<script src='«blocked-by-policy»https://a.example/x.js'></script>\n",
        "under policy: outside: {scripts: [a.example]}",
    ),
    ("inline_code", "style"): Case(
        THEMED + "-- themes/mine/templates/404.html --\n«blocked-by-policy»<style>p {}</style>\n", "into a style sheet in static/"
    ),
    ("broken_link", "gist"): Case(card("for long.", "for [long](«broken-link»../briefings/land/al.md).")),
    ("broken_link", "event"): Case(briefing("Rain.", "events:\n  - {date: 2026, text: 'See «broken-link»[[al]]'}")),
    ("ambiguous_link", "wikilink"): Case(
        briefing("See «ambiguous-link»[[all]].") + briefing("Rain.", path="briefings/water/all.md"),
        "[[land/all]] or [[water/all]]",
    ),
    ("broken_anchor", "other-page"): Case(
        briefing("See [it](«broken-anchor»../land/all.md#reasns).")
        + briefing("## Reasons\n\nRain [@rain#hours; @rain#crew; @rain#dry].", path="briefings/land/all.md", region="land"),
        'did you mean "reasons"?',
    ),
    ("broken_anchor", "same-page"): Case(briefing("See [it](«broken-anchor»#reasns).\n\n## Reasons\n"), '"reasons"?'),
    ("broken_anchor", "wikilink"): Case(briefing("See «broken-anchor»[[all#reasons]].")),
    ("broken_anchor", "own-wikilink"): Case(briefing("See «broken-anchor»[[#reasns]].\n\n## Reasons\n"), '"reasons"?'),
    ("broken_anchor", "gist"): Case(card("for long.", "for [long](«broken-anchor»#hours).")),
    ("link_to_draft", "link"): Case(
        briefing("See [it](«link-to-draft»draft.md).") + briefing("A.", "draft: true", path="briefings/water/draft.md"),
        "publish it too",
    ),
    ("undefined_footnote", "body"): Case(briefing("Rain«undefined-footnote»[^fog].\n\nMore[^fgo].\n\n[^fgo]: Fog."), '"fgo"?'),
    ("undefined_footnote", "event"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: 'Rain«undefined-footnote»[^fog]'}"), "add a paragraph"
    ),
    ("undefined_footnote", "in-footnote"): Case(briefing("Rain[^a].\n\n[^a]: See«undefined-footnote»[^b].")),
    ("unused_footnote", "unused"): Case(briefing("Rain.\n\n«unused-footnote»[^fog]: Fog.\n"), "write [^fog]"),
    # --- source cards
    ("bad_excerpt_heading", "capital-with-keys"): Case(card_more("«bad-excerpt»## Crew Two\n> Nobody\n"), "write ## crew-two"),
    ("bad_excerpt_heading", "none"): Case(card_more("«bad-excerpt»##\n> Nobody\n")),
    ("bad_excerpt_heading", "words"): Case(card('## crew {at="2:2"}', "«bad-excerpt»## crew at 2"), "does not name"),
    ("bad_excerpt_heading", "keys"): Case(card('{at="2:2"}', '{at="2:2"«bad-excerpt» loud}')),
    ("not_a_heading", "two-words"): Case(card_more("«bad-excerpt»### Crew Two\n> Nobody\n"), "write ## crew-two"),
    ("not_a_heading", "no-words"): Case(card_more("«bad-excerpt»# 岸\n> Nobody\n"), "write ## excerpt-id"),
    ("not_a_heading", "before-the-first"): Case(card("---\n## hours", "---\n\n«bad-excerpt»# Passages\n\n## hours")),
    ("bad_excerpt_key", "key"): Case(card('{at="2:2"}', '{at="2:2" «unknown-key»speker="A"}'), '"speaker"?'),
    ("misfit", "semicolon-at-the-end"): Case(briefing("It rained «not-a-citation»[see @rain#hours;]."), "delete it"),
    ("misfit", "semicolon-at-the-beginning"): Case(briefing("It rained «not-a-citation»[; @rain#hours]."), "delete it"),
    ("misfit", "two-semicolons"): Case(briefing("It rained «not-a-citation»[@rain#hours;; @rain#crew]."), "delete it"),
    ("buried_footnote", "in-another"): Case(
        briefing("It[^a] rained[^b].\n\n[^a]: A note.\n\n    «undefined-footnote»[^b]: Another."), "in the first column"
    ),
    ("misplaced_link", "only-mark-of-a-footnote"): Case(
        briefing("It [rained«misplaced-link»[^a]](https://a.example).\n\n[^a]: A note."), "behind the link"
    ),
    ("citation_misplaced", "only-mark-of-a-footnote"): Case(
        briefing("It rained.\n\n[^a]: A note.", title="Rain«citation-misplaced»[^a]"), "a sentence of the body"
    ),
    ("broken_link", "never-the-own-page"): Case(briefing("See «broken-link»[[water/leed]]."), "write the name of a file"),
    ("broken_link", "never-the-own-file"): Case(briefing("See [it](«broken-link»laed.md)."), "correct it"),
    ("bad_excerpt_value", "at-full-width"): Case(card('{at="2:2"}', '{«wrong-type»at="２：２"}'), 'write at="2:2"'),
    ("bad_excerpt_value", "at-dash"): Case(card('{at="2:2"}', '{«wrong-type»at="2–3"}'), 'write at="2-3"'),
    ("bad_excerpt_value", "at-in-words"): Case(card('{at="2:2"}', '{«wrong-type»at="para. 2, sentence 2"}'), 'write at="2:2"'),
    ("bad_excerpt_value", "voice-capital"): Case(
        card('{at="2:2"}', '{at="2:2" «wrong-type»voice="Fact"}'), 'write voice="fact"'
    ),
    ("bad_excerpt_keys", "curly"): Case(card('{at="2:2"}', "«bad-excerpt»{at=“2:2”}"), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "wide"): Case(card('{at="2:2"}', "«bad-excerpt»｛at＝＂2：2＂｝"), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "colon"): Case(card('{at="2:2"}', '«bad-excerpt»{at: "2:2"}'), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "comma"): Case(
        card('{at="2:2"}', '«bad-excerpt»{at="2:2", Voice="fact"}'), 'write {at="2:2" voice="fact"}'
    ),
    ("odd_quote_sign", "full-width"): Case(
        card("> The crew waited on the quay", "«missing-quote»＞ The crew waited on the quay"), "write > in its place"
    ),
    ("odd_quote_sign", "entity"): Case(
        card("> The crew waited on the quay", "«missing-quote»&gt; The crew waited on the quay"), "write > in its place"
    ),
    ("odd_quote_sign", "second-line"): Case(
        card("> The crew waited on the quay", "> The crew waited\n«missing-quote»＞on the quay"), "write > in its place"
    ),
    ("bad_excerpt_heading", "capital"): Case(card('## crew {at="2:2"}', '«bad-excerpt»## Crew {at="2:2"}'), 'write ## crew {at="2:2"}'),
    ("not_a_heading", "underlined"): Case(card('## crew {at="2:2"}', "«bad-excerpt»Crew\n---"), "write ## crew"),
    ("not_a_heading", "bold-words"): Case(card('## crew {at="2:2"}', "«bad-excerpt»**Crew**"), "write ## crew"),
    ("missing_quote", "cited"): Case(card("> The crew waited on the quay", "The crew waited on the quay").replace("## crew", "«missing-quote»## crew", 1), "begins with >"),
    ("bad_excerpt_value", "at"): Case(card('{at="2:2"}', '{«wrong-type»at="two"}'), "is not a place"),
    ("bad_excerpt_value", "voice"): Case(card('{at="2:2"}', '{at="2:2" «wrong-type»voice="loud"}'), "fact, reported"),
    ("missing_quote", "none"): Case(card_more("«missing-quote»## nobody\n\nJust words.\n"), "begins with >"),
    ("missing_quote", "empty"): Case(card_more("«missing-quote»## nobody\n>\n>  \n")),
    ("second_quotation", "behind words"): Case(card("It rained for long.", "It rained.\n\n«second-quotation»> The crew danced all night"), "put a heading ## hours-2 above it"),
    ("second_quotation", "behind a blank line"): Case(card("It rained for long.", "«second-quotation»> and more"), "delete what stands between"),
    ("second_quotation", "in a list"): Case(card("It rained for long.", "It rained:\n\n- «second-quotation»> and more")),
    ("second_quotation", "tag"): Case(card("It rained for long.", "It rained:\n\n«second-quotation»<blockquote>so</blockquote>")),
    ("second_quotation", "two"): Case(card("It rained for long.", "«second-quotation»> a\n> b\n\nand\n\n«second-quotation»> c")),
    **{
        ("odd_translation", name): Case(card("It rained for long.", f"«bad-excerpt»{sign} Il pleut."), f"write {right}")
        for name, sign, right in (
            ("full-width colon", "Translation：", "Translation:"),
            ("small letter", "translation:", "Translation:"),
            ("hyphen", "Translation -", "Translation:"),
            ("bold", "**Translation:**", "Translation:"),
            ("official", "Official Translation:", "Official translation:"),
        )
    },
    ("late_translation", "behind words"): Case(card("It rained for long.", "It rained.\n\n«bad-excerpt»Translation: Il pleut."), "move this paragraph up"),
    ("second_translation", "below"): Case(card("It rained for long.", "Translation: Il pleut.\n\n«bad-excerpt»Translation: So."), "make one paragraph"),
    ("keys_below_heading", "below"): Case(
        card('## crew {at="2:2"}\n> The crew waited on the quay', '## crew\n> The crew waited on the quay\n\n«bad-excerpt»{at="2:2"}'),
        "on the line of the heading",
    ),
    ("keys_below_heading", "above the quotation"): Case(card('## crew {at="2:2"}', '## crew\n«bad-excerpt»{at="2:2"}')),
    ("text_outside_excerpt", "before"): Case(card("---\n## hours", "---\n<!-- note -->\n\n «bad-excerpt»Words.\n\n## hours")),
    # --- grounding
    ("words_not_there", "elsewhere"): Case(briefing("It is «quoted-words»“a dry week” [@rain#hours]."), "it stands in the passage of rain#dry: cite that"),
    ("words_not_there", "nowhere"): Case(briefing("It is *«quoted-words»“a wet week”* [@rain#hours]."), "or take the marks away"),
    ("words_not_there", "entities"): Case(briefing("A &amp; B,\n«quoted-words»“a wet\nweek” [@rain#hours]."), "do not stand in the passage of rain#hours"),
    ("words_not_there", "judgement"): Case(briefing("x", "judgements:\n  - {text: \"It's “x”, «quoted-words»“a wet week” [@rain#hours]\", confidence: low, because: x}").replace("“x”, ", ""), "rain#hours"),
    ("figure_not_there", "figure"): Case(briefing("It rained for «figures»16 hours [@rain#hours]."), "correct it, or cite the passage that has it"),
    ("figure_not_there", "date"): Case(briefing("It rained on «figures»4 May 2025 [@rain#hours]."), "the date “4 May 2025” does not stand in the passage of rain#hours"),
    ("name_not_there", "name"): Case(briefing("It rained, said «names»Otto Falk [@rain#hours]."), "name it in the gist"),
    ("not_negated", "not"): Case(briefing("Rain did «negation»not fall [@rain#hours]."), "it may say the opposite"),
    ("negation_left_out", "nobody"): Case(card('## crew {at="2:2"}\n> The crew waited on the quay', '## crew {at="2:3"}\n> Nobody was hurt') + briefing("A man was «negation»hurt [@rain#crew]."), "it may say the opposite"),
    ("not_shown", "words"): Case(briefing("They «not-shown»“waited on the quay” [@rain#quay].") + card_more('## quay {at="2"}\n> Nobody was hurt\n'), "cut an excerpt that has it"),
    # --- the archive
    ("quote_too_long", "quote"): Case(
        config("title:", "policy: {quote_words: 4}\ntitle:")
        + card("> Rain fell for", "«quote-too-long»> Rain fell for").replace("> The crew", "«quote-too-long»> The crew"),
        "has 5 words, 1 more",
    ),
    ("changed_without_date", "a-word"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"].replace("date: ", "date: «changed-without-date»")
        + "-- seeds/editions.lock --\n" + published("2026-01-06", "It snowed, and it will stop."),
        "1 claim differs from the edition of 2026-01-06",
    ),
    ("date_without_change", "date"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"].replace("date: ", "date: «date-without-change»")
        + "-- seeds/editions.lock --\n" + published("2026-01-05"),
        "write 2026-01-05",
    ),
    ("wrong_page", "one"): Case(
        "-- seeds/archive/rain.txt --\n" + files(SMALL)["seeds/archive/rain.txt"] + "\fpages: p. iv = 1:0\n"
        + briefing("Rain [@rain#hours, «wrong-page»p. 4]."),
        "write p. iv",
    ),
    ("uncertain", "two"): Case(
        card("kind: news", "kind: news\nuncertain: «uncertain»[author, date]"), "then take it off the list"
    ),
    ("early_notice", "corrected"): Case(
        card("kind: news", "kind: news\ncorrected: «early-notice»{date: 2999-02-01, reason: It was wrong.}"),
        "corrected: 2999-02-01 has not come yet",
    ),
    ("lost_edition", "gone"): Case(
        "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all"', '«lost-edition»  "land/old"'),
        "add land/old to `aliases` in briefings/land/all.md",
    ),
    ("lost_alias", "there"): Case(
        "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all": {', '«lost-edition»  "land/all": {\n   "aliases": ["land/old"],'),
        "add land/old to `aliases` in briefings/land/all.md again",
    ),
    ("lost_source", "gone"): Case(
        "-- seeds/editions.lock --\n«lost-edition»"
        + published("2026-01-06").replace(' "version"', ' "sources": ["fog"],\n "version"'),
        "add fog to the `aliases`",
    ),
    ("uncited_source", "card"): Case(
        "-- seeds/fog.md --\n---\ntitle: «lost-edition»Fog\npublisher: P\nkind: news\n---\n"
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace(' "version"', ' "sources": ["fog"],\n "version"'),
        "cite it again",
    ),
    ("lost_excerpt", "gone"): Case(
        "-- seeds/rain.md --\n"
        + files(SMALL)["seeds/rain.md"].replace("title: ", "title: «lost-edition»")
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace(' "version"', ' "excerpts": {"rain": ["fall", "dry"]},\n "version"'),
        'aliases="fall"',
    ),
    ("lost_page", "topic"): Case(
        "-- seeds/editions.lock --\n«lost-edition»"
        + published("2026-01-06").replace(' "version"', ' "pages": ["timeline", "topics/fog"],\n "version"'),
        "add it to `aliases` in config.yaml: {topics/fog: ",
    ),
    ("lost_anchor", "renamed"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"] + "\n«lost-edition»## The new quay\n"
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all": {', '  "land/all": {\n   "anchors": ["the-old-quay"],'),
        "write {#the-old-quay} behind the heading “The new quay”",
    ),
    ("bad_editions", "words"): Case("-- seeds/editions.lock --\n«bad-editions»nonsense\n", "briefing release"),
    ("over_budget", "words"): Case(
        config("title:", "policy: {source_words: 14}\ntitle:") + card("---\ntitle: Quay", "«over-budget»---\ntitle: Quay"),
        "15 words of “Quay shut for the night” are published, 1 more than `source_words`",
    ),
    ("private_words", "in-marks"): Case(
        card("kind: news", "kind: news\nrights: «over-budget»private")
        + briefing("“Rain fell for six hours” [@rain#hours]."),
        "own words",
    ),
    ("quote_not_found", "never"): Case(card("> expects a dry", "«quote-not-found»> expects a wet"), "hint:"),
    ("misplaced_quote", "elsewhere"): Case(card('{at="2:2"}', '{«quote-not-found»at="3"}'), 'the words stand elsewhere: "2:2"'),
    ("misplaced_quote", "no-such-paragraph"): Case(card('{at="2:2"}', '{«quote-not-found»at="99"}'), "there is no paragraph 99"),
    ("misplaced_quote", "no-such-sentence"): Case(card('{at="2:2"}', '{«quote-not-found»at="2:9"}'), 'elsewhere: "2:2"'),
    ("misplaced_quote", "among-other-keys"): Case(
        card('{at="2:2"}', "{speaker=\"Ann\" «quote-not-found»at='3' voice=\"fact\"}"), 'elsewhere: "2:2"'
    ),
    ("misplaced_quote", "no-place-and-no-words"): Case(
        card('{at="2:2"}\n> The crew', '{«quote-not-found»at="99"}\n> The cat'), "or leave `at` out"
    ),
    ("quote_not_found", "other-words-at-the-place"): Case(
        card("> The crew waited", "«quote-not-found»> The crew slept"), "“waited”"
    ),
    ("quote_not_found", "ambiguous"): Case(
        card('{at="2:2"}\n> The crew waited on the quay', "\n«ambiguous-quote»> the"), "`at`"
    ),
    ("quote_not_found", "after-blank-line"): Case(
        card("> expects a dry", "\n  «quote-not-found»> expects a wet")
    ),
    ("unverified", "no-name"): Case(
        card("archive: rain.txt\n", "").replace("\n> ", "\n«unverified-quote»> "), "names no archived text"
    ),
    ("no_archive_file", "missing"): Case(card("rain.txt", "«missing-archive»rian.txt"), "rian.txt"),
    ("shared_archive", "copy"): Case(
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\narchive: «shared-archive»rain.txt\n---\n",
        "rain.txt is the text of seeds/rain.md already",
    ),
    ("former_id_taken", "id"): Case(
        "-- seeds/rain.md --\n" + files(SMALL)["seeds/rain.md"].replace('## crew {', '«alias-taken»## crew {aliases="dry" '),
        '"dry" leads to the excerpt "dry" already',
    ),
    ("alias_taken", "id"): Case(
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\naliases: [«alias-taken»rain]\n---\n",
        '"rain" is a key of rain already',
    ),
    # --- pictures
    ("active_picture", "script"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<svg xmlns='http://www.w3.org/2000/svg'><script>a()</script></svg>\n"
    ),
    ("active_picture", "of-a-namespace"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>a()</s:script></s:svg>\n"
    ),
    ("active_picture", "entity"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>\n"
    ),
    ("active_file", "page"): Case(
        briefing("See [the rain](rain.html).") + "-- briefings/water/rain.html --\n«unsafe-html»<p>Rain.\n"
    ),
    ("active_file", "program"): Case(
        briefing("See [the rain](rain.js).") + "-- briefings/water/rain.js --\n«unsafe-html»rain()\n"
    ),
    ("active_picture", "in-judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: '![Rain](rain.svg)'}")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<svg xmlns='http://www.w3.org/2000/svg' onload='a()'></svg>\n"
    ),
}  # fmt: skip

# A bar inside a citation of a table, which parts it and loses a cell: one mistake, told once.
BARS = {
    "bar": "| a |\n| - |\n| «not-a-citation»[@rain#hours|x] |",
    "bar-behind": "| a | b |\n| - | - |\n| «not-a-citation»[see @rain#hours, p. 3|x] | y |",
    "bar-whole": "| a |\n| - |\n| [@rain#hours] | «lost-cell»x |",
    "bar-address": "| a |\n| - |\n| [me@rain.org|«lost-cell»x] |",
}  # fmt: skip


@pytest.mark.parametrize("text", BARS.values(), ids=BARS.keys())
def test_a_bar_in_a_citation_is_one_fault(small: Site, text: str) -> None:
    expected = small.expect(briefing(text))
    assert small.check().faults == expected


# Where an author may cite, with a citation that goes wrong; `·` stands for four spaces.
TEXTS = {
    "paragraph": "Rain fell [«unknown-source»@rian#hours].",
    "second-line": "Rain fell\nall night [«unknown-source»@rian#hours].",
    "in-text": "As «unknown-source»@rian#hours says, rain fell.",
    "in-text-with-bracket": "As «unknown-source»@rian#hours [p. 3] says.",
    "suppressed": "Rain fell [-«unknown-source»@rian#hours].",
    "prefix": "Rain fell [see also «unknown-source»@rian#hours, p. 3].",
    "second-of-bracket": "Rain [@rain#hours; but see «unknown-source»@rian#dry; «unknown-source»@rian].",
    "bracket-over-lines": "Rain fell [see @rain#hours;\nbut see «unknown-source»@rian#dry].",
    "twice": "Rain [«unknown-source»@rian#hours] and rain [«unknown-source»@rian#hours].",
    "emphasis": "Rain **fell [«unknown-source»@rian#hours]** hard.",
    "list": "- dry\n- rain [«unknown-source»@rian#hours]",
    "numbered-list": "1. dry\n2. rain [«unknown-source»@rian#hours]",
    "nested-list": "- dry\n····- rain [«unknown-source»@rian#hours]\n········1. fog [«unknown-source»@rian#dry]",
    "list-paragraph": "- dry\n\n····Rain [«unknown-source»@rian#hours].",
    "table": "| a | b |\n| - | - |\n| 1 | rain [«unknown-source»@rian#hours] |",
    "table-head": "| a [«unknown-source»@rian#hours] | b |\n| - | - |\n| 1 | 2 |",
    "heading": "## Rain [«unknown-source»@rian#hours]\n\nIt fell.",
    "heading-underlined": "Rain [«unknown-source»@rian#hours]\n----\n\nIt fell.",
    "quotation": "> Rain\n> fell [«unknown-source»@rian#hours]",
    "list-in-quotation": "> - Rain\n> - fell [«unknown-source»@rian#hours]",
    "definition": "Rain [«unknown-source»@rian]\n:   It fell [«unknown-source»@rian#hours].",
    "admonition": '!!! note "Rain"\n····It fell [«unknown-source»@rian#hours].',
    "footnote": "Rain[^a].\n\n[^a]: It fell [«unknown-source»@rian#hours].",
    "footnote-second-paragraph": "Rain[^a].\n\n[^a]: It fell.\n\n····Hard [«unknown-source»@rian#hours].\n\nMore.",
    "unused-footnote": "Rain.\n\n«unused-footnote»[^a]: It fell [«unknown-source»@rian#hours].",
    "raw-html": '<div class="a">Rain [«unknown-source»@rian#hours].</div>',
    "after-code": "```\n[@rian#hours]\n```\n\nRain `[@rian]` [«unknown-source»@rian#hours].",
    "after-comment": "<!-- [@rian]\n\n -->\n\nRain [«unknown-source»@rian#hours].",
    "japanese": "雨が降った（«unknown-source»@rian#hours）。雨[«unknown-source»@rian#dry]。",
    "wide-characters": "😀😀 e\u0301 [«unknown-source»@rian#hours].",
    "after-tab": "Rain\tfell [«unknown-source»@rian#hours].",
    "last-characters": "Rain fell «unknown-source»@rian",
}  # fmt: skip

# The same in the texts of the front matter, in every notation of YAML.
SCALARS = {
    "plain": "Rain fell [«unknown-source»@rian#hours].",
    "plain-over-lines": "Rain\n······fell [«unknown-source»@rian#hours]\n······and fell [«unknown-source»@rian].",
    "plain-with-comment": "Rain [«unknown-source»@rian#hours] «comment-in-text»# a comment [@rian]",
    "double": '"Rain fell [«unknown-source»@rian#hours]."',
    "double-escapes": '"Rain \\"fell\\" \\u00e9 \\t [«unknown-source»@rian#hours]."',
    "double-escaped-at": '"Rain [\\u0040rain#hours] fell [«unknown-source»@rian#hours]."',
    "double-over-lines": '"Rain\n······fell [«unknown-source»@rian#hours]\n\n······and [«unknown-source»@rian]."',
    "double-continued": '"Rain \\\n······fell [«unknown-source»@rian#hours]."',
    "single": "'Rain fell [«unknown-source»@rian#hours].'",
    "single-quotes": "'It''s ''rain'' [«unknown-source»@rian#hours].'",
    "single-over-lines": "'Rain\n······fell [«unknown-source»@rian#hours].'",
    "folded": ">\n······Rain fell\n······[«unknown-source»@rian#hours]\n······and [«unknown-source»@rian].",
    "folded-stripped": ">-\n······Rain fell [«unknown-source»@rian#hours].",
    "folded-indented": ">2-\n······Rain fell [«unknown-source»@rian#hours].",
    "literal": "|\n······Rain fell\n······[«unknown-source»@rian#hours].",
    "literal-kept": "|+\n······Rain fell [«unknown-source»@rian#hours].\n",
    "same-words-before": "'Rain [«unknown-source»@rian] rain [«unknown-source»@rian] rain [«unknown-source»@rian].'",
    "wide-characters": "😀 雨 [«unknown-source»@rian#hours].",
}
FIELDS = {
    "judgement": "judgements:\n  - confidence: low\n    because: rain\n    text: {}\n",
    "event": "events:\n  - date: 2026-01-05\n    text: {}\n",
    "correction": "corrections:\n  - date: 2026-01-08\n    text: {}\n",
}

CASES |= {("unknown_source", n): Case(briefing(t.replace("·", " "))) for n, t in TEXTS.items()}
CASES |= {
    ("unknown_source", f"{field}-{n}"): Case(briefing("Rain.", lines.format(t.replace("·", " "))))
    for field, lines in FIELDS.items()
    for n, t in SCALARS.items()
}
CASES[("unknown_source", "event-flow")] = Case(
    briefing("Rain.", 'events:\n  - {date: 2026, text: "Rain [«unknown-source»@rian#hours]"}')
)


def spy(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Diagnostic]:
    """Every fault that one function of `faults` gives from now on."""
    told: list[Diagnostic] = []
    function: Callable[..., Diagnostic] = getattr(MODULES[name], name)

    def listening(*given: Any, **named: Any) -> Diagnostic:
        told.append(function(*given, **named))
        return told[-1]

    monkeypatch.setattr(MODULES[name], name, listening)
    return told


@pytest.mark.parametrize(("name", "case"), [pytest.param(k[0], c, id="-".join(k)) for k, c in CASES.items()])
def test_fault(small: Site, monkeypatch: pytest.MonkeyPatch, name: str, case: Case) -> None:
    expected = small.expect(case.text)
    if "seeds/" in case.text:
        small.pin()
    if small.path(".cache").exists():  # what is kept there would not be made again
        small.delete(".cache")
    told = spy(monkeypatch, name)
    seen = small.check()
    assert seen.faults == expected
    assert case.hint in seen.text
    assert told
    assert seen.outcome.complete is all(fault.severity is not Severity.ERROR for fault in seen.diagnostics)
    for fault in seen.diagnostics:
        well_formed(small, fault)


def well_formed(site: Site, fault: Diagnostic) -> None:
    """Whether all places that a diagnostic names are there, and its fixes can be made."""
    assert fault.code in RULES
    own = [fix for fix in fault.fixes if not fix.title.startswith("Turn the ")]
    assert fault.code in CODES_WITH_FIXES or not own
    edits = [edit for fix in fault.fixes for edit in fix.edits]
    for span in (fault.span, *(other.at for other in fault.related), *(edit.at for edit in edits)):
        assert span.start.path == span.end.path
        assert span.start <= span.end
        if span != Span.whole_file(span.path):
            text = site.read(span.path).removeprefix("\ufeff")
            lines = Lines(span.path, text)
            assert lines.place(lines.offset_of(span.start)) == span.start
            assert lines.place(lines.offset_of(span.end)) == span.end
    assert len({fix.title for fix in fault.fixes}) == len(fault.fixes)
    assert from_data(json.loads(json.dumps(to_data(fault)))) == fault


@pytest.mark.parametrize("path", [LEAD, CARD], ids=["briefing", "card"])
def test_too_long(small: Site, path: str) -> None:
    """A text beyond the limit of the site: the other files are read as always."""
    small.append("config.yaml", "policy: {text_size: 12}\n")
    small.lead("Rain.")
    small.append(path, "\n" + "rain " * 3000)
    faults = small.check().diagnostics
    assert [(f.code, f.place.path) for f in faults if f.code == "too-long"] == [("too-long", path)]
    assert "policy: text_size in config.yaml allows 12 kB" in next(
        f.message for f in faults if f.code == "too-long"
    )


HUGE = {
    "briefing": "briefings/water/huge.md",
    "card": "seeds/huge.md",
    "config": "config.yaml",
    "lock": "seeds/seeds.lock",
    "archived text": "seeds/archive/rain.txt",
    "template": "themes/mine/templates/page.html",
}


@pytest.mark.parametrize("path", HUGE.values(), ids=HUGE)
def test_a_huge_file_is_refused_unread(small: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is asked for first: no byte of it is read."""
    if path.startswith("themes"):
        small.append("config.yaml", "theme: mine\n")
        small.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    small.put(path, "")
    with small.path(path).open("wb") as file:
        file.truncate(100 * 2**20)  # it takes no room on the disk
    opened = open

    def watched(name: object, *given: Any, **named: Any) -> Any:
        assert not str(name).endswith(path)
        return opened(name, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", watched)
    found = small.check().diagnostics
    assert any(f.place.path == path and f.code == "too-long" for f in found) or any(
        "bytes" in f.message for f in found
    )


def test_every_function_has_a_case() -> None:
    alone = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    alone |= {"dead_link", "dead_anchor"}  # ADDRESSES_OF_TEMPLATES
    alone |= {"no_processor"}  # tests/test_citation_styles.py
    alone |= {"large_picture", "wide_picture", "not_scaled", "no_scaler"}  # tests/test_screen_pictures.py
    alone |= {"internal_error", "lost_words", "to_report"}  # tests/test_internal_errors.py
    assert set(MODULES) - {function for function, _ in CASES} - alone == set()


# --- faults that no text can mark ----------------------------------------------------------------


@pytest.mark.parametrize("path", ["Briefings/water/lead.md", "drafts/lead.md", "lead.md"])
def test_misplaced_text(small: Site, path: str) -> None:
    small.put(path, files(briefing("Rain."))[LEAD])
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.path) == ("stray-file", path.partition("/")[0])
    assert "briefings/" in fault.hint


test_misnamed_folder = test_unread_folder = test_misplaced_text


def test_unreadable_archive(small: Site) -> None:
    small.put("seeds/archive/rain.txt", "Rain fell: naïve façade.".encode("cp1252"))
    (fault,) = [fault for fault in small.check().diagnostics if fault.code == "missing-archive"]
    assert "looks like Windows-1252" in fault.message
    assert "iconv -f CP1252 -t UTF-8 rain.txt" in fault.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_for_want_of_rights(small: Site) -> None:
    small.path(LEAD).parent.mkdir()
    small.lead("Rain.")
    small.path(LEAD).chmod(0)
    assert small.check().faults == [f"{LEAD}:1:1 unreadable-file"]


def test_archive_elsewhere(small: Site, tmp_path: Path) -> None:
    small.delete("seeds/archive")
    small.path("seeds/archive").symlink_to(tmp_path)
    assert small.check().faults == ["seeds/archive:1:1 stray-file"]


def test_symbolic_link(small: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("secret", encoding="utf-8")
    small.path("briefings/water").mkdir(exist_ok=True)
    small.path("briefings/water/linked.md").symlink_to(tmp_path / "elsewhere.md")
    assert small.check().faults == ["briefings/water/linked.md:1:1 stray-file"]


def test_faults_of_a_card_and_of_what_cites_it_are_told_in_one_run(small: Site) -> None:
    small.edit("seeds/rain.md", "kind: news", "kind: newz")
    small.edit("seeds/rain.md", "> Rain fell for six hours", "> Rain fell for seven hours")
    small.lead("It rained [@rain#hour].", date="2026-13-01", region="watr")
    assert [fault.split(" ")[1] for fault in small.check().faults] == [
        "unknown-region",
        "bad-date",
        "unknown-excerpt",
        "not-pinned",
        "wrong-type",
        "quote-not-found",
    ]


def test_unreadable(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, name: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("briefing_site.read.kept_files.read_file", refuse)
    seen = small.check()
    assert seen.faults == [f"{path}:1:1 unreadable-file" for path in sorted(files(SMALL) | {"seeds/seeds.lock": ""}) if "archive" not in path]  # fmt: skip
    assert "cannot be read: Permission denied" in seen.text


@pytest.mark.parametrize(
    ("data", "column"),
    [(b"caf\x81\xe9 [@rain]", 4), ("雨".encode() + b"\xff", 2)],
    ids=["no-encoding", "after-wide"],
)
def test_not_utf8(small: Site, data: bytes, column: int) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\n" + data)
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:{column} not-utf8"]
    assert "UTF-8" in seen.text


def test_other_encoding(small: Site) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\ncaf\xe9 [@rain]")
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:4 not-utf8"]
    assert f"iconv -f CP1252 -t UTF-8 {LEAD}" in seen.text


def test_cut_off(small: Site) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\n" + "雨".encode()[:2])
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:1 not-utf8"]
    assert "in the midst of a character" in seen.text


def test_no_config(small: Site) -> None:
    small.delete("config.yaml")
    assert small.check().faults == ["config.yaml:1:1 no-config"]


def test_not_pinned(small: Site) -> None:
    small.edit(CARD, '{at="2:2"}', '{at="2"}')
    seen = small.check()
    assert seen.faults == [f"{CARD}:1:1 not-pinned"]
    assert "1 excerpt is not in seeds.lock" in seen.text
    small.delete("seeds/seeds.lock")
    assert "3 excerpts are not in seeds.lock" in small.check().text


def test_card_changed(small: Site) -> None:
    small.pin()
    small.edit(CARD, 'voice="fact"', 'voice="reported"')
    seen = small.check()
    assert seen.faults == [f"{CARD}:9:1 card-changed"]
    assert 'the excerpt "hours" is not as it was accepted: voice (fact, now reported)' in seen.text
    assert "briefings/land/all.md:7 “It rained, and it will stop.”" in seen.text
    small.pin()
    assert small.check().faults == []


def test_source_changed(small: Site) -> None:
    small.lead("It rained. It fell all night [@rain#hours].")
    small.edit("seeds/archive/rain.txt", "Nobody was hurt.", "One man fell.")
    seen = small.check()
    assert seen.faults == [f"{CARD}:6:10 source-changed"]
    assert f"{LEAD}:{BODY} “It fell all night.”" in seen.text
    assert "briefings/land/all.md:7 “It rained, and it will stop.”" in seen.text
    small.pin()
    assert small.check().faults == []


@pytest.mark.parametrize(
    "data", [b"not a lock", b"\xff", b"[]", b"", b'{"version": 99}'], ids=["words", "bytes", "list", "empty", "version"]
)  # fmt: skip
def test_bad_lock(small: Site, data: bytes) -> None:
    small.put("seeds/seeds.lock", data)
    seen = small.check()
    assert [fault for fault in seen.faults if "bad-lock" in fault] == ["seeds/seeds.lock:1:1 bad-lock"]
    assert "briefing pin" in seen.text


def test_bad_lock_names_the_line_of_its_conflict(small: Site) -> None:
    lock = small.read("seeds/seeds.lock")
    small.put("seeds/seeds.lock", lock.replace("\n", "\n<<<<<<< ours\n", 1))
    assert "seeds/seeds.lock:2:1 bad-lock" in small.check().faults


ADDRESSES_OF_TEMPLATES = {
    "page": '<a href="«broken-link»imprint.html#x">b</a>',
    "capitals": "<A HREF=«broken-link»imprint.html>b</A>",
    "apostrophes": "<a href = '«broken-link»imprint.html'>b</a>",
    "folder": '<a href="«broken-link»imprint/">b</a>',
    "file-of-an-author": '<a href="«broken-link»briefings/land/all.md">b</a>',
    "root": '<a href="«broken-link»/index.html">b</a>',
    "program": '<a href="«broken-link»javascript:x()">b</a>',
    "id": '<a href="«broken-anchor»#nope">b</a>',
    "picture": '<img alt="" src="«broken-link»nope.png">',
    "pictures": '<img alt="" src="assets/nope" srcset="nope.png 1x, more.png 2x">'.replace("assets/nope", "{{ asset(\"favicon.svg\") }}").replace('srcset="nope', 'srcset="«broken-link»nope').replace("more.png 2x", "{{ asset(\"favicon.svg\") }} 2x"),
    "poster": '<video poster="«broken-link»p.png"></video>',
    "media": "<video><source src=«broken-link»n.mp4></video>",
    "style-sheet": '<link rel="stylesheet" href="«broken-link»nope.css">',
    "script": '<script src="«broken-link»nope.js"></script>',
    "area": '<map name="m"><area alt="" href="«broken-link»nope.html"></map>',
    "drawing": '<svg><use href="«broken-link»n.svg#a"/></svg>',
    "form": '<form action="«broken-link»nope.html"></form>',
    "refresh": '<meta http-equiv="refresh" content="0; url=«broken-link»nope.html">',
    "all-there": '<a href="index.html">a</a> <a href="./land/all.html#x">b</a> <a href="land/">c</a> <a id="d" href="#d">d</a>'
    ' <a href="">e</a> <a href="#">f</a> <a href="feed.xml">g</a> <a href="land/all.json">h</a> <a href="sources.bib">i</a>'
    ' <a href="robots.txt?x">k</a> <img alt="" src="{{ asset("favicon.svg") }}"> <a href="https://a.example/">l</a>',
}  # fmt: skip


@pytest.mark.parametrize("html", ADDRESSES_OF_TEMPLATES.values(), ids=ADDRESSES_OF_TEMPLATES.keys())
def test_an_address_of_a_template_leads_somewhere(small: Site, html: str) -> None:
    page = f'<!doctype html><html lang="en"><title>x</title><h1>x</h1>\n{html}'
    expected = small.expect(
        f"-- themes/own/theme.yaml --\nname: own\nextends: base\n-- themes/own/templates/about.html --\n{page}\n"
        + config("title: ", "theme: own\ntitle: ")
    )
    seen = small.build()
    assert seen.faults == expected
    assert all("about.html" in fault.message for fault in seen.diagnostics)


@pytest.mark.parametrize(
    ("template", "line", "column", "message"),
    [
        ("<p>\n{% for %}\n</p>", 2, 1, ""),
        ("<p>\n\n{{ page.titel }}\n</p>", 3, 9, "titel"),
        ("<p>\n{{ asset('no.css') }}\n</p>", 2, 11, "no.css"),
        ("<p>\n{% include 'none.html' %}\n</p>", 2, 13, "none.html"),
        ("{{ 1 // 0 }}", 1, 1, "zero"),
    ],
    ids=["syntax", "unknown-field", "unknown-asset", "unknown-template", "any-error"],
)
def test_template_error(small: Site, template: str, line: int, column: int, message: str) -> None:
    small.edit("config.yaml", "title:", "theme: own\ntitle:")
    small.write(
        f"-- themes/own/theme.yaml --\nname: own\nextends: base\n-- themes/own/templates/about.html --\n{template}\n"
    )
    seen = small.build()
    assert seen.faults == [f"themes/own/templates/about.html:{line}:{column} template-error"]
    assert message in seen.text
    assert not seen.output.exists()


def test_line_ends_and_byte_order_marks_move_no_place(small: Site) -> None:
    text = "---\ntitle: Rain\nregion: water\ndate: 2026\nsummary: Rain.\n---\n雨 [@rian].\n\nRain [@rian].\n"
    expected = [f"{LEAD}:7:4 unknown-source", f"{LEAD}:9:7 unknown-source"]
    for data in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}"):
        small.put(LEAD, data)
        assert small.check().faults == expected


# --- all at once ---------------------------------------------------------------------------------

MANY = """\
-- config.yaml --
title: Harbour Notes
«unknown-key»tilte: Harbour
regions:
  water: {name: Water}
  land: {name: Land}
-- briefings/land/all.md --
---
title: All that is known
region: land
date: 2026-01-06
as_of: «bad-date»2026-01-46
summary: Every passage of the one source.
---
It rained [@rain#hours; @rain#crew; «unknown-excerpt»@rain#dyr].
-- briefings/water/empty.md --
«empty-file»
-- briefings/water/front.md --
«missing-front-matter»Rain.
-- briefings/water/lead.md --
---
title: Rain
region: «region-mismatch»land
«unknown-key»topcis: [rain]
date: 2026-01-07
updated: «date-order»2025
summary: Rain.
«duplicate-key»title: Fog
---
See «broken-link»[[al]] and [it](«broken-anchor»#fog).

- Rain [«unknown-source»@rian#hours]«undefined-footnote»[^a].

«unsafe-html»<script>a()</script>

«unused-footnote»[^b]: Rain [«not-a-citation»@Rain].
-- briefings/water/open.md --
«unclosed-front-matter»---
title: Rain
-- briefings/water/yaml.md --
---
title: Rain«bad-yaml»: a story
---
-- seeds/fog.md --
---
title: Fog
publisher: Quay Post
kind: «wrong-type»new
---
«missing-quote»## nobody
"""


def test_all_faults_in_one_run_and_nothing_published(small: Site) -> None:
    old = small.build().tree
    assert old
    expected = small.expect(MANY)
    assert len(expected) >= 15
    seen = small.build()
    assert seen.faults == expected
    assert not seen.outcome.complete
    assert seen.outcome.count(Severity.ERROR) > 0
    assert seen.tree == old
    assert small.build().faults == expected  # nothing of it was kept
    small.delete("briefings/water")
    small.delete("seeds/fog.md")
    small.write(SMALL)
    assert small.build().faults == []
    assert small.build().tree == old


@pytest.mark.parametrize("date", ["«bad-date»2026-13", "«wrong-type»[2026]"], ids=["bad-date", "list"])
def test_a_fault_in_the_front_matter_hides_none_in_the_text(small: Site, date: str) -> None:
    body = "Rain [«unknown-source»@rian], [it](«broken-link»al.md)«undefined-footnote»[^a]."
    expected = small.expect(briefing(body, date=date))
    assert small.check().faults == expected


def test_faults_do_not_multiply(small: Site) -> None:
    """What refers to a file that cannot be read is no further fault."""
    small.lead("Rain [@fog#thick] and [[broken]] and [it](broken.md) and [[@fog#thick]].")
    small.put("briefings/water/broken.md", "---\ntitle: Rain: a story\n---\n")
    small.put("seeds/fog.md", "---\ntitle: Fog: a story\n---\n## thick\n> Fog\n")
    assert small.check().faults == ["briefings/water/broken.md:2:12 bad-yaml", "seeds/fog.md:2:11 bad-yaml"]


# --- the words -----------------------------------------------------------------------------------


def test_as_printed() -> None:
    place = Span.at(Place("briefings/water/lead.md", 41, 18))
    fault = faults.citation.unknown_source(place, "epa-2042", ["epa-2024"], named=place)
    assert str(fault) == (
        'briefings/water/lead.md:41:18: error[unknown-source] there is no source "epa-2042"\n'
        '  hint: did you mean "epa-2024"?'
    )
    assert str(warning(place, "code", "fact")) == "briefings/water/lead.md:41:18: warning[code] fact"


def test_in_order_sorts_and_drops_repeats() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 3)]
    given = [warning(Span.at(place), code, "fact") for place in places for code in ("y", "x")]
    ordered = in_order([*given, *given])
    assert len(ordered) == len(given)
    assert [(f.place, f.code) for f in ordered] == sorted((f.place, f.code) for f in given)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("watr", 'did you mean "water"?'), ("zzz", ""), ("", "")],
    ids=["near", "far", "empty"],
)
def test_did_you_mean(word: str, hint: str) -> None:
    assert did_you_mean(word, ["land", "water"]) == hint


def test_marks_of_these_tests() -> None:
    text = "-- a --\nx\n雨«one»b«two»\n-- b --\n«three»"
    assert marked(text) == ("-- a --\nx\n雨b\n-- b --\n", ["a:2:2 one", "a:2:3 two", "b:1:1 three"])
