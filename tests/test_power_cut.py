"""After a power cut at any moment the published site is the old one or the new one, whole; so are the author's files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing_site.publish import site_swap
from briefing_site.publish.author_files import finish_changes
from briefing_site.publish.change_journal import make
from briefing_site.publish.new_tree import NewTree
from briefing_site.publish.site_swap import publish, survey
from tests.power_cut import Call, Tree, after_cuts, put, recorded, tree_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are seen as Linux has them")

OLD = {"index.html": b"Old.", "water/a.html": b"Rain fell.", "water/b.html": b"Wind.", "c.css": b"body {}"}
NEW = {**OLD, "index.html": b"New.", "water/a.html": b"Rain stopped.", "land/d.html": b"Hills."}


def built(out: Path, files: dict[str, bytes]) -> None:
    """Publish files as a build does: what has not changed is kept."""
    state = survey(out, {})
    with NewTree(out, state) as fresh:
        digests = {path: fresh.put(path, data).digest for path, data in files.items()}
        kept = {path: digest for path, digest in digests.items() if state.digests.get(path) == digest}
        publish(fresh, out, {path: digest for path, digest in digests.items() if path not in kept}, kept)


def wrong(before: Tree, calls: Sequence[Call], whole: Sequence[object]) -> list[int]:
    """The cuts after which `build/` is none of some whole states."""
    return sorted({cut for cut, tree in after_cuts(before, calls) if tree.get("build") not in whole})


@pytest.fixture(params=["syncfs", "fsync"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a system that has the call syncfs, or has it not."""
    if request.param == "fsync":

        def each(tree: Path, new: Sequence[str]) -> None:
            new = list(new)
            for path in new:
                site_swap._sync(tree / path)
            for folder in (tree, *(path for path in tree.rglob("*") if path.is_dir())):
                site_swap._sync(folder)

        monkeypatch.setattr(site_swap, "_to_disk", each)
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


def test_the_first_site_is_there_or_not(disk: Path) -> None:
    calls = recorded(disk, lambda: built(disk / "build", OLD))
    assert len(calls) >= 10
    assert wrong({}, calls, [None, tree_of(disk / "build")]) == []


def test_the_site_is_the_old_one_or_the_new_one(disk: Path) -> None:
    built(disk / "build", OLD)
    before = tree_of(disk)
    calls = recorded(disk, lambda: built(disk / "build", NEW))
    both = [before["build"], tree_of(disk / "build")]
    assert both[0] != both[1]
    assert {"mkdir", "create", "link", "exchange", "remove", "fsync"} <= {call.name for call in calls}
    assert wrong(before, calls, both) == []
    assert len(list(after_cuts(before, calls))) > 100


@pytest.mark.parametrize("left_out", ["syncfs", "fsync"])
def test_the_model_sees_what_is_not_waited_for(tmp_path: Path, left_out: str) -> None:
    """The same calls without the one that waits for the new tree, or for the exchange: some cut leaves a broken site."""
    built(tmp_path / "build", OLD)
    before = tree_of(tmp_path)
    calls = recorded(tmp_path, lambda: built(tmp_path / "build", NEW))
    both = [before["build"], tree_of(tmp_path / "build")]
    assert wrong(before, [call for call in calls if call.name != left_out], both) != []


def test_changes_of_the_authors_files_are_all_made_or_none(tmp_path: Path) -> None:
    """After any cut, what the next command does first leaves all texts as they were, or all as they will be."""
    root = tmp_path / "site"
    for path, data in {
        "config.yaml": b"title: A\n",
        "seeds/a.md": b"One.",
        "briefings/w/b.md": b"Two.",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    before = tree_of(root)
    change = {
        root / "seeds/a.md": (b"One.", None),
        root / "seeds/z.md": (None, b"One and more."),
        root / "briefings/w/b.md": (b"Two.", b"Two and more."),
        root / "briefings/x/c.md": (None, b"Three."),
    }
    calls = recorded(root, lambda: make(root, change))
    after = tree_of(root)
    assert after != before
    ends = []
    for number, (cut, tree) in enumerate(after_cuts(before, calls)):
        left = tmp_path / f"left-{number}" / "site"
        left.parent.mkdir()
        put(tree, left)
        finish_changes(left)
        ends.append((cut, "before" if (end := tree_of(left)) == before else "after" if end == after else end))
    assert [end for end in ends if end[1] not in ("before", "after")] == []
    assert {end for _, end in ends} == {"before", "after"}
    assert len(ends) > 100
