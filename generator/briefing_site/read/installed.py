"""How this generator was installed, and so how the libraries of a feature are added to it.

No registry has this project, and whoever took its name there could give away any program. So no cure
installs it by its name alone: a checkout has its locks, and any other installation names the place that it
came from, which the installer has recorded (https://packaging.python.org/en/latest/specifications/direct-url/).
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

from briefing_site.read.whole import read_whole

PROJECT = "briefing-site"
_CHECKOUT = Path(__file__).parents[3]
"""The folder of the generator, where it runs from a checkout."""


def cure() -> str:
    """What to do where a library of a feature is missing: words that follow "needs pygls: "."""
    if (_CHECKOUT / "scripts/setup").is_file():
        return "run `make features` in the folder of the generator"
    origin = origin_of_generator()
    if not origin:
        return "install the generator again with all that its features need, as its docs/install.md shows"
    wanted = shlex.quote(f"{PROJECT}[all] @ {origin}")
    return f"run `{_installer(Path(sys.prefix))} {wanted}`"


def _installer(prefix: Path) -> str:
    """The command that installs into this environment, without what it is to install."""
    if (prefix / "uv-receipt.toml").is_file():
        return "uv tool install --force"
    if (prefix / "pipx_metadata.json").is_file():
        return "pipx install --force"
    return f"{shlex.quote(sys.executable)} -m pip install"


def origin_of_generator() -> str:
    """The address of the wheel, folder or repository that was installed; empty where it is not recorded."""
    from importlib.metadata import PackageNotFoundError, distribution  # slow to load

    try:
        found = distribution(PROJECT)
        record = f"{found.name.replace('-', '_')}-{found.version}.dist-info/direct_url.json"
        told = json.loads(read_whole(str(found.locate_file(record))))
        url = re.sub(r"^(https?://)[^/@]*@", r"\1", str(told["url"]))  # without a name and a password
        if "vcs_info" not in told:
            return url
        return f"{told['vcs_info']['vcs']}+{url}@{told['vcs_info']['commit_id']}"
    except (PackageNotFoundError, OSError, ValueError, KeyError, TypeError):
        return ""
