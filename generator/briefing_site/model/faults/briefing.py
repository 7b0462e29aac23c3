"""Faults of a briefing: its region, address, dates, headings, footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error, warning

if TYPE_CHECKING:
    pass


def unknown_region(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """A region that `config.yaml` does not have."""
    names = list(known)
    hint = did_you_mean(name, names) or f"regions of config.yaml are {', '.join(names)}"
    return error(place, "unknown-region", f'there is no region "{name}"', hint)


def region_mismatch(place: Place, region: str, folder: str) -> Diagnostic:
    """A folder and a `region` that differ."""
    return error(
        place,
        "region-mismatch",
        f'the region is "{region}", but the file lies in the folder "{folder}"',
        "make the two agree",
    )


def bad_slug(path: str, slug: str) -> Diagnostic:
    """A file name that cannot be an address."""
    return error(
        Place(path),
        "bad-id",
        f'the file name "{slug}" cannot be an address',
        "use lower-case letters, digits and single hyphens",
    )


def address_collision(place: Place, address: str, other: str) -> Diagnostic:
    """Two things that would be published at one address, letter case apart."""
    return error(
        place, "address-collision", f"{address} is also the address of {other}", "rename one of the two"
    )


def duplicate_id(place: Place, what: str, name: str, first: Place) -> Diagnostic:
    """Two things of one name."""
    where = f"line {first.line}" if first.path == place.path else f"{first.path}:{first.line}"
    return error(
        place, "duplicate-id", f'{what} "{name}" is already given in {where}', "rename one of the two"
    )


def element_id_clash(place: Place, page: str, name: str) -> Diagnostic:
    """An id that stands twice on a finished page."""
    return error(
        place,
        "duplicate-id",
        f'the id "{name}" stands twice on {page}',
        "give one of the two another id, as in ## Words {#another-id}",
    )


def date_order(place: Place, later: str, earlier: str) -> Diagnostic:
    """Dates of one briefing that cannot both be right."""
    return error(place, "date-order", f"{later} lies before {earlier}", "one of the two dates is wrong")


def heading_level(place: Place, level: int, wanted: int) -> Diagnostic:
    """A heading that breaks the order of levels."""
    if level == 1:
        message = "a first-level heading: the title of the page is the only one"
    elif level < wanted:
        message = f"a heading of level {level} inside a part that has a heading of level {wanted - 1}"
    else:
        message = f"a heading of level {level} follows one of level {wanted - 1}"
    return warning(place, "heading-level", message, f"begin the line with {'#' * wanted}")


def not_inline(place: Place, name: str) -> Diagnostic:
    """A front-matter text that is more than one paragraph."""
    return error(
        place,
        "not-inline",
        f"{name} is one paragraph of text: no list, heading or second paragraph",
        "move the rest to the body",
    )


def markup_dropped(place: Place, what: str) -> Diagnostic:
    """HTML that is not let through."""
    return error(
        place,
        "unsafe-html",
        f"{what} is not allowed in a text",
        "write it in Markdown, or in `code` if it is meant to be read",
    )


def undefined_footnote(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """`[^name]` without its text."""
    hint = did_you_mean(name, known) or f"add a paragraph [^{name}]: ..."
    return error(place, "undefined-footnote", f'the footnote "{name}" has no text', hint)


def unused_footnote(place: Place, name: str) -> Diagnostic:
    """`[^name]: ...` that nothing refers to."""
    return warning(
        place,
        "unused-footnote",
        f'nothing refers to the footnote "{name}"',
        f"write [^{name}] where it belongs, or delete it",
    )
