"""How many words of each source everything published has together, against what the source's rights allow.

1. Words of a source are its quotations, with official translations; what texts, summaries and gists have in
   quotation marks, in former claims too where a page shows what changed; and the words that a link into the
   original carries.
2. Words count once, however many pages, feeds, records and indexes print them: all of these print the same
   few passages. What lies inside a longer passage is part of that one.
3. A string in quotation marks that is in no quotation of a source counts for each source that its sentence
   cites, or for each that the briefing cites where the sentence cites none: so the count is never too low.
4. `rights: quote` allows a number of words and a share of the document; `full` allows all, and `private`
   nothing (`link/private_words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import digest_of
from briefing_site.link.kept_nothing import unless_nothing
from briefing_site.link.signed import Signed
from briefing_site.link.site import LinkedBriefing, LinkedSite, placed_bodies
from briefing_site.model import faults
from briefing_site.model.body import Body, CitationHole, Sentence
from briefing_site.model.body_text import as_written, attribute_words, sentence_text
from briefing_site.model.citation import Citation
from briefing_site.model.compact import compact
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edition import Changes
from briefing_site.model.fragment_context import FragmentContext
from briefing_site.model.halves import InHalves
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.quoted_words import OPENING, quotations_in
from briefing_site.text.word_count import count_words
from briefing_site.verify.fragment_context import is_lit
from briefing_site.verify.quotation import read_quotation
from briefing_site.verify.result import VerifyResult

ALWAYS = 100
"""So many words of a source may always be published, however short its document."""
_MARK = re.compile("[" + OPENING.replace("'", "") + r"]|(?<!\w)'(?=\w)")
_TITLES = "《〈"
"""Marks around the titles of works."""
_MARKS = str.maketrans("‘’“”„«»", '\'\'"""""')


@compact
@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that are published, and a place in the texts that makes them so."""

    words: str
    place: Span


@compact
@dataclass(frozen=True, slots=True)
class QuotedString:
    """A string in quotation marks in a published text."""

    passage: Passage
    plain: str
    """Its words, plain."""
    sources: tuple[str, ...]
    """Ids of the sources that it may be from."""


@dataclass(frozen=True, slots=True)
class QuotedStrings(InHalves):
    """The strings in quotation marks of a briefing's page."""

    LATER = ("strings",)

    strings: tuple[QuotedString, ...]
    sources: tuple[str, ...]
    """Ids of the sources that any of them may be from."""
    digest: str
    """A digest of the strings."""

    @classmethod
    def of(cls, linked: LinkedBriefing, changes: Changes | None) -> QuotedStrings | None:
        """Find them; None where there are none."""
        found = tuple(
            QuotedString(Passage(words, place), plain(words), sources)
            for text, place, sources in (*texts_of(linked, with_marks=True), *former_claims(linked, changes))
            for words in strings_in(text)
        )
        names = dict.fromkeys(name for string in found for name in string.sources)
        told = [(string.passage.words, string.passage.place, string.sources) for string in found]
        return cls(found, tuple(names), digest_of(told)) if found else None


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """The words of a source that are published."""

    passages: tuple[Passage, ...]
    """None of them lies inside another."""

    @property
    def count(self) -> int:
        """How many words they have; in scripts without spaces two characters count as one."""
        return sum(count_words(passage.words) for passage in self.passages)


def over_budget(
    config: Config,
    site: LinkedSite,
    verified: VerifyResult,
    memory: Keep,
    signed: Signed,
) -> Iterator[Diagnostic]:
    """The faults of sources of which more is published than their rights allow.

    That all is well with a source is known to a later command by its signature, those of the sources beside
    it, and the strings in quotation marks that may be from it.
    """
    words = published_words(site, memory)
    strings, seen, lengths = words.strings, verified.by_source, verified.lengths
    columns = memory.get(
        "sources with words",
        (site.sources, seen, strings, lengths),
        lambda: (
            tuple(site.sources.values()),
            tuple(map(seen.__getitem__, site.sources)),
            tuple(strings.values()),
            tuple(map(lengths.get, site.sources)),
        ),
    )

    def make(source: Source, _: object, quoted: _Strings, length: int | None) -> tuple[Diagnostic, ...]:
        if source.rights != "quote":
            return ()
        names = dict.fromkeys(name for of_briefing in quoted for name in of_briefing.sources)
        told = (
            *(source.id, length, [excerpt.id for excerpt in source.excerpts]),
            *(signed.general, signed.source(source.id), [signed.source(name) for name in names]),
            [of_briefing.digest for of_briefing in quoted],
        )

        def find() -> tuple[Diagnostic, ...]:
            return _over_budget(config, source, words.of(source.id), length)

        return unless_nothing("sources within budget", digest_of(told), find, memory)

    found = memory.each(
        "over budget",
        columns,
        make,
        shared=(config,),
        tables=(site.sources, seen),
        asks=lambda _, source, seen, quoted, length: {name for each in quoted for name in each.sources},
        equal=True,
    )
    yield from memory.gathered("all over budget", found)


def _over_budget(
    config: Config, source: Source, published: PublishedWords, length: int | None
) -> tuple[Diagnostic, ...]:
    """The fault of a source of which more is published than its rights allow; none where all is well."""
    if source.rights != "quote":
        return ()
    limit, room = _limit(config, published.count, length)
    if published.count <= limit:
        return ()
    places = tuple((p.place, p.words) for p in published.passages)
    found = faults.budget.over_budget(
        source.place_of("rights"), source.title, published.count, limit, places, room
    )
    return (found,)


def published_words(site: LinkedSite, memory: Keep) -> WordsOfSources:
    """The published words of the published sources of a site."""
    return WordsOfSources(site, _strings_by_source(site, memory), memory)


_Strings = tuple[QuotedStrings, ...]
"""The strings of several briefings."""


def _strings_by_source(site: LinkedSite, memory: Keep) -> Mapping[str, _Strings]:
    """Id of each published source to the strings of those briefings that have any which may be from it."""
    quoted = quoted_strings(site, memory)

    def make() -> dict[str, _Strings]:
        found: dict[str, list[QuotedStrings]] = {name: [] for name in site.sources}
        for of_briefing in filter(None, quoted):
            for name in of_briefing.sources:
                if name in found:
                    found[name].append(of_briefing)
        return {name: memory.same(f"strings of {name}", tuple(every)) for name, every in found.items()}

    return memory.get("strings by source", (quoted, site.sources), make)


class WordsOfSources:
    """The published words of sources; those of a source are looked for when they are asked for."""

    def __init__(self, site: LinkedSite, strings: Mapping[str, _Strings], memory: Keep) -> None:
        """`strings` has the strings of the briefings by the sources that they may be from."""
        self._site = site
        self._memory = memory
        self.strings = strings
        self._known: dict[str, _Own] = {}

    def of(self, name: str) -> PublishedWords:
        """The published words of a source: those on its own card, and those of texts that are not on it."""
        return PublishedWords(_distinct((*self._own(name).passages, *self._elsewhere(name))))

    def _own(self, name: str) -> _Own:
        if (
            name not in self._known
        ):  # no `cache`, which would hold these words, and the site with them, in a circle
            self._known[name] = self._own_words(name)
        return self._known[name]

    def _own_words(self, name: str) -> _Own:
        source = self._site.sources[name]
        seen = [self._site.verifications[ExcerptKey(name, excerpt.id)] for excerpt in source.excerpts]
        make = partial(_Own.of, source, [found.context for found in seen])
        return self._memory.get(f"own words {name}", (source, *seen), make)

    def _elsewhere(self, name: str) -> Iterator[Passage]:
        """The passages of texts that may be from a source, and stand on no card that they may be from."""
        if self._site.sources[name].rights == "private":
            return
        for string in chain.from_iterable(of_briefing.strings for of_briefing in self.strings[name]):
            if name in string.sources and not any(map(partial(self._has, string), string.sources)):
                yield string.passage

    def _has(self, string: QuotedString, name: str) -> bool:
        """Whether a source has a string on its card."""
        if name not in self._site.sources:
            return False
        text = self._own(name).text
        return bool(text) and string.plain in text


@dataclass(frozen=True, slots=True)
class _Own:
    """The words of a source on its own card, as far as they are published."""

    passages: tuple[Passage, ...]
    text: str
    """The same, plain, each in a line that begins with a line end; so that it is looked through at once."""

    @classmethod
    def of(cls, source: Source, contexts: Iterable[FragmentContext]) -> _Own:
        """The words of a card; `contexts` are those of the links to its excerpts."""
        links = _of_links(source, contexts) if is_lit(source.url) else ()
        passages = (*_of_card(source), *links)
        return cls(passages, "".join(f"\n{plain(passage.words)}" for passage in passages))


def _limit(config: Config, words: int, length: int | None) -> tuple[int, faults.budget.Room]:
    """How many words of a source may be published, and how config.yaml could allow as many as are."""
    share = max(length * config.source_share // 100, ALWAYS) if length is not None else None
    if length is None or share is None or share >= config.source_words:
        return config.source_words, faults.budget.Room("source_words", words, config.words_limit)
    # Of an empty document no share is enough.
    return share, faults.budget.Room("source_share", -(-words * 100 // max(length, 1)), config.share_limit)


def _of_card(source: Source) -> tuple[Passage, ...]:
    """The words of a source on its own card, as far as they are published."""
    described = source.place_of("descriptor")
    found = [Passage(words, described) for words in strings_in(source.descriptor or "")]
    for excerpt in source.excerpts:
        found += [Passage(words, excerpt.quote_place) for words in pieces_of(excerpt.quote)]
        if excerpt.translation and excerpt.translation.official:
            found += [Passage(words, excerpt.quote_place) for words in pieces_of(excerpt.translation.text)]
        found += [
            Passage(words, excerpt.place)
            for number in range(len(excerpt.gist.sentences))
            for words in strings_in(plain_sentence(excerpt.gist, number))
        ]
    return tuple(found)


def _of_links(source: Source, contexts: Iterable[FragmentContext]) -> Iterator[Passage]:
    """The words beside a quotation that a link to it carries."""
    for excerpt, context in zip(source.excerpts, contexts, strict=True):
        for words in filter(None, (context.before, context.after, context.lead)):
            yield Passage(words, excerpt.quote_place)


def pieces_of(quote: str) -> Iterator[str]:
    """The words of a quotation that are its source's, one piece after another."""
    for fragment in read_quotation(quote).fragments:
        yield f"{fragment.head}{fragment.text}{fragment.tail}"


def quoted_strings(site: LinkedSite, memory: Keep) -> tuple[QuotedStrings | None, ...]:
    """The strings in quotation marks of each published briefing's page; None where it has none."""

    def make(linked: LinkedBriefing, changes: Changes | None) -> QuotedStrings | None:
        if changes is not None:
            return QuotedStrings.of(linked, changes)
        return memory.fact("quoted strings", linked, lambda: QuotedStrings.of(linked, None))

    return memory.each("quoted strings", (site.briefings, changes_of(site, memory)), make, equal=True)


def changes_of(site: LinkedSite, memory: Keep) -> Sequence[Changes | None]:
    """What changed in each published briefing."""
    if not site.changes:
        length = memory.same("number of unchanged briefings", len(site.briefings))
        return memory.get("no changes", (length,), lambda: (None,) * length)
    return [site.changes.get(linked.address) for linked in site.briefings]


def texts_of(
    linked: LinkedBriefing, *, with_marks: bool = False
) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Each text of a briefing's page with a place, and the sources that its words may be from.

    With `with_marks`, sentences without quotation marks are left out, which are nearly all.
    """
    briefing = linked.briefing
    yield briefing.title, briefing.place_of("title"), linked.sources
    yield briefing.summary, briefing.place_of("summary"), linked.sources
    for judgement in briefing.judgements:
        yield judgement.because, judgement.place, linked.sources
    for body, _ in placed_bodies(linked):
        for text in attribute_words(body):
            yield text, Span.opening(briefing.path), linked.sources
        wanted: Sequence[int] = range(len(body.sentences))
        if with_marks:
            wanted = [number for number in wanted if _has_mark(body.sentences[number])]
            if not wanted:
                continue
        cited: dict[int, list[Citation]] = {}
        for hole in body.holes:
            if isinstance(hole, CitationHole):
                cited.setdefault(hole.sentence, []).extend(hole.citations)
        for number in wanted:
            citations = cited.get(number, ())
            sources = tuple(dict.fromkeys(citation.source for citation in citations))
            place = citations[0].place if citations else Span.opening(briefing.path)
            yield plain_sentence(body, number), place, sources or linked.sources


def _has_mark(sentence: Sentence) -> bool:
    """Whether a sentence has a mark of quotation in its words."""
    return any(isinstance(part, str) and _MARK.search(part) for part in sentence.parts)


def former_claims(
    linked: LinkedBriefing, changes: Changes | None
) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """The claims as they were, which the page shows beside those that changed."""
    place = Span.opening(linked.briefing.path)
    for change in changes.changes if changes else ():
        if change.before:
            keys = (cite.rpartition("@")[2].partition("#")[0] for cite in change.before.cites)
            yield change.before.text, place, tuple(dict.fromkeys(keys))


def plain_sentence(body: Body, number: int) -> str:
    """A sentence of a body as its author wrote it, without markup."""
    return sentence_text(body, number, as_written)


def strings_in(text: str) -> Iterator[str]:
    """The strings in quotation marks of a text; what an ellipsis or brackets part is several."""
    for start, end in quotations_in(text):
        if text[start] in _TITLES:
            continue
        for piece in pieces_of(text[start + 1 : end - 1]):
            for words in re.split(r"\s*(?:…|\.\s?\.\s?\.)\s*", piece):
                if any(map(str.isalnum, words)):
                    yield words


def _distinct(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages without those that lie inside another, in the order of their places."""
    kept: list[Passage] = []
    text = ""
    for passage in sorted(passages, key=lambda p: (-len(p.words), p.place, p.words)):
        words = plain(passage.words)
        if not kept or words not in text:
            kept.append(passage)
            text += f"\n{words}"
    return tuple(sorted(kept, key=lambda passage: (passage.place, passage.words)))


def plain(words: str) -> str:
    """Words without regard to letter case, white space, kinds of quotation marks, and signs at their ends."""
    return re.sub(r"^\W+|\W+$", "", " ".join(words.casefold().translate(_MARKS).split()))
