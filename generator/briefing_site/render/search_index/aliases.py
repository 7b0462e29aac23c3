"""Names that mean the same in a query: the author's list, and the initials of regions and topics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_site.render.search_index.terms import terms

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "del",
        "der",
        "des",
        "di",
        "die",
        "du",
        "e",
        "el",
        "et",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "und",
        "with",
        "y",
    ]
)
"""Words that initials commonly leave out."""
_FEWEST = 3
"""Words whose initials are taken for a name: those of two are words too often, as in `US` and `us`."""


def alias_groups(given: Iterable[Sequence[str]], names: Iterable[str]) -> list[list[str]]:
    """Groups of names that mean the same, each as its search terms with blanks between them.

    `given` is the author's list; `names` are those of regions and topics, which are found by their initials.
    """
    groups = [_apart(group) for group in given]
    known = {name for group in groups for name in group}
    for name in names:
        words = terms(name)
        own = [initials for initials in _initials(words) if initials not in known]
        if own:
            groups.append(_apart([*own, name]))
    return [group for group in groups if len(group) > 1]


def _apart(group: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(terms(name)) for name in group))))


def _initials(words: Sequence[str]) -> Iterable[str]:
    """The initials of the words that count, and those of all."""
    large = [word for word in words if word not in _SMALL]
    spaced = all(word[0].isalpha() and word.isascii() for word in words)
    if not spaced or len(large) < _FEWEST:
        return ()
    return dict.fromkeys("".join(word[0] for word in of) for of in (large, words))
