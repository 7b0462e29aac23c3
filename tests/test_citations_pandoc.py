"""The same texts read by Pandoc and by us: where both agree, and where we differ on purpose."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import pypandoc
import pytest

from briefing_site.model.citation import Mode
from briefing_site.parse.citations import CitationScan, find
from briefing_site.parse.near_citations import MisfitReason

OPAQUE = re.compile(r"`[^`]+`|<!--.*?-->|</?\w+>|<\w+:[^>]+>|\[\^\w+\]|!?\[\w+\]\([^)]*\)", re.DOTALL)

AGREED = [
    "[@a#x]",
    "[@a]",
    "Fact [@kawashima-2026#two-way].",
    "[see @a#x, p. 3]",
    "[see @a#x, pp. 33-35, 38-39 and elsewhere]",
    "[see @a#x; but see @b#y, pp. 4-5 and elsewhere]",
    "[See also @a#x; cf. @b#y; contra @c#z]",
    "[@a#x;@b#y]",
    "[-@a#x]",
    "[see -@a#x, p. 3; -@b#y]",
    "[ @a#x ]",
    "@a#x says",
    "-@a#x in text",
    "so -@a#x ends",
    "@a#x [p. 3]",
    "@a#x [23, in part]",
    "@a#x[p. 3]",
    "@a#x\n[p. 3]",
    "@a#x [p. 3] [q]",
    "@a#x [see [t] p. 3]",
    "@a#x [p. 3; see also @b#y]",
    "@a#x [p. 3; @b#y; @c#z, 4]",
    "@a#x [see @b#y]",
    "@a#x [@b#y; @c#z]",
    "@a#x []",
    "@a#x [^1]",
    "@a#x [home](x.md)",
    "@a#x says [sic]",
    "-@a#x [p. 3]",
    "-@a#x [see @b#y]",
    "[see\n@a#x,\np. 3]",
    "> [see\n> @a#x,\n> p. 3]",
    "[see @a#x,\\\np. 3]",
    "[see [the table] @a#x]",
    "[see [a; b] @a#x]",
    "[@a#x [in brackets] after]",
    "[foo [@b#y] bar]",
    "[[see @a#x] foo]",
    "[@a#x, {p. 3} and so]",
    "[@a#x, {p. [3]} z]",
    "[@a#x, {} 23 times]",
    r"[@a#x, so\; b]",
    r"[@a#x \]]",
    r"[see \@b @a#x]",
    r"\@a#x",
    r"\[@a#x]",
    r"\[@a#x\]",
    r"\\[@a#x]",
    "[AT&amp;T @a#x]",
    "[A & B @a#x, &c.]",
    "[*see* @a#x, **p. 3**]",
    "[_see_ a_b_c @a#x]",
    "[**see *this* one** @a#x]",
    r"[\*see\* @a#x]",
    "[2 * 3 * 4 @a#x]",
    '[see "x @a#x, "p. 3"]',
    "[see `a; b` @a#x]",
    "[see `a] b` @a#x]",
    "[see `*x*` @a#x]",
    "[see <b>it</b><!-- a; b --> @a#x]",
    "[see [t](u) @a#x]",
    "[@a#x, at <http://x.org>]",
    "[see name@host.org @a#x name@host.org]",
    "[see @a#x, p.\u00a03]",
    "[@a#x: note]",
    "[@a#x—so]",
    "[@a#x] [@b#y]",
    "[@a#x]@b#y",
    "@a#x @b#y, @c#z",
    "@a#x.",
    "@a#x: so",
    "@a#x? @b#y!",
    "@a#x's view",
    "@a#x...then",
    "@a#x—so",
    "@a#x- or",
    "(@a#x)",
    "'@a#x' “@b#y”",
    "*@a#x*",
    "**see [@a#x]**",
    "+@a#x",
    "`so`@a#x",
    "[so](x)@a#x",
    "。@a#x",
    "（@a#x）",
    "日本は[@a#x]です",
    "So![@a#x]",
    "![so @a#x]",
    "[@a#x]: so it is",
    "# Head [@a#x]",
    "| a | b |\n|---|---|\n| [@a#x] | @b#y |",
    "- [x] @a#x\n- [see @b#y]",
    "Term\n:   Meaning [@a#x]",
    "name@host.org",
    "<me@host.org>",
    "`[@a#x]`",
    "<!-- [@a#x] -->",
    "<https://x.org/@user>",
    ".@user",
    "@ so",
    "@, @. @",
]


class Difference(NamedTuple):
    """A text that we read otherwise than Pandoc, on purpose."""

    text: str
    pandoc: list[str]
    """Keys that Pandoc finds."""
    ours: list[str]
    reported: MisfitReason | None
    why: str


R = MisfitReason
STRICT = "an id is also a file name, an address and an HTML id"
SILENT = "Pandoc passes over it, and its author would not learn of it"
DIFFERENCES = [
    Difference("@a.b", ["a.b"], [], R.BAD_KEY, STRICT),
    Difference("@a_b", ["a_b"], [], R.BAD_KEY, STRICT),
    Difference("@Smith2020", ["Smith2020"], [], R.BAD_KEY, STRICT),
    Difference("[@a:x]", ["a:x"], [], R.BAD_KEY, STRICT),
    Difference("@a#x#y", ["a#x#y"], [], R.BAD_KEY, STRICT),
    Difference("@aé", ["aé"], [], R.BAD_KEY, STRICT),
    Difference("@a#x/b", ["a#x/b"], [], R.BAD_KEY, STRICT),
    Difference("[@{a#x}]", ["a#x"], [], R.BRACED_KEY, STRICT),
    Difference("@*", ["*"], [], None, "a wildcard for a bibliography that we do not have"),
    Difference("@a--b", ["a"], [], R.DOUBLE_HYPHEN, "Pandoc cites another source than was meant"),
    Difference("[@a#]", ["a"], [], R.EMPTY_EXCERPT, "Pandoc cites the source, and prints the sign"),
    Difference("@a##x", ["a"], [], R.BAD_KEY, "Pandoc cites the source, and prints the rest"),
    Difference("[@a #x]", ["a"], [], R.SPACED_KEY, "Pandoc cites the source, and prints the rest"),
    Difference("[@ a#x]", [], [], R.SPACED_KEY, SILENT),
    Difference("[@#x]", [], [], R.EMPTY_SOURCE, SILENT),
    Difference("so.@a#x", [], [], R.GLUED, SILENT),
    Difference("so@a#x", [], [], R.GLUED, SILENT),
    Difference("＠a#x", [], ["a#x"], None, "Japanese and Chinese keyboards type it so"),
    Difference("[^@a#x]", [], [], R.FOOTNOTE, SILENT),
    Difference("^[so @b#y]", ["b#y"], [], R.FOOTNOTE, "we have no inline footnotes"),
    Difference("so-@a#x", ["a#x"], [], R.GLUED, "may be a handle; a space tells"),
    Difference("so--@a#x", ["a#x"], [], R.GLUED, "a dash, which Pandoc takes for the minus of the author"),
    Difference("@@a#x", ["a#x"], [], R.GLUED, "a slip of the hand"),
    Difference("@a#x/@b#y", ["a#x", "b#y"], ["a#x"], R.GLUED, "an address may end in such a handle"),
    Difference("mastodon.social/@user", ["user"], [], None, "a handle in an address"),
    Difference("@me@mastodon.social", ["me", "mastodon.social"], [], R.BAD_KEY, "a handle"),
    Difference("日本は@a#x", [], ["a#x"], None, "Japanese has no spaces"),
    Difference("@a#xは", ["a#xは"], ["a#x"], None, "Japanese has no spaces"),
    Difference("_@a#x_", ["a#x_"], ["a#x"], None, "the underscore closes the emphasis"),
    Difference("*so*@a#x", [], ["a#x"], None, "no address has a star"),
    Difference("@a#x<b>so</b>", ["a#x<b>so"], ["a#x"], None, "a tag is no part of a key"),
    Difference("［@a#x］", ["a#x"], ["a#x"], None, "Japanese and Chinese keyboards type it so"),
    Difference("[*see @a#x, p. 3*]", ["a#x"], ["a#x"], None, "Pandoc takes it for running text in brackets"),
    Difference("[*so; so* @a#x]", ["a#x"], [], R.MIXED, "a semicolon separates wherever it stands"),
    Difference("[@a#x,@b#y]", ["a#x", "b#y"], [], R.CROWDED, "Pandoc nests the second in the suffix"),
    Difference("[see [@b#y] @a#x]", ["a#x", "b#y"], [], R.NESTED, "Pandoc nests it in the prefix"),
    Difference("[@a#x; so]", ["a#x"], [], R.MIXED, "Pandoc prints brackets and author"),
    Difference("@a#x [p. 3; p. 5]", ["a#x"], ["a#x"], R.MIXED, "Pandoc prints the locators in the text"),
    Difference("[@a#x so", ["a#x"], [], R.UNCLOSED, "Pandoc prints bracket and author"),
    Difference("[@a#x\n\nso]", ["a#x"], [], R.UNCLOSED, "Pandoc prints bracket and author"),
    Difference("@a#x [p. 3", ["a#x"], ["a#x"], R.UNCLOSED, "Pandoc prints the locator in the text"),
    Difference("see @a#x]", ["a#x"], [], R.UNOPENED, "Pandoc prints bracket and author"),
    Difference("[@a#x][@b#y]", ["a#x", "b#y"], ["a#x", "b#y"], None, "Pandoc tries a reference link, then running text"),
    Difference("[@a#x]{.so}", ["a#x"], [], R.TAIL, "Pandoc takes it for running text in a span"),
    Difference("[@a#x.]", ["a#x"], [], R.SIGNS, "Pandoc prints the full stop alone"),
    Difference("[- @a#x]", ["a#x"], [], R.DASHED, "Pandoc prints the hyphen alone"),
]  # fmt: skip


class Use(NamedTuple):
    """A citation as both readers tell it."""

    key: str
    mode: Mode
    prefix: str
    suffix: str


MODES = {"NormalCitation": Mode.BRACKET, "SuppressAuthor": Mode.SUPPRESSED, "AuthorInText": Mode.IN_TEXT}


def plain(inlines: Any) -> str:
    """The words of Pandoc's inlines."""
    if isinstance(inlines, list):
        return "".join(map(plain, inlines))
    match inlines:
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Str", "c": str(words)} | {"t": "Code", "c": [_, words]}:
            return str(words)
        case {"t": "Emph" | "Strong", "c": content} | {"t": "Link", "c": [_, content, _]}:
            return plain(content)
        case {"t": "RawInline" | "Cite"}:
            return ""
    raise AssertionError(inlines)


def pandoc_uses(node: Any) -> list[Use]:
    """The citations under a node of Pandoc's document."""
    if isinstance(node, list):
        return [use for child in node for use in pandoc_uses(child)]
    match node:
        case {"t": "Cite", "c": [citations, _]}:
            return [use for citation in citations for use in pandoc_use(citation)]
        case {"c": content}:
            return pandoc_uses(content)
    return []


def pandoc_use(citation: Any) -> list[Use]:
    """A citation with those in its prefix and suffix."""
    prefix, suffix = citation["citationPrefix"], citation["citationSuffix"]
    use = Use(
        citation["citationId"], MODES[citation["citationMode"]["t"]], even(plain(prefix)), even(plain(suffix))
    )
    return [use, *pandoc_uses(prefix), *pandoc_uses(suffix)]


def even(words: str) -> str:
    """Without the commas and braces that mark a locator; white space folded."""
    return re.sub(r"[, {}]+", " ", words).strip(" ")


def read(text: str) -> CitationScan:
    return find(text, [span.span() for span in OPAQUE.finditer(text)])


def our_uses(found: CitationScan) -> list[Use]:
    return [
        Use(
            cite.source + (f"#{cite.excerpt}" if cite.excerpt else ""),
            cite.mode,
            even(cite.prefix),
            even(
                f"{cite.locator} {cite.suffix}"
                if cite.locator and cite.suffix
                else cite.locator + cite.suffix
            ),
        )
        for cluster in found.clusters
        for cite in cluster.cites
    ]


@pytest.fixture(scope="module")
def pandoc() -> dict[str, list[Use]]:
    """What Pandoc finds in each text; one run, each text in a block of its own."""
    texts = [*AGREED, *(difference.text for difference in DIFFERENCES)]
    source = "\n\n".join(f"::::: text\n\n{text}\n\n:::::" for text in texts)
    blocks = json.loads(pypandoc.convert_text(source, "json", format="markdown-smart"))["blocks"]
    assert [block["t"] for block in blocks] == ["Div"] * len(texts)
    return {text: pandoc_uses(block) for text, block in zip(texts, blocks, strict=True)}


@pytest.mark.parametrize("text", AGREED)
def test_pandoc_reads_the_same(text: str, pandoc: dict[str, list[Use]]) -> None:
    found = read(text)
    assert our_uses(found) == pandoc[text]
    assert found.misfits == ()


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.text)
def test_differences_are_deliberate(difference: Difference, pandoc: dict[str, list[Use]]) -> None:
    found, theirs = read(difference.text), pandoc[difference.text]
    ours, misfits = our_uses(found), found.misfits
    assert [use.key for use in theirs] == difference.pandoc
    assert [use.key for use in ours] == difference.ours
    assert [misfit.reason for misfit in misfits] == ([difference.reported] if difference.reported else [])
    assert ours != theirs or misfits
