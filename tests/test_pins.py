"""The lock file: written and read back, and clear about what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.date import Date
from briefing_site.model.pin import Lock, PinnedExcerpt, PinnedSource, PinnedWords, digest
from briefing_site.model.verdict import Occurrence
from briefing_site.parse.lock import LockError, dump, load

NUMBERS = st.integers(min_value=0)
DIGESTS = st.text().map(lambda text: "ab" + text)
WORDS = st.builds(PinnedWords, st.builds(Occurrence, NUMBERS, NUMBERS, NUMBERS), DIGESTS, DIGESTS, DIGESTS)
EXCERPTS = st.builds(PinnedExcerpt, st.none() | st.text(), st.text(), st.text(), st.none() | WORDS)
DAYS = st.dates().map(lambda day: Date(day.year, day.month, day.day))
SOURCES = st.builds(PinnedSource, st.text(), st.text(), st.dictionaries(st.text(), EXCERPTS, max_size=3), day=st.none() | DAYS)  # fmt: skip
LOCKS = st.builds(Lock, st.dictionaries(st.text(), SOURCES, max_size=3))

LOCK = Lock(
    {
        "town-2026": PinnedSource(
            "b.txt",
            "ff",
            {"quay": PinnedExcerpt("3", "found", "aa", PinnedWords(Occurrence(3, 5, 9), "bb", "cc", "dd"))},
            day=Date(2026, 2, 3),
        ),
        "port": PinnedSource("a.txt", "ee", {"z": PinnedExcerpt(None, "not-found", "aa")}),
    }
)

TEXT = """\
{
 "sources": {
  "port": {
   "archive": "a.txt",
   "excerpts": {
    "z": {
     "at": null,
     "end": null,
     "exact": null,
     "paragraph": null,
     "prefix": null,
     "quote": "aa",
     "start": null,
     "suffix": null,
     "verdict": "not-found"
    }
   },
   "sha256": "ee"
  },
  "town-2026": {
   "archive": "b.txt",
   "excerpts": {
    "quay": {
     "at": "3",
     "end": 9,
     "exact": "bb",
     "paragraph": 3,
     "prefix": "cc",
     "quote": "aa",
     "start": 5,
     "suffix": "dd",
     "verdict": "found"
    }
   },
   "pinned": "2026-02-03",
   "sha256": "ff"
  }
 },
 "version": 1
}
"""


def test_dump_is_sorted_and_one_value_a_line() -> None:
    assert dump(LOCK) == TEXT


@given(LOCKS)
def test_load_reads_what_dump_wrote(lock: Lock) -> None:
    assert load(dump(lock)) == lock
    assert dump(load(dump(lock))) == dump(lock)


def test_digest() -> None:
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("が") != digest("か\u3099")


BROKEN = {
    "conflict": (TEXT.replace('     "end": 9,\n', '<<<<<<< ours\n     "end": 9,\n=======\n     "end": 8,\n>>>>>>> theirs\n'), 25, "merge conflict"),
    "empty": ("", 1, "not JSON"),
    "comma": (TEXT.replace('"ee"', '"ee",'), 19, "not JSON from column"),
    "not-a-mapping": ("[]", 1, "is not a mapping"),
    "no-version": ('{"sources": {}}', 1, "has no 'version'"),
    "newer": (TEXT.replace('"version": 1', '"version": 2'), 39, "newer generator"),
    "no-day": (TEXT.replace("2026-02-03", "2026-02-30"), 35, "'pinned' of sources.town-2026 has the wrong type"),
    "month-for-a-day": (TEXT.replace("2026-02-03", "2026-02"), 35, "'pinned' of sources.town-2026 has the wrong type"),
    "key-missing": (TEXT.replace('     "start": 5,\n', ""), 23, "town-2026.excerpts.quay has no 'start'"),
    "strange-key": (TEXT.replace('"suffix": "dd"', '"suffix": "dd",\n     "x": 1'), 32, "strange key 'x'"),
    "wrong-type": (TEXT.replace('"start": 5', '"start": "5"'), 30, "'start' of sources.town-2026.excerpts.quay has the wrong type"),
    "half-filled": (TEXT.replace('"start": 5', '"start": null'), 30, "'start' of sources.town-2026.excerpts.quay has the wrong type"),
    "truth-is-no-number": (TEXT.replace('"start": 5', '"start": true'), 30, "wrong type"),
    "excerpt-not-a-mapping": ('{"sources": {"port": {"archive": "", "sha256": "",\n "excerpts": {"z": 1}}}, "version": 1}', 2, "not a mapping"),
    "key-twice": (TEXT.replace('"town-2026"', '"port"'), 20, "'port' is given twice"),
    "endless-number": ("1" * 5000, 1, "a number has thousands of digits"),
    "deep": ("[" * 100_000, 1, "nested too deeply"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_load_refuses(text: str, line: int, message: str) -> None:
    with pytest.raises(LockError, match=message) as caught:
        load(text)
    assert caught.value.line == line


@given(st.text() | st.text(alphabet='{}[]":,1 \n'))
def test_load_raises_nothing_else(text: str) -> None:
    with pytest.raises(LockError):
        load(text)
