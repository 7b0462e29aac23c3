"""What the project is made from, as its locks say: a bill of materials, licences, known weaknesses.

    python scripts/supply.py sbom [--to FILE]     CycloneDX 1.5 as JSON; the same locks give the same bytes
    python scripts/supply.py licences             the licence of each; exits 1 where one is not fit
    python scripts/supply.py advisories           asks osv.dev; exits 1 where something is known, 3 where it
                                                  cannot be asked

Only Python's own library is needed; licences of Python's packages are those that the installed ones declare.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("site", "features", "dev")
"""The locks of Python's packages, in the order in which they hold one another."""
NPM = {
    "front-end": "scripts/front-end/package-lock.json",
    "audit": "scripts/audit-tools/package-lock.json",
    "pdfjs": "scripts/pdfjs/package-lock.json",
    "vscode": "editors/vscode/package-lock.json",
}
"""What npm's packages are needed for, with the lock that has them."""

_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_OSV = "https://api.osv.dev/v1/querybatch"
_WAIT = 30
"""Seconds for the answer of osv.dev."""

ALLOWED = re.compile(
    r"MIT(?:-0|-CMU)?|CMU-Mate|BSD|0BSD|BSD-[23]-Clause|Apache-?2\.0|Apache 2\.0|Apache Software License"
    r"|ISC|ISC License \(ISCL\)|PSF-2\.0|Python-2\.0|Python Software Foundation License|MPL-2\.0|CC0-1\.0"
    r"|Mozilla Public License 2\.0 \(MPL 2\.0\)|Unlicense|ZPL-2\.1|Zlib|BlueOak-1\.0\.0|CC-BY-4\.0|HPND"
    r"|MPL-1\.1|CNRI-Python|MIT License|BSD License|The Unlicense \(Unlicense\)|Apache License 2\.0"
    r"|Unicode-3\.0|CC-BY-SA-4\.0",
    re.IGNORECASE,
)
"""Licences that ask of a user of the library nothing but to name it, or to keep changes of its files open."""
JUDGED: Mapping[str, str] = {
    "brotlicffi": "MIT; for PyPy alone",
    "busboy": "MIT",
    "colorama": "BSD-3-Clause; for Windows alone",
    "dicer": "MIT",
    "parse-cache-control": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause and Apache-2.0; PDFium inside, BSD-3-Clause, with parts under MIT, FTL, Zlib",
    "pyphen": "MPL-1.1, one of the three that it gives the choice of",
    "spdx-exceptions": "CC-BY-3.0; a list of names, for measuring alone",
    "streamsearch": "MIT",
}
"""Package to the licence that was looked up, where no package here declares it as a choice or at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package that is locked."""

    kind: str
    """`pypi` or `npm`."""
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    """Algorithm, as CycloneDX names it, and hexadecimal digest of each file that may be installed."""
    needed_for: str
    """The lock that asks for it first: site, features, dev; one of `NPM` for npm's."""
    licence: str = ""
    """As the lock says; empty where it says none."""

    @property
    def purl(self) -> str:
        """The package URL (ECMA-427)."""
        return f"pkg:{self.kind}/{quote(self.name, safe='/')}@{quote(self.version)}"


def parts(root: Path = ROOT) -> list[Part]:
    """All that is locked in a checkout, each once, in the order of the package URLs."""
    found: dict[str, Part] = {}
    for lock in LOCKS:
        for part in python_parts((root / f"requirements/{lock}.lock.txt").read_text("utf-8"), lock):
            found.setdefault(part.purl, part)
    for needed_for, path in NPM.items():
        for part in npm_parts(json.loads((root / path).read_text("utf-8")), needed_for):
            found.setdefault(part.purl, part)
    return [found[purl] for purl in sorted(found)]


def python_parts(lock: str, needed_for: str) -> Iterable[Part]:
    """The packages of a lock of pip."""
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
        pinned = _PINNED.match(entry)
        if pinned:
            hashes = tuple(("SHA-256", digest) for digest in _HASH.findall(entry))
            yield Part("pypi", pinned[1].lower(), pinned[2], hashes, needed_for)


def npm_parts(lock: Mapping[str, Any], needed_for: str = "front-end") -> Iterable[Part]:
    """The packages of a lock of npm."""
    for path, entry in lock["packages"].items():
        if path:
            algorithm, _, digest = entry["integrity"].partition("-")
            hashes = ((algorithm.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),)
            name = path.rpartition("node_modules/")[2]
            yield Part("npm", name, entry["version"], hashes, needed_for, entry.get("license", ""))


def sbom(found: Iterable[Part]) -> str:
    """A bill of materials: CycloneDX 1.5 (ECMA-424), as JSON."""
    found = list(found)
    own = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    components = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "scope": "required" if part.needed_for == "site" else "optional",
            "hashes": [{"alg": algorithm, "content": digest} for algorithm, digest in part.hashes],
            **(
                {"licenses": [{"license": {"name": told}}]}
                if (told := JUDGED.get(part.name) or licence_of(part))
                else {}
            ),
            "purl": part.purl,
            "properties": [{"name": "briefing-site:needed-for", "value": part.needed_for}],
        }
        for part in found
    ]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([[part.purl, part.hashes] for part in found]))
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "briefing-site",
                "name": "briefing-site",
                "version": own[1] if own else "",
            }
        },
        "components": components,
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def licence_of(part: Part) -> str:
    """The licence of a package; empty where neither the lock nor an installed package says one."""
    if part.kind == "npm":
        return part.licence
    try:
        told: Any = metadata(part.name)
    except PackageNotFoundError:
        return ""
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if "License ::" in each
    ]
    named = [each for each in classifiers if each != "OSI Approved"]
    return " AND ".join(named) or str(told.get("License") or "").strip().partition("\n")[0]


def may_be_used(licence: str) -> bool:
    """Whether a licence, or one of those that a package gives the choice of, is among the allowed."""
    if ALLOWED.fullmatch(licence):
        return True
    if " AND " in licence or " OR " in licence:
        licence = licence.replace("(", "").replace(")", "")
    choices = (choice.split(" AND ") for choice in licence.split(" OR "))
    return any(all(map(_is_allowed, all_of)) for all_of in choices)


def _is_allowed(licence: str) -> bool:
    return bool(ALLOWED.fullmatch(licence.partition(" WITH ")[0].strip()))


def advisories(found: Iterable[Part], ask: Callable[[bytes], bytes]) -> list[str]:
    """A line for each known weakness of a package; raises `OSError` or `ValueError` without an answer."""
    found = list(found)
    ecosystem = {"pypi": "PyPI", "npm": "npm"}
    queries = [
        {"version": part.version, "package": {"name": part.name, "ecosystem": ecosystem[part.kind]}}
        for part in found
    ]
    answers = json.loads(ask(json.dumps({"queries": queries}).encode()))["results"]
    if len(answers) != len(found):
        raise ValueError("it answered another number of questions")
    return [
        f"{part.name} {part.version}: https://osv.dev/vulnerability/{known['id']}"
        for part, answer in zip(found, answers, strict=True)
        for known in (answer or {}).get("vulns", ())
    ]


def _ask_osv(question: bytes) -> bytes:
    asked = urllib.request.Request(_OSV, question, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=_WAIT) as answer:
        data: bytes = answer.read()
        return data


def unfit(found: Iterable[Part]) -> list[str]:
    """The packages, with what they declare, whose licences are not known to be allowed."""
    return [
        f"{part.name} {part.version}: {licence_of(part) or 'no licence is declared here'}"
        for part in found
        if part.name not in JUDGED and not may_be_used(licence_of(part))
    ]


def main(arguments: list[str]) -> int:
    """Do what is asked; returns the exit status."""
    parser = argparse.ArgumentParser(description="What the project is made from, as its locks say.")
    parser.add_argument("what", choices=("sbom", "licences", "advisories"))
    parser.add_argument("--to", type=Path, default=ROOT / ".cache/sbom.cdx.json", help="the file of sbom")
    given = parser.parse_args(arguments)
    found = parts()
    if given.what == "sbom":
        given.to.parent.mkdir(parents=True, exist_ok=True)
        given.to.write_text(sbom(found), "utf-8")
        print(f"{given.to}: {len(found)} components")
        return 0
    if given.what == "licences":
        for part in found:
            print(f"{part.purl}\t{JUDGED.get(part.name) or licence_of(part)}")
        print(
            "\n".join((*unfit(found), f"{len(found)} packages, {len(unfit(found))} not known to be allowed"))
        )
        return 1 if unfit(found) else 0
    try:
        known = advisories(found, _ask_osv)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        print(f"Not checked: osv.dev gives no answer here ({fault})", file=sys.stderr)
        return 3
    print("\n".join((*known, f"{len(found)} packages asked for, {len(known)} weaknesses known")))
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
