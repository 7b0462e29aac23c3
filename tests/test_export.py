"""`briefing export --pdf`, read back from the PDF."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pypdf
import pytest

from generator.cli import main
from generator.export import ExportError, export_pdf
from generator.options import Options
from tests.sites import Site


def _typesetter() -> str:
    """Why no book can be made on this machine; empty where one can."""
    try:
        import weasyprint  # noqa: F401
    except OSError as fault:
        return str(fault)
    return ""


MISSING = _typesetter()
if MISSING and os.environ.get("BRIEFING_REQUIRE_PDF"):
    pytest.fail(f"a book cannot be made here: {MISSING}", pytrace=False)
needs_pango = pytest.mark.skipif(bool(MISSING), reason="Pango is not installed: no book can be made here")

JAPANESE = """\
-- seeds/kaze.md --
---
title: 風の記録
author: [山田花子]
publisher: 港新聞
kind: news
language: ja
archive: kaze.txt
---
## tsuyoi {at="1"}
> 風が強くなった

The wind grew stronger.
-- seeds/archive/kaze.txt --
昼から風が強くなったと港の人は言う。
"""


def words(path: Path) -> list[str]:
    """The text of each page, white space folded."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


@needs_pango
def test_notes_stand_at_the_foot_of_the_page_that_cites_them(small: Site, tmp_path: Path) -> None:
    small.write(JAPANESE)
    small.lead(
        "The quay was wet [@rain#hours, p. 3]. It was wet again [@rain#hours]. It blew [@kaze#tsuyoi].[^n]\n\n[^n]: So we think [see @rain#dry]."
    )
    book = tmp_path / "book.pdf"
    done = export_pdf(Options(small.root), "water/lead", book)
    assert done.path == book
    pages = words(book)
    assert len(pages) == done.pages
    page = next(text for text in pages if "The quay was wet" in text)
    seen = re.sub(r"[^\x20-\x7e]", "", page)
    assert re.search(r"The quay was wet\.\s*\[1, p\. 3\] It was wet again\.\s*\[1 ?\(p\. ?2\)\]", seen)
    assert re.search(r"It blew\.\s*\[2\]\s*\[3\]", seen)
    foot = page[page.index("It blew") :]
    starts = [foot.index(start) for start in ("1. Ada Lane", "2. 山田花子", "3. So we think", "4. Ada Lane")]
    assert starts == sorted(starts)
    assert "風が強くなった" in foot.replace(" ", "")


@needs_pango
def test_a_book_of_everything_has_contents_with_the_right_pages(small: Site, tmp_path: Path) -> None:
    small.lead("It rained [@rain#hours].")
    book = tmp_path / "book.pdf"
    export_pdf(Options(small.root), "", book)
    pages = words(book)
    contents = next(text for text in pages if "Contents" in text)
    places = {
        link["/Dest"]
        for page in pypdf.PdfReader(book).pages
        for link in (a.get_object() for a in page.get("/Annots", []))
        if "/Dest" in link
    }
    assert any("chapter-water-lead" in str(place) for place in places)
    number = next(n for n, text in enumerate(pages, 1) if "It rained." in text)
    assert re.search(rf"Rain on the quay[ .]*{number}\b", contents)
    assert "Sources" in pages[-1]


@needs_pango
def test_the_same_text_gives_the_same_bytes(small: Site, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    export_pdf(Options(small.root), "", one)
    export_pdf(Options(small.root), "", other)
    assert one.read_bytes() == other.read_bytes()


@needs_pango
def test_a_fault_in_the_content_makes_no_book(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("It rained [@rain#never].")
    book = tmp_path / "book.pdf"
    assert main(["export", "--pdf", "--site", str(small.root), "--to", str(book)]) == 1
    assert "unknown-excerpt" in capsys.readouterr().out
    assert not book.exists()


@needs_pango
@pytest.mark.parametrize(
    ("what", "told"), [("watr", 'did you mean "water"?'), ("water/led", 'did you mean "water/lead"?')]
)
def test_what_is_not_there_comes_with_the_nearest_name(
    small: Site, tmp_path: Path, what: str, told: str
) -> None:
    small.lead("It rained [@rain#hours].")
    with pytest.raises(ExportError, match=re.escape(told)):
        export_pdf(Options(small.root), what, tmp_path / "book.pdf")


@needs_pango
def test_a_sign_that_no_font_has_is_told_and_makes_no_book(small: Site, tmp_path: Path) -> None:
    small.lead("A sign: \U00013000.")
    book = tmp_path / "book.pdf"
    with pytest.raises(ExportError, match=r"no font here has .*U\+13000.*apt-get install"):
        export_pdf(Options(small.root), "", book)
    assert not book.exists()


@pytest.mark.parametrize(
    ("broken", "told"),
    [(ImportError("none"), "WeasyPrint"), (OSError("no library"), "apt-get install libpango")],
)
def test_a_missing_typesetter_is_told_in_one_line(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    broken: Exception,
    told: str,
) -> None:
    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise broken

    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        main(["export", "--pdf", "--site", str(small.root)])
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
