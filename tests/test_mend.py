"""`briefing check --fix`, `--unsafe` and `--diff`: what is changed, what is told, and what never happens."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.authoring import mend as mending
from briefing_site.authoring.mend import mend
from briefing_site.model.diagnostic import Diagnostic, Place, Span, error
from briefing_site.model.edit import CommandStep, Edit, Move, NewFile, changed_bytes, overlap
from briefing_site.model.fix import Fix, Safety
from briefing_site.publish import change_journal
from briefing_site.publish.durable import write_durably
from briefing_site.publish.site_swap import PublishError
from tests.changed_texts import applied
from tests.commands import content, say
from tests.sites import CARD, LEAD, Site, briefing

WRONG = briefing(
    "### Deep\n\nA bell\x07. It rained.", "topics: [Sea Trade]\nauthors: Ada Lane", date="2026/1/7"
)
"""Nothing but what can safely be mended; some of it shows only when the rest is."""
GUESSED = briefing("It rained [@rian#huors]. See [[al]].", "topcs: [sea]")


def check(site: Site, capsys: pytest.CaptureFixture[str], *flags: str) -> tuple[int, str, str]:
    said = say(capsys, "check", "--site", site.root, *flags)
    return said.status, said.out, said.err


# --- --fix ---------------------------------------------------------------------------------------


def test_safe_fixes_are_made_and_told(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(WRONG)
    status, out, _ = check(small, capsys, "--fix")
    assert status == GOOD
    assert small.read(LEAD) == (
        "---\ntitle: Rain on the quay\nregion: water\ndate: 2026-01-07\nsummary: What the rain did.\n"
        "topics: [sea-trade]\nauthors: [Ada Lane]\n---\n## Deep\n\nA bell. It rained.\n"
    )
    assert out.splitlines() == [
        f"{LEAD}:11:7: fixed[forbidden-character] Delete the character",
        f"{LEAD}:4:7: fixed[bad-date] Write 2026-01-07",
        f"{LEAD}:6:10: fixed[bad-id] Write sea-trade",
        f"{LEAD}:7:10: fixed[wrong-type] Make it a list",
        f"{LEAD}:9:1: fixed[heading-level] Begin the line with ##",
        "5 faults fixed in 1 file.",
        "No faults.",
    ]


def test_guesses_are_made_only_where_they_are_asked_for(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(GUESSED)
    before = small.read(LEAD)
    status, out, _ = check(small, capsys, "--fix")
    assert (status, small.read(LEAD)) == (CONTENT, before)
    assert "Nothing that --fix may change." in out
    status, out, _ = check(small, capsys, "--fix", "--unsafe")
    assert status == GOOD
    # The excerpt shows to be wrong when the source is right.
    assert "It rained [@rain#hours]. See [[all]]." in small.read(LEAD)
    assert "topics: [sea]" in small.read(LEAD)
    assert "4 faults fixed in 1 file." in out


def test_what_is_left_is_reported_and_decides(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(briefing("It rained [@fog].", date="2026/1/7"))
    status, out, _ = check(small, capsys, "--fix")
    assert status == CONTENT
    assert "1 fault fixed in 1 file." in out
    assert "error[unknown-source]" in out
    assert "bad-date] date" not in out


def test_a_clean_site_is_left_alone(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(small)
    assert check(small, capsys, "--fix", "--unsafe")[0] == GOOD
    assert content(small) == before


def test_nothing_that_leaves_something_open_is_made(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(briefing("It [@snow#deep] fell [^n]. Ask @Somebody-else.", summary=None))
    small.write("-- briefings/water/plain.md --\nNo front matter.\n")
    names = set(content(small))
    check(small, capsys, "--fix", "--unsafe")
    assert set(content(small)) == names
    assert "summary" not in small.read(LEAD)
    assert small.read("briefings/water/plain.md") == "No front matter.\n"


def test_overlapping_fixes_are_made_one_after_the_other(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(briefing("Rain\x07\x07\x07."))
    made = mend(small.options(), unsafe=False)
    assert [fault.place.column for fault, _ in made.made] == [5, 5, 5]
    assert made.new[LEAD].endswith(b"Rain.\n")


@pytest.mark.parametrize(
    ("path", "old", "new", "kept"),
    [
        ("briefings/land/all.md", "#hours", "#huors", "## hours"),
        (LEAD, "[^note]. It", "[^note1]. It", "[^note]: The text."),
    ],
    ids=["excerpt", "footnote"],
)
def test_nothing_is_deleted_that_a_name_put_right_would_use(
    small: Site, path: str, old: str, new: str, kept: str
) -> None:
    small.lead("Rain[^note]. It rained.\n\n[^note]: The text.")
    small.edit(path, old, new)
    mend(small.options(), unsafe=True).write(small.options())
    assert kept in small.read(CARD) + small.read(LEAD)
    assert small.check().diagnostics == ()


def test_fixes_that_undo_one_another_end(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Span(Place(LEAD, 7, 1), Place(LEAD, 7, 2))

    def turn(faults: object, files: dict[str, bytes], trusted: object) -> list[tuple[Diagnostic, Fix]]:
        new = "b" if files[LEAD].endswith(b"a\n") else "a"
        fix = Fix("Turn", (Edit(at, new),), Safety.SAFE)
        return [(error(at, "code", "fact", fixes=(fix,)), fix)]

    small.write(briefing("a"))
    monkeypatch.setattr(mending, "_taken", turn)
    made = mend(small.options(), unsafe=False)
    assert len(made.made) == mending.ROUNDS
    assert made.new == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_files_keep_their_form(small: Site, capsys: pytest.CaptureFixture[str], ends: str, mark: str) -> None:
    small.write(briefing("### Deep\n\n日本.", "topics: [Sea Trade]", region=None, date="2026/1/7"))
    text = small.read(LEAD)
    small.put(LEAD, f"{mark}{text.replace(chr(10), ends)}".encode())
    assert check(small, capsys, "--fix")[0] == GOOD
    written = small.path(LEAD).read_bytes().decode("utf-8")
    assert written.startswith("\ufeff") is bool(mark)
    plain = written.removeprefix("\ufeff").replace(ends, "\n") if ends != "\r" else written
    assert "region: water" in plain
    if ends == "\r\n":
        assert written.count("\n") == written.count("\r\n")


# --- --diff --------------------------------------------------------------------------------------


def test_where_nothing_would_be_fixed_the_diff_says_so(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(small, capsys, "--diff") == (GOOD, "", "Nothing that --fix may change.\n")


def test_the_diff_is_what_fixing_does(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(WRONG)
    small.edit(CARD, "kind: news", "kind: news\npublished: 2026.1.5")
    small.edit(CARD, "published: 2026-01-05\n", "")
    before = content(small)
    status, out, err = check(small, capsys, "--diff")
    assert status == CONTENT
    assert content(small) == before
    assert err == "6 faults would be fixed in 2 files; nothing was written.\n"
    assert check(small, capsys, "--diff", "--fix") == (status, out, err)
    assert content(small) == before
    assert "-kind" not in out
    assert "-published: 2026.1.5\n+published: 2026-01-05\n" in out
    done = subprocess.run(
        ["patch", "-p0", "--binary"], cwd=small.root, input=out, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    patched = {path: small.read(path) for path in (LEAD, CARD)}
    for path in (LEAD, CARD):
        small.put(path, before[path])
    check(small, capsys, "--fix")
    assert patched[CARD] == small.read(CARD)


def test_a_diff_of_nothing(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(small, capsys, "--diff", "-q") == (GOOD, "", "")


def test_a_diff_says_where_the_last_line_has_no_end(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.put(LEAD, briefing("### Deep").partition("\n")[2].rstrip("\n"))
    out = check(small, capsys, "--diff", "-q")[1]
    assert out.endswith("-### Deep\n\\ No newline at end of file\n+## Deep\n\\ No newline at end of file\n")


# --- what may go wrong ---------------------------------------------------------------------------


def test_unsafe_alone_is_wrong_usage(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = check(small, capsys, "--unsafe")
    assert status == USAGE
    assert "--unsafe goes with --fix or --diff" in err


def test_all_files_are_changed_or_none(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write(WRONG)
    small.edit("briefings/land/all.md", "2026-01-06", "2026/1/6")
    before = content(small)
    count = 0

    def full(path: Path, data: bytes, mode: int = 0o644) -> None:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device", str(path))
        write_durably(path, data, mode)

    monkeypatch.setattr(change_journal, "write_durably", full)
    status, _, err = check(small, capsys, "--fix")
    assert status == UNWRITABLE
    assert "nothing was changed" in err
    assert content(small) == before


def test_what_somebody_else_wrote_meanwhile_is_kept(small: Site) -> None:
    small.write(WRONG)
    made = mend(small.options(), unsafe=False)
    small.append(LEAD, "More.\n")
    with pytest.raises(PublishError, match="changed by somebody else"):
        made.write(small.options())
    assert small.read(LEAD).endswith("More.\n")


def test_programs_are_told_what_is_left(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(briefing("It rained [@fog].", date="2026/1/7"))
    out = check(small, capsys, "--fix", "--format", "json")[1]
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["unknown-source"]


# --- edits ---------------------------------------------------------------------------------------


def piece(line: int, column: int, end_line: int, end_column: int, path: str = "f") -> Span:
    return Span(Place(path, line, column), Place(path, end_line, end_column))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (piece(1, 1, 1, 3), piece(1, 3, 1, 5), False),
        (piece(1, 1, 1, 4), piece(1, 3, 1, 5), True),
        (piece(1, 2, 1, 2), piece(1, 2, 1, 2), True),
        (piece(1, 2, 1, 2), piece(1, 1, 1, 3), True),
        (piece(1, 1, 2, 1), piece(1, 9, 1, 9), True),
        (piece(1, 1, 1, 4), piece(1, 1, 1, 4, "g"), False),
    ],
    ids=["neighbours", "overlapping", "one point", "inside", "lines", "files"],
)
def test_overlap(one: Span, other: Span, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_changes_are_applied() -> None:
    changes = (
        Edit(piece(1, 1, 1, 2), "xx"),
        Edit(piece(2, 1, 2, 2), ""),
        NewFile("g", "new"),
        Move("f", "h"),
        CommandStep(("pin",)),
    )
    assert applied({"f": "a\nb\n"}, changes) == {"h": "xx\n\n", "g": "new"}


def test_new_lines_end_as_those_of_the_file() -> None:
    edit = Edit(piece(2, 1, 2, 1), "new\n")
    assert changed_bytes("f", b"a\r\nb\r\n", [edit]) == b"a\r\nnew\r\nb\r\n"
    assert changed_bytes("f", b"a\nb\n", [edit]) == b"a\nnew\nb\n"
    assert changed_bytes("f", b"\xef\xbb\xbfa\nb", [edit]) == b"\xef\xbb\xbfa\nnew\nb"
