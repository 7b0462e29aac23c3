"""Affixes: signal, prefix, locator and suffix, from the Markdown on both sides of a key."""

from __future__ import annotations

import pytest

from briefing_site.model.citation import Signal
from briefing_site.parse.citation_affixes import read_affixes


@pytest.mark.parametrize(
    ("prefix", "signal"),
    [
        ("see", Signal.SEE),
        ("See", Signal.SEE),
        ("see, e.g.,", Signal.SEE),
        ("see also", Signal.SEE_ALSO),
        ("see\nalso", Signal.SEE_ALSO),
        ("*See also* the table in", Signal.SEE_ALSO),
        ("but see", Signal.BUT_SEE),
        ("But see also", Signal.BUT_SEE),
        ("but\u00a0see", Signal.BUT_SEE),
        ("But cf.", Signal.BUT_SEE),
        ("but c.f.", Signal.BUT_SEE),
        ("but also see", Signal.BUT_SEE),
        ("but also compare", Signal.BUT_SEE),
        ("but only in", None),
        ("see\u202falso", Signal.SEE_ALSO),
        ("c.f.", Signal.CF),
        ("c. f.", Signal.CF),
        ("cp.", Signal.CF),
        ("cpt.", None),
        ("cf.", Signal.CF),
        ("Cf.", Signal.CF),
        ("cf", Signal.CF),
        ("Contra", Signal.CONTRA),
        ("contra:", Signal.CONTRA),
        ("seen by", None),
        ("cfr.", None),
        ("see-saw", None),
        ("as we see", None),
        ("contrary to", None),
        ("", None),
    ],
)
def test_signals(prefix: str, signal: Signal | None) -> None:
    read = read_affixes(f"{prefix} ", "")
    assert read.signal == signal
    assert " ".join(read.prefix.split()) == " ".join(prefix.replace("*", "").split())


@pytest.mark.parametrize(
    ("written", "locator", "suffix"),
    [
        (", p. 3", "p. 3", ""),
        (" p. 3", "p. 3", ""),
        (", p.3", "p.3", ""),
        (", P. 3", "P. 3", ""),
        (", pp. 33-35, 38-39 and elsewhere", "pp. 33-35, 38-39", "and elsewhere"),
        (", pp. 33–35", "pp. 33–35", ""),
        (", pp. iv-xii", "pp. iv-xii", ""),
        (", pp. 33ff, so", "pp. 33ff", "so"),
        (", page 3", "page 3", ""),
        (", paras. 7-8", "paras. 7-8", ""),
        (", ¶ 7", "¶ 7", ""),
        (", ¶¶7-8", "¶¶7-8", ""),
        (", ch. 3", "ch. 3", ""),
        (", chap. IV", "chap. IV", ""),
        (", sec. 2.1", "sec. 2.1", ""),
        (", § 3(a)(ii), so", "§ 3(a)(ii)", "so"),
        (", § 34(1)(i)", "§ 34(1)(i)", ""),
        (", s. 5", "s. 5", ""),
        (", fig. 2b", "fig. 2b", ""),
        (", table A4", "table A4", ""),
        (", note 12", "note 12", ""),
        (", n. 12", "n. 12", ""),
        (", col. 2", "col. 2", ""),
        (", vol. 2, p. 3, in part", "vol. 2, p. 3", "in part"),
        (", ll. 3-5", "ll. 3-5", ""),
        (", l. 3", "l. 3", ""),
        (", v. 3", "v. 3", ""),
        (", art. 9", "art. 9", ""),
        (", 23", "23", ""),
        (", 23-25, so", "23-25", "so"),
        (" 23", "", "23"),
        (", 28th summit", "", "28th summit"),
        (", 23% of it", "", "23% of it"),
        (", note that", "", "note that"),
        (", p. nowhere", "", "p. nowhere"),
        (", in particular", "", "in particular"),
        (", {pp. 3, 5 passim} so", "pp. 3, 5 passim", "so"),
        ("", "", ""),
    ],
)
def test_locators(written: str, locator: str, suffix: str) -> None:
    read = read_affixes("", written)
    assert (read.locator, read.suffix) == (locator, suffix)


@pytest.mark.parametrize(
    "locator",
    [
        "pages 3 to 5",
        "S. 3 bis 5",
        "Điều 3 khoản 2",
        "ст. 3 п. 2",
        "ст. 3 ч. 1 п. 2",
        "Art. 3 Abs. 2 S. 1",
        "Art. 3 para. 2",
        "ch. 2 §4",
        "§§ 3-5",
        "5 U.S.C. § 552(a)(1)",
        "12 CFR 225.4",
        "第3条第2項",
        "제3조 제1항",
        "12f.",
        "5(1)-(3)",
        "para. IV.3",
    ],
)
def test_locators_are_read_whole(locator: str) -> None:
    assert read_affixes("", f", {locator}")[2:5] == (locator, "", "")
    assert read_affixes("", f", {locator}, so")[2:5] == (locator, "so", ", ")


@pytest.mark.parametrize(
    ("written", "locator", "joint", "suffix"),
    [
        pytest.param(", p. 3 (my translation)", "p. 3", " ", "(my translation)", id="blank"),
        pytest.param(", p. 3, in part", "p. 3", ", ", "in part", id="comma"),
        pytest.param(", p. 3: so", "p. 3", "", ": so", id="colon"),
        pytest.param("，p. 3、注", "p. 3", "、", "注", id="ideographic comma"),
        pytest.param(", {the end} so", "the end", " ", "so", id="braces"),
        pytest.param(", so it is", "", "", "so it is", id="no locator"),
    ],
)
def test_what_parts_locator_and_suffix_is_kept(written: str, locator: str, joint: str, suffix: str) -> None:
    read = read_affixes("", written)
    assert (read.locator, read.joint, read.suffix) == (locator, joint, suffix)


def test_emphasis_may_enclose_the_key() -> None:
    assert read_affixes("*see ", ", p. 3*, so")[:4] == ("see", Signal.SEE, "p. 3", "so")
