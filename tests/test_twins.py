"""Pages for programs that read text: the twin of each briefing in Markdown, and llms.txt."""

from __future__ import annotations

import posixpath
import re

import pytest
from markupsafe import escape

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as Snapshot
from briefing_site.render.twins.parts import Parts
from briefing_site.text.html_to_markdown import html_to_markdown, plain
from tests.edits import MORE
from tests.sites import Site, briefing, tree

MARK = '<sup class="cites">&#8288;[<a role="doc-noteref" href="#n-a">1</a>, <a role="doc-noteref" href="#n-b">2</a>]</sup>'
CASES = {
    "paragraphs": ("<p>One &amp; two.</p>\n<p>Three</p>", "One & two.\n\nThree"),
    "words alone": ("<div>Bare <em>words</em></div>", "Bare *words*"),
    "headings": ("<h2 id='x'>A <code>b</code></h2><h3>C</h3>", "## A `b`\n\n### C"),
    "signs": ("<p>2 * 3 [x] _y_ a_b &lt;b&gt; `</p>", r"2 \* 3 \[x\] \_y\_ a_b \<b\> \`"),
    "a line that would be a heading": ("<p># no</p><p>1. no</p><p>- no</p>", "\\# no\n\n\\1. no\n\n\\- no"),
    "marks": (f"<p>Rain fell.{MARK} More.</p>", "Rain fell.[^1][^2] More."),
    "a mark with a signal": (
        '<p>So.<sup>[but see <a role="doc-noteref" href="#n-a">3</a>]</sup></p>', "So. (but see)[^3]",
    ),
    "a superscript": ("<p>m<sup>2</sup></p>", "m2"),
    "a list in a list": ("<ul><li>a<ol><li>b</li><li><p>c</p><p>d</p></li></ol></li></ul>", "- a\n\n  1. b\n  2. c\n\n     d"),
    "a list that begins later": ('<ol start="3"><li>c</li></ol>', "3. c"),
    "a quotation": ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    "code": ("<pre><code>a ``` b\n  *c*\n</code></pre>", "````\na ``` b\n  *c*\n````"),
    "ticks": ("<p><code>a`b</code> <code>`</code></p>", "``a`b`` `` ` ``"),
    "a table": (
        "<table><thead><tr><th>A</th><th>B|C</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        "| A | B\\|C |\n| --- | --- |\n| 1 |  |",
    ),
    "links and pictures": (
        '<p><a href="a.html#b">x <b>y</b></a> <img src="q b.png" alt="The [quay]"> <a href="#">z</a></p>',
        "[x **y**](a.html#b) ![The \\[quay\\]](<q b.png>) z",
    ),
    "definitions": ("<dl><dt>Term</dt><dd>What</dd></dl>", "Term\n\n:   What"),
    "breaks": ("<p>a<br>b</p><hr>", "a\\\nb\n\n---"),
    "what is not seen": ("<p>a<script>x</script><!-- y > --><ruby>漢<rp>(</rp><rt>かん</rt></ruby></p>", "a漢"),
    "blanks beside emphasis": ("<p>a<em> b </em>c</p>", "a *b* c"),
    "left open": ("<div><p>a<em>b", "a*b*"),
}  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), CASES.values(), ids=CASES)
def test_html_as_markdown(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == markdown


def test_no_word_is_lost_in_a_long_text() -> None:
    words = [f"w{number}" for number in range(2000)]
    html = "".join(f"<p>{word}</p>" for word in words)
    assert html_to_markdown(html).split() == words
    assert plain("a\nb") == "a b"


FRONT = """\
judgements:
  - {text: 'It will stop [@rain#dry].', confidence: low, because: one voice}
events:
  - {date: 2026-01-04, text: 'Rain [@rain#hours].'}
authors: [Ada Lane]
updated: 2026-01-09"""


def test_the_twin_says_what_the_page_says(small: Site) -> None:
    small.lead(
        "Rain *fell* [@rain#hours; but see @rain#crew].\n\n## The crew\n\nIt waited.[^own]\n\n[^own]: In the rain.",
        FRONT,
    )
    found = tree(small.build().output)
    twin = found["water/lead.md"].decode()
    assert twin.startswith(
        "# Rain on the quay\n\n> What the rain did.\n\n- Regions: Water\n- Published: 7 January 2026\n- Updated: 9 January 2026\n- By Ada Lane\n- <https://harbour.example/notes/water/lead.html>\n\n## Bottom line\n\n1. It will stop.[^1]"
    )
    assert "\nRain *fell*.[^2][^3]\n" in twin
    assert "\n    As cited here: but see\n" in twin
    assert "\n## The crew\n\nIt waited.[^4]\n" in twin
    assert "\n[^4]: In the rain.\n" in twin
    assert "    > Rain fell for six hours\n" in twin
    assert "These words stand in the place named" in twin
    marks, notes = re.findall(r"\[\^(\d+)\](?!:)", twin), re.findall(r"^\[\^(\d+)\]:", twin, re.MULTILINE)
    assert set(marks) == set(notes)
    assert b'<link rel="alternate" type="text/markdown" href="lead.md">' in found["water/lead.html"]


@pytest.fixture
def full(small: Site) -> Site:
    """A site with every type of page."""
    small.write(MORE)
    return small


def test_every_page_has_a_twin_that_it_announces(full: Site) -> None:
    found = tree(full.build().output)
    pages = [path for path in found if path.endswith(".html") and b'"moved"' not in found[path]]
    twins = {path for path in found if path.endswith(".md")}
    assert twins == {path.removesuffix(".html") + ".md" for path in pages if path != "404.html"}
    for path in pages:
        link = re.findall(rb'<link rel="alternate" type="text/markdown" href="([^"]+)">', found[path])
        name = path.rpartition("/")[2].removesuffix(".html") + ".md"
        assert link == ([] if path == "404.html" else [name.encode()]), path


def test_a_twin_has_the_passages_of_its_page_and_no_other(full: Site) -> None:
    """So it publishes nothing more of a source."""
    site = Engine(Options(full.root)).look()
    assert isinstance(site, Snapshot)
    quotes = {each.quote for each in site.published.excerpts.values() if each.quote}
    pages = [page for page in site.published_pages if page != "404.html"]
    seen = 0
    for page in pages:
        html = site.render(page).html
        twin = site.files_beside(page)[page.removesuffix(".html") + ".md"].decode()
        told = {quote for quote in quotes if f"> {plain(quote)}\n" in twin}
        shown = {quote for quote in quotes if str(escape(quote)) in html}
        printed = {
            quote for quote in shown if re.search(rf"<(?:q|p)[^<>]*>{re.escape(escape(quote))}</", html)
        }
        assert printed <= told <= shown, page
        seen += len(told)
    assert seen > 10


def test_twins_lead_to_what_is_there(full: Site) -> None:
    found = tree(full.build().output)
    for path, data in found.items():
        if path.endswith(".md"):
            folder = path.rpartition("/")[0]
            for link in re.findall(r"\]\(<?([^()<>#\s]+)(?:#[^)\s]*)?>?\)", data.decode()):
                if "://" not in link:
                    assert posixpath.normpath(posixpath.join(folder, link)) in found, (path, link)


def test_the_twin_of_a_source_has_its_passages_verdicts_and_uses(small: Site) -> None:
    small.lead("Rain fell for six hours [@rain#hours].", FRONT)
    twin = tree(small.build().output)["sources/rain.md"].decode()
    assert twin.startswith("# ")
    assert "\n## \\#hours" in twin
    assert "\n> Rain fell for six hours\n" in twin
    assert "\nThese words stand in the place named" in twin
    use = "- [Rain fell for six hours.](../water/lead.html#r-rain--hours-1) (Rain on the quay · Water · note"
    assert use in twin


def test_the_twins_of_a_private_source_have_none_of_its_words(small: Site) -> None:
    card = small.read("seeds/rain.md").replace("kind: news", "kind: news\nrights: private")
    small.put("seeds/rain.md", card)
    small.lead("It was wet [@rain#hours].", FRONT.replace("[@rain#dry]", "[@rain#dry; but see @rain#crew]"))
    found = tree(small.build().output)
    twins = {path: data for path, data in found.items() if path.endswith(".md")}
    assert "sources/rain.md" in twins
    assert not any(b"six hours" in data for data in twins.values())


def test_words_and_marks_alone_are_told_as_any_html(small: Site) -> None:
    look = Engine(Options(small.root)).look()
    assert isinstance(look, Snapshot)
    parts = Parts(look.words)
    marks = ", ".join(
        f'<a id="r{n}" href="#n-a" role="doc-noteref" aria-label="Note {n}">{n}</a>' for n in (1, 2)
    )
    mark = f'<sup class="cites">&#8288;[{marks}]</sup>'
    for html in (
        f"<p>Rain &amp; *fog*{mark}, then _sun_.{mark}</p>",
        f"Fog{mark} - and more",
        f"<p># no{mark}</p>",
        f"<p>a <em>b</em>{mark}</p>",
        f"<p>One</p><p>two{mark}</p>",
        "1. no",
    ):
        assert parts.text(html) == html_to_markdown(html)


def test_the_twin_of_a_draft_and_of_a_private_source_tells_no_more_than_the_page(small: Site) -> None:
    card = small.read("seeds/rain.md").replace("kind: news", "kind: news\nrights: private")
    small.put("seeds/rain.md", card)
    small.lead("It was wet [@rain#hours].")
    small.write(briefing("Draft [@rain#crew].", "draft: true", "briefings/water/secret.md"))
    found = tree(small.build().output)
    assert "six hours" not in found["water/lead.md"].decode()
    assert "water/secret.md" not in found
    assert b"secret" not in found["llms.txt"]


def test_a_twin_is_made_again_with_its_page(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    small.build()
    small.lead("More rain fell [@rain#hours].")
    out = small.build().output
    assert "More rain fell" in (out / "water/lead.md").read_text("utf-8")
    kept = tree(out)
    small.delete(".cache")
    small.delete("build")
    assert tree(small.build().output) == kept


def test_llms_txt_lists_every_briefing_under_its_region(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", title="Rain [1]")
    output = small.build().output
    text = (output / "llms.txt").read_text("utf-8")
    assert text.splitlines()[0] == "# Harbour Notes"
    assert (
        "## Water\n\n- [Rain \\[1\\]](https://harbour.example/notes/water/lead.md): What the rain did. (2026-01-07)\n"
        in text
    )
    assert "https://harbour.example/notes/sources.csl.json" in text
    assert "https://harbour.example/notes/sources/rain.md" in text
    assert "https://harbour.example/notes/timeline.md" in text
    listed = re.findall(r"\((https://harbour\.example/notes/[^)]+)\)", text)
    assert all((output / each.removeprefix("https://harbour.example/notes/")).exists() for each in listed)
