"""Where config.yaml has room for what the fixes of faults add to it: a region, a lint, a host, a limit."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.model.edit import Slot
from briefing_site.model.outside import KEYS, Loaded
from briefing_site.parse.yaml_notation import room_at_end
from briefing_site.parse.yaml_values import Entry, Value


def entries_of(value: Value, key: str) -> dict[str, Entry]:
    """The entries of the mapping under a key of the file; none where there is no such mapping."""
    entry = value.data.get(key) if isinstance(value.data, dict) else None
    return entry.value.data if entry and isinstance(entry.value.data, dict) else {}


def room_under(value: Value, key: str, entry: tuple[str, str] = ("", "")) -> Slot | None:
    """The slot for one more entry of the mapping under a key; None where that mapping has no entries."""
    entries = entries_of(value, key)
    if not entries or not isinstance(value.data, dict):
        return None
    mapping, last = value.data[key].value, list(entries.values())[-1].place
    return room_at_end(value.lines, mapping.start, mapping.end, value.lines.offset_of(last.start), entry)


def new_entries(value: Value, key: str) -> Slot | None:
    """The slot for a key of the file with the first entry of its mapping; None where the key is given."""
    room = value.room
    return Slot(room.at, f"{room.before}{key}: {{", f"}}{room.after}") if key not in _keys(value) else None


def new_hosts(value: Value) -> Iterator[tuple[Loaded, Slot]]:
    """The slots for one more host of each kind, with the keys that are missing around it."""
    for kind, key in KEYS.items():
        if room := _nested_room(value, ("policy", "outside", key)):
            yield kind, room


def limit_slot(value: Value, key: str) -> Slot | None:
    """The slot for a number of the policy; None where no edit could write one safely."""
    policy = entries_of(value, "policy")
    if key in policy:
        number = policy[key].value
        return Slot(number.place) if number.raw else None
    if policy:
        room = value.data["policy"].value.room if isinstance(value.data, dict) else value.room
        return Slot(room.at, f"{room.before}{key}: ", room.after)
    if "policy" in _keys(value):
        return None
    return Slot(value.room.at, f"{value.room.before}policy: {{{key}: ", f"}}{value.room.after}")


def _nested_room(value: Value, keys: tuple[str, ...]) -> Slot | None:
    """The slot for one more item of the list under nested keys; None where no edit could add one safely."""
    if not isinstance(value.data, dict):
        return None
    entry = value.data.get(keys[0])
    if entry is None:
        room, opening = value.room, ": {".join(keys)
        return Slot(room.at, f"{room.before}{opening}: [", f"]{'}' * (len(keys) - 1)}{room.after}")
    if len(keys) > 1:
        return _nested_room(entry.value, keys[1:])
    items, lines = entry.value.data, value.lines
    if not isinstance(items, list) or not items or not lines.text.startswith("[", entry.value.start):
        return None
    end = items[-1].end + len(items[-1].style)
    return Slot(lines.span(end, end), ", ")


def _keys(value: Value) -> set[str]:
    return set(value.data) if isinstance(value.data, dict) else set()
