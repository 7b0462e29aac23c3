"""Texts that were meant for a site and lie where none is read: in `Briefings/`, in `drafts/`, at the top.

A folder that others use too, such as `docs/`, is looked at by nobody. Of the rest a file counts only if its
front matter has keys that no other program asks for, so that a site may share its folder with anything.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.paths import BRIEFINGS, CONFIG, SEEDS
from briefing_site.read.looked_at import FOLDERS_OF_OTHERS, MOST_ENTRIES
from briefing_site.read.whole import read_beginning
from briefing_site.text.lazy_pattern import LazyPattern

_MISNAMED = {name: right for right in (BRIEFINGS, SEEDS) for name in (right, right.removesuffix("s"))}
"""Names of folders, without letter case, that are near to those that are read."""
_DRAFTS = frozenset({"draft", "drafts", "_draft", "_drafts"})
_MOST_FILES = 50
"""As many files of a folder are looked at."""
_HEAD = 2048
"""As many bytes of a file may hold its front matter."""
_FRONT = LazyPattern(r"---[ \t]*\r?\n(?P<keys>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_KEY = LazyPattern(r"^([a-z_]+):", re.MULTILINE)


def stray_folders(root: Path) -> Iterator[Diagnostic]:
    """The fault of each folder beside `briefings/` that holds texts of the site, and of such files there."""
    with contextlib.suppress(OSError), os.scandir(root) as entries:
        here = sorted(entries, key=lambda entry: entry.name)
        for entry in here:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                yield from _folder(root, entry.name)
            elif entry.name.endswith(".md") and (what := _kind(root / entry.name)):
                yield faults.files.misplaced_text(entry.name, what)


def _folder(root: Path, name: str) -> Iterator[Diagnostic]:
    lower = name.lower()
    if name in (BRIEFINGS, SEEDS) or lower in FOLDERS_OF_OTHERS or os.path.lexists(root / name / CONFIG):
        return  # the last is a site of its own
    texts = list(islice(_texts(root / name), _MOST_FILES))
    if right := _MISNAMED.get(lower):
        with contextlib.suppress(OSError):
            if (root / right).samefile(root / name):  # a disk that knows no letter case
                return
        if texts:
            yield faults.files.misnamed_folder(name, right, beside=(root / right).exists())
        return
    any_title = lower in _DRAFTS
    kinds = [kind for text in texts if (kind := _kind(text, any_title=any_title))]
    if kinds:
        yield faults.files.unread_folder(name, kinds[0], len(kinds))


def _texts(folder: Path, depth: int = 2) -> Iterator[Path]:
    """The Markdown files of a folder and of those in it."""
    folders = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(islice(entries, MOST_ENTRIES), key=lambda entry: entry.name):
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                folders.append(entry.path)
            elif entry.name.endswith(".md"):
                yield Path(entry.path)
    for inner in folders if depth > 1 else ():
        yield from _texts(Path(inner), depth - 1)


def _kind(path: Path, *, any_title: bool = False) -> str:
    """What a file is by the keys of its front matter: "a briefing", "a source card", or empty for neither."""
    try:
        head = read_beginning(path, _HEAD).decode("utf-8", "ignore")
    except OSError:
        return ""
    front = _FRONT.match(head)
    keys = set(_KEY.findall(front["keys"])) if front else set()
    if {"publisher", "kind", "title"} <= keys:
        return "a source card"
    if "title" in keys and (any_title or ("region" in keys and keys & {"date", "summary"})):
        return "a briefing"
    return ""
