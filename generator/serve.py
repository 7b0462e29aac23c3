"""Serve a built site on this machine."""

from __future__ import annotations

import errno
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.addresses import NOT_FOUND
from generator.publish import PublishError

_PORTS_TO_TRY = 20


def serve(folder: Path, port: int) -> None:
    """Serve a folder on 127.0.0.1 until Ctrl-C; a port in use gives way to the next free one.

    Raises `PublishError` where no port can be had.
    """
    server = _server(folder, port)
    with server:
        if port not in (0, server.server_port):
            print(f"Port {port} is in use.")
        print(f"Serving {folder.name}/ on http://127.0.0.1:{server.server_port} (Ctrl-C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    handler = partial(_Handler, directory=str(folder))
    for candidate in range(port, min(port + _PORTS_TO_TRY, 65536)):
        try:
            return ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise PublishError(f"port {candidate} cannot be used: {fault.strerror}") from None
    raise PublishError(
        f"no port from {port} to {min(port + _PORTS_TO_TRY, 65536) - 1} is free; name another with --port N"
    )


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, its own 404 page, and no chatter."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there; anything else as ever."""
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass
