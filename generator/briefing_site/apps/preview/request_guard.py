"""Refuses requests that do not come from a browser on this machine, or come from pages of other sites.

The server listens on loopback alone. That does not keep other sites out. A page of another site runs in the
same browser, may send requests to the preview, and may give its own name the preview's address (DNS
rebinding). So each request must name the preview as its host, and its `Origin`, if it has one, must be the
preview. A request that may change something must have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""The host names by which a browser on this machine may address the preview."""

_HARMLESS = ("GET", "HEAD", "OPTIONS")
"""Methods of requests that change nothing (RFC 9110, "Safe Methods")."""
_NO_FORM = ("application/json", "application/octet-stream")


def why_refused(headers: Mapping[str, str], path: str, port: int, method: str = "GET") -> str:
    """The reason why a request is refused; empty where it may pass.

    `headers` have lower-case names. Browsers send `Origin` with every WebSocket and every request that could
    change something, and `Sec-Fetch-Site` (W3C, "Fetch Metadata") with all.
    """
    host = headers.get("host", "")
    if host not in _hosts(port):
        return f"this preview is not called {host}" if host else "the request names no host"
    origin = headers.get("origin")
    if origin is not None and origin not in {f"http://{name}" for name in _hosts(port)}:
        return f"a page of {origin} may not use this preview"
    if path == "/_preview/live" and origin is None:
        return "whoever listens has to say where it comes from"
    if method not in _HARMLESS:
        if origin is None:
            return "whoever writes has to say where it comes from"
        # A form of any site can send these without the browser asking first.
        if headers.get("content-type", "").split(";")[0].strip().lower() not in _NO_FORM:
            return f"what is written is sent as {' or '.join(_NO_FORM)}"
    # Any site may link to a page. Other addresses are only for the scripts of the preview itself.
    if path.startswith("/_preview/") and headers.get("sec-fetch-site", "same-origin") not in (
        "same-origin",
        "none",
    ):
        return "another site may not use this preview"
    if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
        return "another site may lead here, and not load anything from here"
    return ""


def _hosts(port: int) -> Iterable[str]:
    hosts = {f"{name}:{port}" for name in NAMES}
    return hosts | set(NAMES) if port == 80 else hosts


def is_plain(address: str) -> bool:
    """Whether an address from a page is printable and not too long."""
    return address.isprintable() and len(address) < 1000
