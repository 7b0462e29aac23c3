"""The lints of sentences on labelled sentences: what is caught, what is not, and how often they are wrong."""

from __future__ import annotations

import functools

import pytest

from scripts import error_rates
from scripts.error_rates import FALSE, LEAST, OTHERS, Labelled, Seen


@functools.cache
def seen() -> tuple[Seen, ...]:
    return tuple(error_rates.run(error_rates.bases()))


@functools.cache
def labelled() -> tuple[Labelled, ...]:
    return tuple(one for base in error_rates.bases() for one in error_rates.sentences(base))


def test_every_sentence_has_the_alarms_of_its_label_and_no_other() -> None:
    measured = error_rates.measured()
    wrong = {
        one.labelled.id: (one.labelled.text, sorted(one.codes))
        for one in seen()
        if one.codes != one.labelled.expected & measured
    }
    assert wrong == {}


@pytest.mark.parametrize("kind", sorted(error_rates.kinds(Seen(one, frozenset()) for one in labelled())))
def test_damages_are_caught(kind: str) -> None:
    some = error_rates.kinds(seen())[kind]
    caught = sum(map(error_rates.is_caught, some))
    assert caught >= LEAST.get(kind, OTHERS) * len(some)


@pytest.mark.parametrize("code", sorted(error_rates.measured()))
def test_true_sentences_have_few_alarms(code: str) -> None:
    true = [one for one in seen() if one.labelled.kind == "true"]
    assert sum(code in one.codes for one in true) < FALSE * len(true)


def test_the_sentences_are_many_and_each_has_a_name_of_its_own() -> None:
    names = [one.id for one in labelled()]
    assert len(names) == len(set(names))
    assert {one.kind for one in labelled()} >= {"true", *error_rates.kinds(seen())}
    assert len(names) >= 400


def test_the_table_of_the_documentation_is_that_of_the_last_run() -> None:
    rates = error_rates.data(seen())
    text = error_rates.PAGE.read_text("utf-8")
    told = "run `python scripts/error_rates.py`"
    assert error_rates.DATA.read_text("utf-8") == error_rates.written(rates), told
    assert error_rates.page(text, error_rates.table(rates)) == text, told
