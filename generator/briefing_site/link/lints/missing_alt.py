"""`missing-alt`: a picture without words in its stead (WCAG 2.2, success criterion 1.1.1).

The name of a file is none: editors put it there when a picture is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.body import Body, LinkHole
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.text.lazy_pattern import LazyPattern

_ALT = LazyPattern(r"\salt=\"([^\"]*)\"")
_END = LazyPattern(r"\"(?:[^\">]|\"[^\"]*\")*>")
_NAME = LazyPattern(
    r".*\.(?:png|jpe?g|gif|webp|svg|avif|heic|bmp|tiff?)"
    r"|(?:image|img|picture|pasted image|screen ?shot|untitled|dsc[fn]?|unnamed)"
    r"[ _-]?(?:[\d ._:-]|at|[ap]m)*",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"<img\b(?=[^<>]*\ssrc=\"(?:https?:|//))[^<>]*>", re.IGNORECASE)


def missing_alt(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of the texts of a briefing."""
    for body in subject.briefing.bodies:
        for place in (*_of_the_site(body), *_from_elsewhere(body)):
            yield faults.lints.missing_alt(place)
        for place, name in _named(body):
            yield faults.lints.alt_names_file(place, name)


def _tag(body: Body, at: int) -> str:
    """The tag of the picture whose address is a hole of a text, without the address."""
    end = _END.match(body.pieces[at + 1])
    return body.pieces[at].rpartition("<img")[2] + (end[0] if end else "")


def _named(body: Body) -> Iterator[tuple[Span, str]]:
    """The places of pictures of the site whose words are the name of a file, and that name."""
    for at, hole in enumerate(body.holes):
        if isinstance(hole, LinkHole) and hole.kind == "image":
            alt = _ALT.search(_tag(body, at))
            name = unescape(alt[1]).strip() if alt else ""
            if name and _NAME.fullmatch(name):
                yield hole.sign or hole.place, name


def _of_the_site(body: Body) -> Iterator[Span]:
    """The places of pictures of the site: the address of each is a hole in its tag."""
    for at, hole in enumerate(body.holes):
        if not isinstance(hole, LinkHole) or hole.kind != "image":
            continue
        if not _told(_tag(body, at), empty=hole.sign is None):
            yield hole.sign or hole.place


def _from_elsewhere(body: Body) -> Iterator[Span]:
    """The places of pictures from other sites, whose addresses stand in the text as they are."""
    outside = [found for found in body.outside if found.kind == "image"]
    tags = [tag for piece in body.pieces for tag in _OUTSIDE.findall(piece)]
    if len(outside) == len(tags):
        yield from (
            found.place for found, tag in zip(outside, tags, strict=True) if not _told(tag, empty=True)
        )


def _told(tag: str, *, empty: bool) -> bool:
    """Whether a tag has an alternative text; with `empty`, one without words counts too.

    Who writes `alt=""` in HTML says that the picture only decorates; Markdown writes it for everybody.
    """
    alt = _ALT.search(tag)
    return alt is not None and (empty or bool(unescape(alt[1]).strip()))
