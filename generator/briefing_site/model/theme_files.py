"""The files of a theme as values: its own folder and the folders of the themes that it extends."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefing_site.model.cached_property import cached_property
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ThemeLayer:
    """The files of one theme of the chain."""

    name: str
    label: str
    """The name of the folder in messages, as in `themes/mine`."""
    files: Mapping[str, bytes]
    """Path below the folder, with forward slashes, to content; in the order of the paths."""
    of_site: bool = True
    """Whether it is the site's own, and not one that comes with the generator."""


@dataclass(frozen=True)
class ThemeFiles:
    """All files of a theme and of what it extends, each read once."""

    layers: tuple[ThemeLayer, ...]
    """Nearest first. Where a theme of the chain is missing or broken, the chain ends before it."""
    faults: tuple[Diagnostic, ...] = ()
    """The faults of the chain, and of files that were left out. With an error no theme can be made."""

    @cached_property
    def digest(self) -> str:
        """A digest of every file of every layer, and of the faults."""
        digest = hashlib.sha256(repr(self.faults).encode("utf-8", "surrogatepass"))
        for layer in self.layers:
            for path, data in layer.files.items():
                digest.update(f"{layer.name}\0{path}\0{len(data)}\0".encode() + data)
        return digest.hexdigest()

    @property
    def signature(self) -> str:
        """The digest, and what a theme is made of besides: how the folders are named, and whose they are."""
        layers = (f"{layer.label} {'of the site' if layer.of_site else 'shipped'}" for layer in self.layers)
        return "\n".join((self.digest, *layers))
