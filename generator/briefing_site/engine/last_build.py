"""The record of the last build, which tells what is out of date: its inputs, and each page's fingerprint.

A build whose inputs are all as they were is done. No view is made of a page whose signature
(`engine/page_signatures.py`) is as it was; a page whose view, theme and generator are as they were keeps its
bytes. The record is sealed by the user, since a folder of somebody else may hold one, beside pages that are
not what their fingerprints say.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import marshal
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, fields
from functools import cache
from pathlib import Path
from sys import version as python_version

from briefing_site.engine.kept_faults import data_of, faults_of
from briefing_site.engine.options import Options
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import Inputs
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.model.waiver import WaivedFault
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.sealed import sealed, unsealed
from briefing_site.publish.site_swap import Signature
from briefing_site.read.archive import names, state
from briefing_site.read.kept_files import KeptFiles
from briefing_site.read.looked_at import descriptions
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass

_HEAD = b"briefing build 4\n"
_EARLY = ("early-notice", "early-date")
"""The faults of what has a date that is still to come."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The record of the last build of an output folder: what it was made from, and what it published."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    """Every input (files by path, options by name) to its digest or value."""
    archive: tuple[str, ...] = ()
    """Names of the archived texts that the build looked for."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Address of a page to the fingerprint of its view."""
    made_from: Mapping[str, str] = field(default_factory=dict)
    """Address of a page or a feed to the signature of all that it was made from; empty where it has none."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """Path of a published briefing to what pages show of it, as a digest (`engine/faces.py`)."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Address of a published file to the SHA-256 of its bytes; a manifest there may be somebody else's."""
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    """Path of every published file to its signature."""
    faults: tuple[Diagnostic, ...] = ()
    """The warnings of the build."""
    summary: Mapping[str, int] = field(default_factory=dict)
    """The figures of the build's closing line."""
    waived: tuple[WaivedFault, ...] = ()
    """The faults that waivers except."""
    day: str = ""
    """The day on which the site was looked at."""


def load_last(path: Path) -> LastBuild:
    """Read the record of the last build; an empty one where there is none, or it is damaged or not ours."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError, EOFError):
        body = unsealed(_HEAD, read_whole(path, follow=False))
        if body is not None:  # else somebody else may have written it, and `marshal` is not for that
            data = marshal.loads(body)
            faults, waived = faults_of(data.pop("faults"))
            return LastBuild(**data, faults=faults, waived=waived)
    return LastBuild()


def save_last(path: Path, build: LastBuild) -> None:
    """Write the record of a build. Where it cannot be written, the next build makes everything anew."""
    parts = {each.name: getattr(build, each.name) for each in fields(build) if each.name != "waived"}
    # Of dictionaries and texts alone: these are read in a quarter of the time that JSON takes.
    data = {**parts, "faults": data_of(build.faults, build.waived)}
    record = sealed(_HEAD, marshal.dumps(data))
    with contextlib.suppress(OSError):
        if record is not None:
            write_whole(path, record)


def snapshot(
    options: Options, inputs: Inputs, archive: Mapping[str, str], listing: str, theme: str
) -> dict[str, str]:
    """Everything that a build is made from: names of files and options to digests and values.

    `archive` has the digest of every archived text that was looked for, `listing` the names of all that are
    there, and `theme` is the digest of the theme.
    """
    return {
        **inputs.digests(),
        **{f"archive/{name}": digest for name, digest in archive.items()},
        "archive": str(bool(options.archive_folder)),
        "archive listing": listing,
        "base_url": options.base_url,
        "drafts": str(options.drafts),
        "generator": generator_stamp(),
        "theme": theme,
        "unreadable": repr(inputs.faults),
    }


def says_the_same_on(day: datetime.date | None, last: LastBuild) -> bool:
    """Whether the faults of a build whose inputs are the same are those of another day too.

    What was told as coming too early may have come by then, and nothing becomes early as time goes on.
    """
    then, now = last.day, str(day)
    return now == then or (now > then and all(fault.code not in _EARLY for fault in last.faults))


def archive_now(options: Options, looked_for: Iterable[str], files: KeptFiles) -> dict[str, str]:
    """The state of archived texts: their digests, or what keeps them from being read.

    Which texts are looked for is told by source cards, which are inputs themselves: if those are
    unchanged, the names of the last build hold. `files` keeps the texts for those who compare quotations with
    them, so that none is read twice.
    """
    return {name: state(options.archive_folder, name, files.document) for name in looked_for}


def listing_now(options: Options) -> str:
    """The names of all archived texts: faults of cards suggest them."""
    return "\n".join(names(options.archive_folder)) if options.archive_folder else ""


def theme_now(inputs: Inputs, files: KeptFiles) -> ThemeFiles | None:
    """The files of the theme as they are now; None where config.yaml cannot serve."""
    if inputs.config is None:
        return None
    from briefing_site.parse.config import parse_config

    config, _ = parse_config(inputs.config.path, inputs.config.data)
    return files.theme(config.theme, config.theme_place) if config else None


def _modules(folder: str) -> Iterator[str]:
    """The paths of all modules in a folder and those below it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(entry.path)


@cache
def generator_stamp() -> str:
    """A digest of the generator's own code and of the libraries that shape its output."""
    digest = hashlib.sha256(python_version.encode())
    root = Path(__file__).parent.parent
    for path in sorted(_modules(str(root))):
        digest.update(path[len(str(root)) :].replace(os.sep, "/").encode() + b"\0" + read_whole(path))
    for described in dict.fromkeys(map(read_whole, descriptions())):
        digest.update(described)
    return digest.hexdigest()
