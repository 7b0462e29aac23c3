"""Ask one address, as a guest does: robots.txt kept, one request at a time, with a pause between two.

A request is conditional where an earlier answer gave a mark of its version (RFC 9110, section 13), so that a
server need not send again what has not changed.
"""

from __future__ import annotations

import time
import urllib.error
from collections.abc import Mapping
from dataclasses import field, replace
from urllib.parse import urljoin, urlsplit

from briefing_site.authoring.intake.fetch import (
    AGENT,
    FAULTS,
    REDIRECTS,
    WAIT,
    Download,
    in_words,
    is_web,
    opener,
    read_answer,
    request,
)
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.authoring.watching.own_network import is_of_own_network
from briefing_site.authoring.watching.robots import LARGEST, Robots, without_rules
from briefing_site.publish.signals import aside
from briefing_site.text.dataclass import dataclass

_FOR_GOOD = (301, 308)
_FOR_NOW = (302, 303, 307)
_NOT_MODIFIED = 304
_CLIENT, _SERVER = 400, 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered."""

    status: int = 0
    """The HTTP status of the last answer; 0 where there was none."""
    url: str = ""
    """The address that gave it, after all redirections."""
    moved: str = ""
    """Where the document has moved for good; empty where it has not."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Headers that make the next request conditional."""
    download: Download | None = None
    """The document; None where none was sent."""
    fault: str = ""
    """Why there is no document; empty where there is one, or none need be sent."""
    refused: bool = False
    """Whether robots.txt does not allow the request, which was then not made."""


class Guest:
    """Asks addresses, one at a time."""

    def __init__(self, pause: float, *, own_network: bool = False) -> None:
        """`pause` is the least time between two requests, in seconds.

        Addresses of this machine and its network are asked only with `own_network`.
        """
        self._pause = pause
        self._own_network = own_network
        self._robots: dict[str, Robots] = {}
        self._last = 0.0
        self.requests = 0
        """How many requests were made."""

    def ask(self, url: str, marks: Mapping[str, str]) -> Answer:
        """The answer of an address; `marks` are those of its last answer. Raises no fault of a server."""
        moved, lasting = "", True
        for _ in range(REDIRECTS + 1):
            if not is_web(url):
                return Answer(url=url, moved=moved, fault=f"it leads to an address that is not asked: {url}")
            if self._is_private(url):
                why = f"{urlsplit(url).hostname} is on your own machine or network: --own-network asks it too"
                return Answer(url=url, moved=moved, fault=why, refused=True)
            robots = self._robots_of(url)
            if robots.unknown:
                return Answer(url=url, moved=moved, fault=f"robots.txt could not be had: {robots.unknown}")
            if not robots.allows(url):
                return Answer(url=url, moved=moved, fault="robots.txt does not allow it", refused=True)
            answer, to, for_good = self._once(url, marks, robots.delay)
            if not to:
                return replace(answer, moved=moved)
            url = urljoin(url, to)
            # What follows a redirection for now has not moved for good, wherever it goes on to.
            lasting = lasting and for_good
            moved = url if lasting else moved
        return Answer(url=url, moved=moved, fault=f"it redirects more than {REDIRECTS} times")

    def _once(self, url: str, marks: Mapping[str, str], delay: float) -> tuple[Answer, str, bool]:
        """One request: its answer, where it redirects to (empty for nowhere), and whether for good."""
        try:
            asked = request(url, marks)
            self._wait(delay)
            with aside(lambda: opener().open(asked, timeout=WAIT)) as found:
                kept = {
                    condition: value
                    for name, condition in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
                    if (value := found.headers.get(name))
                }
                download = aside(lambda: read_answer(found))
                return Answer(found.status, url, marks=kept, download=download), "", False
        except urllib.error.HTTPError as fault:
            with fault:
                to = fault.headers.get("Location") or ""
                if fault.code in (*_FOR_GOOD, *_FOR_NOW) and to:
                    return Answer(fault.code, url), to, fault.code in _FOR_GOOD
                if fault.code == _NOT_MODIFIED:
                    return Answer(fault.code, url, marks=marks), "", False
                return (
                    Answer(fault.code, url, fault=f"the server answers {fault.code} {fault.reason}"),
                    "",
                    False,
                )
        except IntakeError as fault:
            return Answer(200, url, fault=str(fault)), "", False
        except FAULTS as fault:
            return Answer(url=url, fault=in_words(fault)), "", False

    def _is_private(self, url: str) -> bool:
        return not self._own_network and is_of_own_network(url)

    def _robots_of(self, url: str) -> Robots:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._fetched(f"{site}/robots.txt")
        return self._robots[site]

    def _fetched(self, url: str) -> Robots:
        """The rules at an address: none where there is no file, nothing allowed where it cannot be had."""
        for _ in range(REDIRECTS + 1):
            try:
                asked = request(url)
                self._wait(0)
                with aside(lambda asked=asked: opener().open(asked, timeout=WAIT)) as found:  # type: ignore[misc]
                    data = aside(lambda: found.read(LARGEST))
                return Robots.of(data.decode("utf-8", "replace"), AGENT)
            except urllib.error.HTTPError as fault:
                with fault:
                    to = fault.headers.get("Location") or ""
                    if fault.code in (*_FOR_GOOD, *_FOR_NOW) and is_web(urljoin(url, to)):
                        url = urljoin(url, to)
                        if self._is_private(url):
                            return without_rules("it leads to your own machine or network")
                        continue
                    if _CLIENT <= fault.code < _SERVER:
                        return Robots()
                    return without_rules(f"the server answers {fault.code} {fault.reason}".rstrip())
            except FAULTS as fault:
                return without_rules(in_words(fault))
        return Robots()

    def _wait(self, delay: float) -> None:
        """Wait until the next request may be made."""
        pause = max(self._pause, delay)
        since = time.monotonic() - self._last
        if self.requests and since < pause:
            time.sleep(pause - since)
        self.requests += 1
        self._last = time.monotonic()
