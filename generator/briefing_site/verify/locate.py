"""Find a quotation in a document, or say why it does not stand there.

1. Most quotations stand there letter by letter, in one place (`verbatim`), and that is all.
2. Read the quotation (`quotation`).
3. Look for it in the paragraphs of its scope (`search_text`, `occurrences`): as written first, then folded.
4. One place is a find, several places are ambiguous. For no place, say why.

Similarity decides nothing: the nearest passage (`nearest`) is only a hint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing_site.model.document import Document
from briefing_site.model.source import At
from briefing_site.model.verdict import Finding, Occurrence, Verdict
from briefing_site.text import sentences
from briefing_site.text.folding import Folding, differences
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.misquotation import own_fault
from briefing_site.verify.nearest import nearest
from briefing_site.verify.occurrences import Placement, missing, obstacle, placements
from briefing_site.verify.place import why_missing
from briefing_site.verify.quotation import BRACKET, Fragment, Join, Quotation, read_quotation
from briefing_site.verify.search_text import Scope, Searchable, scope_of
from briefing_site.verify.verbatim import verbatim

_SHOWN = 6  # places to choose from are named up to this number


def locate(quote: str, document: Document | Searchable, at: At | None = None) -> Finding:
    """Find `quote` in `document`; `at` limits the search. Pass a `Searchable` to search more than once."""
    source = document if isinstance(document, Searchable) else Searchable(document)
    quote = unwrapped(quote)
    if not any(map(str.isalnum, quote)):
        return Finding(
            Verdict.NOT_FOUND, reason="the quotation is empty" if not quote else "it quotes no words"
        )
    if stands := verbatim(quote, source, at):
        return Finding(Verdict.FOUND, stands)
    scope = scope_of(source, at)
    if at and not scope:
        choice = [address(place, True) for place in places(quote, source)[:_SHOWN]]
        return Finding(
            Verdict.NOT_FOUND,
            reason=why_missing(source.document, at),
            hint=_elsewhere(choice),
            choices=_alone(choice),
            misplaced=True,
        )
    for reading in _readings(quote, source.document):
        if finding := _find(reading, source, scope):
            return finding
    quotation = read_quotation(quote)
    if fault := own_fault(quotation):
        return Finding(Verdict.NOT_FOUND, reason=fault)
    return _not_found(quotation, source, scope, at)


def places(quote: str, source: Searchable, at: At | None = None) -> list[Placement]:
    """The places where `locate` finds `quote`: one for a find, several for an ambiguous `quote`, or none."""
    quote = unwrapped(quote)
    if not any(map(str.isalnum, quote)):
        return []
    scope = scope_of(source, at)
    found = (_places(reading, source, scope)[0] for reading in _readings(quote, source.document))
    return next(filter(None, found), [])


def _readings(quote: str, document: Document) -> Iterator[Quotation]:
    """The quotation to the letter, as brackets may be the source's own; then as its author means it."""
    quotation, literal = read_quotation(quote), Quotation((Fragment(quote),), (Join(), Join()))
    if quotation != literal and BRACKET.search(document.text):
        yield literal
    if not own_fault(quotation):
        yield quotation


def _places(quotation: Quotation, source: Searchable, scope: Scope) -> tuple[list[Placement], bool]:
    """The places of a quotation as written, or else folded; and whether folded."""
    if found := placements(quotation, source, scope, folded=False):
        return found, False
    return placements(quotation, source, scope, folded=True), True


def _find(quotation: Quotation, source: Searchable, scope: Scope) -> Finding | None:
    """The finding if the quotation stands there, as written or folded; None if it does not."""
    found, folded = _places(quotation, source, scope)
    if len(found) > 1:
        return _ambiguous(found)
    return _found(quotation, found[0], folded) if found else None


def _found(quotation: Quotation, place: Placement, folded: bool) -> Finding:
    paragraph, spans = place.paragraph, place.spans
    stands = Occurrence(paragraph.number, paragraph.start + spans[0][0], paragraph.start + spans[-1][1])
    if not folded:
        return Finding(Verdict.FOUND, stands)
    parts = zip(quotation.fragments, spans, strict=True)
    apart = {kind for part, (a, b) in parts for kind in differences(part.text, paragraph.text[a:b])}
    kinds = tuple(kind for kind in Folding if kind in apart)
    return Finding(Verdict.FOUND_FOLDED, stands, kinds, f"but for {', '.join(kinds)}")


def _ambiguous(places: list[Placement]) -> Finding:
    numbers = Counter(place.paragraph.number for place in places)
    choice = [address(place, numbers[place.paragraph.number] > 1) for place in places[:_SHOWN]]
    alone = len(set(choice)) == len(choice)
    if not alone:
        hint = "quote more of the passage: it stands twice in " + _either(
            sorted(set(choice), key=choice.index)
        )
    else:
        hint = f"say which with `at`: {_either(choice)}"
    reason = f"it stands in {len(places)} places"
    return Finding(Verdict.AMBIGUOUS, reason=reason, hint=hint, choices=tuple(choice) if alone else ())


def _not_found(quotation: Quotation, source: Searchable, scope: Scope, at: At | None) -> Finding:
    everywhere = scope_of(source, None)
    elsewhere = placements(quotation, source, everywhere, folded=True) if at else []
    hindrance = obstacle(quotation, source, scope)
    choice = [address(place, True) for place in elsewhere[:_SHOWN]]
    if choice:
        hint = _elsewhere(choice)
    elif hindrance:
        hint = "quote the words as they stand there, or make two excerpts of them"
    else:
        hint = nearest(quotation, source, scope) or (nearest(quotation, source, everywhere) if at else "")
    reason = hindrance or _missing(quotation, source, scope, at)
    return Finding(
        Verdict.NOT_FOUND, reason=reason, hint=hint, choices=_alone(choice), misplaced=bool(choice)
    )


def _elsewhere(choice: list[str]) -> str:
    """Where the words stand that do not stand at the place given; empty where they stand nowhere."""
    return f"the words stand elsewhere: {_either(choice)}" if choice else ""


def _alone(choice: list[str]) -> tuple[str, ...]:
    """The places that hold the words once."""
    return tuple(place for place in choice if choice.count(place) == 1)


def _missing(quotation: Quotation, source: Searchable, scope: Scope, at: At | None) -> str:
    fragment = missing(quotation, source, scope)
    if not fragment:
        return "its fragments stand in different paragraphs"
    what = f"“{fragment.text}”" if len(quotation.fragments) > 1 else "it"
    return f"{what} does not stand {f'at {at}' if at else 'in the source'}"


def address(place: Placement, fine: bool) -> str:
    """A value for `at`; `fine` asks for sentences."""
    number, spans = place.paragraph.number, sentences.split(place.paragraph.text)
    start, end = place.spans[0][0], place.spans[-1][1]
    touched = [i for i, (a, b) in enumerate(spans, 1) if a < end and start < b]
    part = (touched[0], touched[-1]) if fine and touched and len(spans) > 1 else None
    return str(At(number, number, part))


def _either(choice: list[str]) -> str:
    quoted = [f'"{place}"' for place in choice]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
