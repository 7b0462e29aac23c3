"""The twin of the page that says how the site checks itself."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.render.twins.parts import Parts, items, section
from briefing_site.text.html_to_markdown import plain
from briefing_site.view.values.pages import AboutView

_SIGNALS = ("see", "cf", "but-see", "contra")
_TEXTS = (
    ("sentences", ("sentences-lints",)),
    ("confidence", ("confidence-levels",)),
    ("kinds", ("kinds-marked",)),
)
_LIMITS = ("found", "short", "stored", "translations", "as-of")
_READER = ("note", "original", "source", "digest", "corrections")


def about(parts: Parts, of: AboutView) -> Iterator[str]:
    """All that the page says, the figures of the site among it."""
    words = parts.words
    figures = (
        (of.briefings, "figure-briefings"),
        (of.citations, "figure-citations"),
        (of.excerpts, "figure-passages"),
        (of.sources, "figure-sources"),
    )
    yield plain(words("about-standfirst"))
    yield items(plain(f"{words.number(number)} {words(key, count=number)}") for number, key in figures)
    signals = (
        f"{plain(words(f'about-{name}'))}{words('colon')}{plain(words(f'about-{name}-means'))}"
        for name in _SIGNALS
    )
    yield from section(
        words("about-citation"),
        *(plain(words(f"about-citation-{name}")) for name in ("note", "ways", "signals")),
        items(signals),
    )
    verdicts = (
        f"{plain(row.verdict.label)} ({words.number(row.count)})"
        f"{words('colon')}{plain(row.verdict.explanation)}"
        for row in of.verdicts
    )
    yield from section(
        words("about-quotations"), plain(words("about-quotations-folding")), plain(of.basis), items(verdicts)
    )
    for name, keys in _TEXTS:
        yield from section(words(f"about-{name}"), *(plain(words(f"about-{key}")) for key in keys))
    yield items(f"{plain(kind)} ({words.number(count)})" for kind, count in of.kinds)
    if of.evidence.claims:
        rest = (plain(words(f"about-evidence-{name}")) for name in ("claim", "origin", "standing"))
        yield from section(words("about-evidence"), *rest)
        yield from _evidence(parts, of)
    pages = {
        "source": words("about-reader-source-page"),
        "corrections": words("about-reader-corrections-page"),
    }
    told = (
        plain(words(f"about-reader-{name}", **({"page": pages[name]} if name in pages else {})))
        for name in _READER
    )
    yield from section(words("about-reader"), items(told))
    limits = (
        plain(words(f"about-limits-{name}", **({"count": of.quote_words} if name == "short" else {})))
        for name in _LIMITS
    )
    yield from section(words("about-limits"), items(limits))


def _evidence(parts: Parts, of: AboutView) -> Iterator[str]:
    """What all briefings rest on, in figures."""
    words, figures = parts.words, of.evidence
    single = "evidence-single" if figures.single else "evidence-single-none"
    told = [
        words("evidence-single-all", count=figures.claims)
        if figures.single == figures.claims
        else words(single, count=figures.single or figures.claims, claims=figures.claims),
    ]
    if figures.unsupported:
        told.append(words("evidence-unsupported", count=figures.unsupported))
    if figures.disagreements:
        told.append(words("evidence-disagreements", count=figures.disagreements))
    sources = words("count-sources", count=figures.sources)
    yield from section(words("about-evidence-site"), items(map(plain, (*told, sources))), level=3)
