"""The cards that are there, as an import compares them with its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing_site.authoring.bibliography.card import notation
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.model.files import File
from briefing_site.model.name import Name
from briefing_site.model.paths import source_id
from briefing_site.model.work import CARD_KEYS, CslDate
from briefing_site.parse.front_matter import AuthorText, read_front_matter
from briefing_site.parse.schema import read
from briefing_site.parse.source_card import TABLE
from briefing_site.text.dataclass import dataclass

_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(.+)")


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card of the site."""

    path: str
    data: bytes
    text: AuthorText
    keys: Mapping[str, str]
    """By key, its value in the notation that an import would write."""
    aliases: tuple[str, ...]
    title: str
    works: tuple[tuple[str, ...], ...]
    """What tells that an entry is of the same work; `works_of` makes it."""

    @property
    def id(self) -> str:
        """The id of its source."""
        return source_id(self.path)


def known_cards(files: Iterable[File]) -> list[KnownCard]:
    """The cards whose front matter can be read; others are left alone."""
    found = []
    for file in files:
        text, _ = read_front_matter(file.path, file.data)
        if text and text.front:
            found.append(_known(file, text))
    return found


def _known(file: File, text: AuthorText) -> KnownCard:
    assert text.front is not None
    given = read(TABLE, text.front, [])
    values = {name: given.get(field) for name, field in TABLE.by_name.items() if name in given.places}
    aliases = tuple(str(alias) for alias in _tuple(values.get("aliases")))
    variables = {variable: value for variable, key in CARD_KEYS.items() if (value := values.get(key))}
    return KnownCard(
        path=file.path,
        data=file.data,
        text=text,
        keys={
            name: made
            for name, value in values.items()
            if (made := str(value or "") if name == "type" else _notation(value))
        },
        aliases=aliases,
        title=str(values.get("title") or ""),
        works=works_of(variables),
    )


def works_of(values: Mapping[str, object]) -> tuple[tuple[str, ...], ...]:
    """What tells two works from one another, of the variables of one: each of these is enough."""
    title = folded(str(values.get("title", "")))
    url = str(values.get("URL", ""))
    of_url = _DOI.fullmatch(url)
    doi = str(values.get("DOI", "")) or (of_url[1] if of_url else "")
    people = next((values[role] for role in ("author", "editor") if values.get(role)), ())
    names = folded(" ".join(str(name) for name in _tuple(people)))
    issued = values.get("issued")
    year = str(issued.start.year) if isinstance(issued, CslDate) else ""
    return (
        *((("doi", doi.lower()),) if doi else ()),
        *((("url", url, title),) if url and title else ()),
        *((("names", title, names, year),) if title and names else ()),
    )


def folded(text: str) -> str:
    """A text without case, signs and spaces, by which titles are compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _notation(value: object) -> str:
    if isinstance(value, str | CslDate):
        return notation(value)
    if isinstance(value, tuple) and all(isinstance(each, Name) for each in value):
        return notation(tuple(each for each in value if isinstance(each, Name)))
    if isinstance(value, tuple):
        return f"[{', '.join(scalar(str(each), inside=True) for each in value)}]"
    return ""
