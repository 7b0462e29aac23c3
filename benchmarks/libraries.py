"""`python -m benchmarks libraries DIR [--schema FILE]`: how much of bibliographies an import reads.

Each file of DIR is read and its entries counted. Where Zotero's own items lie beside a file as `.json`, of the
same name, as with the import fixtures of Better BibTeX, every field is compared with what Zotero made of it.
Zotero's fields are translated to CSL with its own table (`schema.json` of github.com/zotero/zotero-schema).

Texts are compared without markup, case and kinds of dashes and quotation marks. Left out are fields that Zotero
fills from elsewhere: the full names of journals, out of a list of its own.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.entry import BibliographyEntry, BibliographyError
from briefing_site.authoring.bibliography.read import ENDINGS, decoded_bibliography, read_bibliography
from briefing_site.text.language_tags import meant_language

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DASH = re.compile("-{1,3}|[–—−‐‑]")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⁺⁻’‘“”", "01234567890123456789+-''\"\"", "\u00ad")
_FIRST = ("inventor", "programmer", "cartographer", "artist", "sponsor", "presenter")
"""Creators that CSL calls authors, though Zotero's table does not say so."""
_SKIPPED = frozenset({"citationKey", "key", "extra"})


def main(arguments: Sequence[str]) -> int:
    """Print a table of the files, and one of the fields."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks libraries", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--schema", type=Path, metavar="FILE", help="Zotero's schema.json")
    parser.add_argument("--wrong", action="store_true", help="print every field that differs")
    given = parser.parse_args(arguments)
    tally = Tally(json.loads(given.schema.read_text())["csl"] if given.schema else None, wrong=given.wrong)
    print("| file | entries | read | in notes |\n| --- | ---: | ---: | ---: |")
    for path in sorted(given.folder.iterdir()):
        if path.suffix in ENDINGS and path.suffix != ".json":
            tally.file(path)
    print(f"| all | {tally.entries} | {tally.read} | {tally.kept} |")
    if tally.all:
        tally.print_fields()
    return 0


class Tally:
    """How many fields are read as Zotero reads them."""

    def __init__(self, schema: Mapping[str, Any] | None, *, wrong: bool) -> None:
        self.entries = self.read = self.kept = 0
        self.all: Counter[str] = Counter()
        self.good: Counter[str] = Counter()
        self.wrong = wrong
        fields = schema["fields"] if schema else {"text": {}, "date": {}}
        self.texts = {z: c for c, each in fields["text"].items() for z in each if c != "shortTitle"}
        self.texts["journalAbbreviation"] = "container-title-short"
        self.dates = {z: c for c, z in fields["date"].items()}
        self.types = {z: c for c, each in (schema or {"types": {}})["types"].items() for z in each}
        self.roles = {**(schema["names"] if schema else {}), **dict.fromkeys(_FIRST, "author")}

    def file(self, path: Path) -> None:
        """Read a file, and compare it with Zotero's items where they are there."""
        try:
            found = read_bibliography(decoded_bibliography(path.read_bytes())[0], path.suffix)
        except BibliographyError as fault:
            print(f"| {path.name} | {fault} | | |")
            return
        good = [entry for entry in found if not entry.fault]
        kept = sum(len(entry.rest) for entry in good)
        print(f"| {path.name} | {len(found)} | {len(good)} | {kept} |")
        self.entries, self.read, self.kept = (
            self.entries + len(found),
            self.read + len(good),
            self.kept + kept,
        )
        beside = path.with_suffix(".json")
        if beside.exists() and self.types:
            items = json.loads(beside.read_text("utf-8"))["items"]
            items = [item for item in items if item.get("itemType") not in ("note", "attachment")]
            for item, entry in _paired(items, good):
                self.item(path.name, item, entry)

    def item(self, name: str, item: Mapping[str, Any], entry: BibliographyEntry | None) -> None:
        """Compare an item of Zotero with its entry."""
        if entry is None:
            self.count(name, "(entry)", item.get("title"), None, same=False)
            return
        self.count(name, "(entry)", 1, 1, same=True)
        self.count(name, "type", self.types.get(item["itemType"]), entry.type)
        for field, value in item.items():
            if field in self.texts and field not in _SKIPPED and isinstance(value, str | int) and value != "":
                self.text(name, item, self.texts[field], str(value), entry)
            elif field in self.dates and value:
                got = str(entry.values.get(self.dates[field]) or "")
                wanted = str(read_csl_date(value) or value)
                self.count(name, self.dates[field], value, got, same=got in (wanted, value[:10]))
        self.people(name, item, entry)

    def text(
        self, name: str, item: Mapping[str, Any], variable: str, value: str, entry: BibliographyEntry
    ) -> None:
        """Compare the text of a variable."""
        if variable == "note":
            return
        given = entry.values.get(variable)
        got, wanted = _folded(given if isinstance(given, str) else ""), _folded(value)
        own = _folded(str(entry.values.get("container-title", "")))
        if variable == "container-title" and _folded(str(item.get("journalAbbreviation", ""))) == got:
            return
        if variable == "container-title-short" and own == wanted:
            return
        if variable in ("ISBN", "ISSN"):
            got, wanted = got.replace("-", ""), wanted.replace("-", "")
        elif variable == "language":
            got, wanted = got[:2], (meant_language(wanted) or wanted)[:2]
        elif variable == "DOI":
            got, wanted = (re.sub(r"^(https?://(dx\.)?doi\.org/)?(10/)?", "", each) for each in (got, wanted))
        elif variable == "genre":
            got, wanted = (re.sub("('s)? ?thesis", "", each) for each in (got, wanted))
        elif variable == "URL":
            wanted = re.split("[; ]", wanted)[0]
        same = got == wanted or (variable == "publisher" and got in wanted.split(" / "))
        self.count(name, variable, value, given, same=same)

    def people(self, name: str, item: Mapping[str, Any], entry: BibliographyEntry) -> None:
        """Compare the names of each role, one by one."""
        by_role: dict[str, list[str]] = {}
        for creator in item.get("creators", []):
            whole = creator.get("name") or f"{creator.get('firstName', '')} {creator.get('lastName', '')}"
            if _folded(whole) != "others":
                role = self.roles.get(kind := creator.get("creatorType", "author"), kind)
                by_role.setdefault(role, []).append(whole)
        for role, people in by_role.items():
            found = entry.values.get(role)
            names = [str(each) for each in found] if isinstance(found, tuple) else []
            for at, whole in enumerate(people):
                got = names[at] if at < len(names) else ""
                wanted, read = (re.findall(r"\w+", _folded(each)) for each in (whole, got))
                # A name in Chinese, Japanese or Korean script has no space, and the family name first.
                same = sorted(wanted) == sorted(read) or "".join(reversed(wanted)) == "".join(read)
                self.count(name, "(names)", whole, got, same=same)

    def count(
        self, name: str, variable: str, wanted: object, got: object, *, same: bool | None = None
    ) -> None:
        """Count a field as right or wrong."""
        right = wanted == got if same is None else same
        self.all[variable] += 1
        self.good[variable] += right
        if self.wrong and not right:
            print(f"{name}: {variable}: {wanted!r} read as {got!r}")

    def print_fields(self) -> None:
        """The table of fields."""
        print("\n| variable | fields | as Zotero reads them | % |\n| --- | ---: | ---: | ---: |")
        for variable, number in sorted(self.all.items()):
            share = 100 * self.good[variable] / number
            print(f"| {variable} | {number} | {self.good[variable]} | {share:.1f} |")
        every, good = self.all.total(), self.good.total()
        print(f"| all | {every} | {good} | {100 * good / every:.2f} |")


def _paired(
    items: Sequence[Mapping[str, Any]], entries: Sequence[BibliographyEntry]
) -> list[tuple[Mapping[str, Any], BibliographyEntry | None]]:
    """Each item with the entry of its key and title, of its title, or of its key; each entry once."""
    free = list(entries)
    paired: list[tuple[Mapping[str, Any], BibliographyEntry | None]] = []
    for item in items:
        key, title = _key(item), _folded(str(item.get("title", "")))
        ranked = sorted(
            (entry for entry in free if entry.key == key or (title and _title(entry) == title)),
            key=lambda entry: (_title(entry) != title, entry.key != key),
        )
        if ranked:
            free.remove(ranked[0])
        paired.append((item, ranked[0] if ranked else None))
    return paired


def _key(item: Mapping[str, Any]) -> str:
    extra = item.get("extra") or []
    lines = extra.split("\n") if isinstance(extra, str) else extra
    told = (line.removeprefix("Citation Key: ") for line in lines if line.startswith("Citation Key: "))
    return str(item.get("citationKey") or next(told, ""))


def _title(entry: BibliographyEntry) -> str:
    return _folded(str(entry.values.get("title", "")))


def _folded(text: str) -> str:
    """A text as it is compared."""
    plain = html.unescape(_TAG.sub("", text)).translate(_PLAIN)
    plain = re.sub(r"[.:](?=\s)", "", _DASH.sub("-", plain))
    return " ".join(plain.split()).lower()
