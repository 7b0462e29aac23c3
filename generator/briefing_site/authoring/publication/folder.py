"""The files of a built site: whether links lead somewhere, what is large, what names an example address.

It reads the folder as a web server would, and knows nothing of the sources.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing_site.authoring.publication.finding import Finding
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.read.whole import read_whole
from briefing_site.render.attributes import Attributes, attributes_of

LARGE_PAGE, LARGE_FILE = 1_000_000, 2_000_000
"""Bytes from which on a page, and any other file, is told to be large for a reader on a phone."""
_EXAMPLE = re.compile(
    r"https?://(?:(?:[\w-]+\.)*example\.(?:com|net|org)|[\w.-]+\.invalid|localhost|127\.0\.0\.1)(?=[:/\"'<\s])[^\"'<\s]*"
)
_OWN = re.compile(r'(?:<link rel="canonical" href="|<meta property="og:url" content="|<loc>|<id>)([^"<]+)')
"""Where a file tells its own address."""
_DRAFT = re.compile(r'^"draft": true,?$', re.MULTILINE)
"""What the record of a draft says of it."""
_TEXTS = (".html", ".htm", ".xml")


class PublishedFolder:
    """The files of an output folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Address to number of bytes of each file."""
        found = {}
        for folder, _, names in os.walk(self.root):
            for name in names:
                path = Path(folder, name)
                found[path.relative_to(self.root).as_posix()] = path.lstat().st_size
        return dict(sorted(found.items()))

    def findings(self) -> Iterator[Finding]:
        """All that is wrong or worth knowing, by file."""
        yield from self._changed()
        if addresses.NOT_FOUND not in self.sizes:
            yield Finding(
                addresses.NOT_FOUND, "is missing: a reader of a wrong address is shown the server's own page"
            )
        if addresses.SITEMAP not in self.sizes:
            what = "is not there: give `base_url` in config.yaml, so that search engines find every page"
            yield Finding(addresses.SITEMAP, what, wrong=False)
        for address, size in self.sizes.items():
            limit = LARGE_PAGE if address.endswith(_TEXTS) else LARGE_FILE
            if size > limit:
                told = f"has {size / 1e6:.1f} MB, which is slow on a phone"
                yield Finding(address, told, wrong=False)
            if address.endswith(_TEXTS):
                yield from self._examples(address)
            if address.endswith((".html", ".htm")):
                yield from self._links(address)
            page = f"{address.removesuffix('.json')}.html"
            if address.endswith(".json") and page in self.sizes and _DRAFT.search(self._text(address)):
                yield Finding(page, "is a draft: build the site without --drafts before it is published")

    def _changed(self) -> Iterator[Finding]:
        """Files that no build left as they are."""
        try:
            manifest = json.loads(read_whole(self.root / addresses.MANIFEST))
        except (OSError, ValueError):
            yield Finding(
                addresses.MANIFEST, "cannot be read: is this a folder that briefing build has made?"
            )
            return
        for address in self.sizes:
            if address != addresses.MANIFEST and address not in manifest:
                yield Finding(
                    address, "was put there by somebody else: it is not among the files of the build"
                )
        for address, digest in manifest.items():
            if address not in self.sizes:
                yield Finding(address, "is gone: build the site again")
            elif sha256(read_whole(self.root / address)).hexdigest() != digest:
                yield Finding(address, "is not as the build has left it: build the site again")

    def _text(self, address: str) -> str:
        return read_whole(self.root / address).decode("utf-8", "replace")

    def _examples(self, address: str) -> Iterator[Finding]:
        text = self._text(address)
        for own in dict.fromkeys(_OWN.findall(text)):
            if _EXAMPLE.match(f"{own} "):
                yield Finding(
                    address, f"calls itself {own}, where nobody can read it: mend `base_url` in config.yaml"
                )
                return

    def _links(self, address: str) -> Iterator[Finding]:
        for link in self._attributes(address).addresses:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
                continue
            if unquote(parts.path).startswith("/"):
                continue  # the path of the site is known to the server alone
            target = addresses.led_to(parts.path, address) if parts.path else address
            if target.startswith("../") or target not in self.sizes:
                yield Finding(address, f"has a link to {link}, where nothing is")
            elif parts.fragment and target.endswith(".html"):
                names = (parts.fragment, unquote(parts.fragment))
                if ":~:" not in parts.fragment and not self._attributes(target).has_anchor(*names):
                    yield Finding(address, f"has a link to {link}, and there is no such place in {target}")

    def _attributes(self, address: str) -> Attributes:
        if address not in self._kept:
            self._kept[address] = attributes_of(self._text(address))
        return self._kept[address]

    @cached_property
    def _kept(self) -> dict[str, Attributes]:
        return {}
