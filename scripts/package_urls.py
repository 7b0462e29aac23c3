"""The addresses that a wheel or an sdist tells of the project: those of the repository that it is built from.

The project has no address of its own that holds for every copy of it. So each is read from the clone: its
remote `origin`, or BRIEFING_REPOSITORY. Where there is neither, or none that a browser opens, the package
names no address.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_SSH = re.compile(r"(?:ssh://)?git@([\w.-]+)(?::\d+/|[:/])(.+)")
_WEB = re.compile(r"https://(?:[^/@]*@)?([\w.-]+(?::\d+)?/.+)")


class Hook(MetadataHookInterface):
    """Fills in `urls`, which pyproject.toml declares as dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the addresses into the metadata."""
        metadata["urls"] = addresses(os.environ.get("BRIEFING_REPOSITORY") or _origin(Path(self.root)))


def addresses(remote: str) -> dict[str, str]:
    """The addresses of a repository by their labels; none where a browser could not open them.

    A name and a password in the address of a remote are left out.
    """
    if found := _SSH.fullmatch(remote):
        home = f"https://{found[1]}/{found[2]}"
    elif found := _WEB.fullmatch(remote):
        home = f"https://{found[1]}"
    else:
        return {}
    home = home.removesuffix("/").removesuffix(".git")
    return {
        "Homepage": home,
        "Documentation": f"{home}/blob/HEAD/docs/install.md",
        "Changelog": f"{home}/blob/HEAD/CHANGELOG.md",
        "Source": home,
        "Issues": f"{home}/issues",
    }


def _origin(root: Path) -> str:
    """The remote of a clone; empty where this is none."""
    if not (root / ".git").exists():
        return ""
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), "config", "--get", "remote.origin.url"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return asked.stdout.strip()
