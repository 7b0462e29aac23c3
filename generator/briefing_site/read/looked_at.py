"""What a look at a site sees on the disk: the names in every folder, and the state of every file.

It is taken before anything is read, and kept with what was said of the site. As long as all of it holds, the
same would be said again. Nothing that a look reads may be missing here; files that no look reads may be among
them. Nothing slow is imported, since an unchanged build does little else than compare.
"""

from __future__ import annotations

import os
import sys
import time

from briefing_site.model.file_state import settled, state_of
from briefing_site.model.paths import BRIEFINGS, PICTURES, PUBLIC, SEEDS, THEMES
from briefing_site.text.blake2 import blake2b

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDERS_OF_OTHERS = frozenset(
    {
        "assets", "benchmarks", "bin", "build", "data", "dist", "doc", "docs",
        "documentation", "env", "example", "examples", "generator", "lib", "node_modules", "out",
        "public", "requirements", "scripts", "site", "_site", "spec", "src", "static",
        "target", "templates", "test", "tests", "themes", "tools", "vendor", "venv",
    }
)  # fmt: skip
"""Folders of the site that hold no texts, and those of other programs, without letter case."""
MOST_ENTRIES = 200
"""As many entries of a folder beside those of the texts are looked at."""
LIBRARIES = ("Markdown", "Jinja2", "MarkupSafe", "PyYAML", "nh3", "pypdf", "pillow", "pypandoc_binary")
"""The libraries that shape what is published."""
_OF_LIBRARIES = tuple(f"{name.lower().replace('_', '-')}-" for name in LIBRARIES)
_DESCRIPTIONS = ("METADATA", "PKG-INFO")
"""Names of the file in which an installer has described a library."""
_LOADED = time.time_ns()
"""About when the generator was loaded: what became of its files afterwards is not what runs."""
_FOLLOWED = "pl"
"""The rules under which links are followed: some package managers install every file as a link."""
_WORTH_OPENING = 8
"""From so many files on a folder is opened to ask for their states."""
_KIND = 0o170000
"""The bits of a mode that say whether it is a file, a folder or a link."""


class Group:
    """Files of one folder, and how all was there."""

    __slots__ = ("folder", "mark", "names", "rule")

    def __init__(self, folder: str, rule: str, names: list[str], mark: str) -> None:
        self.folder = folder
        self.rule = rule
        """A letter: see `_listing`. In capitals for a folder that is reached through a link."""
        self.names = names
        """The files whose states count."""
        self.mark = mark
        """A digest of all names in the folder that count, and of the state of each file of `names`."""

    @classmethod
    def seen(cls, folder: str, rule: str, listing: str, states: Mapping[str, str]) -> Group:
        """Files with their `states` by name, in a folder with the names of `listing`."""
        return cls(folder, rule, list(states), _mark(listing, states.values()))

    def holds(self) -> bool:
        """Whether all is as it was."""
        try:
            listing = _listing(self.folder, self.rule)
            return self.mark == _mark(listing, _states(self.folder, self.rule.lower(), self.names))
        except (OSError, ValueError):
            return False


class LookedAt:
    """All that was seen, and what of it may change unseen."""

    __slots__ = ("groups", "moment", "unsettled")

    def __init__(self) -> None:
        self.moment = time.time_ns()
        """When the look began."""
        self.groups: list[Group] = []
        self.unsettled: dict[str, str] = {}
        """Path to state of the files whose states may not show every later change."""

    def folder(self, folder: str, rule: str, wanted: Iterable[os.DirEntry[str]] = ()) -> None:
        """Note the names of a folder and the states of some of its files; raises `OSError`."""
        follow = rule in _FOLLOWED
        rule = rule.upper() if os.path.islink(folder) else rule  # noqa: PTH114
        listing = _listing(folder, rule)
        states: dict[str, str] = {}
        links: dict[str, str] = {}
        for entry in wanted:
            found = entry.stat(follow_symlinks=follow)
            states[entry.name] = state = state_of(found)
            if not settled(found, _LOADED if rule.lower() == "p" else self.moment):
                self.unsettled[f"{folder}/{entry.name}"] = state
            if entry.is_symlink() and not follow:
                links[entry.name] = _kind(f"{folder}/{entry.name}")
        self.groups.append(Group.seen(folder, rule, listing, states))
        if links:
            self.groups.append(Group.seen(folder, "k", "", links))

    def below(self, folder: str, rule: str) -> None:
        """Note all files below a folder; raises `OSError`."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            with os.scandir(here) as entries:
                seen = [entry for entry in entries if _counts(entry.name, rule)]
            follow = rule in _FOLLOWED
            self.folder(here, rule, [entry for entry in seen if not entry.is_dir(follow_symlinks=follow)])
            waiting.extend(entry.path for entry in seen if entry.is_dir(follow_symlinks=follow))
            if rule == "a" and any(entry.is_symlink() and entry.is_dir() for entry in seen):
                raise OSError("a link to a folder, in which there may be anything")

    def documents(self, folder: str, digests: Mapping[str, str]) -> bool:
        """Note documents of the archive, by name with their digests, or why they cannot be read.

        It is done after they have been read. Returns whether what was read is what lies there.
        """
        known = {name for group in self.groups if group.folder == folder for name in group.names}
        linked = {
            name
            for group in self.groups
            if (group.folder, group.rule) == (folder, "k")
            for name in group.names
        }
        found_in: dict[str, dict[str, str]] = {}
        for full_name, digest in digests.items():
            if full_name in known and full_name not in linked:
                continue
            inner, _, name = full_name.rpartition("/")
            if not name or "\0" in full_name:
                return False
            path = f"{folder}/{full_name}"
            state = _document(path)
            found_in.setdefault(f"{folder}/{inner}" if inner else folder, {})[name] = state
            if not state:
                if is_digest(digest):
                    return False
            elif not settled(os.stat(path), self.moment):  # noqa: PTH116
                self.unsettled[path] = state
        self.groups += [Group.seen(inner, "d", "", states) for inner, states in found_in.items()]
        return True


def look_at_site(root: str, archive: str) -> LookedAt | None:
    """All that a look at the site folder `root` sees, with the folder `archive`, and the generator itself.

    `archive` is empty for none. Its documents are to be added when it is known which are looked for. The
    result is None where a folder cannot be listed.
    """
    seen = LookedAt()
    try:
        _look_at_generator(seen)
        _look_beside(seen, root)
        for folder in (BRIEFINGS, SEEDS):
            if os.path.isdir(f"{root}/{folder}"):  # noqa: PTH112
                seen.below(f"{root}/{folder}", "c")
        if os.path.isdir(f"{root}/{THEMES}"):  # noqa: PTH112
            seen.below(f"{root}/{THEMES}", "a")
        if os.path.isdir(f"{root}/{PUBLIC}"):  # noqa: PTH112
            seen.below(f"{root}/{PUBLIC}", "a")
        if archive:
            seen.folder(archive, "a")
    except (OSError, ValueError):
        return None
    return seen


def is_digest(text: str) -> bool:
    """Whether a text is a SHA-256 in hexadecimal digits, and not the reason why there is none."""
    return len(text) == 64 and " " not in text


def libraries() -> Iterator[str]:
    """The folders that Python finds libraries in."""
    for folder in sys.path:
        full = os.path.realpath(folder)
        try:
            if _listing(full, "l"):
                yield full
        except OSError:
            continue


def descriptions() -> Iterator[str]:
    """The path of the description of each library that shapes what is published: it has the version."""
    for folder in libraries():
        for each in _described(folder):
            for name in _DESCRIPTIONS:
                if os.path.isfile(f"{each}/{name}"):  # noqa: PTH113
                    yield f"{each}/{name}"


def _described(folder: str) -> Iterator[str]:
    """The folders, in one of libraries, in which those are described that shape what is published."""
    for name in _listing(folder, "l").split("/"):
        if name.lower().replace("_", "-").startswith(_OF_LIBRARIES):
            yield f"{folder}/{name}"


def _look_at_generator(seen: LookedAt) -> None:
    import briefing_site

    seen.below(os.path.dirname(briefing_site.__file__), "p")  # noqa: PTH120
    for folder in libraries():
        seen.folder(folder, "l")
        for each in _described(folder):
            with os.scandir(each) as entries:
                wanted = [entry for entry in entries if entry.name in _DESCRIPTIONS]
            seen.folder(each, "l", wanted)


def _look_beside(seen: LookedAt, root: str) -> None:
    """Note the files beside config.yaml, and texts that lie where none is read."""
    with os.scandir(root) as entries:
        here = [entry for entry in entries if _counts(entry.name, "r")]
    seen.folder(
        root,
        "r",
        [entry for entry in here if not entry.is_dir(follow_symlinks=False) and _is_read(entry.name)],
    )
    for entry in here:
        if entry.is_dir(follow_symlinks=False) and entry.name not in (BRIEFINGS, SEEDS):
            _look_astray(seen, entry.path, 2)


def _look_astray(seen: LookedAt, folder: str, depth: int) -> None:
    with os.scandir(folder) as entries:
        here = [entry for _, entry in zip(range(MOST_ENTRIES), entries, strict=False)]
    here = [entry for entry in here if _counts(entry.name, "s")]
    seen.folder(
        folder,
        "s",
        [
            entry
            for entry in here
            if entry.name.endswith((".csl", ".md")) and not entry.is_dir(follow_symlinks=False)
        ],
    )
    for entry in here if depth > 1 else ():
        if entry.is_dir(follow_symlinks=False):
            _look_astray(seen, entry.path, depth - 1)


def _is_read(name: str) -> bool:
    """Whether a file beside config.yaml may be read, or told of."""
    lower = name.lower()
    return lower.startswith("config.") or lower.endswith((".csl", ".md", *PICTURES))


def _counts(name: str, rule: str) -> bool:
    """Whether a name in a folder counts; for `rule` see `_listing`."""
    match rule.lower():
        case "a":
            return True
        case "p":
            return name != "__pycache__" and not name.endswith(".pyc")
        case "l":
            return name.endswith((".dist-info", ".egg-info"))
        case "r":
            return not name.startswith(".") and (name == PUBLIC or name.lower() not in FOLDERS_OF_OTHERS)
    return not name.startswith(".")


def _listing(folder: str, rule: str) -> str:
    """The names in a folder that count, in order, with a slash between two; raises `OSError`.

    The rule is a letter. `a`: all names. `c`: content, without hidden names. `r`: the site folder itself.
    `s`: a folder where texts lie astray. `p`: the generator's own. `l`: libraries. `d` and `k`: none, for
    documents of the archive and targets of links.
    """
    if rule in "dk":
        return ""
    if (os.lstat(folder).st_mode & _KIND == 0o120000) is not rule.isupper():
        raise OSError("a link has become a folder, or a folder a link")
    names = os.listdir(folder)  # noqa: PTH208
    if rule in "sS":
        del names[MOST_ENTRIES:]
    if rule not in "aA":
        names = [name for name in names if _counts(name, rule)]
    names.sort()
    return "/".join(names)


def _states(folder: str, rule: str, names: list[str]) -> Iterable[str]:
    """The state of each file of a folder under a rule; raises `OSError`."""
    if rule == "d":
        return [_document(f"{folder}/{name}") for name in names]
    if rule == "k":
        return [_kind(f"{folder}/{name}") for name in names]
    follow = rule in _FOLLOWED
    if len(names) < _WORTH_OPENING or os.stat not in os.supports_dir_fd:
        return [state_of(os.stat(f"{folder}/{name}", follow_symlinks=follow)) for name in names]  # noqa: PTH116
    # By name in an open folder: the system need not walk the path of each file.
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return [state_of(os.stat(name, dir_fd=opened, follow_symlinks=follow)) for name in names]
    finally:
        os.close(opened)


def _mark(listing: str, states: Iterable[str]) -> str:
    """A digest of what was seen in a folder."""
    seen = "\0".join((listing, *states))
    return blake2b(seen.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _document(path: str) -> str:
    """The state of a document of the archive; empty where there is none."""
    try:
        return state_of(os.stat(path))  # noqa: PTH116
    except (OSError, ValueError):
        return ""


def _kind(path: str) -> str:
    """What a link leads to: the bits of a mode; empty where it leads to nothing."""
    try:
        return str(os.stat(path).st_mode & _KIND)  # noqa: PTH116
    except (OSError, ValueError):
        return ""
