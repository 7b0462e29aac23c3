"""Faults of front matter and of every other YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error
from briefing_site.model.faults.phrases import Value, as_written


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
    return error(place, "wrong-type", f"{name} takes {wanted}, not {as_written(value)}", hint)


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
    return error(place, "wrong-type", f"{name} is one of {', '.join(words)}, not {as_written(value)}", near)
