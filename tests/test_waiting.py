"""Work rests while somebody waits for an answer, and the answer itself does not."""

from __future__ import annotations

import threading

import pytest

from briefing_site.engine import waiting
from briefing_site.engine.memo import Memo
from briefing_site.engine.waiting import Waiting
from tests.patience import PATIENCE


def test_nobody_waits() -> None:
    who = Waiting()
    who.rest()  # returns
    assert not who.any()


def test_work_rests_until_the_answer_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_LONGEST", PATIENCE)
    who, happened = Waiting(), []
    working = threading.Event()

    def work() -> None:
        working.set()
        who.rest()
        happened.append("work")

    thread = threading.Thread(target=work)
    with who.answering():
        assert who.any()
        thread.start()
        assert working.wait(PATIENCE)
        who.rest()  # of the answer itself: returns
        happened.append("answer")
    thread.join(PATIENCE)
    assert happened == ["answer", "work"]
    assert not who.any()


def test_work_goes_on_where_the_answer_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_LONGEST", 0.001)
    who = Waiting()
    who.begin()
    who.rest()  # returns
    assert who.any()
    who.end()
    assert not who.any()


def test_a_page_rests_at_each_look_up() -> None:
    rested: list[str] = []
    memo = Memo(rest=lambda: rested.append("rested"))
    names = memo.watched("names", {"a": 1, "b": 2})
    assert names["a"] == 1
    assert rested == []  # nobody makes a result that depends on it
    assert memo.recorded("page", (), lambda: names["a"] + names["b"]) == 3
    assert len(rested) == 2
