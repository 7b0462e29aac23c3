"""Renaming a source or an excerpt and moving a briefing, with every mention of it.

A plan is made first, out of values, and shows what will change; carrying it out writes all files or none.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from briefing_site.authoring.mentions import Mention, mentions, text_of
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.engine.options import Options
from briefing_site.model import addresses
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Place, Span, did_you_mean
from briefing_site.model.edit import Edit, changed_bytes
from briefing_site.model.edition import Editions
from briefing_site.model.files import File, Inputs
from briefing_site.model.lines import Lines
from briefing_site.model.paths import BRIEFINGS, EDITIONS, LOCK, briefing_path, can_be_page, card_path
from briefing_site.model.pin import Lock
from briefing_site.model.source import Source
from briefing_site.parse.editions import dump_editions
from briefing_site.parse.key_folding import narrow
from briefing_site.parse.lock import dump
from briefing_site.parse.result import ParseResult
from briefing_site.publish.author_files import change_all
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID, is_id


class RenameError(Exception):
    """A renaming cannot be done; the message says why. Nothing was changed."""


class BrokenSiteError(Exception):
    """A file cannot be read, so that mentions in it would be missed; the message names the file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of a renaming, before they are made."""

    edits: tuple[Edit, ...]
    """By path and place."""
    replaced: tuple[str, ...]
    """The words that each edit replaces."""
    old: dict[str, bytes]
    """Path to content of every file that changes."""
    new: dict[str, bytes]
    """Path to content afterwards."""
    moved: dict[str, str]
    """Old path to new path of files that get another name."""

    def carry_out(self, options: Options) -> None:
        """Write all files or none; raises `OSError`."""
        change_all(options.root, self.old, self.new, self.moved)


@dataclass(frozen=True, slots=True)
class Desk:
    """A site laid out for a renaming."""

    config: Config
    parsed: ParseResult
    files: dict[str, File]
    texts: dict[str, str]
    lines: dict[str, Lines]
    mentions: list[Mention]
    lock: File | None
    editions: File | None

    @classmethod
    def lay_out(cls, parsed: ParseResult, inputs: Inputs) -> Desk:
        """Look at every file; raises `BrokenSiteError` where one cannot be read, and `MentionError`."""
        if parsed.config is None:
            raise BrokenSiteError("config.yaml cannot be read; `briefing check` says why")
        if locks := sorted(f.place.path for f in parsed.faults if f.code in ("bad-lock", "bad-editions")):
            raise BrokenSiteError(f"{locks[0]} cannot be read, and the old name would stay in it: restore it")
        if broken := sorted((*parsed.unread, *(f.place.path for f in inputs.faults))):
            raise BrokenSiteError(
                f"{broken[0]} cannot be read, and a mention in it would be missed; `briefing check` says why"
            )
        files = {file.path: file for file in (*inputs.briefings, *inputs.cards)}
        texts = {path: text_of(path, file.data) for path, file in files.items()}
        lines = {path: Lines(path, text) for path, text in texts.items()}
        return cls(
            parsed.config, parsed, files, texts, lines, mentions(parsed, texts), inputs.lock, inputs.editions
        )

    def change(self, path: str, offset: int, old: str, new: str) -> Edit:
        """Put `new` in place of `old`, which stands there, in letters of either width."""
        if narrow(self.texts[path][offset : offset + len(old)]) != narrow(old):
            place = self.lines[path].place(offset)
            raise RenameError(f"{place.path}:{place.line}:{place.column}: {old} does not stand there plainly")
        return Edit(self.lines[path].span(offset, offset + len(old)), new)

    def offset(self, place: Place | Span) -> int:
        """The offset of a place in the text of its file."""
        return self.lines[place.path].offset_of(place)

    def words(self, edit: Edit) -> str:
        """The text that an edit replaces."""
        lines = self.lines[edit.path]
        return lines.text[lines.offset_of(edit.at.start) : lines.offset_of(edit.at.end)]

    def source(self, name: str) -> Source:
        """The source of a name; raises `RenameError` with the nearest where there is none."""
        for source in self.parsed.sources:
            if source.id == name:
                return source
        raise RenameError(_unknown("source", name, [s.id for s in self.parsed.sources]))

    def plan(
        self,
        changes: Iterable[Edit],
        moved: dict[str, str],
        lock: Lock | None = None,
        editions: Editions | None = None,
    ) -> Plan:
        """The files as they will be."""
        edits = sorted((e for e in changes if self.words(e) != e.new), key=lambda e: e.at)
        by_path: dict[str, list[Edit]] = {path: [] for path in moved}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        old = {path: self.files[path].data for path in by_path}
        new = {moved.get(path, path): changed_bytes(path, data, by_path[path]) for path, data in old.items()}
        if lock is not None and lock != self.parsed.lock and self.lock:
            old[LOCK], new[LOCK] = self.lock.data, dump(lock).encode("utf-8")
        if editions is not None and self.editions and editions != self.parsed.editions:
            data = dump_editions(editions).encode("utf-8")
            if data != self.editions.data:  # a draft is in no edition
                old[EDITIONS], new[EDITIONS] = self.editions.data, data
        return Plan(tuple(edits), tuple(map(self.words, edits)), old, new, moved)


# --- sources and excerpts ------------------------------------------------------------------------


def rename_source(desk: Desk, old: str, new: str) -> Plan:
    """Give a source another id: its card, its pins, and every mention."""
    source = desk.source(old)
    _check_new("id", new, old, [s.id for s in desk.parsed.sources])
    _check_page(new)
    changes = []
    for mention in desk.mentions:
        if mention.kind in ("citation", "excerpt", "derived") and mention.target == old:
            changes.append(desk.change(mention.place.path, mention.target_at, old, new))
        elif mention.file == source.path:
            changes.append(_renamed_file(desk, mention, f"{new}.md"))
    lock = desk.parsed.lock.with_source_renamed(old, new)
    if source.alias_list and is_id(old):
        kept = (*(alias for alias in source.aliases if alias != new), old)
        changes.append(source.alias_list.fill(", ".join(dict.fromkeys(map(scalar, kept)))))
    editions = desk.parsed.editions.with_source(old, new)
    return desk.plan(changes, {source.path: card_path(new)}, lock, editions)


def rename_excerpt(desk: Desk, name: str, old: str, new: str) -> Plan:
    """Give an excerpt of a source another id: its heading, its pin, and every mention."""
    source = desk.source(name)
    ids = [excerpt.id for excerpt in source.excerpts]
    names = (name, *source.aliases)
    if old not in ids:
        raise RenameError(_unknown(f'excerpt of "{name}"', old, ids))
    _check_new("id", new, old, ids)
    heading = desk.offset(source.excerpts[ids.index(old)].place)
    text = desk.texts[source.path]
    changes = [desk.change(source.path, text.index(old, heading), old, new)]
    for mention in desk.mentions:
        if mention.kind in ("citation", "excerpt") and mention.target in names and mention.anchor == old:
            changes.append(desk.change(mention.place.path, mention.anchor_at, old, new))
        elif mention.file == source.path and mention.anchor.removeprefix("e-") == old:
            anchor = f"e-{new}" if mention.anchor != old or new.startswith("e-") else new
            changes.append(desk.change(mention.place.path, mention.anchor_at, mention.anchor, anchor))
    excerpt = source.excerpts[ids.index(old)]
    released = desk.parsed.editions.excerpts
    if excerpt.alias_list and (not released or old in released.get(name, ())):
        former = (*(alias for alias in excerpt.aliases if alias != new), old)
        changes.append(excerpt.alias_list.fill(" ".join(former)))
    lock = desk.parsed.lock.with_excerpt_renamed(name, old, new)
    return desk.plan(changes, {}, lock, desk.parsed.editions.with_excerpt(name, old, new))


# --- briefings -----------------------------------------------------------------------------------


def move_briefing(desk: Desk, old: tuple[str, str], new: tuple[str, str]) -> Plan:
    """Give a briefing another region, another slug, or both, with every link to it and from it."""
    path, target = (briefing_path(region, slug) for region, slug in (old, new))
    by_path = {briefing.path: briefing for briefing in desk.parsed.briefings}
    if path not in by_path:
        names = [b.removeprefix(f"{BRIEFINGS}/").removesuffix(".md") for b in by_path]
        raise RenameError(_unknown("briefing", "/".join(old), names))
    if new[0] not in desk.config.regions:
        raise RenameError(_unknown("region", new[0], list(desk.config.regions)))
    slugs = [b.slug for b in by_path.values() if b.folder == new[0]]
    wanted = addresses.briefing(*new)
    for other in by_path.values():
        if other.path != path and wanted in map(addresses.alias, other.aliases):
            raise RenameError(f'"{"/".join(new)}" is an alias of {other.path}, whose readers it brings there')
    _check_new("slug", new[1], old[1] if old[0] == new[0] else "", slugs)
    _check_page(new[1])
    briefing = by_path[path]
    changes = []
    if briefing.region != new[0]:
        place = briefing.place_of("region")
        changes.append(desk.change(path, desk.offset(place), briefing.region, new[0]))
    if _was_published(desk, briefing):
        kept = (alias for alias in briefing.aliases if addresses.alias(alias) != wanted)
        changes.append(briefing.alias_list.fill(", ".join((*kept, "/".join(old)))))
    named = "/".join(old)
    for translation in by_path.values():
        place = translation.place_of("translation_of")
        if translation.translation_of == named and place.holds(len(named)):
            changes.append(desk.change(translation.path, desk.offset(place), named, "/".join(new)))
    wiki = _Wikilinks(desk, briefing, new)
    for mention in desk.mentions:
        if mention.kind == "wiki":
            changes += wiki.change(mention)
        elif mention.file == path and mention.place.path != path and mention.target:
            changes.append(_relinked(desk, mention, target, mention.place.path))
        elif mention.file and mention.place.path == path:
            changes.append(_relinked(desk, mention, target if mention.file == path else "", target))
    editions = desk.parsed.editions.with_briefing("/".join(old), "/".join(new))
    return desk.plan(changes, {path: target}, editions=editions)


def _was_published(desk: Desk, briefing: Briefing) -> bool:
    """Whether a page of a briefing may be known to readers, whose address has to lead on."""
    if briefing.draft or not is_id(briefing.slug) or briefing.slug == "index":
        return False
    released = desk.parsed.editions.briefings
    return not released or f"{briefing.folder}/{briefing.slug}" in released


class _Wikilinks:
    """Works out the new `[[slug]]` and `[[region/slug]]` of links to a briefing that moves."""

    def __init__(self, desk: Desk, moving: Briefing, new: tuple[str, str]) -> None:
        self.desk, self.moving, self.new = desk, moving, new
        self.briefings = desk.parsed.briefings

    def change(self, mention: Mention) -> Iterator[Edit]:
        """The change of one link, where it needs one to lead where it leads now."""
        region, _, slug = mention.target.rpartition("/")
        led = [b for b in self.briefings if b.slug == slug and region in ("", b.region)]
        if len(led) != 1:
            return  # it leads nowhere or to several, and goes on to do so
        there = self.new if led[0] is self.moving else (led[0].region, led[0].slug)
        after = [b for b in self.briefings if (self.new[1] if b is self.moving else b.slug) == there[1]]
        alone = len(after) == 1
        wanted = there[1] if not region and alone else "/".join(there)
        if wanted != mention.target:
            yield self.desk.change(mention.place.path, mention.target_at, mention.target, wanted)


def _renamed_file(desk: Desk, mention: Mention, name: str) -> Edit:
    """A link to a file that gets another name in the same folder."""
    folder, slash, _ = mention.target.rpartition("/")
    return desk.change(mention.place.path, mention.target_at, mention.target, f"{folder}{slash}{name}")


def _relinked(desk: Desk, mention: Mention, to: str, start: str) -> Edit:
    """A link that stands in `start` now and leads to `to`, or (where that is empty) where it led before."""
    if not to:
        if posixpath.dirname(start) == posixpath.dirname(mention.place.path):
            return desk.change(mention.place.path, mention.target_at, mention.target, mention.target)
        # As the author wrote it, percent signs and all.
        to = posixpath.normpath(posixpath.join(posixpath.dirname(mention.place.path), mention.target))
    path = posixpath.relpath(to, posixpath.dirname(start))
    return desk.change(mention.place.path, mention.target_at, mention.target, path)


# --- shared --------------------------------------------------------------------------------------


def _check_page(name: str) -> None:
    if not can_be_page(name):
        raise RenameError(f'"{name}" can be the name of no page: choose another')


def _check_new(what: str, new: str, old: str, taken: Iterable[str]) -> None:
    if not ID.fullmatch(new):
        raise RenameError(f'"{new}" is no {what}: write lower-case letters, digits and single hyphens')
    if new == old:
        raise RenameError(f'"{new}" is its name already')
    if new in taken:
        raise RenameError(f'"{new}" is taken, and nothing is overwritten')


def _unknown(what: str, name: str, known: list[str]) -> str:
    hint = did_you_mean(name, known)
    return f'there is no {what} "{name}"{f"; {hint}" if hint else ""}'


Planner = Callable[[Desk], Plan]
"""A function that plans a renaming, as a command calls it."""
