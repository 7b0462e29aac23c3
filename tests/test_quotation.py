"""Reading a quotation: its fragments, and what joins them."""

from __future__ import annotations

import pytest

from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.quotation import Fragment, Join, Quotation, read_quotation

PLAIN, GAP = Join(), Join(gap=True)

READ = {
    "plain": ("Rain fell.", [Fragment("Rain fell.")], [PLAIN, PLAIN]),
    "ellipsis": ("Rain [...] fell", [Fragment("Rain"), Fragment("fell")], [PLAIN, GAP, PLAIN]),
    "ellipsis-around": ("[…] fell [. . .]", [Fragment("fell")], [GAP, GAP]),
    "own-words": ("Rain [as ever] fell", [Fragment("Rain"), Fragment("fell")], [PLAIN, Join(own=("as ever",)), PLAIN]),
    "ellipsis-and-own-words": ("Rain [...] [so] fell", [Fragment("Rain"), Fragment("fell")], [PLAIN, Join(True, ("so",)), PLAIN]),
    "signs-are-no-fragment": ("[...] fell [...].", [Fragment("fell")], [GAP, GAP]),
    "head": ("[r]ain fell", [Fragment("ain fell", head="r")], [Join(own=("r",)), PLAIN]),
    "tail": ("Rain f[alls]", [Fragment("Rain f", tail="alls")], [PLAIN, Join(own=("alls",))]),
    "full-width": ("雨［…］降", [Fragment("雨"), Fragment("降")], [PLAIN, GAP, PLAIN]),
    "own-words-only": ("[rain]", [], [Join(own=("rain",))]),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "fragments", "joins"), READ.values(), ids=READ.keys())
def test_read(quote: str, fragments: list[Fragment], joins: list[Join]) -> None:
    assert read_quotation(quote) == Quotation(tuple(fragments), tuple(joins))


UNWRAPPED = {
    "one-line": (" Rain fell ", "Rain fell"),
    "lines": ("Rain\n  fell\n\nhere\n", "Rain fell here"),
    "japanese": ("雨が\n降った", "雨が降った"),
    "japanese-and-latin": ("雨が\nASEAN", "雨が ASEAN"),
    "korean": ("비가\n왔다", "비가 왔다"),
    "empty": (" \n ", ""),
}


@pytest.mark.parametrize(("quote", "line"), UNWRAPPED.values(), ids=UNWRAPPED.keys())
def test_unwrapped(quote: str, line: str) -> None:
    assert unwrapped(quote) == line
