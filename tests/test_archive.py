"""The archive: reading documents, and places in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.document import ArchiveError, ArchiveMissingError, Document
from briefing_site.model.source import At
from briefing_site.parse.place import parse_at
from briefing_site.read.archive import read_document
from briefing_site.verify.place import span, why_missing

DATA = "\ufeffTitle\r\n\r\n  \r\n　Rain fell. It stopped.\u2028Then sun.\r\nEnd".encode()


def test_paragraphs_are_lines_that_are_not_empty() -> None:
    document = Document.of("a.txt", DATA)
    assert document.text == "Title\n\n  \n　Rain fell. It stopped.\u2028Then sun.\nEnd"
    assert document.digest == hashlib.sha256(DATA).hexdigest()
    assert [(p.number, p.text) for p in document.paragraphs] == [
        (1, "Title"),
        (2, "Rain fell. It stopped.\u2028Then sun."),
        (3, "End"),
    ]


# A text with NULs is told as another encoding.
@given(st.text(st.characters(exclude_characters="\0\x1b", exclude_categories=["Cs"])))
def test_paragraphs_know_where_they_start(text: str) -> None:
    document = Document.of("a.txt", text.encode("utf-8", "ignore"))
    assert [p.number for p in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
    for paragraph in document.paragraphs:
        assert paragraph.text
        assert document.text.startswith(paragraph.text, paragraph.start)


def test_read_document(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "a.txt").write_bytes(DATA)
    assert read_document(tmp_path, "2026/a.txt") == Document.of("2026/a.txt", DATA)


def test_the_archive_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "a.txt").write_bytes(DATA)
    (tmp_path / "archive").symlink_to(tmp_path / "store")
    assert read_document(tmp_path / "archive", "a.txt").name == "a.txt"


def test_missing_document(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissingError, match=r"b\.txt is not in the archive"):
        read_document(tmp_path, "b.txt")


UNUSABLE = {
    "parent": ("../secret.txt", "inside the archive"),
    "parent-in-the-middle": ("x/../../secret.txt", "inside the archive"),
    "absolute": ("/etc/hostname", "inside the archive"),
    "link-out": ("link.txt", "inside the archive"),
    "the-folder-itself": (".", "inside the archive"),
    "empty": ("", "inside the archive"),
    "folder": ("folder", "cannot be read"),
    "null-byte": ("a\0b", "cannot be read"),
    "not-utf-8": ("latin.txt", "not UTF-8: it looks like Windows-1252"),
}


@pytest.mark.parametrize(("name", "message"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_unusable_document(tmp_path: Path, name: str, message: str) -> None:
    archive = tmp_path / "archive"
    (archive / "folder").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (archive / "link.txt").symlink_to(tmp_path / "secret.txt")
    (archive / "latin.txt").write_bytes(b"na\xefve")
    with pytest.raises(ArchiveError, match=message) as caught:
        read_document(archive, name)
    assert not isinstance(caught.value, ArchiveMissingError)


PLACES = {
    "7": At(7, 7),
    "7-8": At(7, 8),
    "3:6": At(3, 3, (6, 6)),
    "3:6-8": At(3, 3, (6, 8)),
    " 12 ": At(12, 12),
}


@pytest.mark.parametrize(("text", "at"), PLACES.items())
def test_parse_at(text: str, at: At) -> None:
    assert parse_at(text) == at
    assert str(at) == text.strip()


NO_PLACES = {
    "8-7": "backwards",
    "3:8-6": "backwards",
    "0": "counted from 1",
    "0-2": "counted from 1",
    "3:0": "counted from 1",
    "": "not a place",
    "p. 3": "not a place",
    "-1": "not a place",
    "3:": "not a place",
    "3-4:5": "not a place",
    "3:6-": "not a place",
    "３": "not a place",
}


@pytest.mark.parametrize(("text", "reason"), NO_PLACES.items())
def test_parse_at_refuses(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_at(text)


SPANS = {
    "1": "Title",
    "2": "Rain fell. It stopped.\u2028Then sun.",
    "1-2": "Title\n\n  \n　Rain fell. It stopped.\u2028Then sun.",
    "2:2": "It stopped.",
    "2:2-3": "It stopped.\u2028Then sun.",
}


@pytest.mark.parametrize(("at", "words"), SPANS.items())
def test_span(at: str, words: str) -> None:
    document = Document.of("a.txt", DATA)
    place = span(document, parse_at(at))
    assert place is not None
    assert document.text[slice(*place)] == words


MISSING = {
    "4": "there is no paragraph 4: the text has 3",
    "2-9": "there is no paragraph 9: the text has 3",
    "2:4": "paragraph 2 has no sentence 4: it has 3",
    "2:2-5": "paragraph 2 has no sentence 5: it has 3",
}


@pytest.mark.parametrize(("at", "reason"), MISSING.items())
def test_missing_place(at: str, reason: str) -> None:
    document = Document.of("a.txt", DATA)
    assert span(document, parse_at(at)) is None
    assert why_missing(document, parse_at(at)) == reason
