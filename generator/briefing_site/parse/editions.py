"""`seeds/editions.lock`: the claims of each briefing as they were last published.

The file is data for people too: JSON with one claim a line, in the notation of citations, sorted by briefing.

    "Rain fell for six hours. [@rain#hours; but see @fog#dry]"
    "More rain will fall. [@rain#dry] (confidence: low)"
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from briefing_site.model.briefing import CONFIDENCES, Confidence
from briefing_site.model.date import Date
from briefing_site.model.edition import Edition, Editions, PublishedClaim, PublishedState
from briefing_site.model.json_value import Json
from briefing_site.parse.conflicts import MARK_IN_RECORD
from briefing_site.text.lazy_pattern import LazyPattern

VERSION = 1
_CLAIM = LazyPattern(
    r"(?P<text>.*) \[(?P<cites>[^\[\]]+)\](?: \(confidence: (?P<confidence>high|moderate|low)\))?", re.DOTALL
)
_NAME = LazyPattern(r'^ *("[\w-]+/[\w-]+"): *\{', re.MULTILINE)


class EditionsError(Exception):
    """The file cannot be read. `line` is the line of the fault; the message says why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def dump_editions(editions: Editions) -> str:
    """The editions as a file: one claim a line, keys in order."""
    briefings = {name: _fields(edition) for name, edition in editions.briefings.items()}
    sources: dict[str, Json] = {"sources": list(editions.sources)} if editions.sources else {}
    excerpts: dict[str, Json] = {name: list(ids) for name, ids in editions.excerpts.items() if ids}
    if excerpts:
        sources["excerpts"] = excerpts
    if editions.pages:
        sources["pages"] = list(editions.pages)
    data: Json = {"briefings": briefings, **sources, "version": VERSION}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_editions(data: bytes) -> Editions:
    """Read what `dump_editions` wrote, as bytes of a file; raises `EditionsError` for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EditionsError(data[: fault.start].count(b"\n") + 1, "it is not UTF-8") from None
    if conflict := MARK_IN_RECORD.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise EditionsError(line, "a merge conflict is left in it")
    try:
        whole: Json = json.loads(text)
    except json.JSONDecodeError as fault:
        raise EditionsError(fault.lineno, "it is not the JSON that `briefing release` writes") from None
    except (ValueError, RecursionError):
        raise EditionsError(1, "it is not the JSON that `briefing release` writes") from None
    if not isinstance(whole, Mapping):
        raise EditionsError(1, "it is not a mapping")
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise EditionsError(1, f"version {version} is of a newer generator: update yours")
    briefings = whole.get("briefings")
    if not isinstance(briefings, Mapping):
        raise EditionsError(1, "it has no `briefings`")
    sources, pages = _texts(whole.get("sources", []), "sources"), _texts(whole.get("pages", []), "pages")
    named = whole.get("excerpts", {})
    if not isinstance(named, Mapping):
        raise EditionsError(1, "`excerpts` is no mapping")
    excerpts = {name: _texts(ids, f"excerpts: {name}") for name, ids in named.items()}
    try:
        found = {name: _edition(each) for name, each in briefings.items()}
        return Editions(found, sources, excerpts, pages, _lines(text))
    except _ShapeError as fault:
        name = next((name for name, each in briefings.items() if not _serves(each)), "")
        at = text.find(json.dumps(name, ensure_ascii=False))
        raise EditionsError(text.count("\n", 0, max(at, 0)) + 1, f"{name}: {fault}") from None


def _texts(data: Json, key: str) -> tuple[str, ...]:
    """The texts of a list; raises `EditionsError` for anything else."""
    if not isinstance(data, list) or not all(isinstance(each, str) for each in data):
        raise EditionsError(1, f"`{key}` is no list of texts")
    return tuple(map(str, data))


def _lines(text: str) -> dict[str, int]:
    """Name of a briefing to the line that it begins in."""
    found: dict[str, int] = {}
    line, at = 1, 0
    for name in _NAME.finditer(text):
        line, at = line + text.count("\n", at, name.start(1)), name.start(1)
        found[name[1][1:-1]] = line
    return found


class _ShapeError(Exception):
    """A value is not of the shape that is written."""


def _serves(data: Json) -> bool:
    try:
        _edition(data)
    except _ShapeError:
        return False
    return True


def _fields(edition: Edition) -> dict[str, Json]:
    before = {"before": _state_fields(edition.before)} if edition.before else {}
    aliases: dict[str, Json] = {"aliases": list(edition.aliases)} if edition.aliases else {}
    anchors: dict[str, Json] = {"anchors": list(edition.anchors)} if edition.anchors else {}
    return {**_state_fields(edition.now), **before, **aliases, **anchors}


def _state_fields(state: PublishedState) -> dict[str, Json]:
    claims: list[Json] = list(map(_written, state.claims))
    return {"claims": claims, "date": str(state.date), "text": state.text}


def _written(claim: PublishedClaim) -> str:
    level = f" (confidence: {claim.confidence})" if claim.confidence else ""
    return f"{claim.text} [{'; '.join(claim.cites)}]{level}"


def _edition(data: Json) -> Edition:
    if not isinstance(data, Mapping):
        raise _ShapeError("it is not a mapping")
    before = data.get("before")
    aliases, anchors = _names(data, "aliases"), _names(data, "anchors")
    return Edition(_state(data), None if before is None else _state(before), aliases, anchors)


def _names(data: Mapping[str, Json], key: str) -> tuple[str, ...]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise _ShapeError(f"`{key}` is no list of addresses")
    return tuple(map(str, found))


def _state(data: Json) -> PublishedState:
    if not isinstance(data, Mapping):
        raise _ShapeError("`before` is not a mapping")
    date, text, claims = data.get("date"), data.get("text"), data.get("claims")
    if not isinstance(date, str) or not isinstance(text, str) or not isinstance(claims, list):
        raise _ShapeError("it has no `claims`, `date` or `text`")
    try:
        return PublishedState(Date.parse(date), tuple(map(_claim, claims)), text)
    except ValueError:
        raise _ShapeError(f"{date!r} is no date") from None


def _claim(data: Json) -> PublishedClaim:
    found = _CLAIM.fullmatch(data) if isinstance(data, str) else None
    if not found:
        raise _ShapeError(f"{data!r} is no claim with citations")
    level: Confidence | None = next((each for each in CONFIDENCES if each == found["confidence"]), None)
    return PublishedClaim(found["text"], tuple(found["cites"].split("; ")), level)
