"""Faults of what has changed upstream of the texts: a document, its card, its standing."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.edit import Edit
from briefing_site.model.faults.verification import PIN
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.rests import Rests


def source_changed(at: Span, archive: str, rests: Rests) -> Diagnostic:
    """An archived text that is not the one that was pinned."""
    return error(
        at,
        "source-changed",
        f"the archived text {archive} is not the one that was pinned; {_told(rests)}",
        "read the passages again, then run `briefing pin`",
        related=_related(rests),
        fixes=(PIN,),
    )


def card_changed(at: Span, what: str, changes: Sequence[str], rests: Rests) -> Diagnostic:
    """A card that says something else than when its author last accepted it.

    `what` is the card or the excerpt in words, `changes` are its parts that differ, in words.
    """
    return warning(
        at,
        "card-changed",
        f"{what} is not as it was accepted: {', '.join(changes)}; {_told(rests)}",
        "read these sentences again, then run `briefing pin`; with --cards where the archive is not",
        related=_related(rests),
        fixes=(PIN,),
    )


def withdrawn_source(
    at: Span, source: str, date: str, reason: str, *, alone: bool, bare: bool, card: Span
) -> Diagnostic:
    """The first citation in support of a sentence, of a source that was withdrawn.

    `alone` says that nothing else supports the sentence, `bare` that this is the one citation of the source
    and stands in a bracket without a prefix; `card` is where the card says that it was withdrawn.
    """
    rests = "the sentence rests on it alone" if alone else "the sentence rests on it beside others"
    compared = Fix("Cite it with cf.", (Edit(Span.at(at.start), "cf. "),), Safety.DISPLAY)
    return warning(
        at,
        "withdrawn-source",
        f"{source} was withdrawn on {date}: {reason.rstrip('.')}; {rests}",
        "cite another source, or tell of the withdrawal and cite this one with cf.",
        related=(RelatedPlace(card, "withdrawn here"),),
        fixes=(compared,) if bare else (),
    )


def early_notice(at: Span, kind: str, date: str) -> Diagnostic:
    """A notice on a card whose day has not come yet; `kind` is its key."""
    return warning(
        at,
        "early-notice",
        f"{kind}: {date} has not come yet, and readers are told now that the document was {kind}",
        "correct the date, or take the notice out until that day",
    )


def _told(rests: Rests) -> str:
    return f"on it rest {rests}" if rests.sentences else "no briefing rests on it"


def _related(rests: Rests) -> tuple[RelatedPlace, ...]:
    places = dict.fromkeys(use for use, _ in rests.sentences)
    return tuple(RelatedPlace(use, "this rests on it") for use in places)
