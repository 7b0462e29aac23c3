"""Who says what a passage says, and how, in short facts for where no template prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing_site.view.values.parts import SourceLine


def spoken(words: Callable[..., str], speaker: str | None, voice: str | None) -> Iterator[str]:
    """Who speaks in a passage, through whom, and whether it is told as a fact, an opinion, a forecast."""
    if speaker:
        yield words("speaker", name=speaker)
    if voice:
        yield words("passage-voice", voice=voice)


def witness(words: Callable[..., str], source: SourceLine) -> Iterator[str]:
    """What kind of source it is, from where it speaks, and what it only repeats."""
    told = words("series-between").join(filter(None, (source.kind, source.perspective)))
    yield words("note-source", source=told)
    yield from copied(words, source)


def copied(words: Callable[..., str], source: SourceLine) -> Iterator[str]:
    """What a source reprints or translates, in short; nothing of one that speaks for itself."""
    if source.copy_of:
        yield f"{words('source-copy-of')}{words('colon')}{source.copy_of.text}"
