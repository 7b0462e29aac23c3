"""Sentences that stand as they were pinned get the same verdict without the archive, and others no false one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_site.authoring.pin import pin_site
from briefing_site.engine.build import check
from briefing_site.engine.options import Options
from briefing_site.verify.grounding.pinned import MOST_DIGESTS
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
    pin_site(Options(tmp_path))
    shutil.rmtree(tmp_path / "seeds/archive")
    assert told(tmp_path) == with_archive
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
    assert "1 cited sentence has no verdict in it" in say(capsys, "check", "--site", small.root).out


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
    assert "no verdict in it" not in as_pinned.out
    assert not any("[negation]" in line for line in changed.lines)
    assert "1 cited sentence has no verdict in it" in changed.out
