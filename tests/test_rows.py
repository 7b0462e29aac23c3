"""Results of many rows: whatever changes, they are those that a first look would make, and few are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.engine.memo import Memo


class Text:
    """A value that is compared by identity, as files are."""

    def __init__(self, words: str, asks: Sequence[str] = ()) -> None:
        self.words = words
        self.asks = tuple(asks)


class Maker:
    """Makes results, and counts them."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.names: Mapping[str, object] = {}

    def __call__(self, text: Text, number: int) -> tuple[str, int, tuple[object, ...]]:
        self.made.append(text.words)
        return text.words, number, tuple(self.names.get(name) for name in text.asks)


def asked(_: object, text: Text, __: int) -> Sequence[str] | None:
    return text.asks if "unsettled" not in text.words else None


def look(
    memo: Memo, make: Maker, texts: Sequence[Text], names: Mapping[str, object], shared: object
) -> object:
    make.names = names
    numbers = [len(text.words) for text in texts]
    return memo.each("texts", (tuple(texts), numbers), make, shared=(shared,), tables=(names,), asks=asked)


A, B, C = (Text(words, asks) for words, asks in (("a", "x"), ("b", "xy"), ("c", "")))
NEW = Text("new", "y")
NAMES = {"x": "one", "y": "two"}
MANY = [Text(str(number), "x" if number % 2 else "y") for number in range(30)]

OTHERS = [Text(f"other-{number}", "x") for number in range(20)]
WORDS = " ".join(text.words for text in OTHERS)


@pytest.mark.parametrize(
    ("before", "after", "names", "made"),
    [
        pytest.param([A, B, C], [A, B, C], NAMES, "", id="nothing"),
        pytest.param([A, B, C], [A, NEW, C], NAMES, "new", id="one in its place"),
        pytest.param([A, B, C], [A, NEW, B, C], NAMES, "new", id="one more"),
        pytest.param([A, B, C], [B, C], NAMES, "", id="one less"),
        pytest.param(
            [A, B, C], [A, B, C], {**NAMES, "y": "other"}, "b", id="a name stands for another value"
        ),
        pytest.param([A, B, C], [A, B, C], {"x": "one"}, "b", id="a name is gone"),
        pytest.param([A, B], [A, B], {**NAMES, "z": "more"}, "", id="a name that nobody asks for"),
        pytest.param([A, B], [NEW, A], {"y": "two", "x": "other"}, "new a", id="rows and names at once"),
        pytest.param(MANY, MANY[::-1], NAMES, "", id="turned round"),
        pytest.param(MANY, [*OTHERS, *MANY[20:]], NAMES, WORDS, id="many in their places"),
        pytest.param(MANY, [*MANY[20:], *OTHERS], NAMES, WORDS, id="many, and the others moved"),
        pytest.param(MANY, [NEW, *MANY[9:], *MANY[:9]], NAMES, "new", id="moved, and one more"),
        pytest.param([A, Text("unsettled")], None, NAMES, "unsettled", id="what must not be kept"),
    ],
)
def test_only_what_changed_is_made(
    before: list[Text], after: list[Text] | None, names: Mapping[str, object], made: str
) -> None:
    memo, make = Memo(), Maker()
    look(memo, make, before, NAMES, None)
    make.made.clear()
    now = before if after is None else after
    found = look(memo.turn(), make, now, names, None)
    assert make.made == made.split()
    assert found == look(Memo(), Maker(), now, names, None)


def test_another_shared_input_makes_all() -> None:
    memo, make = Memo(), Maker()
    look(memo, make, [A, B], NAMES, "one")
    look(memo.turn(), make, [A, B], NAMES, "two")
    assert make.made == ["a", "b", "a", "b"]


@pytest.mark.parametrize(
    ("first", "second"),
    [pytest.param([A, B], [A, C], id="one"), pytest.param(OTHERS[:10], OTHERS[:1] + OTHERS[11:], id="many")],
)
def test_equal_results_leave_the_sequence_as_it_was(first: list[Text], second: list[Text]) -> None:
    memo = Memo()
    before = memo.each("any words", (first,), lambda text: [bool(text.words)], equal=True)
    assert memo.turn().each("any words", (second,), lambda text: [bool(text.words)], equal=True) is before


KEYS = ("one", "two", "three")


@pytest.mark.parametrize(
    ("keys", "values", "same"),
    [
        pytest.param(KEYS, (A, B, C), True, id="nothing"),
        pytest.param(("one", "two", "three"), (A, B, C), True, id="equal keys"),
        pytest.param(KEYS, (A, NEW, C), False, id="a value"),
        pytest.param(KEYS[:2], (A, B), False, id="fewer"),
        pytest.param(("one", "three", "two"), (A, B, C), False, id="other keys"),
        pytest.param(("one", "two", "two"), (A, B, C), False, id="a key twice"),
    ],
)
def test_a_table_is_that_of_its_columns(keys: tuple[str, ...], values: tuple[Text, ...], same: bool) -> None:
    memo = Memo()
    before = memo.table("texts", KEYS, (A, B, C))
    now = memo.turn().table("texts", keys, values)
    assert (now is before) == same
    assert now == dict(zip(keys, values, strict=True))
    assert before == {"one": A, "two": B, "three": C}


def test_of_a_key_that_stands_twice_the_last_value_counts() -> None:
    memo = Memo()
    memo.table("texts", ("one", "one"), (A, B))
    assert memo.turn().table("texts", ("one", "one"), (C, B)) == {"one": B}


def test_rows_hear_of_the_names_that_a_table_has_changed() -> None:
    memo, make = Memo(), Maker()
    look(memo, make, [A, B], memo.table("names", ("x", "y"), ("one", "two")), None)
    make.made.clear()
    memo = memo.turn()
    look(memo, make, [A, B], memo.table("names", ("x", "y"), ("one", "other")), None)
    assert make.made == ["b"]


def test_each_result_is_made_after_a_rest() -> None:
    happened: list[str] = []
    memo = Memo(rest=lambda: happened.append("rest"))
    memo.each("words", ((A, B),), lambda text: happened.append(text.words))
    memo.turn().each("words", ((A, B),), lambda text: happened.append(text.words))
    assert happened == ["rest", "a", "rest", "b"]


def test_a_round_that_is_over_keeps_nothing() -> None:
    memo, make = Memo(), Maker()
    look(memo, make, [A], NAMES, None)
    later = memo.turn()
    look(memo, make, [B], NAMES, None)
    make.made.clear()
    look(later, make, [A], NAMES, None)
    assert make.made == []


@given(st.lists(st.tuples(st.lists(st.sampled_from(["", "a", "bc"]), max_size=5), st.booleans()), max_size=6))
def test_gathered_values_are_those_of_all_sequences(series: list[tuple[list[str], bool]]) -> None:
    memo = Memo()
    for words, turns in series:
        memo = memo.turn() if turns else memo
        column = memo.each("words", (tuple(map(Text, words)),), lambda text: text.words, equal=True)
        assert memo.gathered("letters", column) == tuple("".join(words))


def test_gathered_values_stay_where_no_sequence_has_changed() -> None:
    memo = Memo()
    before = memo.gathered("letters", ("a", "", "b"))
    assert memo.turn().gathered("letters", ["a", "", "b"]) is before


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), max_size=6), st.permutations(range(4)))
def test_values_in_another_order(series: list[list[int]], order: list[int]) -> None:
    memo, one, other = Memo(), tuple(order), tuple(order[:2])
    for numbers in series:
        memo = memo.turn()
        column = memo.each("words", (tuple(numbers),), str, equal=True)
        for of in (one, other, one):
            found = memo.at(f"in order {len(of)}", of, column)
            assert found == tuple(column[at] for at in of)
            again = memo.each(f"again {len(of)}", (found,), lambda text: text + "!")
            assert again == tuple(text + "!" for text in found)


def test_what_is_made_of_results_is_told_which_have_changed() -> None:
    class Counted(tuple[Text, ...]):
        """A column that counts how often it is gone through."""

        walks = 0

        def __iter__(self) -> Iterator[Text]:
            Counted.walks += 1
            return super().__iter__()

    memo = Memo()
    for texts in ((A, B, C), (A, NEW, C), (A, NEW, B)):
        memo, Counted.walks = memo.turn(), 0
        column = Counted(texts)
        first = memo.each("first", (column,), lambda text: text.words)
        second = memo.each("second", (first,), lambda words: words * 2)
        assert second == tuple(text.words * 2 for text in texts)
        assert Counted.walks <= 2  # compared with the column before, which is compared with this one


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([*MANY, NEW, Text("unsettled", "x")]), unique_by=id, max_size=32),
            st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["one", "two"])),
            st.sampled_from(["shared", "other"]),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_any_series_of_looks(series: list[tuple[list[Text], dict[str, str], str]]) -> None:
    memo, make = Memo(), Maker()
    for texts, names, shared in series:
        memo = memo.turn()
        found = look(memo, make, texts, names, shared)
        assert found == look(Memo(), Maker(), texts, names, shared)


@pytest.mark.parametrize("size", [10, 1000])
def test_an_edit_makes_as_much_in_a_site_of_any_size(size: int) -> None:
    memo, make = Memo(), Maker()
    texts = [Text(str(number), "x") for number in range(size)]
    look(memo, make, texts, NAMES, None)
    make.made.clear()
    texts[size // 2] = Text("edited", "x")
    look(memo.turn(), make, texts, NAMES, None)
    assert make.made == ["edited"]
