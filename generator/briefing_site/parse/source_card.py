"""One source card, `seeds/<id>.md`, to a Source with its excerpts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import (
    KINDS,
    PARTICULARS,
    Card,
    Extent,
    LooseCard,
    Notice,
    Particular,
    Rights,
    Source,
)
from briefing_site.model.work import CARD_KEYS, DATES, NAMES, PERIODICALS, TEXTS, TYPES, CslValue
from briefing_site.parse.author_name import NAME
from briefing_site.parse.excerpts import read_excerpts
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.kinds import (
    CITE_KEY,
    DATE,
    IDENTIFIER,
    LANGUAGE,
    SPAN,
    TEXT,
    URL,
    WORD,
    choice,
    list_of,
    record,
)
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.misfiled import misfiled_briefing
from briefing_site.parse.odd_details import bare_value, odd_details
from briefing_site.parse.plain_texts import plain_faults
from briefing_site.parse.schema import Field, Kind, Partial, Table, Values, read
from briefing_site.parse.waivers import waivers_in
from briefing_site.parse.yaml_values import list_slot
from briefing_site.text.slug import ID

T = TypeVar("T")

_TITLE = Field("title", TEXT, "Title of the document.")
_AUTHOR = Field("author", list_of(NAME), "Who wrote it: persons and bodies.", default=())
_TRANSLATOR = Field("translator", list_of(NAME), "Who translated it, where the document says so.", default=())
_PUBLISHER = Field(
    "publisher",
    TEXT,
    "Who published it. Only a card with a `type` or a `container-title` can leave it out.",
    default=None,
)
_PUBLISHED = Field("published", SPAN, "When; left out where the document does not say.", default=None)
_ACCESSED = Field("accessed", SPAN, "When it was read, for a document that may change.", default=None)
_URL = Field("url", URL, "Where the original is; never guessed.", default=None)
_ARCHIVE = Field(
    "archive",
    WORD,
    "Name of the stored text in the archive; `none` where there is none, with an `archive_reason`.",
    default=None,
)
_ARCHIVE_REASON = Field(
    "archive_reason",
    TEXT,
    "Why `archive` is `none`, as for print that was read in a library; shown to readers.",
    default=None,
)
_NO_ARCHIVE = "none"
_KIND = Field("kind", choice(*KINDS), "What sort of document it is.")
_PERSPECTIVE = Field("perspective", TEXT, "From where it speaks, in a few words.", default=None)
_DESCRIPTOR = Field(
    "descriptor",
    TEXT,
    "A sentence or two on access, completeness and bias, shown to the reader.",
    default=None,
)
_LANGUAGE = Field("language", LANGUAGE, "Language of the document, a BCP 47 tag.", default="en")
_RIGHTS: Field[Rights] = Field(
    "rights",
    choice("quote", "full", "private"),
    "What may be shown: quote, full or private.",
    default="quote",
)
_DERIVED_FROM = Field(
    "derived_from", IDENTIFIER, "Id of the source that it reprints or translates.", default=None
)
_ARCHIVED_URL = Field("archived_url", URL, "Where a public archive keeps a copy.", default=None)
_NOTICE_DATE = Field("date", DATE, "When.")
_NOTICE_REASON = Field("reason", TEXT, "Why, in a sentence for the reader.")
_NOTICE = record(Table("a notice", (_NOTICE_DATE, _NOTICE_REASON)))
_WITHDRAWN = Field(
    "withdrawn",
    _NOTICE,
    "That its publisher has withdrawn it: a notice on every page that cites it.",
    default=None,
)
_CORRECTED = Field(
    "corrected",
    _NOTICE,
    "That it was corrected after it was published: a notice on every page that cites it.",
    default=None,
)
_TYPE = Field(
    "type",
    choice(*TYPES),
    "What a citation style takes it for, a type of CSL; without it, that follows from `kind`.",
    default=None,
)
_ALIASES = Field(
    "aliases", list_of(CITE_KEY), "Other keys of the same source, as in an older manuscript.", default=()
)
_EXTENTS: Kind[Extent] = choice("full", "part", "abstract")
_EXTENT: Field[Extent | None] = Field(
    "extent", _EXTENTS, "How much of the document is archived.", default=None
)

_PARTICULARS: Kind[Particular] = choice(*PARTICULARS)
_UNCERTAIN = Field(
    "uncertain",
    list_of(_PARTICULARS),
    "What was guessed when the document was taken in: shown to readers, and told, until it is off this list.",
    default=(),
)

_OWN = frozenset({"title", "author", "translator", "publisher", "issued", "accessed", "URL", "language"})
"""The variables of CSL that have fields of their own."""
_KEPT_APART = frozenset({"citation-key"})
"""The variable that `aliases` hold."""


def _of_csl(kind: Kind[T], variables: Mapping[str, str]) -> dict[str, Field[T | None]]:
    return {
        variable: Field(CARD_KEYS[variable], kind, f"{meaning} CSL: `{variable}`.", default=None)
        for variable, meaning in variables.items()
        if variable not in _OWN | _KEPT_APART
    }


_TEXTS = _of_csl(TEXT, TEXTS)
_NAMES = _of_csl(list_of(NAME), NAMES)
_DATES = _of_csl(SPAN, DATES)
_CONTAINER = _TEXTS["container-title"]

TABLE = Table(
    "a source card",
    (
        _TITLE,
        _AUTHOR,
        _TRANSLATOR,
        _PUBLISHER,
        _PUBLISHED,
        _ACCESSED,
        _URL,
        _ARCHIVE,
        _ARCHIVE_REASON,
        _KIND,
        _PERSPECTIVE,
        _DESCRIPTOR,
        _LANGUAGE,
        _RIGHTS,
        _DERIVED_FROM,
        _ARCHIVED_URL,
        _WITHDRAWN,
        _CORRECTED,
        _TYPE,
        _ALIASES,
        _EXTENT,
        _UNCERTAIN,
        *_TEXTS.values(),
        *_NAMES.values(),
        *_DATES.values(),
    ),
    one_of=(_PUBLISHER, _CONTAINER, _TYPE),
)
"""Every key of a source card's front matter."""

_SKELETON = "title: \npublisher: \nkind: \n"
"""The front matter that the fix of a card without front matter writes."""


def parse_source(path: str, data: bytes, engine: MarkdownEngine) -> tuple[Card | None, list[Diagnostic]]:
    """Read a source card; returns its value and all its faults.

    The value is a `LooseCard` where the front matter cannot serve, so that the excerpts are still checked. It
    is None where the card cannot be read at all.
    """
    text, found = read_front_matter(path, data, _SKELETON)
    if text is None or text.front is None:
        return None, found
    if briefing := misfiled_briefing(text):
        return None, [*found, briefing]
    name = PurePosixPath(path).stem
    if not ID.fullmatch(name):
        found.append(faults.briefing.bad_slug(text.opening, name))
    given = read(TABLE, text.front, found)
    unsigned = plain_faults(TABLE, text.front, found)
    excerpts, unusable, uncited = read_excerpts(text.lines, text.body, engine, found)
    waivers = waivers_in(text, (), found)
    places = tuple(given.places.items())
    room = text.new_text(apart=bool(excerpts))
    if isinstance(given, Partial):
        archive = given.get(_ARCHIVE)
        return LooseCard(path, name, archive, excerpts, places, text.new_key, room, unusable, waivers), found
    archive, reason = given[_ARCHIVE], ""
    if archive == _NO_ARCHIVE:
        archive, reason = None, given[_ARCHIVE_REASON] or ""
        if not reason:
            place = given.places["archive"]
            found.append(faults.value.missing_field(place, _ARCHIVE_REASON.name, TABLE.what, text.new_key))
    published, accessed = given[_PUBLISHED], given[_ACCESSED]
    more = dict(_more(given))
    more |= {
        variable: date
        for variable, date in (("issued", published), ("accessed", accessed))
        if date and not date.plain
    }
    found.extend(_odd_details(given, more))
    named = given[_PUBLISHER]
    shown = _shown_publisher(given)
    source = Source(
        path=path,
        id=name,
        title=given[_TITLE],
        written_by=given[_AUTHOR],
        translator=given[_TRANSLATOR],
        publisher=shown,
        published=published.start if published else None,
        accessed=accessed.start if accessed else None,
        url=given[_URL],
        archive=archive,
        kind=given[_KIND],
        perspective=given[_PERSPECTIVE],
        descriptor=given[_DESCRIPTOR],
        language=given[_LANGUAGE],
        rights=given[_RIGHTS],
        derived_from=given[_DERIVED_FROM],
        excerpts=excerpts,
        places=places,
        new_key=text.new_key,
        new_excerpt=room,
        unusable=unusable,
        waivers=waivers,
        archived_url=given[_ARCHIVED_URL],
        withdrawn=_notice(given[_WITHDRAWN]),
        corrected=_notice(given[_CORRECTED]),
        uncited=(*unsigned, *uncited),
        type=given[_TYPE],
        more=tuple(more.items()),
        published_by=None if named == shown else named or "",
        alias_list=list_slot(text.front, _ALIASES.name),
        aliases=given[_ALIASES],
        not_archived=reason,
        extent=given[_EXTENT],
        uncertain=given[_UNCERTAIN],
    )
    return source, found


def _odd_details(given: Values, more: Mapping[str, CslValue]) -> Iterator[Diagnostic]:
    """The faults of details that cannot be as they stand; `more` has those of the variables of CSL."""
    known = {**more, "issued": given[_PUBLISHED], "accessed": given[_ACCESSED], "author": given[_AUTHOR]}
    for variable, said, cure in odd_details(given[_TYPE], {k: v for k, v in known.items() if v}):
        key = CARD_KEYS[variable]
        if key in given.places:
            value = str(known[variable])
            bare = bare_value(variable, value)
            yield faults.source_card.odd_detail(given.places[key], key, said, cure, bare, value)


def _more(given: Values) -> Iterator[tuple[str, CslValue]]:
    """The variables of CSL that a card gives, beyond those with fields of their own."""
    for fields in (_TEXTS, _NAMES, _DATES):
        for variable, field in fields.items():
            if value := given[field]:
                yield variable, value


def _shown_publisher(given: Values) -> str:
    """What readers are told as the publisher: the periodical, else the publisher, else what comes nearest."""
    container = given[_CONTAINER]
    if container and given[_TYPE] in PERIODICALS:
        return container
    host = urlsplit(given[_URL] or "").hostname
    whole = (_TEXTS[name] for name in ("event-title", "authority", "archive"))
    near = (given[_PUBLISHER], container, *(given[field] for field in whole), host)
    return next((name for name in near if name), "; ".join(map(str, given[_AUTHOR])))


def _notice(given: Values | None) -> Notice | None:
    return Notice(given[_NOTICE_DATE], given[_NOTICE_REASON]) if given else None
