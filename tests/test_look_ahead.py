"""What is told of a briefing before the whole site is read is told of it afterwards too."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.look_ahead import LookAhead
from briefing_site.engine.site import Site as LinkedSite
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.read.few_texts import texts_around
from briefing_site.read.kept_files import unsaved_file
from tests.fault_cases import CASES
from tests.fault_cases.case import Case
from tests.sites import CARD, LEAD, SMALL, Site, briefing, files


def told_ahead(site: Site, path: str, text: str | None = None) -> list[Diagnostic]:
    """The faults of a briefing that are told ahead, as it is on the disk or as an editor has it."""
    text = site.path(path).read_bytes().decode("utf-8", "replace") if text is None else text
    found = LookAhead(site.options()).faults({path: text})
    return list(found[1][path]) if found else []


def told_at_last(site: Site, path: str) -> list[Diagnostic]:
    """The faults of a file, once the whole site is read."""
    state = Engine(site.options()).look()
    assert isinstance(state, LinkedSite | NoSite)
    return [fault for fault in state.content_faults if fault.place.path == path]


IN_BRIEFINGS = {
    "-".join(key): case for key, case in CASES.items() if "-- briefings/" in case.text
}  # what stands elsewhere leaves the small site's one briefing as it is


@pytest.mark.parametrize("case", IN_BRIEFINGS.values(), ids=IN_BRIEFINGS)
def test_nothing_is_told_that_the_whole_site_takes_back(small: Site, case: Case) -> None:
    small.expect(case.text)
    if "seeds/" in case.text:
        small.pin()
    for file in sorted(small.root.glob("briefings/*/*.md")):
        path = file.relative_to(small.root).as_posix()
        if not file.is_symlink():
            assert Counter(told_ahead(small, path)) <= Counter(told_at_last(small, path))


ROWS = [
    pytest.param("It rained [@rain#huors].", ["unknown-excerpt"], id="an excerpt that its card has not"),
    pytest.param("It rained for 40 hours [@rain#hours].", ["figures"], id="a sentence that its passage does not bear out"),
    pytest.param("It rained[^n].", ["undefined-footnote"], id="a footnote without a text"),
    pytest.param("A <script>x</script>.", ["unsafe-html"], id="what is wrong in any text"),
    pytest.param("It rained [@snow].", [], id="a card that is not there may be another's earlier name"),
    pytest.param("It rained for 40 hours [@rain#hours; @snow].", [], id="and it may bear out the sentence"),
    pytest.param("It rained, see [[nowhere]].", [], id="a link that may lead to an earlier name"),
    pytest.param("It rained for 40 hours [@rain#hours], see [[all]].", ["figures"], id="a link to a briefing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "codes"), ROWS)
def test_what_is_told_ahead(small: Site, body: str, codes: list[str]) -> None:
    small.lead(body)
    assert [fault.code for fault in told_ahead(small, LEAD)] == codes


def test_the_text_of_the_editor_is_looked_at(small: Site) -> None:
    small.lead("It rained [@rain#huors].")
    text = small.path(LEAD).read_text("utf-8")
    assert told_ahead(small, LEAD, text.replace("huors", "hours")) == []


def test_a_waiver_counts_and_none_is_told_to_be_idle(small: Site) -> None:
    waiver = "<!-- lint: figures counted by hand -->\n\n"
    small.lead(f"{waiver}It rained for 40 hours [@rain#hours].")
    assert told_ahead(small, LEAD) == []
    small.lead(f"{waiver}It rained for six hours [@rain#hours].")
    assert told_ahead(small, LEAD) == []
    assert [fault.code for fault in told_at_last(small, LEAD)] == ["unused-waiver"]


def test_nothing_is_told_of_a_card(small: Site) -> None:
    text = small.path(CARD).read_text("utf-8")
    assert LookAhead(small.options()).faults({CARD: text}) is None


@pytest.mark.parametrize("more", [3, 30])
def test_few_files_are_read_however_many_there_are(small: Site, more: int) -> None:
    small.write("".join(briefing("Rain.", path=f"briefings/water/b-{n}.md") for n in range(more)))
    small.write("".join(f"-- seeds/c-{n}.md --\n{files(SMALL)[CARD]}" for n in range(more)))
    text = files(briefing("It rained [@rain#hours], see [[b-1]] and [it](../land/all.md)."))[LEAD]
    found = texts_around(Path(small.root), [unsaved_file(LEAD, text)])
    assert [file.path for file in found.briefings] == [
        "briefings/land/all.md",
        "briefings/water/b-1.md",
        LEAD,
    ]
    assert [file.path for file in found.cards] == [CARD]


def test_no_link_out_of_the_folder_is_followed(small: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("A secret.\n", "utf-8")
    small.path("briefings/water").mkdir(exist_ok=True)
    small.path("briefings/water/secret.md").symlink_to(tmp_path / "secret.md")
    text = "[[secret]] [a](secret.md) [b](../../../secret.md) [[../secret]] [@../secret]"
    found = texts_around(Path(small.root), [unsaved_file(LEAD, text)])
    assert [file.path for file in (*found.briefings, *found.cards)] == [LEAD]
