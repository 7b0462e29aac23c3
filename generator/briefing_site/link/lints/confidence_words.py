"""`confidence-words`: one scale of likelihood per site, and no level of confidence in the same sentence.

The scales are those of Intelligence Community Directive 203 of the United States (2015) and of the
Professional Head of Intelligence Assessment of the United Kingdom (the Probability Yardstick). The
directive also asks that no sentence combine a level of confidence with a degree of likelihood. Where the
site names no scale, most of its judgements do. English
only, in judgements only, outside of quotation marks. `may`, `could` and `can` are left alone: as often they
say what is allowed or possible.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import judged_in
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import ConfidenceScale
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import File
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quoted_words import quoted_in

SCALES: dict[ConfidenceScale, tuple[str, ...]] = {
    "icd-203": (
        "almost no chance",
        "remote chance",
        "very unlikely",
        "highly improbable",
        "unlikely",
        "improbable",
        "roughly even chance",
        "roughly even odds",
        "likely",
        "probable",
        "probably",
        "very likely",
        "highly probable",
        "almost certain",
        "almost certainly",
        "nearly certain",
    ),
    "uk-yardstick": (
        "remote chance",
        "highly unlikely",
        "unlikely",
        "realistic possibility",
        "likely",
        "probable",
        "probably",
        "highly likely",
        "almost certain",
        "almost certainly",
    ),
}
"""The words of each scale, the least likely first."""
_OTHERS = (
    "somewhat likely",
    "quite likely",
    "fairly likely",
    "most likely",
    "less likely than not",
    "more likely than not",
    "rather likely",
    "extremely likely",
    "extremely unlikely",
    "quite unlikely",
    "very probable",
    "very probably",
    "quite probably",
    "most probably",
    "virtually certain",
    "all but certain",
    "practically certain",
    "quite possibly",
    "very possibly",
    "possibly",
    "perhaps",
    "maybe",
    "presumably",
    "conceivably",
    "undoubtedly",
    "doubtless",
    "surely",
    "certainly",
    "inevitably",
    "inevitable",
    "almost impossible",
    "good chance",
    "fair chance",
    "slim chance",
    "small chance",
    "strong chance",
    "strong possibility",
    "distinct possibility",
    "good odds",
    "long odds",
    "even odds",
    "even chance",
    "fifty-fifty",
    "a toss-up",
    "in all likelihood",
)
"""Words of likelihood that neither scale has."""
_ALL = sorted({*SCALES["icd-203"], *SCALES["uk-yardstick"], *_OTHERS}, key=len, reverse=True)
_MIGHT = r"(?<!the\s)(?<!military\s)(?<!naval\s)(?<!economic\s)might(?!\s+(?:of|and|is|was)\b)"
"""The verb, and not military might."""
_WORD = LazyPattern(
    rf"(?<![\w-])(?:{'|'.join(word.replace(' ', r'[ ]') for word in _ALL)}|{_MIGHT})(?![\w-])", re.IGNORECASE
)
_CONFIDENCE = LazyPattern(
    r"\b(?:(?:high|moderate|medium|low|great|little|full|some|limited)\s+confidence|(?:highly|moderately|fairly|quite|very)?\s*confident(?:ly)?"
    r"|confidence\s+(?:is|that|in\s+this))\b",
    re.IGNORECASE,
)


def confidence_words(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's judgements, at the words."""
    if subject.language.split("-")[0].lower() != "en":
        return
    scale = subject.config.confidence_scale
    for statement in subject.statements:
        if statement.role != "judgement":
            continue
        found = _unquoted(statement.text)
        if not found:
            continue
        words = [_plain(m.group()) for m in found]
        first = found[0]
        if confidence := _CONFIDENCE.search(statement.text):
            at = subject.places.of(statement, first.start(), first.end())
            yield faults.lints.combined_confidence(at, first.group(), confidence.group().strip())
        for match, word in zip(found, words, strict=True):
            if scale and word not in SCALES[scale]:
                at = subject.places.of(statement, match.start(), match.end())
                yield faults.lints.outside_scale(at, match.group(), scale, SCALES[scale])
        if not scale and (mixed := _mixed(words)):
            match = found[words.index(mixed[1])]
            at = subject.places.of(statement, match.start(), match.end())
            yield faults.lints.mixed_scales(at, *mixed)


@dataclass(frozen=True, slots=True)
class ScaledWord:
    """A word in a judgement that one scale alone has."""

    word: str
    scale: ConfidenceScale
    at: Span
    judgement: Span
    """The place of its judgement."""


def scaled_words(briefing: Briefing, language: str, file: File) -> tuple[ScaledWord, ...]:
    """The words of a briefing's judgements that one scale alone has; `language` is that of the site."""
    if (briefing.lang or language).split("-")[0].lower() != "en":
        return ()
    places = Places(file)
    return tuple(
        ScaledWord(match.group(), scale, places.of(statement, *match.span()), statement.within)
        for statement in judged_in(briefing)
        for match in _unquoted(statement.text)
        if statement.within and (scale := _only_scale(_plain(match.group())))
    )


def mixed_on_the_site(words: Sequence[ScaledWord]) -> Iterator[Diagnostic]:
    """The faults of judgements whose words are of another scale than those of most judgements.

    `words` are those of the whole site. A judgement that mixes scales within itself is told of that alone.
    """
    scales: dict[Span, dict[ConfidenceScale, ScaledWord]] = {}
    for each in words:
        scales.setdefault(each.judgement, {}).setdefault(each.scale, each)
    alone = [next(iter(found.values())) for found in scales.values() if len(found) == 1]
    if not alone:
        return
    usual = Counter(each.scale for each in alone).most_common(1)[0][0]
    example = next(each for each in alone if each.scale == usual)
    for each in alone:
        if each.scale != usual:
            yield faults.lints.another_scale(each.at, each.word, each.scale, example.word, usual, example.at)


def _unquoted(text: str) -> list[re.Match[str]]:
    """The words of likelihood in a text, outside of quotation marks."""
    quoted = [(piece.start, piece.end) for piece in quoted_in(text)]
    return [m for m in _WORD.finditer(text) if not any(a <= m.start() < b for a, b in quoted)]


def _only_scale(word: str) -> ConfidenceScale | None:
    """The scale that has a word; None where both have it, or neither."""
    having = [scale for scale, words in SCALES.items() if word in words]
    return having[0] if len(having) == 1 else None


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _mixed(words: list[str]) -> tuple[str, str] | None:
    """Two words of which each belongs to one scale alone, and not to the same."""
    american, british = SCALES["icd-203"], SCALES["uk-yardstick"]
    one = next((w for w in words if w in american and w not in british), None)
    other = next((w for w in words if w in british and w not in american), None)
    if one is None or other is None:
        return None
    return (one, other) if words.index(one) < words.index(other) else (other, one)
