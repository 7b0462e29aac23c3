"""`python -m benchmarks zotero CHECKOUTS`: what Zotero reads back of our exports, field by field.

CHECKOUTS holds checkouts of zotero/translators, zotero/utilities and zotero/zotero-schema (github.com), which are no
part of this repository. Zotero's own translators read the works of `benchmarks/works.py` in each of our formats, in
Node.js (`benchmarks/zotero.js`), and what they make of them is compared with the works.

With a checkout of zotero/translate and jsdom there too (`npm install --prefix CHECKOUTS jsdom`), the metadata in the
head of briefings' pages are read as well: a site is built whose briefings have the titles, names, dates and languages
of the works.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.libraries import Tally
from benchmarks.styles import work_of
from benchmarks.works import works
from briefing_site.authoring.bibliography.csl_json import read_csl_json
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.authoring.yaml_writer import names as yaml_names
from briefing_site.engine.build import linked_site
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site
from briefing_site.model.date import Date
from briefing_site.model.work import CslDate, CslItem, CslValue
from briefing_site.view.bibliography.biblatex import biblatex_file
from briefing_site.view.bibliography.coins import coins
from briefing_site.view.bibliography.csl import csl_file
from briefing_site.view.bibliography.ris import ris_file

_EXPORTS: Mapping[str, Callable[[Iterable[CslItem]], bytes]] = {
    "CSL JSON": csl_file,
    "BibTeX": biblatex_file,
    "RIS": ris_file,
}
FORMATS = (*_EXPORTS, "COinS")
PAGES = "Embedded Metadata"
"""The translator that reads the metadata in the head of a page."""
_ADDED = ("accessDate", "abstractNote", "libraryCatalog")
"""What Zotero adds of its own to what it saves from a page, or takes from the page's description."""
_REGION, _SITE, _BASE = "coast", "Quay Desk", "https://quay.example/"


def main(arguments: Sequence[str]) -> int:
    """Print a table of formats."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks zotero", description=__doc__)
    parser.add_argument("checkouts", type=Path, metavar="CHECKOUTS")
    parser.add_argument("--wrong", action="store_true", help="print every field that differs")
    given = parser.parse_args(arguments)
    print("| format | works | fields | read back | % |\n| --- | ---: | ---: | ---: | ---: |")
    pages = [PAGES] if (given.checkouts / "translate").is_dir() else []
    for name in (*FORMATS, *pages):
        tally = read_back(given.checkouts, name, wrong=given.wrong)
        every, good = tally.all.total(), tally.good.total()
        print(f"| {name} | {tally.all['(entry)']} | {every} | {good} | {100 * good / every:.1f} |")
        lost = {
            field: f"{tally.good[field]} of {n}" for field, n in tally.all.items() if tally.good[field] < n
        }
        if given.wrong:
            print(lost)
    return 0


def read_back(checkouts: Path, name: str, *, wrong: bool = False) -> Tally:
    """What Zotero makes of all works in a format, compared with the works."""
    entries = list(read_csl_json(json.dumps(works())))
    made = [work_of(entry) for entry in entries]
    if name == PAGES:
        entries = [_as_briefing(number, entry) for number, entry in enumerate(entries)]
        given = json.dumps(_pages(entries)).encode()
    elif name == "COinS":
        given = "\n".join(coins(work) for work in made).encode()
    else:
        given = _EXPORTS[name](work.item for work in made)
    schema = json.loads((checkouts / "zotero-schema" / "schema.json").read_text("utf-8"))
    tally = Tally(schema["csl"], wrong=wrong)
    found = read_by_zotero(checkouts, name, given)
    for made_item in found if name == PAGES else ():
        for added in _ADDED:
            made_item.pop(added, None)
    for entry, item in _paired(entries, found):
        tally.item(name, item, entry) if item else tally.count(name, "(entry)", entry.key, None, same=False)
    return tally


def _as_briefing(number: int, entry: BibliographyEntry) -> BibliographyEntry:
    """What the page of a briefing tells of itself that has the title, names, date and language of a work."""
    issued = entry.values.get("issued")
    day = issued.start if isinstance(issued, CslDate) else Date(2026)
    people = entry.values.get("author", ())
    names = people if isinstance(people, tuple) else ()
    address = f"{_BASE}{_REGION}/work-{number}.html"
    values: dict[str, CslValue] = {
        "title": entry.values["title"],
        "publisher": _SITE,
        "issued": CslDate(day),
        "URL": address,
        "language": entry.values.get("language", "en"),
    }
    if names:
        values["author"] = names
    return BibliographyEntry(entry.line, f"work-{number}", "report", values)


def _pages(entries: Sequence[BibliographyEntry]) -> list[dict[str, str]]:
    """The published pages of such briefings, each with its address."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        root = Path(name)
        (root / "briefings" / _REGION).mkdir(parents=True)
        config = f"title: {_SITE}\nbase_url: {_BASE}\nregions: {{{_REGION}: {{name: Coast}}}}\n"
        (root / "config.yaml").write_text(config, "utf-8")
        for entry in entries:
            people = entry.values.get("author", ())
            assert isinstance(people, tuple)
            front = {
                "title": json.dumps(entry.values["title"], ensure_ascii=False),
                "region": _REGION,
                "date": str(entry.values["issued"]),
                "summary": "A work.",
                "language": str(entry.values["language"]),
                "authors": yaml_names(people),
            }
            lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
            path = root / "briefings" / _REGION / f"{entry.key}.md"
            path.write_text(f"---\n{lines}---\nNo more.\n", "utf-8")
        site = linked_site(Options(root))
        assert isinstance(site, Site) and site.renders, [str(fault) for fault in site.content_faults][:3]
        return [
            {"url": f"{_BASE}{address}", "html": site.render(address).data.decode()}
            for address in (f"{_REGION}/{entry.key}.html" for entry in entries)
        ]


def read_by_zotero(checkouts: Path, name: str, given: bytes) -> list[dict[str, Any]]:
    """The items that a translator of Zotero makes of a file; raises `RuntimeError` where it fails."""
    script = Path(__file__).with_suffix(".js")
    command = ["node", str(script), str(checkouts), name]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    items: list[dict[str, Any]] = json.loads(done.stdout)
    return items


def _paired(
    entries: Sequence[BibliographyEntry], items: Sequence[dict[str, Any]]
) -> Iterable[tuple[BibliographyEntry, dict[str, Any] | None]]:
    """Each work with what has its title."""
    by_title = {
        " ".join(
            str(
                item.get("title") or item.get("nameOfAct") or item.get("caseName") or item.get("subject")
            ).split()
        ): item
        for item in items
    }
    for entry in entries:
        yield entry, by_title.get(str(entry.values["title"]))
