"""Faults of config.yaml."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, asked, error, nearest_word, warning
from briefing_site.model.edit import CommandStep, Edit, NewFile
from briefing_site.model.faults.phrases import listed
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.model.paths import DEVICES, is_briefing

_OF_SITE = "the site has a page of its own there"
_OF_DEVICE = "Windows takes it for a device, and stores no file of that name"


def empty_config(path: str) -> Diagnostic:
    """A config.yaml without any text."""
    at = Span.whole_file(path)
    return error(
        at,
        "empty-file",
        "the file is empty",
        "give the site a title and a region: a line title: ..., a line regions:, and below it water: {}",
        fixes=(replaced(at, _smallest(()), "Begin with a title and a region", Safety.DISPLAY),),
    )


def no_config(path: str, regions: Sequence[str]) -> Diagnostic:
    """A folder without `config.yaml`; `regions` are the folders of its briefings."""
    new = Fix(f"Create {path}", (NewFile(path, _smallest(regions)),), Safety.DISPLAY)
    return error(
        Span.whole_file(path),
        "no-config",
        "there is no such file, so this is not a site folder",
        "go to a site folder, name one with --site DIR, or make one with briefing init DIR",
        fixes=(new,),
    )


def _smallest(regions: Sequence[str]) -> str:
    """A config.yaml to fill in, with these regions."""
    entries = "".join(f"  {region}: {{}}\n" for region in regions or ("region-1",))
    return f"title: \nregions:\n{entries}"


def example_address(at: Span, url: str, without: Sequence[Edit]) -> Diagnostic:
    """A base address on a host that is nobody's; `without` are the edits that leave it out."""
    return warning(
        at,
        "example-address",
        f"{url} is an example: nobody publishes there, so that no page names an address of its own",
        "write the address at which the site will be read, or leave `base_url` out until it is known",
        fixes=(Fix("Leave base_url out", tuple(without), Safety.SAFE),),
    )


def own_machine(at: Span, url: str, without: Sequence[Edit]) -> Diagnostic:
    """A base address on the author's own machine; `without` are the edits that leave it out."""
    return warning(
        at,
        "example-address",
        f"{url} is on your own machine: no page may name an address of its own that readers do not have",
        "write the address at which the site will be read, or leave `base_url` out until it is known",
        fixes=(Fix("Leave base_url out", tuple(without), Safety.SAFE),),
    )


def no_folder(at: Span, url: str, right: str) -> Diagnostic:
    """A base address that is not that of a folder; `right` is the folder that it has."""
    return error(
        at,
        "wrong-type",
        f'base_url takes the address of a folder, to which the names of pages are added, not "{url}"',
        f"write {right}",
        suggestion=right,
        fixes=meant(at, url, right),
    )


def unknown_page(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """An alias that leads to no page of the site; `known` are the addresses of its pages."""
    near = nearest_word(name, known)
    return error(
        at,
        "unknown-page",
        f'no page of the site has the address "{name}"',
        asked(near) or "write the address of a page from the root of the site, as in topics/ or asean/summit",
        suggestion=near,
        fixes=meant(at, name, near),
    )


def reserved_region(at: Span, name: str, free: str) -> Diagnostic:
    """A region whose address the site or Windows itself uses; `free` is an id that no region has."""
    why = _OF_DEVICE if name in DEVICES else "the site has pages of its own there"
    return error(
        at,
        "reserved-name",
        f'"{name}" cannot be a region: {why}',
        f"choose another name, here, for the folder briefings/{name}/ if there is one, and for the `region` "
        "of its texts",
        suggestion=free,
        fixes=(replaced(at, free, f"Call it {free}", Safety.DISPLAY),) if at.holds(len(name)) else (),
    )


def reserved_word(at: Span, name: str) -> Diagnostic:
    """A topic or a person whose page would take the place of a list, or have the name of a device."""
    lower = name.lower()
    new = f"{name}-page" if name == "index" or lower in DEVICES else ""
    fixes = (replaced(at, new, f"Write {new}", Safety.DISPLAY),) if new and at.holds(len(name)) else ()
    return error(
        at,
        "reserved-name",
        f'"{name}" cannot be a name here: {_OF_DEVICE if lower in DEVICES else _OF_SITE}',
        "choose another name",
        suggestion=new,
        fixes=fixes,
    )


def reserved_file(at: Span) -> Diagnostic:
    """A briefing or a source card whose file is called index.md, or con.md."""
    path = PurePosixPath(at.path)
    name, folder = path.stem, path.parent.name
    other = f"{name.lower()}-page"
    command: tuple[str, ...] = ("rename", "source", name, other)
    if is_briefing(at.path):
        command = ("move", f"{folder}/{name}", f"{folder}/{other}")
    return error(
        at,
        "reserved-name",
        f'"{name}" cannot be a name here: {_OF_DEVICE if name.lower() in DEVICES else _OF_SITE}',
        f"choose another name, as with {shlex.join(('briefing', *command))}",
        fixes=(Fix(f"Rename it to {other}.md", (CommandStep(command),), Safety.DISPLAY),),
    )


def tile_taken(at: Span, owner: str, there: Span, free: tuple[int, int], *, in_brackets: bool) -> Diagnostic:
    """A region placed where another stands on the map of the home page.

    `there` is the tile of that; `free` is the column and row of a tile nearby that nobody has. The tile is
    written `in_brackets`, in one line, or as a list in lines.
    """
    column, row = free
    new = f"[{column}, {row}]"
    return error(
        at,
        "tile-taken",
        f'"{owner}" stands on this tile already',
        f"choose a free column and row, as in {new}",
        related=(RelatedPlace(there, f'the tile of "{owner}"'),),
        suggestion=new,
        fixes=(replaced(at, new, f"Put it on {new}", Safety.DISPLAY),) if in_brackets else (),
    )


def unknown_lint(at: Span, code: str, known: Iterable[str]) -> Diagnostic:
    """A code in `lint` that no lint has."""
    names = list(known)
    near = nearest_word(code, names)
    return warning(
        at,
        "unknown-lint",
        f'there is no lint "{code}"',
        asked(near) or f"lints are {listed(names)}",
        suggestion=near,
        fixes=meant(at, code, near),
    )
