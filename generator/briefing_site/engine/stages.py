"""parse, verify, link and check: the stages as the engine runs them, with results kept in the memo."""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter
from pathlib import PurePosixPath
from typing import TypeVar, cast

from briefing_site.engine.content import Content
from briefing_site.engine.kept_figures import with_kept_figures
from briefing_site.engine.lints import linted_texts
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures, signatures_of
from briefing_site.link.aliases import alias_table, names_of, resolved
from briefing_site.link.attachments import attach, linked_files, shown_files
from briefing_site.link.checks import check
from briefing_site.link.link import LinkResult, link
from briefing_site.link.lints.every import Linted, lint
from briefing_site.link.notices import early_notices
from briefing_site.link.set_texts import Style, set_briefing, style_of
from briefing_site.link.site import LinkedSite
from briefing_site.link.unlinked import unlinked
from briefing_site.link.unused import eased, hidden
from briefing_site.link.waive import Waived, waive
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import RESERVED, Config
from briefing_site.model.dataclass import dataclass
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.document import Document
from briefing_site.model.edition import Editions
from briefing_site.model.files import LARGEST_TEXT, PICTURE_NOTE, File, Inputs
from briefing_site.model.grounding import UnseenSentences
from briefing_site.model.lines import Lines
from briefing_site.model.lints import LINTS, is_off, weigh
from briefing_site.model.paths import CONFIG, EDITIONS, LOCK, is_briefing
from briefing_site.model.pin import Lock
from briefing_site.model.progress import Clock
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import LooseCard, Source
from briefing_site.model.waiver import WaivedFault, Waiver
from briefing_site.model.wording import Wording
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.front_matter import uniform
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.result import ParseResult
from briefing_site.parse.source_card import parse_source
from briefing_site.text.slug import is_id
from briefing_site.text.word_runs import Blocks, block_size, document_digests

_FIRST, _SECOND = itemgetter(0), itemgetter(1)
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class LinkedContent:
    """A site that has been linked."""

    linked: LinkResult
    attachments: Mapping[str, bytes]
    """Address to content of pictures and other files that published texts link to."""
    every_attachment: Mapping[str, bytes]
    """The same of all texts, of drafts and of cards that nobody cites too."""
    faults: tuple[Diagnostic, ...]
    """The faults of the attachments."""


def parse(inputs: Inputs, memo: Memo, base_url: str = "", clock: Clock | None = None) -> ParseResult:
    """Parse every file. A file of unchanged content gives the same object as before, out of the `memo`."""
    clock = clock or Clock()
    engine = functools.cache(MarkdownEngine)  # set up when the first file needs it
    if inputs.config is None:
        config, config_faults = _config(inputs, base_url)
    else:
        config, config_faults = memo.get("config", (inputs.config,), lambda: _config(inputs, base_url))
    style = memo.same("style of quotation marks", style_of(config) if config else None)
    clock.expect(_unknown(inputs, style, memo))
    texts = _values("briefings", inputs.briefings, parse_briefing, engine, style, memo, clock)
    cards = _values("cards", inputs.cards, parse_source, engine, style, memo, clock)
    briefings, loose = _apart("briefings", texts, Briefing, LooseText, memo)
    sources, loose_cards = _apart("cards", cards, Source, LooseCard, memo)
    named = memo.each("aliases of cards", (sources,), names_of, equal=True)
    if aliases := memo.get("aliases", (named,), lambda: alias_table(named)):
        by_id = functools.partial(resolved, aliases=aliases)
        briefings = memo.each("briefings by id", (briefings,), by_id, shared=(aliases,))
        loose = memo.each("loose texts by id", (loose,), by_id, shared=(aliases,))
    lock, lock_faults = lock_of(inputs, memo)
    editions, edition_faults = memo.get("editions", (inputs.editions,), lambda: _editions(inputs.editions))
    of_texts = memo.gathered("faults in briefings", memo.each("faults of briefings", (texts,), _SECOND))
    of_cards = memo.gathered("faults in cards", memo.each("faults of cards", (cards,), _SECOND))
    found = (*of_texts, *of_cards, *lock_faults, *edition_faults)
    whole = len(briefings) == len(texts) and len(sources) == len(cards) and not inputs.faults
    unread = frozenset[str]() if whole else _unread(inputs, texts, cards)
    return ParseResult(
        config,
        tuple(config_faults),
        briefings,
        loose,
        sources,
        loose_cards,
        lock,
        editions,
        unread,
        found,
    )


def config_of(inputs: Inputs, memo: Memo, base_url: str) -> Config | None:
    """The settings of a site; None where config.yaml is not there, or cannot serve."""
    if inputs.config is None:
        return None
    return memo.get("config", (inputs.config,), lambda: _config(inputs, base_url))[0]


def lock_of(inputs: Inputs, memo: Memo) -> tuple[Lock, list[Diagnostic]]:
    """The pins of a site, and the faults of its lock."""
    return memo.get("lock", (inputs.lock,), lambda: _lock(inputs.lock, memo))


def within_limits(inputs: Inputs, memo: Memo, base_url: str = "") -> Inputs:
    """The files that are no longer than config.yaml allows, and a fault in the place of each other text.

    The very same value where no text is too long.
    """
    config = config_of(inputs, memo, base_url)
    most = config.limits.text_bytes if config else LARGEST_TEXT
    room = config.size_limit if config else None
    shared = (memo.same("longest text", most),)

    def too_long(file: File) -> tuple[File, ...]:
        return (file,) if len(file.data) > most else ()

    def long_ones(name: str, files: Sequence[File]) -> tuple[File, ...]:
        column = memo.each(f"long ones of {name}", (files,), too_long, shared=shared, equal=True)
        return memo.gathered(f"all long ones of {name}", column)

    long = [*long_ones("briefings", inputs.briefings), *long_ones("cards", inputs.cards)]
    if not long:
        return inputs
    key, highest = "policy: text_size", LARGEST_TEXT // 1000
    found = (
        faults.files.too_long(f.path, len(f.data), most, key=key, room=room, highest=highest) for f in long
    )
    return replace(
        inputs,
        briefings=tuple(file for file in inputs.briefings if len(file.data) <= most),
        cards=tuple(file for file in inputs.cards if len(file.data) <= most),
        faults=(*inputs.faults, *found),
    )


def join(
    content: Content, parsed: ParseResult, config: Config, words: Wording | None, *, drafts: bool, memo: Memo
) -> LinkedContent:
    """Link parsed files; `parsed` has all files of `content`, or only those that have a page."""
    scaled = dict(content.pictures.by_path)
    assets, contents, found = attach(parsed.texts, content.inputs.attachments, config, memo, scaled)
    paths = (file.path for file in content.inputs.attachments)
    beside = frozenset(path for path in paths if not path.endswith(PICTURE_NOTE))
    linked = link(config, parsed, content.verified, assets, words, drafts=drafts, memory=memo, beside=beside)
    if not memo.notes:  # else what has not changed is in the memory
        linked = replace(linked, site=with_kept_figures(content, linked, memo))
    if content.styled.by_item:
        linked = replace(linked, site=replace(linked.site, styled=content.styled.by_item))
    attachments = _published(linked.site, assets, contents, memo) if contents else {}
    return LinkedContent(linked, attachments, contents, tuple(found))


def _published(
    site: LinkedSite, assets: Mapping[str, PublishedFile], contents: Mapping[str, bytes], memo: Memo
) -> dict[str, bytes]:
    """Those of the attachments that published texts link to, and the picture of the site."""
    paths = {site.config.image.file} if site.config.image else set[str]()
    linked = memo.each("linked files of published briefings", (site.briefings,), shown_files, equal=True)
    of_cards = memo.each(
        "linked files of published cards", (tuple(site.sources.values()),), linked_files, equal=True
    )
    paths = paths.union(*linked, *of_cards)
    chosen = [assets[path] for path in paths if path in assets]
    wanted = {
        address for file in chosen for address in (file.address, *(form.address for form in file.forms))
    }
    return {address: data for address, data in contents.items() if address in wanted}


def faults_of_all(
    joined: LinkedContent, content: Content, config: Config, memo: Memo
) -> tuple[Diagnostic, ...]:
    """Every fault of a linked site that only shows when all files are known; found once for a site."""
    parsed, verified, linked = content.parsed, content.verified, joined.linked
    return memo.get(
        "faults of all files",
        (config, parsed, verified, linked),
        lambda: tuple(check(config, parsed, verified, linked, memo)),
    )


def judge(joined: LinkedContent, content: Content, config: Config, memo: Memo) -> Waived:
    """Every fault of a linked site that is not waived, with the severities that its config sets."""
    apart = unlinked(content.parsed, content.inputs.attachments, config, memo)
    today = content.inputs.today
    sources = content.parsed.sources
    early = memo.get(
        "early notices",
        (sources, memo.same("today", today)),
        lambda: tuple(early_notices(sources, today)) if today else (),
    )
    signatures = signatures_of(content, joined.linked, memo)
    held = linted_texts(joined.linked, content, config, memo, signatures)
    of_sentences = memo.each("faults of sentences", (held,), _FIRST, equal=True)
    linted = _lint(content, config, memo, signatures)
    every = (
        *content.faults,
        *joined.faults,
        *joined.linked.faults,
        *faults_of_all(joined, content, config, memo),
        *apart,
        *early,
        *memo.gathered("all faults of sentences", of_sentences),
        *linted.faults,
    )
    left = waive(every, _waivers(content.parsed, memo), _off(config) | linted.idle)
    unseen = hidden(
        config, content.parsed, joined.linked, content.verified.pins, memo, drafts=content.options.drafts
    )

    def weighed(fault: Diagnostic) -> tuple[Diagnostic, ...]:
        return tuple(weigh(eased((fault,), unseen), config.lint, config.new_lint))

    shared = (memo.same("what is not published", unseen), config)
    found = memo.each("weighed faults", (left.faults,), weighed, shared=shared)
    waived = (
        WaivedFault(fault, each.reason)
        for each in left.waived
        for fault in weigh(eased((each.fault,), unseen), config.lint)
    )
    return replace(left, faults=memo.gathered("all weighed faults", found), waived=tuple(waived))


def _waivers(parsed: ParseResult, memo: Memo) -> Iterator[Waiver]:
    """Every waiver of the texts."""
    kinds = {
        "briefings": parsed.briefings,
        "loose texts": parsed.loose,
        "cards": parsed.sources,
        "loose cards": parsed.loose_cards,
    }
    for name, texts in kinds.items():
        of_texts = memo.each(f"waivers of {name}", (texts,), attrgetter("waivers"), equal=True)
        yield from memo.gathered(f"waivers in {name}", of_texts)


def unseen_sentences(
    joined: LinkedContent, content: Content, config: Config, memo: Memo, published: Container[str]
) -> UnseenSentences:
    """How many cited sentences of the briefings with some paths rest on texts that are not here."""
    signatures = signatures_of(content, joined.linked, memo)
    every = linted_texts(joined.linked, content, config, memo, signatures)
    chosen = [
        unseen
        for linked, (_, unseen) in zip(joined.linked.briefings, every, strict=True)
        if linked.briefing.path in published
    ]
    return UnseenSentences(sum(each.in_part for each in chosen), sum(each.unjudged for each in chosen))


def lint_some(
    joined: LinkedContent, content: Content, config: Config, memo: Memo, only: Container[str]
) -> None:
    """Keep in the memo the faults that `judge` asks for of the files with some paths."""
    signatures = signatures_of(content, joined.linked, memo)
    linted_texts(joined.linked, content, config, memo, signatures, only)
    _lint(content, config, memo, signatures, only)


def _lint(
    content: Content, config: Config, memo: Memo, signatures: Signatures, only: Container[str] | None = None
) -> Linted:
    """The lints of all files, or only of those with some paths."""
    parsed = content.parsed
    paths = memo.each("paths of parsed briefings", (parsed.briefings,), attrgetter("path"), equal=True)
    of_cards = memo.each("paths of parsed cards", (parsed.sources,), attrgetter("path"), equal=True)
    files = content.briefing_files(paths, memo), content.card_files(of_cards, memo)
    documents, limits = content.verified.documents, memo.same("limits", config.limits)
    digests = memo.get(
        "digests of documents",
        (documents, limits, memo.same("lints that are off", _off(config))),
        lambda: _document_digests(documents, config, memo),
    )
    return lint(config, parsed, content.verified, files, memo, digests, signatures, only)


def _off(config: Config) -> frozenset[str]:
    """The codes of the lints that the site has turned off."""
    return frozenset(code for code in LINTS if is_off(code, config.lint))


def _document_digests(documents: Mapping[str, Document], config: Config, memo: Memo) -> dict[str, Blocks]:
    """Id of a source to the digests of its archived text, by which copies are found; kept on the disk."""
    if is_off("close-copying", config.lint):
        return {}
    size, wide = block_size(config.limits.copy_words), block_size(config.limits.copy_characters)
    return {
        source: memo.stored(
            f"blocks {source}",
            f"{document.digest} {size} {wide}",
            functools.partial(document_digests, document.text, size, wide),
        )
        for source, document in documents.items()
    }


def _config(inputs: Inputs, base_url: str) -> tuple[Config | None, list[Diagnostic]]:
    if inputs.config is None:
        told = any(fault.place.path == CONFIG for fault in inputs.faults)
        folders = sorted({PurePosixPath(file.path).parent.name for file in inputs.briefings})
        regions = [name for name in folders if is_id(name) and name not in RESERVED]
        return None, [] if told else [faults.config.no_config(CONFIG, regions)]
    try:
        config, found = parse_config(inputs.config.path, inputs.config.data)
    except Exception as fault:  # a mistake of ours, told at the file as those at texts are
        return None, [faults.internal.internal_error(CONFIG, "parse", fault)]
    if config and base_url:
        config = replace(config, base_url=base_url.rstrip("/") + "/")
    return config, found


def _lock(file: File | None, memo: Memo) -> tuple[Lock, list[Diagnostic]]:
    if file is None:
        return Lock(), []
    try:
        return memo.stored("pins of the lock", file.digest, functools.partial(read_lock, file.data)), []
    except LockError as fault:
        lines = Lines(LOCK, uniform(file.data.decode("utf-8", "replace")))
        at = lines.rest_of_line(lines.offset(fault.line - 1, 0))
        return Lock(), [faults.verification.bad_lock(at, str(fault))]
    except Exception as fault:  # as in `_config`
        return Lock(), [faults.internal.internal_error(LOCK, "parse", fault)]


def _editions(file: File | None) -> tuple[Editions, list[Diagnostic]]:
    if file is None:
        return Editions(), []
    try:
        return replace(read_editions(file.data), digest=file.digest), []
    except EditionsError as fault:
        lines = Lines(EDITIONS, uniform(file.data.decode("utf-8", "replace")))
        at = lines.rest_of_line(lines.offset(fault.line - 1, 0))
        return Editions(), [faults.edition.bad_editions(at, str(fault))]
    except Exception as fault:  # as in `_config`
        return Editions(), [faults.internal.internal_error(EDITIONS, "parse", fault)]


def _values(
    name: str,
    files: Sequence[File],
    parse_file: Callable[[str, bytes, MarkdownEngine], tuple[T | None, list[Diagnostic]]],
    engine: Callable[[], MarkdownEngine],
    style: Style | None,
    memo: Memo,
    clock: Clock,
) -> tuple[tuple[T | None, list[Diagnostic]], ...]:
    """The value of each file, None where it has none, with its faults."""

    def make(file: File) -> tuple[T | None, list[Diagnostic]]:
        value, found = parse_file(file.path, file.data, engine())
        clock.step()
        return as_set(value, style), found

    def make_or_tell(file: File) -> tuple[T | None, list[Diagnostic]]:
        try:
            slot, signature = parsing(file, style)
            found = memo.stored(slot, signature, functools.partial(make, file))
            if found[0] is not None:
                memo.sign(found[0], f"{file.path} {signature}")
            return found
        except Exception as fault:  # a mistake of ours at one file keeps no other from being parsed
            return None, [faults.internal.internal_error(file.path, "parse", fault)]

    return memo.each(
        f"parsed {name}", (files,), make_or_tell, shared=(style,), asks=lambda made, _: _kept(made[1])
    )


def _kept(found: Sequence[Diagnostic]) -> tuple[()] | None:
    """What `Memo.each` asks: None where a result must not be kept, since making it failed."""
    return None if any(fault.code == faults.internal.CODE for fault in found) else ()


def _apart(
    name: str, texts: Sequence[tuple[object, object]], whole: type[T], loose: type[U], memo: Memo
) -> tuple[tuple[T, ...], tuple[U, ...]]:
    """The values that can serve, and those whose front matter cannot."""
    values: tuple[object, ...] = memo.each(f"read {name}", (texts,), _FIRST)
    kinds = memo.each(f"kinds of {name}", (values,), type)
    if set(kinds) == {whole}:
        return values, ()  # type: ignore[return-value]  # each is of this type
    return (
        tuple(memo.column(f"values of {name}", tuple(v for v in values if isinstance(v, whole)))),
        tuple(memo.column(f"loose {name}", tuple(v for v in values if isinstance(v, loose)))),
    )


def _unknown(inputs: Inputs, style: Style | None, memo: Memo) -> int:
    """How many files have to be parsed."""
    files = (
        *memo.unmade("parsed briefings", inputs.briefings),
        *memo.unmade("parsed cards", inputs.cards),
    )
    return sum(not memo.knows(*parsing(file, style)) for file in files)


def parsing(file: File, style: Style | None) -> tuple[str, str]:
    """Slot and signature of a parsed file, on a site of a style; None where config.yaml cannot serve."""
    set_in = f" {style}" if style and is_briefing(file.path) else ""
    return f"parse {file.path}", f"{file.digest}{set_in}"


def as_set(value: T, style: Style | None) -> T:
    """The value of a file as the site prints it: a briefing with the quotation marks of its language."""
    if style is None or not isinstance(value, Briefing):
        return value
    return cast(T, set_briefing(value, style))


def _unread(
    inputs: Inputs, texts: Sequence[tuple[object, object]], cards: Sequence[tuple[object, object]]
) -> frozenset[str]:
    """The paths of files that have no value, or one that cannot serve."""
    briefings = zip(inputs.briefings, texts, strict=True)
    sources = zip(inputs.cards, cards, strict=True)
    return frozenset(
        (
            *(file.path for file, (value, _) in briefings if not isinstance(value, Briefing)),
            *(file.path for file, (value, _) in sources if not isinstance(value, Source)),
            *(fault.place.path for fault in inputs.faults if fault.code == faults.internal.CODE),
        )
    )
