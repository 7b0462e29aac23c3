"""The addresses and ids of a finished page, whatever syntax made them, read in one pass over its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href")
_SETS = ("srcset", "imagesrcset")
_NAMED = (*_ADDRESSES, *_SETS, "id", "name")


def _behind(names: tuple[str, ...]) -> str:
    """A pattern for the place behind `="`, where one of some attributes begins its value."""
    return "|".join(rf"(?<=\s{name}=\")" for name in names)


# A search for `="` is one for fixed letters, which is far quicker than one for any of the names. The last
# letter before it then passes over most of the others, as those of `class` and `role`.
_PLAIN = re.compile(
    rf"=\"(?<=[{''.join(sorted({name[-1] for name in (*_ADDRESSES, 'id')}))}]=\")"
    rf"(?:(?:{_behind(_ADDRESSES)})([^\"]*)|(?:{_behind(('id',))})([^\"]*))",
    re.IGNORECASE,
)
_ODD = re.compile(r"=(?:(?<=\s=)|(?!\"))")
"""Where a value is not in double quotation marks right behind its name."""
_ODD_NAME = re.compile(rf"\s(?:{'|'.join(_NAMED)})\s*=\Z", re.IGNORECASE)

_ANY_ADDRESS = LazyPattern(
    rf"\s(?:{'|'.join(_ADDRESSES)})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE
)
_ANY_SET = LazyPattern(
    rf"\s(?:{'|'.join(_SETS)})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE
)
_ANY_ID = LazyPattern(r"<[a-z][^<>]*?\sid\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'<>]+))", re.IGNORECASE)
_ANY_ANCHOR = LazyPattern(r"\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_REFRESH = LazyPattern(r"<meta\s[^<>]*\brefresh\b[^<>]*\burl\s*=\s*([^\"'<>;\s]+)", re.IGNORECASE)
_NO_ELEMENTS = LazyPattern(r"<!--.*?-->|(<script\b[^>]*>).*?</script>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the elements of a page have as addresses and ids."""

    html: str
    addresses: tuple[str, ...]
    """Each once, in the order of the page."""
    ids: frozenset[str]
    repeated: tuple[str, ...]
    """Ids that stand more than once."""

    def has_anchor(self, *names: str) -> bool:
        """Whether one of some names is an id of the page, or the name of one of its elements."""
        return not self.ids.isdisjoint(names) or not set(_ANY_ANCHOR.findall(self.html)).isdisjoint(names)


def attributes_of(html: str) -> Attributes:
    """Read the attributes of a page."""
    plain = _PLAIN.findall(html)
    odd = any(_ODD_NAME.search(html, max(0, at.start() - 40), at.end()) for at in _ODD.finditer(html))
    if odd:
        found = ["".join(each) for each in _ANY_ADDRESS.findall(html)]
        ids = _ids(html)
    else:
        found = [address for address, _ in plain if address]
        ids = [name for _, name in plain if name]
    known = frozenset(ids)
    if len(known) != len(ids):
        ids = _ids(html)  # what stands in a comment or a script is no id
    repeated = (
        tuple(name for name, count in Counter(ids).items() if count > 1) if len(known) != len(ids) else ()
    )
    each_once = dict.fromkeys(found)
    return Attributes(html, tuple(dict.fromkeys((*_written(each_once), *_rare(html)))), known, repeated)


def _ids(html: str) -> list[str]:
    return ["".join(each) for each in _ANY_ID.findall(_NO_ELEMENTS.sub(r"\1", html))]


def _written(found: Iterable[str]) -> Iterator[str]:
    for value in found:
        if value:
            yield unescape(value).strip() if "&" in value else value.strip()


def _rare(html: str) -> Iterator[str]:
    """The addresses of sets of pictures, and of a page that sends its reader on."""
    if "srcset" in html:
        for values in _ANY_SET.findall(html):
            yield from (each.split()[0] for each in unescape("".join(values)).split(",") if each.strip())
    if "refresh" in html:
        yield from map(unescape, _REFRESH.findall(html))
