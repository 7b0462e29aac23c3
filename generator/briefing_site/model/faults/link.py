"""Faults of links inside the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, asked, error, nearest_word, warning
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.text.slug import slug

_SHOWN = 5
"""As many headings of a page are named in a hint."""


def broken_link(at: Span, target: str, known: Iterable[str], named: Span, hint: str = "") -> Diagnostic:
    """A link inside the site that leads nowhere; `named` is where its target stands.

    The `hint` is given where no name of the `known` is near.
    """
    near = nearest_word(target, known)
    return error(
        at,
        "broken-link",
        f'nothing in this site is called "{target}"',
        asked(near) or hint,
        suggestion=near,
        fixes=meant(named, target, near),
    )


def link_without_address(at: Span) -> Diagnostic:
    """A link with nothing between its brackets, or a `#` alone."""
    return error(
        at,
        "broken-link",
        "the link has no address",
        "write between ( and ) where it leads, or leave its words alone",
    )


def ambiguous_link(at: Span, target: str, choices: Mapping[str, Span], named: Span) -> Diagnostic:
    """A wikilink that several briefings answer to: `choices` are their full names, and where they are."""
    fixes = (replaced(named, name, f"Link to {name}", Safety.DISPLAY) for name in choices)
    return error(
        at,
        "ambiguous-link",
        f'"{target}" is the name of {len(choices)} briefings',
        f"write {' or '.join(f'[[{c}]]' for c in choices)}",
        related=tuple(RelatedPlace(there, f'it may mean "{name}"') for name, there in choices.items()),
        fixes=tuple(fixes) if named.holds(len(target)) else (),
    )


def broken_anchor(at: Span, target: str, anchor: str, known: Iterable[str], named: Span) -> Diagnostic:
    """A link to a heading that its page does not have; `named` is where the anchor stands."""
    names = list(known)
    near = slug(anchor) if slug(anchor) in names else nearest_word(anchor, names)
    return error(
        at,
        "broken-anchor",
        f'{target or "this page"} has no heading "#{anchor}"',
        asked(near)
        or (
            f"it has {', '.join(f'#{name}' for name in names[:_SHOWN])}"
            if names
            else f"leave #{anchor} out: the page has no headings"
        ),
        suggestion=near,
        fixes=meant(named, anchor, near),
    )


def link_to_draft(at: Span, target: str, title: str, drafted: Span, publish: Edit) -> Diagnostic:
    """A published page that links to one that is not.

    `drafted` is where the other, of the given title, is called a draft; the edit `publish` takes that back.
    """
    return error(
        at,
        "link-to-draft",
        f'"{target}" is a draft and will not be published',
        "publish it too, or take the link out",
        related=(RelatedPlace(drafted, "it is called a draft here"),),
        fixes=(Fix(f'Publish "{title}" too', (publish,), Safety.DISPLAY),),
    )


def source_as_wikilink(at: Span, source: str, excerpt: str, named: Span) -> Diagnostic:
    """A wikilink that names a source, or a passage of it, without its at sign; `named` is its place."""
    link = f"[[@{source}#{excerpt}]]" if excerpt else f"[[@{source}]]"
    fix = Fix("Put the at sign before it", (Edit(Span.at(named.start), "@"),), Safety.UNSAFE)
    return error(at, "broken-link", f'"{source}" is a source, and no briefing', f"write {link}", fixes=(fix,))


def dead_link(at: Span, page: str, address: str) -> Diagnostic:
    """A link of a finished page to a page that is not published."""
    return error(
        at,
        "broken-link",
        f"{page} leads to {address}, where nothing is published",
        "correct the template: page() and asset() give addresses; ask with {% if %} for what the link needs",
    )


def dead_anchor(at: Span, page: str, anchor: str) -> Diagnostic:
    """A link of a finished page to an id that the page does not have."""
    return error(
        at,
        "broken-anchor",
        f"{page} links to #{anchor}, and has no such id",
        f'give an element of the template id="{anchor}", or take the link out',
    )


def unknown_label(at: Span, label: str, plain: Fix) -> Diagnostic:
    """`[words][label]` with a label that no line of the file defines; the fix `plain` makes it text."""
    return error(
        at,
        "unknown-label",
        f'no line of this file says where the label "{label}" leads',
        f"add a line [{label}]: address, or write \\[ for a plain bracket",
        fixes=(plain,),
    )


def unused_label(at: Span, label: str) -> Diagnostic:
    """A line that says where a label leads, which no link uses or an earlier line has said before."""
    return warning(
        at,
        "unused-label",
        f'no link of this file uses this line for the label "{label}", and it is not printed',
        f"write [words][{label}] where it belongs; for plain words write \\[",
        fixes=(replaced(at, "", "Delete the line", Safety.DISPLAY),),
    )


def misplaced_link(at: Span, what: str, where: str, hint: str, words: str) -> Diagnostic:
    """A link or a footnote where none can be printed; `words` are what a reader sees of it."""
    fix = replaced(at, words, f'Leave "{words}" of it' if words else "Take it out", Safety.DISPLAY)
    return error(at, "misplaced-link", f"{what} cannot stand in {where}", hint, fixes=(fix,))
