"""One source card, `seeds/<id>.md`, to a Source with its excerpts."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import KINDS, LooseCard, Notice, Rights, Source
from briefing_site.parse.excerpts import read_excerpts
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.kinds import (
    DATE,
    IDENTIFIER,
    LANGUAGE,
    NAME,
    TEXT,
    URL,
    WORD,
    choice,
    list_of,
    record,
)
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.misfiled import misfiled_briefing
from briefing_site.parse.plain_texts import plain_faults
from briefing_site.parse.schema import Field, Partial, Table, Values, read
from briefing_site.parse.waivers import waivers_in
from briefing_site.text.slug import ID

_TITLE = Field("title", TEXT, "Title of the document.")
_AUTHOR = Field("author", list_of(NAME), "Who wrote it: persons and bodies.", default=())
_TRANSLATOR = Field("translator", list_of(NAME), "Who translated it, where the document says so.", default=())
_PUBLISHER = Field("publisher", TEXT, "Who published it.")
_PUBLISHED = Field("published", DATE, "When; left out where the document does not say.", default=None)
_ACCESSED = Field("accessed", DATE, "When it was read, for a document that may change.", default=None)
_URL = Field("url", URL, "Where the original is; never guessed.", default=None)
_ARCHIVE = Field("archive", WORD, "Name of the stored text in the archive.", default=None)
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
        _KIND,
        _PERSPECTIVE,
        _DESCRIPTOR,
        _LANGUAGE,
        _RIGHTS,
        _DERIVED_FROM,
        _ARCHIVED_URL,
        _WITHDRAWN,
        _CORRECTED,
    ),
)
"""Every key of a source card's front matter."""

_SKELETON = "title: \npublisher: \nkind: \n"
"""The front matter that the fix of a card without front matter writes."""


def parse_source(
    path: str, data: bytes, engine: MarkdownEngine
) -> tuple[Source | LooseCard | None, list[Diagnostic]]:
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
    excerpts, unusable, more = read_excerpts(text.lines, text.body, engine, found)
    waivers = waivers_in(text, (), found)
    places = tuple(given.places.items())
    room = text.new_text(apart=bool(excerpts))
    if isinstance(given, Partial):
        archive = given.get(_ARCHIVE)
        return LooseCard(path, name, archive, excerpts, places, text.new_key, room, unusable, waivers), found
    source = Source(
        path=path,
        id=name,
        title=given[_TITLE],
        written_by=given[_AUTHOR],
        translator=given[_TRANSLATOR],
        publisher=given[_PUBLISHER],
        published=given[_PUBLISHED],
        accessed=given[_ACCESSED],
        url=given[_URL],
        archive=given[_ARCHIVE],
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
        uncited=(*unsigned, *more),
    )
    return source, found


def _notice(given: Values | None) -> Notice | None:
    return Notice(given[_NOTICE_DATE], given[_NOTICE_REASON]) if given else None
