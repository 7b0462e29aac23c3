"""Sentences that stand as they were pinned get the same verdict without the archive, and others no false one."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.authoring.pin import pin_site
from briefing_site.engine.build import check
from briefing_site.engine.options import Options
from briefing_site.text.values.compare import roundings, same
from briefing_site.text.values.nouns import Figure
from briefing_site.verify.grounding.kept_tokens import MOST_DIGESTS
from scripts import error_rates
from tests.sites import Site

OF_SENTENCES = frozenset(("quoted-words", "figures", "names", "negation"))
IDS = ("en-ferry", "en-pilot-boats", "ja-ginko", "ko-hangu", "zh-gangkou", "ru-port", "vi-cang")


def told(root: Path) -> set[tuple[str, int, int, str]]:
    """The faults of sentences: path, line, column and code."""
    faults = check(Options(root)).faults
    return {(f.place.path, f.place.line, f.place.column, f.code) for f in faults if f.code in OF_SENTENCES}


def test_the_lock_gives_the_verdicts_of_the_archive(tmp_path: Path) -> None:
    bases = [base for base in error_rates.bases() if base["id"] in (*IDS, "en-library-hours")]
    error_rates.write_site(tmp_path, bases, "en")
    with_archive = told(tmp_path)
    shutil.move(tmp_path / "briefings/lab", tmp_path / "kept")
    (tmp_path / "briefings/lab").mkdir()
    pin_site(Options(tmp_path))
    before = (tmp_path / "seeds/seeds.lock").read_bytes()
    (tmp_path / "briefings/lab").rmdir()
    shutil.move(tmp_path / "kept", tmp_path / "briefings/lab")
    pin_site(Options(tmp_path))
    shutil.rmtree(tmp_path / "seeds/archive")
    assert told(tmp_path) == with_archive
    (tmp_path / "seeds/seeds.lock").write_bytes(before)
    assert told(tmp_path) < with_archive, "of sentences that are new to the lock, none falsely"
    assert len(with_archive) > 50


STORM = """\
-- seeds/archive/storm.txt --
Storm at the quay

The keeper was not satisfied with the pace of repairs, he said. The office denied that the quay would close. It cost 1,987 crowns.
-- seeds/storm.md --
---
title: Storm at the quay
publisher: Quay Post
published: 2026-01-05
archive: storm.txt
kind: news
---
## all {at="2"}
> not satisfied with the pace

He wants more, and the quay stays open.
"""
CHANGED = [
    pytest.param("He was “not satisfied with [its] pace of repairs”", id="words-in-brackets"),
    pytest.param("It cost about 2,000 crowns", id="rounded"),
    pytest.param("He was not satisfied with the pace", id="negated"),
]


@pytest.mark.parametrize("sentence", CHANGED)
def test_a_sentence_that_is_new_to_the_lock_is_not_told_wrongly(small: Site, sentence: str) -> None:
    small.write(STORM)
    small.pin()
    small.lead(f"{sentence} [@storm#all].")
    small.delete("seeds/archive")
    assert not told_of(small)


TURNED = {
    "a word": ("Two women were seen", "women"),
    "a step": ("The cost rose to 5 per cent", "rose to 5 per cent"),
    "a rate": ("It took 3 crowns per tonne", "3 crowns per tonne"),
    "counts": ("It has 50 ships", "50 ships"),
}


@pytest.mark.parametrize(("sentence", "words"), TURNED.values(), ids=TURNED)
def test_what_is_turned_round_is_told_without_the_archive(small: Site, sentence: str, words: str) -> None:
    passage = "Two men were seen. The cost rose by 5 per cent. It took 3 crowns per kilogram. It has 30 ships and 50 boats."
    small.write(STORM.replace("It cost 1,987 crowns.", passage))
    small.lead(f"{sentence} [@storm#all].")
    small.pin()
    small.delete("seeds/archive")
    (message,) = [fault.message for fault in small.check().diagnostics if fault.code == "negation"]
    told_words = f"the sentence affirms “{words}”, but the passage had other words, or negated it, when"
    assert message.startswith(told_words)


REPORT = """\
-- seeds/archive/report.txt --
The harbour report
Friday, 12 March 2032

It cost 2,987 crowns on the 12th, and 339 million last year. Two thirds voted for it at 5 p.m., 214 against 97.

The 12 sheds cost $12 million from 1 May 2027 on and were built by 3 May 2029. A. minor was seen. On Monday it opened, in 1993.

재정 건전성을 포기하지 않는다고 했다. 市は橋を建設する、と述べた。核の問題。
-- seeds/report.md --
---
title: The harbour report
publisher: Quay Post
published: 2032-03-13
archive: report.txt
kind: news
---
## cost {at="3"}
> It cost 2,987 crowns

It was dear.

## sheds {at="4"}
> was seen

Birds came.

## words {at="5"}
> 述べた

Words.
"""
QUIET = {
    "rounded-without-a-word": "It cost 3,000 crowns [@report#cost]",
    "rounded-mantissa": "It came to 340 million [@report#cost]",
    "bound": "More than 200 voted [@report#cost]",
    "share": "Some 67 per cent voted for it [@report#cost]",
    "clock": "They voted at 17:00 [@report#cost]",
    "day-of-the-month": "It cost money on 12 March [@report#cost]",
    "last-year": "It was so in 2031 [@report#cost]",
    "own-date-of-the-document": "The report is of 12 March 2032 [@report#sheds]",
    "year-elsewhere": "It was so in 2032 [@report#sheds]",
    "money-by-a-count": "Each shed cost 1 million dollars [@report#sheds]",
    "a-figure-without-its-unit": "It cost 2,987 dollars [@report#cost]",
    "decade": "It was in the 1990s [@report#sheds]",
    "span-of-dates": "It took 2 years [@report#sheds]",
    "species": "They saw “Avis minor” there [@report#sheds]",
    "weekday-of-the-passage": "It opened on Monday, 15 March 2032 [@report#sheds]",
    "by-the-weekday": "It opened on 8 March 2032 [@report#sheds]",
    "hangul-without-its-particle": "그는 “재정 건전성”을 말했다 [@report#words]",
    "han-before-a-comma": "「橋を建設する。」と述べた[@report#words]",
    "one-character": "「核」の問題だ[@report#words]",
}
TOLD = {
    "figure": ("It cost 2,897 crowns [@report#cost]", "figures"),
    "figure-beside-by-and-with": ("It passed by 241 votes with 97 against [@report#cost]", "figures"),
    "per-cent-of-none": ("It cost 14 per cent [@report#sheds]", "figures"),
    "wrongly-rounded": ("It cost 4,000 crowns [@report#cost]", "figures"),
    "year": ("It was so in 2035 [@report#sheds]", "figures"),
    "date": ("It opened on 21 March 2032 [@report#words]", "figures"),
    "hangul": ("그는 “재정 적자”를 말했다 [@report#words]", "quoted-words"),
    "han": ("「橋を廃止する」と述べた[@report#words]", "quoted-words"),
}


@pytest.fixture(scope="module")
def pinned_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The lock of the report, pinned before any sentence was written."""
    site = Site(tmp_path_factory.mktemp("report"))
    site.small()
    site.write(REPORT)
    site.pin()
    return site.read("seeds/seeds.lock")


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        *((sentence, []) for sentence in QUIET.values()),
        *((sentence, [code]) for sentence, code in TOLD.values()),
    ],
    ids=[*QUIET, *TOLD],
)
def test_new_sentences_are_judged_by_the_lock(
    small: Site, pinned_report: str, sentence: str, codes: list[str]
) -> None:
    small.write(REPORT)
    small.put("seeds/seeds.lock", pinned_report)
    small.lead(f"{sentence}.")
    assert [fault.rpartition(" ")[2] for fault in told_of(small)] == codes, "with the archive"
    small.delete("seeds/archive")
    assert [fault.rpartition(" ")[2] for fault in told_of(small)] == codes, "by the lock"


@given(st.integers(1, 10**5), st.integers(-3, 3), st.integers(1, 999), st.integers(-3, 5), st.integers(0, 2))
def test_every_rounder_figure_is_kept(held: int, place: int, count: int, other: int, more: int) -> None:
    of = Figure(0, 0, held * Fraction(10) ** place, "", len(str(held)))
    claim = Figure(0, 0, count * Fraction(10) ** other, "", len(str(count).rstrip("0")) + more)
    assert ((claim.digits, claim.value) in roundings(of)) is (claim.value != of.value and same(claim, of))


def told_of(small: Site) -> list[str]:
    return [
        fault
        for fault in small.check().faults
        if fault.startswith("briefings/water/lead") and fault.rpartition(" ")[2] in OF_SENTENCES
    ]


WHOLE = {
    "as-pinned": ("It cost 1,987 crowns [@storm].", "It cost 1,987 crowns [@storm].", []),
    "altered": ("It cost 1,987 crowns [@storm].", "It cost 1,897 crowns [@storm].", ["figures"]),
    "other-words": (
        "It cost 1,987 crowns [@storm].",
        "It was “a triumph of planning” [@storm].",
        ["quoted-words"],
    ),
    "words-elsewhere-in-it": ("It cost 1,987 crowns [@storm].", "It was a “storm at the quay” [@storm].", []),
    "negation-as-pinned": ("The quay would open [@storm].", "The quay would open [@storm].", []),
}


@pytest.mark.parametrize(("before", "after", "codes"), WHOLE.values(), ids=WHOLE)
def test_a_whole_document_is_judged_by_the_lock(
    small: Site, before: str, after: str, codes: list[str]
) -> None:
    small.write(STORM)
    small.lead(before)
    small.pin()
    small.lead(after)
    with_archive = told_of(small)
    small.delete("seeds/archive")
    assert [fault.rpartition(" ")[2] for fault in told_of(small)] == codes
    assert told_of(small) == with_archive


def test_only_documents_that_are_cited_whole_are_kept_whole(small: Site) -> None:
    small.write(STORM)
    small.lead("It cost 1,987 crowns [@storm#all].")
    small.pin()
    assert '"whole"' not in small.read("seeds/seeds.lock")
    small.lead("It cost 1,987 crowns [@storm].")
    small.pin()
    assert '"whole"' in small.read("seeds/seeds.lock")


def test_of_a_long_document_nothing_is_kept_and_that_is_said(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.commands import say

    small.write(STORM)
    words = " ".join(f"word{number}" for number in range(MOST_DIGESTS + 400))
    small.write(f"-- seeds/archive/storm.txt --\n{small.read('seeds/archive/storm.txt')}\n{words}\n")
    small.lead("It cost 1,897 crowns [@storm].")
    small.pin()
    assert [fault.rpartition(" ")[2] for fault in told_of(small)] == ["figures"]
    small.delete("seeds/archive")
    assert told_of(small) == []
    assert "1 cited sentence is compared with nothing" in say(capsys, "check", "--site", small.root).out


def test_a_lock_without_digests_is_said_to_judge_nothing(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.commands import say

    small.write(STORM)
    small.lead("It cost 1,897 crowns [@storm#all]. It cost 1,798 crowns [@storm].")
    small.pin()
    lock = json.loads(small.read("seeds/seeds.lock"))
    del lock["sources"]["storm"]["passages"]
    small.put("seeds/seeds.lock", json.dumps(lock))
    small.delete("seeds/archive")
    assert told_of(small) == []
    out = say(capsys, "check", "--site", small.root).out
    assert "2 cited sentences are compared with nothing: the archived text is not here" in out
    small.delete("seeds/seeds.lock")
    assert "cited sentences are compared with nothing" in say(capsys, "check", "--site", small.root).out


def test_the_closing_line_tells_what_could_not_be_judged(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.commands import say

    small.write(STORM)
    small.lead("The quay would close, the office said [@storm#all].")
    small.pin()
    small.delete("seeds/archive")
    as_pinned = say(capsys, "check", "--site", small.root)
    small.lead("The quay would close soon, the office said [@storm#all].")
    changed = say(capsys, "check", "--site", small.root)
    assert any("negation" in line for line in as_pinned.lines)
    assert "not as pinned" not in as_pinned.out
    assert not any("[negation]" in line for line in changed.lines)
    assert "1 cited sentence is not as pinned" in changed.out
    assert "Run `briefing pin` where the archive is." in changed.out
