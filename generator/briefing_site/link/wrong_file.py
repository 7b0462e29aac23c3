"""Why a link inside the site leads nowhere, and what was meant."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from briefing_site.model import addresses, faults
from briefing_site.model.body import LinkHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import PICTURE_NOTE
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import (
    ARCHIVE,
    BRIEFINGS,
    CONFIG,
    LOCK,
    OUTPUT,
    SEEDS,
    THEMES,
    briefing_path,
    card_path,
)
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

OWN_DISK = LazyPattern(r"[a-zA-Z]:|file:|\\|~[\\/]|~$", re.IGNORECASE)
"""The beginning of a way to a file on a disk."""
_DISK_ROOT = LazyPattern(r"/(?:Users|home|mnt|media|Volumes|root|tmp|private|etc|opt|usr|var)/")
_HOST = LazyPattern(r"(?:[\w-]+\.)+([a-z]{2,})(?::\d+)?(?=[/?#]|$)", re.IGNORECASE)
_COMMON_ENDS = frozenset(
    ("com", "edu", "eu", "example", "gov", "info", "int", "io", "museum", "net", "news", "org")
)
"""Ends of names of hosts that no file has."""
MAIL = LazyPattern(r"[^\s@,?]+@[^\s@,?]+\.[^\s@,?.]+")
"""An address of e-mail."""
_SPECIAL = LazyPattern(r"[\s()<>\[\]#?%\"\\|`*]")
"""Signs of a name that mean something else in a link."""
_MADE_FOLDERS = ("topics/", "people/", "sources/")
_MADE = frozenset(
    {
        addresses.HOME,
        addresses.ABOUT,
        addresses.NOT_FOUND,
        addresses.TIMELINE,
        addresses.DISAGREEMENTS,
        addresses.CORRECTIONS,
        addresses.SEARCH,
        addresses.FEED,
        addresses.JSON_FEED,
        addresses.SITEMAP,
    }
)


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """The files of a site that links may lead to."""

    briefings: Mapping[str, Briefing]
    """By path."""
    sources: Mapping[str, Source]
    """By path."""
    beside: frozenset[str]
    """Paths of the pictures and other files beside the briefings, whether a text links to them or not."""
    config: Config

    def __iter__(self) -> Iterator[str]:
        yield from (*self.briefings, *self.sources, *sorted(self.beside))

    def __contains__(self, path: str) -> bool:
        return (
            path in self.briefings
            or path in self.sources
            or path in self.beside
            or self.region(path) is not None
        )

    def written(self, file: str, path: str) -> str:
        """A file, or the page of a region, as a link in the text at `path` writes it."""
        folder = self.region(file) and not file.endswith("/index.md")
        return written(f"{file}/index.md" if folder else file, path)

    def is_text(self, path: str) -> bool:
        """Whether a path is that of a text, or of a region."""
        return path in self.briefings or path in self.sources or self.region(path) is not None

    def region(self, path: str) -> str | None:
        """The region whose folder, or whose `index.md`, is at a path."""
        folder, _, name = path.removesuffix("/index.md").rpartition("/")
        return name if folder == BRIEFINGS and name in self.config.regions else None


# --- links inside the site -------------------------------------------------------------------------


def wrong_file(hole: LinkHole, path: str, file: str, known: KnownFiles) -> Diagnostic:
    """The fault of a link in the text at `path` to a `file` that is not there."""
    return next(_readings(hole, path, file, known))


def _readings(hole: LinkHole, path: str, file: str, known: KnownFiles) -> Iterator[Diagnostic]:
    """The faults of all that such a link may have been meant for, the likeliest first."""
    at, target, named = hole.place, hole.target, hole.target_place
    if target.startswith("@") and hole.kind != "image":
        key = f"{target}#{hole.anchor}" if hole.anchor else target
        yield faults.citation.cited_as_link(at, key)
    if hole.kind == "image" and known.is_text(file):
        yield faults.address.text_as_picture(at, target, hole.sign)
    if OWN_DISK.match(target) or _DISK_ROOT.match(target):
        yield faults.address.on_own_disk(at, target, namesake(target, path, known), named)
    if unquoted := _unquoted(hole, path, known):
        yield unquoted
    for form, why in _other_forms(target):
        if (meant := linked_file(form, path)) in known:
            yield faults.address.other_form(at, target, why, known.written(meant, path), named)
    if target.startswith("/"):
        yield _from_root(hole, path, known)
    if file == ".." or file.startswith("../"):
        yield faults.address.outside_site_folder(at, target)
    page = file.removeprefix(f"{BRIEFINGS}/")
    if source := _source_of(page, known):
        why = "is the address of a published page: links name the file that it is made of"
        yield faults.address.other_form(at, target, why, written(source, path), named)
    if page in _MADE or (page.startswith(_MADE_FOLDERS) and page.endswith(".html")):
        config = known.config
        full = addresses.absolute(config.base_url, page) if config.has_address else ""
        yield faults.address.generated_page(at, target, full)
    if f"{file}.md" in known:
        why = "lacks the ending of the file"
        yield faults.address.other_form(at, target, why, written(f"{file}.md", path), named)
    if spelling := _other_spelling(file, known):
        alike = unicodedata.normalize("NFC", spelling) == unicodedata.normalize("NFC", file)
        right = written(spelling, path)
        yield faults.address.other_spelling(at, target, right, named, looks_alike=alike)
    if fault := _unpublished(hole, file):
        yield fault
    if file in (".", BRIEFINGS, SEEDS) or any(name.startswith(f"{file}/") for name in known):
        yield faults.address.link_to_folder(at, target)
    if right := _as_web_address(target):
        yield faults.address.without_scheme(at, target, right, named)
    picture = hole.kind == "image"
    hint = "put the picture beside this text" if picture else "correct it, or leave the words alone"
    yield faults.link.broken_link(
        at, target, (written(name, path) for name in known if name != path), named, hint
    )


def _unquoted(hole: LinkHole, path: str, known: KnownFiles) -> Diagnostic | None:
    """The fault of a link whose file has a `#` or a `%` in its name, which an address takes otherwise."""
    target = hole.target
    plain = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if "%" in target and plain in known.beside:
        why = "names a file with % in its name, which begins a code in an address"
        return faults.address.other_form(hole.place, target, why, written(plain, path), hole.target_place)
    whole = f"{target}#{hole.anchor}"
    file = linked_file(whole, path)
    if hole.anchor and file in known.beside:
        named = Span(hole.target_place.start, hole.anchor_place.end)
        why = "names a file with # in its name, which begins an anchor in an address"
        return faults.address.other_form(hole.place, whole, why, written(file, path), named)
    return None


def written(file: str, path: str) -> str:
    """A file as a link in the text at `path` writes it."""
    way = posixpath.relpath(file, posixpath.dirname(path))
    return _SPECIAL.sub(lambda sign: quote(sign.group(), safe=""), way)


def _other_forms(target: str) -> Iterator[tuple[str, str]]:
    """Ways in which a target can be read, and what the author did who meant each."""
    bare = target.partition("?")[0]
    if bare and bare != target:
        yield bare, "has a query, which no file of the site takes"
    if "\\" in target:
        yield target.replace("\\", "/"), "has backslashes: the parts of an address have / between them"
    if target != target.strip():
        yield target.strip(), "has a space around it"


def _from_root(hole: LinkHole, path: str, known: KnownFiles) -> Diagnostic:
    """The fault of a link that begins with a slash."""
    if right := below_root(hole.target, path, known):
        why = "begins at the root of the server: links begin at the folder of their text"
        return faults.address.other_form(hole.place, hole.target, why, right, hole.target_place)
    return faults.address.from_root(hole.place, hole.target)


def below_root(target: str, path: str, known: KnownFiles) -> str:
    """The file that is meant by a way from the root of the site, as the text at `path` writes it."""
    inside = posixpath.normpath(unquote(target).strip("/") or ".")
    for file in (inside, f"{BRIEFINGS}/{inside}", _source_of(inside, known)):
        if file and file in known:
            return known.written(file, path)
    return ""


def _source_of(page: str, known: KnownFiles) -> str:
    """The file that a published page is made of; empty where there is none."""
    if not page.endswith(".html"):
        return ""
    region, _, name = page.removesuffix(".html").rpartition("/")
    if region == "sources":
        file = card_path(name)
    elif name == "index":
        file = f"{BRIEFINGS}/{region}/index.md"
    else:
        file = briefing_path(region, name)
    return file if file in known else ""


def _other_spelling(file: str, known: Iterable[str]) -> str:
    """The one file whose path differs only in capitals, or in how letters are stored."""
    wanted = _folded(file)
    found = {name for name in known if _folded(name) == wanted}
    return found.pop() if len(found) == 1 else ""


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def namesake(address: str, path: str, known: Iterable[str]) -> str:
    """A file of the site that has the last name of an address, as the text at `path` writes it."""
    name = unquote(re.split(r"[\\/]", address)[-1])
    found = [file for file in known if name and posixpath.basename(file) == name]
    return written(found[0], path) if len(found) == 1 else ""


def _unpublished(hole: LinkHole, file: str) -> Diagnostic | None:
    """The fault of a link to a file of the site folder that is there for the site alone."""
    at, target = hole.place, hole.target
    if file == ARCHIVE or file.startswith(f"{ARCHIVE}/"):
        hint = "cite the source, as in [@source-id#excerpt-id], or link to its card"
        return faults.address.not_published(at, target, "a file of the archive", hint)
    if file.endswith(PICTURE_NOTE):
        hint = "leave the link out, or link to the address that it notes"
        return faults.address.not_published(at, target, "the note on a picture", hint)
    if file == CONFIG or file.startswith((LOCK, f"{THEMES}/", f"{OUTPUT}/", "generator/", ".")):
        hint = "leave the link out, or copy what is meant for readers beside this text"
        return faults.address.not_published(at, target, "a file of the site itself", hint)
    return None


def _as_web_address(target: str) -> str:
    """The address that an author meant who left out its scheme; empty where none seems to be meant."""
    if MAIL.fullmatch(target):
        return f"mailto:{target}"
    if re.match(r"https?[;,.]?/+\w", target, re.IGNORECASE):
        return re.sub(r"^(https?)[;,.]?/+", r"\1://", target, flags=re.IGNORECASE)
    host = _HOST.match(target)
    if host and (
        target.lower().startswith("www.")
        or host[1].lower() in _COMMON_ENDS
        or target[host.end() :][:1] == "/"
    ):
        return f"https://{target}"
    return ""
