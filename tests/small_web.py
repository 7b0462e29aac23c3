"""A small web on this machine, for what fetches pages, pictures and documents."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler
from typing import Any


class QuietHandler(BaseHTTPRequestHandler):
    """A handler that tells nobody of the requests it answers."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def answering(handler: Callable[..., BaseRequestHandler], **known: Any) -> Iterator[str]:
    """Address, without a slash at its end, of a server whose requests a handler answers.

    Args:
        handler: Makes what answers one request, as `socketserver` calls it.
        known: Attributes of the server, which the handler finds at its `server`.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        for name, value in known.items():
            setattr(server, name, value)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
