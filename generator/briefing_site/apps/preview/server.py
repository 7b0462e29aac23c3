"""Serve the preview on this machine until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import gc
import socket
import sys
import threading
from asyncio import Protocol
from collections.abc import Callable
from typing import Any

import uvicorn

from briefing_site.apps.preview.app import application
from briefing_site.apps.preview.open_pages import ChangeReport, Live
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine import garbage
from briefing_site.engine.options import Options
from briefing_site.engine.site import Snapshot
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.theme_folder import OWN_THEMES

_PORTS_TO_TRY = 20
_ALONE = 0.5
"""Seconds for which all else waits until somebody asks for a page: what computes beside makes that late."""
_SWITCH = 0.001
"""Seconds after which a thread that computes lets another go on: a request changes threads several times."""


def serve(
    options: Options,
    port: int,
    every: float | None,
    opened: Callable[[Snapshot | None, str, str], None],
    ready: Callable[[Snapshot, bool], None],
    report: Callable[[ChangeReport], None],
    *,
    own_network: bool = False,
) -> None:
    """Serve the preview of a site folder until Ctrl-C, on `port` or else the next free one.

    With `every`, the folder is looked at each so many seconds, and no file system events are used. `opened`
    is called with the site (None for a large one, which is served before it is read), its web address, and
    the reason why there are no events (empty where there are). `ready` is called with the site when its
    faults are known, and with whether it was served before it was read; `report` with every change. With
    `own_network` new sources may come from this machine and its network.
    Raises `PublishError` where no port is free.
    """
    sys.setswitchinterval(_SWITCH)
    with contextlib.closing(_listening(port)) as listening:
        found = listening.getsockname()[1]
        others = [OWN_THEMES, *([options.archive_folder] if options.archive_folder else [])]
        watch = Watch(options.root, others, every=every)
        live = Live(options, watch, report)
        # The folder is watched before it is read, so that no change in between is missed.
        without = watch.start()
        try:
            address = f"http://127.0.0.1:{found}"
            server = uvicorn.Server(
                uvicorn.Config(
                    application(live, options, found, own_network=own_network),
                    log_level="warning",
                    access_log=False,
                    lifespan="off",
                    server_header=False,
                    http="h11",
                    ws=_Socket,
                    ws_per_message_deflate=False,  # on this machine compressing costs more than it saves
                    timeout_graceful_shutdown=1,
                )
            )

            def begin() -> None:
                try:
                    live.answer_first(_ALONE)
                    state = live.begin()
                    # The site stays in memory: the garbage collector need not go over its values again. It
                    # goes over those of later looks when nobody waits, and never in the middle of a look.
                    gc.freeze()
                    garbage.collect_when_told()
                    ready(state, first is None)
                except BaseException as fault:
                    failed.append(fault)
                    server.should_exit = True
                    return
                live.run()

            failed: list[BaseException] = []
            first = None if live.ahead.wanted else live.look()
            opened(first, address, without)
            threading.Thread(target=begin, name="preview", daemon=True).start()
            if first is None:
                threading.Thread(target=live.tell_ahead, name="preview ahead", daemon=True).start()
            server.run([listening])
            if failed:
                raise failed[0]
        finally:
            watch.stop()


class _Socket(Protocol):
    """The protocol of a socket that a page opens; what speaks it is loaded with the first."""

    def __new__(cls, **given: Any) -> Any:
        """The protocol of uvicorn for a connection, of which it has `given` all."""
        from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

        return WebSocketsSansIOProtocol(**given)


def _listening(port: int) -> socket.socket:
    last = min(port + _PORTS_TO_TRY, 65536)
    for candidate in range(port, last):
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(("127.0.0.1", candidate))
            opened.listen(128)
        except OSError as fault:
            opened.close()
            if fault.errno != errno.EADDRINUSE:
                raise PublishError(f"port {candidate} cannot be used: {fault.strerror}") from None
        else:
            return opened
    raise PublishError(f"no port from {port} to {last - 1} is free; name another with --port N")
