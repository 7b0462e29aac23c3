"""Faults of the files that texts show or link to: pictures and documents beside the briefings."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, Span, error, note, warning


def active_file(path: str) -> Diagnostic:
    """A page or a program of an author's own beside the briefings."""
    return error(
        Span.whole_file(path),
        "unsafe-html",
        "a file that a browser would run is not published",
        "link to where it is published already, or give it as a picture, a PDF or plain text",
    )


def broken_picture(path: str, what: str) -> Diagnostic:
    """A file with the name of a picture; `what` says what it is."""
    return error(
        Span.whole_file(path),
        "broken-picture",
        f"{what}, so readers would see a broken one",
        "save the picture anew, or copy it again from where it came",
    )


def pointer(path: str) -> Diagnostic:
    """A pointer of Git LFS in the place of the file that it stands for."""
    return error(
        Span.whole_file(path),
        "broken-picture",
        "the file is a pointer of Git LFS: the file itself has not been fetched",
        "run git lfs pull",
    )


def drawing_from_elsewhere(at: Span, address: str) -> Diagnostic:
    """An SVG picture that would load a part of it from another site, or from another file."""
    return error(
        at,
        "blocked-by-policy",
        f"browsers load nothing for a picture, so it will lack {address}",
        "export it with all parts inside: pictures embedded, text as paths",
    )


def active_picture(path: str) -> Diagnostic:
    """An SVG picture that holds a program."""
    return error(
        Span.whole_file(path),
        "unsafe-html",
        "the picture holds a script or an event handler",
        "export it as a plain picture",
    )


def large_picture(path: str, size: int, most: int) -> Diagnostic:
    """A picture of more bytes than the policy allows."""
    return warning(
        Span.whole_file(path),
        "large-picture",
        f"the picture has {-(-size // 1000):,} kB, and policy: picture_size in config.yaml allows "
        f"{most // 1000:,}",
        "save it with fewer pixels or a lower quality, or raise policy: picture_size",
    )


def wide_picture(path: str, size: tuple[int, int], most: int) -> Diagnostic:
    """A picture of more pixels than the policy allows."""
    width, height = size
    return warning(
        Span.whole_file(path),
        "large-picture",
        f"the picture has {width:,} by {height:,} pixels, and policy: picture_pixels in config.yaml allows "
        f"{most // 1_000_000} million",
        "save it with fewer pixels, or raise policy: picture_pixels",
    )


def not_scaled(path: str, why: str) -> Diagnostic:
    """A picture that could not be made in sizes for screens."""
    return warning(
        Span.whole_file(path),
        "picture-not-scaled",
        f"the picture is published in its own size alone: {why}",
        "open it in a program for pictures and save it anew",
    )


def no_scaler(path: str, others: int, cure: str) -> Diagnostic:
    """The first of the pictures that are published in their own size alone, since Pillow is not here."""
    more = f" and {others} more are" if others else " is"
    return note(
        Span.whole_file(path),
        "no-pillow",
        f"this picture{more} published in one size alone: smaller ones for small screens need Pillow",
        cure,
    )
