"""Time the verification of quotations, in this process: how many a second, with the texts and pins at hand.

1. Make a corpus, or take a site that is there, and read its cards, archived texts and pins.
2. Verify every excerpt of every card, some runs of each way; the way that is written, and ways that cost more.
3. Print quotations a second of CPU time, of the best run and of the middle one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks import corpus
from briefing_site.model.document import Document
from briefing_site.model.pin import PinnedSource
from briefing_site.model.source import Excerpt, Source
from briefing_site.parse.lock import read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.verify.verify import verify

BRIEFINGS = 1000
RUNS = 7

Text = tuple[Source, Document, PinnedSource | None]


def _as_written(excerpt: Excerpt) -> Excerpt:
    return excerpt


def _without_place(excerpt: Excerpt) -> Excerpt:
    return replace(excerpt, at=None)


def _set_otherwise(excerpt: Excerpt) -> Excerpt:
    return replace(excerpt, quote=excerpt.quote.replace(" ", "\u00a0", 1))


def _with_ellipsis(excerpt: Excerpt) -> Excerpt:
    words = excerpt.quote.split()
    return replace(
        excerpt, quote=" ".join([*words[:2], "[...]", *words[3:]]) if len(words) > 3 else excerpt.quote
    )


def _altered(excerpt: Excerpt) -> Excerpt:
    return replace(excerpt, quote=f"{excerpt.quote} altered")


WAYS: dict[str, Callable[[Excerpt], Excerpt]] = {
    "as written": _as_written,
    "without `at`": _without_place,
    "set otherwise": _set_otherwise,
    "with an ellipsis": _with_ellipsis,
    "altered": _altered,
}


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast one way goes."""

    quotations: int
    seconds: tuple[float, ...]
    """CPU time of each run."""
    verdicts: dict[str, int]

    def __str__(self) -> str:
        told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        best, middle = (round(self.quotations / s) for s in (min(self.seconds), median(self.seconds)))
        return f"{best:,} | {middle:,} | {told}"


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks quotations`: prints a table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks quotations", description="Time the verification of quotations."
    )
    parser.add_argument("--size", type=int, default=BRIEFINGS, metavar="N", help="briefings of the corpus")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="runs of each way")
    parser.add_argument("--site", type=Path, metavar="DIR", help="a site to take instead of a corpus")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="its archive, if not seeds/archive")
    given = parser.parse_args(arguments)
    if given.site:
        texts = list(_texts(given.site, given.archive or given.site / "seeds" / "archive"))
    else:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            corpus.corpus(given.size, site)
            texts = list(_texts(site, site / "seeds" / "archive"))
    if not texts:
        print("no card has an archived text at hand", file=sys.stderr)
        return 1
    length = sum(len(document.text) for _, document, _ in texts) // len(texts)
    print(f"{len(texts)} documents of {length:,} characters; quotations a second of CPU time\n")
    print("| | best run | middle run | verdicts |\n| --- | --- | --- | --- |")
    for name, change in WAYS.items():
        print(f"| {name} | {rate(texts, change, given.runs)} |")
    return 0


def rate(texts: Sequence[Text], change: Callable[[Excerpt], Excerpt], runs: int) -> Rate:
    """Verify every excerpt, changed in one way, some times over."""
    changed = [
        (replace(card, excerpts=tuple(map(change, card.excerpts))), text, pins) for card, text, pins in texts
    ]
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = [verify(*each) for each in changed]
        seconds.append(time.process_time() - start)
    verdicts = Counter(str(seen.verdict) for of_card in found for seen in of_card.values())
    return Rate(verdicts.total(), tuple(seconds), dict(verdicts))


def _texts(site: Path, archive: Path) -> Iterator[Text]:
    """Each card of a site whose text is at hand, with the text and its pins."""
    lock, engine = read_lock((site / "seeds" / "seeds.lock").read_bytes()), MarkdownEngine()
    for path in sorted((site / "seeds").glob("*.md")):
        card, _ = parse_source(f"seeds/{path.name}", path.read_bytes(), engine)
        if isinstance(card, Source) and card.archive and (archive / card.archive).is_file():
            document = Document.of(card.archive, (archive / card.archive).read_bytes())
            yield card, document, lock.sources.get(card.id)
