"""Markdown with holes: what is a reference, what stays as written, and what never reaches the page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_site.model.body import Body, CitationHole, FootnoteHole, LinkHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from tests.sites import PAGE, SMALL, Site, briefing, files, shown

PATH = "briefings/water/lead.md"
TOKEN = re.compile("[\U000f0000-\U0010ffff]")


@cache
def engine() -> MarkdownEngine:
    return MarkdownEngine()


def parse(body: str, more: str = "") -> tuple[Briefing, list[Diagnostic]]:
    made, found = parse_briefing(PATH, files(briefing(body, more))[PATH].encode(), engine())
    assert isinstance(made, Briefing)
    return made, found


def text(body: Body) -> str:
    """The HTML of a body, each hole shown as ⟨what it is⟩."""
    out = body.pieces[0]
    for hole, piece in zip(body.holes, body.pieces[1:], strict=True):
        if isinstance(hole, CitationHole):
            out += (
                f"⟨{' '.join(f'{c.source}#{c.excerpt}' if c.excerpt else c.source for c in hole.citations)}⟩"
            )
        elif isinstance(hole, FootnoteHole):
            out += f"⟨^{hole.name}⟩"
        else:
            out += f"⟨{hole.kind}:{hole.target}{'#' + hole.anchor if hole.anchor else ''}⟩"
        out += piece
    return out.strip()


# --- what is left as it is written ---------------------------------------------------------------

REFERENCES = "[@a#x] @a [[x]] [^1] [@a--b]"
VERBATIM = {
    "code-span": (f"It `{REFERENCES}` is.", f"<p>It <code>{REFERENCES}</code> is.</p>"),
    "code-span-of-two": (f"It ``{REFERENCES} ` `` is.", f"<p>It <code>{REFERENCES} ` </code> is.</p>"),
    "fence": (f"```\n{REFERENCES}\n```", f"<pre><code>{REFERENCES}\n</code></pre>"),
    "fence-of-tildes": (f"~~~\n{REFERENCES}\n~~~", f"<pre><code>{REFERENCES}\n</code></pre>"),
    "fence-with-language": (
        f"``` python\n{REFERENCES}\n```",
        f'<pre><code class="language-python">{REFERENCES}\n</code></pre>',
    ),
    "fence-with-blank-line": ("```\n[@a#x]\n\n[[x]]\n```", "<pre><code>[@a#x]\n\n[[x]]\n</code></pre>"),
    "indented": (
        "It:\n\n    @a#x [[x]] [^1] [@a] [@scope/a#x] a[@b#c]\n",
        "<p>It:</p>\n<pre><code>@a#x [[x]] [^1] [@a] [@scope/a#x] a[@b#c]\n</code></pre>",
    ),
    "raw-code": (f"<code>{REFERENCES}</code>", f"<p><code>{REFERENCES}</code></p>"),
    "raw-pre": (f"<pre>\n{REFERENCES}\n</pre>", f"<pre>{REFERENCES}\n</pre>"),
    "markup-in-code": ("`[@a *b* & <c>]`", "<p><code>[@a *b* &amp; &lt;c&gt;]</code></p>"),
    "escaped": (r"Mail \@a and \[@ b].", "<p>Mail @a and [@ b].</p>"),
    "e-mail": ("Mail a@b.example or desk@a now.", '<p>Mail <a href="mailto:a@b.example">a@b.example</a> or desk@a now.</p>'),
    "e-mail-link": (
        "[Mail](mailto:a@b.example)",
        '<p><a href="mailto:a@b.example">Mail</a></p>',
    ),
    "handle-in-link": (
        "[@desk](https://social.example/@desk) wrote",
        '<p><a href="https://social.example/@desk">@desk</a> wrote</p>',
    ),
    "handle-in-reference-link": (
        "[@desk][1] and [1]\n\n[1]: https://social.example/@desk",
        '<p><a href="https://social.example/@desk">@desk</a> and <a href="https://social.example/@desk">1</a></p>',
    ),
    "handle-in-auto-link": (
        "<https://social.example/@desk>",
        '<p><a href="https://social.example/@desk">https://social.example/@desk</a></p>',
    ),
    "bare-address": (
        "See https://social.example/@desk now",
        '<p>See <a href="https://social.example/@desk">https://social.example/@desk</a> now</p>',
    ),
    "raw-link": (
        'See <a href="https://social.example/@desk">it</a>.',
        '<p>See <a href="https://social.example/@desk">it</a>.</p>',
    ),
    "lone-at": ("Sold @ 5 and a @ b", "<p>Sold @ 5 and a @ b</p>"),
    "comment": ("A <!-- [@a#x] [[x]] [^1] --> b", "<p>A  b</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "html"), VERBATIM.values(), ids=VERBATIM.keys())
def test_left_as_written(source: str, html: str) -> None:
    made, found = parse(source)
    assert text(made.body) == html
    assert found == []
    assert made.body.holes == ()


# --- holes ---------------------------------------------------------------------------------------

HOLES = {
    "citation": ("A [see @a#x; @b].", "<p>A.⟨a#x b⟩</p>"),
    "wikilink": ("See [[a]].", "<p>See ⟨wiki:a⟩.</p>"),
    "wikilink-words": ("See [[us/a#b|that]].", "<p>See ⟨wiki:us/a#b⟩.</p>"),
    "wikilink-own-heading": ("See [[#b]].", "<p>See ⟨wiki:#b⟩.</p>"),
    "excerpt-link": ("See [[@a#x|that]] and [[@a]].", "<p>See ⟨excerpt:a#x⟩ and ⟨excerpt:a⟩.</p>"),
    "link": ("[that](../us/a.md#b)", '<p><a href="⟨page:../us/a.md#b⟩">that</a></p>'),
    "link-anchor": ("[that](#b)", '<p><a href="⟨page:#b⟩">that</a></p>'),
    "link-title": ('[that](a.md "words")', '<p><a href="⟨page:a.md⟩" title="words">that</a></p>'),
    "link-angles": ("[that](<a b.md>)", '<p><a href="⟨page:a b.md⟩">that</a></p>'),
    "link-brackets": ("[that](a(1).md)", '<p><a href="⟨page:a(1).md⟩">that</a></p>'),
    "link-reference": ("[that][r]\n\n[r]: a.md", '<p><a href="⟨page:a.md⟩">that</a></p>'),
    "link-reference-short": ("[that]\n\n[that]: a.md", '<p><a href="⟨page:a.md⟩">that</a></p>'),
    "link-raw": ('<a href="a.md">that</a>', '<p><a href="⟨page:a.md⟩">that</a></p>'),
    "link-with-code": ("[`[@a]`](a.md)", '<p><a href="⟨page:a.md⟩"><code>[@a]</code></a></p>'),
    "link-in-list": ("- [that](a.md)", '<ul>\n<li><a href="⟨page:a.md⟩">that</a></li>\n</ul>'),
    "image": ("![A](a.png) b", '<p><img alt="A" src="⟨image:a.png⟩"> b</p>'),
    "figure": (
        '![A](a.png "A caption")',
        '<figure><img alt="A" src="⟨image:a.png⟩"><figcaption>A caption</figcaption></figure>',
    ),
    "image-in-link": ("[![A](a.png)](b.md)", '<p><a href="⟨page:b.md⟩"><img alt="A" src="⟨image:a.png⟩"></a></p>'),
    "footnote": ("A[^n].\n\n[^n]: B.", "<p>A.⟨^n⟩</p>"),
    "in-emphasis": ("**A [@a]** [[b]]", "<p><strong>A⟨a⟩</strong> ⟨wiki:b⟩</p>"),
    "in-code-and-out": ("`[@a]` [@a]", "<p><code>[@a]</code>⟨a⟩</p>"),
    "out-and-in-raw-code": ("[@a] <code>[@a]</code>", "<p>⟨a⟩ <code>[@a]</code></p>"),
    "after-open-quotation": ("“[[a]]”", "<p>“⟨wiki:a⟩”</p>"),
    "in-indented-list": ("1. a\n\n    [@a] b", "<ol>\n<li>\n<p>a</p>\n<p>⟨a⟩ b</p>\n</li>\n</ol>"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "html"), HOLES.values(), ids=HOLES.keys())
def test_holes(source: str, html: str) -> None:
    made, found = parse(source)
    assert text(made.body) == html
    assert found == []


def test_words_of_a_wikilink_are_its_label() -> None:
    made, _ = parse("[[a| some *words* ]] [[ @b # x ]]")
    first, second = made.body.holes
    assert isinstance(first, LinkHole)
    assert isinstance(second, LinkHole)
    assert (first.target, first.label, second.target, second.anchor) == ("a", "some *words*", "b", "x")


def test_a_footnote_of_several_paragraphs() -> None:
    made, found = parse("A[^n].\n\n[^n]: One [@a].\n\n    Two:\n\n    - three [@b]\n\nAfter.\n")
    (note,) = made.footnotes
    assert text(note.body) == "<p>One.⟨a⟩</p>\n<p>Two:</p>\n<ul>\n<li>three⟨b⟩</li>\n</ul>"
    assert text(made.body) == "<p>A.⟨^n⟩</p>\n<p>After.</p>"
    assert found == []


def test_short_texts_are_one_paragraph() -> None:
    made, found = parse("", 'events:\n  - {date: 2026, text: "*Rain* [@a], `[@b]` [[c]]"}')
    assert text(made.events[0].text) == "<em>Rain</em>,⟨a⟩ <code>[@b]</code> ⟨wiki:c⟩"
    assert found == []


# --- what swallows the rest ----------------------------------------------------------------------

OPEN = {
    "div": "<div>\n\nIt never ends [@a].",
    "div-in-text": "It <div> never ends [@a].",
    "fence": "```\nIt never ends [@a].",
    "comment": "<!-- It never ends [@a].",
    "table": "<table><tr><td>It never ends [@a].",
    "pre": "<pre>\nIt never ends [@a].",
    "script": "<script>\nIt never ends [@a].",
    "raw-paragraph": "<p>It never ends [@a].",
    "list": "- It never ends [@a].\n    - <div>",
    "details": "<details>\n<summary>It never",
    "emphasis": "It **never ends [@a].",
    "brackets": "It [never [ends [@a.",
    "quotation": "> It never ends [@a].\n> <div>",
    "declaration": "<!DOCTYPE html [",
    "instruction": "<? php",
    "half-tag": '<a href="',
    "cdata": "<![CDATA[ It",
}  # fmt: skip


@pytest.mark.parametrize("body", OPEN.values(), ids=OPEN.keys())
def test_an_unclosed_body_keeps_to_itself(body: str) -> None:
    made, _ = parse(
        f"A[^n].\n\n[^n]: Note [@d].\n\n{body}",
        """
judgements:
  - {confidence: low, because: rain, text: "First [@b]."}
events:
  - {date: 2026, text: "Then [@c]."}
""",
    )
    assert text(made.judgements[0].text) == "First.⟨b⟩"
    assert text(made.events[0].text) == "Then.⟨c⟩"
    assert [text(note.body) for note in made.footnotes] == ["<p>Note.⟨d⟩</p>"]
    assert text(made.body).startswith("<p>A.⟨^n⟩</p>")


@pytest.mark.parametrize("opening", ["<div>", "```", "<!-- ", "<b>", "**"])
def test_an_unclosed_judgement_keeps_to_itself(opening: str) -> None:
    made, _ = parse(
        "Body [@a].",
        f"events:\n  - {{date: 2026, text: '{opening} x'}}\n  - {{date: 2026, text: 'Then [@c].'}}",
    )
    assert text(made.events[1].text) == "Then.⟨c⟩"
    assert text(made.body) == "<p>Body.⟨a⟩</p>"


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<em>a", "**", "```\n    ", "<details>"])
def test_an_unclosed_note_keeps_to_itself(opening: str) -> None:
    made, _ = parse(f"A[^n].\n\n[^n]: {opening}Note\n\nBody [@a].")
    assert text(made.body) == "<p>A.⟨^n⟩</p>\n<p>Body.⟨a⟩</p>"
    (note,) = made.footnotes
    assert text(note.body).count("<") == 2 * text(note.body).count("</")


def test_a_heading_that_an_open_tag_swallows() -> None:
    made, found = parse('<div><a href="x.md\n\n[^n]: ---\n## ')
    check_whole(made, found)
    assert {fault.code for fault in found} == {"unsafe-html", "unclosed-tag", "no-words"}


def test_an_unclosed_gist_keeps_to_itself() -> None:
    card = (
        files(SMALL)["seeds/rain.md"]
        .replace("for long.", "for <b>long.")
        .replace("on the quay\n", "on the quay\n\nThey waited.\n")
    )
    made, found = parse_source("seeds/rain.md", card.encode(), engine())
    assert made
    assert [fault.code for fault in found] == ["unclosed-tag"]
    assert text(made.excerpts[0].gist).endswith("<b>long.</b></p>")
    assert "<p>They waited.</p>" in [text(excerpt.gist) for excerpt in made.excerpts]


def test_headings_have_the_ids_that_the_author_gives() -> None:
    made, _ = parse("## Rain {#wet .big}\n\n## Fog {.big #dim lang=en}\n\n## Sun *is* `out`")
    assert [(h.id, h.text) for h in made.headings] == [
        ("wet", "Rain"),
        ("dim", "Fog"),
        ("sun-is-out", "Sun is out"),
    ]
    assert made.ids == ("wet", "dim", "sun-is-out")


# --- on the page ---------------------------------------------------------------------------------

RENDERED = {
    "table": ("| a | b |\n| :- | -: |\n| 1 | 2 |", '<td class="align-right">2</td>'),
    "table-scrolls": ("| a |\n| - |\n| 1 |", '<div class="table-wrap" role="region" aria-label="Table 1" tabindex="0">'),
    "definition-list": ("Rain\n:   Water", "<dl>\n<dt>Rain</dt>\n<dd>Water</dd>\n</dl>"),
    "abbreviation": ("A WTO.\n\n*[WTO]: World Trade", '<abbr title="World Trade">WTO</abbr>'),
    "admonition": ('!!! note "Mind"\n    Rain', '<div class="admonition note">\n<p class="admonition-title">Mind</p>'),
    "attributes": ("## Rain {#wet .big}", '<h2 class="big" id="wet">Rain</h2>'),
    "heading-id": ("## Łódź & Rain", '<h2 id="lodz-rain">Łódź &amp; Rain</h2>'),
    "heading-id-japanese": ("## 雨の日", '<h2 id="雨の日">雨の日</h2>'),
    "heading-twice": ("## Rain\n\na\n\n## Rain\n\nb", '<h2 id="rain_1">Rain</h2>'),
    "fence": ("``` python\nx < 1\n```", '<code class="language-python">x &lt; 1\n</code>'),
    "link-out": ("[x](https://a.example/?a=1&b=2)", '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
    "link": ("[x](../land/all.md)", '<a href="../land/all.html">x</a>'),
    "link-heading": ("[x](lead.md#rain)\n\n## Rain", '<a href="#rain">x</a>'),
    "link-same-page": ("[x](#rain)\n\n## Rain", '<a href="#rain">x</a>'),
    "link-to-note": ("[x](#n-rain--dry) [@rain#dry]", '<a href="#n-rain--dry">x</a>'),
    "link-region": ("[x](../land/index.md)", '<a href="../land/index.html">x</a>'),
    "link-card": ("[x](../../seeds/rain.md#dry)", '<a href="../sources/rain.html#e-dry">x</a>'),
    "link-reference": ("[x][y]\n\n[y]: ../land/all.md", '<a href="../land/all.html">x</a>'),
    "link-raw": ('<a href="../land/all.md">x</a>', '<a href="../land/all.html">x</a>'),
    "link-raw-unquoted": ("<a href=../land/all.md>x</a>", '<a href="../land/all.html">x</a>'),
    "wikilink-own-id": ("[[#wet]]\n\n## Rain {#wet .big}", '<a href="#wet">Rain</a>'),
    "wikilink": ("[[all]]", '<a href="../land/all.html">All that is known</a>'),
    "wikilink-region": ("[[land/all]]", '<a href="../land/all.html">All that is known</a>'),
    "wikilink-words": ("[[all|a < b]]", '<a href="../land/all.html">a &lt; b</a>'),
    "wikilink-heading": ("[[lead#dry-days]]\n\n## Dry *days*", '<a href="#dry-days">Dry days</a>'),
    "wikilink-source": ("[[@rain]]", '<a href="../sources/rain.html">Quay shut for the night</a>'),
    "wikilink-excerpt": ("[[@rain#dry|so]]", '<a href="../sources/rain.html#e-dry">so</a>'),
    "in-heading": ("## Rain [@rain]", '<h2 id="rain">Rain<sup class="cites">'),
}  # fmt: skip


@pytest.mark.parametrize(("source", "html"), RENDERED.values(), ids=RENDERED.keys())
def test_rendered(small: Site, source: str, html: str) -> None:
    small.lead(source)
    seen = small.build()
    assert seen.faults == []
    assert html in seen.pages[PAGE]


def test_pictures_are_published_under_a_name_of_their_content(small: Site) -> None:
    small.put("briefings/water/Harbour Map.PNG", b"GIF89a")
    small.put("briefings/water/unused.png", b"unused")
    small.lead('![A map](<Harbour Map.PNG> "The quay")\n\nSee [the map](Harbour%20Map.PNG).')
    seen = small.build()
    assert seen.faults == []
    (address,) = (path for path in seen.tree if path.startswith("assets/harbour-map."))
    assert re.fullmatch(r"assets/harbour-map\.[0-9a-f]{10}\.png", address)
    assert seen.tree[address] == b"GIF89a"
    assert b"unused" not in seen.tree.values()
    page = seen.pages[PAGE]
    assert f'<figure><img alt="A map" src="../{address}"><figcaption>The quay</figcaption></figure>' in page
    assert f'<a href="../{address}">the map</a>' in page
    small.put("briefings/water/Harbour Map.PNG", b"GIF89a\2\0\1\0\0\0\0")
    assert address not in small.build().tree


def test_comments_never_reach_the_page(small: Site) -> None:
    small.lead(
        "A <!-- secret --> b.\n\n<!--\nsecret\n\n## secret\n-->\n\n- c <!-- secret -->\n\n    <!-- shown -->\n",
        "events:\n  - {date: 2026, text: 'Rain <!-- secret --> fell'}",
    )
    seen = small.build()
    assert seen.faults == []
    assert not any(b"secret" in data for data in seen.tree.values())


def test_text_of_the_front_matter_is_escaped(small: Site) -> None:
    small.lead(
        "Rain.", "people: ['<svg>Ada</svg>']\nauthors: ['<video>Bo</video>']", title="'A <svg>x</svg> & b'"
    )
    seen = small.build()
    assert seen.faults == []
    assert "A &lt;svg&gt;x&lt;/svg&gt; &amp; b" in seen.pages[PAGE]
    assert not any(
        "<svg>Ada" in page or "<video>Bo" in page or "<svg>x" in page for page in seen.pages.values()
    )


UNSAFE = {
    "script": "<script>alert(1)</script>",
    "script-capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "svg": "<svg onload=alert(1)>",
    "image-error": '<img alt="A quay" src="q.png" onerror="alert(1)">',
    "unquoted": "<b onmouseover=alert(1)>x</b>",
    "link": "[x](javascript:alert(1))",
    "link-capitals": "[x](JavaScript:alert(1))",
    "link-entity": "[x](java&#115;cript:alert(1))",
    "link-tab": '<a href="java\tscript:alert(1)">x</a>',
    "link-reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "link-auto": "<javascript:alert(1)>",
    "link-raw": "<a href='javascript:alert(1)'>x</a>",
    "link-unquoted": "<a href=javascript:alert(1)>x</a>",
    "link-vbscript": "[x](vbscript:alert(1))",
    "image": "![x](javascript:alert(1))",
    "image-data": "![x](data:image/svg+xml;base64,AAAA)",
    "style": '<p style="background: url(https://a.example)">x</p>',
    "style-element": "<style>p { color: red }</style>",
    "iframe": "<iframe src='https://a.example'></iframe>",
    "form": "<form action='https://a.example'><input name='a'></form>",
    "object": "<object data='a.swf'></object>",
    "base": "<base href='https://a.example'>",
    "meta": "<meta http-equiv='refresh' content='0'>",
    "attribute-list": "x\n{: onclick='alert(1)' }",
}  # fmt: skip


@pytest.mark.parametrize("source", UNSAFE.values(), ids=UNSAFE.keys())
def test_unsafe_html_is_a_fault_in_its_line(small: Site, source: str) -> None:
    small.append("config.yaml", "lint: {uncited-claim: off}\n")
    small.put("briefings/water/q.png", b"GIF89a")
    small.lead(f"Rain.\n\n{source}\n")
    seen = small.build()
    assert seen.faults
    assert {fault.place.path for fault in seen.diagnostics} == {PATH}
    assert {fault.code for fault in seen.diagnostics} <= {"unsafe-html", "broken-link"}
    assert {fault.place.line for fault in seen.diagnostics} <= {9, 10, 11}
    assert not seen.output.exists()


@pytest.mark.parametrize("source", UNSAFE.values(), ids=UNSAFE.keys())
def test_unsafe_html_is_not_let_through(source: str) -> None:
    html = "".join(parse(source)[0].body.pieces)
    assert not re.search(
        r"<(script|svg|style|iframe|form|input|object|base|meta)\b|<[^>]*\son\w+=|<[^>]*script:", html, re.I
    )


@pytest.mark.parametrize(
    "source", ["1 < 2 and a <b", "x <- y", "<3", "a<b>c</b>", "A & B &copy; &lt;script&gt;"]
)
def test_harmless_html_is_no_fault(source: str) -> None:
    assert parse(source)[1] == []


# --- any text ------------------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        "rain", " ", "\n", "\n\n", "    ", "- ", "> ", "| ", "\n| - |\n", "## ", "[@a#x]", "[@a; @b", "@a", "-@a", "[[x]]", "[[",
        "]]", "[", "]", "(", ")", "](x.md)", "![", "[^n]", "\n\n[^n]: ", "`", "```\n", "~~~\n", "<div>", "</div>", "<b>", "</p>",
        "<!--", "-->", "<a href=\"x.md", "\">", "<script>", "*", "**", "_", "\\", "&amp;", "{: #i }", "!!! note\n", ":   ", "\n\n[r]: x.md\n",
        "*[rain]: fog\n", "雨", "。", ".", "<", ">", "\"", "'", "<pre>", "<code>", "</code>", "\t", "<?", "<![CDATA[", "=", "---\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=25).map("".join) | st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=60
)


def check_whole(made: Briefing | LooseText | None, found: list[Diagnostic]) -> None:
    for fault in found:
        assert re.fullmatch(rf"{PATH}:[1-9]\d*:[1-9]\d* [a-z0-9-]+", shown(fault))
    if made is None:
        return
    bodies = (
        made.bodies if isinstance(made, LooseText) else (made.body, *(event.text for event in made.events))
    )
    for body in (*bodies, *(note.body for note in made.footnotes)):
        assert len(body.pieces) == len(body.holes) + 1
        assert not TOKEN.search("".join(body.pieces))
        parts = [(at, part) for at, sentence in enumerate(body.sentences) for part in sentence.parts]
        assert not TOKEN.search("".join(part for _, part in parts if isinstance(part, str)))
        inside = [(at, part) for at, part in parts if isinstance(part, int)]
        assert inside == [(hole.sentence, number) for number, hole in enumerate(body.holes)]
    if isinstance(made, LooseText):
        return
    assert not TOKEN.search("".join(heading.text + heading.id for heading in made.headings))
    assert not TOKEN.search("".join(made.ids))


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_text_is_read(body: str, event: str) -> None:
    quoted = "'" + " ".join(event.split()).replace("'", "''") + "'"
    data = f"---\ntitle: A\nregion: water\ndate: 2026\nsummary: A\nevents:\n  - {{date: 2026, text: {quoted}}}\n---\n{body}"
    check_whole(*parse_briefing(PATH, data.encode(), engine()))


@settings(max_examples=200)
@given(
    st.binary(max_size=80)
    | st.text(max_size=80).map(lambda t: f"---\n{t}\n---\nRain.".encode("utf-8", "replace"))
)
def test_any_bytes_are_read(data: bytes) -> None:
    check_whole(*parse_briefing(PATH, data, engine()))


def test_a_page_of_nothing_but_citations() -> None:
    made, found = parse(" ".join(["rain [@a#x]."] * 3000))
    assert len(made.body.holes) == 3000
    assert found == []


@pytest.mark.parametrize(
    "char", ["[", "`", "*", "<", "[@a", "[[", "![", "<!--", "_", "> ", "<a ", "(", "[^", "\\"]
)
def test_one_character_over_and_over_is_read(char: str) -> None:
    check_whole(*parse(char * 500))
