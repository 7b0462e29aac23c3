"""Faults that lints find in what a briefing says and how it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.faults.phrases import listed
from briefing_site.model.fix import meant


def close_copying(at: Span, words: str, count: int, source: str, paragraph: int, *, wide: bool) -> Diagnostic:
    """A run of words that stands in an archived document too, outside of quotation marks."""
    unit = "characters" if wide else "words"
    return warning(
        at,
        "close-copying",
        f'{count} {unit} in a row stand in paragraph {paragraph} of "{source}" too: “{_short(words)}”',
        "say it in your own words, or quote it in quotation marks and cite it",
    )


def uncited_claim(at: Span, token: str) -> Diagnostic:
    """A sentence that states something without a citation; `token` is what a reader could look up."""
    return warning(
        at,
        "uncited-claim",
        f"the sentence states {token} and cites nothing, nor does what follows in its paragraph",
        "cite the passage that carries it, or leave it out",
    )


def uncited_text(at: Span, where: str, token: str) -> Diagnostic:
    """A figure or quoted words in a text that cannot cite, as a title; `where` says in which."""
    return warning(
        at,
        "uncited-claim",
        f"{where} has “{token}”, which stands in no passage that the briefing cites, nor in its sentences",
        "correct it, or say it in a sentence that cites the passage that carries it",
    )


def cites_nothing(at: Span, token: str, count: int) -> Diagnostic:
    """A briefing that cites nothing; `count` of its sentences state something, the first of them `token`."""
    return warning(
        at,
        "uncited-claim",
        f"the briefing cites nothing, and {count} of its sentences state something to look up; here {token}",
        "cite the passages that carry them; `briefing source add` takes a document in",
    )


def bare_judgement(at: Span) -> Diagnostic:
    """A judgement that no citation bears out."""
    return warning(
        at,
        "uncited-claim",
        "the judgement cites nothing that bears it out",
        "cite the passages on which it rests; what stands behind cf., but see or contra bears nothing out",
    )


def uncited_quotation(at: Span) -> Diagnostic:
    """A paragraph of a block quotation that cites nothing, and stands in nothing that its briefing cites."""
    return warning(
        at,
        "uncited-claim",
        "the block quotation cites nothing, and its words stand in no passage that the briefing cites",
        "cite the passage at its end; a remark of your own stands in a box, > [!NOTE]",
    )


def voice(at: Span, kinds: Sequence[str], speaker: str) -> Diagnostic:
    """A sentence whose passages all are of somebody's voice, and that names nobody."""
    what = {"opinion": "an opinion", "forecast": "a forecast", "reported": "at second hand"}
    told = " or ".join(what[kind] for kind in kinds)
    return warning(
        at,
        "voice",
        f"what the sentence cites is {told}, and the sentence does not say whose",
        f"name who says so ({speaker}), or cite a passage that states it as a fact",
    )


def other_speaker(at: Span, words: str, name: str, speaker: str) -> Diagnostic:
    """A quotation that a sentence gives to another than the speaker of its excerpt."""
    return warning(
        at,
        "names",
        f"“{_short(words)}” is given to {name}; on its card {speaker} says so",
        f"name {speaker}, or correct the speaker on the card",
    )


def indirect_as_quotation(at: Span, words: str, speaker: str) -> Diagnostic:
    """Words in quotation marks that the source tells in indirect speech; `speaker` is empty where unnamed."""
    return warning(
        at,
        "indirect-as-quotation",
        f"the source has “{_short(words)}” in no quotation marks: they need not be words that "
        f"{speaker or 'anybody'} used",
        "tell it in indirect speech, or say that the words are a paraphrase or a translation",
    )


def many_claims(at: Span, source: str, excerpt: str, others: Iterable[Span]) -> Diagnostic:
    """An excerpt that is cited for several claims, none of which has a word of it."""
    before = tuple(others)
    return warning(
        at,
        "one-excerpt-many-claims",
        f'"{source}#{excerpt}" is cited for {len(before) + 1} claims that share no word with what its '
        f"note shows",
        "cite for each claim the passage that speaks of it; cut other excerpts where there are none",
        related=tuple(RelatedPlace(place, "another of the claims") for place in before),
    )


def one_origin(at: Span, what: str, title: str) -> Diagnostic:
    """A judgement, or a whole briefing, that rests on one origin and does not say so."""
    where = "in its reason" if what == "judgement" else "in the summary or the text"
    return warning(
        at,
        "one-origin",
        f"all that the {what} rests on comes from one origin, “{title}”",
        f"cite a source that does not depend on it, or say {where} that there is one source",
    )


def old_sources(at: Span, what: str, newest: date, speaks: date, limit: int) -> Diagnostic:
    """A judgement, or a whole briefing, of which the newest source is old."""
    return warning(
        at,
        "old-sources",
        f"the newest source of the {what} is of {newest}, {(speaks - newest).days} days before {speaks}",
        f"cite a newer one, or set `as_of` to when the text was true; `policy` allows {limit} days "
        f"(old_after)",
    )


def later_source(at: Span, source: str, published: Date, speaks: date) -> Diagnostic:
    """A source that was published after the last day of which the text that cites it speaks."""
    return warning(
        at,
        "later-date",
        f"{source} was published on {published}, after the text, which speaks up to {speaks}",
        "correct `published` of the card, or move `updated` or `as_of` of the text",
    )


def later_event(at: Span, event: Date, speaks: date) -> Diagnostic:
    """An event that is told as past and lies after the last day of which its text speaks."""
    return warning(
        at,
        "later-date",
        f"the event of {event} lies after the text, which speaks up to {speaks}",
        "correct the date, write `planned: true`, or move `updated` or `as_of` of the text",
    )


def early_correction(at: Span, correction: Date, published: Date) -> Diagnostic:
    """A correction that is older than the text that it corrects."""
    return warning(
        at,
        "later-date",
        f"the correction of {correction} is older than the text, which is of {published}",
        "correct one of the dates: `date` is the day of the first publication",
    )


def outside_scale(at: Span, word: str, scale: str, words: Sequence[str]) -> Diagnostic:
    """A word of likelihood that the scale of the site does not have."""
    return warning(
        at,
        "confidence-words",
        f'"{word}" is no word of the scale {scale}',
        f"its words are {listed(words)}",
    )


def mixed_scales(at: Span, one: str, other: str) -> Diagnostic:
    """Words of two scales in one judgement."""
    return warning(
        at,
        "confidence-words",
        f'"{one}" and "{other}" are words of two scales of likelihood',
        "keep to one; `confidence_scale` in config.yaml says which",
    )


def another_scale(at: Span, word: str, scale: str, other: str, usual: str, there: Span) -> Diagnostic:
    """A word of another scale than that of most judgements, of which `other` at `there` is one."""
    return warning(
        at,
        "confidence-words",
        f'"{word}" is a word of {scale}, "{other}" in another judgement of {usual}: two scales of likelihood',
        "keep to one; `confidence_scale` in config.yaml says which",
        related=(RelatedPlace(there, f"a word of {usual}"),),
    )


def combined_confidence(at: Span, likelihood: str, confidence: str) -> Diagnostic:
    """A degree of likelihood and a level of confidence in one sentence."""
    return warning(
        at,
        "confidence-words",
        f'"{likelihood}" tells how likely something is, "{confidence}" how sure the desk is: one '
        f"sentence has both",
        "say in `confidence` how sure the desk is, and in the text how likely the thing is",
    )


def ignored_disagreement(at: Span, missing: str, recorded: Span) -> Diagnostic:
    """A judgement that cites one side of a disagreement which the text records."""
    return warning(
        at,
        "judgement-ignores-disagreement",
        f"the text records that the sources disagree here, and the judgement does not cite the other "
        f"side, @{missing}",
        "cite it too (with `but see` where it speaks against the judgement), or say in the reason why it "
        "does not count",
        related=(RelatedPlace(recorded, "the other side"),),
    )


def weak_disagreement(at: Span, source: str, excerpt: str) -> Diagnostic:
    """A passage that is cited as a contradiction and shares no word with what it contradicts."""
    return warning(
        at,
        "weak-disagreement",
        f'"{source}#{excerpt}" is cited as a contradiction and shares no word with what it contradicts',
        "look whether the two speak of the same thing; write `cf.` where they do not contradict each other",
    )


def unknown_signal(at: Span, words: str) -> Diagnostic:
    """Words before a key that are to be a signal of disagreement, and are none."""
    return warning(
        at,
        "unknown-signal",
        f'"{words}" is no signal, so that the passage counts as support of the sentence',
        "where it speaks against the sentence, write `but see` or `contra`; else write other words",
    )


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


def missing_alt(at: Span) -> Diagnostic:
    """A picture without words in its stead."""
    return warning(
        at,
        "missing-alt",
        "the picture has no alternative text, so that whoever does not see it is told nothing",
        "write what it shows between the brackets: ![A quay at night](quay.jpg); for a picture that only "
        "decorates: <!-- lint: missing-alt it decorates -->",
    )


def alt_names_file(at: Span, name: str) -> Diagnostic:
    """A picture in whose stead readers get the name of a file."""
    return warning(
        at,
        "missing-alt",
        f"“{name}” is the name of a file, and tells nobody what the picture shows",
        "write what it shows between the brackets: ![A quay at night](quay.jpg)",
    )


_AS_DRAFT = ", or write draft: true into the front matter, which holds the text back"
_BEFORE_IT_IS_OUT = " before the text is published"


def unfinished(at: Span, mark: str, *, draft: bool = False) -> Diagnostic:
    """A mark with which an author has left a place for later; `draft` where its text is a draft."""
    return error(
        at,
        "unfinished",
        f"“{mark}” marks a place that is left for later, and would be printed as it stands",
        f"write what belongs there and take the mark out{_BEFORE_IT_IS_OUT if draft else _AS_DRAFT}",
    )


def held_back(at: Span, line: str, *, draft: bool = False) -> Diagnostic:
    """A line that says that its text is not to be published; `draft` where it is a draft."""
    return error(
        at,
        "unfinished",
        f"“{_short(line)}” says that this is not for readers, and would be published as it stands",
        f"take the line out{_BEFORE_IT_IS_OUT if draft else _AS_DRAFT}",
    )


def held_back_in_comment(at: Span, words: str, *, draft: bool = False) -> Diagnostic:
    """A comment that says that the text around it is not to be published; `draft` where that is a draft."""
    return error(
        at,
        "unfinished",
        f"the comment “{_short(words)}” keeps nothing back: readers see the text without the comment",
        f"take the comment out{_BEFORE_IT_IS_OUT if draft else _AS_DRAFT}",
    )


def date_form(at: Span, written: str, form: str) -> Diagnostic:
    """A date in another form than the dates of its language; `form` is the date in that one."""
    return warning(
        at,
        "date-form",
        f"“{written}” is written in another form than the dates that this site prints",
        f"write {form}",
        fixes=meant(at, written, form),
    )
