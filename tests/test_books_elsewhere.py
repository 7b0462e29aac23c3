"""Books in the programs that read them: LibreOffice and EPUBCheck, where they are at hand.

`tests/test_docx.py` and `tests/test_epub.py` hold the files against the rules of their formats everywhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.books import MARKS, exported, full, tree, unzipped
from tests.patience import PATIENCE
from tests.sites import Site
from tests.test_docx import Document

OFFICE = shutil.which("soffice")
EPUBCHECK = shutil.which("epubcheck")
SHORT = 6
"""Footnotes of these briefings that lead to another, at least."""
HREF = "{http://www.w3.org/1999/xlink}href"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def converted(document: Path, form: str, folder: Path) -> Path:
    """A document as LibreOffice writes it again, in another form."""
    folder.mkdir()
    profile = (folder / "profile").as_uri()
    command = [
        OFFICE or "",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
    ]
    done = subprocess.run(
        [*command, folder, document], capture_output=True, text=True, timeout=10 * PATIENCE, check=False
    )
    made = folder / document.with_suffix(f".{form}").name
    assert made.is_file(), done.stdout + done.stderr
    return made


def said(of: ET.Element) -> str:
    """The words of an element without those of its footnotes."""
    inside = (said(each) if each.tag != f"{T}note" else "" for each in of)
    tails = (each.tail or "" for each in of)
    return (of.text or "") + "".join(a + b for a, b in zip(inside, tails, strict=True))


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_notes_the_headings_and_the_contents(small: Site, tmp_path: Path) -> None:
    exported(full(small), "docx", tmp_path)
    flat = converted(tmp_path / "book.docx", "fodt", tmp_path / "flat")
    read = tree(flat.read_bytes())
    notes = [each for each in read.iter(f"{T}note") if each.get(f"{T}note-class") == "footnote"]
    assert ["".join(each[0].itertext()) for each in notes] == [str(n) for n in range(1, MARKS + 1)]
    first = " ".join("".join(notes[0][1].itertext()).split())
    assert first.startswith("Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026, paragraph 2")
    assert first.endswith("“Rain fell for six hours” (Quoted words found in the source)")
    headings = [(each.get(f"{T}outline-level"), said(each)) for each in read.iter(f"{T}h")]
    assert [words for level, words in headings if level == "1"] == [
        "Rain on the quay",
        "風について",
        "عن البحر",
        "Sources",
    ]
    assert ("2", "A heading with a note") in headings
    assert ("3", "A smaller heading") in headings
    (contents,) = read.iter(f"{T}table-of-content")
    assert "A heading with a note" in "".join(contents.itertext())
    links = [each.get(HREF, "") for each in read.iter(f"{T}a")]
    assert len([href for href in links if href.startswith("#_Note")]) >= SHORT
    again = converted(flat, "docx", tmp_path / "again")
    document = Document(unzipped(again.read_bytes()))
    assert len(document.footnotes()) == MARKS


@pytest.mark.skipif(not (EPUBCHECK and shutil.which("java")), reason="EPUBCheck is not installed")
def test_epubcheck_finds_nothing_wrong(small: Site, tmp_path: Path) -> None:
    exported(full(small), "epub", tmp_path)
    program = EPUBCHECK or ""
    # Debian's is an archive of Java that Linux starts by itself where it is told how.
    start = ["java", "-jar", program] if Path(program).read_bytes()[:2] == b"PK" else [program]
    done = subprocess.run(
        [*start, tmp_path / "book.epub"], capture_output=True, text=True, timeout=10 * PATIENCE, check=False
    )
    told = done.stdout + done.stderr
    assert re.search(r"0 fatals / 0 errors / 0 warnings", told), told
    assert done.returncode == 0
