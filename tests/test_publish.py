"""Publishing: whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from itertools import count, groupby
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import UNWRITABLE, USAGE, main
from briefing_site.model.addresses import MANIFEST
from briefing_site.publish import new_tree
from briefing_site.publish import site_swap as publishing
from briefing_site.publish.claim import claim
from briefing_site.publish.new_tree import NewTree
from briefing_site.publish.site_swap import PublishError, Survey, publish, survey
from tests.commands import say
from tests.patience import PATIENCE
from tests.sites import Site, tree

OLD = {"index.html": b"old home", "a/kept.html": b"kept", "a/gone.html": b"gone"}
NEW = {"index.html": b"new home", "a/kept.html": b"kept", "b/more.html": b"more"}

Files = Mapping[str, bytes]


def put(out: Path, files: Files, spare: Path | None = None) -> Survey:
    """Publish files as a build does: what is as it was is kept, the rest is written."""
    with claim(out) as folder:
        found = survey(folder, {})
        new = {path: data for path, data in files.items() if found.digests.get(path) != _digest(data)}
        kept = {path: found.digests[path] for path in files if path not in new}
        with NewTree(folder, found, spare=spare) as fresh:
            return publish(fresh, folder, {path: fresh.put(path, new[path]).digest for path in new}, kept)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def content(out: Path) -> dict[str, bytes]:
    """What a folder holds, without the manifest, which must tell of exactly that."""
    files = tree(out)
    told = json.loads(files.pop(MANIFEST))
    assert told == {path: _digest(data) for path, data in files.items()}
    return files


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A published folder, with nothing beside it."""
    folder = tmp_path / "sites" / "build"
    put(folder, OLD)
    return folder


@pytest.fixture(params=["one step", "two steps"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of taking the old tree's place: the system's exchange, and renaming where it has none."""
    steps: str = request.param
    if steps == "two steps":
        monkeypatch.setattr(publishing, "_swap", lambda *_: False)
    return steps


# --- what a publication does ---------------------------------------------------------------------


def test_the_folder_holds_exactly_what_was_given(out: Path, exchange: str) -> None:
    done = put(out, NEW)
    assert content(out) == NEW
    assert done.digests == json.loads((out / MANIFEST).read_bytes())
    assert leftovers(out) == []


def test_what_did_not_change_stays_the_same_file(out: Path, exchange: str) -> None:
    def file(path: str) -> tuple[int, int]:
        stat = (out / path).stat()
        return stat.st_ino, stat.st_mtime_ns

    before = {path: file(path) for path in ("a/kept.html", "index.html")}
    put(out, NEW)
    assert file("a/kept.html") == before["a/kept.html"]
    assert file("index.html") != before["index.html"]


def test_a_file_edited_by_hand_is_written_anew(out: Path) -> None:
    (out / "a/kept.html").write_bytes(b"tampered with")
    put(out, OLD)
    assert content(out) == OLD


def test_a_file_deleted_by_hand_is_written_anew(out: Path) -> None:
    (out / "a/kept.html").unlink()
    put(out, OLD)
    assert content(out) == OLD


def test_a_file_made_a_link_is_written_anew_and_its_target_left_alone(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.html"
    target.write_bytes(OLD["index.html"])
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(target)
    put(out, NEW)
    assert content(out) == NEW
    assert not (out / "index.html").is_symlink()
    assert target.read_bytes() == OLD["index.html"]


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path: Path, exchange: str) -> None:
    out = tmp_path / "build"
    first, second = {"a": b"page", "b/c": b"page"}, {"a/c": b"page", "b": b"page"}
    for files in (first, second, first):
        put(out, files)
        assert content(out) == files


def test_through_a_link_to_the_folder(out: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(out)
    put(link, NEW)
    assert link.is_symlink()
    assert content(out) == NEW


def test_where_files_cannot_be_linked_they_are_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    put(out, NEW)
    assert content(out) == NEW


def test_a_reader_never_finds_a_page_missing(out: Path) -> None:
    """With the exchange in one step, the folder is there at every moment and holds a whole site."""
    gone: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (out / "index.html").read_bytes()
            except OSError as fault:
                gone.append(str(fault))

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(30):
        put(out, NEW if turn % 2 else OLD)
    done.set()
    reader.join()
    assert gone == []


# --- the tree of the build before ----------------------------------------------------------------

MANY = {**OLD, **{f"a/{number}.html": b"many" for number in range(20)}}
FLAT = {"index.html": b"home", "a": b"a file", "b/c": b"a file too"}
DEEP = {"index.html": b"home", "a/b/c": b"deeper", "b": b"no folder"}


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "spare"


def test_a_spare_tree_needs_only_what_has_changed(
    out: Path, spare: Path, exchange: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(out)
    put(out, MANY, spare)
    linked: list[str] = []
    real = os.link

    def link(old: str, new: str) -> None:
        linked.append(Path(old).name)
        real(old, new)

    monkeypatch.setattr(os, "link", link)
    put(out, {**MANY, "index.html": b"newer home"}, spare)
    assert linked == [], "the site that was published for the first time has a spare tree"
    newest = {**MANY, "index.html": b"newest home", "a/3.html": b"other"}
    done = put(out, newest, spare)
    assert content(out) == newest
    assert linked == []
    assert done.signatures.keys() == newest.keys()
    put(out, {**newest, "a/4.html": b"other"}, spare)
    assert linked == ["index.html", "3.html"]  # which the spare tree has not
    assert leftovers(out) == []


def test_the_states_of_a_site_that_was_not_there_show_later_changes(out: Path, spare: Path) -> None:
    shutil.rmtree(out)
    assert put(out, MANY, spare).unsettled == frozenset()


@pytest.mark.parametrize(("one", "other"), [(OLD, NEW), (FLAT, DEEP), (DEEP, FLAT), (MANY, {})])
def test_a_spare_tree_changes_nothing(out: Path, spare: Path, one: Files, other: Files) -> None:
    for files in (one, other, other, one, MANY, other, one, one):
        put(out, files, spare)
        assert content(out) == files
        folders = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_dir()}
        assert folders == {str(above) for path in files for above in Path(path).parents} - {"."}
        assert leftovers(out) == []


def _a_link_out(spare: Path) -> None:
    shutil.rmtree(spare)
    (spare.parent / "mine").mkdir()
    (spare.parent / "mine/index.html").write_bytes(b"mine")
    spare.symlink_to(spare.parent / "mine")


def _others(spare: Path) -> None:
    (spare / "a/more").mkdir()
    (spare / "a/more/mine.html").write_bytes(b"mine")
    (spare / "a/loose.html").symlink_to("/etc/hostname")
    (spare / ".htaccess").write_bytes(b"mine")


def _same_size_and_time(spare: Path) -> None:
    state = (spare / "a/kept.html").stat()
    (spare / "a/kept.html").unlink()
    (spare / "a/kept.html").write_bytes(b"tepk")
    os.utime(spare / "a/kept.html", ns=(state.st_atime_ns, state.st_mtime_ns))


def _a_folder_for_a_page(spare: Path) -> None:
    (spare / "index.html").unlink()
    (spare / "index.html").mkdir()
    (spare / "index.html/mine").write_bytes(b"mine")


def _a_file(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.write_bytes(b"mine")


@pytest.mark.parametrize(
    "damage", [_a_link_out, _others, _same_size_and_time, _a_folder_for_a_page, _a_file, shutil.rmtree]
)
def test_a_spare_tree_is_not_believed(out: Path, spare: Path, damage: Callable[[Path], object]) -> None:
    for files in (OLD, MANY, OLD):
        put(out, files, spare)
    damage(spare)
    put(out, NEW, spare)
    assert content(out) == NEW
    assert not (spare.parent / "mine").exists() or (spare.parent / "mine/index.html").exists()
    put(out, OLD, spare)
    assert content(out) == OLD


@pytest.mark.parametrize(
    "damage", [_a_link_out, _others, _same_size_and_time, _a_folder_for_a_page, _a_file, shutil.rmtree]
)
def test_the_spare_tree_of_a_site_that_is_gone(
    out: Path, spare: Path, damage: Callable[[Path], object]
) -> None:
    for files in (OLD, MANY, OLD):
        put(out, files, spare)
    damage(spare)
    shutil.rmtree(out)
    put(out, NEW, spare)
    assert content(out) == NEW
    mine = spare.parent / "mine"
    assert not mine.exists() or tree(mine) == {"index.html": b"mine"}
    put(out, OLD, spare)
    assert content(out) == OLD


def test_a_disk_without_second_names(out: Path, spare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(old: str, new: str) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    monkeypatch.setattr(os, "link", link)
    shutil.rmtree(out)
    put(out, OLD, spare)
    assert not spare.exists()
    put(out, NEW, spare)
    assert content(out) == NEW


def test_a_file_that_was_made_twice_is_the_last_one(out: Path, spare: Path) -> None:
    for files in (OLD, NEW, OLD):
        put(out, files, spare)
    with claim(out) as folder:
        found = survey(folder, {})
        with NewTree(folder, found, spare=spare) as fresh:
            assert "a/kept.html" in fresh.linked
            fresh.put("a/kept.html", b"other")
            fresh.put("a/kept.html", OLD["a/kept.html"])
            publish(fresh, folder, {}, found.digests)
    assert content(out) == OLD


def test_a_spare_tree_has_the_modes_of_the_site(out: Path, spare: Path) -> None:
    for files in (OLD, NEW, OLD):
        put(out, files, spare)
    (spare / "a").chmod(0o777)
    put(out, NEW, spare)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*") if path.is_dir()}
    assert modes == {publishing.FOR_ALL.folders}


def test_a_spare_tree_stays_where_nothing_is_published(out: Path, spare: Path) -> None:
    put(out, MANY, spare)
    put(out, NEW, spare)
    with claim(out) as folder:
        found = survey(folder, {})
        with NewTree(folder, found, spare=spare) as fresh:
            fresh.put("index.html", b"never seen")
    assert content(out) == NEW
    assert leftovers(out) == []
    assert spare.is_dir()
    put(out, MANY, spare)
    assert content(out) == MANY


# --- strangers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stranger", ["notes.txt", "a/notes.txt", ".git/config", "a/.hidden", "a/b/c/deep.html"]
)
def test_a_folder_with_strangers_is_refused(out: Path, stranger: str) -> None:
    (out / stranger).parent.mkdir(parents=True, exist_ok=True)
    (out / stranger).write_bytes(b"mine")
    before = tree(out)
    with pytest.raises(PublishError, match=rf"did not make \({stranger}\).*move them .*--out"):
        put(out, NEW)
    assert tree(out) == before
    assert leftovers(out) == []


@pytest.mark.parametrize("to", ["file", "folder", "nowhere"])
def test_a_link_in_the_folder_is_a_stranger(out: Path, tmp_path: Path, to: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/mine.txt").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    (out / "link").symlink_to(tmp_path / to)
    with pytest.raises(PublishError, match=r"did not make \(link\)"):
        put(out, NEW)
    assert (out / "link").is_symlink()
    assert (tmp_path / "folder/mine.txt").read_bytes() == b"mine"


def test_many_strangers_are_not_all_named(out: Path) -> None:
    for number in range(9):
        (out / f"note-{number}.txt").write_bytes(b"")
    with pytest.raises(PublishError, match=r"note-0.*, note-1.*, note-2.* and 6 more"):
        put(out, NEW)


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'{"index.html": 1}', b"\xff"])
def test_without_a_manifest_that_can_be_read_all_files_are_strangers(out: Path, manifest: bytes) -> None:
    (out / MANIFEST).write_bytes(manifest)
    before = tree(out)
    with pytest.raises(PublishError, match="did not make"):
        put(out, NEW)
    assert tree(out) == before


def test_a_folder_of_our_own_beside_the_output_is_not_taken_for_a_left_one(out: Path) -> None:
    """`.build.new` and `.build.old` are the generator's names; what others keep there is theirs."""
    for name in (".build.new", ".build.old"):
        (out.parent / name).mkdir()
        (out.parent / name / "diary.txt").write_bytes(b"mine")
    try:
        put(out, NEW)
    except PublishError:
        assert content(out) == OLD
    else:
        assert content(out) == NEW
    for name in (".build.new", ".build.old"):
        assert (out.parent / name / "diary.txt").read_bytes() == b"mine"


def test_an_empty_folder_is_taken(tmp_path: Path, exchange: str) -> None:
    (tmp_path / "build").mkdir()
    put(tmp_path / "build", NEW)
    assert content(tmp_path / "build") == NEW


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"mine")
    with pytest.raises(PublishError, match="is a file: delete it, or choose another"):
        put(tmp_path / "build", NEW)
    assert (tmp_path / "build").read_bytes() == b"mine"


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(PublishError, match="file cannot be used"):
        put(tmp_path / "file/build", NEW)


def test_a_parent_that_cannot_be_written(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "mkdir", _failing(errno.EACCES))
    with pytest.raises(
        PublishError, match="could not be written: Permission denied; the old site is as it was"
    ):
        put(out, NEW)
    assert content(out) == OLD


# --- a full disk ---------------------------------------------------------------------------------


def _failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


class _FullDisk:
    """`open`, for a disk that takes so many files and no more."""

    def __init__(self, files: int) -> None:
        self.files = files

    def __call__(self, path: str, mode: str) -> object:
        self.files -= 1
        file = open(path, mode)  # noqa: PTH123, SIM115 - it stands in for open itself
        if self.files < 0:
            file.close()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return file


def test_a_file_that_a_killed_process_has_begun_is_made_anew(out: Path) -> None:
    with claim(out) as folder, NewTree(folder, Survey({}, {})) as fresh:
        (fresh.path / "b").mkdir()
        (fresh.path / "b/more.html").write_bytes(b"mo")
        digests = {path: fresh.put(path, data).digest for path, data in NEW.items()}
        publish(fresh, folder, digests, {})
    assert content(out) == NEW


def test_what_the_old_site_has_is_not_written_again(out: Path) -> None:
    with claim(out) as folder:
        found = survey(folder, {})
        with NewTree(folder, found) as fresh:
            assert fresh.put("a/kept.html", OLD["a/kept.html"]).digest == found.digests["a/kept.html"]
            fresh.put("index.html", NEW["index.html"])
            assert [path.name for path in fresh.path.iterdir()] == ["index.html"]
    assert content(out) == OLD
    assert leftovers(out) == []


def test_errors_of_texts_are_told_before_those_of_the_disk(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.lead("Rain fell for nine hours [@rain#nowhere].")
    monkeypatch.setattr(new_tree, "open", _FullDisk(0), raising=False)
    result = small.build()
    assert [fault.code for fault in result.diagnostics] == ["unknown-excerpt"]
    assert not result.outcome.complete
    small.lead("Rain fell for six hours [@rain#hours].")
    with pytest.raises(PublishError, match="No space left on device; nothing was published"):
        small.build()
    assert not small.path(".build.briefing-new").exists()


@pytest.mark.parametrize("files", range(3))
def test_a_full_disk_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch, files: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(new_tree, "open", _FullDisk(files), raising=False)
        with pytest.raises(PublishError, match="No space left on device; the old site is as it was"):
            put(out, NEW)
    assert content(out) == OLD
    assert leftovers(out) == []
    put(out, NEW)
    assert content(out) == NEW


def test_a_full_disk_at_the_first_build_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_tree, "open", _FullDisk(1), raising=False)
    with pytest.raises(PublishError):
        put(tmp_path / "build", NEW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", [1, 2])
def test_a_rename_that_fails_leaves_the_old_site(
    out: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    monkeypatch.setattr(publishing, "_swap", lambda *_: False)
    rename, calls = Path.rename, iter(range(1, 9))

    def fail(self: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PublishError, match="busy"):
        put(out, NEW)
    assert content(out) == OLD
    assert leftovers(out) == []


# --- a kill --------------------------------------------------------------------------------------

DISK = ("open", "os.mkdir", "os.link", "os.re", "os.rmdir", "os.scandir", "shutil.", "ctypes.dlsym")
"""How the names begin under which Python reports (PEP 578) that it will touch the disk, or exchange folders."""


def kill_everywhere(out: Path) -> None:
    """Kill a publication before each of its steps, one after the other; prints what was left, a word a line.

    To be run in a process of its own: a hook for such reports cannot be taken off, and forks need one thread.
    """
    for step in count(1):
        put(out, OLD)
        assert content(out) == OLD
        assert leftovers(out) == []
        child = os.fork()
        if not child:
            sys.addaudithook(_killer(step))
            put(out, NEW)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        print({str(OLD): "old", str(NEW): "new"}[_str(content(out))] if out.exists() else "none")


def _str(files: Files) -> str:
    return next((str(known) for known in (OLD, NEW) if files == known), f"neither: {files}")


def _killer(step: int) -> Callable[[str, object], None]:
    steps = iter(range(step - 1))

    def hook(event: str, _: object) -> None:
        if event.startswith(DISK) and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


@pytest.mark.parametrize(("steps", "seen"), [("one step", "old new"), ("two steps", "old none new")])
def test_a_kill_at_any_point_leaves_a_whole_site_and_the_next_build_heals(
    tmp_path: Path, steps: str, seen: str
) -> None:
    """Only where the system has no exchange is there a moment without a site; the next build ends that too."""
    program = (
        "import sys; from pathlib import Path; from tests.test_publish import *\n"
        f"if {steps!r} == 'two steps': publishing._swap = lambda *_: False\n"
        "kill_everywhere(Path(sys.argv[1]) / 'build')"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert killed.stderr == ""
    assert " ".join(left for left, _ in groupby(killed.stdout.split())) == seen
    assert len(killed.stdout.split()) > 20


# --- two builds at once --------------------------------------------------------------------------


def test_two_builds_at_once_end_with_a_whole_site(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.test_publish import NEW, OLD, put\n"
        "for turn in range(20): put(Path(sys.argv[1]), NEW if (turn + int(sys.argv[2])) % 2 else OLD)"
    )
    builds = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "build"), first]) for first in "01"
    ]
    assert [build.wait(PATIENCE) for build in builds] == [0, 0]
    assert content(tmp_path / "build") in (OLD, NEW)
    assert leftovers(tmp_path / "build") == []


def test_a_second_build_waits_for_the_first_and_says_for_whom(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/bin/briefing", "build", "--site", "a"])
    order: list[str] = []
    there = threading.Event()
    told: list[str] = []

    def hear(line: str) -> None:
        told.append(line)
        there.set()

    def second() -> None:
        with claim(out, waiting=hear):
            order.append("second")

    waiting = threading.Thread(target=second)
    with claim(out):
        waiting.start()
        assert there.wait(PATIENCE)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    wanted = rf"{re.escape(str(out.parent))} is held by another build \(process {os.getpid()}, `briefing build --site a`, since 2\d\d\d-\d\d-\d\d \d\d:\d\d:\d\d\); waiting for it to end"
    assert re.fullmatch(wanted, told[0])
    assert leftovers(out) == []


@pytest.mark.parametrize("note", [b"", b"[]", b"{", b'{"process": "x"}', None], ids=repr)
def test_a_holder_without_a_note_is_another_build(out: Path, note: bytes | None) -> None:
    told: list[str] = []
    released = threading.Event()
    note_file = out.parent / ".briefing-busy"

    def hear(line: str) -> None:
        told.append(line)
        released.set()

    def hold() -> None:
        with claim(out):
            if note is None:
                note_file.unlink()
                os.mkfifo(note_file)
            else:
                note_file.write_bytes(note)
            there.set()
            released.wait(PATIENCE)

    there = threading.Event()
    holder = threading.Thread(target=hold)
    holder.start()
    assert there.wait(PATIENCE)
    with claim(out, waiting=hear):
        pass
    holder.join()
    assert told == [f"{out.parent} is held by another build; waiting for it to end"]


# --- a power cut ---------------------------------------------------------------------------------


@pytest.mark.parametrize("at_once", [True, False], ids=["one call for all", "file by file"])
def test_all_is_on_the_disk_before_it_takes_its_place(
    out: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    """What stands in the new tree, and what of it was synced, when the two are exchanged."""
    synced: set[str] = set()
    order: list[str] = []

    class Library:
        def syncfs(self, handle: int) -> int:
            order.append("syncfs")
            tree = Path(f"/proc/self/fd/{handle}").readlink()
            synced.update(str(path) for path in (tree, *tree.rglob("*")))
            return 0

    class Without:
        pass

    fsync, write = os.fsync, publishing._fill

    def recorded(handle: int) -> None:
        synced.add(str(Path(f"/proc/self/fd/{handle}").readlink()))
        order.append("fsync")
        fsync(handle)

    def swapped(one: bytes, other: bytes) -> bool:
        order.append("exchange")
        tree = Path(os.fsdecode(one))
        unsynced = {str(path) for path in (tree, *tree.rglob("*"))} - synced
        assert unsynced <= {str(tree / "a/kept.html")}  # a link to a file that the last build has synced
        return False  # the C library is a false one: the two are renamed

    def filled(*arguments: object) -> None:
        order.append("write")
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: Library() if at_once else Without())
    monkeypatch.setattr(os, "fsync", recorded)
    monkeypatch.setattr(publishing, "_fill", filled)
    monkeypatch.setattr(publishing, "_swap", swapped)
    put(out, NEW)
    kinds = [key for key, _ in groupby(order)]
    assert kinds == ["write", "syncfs" if at_once else "fsync", "exchange", "fsync"]
    assert content(out) == NEW


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_what_the_disk_does_not_take_is_not_published(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(publishing, "_to_disk", _failing(number))
    with pytest.raises(PublishError, match="the old site is as it was"):
        put(out, NEW)
    assert content(out) == OLD
    assert leftovers(out) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_system_is_asked_to_write_before_it_is_asked_to_exchange(small: Site, tmp_path: Path) -> None:
    small.build()
    small.lead("Another text.")
    record = tmp_path / "calls"
    calls = "trace=openat,syncfs,fsync,renameat2,rename"
    program = [sys.executable, "-m", "briefing_site", "build", "--site", str(small.root), "--jobs", "1", "-q"]
    traced = subprocess.run(
        ["strace", "-f", "-e", calls, "-o", record, *program], capture_output=True, check=False
    )
    if b"ptrace" in traced.stderr:
        pytest.skip("this system lets no program be traced")
    lines = record.read_text("utf-8", "replace").splitlines()

    def last(*words: str) -> int:
        return max(number for number, line in enumerate(lines) if all(word in line for word in words))

    written = last(".build.briefing-new/", "O_CREAT")
    exchanged = last("renameat2(", ".build.briefing-new", " = 0")
    assert any("syncfs(" in line and line.endswith("= 0") for line in lines[written:exchanged])
    assert any("fsync(" in line and line.endswith("= 0") for line in lines[exchanged:])


# --- modes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [0o000, 0o002, 0o022, 0o027, 0o077], ids=oct)
def test_whatever_the_umask_anybody_may_read_what_is_published(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        put(tmp_path / "build", OLD)
        put(tmp_path / "build", NEW)
    finally:
        os.umask(before)
    found = {path.relative_to(tmp_path).as_posix(): path for path in (tmp_path / "build").rglob("*")}
    modes = {(path.is_dir(), oct(path.stat().st_mode & 0o777)) for path in found.values()}
    assert modes == {(True, "0o755"), (False, "0o644")}
    assert (tmp_path / "build").stat().st_mode & 0o777 == 0o755


# --- by the command ------------------------------------------------------------------------------


def test_the_command_refuses_strangers(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.build()
    small.put("build/mine.txt", "mine")
    before = tree(small.path("build"))
    small.lead("Rain fell.")
    assert main(["build", "--site", str(small.root)]) == UNWRITABLE
    said = capsys.readouterr()
    assert "mine.txt" in said.err
    assert said.err.count("\n") == 1
    assert tree(small.path("build")) == before


@pytest.mark.parametrize("place", [".", "seeds", "briefings", "themes", "briefings/water"])
def test_the_command_never_builds_over_the_author_s_own_files(
    small: Site, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    small.lead("Rain fell.")
    small.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    before = {path: data for path, data in tree(small.root).items() if not path.startswith(".cache")}
    assert say(capsys, "build", "--site", small.root, "--out", small.path(place)).status == USAGE
    assert {path: data for path, data in tree(small.root).items() if not path.startswith(".cache")} == before


def test_into_another_folder(small: Site, tmp_path: Path) -> None:
    out = tmp_path / "deep/er/public"
    first = small.build(out=out)
    assert not small.path("build").exists()
    assert first.tree == small.build().tree


def test_a_build_without_write_access_to_the_cache_is_still_a_build(small: Site, tmp_path: Path) -> None:
    wanted = small.build(out=tmp_path / "one").tree
    small.delete(".cache")
    small.put(".cache", "a file in the way")
    assert small.build(out=tmp_path / "two").tree == wanted


def test_a_site_says_who_may_read_what_it_publishes(small: Site) -> None:
    def modes() -> set[tuple[bool, str]]:
        out = small.path("build")
        return {(each.is_dir(), oct(each.stat().st_mode & 0o777)) for each in (out, *out.rglob("*"))}

    small.build()
    assert modes() == {(True, "0o755"), (False, "0o644")}
    config = small.read("config.yaml")
    for said, of_folders, of_files in (
        ("group", "0o750", "0o640"),
        ("owner", "0o700", "0o600"),
        ("everyone", "0o755", "0o644"),
    ):
        small.put("config.yaml", f"{config}readable_by: {said}\n")
        built = small.build()
        assert built.faults == []
        assert modes() == {(True, of_folders), (False, of_files)}
        small.lead(f"It rained [@rain#hours], for {said}.")
        small.build()
        assert modes() == {(True, of_folders), (False, of_files)}
