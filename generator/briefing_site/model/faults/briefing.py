"""Faults of a briefing: its region, address, dates, headings, footnotes."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import PurePosixPath

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, asked, error, nearest_word, warning
from briefing_site.model.edit import CommandStep, Edit, Slot
from briefing_site.model.faults.phrases import FIRST, listed
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.model.paths import CONFIG, LONGEST_NAME, is_briefing
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import is_id, slug


def alias_address_taken(
    at: Span, alias: str, address: str, other: Span | None, without: tuple[Edit, ...]
) -> Diagnostic:
    """An alias whose address something else has; `other` is the place of the same alias of another page.

    `without` are the edits that delete it.
    """
    has = "another page has it too" if other else f"{address} is an address of the site already"
    return error(
        at,
        "address-taken",
        f'the alias "{alias}" cannot lead here: {has}',
        "delete it from one of the two" if other else "delete it",
        related=(RelatedPlace(other, "the same alias"),) if other else (),
        fixes=(Fix(f"Delete the alias {alias}", without, Safety.UNSAFE),),
    )


def long_alias(at: Span, alias: str, without: tuple[Edit, ...]) -> Diagnostic:
    """An alias at which no disk stores a page; `without` are the edits that delete it."""
    shown = alias if len(alias) <= 40 else f"{alias[:40]}…"
    return error(
        at,
        "bad-id",
        f'the alias "{shown}" is too long: no disk stores a page there',
        f"correct it, or delete it: a part between slashes may have {LONGEST_NAME} bytes",
        fixes=(Fix("Delete the alias", without, Safety.UNSAFE),),
    )


def unknown_region(at: Span, name: str, known: Iterable[str], room: Slot | None) -> Diagnostic:
    """A region that `config.yaml` does not have; `room` is where that could name another."""
    names = list(known)
    near = nearest_word(name, names)
    fixes: tuple[Fix, ...] = meant(at, name, near)
    if room and is_id(name):
        fixes += (Fix(f'Add the region "{name}" to {CONFIG}', (room.fill(name),), Safety.DISPLAY),)
    return error(
        at,
        "unknown-region",
        f'there is no region "{name}"',
        asked(near) or f"regions of config.yaml are {listed(names)}",
        suggestion=near,
        fixes=fixes,
    )


def foreign_topic(at: Span, topic: str, topics: Iterable[str]) -> Diagnostic:
    """A judgement on a topic that its briefing does not have."""
    names = list(topics)
    near = nearest_word(topic, names)
    known = f"topics of the briefing are {listed(names)}" if names else "the briefing has no topics"
    return error(
        at,
        "foreign-topic",
        f'a judgement is on "{topic}", which is no topic of the briefing',
        asked(near) or f"{known}: add it to them, or take it out here",
        suggestion=near,
        fixes=meant(at, topic, near),
    )


def region_mismatch(at: Span, region: str, folder: str, slug: str, known: Iterable[str]) -> Diagnostic:
    """A folder and a `region` that differ, of the briefing `slug`."""
    command = ("move", f"{folder}/{slug}", f"{region}/{slug}")
    fixes: tuple[Fix, ...] = (
        Fix(f"Move the file to briefings/{region}/", (CommandStep(command),), Safety.DISPLAY),
    )
    cure = f"move the file: {shlex.join(('briefing', *command))}"
    if folder in set(known):
        cure = f"write {folder} here, or {cure}"
        if at.holds(len(region)):
            fixes = (replaced(at, folder, f'Change the region to "{folder}"', Safety.UNSAFE), *fixes)
    return error(
        at,
        "region-mismatch",
        f'the region is "{region}", but the file lies in the folder "{folder}"',
        cure,
        fixes=fixes,
    )


def bad_slug(at: Span, name: str) -> Diagnostic:
    """A file name that cannot be an address."""
    new, rule = slug(name), "use lower-case letters, digits and single hyphens"
    message = f'the file name "{name}" cannot be an address'
    if not is_id(new):
        return error(at, "bad-id", message, rule)
    folder = PurePosixPath(at.path).parent.name
    command: tuple[str, ...] = ("rename", "source", name, new)
    if is_briefing(at.path):
        command = ("move", f"{folder}/{name}", f"{folder}/{new}")
    return error(
        at,
        "bad-id",
        message,
        f"{rule}: {shlex.join(('briefing', *command))}",
        suggestion=new,
        fixes=(Fix(f"Rename it to {new}.md", (CommandStep(command),), Safety.DISPLAY),),
    )


def address_collision(at: Span, address: str, other: str, there: Span, free: str = "") -> Diagnostic:
    """Two briefings that would be published at one address; `free` is a slug that none has in the folder."""
    folder, slug = PurePosixPath(at.path).parent.name, PurePosixPath(at.path).stem
    command = ("move", f"{folder}/{slug}", f"{folder}/{free}")
    rename = Fix(f"Rename it to {free}.md", (CommandStep(command),), Safety.DISPLAY)
    return error(
        at,
        "address-collision",
        f"{address} is also the address of {other}",
        f"rename one of the two: {shlex.join(('briefing', *command))}" if free else "rename one of the two",
        related=(RelatedPlace(there, "this has the address too"),),
        fixes=(rename,) if free else (),
    )


_PLAIN_NAME = LazyPattern(r"\w[\w .-]*")
"""A name that may stand in YAML in any quotation marks, and in none."""


def long_name(at: Span, name: str, most: int) -> Diagnostic:
    """A briefing, a source, a topic or a person of whose name no file can be called; `most` are its bytes."""
    return error(
        at,
        "bad-id",
        f'"{name[:20]}…" is too long for an address: it has {len(name.encode())} bytes',
        f"shorten it to {most} bytes, which are as many letters in Latin script",
    )


def same_person(at: Span, name: str, other: str, there: Span) -> Diagnostic:
    """A name of a person whose page another person has, since the two differ in capitals, marks or signs."""
    plain = at.holds(len(name)) and _PLAIN_NAME.fullmatch(other)
    fixes = (replaced(at, other, f'Write "{other}"', Safety.UNSAFE),) if plain else ()
    return error(
        at,
        "address-collision",
        f'"{name}" and "{other}" would have one page: their names differ in capitals, marks or signs alone',
        f'write "{other}" for the same person; for two persons write more of a name',
        related=(RelatedPlace(there, "the other"),),
        suggestion=other,
        fixes=fixes,
    )


def duplicate_footnote(at: Span, name: str, first: Span, whole: Span, free: str) -> Diagnostic:
    """A second text of one footnote, all of which is `whole`; `free` is a name that no footnote has."""
    fixes = [Fix("Take this one out", (Edit(whole, ""),), Safety.DISPLAY)]
    if at.holds(len(name) + 3):
        fixes.append(
            replaced(at.part(2, len(name)), free, f"Call it {free}, for a mark [^{free}]", Safety.DISPLAY)
        )
    return error(
        at,
        "duplicate-id",
        f'the footnote "{name}" is already given in line {first.line}',
        f"call one of the two [^{free}], here and at its mark, or take one out",
        related=(RelatedPlace(first, FIRST),),
        fixes=tuple(fixes),
    )


def element_id_clash(
    at: Span, page: str, name: str, first: Span | None = None, named: Span | None = None, free: str = ""
) -> Diagnostic:
    """An id that stands twice on a finished page.

    `first` is where an author gave it before, if one did; `named` is the id alone, where it can be replaced,
    by the id `free`, which the page does not have.
    """
    other = free or "another-id"
    return error(
        at,
        "duplicate-id",
        f'the id "{name}" stands twice on {page}',
        f"give one of the two another id, as in ## Words {{#{other}}}",
        related=(RelatedPlace(first, FIRST),) if first else (),
        suggestion=free if named else "",
        fixes=(replaced(named, free, f"Call it {free}", Safety.DISPLAY),) if named else (),
    )


def early_date(at: Span, key: str, date: str) -> Diagnostic:
    """A date of a published text whose day has not come yet; `key` names it."""
    return warning(
        at,
        "early-date",
        f"{key}: {date} has not come yet, and the text is published now",
        "correct the date, or hold the text back until that day with draft: true",
    )


def date_order(at: Span, updated: str, there: Span, date: str) -> Diagnostic:
    """`updated` before `date`: the place of each, and what stands there."""
    fixes: tuple[Fix, ...] = ()
    if at.holds(len(updated)) and there.holds(len(date)):
        exchange = Fix("Exchange the two dates", (Edit(at, date), Edit(there, updated)), Safety.DISPLAY)
        same = replaced(at, date, f"Write {date}, the day of publication", Safety.DISPLAY)
        fixes = (same, exchange)
    return error(
        at,
        "date-order",
        f"updated lies before date: {updated} before {date}",
        "date is the day of publication, updated that of the last change: correct one of them",
        related=(RelatedPlace(there, "the date"),),
        fixes=fixes,
    )


def sentence_as_heading(at: Span) -> Diagnostic:
    """A sentence of which a line of hyphens right below it makes a heading, where a rule was meant."""
    return warning(
        at,
        "heading-level",
        "the line of hyphens below makes a heading of this sentence",
        "leave a line empty above the hyphens, which draw a rule then; or delete them",
    )


def heading_level(
    at: Span, level: int, wanted: int, signs: Span | None, *, underlined: bool = False
) -> Diagnostic:
    """A heading that breaks the order of levels; `signs` are the `#` that it begins with, if it does.

    `underlined` says that a line of `=` or `-` below makes a heading of it, which a merge may have left.
    """
    if level == 1:
        message = "a first-level heading: the title of the page is the only one"
    elif level < wanted:
        message = f"a heading of level {level} inside a part that has a heading of level {wanted - 1}"
    else:
        message = f"a heading of level {level} follows one of level {wanted - 1}"
    new = "#" * wanted
    hint = f"begin the line with {new}" if signs else f"write <h{wanted}> and </h{wanted}>"
    if underlined:
        hint = (
            f"begin it with {new} and delete the line below that underlines it; "
            "if a merge has left that line, delete it alone"
        )
    return warning(
        at,
        "heading-level",
        message,
        hint,
        suggestion=new,
        fixes=(replaced(signs, new, f"Begin the line with {new}"),) if signs else (),
    )


def not_inline(at: Span, name: str, blank: tuple[Span, ...], sign: tuple[Span, str] | None) -> Diagnostic:
    """A front-matter text that is more than one paragraph, or no paragraph.

    `blank` are the blank lines in it, and `sign` is the place of a sign that begins a list or a heading, with
    the notation of a backslash there.
    """
    hint, fixes = "move the rest to the body", []
    if blank:
        title = "Make one paragraph of it"
        fixes.append(Fix(title, tuple(Edit(line, "") for line in blank), Safety.DISPLAY))
        hint = "delete the blank line, or move what stands below it to the body"
    elif sign:
        at, backslash = sign[0], sign[1]
        fixes.append(replaced(Span.at(at.start), backslash, "Make plain text of the sign", Safety.DISPLAY))
        hint = f"write {backslash} before the sign for a plain one, or move the text to the body"
    return error(
        at,
        "not-inline",
        f"{name} has to be one paragraph: no list, heading or second paragraph",
        hint,
        fixes=tuple(fixes),
    )


def undefined_footnote(at: Span, name: str, known: Iterable[str], room: Slot) -> Diagnostic:
    """`[^name]` without its text; `room` is where one could be written."""
    near = nearest_word(name, known)
    fixes = meant(at.part(2, len(name)), name, near) if at.holds(len(name) + 3) else ()
    new = Fix(f"Add the text of [^{name}]", (room.fill(f"[^{name}]: "),), Safety.DISPLAY)
    return error(
        at,
        "undefined-footnote",
        f'the footnote "{name}" has no text',
        asked(near) or f"add a paragraph [^{name}]: ...",
        suggestion=near,
        fixes=(*fixes, new),
    )


def buried_footnote(at: Span, name: str, fix: Fix) -> Diagnostic:
    """The text of a footnote that is indented, so that it is a part of the text above, or of a list."""
    return error(
        at,
        "undefined-footnote",
        f'the text of the footnote "{name}" is indented, so it is a part of what stands above it',
        f"begin the line [^{name}]: in the first column, with a blank line before it",
        fixes=(fix,),
    )


def unused_footnote(at: Span, name: str, whole: Span) -> Diagnostic:
    """`[^name]: ...` that nothing refers to; `whole` is all of its text."""
    return warning(
        at,
        "unused-footnote",
        f'nothing refers to the footnote "{name}"',
        f"write [^{name}] where it belongs, or delete it",
        fixes=(replaced(whole, "", f"Delete the footnote [^{name}]", Safety.DISPLAY),),
    )


def unclosed_comment(at: Span, sign: str, plain: Fix) -> Diagnostic:
    """A comment that begins with a sign and ends nowhere; the fix `plain` makes it text."""
    end = "%%" if sign == "%%" else "-->"
    return error(
        at,
        "unclosed-comment",
        "a comment begins here and does not end",
        f"write {end} where it ends, or \\{sign} for the signs themselves",
        fixes=(plain,),
    )


def mistyped_comment_end(at: Span, signs: str) -> Diagnostic:
    """Signs that were to end a comment, which goes on to the end of the next one."""
    return error(
        at,
        "unclosed-comment",
        f'"{signs}" ends no comment: all from here to the end of the next comment would not be printed',
        "write -->",
        suggestion="-->",
        fixes=(replaced(at, "-->", safety=Safety.UNSAFE),),
    )


def nested_comment(at: Span) -> Diagnostic:
    """A comment that begins inside another, which the first end closes."""
    return error(
        at,
        "unclosed-comment",
        "a comment begins inside another: the first --> ends both, and what follows would be printed",
        "write --> before it, or take the signs of the inner comment out",
    )


def foreign_markup(
    at: Span, what: str, hint: str, fix: Fix | None, fate: str = "would be printed as it stands"
) -> Diagnostic:
    """Notation of another program, or a slip of notation; `fate` says what would become of it."""
    return error(at, "foreign-markup", f"{what} {fate}", hint, fixes=(fix,) if fix else ())


def too_deep(at: Span, most: int, signs: Span) -> Diagnostic:
    """A list or quotation inside too many others; `signs` are those at the beginning of the line."""
    return error(
        at,
        "too-deep",
        f"more than {most} lists or quotations lie inside one another here",
        "take some of the signs away from the beginning of the line",
        fixes=(replaced(signs, "", "Take the signs away", Safety.UNSAFE),),
    )


def too_nested(at: Span, most: int) -> Diagnostic:
    """A picture or a note that holds too many others, one in the other."""
    return error(
        at,
        "too-deep",
        f"more than {most} pictures or notes lie inside one another here",
        "take the inner ones out of the outer ones",
    )


def too_many_cells(at: Span, most: int) -> Diagnostic:
    """A row of a table that has fewer cells than the head, in a text where too many were added already."""
    return error(
        at,
        "too-long",
        f"{most:,} empty cells have been added to short rows of tables before this one, and no more are",
        "give the head of the table as many columns as its rows have cells",
    )


def lost_cell(at: Span, bar: Fix) -> Diagnostic:
    """A cell of a table that its head has no column for; the fix `bar` makes text of the bar before it."""
    return error(
        at,
        "lost-cell",
        "the head of the table has no column for this cell, so it would be left out",
        "add a column to the head, or write \\| for a bar inside a cell",
        fixes=(bar,),
    )


def unclosed_code(at: Span, marks: str, end: Span) -> Diagnostic:
    """Code whose fence nothing closes; `marks` are those of the fence, and `end` is where the text ends."""
    close = replaced(end, f"\n{marks}", f"Close the code with {marks} at the end", Safety.UNSAFE)
    return error(
        at,
        "unclosed-code",
        "code begins here and does not end, so all that follows is code",
        f"write a line {marks} where it ends",
        fixes=(close,),
    )


def markup_in_plain_text(at: Span, what: str, *fixes: Fix) -> Diagnostic:
    """Markdown in a text that is printed as it stands."""
    return error(
        at,
        "markup-in-plain-text",
        f"{what} is plain text: this Markdown would be printed as it stands",
        "leave the words alone",
        fixes=fixes,
    )


def unclosed_emphasis(at: Span, signs: str, plain: Fix) -> Diagnostic:
    """Signs of emphasis without their partner; the fix `plain` makes text of the first."""
    return error(
        at,
        "unclosed-emphasis",
        f"{signs} stands here alone, and would be printed",
        f"write {signs} at both ends, without a blank inside, or \\{signs[0]} for each plain sign",
        fixes=(plain,),
    )
