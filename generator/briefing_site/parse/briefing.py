"""One file of `briefings/<region>/<slug>.md` to a Briefing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, Correction, Event, Judgement, LooseText
from briefing_site.model.citation import Mode
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Located
from briefing_site.parse import citations
from briefing_site.parse.compose import compose
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.markdown import Engine
from briefing_site.parse.markdown_scan import scan
from briefing_site.parse.schema import (
    DATE,
    FLAG,
    IDENTIFIER,
    NAME,
    PROSE,
    TEXT,
    Field,
    Read,
    choice,
    list_of,
    read,
    record,
)
from briefing_site.parse.yaml_values import Value
from briefing_site.text.slug import ID

_JUDGEMENT = (
    Field("text", PROSE, "The finding, with its citations.", required=True),
    Field("confidence", choice("high", "moderate", "low"), "How sure the desk is.", required=True),
    Field("because", TEXT, "Why no more and no less sure than that.", required=True),
)
_EVENT = (
    Field("date", DATE, "When it happened, or is to happen.", required=True),
    Field("text", PROSE, "What happens, with its citations.", required=True),
    Field(
        "planned",
        FLAG,
        "Announced for this date; whether it took place is not told.",
        default=False,
    ),
)
_CORRECTION = (
    Field("date", DATE, "When the correction was made.", required=True),
    Field("text", PROSE, "What was wrong and what it says now.", required=True),
)

TABLE = (
    Field("title", TEXT, "Title of the briefing; the page's only first-level heading.", required=True),
    Field("region", IDENTIFIER, "A key of config.yaml's regions; the folder must agree.", required=True),
    Field("regions", list_of(IDENTIFIER), "Further regions that list it too.", default=()),
    Field("date", DATE, "When it was first published.", required=True),
    Field("updated", DATE, "When its substance last changed."),
    Field("as_of", DATE, '"Information up to": the date of the newest information in it.'),
    Field("summary", TEXT, "One or two sentences, shown in lists, feeds and cards.", required=True),
    Field("authors", list_of(NAME), "Who wrote it.", default=()),
    Field("topics", list_of(IDENTIFIER), "Subjects; each has a page.", default=()),
    Field("people", list_of(TEXT), "People it speaks of; each has a page.", default=()),
    Field(
        "judgements",
        list_of(record("a judgement", _JUDGEMENT)),
        "What it finds, bottom line first.",
        default=(),
    ),
    Field("events", list_of(record("an event", _EVENT)), "Dated events, for the timelines.", default=()),
    Field(
        "corrections",
        list_of(record("a correction", _CORRECTION)),
        "What was wrong and what it says now.",
        default=(),
    ),
    Field("draft", FLAG, "A draft is checked, and not published unless --drafts is given.", default=False),
    Field("language", TEXT, "Language of the text where it is not the site's, a BCP 47 tag.", default=""),
)
"""Every key of a briefing's front matter."""


def parse_briefing(
    path: str, data: bytes, engine: Engine
) -> tuple[Briefing | LooseText | None, list[Diagnostic]]:
    """Read a briefing, with all its faults.

    Gives the text alone where the front matter cannot serve, so that references in it are still
    followed, and None where not even that can be read.
    """
    file = PurePosixPath(path)
    skeleton = f"title: \nregion: {file.parent.name}\ndate: \nsummary: \n"
    text, found = read_front_matter(path, data, skeleton)
    if text is None or text.front is None:
        return None, found
    found.extend(_misplaced(text.front))
    if not ID.fullmatch(file.stem):
        found.append(faults.briefing.bad_slug(text.opening, file.stem))
    given = read(TABLE, text.front, "a briefing", found)
    lists = ("judgements", "events", "corrections")
    items = [(name, item) for name in lists for item in (given[name] if given else ())]
    composed = compose(
        engine,
        [Located.run(text.lines, text.body, len(text.lines.text))],
        [(f"the text of {name}", item["text"].located()) for name, item in items],
    )
    found.extend(composed.faults)
    (block,) = composed.blocks
    if given is None or not given.complete:
        bodies = (*composed.inline, block.body, *(f.body for f in composed.footnotes))
        return LooseText(
            path, bodies, composed.footnotes, _named_regions(path, given), text.new_text()
        ), found
    pairs = list(zip(items, composed.inline, strict=True))
    briefing = Briefing(
        path=path,
        slug=file.stem,
        folder=file.parent.name,
        title=given["title"],
        region=given["region"],
        regions=tuple(r for r in dict.fromkeys(given["regions"]) if r != given["region"]),
        date=given["date"],
        updated=given["updated"],
        as_of=given["as_of"],
        summary=given["summary"],
        written_by=given["authors"],
        topics=tuple(dict.fromkeys(given["topics"])),
        people=tuple(dict.fromkeys(given["people"])),
        judgements=tuple(
            Judgement(body, item["confidence"], item["because"], item["text"].place)
            for (name, item), body in pairs
            if name == "judgements"
        ),
        events=tuple(
            Event(item["date"], body, item["text"].place, item["planned"])
            for (name, item), body in pairs
            if name == "events"
        ),
        corrections=tuple(
            Correction(item["date"], body, item["text"].place)
            for (name, item), body in pairs
            if name == "corrections"
        ),
        draft=given["draft"],
        lang=given["language"],
        body=block.body,
        footnotes=composed.footnotes,
        headings=block.headings,
        ids=block.ids,
        words=block.words,
        places=tuple(given.places.items()),
        new_text=text.new_text(),
    )
    found.extend(_date_order(briefing))
    return briefing, found


def _named_regions(path: str, given: Read | None) -> tuple[tuple[str, Span], ...]:
    """Every region that front matter names, whatever else is wrong with it."""
    named = (given["region"], *given["regions"]) if given else ()
    places = given.places if given else {}
    return tuple(
        (name, places.get(f"regions[{name}]") or places.get("region") or Span.opening(path))
        for name in named
        if name
    )


_PLAIN = {"title": "a title", "summary": "a summary"}


def _misplaced(front: Value) -> Iterator[Diagnostic]:
    """Citations and wikilinks in texts that are printed as they stand, where no mark can follow."""
    entries = front.data if isinstance(front.data, dict) else {}
    texts = [(what, entries[name].value) for name, what in _PLAIN.items() if name in entries]
    judgements = entries["judgements"].value.data if "judgements" in entries else ()
    for item in judgements if isinstance(judgements, list) else ():
        if isinstance(item.data, dict) and "because" in item.data:
            texts.append(("the reason of a judgement", item.data["because"].value))
    for what, value in texts:
        located = value.located()
        scanned = scan(located.text)
        spots = [(m.start, m.end) for m in scanned.marks if m.kind in ("wiki", "excerpt", "footnote")]
        firsts = (cluster.cites[0] for cluster in citations.find(located.text, scanned.opaque).clusters)
        # A plain `@somebody` may be a handle.
        spots += [(c.start, c.end) for c in firsts if c.excerpt or c.mode is not Mode.IN_TEXT]
        yield from (faults.citation.citation_misplaced(located.span(*spot), what) for spot in sorted(spots))


def _date_order(briefing: Briefing) -> list[Diagnostic]:
    found = []
    if briefing.updated and briefing.updated.last_day < briefing.date.first_day:
        found.append(
            faults.briefing.date_order(
                briefing.place_of("updated"), "updated", "date", briefing.place_of("date")
            )
        )
    return found
