"""Who may talk to the preview: this machine's browser, and in it no page but our own.

The server listens on loopback alone. That does not keep other sites out: a page of theirs runs in the same
browser, may send requests here, and may give its own name our address (DNS rebinding). So each request must
name the preview as its host, and whatever says where it comes from must say: from the preview.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What a browser on this machine may call the host."""


def why_refused(headers: Mapping[str, str], path: str, port: int) -> str:
    """Why a request is refused, in plain words; empty where it may pass.

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
    # Pages may be linked to from anywhere; what only our own scripts ask for may not.
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
