"""Kept results that were damaged or forged: what a site says and publishes with each of them in `.cache/`.

`python -m tests.forgeries` tries 1,000 damages and 200 forgeries; the tests try some, with a fixed seed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing_site.publish.user_key import key_path
from tests.sites import CARD, Result, Site


@dataclass(frozen=True)
class Outcome:
    """All that a build and a check say, and what is published."""

    said: tuple[str, ...]
    checked: tuple[str, ...]
    tree: Mapping[str, bytes]


def outcome(site: Site) -> Outcome:
    """Check a site and build it."""
    checked = site.check()
    built: Result = site.build()
    return Outcome((built.text,), (checked.text,), built.tree)


def as_author(site: Site, home: Path) -> Outcome:
    """The same with the key of some user."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(home)
    try:
        return outcome(site)
    finally:
        if before is None:
            del os.environ["XDG_STATE_HOME"]
        else:
            os.environ["XDG_STATE_HOME"] = before


def false_site(site: Site) -> None:
    """Make a site say what its source does not: another text in the archive, so that the quotation is found."""
    for path in ("seeds/archive/rain.txt", CARD):
        site.edit(path, "Rain fell for six hours", "Rain fell for nine hours")
    site.edit("briefings/land/all.md", "It rained, and", "It rained for nine hours, and")
    site.delete("seeds/seeds.lock")
    site.pin()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with one bit turned, some bytes made others, cut off, or with bytes put in."""
    changed = bytearray(data)
    at = chance.randrange(len(changed))
    match chance.randrange(6):
        case 0 | 1 | 2:
            changed[at] ^= 1 << chance.randrange(8)
        case 3:
            for near in range(at, min(at + 8, len(changed))):
                changed[near] = chance.randrange(256)
        case 4:
            del changed[at:]
        case 5:
            changed[at:at] = chance.randbytes(chance.randrange(1, 9))
    return bytes(changed)


def forged(theirs: Mapping[str, bytes], ours: Mapping[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """What a forger puts into `.cache/`: results of a false site, as they are or under the names of ours."""
    files = dict(ours) if chance.random() < 0.5 else {}
    chosen = [name for name in theirs if chance.random() < 0.8] or list(theirs)
    for name in chosen:
        kind = name.partition("-")[0].partition(".")[0]
        same = [each for each in ours if each.partition("-")[0].partition(".")[0] == kind]
        target = chance.choice(same) if same else name
        data = theirs[name]
        if chance.random() < 0.5 and target in ours:  # the author's seal in front of the forger's results
            cut = chance.choice((18, 25, 33, 34, 41))
            data = ours[target][:cut] + data[cut:]
        files[target] = data
    return files


def kept(site: Site) -> dict[str, bytes]:
    """The files of `.cache/`."""
    return {path.name: path.read_bytes() for path in sorted(site.path(".cache").iterdir()) if path.is_file()}


def with_kept(site: Site, files: Mapping[str, bytes]) -> None:
    """Put files into an empty `.cache/`."""
    shutil.rmtree(site.path(".cache"), ignore_errors=True)
    for name, data in files.items():
        site.put(f".cache/{name}", data)


def false_pages(site: Site, tree: Mapping[str, bytes]) -> None:
    """Put another's pages into `build/`, with a manifest that vouches for them."""
    shutil.rmtree(site.path("build"), ignore_errors=True)
    for name, data in tree.items():
        site.put(f"build/{name}", data)
    manifest = {
        name: sha256(data).hexdigest() for name, data in tree.items() if name != "build-manifest.json"
    }
    site.put("build/build-manifest.json", json.dumps(manifest))


def trials(folder: Path, damages: int, forgeries: int, seed: int) -> Iterator[str]:
    """Try damages and forgeries on a small site; gives a line for each that changes what is said or published."""
    chance = random.Random(seed)
    author, forger = folder / "author", folder / "forger"
    site = Site(folder / "site")
    site.small()
    wanted = as_author(site, author)
    ours = kept(site)
    # The forger has a site of the same name and place, so that names of records and paths in them are right.
    aside = folder / "aside"
    site.root.rename(aside)
    false = Site(site.root)
    shutil.copytree(aside, false.root, ignore=shutil.ignore_patterns(".cache", "build"))
    as_author(false, forger)
    honest = kept(false)
    false_site(false)
    lie = as_author(false, forger)
    theirs = kept(false)
    shutil.rmtree(false.root)
    aside.rename(site.root)
    assert lie.tree != wanted.tree
    for number in range(damages):
        name = chance.choice(sorted(ours))
        with_kept(site, {**ours, name: damaged(ours[name], chance)})
        if chance.random() < 0.5:
            shutil.rmtree(site.path("build"), ignore_errors=True)
        if as_author(site, author) != wanted:
            yield f"damage {number} of {name}"
    for number in range(forgeries):
        with_kept(site, forged(chance.choice((honest, theirs)), ours, chance))
        if chance.random() < 0.5:
            false_pages(site, lie.tree)
        if as_author(site, author) != wanted:
            yield f"forgery {number}"


def _main(damages: int = 1000, forgeries: int = 200, seed: int = 12) -> int:
    with tempfile.TemporaryDirectory() as folder:
        wrong = list(trials(Path(folder), damages, forgeries, seed))
    print("\n".join((*wrong, f"{damages} damages, {forgeries} forgeries, seed {seed}: {len(wrong)} wrong")))
    return 1 if wrong else 0


if __name__ == "__main__":
    assert key_path()
    sys.exit(_main(*map(int, sys.argv[1:])))
