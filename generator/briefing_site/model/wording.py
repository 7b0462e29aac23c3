"""The words of the theme in one language: all words of a page that no author wrote.

A theme has a table per language, `words/<language>.yaml`. A key has its words, with `{places}` for values, or
two forms, `one` and `other`, between which the value `count` chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from string import Formatter

from markupsafe import Markup, escape

from briefing_site.model.date import Date
from briefing_site.model.source import At

Words = str | Mapping[str, str]
"""The words of one key: a text, or its forms `one` and `other`."""


class WordingError(LookupError):
    """A template or a view asks for words that no table has."""

    def __init__(self, key: str) -> None:
        super().__init__(f'there are no words for "{key}"')
        self.key = key


_TEXTS = frozenset([str])


class _Form:
    """The words of one key in one form, ready to take values."""

    __slots__ = ("_escaped", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        escaped = escape(text)
        # A plain place takes an escaped text as it is; `Markup.format` looks at each place anew.
        self._escaped: str = str(escaped) if only_plain_places(text) else escaped

    def told(self, values: Mapping[str, object]) -> str:
        """The words with values in their places: markup where one of the values is."""
        if {value.__class__ for value in values.values()} == _TEXTS:
            return self.text.format(**values)
        shown: dict[str, object] = {}
        marked = False
        for name, value in values.items():
            if value.__class__ is str:
                shown[name] = value
                continue
            marked = marked or isinstance(value, Markup)
            shown[name] = number(value) if isinstance(value, int) else value
        if not marked:
            return self.text.format(**shown)
        if isinstance(self._escaped, Markup):
            return self._escaped.format(**shown)
        return Markup(self._escaped.format(**{name: escape(value) for name, value in shown.items()}))


def only_plain_places(text: str) -> bool:
    """Whether all places of a text are names in brackets, without a format, a conversion or a field.

    A field (`{name.field}`) could reach what is behind a value, and a format (`{name:9999999}`) fill the
    memory, so that tables of a theme may have neither.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not (spec or turned)) for _, name, spec, turned in parts
    )


def number(value: int) -> str:
    """A count in digits: 1,234."""
    return f"{value:,}"


class Wording:
    """Looks words up, and puts numbers, dates and names into them."""

    def __init__(self, table: Mapping[str, Words]) -> None:
        self._table = table
        self._plain: dict[str, str] = {}
        """Key to the words that take no values; filled as they are asked for."""
        self._forms: dict[tuple[str, bool], _Form] = {}
        """Key, and whether for a count of one, to the words that take values; filled in the same way."""

    @cached_property
    def digest(self) -> str:
        """A digest of the table."""
        told = repr(sorted(self._table.items(), key=lambda item: item[0]))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of a key with values put into their places; `count` also chooses the form.

        Where a value is markup, so is the result, with all else escaped. Raises `WordingError`.
        """
        if not values:
            plain = self._plain.get(key)
            if plain is None:
                plain = self._plain[key] = self._text(key, one=False)
            return plain
        one = values.get("count") == 1
        form = self._forms.get((key, one))
        if form is None:
            form = self._forms[key, one] = _Form(self._text(key, one=one))
        return form.told(values)

    def _text(self, key: str, *, one: bool) -> str:
        words = self._table.get(key)
        if words is None:
            raise WordingError(key)
        if isinstance(words, str):
            return words
        return words.get("one", words["other"]) if one else words["other"]

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self._table

    def number(self, value: int) -> str:
        """A count in digits: 1,234."""
        return number(value)

    def date(self, value: Date) -> str:
        """12 February 2026, February 2026, or 2026."""
        if value.month is None:
            return self("date-year", year=str(value.year))
        month = self(f"month-{value.month}")
        if value.day is None:
            return self("date-month", month=month, year=str(value.year))
        return self("date-day", day=str(value.day), month=month, year=str(value.year))

    def event_date(self, value: Date, *, planned: bool) -> str:
        """The date of an event, with a word where it is only planned: March 2026, planned."""
        return self("event-planned", date=self.date(value)) if planned else self.date(value)

    def language(self, tag: str) -> str:
        """The name of a language; the tag itself where the table does not have it."""
        key = f"language-{tag.split('-', maxsplit=1)[0].lower()}"
        return self(key) if self.has(key) else tag

    def place(self, at: At | None, paragraph: int | None, *, short: bool = False) -> str | None:
        """A place in an archived text: paragraph 7; paragraph 3, sentences 6 to 8. None for no place.

        Where `short`, in few signs: ¶ 7; ¶ 3:6–8.
        """
        form = "-short" if short else ""
        if at is None:
            return self(f"paragraph{form}", number=str(paragraph)) if paragraph else None
        if at.sentences:
            first, last = at.sentences
            if first == last:
                return self(f"sentence{form}", paragraph=str(at.first), number=str(first))
            return self(f"sentences{form}", paragraph=str(at.first), first=str(first), last=str(last))
        if at.first == at.last:
            return self(f"paragraph{form}", number=str(at.first))
        return self(f"paragraphs{form}", first=str(at.first), last=str(at.last))

    def names(self, people: Sequence[str]) -> str:
        """A; A and B; A, B and C."""
        if len(people) < 2:
            return "".join(people)
        return self("names-last", names=self("names-between").join(people[:-1]), last=people[-1])
