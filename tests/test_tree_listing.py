"""The names in a tree of folders: what is as it was is not read again, and whatever has changed is found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_site.publish import tree_listing
from briefing_site.publish.tree_listing import changed, files_of, listed, of_files

FILES = ("index.html", "a/one.html", "a/two.html", "a/b/c/deep.html")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree whose folders count as settled at once; its folders have times of long ago."""
    monkeypatch.setattr(tree_listing, "settled", lambda found, moment: True)
    for path in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"")
    for folder in (tmp_path, *(path for path in tmp_path.rglob("*") if path.is_dir())):
        os.utime(folder, ns=(0, 0))
    return tmp_path


def test_all_files_are_listed_with_their_numbers(tree: Path) -> None:
    numbers = {path: (tree / path).lstat().st_ino for path in FILES}
    assert dict(files_of(listed(tree))) == numbers


def test_what_is_as_it_was_is_not_read_again(tree: Path) -> None:
    before = listed(tree)
    (tree / "a/one.html").write_bytes(b"other content is told by the file alone")
    now = listed(tree, before)
    assert now.keys() == before.keys() == {"", "a/", "a/b/", "a/b/c/"}
    assert all(now[path] is before[path] for path in now)


def test_a_state_that_would_not_show_a_change_is_not_relied_on(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_listing, "settled", lambda found, moment: False)
    before = listed(tree)
    assert not any(now is before[path] for path, now in listed(tree, before).items())


def _replace(tree: Path) -> None:
    (tree / "new").write_bytes(b"")
    (tree / "new").replace(tree / "a/b/c/deep.html")


def _another_folder(tree: Path) -> None:
    shutil.copytree(tree / "a/b", tree / "other")
    (tree / "other/c/more.html").write_bytes(b"")
    shutil.rmtree(tree / "a/b")
    (tree / "other").rename(tree / "a/b")


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: (tree / "a/b/new.html").write_bytes(b""),
        lambda tree: (tree / "a/two.html").unlink(),
        lambda tree: (tree / "a/two.html").rename(tree / "a/b/two.html"),
        lambda tree: (tree / "a/b/c/empty").mkdir(),
        lambda tree: (tree / "a/b/c/link").symlink_to("deep.html"),
        lambda tree: shutil.rmtree(tree / "a"),
        _replace,
        _another_folder,
    ],
)
def test_every_change_of_names_is_found(tree: Path, change: Callable[[Path], object]) -> None:
    before = listed(tree)
    change(tree)
    assert listed(tree, before) == listed(tree)


def test_a_tree_that_is_filled_is_listed_from_its_paths(tree: Path) -> None:
    def names(listing: tree_listing.Listing) -> dict[str, tuple[set[str], set[str]]]:
        return {path: (set(folder.files), set(folder.folders)) for path, folder in listing.items()}

    assert names(of_files(FILES)) == names(listed(tree))


@pytest.mark.parametrize(
    ("gone", "new"),
    [
        ((), ()),
        (("a/one.html",), ()),
        ((), ("a/three.html", "b.html")),
        (("a/two.html",), ("a/two.md", "a/b/c/other.html")),
    ],
)
def test_a_listing_is_changed_where_files_come_and_go(gone: tuple[str, ...], new: tuple[str, ...]) -> None:
    now = changed(of_files(FILES), gone, new)
    assert now is not None
    whole = of_files([*(path for path in FILES if path not in gone), *new])
    assert {path: ({*of.files}, {*of.folders}) for path, of in now.items()} == {
        path: ({*of.files}, {*of.folders}) for path, of in whole.items()
    }


@pytest.mark.parametrize(("gone", "new"), [(("a/b/c/deep.html",), ()), ((), ("d/new.html",))])
def test_a_listing_is_made_anew_where_a_folder_comes_or_goes(
    gone: tuple[str, ...], new: tuple[str, ...]
) -> None:
    assert changed(of_files(FILES), gone, new) is None
