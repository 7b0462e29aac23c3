"""Where the files of a site folder lie: the one place that spells these names."""

from __future__ import annotations

import posixpath

CONFIG = "config.yaml"
BRIEFINGS = "briefings"
SEEDS = "seeds"
THEMES = "themes"
PUBLIC = "public"
"""Copied as it is to the root of the published site."""
LOCK = f"{SEEDS}/seeds.lock"
EDITIONS = f"{SEEDS}/editions.lock"
IMPORTS = f"{SEEDS}/imports.lock"
"""What imports of bibliographies have written to the cards."""
ARCHIVE = f"{SEEDS}/archive"
CACHE = ".cache"
"""The folder for kept results."""
OUTPUT = "build"
"""The usual output folder."""
CHANGES = ".briefing-changes"
"""The journal of a change of the author's files, which is there only until the change is made."""
BUSY = ".briefing-busy"
"""The note of the build that is at work on an output folder; it lies beside the folder."""
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for devices: it stores no file of such a name, whatever its ending."""
LONGEST_NAME = 200
"""Bytes of the name of a page without its ending: disks take 255, and files beside it have longer endings."""
_LONGEST_ADDRESS = 800
"""Bytes of an address in the site: systems take 1,024 or more with the folder that the site lies in."""
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Endings of bitmap pictures, which every program can show."""


def new_tree(output: str) -> str:
    """The name of the folder in which a new tree is completed, beside the output folder of that name."""
    return f".{output}.briefing-new"


def old_tree(output: str) -> str:
    """The name of the folder in which the old tree is for a moment, beside the output folder of that name."""
    return f".{output}.briefing-old"


def can_be_page(name: str) -> bool:
    """Whether the page of a text can be called so: no list of its folder is, and every disk stores it."""
    return name != "index" and name not in DEVICES and len(name.encode()) <= LONGEST_NAME


def can_be_stored(address: str) -> bool:
    """Whether every disk has room for a file at an address: for each name in it, and for all of it."""
    return len(address.encode()) <= _LONGEST_ADDRESS and all(
        len(part.encode()) <= LONGEST_NAME for part in address.split("/")
    )


def card_path(source: str) -> str:
    """The file of a source card, by the id of the source."""
    return f"{SEEDS}/{source}.md"


def source_id(path: str) -> str:
    """The id of the source that a card is of."""
    return posixpath.basename(path).removesuffix(".md")


def is_card(path: str) -> bool:
    """Whether a file is a source card."""
    return path.startswith(f"{SEEDS}/") and path.endswith(".md") and path.count("/") == 1


def briefing_path(region: str, slug: str) -> str:
    """The file of a briefing."""
    return f"{BRIEFINGS}/{region}/{slug}.md"


def name_at(path: str) -> str:
    """The name of the briefing in a file, as `water/lead`."""
    return path.removeprefix(f"{BRIEFINGS}/").removesuffix(".md")


def is_briefing(path: str) -> bool:
    """Whether a file is a briefing."""
    return path.startswith(f"{BRIEFINGS}/") and path.endswith(".md") and path.count("/") == 2


def is_text(path: str) -> bool:
    """Whether a file lies where the texts of a site lie, briefings or cards."""
    return path.startswith((f"{BRIEFINGS}/", f"{SEEDS}/"))


def is_of_theme(path: str) -> bool:
    """Whether a file lies where the themes of a site lie."""
    return path.startswith(f"{THEMES}/")


def is_theme_yaml(path: str) -> bool:
    """Whether a file is the theme.yaml of a theme."""
    return path.startswith(f"{THEMES}/") and path.endswith("/theme.yaml") and path.count("/") == 2
