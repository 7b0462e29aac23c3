"""New sources: documents that an author hands in are read, looked over, and taken in.

A document is read first, and nothing is written. The author sees what was found, with what is uncertain, and
mends it. Then the card and the archived files are written, all or none, as `briefing source add` does it.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from briefing_site.authoring.intake.add import (
    Intake,
    Reading,
    intake_of,
    known_of,
    read_address,
    read_content,
)
from briefing_site.authoring.intake.card import missing
from briefing_site.authoring.intake.fetch import is_url, without_scheme
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.engine.options import Options
from briefing_site.model.diagnostic import Severity
from briefing_site.model.name import Name
from briefing_site.model.os_reason import reason
from briefing_site.model.paths import card_path
from briefing_site.model.source import KINDS
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.publish.author_files import write_all_new
from briefing_site.publish.site_swap import PublishError
from briefing_site.text.dataclass import dataclass

_KEPT = 3
"""As many documents are kept that were read and not taken in."""
_OPENING = 1_000
"""Characters of a document that are shown beside what was found."""
_PLAIN_DATE = re.compile(r"[\w.~?/ -]{0,40}")
_FIELDS = ("title", "author", "publisher", "published", "language", "url")
_NEEDED = "It is needed before the source can be cited."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author says of a document that was read."""

    key: str
    id: str
    values: Mapping[str, str]
    """Value of each of `_FIELDS`, and of `kind`."""
    sure: Collection[str]
    """The fields that the author has compared with the document."""


class SourceDesk:
    """Reads documents for one site, and keeps the last few of them until they are taken in."""

    def __init__(self, options: Options, *, own_network: bool = False) -> None:
        """With `own_network` addresses of this machine and the network around it are asked too."""
        self._options = options
        self._own_network = own_network
        self._lock = threading.Lock()
        """Guards the documents, which requests in several threads read."""
        self._read: OrderedDict[str, Reading] = OrderedDict()

    def read_file(self, name: str, data: bytes) -> dict[str, Any]:
        """What was found in the content of a file of that name, or a fault, for JSON."""
        return self._found(lambda: read_content(name, data))

    def read_address(self, given: str) -> dict[str, Any]:
        """What was found at an address, or a fault, for JSON."""
        given = given.strip()
        address = given if is_url(given) else without_scheme(given)
        if not address:
            return _refused(f"“{given}” is no address of the web." if given else "Paste an address first.")
        return self._found(lambda: read_address(address, own_network=self._own_network))

    def _found(self, read_it: Callable[[], Reading]) -> dict[str, Any]:
        try:
            reading = read_it()
            known = known_of(reading, _today())
            suggested = intake_of(reading, known, self._options, today=_today())
        except IntakeError as fault:
            return _refused(_sentence(str(fault)))
        key = hashlib.sha256(reading.whence.encode() + b"\0" + reading.data).hexdigest()
        with self._lock:
            self._read[key] = reading
            self._read.move_to_end(key)
            while len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return {
            "key": key,
            "fault": "",
            "whence": reading.whence,
            "values": {**_shown(known), "kind": "", "id": suggested.id},
            "doubts": {name: why for name, why in known.doubts.items() if name in _FIELDS},
            "notes": list(reading.found.notes),
            "opening": reading.found.text[:_OPENING],
            "length": reading.found.paragraphs,
            "tool": reading.found.tool,
            "kinds": list(KINDS),
        }

    def take_in(self, wanted: Wanted) -> dict[str, Any]:
        """Write the card and the archived files: the id of the source, or the faults by field, for JSON."""
        with self._lock:
            reading = self._read.get(wanted.key)
        if reading is None:
            return {**_refused("The document has to be read again."), "again": True}
        known = _told(known_of(reading, _today()), wanted)
        if faults := _wrong_values(known):
            return {**_refused(""), "faults": faults}
        try:
            intake = intake_of(reading, known, self._options, today=_today(), name=wanted.id.strip())
            if faults := _wrong_card(intake):
                return {**_refused(""), "faults": faults}
            write_all_new(self._options.root, intake.files)
        except IntakeError as fault:
            of_id = wanted.id.strip() and f'"{wanted.id.strip()}"' in str(fault)
            return _refused("", id=_sentence(str(fault))) if of_id else _refused(_sentence(str(fault)))
        except PublishError as fault:
            return _refused(f"Nothing was written: {fault}")
        except OSError as fault:
            return _refused(f"Nothing was written: {reason(fault)}")
        with self._lock:
            self._read.pop(wanted.key, None)
        return {**_refused(""), "source": intake.id}


def _shown(known: Particulars) -> dict[str, str]:
    return {
        "title": known.title,
        "author": "; ".join(map(str, known.authors)),
        "publisher": known.publisher,
        "published": known.published,
        "language": known.language,
        "url": known.url,
    }


def _told(known: Particulars, wanted: Wanted) -> Particulars:
    """What is known, as the author has mended it; what was mended or compared is no longer uncertain."""
    shown = _shown(known)
    said = {name: " ".join(wanted.values.get(name, "").split()) for name in (*_FIELDS, "kind")}
    mended = {name for name in _FIELDS if said[name] != shown[name]}
    authors = known.authors
    if "author" in mended:
        authors = tuple(Name(literal=name) for part in said["author"].split(";") if (name := part.strip()))
    return replace(
        known,
        title=said["title"],
        authors=authors,
        publisher=said["publisher"],
        published=said["published"],
        language=said["language"],
        url=said["url"],
        kind=said["kind"],
        doubts={
            name: why for name, why in known.doubts.items() if name not in mended and name not in wanted.sure
        },
    )


def _wrong_values(known: Particulars) -> dict[str, str]:
    """What keeps a card from being written, by field."""
    found = dict.fromkeys(missing(known), _NEEDED)
    if known.kind and known.kind not in KINDS:
        found["kind"] = f"It is none of {', '.join(KINDS)}."
    if not _PLAIN_DATE.fullmatch(known.published):
        found["published"] = "It is no date: write 2026, 2026-02 or 2026-02-12."
    return found


def _wrong_card(intake: Intake) -> dict[str, str]:
    """The errors of a card that is to be written, by the key in whose line they stand."""
    data = next(iter(intake.files.values()))
    _, faults = parse_source(card_path(intake.id), data, MarkdownEngine())
    lines = data.decode("utf-8").splitlines()
    return {
        lines[fault.place.line - 1].split(":")[0]: _sentence(fault.message)
        for fault in faults
        if fault.severity is Severity.ERROR
    }


def _refused(words: str, **faults: str) -> dict[str, Any]:
    return {"source": "", "fault": words, "faults": faults, "again": False}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _today() -> str:
    return datetime.date.today().isoformat()
