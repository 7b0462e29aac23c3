"""Faults of the addresses of links and pictures: miswritten, on the author's disk, of other sites."""

from __future__ import annotations

import re

from briefing_site.model.diagnostic import Diagnostic, Span, error
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.model.outside import KEYS, Loaded, host_of
from briefing_site.model.paths import CONFIG
from briefing_site.text.lazy_pattern import LazyPattern

_KEEP = "copy the file into the folder of this text, and write its name"


# --- files of the site -----------------------------------------------------------------------------


def text_as_picture(at: Span, target: str, sign: Span | None) -> Diagnostic:
    """An image whose address is that of a text; `sign` is its `!`."""
    fixes = (replaced(sign, "", "Leave the ! out, and link to it", Safety.UNSAFE),) if sign else ()
    hint = "leave the ! out to link to it" if sign else "write a link to it in place of the image"
    return error(at, "broken-link", f'"{target}" is a text, not a picture', hint, fixes=fixes)


def no_picture(at: Span, target: str, sign: Span | None) -> Diagnostic:
    """An image whose file is of a kind that browsers do not show; `sign` is its `!`."""
    fixes = (replaced(sign, "", "Leave the ! out, and link to it", Safety.UNSAFE),) if sign else ()
    hint = "export it as PNG, JPEG, WebP or SVG, or link to it with [words](address)"
    message = f'"{target}" is of a kind that browsers do not show as a picture'
    return error(at, "broken-link", message, hint, fixes=fixes)


def file_as_wikilink(at: Span, target: str, right: str) -> Diagnostic:
    """A wikilink that names a file beside the briefings; `right` is the file as a link writes it."""
    return error(
        at,
        "broken-link",
        f'"{target}" is a file: [[ ]] leads to briefings and sources alone',
        f"write [words]({right}), or ![what it shows]({right}) for a picture",
        suggestion=right,
    )


def other_spelling(at: Span, target: str, right: str, named: Span, *, looks_alike: bool) -> Diagnostic:
    """A link that differs from the name of a file in capitals, or only in how its letters are stored.

    In the latter case the two look alike (`looks_alike`).
    """
    fixes = meant(named, target, right)
    if looks_alike:
        message = f'the letters of "{target}" look like those of a file, but are stored otherwise'
        hint = "copy the name from the file itself, or let `briefing check --fix --unsafe` write it"
        fixes = tuple(Fix("Write the name as the file has it", fix.changes, fix.safety) for fix in fixes)
    else:
        message = f'nothing in this site is called "{target}": the file is "{right}"'
        hint = f'write "{right}"'
    return error(at, "broken-link", message, hint, suggestion=right, fixes=fixes)


def other_form(at: Span, target: str, why: str, right: str, named: Span) -> Diagnostic:
    """An address that means a file of the site, in a form that links do not have; `why` says which."""
    return error(
        at,
        "broken-link",
        f'"{target}" {why}',
        f'write "{right}"',
        suggestion=right,
        fixes=meant(named, target, right),
    )


def from_root(at: Span, target: str) -> Diagnostic:
    """A link that begins with a slash and leads to no file of the site."""
    return error(
        at,
        "broken-link",
        f'"{target}" begins at the root of the server, and no file of the site is meant by it',
        "write the way from the folder of this text, as in ../region/slug.md",
    )


def generated_page(at: Span, target: str, full: str) -> Diagnostic:
    """A link to a page that no file of the author stands for; `full` is its full address if it has one."""
    return error(
        at,
        "broken-link",
        f'"{target}" is a page that the generator makes, and no file',
        f"link to {full}" if full else f"give {CONFIG} a base_url, and link to the full address of the page",
    )


def not_published(at: Span, target: str, what: str, hint: str) -> Diagnostic:
    """A link to a file of the site folder that readers do not get; `what` it is."""
    return error(at, "broken-link", f'"{target}" is {what}, which is not published', hint)


def link_to_folder(at: Span, target: str) -> Diagnostic:
    """A link to a folder that is no region."""
    return error(
        at,
        "broken-link",
        f'"{target}" is a folder, and has no page',
        "name a file in it, or a region's folder",
    )


def outside_site_folder(at: Span, target: str) -> Diagnostic:
    """A link to a file above the site folder."""
    return error(at, "broken-link", f'"{target}" leads out of the site folder', _KEEP)


def on_own_disk(at: Span, address: str, near: str, named: Span) -> Diagnostic:
    """A link to a file, or a server, on the author's machine; `near` is a file of the site of that name."""
    return error(
        at,
        "broken-link",
        f'"{address}" is on your own machine: readers do not have it',
        f'write "{near}", which lies in the site'
        if near
        else _SERVER
        if _OF_SERVER.match(address)
        else _KEEP,
        suggestion=near,
        fixes=meant(named, address, near),
    )


_OF_SERVER = LazyPattern(r"https?:|localhost|\d", re.IGNORECASE)
_SERVER = "write an address that readers can reach, or write it in `code` if it is meant to be read"


# --- other sites -----------------------------------------------------------------------------------


def without_scheme(at: Span, target: str, right: str, named: Span) -> Diagnostic:
    """An address of another site, or of a person, that is taken for that of a file beside the text."""
    return error(
        at,
        "broken-link",
        f'"{target}" looks like an address outside this site, and would be looked for beside this text',
        f'write "{right}"',
        suggestion=right,
        fixes=meant(named, target, right),
    )


def bad_web_address(at: Span, address: str, right: str, named: Span) -> Diagnostic:
    """An address of another site that no browser could follow, or that each would read otherwise."""
    return error(
        at,
        "broken-link",
        f'"{address}" is no address of a web page',
        f'write "{right}"' if right else "it takes https:// and the name of a host",
        suggestion=right,
        fixes=meant(named, address, right),
    )


def cut_address(at: Span, address: str) -> Diagnostic:
    """An address that was cut short for the eye, as programs show long ones."""
    return error(
        at,
        "broken-link",
        f'"{address}" is cut short, and leads nowhere',
        "open the page, and copy the address from the browser",
    )


def way_round(at: Span, address: str, host: str, right: str, named: Span) -> Diagnostic:
    """An address that leads to a page by way of another server, which is told of each reader."""
    return error(
        at,
        "broken-link",
        f"the address leads by way of {host}, which would be told of each reader and may end at any time",
        f'write "{right}"',
        suggestion=right,
        fixes=meant(named, address, right),
    )


def login_in_link(at: Span, address: str, right: str, named: Span) -> Diagnostic:
    """An address with the name or the password of a user in it; `right` is the address without them."""
    return error(
        at,
        "broken-link",
        "the address has the name or the password of a user before its host, and all readers would have them",
        f'write "{right}"; change a password that was published before',
        suggestion=right,
        fixes=meant(named, address, right),
    )


def bad_contact(at: Span, address: str) -> Diagnostic:
    """A `mailto:` or `tel:` that holds no address of e-mail, or no number."""
    mail = address[:4].lower() != "tel:"
    message = "holds no address of e-mail" if mail else "holds no telephone number"
    example = "mailto:name@example.org" if mail else "tel:+81-3-5555-0100"
    return error(at, "broken-link", f'"{address}" {message}', f"write it as in {example}")


def unknown_scheme(at: Span, scheme: str, right: str, address: str, named: Span) -> Diagnostic:
    """A link with a scheme that is not let through; `right` is the address that does the same, if any."""
    return error(
        at,
        "unsafe-html",
        f"a link with {scheme}: is not let through",
        f'write "{right}"' if right else "links begin with https://, http://, mailto: or tel:",
        suggestion=right,
        fixes=meant(named, address, right),
    )


def picture_in_text(at: Span) -> Diagnostic:
    """A picture that is written into the text with `data:`."""
    return error(
        at,
        "unsafe-html",
        "a picture with data: is not let through",
        "save the picture as a file beside this text, and write its name",
    )


def outside_over_http(at: Span, address: str, right: str, named: Span) -> Diagnostic:
    """A file of a host that is allowed, but not over `https:`."""
    return error(
        at,
        "blocked-by-policy",
        f'the policy of the page blocks "{address}": other sites may be asked over https: alone',
        f'write "{right}"',
        suggestion=right,
        fixes=meant(named, address, right),
    )


def outside_picture(at: Span, address: str, command: str, room: Slot | None) -> Diagnostic:
    """A picture of another site; the `command` brings it in, and `room` takes its host in config.yaml."""
    host = host_of(address) or address
    return error(
        at,
        "blocked-by-policy",
        f"the policy of the page blocks pictures of {host}, so readers would see none",
        f"run {command}{_or_allow('image', host)}",
        fixes=_allowing("image", host, room),
    )


def image_from_elsewhere(at: Span, address: str, command: str) -> Diagnostic:
    """An `image` of config.yaml that is the address of a picture; the `command` brings the picture in."""
    return error(
        at,
        "broken-link",
        f'"{address}" is on another site: the image of a site is a file of its own',
        f"run {command}, and write the path that it prints",
    )


def outside_file(at: Span, kind: Loaded, address: str, room: Slot | None) -> Diagnostic:
    """A file of another site that a theme would load; `room` takes its host in config.yaml."""
    host = host_of(address) or address
    return error(
        at,
        "blocked-by-policy",
        f"the policy of the page blocks {_SEVERAL[kind]} of {host}",
        f"{_OWN[kind]}{_or_allow(kind, host)}",
        fixes=_allowing(kind, host, room),
    )


def inline_code(at: Span, what: str, hint: str) -> Diagnostic:
    """A script or a style that stands in a template itself."""
    return error(at, "blocked-by-policy", f"the policy of the page blocks {what}", hint)


_SEVERAL: dict[Loaded, str] = {
    "image": "pictures",
    "script": "scripts",
    "style": "style sheets",
    "font": "fonts",
    "frame": "frames",
    "media": "sound and video",
}
_STATIC = "put the file into static/ of the theme"
_OWN: dict[Loaded, str] = {
    "image": _STATIC,
    "script": _STATIC,
    "style": _STATIC,
    "font": _STATIC,
    "frame": "link to the page",
    "media": "link to the file",
}


def _or_allow(kind: Loaded, host: str) -> str:
    return f"; or allow the host in {CONFIG}, under policy: outside: {{{KEYS[kind]}: [{host}]}}"


def _allowing(kind: Loaded, host: str, room: Slot | None) -> tuple[Fix, ...]:
    if room is None:
        return ()
    return (Fix(f"Allow {_SEVERAL[kind]} of {host} in {CONFIG}", (room.fill(host),), Safety.DISPLAY),)
