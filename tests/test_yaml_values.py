"""YAML with positions: what is typed, what is text, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.parse.yaml_values import Value, load
from tests.sites import shown


def read(text: str) -> tuple[Any, list[Diagnostic]]:
    made, found = load(Lines("a.yaml", text), 0, len(text))
    return (plain(made) if made else None), found


def plain(value: Value) -> Any:
    """A value without its positions."""
    if isinstance(value.data, dict):
        return {key: plain(entry.value) for key, entry in value.data.items()}
    if isinstance(value.data, list):
        return [plain(item) for item in value.data]
    return value.data


TYPED = {
    "text": ("a", "a"),
    "true": ("true", True),
    "false": ("False", False),
    "null": ("null", None),
    "tilde": ("~", None),
    "nothing": ("", None),
    "number": ("15", 15),
    "negative": ("-3", -3),
    "decimal": ("1.50", 1.5),
    "norway": ("NO", "NO"),
    "yes": ("yes", "yes"),
    "off": ("off", "off"),
    "sexagesimal": ("12:30", "12:30"),
    "octal": ("010", "010"),
    "hexadecimal": ("0x1F", "0x1F"),
    "exponent": ("1e3", "1e3"),
    "underscores": ("1_000", "1_000"),
    "infinity": (".inf", ".inf"),
    "date": ("2026-02-12", "2026-02-12"),
    "long-number": ("12345678901234567890", "12345678901234567890"),
    "wide-digits": ("１２", "１２"),
    "quoted-number": ("'15'", "15"),
    "quoted-true": ('"true"', "true"),
    "tagged-text": ("!!str 15", "15"),
    "list": ("[a, 1]", ["a", 1]),
    "mapping": ("{a: 1, b: [c]}", {"a": 1, "b": ["c"]}),
    "empty-list": ("[]", []),
    "folded": (">-\n  a\n  b", "a b"),
    "literal": ("|\n  a\n  b\n", "a\nb\n"),
    "comment": ("a # b", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("notation", "value"), TYPED.values(), ids=TYPED.keys())
def test_typed(notation: str, value: object) -> None:
    seen, found = read(f"k: {notation}")
    assert (seen, found) == ({"k": value}, [])
    assert type(seen["k"]) is type(value)


def test_keys_are_text_as_written() -> None:
    assert read("1: a\ntrue: b\nNO: c\n2026-01-01: d")[0] == {
        "1": "a",
        "true": "b",
        "NO": "c",
        "2026-01-01": "d",
    }


def test_text_is_kept_as_written() -> None:
    made, _ = load(Lines("a.yaml", "k: 1.50"), 0, 7)
    assert made is not None
    assert isinstance(made.data, dict)
    assert made.data["k"].value.text == "1.50"


def test_aliases_stand_for_their_values() -> None:
    assert read("a: &x [1, {b: c}]\nd: *x") == ({"a": [1, {"b": "c"}], "d": [1, {"b": "c"}]}, [])


REFUSED = {
    "colon": ("k: a: b", "1:5", "quotation marks"),
    "tab": ("k:\n\t- a", "2:1", "replace the tab"),
    "tag": ("k: !!python/object:os.system a", "1:4", "quotation marks"),
    "tag-on-list": ("k: !x [a]", "1:4", "quotation marks"),
    "set": ("k: !!set {a}", "1:4", ""),
    "unknown-alias": ("k: *x", "1:4", "quotation marks"),
    "merge": ("a: &x {b: c}\nd:\n  <<: *x", "3:3", ""),
    "complex-key": ("? [a]\n: b", "1:3", ""),
    "second-document": ("a: b\n---\nc: d", "2:1", ""),
    "unclosed-quote": ('k: "a\nb: c\n', "1:4", "not closed"),
    "unclosed-bracket": ("k: [a, b\nc: d", "1:4", ""),
    "bad-escape": (r'k: "\q"', "1:5", ""),
    "indentation": ("a: b\n  c: d", "2:1", "one column"),
    "missing-colon": ("a: b\nc\n", "2:1", "followed by a colon"),
    "at-sign": ("k: @a", "1:4", "begins with a character"),
    "backtick": ("k: `a`", "1:4", "begins with a character"),
    "control": ("k: a\nb: c\x01", "2:5", ""),
    "deep": ("[" * 100 + "]" * 100, "1:42", ""),
    "deep-block": ("".join(f"{' ' * n}a:\n" for n in range(100)), "42:42", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "hint"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str, place: str, hint: str) -> None:
    seen, found = read(text)
    assert seen is None
    assert [shown(fault) for fault in found] == [f"a.yaml:{place} bad-yaml"]
    assert hint in found[0].hint


def test_nothing_explodes() -> None:
    """A "billion laughs": each line holds ten times the one before."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    seen, (fault,) = read("\n".join(lines))
    assert seen is None
    assert "too many values" in fault.message


def test_equal_keys_are_told_and_the_first_one_holds() -> None:
    seen, found = read("a: 1\nb:\n  c: 2\n  c: 3\na: 4")
    assert seen == {"a": 1, "b": {"c": 2}}
    assert [shown(fault) for fault in found] == ["a.yaml:4:3 duplicate-key", "a.yaml:5:1 duplicate-key"]


def test_a_part_of_a_file_has_the_places_of_the_file() -> None:
    text = "---\na: 1\nb: [c, 雨: d]\n---\nrest: [\n"
    made, found = load(Lines("a.md", text), 4, text.index("---\nrest"))
    assert found == []
    assert made is not None
    assert isinstance(made.data, dict)
    assert (made.data["b"].place.line, made.data["b"].place.column) == (3, 1)
    items = made.data["b"].value.data
    assert isinstance(items, list)
    assert [(item.place.line, item.place.column) for item in items] == [(3, 5), (3, 8)]


@pytest.mark.parametrize("text", ["", "\n\n", "# just a comment\n", "---\n", "null"])
def test_empty(text: str) -> None:
    seen, found = read(text)
    assert (seen, found) == (None, [])


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=20)
KEYS = TEXT.filter(lambda key: key != "<<")
TREES = st.recursive(
    TEXT | st.integers(-(10**9), 10**9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


@settings(max_examples=200)
@given(MAPPINGS, st.booleans(), st.sampled_from([None, '"', "'"]), st.integers(10, 80))
def test_agrees_with_the_usual_loader(
    tree: dict[str, Any], flow: bool, style: str | None, width: int
) -> None:
    text = yaml.safe_dump(
        tree, default_flow_style=flow, default_style=style, allow_unicode=True, width=width, sort_keys=False
    )
    seen, found = read(text)
    if any(sign in text for sign in "\x85\u2028\u2029"):
        return  # ends of lines in YAML 1.1, white space in 1.2: the loader folds them, and this reader does not
    if style is None:
        assert (seen, found) == (yaml.safe_load(text), [])
    else:  # there, `!!int "1"` is a number
        assert found == [] or {fault.code for fault in found} == {"bad-yaml"}


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab:-[]{},&*!|>'\"%@`#?~ \n\t雨\\"), max_size=40) | st.text(max_size=40))
def test_any_text(text: str) -> None:
    seen, found = read(text)
    for fault in found:
        assert fault.code in ("bad-yaml", "duplicate-key")
        assert fault.place.line >= 1
        assert fault.place.column >= 1
    if any(fault.code == "bad-yaml" for fault in found):
        assert seen is None
