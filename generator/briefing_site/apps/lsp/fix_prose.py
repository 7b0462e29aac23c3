"""Quick fixes of citations, links, footnotes and headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from briefing_site.apps.lsp.fault_span import misfit_at, reach
from briefing_site.apps.lsp.fix_tools import Fix, entry_span, line_span, meant
from briefing_site.apps.lsp.site_at_a_moment import Known
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit, NewFile
from briefing_site.parse.markdown_scan import scan
from briefing_site.parse.near_citations import KEY, MisfitReason
from briefing_site.parse.schema import ID

_NAMED = re.compile(r'no source "([^"]+)"')
_EXCERPT = re.compile(r'source "([^"]+)" has no excerpt "([^"]+)"')
_FOOTNOTE = re.compile(r'footnote "([^"]+)"')
_DRAFT = re.compile(r'"([^"]+)" is a draft')
_CHOICE = re.compile(r"\[\[([^\]]+)\]\]")
_KEY = re.compile(r"-?@[a-z0-9-]+(?:#(?P<excerpt>[a-z0-9-]+))?")
_WIKI = re.compile(r"\[\[\s*@[a-z0-9-]+\s*#\s*(?P<excerpt>[a-z0-9-]+)")
_BETWEEN = re.compile(r"(?<=\S)[ \t,]+(?=(?:see |cf\. )?-?@[a-z0-9])")
_ASCII = str.maketrans({chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)})
"""Full-width signs to those of ASCII."""


def misfit(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """What would make a citation of it, or a plain at sign."""
    path, text, start = fault.place.path, known.text(fault.place.path), known.offset(fault.place)
    found = misfit_at(text, start)
    if found is None:
        return
    mend = _MEANT.get(found.reason)
    new = mend(found.detail) if mend else ""
    caret = found.reason is MisfitReason.FOOTNOTE and text[start - 1 : start] == "^"
    if new and (caret or new != found.detail):
        shown = new if len(new) <= 40 else f"{new[:39]}…"
        end = found.end
        while found.reason is MisfitReason.EMPTY_EXCERPT and text[end : end + 1] == "#":
            end += 1
        edit = Edit(path, start - caret, end, new)
        yield Fix(f"Write {shown.strip()}", (edit,), preferred=True)
    if r"write \@" in fault.hint and (at := text.find("@", start, found.end)) >= 0:
        yield Fix(r"Write \@, a plain at sign", (Edit(path, at, at, "\\"),))
    if r"write \[" in fault.hint and text[start] == "[":
        yield Fix(r"Write \[, a plain bracket", (Edit(path, start, start, "\\"),))


def _tidy(detail: str) -> str:
    key = re.sub(r"[-_]+", "-", detail.lstrip("-@").lower())
    return f"{'-' if detail.startswith('-') else ''}@{key}" if KEY.fullmatch(key) else ""


def _without_braces(detail: str) -> str:
    key = detail.strip("@{}")
    return f"@{key}" if KEY.fullmatch(key) else ""


_MEANT: Mapping[MisfitReason, Callable[[str], str]] = {
    MisfitReason.BAD_KEY: _tidy,
    MisfitReason.DOUBLE_HYPHEN: _tidy,
    MisfitReason.EMPTY_EXCERPT: lambda detail: detail.rstrip("#＃"),
    MisfitReason.BRACED_KEY: _without_braces,
    MisfitReason.SPACED_KEY: lambda detail: re.sub(r"\s+", "", detail),
    MisfitReason.GLUED: lambda detail: f" {detail}",
    MisfitReason.FULL_WIDTH: lambda detail: detail.translate(_ASCII),
    MisfitReason.UNCLOSED: lambda detail: f"{detail}]",
    MisfitReason.UNOPENED: lambda detail: f"[{detail}",
    MisfitReason.CROWDED: lambda detail: _BETWEEN.sub("; ", detail),
    MisfitReason.FOOTNOTE: lambda detail: detail.replace("[^", "["),
}
"""What was meant by the text of a misfit. Where a reason is not listed nobody can tell."""


def unknown_source(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The source that was meant, its card, or a plain at sign."""
    yield from meant(known, fault)
    found = _NAMED.search(fault.message)
    path, text, start = fault.place.path, known.text(fault.place.path), known.offset(fault.place)
    card = f"seeds/{found[1]}.md" if found else ""
    if found and ID.fullmatch(found[1]) and not (known.state.content.options.root / card).exists():
        key = _KEY.match(text, start) or _WIKI.match(text, start)
        excerpt = f"## {key['excerpt']}\n> \n" if key and key["excerpt"] else ""
        front = "---\ntitle: \npublisher: \nkind: \n---\n"
        yield Fix(f"Create the source card {card}", (NewFile(card, front + excerpt),))
    if text.startswith("@", start) and not text[:start].endswith("[[") and path != card:
        yield Fix(r"Write \@, a plain at sign", (Edit(path, start, start, "\\"),))


def unknown_excerpt(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The excerpt that was meant; or a new one on the card."""
    yield from meant(known, fault)
    found = _EXCERPT.search(fault.message)
    card = known.sources.get(found[1]) if found else None
    if found and card and ID.fullmatch(found[2]):
        text = known.text(card.path)
        gap = "\n" if text.endswith("\n") else "\n\n"
        gap = "" if text.endswith(("---\n", "\n\n")) else gap
        change = Edit(card.path, len(text), len(text), f"{gap}## {found[2]}\n> \n")
        yield Fix(f'Add the excerpt "{found[2]}" to {card.path}', (change,))


def ambiguous_link(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Each of the briefings that may be meant."""
    path = fault.place.path
    old = fault.message.split('"')[1]
    start, end = reach(known.lines(path), fault)
    at = known.text(path).find(old, start, end)
    if at >= 0:
        for name in _CHOICE.findall(fault.hint):
            yield Fix(f"Link to {name}", (Edit(path, at, at + len(old), name),))


def link_to_draft(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Publish the draft too."""
    found = _DRAFT.search(fault.message)
    links = (m for m in known.mentions if m.place == fault.place)
    targets = (known.only(m.target) if m.kind == "wiki" else known.briefing(m.file) for m in links)
    draft = next((b for b in targets if b and b.draft), None)
    if not found or draft is None:
        return
    text = known.text(draft.path)
    start, end = entry_span(text, line_span(text, known.offset(draft.place_of("draft")))[0])
    if text.startswith("draft:", start):
        yield Fix(f'Publish "{draft.title}" too', (Edit(draft.path, start, end, ""),))


def undefined_footnote(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The footnote that was meant; or a text for this one."""
    yield from meant(known, fault)
    found = _FOOTNOTE.search(fault.message)
    if found:
        path, text = fault.place.path, known.text(fault.place.path)
        gap = "\n" if text.endswith("\n") else "\n\n"
        change = Edit(path, len(text), len(text), f"{gap}[^{found[1]}]: \n")
        yield Fix(f"Add the text of [^{found[1]}]", (change,))


def unused_footnote(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Delete its text."""
    path, text, start = fault.place.path, known.text(fault.place.path), known.offset(fault.place)
    note = next((d for d in scan(text).definitions if d.start == start), None)
    if note:
        end = note.end
        yield Fix(f"Delete the footnote [^{note.name}]", (Edit(path, note.start, end, ""),))


def heading_level(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """As many signs as the hint says."""
    path, text = fault.place.path, known.text(fault.place.path)
    first, _ = line_span(text, known.offset(fault.place))
    signs = re.compile(r"#+").match(text, first)
    if signs and (wanted := re.search(r"#+$", fault.hint)):
        change = Edit(path, first, signs.end(), wanted[0])
        yield Fix(f"Begin the line with {wanted[0]}", (change,), preferred=True)
