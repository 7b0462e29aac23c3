"""The interface through which `link/` learns the signatures of files: what results are made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Signed(Protocol):
    """Gives signatures, each a digest of all that a result is made from (`engine/signatures.py`)."""

    @property
    def general(self) -> str:
        """Of what every result depends on: the settings, and the options of the command."""

    @property
    def documents(self) -> str:
        """Of all archived texts."""

    def source(self, name: str) -> str:
        """Of a source: its card, what that looks up, its archived text, and what is pinned of both."""

    def lints(self, path: str, cited: Iterable[str]) -> str:
        """Of what is found in a briefing that cites sources of some ids."""

    def shares(self, path: str) -> str:
        """Of whether a text may share words with the archive."""

    def copies(self, path: str) -> str:
        """Of what a text is found to share with the archive."""

    def alone(self, path: str) -> str:
        """Of what is found in a text by itself."""
