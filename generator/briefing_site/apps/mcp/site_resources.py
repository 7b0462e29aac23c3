"""Resources: the twins in Markdown and the records of what is published.

Their addresses are made of those of the site, `briefing:///asean/summit.md`, so that they stay when it moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from briefing_site.apps.mcp.asked import AskedSite, UnreadableError, told_sources
from briefing_site.apps.mcp.session import INTERNAL, INVALID_PARAMS, RpcError
from briefing_site.model import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_site.engine.site import Site

_SCHEME = "briefing"
_PAGE = 200
"""Resources that one answer lists."""
_TYPES = {".md": "text/markdown", ".json": "application/json", ".txt": "text/plain"}


def uri_of(address: str) -> str:
    """The URI of a published file."""
    return f"{_SCHEME}:///{quote(address)}"


def listed(asked: AskedSite, cursor: str) -> dict[str, Any]:
    """A page of the list; raises `RpcError` for a cursor that no answer gave."""
    every = list(_resources(_site(asked)))
    start = int(cursor) if cursor.isascii() and cursor.isdecimal() and len(cursor) < 10 else 0
    if cursor and (not start or start % _PAGE or start >= len(every)):
        raise RpcError(INVALID_PARAMS, "`cursor` is none that an answer gave")
    more = {"nextCursor": str(start + _PAGE)} if start + _PAGE < len(every) else {}
    return {"resources": every[start : start + _PAGE], **more}


def templates() -> list[dict[str, Any]]:
    """How the addresses of resources are made."""
    return [
        _template("{region}/{slug}.md", "A briefing", "text/markdown"),
        _template(
            "{region}/{slug}.json", "The claims of a briefing, with their passages", "application/json"
        ),
        _template("sources/{source}.md", "A source, with the passages that are cited of it", "text/markdown"),
    ]


def read(asked: AskedSite, uri: str) -> list[dict[str, Any]]:
    """The content of a resource; raises `RpcError` where there is none of that address."""
    try:
        parts = urlsplit(uri)
        address = unquote(parts.path, errors="strict").removeprefix("/")
    except ValueError:
        raise RpcError(INVALID_PARAMS, "`uri` is no address") from None
    site = _site(asked)
    known = {resource["uri"] for resource in _resources(site)}
    if uri not in known or parts.scheme != _SCHEME:
        from briefing_site.model.diagnostic import did_you_mean

        hint = did_you_mean(uri, known)
        raise RpcError(
            INVALID_PARAMS, f"there is no resource {uri}{f'; {hint}' if hint else ''}", {"uri": uri}
        )
    data = site.file(address) or b""
    return [{"uri": uri, "mimeType": _type(address), "text": data.decode("utf-8", "replace")}]


def _resources(site: Site) -> Iterator[dict[str, Any]]:
    config = site.config
    yield _resource(addresses.LLMS, config.title, config.description or "")
    for linked in site.published.briefings:
        briefing = linked.briefing
        yield _resource(addresses.beside(linked.address, ".md"), briefing.title, briefing.summary)
        yield _resource(addresses.beside(linked.address, ".json"), briefing.title, "")
    for name, source in told_sources(site).items():
        twin = addresses.beside(addresses.source(name), ".md")
        yield _resource(twin, source.title, source.descriptor or "")


def _resource(address: str, title: str, description: str) -> dict[str, Any]:
    found = {"uri": uri_of(address), "name": address, "title": title, "mimeType": _type(address)}
    return {**found, "description": description} if description else found


def _template(path: str, title: str, kind: str) -> dict[str, Any]:
    return {"uriTemplate": f"{_SCHEME}:///{path}", "name": path, "title": title, "mimeType": kind}


def _type(address: str) -> str:
    return _TYPES[address[address.rindex(".") :]]


def _site(asked: AskedSite) -> Site:
    try:
        return asked.now()
    except UnreadableError as fault:
        raise RpcError(INTERNAL, str(fault)) from None
