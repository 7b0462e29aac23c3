"""The dialect of Markdown: GitHub's, as its own parser and the examples of CommonMark have it."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Mapping
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.parse.compose import compose
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.markdown.references import SECTION_MARK
from briefing_site.parse.tokens import (
    HEADING_MARK,
    TOKEN,
    CitedToken,
    JoinedSections,
    LinkToken,
    Section,
    Tokens,
)
from tests.changed_texts import applied
from tests.front_end import tools

PATH = "briefings/water/lead.md"


@cache
def engine() -> MarkdownEngine:
    return MarkdownEngine()


def html(markdown: str) -> tuple[str, list[Diagnostic]]:
    """What a text becomes before it is cleaned, each reference as the author wrote it, and its faults."""
    located = LocatedText.run(Lines(PATH, markdown), 0, len(markdown))
    tokens = Tokens(JoinedSections([Section(located, False)]))
    made, by_author = engine().convert(tokens.joined.text, tokens)
    # What need not be cleaned is what the sanitiser would leave as it is.
    assert engine().clean(made, written=by_author) == engine().clean(made)

    def written(sign: re.Match[str]) -> str:
        token = tokens.of[sign.group()]
        if isinstance(token, LinkToken) and token.kind in ("page", "image"):
            return escape(f"{token.target}#{token.anchor}" if "#" in token.raw else token.target)
        return token.raw if isinstance(token, CitedToken | LinkToken) else ""

    made = HEADING_MARK.sub("", made.removeprefix(f"<p>{SECTION_MARK}</p>"))
    return TOKEN.sub(written, made), tokens.faults


class _Events(HTMLParser):
    """HTML as a row of events, alike for two texts that a browser shows alike."""

    BLOCKS = frozenset(
        re.findall(
            r"\w+",
            "p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre hr table thead tbody tr td th div dl dt dd br",
        )
    )
    HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(k, v) for k, v in attrs if not (k == "id" and tag in self.HEADINGS)]
        self.events.append(("begin", tag, sorted((k, plain_address(k, v or "")) for k, v in kept)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = str(self.events.pop()[1]) + data
        self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.events.append(("unknown", data))


def plain_address(name: str, value: str) -> str:
    """An attribute without the ways in which one address may be written."""
    if name not in ("href", "src"):
        return " ".join(value.split())
    return unquote(value).replace("&amp;", "&")


def events(text: str) -> list[tuple[object, ...]]:
    """The events of some HTML, without white space that no reader sees."""
    parser = _Events()
    parser.feed(text)
    parser.close()
    made: list[tuple[object, ...]] = []
    code = strong = 0
    for at, event in enumerate(parser.events):
        if event[:2] == ("begin", "pre"):
            code += 1
        elif event[:2] == ("end", "pre"):
            code -= 1
        if event[1] == "strong":  # GitHub's parser sets one element for strong emphasis inside another
            inner, strong = strong > (event[0] == "end"), strong + (1 if event[0] == "begin" else -1)
            if inner:
                continue
        if event[0] == "text" and not code:
            words = re.sub(r"\s+", " ", str(event[1]))
            before = parser.events[at - 1] if at else None
            after = parser.events[at + 1] if at + 1 < len(parser.events) else None
            if before is None or before[1] in _Events.BLOCKS:
                words = words.lstrip()
            if after is None or after[1] in _Events.BLOCKS:
                words = words.rstrip()
            if made and made[-1][0] == "text":
                words = str(made.pop()[1]) + words
            if words:
                made.append(("text", words))
        else:
            made.append(event)
    return made


# --- CommonMark ----------------------------------------------------------------------------------

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
OURS: Mapping[str, str] = {
    "<https://foo.bar/baz bim>": "a bare address is a link",
    "< https://foo.bar >": "a bare address is a link",
    "https://example.com": "a bare address is a link",
    "foo@bar.example.com": "a bare address is a link",
    '![foo](/url "title")': "a picture with a title is a figure",
    "![foo *bar*]": "a figure",
    "![foo *bar*][]": "a figure",
    "![foo *bar*][foobar]": "a figure",
    "![foo][]": "a figure",
    "![*foo* bar][]": "a figure",
    "![Foo][]": "a figure",
    "![foo]": "a figure",
    "![*foo* bar]": "a figure",
    "![Foo]": "a figure",
}
"""First line of each example that is read otherwise, on purpose."""


OURS_OF_GITHUB: Mapping[str, str] = {
    **{name: why for name, why in OURS.items() if "https:" not in name},
    "<http://foo.bar/baz bim>": "a bare address is a link",
    "< http://foo.bar >": "a bare address is a link",
    "http://example.com": "a bare address is a link",
    "http://commonmark.org": "no browser opens ftp: such an address is printed as words",
    "- [ ] foo": "the box of a task is a sign, since nobody can tick it",
    "- [x] foo": "the box of a task is a sign, since nobody can tick it",
    "<strong> <title> <style> <em>": "a tag that is not allowed is told, and not printed",
}


def different(examples: list[tuple[str, str]]) -> list[str]:
    """The first line of each example that becomes other HTML than expected, and without a fault."""
    found = set()
    for markdown, expected in examples:
        made, faults = html(markdown)
        if not faults and events(made) != events(expected):
            found.add(markdown.split("\n")[0])
    return sorted(found)


def test_examples_of_commonmark() -> None:
    text = (tools() / "commonmark-spec/spec.txt").read_text(encoding="utf-8").replace("→", "\t")
    examples = EXAMPLE.findall(text)
    assert len(examples) == 652
    assert different(examples) == sorted(OURS)


def test_examples_of_github() -> None:
    """Those of GitHub Flavored Markdown 0.29, which `scripts/setup dev` fetches."""
    (package,) = (Path(__file__).parents[1] / ".cache/examples").glob("*.tar.gz")
    with tarfile.open(package) as files:
        (name,) = (name for name in files.getnames() if name.endswith("/spec/gfm.txt"))
        held = files.extractfile(name)
        assert held
        examples = EXAMPLE.findall(held.read().decode().replace("→", "\t"))
    assert len(examples) == 672
    assert different(examples) == sorted(OURS_OF_GITHUB)


# --- GitHub --------------------------------------------------------------------------------------


def by_github(markdown: str) -> str:
    """What GitHub's own parser makes of a text, in our way to write code and tasks."""
    made = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    made = re.sub(r'<pre lang="(.*?)"><code>', r'<pre><code class="language-\1">', made)
    return re.sub(
        r'<li><input type="checkbox"( checked="")? disabled="" />',
        lambda box: f'<li class="task"><span class="task-box">{"☑" if box[1] else "☐"}</span>',
        made,
    )


GITHUB = {
    "list-after-paragraph": "Steps:\n- depth\n- ships\n",
    "numbers-after-paragraph": "Steps:\n1. depth\n2. ships\n",
    "number-that-is-no-list": "It rose in\n1986. It fell.\n",
    "nested-by-two": "- north\n  - deep\n    - deeper\n- south\n",
    "nested-by-four": "- north\n    - deep\n- south\n",
    "nested-numbers": "1. north\n   1. deep\n2. south\n",
    "bracket-numbers": "1) north\n2) south\n",
    "other-bullet": "- north\n* south\n",
    "list-begins-at": "3. three\n4. four\n",
    "loose": "- north\n\n- south\n",
    "three-blanks": "- north\n\n   more of it\n- south\n",
    "table-after-paragraph": "It says:\n| a | b |\n|---|:-:|\n| 1 | 2 |\n",
    "table-without-bars": "a | b\n--|--\n1 | 2\n",
    "table-short-row": "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |\n",
    "table-with-bar": "| a | b |\n|---|---|\n| 1 \\| 2 | `3 \\| 4` |\n",
    "table-then-text": "| a |\n|---|\n| 1 |\n\nMore.\n",
    "fence-in-list": "- north\n  ```\n  x = 1\n  ```\n- south\n",
    "fence-after-paragraph": "It says:\n```\nx = 1\n```\n",
    "fence-with-language": "``` python\nx = 1\n```\n",
    "struck": "~~old~~ and ~new~\n",
    "tasks": "- [ ] todo\n- [x] done\n",
    "bare": "See https://example.org/x?a=1&b=2, www.example.org/(y) and (https://example.org/z).\n",
    "mail": "Mail desk_of@example.org. Now.\n",
    "dollar": "The port earned \\$5 million.\n",
    "escapes": "\\*a\\* \\_b\\_ \\# \\> \\| \\~ \\! \\&amp;\n",
    "hard-breaks": "one\\\ntwo  \nthree\n",
    "setext": "North\n=====\n\nSouth\n---\n",
    "atx": "# North #\n###### South\n## #1\n",
    "quotation": "> one\ntwo\n> three\n\n> four\n",
    "heading-after-text": "text\n# North\n",
    "rule-after-text": "text\n***\nmore\n",
    "html": "<div>\n*a*\n</div>\n\n<div>\n\n*a*\n\n</div>\n",
    "intraword": "snake_case_name and 2*3*4\n",
    "entities": "&copy; &nbsp; &#35; AT&T &c. R&D\n",
    "reference-in-quotation": "> [a]: /x\n\n[a] [b][a]\n",
    "address-with-title": '[a](/x "y") [b](</x y> \'z\') [c](/x\n"y")\n',
    "nested-emphasis": "***a** b* **c *d***\n",
}


@pytest.mark.parametrize("markdown", GITHUB.values(), ids=GITHUB.keys())
def test_as_github_reads_it(markdown: str) -> None:
    made, faults = html(markdown)
    assert events(made) == events(by_github(markdown))
    assert faults == []


PIECES = st.sampled_from(
    ["a", "b c", "foo", " ", "  ", "    ", "\n", "\n\n", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", "# ", "## ", "---", "***", "===\n", "```", "``` x\n",
     "    code", "\t", "`", "``", "*", "**", "_", "__", "(", ")", "](u)", "[a", "<b>", "</b>", "<div>", "</div>", "<!-- c -->", "&amp;", "&#35;", "\\", "\\*", "\\\n",
     "| a | b |\n|---|---|\n", "| ", "~~x~~", "<x@y.example>", '"t"', "é", "“", "!", ".", "  \n", "\n  ", " https://x.example/a ", "雨。"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14).map(lambda pieces: "".join(pieces) + "\n"))
def test_nothing_is_silently_different(markdown: str) -> None:
    # Known and harmless: GitHub links no bare address after an opening bracket, and one within the words of a
    # link twice, looks for one table in a paragraph, reads the emphasis of Chinese and Japanese only between blanks,
    # and makes a blank of a line break between two of their characters.
    assume(not re.search(r"\[.*(?:https|<x@y)", markdown, re.DOTALL) and markdown.count("|---|") < 2)
    assume(not re.search(r"[雨。].*[*_]|[*_].*[雨。]", markdown, re.DOTALL))
    assume(not re.search(r"。[^\w\n]*\n[^\w\n]*雨", markdown))
    # Behind a run of backticks that nothing closes, GitHub's parser finds but one code of another length, against
    # the rule of CommonMark that is ours.
    runs = re.findall("`+", markdown)
    assume(len(runs) < 5 or len(set(runs)) < 2)
    made, faults = html(markdown)
    assert faults or events(made) == events(by_github(markdown))


# --- Python-Markdown, Obsidian, Pandoc -----------------------------------------------------------

OTHERS = {
    "marked": ("It is ==wet== there.", "<p>It is <mark>wet</mark> there.</p>"),
    "equals-signs": ("a == b and c == d", "<p>a == b and c == d</p>"),
    "comment": ("Rain.%%private%% Fog.", "<p>Rain. Fog.</p>"),
    "comment-over-lines": ("Rain %%pri\nvate%% Fog.", "<p>Rain  Fog.</p>"),
    "comment-of-blocks": ("Rain.\n\n%%\nprivate\n\n- private\n%%\n\nFog.", "<p>Rain.</p>\n<p>Fog.</p>"),
    "comment-with-citation": ("Rain %%[@a--b] ![[x]]%%.", "<p>Rain .</p>"),
    "per-cent": ("From 5% to 6%.", "<p>From 5% to 6%.</p>"),
    "escaped-comment": (r"100 \%% of %", "<p>100 %% of %</p>"),
    "alert": (
        "> [!WARNING]\n> Mind the *quay*.",
        '<div class="admonition warning">\n<p class="admonition-title">Warning</p>\n<p>Mind the <em>quay</em>.</p>\n</div>',
    ),
    "alert-with-title": (
        "> [!note]- The quay\n> It is wet.\n>\n> - slippery",
        '<div class="admonition note">\n<p class="admonition-title">The quay</p>\n<p>It is wet.</p>\n<ul>\n<li>slippery</li>\n</ul>\n</div>',
    ),
    "admonition": (
        '!!! note "Mind"\n    Rain\n\n    More\n\nFog',
        '<div class="admonition note">\n<p class="admonition-title">Mind</p>\n<p>Rain</p>\n<p>More</p>\n</div>\n<p>Fog</p>',
    ),
    "admonition-without-title": ('!!! tip ""\n    Rain', '<div class="admonition tip">\n<p>Rain</p>\n</div>'),
    "definitions": (
        "Rain\n:   Water\n:   Wet\n\nFog\nMist\n: Air",
        "<dl>\n<dt>Rain</dt>\n<dd>Water</dd>\n<dd>Wet</dd>\n<dt>Fog</dt>\n<dt>Mist</dt>\n<dd>Air</dd>\n</dl>",
    ),
    "definition-of-blocks": (
        "Rain\n\n:   Water\n\n    More\n\nFog",
        "<dl>\n<dt>Rain</dt>\n<dd>\n<p>Water</p>\n<p>More</p>\n</dd>\n</dl>\n<p>Fog</p>",
    ),
    "colon": ("He said:\n: nothing", "<dl>\n<dt>He said:</dt>\n<dd>nothing</dd>\n</dl>"),
    "emphasis-in-japanese": ("これは**「台風」**です。", "<p>これは<strong>「台風」</strong>です。</p>"),
    "emphasis-before-japanese-stop": ("**雨。**晴れ", "<p><strong>雨。</strong>晴れ</p>"),
    "address-in-japanese": (
        "詳細はhttps://example.org/x。次へ",
        '<p>詳細は<a href="https://example.org/x">https://example.org/x</a>。次へ</p>',
    ),
    "bar-in-wikilink": (
        "| a |\n|---|\n| [[b\\|c]] |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>[[b|c]]</td>\n</tr>\n</tbody>\n</table>",
    ),
    "entity-of-an-entity": ("&amp;copy;", "<p>&amp;copy;</p>"),
    "words-in-braces": ("## Loops {n}\n\n*a*{title} b\n\nA line\n{a, b}", '<h2 id="loops-n">Loops {n}</h2>\n<p><em>a</em>{title} b</p>\n<p>A line\n{a, b}</p>'),
    "list-of-attributes": ("*a*{.b #c} d\n{: .e }", '<p class="e"><em class="b" id="c">a</em> d</p>'),
    "old-anchor": ('<a name="x">a</a>', '<p><a id="x">a</a></p>'),
    "mail-as-label": ("[desk@example.org]\n\n[desk@example.org]: mailto:desk@example.org", '<p><a href="mailto:desk@example.org">desk@example.org</a></p>'),
    "comment-alone": ("a\n\n%%b%%\n\nc", "<p>a</p>\n<p>c</p>"),
    "braces": ("## The set \\{a, b}", '<h2 id="the-set-a-b">The set {a, b}</h2>'),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "made"), OTHERS.values(), ids=OTHERS.keys())
def test_what_github_does_not_have(markdown: str, made: str) -> None:
    assert html(markdown)[0].strip() == made
    assert html(markdown)[1] == []


BREAKS = {
    "Japanese": ("雨が降った。\n船は出ない。", "<p>雨が降った。船は出ない。</p>"),
    "Chinese": ("下雨了，\n船不开。", "<p>下雨了，船不开。</p>"),
    "in emphasis": ("雨が*強く\n降った*。", "<p>雨が<em>強く降った</em>。</p>"),
    "in an item": ("- 雨が\n  降った", "<ul>\n<li>雨が降った</li>\n</ul>"),
    "Latin letters": ("雨が\nHaleと\n降った", "<p>雨が\nHaleと降った</p>"),
    "Korean": ("비가\n왔다.", "<p>비가\n왔다.</p>"),
    "English": ("It\nrained.", "<p>It\nrained.</p>"),
    "a hard break": ("雨が\\\n降った", "<p>雨が<br>\n降った</p>"),
    "code": ("    雨が\n    降った", "<pre><code>雨が\n降った\n</code></pre>"),
}


@pytest.mark.parametrize(("markdown", "made"), BREAKS.values(), ids=BREAKS)
def test_a_line_break_is_nothing_where_a_script_has_no_spaces(markdown: str, made: str) -> None:
    printed, faults = html(markdown)
    assert (printed.strip(), faults) == (made, [])


FOREIGN = {
    "formula": "So «$x^2 + y$» holds.",
    "formula-letter": "So «$x$» holds.",
    "formula-block": "«$$\nx = 1\n$$»",
    "division": "«::: note»\nRain",
    "details": "«??? note \"Mind\"»",
    "tab": '«=== "Linux"»',
    "change": "It «{++»rained++}.",
    "jekyll": "See «{% post_url x %}».",
    "hugo": "See «{{< ref x >}}».",
    "mustache": "See «{{ page.title }}».",
    "role": "See «{ref}»`x`.",
    "directive": "«```{note}»\nRain\n```",
    "span": "It [rains]«{.small}».",
    "raised": "10«^2^».",
    "lowered": "CO«~2~»",
    "command": "«\\newpage»",
    "contents": "«[TOC]»",
    "block-id": "It rains. «^ab12»",
    "emoji": "Nice «:smile:».",
    "embed": "See «![[map.png]]».",
    "formula-of-a-function": "So «$P(A)$» holds.",
    "formula-with-a-number": "So «$1-\\alpha$» holds.",
    "raw": "`x`«{=tex}»",
    "raw-block": "«```{=html}»\nx\n```",
    "command-in-a-line": "See «\\ref{fig} » there.".replace(" »", "»"),
    "apart": "See «[it] (x.md)».",
    "turned-round": "See «(it)[x.md]».",
    "bracket-open": "See «[it](x.md»",
    "double-bracket-open": "See «[[x]» it.",
    "double-bracket-late": "See «[x]]» it.",
    "wide-link": "«［図］（x.md）»を見る。",
    "wide-heading": "«＃ »見出し".replace(" »見出し", " »見出し"),
    "wide-blank": "«##　»見出し",
    "wide-list": "«・雨\n・»霧",
    "label-in-paragraph": "Rain.\n«[x]: y.md»",
    "tight-heading": "«##Rain»",
    "tight-list": "«-rain\n-»fog",
    "headless-table": "«| a | b |\n| 1 | 2 |»",
    "attributes-of-nothing": "Rain«{.wet}» fell.",
    "attributes-above": "«{: .wet}»\nRain.",
    "mojibake": "It is h«Ã¤»",
    "empty-note": "A «^[]» b",
    "emoji-sign": "Nice «:+1:».",
    "entity-unknown": "A «&notareal;» b",
    "entity-open": "A «&nbsp» b",
    "attributes-behind": "Rain fell. «{: .wet}»",
    "tag-of-notes": "«#rain and fog»",
    "task-other-sign": "- «[-] »dropped".replace(" »", " »"),
    "task-half": "* «[/] »half",
    "alert-with-a-blank": "> «[! note]»\n> Rain",
    "alert-with-blanks": "> «[ !NOTE ]»\n> Rain",
    "verse": "«| Rain\n| and fog»",
    "drawn-table": "«+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+»",
    "columns": "a    b\n\n«---- ----»\n\n1    2",
    "percent-title": "«% Rain\n% The desk»",
    "slashes": "«// nobody is to see this»",
    "stars-of-a-program": "«/* nobody */»",
    "example-list": "«(@) »Rain",
    "hash-list": "«#. »Rain",
    "letter-list": "«a. Rain\nb. »Fog",
    "roman-list": "«i) Rain\nii) »Fog",
    "parenthesis-list": "«(1) Rain\n(2) »Fog",
    "list-in-paragraph": "It says\n«2. rain\n3. »fog",
    "indented-list": "It says\n    «- »rain",
    "indented-quotation": "It says\n    «>» rain",
    "field-line": "«status:: done»",
    "field-in-brackets": "It «[status:: done]» rains.",
    "field-between-colons": "«:author: The desk»",
    "place-name": "«(rain)=»\n\n## Rain",
    "two-dots": "«.. note:: Rain»",
    "link-between-backticks": "See «`rain <https://a.example>`_».",
    "wiki-heading": "«== Rain ==»",
    "wiki-bold": "It is «'''wet'''».",
    "wiki-italic": "It is «''wet''».",
    "wiki-link": "See «[https://a.example the page]».",
    "settings-line": "«#+TITLE: Rain»",
    "forum-end": "It is wet«[/b]»",
    "textile-heading": "«h2. »Rain",
    "wiki-panel": "A «{panel:title=x}» b",
    "jinja-comment": "A «{# nobody #}» b",
    "picture-alone": "See «![rain]».",
    "picture-apart": "See «![rain] (x.png)».",
    "drawing": "«```mermaid»\ngraph TD\n```",
    "list-in-html": "<div>\n«- rain»\n</div>",
    "number-in-html": "<div>\n«1. rain»\n</div>",
    "heading-in-html": "<div>\n«## Rain»\n</div>",
    "note-in-html": "<div>\nIt rains«^[or so]».\n</div>",
    "wide-numbers": "«１．雨»",
    "title-without-marks": "«[x](../land/all.md title)»",
    "title-in-apostrophes": "«[x](../land/all.md 'it's')»",
    "wide-parentheses": "See «[x]（../land/all.md）».",
    "wide-brackets-alone": "See «【x】(../land/all.md)».",
    "bracket-never-closed": "See «[x(../land/all.md)».",
    "brackets-never-closed": "See «[[all».",
    "brackets-of-nothing": "See «[[]]».",
    "picture-with-size": "«![x](quay.svg =300x200)»",
    "title-never-closed": "«![x](quay.svg \"unclosed)»",
    "words-behind-title": "«[x](https://example.org \"t\" 2)»",
    "wide-picture": "«！»[x](quay.svg)",
    "picture-sign-apart": "«! »[x](quay.svg)".replace(" »", " »"),
    "bullets-of-a-word-processor": "«•\ta\n•\t»b",
    "dashes": "«– a\n– »b".replace(" »", " »"),
    "numbers-without-blanks": "«1.a\n2.»b",
    "circled-numbers": "«①a\n②»b",
    "wide-heading-tight": "«＃»見出し",
    "attributes-alone": "«{: .wet}»",
    "attributes-first": "«{.wet}»\nRain",
    "attributes-last": "Rain «{.wet}»",
    "attributes-of-an-item": "- rain «{.wet}»",
    "attributes-of-a-heading": "## Rain «{#a b}»",
    "footnote-name": "Rain «[^a b]» fell.",
    "note-never-closed": "Rain «^[or so»\n\nfell].",
    "inserted": "It «++rained++».",
    "inserted-by-carets": "It «^^rained^^».",
    "hidden": "It «||rained||».",
    "inclusion": "«--8<-- \"rain.md\"»",
    "ruby": "«｜漢《かん》»",
    "ruby-in-braces": "«{漢|かん}»",
    "task-without-sign": "«[ ] »rain".replace(" »", " »"),
    "task-without-blank": "- «[ ]»rain",
    "alert-never-closed": "> «[!NOTE»",
    "formula-of-tex": "So «\\(x^2\\)» holds.",
    "wide-blank-behind-number": "«1.　»a",
    "wide-quotation": "«＞»引用",
    "wide-bold": "これは«＊＊太字＊＊»です",
    "wide-code": "これは«｀code｀»です",
    "wide-rule": "«－－－»",
    "bold-with-blanks": "It is «** wet **».",
    "heading-seven": "«####### seven»",
    "row-apart": "| a | b |\n|---|---|\n\n«| 1 | 2 |»",
    "caption": "«: R»ain",
    "wide-mark": "雨«［^1］»。",
    "role-of-rest": "See «:ref:»`rain`.",
    "asciidoc-title": "«= Rain»",
    "wiki-table": "«{| class=x»",
    "span-with-style": "[x]«{style=\"a\"}»",
    "target-of-rest": "See «`rain`_».",
    "wide-scheme": "See «https：//example.org»",
    "wide-host": "See «ｗｗｗ.example.org»",
    "wide-mail": "See «desk＠example.org»",
    "link-never-closed": "See «[x](quay»",
    "half-tag": "«<img src=\"nope.png\"»",
    "half-tag-of-a-link": "See «<a href=nowhere.md and more»",
    "parenthesis-open": "«![x](a(b.png)»",
    "link-over-paragraphs": "[a\n\nb«](https://example.org)»",
    "wide-bars": "«｜a｜b｜»",
    "mojibake-quotation": "It is «â€œ»wet",
    "stops-around-a-citation": "It rained. «[@rain#hours].» It stopped.",
    "stops-around-a-tight-citation": "It rained.«[@rain#hours].»",
    "stops-around-several": "It rained. «[see @rain#hours, p. 3; @rain#dry].»",
    "stops-around-a-citation-of-japan": "雨だ。«[@rain#hours]。»晴れた。",
    "stops-behind-an-abbreviation": "It rained in the U.S. «[@rain#hours].»",
    "stops-over-lines": "It rained.\n«[@rain#hours].» It stopped.",
    "stops-beside-emphasis": "*It* rained. «[@rain#hours].»",
    "comment-long-dash": "It rains. «<!— not for readers —>»",
    "comment-short-dash": "It rains. «<!– not for readers –>»",
    "comment-dash-and-hyphen": "It rains. «<!—- not for readers -—>»",
    "comment-one-hyphen": "It rains. «<!- not for readers ->»",
    "comment-blank-in-the-sign": "It rains. «<! -- not for readers -->»",
    "comment-blank-before-the-mark": "It rains. «< !-- not for readers -->»",
    "comment-wide-signs": "雨だ。«＜！-- 内部 --＞»",
    "comment-wide-percent": "雨だ。«％％ 内部 ％％»",
    "comment-over-lines": "It rains. «<!— not for\nreaders —>» It stopped.",
    "comment-begun": "It rains. «<!—» not for readers",
    "comment-wide-percent-begun": "雨だ。«％％» 内部",
    "comment-in-a-heading": "## Rain «<!— not for readers —>»",
    "comment-in-a-cell": "| a |\n|---|\n| rain «<!— b —>» |",
}  # fmt: skip


@pytest.mark.parametrize("markdown", FOREIGN.values(), ids=FOREIGN.keys())
def test_foreign_notation_is_told_at_its_place(markdown: str) -> None:
    start, end = markdown.index("«"), markdown.index("»") - 1
    text = markdown.replace("«", "").replace("»", "")
    (fault,) = html(text)[1]
    assert fault.code == "foreign-markup"
    lines = Lines(PATH, text)
    assert lines.offset_of(fault.place) == start
    assert lines.offset(fault.end.line - 1, fault.end.column - 1) == end


@pytest.mark.parametrize("markdown", FOREIGN.values(), ids=FOREIGN.keys())
def test_the_cure_of_foreign_notation_leaves_none_there(markdown: str) -> None:
    text = markdown.replace("«", "").replace("»", "")
    (fault,) = html(text)[1]
    for fix in fault.fixes:
        mended = applied({PATH: text}, fix.changes)[PATH]
        assert fault not in html(mended)[1], mended


LOST_NUMBERS = {
    "one-left-out": ("3. a\n«5.» b\n6. c", ["4.", "5."]),
    "twice": ("1. a\n2. b\n«2.» c", ["3."]),
    "backwards": ("3) a\n«2)» b\n", ["4)"]),
    "in-order": ("7. a\n8. b", []),
    "all-the-same": ("1. a\n1. b\n1. c", []),
    "all-zero": ("0. a\n0. b", []),
    "two-lists": ("1. a\n2. b\n\nc\n\n3. d", []),
    "bullets": ("- 3\n- 5", []),
}


@pytest.mark.parametrize(("markdown", "printed"), LOST_NUMBERS.values(), ids=LOST_NUMBERS.keys())
def test_a_number_that_would_be_printed_as_another_is_told(markdown: str, printed: list[str]) -> None:
    text = markdown.replace("«", "").replace("»", "")
    told = html(text)[1]
    assert {fault.code for fault in told} <= {"lost-number"}
    assert [fault.fixes[0].title for fault in told] == [f"Write {number}" for number in printed]
    if told:
        assert Lines(PATH, text).offset_of(told[0].place) == markdown.index("«")
    for fault in told:
        for fix in fault.fixes:
            assert fault not in html(applied({PATH: text}, fix.changes)[PATH])[1]


NO_WORDS = {
    "heading": "Rain.\n\n«##»\n\nFog.",
    "heading-of-a-comment": "«## %%later%%»\n\nFog.",
    "quotation": "Rain.\n\n«>»\n\nFog.",
    "footnote": "Rain[^a].\n\n«[^a]:»\n",
    "link": "Rain «[](x.md)» fell.",
    "link-of-a-blank": "Rain «[ ](x.md)» fell.",
}


@pytest.mark.parametrize("markdown", NO_WORDS.values(), ids=NO_WORDS.keys())
def test_what_has_no_words_is_told(markdown: str) -> None:
    text = markdown.replace("«", "").replace("»", "")
    (fault,) = html(text)[1]
    assert fault.code == "no-words"
    assert Lines(PATH, text).offset_of(fault.place) == markdown.index("«")
    assert fault not in html(applied({PATH: text}, fault.fixes[0].changes)[PATH])[1]


@pytest.mark.parametrize("markdown", ["![](x.png)", "[![](x.png)](x.md)", "[^]", '<a id="x"></a>'])
def test_what_needs_no_words_is_let_be(markdown: str) -> None:
    assert html(markdown)[1] == []


PLAIN = [
    "50 % of it\n% of it",
    ".. and so on",
    "J. Smith\nK. Jones",
    "\\(not\\) and \\[words\\]",
    "a || b || c",
    "_Creator of `x.jl`_ and `*`, `_`, or `#`",
    "See [[Wikipedia](https://a.example/x)] here",
    '**"Add"** → **"Project"** now',
    "C++, ++i and so on",
    "He said [sic] (the page.md)",
    "_`x`_ and *`y`* and `a`_b",
    "1.5 million\n2.5 million",
    "- one – two\n- three",
    "**bold** and **more** of it",
    "5 ** 2",
    "すごい！[x](x.md)",
    "## H {#id}",
    "## H {.wet #id}",
    "Dear Sir::",
    "At 10::20 in std::string",
    "The '90s and the '80s, '' and 'x'",
    "See `a <b>` and `c`",
    "(1) Rain and (2) fog",
    "a. Rain, then b. fog",
    "AT&T; R&D; Q&A",
    "- [link](x.md) and [a] b",
    "He was [sic] right [b]",
    "It rained in\n1998. Then it stopped.",
    "<pre>\n- rain\n## fog\n</pre>",
    "<div>\nRain - and fog\n</div>",
    "- - -",
    "A | B",
    "## #1 of them",
    "It cost $5 million, not $6 million or 7$.",
    "From US$5 to A$6 = $11_000.",
    "At 10:30:45 and at 5:30.",
    "He said: yes; she said: no.",
    "A ~ B ~ C, ~5 and ~6",
    "The file C:\\temp\\new is there.",
    "Note {this} and {that, too}.",
    "2^10 and x^2 and ^ alone",
    "`$x^2$` and `{{ x }}` and <span title='$x^2$'>a</span>",
    "[Words](x.md){.small}",
    "Signs are '$' and '$', or $HOME/bin:$PATH here.",
    "It grew 100%% and 50%% of it.",
    "100％％ und 50％ und ％",
    "It rained. [@rain#hours] It stopped [@rain#dry]. So it did.",
    "It rained [@rain#hours]. [@rain#dry] says so.",
    "It waited... [@rain#hours].",
    "Did it rain? [@rain#hours].",
    "“It rained.” [@rain#hours].",
    "It rained. [More](x.md).",
    "`a. [@rain#hours].`",
    "a < !b and a <! b, `<!— x —>`",
    "3 <!5, a <- b -> c",
    "A #tag here, and #1 there",
    "In T[i][j] and [1][2] and [a-1][b].",
    "[words] and {n} and {a, b}",
]


@pytest.mark.parametrize("markdown", PLAIN)
def test_plain_words_are_no_foreign_notation(markdown: str) -> None:
    assert [fault.code for fault in html(markdown)[1]] == []


LOOSE = {
    "blank": ("[a](north quay.md)", "north quay.md"),
    "blank-picture": ('![a](north quay.png "The quay")', "north quay.png"),
    "blank-and-single-quotes": ("[a](north quay.md 'The quay')", "north quay.md"),
    "title-in-parentheses": ("[a](nowhere.md (title))", "nowhere.md"),
    "parentheses": ("[a](nowhere (1).md)", "nowhere (1).md"),
    "blank-in-anchor": ("[a](x.md#the quay)", "x.md#the quay"),
    "folder": ("[a](../north quay/x.md)", "../north quay/x.md"),
    "definition-with-blanks": ('[a][b]\n\n[b]: north quay.md "The quay"', "north quay.md"),
    "per-cent": ("[a](north%20quay.md)", "north%20quay.md"),
    "line-break": ("[a](\nx.md\n'title')", "x.md"),
    "angles": ("[a](<north (quay.md>)", "north (quay.md"),
    "escaped": ("[a](north\\)quay.md)", "north)quay.md"),
    "in-quotation": ("> [a]: x.md\n\n[a]", "x.md"),
    "in-list": ("- b\n\n  [a]: x.md\n\n[a]", "x.md"),
    "raw-in-capitals": ("<A HREF='x.md'>a</A>", "x.md"),
    "raw-picture-bare": ("<IMG SRC=x.png>", "x.png"),
    "raw-over-lines": ('<a\n  href = "x.md">a</a>', "x.md"),
    "raw-entity": ('<a href="x&amp;y.md">a</a>', "x&y.md"),
    "raw-block": ("<div>\n<p><a href=x.md>a</a></p>\n</div>", "x.md"),
}


@pytest.mark.parametrize(("markdown", "address"), LOOSE.values(), ids=LOOSE.keys())
def test_every_address_is_followed(markdown: str, address: str) -> None:
    tokens = Tokens(
        JoinedSections([Section(LocatedText.run(Lines(PATH, markdown), 0, len(markdown)), False)])
    )
    engine().convert(tokens.joined.text, tokens)
    (token,) = tokens.of.values()
    assert isinstance(token, LinkToken)
    assert f"{token.target}#{token.anchor}".rstrip("#") == address
    start = Lines(PATH, markdown).offset_of(token.place)
    assert markdown[start:].startswith(token.raw)


@pytest.mark.parametrize(
    "markdown", ["[sic](as he said)", "[a] (x.md)", "[a](x.md b)", "[a](he said. and then)"]
)
def test_words_in_parentheses_are_no_address(markdown: str) -> None:
    assert "<a " not in html(markdown)[0]


def test_notes_and_footnotes_keep_their_texts() -> None:
    text = "A^[words [@b]] and B[^1].\n\n[^1]: The text^[in it].\n"
    located = LocatedText.run(Lines(PATH, text), 0, len(text))
    made = compose(engine(), [located])
    assert {note.name: "".join(note.body.pieces) for note in made.footnotes} == {
        "1": "<p>The text.</p>",
        "words": "<p>words</p>",
        "in-it": "<p>in it</p>",
    }
