"""YAML with positions: plain data in which every key and value has its place.

The reader is built on parser events. `yaml.compose` recurses in C and crashes the process on deep nesting.
The usual loaders keep the last of two equal keys silently. The YAML 1.1 rules turn `NO` into false and
`12:30` into 750. Here only true, false, null and plain numbers are typed; every other scalar is text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Protocol

import yaml

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.parse.yaml_notation import entry_lines, room_for_key, whole_entry
from briefing_site.parse.yaml_trouble import NO_KEYS, Stop, explained
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.odd_signs import name_of

_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Scalar = str | int | float | bool | None
_MAX_VALUES = 50_000
_MAX_DEPTH = 40
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d*)")
_OF_NUMBERS = frozenset("-+0123456789")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)\.\d+")
_WORDS = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "Null": None,
    "~": None,
    "": None,
}
_TEXT_TAGS = (None, "tag:yaml.org,2002:str")
_BREAKS = {"\x85": "\U000f0085", "\u2028": "\U000f2028", "\u2029": "\U000f2029"}
"""What the library takes for line ends and no editor does, each with a stand-in that no file may hold."""
_HIDDEN_BREAKS = str.maketrans(_BREAKS)
_SHOWN_BREAKS = str.maketrans({hidden: sign for sign, hidden in _BREAKS.items()})
_UNREADABLE = LazyPattern("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\0-\x08\x0b\x0c\x0e-\x1f]")
"""What the library refuses to read."""


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value and its place."""

    data: _Scalar | list[Value] | dict[str, Entry]
    text: str
    """A scalar as written, without its quotes; empty for lists and mappings."""
    start: int
    """Offset at which the notation of the value begins."""
    end: int
    """Offset at which the notation ends; for a list or mapping in lines, that of the next token."""
    lines: Lines
    style: str = ""
    """What begins a scalar: a quotation mark, `|`, `>`; empty for a plain one, a list or a mapping."""

    @property
    def place(self) -> Span:
        """The place of the value, inside its quotation marks where it is quoted.

        The place of a list or mapping of several lines is its first line, so that a fault does not cover all.
        """
        if isinstance(self.data, (list, dict)):
            if "\n" in self.lines.text[self.start : self.end].rstrip():
                return self.lines.rest_of_line(self.start)
            return self.lines.bare(self.start, self.end)
        if self.style in ("|", ">"):
            return self.lines.bare(self.start, self.end)
        return self.lines.span(self.start, self.end)

    @property
    def raw(self) -> str:
        """The notation of the value with its quotation marks; empty for a block scalar."""
        if self.style in ("|", ">"):
            return ""
        marks = len(self.style)
        return self.lines.text[self.start - marks : self.end + marks].strip(" \t\n")

    @property
    def notation_end(self) -> int:
        """Offset behind a value of one line, with its closing quotation mark."""
        return self.end + len(self.style)

    @property
    def room(self) -> Slot:
        """The slot for another key of a mapping; for a value of another kind, the slot at its place."""
        if isinstance(self.data, dict):
            return room_for_key(self.lines, self.start, self.end)
        return Slot(self.place, "" if self.raw else " ")

    def located(self) -> LocatedText:
        """The text of a scalar with the place of each character."""
        return LocatedText.scalar(self.text, self.lines, self.start, self.end, self.style)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    start: int
    """Offset of the key in the file."""
    end: int
    value: Value

    @property
    def place(self) -> Span:
        """The place of the key."""
        return self.value.lines.bare(self.start, self.end)


def list_slot(mapping: Value, key: str) -> Slot:
    """The slot for all items of the list under a key of a mapping, whether the key is given or not."""
    entry = mapping.data.get(key) if isinstance(mapping.data, dict) else None
    if entry is None:
        room = mapping.room
        return Slot(room.at, f"{room.before}{key}: [", f"]{room.after}")
    value = entry.value
    written = value.lines.text[value.start : value.end].rstrip()
    at = value.lines.span(value.start, value.start + len(written))
    return Slot(at, "[" if written else " [", "]")


def without_entries(mapping: Value, keys: Container[str]) -> tuple[Edit, ...]:
    """The edits that take entries out of a mapping, of which some are left."""
    if not isinstance(mapping.data, dict):
        return ()
    lines, entries = mapping.lines, list(mapping.data.items())
    edits = []
    at = 0
    while at < len(entries):
        first = at
        while at < len(entries) and entries[at][0] in keys:
            at += 1
        if at == first:
            at += 1
            continue
        start = entries[first][1].start
        if at < len(entries):
            end = entries[at][1].start
        elif lines.text.startswith("{", mapping.start):
            start, end = (entries[n][1].value.notation_end for n in (first - 1, at - 1))
        else:
            start = lines.text.rfind("\n", 0, start) + 1
            _, end = entry_lines(lines.text, entries[at - 1][1].start)
        edits.append(Edit(lines.span(start, end), ""))
    return tuple(edits)


class _Mark(Protocol):
    """Where an event of the library begins or ends."""

    @property
    def index(self) -> int: ...


class _StopError(Exception):
    """Leaves the event loop where the YAML can be read no further."""

    def __init__(
        self, at: int, why: str, opened: int | None = None, end: int | None = None, word: str = ""
    ) -> None:
        self.stop = Stop(at, why, opened, end, word)


def load(lines: Lines, start: int, end: int) -> tuple[Value | None, list[Diagnostic]]:
    """Read the YAML that stands at `start` to `end` of a file.

    Returns the value, or None where the YAML is empty or broken, and the faults: bad YAML with its cure, keys
    given twice, tags, merge keys, and nesting or aliases beyond all reason.
    """
    reader = _EventReader(lines, start, end)
    try:
        value = reader.document()
    except _StopError as stop:
        return None, [*reader.faults, *explained(lines, start, end, stop.stop, _stop)]
    if value is not None and isinstance(value.data, str) and not value.style:
        # Words without a key, where every file has keys: a colon may be none.
        found = explained(lines, start, end, Stop(value.start, NO_KEYS), _no_mapping)
        if found[0].fixes:
            return None, found
    return value, reader.faults


def parsed(lines: Lines, start: int, end: int) -> Value | None:
    """The value of the YAML at `start` to `end` of a file; None where it is empty or broken."""
    try:
        return _EventReader(lines, start, end).document()
    except _StopError:
        return None


def _stop(lines: Lines, start: int, end: int) -> Stop | None:
    """Where the YAML can be read no further; None where all of it can be read."""
    try:
        _EventReader(lines, start, end).document()
    except _StopError as stop:
        return stop.stop
    return None


def _no_mapping(lines: Lines, start: int, end: int) -> Stop | None:
    """As `_stop`, for YAML that is to have keys."""
    value = parsed(lines, start, end)
    return None if value is not None and isinstance(value.data, dict) else Stop(start, NO_KEYS)


class _EventReader:
    def __init__(self, lines: Lines, start: int, end: int) -> None:
        self.lines = lines
        self.start = start
        self.text = lines.text[start:end]
        self.hides = any(sign in self.text for sign in _BREAKS)
        if self.hides:
            self.text = self.text.translate(_HIDDEN_BREAKS)
        self.faults: list[Diagnostic] = []
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.count = 0
        self.events: Iterator[yaml.Event] = iter(())

    def document(self) -> Value | None:
        result: Value | None = None
        try:
            # As `yaml.parse`, without its generator.
            self.events = iter(_LOADER(self.text).get_event, None)
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent) and result is not None:
                    raise _StopError(self.offset(event.start_mark), "second-document", word="---")
                if isinstance(event, yaml.NodeEvent):
                    result = self.value(event, 0)
        except yaml.MarkedYAMLError as broken:
            mark, opened = broken.problem_mark or broken.context_mark, broken.context_mark
            why = " ".join(part for part in (broken.context, broken.problem) if part)
            at = self.offset(mark) if mark else self.start
            raise _StopError(at, why, self.offset(opened) if opened else None) from None
        except yaml.reader.ReaderError as broken:  # its own place is counted in bytes
            unreadable = _UNREADABLE.search(self.text)
            at = self.start + (unreadable.start() if unreadable else 0)
            word = name_of(unreadable.group()) if unreadable else ""
            raise _StopError(at, "control", end=at + 1, word=word) from broken
        return result

    def offset(self, mark: _Mark | None) -> int:
        if mark is None:  # for the type alone: the parsers of the library mark every event
            return 0
        return self.start + mark.index

    def value(self, event: yaml.Event, depth: int) -> Value:
        self.count += 1
        if self.count > _MAX_VALUES or depth > _MAX_DEPTH:
            raise _StopError(self.offset(event.start_mark), "too-much")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise _StopError(self.offset(event.start_mark), "alias", word=event.anchor or "")
            value, size = self.anchors[event.anchor]
            self.count += size  # an alias costs what it expands to: no "billion laughs"
            return value
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            raise TypeError(f"no value begins with {event}")
        if event.tag not in _TEXT_TAGS or (event.tag and not isinstance(event, yaml.ScalarEvent)):
            raise _StopError(self.offset(event.start_mark), "tag", word=event.tag or "")
        before = self.count
        start, end = self.offset(event.start_mark), self.offset(event.end_mark)
        data: _Scalar | list[Value] | dict[str, Entry]
        text = style = ""
        if isinstance(event, yaml.ScalarEvent):
            data = _typed(event)
            text, style = event.value, event.style or ""
            if self.hides:
                text = text.translate(_SHOWN_BREAKS)
                data = text if isinstance(data, str) else data
            start = _behind_properties(self.lines.text, start, end)
            if event.style in ("'", '"'):
                start, end = start + 1, max(start + 1, end - 1)
            elif event.style in ("|", ">"):  # the text begins on the line after the indicator
                first = _first_character(self.lines.text, start, end)
                if event.value.strip():
                    start = first
                else:  # nothing stands below: its place is that of the indicator
                    end = self.lines.offset_of(self.lines.rest_of_line(start).end)
        elif isinstance(event, yaml.SequenceStartEvent):
            data, end = self.items(depth)
        else:
            data, end = self.mapping(depth)
        value = Value(data, text, start, end, self.lines, style)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.count - before + 1)
        return value

    def items(self, depth: int) -> tuple[list[Value], int]:
        items: list[Value] = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(item, depth + 1))
        return items, self.offset(item.end_mark)

    def mapping(self, depth: int) -> tuple[dict[str, Entry], int]:
        entries: dict[str, Entry] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            start, end = self.offset(key.start_mark), self.offset(key.end_mark)
            if not isinstance(key, yaml.ScalarEvent):
                raise _StopError(start, "complex-key", end=end)
            if key.value == "<<":
                raise _StopError(start, "merge", end=end)
            entry = Entry(start, end, self.value(next(self.events), depth + 1))
            name = key.value.translate(_SHOWN_BREAKS) if self.hides else key.value
            if first := entries.get(name):
                whole = whole_entry(self.lines, start)
                self.faults.append(faults.yaml.duplicate_key(entry.place, name, first.place, whole))
            else:
                entries[name] = entry
        return entries, self.offset(key.end_mark)


_PROPERTIES = LazyPattern(r"(?:[&!]\S*\s+)*")


def _behind_properties(text: str, start: int, end: int) -> int:
    """The offset at which a scalar itself begins, behind its anchor and tag."""
    if text[start : start + 1] not in ("&", "!"):
        return start
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def _first_character(text: str, start: int, end: int) -> int:
    """The offset at which the text of a block scalar begins: behind its first line and its indentation."""
    at = text.find("\n", start, end) + 1 or end
    while at < end and text[at] in " \n":
        at += 1
    return at


def _typed(event: yaml.ScalarEvent) -> _Scalar:
    text: str = event.value
    if not event.implicit[0] or event.tag is not None:  # quoted, or marked as text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _OF_NUMBERS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 19 else text
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
