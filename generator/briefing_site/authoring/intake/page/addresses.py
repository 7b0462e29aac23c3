"""The address that a page gives itself, which is not always its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

_AMP = re.compile(r"(?:/amp)?/?$|^/amp(?=/)")


def own_address(tree: Any, told: Iterable[str]) -> tuple[str, str]:
    """The address of a page by itself, and why it is uncertain; `told` are those of its meta elements.

    Many systems give each page the address of the front page.
    """
    links = [
        (link.get("href") or "").strip()
        for link in tree.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    found = list(dict.fromkeys(address for address in (*links, *told) if address))
    own = [address for address in found if _place(address)[1] not in ("", "/")]
    if not own:
        return "", f"the page gives that of a front page, {found[0]}" if found else ""
    other = next((address for address in own if _place(address) != _place(own[0])), "")
    return own[0], f"the page gives {other} too" if other else ""


def _place(address: str) -> tuple[str, str]:
    """Host and path of an address, for comparing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", address
    query = f"?{parts.query}" if parts.path in ("", "/", "/index.php") and parts.query else ""
    host = parts.netloc.lower().removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    return host, _AMP.sub("", parts.path) + query
