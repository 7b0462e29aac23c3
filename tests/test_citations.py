"""What `find` takes for a citation, what it reports, and what it leaves alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_site.model.citation import Mode
from briefing_site.parse.citations import Cluster, find
from briefing_site.parse.key_folding import narrow
from briefing_site.parse.near_citations import Misfit, MisfitReason, cure

OPAQUE = re.compile(
    r"`[^`]+`|<!--.*?-->|</?\w+>|<\w+:[^>]+>|\[\[.*?\]\]|\[\^\w+\]|!?\[\w+\]\([^)]*\)|https?://\S+", re.DOTALL
)


def opaque_spans(text: str) -> list[tuple[int, int]]:
    """The spans that a caller would pass for the texts of these tests."""
    return [found.span() for found in OPAQUE.finditer(text)]


@dataclass(frozen=True)
class C:
    """An expected citation."""

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    mode: Mode = Mode.BRACKET


def text_mode(key: str, locator: str = "", suffix: str = "") -> C:
    return C(key, "", locator, suffix, Mode.IN_TEXT)


def mute(key: str, prefix: str = "", locator: str = "", suffix: str = "") -> C:
    return C(key, prefix, locator, suffix, Mode.SUPPRESSED)


def read(cluster: Cluster) -> list[C]:
    return [
        C(c.source + (f"#{c.excerpt}" if c.excerpt else ""), c.prefix, c.locator, c.suffix, c.mode)
        for c in cluster.cites
    ]


ONE = [C("a#x")]
RUNNING = [text_mode("a#x")]

# id: (text, part of it that the cluster takes, citations)
CLUSTERS: dict[str, tuple[str, str, list[C]]] = {
    "bracket": ("Fact [@a#x].", "[@a#x]", ONE),
    "whole source": ("Fact [@a-1].", "[@a-1]", [C("a-1")]),
    "longer ids": ("[@kawashima-2026#two-way-2]", "[@kawashima-2026#two-way-2]", [C("kawashima-2026#two-way-2")]),
    "digits first": ("[@2026-white-paper#1]", "[@2026-white-paper#1]", [C("2026-white-paper#1")]),
    "prefix and locator": ("[see @a#x, p. 3]", "[see @a#x, p. 3]", [C("a#x", "see", "p. 3")]),
    "several": (
        "[see @a#x; but see @b#y, pp. 4-5 and elsewhere]",
        "[see @a#x; but see @b#y, pp. 4-5 and elsewhere]",
        [C("a#x", "see"), C("b#y", "but see", "pp. 4-5", "and elsewhere")],
    ),
    "no space after semicolon": ("[@a#x;@b#y]", "[@a#x;@b#y]", [C("a#x"), C("b#y")]),
    "suppressed": ("Kawashima [-@a#x]", "[-@a#x]", [mute("a#x")]),
    "suppressed with words": ("[see -@a#x, p. 3 f.]", "[see -@a#x, p. 3 f.]", [mute("a#x", "see", "p. 3 f.")]),
    "suppressed in text": ("so -@a#x ends", "-@a#x", [mute("a#x")]),
    "in text": ("@a#x says", "@a#x", RUNNING),
    "in text with locator": ("@a#x [p. 3] says", "@a#x [p. 3]", [text_mode("a#x", "p. 3")]),
    "in text with bare number": ("@a#x [23, in part]", "@a#x [23, in part]", [text_mode("a#x", "23", "in part")]),
    "in text with words": ("@a#x [in part]", "@a#x [in part]", [text_mode("a#x", "", "in part")]),
    "in text with brackets": ("@a#x [see [t] p. 3]", "@a#x [see [t] p. 3]", [text_mode("a#x", "", "see [t] p. 3")]),
    "in text with more": (
        "@a#x [p. 3; see also @b#y]",
        "@a#x [p. 3; see also @b#y]",
        [text_mode("a#x", "p. 3"), C("b#y", "see also")],
    ),
    "in text with another": ("@a#x [@b#y; @c]", "@a#x [@b#y; @c]", [text_mode("a#x"), C("b#y"), C("c")]),
    "in text, bracket touching": ("@a#x[p. 3]", "@a#x[p. 3]", [text_mode("a#x", "p. 3")]),
    "in text, bracket on next line": ("@a#x\n[p. 3]", "@a#x\n[p. 3]", [text_mode("a#x", "p. 3")]),
    "in text, bracket after blank line": ("@a#x\n\n[p. 3]", "@a#x", RUNNING),
    "in text, footnote after": ("@a#x [^1]", "@a#x", RUNNING),
    "in text, footnote not passed as opaque": ("@a#x [^n m]", "@a#x", RUNNING),
    "in text, empty bracket after": ("@a#x [ ] done", "@a#x", RUNNING),
    "in text, link after": ("@a#x [home](x.md)", "@a#x", RUNNING),
    "in text, wikilink after": ("@a#x [[slug]]", "@a#x", RUNNING),
    "in text, word then bracket": ("@a#x says [sic]", "@a#x", RUNNING),
    "spaces inside": ("[ @a#x ]", "[ @a#x ]", ONE),
    "line break inside": ("[see\n@a#x,\n  p. 3]", "[see\n@a#x,\n  p. 3]", [C("a#x", "see", "p. 3")]),
    "quoted block": ("> [see\n> @a#x,\n> p. 3]", "[see\n> @a#x,\n> p. 3]", [C("a#x", "see", "p. 3")]),
    "hard line break": ("[see @a#x,\\\np. 3]", "[see @a#x,\\\np. 3]", [C("a#x", "see", "p. 3")]),
    "brackets in prefix": ("[see [the table] @a#x]", "[see [the table] @a#x]", [C("a#x", "see [the table]")]),
    "semicolon in inner bracket": ("[see [a; b] @a#x]", "[see [a; b] @a#x]", [C("a#x", "see [a; b]")]),
    "brackets in suffix": ("[@a#x [our words] on]", "[@a#x [our words] on]", [C("a#x", suffix="[our words] on")]),
    "bracket around bracket": ("[Note: so it is [@a#x].]", "[@a#x]", ONE),
    "unclosed plain bracket before": ("In [0, 1) it holds [@a#x].", "[@a#x]", ONE),
    "braced locator": ("[@a#x, {p. 3} and so]", "[@a#x, {p. 3} and so]", [C("a#x", "", "p. 3", "and so")]),
    "braced, no label": ("[@a#x {the end}]", "[@a#x {the end}]", [C("a#x", "", "the end")]),
    "braces against a locator": ("[@a#x, {} 23 times]", "[@a#x, {} 23 times]", [C("a#x", suffix="23 times")]),
    "escaped semicolon": (r"[@a#x, so\; b]", r"[@a#x, so\; b]", [C("a#x", suffix="so; b")]),
    "escaped bracket inside": (r"[@a#x \]]", r"[@a#x \]]", [C("a#x", suffix="]")]),
    "escaped bracket before": (r"\[@a#x]", "@a#x", RUNNING),
    "escaped brackets around": (r"\[@a#x\]", "@a#x", RUNNING),
    "escaped backslash before": (r"\\[@a#x]", "[@a#x]", ONE),
    "escaped at sign in prefix": (r"[see \@b @a#x]", r"[see \@b @a#x]", [C("a#x", "see @b")]),
    "entity": ("[AT&amp;T @a#x]", "[AT&amp;T @a#x]", [C("a#x", "AT&T")]),
    "ampersand": ("[A & B @a#x, &c.]", "[A & B @a#x, &c.]", [C("a#x", "A & B", suffix="&c.")]),
    "emphasis": ("[*see* @a#x, **p. 3**]", "[*see* @a#x, **p. 3**]", [C("a#x", "see", "p. 3")]),
    "underscores": ("[_see_ a_b @a#x]", "[_see_ a_b @a#x]", [C("a#x", "see a_b")]),
    "nested emphasis": ("[**see *this* one** @a#x]", "[**see *this* one** @a#x]", [C("a#x", "see this one")]),
    "escaped star": (r"[\*see\* @a#x]", r"[\*see\* @a#x]", [C("a#x", "*see*")]),
    "stars that emphasise nothing": ("[2 * 3 * 4 @a#x]", "[2 * 3 * 4 @a#x]", [C("a#x", "2 * 3 * 4")]),
    "emphasis around key": ("[*see @a#x, p. 3*]", "[*see @a#x, p. 3*]", [C("a#x", "see", "p. 3")]),
    "emphasis around bracket": ("*so [@a#x]*", "[@a#x]", ONE),
    "emphasis around in text": ("*@a#x*", "@a#x", RUNNING),
    "underscores around in text": ("_as @a#x_", "@a#x", RUNNING),
    "underscores touching": ("__@a#x__", "@a#x", RUNNING),
    "code in prefix": ("[see `x;]` @a#x]", "[see `x;]` @a#x]", [C("a#x", "see x;]")]),
    "citation in code in prefix": ("[see `[@b#y]` @a#x]", "[see `[@b#y]` @a#x]", [C("a#x", "see [@b#y]")]),
    "stars in code": ("[see `*x*` @a#x]", "[see `*x*` @a#x]", [C("a#x", "see *x*")]),
    "link in prefix": ("[see [words](u) @a#x]", "[see [words](u) @a#x]", [C("a#x", "see words")]),
    "wikilink in suffix": ("[@a#x and [[us/tariffs|ours]]]", "[@a#x and [[us/tariffs|ours]]]", [C("a#x", suffix="and ours")]),
    "autolink in suffix": ("[@a#x, at <http:x>]", "[@a#x, at <http:x>]", [C("a#x", suffix="at http:x")]),
    "bare address in suffix": ("[@a#x, at http://x.org now]", "[@a#x, at http://x.org now]", [C("a#x", suffix="at http://x.org now")]),
    "tags and comments in prefix": ("[see <b>it</b><!-- ; --> @a#x]", "[see <b>it</b><!-- ; --> @a#x]", [C("a#x", "see it")]),
    "footnote mark in suffix": ("[@a#x, so[^1]]", "[@a#x, so[^1]]", [C("a#x", suffix="so")]),
    "mail in prefix": ("[see me@x.org @a#x]", "[see me@x.org @a#x]", [C("a#x", "see me@x.org")]),
    "no-break space": ("[see @a#x, p.\u00a03]", "[see @a#x, p.\u00a03]", [C("a#x", "see", "p.\u00a03")]),
    "other suffix": ("[@a#x: a note]", "[@a#x: a note]", [C("a#x", suffix=": a note")]),
    "NUL in prefix": ("[see\0 @a#x]", "[see\0 @a#x]", [C("a#x", "see\ufffd")]),
    "line start": ("@a#x", "@a#x", RUNNING),
    "parenthesis": ("(@a#x)", "@a#x", RUNNING),
    "quotation marks": ("“@a#x”", "@a#x", RUNNING),
    "apostrophe": ("@a#x's view", "@a#x", RUNNING),
    "full stop": ("So @a#x.", "@a#x", RUNNING),
    "colon": ("@a#x: so", "@a#x", RUNNING),
    "ellipsis": ("@a#x...then", "@a#x", RUNNING),
    "hyphen after": ("@a#x- or so", "@a#x", RUNNING),
    "dash after": ("@a#x—so", "@a#x", RUNNING),
    "after closing star": ("*So*@a#x", "@a#x", RUNNING),
    "after code": ("`so`@a#x", "@a#x", RUNNING),
    "tag after": ("@a#x<b>so</b>", "@a#x", RUNNING),
    "Japanese before": ("日本は@a#x", "@a#x", RUNNING),
    "Japanese after": ("@a#xは言う", "@a#x", RUNNING),
    "Japanese stop before": ("。@a#x", "@a#x", RUNNING),
    "Japanese around bracket": ("日本は[@a#x]です", "[@a#x]", ONE),
    "Korean particle": ("@a#x은", "@a#x", RUNNING),
    "full-width letters before": ("ＡＩ@a#x", "@a#x", RUNNING),
    "full-width parentheses": ("（@a#x）", "@a#x", RUNNING),
    "heading": ("## So [@a#x]", "[@a#x]", ONE),
    "table cell": ("|[@a#x]|b|", "[@a#x]", ONE),
    "table cell in text": ("|@a#x|b|", "@a#x", RUNNING),
    "task list": ("- [x] @a#x", "@a#x", RUNNING),
    "exclamation mark": ("So![@a#x]", "[@a#x]", ONE),
    "colon after bracket": ("[@a#x]: so", "[@a#x]", ONE),
    "full-width throughout": ("［＠ａ－１＃ｘ］", "［＠ａ－１＃ｘ］", [C("a-1#x")]),
    "full-width at sign": ("[＠a#x]", "[＠a#x]", ONE),
    "full-width at sign in text": ("会議＠a#x", "＠a#x", RUNNING),
    "full-width number sign": ("[@a＃x]", "[@a＃x]", ONE),
    "full-width brackets": ("［@a#x］", "［@a#x］", ONE),
    "full-width brackets of both kinds": ("[@a#x］", "[@a#x］", ONE),
    "full-width brackets after text": ("［注］［p. 3 @a#x］", "［p. 3 @a#x］", [C("a#x", "p. 3")]),
    "full-width bracket after key": ("＠a#x［p. 3］", "＠a#x［p. 3］", [text_mode("a#x", "p. 3")]),
    "full-width comma": ("[＠a＃x，p. 3、注]", "[＠a＃x，p. 3、注]", [C("a#x", "", "p. 3", "注")]),
    "full-width semicolon": ("[see @a#x；but see @b#y]", "[see @a#x；but see @b#y]", [C("a#x", "see"), C("b#y", "but see")]),
    "full-width semicolon within a part": ("[@a#x，前半；後半]", "[@a#x，前半；後半]", [C("a#x", suffix="前半；後半")]),
    "full-width minus": ("［－＠a＃x］", "［－＠a＃x］", [mute("a#x")]),
    "escaped number sign in suffix": (r"[@a, \#3]", r"[@a, \#3]", [C("a", suffix="#3")]),
    "character reference after key": ("@a#x&nbsp;so", "@a#x", RUNNING),
    "number in suffix": ("[@a, note #3]", "[@a, note #3]", [C("a", suffix="note #3")]),
    "tag after a sentence": ("See @a. #harbour", "@a", [text_mode("a")]),
    "corner brackets around words": ("「@a#x によれば」", "@a#x", RUNNING),
    "sign with a backslash before": (r"[\* @a#x]", r"[\* @a#x]", [C("a#x", "*")]),
    "sign with a backslash behind": (r"[@a#x\-]", r"[@a#x\-]", [C("a#x", suffix="-")]),
    "dash between words": ("[so – see @a#x – and so]", "[so – see @a#x – and so]", [C("a#x", "so – see", suffix="– and so")]),
    "em dash of a sentence": ("[so it is—@a#x]", "[so it is—@a#x]", [C("a#x", "so it is—")]),
    "bracket of an interval": ("From ]0 to 1] it holds [@a#x].", "[@a#x]", ONE),
    "image opaque": ("![b](c) [@a#x]", "[@a#x]", ONE),
}  # fmt: skip


@pytest.mark.parametrize(("text", "taken", "cites"), CLUSTERS.values(), ids=CLUSTERS.keys())
def test_citations_are_found(text: str, taken: str, cites: list[C]) -> None:
    found = find(text, opaque_spans(text))
    (cluster,) = found.clusters
    assert found.misfits == ()
    assert (text[cluster.start : cluster.end], read(cluster)) == (taken, cites)
    for cite, expected in zip(cluster.cites, cites, strict=True):
        minus = "-" if expected.mode is Mode.SUPPRESSED else ""
        assert narrow(text[cite.start : cite.end]) == f"{minus}@{expected.key}"
        assert text[cite.at] in "@＠"


def test_each_group_of_marks_is_a_cluster() -> None:
    text = "@a#x, @b#y and [@c#z][-@d] so [@e]\n\n| @f#g | [h] |"
    assert [text[c.start : c.end] for c in find(text).clusters] == [
        "@a#x", "@b#y", "[@c#z]", "[-@d]", "[@e]", "@f#g",
    ]  # fmt: skip


SILENT = {
    "no at sign": "[see] the; rest",
    "e-mail": "name@host.org",
    "e-mail with dots": "first.last-name+tag_x@host.org",
    "e-mail in bracket": "[write to name@host.org]",
    "handle in address": "mastodon.social/@user",
    "handle after full stop": ".@user",
    "at sign alone": "5 apples @ 2 dollars",
    "many at signs": "@@@",
    "at the end": "@",
    "in a bracket with words": "[a @]",
    "in a bracket, escaped": r"\[@] and [\@]",
    "in a bracket of code": "`[@]`",
    "words of a link": "[@](http://x.org)",
    "before punctuation": "@, @. @; @) @'x' @*",
    "before Japanese": "@日本",
    "full-width as a word": "会議＠Tokyo",
    "escaped": r"\@a#x and [\@a#x]",
    "code": "`[@a#x]`",
    "comment": "<!-- [@a#x] -->",
    "link": "[a](http://x.org/@a#x)",
    "address": "see https://x.org/@user#x",
    "autolink": "<mailto:a@b#c>",
    "wikilink": "[[@a#x]]",
    "revision": "HEAD@{1}",
    "underscore": "@_",
    "issue": "[#12]",
    "table of LaTeX": r"{|c|c|}",
    "set": "{a | b > 1}",
    "handle of another script": "So @日本.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_other_at_signs_are_left_alone(text: str) -> None:
    found = find(text, opaque_spans(text))
    assert (found.clusters, found.misfits) == ((), ())


R = MisfitReason
# id: (text, reason, offset, detail)
MISFITS: dict[str, tuple[str, MisfitReason, int, str]] = {
    "dot": ("So @a.b.", R.BAD_KEY, 3, "@a.b"),
    "underscore": ("[@a_b#x]", R.BAD_KEY, 1, "@a_b#x"),
    "capital": ("@Smith2020 says", R.BAD_KEY, 0, "@Smith2020"),
    "suppressed capital": ("[-@Smith2020]", R.BAD_KEY, 1, "-@Smith2020"),
    "colon": ("[@a:x]", R.BAD_KEY, 1, "@a:x"),
    "slash": ("[@a/x]", R.BAD_KEY, 1, "@a/x"),
    "two excerpts": ("@a#x#y", R.BAD_KEY, 0, "@a#x#y"),
    "two number signs": ("@a##x", R.BAD_KEY, 0, "@a##x"),
    "accent": ("@müller-2020", R.BAD_KEY, 0, "@müller-2020"),
    "no space after full stop": ("@a#x.Then", R.BAD_KEY, 0, "@a#x.Then"),
    "no-break hyphen": ("@a‑b#x", R.BAD_KEY, 0, "@a‑b#x"),
    "hyphen before excerpt": ("@a-#x", R.BAD_KEY, 0, "@a-#x"),
    "fediverse handle": ("@user@mastodon.social", R.BAD_KEY, 0, "@user@mastodon.social"),
    "double hyphen in source": ("[@a--b#x]", R.DOUBLE_HYPHEN, 1, "@a--b#x"),
    "double hyphen in excerpt": ("@a#x--b", R.DOUBLE_HYPHEN, 0, "@a#x--b"),
    "no source": ("[@#x]", R.EMPTY_SOURCE, 1, "@#x"),
    "hyphen first": ("[@-a#x]", R.EMPTY_SOURCE, 1, "@-a#x"),
    "no excerpt": ("[@a#]", R.EMPTY_EXCERPT, 1, "@a#"),
    "no excerpt in text": ("so @a# says", R.EMPTY_EXCERPT, 3, "@a#"),
    "full-width number sign, no excerpt": ("@a＃", R.EMPTY_EXCERPT, 0, "@a＃"),
    "hyphen and number sign, no excerpt": ("[@a-#]", R.EMPTY_EXCERPT, 1, "@a-#"),
    "two number signs, no excerpt": ("[@a## so]", R.EMPTY_EXCERPT, 1, "@a##"),
    "braces": ("[@{a#x}]", R.BRACED_KEY, 1, "@{a#x}"),
    "braces not closed": ("@{a so", R.BRACED_KEY, 0, "@{a"),
    "space after at sign": ("so @ a#x", R.SPACED_KEY, 3, "@ a#x"),
    "space after at sign, whole source": ("[@ a, p. 3]", R.SPACED_KEY, 1, "@ a"),
    "space before excerpt": ("[@a #x, p. 3]", R.SPACED_KEY, 1, "@a #x"),
    "word before": ("so@a#x", R.GLUED, 2, "@a#x"),
    "full stop before": ("So.@a#x", R.GLUED, 3, "@a#x"),
    "dash before": ("so--@a#x", R.GLUED, 3, "-@a#x"),
    "slash between": ("so/@a#x", R.GLUED, 3, "@a#x"),
    "two at signs": ("@@a#x", R.GLUED, 1, "@a#x"),
    "full-width at sign, capital": ("＠Smith#x", R.BAD_KEY, 0, "＠Smith#x"),
    "full-width at sign, capital, in a bracket": ("［＠Smith］", R.BAD_KEY, 1, "＠Smith"),
    "full-width signs, two excerpts": ("＠a＃x＃y", R.BAD_KEY, 0, "＠a＃x＃y"),
    "full-width sign with a backslash": (r"\＠a#x", R.ESCAPED, 0, r"\＠a#x"),
    "not closed": ("So [@a#x and on", R.UNCLOSED, 3, "[@a#x"),
    "not closed, prefix": ("So [see @a#x, p. 3", R.UNCLOSED, 3, "[see @a#x"),
    "not closed in paragraph": ("[see @a#x\n\nso] it", R.UNCLOSED, 0, "[see @a#x"),
    "not closed in quoted block": ("> [see @a#x\n>\n> so] it", R.UNCLOSED, 2, "[see @a#x"),
    "closed by parenthesis": ("So [@a#x) is", R.UNCLOSED, 3, "[@a#x"),
    "not opened": ("So see @a#x, p. 3] it is", R.UNOPENED, 7, "@a#x"),
    "part without citation": ("[@a#x; p. 3]", R.MIXED, 0, "[@a#x; p. 3]"),
    "first part without citation": ("[so; @a#x]", R.MIXED, 0, "[so; @a#x]"),
    "empty part": ("[@a#x;]", R.MIXED, 0, "[@a#x;]"),
    "semicolon in emphasis": ("[*so; so* @a#x]", R.MIXED, 0, "[*so; so* @a#x]"),
    "comma between": ("[@a#x,@b#y]", R.CROWDED, 0, "[@a#x,@b#y]"),
    "space between": ("[@a#x @b#y]", R.CROWDED, 0, "[@a#x @b#y]"),
    "nested in prefix": ("[see [@b#y] @a#x]", R.NESTED, 0, "[see [@b#y] @a#x]"),
    "nested in suffix": ("[@a#x and [so [@b#y]]]", R.NESTED, 0, "[@a#x and [so [@b#y]]]"),
    "bracket doubled before": ("So [[@a#x] is", R.DOUBLED, 3, "[[@a#x]"),
    "bracket doubled behind": ("So [@a#x]] is", R.DOUBLED, 3, "[@a#x]]"),
    "quotation marks around the source": ("[@'a'#x]", R.BROKEN_KEY, 1, "@'a'#x"),
    "full-width bracket with a backslash": (r"so \［@a#x\］", R.ESCAPED, 3, r"\［@a#x\］"),
    "space before a hyphen": ("[@a -2026]", R.SPACED_KEY, 1, "@a -2026"),
    "symbol in the excerpt": ("[@a#x÷y]", R.BROKEN_KEY, 1, "@a#x÷y"),
    "symbol in the source": ("[@a÷y]", R.BROKEN_KEY, 1, "@a÷y"),
    "backslash in the excerpt": (r"[@a#x\-y]", R.BROKEN_KEY, 1, r"@a#x\-y"),
    "empty first part": ("[;@a#x]", R.MIXED, 0, "[;@a#x]"),
    "empty part between": ("[@a#x;;@b#y]", R.MIXED, 0, "[@a#x;;@b#y]"),
    "space behind the number sign": ("[@a# x]", R.SPACED_KEY, 1, "@a# x"),
    "space in the source": ("[@a b#x]", R.SPACED_KEY, 1, "@a b#x"),
    "line break behind the sign": ("[@\na#x]", R.SPACED_KEY, 1, "@\na#x"),
    "line break before the number sign": ("[@a\n#x]", R.SPACED_KEY, 1, "@a\n#x"),
    "line break in a quoted block": ("> [@a\n> #x]", R.SPACED_KEY, 3, "@a\n> #x"),
    "dot before the number sign": ("[@a.#x]", R.BAD_KEY, 1, "@a.#x"),
    "two dots": ("[@a..x#y]", R.BROKEN_KEY, 1, "@a..x#y"),
    "comma before the number sign": ("[@a,#x]", R.BROKEN_KEY, 1, "@a,#x"),
    "backslash before the number sign": (r"[@a\#x]", R.BROKEN_KEY, 1, r"@a\#x"),
    "bracket in the key": ("[@a]#x]", R.BROKEN_KEY, 1, "@a]#x"),
    "bracket opened in the key": ("[@a[b#x]", R.BROKEN_KEY, 1, "@a[b#x"),
    "quotation mark in the source": ('[@a"b#x]', R.BROKEN_KEY, 1, '@a"b#x'),
    "quotation marks around the key": ('[@"a#x"]', R.BROKEN_KEY, 1, '@"a#x'),
    "Chinese in the source": ("[@a日b#x]", R.BROKEN_KEY, 1, "@a日b#x"),
    "underscore before the number sign": ("[@a_#x]", R.BAD_KEY, 1, "@a_#x"),
    "small at sign": ("[﹫a#x]", R.ODD_SIGN, 1, "﹫a#x"),
    "character reference": ("[&commat;a#x]", R.ENTITY, 1, "&commat;a#x"),
    "number of the character": ("so &#64;a#x", R.ENTITY, 3, "&#64;a#x"),
    "number of the character, whole source": ("[&#x40;a]", R.ENTITY, 1, "&#x40;a"),
    "LaTeX": (r"So \cite{a}.", R.OTHER_SYNTAX, 3, r"\cite{a}"),
    "LaTeX with words": (r"So \citep[see][3]{a,b}.", R.OTHER_SYNTAX, 3, r"\citep[see][3]{a,b}"),
    "Org mode": ("So [cite:@a#x].", R.OTHER_SYNTAX, 3, "[cite:@a#x]"),
    "cite and a colon": ("So cite:a-b#x.", R.OTHER_SYNTAX, 3, "cite:a-b#x"),
    "lenticular brackets": ("So 【@a#x】.", R.ODD_BRACKET, 3, "【@a#x】"),
    "lenticular brackets, prefix and locator": (
        "【see chapter 2 of @a#x p. 3】",
        R.ODD_BRACKET,
        0,
        "【see chapter 2 of @a#x p. 3】",
    ),
    "corner brackets": ("So 「@a#x」.", R.ODD_BRACKET, 3, "「@a#x」"),
    "corner brackets, locator": ("「see @a#x，p. 3」", R.ODD_BRACKET, 0, "「see @a#x，p. 3」"),
    "tortoise-shell brackets": ("〔@a#x〕", R.ODD_BRACKET, 0, "〔@a#x〕"),
    "mathematical brackets": ("⟦@a#x⟧", R.ODD_BRACKET, 0, "⟦@a#x⟧"),
    "braces around": ("{@a#x}", R.ODD_BRACKET, 0, "{@a#x}"),
    "angle brackets around": ("<@a#x>", R.ODD_BRACKET, 0, "<@a#x>"),
    "lenticular bracket, not closed": ("So 【@a#x is", R.ODD_BRACKET, 3, "【@a#x"),
    "lenticular bracket, not opened": ("@a#x】 is", R.ODD_BRACKET, 0, "@a#x】"),
    "closed by a lenticular bracket": ("So [@a#x】 is", R.ODD_BRACKET, 3, "[@a#x】"),
    "opened by a lenticular bracket": ("So 【@a#x] is", R.ODD_BRACKET, 3, "【@a#x]"),
    "footnote mark": ("So[^@a#x].", R.FOOTNOTE, 2, "[^@a#x]"),
    "inline footnote": ("So^[see @a#x]", R.FOOTNOTE, 3, "[see @a#x]"),
    "en dash for the minus": ("So [–@a#x].", R.DASHED, 4, "–@a#x"),
    "minus sign for the minus": ("[−@a#x, p. 3]", R.DASHED, 1, "−@a#x"),
    "minus with a space": ("[- @a#x]", R.DASHED, 1, "- @a#x"),
    "dash behind a prefix": ("[see –@a#x]", R.DASHED, 5, "–@a#x"),
    "plus before": ("[+@a#x]", R.SIGNS, 1, "+@a#x"),
    "star before": ("[*@a#x]", R.SIGNS, 1, "*@a#x"),
    "tilde behind a prefix": ("[see ~@a#x]", R.SIGNS, 5, "~@a#x"),
    "zero-width space before": ("[\u200b@a#x]", R.SIGNS, 1, "\u200b@a#x"),
    "zero-width space behind a prefix": ("[see \u200b@a#x]", R.SIGNS, 5, "\u200b@a#x"),
    "quotation marks within the bracket": ("[“@a#x”]", R.SIGNS, 1, "“@a#x"),
    "hyphen behind": ("[@a#x-]", R.SIGNS, 1, "@a#x-"),
    "dots behind": ("[@a#x..]", R.SIGNS, 1, "@a#x.."),
    "ideographic stop behind": ("[@a#x。]", R.SIGNS, 1, "@a#x。"),
    "dots before a locator": ("[@a#x.., p. 3]", R.SIGNS, 1, "@a#x.."),
    "sign alone behind a comma": ("[@a#x, –; @b#y]", R.SIGNS, 1, "@a#x, –"),
    "brace not closed": ("[@a#x {p. 3]", R.OPEN_BRACE, 1, "@a#x {p. 3"),
    "brace not opened": ("[@a#x p. 3}]", R.OPEN_BRACE, 1, "@a#x p. 3}"),
    "braces behind": ("So [@a]{cite} is", R.TAIL, 3, "[@a]{cite}"),
    "class behind": ("[@a#x]{.so}", R.TAIL, 0, "[@a#x]{.so}"),
    "bracket doubled with blanks": ("So [ [@a#x] ] is", R.DOUBLED, 3, "[ [@a#x] ]"),
    "bracket closed twice": ("[@a#x, p. 3]b]", R.DOUBLED, 0, "[@a#x, p. 3]b]"),
    "number sign as a character reference": ("[@a&#35;x]", R.ENTITY, 1, "@a&#35;x"),
    "number sign by its name": ("[@a-1&num;x, p. 3]", R.ENTITY, 1, "@a-1&num;x"),
    "hyphen as a character reference": ("[@a&#45;b#x]", R.ENTITY, 1, "@a&#45;b#x"),
    "spaces in the source": ("[@a b c#x]", R.SPACED_KEY, 1, "@a b c#x"),
    "line break behind the number sign": ("[@a#\nx]", R.SPACED_KEY, 1, "@a#\nx"),
    "source of another script": ("[@レイン#x]", R.BAD_KEY, 1, "@レイン#x"),
    "source of another script in text": ("So @レイン#x.", R.BAD_KEY, 3, "@レイン#x"),
    "whole source of another script": ("[see @日本, p. 3]", R.BAD_KEY, 5, "@日本"),
    "picture as a source": ("[@📄#x]", R.BROKEN_KEY, 1, "@📄#x"),
    "excerpt of another script": ("[@a#時間]", R.BAD_KEY, 1, "@a#時間"),
    "excerpt alone": ("So [#two-way].", R.EMPTY_SOURCE, 3, "[#two-way]"),
    "at sign alone": ("So [@].", R.EMPTY_SOURCE, 3, "[@]"),
    "at sign alone, full-width": ("So [＠].", R.EMPTY_SOURCE, 3, "[＠]"),
    "at sign alone, with a page": ("So [@, p. 3].", R.EMPTY_SOURCE, 3, "[@, p. 3]"),
    "at sign alone, with a signal": ("So [but see @].", R.EMPTY_SOURCE, 3, "[but see @]"),
    "at sign alone, without the name": ("So [-@].", R.EMPTY_SOURCE, 3, "[-@]"),
    "an encyclopedia": ("So it was.[1][2]", R.PASTED_MARK, 10, "[1][2]"),
    "an encyclopedia, apart": ("So it was [1].", R.PASTED_MARK, 10, "[1]"),
    "a range": ("So it was[3, 5-7].", R.PASTED_MARK, 9, "[3, 5-7]"),
    "a raised number": ("So it was.¹²", R.PASTED_MARK, 10, "¹²"),
    "a raised number behind a word": ("The board¹ was.", R.PASTED_MARK, 9, "¹"),
    "Japanese": ("雨が降った[1]。", R.PASTED_MARK, 5, "[1]"),
    "an assistant": ("So it was【4:1†source】.", R.PASTED_MARK, 9, "【4:1†source】"),
    "an assistant in signs": (
        "So it was.:contentReference[oaicite:0]{index=0}",
        R.PASTED_MARK,
        10,
        ":contentReference[oaicite:0]{index=0}",
    ),
    "an assistant in words": ("So it was citeturn0search1.", R.PASTED_MARK, 10, "citeturn0search1"),
    "an assistant in brackets": ("So it was [cite: 3, 4].", R.PASTED_MARK, 10, "[cite: 3, 4]"),
    "reStructuredText's notes": ("So it was [1]_.", R.PASTED_MARK, 10, "[1]_"),
    "Org mode's notes": ("So it was[fn:1].", R.PASTED_MARK, 9, "[fn:1]"),
    "Zotero": ("{ | Lane, 2026 | | |zu:1:ABC}", R.OTHER_SYNTAX, 0, "{ | Lane, 2026 | | |zu:1:ABC}"),
    "EndNote": ("So {Lane, 2026, #12}.", R.OTHER_SYNTAX, 3, "{Lane, 2026, #12}"),
    "EndNote without a comma": ("So {Lane, 2026 #12}.", R.OTHER_SYNTAX, 3, "{Lane, 2026 #12}"),
    "reStructuredText": ("So :cite:`a`.", R.OTHER_SYNTAX, 3, ":cite:`a`"),
    "reStructuredText, kind": ("So :cite:p:`a`.", R.OTHER_SYNTAX, 3, ":cite:p:`a`"),
    "MyST": ("So {cite}`a`.", R.OTHER_SYNTAX, 3, "{cite}`a`"),
    "MyST, kind": ("So {cite:p}`a`.", R.OTHER_SYNTAX, 3, "{cite:p}`a`"),
    "double parentheses": ("⸨@a#x⸩", R.ODD_BRACKET, 0, "⸨@a#x⸩"),
    "ornate parentheses": ("﴾@a#x﴿", R.ODD_BRACKET, 0, "﴾@a#x﴿"),
    "ceiling": ("⌈@a#x⌉", R.ODD_BRACKET, 0, "⌈@a#x⌉"),
    "single quotation marks": ("‹@a#x›", R.ODD_BRACKET, 0, "‹@a#x›"),
}


@pytest.mark.parametrize(("text", "reason", "start", "detail"), MISFITS.values(), ids=MISFITS.keys())
def test_near_citations_are_reported(text: str, reason: MisfitReason, start: int, detail: str) -> None:
    found = find(text, opaque_spans(text))
    assert found.clusters == ()
    assert [(m.reason, m.start, m.end, m.detail) for m in found.misfits] == [
        (reason, start, start + len(detail), detail)
    ]


@pytest.mark.parametrize(
    ("text", "clusters", "misfits"),
    [
        pytest.param("@a#x [p. 3", ["@a#x"], ["["], id="locator not closed"),
        pytest.param("@a#x [p. 3; p. 5]", ["@a#x"], ["[p. 3; p. 5]"], id="locators with semicolon"),
        pytest.param("@a#x [see [@b#y]]", ["@a#x"], ["[see [@b#y]]"], id="nested after in text"),
        pytest.param("@a#x [see @B.c]", ["@a#x"], ["@B.c"], id="bad key after in text"),
        pytest.param("[@a#x @b#y] [@c]", ["[@c]"], ["[@a#x @b#y]"], id="bracket after a misfit"),
        pytest.param("[@A; @b#y; c]", [], ["@A"], id="a bad key speaks for its bracket"),
        pytest.param("[see [@A] @b#y]", [], ["@A"], id="a bad key speaks for brackets around it"),
        pytest.param("[see @a#x [@b#y] so", ["[@b#y]"], ["[see @a#x"], id="bracket in one not closed"),
        pytest.param("[see @a#x, as @b#y", ["@b#y"], ["[see @a#x"], id="in text after one not closed"),
        pytest.param("[so [@b#y] @a#x", [], ["[so [@b#y] @a#x"], id="bracket inside a misfit"),
        pytest.param(r"\[so\] @a#x]", [], ["@a#x"], id="escaped pair before one not opened"),
        pytest.param("[@a#x\n\n[@b#y]\n\n@c]", ["[@b#y]"], ["[@a#x", "@c"], id="paragraph by paragraph"),
        pytest.param("@a#x/@b#y", ["@a#x"], ["@b#y"], id="slash between citations"),
    ],
)
def test_misfits_leave_the_rest_standing(text: str, clusters: list[str], misfits: list[str]) -> None:
    found = find(text)
    assert [text[c.start : c.end] for c in found.clusters] == clusters
    assert [m.detail for m in found.misfits] == misfits


def test_table_shows_every_reason() -> None:
    assert {reason for _, reason, _, _ in MISFITS.values()} == set(MisfitReason)


# --- properties ----------------------------------------------------------------------------------

SIGNS = st.sampled_from(
    [*"[]@;#-_.,a1Z \n\\*`&{}^>|/＠［］＃é日", "@a#x", "[@b-1#y", "\n\n", "see ", "&amp;"]
)
TEXTS = st.lists(SIGNS, max_size=60).map("".join) | st.text()


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@given(texts_with_spans())
def test_spans_are_in_order_and_apart(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, opaque = case
    found = find(text, opaque)
    assert list(found.clusters) == sorted(found.clusters, key=lambda c: c.start)
    assert list(found.misfits) == sorted(found.misfits, key=lambda m: m.start)
    both: list[Cluster | Misfit] = [*found.clusters, *found.misfits]
    end = 0
    for one in sorted(both, key=lambda one: one.start):
        assert end <= one.start < one.end <= len(text)
        end = one.end
    for misfit in found.misfits:
        assert misfit.detail == text[misfit.start : misfit.end]
        assert all(cure(misfit))
    for cluster in found.clusters:
        assert cluster.cites
        end = cluster.start
        for cite in cluster.cites:
            assert end <= cite.start < cite.end <= cluster.end
            key = cite.source + (f"#{cite.excerpt}" if cite.excerpt else "")
            assert narrow(text[cite.start : cite.end]).lstrip("-") == f"@{key}"
            assert narrow(text[cite.at : cite.end]) == f"@{key}"
            assert "\n" not in cite.prefix + cite.locator + cite.suffix
            end = cite.end


@given(texts_with_spans())
def test_nothing_is_found_in_opaque_spans(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, opaque = case
    found = find(text, opaque)
    marks = [place for c in found.clusters for place in (c.start, c.end - 1)]
    marks += [place for c in found.clusters for cite in c.cites for place in range(cite.start, cite.end)]
    marks += [misfit.start for misfit in found.misfits]
    assert not [(place, span) for place in marks for span in opaque if span[0] <= place < span[1]]


@given(TEXTS)
@example("x@a#x@b#y")
@example("[@A; @a#x]")
def test_no_key_is_passed_over_in_silence(text: str) -> None:
    found = find(text)
    for paragraph in re.finditer(r"(?:(?!\n[ \t>]*\n).)+", text, re.DOTALL):
        reported = any(paragraph.start() <= m.start < paragraph.end() for m in found.misfits)
        for key in re.finditer(r"(?<!\\)@[a-z0-9]+#[a-z0-9]", paragraph[0]):
            at = paragraph.start() + key.start()
            assert reported or any(c.start <= at < c.end for cluster in found.clusters for c in cluster.cites)


IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
KEYS = st.builds(lambda source, excerpt: f"{source}#{excerpt}" if excerpt else source, IDS, st.none() | IDS)
PREFIXES = st.sampled_from(["", "see", "But see", "cf.", "so says", "see [the table] in", "日本は、"])
LOCATORS = st.sampled_from(["", "p. 3", "pp. 33-35, 38-39", "¶ 7", "chap. IV", "12"])
SUFFIXES = st.sampled_from(["", "and elsewhere", "in part (so to say)", "など"])
PLAIN = st.sampled_from(["So it is", "(as said)", "*emphasis*", "a; b", "会議", "me@host.org", "Fact."])
BRACKETED = st.builds(C, KEYS, PREFIXES, LOCATORS, SUFFIXES, st.sampled_from([Mode.BRACKET, Mode.SUPPRESSED]))


def written(cite: C) -> str:
    """Markdown for a citation in a bracket."""
    minus = "-" if cite.mode is Mode.SUPPRESSED else ""
    return (
        f"{cite.prefix} {minus}@{cite.key}{', ' if cite.locator else ''}{cite.locator} {cite.suffix}".strip()
    )


@given(
    st.lists(st.tuples(PLAIN, st.lists(BRACKETED, min_size=1, max_size=3) | KEYS)),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_what_is_written_is_found(pieces: list[tuple[str, list[C] | str]], glue: str) -> None:
    text = glue.join(
        f"{plain} @{what}, so" if isinstance(what, str) else f"{plain} [{'; '.join(map(written, what))}]"
        for plain, what in pieces
    )
    expected = [[text_mode(what)] if isinstance(what, str) else what for _, what in pieces]
    found = find(text)
    assert [read(cluster) for cluster in found.clusters] == expected
    assert found.misfits == ()


ODD = st.characters(exclude_categories=["Cs"]).filter(
    lambda char: narrow(char) not in KEY_CHARS
) | st.sampled_from(
    list(
        " \t\n\r\xa0\xad\u2009\u202f\u3000\u200b\u200d\u2060\ufeff\u200f\u202e\u2069\u0301\u0430\u043e\u03bf\ufb01"
    )
    + list("№♯﹟﹫［］【】「」()[]{}<>.,;:!?#@*_\"'|~^=+日ー–−—\u0131\U0001d41a")
)
KEY_CHARS = "abcdefghijklmnopqrstuvwxyz0123456789-"


@given(
    st.sampled_from(["[see {}, p. 3]", "[{}]", "So {} says", "［{}］"]),
    ODD,
    st.integers(0, len("@harbour-board-2026#depth")),
)
@example("[{}]", "\u200b", 19)
@example("[{}]", "\xa0", 19)
def test_an_odd_character_never_changes_what_is_cited(around: str, odd: str, at: int) -> None:
    key = "@harbour-board-2026#depth"
    text = around.format(f"{key[:at]}{odd}{key[at:]}")
    found = find(text)
    cited = [(cite.source, cite.excerpt) for cluster in found.clusters for cite in cluster.cites]
    if found.misfits or (odd, at) == ("\\", 0):
        return
    assert len(cited) == 1
    assert cited[0][0] == "harbour-board-2026"
    # An excerpt that ends early is one that its card does not have, which the link stage tells.
    assert cited[0][1]
    assert "depth".startswith(cited[0][1])


@given(TEXTS)
@example("［＠a＃x")
@example("&#64;a#x")
def test_no_look_alike_is_passed_over(text: str) -> None:
    found = find(text)
    spots = [(cluster.start, cluster.end) for cluster in found.clusters]
    spots += [(misfit.start, misfit.end) for misfit in found.misfits]
    for paragraph in re.finditer(r"(?:(?!\n[ \t>]*\n).)+", text, re.DOTALL):
        reported = any(paragraph.start() <= m.start < paragraph.end() for m in found.misfits)
        for sign in re.finditer(r"(?<!\\)(?:[@＠﹫]|&commat;|&#64;)[a-z0-9]+[#＃][a-z0-9]", paragraph[0]):
            at = paragraph.start() + sign.start()
            assert reported or any(start <= at < end for start, end in spots)


BARE = {
    "bracket": ("[harbour-2026#depth]", [("harbour-2026", "depth", "harbour-2026#depth")]),
    "running text": ("See harbour-2026#depth.", [("harbour-2026", "depth", "harbour-2026#depth")]),
    "words around": ("[see harbour-2026#depth, p. 3]", [("harbour-2026", "depth", "harbour-2026#depth")]),
    "capitals": ("Harbour-2026#Depth", [("harbour-2026", "depth", "Harbour-2026#Depth")]),
    "full-width": ("ｈarbour＃depth", [("harbour", "depth", "ｈarbour＃depth")]),
    "Japanese around": ("日本はharbour#depthです", [("harbour", "depth", "harbour#depth")]),
    "emphasis": ("_harbour#depth_", [("harbour", "depth", "harbour#depth")]),
    "whole source": ("[harbour-2026]", [("harbour-2026", None, "harbour-2026")]),
    "whole source with words": ("[see harbour-2026, p. 3]", [("harbour-2026", None, "harbour-2026")]),
    "within a citation": ("[@a#x, harbour#depth]", [("harbour", "depth", "harbour#depth")]),
    "joined": ("so@harbour-2026", [("harbour-2026", None, "@harbour-2026")]),
    "e-mail": ("me@harbour.org", []),
    "citation": ("[@harbour#depth]", []),
    "misfit": ("[@harbour#Depth]", []),
    "escaped number sign": (r"harbour\#depth", []),
    "escaped bracket": (r"\[harbour-2026]", []),
    "code": ("`harbour#depth`", []),
    "address": ("https://x.org/harbour#depth", []),
    "file": ("harbour.md#depth", []),
    "link": ("[harbour](#depth)", []),
    "definition": ("[harbour]: x.md", []),
    "task": ("- [x] so", []),
    "heading": ("## so\n#so", []),
    "number": ("no #3", []),
}


@pytest.mark.parametrize(("text", "expected"), BARE.values(), ids=BARE.keys())
def test_keys_without_a_sign_are_kept_apart(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    bare = find(text, opaque_spans(text)).bare
    assert [(key.source, key.excerpt, text[key.start : key.end]) for key in bare] == expected


N = 20_000


@pytest.mark.parametrize(
    ("text", "clusters", "misfits"),
    [
        pytest.param("[" * N, 0, 0, id="open brackets without at sign"),
        pytest.param("[" * N + "@a", 0, 1, id="open brackets"),
        pytest.param("[@a " * 5000, 0, 5000, id="unclosed citations"),
        pytest.param("@" * 50_000, 0, 0, id="at signs"),
        pytest.param("@a [" + " " * N + "[ ] " * N, 1, 1, id="brackets after a citation"),
        pytest.param("[@a" + ";" * N + "]", 0, 1, id="semicolons"),
        pytest.param("[" + "*a " * N + "@a]", 1, 0, id="emphasis never closed"),
        pytest.param("[" + "*a" * N + " @a]", 1, 0, id="stars"),
        pytest.param("[" * 5000 + "@a" + "]" * 5000, 1, 0, id="nested brackets"),
        pytest.param("[@a " * 5000 + "]" * 5000, 0, 1, id="nested citations"),
        pytest.param("@a" + "-" * 50_000, 1, 0, id="hyphens"),
        pytest.param("@" + "a-" * 50_000, 1, 0, id="long key"),
        pytest.param("[@a, p. " + "3, " * N + "]", 1, 0, id="long locator"),
        pytest.param("@a" + "\u200b" * N, 0, 1, id="invisible characters"),
        pytest.param("@" + "a\u200b" * N, 0, 1, id="invisible characters in a key"),
        pytest.param("@" + "a." * N, 0, 1, id="dots in a key"),
        pytest.param("【@a " * 5000, 0, 5000, id="odd brackets"),
        pytest.param("【" * N + "@a", 0, 1, id="odd brackets before"),
        pytest.param("a#b" * N, 0, 0, id="number signs"),
        pytest.param("a" * N + "#b", 0, 0, id="long word before a number sign"),
        pytest.param("[a" * N, 0, 0, id="brackets with words"),
        pytest.param("\\cite[" * N, 0, 0, id="LaTeX"),
        pytest.param("cite:" * N, 0, 1, id="cite and colons"),
        pytest.param("@a " + "b-" * N, 1, 0, id="words behind a source"),
        pytest.param("@a\n" + "> " * N + "\n" * N, 1, 0, id="blank lines"),
        pytest.param("@{ " * N, 0, N, id="braces"),
        pytest.param("[&#" + "a" * N + "&" * N + "@a]", 1, 0, id="entities"),
    ],
)
def test_hostile_texts_are_read_in_linear_time(text: str, clusters: int, misfits: int) -> None:
    found = find(text)
    assert (len(found.clusters), len(found.misfits)) == (clusters, misfits)
