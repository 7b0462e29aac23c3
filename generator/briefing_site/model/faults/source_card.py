"""Faults of a source card and its excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing_site.model.diagnostic import (
    Diagnostic,
    RelatedPlace,
    Span,
    asked,
    error,
    nearest_word,
    note,
    warning,
)
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.faults.phrases import FIRST, listed
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.odd_signs import name_of
from briefing_site.text.slug import is_id, slug

_IS_DOCUMENT = LazyPattern(r"\.(?:pdf|docx?|odt|rtf|epub|pptx?|xlsx?|png|jpe?g|zip)\Z", re.IGNORECASE)
_TAKE_IN = "the archive keeps plain texts: `briefing source add FILE` makes one of a document"
_PLAIN_NAME = LazyPattern(r"[\w.-]+")
"""A name of a file that needs no quotation marks in YAML."""


def unused_excerpt(
    at: Span, source: str, excerpt: str, whole: Span, *, published: bool = False
) -> Diagnostic:
    """An excerpt that no briefing cites.

    `whole` is all of its text; `published` says that the site publishes it all the same.
    """
    return note(
        at,
        "unused-excerpt",
        f'no briefing cites "{excerpt}"' + ("" if published else ", so it is not published"),
        f"cite it as [@{source}#{excerpt}], or delete it",
        fixes=(replaced(whole, "", f'Delete the excerpt "{excerpt}"', Safety.UNSAFE),),
    )


def odd_detail(at: Span, key: str, said: str, cure: str, bare: str = "", value: str = "") -> Diagnostic:
    """A value of a card that references would print wrong; `said` is what is wrong with it.

    `bare` is what to write in place of the whole `value`, where that is sure.
    """
    known = bare and at.holds(len(value))
    fixes = (replaced(at, bare, f'Change "{value}" to "{bare}"', Safety.SAFE),) if known else ()
    return warning(at, "odd-detail", f"{key}: {said}", cure, suggestion=bare if known else "", fixes=fixes)


def uncertain(at: Span, guessed: Iterable[str]) -> Diagnostic:
    """What was guessed when a document was taken in; `at` is the list of it on the card."""
    names = list(guessed)
    return note(
        at,
        "uncertain",
        f"{listed(names)} {'was' if len(names) == 1 else 'were'} guessed when the document was taken in",
        "compare with the document, mend what is wrong, then take it off the list",
        fixes=(replaced(at, "[]", "All of it is right: empty the list", Safety.DISPLAY),),
    )


def bad_excerpt_heading(at: Span, text: str, words: Span | None = None) -> Diagnostic:
    """A heading of a card that does not name an excerpt; `words` stand where its id should."""
    old = text.partition("{")[0].strip()
    new = slug(old)
    known = words is not None and is_id(new) and new != old
    return error(
        at,
        "bad-excerpt",
        f'"{text}" does not name an excerpt',
        f"write ## {new}{text[len(old) :]}: an id has lower-case letters, digits and single hyphens"
        if known
        else 'write ## excerpt-id {at="7" speaker="..." voice="fact"}',
        suggestion=new if known else "",
        fixes=(replaced(words, new, f"Write ## {new}"),) if words and known else (),
    )


def not_a_heading(at: Span, text: str, name: str, keys: str) -> Diagnostic:
    """What was meant as the heading of an excerpt and is none, as `### depth`.

    `name` is the id that was meant, empty where that is not known; `keys` stand behind it in braces.
    """
    line = f"## {name} {keys}".rstrip()
    return error(
        at,
        "bad-excerpt",
        f'"{text.strip().splitlines()[0]}" is no heading of an excerpt, which begins its line with two #',
        f"write {line}" if name else 'write ## excerpt-id {at="7" speaker="..." voice="fact"}',
        suggestion=name,
        fixes=(replaced(at, line),) if name else (),
    )


def bad_excerpt_key(at: Span, key: str, known: Iterable[str], named: Span) -> Diagnostic:
    """A key in the braces of an excerpt's heading that excerpts do not have; `named` is the key alone."""
    names = list(known)
    near = nearest_word(key, names)
    return error(
        at,
        "unknown-key",
        f'an excerpt has no key "{key}"',
        asked(near) or f"keys are {listed(names)}",
        suggestion=near,
        fixes=meant(named, key, near),
    )


def bad_excerpt_keys(at: Span, written: str, plain: str) -> Diagnostic:
    """Keys in braces in a notation that is not read, with signs of another width for one; `plain` is read."""
    return error(
        at,
        "bad-excerpt",
        f"{written} is not read as keys with values",
        f"write {plain}",
        suggestion=plain,
        fixes=(replaced(at, plain),),
    )


def bad_excerpt_value(
    at: Span, key: str, value: str, reason: str, *, words: Iterable[str] = (), named: Span, plain: str = ""
) -> Diagnostic:
    """A value in the braces of an excerpt's heading that its key does not take.

    `words` are those that the key takes, where it takes a few; `named` is the value alone, `plain` the value
    in the form that the key takes.
    """
    near = plain or nearest_word(value, words)
    return error(
        at,
        "wrong-type",
        f'{key}="{value}": {reason}',
        f'write {key}="{near}"' if near else "",
        suggestion=near,
        fixes=meant(named, value, near),
    )


def missing_quote(at: Span, excerpt: str, room: Slot, quoted: tuple[Edit, ...]) -> Diagnostic:
    """An excerpt without its words.

    `room` is where they could be written; `quoted` makes a quotation of the first paragraph.
    """
    fixes = [Fix("Quote the first paragraph", quoted, Safety.UNSAFE)] if quoted else []
    fixes.append(Fix("Begin a quotation", (room.fill("> "),), Safety.DISPLAY))
    return error(
        at,
        "missing-quote",
        f'the excerpt "{excerpt}" quotes nothing',
        "put the words of the source on a line that begins with >, right below the heading",
        fixes=tuple(fixes),
    )


def odd_quote_sign(at: Span, sign: str, edits: tuple[Edit, ...]) -> Diagnostic:
    """A line of a card that begins with what looks like the sign of a quotation."""
    what = f'"{sign}"' if len(sign) > 1 else f"a {name_of(sign)}"
    return error(
        at,
        "missing-quote",
        f"the line begins with {what}, which begins no quotation",
        "write > in its place",
        fixes=(Fix("Write >", edits, Safety.SAFE),),
    )


def second_quotation(at: Span, free: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    """A second quotation below that of an excerpt; `free` is an id that another excerpt could have."""
    return error(
        at,
        "second-quotation",
        "an excerpt has one quotation: nothing compares this one with the source",
        f"put a heading ## {free} above it, or delete what stands between it and the first quotation",
        suggestion=free,
        fixes=fixes,
    )


def odd_translation(at: Span, sign: str, right: str) -> Diagnostic:
    """A paragraph below a quotation that begins nearly as a translation does."""
    return error(
        at,
        "bad-excerpt",
        f'a translation does not begin with "{sign}", so this would be printed as words on the passage',
        f"write {right.strip()}",
        suggestion=right.strip(),
        fixes=(replaced(at, right, f"Write {right.strip()}"),),
    )


def late_translation(at: Span) -> Diagnostic:
    """A translation that does not stand right below its quotation."""
    return error(
        at,
        "bad-excerpt",
        "the translation does not stand right below the quotation, so it is not read as one",
        "move this paragraph up, between the quotation and the words on it, with a blank line on both sides",
    )


def second_translation(at: Span) -> Diagnostic:
    """A second translation of one quotation."""
    return error(
        at,
        "bad-excerpt",
        "the excerpt has a translation already, so this would be printed as words on the passage",
        "make one paragraph of both, or take one out",
    )


def keys_below_heading(at: Span, keys: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    """Keys in braces below the heading of an excerpt."""
    return error(
        at,
        "bad-excerpt",
        f"{keys} stands below the heading, and would be printed",
        "write it behind the id, on the line of the heading",
        fixes=fixes,
    )


def duplicate_excerpt(
    at: Span, excerpt: str, first: Span, named: Span, free: str, whole: Span | None
) -> Diagnostic:
    """A second excerpt of one id, which is `named` there; `free` is an id that no excerpt has.

    `whole` is all of it, where it quotes what the first does.
    """
    out = "Take this one out: it quotes the same words"
    fixes = [replaced(whole, "", out, Safety.UNSAFE)] if whole else []
    fixes.append(replaced(named, free, f"Call it {free}", Safety.DISPLAY))
    return error(
        at,
        "duplicate-id",
        f'the excerpt "{excerpt}" is already given in line {first.line}',
        f"give one of the two another id, as {free}, or take one out",
        related=(RelatedPlace(first, FIRST),),
        suggestion=free,
        fixes=tuple(fixes),
    )


def shared_archive(at: Span, name: str, there: Span) -> Diagnostic:
    """An archived text that an earlier card names too, `there`: one document would count as two voices."""
    return error(
        at,
        "shared-archive",
        f"{name} is the text of {there.path} already",
        "delete one of the two cards where both are of this document; where they are not, name the text of "
        "each, or null",
        related=(RelatedPlace(there, FIRST),),
        fixes=(replaced(at, "null", "Name no text here", Safety.UNSAFE),),
    )


def circular_origin(at: Span, source: str, way: Sequence[str]) -> Diagnostic:
    """A source that is derived from itself: at once, or by way of other sources, in their order."""
    by_way = f", by way of {' and '.join(way)}" if way else ""
    return error(
        at,
        "circular-origin",
        f"{source} is derived from itself{by_way}",
        "name the source that it reprints or translates; where it is the original, delete the key",
        fixes=(replaced(at, "null", "Name no source: this is the original", Safety.UNSAFE),),
    )


def alias_taken(at: Span, alias: str, there: Span, source: str, without: Edit | None) -> Diagnostic:
    """An alias that is the id, or an alias, of another source, whose card is `there`.

    `without` is the edit that takes it out.
    """
    return error(
        at,
        "alias-taken",
        f'"{alias}" is a key of {source} already, so a citation by it is one of that source',
        "take it out of one of the two cards; where a text means this source, cite it by its id",
        related=(RelatedPlace(there, FIRST),),
        fixes=(Fix(f"Take the key {alias} out", (without,), Safety.UNSAFE),) if without else (),
    )


def former_id_taken(at: Span, alias: str, there: Span, excerpt: str, without: Edit | None) -> Diagnostic:
    """A former id of an excerpt that another excerpt of the card has, whose heading is `there`.

    `without` is the edit that takes it out.
    """
    return error(
        at,
        "alias-taken",
        f'"{alias}" leads to the excerpt "{excerpt}" already',
        "take it out of `aliases` in one of the two headings",
        related=(RelatedPlace(there, FIRST),),
        fixes=(Fix(f"Take the alias {alias} out", (without,), Safety.UNSAFE),) if without else (),
    )


def text_outside_excerpt(at: Span) -> Diagnostic:
    """Text of a card before its first excerpt."""
    return error(
        at,
        "bad-excerpt",
        "text outside an excerpt",
        "put it under a heading ## excerpt-id, or in the descriptor",
    )


def quote_too_long(at: Span, words: int, limit: int, end: Span | None, room: Slot | None) -> Diagnostic:
    """A quotation longer than the site's policy allows.

    `end` is what stands behind the words that are allowed, where it can be cut off; `room` is where
    config.yaml gives the limit, or could.
    """
    fixes: list[Fix] = []
    if end:
        fixes.append(replaced(end, "", f"End it after {limit} words", Safety.DISPLAY))
    if room:
        fixes.append(Fix(f"Allow {words} words in config.yaml", (room.fill(str(words)),), Safety.DISPLAY))
    return error(
        at,
        "quote-too-long",
        f"the quotation has {words} words, {words - limit} more than the policy allows",
        "shorten it, or join the parts that matter with [...]",
        fixes=tuple(fixes),
    )


def unreadable_archive(at: Span, name: str, reason: str, convert: str) -> Diagnostic:
    """An archived text of another encoding; `convert` is the command that converts it, empty for none."""
    if _IS_DOCUMENT.search(name):
        return warning(
            at,
            "missing-archive",
            f'the archive has no readable "{name}": a document of this kind is no plain text',
            _TAKE_IN,
        )
    where = "in the folder of the archive"
    return warning(
        at,
        "missing-archive",
        f'the archive has no readable "{name}": {reason}',
        f"save it as UTF-8, or convert it {where}: {convert}" if convert else "save it as UTF-8",
    )


def no_archive_file(at: Span, name: str, reason: str, archived: Iterable[str] = ()) -> Diagnostic:
    """An archived text that is named by a card and not in the archive at hand, which has those `archived`."""
    near = nearest_word(name.replace("\\", "/").rpartition("/")[2], archived)
    plain = bool(_PLAIN_NAME.fullmatch(near))
    cure = "add it, or correct the name"
    if near:
        cure = f"{asked(near)} the name counts from the folder of the archive"
    elif _IS_DOCUMENT.search(name):
        cure = _TAKE_IN
    return warning(
        at,
        "missing-archive",
        f'the archive has no readable "{name}": {reason}',
        cure,
        suggestion=near,
        fixes=meant(at, name, near) if plain else (),
    )
