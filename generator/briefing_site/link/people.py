"""Who is meant by a name in a text: for the pages of people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing_site.model.source import Excerpt
from briefing_site.model.speaker import speaker_chain


def parts_of_names(people: Iterable[str]) -> Counter[str]:
    """How many of some people have each part of a name."""
    return Counter(part for name in people for part in set(name.split()))


def names_of(person: str, parts: Mapping[str, int]) -> list[str]:
    """The full name of a person, and those of its parts that no other has (see `parts_of_names`)."""
    return [person, *(part for part in person.split() if parts.get(part) == 1 and len(part) > 1)]


def speaks_of(text: str, names: Sequence[str]) -> bool:
    """Whether a text has one of the names of a person, as a word."""
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def quoted(excerpts: Iterable[Excerpt], people: Iterable[str]) -> list[str]:
    """Those of some people whose words are those of any of some excerpts."""
    speakers = {speaker_chain(each.speaker).name for each in excerpts if each.speaker}
    return [
        person
        for person in people
        if any(said == person or said.startswith(f"{person},") for said in speakers)
    ]
