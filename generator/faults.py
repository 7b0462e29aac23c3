"""The wording of every fault: one function per kind, so that authors meet one voice.

Each returns a `Diagnostic` with a stable code, a message that states the fact, and a hint that gives
the cure. Tests name faults by code and place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Place, did_you_mean, error, warning

if TYPE_CHECKING:
    from generator.yaml_values import Value

ESCAPE = "for a plain at sign write \\@"


def _or(*hints: str) -> str:
    return "; ".join(hint for hint in hints if hint)


def _shown(value: Value) -> str:
    if isinstance(value.data, list):
        return "a list"
    if isinstance(value.data, dict):
        return "keys with values"
    if value.data is None:
        return "nothing"
    return f'"{value.text}"'


# --- files ---------------------------------------------------------------------------------------


def unreadable(path: str, reason: str) -> Diagnostic:
    """A file that the system does not let us read."""
    return error(Place(path), "unreadable-file", f"cannot be read: {reason}")


def not_utf8(place: Place, byte: int) -> Diagnostic:
    """Bytes that are not UTF-8, at the first of them."""
    return error(
        place, "not-utf8", f"byte 0x{byte:02X} is not UTF-8", "save the file with the encoding UTF-8"
    )


def empty_file(path: str) -> Diagnostic:
    """A file without any text."""
    return error(
        Place(path),
        "empty-file",
        "the file is empty",
        "delete it, or begin with front matter between two lines ---",
    )


def forbidden_character(place: Place, char: str) -> Diagnostic:
    """A character that no text needs and that the generator uses for itself."""
    return error(
        place,
        "forbidden-character",
        f"the character U+{ord(char):04X} is not allowed",
        "delete it; it cannot be seen in print",
    )


def stray_file(path: str, where: str) -> Diagnostic:
    """A Markdown file where none belongs."""
    return warning(
        Place(path),
        "stray-file",
        f"is not in {where}, so it is left out",
        f"move it to {where}, or out of the way",
    )


def symbolic_link(path: str) -> Diagnostic:
    """A symbolic link among the content."""
    return warning(
        Place(path), "stray-file", "is a symbolic link, so it is left out", "put the file itself in its place"
    )


def empty_config(path: str) -> Diagnostic:
    """A config.yaml without any text."""
    return error(Place(path), "empty-file", "the file is empty", "give the site a title and a region")


# --- front matter and YAML -----------------------------------------------------------------------


def missing_front_matter(path: str) -> Diagnostic:
    """A file that does not begin with `---`."""
    return error(
        Place(path),
        "missing-front-matter",
        "does not begin with front matter",
        "put title, region, date, ... between two lines ---",
    )


def unclosed_front_matter(path: str) -> Diagnostic:
    """Front matter without its closing line."""
    return error(
        Place(path),
        "unclosed-front-matter",
        "the front matter is not closed",
        "end it with a line that is just ---",
    )


def bad_yaml(place: Place, problem: str, line: str = "") -> Diagnostic:
    """YAML that cannot be read; the hint is the usual cure for the line in question."""
    hint = ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in problem:
        hint = "YAML is indented with spaces: replace the tab"
    elif "mapping values are not allowed" in problem:
        hint = "a text with a colon and a space in it needs quotation marks around it"
    elif "block end" in problem or "could not find expected ':'" in problem:
        hint = "check the indentation, and that every key is followed by a colon and a space"
    elif "cannot start any token" in problem:
        hint = "put the text in quotation marks: it begins with a character that means something in YAML"
    elif "alias" in problem or "tag" in problem:
        hint = "a text that begins with *, & or ! needs quotation marks around it"
    elif "quoted scalar" in problem:
        hint = "a quotation mark is not closed"
    elif "flow" in problem or "',' or ']'" in problem or "',' or '}'" in problem:
        hint = (
            "a bracket [ or { is not closed, or a comma is missing; "
            "a text that begins with one needs quotation marks"
        )
    return error(place, "bad-yaml", f"this is not valid YAML: {problem}", hint)


def duplicate_key(place: Place, key: str, first: Place) -> Diagnostic:
    """A key given twice in one mapping."""
    return error(
        place,
        "duplicate-key",
        f'the key "{key}" is given twice, first in line {first.line}',
        "keep one of the two",
    )


def unknown_key(place: Place, key: str, what: str, known: Iterable[str]) -> Diagnostic:
    """A key that a table of fields does not have."""
    names = list(known)
    return error(
        place,
        "unknown-key",
        f'{what} has no key "{key}"',
        did_you_mean(key, names) or f"keys are {', '.join(names)}",
    )


def missing_field(place: Place, key: str, what: str) -> Diagnostic:
    """A key that must be given and is not."""
    return error(place, "missing-field", f'{what} needs "{key}"', f"add a line {key}: ...")


def wrong_type(place: Place, name: str, wanted: str, value: Value) -> Diagnostic:
    """A value of another type than its key takes."""
    hint = ""
    if "list" in wanted and not isinstance(value.data, list | dict):
        hint = f"write [{value.text}]"
    return error(place, "wrong-type", f"{name} takes {wanted}, not {_shown(value)}", hint)


def name_twice(place: Place, key: str) -> Diagnostic:
    """A name that is given whole and in parts."""
    return error(place, "name-twice", f"a name has either literal or {key}", "leave one of them out")


def empty_text(place: Place, name: str) -> Diagnostic:
    """A text of nothing but blanks."""
    return error(place, "wrong-type", f"{name} is empty", "write it, or leave the key out")


def bad_date(place: Place, name: str, text: str) -> Diagnostic:
    """A date that is not ISO, or does not exist."""
    return error(
        place,
        "bad-date",
        f'{name}: "{text}" is not a date that exists',
        "write 2026-02-12, or 2026-02 or 2026 where no more is known",
    )


def bad_id(place: Place, name: str, text: str) -> Diagnostic:
    """A key that cannot be an id."""
    return error(
        place,
        "bad-id",
        f'{name}: "{text}" cannot be an id',
        "use lower-case letters, digits and single hyphens",
    )


def not_one_of(place: Place, name: str, value: Value, words: Sequence[str]) -> Diagnostic:
    """A word outside a short list."""
    near = did_you_mean(value.text, words)
    return error(place, "wrong-type", f"{name} is one of {', '.join(words)}, not {_shown(value)}", near)


# --- config --------------------------------------------------------------------------------------


def no_config(path: str) -> Diagnostic:
    """A folder without `config.yaml`."""
    return error(
        Place(path),
        "no-config",
        "there is no such file, so this is not a site folder",
        "go to a site folder, or name one with --site DIR",
    )


def reserved_name(place: Place, name: str, what: str) -> Diagnostic:
    """A region or slug whose address the site itself uses."""
    return error(
        place,
        "reserved-name",
        f'"{name}" cannot be {what}: the site has pages of its own there',
        "choose another name",
    )


def tile_taken(place: Place, owner: str) -> Diagnostic:
    """A region placed where another stands on the map of the home page."""
    return error(
        place, "tile-taken", f'"{owner}" stands on this tile already', "choose a free column and row"
    )


def unknown_lint(place: Place, code: str, known: Iterable[str]) -> Diagnostic:
    """A code in `lint` that no lint has."""
    names = list(known)
    return warning(
        place,
        "unknown-lint",
        f'there is no lint "{code}"',
        did_you_mean(code, names) or f"lints are {', '.join(names)}",
    )


def no_theme(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """A theme that is neither the site's nor the generator's."""
    names = sorted(known)
    return error(
        place,
        "unknown-theme",
        f'there is no theme "{name}"',
        did_you_mean(name, names) or f"themes are {', '.join(names)}",
    )


def bad_theme(place: Place, message: str, hint: str = "") -> Diagnostic:
    """A theme whose own files are at odds."""
    return error(place, "bad-theme", message, hint)


# --- briefings -----------------------------------------------------------------------------------


def unknown_region(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """A region that `config.yaml` does not have."""
    names = list(known)
    hint = did_you_mean(name, names) or f"regions of config.yaml are {', '.join(names)}"
    return error(place, "unknown-region", f'there is no region "{name}"', hint)


def region_mismatch(place: Place, region: str, folder: str) -> Diagnostic:
    """A folder and a `region` that differ."""
    return error(
        place,
        "region-mismatch",
        f'the region is "{region}", but the file lies in the folder "{folder}"',
        "make the two agree",
    )


def bad_slug(path: str, slug: str) -> Diagnostic:
    """A file name that cannot be an address."""
    return error(
        Place(path),
        "bad-id",
        f'the file name "{slug}" cannot be an address',
        "use lower-case letters, digits and single hyphens",
    )


def address_collision(place: Place, address: str, other: str) -> Diagnostic:
    """Two things that would be published at one address, letter case apart."""
    return error(
        place, "address-collision", f"{address} is also the address of {other}", "rename one of the two"
    )


def duplicate_id(place: Place, what: str, name: str, first: Place) -> Diagnostic:
    """Two things of one name."""
    where = f"line {first.line}" if first.path == place.path else f"{first.path}:{first.line}"
    return error(
        place, "duplicate-id", f'{what} "{name}" is already given in {where}', "rename one of the two"
    )


def element_id_clash(place: Place, page: str, name: str) -> Diagnostic:
    """An id that stands twice on a finished page."""
    return error(
        place,
        "duplicate-id",
        f'the id "{name}" stands twice on {page}',
        "give one of the two another id, as in ## Words {#another-id}",
    )


def date_order(place: Place, later: str, earlier: str) -> Diagnostic:
    """Dates of one briefing that cannot both be right."""
    return error(place, "date-order", f"{later} lies before {earlier}", "one of the two dates is wrong")


def heading_level(place: Place, level: int, wanted: int) -> Diagnostic:
    """A heading that breaks the order of levels."""
    if level == 1:
        message = "a first-level heading: the title of the page is the only one"
    elif level < wanted:
        message = f"a heading of level {level} inside a part that has a heading of level {wanted - 1}"
    else:
        message = f"a heading of level {level} follows one of level {wanted - 1}"
    return warning(place, "heading-level", message, f"begin the line with {'#' * wanted}")


def not_inline(place: Place, name: str) -> Diagnostic:
    """A front-matter text that is more than one paragraph."""
    return error(
        place,
        "not-inline",
        f"{name} is one paragraph of text: no list, heading or second paragraph",
        "move the rest to the body",
    )


def markup_dropped(place: Place, what: str) -> Diagnostic:
    """HTML that is not let through."""
    return error(
        place,
        "unsafe-html",
        f"{what} is not allowed in a text",
        "write it in Markdown, or in `code` if it is meant to be read",
    )


# --- citations and links -------------------------------------------------------------------------


def misfit(place: Place, message: str, hint: str) -> Diagnostic:
    """What looks like a citation and is none."""
    return warning(place, "not-a-citation", message, hint)


def citation_misplaced(place: Place, where: str) -> Diagnostic:
    """A citation where no mark can be printed."""
    return error(
        place,
        "citation-misplaced",
        f"a citation cannot stand in {where}",
        "move it into a sentence of the text",
    )


def unknown_source(place: Place, source: str, known: Iterable[str]) -> Diagnostic:
    """A citation of a source without a card."""
    near = did_you_mean(source, known)
    return error(
        place,
        "unknown-source",
        f'there is no source "{source}"',
        _or(near or f"write its card seeds/{source}.md", ESCAPE),
    )


def unknown_excerpt(place: Place, source: str, excerpt: str, known: Iterable[str]) -> Diagnostic:
    """A citation of an excerpt that its card does not have."""
    near = did_you_mean(excerpt, known)
    return error(
        place,
        "unknown-excerpt",
        f'source "{source}" has no excerpt "{excerpt}"',
        near or f"add it to seeds/{source}.md: ## {excerpt}",
    )


def unused_excerpt(place: Place, source: str, excerpt: str) -> Diagnostic:
    """An excerpt that no briefing cites."""
    return warning(
        place,
        "unused-excerpt",
        f'no briefing cites "{excerpt}"',
        f"cite it as [@{source}#{excerpt}], or delete it",
    )


def broken_link(place: Place, target: str, known: Iterable[str] = ()) -> Diagnostic:
    """A link inside the site that leads nowhere."""
    return error(
        place, "broken-link", f'nothing in this site is called "{target}"', did_you_mean(target, known)
    )


def ambiguous_link(place: Place, target: str, choices: Sequence[str]) -> Diagnostic:
    """A wikilink that several briefings answer to."""
    return error(
        place,
        "ambiguous-link",
        f'"{target}" is the name of {len(choices)} briefings',
        f"write {' or '.join(f'[[{c}]]' for c in choices)}",
    )


def broken_anchor(place: Place, target: str, anchor: str, known: Iterable[str]) -> Diagnostic:
    """A link to a heading that its page does not have."""
    return error(
        place,
        "broken-anchor",
        f'{target or "this page"} has no heading "#{anchor}"',
        did_you_mean(anchor, known),
    )


def link_to_draft(place: Place, target: str) -> Diagnostic:
    """A published page that links to one that is not."""
    return error(
        place,
        "link-to-draft",
        f'"{target}" is a draft and will not be published',
        "publish it too, or take the link out",
    )


def undefined_footnote(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """`[^name]` without its text."""
    hint = did_you_mean(name, known) or f"add a paragraph [^{name}]: ..."
    return error(place, "undefined-footnote", f'the footnote "{name}" has no text', hint)


def unused_footnote(place: Place, name: str) -> Diagnostic:
    """`[^name]: ...` that nothing refers to."""
    return warning(
        place,
        "unused-footnote",
        f'nothing refers to the footnote "{name}"',
        f"write [^{name}] where it belongs, or delete it",
    )


# --- sources, archive, pins ----------------------------------------------------------------------


def bad_excerpt_heading(place: Place, text: str) -> Diagnostic:
    """A heading of a card that does not name an excerpt."""
    return error(
        place,
        "bad-excerpt",
        f'"{text}" does not name an excerpt',
        'write ## excerpt-id {at="7" speaker="..." voice="fact"}',
    )


def bad_excerpt_key(place: Place, key: str, known: Iterable[str]) -> Diagnostic:
    """A key in the braces of an excerpt's heading that excerpts do not have."""
    names = list(known)
    return error(
        place,
        "unknown-key",
        f'an excerpt has no key "{key}"',
        did_you_mean(key, names) or f"keys are {', '.join(names)}",
    )


def bad_excerpt_value(place: Place, key: str, value: str, reason: str) -> Diagnostic:
    """A value in the braces of an excerpt's heading that its key does not take."""
    return error(place, "wrong-type", f'{key}="{value}": {reason}')


def missing_quote(place: Place, excerpt: str) -> Diagnostic:
    """An excerpt without its words."""
    return error(
        place,
        "missing-quote",
        f'the excerpt "{excerpt}" quotes nothing',
        "put the words of the source on a line that begins with >",
    )


def text_outside_excerpt(place: Place) -> Diagnostic:
    """Text of a card before its first excerpt."""
    return error(
        place,
        "bad-excerpt",
        "text outside an excerpt",
        "put it under a heading ## excerpt-id, or in the descriptor",
    )


def quote_too_long(place: Place, words: int, limit: int) -> Diagnostic:
    """A quotation longer than the site's policy allows."""
    return error(
        place,
        "quote-too-long",
        f"the quotation has {words} words, {words - limit} more than the policy allows",
        "shorten it, or join the parts that matter with [...]",
    )


def quote_not_found(place: Place, excerpt: str, verdict: str, reason: str, hint: str) -> Diagnostic:
    """A quotation that is not, or not only once, in its source."""
    if verdict == "ambiguous":
        return error(place, "ambiguous-quote", f'the quotation of "{excerpt}" is ambiguous: {reason}', hint)
    return error(
        place, "quote-not-found", f'the quotation of "{excerpt}" is not in its source: {reason}', hint
    )


def unverified(place: Place, excerpt: str, reason: str, hint: str) -> Diagnostic:
    """A quotation that nothing could be compared with."""
    return warning(
        place, "unverified-quote", f'the quotation of "{excerpt}" could not be checked: {reason}', hint
    )


def source_changed(place: Place, archive: str, impact: Sequence[str]) -> Diagnostic:
    """An archived text that is not the one that was pinned, with all that rests on it."""
    rests = f"; on it rest {'; '.join(impact)}" if impact else "; no briefing rests on it"
    return error(
        place,
        "source-changed",
        f"the archived text {archive} is not the one that was pinned{rests}",
        "read the passages again, then run `briefing pin`",
    )


def not_pinned(place: Place, count: int) -> Diagnostic:
    """Excerpts whose places are not in seeds.lock, which a machine without the archive relies on."""
    these = "excerpt is" if count == 1 else "excerpts are"
    return warning(
        place, "not-pinned", f"{count} {these} not in seeds.lock as they stand", "run `briefing pin`"
    )


def bad_lock(place: Place, reason: str) -> Diagnostic:
    """A lock file that cannot be read."""
    return error(
        place,
        "bad-lock",
        reason,
        "restore it from version control, or run `briefing pin` where the archive is",
    )


def no_archive_file(place: Place, name: str, reason: str) -> Diagnostic:
    """An archived text that is named by a card and not in the archive at hand."""
    return warning(
        place,
        "missing-archive",
        f'the archive has no readable "{name}": {reason}',
        "add it, or correct the name",
    )


# --- themes and output ---------------------------------------------------------------------------


def template_error(path: str, line: int, message: str, page: str) -> Diagnostic:
    """A template that cannot be read, or that asks for what its view does not have."""
    where = f" (rendering {page})" if page else ""
    return error(Place(path, max(line, 1)), "template-error", f"{message}{where}")


def active_file(place: Place) -> Diagnostic:
    """A page or a program of an author's own beside the briefings."""
    return error(
        place,
        "unsafe-html",
        "a file that a browser would run is not published",
        "link to where it is published already, or give it as a picture, a PDF or plain text",
    )


def active_picture(place: Place) -> Diagnostic:
    """An SVG picture that holds a program."""
    return error(
        place, "unsafe-html", "the picture holds a script or an event handler", "export it as a plain picture"
    )
