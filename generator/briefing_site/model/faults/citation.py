"""Faults of citations, and of what looks like one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_site.model.citation import Flaw, UncitedKey
from briefing_site.model.diagnostic import Diagnostic, Span, asked, error, nearest_word, warning
from briefing_site.model.edit import Edit, NewFile, Slot
from briefing_site.model.faults.phrases import ESCAPE, joined
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.model.paths import card_path
from briefing_site.text.character_names import named
from briefing_site.text.slug import is_id


def misfit(at: Span, message: str, hint: str, suggestion: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    """What looks like a citation and is none."""
    return error(at, "not-a-citation", message, hint, suggestion=suggestion, fixes=fixes)


def spaced_key(at: Span, written: str, source: str) -> Diagnostic:
    """A citation of a source whose id is written with blanks; `written` is the part before the first."""
    return error(
        at,
        "not-a-citation",
        f'the key that begins with "@{written}" has a space in it',
        f"did you mean @{source}? write it in one piece",
        suggestion=f"@{source}",
    )


def not_cited(key: UncitedKey, excerpts: Sequence[str]) -> Diagnostic:
    """The key of a source, which has these `excerpts`, in a text that is no citation."""
    if key.flaw is Flaw.IN_LINK:
        return citation_misplaced(key.place, "the words of a link")
    if key.flaw is Flaw.IN_WORDS:
        return citation_misplaced(key.place, "a title or the words of a picture")
    if key.flaw in _OTHERWISE:
        return _cited_otherwise(key, excerpts)
    cited = f"@{key.source}{f'#{key.excerpt}' if key.excerpt else ''}"
    if key.flaw is Flaw.IN_PLAIN and key.where == CARD:
        return cited_on_card(key.place, cited[1:], key.place if key.place.holds(len(key.written)) else None)
    if key.flaw is Flaw.IN_PLAIN:
        out = (replaced(key.place, "", "Take it out", Safety.DISPLAY),)
        return citation_misplaced(key.place, key.where, out if key.place.holds(len(key.written)) else ())
    joined_to = key.flaw is Flaw.JOINED
    what = "is joined to what stands before it" if joined_to else "has no at sign before it"
    message = f'"{key.written}" names the source "{key.source}", and {what}'
    plain = "@" if joined_to else "[" if key.excerpt is None else "#"
    hint = f"to cite, write {cited}; for plain words write \\{plain}"
    if key.excerpt is not None and key.excerpt not in excerpts:
        message = f'{message}; the source has no excerpt "{key.excerpt}" either'
        hint = joined(asked(nearest_word(key.excerpt, excerpts)), hint)
    fixes: tuple[Fix, ...] = ()
    if key.place.holds(len(key.written)):
        new = f" {cited}" if joined_to else cited
        fixes = (replaced(key.place, new, f"Write {cited}", Safety.UNSAFE),)
    return error(key.place, "not-a-citation", message, hint, suggestion=cited, fixes=fixes)


_OTHERWISE = {
    Flaw.FOLLOWED: "cites a whole source, and its next word is the name of an excerpt",
    Flaw.TOUCHED: "cites a whole source, and is joined to what stands behind it",
    Flaw.ESCAPED: "stands between escaped brackets, which are printed",
    Flaw.MISSIGNED: "begins with another sign in the place of the @",
}


def _cited_otherwise(key: UncitedKey, excerpts: Sequence[str]) -> Diagnostic:
    """The key of a citation that is none, or that cites something else than was meant."""
    excerpt = key.excerpt if key.excerpt in excerpts or key.flaw is Flaw.ESCAPED else None
    cited = f"@{key.source}{f'#{excerpt}' if excerpt else ''}"
    new, hint = cited, f"to cite, write {cited}"
    match key.flaw:
        case Flaw.FOLLOWED:
            apart = "put {} before them, or a blank in a sentence"
            hint = f"to cite that excerpt write {cited}; for plain words {apart}"
        case Flaw.TOUCHED if excerpt:
            hint = f"to cite the excerpt write {cited}; for plain words put a comma and {{}} before them"
        case Flaw.TOUCHED:
            new, hint = "", f"write a comma or a blank behind {cited}, or # and the name of an excerpt"
        case Flaw.ESCAPED:
            new = cited = f"[{cited}]"
            hint = f"to cite, take the backslashes out: {cited}; for plain brackets write &#91; and &#93;"
        case _:
            hint = f"{hint}; for plain words write \\#"
    message = f'"{" ".join(key.written.split())}" {_OTHERWISE[key.flaw]}'
    if key.odd:
        message = f"{message}: {named(key.odd)}"
    fixes: tuple[Fix, ...] = ()
    whole = key.written.count("[") == key.written.count("]")
    if new and whole and key.place.holds(len(key.written)):
        fixes = (replaced(key.place, new, f"Write {cited}", Safety.UNSAFE),)
    return error(key.place, "not-a-citation", message, hint, suggestion=cited if new else "", fixes=fixes)


def citation_as_code(at: Span, out: tuple[Edit, ...]) -> Diagnostic:
    """A citation in lines that their indentation alone makes code; `out` takes that from each of them."""
    return error(
        at,
        "not-a-citation",
        "a citation in lines that are indented by four blanks cites nothing: they are printed as code",
        "take the blanks out; to show how one cites, put the lines between two lines of ```",
        fixes=(Fix("Take the blanks out", out, Safety.UNSAFE),) if out else (),
    )


def citation_misplaced(
    at: Span, where: str, fixes: tuple[Fix, ...] = (), what: str = "a citation"
) -> Diagnostic:
    """A citation, or another reference (`what`), where no mark can be printed."""
    return error(
        at,
        "citation-misplaced",
        f"{what} cannot stand in {where}",
        f"move it into a sentence of {_SENTENCES.get(where) or _elsewhere(where)}",
        fixes=fixes,
    )


_SENTENCES = {
    "a title": "the body",
    "a summary": "the body",
    "the reason of a judgement": "the body",
}
"""Where a sentence for a citation is, by where it stands."""
CARD = "a source card"
"""The words of a source card about a passage, in words for a message."""


def _elsewhere(where: str) -> str:
    return "a briefing" if where.endswith((CARD, "config.yaml")) else "the text"


def cited_on_card(at: Span, key: str, bracket: Span | None) -> Diagnostic:
    """A citation in the words of a source card; `bracket` is all of it, if it is only a key."""
    link = f"[[@{key}]]"
    return error(
        at,
        "citation-misplaced",
        "a citation cannot stand in a source card",
        f"write {link}, which links to it, or cite both in a briefing",
        fixes=(replaced(bracket, link, f"Write {link}, a link", Safety.UNSAFE),) if bracket else (),
    )


def cited_as_link(at: Span, key: str) -> Diagnostic:
    """A link with a key of a citation, `@source#excerpt`, for its address."""
    message = f'the address of this link is the key of a citation, "{key}"'
    hint = f"to cite write [{key}] alone, to link to the page of the source write [[{key}|words]]"
    return error(at, "not-a-citation", message, hint)


def footnote_on_card(at: Span, whole: Span | None) -> Diagnostic:
    """A footnote on a source card, its mark or its text; `whole` is what can be taken out."""
    return error(
        at,
        "citation-misplaced",
        "a footnote cannot stand in a source card",
        "write what it says into the paragraph, or leave it out",
        fixes=(replaced(whole, "", "Take it out", Safety.DISPLAY),) if whole else (),
    )


def unknown_source(
    at: Span,
    source: str,
    known: Iterable[str],
    *,
    named: Span,
    excerpt: str = "",
    more: tuple[Fix, ...] = (),
    right: str = "",
    guess: bool = False,
) -> Diagnostic:
    """A citation of a source without a card.

    `named` is where its name stands, `excerpt` the one that is cited, `more` are further fixes. `right` is
    the key that was meant, where that is known. With `guess` the at sign may begin a handle, or the nearest
    source lacks what was cited: then no command writes the nearest.
    """
    near = right or nearest_word(source, known)
    fixes = meant(named, source, near)
    if guess and not right:
        fixes = tuple(replace(fix, safety=Safety.DISPLAY) for fix in fixes)
    escape = f"a handle? write \\@{source}" if source.isalpha() and not excerpt else ESCAPE
    # In a link, and where a card names another, no at sign could be meant as such.
    escape = escape if more else ""
    if is_id(source) and at.path != (card := card_path(source)):
        text = "---\ntitle: \npublisher: \nkind: \n---\n" + (f"## {excerpt}\n> \n" if excerpt else "")
        fixes += (Fix(f"Create the source card {card}", (NewFile(card, text),), Safety.DISPLAY),)
    return error(
        at,
        "unknown-source",
        f'there is no source "{source}"',
        joined(asked(near) or f"write its card seeds/{source}.md", escape),
        suggestion=near,
        fixes=(*fixes, *more),
    )


def unknown_excerpt(
    at: Span, source: str, excerpt: str, known: Iterable[str], *, named: Span, room: Slot, now: str = ""
) -> Diagnostic:
    """A citation of an excerpt that its card does not have.

    `named` is where its name stands, `room` where the card could give another. `now` is the id of the excerpt
    that once had this one, if there is such an excerpt.
    """
    if now:
        return error(
            at,
            "unknown-excerpt",
            f'the excerpt "{excerpt}" of source "{source}" is called "{now}" now',
            f"write {now}",
            suggestion=now,
            fixes=(replaced(named, now, f"Write {now}", Safety.SAFE),),
        )
    near = nearest_word(excerpt, known)
    fixes = meant(named, excerpt, near)
    if is_id(excerpt):
        title = f'Add the excerpt "{excerpt}" to {room.at.path}'
        fixes += (Fix(title, (room.fill(f"## {excerpt}\n> "),), Safety.DISPLAY),)
    return error(
        at,
        "unknown-excerpt",
        f'source "{source}" has no excerpt "{excerpt}"',
        asked(near) or f"add it to seeds/{source}.md: ## {excerpt}",
        suggestion=near,
        fixes=fixes,
    )


def wrong_page(at: Span, locator: str, pages: Sequence[str], *, whole: bool) -> Diagnostic:
    """A locator with another page than those of its passage; `whole` says that `at` is the locator."""
    right = f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}-{pages[-1]}"
    return warning(
        at,
        "wrong-page",
        f'the passage stands on {right} of the document, and the citation says "{locator}"',
        f"write {right}",
        suggestion=right if whole else "",
        fixes=(replaced(at, right, f"Write {right}", Safety.UNSAFE),) if whole else (),
    )
