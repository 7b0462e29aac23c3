"""What may be written at a cursor: the choices, and which of very many are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress, count, islice
from typing import Literal

from briefing_site.apps.lsp.site_at_a_moment import used
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count as counted

ChoiceKind = Literal["source", "excerpt", "briefing", "heading", "key", "value", "word"]

MOST = 200
"""At most so many choices are given at once. Of more choices, those that hold the typed text are given."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One text that may be written."""

    label: str
    start: int
    """Offset at which the text that the choice replaces begins; it goes up to `end`."""
    end: int
    insert: str
    kind: ChoiceKind
    detail: str = ""
    """A few words that the editor shows beside the label."""
    told: str | Callable[[], str] = ""
    """The description of the choice, as Markdown, or what makes it: of many choices few are shown."""
    filter: str = ""
    """The text that typed words are compared with; empty for the label."""
    gap: int = -1
    """Offset in `insert` at which the cursor is set; -1 for the end."""

    @property
    def about(self) -> str:
        """The description of the choice, as Markdown."""
        return self.told if isinstance(self.told, str) else self.told()


@dataclass(frozen=True, slots=True)
class Offers:
    """Choices that are made where they are to be shown, since a large site has many."""

    typed: str
    """What is typed of one."""
    number: int
    make: Callable[[int], Choice]
    words: Callable[[], Sequence[str]]
    """Gives of each choice the words in which typed text is looked for, without letter case."""

    def near(self) -> Choices:
        """All choices; where they are too many, those that hold the typed text."""
        if self.number <= MOST:
            return Choices(tuple(map(self.make, range(self.number))))
        typed = self.typed.strip().casefold()
        held = compress(count(), [typed in each for each in self.words()]) if typed else count()
        return Choices(tuple(map(self.make, islice(held, MOST))), more=True)


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices at a cursor."""

    found: tuple[Choice, ...] = ()
    more: bool = False
    """Whether choices were left out. The editor asks again when more is typed."""


Found = Iterable[Choice] | Offers

Word = tuple[str, str, str]
"""A word that may be written, a few words beside it, and its description."""


def given(found: Found, text: str, offset: int) -> Choices:
    """The choices that are given at an offset of a text; of too many, those that hold what is typed."""
    if isinstance(found, Offers):
        return found.near()
    every = iter(found)
    first = tuple(islice(every, MOST + 1))
    if len(first) <= MOST:
        return Choices(first)
    near = (choice for choice in chain(first, every) if _holds(choice, text[choice.start : offset]))
    return Choices(tuple(islice(near, MOST)), more=True)


def _holds(choice: Choice, typed: str) -> bool:
    words = typed.strip().casefold()
    return not words or words in f"{choice.label} {choice.filter}".casefold()


def in_use(words: Iterable[str], one: str) -> Iterator[Word]:
    """Words that are used already, the most frequent first, each with how often; `one` is what uses them."""
    for word, times in used(words).items():
        yield word, f"in {counted(times, one, f'{one}s')}", ""
