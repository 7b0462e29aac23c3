"""Quick fixes of front matter and config.yaml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefing_site.apps.lsp.fault_span import value_at
from briefing_site.apps.lsp.fix_tools import Fix, added, entry_span, line_span, meant
from briefing_site.apps.lsp.rename import CannotRenameError, move
from briefing_site.apps.lsp.site_at_a_moment import Known, front_matter, kind_of
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.lines import Lines
from briefing_site.model.paths import CONFIG
from briefing_site.parse.schema import ID
from briefing_site.parse.yaml_values import load
from briefing_site.text.slug import slug

_NEEDS = re.compile(r'needs "([\w-]+)"$')
_UNKNOWN = re.compile(r'no region "([^"]+)"')
_MISMATCH = re.compile(r'the region is "([^"]+)", but the file lies in the folder "([^"]+)"')
_BAD_ID = re.compile(r': "([^"]*)" cannot be an id$')
_LIST = re.compile(r"write \[(.*)\]$")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?")
_PLAIN_VALUE = re.compile(r"(?P<head>\s*(?:- +)*(?:[\w-]+: +)?)(?P<value>[^\s\"'\[{|>].*?)\s*")
_TABS = re.compile(r"[ \t]*")


def bad_yaml(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Quotation marks around a text that YAML reads otherwise, spaces for tabs."""
    path = fault.place.path
    text = known.text(path)
    first, last = line_span(text, known.offset(fault.place))
    line = text[first:last]
    cures = []
    if found := _PLAIN_VALUE.fullmatch(line):
        quoted = json.dumps(found["value"], ensure_ascii=False)
        cures.append(("Put the text in quotation marks", f"{found['head']}{quoted}"))
    blanks = _TABS.match(line)
    if blanks and "\t" in blanks[0]:
        indent = blanks[0].replace("\t", "  ")
        cures.append(("Indent with spaces", f"{indent}{line[blanks.end() :]}"))
    for title, new in cures:
        changed = f"{text[:first]}{new}{text[last:]}"
        start, end = front_matter(kind_of(path), changed)
        _, faults = load(Lines(path, changed), start, end)
        if not any(f.code == "bad-yaml" for f in faults):
            yield Fix(title, (Edit(path, first, last, new),), preferred=True)


def duplicate_key(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Take the second one out."""
    path, text = fault.place.path, known.text(fault.place.path)
    at = known.offset(fault.place)
    start, end = entry_span(text, at)
    if not text[start:at].strip(" "):
        yield Fix("Take this one out", (Edit(path, start, end, ""),))


def missing_field(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """A line for the key."""
    path, text = fault.place.path, known.text(fault.place.path)
    needed = _NEEDS.search(fault.message)
    at = known.offset(fault.place)
    if not needed or kind_of(path) == "":
        return
    name = needed[1]
    value = PurePosixPath(path).parent.name if (kind_of(path), name) == ("briefing", "region") else ""
    if text.startswith(f"{name}:", at):
        colon = at + len(name) + 1
        if value and not text[colon : line_span(text, at)[1]].strip():
            yield Fix(
                f"Add the folder's region, {value}", (Edit(path, colon, colon, f" {value}"),), preferred=True
            )
        return
    _, end = front_matter(kind_of(path), text)
    if text[at : at + 1] == "{":
        edit = Edit(path, at + 1, at + 1, f'{name}: "", ')
    elif fault.place.column == 1:
        before = "" if not end or text[:end].endswith("\n") else "\n"
        edit = Edit(path, end, end, f"{before}{name}: {value}\n")
    else:  # before the first key of a nested mapping, whatever follows that
        edit = Edit(path, at, at, f"{name}: {value}\n{' ' * (fault.place.column - 1)}")
    yield Fix(f'Add "{name}"', (edit,), preferred=bool(value))


def wrong_type(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The word that was meant; brackets around a single item."""
    yield from meant(known, fault)
    path = fault.place.path
    value = value_at(known.lines(path), known.offset(fault.place))
    if value and _LIST.search(fault.hint) and value.style in ("", "'", '"'):
        quotes = len(value.style)
        start, end = value.start - quotes, value.end + quotes
        raw = known.text(path)[start:end].rstrip()
        yield Fix("Make it a list", (Edit(path, start, start + len(raw), f"[{raw}]"),), preferred=True)


def bad_date(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The date as ISO has it, where only its form is another."""
    value = value_at(known.lines(fault.place.path), known.offset(fault.place))
    parts = _DATE.fullmatch(value.text.strip()) if value else None
    if value is None or parts is None:
        return
    new = "-".join((parts[1], *(part.zfill(2) for part in parts.groups()[1:] if part)))
    try:
        Date.parse(new)
    except ValueError:
        return
    end = value.start + len(value.text)
    yield Fix(f"Write {new}", (Edit(fault.place.path, value.start, end, new),), preferred=True)


def bad_id(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The same words as an id."""
    found = _BAD_ID.search(fault.message)
    path, text, at = fault.place.path, known.text(fault.place.path), known.offset(fault.place)
    new = slug(found[1]) if found else ""
    if found and ID.fullmatch(new) and text.startswith(found[1], at):
        yield Fix(f"Write {new}", (Edit(path, at, at + len(found[1]), new),), preferred=True)


def unknown_region(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The region that was meant; or a new one in config.yaml."""
    yield from meant(known, fault)
    found = _UNKNOWN.search(fault.message)
    entry = known.entry("regions")
    if found and ID.fullmatch(found[1]) and entry and isinstance(entry.value.data, dict) and entry.value.data:
        change = added(known, ("regions",), found[1], "")
        yield Fix(f'Add the region "{found[1]}" to {CONFIG}', (change,))


def region_mismatch(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The folder's region; or the region's folder, with every link that leads to the briefing."""
    found = _MISMATCH.search(fault.message)
    if not found or known.config is None:
        return
    region, folder = found.groups()
    path, at = fault.place.path, known.offset(fault.place)
    if folder in known.config.regions and known.text(path).startswith(region, at):
        yield Fix(f'Change the region to "{folder}"', (Edit(path, at, at + len(region), folder),))
    stem = PurePosixPath(path).stem
    try:
        changes = move(known, (folder, stem), (region, stem))
    except CannotRenameError:
        return
    yield Fix(f"Move the file to briefings/{region}/", changes)


def missing_front_matter(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The keys that are needed, between two lines."""
    path = fault.place.path
    match kind_of(path):
        case "briefing":
            front = f"title: \nregion: {PurePosixPath(path).parent.name}\ndate: \nsummary: \n"
        case "source":
            front = "title: \npublisher: \nkind: \n"
        case _:
            return
    yield Fix("Begin with front matter", (Edit(path, 0, 0, f"---\n{front}---\n"),))


def unclosed_front_matter(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The line that ends it."""
    path = fault.place.path
    text = known.text(path)
    _, end = front_matter(kind_of(path), text)
    if end:
        before = "" if text[:end].endswith("\n") else "\n"
        yield Fix("End the front matter", (Edit(path, end, end, f"{before}---\n"),), preferred=True)


def forbidden_character(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Delete it."""
    at = known.offset(fault.place)
    yield Fix("Delete the character", (Edit(fault.place.path, at, at + 1, ""),), preferred=True)
