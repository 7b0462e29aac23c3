"""A document from the web, with a limit to everything: time, size, redirects, schemes, types."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from email.message import Message
from typing import IO, Any

from briefing_site import __version__
from briefing_site.authoring.intake.particulars import AddressError, IntakeError
from briefing_site.authoring.watching.own_network import is_of_own_network
from briefing_site.publish.signals import aside
from briefing_site.text.dataclass import dataclass

AGENT = "briefing"
"""The name under which addresses are asked, and by which robots.txt may address us."""
LARGEST = 30 * 2**20
"""Bytes of a document at most."""
REDIRECTS = 5
WAIT = 20.0
"""Seconds without an answer."""
PATIENCE = 120.0
"""Seconds for everything together: all redirections, their headers, and the document."""

TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/epub+zip": ".epub",
}
"""Media types that can be taken in, and the ending that stands for each."""

_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]{1,63}\.){1,10}[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?")
_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class Download:
    """A fetched document."""

    url: str
    """The address after all redirections."""
    ending: str
    """One of those in `TYPES`; empty for another type."""
    charset: str
    """The name that the server gives; empty where it gives none."""
    data: bytes
    kind: str
    """The media type that the server gives."""


def is_url(given: str) -> bool:
    """Whether an argument is an address and no file."""
    return "://" in given


def without_scheme(given: str) -> str:
    """The address that was meant without its scheme, as `www.example.org/story`; empty for anything else."""
    return f"https://{given}" if _BARE.fullmatch(given) else ""


def is_web(url: str) -> bool:
    """Whether an address is one that is asked: of the web, with a host."""
    return bool(_WEB.match(url))


def fetch(url: str, *, any_type: bool = False, own_network: bool = True) -> Download:
    """Fetch a document, or with `any_type` any file; raises `IntakeError` saying why it cannot be had.

    It is an `AddressError` where the address is none of the web. Without `own_network` no address of this
    machine and the network around it is asked, and no redirection to one is followed.
    """
    if not is_web(url):
        raise AddressError("only addresses that begin with https:// or http:// are fetched")
    if not own_network:
        _refuse_own_network(url)
    try:
        asked = request(url)
        return aside(lambda: _answer(asked, any_type=any_type, own_network=own_network))
    except urllib.error.HTTPError as fault:
        fault.close()
        raise IntakeError(f"the server answers {fault.code} {fault.reason}") from None
    except FAULTS as fault:
        raise IntakeError(in_words(fault)) from None


FAULTS = (OSError, http.client.HTTPException, ValueError, zlib.error)
"""What asking an address may raise, beside `IntakeError`; an HTTP status that is no success is among them."""


class OverdueError(TimeoutError):
    """The time for everything is over."""


def request(url: str, headers: Mapping[str, str] | None = None) -> urllib.request.Request:
    """A request for an address, under our name; raises `ValueError` for an address that cannot be asked."""
    own = {"User-Agent": f"{AGENT}/{__version__}", "Accept-Encoding": "identity"}
    return urllib.request.Request(_quoted(url), headers={**own, **(headers or {})})


def in_words(fault: Exception) -> str:
    """One of `FAULTS` in words."""
    if isinstance(getattr(fault, "reason", fault), OverdueError):
        return f"it takes longer than {PATIENCE:.0f} seconds"
    if isinstance(fault, urllib.error.URLError):
        return f"it cannot be reached: {_reason(fault.reason)}"
    if isinstance(fault, TimeoutError):
        return f"no answer within {WAIT:.0f} seconds"
    return f"it cannot be read: {_reason(fault)}"


def _refuse_own_network(url: str) -> None:
    if is_of_own_network(url):
        host = urllib.parse.urlsplit(url).hostname or url
        raise IntakeError(
            f"{host} is on your own machine or network, which is not asked from here: "
            "briefing source add asks it, and so does briefing serve --own-network"
        )


def _answer(asked: urllib.request.Request, *, any_type: bool, own_network: bool) -> Download:
    with opener(_Redirects if own_network else _PublicRedirects).open(asked, timeout=WAIT) as answer:
        return read_answer(answer, any_type=any_type)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """A few redirects, and none that leaves the web."""

    max_redirections = REDIRECTS
    max_repeats = REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Follow, where the new address is one that we would fetch."""
        if not is_web(newurl):
            raise IntakeError(f"it redirects to an address that is not fetched: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def http_error_302(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message
    ) -> Any:
        """As the library does, with an error of our own for a loop."""
        try:
            with _in_time(_time_of(fp)):  # the library reads what is said beside the new address
                return super().http_error_302(req, fp, code, msg, headers)  # type: ignore[arg-type]
        except urllib.error.HTTPError as fault:
            if "infinite loop" in str(fault.msg):
                raise IntakeError(f"it redirects more than {REDIRECTS} times") from None
            if "is not allowed" in str(fault.msg):
                raise IntakeError("it redirects to an address that is not fetched") from None
            raise

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _PublicRedirects(_Redirects):
    """The same, and none to this machine or the network around it."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Follow, where the new address is one that everybody reaches."""
        _refuse_own_network(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def opener(*more: type[urllib.request.BaseHandler]) -> urllib.request.OpenerDirector:
    """As `build_opener` makes it, without the handlers for files, FTP and data in an address.

    Whatever it opens has to be read within `PATIENCE` from now on: then its connections are cut.
    It follows a redirection only with a handler for that among `more`; without one it raises an `HTTPError`.
    """
    made = urllib.request.OpenerDirector()
    until = time.monotonic() + PATIENCE
    made.add_handler(_Http(until))
    made.add_handler(_Https(until))
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.UnknownHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        *more,
    ):
        made.add_handler(handler())
    return made


class _Timed(http.client.HTTPConnection):
    """A connection that is cut when its time is over, whatever it is waiting for."""

    def __init__(self, *given: Any, until: float, **more: Any) -> None:
        super().__init__(*given, **more)
        self._until = until
        self._over = threading.Event()

    def connect(self) -> None:
        """Connect, for the time that is left."""
        super().connect()
        left = self._until - time.monotonic()
        if left <= 0:
            raise OverdueError
        timer = threading.Timer(left, _cut, (self.sock, self._over))
        timer.daemon = True
        timer.start()

    def getresponse(self) -> http.client.HTTPResponse:
        """The answer, which knows whether its time is over (`over`)."""
        with _in_time(self._over):
            answer = super().getresponse()
        answer.over = self._over  # type: ignore[attr-defined]
        return answer


class _TimedTls(_Timed, http.client.HTTPSConnection):
    """The same with TLS."""


# The library asks for classes that take no more than its own do.
_HTTP: Any = _Timed
_HTTPS: Any = _TimedTls


def _cut(connection: socket.socket, over: threading.Event) -> None:
    over.set()
    with contextlib.suppress(OSError):  # it has ended before
        connection.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _in_time(over: threading.Event) -> Iterator[None]:
    """What is read of a connection that may be cut; raises `OverdueError` where it was.

    A connection that was cut looks like an end, or like one that the server broke.
    """
    try:
        yield
    except FAULTS:
        if not over.is_set():
            raise
    if over.is_set():
        raise OverdueError


def _time_of(answer: Any) -> threading.Event:
    over = getattr(answer, "over", None)
    return over if isinstance(over, threading.Event) else threading.Event()


class _Http(urllib.request.HTTPHandler):
    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTP, req, until=self._until)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTPS, req, until=self._until)


def read_answer(answer: Any, *, any_type: bool = False) -> Download:
    """The document of an answer; raises `IntakeError` for one that is too large or of another type."""
    kind = answer.headers.get_content_type()
    if kind not in TYPES and not any_type:
        raise IntakeError(
            f"it is {kind}; only HTML, PDF, Word (.docx), EPUB, plain text and Markdown can be taken in"
        )
    if int(answer.headers.get("Content-Length") or 0) > LARGEST:
        raise IntakeError(_too_large())
    packed = answer.headers.get("Content-Encoding", "identity").lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise IntakeError(f"it is packed as {packed}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if packed != "identity" else None
    data = bytearray()
    with _in_time(_time_of(answer)):
        while piece := answer.read1(_PIECE):
            data += unpack.decompress(piece, LARGEST + 1) if unpack else piece
            if len(data) > LARGEST:
                raise IntakeError(_too_large())
    if getattr(answer, "length", None) or (unpack and not unpack.eof):
        raise IntakeError("the server breaks off before its end")
    if not data:
        raise IntakeError("it is empty")
    charset = answer.headers.get_content_charset() or ""
    return Download(answer.url, TYPES.get(kind, ""), charset, bytes(data), kind)


def _quoted(url: str) -> str:
    """An address as it may be sent: letters beyond ASCII in percent signs and Punycode."""
    parts = urllib.parse.urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (
        urllib.parse.quote(part, safe="/:;@&=+$,!*'()~?%-._") for part in (parts.path, parts.query)
    )
    return urllib.parse.urlunsplit((parts.scheme, host, path or "/", query, ""))


def _too_large() -> str:
    return f"it is larger than {LARGEST // 2**20} MB"


def _reason(fault: object) -> str:
    return str(getattr(fault, "strerror", None) or fault or type(fault).__name__)
