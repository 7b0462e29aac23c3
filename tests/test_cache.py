"""Kept results: they save time, and nothing else depends on them."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from briefing_site.engine.last_build import LastBuild, generator_stamp, load_last, save_last
from briefing_site.engine.store import Entry, Store, encode
from briefing_site.engine.store_file import StoreFile
from briefing_site.model import pin
from briefing_site.model.diagnostic import Place, RelatedPlace, Span, error
from briefing_site.model.edit import CommandStep, Edit, NewFile
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.note_key import ExcerptKey, FootnoteKey
from briefing_site.publish.atomic import write_parts, write_whole
from tests.sites import PAGE, Site

PIECE = Span(Place("a.md", 2, 3), Place("a.md", 2, 5))
FAULT = error(
    PIECE,
    "a-code",
    "a message",
    "a hint",
    related=(RelatedPlace(Span.whole_file("b.md"), "given here first"),),
    suggestion="word",
    fixes=(Fix("Mend it", (Edit(PIECE, "x"), NewFile("c.md", "y"), CommandStep(("pin",))), Safety.SAFE),),
)
VALUE = (FAULT, frozenset({"x"}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep/kept.store"


def keep(path: Path, stamp: str = "v1") -> Store:
    cache = Store(path, stamp, KEY)
    assert cache.get("key", "digest", lambda: VALUE) == VALUE
    cache.save()
    return cache


# --- what is kept --------------------------------------------------------------------------------


def test_a_value_is_made_once(path: Path) -> None:
    assert keep(path).made == 1
    assert keep(path).made == 0


def test_the_record_of_a_build_keeps_whole_diagnostics(tmp_path: Path) -> None:
    record = tmp_path / "build"
    save_last(record, LastBuild(faults=(FAULT, FAULT)))
    assert load_last(record).faults == (FAULT, FAULT)


def test_an_unchanged_build_tells_the_same_faults(small: Site) -> None:
    small.lead("### Deep\n\nIt rained [@rain#hours].\n\n[^n]: Nobody.")
    first, second = small.build(), small.build()
    assert (len(first.rendered) > 0, second.rendered) == (True, ())
    assert second.diagnostics == first.diagnostics
    assert [len(fault.fixes) for fault in second.diagnostics] == [2, 2]


def test_another_stamp_makes_all_anew(path: Path) -> None:
    keep(path, "v1")
    assert keep(path, "v2").made == 1
    assert keep(path, "v1").made == 1


def test_what_was_not_asked_for_is_dropped(path: Path) -> None:
    keep(path)
    other = Store(path, "v1", KEY)
    other.get("other", "digest", lambda: "value")
    other.save()
    assert keep(path).made == 1


def test_what_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keep(tmp_path / "file" / "kept.pickle")


def test_a_write_that_fails_leaves_the_old_file_and_no_other(path: Path) -> None:
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_of_parts_has_its_name_when_all_are_written(path: Path) -> None:
    there: list[list[str]] = []

    def pieces() -> Iterator[bytes]:
        for part in (b"one", b"two"):
            there.append([each.name for each in path.parent.iterdir() if not each.name.startswith(".")])
            yield part

    write_parts(path.parent, pieces(), lambda: f"after-{len(there)}")
    assert there == [[], []]
    assert [(each.name, each.read_bytes()) for each in path.parent.iterdir()] == [("after-2", b"onetwo")]


def test_a_file_of_parts_that_fails_leaves_the_old_one_and_no_other(path: Path) -> None:
    write_whole(path, b"old")
    with pytest.raises(ZeroDivisionError):
        write_parts(path.parent, (b"%d" % (1 // n) for n in (1, 0)), lambda: path.name)
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


# --- what is no cache of ours --------------------------------------------------------------------


def call(module: str, name: str, *arguments: str) -> bytes:
    """A pickle that calls a function of a module, as somebody else could write it."""

    def text(value: str) -> bytes:
        return pickle.SHORT_BINUNICODE + bytes([len(value.encode())]) + value.encode()

    given = pickle.MARK + b"".join(text(value) for value in arguments) + pickle.TUPLE
    return (
        pickle.PROTO
        + b"\x04"
        + text(module)
        + text(name)
        + pickle.STACK_GLOBAL
        + given
        + pickle.REDUCE
        + pickle.STOP
    )


KEY = b"of these tests"


def stored(value: object, *, key: bytes = KEY, as_is: bytes = b"") -> dict[str, bytes]:
    """The files of a store with one result, or with the bytes of one `as_is`, by name."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "kept.store")
        StoreFile(path, key, "v1").write({}, [Entry("key", "digest", as_is or encode("", "", value).data)])
        return {each.name: each.read_bytes() for each in Path(folder).iterdir()}


def put(path: Path, files: Mapping[str, bytes]) -> None:
    """Have the files of a store lie at a path, that of the index."""
    path.parent.mkdir()
    for name, data in files.items():
        path.with_name(name).write_bytes(data)


def flipped(data: bytes, at: int) -> bytes:
    """The same bytes, but for one bit."""
    changed = bytearray(data)
    changed[at] ^= 4
    return bytes(changed)


def index(change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """The files of a store whose index was changed."""
    return {name: change(data) if name == "kept.store" else data for name, data in stored(VALUE).items()}


def part(change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """The files of a store whose part was changed."""
    return {name: data if name == "kept.store" else change(data) for name, data in stored(VALUE).items()}


DAMAGED = {
    "empty": index(lambda _: b""),
    "no store": index(lambda _: b"<html>"),
    "a pickle": index(lambda _: pickle.dumps(("v1", {"key": VALUE}))),
    "the index is cut off": index(lambda data: data[:-20]),
    "cut off in the seal": index(lambda data: data[:20]),
    "a bit of the seal": index(lambda data: flipped(data, 20)),
    "a bit of the index": index(lambda data: flipped(data, 60)),
    "a bit of the first entry": part(lambda data: flipped(data, 0)),
    "a bit of the last entry": part(lambda data: flipped(data, -1)),
    "a part that is cut off": part(lambda data: data[:-1]),
    "a part that is moved": part(lambda data: b"x" + data),
    "a part that is gone": {"kept.store": stored(VALUE)["kept.store"]},
    "a part of another": part(lambda data: bytes(len(data))),
    "sealed by another": stored(VALUE, key=b"of another"),
    "a type that is gone": stored(b"", as_is=call("briefing_site.model.nouns", "Removed")),
    "a module that is gone": stored(b"", as_is=call("generator.removed", "Removed")),
    "numbers that do not end": stored(b"", as_is=b"\x80\x04\x8a\xff" + b"\xff" * 9),
}


def test_whole_entries_are_taken(path: Path) -> None:
    """What the damaged ones below differ from."""
    put(path, stored(VALUE))
    assert keep(path).made == 0


@pytest.mark.parametrize("files", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_cache_is_an_empty_one(path: Path, files: Mapping[str, bytes]) -> None:
    put(path, files)
    assert keep(path).made == 1
    assert keep(path).made == 0


# --- parts ---------------------------------------------------------------------------------------


def add(path: Path, *kept: str, new: str) -> None:
    """A command that asks for what others have kept under some names, and makes one result."""
    store = Store(path, "v1", KEY)
    for name in kept:
        store.get(name, "digest", lambda: LARGE)
    store.get(new, "digest", lambda: LARGE)
    store.save()


LARGE = "x" * 600_000


def parts(path: Path) -> set[str]:
    """The names of the parts of a store."""
    return {each.name for each in path.parent.iterdir()} - {path.name}


def made_of(path: Path, *names: str) -> int:
    """How many of some results a command has to make."""
    store = Store(path, "v1", KEY)
    for name in names:
        assert store.get(name, "digest", lambda: LARGE) == LARGE
    return store.made


def test_a_command_writes_what_it_has_made_and_no_more(path: Path) -> None:
    add(path, new="a")
    before = {name: path.with_name(name).stat().st_mtime_ns for name in parts(path)}
    add(path, "a", new="b")
    assert {name: path.with_name(name).stat().st_mtime_ns for name in before} == before
    (added,) = parts(path) - before.keys()
    assert LARGE.encode() in path.with_name(added).read_bytes()
    assert path.with_name(added).stat().st_size < 2 * len(LARGE)
    assert made_of(path, "a", "b") == 0


def test_parts_are_written_as_one_before_they_are_many(path: Path) -> None:
    names = [f"n{number}" for number in range(60)]
    for at, name in enumerate(names):
        add(path, *names[:at], new=name)
        assert len(parts(path)) <= 25
    assert made_of(path, *names) == 0


def test_what_nobody_keeps_takes_no_room_for_long(path: Path) -> None:
    for number in range(12):
        add(path, "a", new=f"n{number}")
    assert sum(path.with_name(name).stat().st_size for name in parts(path)) < 6 * len(LARGE)


def test_of_two_commands_at_once_the_last_counts(path: Path) -> None:
    add(path, new="a")
    one, other = Store(path, "v1", KEY), Store(path, "v1", KEY)
    for store, name in ((one, "b"), (other, "c")):
        store.get("a", "digest", lambda: LARGE)
        store.get(name, "digest", lambda: LARGE)
    one.save()
    other.save()
    assert made_of(path, "a", "c") == 0
    assert made_of(path, "b") == 1


def test_a_command_needs_no_part_that_another_has_removed_meanwhile(path: Path) -> None:
    add(path, new="a")
    slow = Store(path, "v1", KEY)
    slow.get("a", "digest", lambda: LARGE)
    slow.get("b", "digest", lambda: LARGE)
    quick = Store(path, "v1", KEY)
    quick.get("c", "digest", lambda: LARGE)
    quick.save()  # it drops `a`, and with it the part
    slow.save()
    assert made_of(path, "a", "b") == 0


def test_a_part_of_a_command_that_was_killed_is_removed_in_time(path: Path) -> None:
    add(path, new="a")
    lost, young = (path.with_name(f"kept-{digit * 16}.part") for digit in "12")
    for each in (lost, young):
        each.write_bytes(b"half")
    os.utime(lost, (0, 0))
    begun, at_work = path.with_name(".parts.begun"), path.with_name(".parts.at-work")
    other = path.with_name("other-1111111111111111.part")
    for each in (begun, at_work, other):
        each.write_bytes(b"half, or of nobody here")
    for each in (begun, other):
        os.utime(each, (0, 0))
    add(path, "a", new="b")
    assert [each.exists() for each in (lost, young, begun, at_work, other)] == [
        False,
        True,
        False,
        True,
        True,
    ]


class Asking:
    """A result that is asked for others of its store while it is written, as another thread may do."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0

    def __reduce__(self) -> tuple[type[frozenset[str]], tuple[tuple[str]]]:
        self.asked += 1
        for name in (f"{id(self)} {self.asked}", "both"):
            self.store.get(f"made {name}", "digest", lambda: "late")
            self.store.fact("facts", f"made {name}", lambda: "late")
            self.store.fact(f"facts {name}", "signature", lambda: "late")
        return frozenset, (("written",),)


def test_results_may_be_asked_for_while_they_are_written(path: Path) -> None:
    add(path, new="a")
    store = Store(path, "v1", KEY)
    store.get("a", "digest", str)
    results = [Asking(store) for _ in range(6)]
    for number, result in enumerate(results[:3]):
        store.get(f"slot {number}", "digest", partial(lambda given: given, result))
    for number, result in enumerate(results[3:]):
        store.fact("facts", f"signature {number}", partial(lambda given: given, result))
    store.save()
    assert all(result.asked for result in results)
    kept = Store(path, "v1", KEY)
    assert [kept.before(f"slot {number}", "digest") for number in range(3)] == [frozenset({"written"})] * 3
    assert [kept.known_fact("facts", f"signature {number}") for number in range(3)] == [
        frozenset({"written"})
    ] * 3
    assert kept.has("a", "digest")


def test_facts_are_added_to(path: Path) -> None:
    for number in range(20):
        store = Store(path, "v1", KEY)
        for name in range(number + 1):
            made = store.fact("facts", f"signature {name}", lambda: VALUE)
            assert made == VALUE
        store.save()
    store = Store(path, "v1", KEY)
    lost: list[int] = []
    for name in range(20):
        store.fact("facts", f"signature {name}", partial(lost.append, name))
    assert lost == []


def test_facts_that_are_not_read_are_kept_where_that_is_asked(path: Path) -> None:
    for number in range(3):  # in as many blocks
        store = Store(path, "v1", KEY)
        for name in range(number + 1):
            store.fact("facts", f"signature {name}", lambda: VALUE)
        store.save()
    for retained in (True, True, False):
        store = Store(path, "v1", KEY)
        store.get("another", "signature", lambda: VALUE)
        if retained:
            store.retain("facts")
        store.save()
        found = [Store(path, "v1", KEY).known_fact("facts", f"signature {name}") for name in range(3)]
        assert found == ([VALUE] * 3 if retained else [None] * 3)


def test_equal_keys_in_facts_are_one_and_of_their_type(path: Path) -> None:
    def keys() -> tuple[object, ...]:
        return ExcerptKey("a", "b"), FootnoteKey("a"), ("a", "b"), ExcerptKey("a", "c")

    store = Store(path, "v1", KEY)
    facts = {"first": keys(), "second": frozenset(keys()), "third": [keys()], "fourth": ExcerptKey("a", "b")}
    for name, fact in facts.items():
        store.fact("keys", name, lambda fact=fact: fact)  # type: ignore[misc]
    store.save()
    again = Store(path, "v1", KEY)
    found: dict[str, Any] = {name: again.fact("keys", name, lambda: None) for name in facts}
    assert found == facts
    assert list(map(type, found["first"])) == list(map(type, keys()))
    assert {id(key) for key in found["first"] if key in facts["second"]} & set(map(id, found["second"]))


def test_facts_behind_a_damaged_block_are_made_again(path: Path) -> None:
    for number in range(3):
        store = Store(path, "v1", KEY)
        for name in range(number + 1):
            store.fact("facts", f"signature {name}", lambda: VALUE)
        store.save()
    for part_name in parts(path):
        if b"signature 1" in (data := path.with_name(part_name).read_bytes()):
            path.with_name(part_name).write_bytes(flipped(data, -1))
    for left in ([1, 2], []):
        store = Store(path, "v1", KEY)
        made: list[int] = []
        for name in range(3):
            store.fact("facts", f"signature {name}", partial(made.append, name))
        store.save()
        assert made == left


CALLS = {
    "os.system": ("os", "system", "touch {ran}"),
    "posix.system": ("posix", "system", "touch {ran}"),
    "eval": ("builtins", "eval", "open({ran!r}, 'w').close()"),
    "open": ("builtins", "open", "{ran}", "w"),
    # A name with dots is looked up from attribute to attribute: each module leads to all that it imports.
    "by way of another module": (
        "briefing_site.read.archive",
        "re.enum.bltns.eval",
        "open({ran!r}, 'w').close()",
    ),
    "by way of a type": ("briefing_site.model.diagnostic", "Place.__init__.__globals__", "x"),
    "a method": ("briefing_site.read.archive", "Path.touch", "{ran}"),
    "a function of ours": ("briefing_site.engine.store_file", "write_whole", "{ran}", "x"),
}


@pytest.mark.parametrize("called", CALLS.values(), ids=CALLS)
def test_a_foreign_pickle_runs_nothing(path: Path, tmp_path: Path, called: tuple[str, ...]) -> None:
    ran = tmp_path / "ran"
    put(path, stored(b"", as_is=call(*(part.format(ran=str(ran)) for part in called))))
    assert keep(path).made == 1
    assert not ran.exists()


def test_a_pickle_calls_no_function_of_ours(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only types can be named: a function of the generator, given what somebody chose, may do anything."""
    called: list[str] = []
    monkeypatch.setattr(pin, "digest", called.append)
    put(path, stored(b"", as_is=call("briefing_site.model.pin", "digest", "x")))
    keep(path)
    assert called == []


# --- the cache of a site -------------------------------------------------------------------------


def test_whatever_lies_in_the_cache_folder_a_build_runs_none_of_it(small: Site, tmp_path: Path) -> None:
    """A kept value is data, and never a program."""
    wanted = small.build().tree
    ran = tmp_path / "ran"
    program = call("os", "system", f"touch {ran}")
    kept = [path for path in small.path(".cache").rglob("*") if path.is_file()]
    for path in kept:
        path.write_bytes(program)
    assert small.build().tree == wanted
    assert not ran.exists()


@pytest.mark.parametrize("keep_bytes", [0, 1, 40], ids="{} bytes left".format)
def test_a_cache_that_was_cut_off_changes_nothing_but_time(small: Site, keep_bytes: int) -> None:
    small.lead("Rain fell [@rain#hours].")
    wanted = small.build().tree
    for path in small.path(".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:keep_bytes])
    again = small.build()
    assert again.faults == []
    assert again.tree == wanted


def test_without_the_cache_a_build_takes_longer_and_writes_nothing(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    wanted = small.build()
    small.delete(".cache")
    again = small.build()
    assert PAGE in again.rendered
    assert again.outcome.written == 0
    assert again.tree == wanted.tree
    assert again.faults == wanted.faults


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_archive_is_put_in_order_once(small: Site, jobs: int) -> None:
    """By the process that compares the texts of an edit with it, for the next command too."""

    def kept() -> tuple[str, str] | None:
        store = Store(small.path(".cache/results.store"), generator_stamp())
        row = store._old.get("ordered blocks of the archive")
        return (row.seal, row.signature) if row else None

    small.build(jobs=jobs)
    first = kept()
    assert first
    for word in ("poured", "fell"):
        small.lead(f"It {word} [@rain#hours].")
        small.build(jobs=jobs)
        assert kept() == first
    small.edit("seeds/archive/rain.txt", "Nobody", "No one")
    small.build(jobs=jobs)
    assert kept() != first


def test_all_that_a_build_keeps_can_be_read_back(small: Site) -> None:
    """What may not be decoded would be made again by each build, and nobody would notice."""
    small.edit(
        "briefings/land/all.md",
        "summary:",
        'judgements:\n  - {text: "It is highly likely to stop [@rain#dry].", confidence: low, because: one source}\nsummary:',
    )
    small.build()
    store = Store(small.path(".cache/results.store"), generator_stamp())
    slots = store.slots
    kinds = {"parse", "blocks", "shares", "scaled", "locate", "search", "templates", "pins"}
    assert kinds <= {slot.split()[0] for slot in slots}
    lost: list[str] = []
    for slot in slots:
        store.get(slot, store._old[slot].signature, partial(lost.append, slot))
    assert lost == []
