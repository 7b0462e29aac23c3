"""A site at one moment, laid out for the questions of an editor."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Literal, TypeVar
from urllib.parse import unquote

from briefing_site.apps.lsp.kept_values import KeptValues
from briefing_site.authoring.mentions import Mention, mentions
from briefing_site.engine.site import Snapshot
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.cached_property import cached_property
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Place, Span
from briefing_site.model.document import ArchiveError, Document
from briefing_site.model.files import File
from briefing_site.model.lines import Lines
from briefing_site.model.paths import CONFIG, card_path, is_briefing, is_card, is_theme_yaml, source_id
from briefing_site.model.source import Card, Excerpt
from briefing_site.model.verification import Verification
from briefing_site.parse.front_matter import OPENING
from briefing_site.parse.result import ParseResult
from briefing_site.parse.yaml_values import Entry, parsed
from briefing_site.read.archive import read_document
from briefing_site.text.line_ends import lenient

P = TypeVar("P", File, Briefing)
FileKind = Literal["config", "briefing", "source", "theme", ""]

_KINDS: tuple[tuple[FileKind, Callable[[str], bool]], ...] = (
    ("config", lambda path: path == CONFIG),
    ("briefing", is_briefing),
    ("source", is_card),
    ("theme", is_theme_yaml),
)
_PATH = attrgetter("path")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)


class SiteMoment:
    """A site at one moment. Each value is worked out once, when it is first asked for."""

    def __init__(
        self, state: Snapshot, unlisted: Mapping[str, str] | None = None, kept: KeptValues | None = None
    ) -> None:
        """`unlisted` maps paths of files that the site does not have yet to their texts in the editor.

        `kept` has what was made of the same values at other moments of the site.
        """
        self.state = state
        self.kept = kept or KeptValues()
        self.config: Config | None = state.config
        self._unlisted = unlisted or {}
        self._lines: dict[str, Lines] = {}

    # --- files -----------------------------------------------------------------------------------

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Path to content of every file that an author writes, and the lock."""
        inputs = self.state.content.inputs
        some = (inputs.config, inputs.lock, inputs.editions, *inputs.briefings, *inputs.cards)
        return {file.path: file.data for file in some if file}

    def has(self, path: str) -> bool:
        """Whether the site, or the editor, has a file at `path`."""
        return path in self._unlisted or self._data(path) is not None

    def written(self, path: str) -> str | bytes:
        """The content of a file as the editor has it, or else as it was read; empty where there is none.

        The very same object at another moment as long as nobody has changed it.
        """
        text = self._unlisted.get(path)
        return text if text is not None else self._data(path) or b""

    def _data(self, path: str) -> bytes | None:
        """The content of a file as it was read; None where there is none."""
        if "files" in self.__dict__:
            return self.files.get(path)
        inputs = self.state.content.inputs
        file = _at(inputs.briefings, path) or _at(inputs.cards, path)
        return file.data if file else self.files.get(path)

    def lines(self, path: str) -> Lines:
        """The text of a file with its lines; empty where there is no such file."""
        if path not in self._lines:
            written = self.written(path)
            self._lines[path] = Lines(path, lenient(written) if isinstance(written, bytes) else written)
        return self._lines[path]

    def text(self, path: str) -> str:
        """The text of a file."""
        return self.lines(path).text

    def offset(self, place: Place | Span) -> int:
        """The offset of a place in the text of its file."""
        return self.lines(place.path).offset_of(place)

    # --- sources ---------------------------------------------------------------------------------

    @cached_property
    def sources(self) -> Mapping[str, Card]:
        """Id to source card, those cards too whose front matter cannot serve."""
        parsed = self.state.content.parsed

        def make() -> Mapping[str, Card]:
            cards: list[Card] = [*parsed.sources, *parsed.loose_cards]
            return {card.id: card for card in sorted(cards, key=lambda card: card.id)}

        return self.kept.get("sources", "", (parsed.sources, parsed.loose_cards), make)

    def excerpt(self, source: str, name: str) -> Excerpt | None:
        """An excerpt by its source's id and its own; None where there is none."""
        card = self.sources.get(source)
        return next((e for e in card.excerpts if e.id == name), None) if card else None

    def card(self, path: str) -> Card | None:
        """The source card of the file at `path`; None where there is none."""
        card = self.sources.get(source_id(path)) if is_card(path) else None
        return card if card and card.path == path else None

    def verification(self, source: str, excerpt: str) -> Verification | None:
        """The verification of an excerpt; None where there is none."""
        return self.state.content.verified.by_source.get(source, {}).get(excerpt)

    def document(self, card: Card) -> Document | None:
        """The archived text of a source; None where it is not at hand."""
        folder = self.state.content.options.archive_folder
        if folder is None or not card.archive:
            return None
        try:
            return read_document(folder, card.archive)
        except ArchiveError:
            return None

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """Every citation and link of the site that `authoring/mentions.py` can find in its file."""
        return self._mentions(self.state.content.parsed)

    def mentions_of(self, source: str) -> Sequence[Mention]:
        """The same in those texts alone that name a source, be it by another of its keys."""
        parsed, path = self.state.content.parsed, card_path(source)
        return self._mentions(
            replace(
                parsed,
                briefings=tuple(b for b in parsed.briefings if _names(b.bodies, source, path)),
                loose=tuple(t for t in parsed.loose if _names(t.bodies, source, path)),
                sources=tuple(
                    s
                    for s in parsed.sources
                    if s.derived_from == source or _names((e.gist for e in s.excerpts), source, path)
                ),
            )
        )

    def _mentions(self, parsed: ParseResult) -> Sequence[Mention]:
        paths = (*(b.path for b in parsed.briefings), *(t.path for t in parsed.loose))
        cards = (source.path for source in parsed.sources)
        return mentions(parsed, {path: self.text(path) for path in (*paths, *cards)}, lenient=True)

    # --- briefings -------------------------------------------------------------------------------

    @property
    def briefings(self) -> Sequence[Briefing]:
        """Every briefing whose front matter can serve, by path."""
        return self.state.content.parsed.briefings

    def led_to(self, target: str) -> Sequence[Briefing]:
        """The briefings that a wikilink with this target may mean."""
        region, _, slug = target.rpartition("/")
        return [b for b in self._by_slug.get(slug, ()) if region in ("", b.region)]

    @property
    def _by_slug(self) -> Mapping[str, Sequence[Briefing]]:
        def make() -> Mapping[str, Sequence[Briefing]]:
            found: dict[str, list[Briefing]] = {}
            for briefing in self.briefings:
                found.setdefault(briefing.slug, []).append(briefing)
            return found

        return self.kept.get("briefings by slug", "", (self.briefings,), make)

    def only(self, target: str) -> Briefing | None:
        """The briefing that a wikilink leads to; None where it leads to none or may mean several."""
        found = self.led_to(target)
        return found[0] if len(found) == 1 else None

    def briefing(self, path: str) -> Briefing | None:
        """The briefing of the file at `path`; None where there is none."""
        return _at(self.briefings, path)

    def bodies(self, path: str) -> Sequence[Body]:
        """The texts of a briefing or a card that can cite and link, as the last look has parsed them."""
        if briefing := self.briefing(path):
            return briefing.bodies
        if card := self.card(path):
            return [excerpt.gist for excerpt in card.excerpts]
        loose = next((text for text in self.state.content.parsed.loose if text.path == path), None)
        return loose.bodies if loose else ()

    # --- config ----------------------------------------------------------------------------------

    def entry(self, *keys: str) -> Entry | None:
        """An entry of config.yaml by the keys that lead to it; None where there is none."""
        lines = self.lines(CONFIG)
        value = parsed(lines, 0, len(lines.text))
        entry: Entry | None = None
        for key in keys:
            if value is None or not isinstance(value.data, dict) or key not in value.data:
                return None
            entry = value.data[key]
            value = entry.value
        return entry


def _at(values: Sequence[P], path: str) -> P | None:
    """That of some values, in the order of their paths, which has a path; None where none has."""
    at = bisect_left(values, path, key=_PATH)
    return values[at] if at < len(values) and values[at].path == path else None


def _names(bodies: Iterable[Body], source: str, card: str) -> bool:
    """Whether bodies cite a source, or link to it or to the file of its card."""
    for hole in (hole for body in bodies for hole in body.holes):
        if isinstance(hole, CitationHole):
            if any(citation.source == source for citation in hole.citations):
                return True
        elif isinstance(hole, LinkHole) and (
            (hole.kind == "excerpt" and hole.target == source)
            or unquote(hole.target).endswith(posixpath.basename(card))
        ):
            return True
    return False


def kind_of(path: str) -> FileKind:
    """The kind of a file by its path; empty for a file that an author does not write."""
    return next((kind for kind, is_one in _KINDS if is_one(path)), "")


def front_matter(kind: FileKind, text: str) -> tuple[int, int]:
    """The offsets at which the YAML of a file begins and ends.

    Front matter that is not closed yet is taken to end at its first blank line.
    """
    if kind in ("config", "theme"):
        return 0, len(text)
    opening = OPENING.match(text) if kind else None
    if not opening:
        return 0, 0
    closing = _CLOSE.search(text, opening.end()) or _BLANK.search(text, opening.end())
    return opening.end(), closing.start() if closing else len(text)


def used(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value is used, the commonest first."""
    counts: dict[str, int] = {}
    for value in values:
        if value:
            counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
