"""`python -m benchmarks styles DIR`: our two citation styles beside Pandoc's processor.

DIR holds `chicago-notes-bibliography.csl` and `apa.csl`, as they are published at https://www.zotero.org/styles; they
are no part of this repository. The works are those of `benchmarks/works.py`. References are compared with their
italics, as plain text between asterisks, but for a full stop at the end and the stops that Pandoc puts behind
names in Chinese, Japanese and Korean script.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.works import works
from briefing_site.authoring.bibliography.csl_json import read_csl_json
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.engine.citeproc import pandoc, print_works
from briefing_site.model.csl_style import StyledText
from briefing_site.model.diagnostic import Span
from briefing_site.model.source_item import in_order
from briefing_site.model.wording import Wording
from briefing_site.model.work import PERIODICALS, CslItem
from briefing_site.parse.csl_style import parse_style
from briefing_site.read.site_folder import read_file
from briefing_site.read.theme_folder import read_theme
from briefing_site.render.make_theme import make_theme
from briefing_site.view.bibliography.runs import TextRun
from briefing_site.view.bibliography.style import STYLES
from briefing_site.view.bibliography.work import Work, WorkKind

_HERE = Span.whole_file("config.yaml")
_FILES = {"chicago": "chicago-notes-bibliography.csl", "apa": "apa.csl"}
_KINDS: dict[str, WorkKind] = {
    "article-newspaper": "newspaper",
    "article-magazine": "magazine",
    "dataset": "dataset",
}
_AFTER_NATIVE = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7af])\.")


def main(arguments: Sequence[str]) -> int:
    """Print a table of types, and with `--show` each reference that differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks styles", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--show", action="store_true", help="print each reference that differs")
    given = parser.parse_args(arguments)
    program = pandoc()
    if program is None:
        parser.error("pypandoc_binary is not installed")
    made = [work_of(entry) for entry in read_csl_json(json.dumps(works()))]
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, (ours, theirs) in _compared(made, given.folder, program):
        form, item = name
        same = counts[item.type][form]
        same[1] += bool(theirs)
        same[0] += bool(theirs) and _plain(ours) == _plain(theirs)
        if given.show and theirs and _plain(ours) != _plain(theirs):
            print(f"{form}: {item.id}\n  Pandoc {_plain(theirs)}\n  ours   {_plain(ours)}")
    forms = ("note", "list", "apa")
    print("| type | Chicago, note | Chicago, list | APA |\n| --- | ---: | ---: | ---: |")
    for kind, row in counts.items():
        print(f"| {kind} | " + " | ".join(f"{row[form][0]} of {row[form][1]}" for form in forms) + " |")
    totals = [[sum(row[form][at] for row in counts.values()) for at in (0, 1)] for form in forms]
    print("| all | " + " | ".join(f"{same} of {every}" for same, every in totals) + " |")
    return 0


def _compared(
    made: Sequence[Work], folder: Path, program: str
) -> Iterator[tuple[tuple[str, CslItem], tuple[Iterable[TextRun], Iterable[StyledText]]]]:
    """For each form of each work what we print, and what Pandoc prints; nothing where its style lists it not."""
    words = _english()
    for style, name in _FILES.items():
        csl, found = parse_style(name, _HERE, {name: read_file(folder / name, name)})
        if csl is None:
            raise SystemExit(found[0].message)
        started = time.perf_counter()
        printed = print_works(program, csl, "en", [work.item for work in made])
        print(f"{style}: Pandoc printed {len(made)} works in {time.perf_counter() - started:.2f} s")
        started = time.process_time()
        for work, theirs in zip(made, printed, strict=True):
            beside = replace(work, url=None)
            note, entry = STYLES[style].note(work, words, None).runs, STYLES[style].entry(beside, words).runs
            if csl.notes:
                yield ("note", work.item), (note, theirs.note)
                listed = theirs.entry_beside
                yield ("list", work.item), (entry, () if listed == theirs.note_beside else listed)
            else:
                # What nobody else can look up stands in no list of APA's.
                shown = () if "personal communication" in _plain(theirs.note) else theirs.note
                yield ("apa", work.item), (note, shown)
        print(f"{style}: ours took {time.process_time() - started:.2f} s")


def _english() -> Wording:
    theme, _ = make_theme(read_theme(Path(), "base", _HERE))
    if theme is None:
        raise SystemExit("the theme cannot serve")
    return theme.wording("en-US")


def work_of(entry: BibliographyEntry) -> Work:
    """A work as a site has it, of an entry of a bibliography."""
    item = CslItem(entry.key, entry.type, in_order(dict(entry.values)))
    issued, accessed = item.date("issued"), item.date("accessed")
    return Work(
        id=entry.key,
        kind=_KINDS.get(item.type, "report"),
        title=item.text("title"),
        authors=item.names("author"),
        translators=item.names("translator"),
        publisher=item.text("container-title") if item.type in PERIODICALS else item.text("publisher"),
        issued=issued.start if issued else None,
        updated=None,
        accessed=accessed.start if accessed else None,
        url=item.text("URL") or None,
        language=item.text("language"),
        item=item,
    )


def _plain(runs: Iterable[TextRun] | Iterable[StyledText]) -> str:
    """Text with its italics between asterisks."""
    text = "".join(f"*{run.text}*" if run.italic else run.text for run in runs).replace("**", "")
    return " ".join(_AFTER_NATIVE.sub("", text).rstrip(".").split())
