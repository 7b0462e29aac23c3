"""How well title, author, date and publisher of web pages are read, against public sets whose pages are labelled.

    python -m benchmarks intake DIR...

A DIR is a checkout of a set that was fetched elsewhere; nothing of one is part of this repository:

- trafilatura (`tests/evaldata.json`, labels made by people),
- Readability (`test/test-pages/*/expected-metadata.json`, labels made by that program and looked through by people),
- any folder with a file `gold.json`: `{"page.html": {"url": ..., "title": ..., "author": ..., "date": ..., "publisher": ...}}`.

A value is *right* where it has the same letters and digits as the label, a title also where a line above it came along; of
authors all must be right, and no other be among them. It is *empty*, *marked* (wrong, and the card says that it is
uncertain), or *wrong*. Labels that the stored page has nowhere, as one that was typed amiss or taken from a later state of
the page, are counted apart: nobody could read them there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import trafilatura

from briefing_site.authoring.intake.page.choose import chosen
from briefing_site.authoring.intake.page.elements import folded
from briefing_site.authoring.intake.page.statements import read_page

KEYS = ("title", "author", "date", "publisher")
OUTCOMES = ("right", "empty", "marked", "wrong")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page, and what people say of it; an empty label says that the page states nothing."""

    path: Path
    url: str
    gold: dict[str, str]


def labelled(folder: Path) -> Iterator[Labelled]:
    """The pages of a set."""
    if (gold := folder / "gold.json").is_file():
        for name, labels in json.loads(gold.read_text("utf-8")).items():
            yield Labelled(
                folder / name, labels.get("url", ""), {key: labels[key] for key in KEYS if key in labels}
            )
    elif (gold := folder / "tests" / "evaldata.json").is_file():
        yield from _of_trafilatura(gold)
    else:
        for gold in sorted((folder / "test" / "test-pages").glob("*/expected-metadata.json")):
            labels = json.loads(gold.read_text("utf-8"))
            names = {"title": "title", "byline": "author", "publishedTime": "date", "siteName": "publisher"}
            found = {ours: labels[theirs] for theirs, ours in names.items() if labels.get(theirs)}
            yield Labelled(gold.parent / "source.html", "http://fakehost/test/page.html", found)


def _of_trafilatura(gold: Path) -> Iterator[Labelled]:
    for url, labels in json.loads(gold.read_text("utf-8")).items():
        for folder in ("eval", "cache"):
            if (path := gold.parent / folder / labels["file"]).is_file():
                found = {key: labels[key] for key in ("author", "date") if key in labels}
                if labels.get("title"):
                    found["title"] = labels["title"]
                if labels.get("sitename"):
                    found["publisher"] = labels["sitename"]
                yield Labelled(
                    path, url, {k: "; ".join(v) if isinstance(v, list) else v for k, v in found.items()}
                )
                break


def outcome(key: str, gold: str, value: str, doubt: str) -> str:
    """One of `OUTCOMES`."""
    if _same(key, gold, value):
        return "right"
    return "empty" if not value else "marked" if doubt else "wrong"


def _same(key: str, gold: str, value: str) -> bool:
    if key == "date":
        return value == gold[:10]
    if key == "author":
        return _people(gold) == _people(value)
    if key == "title" and gold.strip() and value.endswith(gold.strip()):
        return not value[: -len(gold.strip())].strip()[-1:].isalnum() or " " in value[: -len(gold.strip())]
    if (
        key == "title"
        and value
        and gold.startswith(value)
        and re.match(r"\s*[|–—·•:_@\[-]", gold[len(value) :])
    ):
        return True  # the label keeps the name of the site
    return folded(gold) == folded(value)


def _people(names: str) -> set[str]:
    """The persons of a list, without degrees and the words between them."""
    parts = re.split(r"[;,/\n]|\s(?:and|und|And|y|et)\s|^\s*(?:By|by|Von)\s", names)
    return {folded(part) for part in parts if folded(part) not in ("", "phd", "md")}


def _has(raw: str, key: str, gold: str) -> bool:
    """Whether the page has the label at all."""
    if key == "date":
        year, *rest = gold[:10].split("-")
        return bool(re.search(rf"{year}-?{'-?'.join(rest)}", raw)) or _day_in_words(raw, gold)
    if key == "author":
        return all(part in folded(raw) for part in _people(gold))
    # A label that was cut within a word stands nowhere on the page as it is.
    return folded(gold) in folded(raw) and not _cut(raw, gold)


def _cut(raw: str, label: str) -> bool:
    """Whether every place where a page has a label goes on within a word."""
    last = re.escape(label.strip()[-12:])
    ends = [raw[found.end() : found.end() + 1] for found in re.finditer(last, raw, re.IGNORECASE)]
    return bool(ends) and all(end.isalpha() for end in ends)


def _day_in_words(raw: str, gold: str) -> bool:
    from briefing_site.authoring.intake.page.printed_dates import dates_in

    return any(day == gold[:10] for day, _, _ in dates_in(re.sub(r"<[^>]*>", " ", raw), "de"))


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks intake", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, metavar="DIR", help="a checkout of a set of pages")
    parser.add_argument("--show", metavar="KEY/OUTCOME", default="", help="print these too, as title/wrong")
    given = parser.parse_args(arguments)
    for folder in given.sets:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        started = time.process_time()
        pages = 0
        for page in labelled(folder):
            data = page.path.read_bytes()
            if (tree := trafilatura.load_html(data)) is None:
                continue
            pages += 1
            raw = unescape(data.decode("utf-8", "replace"))
            known = chosen(read_page(tree, page.url))
            values = {"title": known.title, "author": "; ".join(map(str, known.authors)),
                      "date": known.published, "publisher": known.publisher}  # fmt: skip
            for key, gold in page.gold.items():
                doubt = known.doubts.get({"date": "published"}.get(key, key), "")
                told = outcome(key, gold, values[key], doubt)
                row = key if gold else f"{key}, none"
                if gold and told != "right" and not _has(raw, key, gold):
                    row = f"{key}, label not on the page"
                counts[row][told] += 1
                counts[row]["right, marked"] += told == "right" and bool(doubt and values[key])
                if given.show == f"{row}/{told}":
                    print(f"{page.path.name}: label {gold!r}, read {values[key]!r} {doubt!r}")
        seconds = time.process_time() - started
        print(f"{folder.name}: {pages} pages, {1000 * seconds / max(pages, 1):.0f} ms of CPU each")
        print(
            "| | labels | right | empty | marked | wrong | right or empty | right, marked |\n| --- "
            + "| --- " * 7
            + "|"
        )
        for row in sorted(counts):
            _print(row, counts[row])
    return 0


def _print(row: str, count: Counter[str]) -> None:
    total = sum(count[each] for each in OUTCOMES)
    shares = " | ".join(f"{100 * count[each] / total:.1f} %" for each in OUTCOMES)
    honest = 100 * (count["right"] + count["empty"]) / total
    print(f"| {row} | {total} | {shares} | {honest:.1f} % | {100 * count['right, marked'] / total:.1f} % |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
