"""What rests on a source or on a passage, as a fault tells it: words and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.place import Span
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Rests:
    """All that rests on a source or on some of its passages."""

    sentences: Sequence[tuple[Span, str]] = ()
    """Place of each citation, with the sentence that it stands in."""
    judgements: Sequence[Span] = ()
    """Places of the judgements among them."""
    pages: Sequence[str] = ()
    feeds: Sequence[str] = ()
    exports: Sequence[str] = ()

    def __str__(self) -> str:
        """All of it on one line, each kind behind its name."""
        sentences = (f"{use.path}:{use.line} “{sentence}”" for use, sentence in self.sentences)
        judged = (f"{at.path}:{at.line}" for at in self.judgements)
        return "; ".join(
            (*dict.fromkeys(sentences), *_named("judgement", "judgements", judged)),
        ) + "".join(
            f"; {part}"
            for part in (
                *_named("page", "pages", self.pages),
                *_named("feed", "feeds", self.feeds),
                *_named("export", "exports", self.exports),
            )
        )


def _named(one: str, many: str, names: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """The names behind what they are; nothing where there are none."""
    listed = list(dict.fromkeys(names))
    if listed:
        yield f"{one if len(listed) == 1 else many} {', '.join(listed)}"
