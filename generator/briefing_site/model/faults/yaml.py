"""Faults of front matter and of every other YAML."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, asked, error, nearest_word
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.faults.phrases import FIRST, listed
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.text.odd_signs import name_of, odd_sign


def missing_front_matter(at: Span, skeleton: str = "", near: Span | None = None) -> Diagnostic:
    """A file that does not begin with `---`; `skeleton` has the keys that it needs, in lines.

    `near` goes from the start of the file to the end of a line that was meant to be `---`.
    """
    if near:
        return error(
            at,
            "missing-front-matter",
            "the file does not begin with a line of just three hyphens",
            "write --- as the first line, with nothing before it",
            fixes=(replaced(near, "---\n", "Write --- as the first line"),),
        )
    edit = Edit(Span.at(at.start), f"---\n{skeleton}---\n")
    return error(
        at,
        "missing-front-matter",
        "does not begin with front matter",
        "put title, region, date, ... between two lines ---",
        fixes=(Fix("Begin with front matter", (edit,), Safety.DISPLAY),) if skeleton else (),
    )


def unclosed_front_matter(at: Span, room: Slot | None = None, near: Span | None = None) -> Diagnostic:
    """Front matter without its closing line, which may be meant to stand at `room`.

    `near` is a line, with its end, that was meant to be the closing one.
    """
    if near:
        return error(
            at,
            "unclosed-front-matter",
            "the line that is to end the front matter is not just three hyphens",
            "write --- with nothing before or behind it",
            fixes=(replaced(near, "---\n", "Write ---"),),
        )
    fix = Fix("End the front matter", (room.fill("---"),), Safety.UNSAFE) if room else None
    return error(
        at,
        "unclosed-front-matter",
        "the front matter is not closed",
        "end it with a line that is just ---",
        fixes=(fix,) if fix else (),
    )


_COMMENT = "all from # on is a comment, and would not be printed with the text before it"
_NO_COMMENT = "put the whole text in quotation marks; a comment goes on a line of its own"
NOTATION: Mapping[str, tuple[str, str]] = {
    "tab": ("a tab stands where YAML takes spaces alone", "YAML is indented with spaces: replace the tab"),
    "odd-space": (
        "here stands a {0}, which YAML does not take for a space",
        "write a plain space in its place, or nothing",
    ),
    "wide-colon": (
        "here stands a {0}, which YAML does not take for a colon",
        "write a plain colon and a space",
    ),
    "tight-colon": ('no space follows the colon of "{0}"', "put a space after the colon"),
    "tight-dash": ("no space follows the hyphen of a list", "put a space after the hyphen"),
    "list-on-the-line": (
        'a list begins on the line of its key "{0}"',
        "begin the list on the next line, or write it in brackets: [a, b]",
    ),
    "colon": (
        "a colon with a space behind it stands in a text without quotation marks",
        "a text with a colon and a space in it needs quotation marks around it",
    ),
    "sign": (
        "a text without quotation marks begins with the sign {0}",
        "put the text in quotation marks: it begins with a character that means something in YAML",
    ),
    "sign-in-braces": (
        "a text without quotation marks has the sign {0} in it, inside of brackets or braces",
        "put the text in quotation marks",
    ),
    "comment": (_COMMENT, _NO_COMMENT),
    "comment-inside": (
        "a comment stands between the lines of a text, which it ends",
        "move the comment above the key, or delete it",
    ),
    "block-text": (
        "text stands on the line of the sign {0}, which announces a text on the lines below",
        "put the text in quotation marks, or move it to the next line and indent it",
    ),
    "smart-quote": (
        "smart quotation marks such as {0} do not hold a text together",
        'a text with a colon or # in it needs straight quotation marks: "..."',
    ),
    "unclosed-quote": (
        "the quotation mark that opens here is not closed",
        "a quotation mark is not closed: write the same mark at the end of the text",
    ),
    "unclosed-single": (
        "the quotation mark that opens here is not closed",
        "write the same mark at the end of the text; "
        "if it is an apostrophe, put the text in double quotation marks",
    ),
    "word-apostrophe": (
        "an apostrophe at the beginning of a text is taken for a quotation mark",
        "put the whole text in quotation marks: {0}",
    ),
    "apostrophe": (
        "an apostrophe ends a text in single quotation marks",
        "put the text in double quotation marks, or write the apostrophe twice: ''",
    ),
    "inner-quote": (
        "a quotation mark inside of a text ends it",
        'put the text in single quotation marks, or write a backslash before each mark inside: \\"',
    ),
    "behind-quote": (
        "text stands behind a closing quotation mark",
        "put the whole text in quotation marks: {0}",
    ),
    "backslash": (
        "{0} in double quotation marks means nothing",
        "put the text in single quotation marks, or write the backslash twice: \\\\",
    ),
    "unclosed-bracket": (
        "the bracket that opens here is not closed, or a comma is missing behind it",
        "a bracket [ or {{ is not closed, or a comma is missing; "
        "a text that begins with one needs quotation marks",
    ),
    "no-comma": ("a comma is missing between two values", "write a comma between them"),
    "no-colon": (
        'no colon follows "{0}"',
        "check the indentation, and that every key is followed by a colon and a space",
    ),
    "equals": ("an equals sign stands where YAML takes a colon", "write a colon and a space in its place"),
    "comma": ("a comma stands behind a value", "delete it: each key has a line of its own"),
    "conflict": (
        "a mark of a merge conflict is left in the file",
        "keep one version of the lines around it, and delete the line",
    ),
    "not-indented": (
        "the text below the sign {0} is not indented",
        "indent each of its lines by two spaces, or put the text in quotation marks behind the colon",
    ),
    "indent": (
        "the line is not indented as the lines are that it belongs to",
        "check the indentation: keys of one mapping, and the hyphens of one list, begin in one column",
    ),
    "swallowed": (
        "the line is indented as a part of the text above, so it begins no new item of the list",
        "begin it in the column of the hyphens above; a text with a hyphen in it needs quotation marks",
    ),
    "swallowed-list": (
        "the list is a part of the text above, and would be printed in one line with it",
        "leave out the text or the list, or give the list a key of its own",
    ),
    "second-document": (
        "the line {0} ends the keys, and more keys follow",
        "delete the line: all keys of a file stand in one piece",
    ),
    "control": ("here stands a {0}, which YAML does not allow", "delete it; it cannot be seen in print"),
    "anchor": (
        'the word "{0}" is taken for a name in YAML and not printed',
        "a text that begins with *, & or ! needs quotation marks around it",
    ),
    "tag": (
        '"{0}" is taken for a type in YAML',
        "a text that begins with *, & or ! needs quotation marks around it",
    ),
    "alias": (
        'the text begins with *, and nothing is called "{0}"',
        "a text that begins with *, & or ! needs quotation marks around it",
    ),
    "merge": ("merge keys (<<) are not supported", "write the keys out"),
    "complex-key": (
        "a key must be a plain word",
        "a text that begins with [, {{ or ? needs quotation marks around it",
    ),
    "too-much": ("too many values, or nested too deeply", "a file of a site has no need of so many"),
    "made-sign": (
        "{0} in double quotation marks makes a sign that is not meant to be printed",
        "put the text in single quotation marks, or write the backslash twice: \\\\",
    ),
    "doubled-mark": ("the line --- stands twice", "delete one of the two lines"),
    "other": (
        "the line cannot be read as YAML",
        "put the text behind the colon in quotation marks, and compare the indentation with the lines above",
    ),
}
"""The kinds of bad notation: what is wrong and the cure, with `{0}` for what stands there."""


def bad_yaml(at: Span, kind: str, words: Sequence[str] = (), fixes: tuple[Fix, ...] = ()) -> Diagnostic:
    """YAML that cannot be read, or in which something is not taken as it was meant; see `NOTATION`."""
    message, hint = (text.format(*words) for text in NOTATION[kind])
    return error(at, "bad-yaml", message, hint, fixes=fixes)


def comment_in_text(at: Span, fixes: tuple[Fix, ...]) -> Diagnostic:
    """A `#` behind a text without quotation marks, from which on all would be left out."""
    return error(at, "comment-in-text", _COMMENT, _NO_COMMENT, fixes=fixes)


def hashtag(at: Span, fixes: tuple[Fix, ...]) -> Diagnostic:
    """A word that begins with `#` in the place of a value."""
    return error(
        at,
        "comment-in-text",
        "a word that begins with # is a comment, and no value",
        "put it in quotation marks with the #, or leave the # out; in a comment a space follows the #",
        fixes=fixes,
    )


def duplicate_key(at: Span, key: str, first: Span, entry: Span | None = None) -> Diagnostic:
    """A key given twice in one mapping; `entry` is the second with its value, where it can be taken out."""
    fix = replaced(entry, "", "Take this one out", Safety.UNSAFE) if entry else None
    return error(
        at,
        "duplicate-key",
        f'the key "{key}" is given twice, first in line {first.line}',
        "keep one of the two",
        related=(RelatedPlace(first, FIRST),),
        fixes=(fix,) if fix else (),
    )


_OTHER_NAMES = {
    **dict.fromkeys(("tag", "tags", "keywords", "category", "categories", "subjects"), "topics"),
    **dict.fromkeys(("description", "abstract", "excerpt", "lead", "teaser"), "summary"),
    **dict.fromkeys(("modified", "lastmod", "last_modified", "changed", "revised"), "updated"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(("link", "href", "address", "website"), "url"),
    **dict.fromkeys(("findings", "conclusions", "key_judgements"), "judgements"),
    **dict.fromkeys(("license", "licence", "copyright"), "rights"),
    **dict.fromkeys(("headline", "heading"), "title"),
}
"""Names that other programs have for the keys of a site."""


_HELD_BACK = "a text is held back by draft: true alone, as long as the line is there"
_IN_FILE_NAME = "the address of a page is its folder and the name of its file; `aliases` has former addresses"
_ID_OF_CARD = "the id of a source is the name of its file; `aliases` has other keys of it"
_OTHERWISE = {
    "a briefing": {
        **dict.fromkeys(("status", "published", "publish", "publishdate", "publish_date"), _HELD_BACK),
        **dict.fromkeys(("embargo", "embargoed", "embargo_until", "publish_after", "publish_on"), _HELD_BACK),
        **dict.fromkeys(("hidden", "private", "unlisted", "visibility", "expirydate"), _HELD_BACK),
        **dict.fromkeys(("slug", "id", "permalink", "filename"), _IN_FILE_NAME),
    },
    "a source card": dict.fromkeys(("id", "key", "citekey", "citation-key"), _ID_OF_CARD),
}
"""Names of keys for what a site says in another way than by a key, and how."""


def unknown_key(
    at: Span, key: str, what: str, known: Iterable[str], given: Container[str] = ()
) -> Diagnostic:
    """A key that a table of fields does not have; `given` are the keys that stand beside it."""
    names = list(known)
    name, colon, value = key.partition(":")
    if colon and value and name in names and at.holds(len(key)):
        space = replaced(Span.at(at.start.right(len(name) + 1)), " ", "Put a space after the colon")
        message, hint = (text.format(name) for text in NOTATION["tight-colon"])
        return error(
            at, "unknown-key", f'{what} has no key "{key}": {message}', hint, suggestion=name, fixes=(space,)
        )
    if cure := _OTHERWISE.get(what, {}).get(key.casefold()):
        return error(at, "unknown-key", f'{what} has no key "{key}"', cure)
    near = nearest_word(_OTHER_NAMES.get(key.casefold(), key), names)
    odd = odd_sign(key)
    return error(
        at,
        "unknown-key",
        f'{what} has no key "{key}"' + (f": it has a {name_of(odd)} in it" if odd else ""),
        asked(near) or f"keys are {listed(names)}",
        suggestion=near,
        fixes=() if near in given else meant(at, key, near),
    )


def split_text(at: Span, key: str, what: str, fix: Fix) -> Diagnostic:
    """A piece of a text in braces behind a comma, which is taken for a key."""
    return error(
        at,
        "unknown-key",
        f'{what} has no key "{key}": in braces a comma ends a text without quotation marks',
        "put the whole text in quotation marks",
        fixes=(fix,),
    )


def hidden_value(at: Span, key: str, what: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    """A key that must be given, behind which nothing but a comment stands."""
    return error(
        at,
        "comment-in-text",
        f'{what} needs "{key}", and all from # on is a comment',
        "put the text in quotation marks, with the # in it",
        fixes=fixes,
    )
