"""The words of the theme in one language: all words of a page that no author wrote.

A theme has a table per language, `words/<language>.yaml`. A key has its words, with `{places}` for values, or
forms of them, among which the value `count` chooses by the rules of the language.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter

from markupsafe import Markup, escape

from briefing_site.model.cached_property import cached_property
from briefing_site.model.date import Date
from briefing_site.model.source import At
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import lang_attributes
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plural_forms import plural_category
from briefing_site.text.title_end import bound_end

EXACT = ("0", "1")
"""Forms for one number alone, which go before that of its category: Russian has one category for 1 and 21."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one key, in a form for each plural category of their language."""

    language: str
    """Whose rules choose, as a tag: that of the table in which the words stand."""
    texts: Mapping[str, str]
    """Category, or a number of `EXACT`, to its words; `other` is always there."""

    def name(self, count: object) -> str:
        """The form for a count; `other` for what is no whole number, and where a category has no words."""
        if not isinstance(count, int):
            return "other"
        exact = str(count)
        if exact in EXACT and exact in self.texts:
            return exact
        category = plural_category(self.language, count)
        return category if category in self.texts else "other"


Words = str | Forms
"""The words of one key: a text, or its forms."""


class WordingError(LookupError):
    """A template or a view asks for words that no table has."""

    def __init__(self, key: str, message: str = "") -> None:
        super().__init__(message or f'there are no words for "{key}"')
        self.key = key


class PlaceError(WordingError):
    """The words of a key have a place `name` that is none of the `known` ones, those with a value."""

    def __init__(self, key: str, name: str, known: Sequence[str]) -> None:
        super().__init__(key, f'the words of "{key}" have a place {{{name}}} for which there is no value')
        self.name = name
        self.known = tuple(known)


_TEXTS = frozenset([str])
_KEPT = frozenset([str, int])
_MANY = 10_000
"""So many told words are kept at most."""
_SOUND_OF_I = LazyPattern(r"h?[ií](?![aeouáéóú])|y(?![aeiouáéíóú])", re.IGNORECASE)
"""How a word begins before which Spanish has *e* for *y*: Irán, Hidalgo, Yrigoyen; not Ionesco, hielo, Yemen
(RAE, Ortografía de la lengua española)."""


class _Form:
    """The words of one key in one form, ready to take values."""

    __slots__ = ("_escaped", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        escaped = escape(text)
        # A plain place takes an escaped text as it is; `Markup.format` looks at each place anew.
        self._escaped: str = str(escaped) if only_plain_places(text) else escaped

    def told(self, values: Mapping[str, object], number: Callable[[int], str]) -> str:
        """The words with values in their places: markup where one of the values is.

        `number` writes a whole number.
        """
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


class Wording:
    """Looks words up, and puts numbers, dates and names into them."""

    def __init__(self, table: Mapping[str, Words], language: str = "en") -> None:
        self._table = table
        self._language = language
        self._plain: dict[str, str] = {}
        """Key to the words that take no values; filled as they are asked for."""
        self._forms: dict[tuple[str, str], _Form] = {}
        """Key and name of a form to the words that take values; filled in the same way."""
        self._told: dict[tuple[object, ...], str] = {}
        """Key, names of values and values to the words with these in them: most are told many times."""
        self._langs: dict[str, Markup] = {}
        """Language to the attributes of an element in it."""
        self._between = _text_of(table, "number-between", ",")
        digits = _text_of(table, "number-between-from", "")
        self._grouped_from = 10_000 if digits == "5" else 1_000
        """The smallest number whose digits stand in groups."""
        self._and = _text_of(table, "and-before-i", "").split()
        """The word before the last of several names, and what it becomes before the sound of i."""

    @cached_property
    def digest(self) -> str:
        """A digest of the table and its language."""
        told = repr((self._language, sorted(self._table.items(), key=lambda item: item[0])))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of a key with values put into their places; `count` also chooses the form.

        Where a value is markup, so is the result, with all else escaped. Raises `WordingError`; it is a
        `PlaceError` where a place has no value.
        """
        if not values:
            plain = self._plain.get(key)
            if plain is None:
                plain = self._plain[key] = self._made(key, {})
            return plain
        # Markup equals the text that it is made from, and True the number 1: neither is kept.
        if not _KEPT.issuperset(map(type, values.values())):
            return self._made(key, values)
        asked = (key, *values, *values.values())
        told = self._told.get(asked)
        if told is None:
            if len(self._told) >= _MANY:
                self._told.clear()
            told = self._told[asked] = self._made(key, values)
        return told

    def _made(self, key: str, values: Mapping[str, object]) -> str:
        words = self._words(key)
        name = "" if isinstance(words, str) else words.name(values.get("count"))
        try:
            told = self._form(key, words, name).told(values, self.number)
        except KeyError as fault:
            raise PlaceError(key, str(fault.args[0]), [*values]) from None
        return self._before_i(told, values) if self._and else told

    def _before_i(self, told: str, values: Mapping[str, object]) -> str:
        """Words with the last of several names in them, joined as Spanish does: `Kono e Iwaya`."""
        name = str(values.get("last") or values.get("second") or "")
        if not _SOUND_OF_I.match(name):
            return told
        plain, other = self._and
        if isinstance(told, Markup):
            name = escape(name)
            return told.replace(f" {plain} {name}", Markup(f" {other} {name}"))
        return told.replace(f" {plain} {name}", f" {other} {name}")

    def _words(self, key: str) -> Words:
        words = self._table.get(key)
        if words is None:
            raise WordingError(key)
        return words

    def _form(self, key: str, words: Words, name: str) -> _Form:
        form = self._forms.get((key, name))
        if form is None:
            text = words if isinstance(words, str) else words.texts[name]
            form = self._forms[key, name] = _Form(text)
        return form

    def forms(self, key: str, /, **values: object) -> str:
        """All forms of a key for a script, in JSON: `in`, whose rules choose, and each form."""
        words = self._words(key)
        if isinstance(words, str):
            words = Forms("en", {"other": words})
        told = {name: self._form(key, words, name).told(values, self.number) for name in words.texts}
        return json.dumps({"in": words.language, **told}, ensure_ascii=False)

    def keys(self) -> Iterable[str]:
        """Every key that has words."""
        return self._table.keys()

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self._table

    def number(self, value: int) -> str:
        """A count in digits, in groups as the language has them: 1,234 or 1.234."""
        if -self._grouped_from < value < self._grouped_from:
            return str(value)
        return f"{value:,}".replace(",", self._between)

    def date(self, value: Date, kind: str = "date") -> str:
        """12 February 2026, February 2026, or 2026, by the keys `kind`-day, `kind`-month and `kind`-year."""
        year = str(value.year)
        if value.month is None:
            return self(f"{kind}-year", year=year)
        number = str(value.month)
        if value.day is None:
            return self(f"{kind}-month", month=self.month(value.month), number=number, year=year)
        day = self("day-1") if value.day == 1 and self.has("day-1") else str(value.day)
        month = self(f"month-{value.month}")
        return self(f"{kind}-day", day=day, month=month, number=number, year=year)

    def month(self, month: int) -> str:
        """A month without a day: февраль, where it is февраля beside one."""
        alone = f"month-alone-{month}"
        return self(alone) if self.has(alone) else self(f"month-{month}")

    def event_date(self, value: Date, *, planned: bool) -> str:
        """The date of an event, with a word where it is only planned: March 2026, planned."""
        return self("event-planned", date=self.date(value)) if planned else self.date(value)

    def lang(self, tag: str) -> Markup:
        """The attributes `lang` and, where it matters, `dir` of an element, on a page of the site."""
        made = self._langs.get(tag)
        if made is None:
            made = self._langs[tag] = Markup(lang_attributes(str(escape(tag)), self._language))
        return made

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

    def heading(self, title: str) -> str:
        """A title as it stands in a heading or a list: no short word is left alone on its last line."""
        return bound_end(title)

    def names(self, people: Sequence[str]) -> str:
        """A; A and B; A, B and C."""
        if len(people) < 2:
            return "".join(people)
        return self("names-last", names=self("names-between").join(people[:-1]), last=people[-1])


def _text_of(table: Mapping[str, Words], key: str, otherwise: str) -> str:
    words = table.get(key)
    return words if isinstance(words, str) else otherwise
