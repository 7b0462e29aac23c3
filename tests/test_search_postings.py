"""The terms of the search index after an edit: brought up to date, they are those of an index made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.render.search_index import postings as module
from briefing_site.render.search_index.digits import digits_of, numbers_of
from briefing_site.render.search_index.indexed import IndexedDocument
from briefing_site.render.search_index.postings import Postings
from tests.sites import Site, briefing

TERMS = st.dictionaries(st.sampled_from(["crew", "dry", "quay", "rain", "wait"]), st.integers(0, 7))


def document(terms: dict[str, int]) -> IndexedDocument:
    return IndexedDocument("news", ((), ()), 2, terms, "[]")


def told(documents: list[dict[str, int]]) -> list[str]:
    return [repr(sorted(terms.items())) for terms in documents]


@given(st.lists(st.integers(0, 1 << 40)))
def test_digits_are_read_again(numbers: list[int]) -> None:
    assert list(numbers_of("".join(map(digits_of, numbers)))) == numbers


@given(st.lists(TERMS, min_size=16, max_size=40), st.lists(st.tuples(st.integers(0, 99), TERMS), max_size=2))
def test_what_is_brought_up_to_date_is_what_is_made_anew(
    before: list[dict[str, int]], edits: list[tuple[int, dict[str, int]]]
) -> None:
    now = [*before]
    for at, terms in edits:
        now[at % len(now)] = terms
    was = dict(zip(told(before), map(document, before), strict=True))
    found = [*map(document, now)]
    old = Postings.of(map(document, before), told(before))
    made = old.renewed(found, told(now), was.get)
    assert made == Postings.of(found, told(now))
    assert list(made.lines()) == list(Postings.of(found, ()).lines())


UNUSED: dict[str, Callable[[list[dict[str, int]]], list[dict[str, int]]]] = {
    "another document": lambda before: [*before, {"quay": 1}],
    "one less": lambda before: before[1:],
    "many that changed": lambda before: [{"dry": 1}] * 9 + before[9:],
}


@pytest.mark.parametrize("edit", UNUSED.values(), ids=UNUSED)
def test_where_much_has_changed_all_is_made_anew(
    edit: Callable[[list[dict[str, int]]], list[dict[str, int]]],
) -> None:
    before = [{"crew": number % 8} for number in range(20)]
    was = dict(zip(told(before), map(document, before), strict=True))
    now = edit(before)
    old = Postings.of(map(document, before), told(before))
    assert old.renewed([*map(document, now)], told(now), was.get) is None


def test_a_document_that_is_no_longer_kept_has_all_made_anew() -> None:
    before = [{"crew": 1}] * 20
    now = [{"quay": 1}, *before[1:]]
    old = Postings.of(map(document, before), told(before))
    assert old.renewed([*map(document, now)], told(now), lambda _: None) is None


def test_an_edit_brings_the_index_up_to_date(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(
        "".join(
            briefing(f"Day {number} was dry.", path=f"briefings/water/b-{number}.md", title=f"B {number}")
            for number in range(12)
        )
    )
    small.build(jobs=1)
    with monkeypatch.context() as patched:
        patched.delattr(module.Postings, "of")  # nothing is made from the start
        small.edit("briefings/water/b-3.md", "was dry", "was wet, and the quay was shut")
        after = small.build(jobs=1)
    assert "water/b-3.html" in after.rendered
    small.delete(".cache")
    small.delete("build")
    assert small.build(jobs=1).tree == after.tree
