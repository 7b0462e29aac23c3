"""The tables of words hold exactly what templates and views ask for, in every language."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from jinja2 import Environment, nodes

from briefing_site.model.briefing import Confidence
from briefing_site.model.citation import Signal
from briefing_site.model.diagnostic import Span
from briefing_site.model.source import Extent, Rights, SourceKind, Voice
from briefing_site.model.verdict import Verdict
from briefing_site.model.wording import Words
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.make_theme import make_theme
from briefing_site.text.folding import Folding
from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted(
    path
    for folder in ("generator/briefing_site/render/themes", "themes")
    for path in (ROOT / folder).glob("*/templates/**/*.html")
)
MODULES = sorted((ROOT / "generator").rglob("*.py"))

UNCOMPARED = (Verdict.NO_ARCHIVE, Verdict.NOT_ARCHIVED)
"""Verdicts on words that were compared with nothing."""
EXPANDED: dict[str, set[str]] = {
    "extent-{}": {f"extent-{extent}" for extent in get_args(Extent)},
    "kind-{}": {
        f"kind-{kind}" for kind in (*get_args(SourceKind), "briefing", "region", "topic", "person", "about")
    },
    "voice-{}": {f"voice-{voice}" for voice in get_args(Voice)},
    "rights-{}": {f"rights-{rights}" for rights in get_args(Rights)},
    "confidence-{}": {f"confidence-{confidence}" for confidence in get_args(Confidence)},
    "signal-{}": {f"signal-{signal.name.lower().replace('_', '-')}" for signal in Signal},
    "verdict-{}": {f"verdict-{verdict}" for verdict in Verdict},
    "verdict-{}-pinned": {f"verdict-{v}-pinned" for v in (Verdict.FOUND, Verdict.FOUND_FOLDED)},
    "folded-{}": {f"folded-{kind.name.lower()}" for kind in Folding},
    "month-{}": {f"month-{month}" for month in range(1, 13)},
    "season-{}": {f"season-{season}" for season in range(1, 5)},
    "{}-season": {"reference-season", "apa-season"},
    "{}-circa": {"reference-circa", "apa-circa"},
    "{}-day": {"date-day", "reference-date-day", "apa-date-day"},
    "{}-month": {"date-month", "reference-date-month", "apa-date-month"},
    "{}-year": {"date-year", "reference-date-year", "apa-date-year"},
    "{}-{}": {
        *(f"{verdict}-archive" for verdict in Verdict if verdict not in UNCOMPARED),
        *(f"{v}-lock" for v in Verdict if v not in (*UNCOMPARED, Verdict.SOURCE_CHANGED)),
        *(f"{verdict}-none" for verdict in UNCOMPARED),
    },
}
"""The keys that are made up where they are used, from the model's own values."""

OPTIONAL = ("language-", "topic-name-", "day-1")
"""Beginnings of keys that are asked for only after a look whether they are there."""


def tables() -> Mapping[str, Mapping[str, Words]]:
    """The tables of the base theme, by language."""
    theme, found = make_theme(read_theme(OWN_THEMES, "base", Span.whole_file("config.yaml")))
    assert theme is not None, found
    return theme.words


TABLES = tables()
LANGUAGES = sorted(TABLES)


def forms(words: Words) -> dict[str, str]:
    return {"other": words} if isinstance(words, str) else dict(words.texts)


def places(text: str) -> set[str]:
    """The names of the places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# --- what is asked for -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """A look-up in a template or a module."""

    where: str
    key: str
    """With `{}` for what is made up."""
    values: frozenset[str] | None
    """Names of the values given; None where that cannot be seen."""

    def possible(self) -> set[str]:
        """The keys that it may be, of those of the table where nothing else is known."""
        if "{}" not in self.key:
            return {self.key}
        if self.key in EXPANDED:
            return EXPANDED[self.key]
        assert re.search("[a-z]", self.key), f"{self.where}: a key that may be any"
        pattern = re.compile("[a-z0-9-]+".join(map(re.escape, self.key.split("{}"))))
        return {key for key in TABLES["en"] if pattern.fullmatch(key)}


def asked_by_template(path: Path) -> Iterator[Asked]:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        called = call.node
        if isinstance(called, nodes.Getattr) and called.attr == "forms":
            called = called.node
        if isinstance(called, nodes.Name) and called.name == "t":
            where = f"{path.name}:{call.lineno}"
            key = _template_key(call.args[0])
            assert key, f"{where}: a key that cannot be seen"
            yield Asked(where, key, frozenset(k.key for k in call.kwargs))


def _template_key(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    if isinstance(node, nodes.Concat):
        return "".join(str(n.value) if isinstance(n, nodes.Const) else "{}" for n in node.nodes)
    return ""


def asked_by_module(path: Path) -> Iterator[Asked]:
    tree = ast.parse(path.read_text("utf-8"))
    strings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        if (handed := _handed_on(call)) is not None:
            yield from (Asked(f"{path.name}:{call.lineno}", key, None) for key in handed)
        if not _is_lookup(call.func, path):
            continue
        where = f"{path.name}:{call.lineno}"
        seen = (
            None
            if any(k.arg is None for k in call.keywords)
            else frozenset(k.arg or "" for k in call.keywords)
        )
        key = call.args[0]
        for choice in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
            if isinstance(choice, ast.Constant):
                yield Asked(where, str(choice.value), seen)
            elif isinstance(choice, ast.JoinedStr):
                parts = (str(v.value) if isinstance(v, ast.Constant) else "{}" for v in choice.values)
                yield Asked(where, "".join(parts), seen)
            else:  # the key is a name: it is one of the texts of the module
                yield from (Asked(where, text, None) for text in sorted(strings & TABLES["en"].keys()))


def _is_lookup(called: ast.expr, path: Path) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "words" or (called.id == "self" and path.name == "wording.py")
    return isinstance(called, ast.Attribute) and called.attr == "words"


HELPERS = {"said": 1, "within": 1, "named": 2, "numbered": 2, "did": 2, "_did": 3}
"""Functions of `view/bibliography/` that look words up, each to the number of the argument that is the key."""


def _handed_on(call: ast.Call) -> list[str] | None:
    """The keys that a call hands to such a function; None where it is no such call, or none can be seen."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    number = HELPERS.get(name)
    if number is None or len(call.args) <= number:
        return None
    key = call.args[number]
    texts = [
        str(choice.value)
        for choice in ((key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,))
        if isinstance(choice, ast.Constant)
    ]
    if name == "did":  # one of a note, and one of a list
        return [f"{form}-{text}" for text in texts for form in ("entry", "reference")]
    if name == "_did":  # of one person, or of many
        return [key for text in texts for key in (text, f"{text}-many") if key in TABLES["en"]]
    return texts


def everything_asked() -> list[Asked]:
    return [
        *(asked for path in TEMPLATES for asked in asked_by_template(path)),
        *(asked for path in MODULES for asked in asked_by_module(path)),
    ]


ASKED = everything_asked()


def test_every_key_that_is_asked_for_is_there() -> None:
    missing = [
        f"{asked.where}: {key}"
        for asked in ASKED
        if not asked.key.startswith(OPTIONAL)
        for key in asked.possible() or {asked.key}
        if key not in TABLES["en"]
    ]
    assert missing == []


def test_no_key_is_left_over() -> None:
    used = {key for asked in ASKED for key in asked.possible()}
    assert sorted(key for key in TABLES["en"].keys() - used if not key.startswith(OPTIONAL)) == []


def test_every_place_is_filled() -> None:
    empty = [
        f"{asked.where}: {language} {key} {{{place}}}"
        for asked in ASKED
        if asked.values is not None and ("{}" not in asked.key or asked.key in EXPANDED)
        for key in asked.possible()
        for language in LANGUAGES
        if key in TABLES[language]
        for text in forms(TABLES[language][key]).values()
        for place in places(text) - asked.values
    ]
    assert empty == []


# --- no words beside the tables ------------------------------------------------------------------------

NAMED = ("aria-label", "aria-description", "title", "alt", "placeholder", "label")
"""Attributes that a reader hears or sees."""

NOT_WORDS = {"Z39.88-2004"}
"""Constants of a template with capitals or blanks that no reader sees as words."""


class _Text(HTMLParser):
    """The text of a template, and its attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value or "" for name, value in attrs if name in NAMED)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    environment = Environment(autoescape=True)
    source = path.read_text("utf-8")
    text = _Text()
    html = "".join(value for _, kind, value in environment.lex(source) if kind == "data")
    text.feed(re.sub(r' [a-z-]+=""| data-[a-z-]+', "", html))
    assert [part for part in text.found if re.search(r"[^\W\d_]", part.replace("SHA-256", ""))] == []
    constants = {
        node.value
        for node in environment.parse(source).find_all(nodes.Const)
        if isinstance(node.value, str) and re.search(r"[A-Z]|[^\W\d_]\W*\s|\s\W*[^\W\d_]", node.value)
    }
    assert constants - NOT_WORDS == set()


# --- a Japanese site -----------------------------------------------------------------------------------

JAPANESE = """\
-- config.yaml --
title: 港湾だより
description: 港と海をめぐる解説。
base_url: https://harbour.example/
language: ja
theme: mine
regions:
  water: {name: 海, summary: 海をめぐる動き。}
  land: {name: 陸}
lint: {weak-disagreement: off}
-- themes/mine/theme.yaml --
name: mine
extends: base
-- themes/mine/words/ja.yaml --
topic-name-port: 港湾
-- seeds/archive/rain.txt --
埠頭は一晩閉鎖

雨は六時間降り続いた。乗組員は岸壁で待った。けが人はなかった。

市長は「来週は晴天が続く」と見通しを述べた。
-- seeds/archive/port.txt --
Port reopens

The quay was reopened at dawn.
-- seeds/rain.md --
---
title: 埠頭は一晩閉鎖
author: [山田花子, 佐藤太郎]
publisher: 埠頭新聞
published: 2026-02-12
accessed: 2026-02-14
archive: rain.txt
url: https://harbour.example/rain
kind: news
perspective: 地方紙
descriptor: 現場で取材した地元紙の記事。
language: ja
---
## hours {at="2:1" voice="fact"}
> 雨は六時間降り続いた

長い雨だった。

## crew {at="2:2-3" voice="reported"}
> 乗組員は岸壁で待った。けが人はなかった

## dry {at="3" speaker="市長" voice="forecast"}
> 来週は晴天が続く
-- seeds/port.md --
---
title: Port reopens
author: [Ada Lane]
publisher: Quay Post
published: 2026-03
archive: port.txt
kind: state-media
perspective: 国営
language: en
---
## dawn {at="2" voice="fact"}
> The quay was reopened at dawn

Translation: 埠頭は夜明けに再開された。
-- briefings/water/rain.md --
---
title: 埠頭に降った雨
region: water
regions: [land]
date: 2026-02-13
updated: 2026-03-01
as_of: 2026-02-20
summary: 雨で埠頭は一晩閉鎖された。
authors: [編集部, 田中一郎]
topics: [port]
people: [山田花子]
judgements:
  - text: 埠頭の閉鎖は短期間にとどまる公算が大きい [@rain#dry]。
    confidence: moderate
    because: 市長の見通しによる
events:
  - {date: 2026-02-11, text: "大雨により埠頭を閉鎖 [@rain#hours]"}
  - {date: 2026-02, text: "再開 [@port#dawn]"}
corrections:
  - {date: 2026-03-01, text: 降雨時間を改めた。}
---
## 経過

雨は六時間にわたって降り続いた[@rain#hours]。乗組員は岸壁で待ったとされる[@rain#crew; @port#dawn]。

## 今後

市長は晴天が続くとみる[@rain#dry]。さらに@rain#hoursも同じ見方を伝えた[^1]。

[^1]: 筆者の注である。

## 数値

| 日付 | 時間 |
| --- | ---: |
| 2月11日 | 6 |
-- briefings/land/all.md --
---
title: 陸の備え
region: land
date: 2026-02
summary: 陸の備えをまとめた。
topics: [port]
people: [山田花子]
---
備えは整わなかった[but see @rain#dry]。[[water/rain]]も参照。
"""

FOREIGN = (
    "BibTeX",
    "RIS",
    "CSL-JSON",
    "Ada Lane",
    "Quay Post",
    "Port reopens",
    "Lane",
    "Ada",
    "but see",
    "SHA-256",
    "Atom",
    "JSON",
    "JavaScript",
    "Alt",
)
"""What stands in Latin letters on the pages of that site, beside addresses, ids and code."""

SPOKEN = {"about.html": ("see also", "see", "cf.", "but see", "contra")}
"""English signals that a page explains, as authors write them."""


class _Chrome(HTMLParser):
    """The words of a page in the page's own language: text, named attributes, and words for scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        foreign = given.get("lang", "ja") != "ja" or tag in ("code", "script", "style", "pre")
        within = bool(self.open and self.open[-1][1])
        if tag not in ("meta", "link", "img", "br", "hr", "input", "wbr"):
            self.open.append((tag, foreign or within))
        if within or foreign or given.get("class") == "Z3988":
            return
        self.found.extend(value for name, value in given.items() if name in NAMED)
        forms = json.loads(given.pop("data-counted", "{}"))
        self.found.extend(text for form, text in forms.items() if form != "in")
        self.found.extend(v for n, v in given.items() if n.startswith("data-") and re.search("[A-Z ]", v))
        if given.get("name") == "description":
            self.found.append(given["content"])

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.found.append(data)


def english(html: str, also: tuple[str, ...] = ()) -> list[str]:
    """Runs of Latin letters that a page prints in its own language, but for those that belong there."""
    chrome = _Chrome()
    chrome.feed(html)
    found = []
    for text in chrome.found:
        rest = re.sub(r"https?://\S+|#[a-z-]+|briefing \d+(\.\d+)*|(?<=引用箇所)[a-z]+", "", text)
        for known in sorted((*FOREIGN, *also), key=len, reverse=True):
            rest = rest.replace(known, "")
        if re.search("[A-Za-z]{2,}", rest):
            found.append(text.strip())
    return found


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The pages of the Japanese site."""
    site = Site(tmp_path_factory.mktemp("japanese"))
    site.write(JAPANESE)
    site.pin()
    built = site.build()
    assert built.faults == []
    return dict(built.pages)


def test_every_page_says_that_it_is_japanese(japanese: Mapping[str, str]) -> None:
    assert [address for address, html in japanese.items() if '<html lang="ja">' not in html] == []


def test_no_page_speaks_english(japanese: Mapping[str, str]) -> None:
    found = {address: english(html, SPOKEN.get(address, ())) for address, html in japanese.items()}
    assert {address: words for address, words in found.items() if words} == {}


def test_english_would_be_found() -> None:
    page = '<html lang="ja"><p>注 <span lang="en">Port</span> <a aria-label="Back to text">本文</a> Notes<p data-close="Close">'
    assert english(page) == ["Back to text", "Notes", "Close"]


PRINTED = {
    "dates": ("water/rain.html", '<time datetime="2026-02-13">2026年2月13日</time>'),
    "a month": ("timeline.html", '<time datetime="2026-02">2026年2月</time>'),
    "a year": ("timeline.html", '<h2 id="y-2026">2026年</h2>'),
    "a place": ("water/rain.html", "第2段落第2〜3文"),
    "a title in its brackets": (
        "water/rain.html",
        '「<a href="../sources/rain.html">埠頭は一晩閉鎖</a>」『<cite>',
    ),
    "authors": ("water/rain.html", "執筆：編集部、田中一郎"),
    "authors in the text": ("water/rain.html", "山田花子、佐藤太郎<sup"),
    "authors in the sentence": ("sources/rain.html", ">さらに山田花子、佐藤太郎も同じ見方を伝えた。</a>"),
    "the mark before the stop": ("water/rain.html", "]</sup>。乗組員"),
    "a table": ("water/rain.html", 'aria-label="表1"'),
    "a topic by the site's own word": ("topics/port.html", "<h1>港湾</h1>"),
    "a signal": ("sources/rain.html", "この文に反する資料として引用</b>（異論）"),
    "a source in another language": (
        "water/rain.html",
        '<span lang="en">Port reopens</span></a>」『<cite>Quay Post</cite>』2026年',
    ),
    "a quotation in another language": (
        "water/rain.html",
        '<summary><span class="quoted" lang="en" dir="auto">“',
    ),
}


@pytest.mark.parametrize(("address", "wanted"), PRINTED.values(), ids=PRINTED)
def test_what_a_japanese_page_prints(japanese: Mapping[str, str], address: str, wanted: str) -> None:
    assert wanted in japanese[address]


# --- type --------------------------------------------------------------------------------------------

SET = {
    "lines of Japanese": ("ja", "p", "line-height", "36px"),
    "breaks of Japanese": ("ja", "p", "line-break", "strict"),
    "no overflow": ("ja", "p", "overflow-wrap", "anywhere"),
    "emphasis upright": ("ja", "em", "font-style", "normal"),
    "titles upright": ("ja", "cite", "font-style", "normal"),
    "contexts upright": ("en", ".note-context", "font-style", "normal"),
    "facts keep their lines": ("ja", "span", "line-height", "36px"),
    "headings break between phrases": ("ja", "h2", "word-break", "auto-phrase"),
    "breaks of Chinese": ("zh-Hant", "p", "line-break", "strict"),
    "words of Korean stay whole": ("ko", "p", "word-break", "keep-all"),
    "English slants": ("en", "em", "font-style", "italic"),
}


@pytest.mark.browser
def test_type_is_set_as_the_language_wants(browser: Browser) -> None:
    theme, found = make_theme(read_theme(OWN_THEMES, "base", Span.whole_file("config.yaml")))
    assert theme, found
    css = theme.assets[theme.names["style.css"]].decode("utf-8")
    body = (
        "<h2>a</h2><div class=prose><p>a <span>a</span> <em>a</em> <cite>a</cite></p><p class=note-context>a"
    )
    page = browser.new_page()
    got = {}
    for name, (language, selector, prop, _) in SET.items():
        page.set_content(
            f"<html lang={language}><style>{css} html body {{font-size: 20px}}</style><body>{body}"
        )
        got[name] = page.evaluate(
            "([s, p]) => getComputedStyle(document.querySelector(s)).getPropertyValue(p)",
            [selector, prop],
        )
    assert got == {name: wanted for name, (_, _, _, wanted) in SET.items()}
