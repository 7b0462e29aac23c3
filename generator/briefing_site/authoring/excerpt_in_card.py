"""A new excerpt written into its source card: the card with it, or the reason why it cannot be written."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.edit import changed_bytes
from briefing_site.model.source import At, Card
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID
from briefing_site.verify.new_excerpt import block


class ExcerptError(Exception):
    """An excerpt cannot be written; says why, and which field of it has to be mended."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field
        """`id` or `gist`; empty where neither is at fault."""


@dataclass(frozen=True, slots=True)
class NewExcerpt:
    """An excerpt that is to be written."""

    id: str
    at: At
    quote: str
    gist: str = ""
    """What it says in the author's own words, as Markdown; may be empty."""


def card_with(path: str, data: bytes, new: NewExcerpt) -> bytes:
    """The bytes of a source card with one more excerpt at its end; raises `ExcerptError`.

    The card is parsed as it would be, so that whatever the gist holds, the excerpts that were there before
    stay as they are, and the new one is the quotation that was chosen.
    """
    engine = MarkdownEngine()
    before, old_faults = parse_source(path, data, engine)
    if before is None:
        raise ExcerptError(f"{path} has to be mended first: {_words(old_faults)}")
    if not ID.fullmatch(new.id):
        raise ExcerptError(f"“{new.id}” is no id: write lower-case letters, digits and single hyphens.", "id")
    if new.id in _ids(before):
        raise ExcerptError(f"The card has an excerpt “{new.id}” already: give this one another id.", "id")
    gist = " ".join(new.gist.split())
    text = block(new.id, new.at, new.quote) + (f"\n\n{gist}" if gist else "")
    changed = changed_bytes(path, data, [before.new_excerpt.fill(text)])
    after, new_faults = parse_source(path, changed, engine)
    if after is None or not _is_held(before, after, new):
        raise ExcerptError(
            "The card cannot hold these words as they are: "
            + (_words(_added(old_faults, new_faults)) or "they would be read as something else."),
            "gist" if gist else "",
        )
    if worse := [fault for fault in _added(old_faults, new_faults) if fault.severity is Severity.ERROR]:
        raise ExcerptError(_words(worse), "gist" if gist else "")
    return changed


def _ids(card: Card) -> set[str]:
    return {*(excerpt.id for excerpt in card.excerpts), *(name for name, _ in card.unusable)}


def _is_held(before: Card, after: Card, new: NewExcerpt) -> bool:
    """Whether the card has the new excerpt, and all that it had before."""
    old = [(excerpt.id, excerpt.quote, excerpt.at) for excerpt in before.excerpts]
    now = [(excerpt.id, excerpt.quote, excerpt.at) for excerpt in after.excerpts]
    return now == [*old, (new.id, new.quote, new.at)]


def _added(old: list[Diagnostic], new: list[Diagnostic]) -> list[Diagnostic]:
    told = {(fault.code, fault.message) for fault in old}
    return [fault for fault in new if (fault.code, fault.message) not in told]


def _words(faults: list[Diagnostic]) -> str:
    return "; ".join(dict.fromkeys(fault.message for fault in faults))
