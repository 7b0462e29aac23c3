"""What pages may load from other sites: the hosts that a site allows, and the policy that tells browsers."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Literal
from urllib.parse import urlsplit

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

Loaded = Literal["image", "script", "style", "font", "frame", "media"]
"""The kinds of files that a page loads."""

_HOST = LazyPattern(r"(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class OutsideHosts:
    """The hosts from which pages may load files, for each kind; `*.example.org` stands for all below it."""

    images: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    media: tuple[str, ...] = ()

    def allow(self, kind: Loaded, address: str) -> bool:
        """Whether a page may load the file at an address; never over plain `http:`."""
        hosts: tuple[str, ...] = getattr(self, KEYS[kind])
        host = host_of(address)
        return bool(hosts and host and address[:8].lower() == "https://") and any(
            host == one or (one.startswith("*.") and host.endswith(one[1:])) for one in hosts
        )

    def policy(self) -> str:
        """The Content-Security-Policy of every page of the site."""
        images, scripts, styles, fonts, frames, media = (
            "".join(f" https://{host}" for host in getattr(self, field.name)) for field in fields(self)
        )
        return (
            f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; "
            f"img-src 'self' data:{images}; font-src 'self'{fonts}; connect-src 'self'; "
            "manifest-src 'self'; "
            + (f"frame-src{frames}; " if frames else "")
            + (f"media-src{media}; " if media else "")
            + "base-uri 'none'; form-action 'self'"
        )


NO_HOSTS = OutsideHosts()
"""A site loads all from its own host, unless it says otherwise."""

KEYS: dict[Loaded, str] = {
    "image": "images",
    "script": "scripts",
    "style": "styles",
    "font": "fonts",
    "frame": "frames",
    "media": "media",
}
"""Kind of a file to the key of config.yaml's `policy: outside`, which is a field of `OutsideHosts` too."""


def host_of(address: str) -> str:
    """The host of an address with its port, in the letters that are sent; empty where it has none."""
    try:
        parts = urlsplit(address.strip())
        port = f":{parts.port}" if parts.port and parts.port != 443 else ""
        return f"{_ascii(parts.hostname or '')}{port}"
    except ValueError:
        return ""


_LOGIN = LazyPattern(r"((?:https?:)?//)[^/?#\s]*@(?=[^/?#\s@])", re.IGNORECASE)


def without_login(address: str) -> str:
    """An address without the name and password of a user before its host; empty where it has none."""
    found = _LOGIN.match(address) if "@" in address else None
    return found[1] + address[found.end() :] if found else ""


def as_host(written: str) -> str:
    """A host as the policy names it, of what an author wrote for one; empty where that is no host.

    The address of its front page stands for a host too.
    """
    try:
        host = _ascii(written.strip().lower().removeprefix("https://").removesuffix("/"))
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()
