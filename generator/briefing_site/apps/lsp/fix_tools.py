"""What quick fixes share: their value, and how they find and change pieces of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_site.apps.lsp.fault_span import reach
from briefing_site.apps.lsp.site_at_a_moment import Known
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Change, Edit
from briefing_site.model.paths import CONFIG
from briefing_site.parse.yaml_values import Value


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure that an editor can apply."""

    title: str
    changes: tuple[Change, ...] = ()
    preferred: bool = False
    """Whether it is the one to take where none is chosen."""
    pins: bool = False
    """Whether it runs `briefing pin` instead of changing a text."""


Fixer = Callable[[Known, Diagnostic], Iterator[Fix]]
"""The cures of a diagnostic; none where none would apply cleanly."""

_MEANT = re.compile(r'did you mean "([^"]+)"\?')
_QUOTED = re.compile(r'"([^"]*)"')


def meant(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Put the word that the hint names in place of the one that the message names last."""
    new, named = _MEANT.search(fault.hint), _QUOTED.findall(fault.message)
    if not new or not named:
        return
    old = named[-1].removeprefix("#")
    text = known.text(fault.place.path)
    start, end = reach(known.lines(fault.place.path), fault)
    if "#" in text[start:end] and fault.code in ("unknown-excerpt", "broken-anchor"):
        start = text.index("#", start)
    at = text.find(old, start, end)
    if old and at >= 0:
        change = Edit(fault.place.path, at, at + len(old), new[1])
        yield Fix(f'Change "{old}" to "{new[1]}"', (change,), preferred=True)


def pin(known: Known, _: Diagnostic) -> Iterator[Fix]:
    """Run `briefing pin`, where there is an archive."""
    if known.state.content.options.archive_folder:
        yield Fix("Run briefing pin", pins=True)


def switch_off(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Turn a warning off for the whole site."""
    text = known.text(CONFIG)
    entry = known.entry("lint")
    title = f'Turn the warning "{fault.code}" off for this site'
    if entry is None:
        line = f"lint: {{{fault.code}: off}}\n"
        before = "" if not text or text.endswith("\n") else "\n"
        yield Fix(title, (Edit(CONFIG, len(text), len(text), before + line),))
    elif isinstance(entry.value.data, dict) and entry.value.data and fault.code not in entry.value.data:
        yield Fix(title, (added(known, ("lint",), fault.code, "off"),))


def added(known: Known, keys: tuple[str, ...], name: str, value: str) -> Edit:
    """A new last entry of a mapping of config.yaml that has entries."""
    entry = known.entry(*keys)
    assert entry and isinstance(entry.value.data, dict) and entry.value.data
    text = known.text(CONFIG)
    if text[entry.value.start] == "{":
        at = len(text[: _flow_end(entry.value, text)].rstrip())
        return Edit(CONFIG, at, at, f", {name}: {value or '{}'}")
    last = list(entry.value.data.values())[-1].place
    _, at = entry_span(text, known.offset(last))
    line = f"{' ' * (last.column - 1)}{name}:{f' {value}' if value else ''}\n"
    return Edit(CONFIG, at, at, line if text[:at].endswith("\n") else f"\n{line}")


def entry_span(text: str, key: int) -> tuple[int, int]:
    """The lines of a key that stands first in its line, with all that is indented below it."""
    start = text.rfind("\n", 0, key) + 1
    margin = key - start
    end = _line_end(text, start)
    while end < len(text):
        stop = _line_end(text, end)
        line = text[end:stop]
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= margin:
            break
        end = stop
    return start, end


def line_span(text: str, offset: int) -> tuple[int, int]:
    """The line around an offset, without its end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


def _flow_end(value: Value, text: str) -> int:
    """Where a value ends that stands in braces; of a mapping or a list, where its closing sign stands."""
    if isinstance(value.data, dict):
        inner = [entry.value for entry in value.data.values()]
    elif isinstance(value.data, list):
        inner = value.data
    else:
        return value.end + len(value.style)
    sign = "}" if isinstance(value.data, dict) else "]"
    last = inner[-1] if inner else None
    if last is None:
        return text.index(sign, value.start)
    nested = text[last.start : last.start + 1] in ("{", "[") and not last.style
    return text.index(sign, _flow_end(last, text) + nested)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1
