"""The text of `briefing build --explain`: why a page was made again, or was not."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from briefing_site.engine.explain_unchanged import no_such_page
from briefing_site.engine.fingerprint import changed_fields
from briefing_site.engine.last_build import LastBuild
from briefing_site.engine.memo import LookUp
from briefing_site.engine.site import Site
from briefing_site.link.site import ExcerptUse, LinkedBriefing
from briefing_site.model.note_key import ExcerptKey, SourceKey
from briefing_site.model.paths import CONFIG, EDITIONS, LOCK, is_card

_MOST = 12
"""As many changed files are named; the rest are counted."""
_OPTIONS = {
    "archive": "whether there is an archive",
    "archive listing": "which texts there are in the archive",
    "base_url": "the option --base-url",
    "drafts": "the option --drafts",
    "generator": "the generator itself",
    "theme": "the theme",
}
"""Inputs in the record of a build that are no files, each with words for it."""


def explain_page(
    site: Site,
    address: str,
    last: LastBuild,
    fingerprints: Mapping[str, str],
    inputs: Mapping[str, str],
    rendered: bool,
) -> tuple[str, ...]:
    """Lines that say why the page at an address was made again since the last build, or was not.

    `fingerprints` and `inputs` are those of this build, as the record of a build has them; `rendered` says
    whether this build has rendered the page.
    """
    if address not in fingerprints:
        return no_such_page(address, fingerprints)
    before, now = last.pages.get(address), fingerprints[address]
    if before is None:
        return (f"{address}: made for the first time.",)
    if before == now and rendered:
        return (f"{address}: made again, for what lay in the output folder was not what was published.",)
    if before == now:
        return (f"{address}: not made again, for nothing that it shows has changed.",)
    parts = changed_fields(site.published_pages[address], before, now)
    changed = [name for name in {**last.inputs, **inputs} if last.inputs.get(name) != inputs.get(name)]
    return (
        f"{address}: made again.",
        *(f"  {_OPTIONS[name]} has changed" for name in changed if name in _OPTIONS),
        *_files(site, address, [name for name in changed if name in inputs and name not in _OPTIONS], last),
        *(f"  {name} is gone" for name in changed if name not in inputs and name not in _OPTIONS),
        *((f"  different on the page: {', '.join(parts)}",) if parts else ()),
    )


def _files(site: Site, address: str, changed: Sequence[str], last: LastBuild) -> Iterator[str]:
    """Lines about the changed files that a page was made from."""
    looked_up = site.looked_up(address)
    touched = [path for path in changed if any(_is_of(site, path, each) for each in looked_up)]
    for path in touched[:_MOST]:
        yield f"  {path} {'has changed' if path in last.inputs else 'is new'}"
    if len(touched) > _MOST:
        yield f"  and {len(touched) - _MOST} more files have changed"


def _is_of(site: Site, path: str, looked_up: LookUp) -> bool:
    """Whether the value of a look-up was made from the file at `path`."""
    if path in (CONFIG, EDITIONS, LOCK):
        return True
    if path.startswith("archive/"):
        cards = (s.path for s in site.content.parsed.sources if f"archive/{s.archive}" == path)
        return any(_is_of(site, card, looked_up) for card in cards)
    name = posixpath.basename(path).removesuffix(".md")
    if is_card(path):
        key = looked_up.key
        source = key.source if isinstance(key, ExcerptKey | SourceKey) else key
        return source == name or (looked_up.whole and "source" in looked_up.mapping)
    pages = [page for page, file in site.content.files.items() if file == path]
    value = looked_up.value
    named = isinstance(value, Mapping) and any(page in value for page in pages)
    return named or looked_up.key in (path, *pages) or _holds(value, path)


def _holds(value: object, path: str) -> bool:
    """Whether a value that was looked up holds the briefing of the file at `path`."""
    if isinstance(value, tuple):
        return any(_holds(each, path) for each in value)
    if isinstance(value, ExcerptUse):
        value = value.briefing
    return isinstance(value, LinkedBriefing) and value.briefing.path == path
