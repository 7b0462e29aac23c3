"""Citations that are none, or that cite something else than was meant: what a site with the sources is told."""

from __future__ import annotations

import pytest

from tests.commands import say
from tests.sites import BODY, LEAD, Site

BOARD = """\
-- seeds/archive/board.txt --
Minutes of the board

Rain fell for six hours.
-- seeds/harbour-2026.md --
---
title: Minutes of the board
author: [Ida Rahm]
publisher: Quay Post
published: 2026-01-05
archive: board.txt
kind: news
---
## depth {at="2:1"}
> Rain fell for six hours
-- briefings/land/more.md --
---
title: More that is known
region: land
date: 2026-01-06
summary: The other source.
---
It rained [@harbour-2026#depth].
"""


@pytest.fixture
def board(site: Site) -> Site:
    site.small(BOARD)
    return site


def told(site: Site, body: str) -> list[tuple[int, str, str]]:
    """Column, words and hint of all that is told of a body of one line, or more."""
    site.lead(body)
    found = [fault for fault in site.check().diagnostics if fault.place.path == LEAD]
    assert all(fault.place.line == BODY for fault in found)
    return [(fault.place.column, fault.code, f"{fault.message} | {fault.hint}") for fault in found]


SEPARATORS = [
    *" \t\xa0\u2009\u202f\u3000!\"'()*,{|}—―＠﹫【】「」（）；，．。、・：／·…“”‘’中のカ한",
    "§",
    "..",
    ", ",
    ": ",
    "-\n",
]


@pytest.mark.parametrize("sign", SEPARATORS, ids=ascii)
def test_no_sign_in_the_place_of_the_number_sign_cites_the_whole_document(board: Site, sign: str) -> None:
    faults = told(board, f"So [@harbour-2026{sign}depth].")
    assert [code for _, code, _ in faults] == ["not-a-citation"]


# Text to what is told of it: column, and a part of the words.
TOLD = {
    "excerpt behind a blank": ("[@rain hours]", 2, 'write @rain#hours; for plain words'),
    "excerpt behind a comma": ("[@rain, hours]", 2, 'write @rain#hours; for plain words'),
    "excerpt and more words": ("[@rain, crew of six]", 2, 'write @rain#crew; for plain words'),
    "excerpt in the bracket that follows": ("@rain [#hours] says", 1, "write @rain#hours; for plain words"),
    "excerpt behind a dash": ("@rain—hours says", 1, "“—” (U+2014 EM DASH)"),
    "full stop": ("[@rain.. and so]", 2, "“.” (U+002E FULL STOP)"),
    "apostrophe": ("[@rain's book]", 2, "“'” (U+0027 APOSTROPHE) | write a comma or a blank behind @rain"),
    "Japanese": ("[@rain時間]", 2, "“時” (U+6642 CJK UNIFIED IDEOGRAPH-6642) | write a comma or a blank"),
    "Japanese and a number": ("[@rainの第3章]", 2, "“の” (U+306E HIRAGANA LETTER NO)"),
    "escaped brackets": (r"\[@rain#hours\]", 1, "take the backslashes out: [@rain#hours]"),
    "escaped brackets, whole source": (r"\[@rain\]", 1, "take the backslashes out: [@rain]"),
    "digit for the at sign": ("[2rain#hours]", 2, "“2” (U+0032 DIGIT TWO) | to cite, write @rain#hours"),
    "letter for the at sign": ("[érain#hours]", 2, "“é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"),
    "full-width digit for the at sign": ("[１rain#hours]", 2, "“１” (U+FF11 FULLWIDTH DIGIT ONE)"),
    "Cyrillic for the at sign": ("[\u0430rain#hours]", 2, "(U+0430 CYRILLIC SMALL LETTER A)"),
    "slash for the at sign": ("[/rain#hours]", 2, "“/” (U+002F SOLIDUS) | to cite, write @rain#hours"),
    "full stop for the at sign": ("[.rain#hours]", 2, "“.” (U+002E FULL STOP)"),
    "ampersand for the at sign": ("[&rain#hours]", 2, "“&” (U+0026 AMPERSAND)"),
    "number sign for the at sign": ("[#rain#hours]", 2, "“#” (U+0023 NUMBER SIGN)"),
    "digit before a whole source": ("[2harbour-2026]", 2, "“2” (U+0032 DIGIT TWO)"),
    "spaces in a source": ("[@harbour 2026]", 2, 'has a space in it | did you mean @harbour-2026?'),
}  # fmt: skip


@pytest.mark.parametrize(("body", "column", "words"), TOLD.values(), ids=TOLD.keys())
def test_what_was_meant_is_told(board: Site, body: str, column: int, words: str) -> None:
    ((at, code, said),) = told(board, body)
    assert (at, code) == (column, "not-a-citation")
    assert words in said


PLAIN = {
    "locator": "[@rain, p. 3] [@rain p. 3] [@rain, 12]",
    "words": "[@rain, in part] [@rain (in part)] [@rain: a note] [@rain, &c.]",
    "words of Japanese": "[@rain、第3章] [@rain（前編）]",
    "words that are kept": "[@rain, {} hours of it]",
    "running text": "@rain says, and @rain's crew, @rain: hours, (@rain) hours; @rain hours",
    "brackets in a locator": "[@rain#hours, p. [3]]",
    "handle in the title of a link": '[all](../land/all.md "by @nobody")',
    "other excerpt": "[@rain, depth]",
    "other source": "[2other#hours] [/usr/rain] [2rain]",
    "excerpt that is not known": "[2rain#depth] [/rain#depth]",
}


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN.keys())
def test_plain_words_are_left_alone(board: Site, body: str) -> None:
    assert told(board, body) == []


# Text to what the fixes that a command makes leave of it.
MENDED = {
    "excerpt behind a comma": ("So [@rain, hours].", "So [@rain#hours]."),
    "sign for the number sign": ("So [@rain§hours].", "So [@rain#hours]."),
    "excerpt in a bracket": ("@rain [#hours] says.", "@rain#hours says."),
    "escaped brackets": (r"So \[@rain#hours\].", "So [@rain#hours]."),
    "escaped throughout": (r"So \[@rain\#hours\].", "So [@rain#hours]."),
    "digit for the at sign": ("So [2rain#hours].", "So [@rain#hours]."),
    "line break": ("So [@rain#\nhours].", "So [@rain#hours]."),
    "hyphen for the number sign": ("So [@harbour-2026-depth].", "So [@harbour-2026#depth]."),
    "and between": ("So [@rain#hours and @rain#crew].", "So [@rain#hours; @rain#crew]."),
    "ampersand between": ("So [@rain#hours & @rain#crew].", "So [@rain#hours; @rain#crew]."),
    "colon between": ("So [@rain#hours: @rain#crew].", "So [@rain#hours; @rain#crew]."),
    "bar between": ("So [@rain#hours|@rain#crew].", "So [@rain#hours; @rain#crew]."),
    "round bracket": ("So [@rain#hours) it is.", "So [@rain#hours] it is."),
    "round bracket before": ("So (@rain#hours] it is.", "So [@rain#hours] it is."),
    "two at signs": ("So @@rain#hours says.", "So @rain#hours says."),
    "stars in the key": ("So [@*rain#hours*].", "So [@rain#hours]."),
    "dash": ("So [–@rain#hours].", "So [-@rain#hours]."),
    "signs": ("So [+@rain#hours..].", "So [@rain#hours]."),
    "blanks": ("So [ [@rain#hours] ].", "So [@rain#hours]."),
    "braces behind": ("So [@rain#hours]{cite}.", "So [@rain#hours]."),
    "character reference": ("So [@harbour-2026&#35;depth].", "So [@harbour-2026#depth]."),
    "role": ("So :cite:`rain` and {cite:p}`rain`.", "So [@rain] and [@rain]."),
    "semicolon": ("So [@rain#hours;].", "So [@rain#hours]."),
    "handle": ("So @Rain_Bot.", "So @Rain_Bot."),
    "handle with a digit": ("So @1rain.", "So @1rain."),
    "no excerpt": ("So [@rain#].", "So [@rain#]."),
    "sign and no excerpt": ("So [@rain§].", "So [@rain§]."),
    "excerpt of another script": ("So [@rain#時間].", "So [@rain#時間]."),
    "words between": ("So [@rain#hours as @rain#crew].", "So [@rain#hours as @rain#crew]."),
}


@pytest.mark.parametrize(("body", "mended"), MENDED.values(), ids=MENDED.keys())
def test_fixes_write_the_key(board: Site, capsys: pytest.CaptureFixture[str], body: str, mended: str) -> None:
    board.lead(body)
    say(capsys, "check", "--site", board.root, "--fix", "--unsafe")
    assert board.read(LEAD).split("---\n", 2)[2].strip("\n") == mended
    left = [fault for fault in board.check().diagnostics if fault.place.path == LEAD]
    assert bool(left) == (body == mended)


NOTES = {
    "blank": ("[@rain#hours, p. 3 (my translation)]", "p. 3 (my translation)"),
    "comma": ("[see @rain#hours, p. 3, in part]", "p. 3, in part"),
    "range": ("[@rain#hours, pages 3 to 5]", "pages 3 to 5"),
    "Vietnamese": ("[@rain#hours, Điều 3 khoản 2]", "Điều 3 khoản 2"),
    "Russian": ("[@rain#hours, ст. 3 п. 2]", "ст. 3 п. 2"),
    "German": ("[@rain#hours, Art. 3 Abs. 2 S. 1]", "Art. 3 Abs. 2 S. 1"),
    "code": ("[@rain#hours, 5 U.S.C. § 552(a)(1)]", "5 U.S.C. § 552(a)(1)"),
    "not read": ("[@rain#hours, Buch 3 zu 5]", "Buch 3 zu 5"),
}


@pytest.mark.parametrize(("body", "note"), NOTES.values(), ids=NOTES.keys())
def test_what_stands_around_a_key_is_printed_as_written(board: Site, body: str, note: str) -> None:
    board.lead(f"Rain fell {body}.")
    page = board.build().pages["water/lead.html"]
    assert f"{note}<" in page
