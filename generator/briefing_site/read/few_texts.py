"""The few texts of a site folder that one page or one text needs, read ahead of all others.

What a text cites is told by its at signs, what it links to by brackets, and the date of a briefing by its
line, without a parser. Whoever needs certainty reads the whole folder (`read/site_folder.py`).
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from briefing_site.model.files import File, Inputs
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import (
    BRIEFINGS,
    CONFIG,
    EDITIONS,
    LOCK,
    SEEDS,
    briefing_path,
    card_path,
    is_briefing,
    is_card,
)
from briefing_site.read.links import is_own_file
from briefing_site.read.site_folder import files_below, read_file
from briefing_site.read.whole import read_whole
from briefing_site.text.slug import is_id

_CITED = re.compile(rb"@([a-z0-9]+(?:-[a-z0-9]+)*)")
_NAMED = re.compile(rb"\[\[[ \t]*(?:([a-z0-9-]+)/)?([a-z0-9-]+)")
"""The region and the slug of a briefing in `[[region/slug]]`."""
_LINKED = re.compile(rb"\]\([ \t]*<?([^\s()<>#]+\.md)\b")
_DATE = re.compile(rb"^date:[ \t]*[\"']?(\d{4}(?:-\d\d){0,2})", re.MULTILINE)
_HEAD = 2_000
"""Bytes of a briefing in which its date is looked for."""
MANY = 300
"""A site with more briefings and cards than these is not waited for."""
_NEWEST = 12
"""Briefings that are read for a list."""


def has_many_texts(root: Path) -> bool:
    """Whether a site folder has so many briefings and cards that it is not waited for."""
    return next(islice(_texts(root, (BRIEFINGS, SEEDS)), MANY, None), None) is not None


def few_texts(root: Path, address: str) -> Inputs:
    """The config, and of the texts those that the page at an address is made of.

    For the page of a briefing that is its file, for the page of a source its card, with the cards of the
    sources cited there. For any other page these are the newest briefings, those of its folder if it has any.
    """
    folder, _, name = address.removesuffix(".html").rpartition("/")
    wanted = [path for path in (briefing_path(folder, name), card_path(name)) if _is_text(root, path)]
    if folder == "sources":
        wanted = [path for path in wanted if is_card(path)]
    elif not (wanted and is_briefing(wanted[0])):
        wanted = _newest(root, address.partition("/")[0])
    files = list(_read(root, wanted))
    if len(files) == 1:
        files += _read(root, _cited(root, files))
    return _inputs(root, files)


def texts_around(root: Path, texts: Iterable[File]) -> Inputs:
    """The config, some briefings as they are given, the cards that they cite, and the briefings linked to."""
    given = {file.path: file for file in texts}
    others = dict.fromkeys((*_cited(root, given.values()), *_linked(root, given.values())))
    return _inputs(root, [*given.values(), *_read(root, (path for path in others if path not in given))])


def _cited(root: Path, files: Iterable[File]) -> list[str]:
    """The paths of the cards that some files name with an at sign, but for those of the files themselves."""
    files = list(files)
    there = {file.path for file in files}
    cards = dict.fromkeys(path for file in files for path in cited_cards(file))
    return [path for path in cards if path not in there and _is_text(root, path)]


def _linked(root: Path, files: Iterable[File]) -> Iterator[str]:
    """The paths of the briefings that some files may link to."""
    regions = sorted(entry.name for entry in _folders(root))
    for file in files:
        for region, slug in _NAMED.findall(file.data):
            for name in [region.decode()] if region else regions:
                path = briefing_path(name, slug.decode())
                if _is_text(root, path):
                    yield path
        for target in _LINKED.findall(file.data):
            path = linked_file(target.decode("utf-8", "replace"), file.path)
            if is_briefing(path) and _is_text(root, path):
                yield path


def _folders(root: Path) -> list[os.DirEntry[str]]:
    """The folders of the regions."""
    with contextlib.suppress(OSError), os.scandir(root / BRIEFINGS) as entries:
        return [entry for entry in entries if is_id(entry.name) and entry.is_dir(follow_symlinks=False)]
    return []


def _inputs(root: Path, files: Iterable[File]) -> Inputs:
    """Some texts with what tells of the whole site."""
    files = list(files)
    whole = {file.path: file for file in _read(root, (CONFIG, LOCK, EDITIONS))}
    return Inputs(
        config=whole.get(CONFIG),
        briefings=tuple(sorted((f for f in files if is_briefing(f.path)), key=lambda file: file.path)),
        cards=tuple(sorted((f for f in files if is_card(f.path)), key=lambda file: file.path)),
        lock=whole.get(LOCK),
        editions=whole.get(EDITIONS),
        attachments=(),
        faults=(),
    )


def cited_cards(text: File) -> Iterator[str]:
    """The paths that the cards of the sources have which a text cites, whether or not they are there."""
    return map(card_path, dict.fromkeys(name.decode() for name in _CITED.findall(text.data)))


def _texts(root: Path, folders: Iterable[str]) -> Iterator[str]:
    """The paths of the texts in some folders."""
    for folder in folders:
        yield from (path for path in files_below(root, folder, []) if is_briefing(path) or is_card(path))


def _is_text(root: Path, path: str) -> bool:
    """Whether a path, made of an address that anybody may ask for, is that of a text of the site."""
    return (is_briefing(path) or is_card(path)) and is_own_file(root, path)


def _newest(root: Path, region: str) -> list[str]:
    """The paths of the newest briefings, of a region if there is such a folder."""
    own = list(_texts(root, [f"{BRIEFINGS}/{region}"])) if is_id(region) else []
    dated = []
    for path in own or _texts(root, [BRIEFINGS]):
        with contextlib.suppress(OSError):
            found = _DATE.search(read_whole(root / path)[:_HEAD])
            dated.append((found[1] if found else b"", path))
    return [path for _, path in sorted(dated, reverse=True)[:_NEWEST]]


def _read(root: Path, paths: Iterable[str]) -> Iterator[File]:
    """The files at some paths, those that can be read."""
    for path in paths:
        with contextlib.suppress(OSError):
            if is_own_file(root, path):
                yield read_file(root / path, path)
