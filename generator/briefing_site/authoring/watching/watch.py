"""What became of the documents of a site: unchanged, changed, moved, gone.

The text of a document is read as `briefing source add` reads it, and compared with the archived text. Where
that is not at hand, it is compared by its digest: with the one in seeds.lock, or with the one that the last
watch kept in `.cache/watch.json`. At the address of a public archive's copy, which has the archive's own
words around it, only the quotations are looked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Literal

from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.authoring.watching.ask import Answer, Guest
from briefing_site.model.document import Document
from briefing_site.model.pin import digest
from briefing_site.model.source import Source
from briefing_site.model.verdict import Verdict
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.sealed import sealed, unsealed
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.verify import afresh

State = Literal[
    "unchanged", "changed", "moved", "gone", "unreachable", "not-asked", "unreadable", "seen-first"
]
TOLD: frozenset[State] = frozenset({"changed", "moved", "gone"})
"""The states that an author has to look at."""
_GONE = (404, 410)
_HEAD = b"briefing watch 1\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the document at one address."""

    source: str
    key: str
    """The key of the card that has the address: `url` or `archived_url`."""
    address: str
    state: State
    reason: str = ""
    """Why, in words; empty where the state says all."""
    moved: str = ""
    """Where the document has moved for good; empty where it has not."""
    lost: tuple[str, ...] = ()
    """Ids of the excerpts whose words no longer stand in it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the last watch kept of an address."""

    marks: Mapping[str, str] = field(default_factory=dict)
    """Headers that make the next request conditional."""
    digest: str = ""
    """Of the text that was found."""
    against: str = ""
    """What it was compared with, as a digest; with another text the document is asked for anew."""
    state: State = "seen-first"
    lost: tuple[str, ...] = ()


Memory = Mapping[str, Kept]
"""Address to what is kept of it."""


def load(path: Path) -> dict[str, Kept]:
    """What the last watch kept; nothing where the file is missing, damaged, or none of this user's."""
    try:
        data = json.loads(unsealed(_HEAD, read_whole(path, follow=False)) or b"")
        return {address: Kept(**{**entry, "lost": tuple(entry["lost"])}) for address, entry in data.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def save(path: Path, memory: Memory) -> None:
    """Keep it for the next watch; raises `OSError`."""
    data = {address: asdict(kept) for address, kept in sorted(memory.items())}
    record = sealed(_HEAD, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
    if record is not None:
        write_whole(path, record, "what was seen is kept")


def watch(
    sources: Iterable[Source],
    document: Callable[[Source], Document | None],
    pinned: Mapping[str, str],
    memory: dict[str, Kept],
    guest: Guest,
) -> Iterator[Seen]:
    """Ask each known address in turn; `memory` is brought up to date.

    `document` gives the archived text of a source, where that is at hand; `pinned` has the digest of the
    archived text of each source by id, as seeds.lock keeps it.
    """
    for source in sources:
        archived = document(source)
        for key, address in (("url", source.url), ("archived_url", source.archived_url)):
            if address:
                before = memory.get(address)
                seen, kept = _look(source, key, address, archived, pinned.get(source.id, ""), before, guest)
                if kept:
                    memory[address] = kept
                yield seen


def _against(source: Source, archived: Document | None, pinned: str) -> str:
    """The digest of all that the text at an address is compared with."""
    quotes = "\n".join(excerpt.quote for excerpt in source.excerpts)
    return digest(f"{archived.digest if archived else pinned}\n{quotes}")


def _look(
    source: Source,
    key: str,
    address: str,
    archived: Document | None,
    pinned: str,
    before: Kept | None,
    guest: Guest,
) -> tuple[Seen, Kept | None]:
    against = _against(source, archived, pinned)
    usable = before if before and before.against == against else None
    answer = guest.ask(address, usable.marks if usable else {})
    if usable and answer.status == 304 and not answer.fault:
        state = usable.state if usable.state in TOLD else "unchanged"
        seen = Seen(source.id, key, address, state, "as at the last watch", answer.moved, usable.lost)
        return _with_move(seen), replace(usable, marks=answer.marks)
    if answer.download is None:
        return Seen(source.id, key, address, _without(answer), answer.fault, answer.moved), None
    got = answer.download
    try:
        text = extract(got.data, got.ending, charset=got.charset, url=got.url).text
    except IntakeError as fault:
        return _with_move(Seen(source.id, key, address, "unreadable", str(fault), answer.moved)), None
    lost = _lost(source, text)
    pinned_text = not archived and hashlib.sha256(text.encode()).hexdigest() == pinned
    known = text if pinned_text else archived.text if archived else None
    state, reason = _compared(key, text, known, before, lost)
    lost = () if state == "unchanged" else lost  # what the known text does not have either is told by a check
    kept = Kept(answer.marks, digest(_joined(text)), against, state, lost)
    return _with_move(Seen(source.id, key, address, state, reason, answer.moved, lost)), kept


def _without(answer: Answer) -> State:
    """The state of a document that was not sent."""
    if answer.refused:
        return "not-asked"
    if answer.status in _GONE:
        return "gone"
    return "unreadable" if answer.status == 200 else "unreachable"


def _with_move(seen: Seen) -> Seen:
    """A document that is otherwise as it was has moved."""
    return replace(seen, state="moved") if seen.moved and seen.state not in TOLD else seen


def _compared(
    key: str, text: str, known: str | None, before: Kept | None, lost: tuple[str, ...]
) -> tuple[State, str]:
    """How the text at an address compares with the `known` one, or else with what was seen before."""
    if key == "archived_url":
        return ("changed", "") if lost else ("unchanged", "")
    stands = "" if lost else "every quotation still stands in it"
    if known is not None:
        same = _joined(known) == _joined(text)
        return ("unchanged", "") if same else ("changed", stands)
    if before and before.digest:
        same = before.digest == digest(_joined(text))
        return ("unchanged", "since the last watch") if same else ("changed", stands)
    if lost:
        return "changed", ""
    return "seen-first", "there is nothing to compare it with yet; every quotation stands in it"


def _lost(source: Source, text: str) -> tuple[str, ...]:
    """The excerpts whose words do not stand in a text, wherever they stood before."""
    anywhere = replace(source, excerpts=tuple(replace(excerpt, at=None) for excerpt in source.excerpts))
    found = afresh(anywhere, Document.of(source.id, text.encode("utf-8", "replace")))
    return tuple(name for name, seen in found.items() if seen.verdict is Verdict.NOT_FOUND)


def _joined(text: str) -> str:
    """A text without regard to its lines and blanks."""
    return " ".join(text.split())
