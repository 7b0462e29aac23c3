"""The corpus that builds are timed with: free of faults, of one shape, the same wherever it is made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from benchmarks import corpus, quotations, timing
from briefing_site.engine.build import build, check
from briefing_site.engine.options import Options
from briefing_site.model.diagnostic import Severity

BRIEFINGS = 20
CITATION = re.compile(r"(?<!\[\[)@(source-\d+#[a-z0-9-]+)")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "site"
    corpus.corpus(BRIEFINGS, folder)
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """A copy to build in."""
    return shutil.copytree(made, tmp_path / "site")


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _bodies(folder: Path) -> dict[str, str]:
    paths = sorted((folder / "briefings").glob("*/*.md"))
    return {path.name: path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths}


def test_has_what_was_asked_for(made: Path) -> None:
    assert len(_bodies(made)) == BRIEFINGS
    assert {p.parent.name for p in made.glob("briefings/*/*.md")} == set(corpus.REGIONS)
    cards = [path.read_text(encoding="utf-8") for path in sorted((made / "seeds").glob("*.md"))]
    assert [len(re.findall(r"^## ", card, re.MULTILINE)) for card in cards] == [8] * (BRIEFINGS // 4)
    assert len(list((made / "seeds" / "archive").iterdir())) == BRIEFINGS // 4


def test_each_body_has_25_citations_5_links_and_about_900_words(made: Path) -> None:
    for name, body in _bodies(made).items():
        assert len(CITATION.findall(body)) == 25, name
        assert len(re.findall(r"\[\[|\]\(\.\./", body)) == 5, name
        prose = re.sub(r"\[\[@?[\w/#-]+(?:\||\]\])", " ", body)
        prose = re.sub(r"\]\([^)]*\)|\[[^\[\]]*@[^\[\]]*\]|@\S+", " ", prose)
        assert 850 <= len(re.findall(r"[a-z]+", prose, re.IGNORECASE)) <= 950, name


def test_each_body_has_every_kind_of_block(made: Path) -> None:
    for name, body in _bodies(made).items():
        for block in (r"^## ", r"^### ", r"^- ", r"^1\. ", r"^> ", r"^\| "):
            assert re.search(block, body, re.MULTILINE), (name, block)


def test_made_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    corpus.corpus(BRIEFINGS, tmp_path / "again")
    assert _files(tmp_path / "again") == _files(made)


def test_dice_fall_as_they_always_did() -> None:
    """The numbers of SplitMix64's author, so that no change of Python or of ours goes unseen."""
    dice = corpus.Dice(1234567)
    assert [dice.below(1 << 64) for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


@pytest.mark.parametrize("briefings", [1, 2, 7, BRIEFINGS])
def test_has_no_faults(briefings: int, tmp_path: Path) -> None:
    corpus.corpus(briefings, tmp_path)
    outcome = check(Options(tmp_path))
    assert [str(fault) for fault in outcome.faults] == []
    assert outcome.complete


def test_refuses_a_folder_that_is_in_use(made: Path) -> None:
    with pytest.raises(FileExistsError):
        corpus.corpus(1, made)


def test_an_edit_changes_one_briefing_and_one_sentence(site: Path) -> None:
    before = _bodies(site)
    page = corpus.edit(site, 0)
    after = _bodies(site)
    (changed,) = [name for name in before if before[name] != after[name]]
    assert changed.removesuffix(".md") == Path(page).stem
    assert before[changed].split(". ")[1:] == after[changed].split(". ")[1:]


def test_edits_differ(site: Path) -> None:
    seen = [_files(site)]
    for number in range(5):
        corpus.edit(site, number)
        assert _files(site) not in seen
        seen.append(_files(site))


def test_after_an_edit_few_pages_are_rendered(site: Path) -> None:
    cold = build(Options(site))
    assert cold.complete
    assert not cold.count(Severity.ERROR)
    page = corpus.edit(site, 0)
    outcome = build(Options(site))
    assert page in outcome.rendered
    assert len(outcome.rendered) <= 4 < len(cold.rendered)


def test_times_a_build(tmp_path: Path) -> None:
    """The whole way through, without a word on how long it takes."""
    figures = timing.measure(1, 1, tmp_path / "site", lambda _: None)
    (cold,) = figures.runs[timing.COLD]
    (unchanged,) = figures.runs[timing.UNCHANGED]
    (edited,) = figures.runs[timing.EDIT]
    assert cold.written > edited.written > unchanged.written == 0
    assert figures.stages[timing.COLD].rendered == figures.stages[timing.COLD].pages
    assert figures.stages[timing.UNCHANGED].rendered == 0
    printed = timing.table(figures)
    assert [line.split()[0] for line in printed.splitlines() if line] == [
        "N",
        "wall",
        "cold",
        "unchanged",
        "one",
        "stages,",
        "cold",
        "one",
    ]


def test_prints_no_figures_of_a_build_that_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(briefings: int, folder: Path) -> None:
        corpus.corpus(briefings, folder)
        path = next((folder / "briefings").glob("*/*.md"))
        path.write_text("no front matter", encoding="utf-8")

    monkeypatch.setattr(timing, "make", broken)
    assert timing.main(["--sizes", "1", "--runs", "1"]) == 1
    told = capsys.readouterr()
    assert "missing-front-matter" in told.err
    assert "wall" not in told.out


def test_quotations_are_timed_in_each_way(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotations.main(["--site", str(made), "--runs", "1"]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert [(row[0], row[-1]) for row in rows[2:]] == [
        ("| as written", "40 found |"),
        ("| without `at`", "40 found |"),
        ("| set otherwise", "40 found-folded |"),
        ("| with an ellipsis", "40 found |"),
        ("| altered", "40 not-found |"),
    ]


def test_quotations_without_their_texts_are_not_timed(made: Path, tmp_path: Path) -> None:
    assert quotations.main(["--site", str(made), "--archive", str(tmp_path)]) == 1
