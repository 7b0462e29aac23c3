"""Why readers could not use an address that leads out of the site, and what was meant."""

from __future__ import annotations

import posixpath
import re
import shlex
from urllib.parse import unquote, urlsplit

from briefing_site.link.way_round import behind
from briefing_site.link.wrong_file import MAIL, OWN_DISK, KnownFiles, below_root, namesake
from briefing_site.model import addresses, faults
from briefing_site.model.body import OutsideAddress
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, nearest_word
from briefing_site.model.outside import host_of, without_login
from briefing_site.model.paths import BRIEFINGS
from briefing_site.text.lazy_pattern import LazyPattern

_SCHEME = LazyPattern(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = LazyPattern(r"(?:https?:)?//[^\s/\\?#]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_WEB_START = LazyPattern(r"(?:https?:?[/\\]*)+", re.IGNORECASE)
_TWICE = LazyPattern(r"(?:https?:)?//https?:", re.IGNORECASE)
_IN_NAME = r"[^\s\x00-,/:-@\[-^`{-\x7f.。．]"
_HOST = LazyPattern(
    rf"(?:{_IN_NAME}+[.。．])+{_IN_NAME}+[.。．]?(?::\d+)?|\[[0-9a-f:.]+\](?::\d+)?", re.IGNORECASE
)
_OWN_MACHINE = LazyPattern(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|::1)(?::\d+)?")
_PHONE = LazyPattern(r"\+?[0-9().\-*#;=a-z ]*", re.IGNORECASE)
_DIGIT = LazyPattern("[0-9]")


def wrong_outside(found: OutsideAddress, path: str, known: KnownFiles) -> Diagnostic | None:
    """The fault of an address that leads out of the site; None where readers can use it."""
    address, at = found.address.strip(), found.place
    if OWN_DISK.match(address):
        return faults.address.on_own_disk(at, address, namesake(address, path, known), at)
    match = _SCHEME.match(address)
    scheme = match[1].lower() if match else ""
    rest = address[match.end() :] if match else address
    if found.kind == "image" and scheme == "data":
        return faults.address.picture_in_text(at)
    if scheme in ("", "http", "https"):
        host = host_of(address)
        if not host or not _WEB.fullmatch(address) or _TWICE.match(address) or not _is_host(host):
            return faults.address.bad_web_address(at, address, _mended_web(address), at)
        return _wrong_web_address(address, host, found, path, known)
    if scheme == "localhost":
        return _of_own_machine(f"http://{address}", found, path, known)
    return _wrong_scheme(scheme, rest, address, found)


def _wrong_web_address(
    address: str, host: str, found: OutsideAddress, path: str, known: KnownFiles
) -> Diagnostic | None:
    """The fault of an address of a web page that is written as one; None where readers can use it."""
    at = found.place
    if bare := without_login(address):
        return faults.address.login_in_link(at, address, bare, at)
    if address.endswith(("…", "...")) or "…" in host:
        return faults.address.cut_address(at, address)
    if direct := behind(address, host):
        return faults.address.way_round(at, address, host, direct, at)
    if _OWN_MACHINE.fullmatch(host):
        return _of_own_machine(address, found, path, known)
    if draft := _draft_at(address, path, known):
        why = "is the address that a draft would have, and no page is there"
        return faults.address.other_form(at, address, why, draft, at)
    return _wrong_picture(address, found, path, known.config) if found.kind == "image" else None


def _wrong_scheme(scheme: str, rest: str, address: str, found: OutsideAddress) -> Diagnostic | None:
    """The fault of an address with a scheme that is not that of a web page; None where readers can use it."""
    at = found.place
    if found.kind == "page" and scheme in ("mailto", "tel"):
        return None if _can_reach(scheme, rest) else faults.address.bad_contact(at, address)
    if right := _miswritten_scheme(scheme, rest):
        return faults.address.bad_web_address(at, address, right, at)
    doi = f"https://doi.org/{rest.lstrip('/')}" if scheme == "doi" else ""
    return faults.address.unknown_scheme(at, scheme, doi, address, at)


def _draft_at(address: str, path: str, known: KnownFiles) -> str:
    """The draft at a full address of this site, as a published text writes it; empty where there is none."""
    config = known.config
    if not config.has_address or (path in known.briefings and known.briefings[path].draft):
        return ""
    base, full = urlsplit(config.base_url), urlsplit(address)
    folder = base.path.rstrip("/") + "/"
    if full.netloc.lower() != base.netloc.lower() or not full.path.startswith(folder):
        return ""
    page = posixpath.splitext(unquote(full.path.removeprefix(folder)))[0]
    file = f"{BRIEFINGS}/{page}.md"
    return known.written(file, path) if file in known.briefings and known.briefings[file].draft else ""


def _of_own_machine(address: str, found: OutsideAddress, path: str, known: KnownFiles) -> Diagnostic:
    """The fault of an address of a server on the author's own machine, as the preview is."""
    way = urlsplit(address).path or "/"
    if way.endswith("/"):
        way += addresses.HOME
    if right := below_root(way, path, known):
        why = "is the address of the preview on your own machine"
        return faults.address.other_form(found.place, found.address, why, right, found.place)
    return faults.address.on_own_disk(found.place, found.address, "", found.place)


def _wrong_picture(address: str, found: OutsideAddress, path: str, config: Config) -> Diagnostic | None:
    secure = re.sub(r"^(?:https?:)?//", "https://", address, flags=re.IGNORECASE)
    if not config.outside.allow("image", secure):
        url = address if address[:5].lower() == "http:" else secure
        command = f"briefing fetch-picture {shlex.quote(url)} --for {shlex.quote(path)}"
        return faults.address.outside_picture(found.place, secure, command, config.new_outside.get("image"))
    if address[:8].lower() != "https://":
        return faults.address.outside_over_http(found.place, address, secure, found.place)
    return None


def _mended_web(address: str) -> str:
    """A web address with one scheme and two slashes; empty where it names no host."""
    start = _WEB_START.match(address)
    rest = address[start.end() :].replace("\\", "/") if start else address.lstrip("/\\")
    secure = not start or not start.group().lower().rstrip(":/\\").endswith("http")
    mended = f"{'https' if secure else 'http'}://{rest.removeprefix('%20').lstrip()}"
    return mended if mended != address and _WEB.fullmatch(mended) and _is_host(host_of(mended)) else ""


def _is_host(host: str) -> bool:
    """Whether a browser takes a text for the name of a host, which has a dot where it is of the web."""
    return bool(_HOST.fullmatch(host) or _OWN_MACHINE.fullmatch(host))


def _can_reach(scheme: str, rest: str) -> bool:
    if scheme == "tel":
        return bool(_PHONE.fullmatch(unquote(rest)) and _DIGIT.search(rest))
    names, mark, _ = rest.partition("?")
    if not names:
        return bool(mark)
    return all(MAIL.fullmatch(name.strip()) for name in unquote(names).split(","))


def _miswritten_scheme(scheme: str, rest: str) -> str:
    """The web address that was meant by one with an unknown scheme; empty where none was."""
    if rest.startswith("//") and (near := nearest_word(scheme, ("https", "http"))):
        return f"{near}:{rest}"
    if "." in scheme and re.match(r"\d+(?:/|$)", rest):  # a host and a port
        return f"https://{scheme}:{rest}"
    return ""
