"""The preview as a web application: pages and files out of memory, and a socket for every open page."""

from __future__ import annotations

import asyncio
import contextlib
import mimetypes
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, Router, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from briefing_site.apps.preview.open_page import OpenPage
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.page_messages import message_of
from briefing_site.apps.preview.request_guard import why_refused
from briefing_site.engine.options import Options
from briefing_site.model.cached_property import cached_property
from briefing_site.model.outside import NO_HOSTS, OutsideHosts
from briefing_site.read.whole import read_whole
from briefing_site.render.joined_parts import join_parts

_STATIC = Path(__file__).parent / "static"


def _policy(hosts: OutsideHosts) -> str:
    """The policy of a page. The base theme sets the same in every page; other themes may not."""
    return f"{hosts.policy()}; frame-ancestors 'self' vscode-webview: vscode-file:"


_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _policy(NO_HOSTS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# A file that an author has put beside the texts runs no program, however a browser opens it.
_FILE_HEADERS = {
    **_HEADERS,
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
}
_THREADS = 40
"""As many requests for pages are answered at once."""
_HARMLESS = ("text/css; charset=utf-8", "text/javascript; charset=utf-8", "font/woff2", "application/pdf")
"""Media types of files that run no program when a browser opens them."""


def static_files() -> dict[str, bytes]:
    """The preview's own scripts and style sheets by name, those that are written in parts joined."""
    files: dict[str, bytes] = {}
    for path in sorted(_STATIC.iterdir()):
        if path.is_dir():
            parts = {part.name: read_whole(part).decode("utf-8") for part in path.iterdir()}
            files[path.name] = join_parts(path.name, parts).encode("utf-8")
        else:
            files[path.name] = read_whole(path)
    return files


def application(live: Live, options: Options, port: int, *, own_network: bool) -> ASGIApp:
    """The application that serves a live site on a port of this machine; `own_network` is that of `serve`."""
    own = cache(static_files)  # read with the first that is asked for
    # Threads of our own: those of Starlette take as long to load as a page takes to make.
    threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="preview answers")

    async def page(request: Request) -> Response:
        # Answers come out of memory, by address. A path on the disk is never made of a request.
        loop = asyncio.get_running_loop()
        shown = await loop.run_in_executor(threads, live.at, request.path_params["address"])
        headers = _HEADERS if shown.version or shown.kind in _HARMLESS else _FILE_HEADERS
        if shown.version:
            headers = {**headers, "Content-Security-Policy": _policy(shown.hosts)}
        return Response(shown.data, shown.status, headers, media_type=shown.kind)

    async def static(request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        return Response(own()[name], 200, _HEADERS, media_type=mimetypes.guess_type(name)[0])

    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        client = OpenPage(asyncio.get_running_loop())
        live.join(client)
        sending = asyncio.create_task(_send(socket, client))
        try:
            async for text in _texts(socket):
                if message := message_of(text):
                    await asyncio.to_thread(live.hear, client, message)
        finally:
            live.leave(client)
            sending.cancel()

    return _GuardedApp(
        Starlette(
            routes=[
                WebSocketRoute("/_preview/live", talk),
                *(Route(f"/_preview/{path.name}", static) for path in _STATIC.iterdir()),
                Mount("/_preview", _AuthorRequests(live, options, own_network=own_network)),
                Route("/{address:path}", page),
            ]
        ),
        port,
    )


async def _texts(socket: WebSocket) -> AsyncIterator[str]:
    """What a page sends until it is gone, or sends bytes, as ours never do.

    That it is gone may be found first by who sends to it. What it has sent before is still to be taken then,
    which the way of Starlette for texts refuses.
    """
    while (text := (await socket.receive()).get("text")) is not None:
        yield text


async def _send(socket: WebSocket, client: OpenPage) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the page is gone
        while True:
            await socket.send_text(await client.messages.get())


class _AuthorRequests:
    """Answers the requests of an author's pages. What answers them is loaded with the first."""

    def __init__(self, live: Live, options: Options, *, own_network: bool) -> None:
        self._live = live
        self._options = options
        self._own_network = own_network

    @cached_property
    def _router(self) -> Router:
        from briefing_site.apps.preview.author_requests import author_requests

        return author_requests(self._live, self._options, _HEADERS, own_network=self._own_network)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._router(scope, receive, send)


class _GuardedApp:
    """Passes on the requests that `why_refused` does not refuse; answers the others itself."""

    def __init__(self, inner: ASGIApp, port: int) -> None:
        self._inner = inner
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            if why := why_refused(headers, scope["path"], self._port, scope.get("method", "GET")):
                if scope["type"] == "websocket":
                    await send({"type": "websocket.close", "code": 1008, "reason": why})
                else:
                    await PlainTextResponse(f"Refused: {why}.\n", 403, _HEADERS)(scope, receive, send)
                return
        await self._inner(scope, receive, send)
