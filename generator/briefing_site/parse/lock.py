"""`seeds/seeds.lock`: the pin of each excerpt, which records where and in which text it was found.

The lock is kept with the site, so that a site can be built without its archive. It also shows changed texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from briefing_site.model.date import Date
from briefing_site.model.fragment_context import FragmentContext
from briefing_site.model.json_value import Json
from briefing_site.model.pin import Lock, PinnedCard, PinnedExcerpt, PinnedSource, PinnedTokens, PinnedWords
from briefing_site.model.verdict import Occurrence
from briefing_site.parse.conflicts import MARK_IN_RECORD
from briefing_site.text.dataclass import dataclass
from briefing_site.text.encodings import guess
from briefing_site.text.lazy_pattern import LazyPattern

VERSION = 1


class LockError(Exception):
    """A lock file cannot be read. `line` is the line of the fault; the message says why, and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def dump(lock: Lock) -> str:
    """The lock as a file: one value a line, keys in order, so that a merge conflict is small."""
    sources: dict[str, Json] = {
        source: {
            "archive": pinned.archive,
            "excerpts": {id_: _fields(pin) for id_, pin in pinned.excerpts.items()},
            **({"passages": _digests(pinned)} if pinned.passages else {}),
            **({} if pinned.day is None else {"pinned": str(pinned.day)}),
            "sha256": pinned.sha256,
            **({} if pinned.words is None else {"words": pinned.words}),
        }
        for source, pinned in lock.sources.items()
    }
    whole: dict[str, Json] = {"sources": sources, "version": VERSION}
    if lock.cards:
        whole["cards"] = {source: _card_fields(card) for source, card in lock.cards.items()}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _card_fields(card: PinnedCard) -> Mapping[str, Json]:
    return {"excerpts": {name: dict(parts) for name, parts in card.excerpts.items()}, "head": dict(card.head)}


def _digests(pinned: PinnedSource) -> dict[str, Json]:
    """The digests of each passage in order, so that they tell nothing of the order of its words."""
    return {place: " ".join(sorted(tokens.digests)) for place, tokens in pinned.passages.items()}


def _fields(pin: PinnedExcerpt) -> dict[str, Json]:
    """A pin as fields of the file. Where the excerpt was not found, the fields of its words are null."""
    words, place = pin.words, pin.words.occurrence if pin.words else None
    return {
        "at": pin.at,
        "verdict": pin.verdict,
        "quote": pin.quote,
        "paragraph": place.paragraph if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "exact": words.exact if words else None,
        "prefix": words.prefix if words else None,
        "suffix": words.suffix if words else None,
        **{key: text for key, text in asdict(pin.context).items() if text},
    }


def read_lock(data: bytes) -> Lock:
    """The lock of the bytes of a file; raises `LockError` where that cannot be read."""
    try:
        return load(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        encoding = guess(data)
        looks = f", it looks like {encoding.name}" if encoding else ""
        raise LockError(line, f"it is not UTF-8{looks}; {_CURE}") from None


def load(text: str) -> Lock:
    """Read what `dump` wrote; raises `LockError` for anything else."""
    if conflict := MARK_IN_RECORD.search(text):
        raise LockError(_line(text, conflict.start()), f"a merge conflict is left in it; {_CURE}")
    try:
        data: Json = json.loads(text, object_pairs_hook=_no_key_twice)
    except json.JSONDecodeError as fault:
        raise LockError(fault.lineno, f"not JSON from column {fault.colno} on; {_CURE}") from None
    except _KeyTwiceError as fault:
        places = [match.start() for match in re.finditer(re.escape(json.dumps(fault.key)) + r"\s*:", text)]
        raise LockError(
            _line(text, places[-1]) if places else 1, f"{fault.key!r} is given twice; {_CURE}"
        ) from None
    except ValueError:
        raise LockError(1, f"not JSON that can be read: a number has thousands of digits; {_CURE}") from None
    except RecursionError:
        raise LockError(1, f"nested too deeply; {_CURE}") from None
    return _lock(data, text)


_CURE = "restore seeds.lock, or delete it and run `briefing pin` where the archive is"


_SOURCE = ("archive", "sha256", "excerpts")
_PASSAGES = "passages"
_DAY = "pinned"
_DIGESTS = LazyPattern(r"(?:[0-9a-f]{4}(?: [0-9a-f]{4})*)?")
_WORDS = ("paragraph", "start", "end", "exact", "prefix", "suffix")
_CONTEXT = ("before", "after", "lead")
_EXCERPT = ("at", "verdict", "quote", *_WORDS)


class _KeyTwiceError(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def _no_key_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _KeyTwiceError(key)
        seen.add(key)
    return dict(pairs)


def _lock(data: Json, text: str) -> Lock:
    version = data.get("version") if isinstance(data, Mapping) else None
    if isinstance(version, int) and version > VERSION:
        raise LockError(_find(text, ["version"]), f"version {version} is of a newer generator: update yours")
    kept = {"cards": {}, **data} if isinstance(data, Mapping) else data  # older locks keep no cards
    whole = _Fields.of(kept, ("version", "sources", "cards"), text, ())
    whole.number("version")
    return Lock(
        {
            name: _source(fields)
            for name, fields in whole.inside("sources", _SOURCE, ("words", _PASSAGES, _DAY))
        },
        {name: _card(fields) for name, fields in whole.inside("cards", ("excerpts", "head"))},
    )


def _card(fields: _Fields) -> PinnedCard:
    excerpts = {name: each.texts() for name, each in fields.inside("excerpts", None)}
    return PinnedCard(fields.mapping("head").texts(), excerpts)


def _source(fields: _Fields) -> PinnedSource:
    excerpts = {name: _excerpt(each) for name, each in fields.inside("excerpts", _EXCERPT, _CONTEXT)}
    sha256 = fields.text("sha256")
    passages = fields.mapping(_PASSAGES).digests() if _PASSAGES in fields.values else {}
    tokens = {place: PinnedTokens(frozenset(digests.split()), sha256) for place, digests in passages.items()}
    words = fields.number("words") if "words" in fields.values else None
    day = fields.day(_DAY) if _DAY in fields.values else None
    return PinnedSource(fields.text("archive"), sha256, excerpts, words, tokens, day)


def _excerpt(fields: _Fields) -> PinnedExcerpt:
    at = None if fields.values["at"] is None else fields.text("at")
    found = any(fields.values[key] is not None for key in _WORDS)
    context = FragmentContext(*(fields.text(key) if key in fields.values else "" for key in _CONTEXT))
    words = _words(fields) if found else None
    return PinnedExcerpt(at, fields.text("verdict"), fields.text("quote"), words, context)


def _words(fields: _Fields) -> PinnedWords:
    place = Occurrence(fields.number("paragraph"), fields.number("start"), fields.number("end"))
    return PinnedWords(place, fields.text("exact"), fields.text("prefix"), fields.text("suffix"))


@dataclass(frozen=True, slots=True)
class _Fields:
    """A mapping of the file, checked to have the keys that are required, and no strange ones."""

    values: Mapping[str, Json]
    file: str
    """Text of the whole file, to find the line of a fault."""
    path: tuple[str, ...]
    """The keys that lead to the mapping."""

    @classmethod
    def of(
        cls,
        data: Json,
        keys: Sequence[str] | None,
        file: str,
        path: tuple[str, ...],
        optional: Sequence[str] = (),
    ) -> _Fields:
        """Check the keys; raises `LockError` where one is missing or strange.

        Those of `optional` may be missing; where `keys` is None the keys are free.
        """
        name = ".".join(path) or "it"
        if not isinstance(data, Mapping):
            raise LockError(_find(file, path), f"{name} is not a mapping; {_CURE}")
        for key in keys or ():
            if key not in data:
                raise LockError(_find(file, path), f"{name} has no {key!r}; {_CURE}")
        for key in data if keys is not None else ():
            if key not in (*(keys or ()), *optional):
                raise LockError(_find(file, (*path, key)), f"{name} has a strange key {key!r}; {_CURE}")
        return cls(data, file, path)

    def text(self, key: str) -> str:
        """The text under a key; raises `LockError` for any other value."""
        value = self.values[key]
        if not isinstance(value, str):
            raise self._wrong(key)
        return value

    def number(self, key: str) -> int:
        """The whole number under a key; raises `LockError` for any other value."""
        value = self.values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key)
        return value

    def day(self, key: str) -> Date:
        """The day under a key; raises `LockError` for any other value, and for a month or a year."""
        try:
            day = Date.parse(self.text(key))
        except ValueError:
            raise self._wrong(key) from None
        if day.day is None:
            raise self._wrong(key)
        return day

    def texts(self) -> dict[str, str]:
        """All keys with their texts; raises `LockError` for a value that is none."""
        return {key: self.text(key) for key in self.values}

    def digests(self) -> dict[str, str]:
        """All keys with their digests; raises `LockError` for a value that is no list of them."""
        texts = self.texts()
        for key, text in texts.items():
            if not _DIGESTS.fullmatch(text):
                raise self._wrong(key)
        return texts

    def mapping(self, key: str) -> _Fields:
        """The mapping under a key, with keys of any name; raises `LockError` for any other value."""
        return _Fields.of(self.values[key], None, self.file, (*self.path, key))

    def inside(
        self, key: str, keys: Sequence[str] | None, optional: Sequence[str] = ()
    ) -> Iterator[tuple[str, _Fields]]:
        """Name and fields of each mapping in the mapping under a key; raises `LockError` for other values."""
        value = self.values[key]
        if not isinstance(value, Mapping):
            raise self._wrong(key)
        for name, each in value.items():
            yield name, _Fields.of(each, keys, self.file, (*self.path, key, name), optional)

    def _wrong(self, key: str) -> LockError:
        name = ".".join(self.path) or "it"
        line = _find(self.file, (*self.path, key))
        return LockError(line, f"{key!r} of {name} has the wrong type; {_CURE}")


def _find(text: str, path: Sequence[str]) -> int:
    """The line of a key, found by going from key to key in the order in which they nest."""
    at = 0
    for key in path:
        found = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:").search(text, at)
        at = found.start() if found else at
    return _line(text, at)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
