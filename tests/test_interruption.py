"""Work that gives way keeps what it has made, and what is found in the end is what a fresh look finds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.engine import Engine
from briefing_site.engine.interruption import Interrupted, Interruption
from briefing_site.engine.memo import Memo
from briefing_site.engine.site import Site as FolderSite
from tests.edits import MORE, MOVES, TIDE
from tests.previews import Heard
from tests.sites import LEAD, PAGE, Site
from tests.test_engine import assert_published_fresh, look
from tests.test_rows import MANY, NAMES, NEW, OTHERS, A, B, C, Maker, Text
from tests.test_rows import look as look_at_rows


class Bell:
    """Wants work to end from the call on that comes after so many others."""

    def __init__(self) -> None:
        self.left: int | None = None
        """How many calls are still let pass; None for all."""
        self.interruption = Interruption(self._rings)

    def _rings(self) -> bool:
        if self.left is None:
            return False
        self.left -= 1
        return self.left < 0


def test_only_work_that_may_be_interrupted_is() -> None:
    bell = Bell()
    bell.left = 0
    bell.interruption.check()
    with pytest.raises(Interrupted), bell.interruption.allowed():
        bell.interruption.check()
    bell.interruption.check()
    with bell.interruption.allowed():
        bell.left = None
        bell.interruption.check()


ROWS = {
    "all": ([], [A, B, C]),
    "one in its place": ([A, B, C], [A, NEW, C]),
    "one more": ([A, B, C], [A, NEW, B, C]),
    "many in their places": (MANY, [*OTHERS, *MANY[20:]]),
    "many, and the others moved": (MANY, [*MANY[20:], *OTHERS]),
    "what must not be kept": ([A, Text("unsettled")], [NEW, A, Text("unsettled too"), B]),
}


@pytest.mark.parametrize(("before", "after"), ROWS.values(), ids=ROWS)
def test_what_is_made_before_an_interruption_is_not_made_again(
    before: Sequence[Text], after: Sequence[Text]
) -> None:
    whole = Maker()
    memo = Memo()
    look_at_rows(memo, whole, before, NAMES, None)
    whole.made.clear()
    fresh = look_at_rows(memo.turn(), whole, after, NAMES, None)
    for calls in range(len(whole.made)):
        bell, make = Bell(), Maker()
        memo = Memo(rest=bell.interruption.check)
        look_at_rows(memo, make, before, NAMES, None)
        make.made.clear()
        memo = memo.turn()
        bell.left = calls
        with pytest.raises(Interrupted), bell.interruption.allowed():
            look_at_rows(memo, make, after, NAMES, None)
        assert make.made == whole.made[:calls]
        bell.left = None
        assert look_at_rows(memo.turn(), make, after, NAMES, None) == fresh
        again = [words for words in whole.made[:calls] if "unsettled" in words]
        assert sorted(make.made) == sorted([*whole.made, *again])


def test_a_plain_column_is_made_in_two_goes_too() -> None:
    bell = Bell()
    memo = Memo(rest=bell.interruption.check)
    made: list[str] = []

    def words(text: Text) -> str:
        made.append(text.words)
        return text.words

    column = tuple(MANY)
    for calls in (7, 9):
        bell.left = calls
        with pytest.raises(Interrupted), bell.interruption.allowed():
            memo.each("words", (column,), words, equal=True)
    bell.left = None
    found = memo.turn().each("words", (column,), words, equal=True)
    assert found == tuple(text.words for text in MANY)
    assert made == list(found)
    assert memo.turn().each("words", (column,), words, equal=True) is found
    assert made == list(found)


@pytest.mark.parametrize("calls", [0, 1, 5, 13, 29, 44])
def test_faults_that_gave_way_are_those_of_a_fresh_look(small: Site, calls: int) -> None:
    small.write(MORE)
    bell = Bell()
    engine = Engine(small.options(), rest=bell.interruption.check)
    state = look(engine)
    interrupted = 0
    for name in sorted(MOVES)[::3]:
        bell.left = calls
        try:
            with bell.interruption.allowed():
                _ = state.content_faults
        except Interrupted:
            interrupted += 1
        bell.left = None
        MOVES[name](small)
        made = engine.look()
        if not isinstance(made, FolderSite):  # it has no pages: the move is taken back
            MOVES[name](small)
            made = look(engine)
        state = made
        _ = state.pages
    assert_published_fresh(state, small)
    assert interrupted


def test_a_page_that_gave_way_is_checked_all_the_same(small: Site) -> None:
    small.write(MORE)
    small.edit(TIDE, "## Later", "## Later {#n-rain--crew}")
    bell = Bell()
    state = look(Engine(small.options(), rest=bell.interruption.check))
    assert state.content_faults == ()
    interrupted, done = 0, False
    while not done:
        bell.left = 7 * interrupted
        try:
            with bell.interruption.allowed():
                done = state.check_pages(60.0)
        except Interrupted:
            interrupted += 1
    assert interrupted > 2
    assert [fault.code for fault in state.faults_so_far] == ["duplicate-id"]


def test_results_outlast_rounds_that_gave_way_and_not_finished_ones() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "result"

    memo = Memo()
    memo.get("slot", (), make)
    for _ in range(30):
        memo = memo.turn()
    memo.get("slot", (), make)
    assert made == ["made"]
    for _ in range(30):
        memo.finish()
        memo = memo.turn()
    memo.get("slot", (), make)
    assert made == ["made", "made"]


def test_a_change_is_shown_before_the_faults_of_the_one_before(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    watch = Watch(small.root, [], every=None)
    live = Live(small.options(), watch, lambda change: None)
    live.look()
    page = Heard(PAGE)
    live.join(page)
    small.edit(LEAD, "Rain fell", "Snow fell [@rain#no-such]")
    watch.nudge()
    state = live.begin()
    assert [kind for kind, _ in page.heard] == ["page", "page", "faults"]
    assert ["Snow fell" in values["html"] for _, values in page.heard[:2]] == [False, True]
    assert [entry["code"] for entry in page.heard[2][1]["entries"]] == ["unknown-excerpt"]
    assert [fault.code for fault in state.faults] == ["unknown-excerpt"]
    page.loop.close()
