"""Faults of files that no text can mark: too large, not to be read, in another place or encoding."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from briefing_site.model.diagnostic import Severity
from briefing_site.model.files import File
from briefing_site.model.os_reason import reason
from briefing_site.read.site_folder import read_file
from tests.sites import CARD, LEAD, SMALL, Site, briefing, files


@pytest.mark.parametrize("path", [LEAD, CARD], ids=["briefing", "card"])
def test_too_long(small: Site, path: str) -> None:
    """A text beyond the limit of the site: the other files are read as always."""
    small.append("config.yaml", "policy: {text_size: 12}\n")
    small.lead("Rain.")
    small.append(path, "\n" + "rain " * 3000)
    faults = small.check().diagnostics
    assert [(f.code, f.place.path) for f in faults if f.code == "too-long"] == [("too-long", path)]
    assert "policy: text_size in config.yaml allows 12 kB" in next(
        f.message for f in faults if f.code == "too-long"
    )


HUGE = {
    "briefing": "briefings/water/huge.md",
    "card": "seeds/huge.md",
    "config": "config.yaml",
    "lock": "seeds/seeds.lock",
    "archived text": "seeds/archive/rain.txt",
    "template": "themes/mine/templates/page.html",
}


@pytest.mark.parametrize("path", HUGE.values(), ids=HUGE)
def test_a_huge_file_is_refused_unread(small: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is asked for first: no byte of it is read."""
    if path.startswith("themes"):
        small.append("config.yaml", "theme: mine\n")
        small.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    small.put(path, "")
    with small.path(path).open("wb") as file:
        file.truncate(100 * 2**20)  # it takes no room on the disk
    opened = open

    def watched(name: object, *given: Any, **named: Any) -> Any:
        assert not str(name).endswith(path)
        return opened(name, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", watched)
    found = small.check().diagnostics
    assert any(f.place.path == path and f.code == "too-long" for f in found) or any(
        "bytes" in f.message for f in found
    )


@pytest.mark.parametrize("path", ["Briefings/water/lead.md", "drafts/lead.md", "lead.md"])
def test_misplaced_text(small: Site, path: str) -> None:
    small.put(path, files(briefing("Rain."))[LEAD])
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.path) == ("stray-file", path.partition("/")[0])
    assert "briefings/" in fault.hint


test_misnamed_folder = test_unread_folder = test_misplaced_text


def test_unreadable_archive(small: Site) -> None:
    small.put("seeds/archive/rain.txt", "Rain fell: naïve façade.".encode("cp1252"))
    (fault,) = [fault for fault in small.check().diagnostics if fault.code == "missing-archive"]
    assert "looks like Windows-1252" in fault.message
    assert "iconv -f CP1252 -t UTF-8 rain.txt" in fault.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_for_want_of_rights(small: Site) -> None:
    small.path(LEAD).parent.mkdir()
    small.lead("Rain.")
    small.path(LEAD).chmod(0)
    assert small.check().faults == [f"{LEAD}:1:1 unreadable-file"]


def test_archive_elsewhere(small: Site, tmp_path: Path) -> None:
    small.delete("seeds/archive")
    small.path("seeds/archive").symlink_to(tmp_path)
    assert small.check().faults == ["seeds/archive:1:1 stray-file"]


def test_symbolic_link(small: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("secret", encoding="utf-8")
    small.path("briefings/water").mkdir(exist_ok=True)
    small.path("briefings/water/linked.md").symlink_to(tmp_path / "elsewhere.md")
    assert small.check().faults == ["briefings/water/linked.md:1:1 stray-file"]


def test_unreadable(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, name: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("briefing_site.read.kept_files.read_file", refuse)
    seen = small.check()
    assert seen.faults == [f"{path}:1:1 unreadable-file" for path in sorted(files(SMALL) | {"seeds/seeds.lock": ""}) if "archive" not in path]  # fmt: skip
    assert "cannot be read: Permission denied" in seen.text


def test_a_card_that_cannot_be_read_is_told_alone(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its citations lead somewhere, and its pins stay."""
    read = read_file

    def refuse(path: str, name: str) -> File:
        if name == "seeds/rain.md":
            raise PermissionError(13, "Permission denied")
        return read(path, name)

    monkeypatch.setattr("briefing_site.read.kept_files.read_file", refuse)
    seen = small.check()
    assert [(fault.code, fault.severity) for fault in seen.diagnostics] == [
        ("unreadable-file", Severity.ERROR)
    ]


def test_a_card_that_is_a_link_is_missing(small: Site, tmp_path: Path) -> None:
    small.path("seeds/rain.md").rename(tmp_path / "rain.md")
    small.path("seeds/rain.md").symlink_to(tmp_path / "rain.md")
    assert {fault.code for fault in small.check().diagnostics} >= {"stray-file", "unknown-source"}


REASONS = {
    "with a file": (OSError(13, "Permission denied", "seeds/rain.md"), "seeds/rain.md: Permission denied"),
    "a full disk": (OSError(28, "No space left on device"), "No space left on device"),
    "words alone": (OSError("cut off"), "cut off"),
}


@pytest.mark.parametrize(("fault", "told"), REASONS.values(), ids=REASONS)
def test_what_the_system_says(fault: OSError, told: str) -> None:
    assert reason(fault) == told


@pytest.mark.parametrize(
    ("data", "column"),
    [(b"caf\x81\xe9 [@rain]", 4), ("雨".encode() + b"\xff", 2)],
    ids=["no-encoding", "after-wide"],
)
def test_not_utf8(small: Site, data: bytes, column: int) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\n" + data)
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:{column} not-utf8"]
    assert "UTF-8" in seen.text


def test_other_encoding(small: Site) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\ncaf\xe9 [@rain]")
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:4 not-utf8"]
    assert f"iconv -f CP1252 -t UTF-8 {LEAD}" in seen.text


def test_cut_off(small: Site) -> None:
    small.put(LEAD, b"---\ntitle: Rain\n---\n" + "雨".encode()[:2])
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:1 not-utf8"]
    assert "in the midst of a character" in seen.text


def test_no_config(small: Site) -> None:
    small.delete("config.yaml")
    assert small.check().faults == ["config.yaml:1:1 no-config"]


def test_line_ends_and_byte_order_marks_move_no_place(small: Site) -> None:
    text = "---\ntitle: Rain\nregion: water\ndate: 2026\nsummary: Rain.\n---\n雨 [@rian].\n\nRain [@rian].\n"
    expected = [f"{LEAD}:7:4 unknown-source", f"{LEAD}:9:7 unknown-source"]
    for data in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}"):
        small.put(LEAD, data)
        assert small.check().faults == expected


ARCHIVED = {
    "mistyped": ("rian.txt", 'did you mean "rain.txt"?'),
    "capitals": ("Rain.TXT", 'did you mean "rain.txt"?'),
    "with-its-folder": ("seeds/archive/rain.txt", 'did you mean "rain.txt"?'),
    "path-of-windows": ("C:\\\\texts\\\\rain.txt", 'did you mean "rain.txt"?'),
    "path-of-a-disk": ("/home/ada/rain.txt", 'did you mean "rain.txt"?'),
    "another": ("flood.txt", "add it, or correct the name"),
    "document": ("flood.pdf", "`briefing source add FILE` makes one of a document"),
}


@pytest.mark.parametrize(("name", "cure"), ARCHIVED.values(), ids=ARCHIVED.keys())
def test_the_cure_of_a_missing_text_names_the_one_that_was_meant(small: Site, name: str, cure: str) -> None:
    small.edit("seeds/rain.md", "archive: rain.txt", f'archive: "{name}"')
    (fault,) = [fault for fault in small.check().diagnostics if fault.code == "missing-archive"]
    assert cure in fault.hint


def test_a_document_in_the_archive_is_to_be_taken_in(small: Site) -> None:
    small.put("seeds/archive/flood.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    small.edit("seeds/rain.md", "archive: rain.txt", "archive: flood.pdf")
    (fault,) = [fault for fault in small.check().diagnostics if fault.code == "missing-archive"]
    assert "is no plain text" in fault.message
    assert "briefing source add" in fault.hint
