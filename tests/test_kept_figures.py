"""What the claims of a briefing come to is kept: an edit works out the claims that it shows, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_site.engine.store import Store
from briefing_site.link import file_links
from briefing_site.link.claims import claims_of
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.view import listings
from tests.edits import ALL, MORE, TIDE
from tests.sites import CARD, Site, briefing

MANY = 12
KEY = b"k" * 32


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the briefings whose claims have been worked out."""
    found: list[str] = []

    def noted(linked: LinkedBriefing, *rest: object) -> Iterator[Claim]:
        found.append(linked.briefing.slug)
        return claims_of(linked, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(file_links, "claims_of", noted)
    return found


def test_an_edit_works_out_the_claims_that_it_shows(small: Site, worked_out: list[str]) -> None:
    small.write(
        "".join(
            f"-- seeds/s{number}.md --\n---\ntitle: S {number}\npublisher: P\nkind: data\n---\n"
            + briefing(
                f"It rained [@s{number}].",
                path=f"briefings/water/b-{number}.md",
                title=f"B {number}",
            )
            for number in range(MANY)
        )
    )
    small.build(jobs=1)
    assert {f"b-{number}" for number in range(MANY)} <= set(worked_out)
    worked_out.clear()
    small.edit("briefings/water/b-3.md", "It rained", "It poured")
    after = small.build(jobs=1)
    assert set(worked_out) == {"b-3"}
    assert {"water/b-3.html", "sources/s3.html"} <= set(after.rendered)
    made = after.tree
    small.delete(".cache")
    small.delete("build")
    assert small.build(jobs=1).tree == made


def test_a_page_of_a_source_works_out_the_claims_of_the_edited_briefing_alone(
    small: Site, worked_out: list[str]
) -> None:
    """All others that cite the source stand on the page as an earlier build has kept them."""
    small.write(
        "".join(
            briefing(
                f"It rained [@rain#hours] on day {number}.",
                path=f"briefings/water/b-{number}.md",
                title=f"B {number}",
            )
            for number in range(MANY)
        )
    )
    small.build(jobs=1)
    for edit in (
        ("b-3", "It rained", "It poured"),
        ("b-7", "[@rain", "[see @rain"),
        ("b-3", "poured", "fell"),
    ):
        worked_out.clear()
        small.edit(f"briefings/water/{edit[0]}.md", *edit[1:])
        after = small.build(jobs=1)
        assert set(worked_out) == {edit[0]}
        assert "sources/rain.html" in after.rendered
    worked_out.clear()
    small.edit(CARD, "title: Quay shut for the night", "title: Quay shut")
    after = small.build(jobs=1)
    assert "sources/rain.html" in after.rendered
    made = after.tree
    small.delete(".cache")
    small.delete("build")
    assert small.build(jobs=1).tree == made


def test_what_lists_know_of_briefings_outlasts_builds_that_do_not_ask_for_it(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write(MORE)
    small.build(jobs=1)
    listed = list[str]()
    make = listings._briefing

    def noted(linked: LinkedBriefing) -> object:
        listed.append(linked.briefing.slug)
        return make(linked)

    monkeypatch.setattr(listings, "_briefing", noted)
    for _ in range(2):
        small.edit(TIDE, "It went ", "It went far ")
        small.build(jobs=1)
        assert listed == []
    small.edit(ALL, "title: ", "title: The rest of ")
    small.build(jobs=1)
    assert set(listed) == {"all", "tide"}


def tabled(path: Path, signatures: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The results of a table by name, and the names of those that had to be made."""
    store, made = Store(path, "v1", KEY), list[str]()

    def make(name: str) -> str:
        made.append(name)
        return f"{name} {signatures[name]}"

    found = store.table("slot", signatures, make)
    store.save()
    return found, made


def test_each_result_of_a_table_has_a_signature_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "kept.store"
    assert tabled(path, {"a": "1", "b": "1"}) == ({"a": "a 1", "b": "b 1"}, ["a", "b"])
    assert tabled(path, {"a": "1", "b": "1"}) == ({"a": "a 1", "b": "b 1"}, [])
    assert tabled(path, {"b": "1", "a": "2"}) == ({"b": "b 1", "a": "a 2"}, ["a"])
    assert tabled(path, {"b": "1"}) == ({"b": "b 1"}, [])
    assert tabled(path, {"a": "2", "b": "1"})[1] == ["a"]  # what was not asked for is not kept


def test_a_damaged_table_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept.store"
    tabled(path, {"a": "1", "b": "1"})
    (part,) = tmp_path.glob("*.part")
    assert b"a 1" in part.read_bytes()
    part.write_bytes(part.read_bytes().replace(b"a 1", b"a 2"))
    assert tabled(path, {"a": "1", "b": "1"}) == ({"a": "a 1", "b": "b 1"}, ["a", "b"])
