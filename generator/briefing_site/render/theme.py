"""A theme as pages are rendered with it: templates, static files and words of a chain of folders.

`render/make_theme.py` makes it of the files of these folders.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from briefing_site.model.wording import Wording, Words
from briefing_site.render.outside_files import Blocked
from briefing_site.text.dataclass import dataclass
from briefing_site.text.language_tags import plainer_tags

BOOK = "book/"
"""The folder of `static/` whose files are for books alone, and are not published."""
_CODE = (".css", ".js")
"""Endings of the static files that a page names, and of which it prints nothing."""
_KEPT = 512
"""The addresses of so many files are kept: an edit changes one of them."""
_NO_DIGEST = "-" * 10
"""Stands for the digest in an address. It is as long, since what templates print is counted."""


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a template."""

    path: str
    """As messages name it."""
    data: bytes
    shipped: bool = False
    """Whether it comes with the generator: it was read out of the generator's own folder, and no site's."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with all that it extends, ready to render."""

    label: str
    """How messages name the folder of the theme itself."""
    templates: Mapping[str, Template]
    """Name in templates to template; `base/base.html` is the `base.html` of the theme `base`."""
    assets: dict[str, bytes]
    """Address in the published site to content."""
    book: dict[str, bytes]
    """The same of what a book takes besides, which is not published."""
    names: dict[str, str]
    """Path below `static/` to address, of both."""
    words: Mapping[str, Mapping[str, Words]]
    """Language to the words of all layers, the nearest layer first."""
    blocked: tuple[Blocked, ...]
    """Loads from other sites, and code in the templates themselves, which the policy of a page may block."""
    digest: str
    """Of every file of every layer."""

    def wording(self, language: str) -> Wording:
        """The words for a language; what a table lacks is taken from the plainer tag, then from English."""
        tables = {tag.lower(): table for tag, table in self.words.items()}
        own = [tables.get(tag.lower(), {}) for tag in plainer_tags(language)]
        chosen: dict[str, Words] = {}
        for table in (tables.get("en", {}), *reversed(own)):
            chosen.update(table)
        if not any("locator-kept" in table for table in own):
            chosen.pop("locator-kept", None)  # `S. 12` stays on a German page whose theme has no German words
        return Wording(chosen, language)

    def without_code(self) -> Theme:
        """The theme as far as the faults of a page rest on it: an edit of its code leaves it as it was.

        Style sheets and scripts are there, without content, and their addresses tell none.
        """

        def address(name: str, real: str) -> str:
            return _address(name, _NO_DIGEST) if name.endswith(_CODE) else real

        def bare(files: dict[str, bytes]) -> dict[str, bytes]:
            kept = ((name, address(name, real), real) for name, real in self.names.items() if real in files)
            return {there: b"" if name.endswith(_CODE) else files[real] for name, there, real in kept}

        names = {name: address(name, real) for name, real in self.names.items()}
        digest = hashlib.sha256(repr(sorted(names.items())).encode("utf-8", "surrogatepass"))
        for name, template in sorted(self.templates.items()):
            digest.update(f"{name}\0{len(template.data)}\0".encode("utf-8", "surrogatepass") + template.data)
        return replace(
            self,
            assets=bare(self.assets),
            book=bare(self.book),
            names=names,
            blocked=(),
            digest=f"{digest.hexdigest()} without code",
        )

    @property
    def code(self) -> Mapping[str, bytes]:
        """The published style sheets and scripts, by address."""
        return {address: data for address, data in self.assets.items() if address.endswith(_CODE)}

    def speaks(self, language: str) -> bool:
        """Whether there is a table for a language, or for a plainer tag of it."""
        tables = {tag.lower() for tag in self.words}
        return any(tag.lower() in tables for tag in plainer_tags(language))


@lru_cache(maxsize=_KEPT)
def asset_address(name: str, data: bytes) -> str:
    """Where a static file is published: its content is in its name, so that it can be kept for ever."""
    return _address(name, hashlib.sha256(data).hexdigest()[:10])


def _address(name: str, digest: str) -> str:
    path = PurePosixPath(name)
    return f"assets/{path.stem}.{digest}{path.suffix}"
