"""Completion: the sources, excerpts, links, keys and values that may be written at a cursor.

The context of the cursor is read out of the unfinished text, the choices out of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, compress, count, islice
from typing import Literal

from briefing_site.apps.lsp import hover_text, yaml_keys
from briefing_site.apps.lsp.prose_at_cursor import may_cite, verbatim, within
from briefing_site.apps.lsp.site_at_a_moment import FileKind, SiteMoment, front_matter, kind_of, used
from briefing_site.apps.lsp.yaml_at_cursor import ITEM, Spot, spot
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.model.briefing import Briefing
from briefing_site.model.lints import LINTS
from briefing_site.model.paths import name_at, source_id
from briefing_site.model.source import Source
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS, VOICES
from briefing_site.parse.key_folding import SIGNS, WIDE, narrow
from briefing_site.parse.markdown.scan import scan
from briefing_site.read.theme_folder import OWN_THEMES
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count as counted
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.locate import address, places
from briefing_site.verify.search_text import Searchable
from briefing_site.verify.verify import Card

ChoiceKind = Literal["source", "excerpt", "briefing", "heading", "key", "value", "word"]

TRIGGERS = ("@", "＠", "#", "＃", "[", ";", '"', "{", "^", "/")
"""The characters after which an editor asks for completions by itself."""
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


_WIDE_NAME = WIDE.replace("＃", "")
"""The full-width characters of an id."""
_TYPED = re.compile(
    rf"[{SIGNS}](?P<source>[A-Za-z0-9_{_WIDE_NAME}-]*)(?:[#＃](?P<excerpt>[A-Za-z0-9_{_WIDE_NAME}-]*))?\Z"
)
_WIKI = re.compile(r"\[\[(?P<inner>[^\[\]\n|]*)(?P<words>\|[^\[\]\n]*)?\Z")
_NEXT = re.compile(
    r"(?<!\\)[\[［][^\[\]［］]*[@＠][^\[\]［］]*[;；]"
    r"(?P<gap>[ \t]*)(?P<signal>(?:see|see also|cf\.|but see|contra)[ \t]+)?\Z"
)
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s\[]*)\Z")
_BRACES = re.compile(r"##(?!#)[ \t]*(?![ \t])(?P<id>[^\s{]*)[ \t]*\{(?P<inside>[^}\n]*)\Z")
_IN_VALUE = re.compile(r"(?:^|\s)(?P<key>[\w-]+)=(?P<quote>[\"'])(?P<typed>[^\"']*)\Z")
_IN_KEY = re.compile(r"(?:^|\s)(?P<typed>[\w-]*)\Z")
_GIVEN = re.compile(r"([\w-]{1,60})=")
_REST = re.compile(rf"[A-Za-z0-9_{_WIDE_NAME}-]*")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


_Found = Iterable[Choice] | Offers


def complete(known: SiteMoment, path: str, offset: int) -> Choices:
    """The choices at an offset of a file; none where nothing is known to fit."""
    found = _choices(known, path, offset)
    if isinstance(found, Offers):
        return found.near()
    every = iter(found)
    first = tuple(islice(every, MOST + 1))
    if len(first) <= MOST:
        return Choices(first)
    text = known.text(path)
    near = (c for c in chain(first, every) if _holds(c, text[c.start : offset]))
    return Choices(tuple(islice(near, MOST)), more=True)


def _holds(choice: Choice, typed: str) -> bool:
    words = typed.strip().casefold()
    return not words or words in f"{choice.label} {choice.filter}".casefold()


def _choices(known: SiteMoment, path: str, offset: int) -> _Found:
    kind = kind_of(path)
    lines = known.lines(path)
    start, end = front_matter(kind, lines.text)
    if kind and start <= offset <= end:
        found = spot(lines, start, end, offset)
        return _in_yaml(known, kind, path, offset, found) if found else ()
    if kind in ("briefing", "source") and offset > end:
        return _in_body(known, kind, path, offset, end)
    return ()


# --- YAML ----------------------------------------------------------------------------------------


def _in_yaml(known: SiteMoment, kind: FileKind, path: str, offset: int, at: Spot) -> _Found:
    around = yaml_keys.node(kind, at.path)
    if around is None:
        return ()
    if at.is_key:
        return (*_keys(around, at, known.text(path)), *_lints(kind, at))
    if around.keys and at.alone:
        return _keys(around, at, known.text(path))
    if around.prose:
        return _in_prose(known, path, offset, at.start, cites=True)
    same_line = "\n" not in known.text(path)[at.start : offset]
    return _values(known, kind, path, at, around) if same_line else ()


def _keys(around: yaml_keys.Node, at: Spot, text: str) -> Iterator[Choice]:
    colon = "" if text[at.end : at.end + 1] == ":" else ": "
    for info in sorted(around.keys.values(), key=lambda info: not info.required):
        if info.name not in at.given:
            detail = f"{info.type}, required" if info.required else info.type
            insert = f"{info.name}{colon}"
            yield Choice(info.name, at.start, at.end, insert, "key", detail, hover_text.key(info))


def _lints(kind: FileKind, at: Spot) -> Iterator[Choice]:
    if (kind, at.path) == ("config", ("lint",)):
        yield from (
            Choice(code, at.start, at.end, f"{code}: ", "key", "a lint")
            for code in LINTS
            if code not in at.given
        )


def _values(
    known: SiteMoment, kind: FileKind, path: str, at: Spot, around: yaml_keys.Node
) -> Iterator[Choice]:
    info = yaml_keys.key_info(kind, at.path)
    about = hover_text.key(info) if info else ""
    for word in around.words:
        yield Choice(word, at.start, at.end, word, "word", told=about)
    steps = tuple(step for step in at.path if step != ITEM)
    if around.many or not steps:
        return
    for word, detail, told in _words(known, kind, path, steps):
        if word in at.given:
            continue
        insert = word if at.quote else scalar(word, inside=at.flow)
        yield Choice(word, at.start, at.end, insert, "value", detail, told)


_Word = tuple[str, str, str]
"""A word that may be written, a few words beside it, and its description."""


def _words(known: SiteMoment, kind: FileKind, path: str, steps: tuple[str, ...]) -> Iterator[_Word]:
    """The values that the site offers for a key; `steps` lead to it."""
    if kind == "briefing" and steps in (("judgements", "topics"), ("judgements", "sums_up")):
        yield from ((topic, "", "") for b in known.briefings if b.path == path for topic in b.topics)
    if len(steps) > 1:
        return
    key = steps[0]
    match kind, key:
        case "briefing", "region" | "regions" if known.config:
            for region in known.config.regions.values():
                yield region.id, region.name, hover_text.escaped(region.summary)
        case "briefing", "topics" | "people":
            yield from _used(
                (w for b in known.briefings if b.path != path for w in getattr(b, key)), "briefing"
            )
        case "briefing", "translation_of":
            yield from _originals(known, path)
        case "briefing", "authors":
            yield from _used((w for b in known.briefings if b.path != path for w in b.authors), "briefing")
        case "source", "derived_from":
            for card in known.sources.values():
                if card.path != path:
                    yield card.id, hover_text.detail(card), hover_text.source(known, card)
        case "source", "archive":
            yield from _archived(known, path)
        case "source", "publisher" | "perspective" | "language" | "author" | "translator":
            cards = (c for c in known.sources.values() if isinstance(c, Source) and c.path != path)
            values = (getattr(card, key) for card in cards)
            words = (str(w) for v in values if v for w in ((v,) if isinstance(v, str) else v))
            yield from _used(words, "source")
        case "config", "theme":
            for folder in (known.state.content.options.root / "themes", OWN_THEMES):
                names = sorted(file.parent.name for file in folder.glob("*/theme.yaml"))
                yield from ((name, "", "") for name in names)


def _originals(known: SiteMoment, path: str) -> Iterator[_Word]:
    """The briefings that one may translate: those that are no translations themselves."""
    found = (b for b in known.briefings if b.path != path and b.translation_of is None)
    yield from ((name_at(b.path), b.title, "") for b in found)


def _used(words: Iterable[str], one: str) -> Iterator[_Word]:
    for word, times in used(words).items():
        yield word, f"in {counted(times, one, f'{one}s')}", ""


def _archived(known: SiteMoment, path: str) -> Iterator[_Word]:
    """The texts of the archive; those that no card names come first."""
    folder = known.state.content.options.archive_folder
    taken = {card.archive: card.id for card in known.sources.values() if card.path != path}
    names = sorted(file.name for file in folder.iterdir() if file.suffix == ".txt") if folder else []
    for name in sorted(names, key=lambda name: name in taken):
        yield name, f"of {taken[name]}" if name in taken else "", ""


# --- bodies --------------------------------------------------------------------------------------


def _in_body(known: SiteMoment, kind: FileKind, path: str, offset: int, body: int) -> _Found:
    text = known.text(path)
    line = text[max(text.rfind("\n", 0, offset) + 1, body) : offset]
    if kind == "source" and (heading := _BRACES.fullmatch(line)):
        return _attributes(known, path, heading, offset)
    if kind == "source" and line.startswith((">", "##")):
        return ()
    return _in_prose(known, path, offset, body, cites=kind == "briefing")


def _in_prose(known: SiteMoment, path: str, offset: int, floor: int, *, cites: bool) -> _Found:
    """The choices in prose that begins at `floor`. Where it does not `cite`, only links are offered."""
    text = known.text(path)
    if within(verbatim(text[floor:]), offset - floor):
        return ()
    paragraph = max((m.end() for m in _PARAGRAPH.finditer(text, floor, offset)), default=floor)
    before = text[paragraph:offset]
    if wiki := _WIKI.search(before):
        return _linked(known, path, offset, wiki["inner"]) if wiki["words"] is None else ()
    if (typed := _TYPED.search(before)) and cites:
        at = paragraph + typed.start()
        return _cited(known, typed, offset, text) if may_cite(text, at, floor) else ()
    if (following := _NEXT.search(before)) and cites:
        gap = "" if following["gap"] or following["signal"] else " "
        return _sources(known, "", offset, offset, f"{gap}@")
    if (note := _NOTE.search(before)) and cites:
        return _footnotes(text, floor, offset - len(note["name"]), offset)
    return ()


def _cited(known: SiteMoment, typed: re.Match[str], offset: int, text: str) -> _Found:
    """The ids of all sources, or of the excerpts of the source that is typed."""
    end = _end(text, offset)
    if typed["excerpt"] is not None:
        return _excerpts(known, narrow(typed["source"]), offset - len(typed["excerpt"]), end)
    return _sources(known, typed["source"], offset - len(typed["source"]), end)


def _end(text: str, offset: int) -> int:
    rest = _REST.match(text, offset)
    return rest.end() if rest else offset


def _sources(known: SiteMoment, typed: str, start: int, end: int, before: str = "") -> Offers:
    kept, sources = known.kept, known.sources
    cards = kept.get("cards", "", (sources,), lambda: tuple(sources.values()))

    def detail(card: Card) -> str:
        return kept.get("detail", card.id, (card,), partial(hover_text.detail, card))

    def make(at: int) -> Choice:
        card = cards[at]
        said, about = detail(card), partial(hover_text.source, known, card)
        inserted = f"{before}{card.id}"
        return Choice(card.id, start, end, inserted, "source", said, about, f"{inserted} {said}")

    def words() -> Sequence[str]:
        return kept.get(
            "words of sources",
            "",
            (sources,),
            lambda: [f"{card.id} {detail(card)}".casefold() for card in cards],
        )

    return Offers(typed, len(cards), make, words)


def _excerpts(known: SiteMoment, source: str, start: int, end: int) -> Iterator[Choice]:
    card = known.sources.get(source)
    for excerpt in card.excerpts if card else ():
        quote = unwrapped(excerpt.quote)
        about = hover_text.passage(known, card, excerpt, in_archive=False) if card else ""
        yield Choice(excerpt.id, start, end, excerpt.id, "excerpt", quote, about, f"{excerpt.id} {quote}")


def _linked(known: SiteMoment, path: str, offset: int, inner: str) -> _Found:
    """The targets that may stand in `[[...]]`."""
    text = known.text(path)
    typed = inner.lstrip()
    if typed.startswith("@"):
        found = _TYPED.fullmatch(typed)
        return _cited(known, found, offset, text) if found else ()
    target, hash_, anchor = typed.partition("#")
    end = _end(text, offset)
    if hash_:
        return _headings(known, path, target.strip(), offset - len(anchor), end)
    return _slugs(known, path, typed, offset - len(typed), end)


def _slugs(known: SiteMoment, path: str, typed: str, start: int, end: int) -> Offers:
    others = [briefing for briefing in known.briefings if briefing.path != path]
    whole = "/" in typed

    def make(at: int) -> Choice:
        briefing = others[at]
        name = briefing.name if whole or len(known.led_to(briefing.slug)) > 1 else briefing.slug
        detail = f"{briefing.title}{' (draft)' if briefing.draft else ''}"
        about = partial(hover_text.briefing, briefing)
        return Choice(name, start, end, name, "briefing", detail, about, f"{name} {briefing.title}")

    def words() -> Sequence[str]:
        kind = "words of names" if whole else "words of slugs"
        make = partial(_words_of, whole=whole)
        return [known.kept.get(kind, each.path, (each,), partial(make, each)) for each in others]

    return Offers(typed, len(others), make, words)


def _words_of(briefing: Briefing, *, whole: bool) -> str:
    return f"{briefing.name if whole else briefing.slug} {briefing.title}".casefold()


def _headings(known: SiteMoment, path: str, target: str, start: int, end: int) -> Iterator[Choice]:
    briefing = known.only(target) if target else known.briefing(path)
    for heading in briefing.headings if briefing else ():
        if heading.id:
            yield Choice(
                heading.id,
                start,
                end,
                heading.id,
                "heading",
                heading.text,
                filter=f"{heading.id} {heading.text}",
            )


def _footnotes(text: str, floor: int, start: int, end: int) -> Iterator[Choice]:
    for note in scan(text[floor:]).definitions:
        words = " ".join(text[floor + note.text : floor + note.end].split())
        yield Choice(note.name, start, end, note.name, "word", words)


# --- headings of excerpts ------------------------------------------------------------------------


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


def _attribute_values(known: SiteMoment, path: str, name: str, key: str) -> Iterator[_Word]:
    cards = known.sources.values()
    match key:
        case "voice":
            yield from ((voice, "", "") for voice in VOICES)
        case "speaker":
            here = (e.speaker for c in cards if c.path == path for e in c.excerpts)
            others = (e.speaker for c in cards if c.path != path for e in c.excerpts)
            yield from _used(filter(None, (*here, *others)), "excerpt")
        case "lang":
            yield from _used((e.lang for c in cards for e in c.excerpts if e.lang), "excerpt")
        case "at":
            yield from _at(known, path, name)


def _at(known: SiteMoment, path: str, name: str) -> Iterator[_Word]:
    """The places where the words of an excerpt stand."""
    card = known.sources.get(source_id(path))
    excerpt = known.excerpt(card.id, name) if card else None
    document = known.document(card) if card else None
    if excerpt and document:
        for place in places(excerpt.quote, Searchable(document)):
            at = address(place, fine=True)
            yield at, "the words stand here", hover_text.escaped(place.paragraph.text)
