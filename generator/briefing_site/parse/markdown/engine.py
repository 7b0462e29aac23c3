"""Python-Markdown with the parser of this package, and the HTML that an author may write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, Registry

from briefing_site.parse.markdown.attribute_lists import LIST
from briefing_site.parse.markdown.blocks import read_blocks
from briefing_site.parse.markdown.figures import Figures
from briefing_site.parse.markdown.html_of_tree import html_of_tree
from briefing_site.parse.markdown.references import References
from briefing_site.parse.markdown.tree import TreeBuilder
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import from_the_right
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import slug

_STASHED = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}(?:amp;)?")
"""What the library has put aside: a tag, an ampersand, an escaped brace."""
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "th": {"align", "colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
}
_TAG = LazyPattern(r"<(/?)([a-zA-Z][\w:.-]*)(?![\w:.-])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = LazyPattern(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_COMMENT = LazyPattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EQUATION = re.compile(r">[^<>=]*=[^<>]*")
"""A text between tags with an equals sign in it."""
_LIKE_ATTRIBUTE = LazyPattern(
    r"\s(?:href|src|srcset|poster|data|action|formaction|id|name|url)\s*=", re.IGNORECASE
)
_ALIGN = LazyPattern(r"<(t[hd])((?:\s[^<>]*?)?)\salign=\"(left|center|right)\"")
_IN_LANGUAGE = LazyPattern(r'<[a-z][^<>]*? lang="(?P<lang>[^"<>]*)"[^<>]*>')
_TABLE = re.compile(r"<table\b")
_ANY_TAG = re.compile(r"<[^<>]*>?")
_PLAIN_TAG = re.compile(
    r"</?(?:a|blockquote|code|dd|del|div|dl|dt|em|h[1-6]|li|mark|ol|p|pre|span|strong|table|tbody|td|th|thead|tr|ul)>"
    r"|<[bh]r>|<h[1-6] id=\"[\w-]+\">|<t[dh] align=\"(?:left|center|right)\">|<ol start=\"\d+\">"
    r"|<(?:code|div|p|span) class=\"[\w -]+\">|<a href=\"[\U000f0000-\U0010ffff]\">"
)
"""A tag of the parser in which nothing stands that the sanitiser could change."""
_ODD = re.compile("[\0-\x08\x0b-\x1f\x7f-\xa0]")
"""What the sanitiser writes in another way: carriage returns, no-break spaces and the like."""
_PLAIN_ENTITIES = ("&amp;", "&lt;", "&gt;")


@dataclass(frozen=True, slots=True)
class DroppedMarkup:
    """A tag or an attribute of the author's HTML that is dropped, since it is not allowed."""

    name: str
    """Name of the tag or attribute."""
    tag: bool


class MarkdownEngine:
    """Markdown to safe HTML. Not for use from several threads at once."""

    def __init__(self) -> None:
        self._dialect = _Dialect()
        # An instance and not a name: looking an extension up by name scans every installed package.
        self._markdown = Markdown(output_format="html", extensions=[self._dialect])
        self._markdown.serializer = html_of_tree
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            strip_comments=True,
        )

    def convert(self, text: str, references: References) -> tuple[str, bool]:
        """The HTML of a text in sections, with a token for each reference and all HTML of the author.

        Each section, and after them each footnote, begins with a paragraph that is `SECTION_MARK`. Returns
        besides whether there is any HTML of the author.
        """
        self._markdown.reset()
        self._dialect.references = references
        html = self._markdown.convert(text)
        return html, self._markdown.htmlStash.html_counter > 0

    def clean(self, raw: str, *, written: bool = True) -> tuple[str, list[DroppedMarkup]]:
        """The allowed part of some HTML, with every tag closed, and the markup that was dropped.

        `written` says whether the author has written some of it as HTML.
        """
        if not written and _is_plain(raw):
            html, dropped = raw, []
        else:
            html = self._cleaner.clean(raw)
            dropped = _dropped(raw, html)
        if ' lang="' in html:
            html = _IN_LANGUAGE.sub(_with_direction, html)
        if " align=" in html:
            html = _ALIGN.sub(r'<\1\2 class="align-\3"', html)
        if "=" in html:
            html = _EQUATION.sub(_no_attribute, html)
        return _wrap_tables(html), dropped


def _with_direction(tag: re.Match[str]) -> str:
    """A tag that names a language, with the direction of that unless its author names one."""
    found = tag.group()
    if " dir=" in found:
        return found
    direction = "rtl" if from_the_right(tag["lang"]) else "ltr"
    return f'{found[:-1]} dir="{direction}">'


def _no_attribute(text: re.Match[str]) -> str:
    """A text between tags, so written that ` href="x"` of some code is taken for no link of the page.

    What a page has as addresses and ids is read by its signs (`render/attributes.py`).
    """
    words = text.group()
    return words.replace("=", "&#61;") if _LIKE_ATTRIBUTE.search(words) else words


def may_have(tag: str, attribute: str = "") -> bool:
    """Whether an author may write a tag, or an attribute in it."""
    if tag not in _TAGS:
        return False
    return not attribute or attribute in _ATTRIBUTES["*"] or attribute in _ATTRIBUTES.get(tag, ())


def plain_html(text: str) -> str:
    """The HTML of a document's Markdown, with tables and without the extensions for briefings."""
    return Markdown(extensions=[TableExtension()]).convert(text)


def _is_plain(html: str) -> bool:
    """Whether the sanitiser would leave HTML as it is, of which the parser has made every tag.

    The tags of the parser are closed and lie well in one another. So it is enough that they have no
    attributes but a few harmless ones, and that no character is written in another way than the sanitiser's.
    """
    if _ODD.search(html) or html.count("&") != sum(map(html.count, _PLAIN_ENTITIES)):
        return False
    return all(map(_PLAIN_TAG.fullmatch, set(_ANY_TAG.findall(html))))


def _dropped(raw: str, html: str) -> list[DroppedMarkup]:
    before, after = _inventory(raw), _inventory(html)
    return [DroppedMarkup(name, tag) for (name, tag), count in before.items() if after[name, tag] < count]


def _inventory(html: str) -> Counter[tuple[str, bool]]:
    """The number of each tag in a text, and of each attribute of the allowed tags."""
    found: Counter[tuple[str, bool]] = Counter()
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    for closing, name, attributes in _TAG.findall(html):
        if closing and name.lower() in _TAGS:
            continue  # one that closes nothing is dropped, and nobody misses it
        found[name.lower(), True] += 1
        if attributes and name.lower() in _TAGS:
            found.update((attribute.lower(), False) for attribute in _ATTRIBUTE.findall(attributes))
    return found


def _wrap_tables(html: str) -> str:
    """Put each table into an element that scrolls, also by keyboard (WCAG 2.1.1)."""
    if "<table" not in html:
        return html
    number = 0

    def wrap(_: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'<div class="table-wrap" role="region" data-table="{number}" tabindex="0"><table'

    return _TABLE.sub(wrap, html).replace("</table>", "</table></div>")


class _Dialect(Extension):
    """Puts the parser of this package in the place of Python-Markdown's own, and adds its later steps."""

    references: References
    braces: bool
    """Whether the text has a brace, with which a list of attributes begins."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors = Registry()  # they would change the offsets
        md.parser = _Parser(md, self)
        self.abbreviations: dict[str, str] = {}
        md.treeprocessors = Registry()
        md.treeprocessors.register(_AttributeLists(md, self), "attributes", 50)
        md.treeprocessors.register(AbbrTreeprocessor(md, self.abbreviations), "abbreviations", 40)
        md.treeprocessors.register(_HeadingIds(md), "heading ids", 30)
        md.treeprocessors.register(Figures(md), "figures", 20)
        md.treeprocessors.register(_Unescape(md), "unescape", 10)


class _Parser(BlockParser):
    """Makes the tree of a text, inline markup included."""

    def __init__(self, md: Markdown, dialect: _Dialect) -> None:
        super().__init__(md)
        self._dialect = dialect

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - the library's name
        """The tree of the lines of a text."""
        text = "\n".join(lines)
        document = read_blocks(text)
        self._dialect.braces = "{" in text
        self._dialect.abbreviations.clear()
        self._dialect.abbreviations.update(document.abbreviations)
        return ElementTree(TreeBuilder(self.md, document, self._dialect.references).build())


class _AttributeLists(AttrListTreeprocessor):
    """Reads braces as attributes if each item is one: `{n}` and `{a, b}` are the author's words.

    The library looks at these three patterns, and calls them final.
    """

    HEADER_RE = re.compile(rf"(?<![ ])[ ]+{LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(f"^{LIST}")  # type: ignore[misc]

    def __init__(self, md: Markdown, dialect: _Dialect) -> None:
        super().__init__(md)
        self._dialect = dialect

    def run(self, doc: Element) -> None:
        if self._dialect.braces:
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    """Looks only at texts in which something is escaped."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class _HeadingIds(Treeprocessor):
    """Gives each heading an id made from its words."""

    def run(self, root: Element) -> None:
        used = {element.get("id") for element in root.iter() if element.get("id")}
        numbers: dict[str, int] = {}
        """The last number given to each name that several headings have."""
        for element in root.iter():
            if element.tag in _HEADINGS and not element.get("id"):
                name = first = slug(_STASHED.sub("", "".join(element.itertext()))) or "section"
                number = numbers.get(first, 0)
                while name in used:
                    number += 1
                    name = f"{first}_{number}"
                numbers[first] = number
                used.add(name)
                element.set("id", name)
