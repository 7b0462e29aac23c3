"""Faults of values in YAML: missing, of another type, or no word of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from briefing_site.model.diagnostic import Diagnostic, Place, Span, asked, error, nearest_word
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.faults.phrases import WrittenValue, as_written, joined
from briefing_site.model.faults.yaml import NOTATION
from briefing_site.model.fix import Fix, Safety, meant, replaced
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.name_lists import name_lists
from briefing_site.text.odd_signs import bare_word, name_of, odd_sign
from briefing_site.text.slug import is_id, slug


def missing_field(at: Span, key: str, what: str, room: Slot | None = None) -> Diagnostic:
    """A key that must be given and is not; `room` is where it could be written."""
    value = _folder(at, key, what)
    fixes: tuple[Fix, ...] = ()
    if room:
        safety = Safety.SAFE if value else Safety.DISPLAY
        fixes = (Fix(f'Add "{key}"', (room.fill(f"{key}: {value or room.blank}"),), safety),)
    return error(
        at,
        "missing-field",
        f'{what} needs "{key}"',
        f"add a line {key}: {value or '...'}",
        suggestion=value,
        fixes=fixes,
    )


def missing_value(
    at: Span, key: str, what: str, wanted: str, room: Slot | None = None, words: Sequence[str] = ()
) -> Diagnostic:
    """A key that must be given, with nothing behind it, or null, or an empty text.

    `wanted` names the values that it takes, `room` is where one could be written, and `words` are the values
    where they are a few.
    """
    value = _folder(at, key, what)
    fixes: list[Fix] = []
    if room and value:
        fixes.append(Fix(f"Add the folder's region, {value}", (room.fill(value),), Safety.SAFE))
    elif room:
        fixes.extend(Fix(f"Write {word}", (room.fill(word),), Safety.DISPLAY) for word in words)
    return error(
        at,
        "missing-field",
        f'{what} needs a value for "{key}"',
        _write_here(value or wanted),
        suggestion=value,
        fixes=tuple(fixes),
    )


def _write_here(wanted: str) -> str:
    """The hint to write a value of a kind."""
    return "write it here" if wanted == "text" else f"write a value here: {wanted}"


def _folder(at: Span, key: str, what: str) -> str:
    """The region of a briefing, which lies in the folder of its region; empty for any other key."""
    return PurePosixPath(at.path).parent.name if (what, key) == ("a briefing", "region") else ""


def wrong_type(
    at: Span,
    name: str,
    wanted: str,
    value: WrittenValue,
    meant: str = "",
    safety: Safety = Safety.SAFE,
    form: str = "",
) -> Diagnostic:
    """A value of another type than its key takes; `meant` is what was meant, with how far that is sure.

    `form` is the value in the notation that its key takes, with dots for what the author has to fill in.
    """
    message = f"{name} takes {wanted}, not {as_written(value)}"
    hint = ""
    fixes: tuple[Fix, ...] = ()
    if meant:
        hint = f"write {meant}, without quotation marks" if _marks(value) else f"write {meant}"
        fixes = _rewritten(at, value, meant, f"Write {meant}", safety)
    elif (
        isinstance(value.data, str)
        and (tight := _TIGHT.match(value.text))
        and not re.search("list|https", wanted)
    ):
        said, hint = (text.format(tight[1]) for text in NOTATION["tight-colon"])
        message += f": {said}"
        if at.start.line == at.end.line and not _marks(value):
            after = Span.at(at.start.right(tight.end()))
            fixes = (replaced(after, " ", "Put a space after the colon"),)
    elif form:
        hint, fixes = _in_form(at, value, form)
    elif "list" in wanted and not isinstance(value.data, list | dict):
        if dashes := _tight_dashes(at, value):
            said, hint = NOTATION["tight-dash"]
            message += f": {said}"
            fixes = (Fix("Put a space after each hyphen", dashes, Safety.SAFE),)
        elif lists := name_lists(value.text) if wanted.endswith("a name in parts") else ():
            hint = f"write {', or '.join(lists)}"
            safety = Safety.DISPLAY if len(lists) > 1 else Safety.UNSAFE
            fixes = tuple(fix for one in lists for fix in _rewritten(at, value, one, f"Write {one}", safety))
        else:
            hint = f"write [{value.text}]"
            fixes = _rewritten(at, value, f"[{value.raw}]", "Make it a list")
    elif wanted.endswith(("each item text", "digits and single hyphens)")) and isinstance(value.data, dict):
        hint = "write the words alone, in square brackets: [a, b]"
    elif "list" in wanted and isinstance(value.data, dict) and value.raw.startswith("{"):
        hint = "put it in square brackets: [{...}]"
        fixes = _rewritten(at, value, f"[{value.raw}]", "Make it a list", Safety.UNSAFE)
    elif wanted.startswith("keys, each with"):
        hint, fixes = _as_keys(at, wanted, value)
    elif isinstance(value.data, list):
        hint = "write one of them" + (
            ", and the others behind a key of their own: regions: [...]" if name == "region" else ""
        )
    elif "list" in wanted and isinstance(value.data, dict):
        hint = "begin the first line with a hyphen and a space, and indent the others as far as its key"
    return error(at, "wrong-type", message, hint, suggestion=meant, fixes=fixes)


def _in_form(at: Span, value: WrittenValue, form: str) -> tuple[str, tuple[Fix, ...]]:
    """Hint and fixes of a value that was meant in another form."""
    if not isinstance(value.data, list):
        fill = "...}" in form or "...," in form
        hint = f"write {form}" + (", with your words for the dots" if fill else "")
        return hint, _rewritten(at, value, form, "Write it in this form", Safety.DISPLAY)
    if value.raw.startswith("["):
        hint = f"write {form}, without the brackets"
        return hint, _rewritten(at, value, form, "Take the brackets away", Safety.UNSAFE)
    hint = f"write {form}, without the hyphen"
    return hint, _rewritten(at, value, form, "Take the hyphen away", Safety.UNSAFE)


def _as_keys(at: Span, wanted: str, value: WrittenValue) -> tuple[str, tuple[Fix, ...]]:
    """Hint and fixes of ids that stand alone where each is to be a key with a value."""
    _, one_of, words = wanted.partition("one of ")
    if one_of:
        first = words.partition(",")[0]
        return f"write keys in braces, each with a word behind it, as in {{unused-excerpt: {first}}}", ()
    if not (ids := _PLAIN_LIST.fullmatch(value.raw)):
        return "write each as a key, as in {water: {}, land: {}}", ()
    keys = "{" + ", ".join(f"{name.strip()}: {{}}" for name in ids["ids"].split(",")) + "}"
    return f"write {keys}", _rewritten(at, value, keys, "Make keys of them", Safety.UNSAFE)


_PLAIN_LIST = LazyPattern(r"\[? *(?P<ids>[a-z0-9-]+(?: *, *[a-z0-9-]+)*) *\]?")
"""Ids with commas between them, in brackets or not."""
_TIGHT = LazyPattern(r"([A-Za-z_][\w-]*):(?=[^\s:/\\])")
"""A key without a space behind its colon."""


def _marks(value: WrittenValue) -> bool:
    """Whether a value is in quotation marks."""
    return value.raw[:1] in ("'", '"')


def _rewritten(
    at: Span, value: WrittenValue, new: str, title: str, safety: Safety = Safety.SAFE
) -> tuple[Fix, ...]:
    """Another notation in place of a scalar of one line, its quotation marks included."""
    marks = _marks(value)
    width = len(value.raw) - 2 * marks
    if not value.raw or "\n" in value.raw or not at.holds(width) or value.raw[:1] in ("|", ">"):
        return ()
    around = Span(at.start.right(-marks), at.end.right(marks))
    return (replaced(around, new, title, safety),)


def _tight_dashes(at: Span, value: WrittenValue) -> tuple[Edit, ...]:
    """The spaces that are missing behind the hyphens of a list; none where a line does not begin with one."""
    found = []
    for n, line in enumerate(value.raw.split("\n")):
        words = line.lstrip(" ")
        if not words.startswith("-") or words.startswith("--"):
            return ()
        column = at.start.column if n == 0 else len(line) - len(words) + 1
        if words[1:2] != " ":
            found.append(Edit(Span.at(Place(at.path, at.start.line + n, column + 1)), " "))
    return tuple(found)


def name_twice(
    at: Span, parts: Sequence[str], whole: tuple[Edit, ...], in_parts: tuple[Edit, ...]
) -> Diagnostic:
    """A name that is given whole and in parts.

    `parts` are the keys of the parts; the edits leave the whole name out, and the parts.
    """
    keys = " and ".join(parts)
    fixes = []
    if "family" in parts:
        fixes.append(Fix("Leave literal out", whole, Safety.DISPLAY))
    fixes.append(Fix(f"Leave {keys} out", in_parts, Safety.DISPLAY))
    return error(
        at,
        "name-twice",
        f"the name is given twice: whole, as literal, and in parts, as {keys}",
        f"leave literal out, or {keys}" if "family" in parts else f"leave {keys} out",
        fixes=tuple(fixes),
    )


def empty_text(at: Span, name: str, wanted: str = "", *, below: bool = False) -> Diagnostic:
    """A text of nothing but blanks; `wanted` names the values of a key that must be given.

    `below` says that a sign at the place, `>` or `|`, announces a text in the lines below.
    """
    if below:
        out = "" if wanted else ", or leave the key out"
        cure = f"write it in the line below, indented by two spaces more than the key{out}"
    else:
        cure = _write_here(wanted) if wanted else "write it, or leave the key out"
    return error(at, "wrong-type", f"{name} is empty", cure)


def bad_id(at: Span, name: str, text: str) -> Diagnostic:
    """A key that cannot be an id."""
    new = slug(bare_word(text))
    new = new if is_id(new) else ""
    if name == "topics" and new == "index":
        new = "index-page"  # the page of all topics is called index
    odd = odd_sign(text)
    return error(
        at,
        "bad-id",
        f'{name}: "{text}" cannot be an id' + (f": it has a {name_of(odd)} in it" if odd else ""),
        joined(asked(new), "use lower-case letters, digits and single hyphens"),
        suggestion=new,
        fixes=(replaced(at, new),) if new and at.holds(len(text)) else (),
    )


def bad_address(at: Span, name: str, text: str, wanted: str) -> Diagnostic:
    """A key that cannot be an address in the site."""
    return error(
        at,
        "wrong-type",
        f'a key of {name} is {wanted}, not "{text}"',
        "write it from the root of the site, without https:// and host",
    )


_OTHER_WORDS = {
    **dict.fromkeys(("medium", "middle", "mid", "fair"), "moderate"),
    **dict.fromkeys(("open", "public", "free", "cc-by", "cc0"), "full"),
    **dict.fromkeys(("opinion", "editorial", "essay", "op-ed"), "commentary"),
    **dict.fromkeys(("report", "research", "study", "paper"), "analysis"),
    **dict.fromkeys(("government", "speech", "statement"), "official"),
    **dict.fromkeys(("article", "press"), "news"),
    **dict.fromkeys(("statistics", "dataset"), "data"),
    "warning": "warn",
}
"""Other words for those of the lists that a site has."""


def blank_in_address(at: Span, name: str, text: str, right: str) -> Diagnostic:
    """A web address with a blank in it, which is %20 in the address that is `right`."""
    return error(
        at,
        "wrong-type",
        f"{name} has a blank in its address, and an address ends at a blank",
        f"write {right}, or delete what does not belong to the address",
        suggestion=right,
        fixes=meant(at, text, right),
    )


def login_in_address(at: Span, name: str, text: str, right: str) -> Diagnostic:
    """A web address with the name or the password of a user in it; `right` is the address without them."""
    return error(
        at,
        "wrong-type",
        f"{name} has the name or the password of a user before its host, and all readers would have them",
        f"write {right}; change a password that was published before",
        suggestion=right,
        fixes=meant(at, text, right),
    )


def unreadable_address(at: Span, name: str, text: str, why: str) -> Diagnostic:
    """A web address that no program can ask; `why` says what is wrong with its host or its port."""
    return error(
        at,
        "wrong-type",
        f'{name} takes a web address, and "{text}" is none: {why}',
        "copy the address anew from where the page is open",
    )


def no_language(at: Span, name: str, text: str, meant_as: str) -> Diagnostic:
    """A word that is no tag of a language; `meant_as` is the tag that it means, empty for none."""
    return error(
        at,
        "wrong-type",
        f'{name} takes a language tag (BCP 47), not "{text}"',
        f"write {meant_as}" if meant_as else "write the code of the language, as en, ja or zh-Hant",
        suggestion=meant_as,
        fixes=meant(at, text, meant_as),
    )


def not_one_of(at: Span, name: str, value: WrittenValue, words: Sequence[str]) -> Diagnostic:
    """A word outside a short list."""
    near = nearest_word(_OTHER_WORDS.get(value.text.casefold(), value.text), words)
    return error(
        at,
        "wrong-type",
        f"{name} is one of {', '.join(words)}, not {as_written(value)}",
        asked(near),
        suggestion=near,
        fixes=meant(at, value.text, near),
    )
