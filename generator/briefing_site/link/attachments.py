"""Pictures and other files beside the briefings: which of them are published, and where."""

from __future__ import annotations

import hashlib
import posixpath
import shlex
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefing_site.link.files_for_readers import ForReaders, for_readers
from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, placed_bodies
from briefing_site.model import faults
from briefing_site.model.body import Body, LinkHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE, File
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import BRIEFINGS, LONGEST_NAME, PICTURES
from briefing_site.model.published_file import Form, PublishedFile, ScaledFile
from briefing_site.model.source import Card, Source
from briefing_site.text.slug import slug

_LINKS = frozenset(("page", "image"))
"""Kinds of links that lead to a file."""

Text = Briefing | LooseText | Card
"""A file of the author that may link to others."""


def attach(
    texts: Iterable[Text],
    files: Iterable[File],
    config: Config,
    memory: Keep,
    scaled: Mapping[str, tuple[ScaledFile, ...]],
) -> tuple[dict[str, PublishedFile], dict[str, bytes], list[Diagnostic]]:
    """Find the files that texts link to, and the site's own image; `memory` keeps the files of each text.

    Returns how the file at each path is published, published address to content, and faults: a picture that
    could run a program is not published. A file that nothing links to stays where it is. `scaled` has
    pictures in other formats and at other widths, by path.
    """
    by_path = {file.path: file for file in files}
    image = config.image
    published: dict[str, PublishedFile] = {}
    contents: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    if image and image.file not in by_path and "://" in image.file:
        command = f"briefing fetch-picture {shlex.quote(image.file)} --to {BRIEFINGS}"
        found.append(faults.address.image_from_elsewhere(image.place, image.file, command))
    elif image and image.file not in by_path:
        pictures = (path for path in by_path if path.lower().endswith(PICTURES))
        found.append(faults.link.broken_link(image.place, image.file, pictures, image.place))
    for file, ready in ready_files(texts, by_path, config, memory):
        found.extend(ready.faults)
        found.extend(_too_large(file.path, ready, config))
        if note := by_path.get(f"{file.path}{PICTURE_NOTE}"):
            from briefing_site.link.file_contents import content_faults

            found.extend(content_faults(note.path, note.data))
        stem, extension = posixpath.splitext(posixpath.basename(file.path))
        address = f"assets/{_short(slug(stem)) or 'file'}.{ready.digest[:10]}{extension.lower()}"
        published[file.path] = PublishedFile(address, ready.size)
        if ready.data is None:
            continue
        contents[address] = ready.data
        if forms := scaled.get(file.path):
            published[file.path] = _with_forms(published[file.path], forms, contents)
    return published, contents, found


def _short(name: str) -> str:
    """As much of a name as leaves room for what stands behind it."""
    return name.encode()[:LONGEST_NAME].decode("utf-8", "ignore").strip("-")


def ready_files(
    texts: Iterable[Text], files: Mapping[str, File], config: Config, memory: Keep
) -> Iterable[tuple[File, ForReaders]]:
    """The files that texts link to, and the site's own image, each as readers get it, in the order of paths.

    All are without metadata; `picture_credits` leaves them their lines of creator, credit and copyright.
    """
    wanted: set[str] = set()
    if files:
        linked = frozenset().union(*memory.each("linked files", (tuple(texts),), linked_files, equal=True))
        wanted.update(path for path in linked if path in files and not path.endswith(PICTURE_NOTE))
    if config.image and config.image.file in files:
        wanted.add(config.image.file)
    chosen, keep_credits = tuple(files[path] for path in sorted(wanted)), config.picture_credits
    make = partial(for_readers, keep_credits)
    ready = memory.each("files for readers", (chosen,), make, shared=(keep_credits,))
    return zip(chosen, ready, strict=True)


def _with_forms(
    file: PublishedFile, forms: Iterable[ScaledFile], contents: dict[str, bytes]
) -> PublishedFile:
    """A picture with its other forms, whose bytes are added to the `contents`."""
    named = []
    stem = file.address.rpartition(".")[0].rpartition(".")[0]
    for form in forms:
        ending = form.media_type.rpartition("/")[2].replace("jpeg", "jpg")
        address = f"{stem}-{form.width}.{hashlib.sha256(form.data).hexdigest()[:10]}.{ending}"
        contents[address] = form.data
        named.append(Form(address, form.media_type, form.width))
    return replace(file, forms=tuple(named))


def _too_large(path: str, ready: ForReaders, config: Config) -> Iterator[Diagnostic]:
    """The faults of a picture with more bytes or pixels than the policy allows."""
    if ready.size is None or ready.data is None:
        return
    limits = config.limits
    if len(ready.data) > limits.picture_bytes:
        yield faults.attachments.large_picture(path, len(ready.data), limits.picture_bytes)
    if path.lower().endswith(".svg"):
        return  # it has no pixels
    width, height = ready.size
    if width * height > limits.picture_pixels:
        yield faults.attachments.wide_picture(path, ready.size, limits.picture_pixels)


def linked_files(value: Text) -> frozenset[str]:
    """Paths of the files that a text links to, whether these exist or not."""
    return _files_of(_bodies_of(value), value.path)


def shown_files(linked: LinkedBriefing) -> frozenset[str]:
    """Paths of the files that the page of a briefing links to: its footnotes without a mark are not read."""
    return _files_of((body for body, _ in placed_bodies(linked)), linked.briefing.path)


def shown_pictures(texts: Iterable[Briefing | Source]) -> frozenset[str]:
    """Paths of the files that texts show as pictures, whether these exist or not."""
    kind = frozenset(("image",))
    return frozenset().union(*(_files_of(_bodies_of(text), text.path, kind) for text in texts))


def _bodies_of(value: Text) -> Sequence[Body]:
    if isinstance(value, Briefing | LooseText):
        return value.bodies
    return [excerpt.gist for excerpt in value.excerpts]


def _files_of(bodies: Iterable[Body], path: str, kinds: Container[str] = _LINKS) -> frozenset[str]:
    return frozenset(
        linked_file(hole.target, path)
        for body in bodies
        for hole in body.holes
        if isinstance(hole, LinkHole) and hole.kind in kinds and hole.target
    )
