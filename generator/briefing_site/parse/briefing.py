"""One file of `briefings/<region>/<slug>.md` to a Briefing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefing_site.model import faults
from briefing_site.model.body import Body
from briefing_site.model.briefing import (
    CONFIDENCES,
    Briefing,
    Confidence,
    Correction,
    Event,
    Footnote,
    Judgement,
    LooseText,
)
from briefing_site.model.citation import UncitedKey
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import LocatedText
from briefing_site.model.waiver import Waiver
from briefing_site.parse.author_name import NAME
from briefing_site.parse.compose import Block, compose
from briefing_site.parse.footnote_marks import buried, misplaced_marks
from briefing_site.parse.front_matter import AuthorText, read_front_matter
from briefing_site.parse.held_back_comments import held_back_comments
from briefing_site.parse.kinds import (
    ADDRESS,
    DATE,
    FLAG,
    IDENTIFIER,
    LANGUAGE,
    PROSE,
    TEXT,
    choice,
    list_of,
    record,
)
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.misfiled import misfiled_card
from briefing_site.parse.nested_comments import nested_comments
from briefing_site.parse.plain_texts import plain_faults
from briefing_site.parse.schema import Field, Kind, Partial, Table, Values, read
from briefing_site.parse.waivers import waivers_in
from briefing_site.parse.yaml_values import Value, list_slot
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID

_CONFIDENCES: Kind[Confidence] = choice(*CONFIDENCES)

_FINDING = Field("text", PROSE, "The finding, with its citations.")
_CONFIDENCE = Field("confidence", _CONFIDENCES, "How sure the desk is.")
_BECAUSE = Field("because", TEXT, "Why no more and no less sure than that.")
_ON = Field(
    "topics",
    list_of(IDENTIFIER),
    "Those of the briefing's topics that it is on, and on whose pages it stands; all of them where left out.",
    default=(),
)
_SUMS_UP = Field(
    "sums_up",
    list_of(IDENTIFIER),
    "Topics of the briefing that it sums up: it opens their pages.",
    default=(),
)
_JUDGEMENT = Table("a judgement", (_FINDING, _CONFIDENCE, _BECAUSE, _ON, _SUMS_UP))

_HAPPENED = Field("date", DATE, "When it happened, or is to happen.")
_HAPPENING = Field("text", PROSE, "What happens, with its citations.")
_PLANNED = Field(
    "planned", FLAG, "Announced for this date; whether it took place is not told.", default=False
)
_EVENT = Table("an event", (_HAPPENED, _HAPPENING, _PLANNED))

_CORRECTED = Field("date", DATE, "When the correction was made.")
_CORRECTING = Field("text", PROSE, "What was wrong and what it says now.")
_CORRECTION = Table("a correction", (_CORRECTED, _CORRECTING))

_TITLE = Field("title", TEXT, "Title of the briefing; the page's only first-level heading.")
_REGION = Field("region", IDENTIFIER, "A key of config.yaml's regions; the folder must agree.")
_REGIONS = Field("regions", list_of(IDENTIFIER), "Further regions that list it too.", default=())
_DATE = Field("date", DATE, "When it was first published.")
_UPDATED = Field("updated", DATE, "When its substance last changed.", default=None)
_AS_OF = Field("as_of", DATE, '"Information up to": the date of the newest information in it.', default=None)
_SUMMARY = Field("summary", TEXT, "One or two sentences, shown in lists, feeds and cards.")
_AUTHORS = Field("authors", list_of(NAME), "Who wrote it.", default=())
_TOPICS = Field("topics", list_of(IDENTIFIER), "Subjects; each has a page.", default=())
_PEOPLE = Field("people", list_of(TEXT), "People it speaks of; each has a page.", default=())
_JUDGEMENTS = Field(
    "judgements", list_of(record(_JUDGEMENT)), "What it finds, bottom line first.", default=()
)
_EVENTS = Field("events", list_of(record(_EVENT)), "Dated events, for the timelines.", default=())
_CORRECTIONS = Field(
    "corrections", list_of(record(_CORRECTION)), "What was wrong and what it says now.", default=()
)
_DRAFT = Field(
    "draft", FLAG, "A draft is checked, and not published unless --drafts is given.", default=False
)
_FEATURED = Field(
    "featured",
    FLAG,
    "It opens the home page, with its bottom line; of several the newest does.",
    default=False,
)
_ALIASES = Field(
    "aliases",
    list_of(ADDRESS),
    "Former addresses of the page: each leads here. `briefing move` adds to them.",
    default=(),
)
_LANGUAGE = Field(
    "language", LANGUAGE, "Language of the text where it is not the site's, a BCP 47 tag.", default=None
)
_TRANSLATION_OF = Field(
    "translation_of",
    ADDRESS,
    "The briefing that it translates, as asean/a-partnership; both pages name the other.",
    default=None,
)
_TRANSLATED_FROM = Field(
    "translated_from",
    DATE,
    "The state of the original that was translated: its `date` or `updated`. Else that of its own day.",
    default=None,
)

TABLE = Table(
    "a briefing",
    (
        _TITLE,
        _REGION,
        _REGIONS,
        _DATE,
        _UPDATED,
        _AS_OF,
        _SUMMARY,
        _AUTHORS,
        _TOPICS,
        _PEOPLE,
        _JUDGEMENTS,
        _EVENTS,
        _CORRECTIONS,
        _DRAFT,
        _FEATURED,
        _LANGUAGE,
        _TRANSLATION_OF,
        _TRANSLATED_FROM,
        _ALIASES,
    ),
)
"""Every key of a briefing's front matter."""

_TEXTS: tuple[tuple[Field[tuple[Values, ...]], Field[Value]], ...] = (
    (_JUDGEMENTS, _FINDING),
    (_EVENTS, _HAPPENING),
    (_CORRECTIONS, _CORRECTING),
)
"""The fields that are lists of items with citations, each with the item's field that holds the text."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """All that a briefing says, whatever its front matter is worth."""

    block: Block
    inline: tuple[Body, ...]
    """The texts of the items of the front matter, in the order of `_TEXTS`."""
    footnotes: tuple[Footnote, ...]
    bodies: tuple[Body, ...]
    """Those of the items, of the text and of its footnotes."""
    uncited: tuple[UncitedKey, ...]
    told_footnotes: frozenset[str]
    waivers: tuple[Waiver, ...]


def parse_briefing(
    path: str, data: bytes, engine: MarkdownEngine
) -> tuple[Briefing | LooseText | None, list[Diagnostic]]:
    """Read a briefing; returns its value and all its faults.

    The value is a `LooseText` where the front matter cannot serve, so that references in the text are still
    followed. It is None where the text cannot be read either.
    """
    file = PurePosixPath(path)
    skeleton = f"title: \nregion: {file.parent.name}\ndate: \nsummary: \n"
    text, found = read_front_matter(path, data, skeleton)
    if text is None or text.front is None:
        return None, found
    if card := misfiled_card(text):
        return None, [*found, card]
    found.extend(nested_comments(text))
    unsigned = plain_faults(TABLE, text.front, found)
    if not ID.fullmatch(file.stem):
        found.append(faults.briefing.bad_slug(text.opening, file.stem))
    given = read(TABLE, text.front, found)
    found.extend(held_back_comments(text, draft=bool(given.get(_DRAFT))))
    prose = _prose(text, given, unsigned, engine, found)
    if isinstance(given, Partial):
        return _loose_text(path, text, given, prose), found
    briefing = _briefing(path, text, text.front, given, prose)
    found.extend(_date_order(briefing))
    found.extend(_foreign_topics(given))
    return briefing, found


def _prose(
    text: AuthorText,
    given: Values | Partial,
    unsigned: tuple[UncitedKey, ...],
    engine: MarkdownEngine,
    found: list[Diagnostic],
) -> _Prose:
    """Convert the body, and the texts of the items of the front matter; adds their faults to `found`.

    `unsigned` are the keys of the front matter that would be citations with an at sign before them.
    """
    short = [
        (f"the text of {items.name}", item[prose].located())
        for items, prose in _TEXTS
        for item in given.get(items) or ()
    ]
    composed = compose(engine, [LocatedText.run(text.lines, text.body, len(text.lines.text))], short)
    found.extend(composed.faults)
    waivers = waivers_in(text, [prose for _, prose in short], found)
    (block,) = composed.blocks
    bodies = (*composed.inline, block.body, *(note.body for note in composed.footnotes))
    inside = dict(buried(text.lines, text.body, bodies))
    found.extend(inside.values())
    return _Prose(
        block,
        composed.inline,
        composed.footnotes,
        bodies,
        (*unsigned, *composed.uncited),
        frozenset((*inside, *misplaced_marks(text.lines, found))),
        waivers,
    )


def _loose_text(path: str, text: AuthorText, given: Partial, prose: _Prose) -> LooseText:
    """What is left of a briefing whose front matter lacks what it needs."""
    return LooseText(
        path,
        prose.bodies,
        prose.footnotes,
        prose.uncited,
        _named_regions(given),
        text.new_text(),
        prose.told_footnotes,
        bool(given.get(_DRAFT)),
        prose.waivers,
    )


def _briefing(path: str, text: AuthorText, front: Value, given: Values, prose: _Prose) -> Briefing:
    """The value of a briefing of which everything could be read."""
    inline = iter(prose.inline)  # a body for each item, in the order of `_TEXTS`: the lists below take theirs
    topics = tuple(dict.fromkeys(given[_TOPICS]))
    file = PurePosixPath(path)
    return Briefing(
        path=path,
        slug=file.stem,
        folder=file.parent.name,
        title=given[_TITLE],
        region=given[_REGION],
        regions=tuple(r for r in dict.fromkeys(given[_REGIONS]) if r != given[_REGION]),
        date=given[_DATE],
        updated=given[_UPDATED],
        as_of=given[_AS_OF],
        summary=given[_SUMMARY],
        written_by=given[_AUTHORS],
        topics=topics,
        people=tuple(dict.fromkeys(given[_PEOPLE])),
        judgements=tuple(
            Judgement(
                next(inline),
                item[_CONFIDENCE],
                item[_BECAUSE],
                item[_FINDING].place,
                item.places[_BECAUSE.name],
                _topics_of(item) or topics,
                item[_SUMS_UP],
            )
            for item in given[_JUDGEMENTS]
        ),
        events=tuple(
            Event(item[_HAPPENED], next(inline), item[_HAPPENING].place, item[_PLANNED])
            for item in given[_EVENTS]
        ),
        corrections=tuple(
            Correction(item[_CORRECTED], next(inline), item[_CORRECTING].place)
            for item in given[_CORRECTIONS]
        ),
        draft=given[_DRAFT],
        featured=given[_FEATURED],
        lang=given[_LANGUAGE],
        body=prose.block.body,
        footnotes=prose.footnotes,
        uncited=prose.uncited,
        headings=prose.block.headings,
        ids=prose.block.ids,
        words=prose.block.words,
        places=tuple(given.places.items()),
        new_text=text.new_text(),
        alias_list=list_slot(front, _ALIASES.name),
        told_footnotes=prose.told_footnotes,
        waivers=prose.waivers,
        aliases=tuple(dict.fromkeys(given[_ALIASES])),
        translation_of=(given[_TRANSLATION_OF] or "").strip("/").removesuffix(".html") or None,
        translated_from=given[_TRANSLATED_FROM],
    )


def _topics_of(judgement: Values) -> tuple[str, ...]:
    """The topics that a judgement names, each once."""
    return tuple(dict.fromkeys((*judgement[_ON], *judgement[_SUMS_UP])))


def _foreign_topics(given: Values) -> Iterator[Diagnostic]:
    """The faults of judgements on topics that their briefing does not have, and so does not stand under."""
    topics = given[_TOPICS]
    for judgement in given[_JUDGEMENTS]:
        for field in (_ON, _SUMS_UP):
            for topic in dict.fromkeys(judgement[field]):
                if topic not in topics:
                    place = judgement.places[f"{field.name}[{topic}]"]
                    yield faults.briefing.foreign_topic(place, topic, topics)


def _named_regions(given: Partial) -> tuple[tuple[str, Span], ...]:
    """Every region that the front matter names, with its place, even where other keys are wrong."""
    region = given.get(_REGION)
    named = (*((region,) if region else ()), *(given.get(_REGIONS) or ()))
    places = given.places
    return tuple((name, places.get(f"regions[{name}]") or places["region"]) for name in named)


def _date_order(briefing: Briefing) -> list[Diagnostic]:
    found = []
    if briefing.updated and briefing.updated.last_day < briefing.date.first_day:
        found.append(
            faults.briefing.date_order(
                briefing.place_of("updated"),
                str(briefing.updated),
                briefing.place_of("date"),
                str(briefing.date),
            )
        )
    return found
