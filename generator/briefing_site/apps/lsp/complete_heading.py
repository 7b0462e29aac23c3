"""Completion in the heading of an excerpt: its attributes, and the values that the site offers for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.apps.lsp import hover_text, yaml_keys
from briefing_site.apps.lsp.choices import Choice, Word, in_use
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.paths import source_id
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS, VOICES
from briefing_site.verify.locate import address, places
from briefing_site.verify.search_text import Searchable

_BRACES = re.compile(r"##(?!#)[ \t]*(?![ \t])(?P<id>[^\s{]*)[ \t]*\{(?P<inside>[^}\n]*)\Z")
_IN_VALUE = re.compile(r"(?:^|\s)(?P<key>[\w-]+)=(?P<quote>[\"'])(?P<typed>[^\"']*)\Z")
_IN_KEY = re.compile(r"(?:^|\s)(?P<typed>[\w-]*)\Z")
_GIVEN = re.compile(r"([\w-]{1,60})=")


def in_heading(known: SiteMoment, path: str, line: str, offset: int) -> Iterator[Choice] | None:
    """The choices where a `line` ends between the braces of an excerpt's heading; None where it does not."""
    heading = _BRACES.fullmatch(line)
    return _attributes(known, path, heading, offset) if heading else None


def _attributes(known: SiteMoment, path: str, heading: re.Match[str], offset: int) -> Iterator[Choice]:
    inside = heading["inside"]
    if value := _IN_VALUE.search(inside):
        start = offset - len(value["typed"])
        text = known.text(path)
        close = re.compile(r"[^\"'}\n]*").match(text, offset)
        words = _attribute_values(known, path, heading["id"], value["key"])
        for word, detail, about in words:
            end = close.end() if close and text[close.end() : close.end() + 1] == value["quote"] else offset
            yield Choice(word, start, end, word, "value", detail, about)
    elif (key := _IN_KEY.search(inside)) and inside.count('"') % 2 == 0:
        given = set(_GIVEN.findall(inside))
        for name, attribute in EXCERPT_KEYS.items():
            if name not in given:
                about = hover_text.key(yaml_keys.KeyInfo.of_excerpt(attribute))
                insert = f'{name}=""'
                yield Choice(
                    name,
                    offset - len(key["typed"]),
                    offset,
                    insert,
                    "key",
                    attribute.type,
                    about,
                    gap=len(insert) - 1,
                )


def _attribute_values(known: SiteMoment, path: str, name: str, key: str) -> Iterator[Word]:
    cards = known.sources.values()
    match key:
        case "voice":
            yield from ((voice, "", "") for voice in VOICES)
        case "speaker":
            here = (e.speaker for c in cards if c.path == path for e in c.excerpts)
            others = (e.speaker for c in cards if c.path != path for e in c.excerpts)
            yield from in_use(filter(None, (*here, *others)), "excerpt")
        case "lang":
            yield from in_use((e.lang for c in cards for e in c.excerpts if e.lang), "excerpt")
        case "at":
            yield from _at(known, path, name)


def _at(known: SiteMoment, path: str, name: str) -> Iterator[Word]:
    """The places where the words of an excerpt stand."""
    card = known.sources.get(source_id(path))
    excerpt = known.excerpt(card.id, name) if card else None
    document = known.document(card) if card else None
    if excerpt and document:
        for place in places(excerpt.quote, Searchable(document)):
            at = address(place, fine=True)
            yield at, "the words stand here", hover_text.escaped(place.paragraph.text)
