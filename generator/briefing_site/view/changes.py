"""What changed in a briefing with its date, claim by claim, as its page shows it."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from briefing_site.link.editions import is_held_otherwise
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses
from briefing_site.model.edition import Change, PublishedClaim
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_diff import differing
from briefing_site.view.page import Page
from briefing_site.view.values.changes import ChangesView, ChangeView, CitedView

_CITE = LazyPattern(r"(?:(?P<signal>.*) )?@(?P<source>[^#]+)(?:#(?P<excerpt>.+))?")


def changes_view(page: Page, linked: LinkedBriefing) -> ChangesView | None:
    """The changes of a briefing with its date; None where there are none, or they are not known."""
    found = page.site.changes.get(linked.address)
    if found is None:
        return None
    claims = page.site.claims[linked.address]
    return ChangesView(
        page.date(found.since),
        tuple(
            _change(page, change, next(claims[change.place].uses).id if change.place >= 0 else "")
            for change in found.changes
        ),
    )


def _change(page: Page, change: Change, use: str) -> ChangeView:
    before, after = change.before, change.after
    kind = "changed" if before and after else "added" if after else "removed"
    old, new = before.text if before else "", after.text if after else ""
    cited, cites = _signals(before), _signals(after)
    same = old == new
    return ChangeView(
        kind=kind,
        label=page.words(f"change-{kind}"),
        before=None if not before or same else _marked(old, new, "del") if after else Markup(escape(old)),
        after=None if not after else _marked(new, old, "ins") if before and not same else Markup(escape(new)),
        held_before=_held(page, before) if is_held_otherwise(change) else None,
        held_now=_held(page, after) if is_held_otherwise(change) else None,
        href=f"#{use}" if use else None,
        cited=tuple(_cited(page, key) for key in cites if key not in cited) if before else (),
        uncited=tuple(_cited(page, key) for key in cited if key not in cites) if after else (),
        cited_otherwise=tuple(
            _cited(page, key) for key in cites if key in cited and cites[key] != cited[key]
        ),
    )


def _signals(claim: PublishedClaim | None) -> dict[CitedKey, set[str]]:
    """What a claim cites, in reading order, and each signal that this is cited with; none for no claim.

    A citation without a signal has an empty one.
    """
    found: dict[CitedKey, set[str]] = {}
    for cite in claim.cites if claim else ():
        signal, key = _read(cite)
        found.setdefault(key, set()).add(signal)
    return found


def _read(cite: str) -> tuple[str, CitedKey]:
    """The signal of a citation as it was written, and what it cites."""
    found = _CITE.fullmatch(cite)
    if not found:
        return "", SourceKey(cite)
    name, excerpt = found["source"], found["excerpt"]
    return found["signal"] or "", ExcerptKey(name, excerpt) if excerpt else SourceKey(name)


def _held(page: Page, claim: PublishedClaim | None) -> str | None:
    return page.words(f"confidence-{claim.confidence}") if claim and claim.confidence else None


def _marked(text: str, other: str, tag: str) -> Markup:
    """A text with what the other text does not have in elements of a name."""
    return Markup("".join(_piece(piece, tag, same) for piece, same in differing(text, other)))


def _piece(text: str, tag: str, same: bool) -> str:
    words = text.rstrip()
    return escape(text) if same else f"<{tag}>{escape(words)}</{tag}>{text[len(words) :]}"


def _cited(page: Page, key: CitedKey) -> CitedView:
    """What is cited, as a link to the passage on the page of its source, or to the page, if these exist."""
    source = page.site.sources.get(key.source)
    if source is None:
        return CitedView(key.source, None)
    fragment = ""
    if isinstance(key, ExcerptKey) and key in page.site.excerpts:
        fragment = f"#{addresses.excerpt_id(key.excerpt)}"
    return CitedView(page.source_line(source).short, page.href(addresses.source(key.source) + fragment))
