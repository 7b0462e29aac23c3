"""`briefing export --pdf`, read back from the PDF."""

from __future__ import annotations

import os
import re
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest

from briefing_site.apps.cli.main import main
from briefing_site.engine.book import export_book
from briefing_site.engine.options import Options
from briefing_site.model.wording import Wording
from briefing_site.render.book_error import BookError
from briefing_site.render.book_pdf import _laid_out
from tests.books import KAZE, TALK, exported
from tests.sites import Site
from tests.test_metadata import PIXEL
from tests.test_real_site import ARCHIVE, copy


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


def words(path: Path) -> list[str]:
    """The text of each page, white space folded."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


@needs_pango
def test_notes_stand_at_the_foot_of_the_page_that_cites_them(small: Site, tmp_path: Path) -> None:
    small.write(KAZE)
    small.lead(
        "The quay was wet [@rain#hours, p. 3]. It was wet again [@rain#hours]. It blew [@kaze#tsuyoi].[^n]\n\n[^n]: So we think [see @rain#dry]."
    )
    book = tmp_path / "book.pdf"
    done = export_book(Options(small.root), "water/lead", "pdf", book)
    assert done.path == book
    pages = words(book)
    assert len(pages) == done.count
    page = next(text for text in pages if "The quay was wet" in text)
    seen = re.sub(r"[^\x20-\x7e]", "", page)
    assert re.search(r"The quay was wet\.\s*\[1, p\. 3\] It was wet again\.\s*\[1 ?\(p\. ?2\)\]", seen)
    assert re.search(r"It blew\.\s*\[2, 3\]", seen)
    foot = page[page.index("It blew") :]
    starts = [foot.index(start) for start in ("1. Ada Lane", "2. 山田花子", "3. So we think", "4. Ada Lane")]
    assert starts == sorted(starts)
    assert "風が強くなった" in foot.replace(" ", "")


@needs_pango
@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        pytest.param("It blew[^n] [@rain#hours].\n\n[^n]: So we think.", ["[1, 2]"], id="a footnote first"),
        pytest.param("It blew [@rain#hours][^n].\n\n[^n]: So we think.", ["[1, 2]"], id="a footnote last"),
        pytest.param("It blew [@rain#hours] [see @rain#crew] [@rain#dry].", ["[1, see 2, 3]"], id="three"),
        pytest.param(
            "It blew [@rain#hours]\n[^n].\n\n[^n]: So we think.", ["[1, 2]"], id="the end of a line"
        ),
        pytest.param("It blew [@rain#hours] hard [@rain#crew].", ["[1]", "[2]"], id="a word between"),
        pytest.param(
            "It blew[^n] [@rain#hours].\n\n[^n]: Or so [@rain#crew] [@rain#dry].",
            ["[1, 2]", "[3, 4]"],
            id="in a note too",
        ),
    ],
)
def test_neighbouring_brackets_are_one(small: Site, tmp_path: Path, text: str, brackets: list[str]) -> None:
    small.lead(text)
    book = tmp_path / "book.pdf"
    done = export_book(Options(small.root), "water/lead", "pdf", book)
    assert done.path == book, [str(fault) for fault in done.faults]
    (page,) = (page for page in words(book) if "It blew" in page)
    said = page[page.index("It blew") :]
    assert re.findall(r"\[[^\]]*\]", said.replace("\u2060", "")) == brackets
    marks = re.findall(r"\d", "".join(brackets))
    assert re.findall(r"(\d)\. (?:So|Or|Ada)", said) == sorted(marks)


@needs_pango
def test_what_a_footnote_cites_follows_it_at_the_foot(small: Site, tmp_path: Path) -> None:
    """With a footnote that only another one names; numbers ascend at the foot, and each mark has its note."""
    small.lead(
        "It blew[^n]. It rained [@rain#crew; but see @rain#hours].\n\n"
        "[^n]: So we think [@rain#dry] and[^m].\n\n[^m]: So they say [@rain]."
    )
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    page = next(text for text in words(book) if "It blew" in text).replace("\u2060", "")
    said = page[page.index("It blew") :]
    assert re.findall(r"\[[^\]]*\]", said) == ["[1]", "[5, but see 6]", "[2]", "[3]", "[4]"]
    feet = re.findall(r"(\d)\. (So we|So they|Ada Lane)", said)
    assert feet == [
        ("1", "So we"), ("2", "Ada Lane"), ("3", "So they"), ("4", "Ada Lane"), ("5", "Ada Lane"), ("6", "Ada Lane")
    ]  # fmt: skip
    disputed = page[page.index("Where sources disagree") : page.index("1. So we")]
    assert re.findall(r"Note (\d)", disputed.replace("\u00a0", " ")) == ["5", "6"]


@needs_pango
def test_no_note_of_a_book_is_lost(tmp_path: Path) -> None:
    """Of the site of this checkout, of whose notes the typesetter by itself loses some.

    The notes of an EPUB stand in lists. Each has its number and its words in the PDF too, in the same order.
    """
    book = tmp_path / "book.pdf"
    site = copy(tmp_path / "site")
    listed = [note for file in exported(site, "epub", tmp_path, "asean").values() for note in _notes(file)]
    export_book(site.options(archive=ARCHIVE), "asean", "pdf", book)
    text = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(book).pages)
    assert len(listed) >= 60
    assert sum(bool(words) for _, words in listed) >= 50
    at = 0
    for number, words in listed:
        found = re.compile(rf"(?<!\d){number}\.(?:“|[^\W\d]).{{0,400}}?{re.escape(words)}").search(text, at)
        assert found, (number, words)
        at = found.start() + 1


def _notes(file: bytes) -> list[tuple[str, str]]:
    """The number and the quoted words of each note in a file of an EPUB, without white space."""
    found = re.findall(
        r'<p class="number">(\d+)</p>(.*?)</aside>', file.decode("utf-8", "replace"), re.DOTALL
    )
    quoted = (
        (number, re.search(r'<span class="quoted"[^>]*>(.*?)</span>', note, re.DOTALL))
        for number, note in found
    )
    return [(number, "".join(unescape(words[1]).split()) if words else "") for number, words in quoted]


@needs_pango
def test_a_book_says_what_a_chapter_rests_on_and_where_its_sources_disagree(
    small: Site, tmp_path: Path
) -> None:
    small.write(KAZE)
    small.lead(
        "It rained. " * 400 + "It rained long [@rain#hours; but see @kaze#tsuyoi].",
        "events:\n  - {date: 2026-03, planned: true, text: The quay is to open}\n",
    )
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    pages = words(book)
    (opening,) = (text for text in pages if "Evidence" in text)
    assert "The one cited sentence rests on a single source. Sources disagree in 1 place." in opening
    assert "Language: English; Japanese" in opening
    (disputed,) = (text for text in pages if "Cited against: but see" in text)
    at = next(number for number, text in enumerate(pages, 1) if "It rained long." in text)
    assert at > 2
    assert re.search(rf"It rained long\.\W*\(p\.\s?{at}\)", disputed)
    for told in (
        "Cited in support",
        "Rain fell for six hours",
        "It rained for long.",
        "The wind grew stronger.",
    ):
        assert told in disputed
    assert re.search(rf"Note 2\W*\(p\.\s?{at}\)", disputed)
    assert any("March 2026 planned The quay is to open" in text for text in pages)


@needs_pango
def test_words_that_have_quotation_marks_stand_between_inner_ones(small: Site, tmp_path: Path) -> None:
    small.write(TALK)
    small.lead("It rained [@rain#hours; but see @talk#dry].")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    text = " ".join(words(book))
    assert text.count("‘They said “a dry week” again’") == 2  # in its note, and where sources disagree
    assert text.count("“Rain fell for six hours”") == 2


@needs_pango
def test_a_foot_says_in_our_words_what_a_reader_cannot_read(small: Site, tmp_path: Path) -> None:
    small.write(KAZE)
    small.edit("seeds/kaze.md", "kind: news", "kind: news\nrights: quote")
    small.put(
        "seeds/secret.md",
        "---\ntitle: A letter\npublisher: Quay Post\nkind: official\nrights: private\n---\n"
        "## word\n> not to be shown\n\nThe letter asks for time.\n",
    )
    small.lead("It blew [@kaze#tsuyoi]. They asked [@secret#word]. It rained [@rain#hours; @rain#dry].")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    text = " ".join(words(book))
    assert "The wind grew stronger." in text
    assert "The letter asks for time." in text
    assert "not to be shown" not in text
    assert "It rained for long." not in text
    assert "Speaker: the mayor." in text


class Typesetter:
    """Stands in for WeasyPrint: the ids on each page, time after time."""

    def __init__(self, *times: list[list[str]]) -> None:
        self.times = times
        self.texts: list[str] = []

    def HTML(self, string: str, **_: object) -> SimpleNamespace:  # noqa: N802
        self.texts.append(string)
        ids = self.times[min(len(self.texts), len(self.times)) - 1]
        pages = [SimpleNamespace(anchors=dict.fromkeys(each)) for each in ids]
        return SimpleNamespace(render=lambda: SimpleNamespace(pages=pages))


BOOK = '<p>x <span class="foot" id="n-1">a</span></p><p>y <span class="foot" id="n-2">b</span> <a href="#n-2">2</a></p>'
AT = Wording({"book-at": "(p. {page})"})


def test_a_paragraph_that_loses_its_note_is_kept_whole() -> None:
    typesetter = Typesetter([["n-1"], []], [["n-1"], ["n-2"]])
    assert len(_laid_out(typesetter, BOOK, None, AT).pages) == 2
    assert typesetter.texts[-1] == BOOK.replace("<p>y", "<p data-whole>y").replace(
        'href="#n-2"', 'href="#n-2" data-page="2" data-at="(p. 2)"'
    )


def test_a_book_that_loses_a_note_all_the_same_is_none() -> None:
    with pytest.raises(BookError, match="no room for 1 of the notes: n-2"):
        _laid_out(Typesetter([["n-1"], []]), BOOK, None, AT)


@needs_pango
def test_a_book_of_everything_has_contents_with_the_right_pages(small: Site, tmp_path: Path) -> None:
    small.lead("It rained [@rain#hours].")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "", "pdf", book)
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
    export_book(Options(small.root), "", "pdf", one)
    export_book(Options(small.root), "", "pdf", other)
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
    with pytest.raises(BookError, match=re.escape(told)):
        export_book(Options(small.root), what, "pdf", tmp_path / "book.pdf")


@needs_pango
def test_a_sign_that_no_font_has_is_told_and_makes_no_book(small: Site, tmp_path: Path) -> None:
    small.lead("A sign: \u0378.")
    book = tmp_path / "book.pdf"
    with pytest.raises(BookError, match=r"no font here has .*U\+0378.*apt-get install"):
        export_book(Options(small.root), "", "pdf", book)
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
                print("a page of advice")
                raise broken

    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        main(["export", "--pdf", "--site", str(small.root)])
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert told in err
    assert (out, err.count("\n")) == ("", 1)


@needs_pango
def test_a_foot_gives_the_translation_and_links_lead_inside_the_book(small: Site, tmp_path: Path) -> None:
    small.write(KAZE.replace("\nThe wind grew stronger.", "\nTranslation: The wind grew stronger."))
    small.lead("It blew [@kaze#tsuyoi], see [[@kaze]] and [[all]].")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    assert "(The wind grew stronger.)" in " ".join(words(book))
    links = [
        annotation.get_object().get("/Dest") or annotation.get_object()["/A"].get("/URI")
        for page in pypdf.PdfReader(book).pages
        for annotation in page.get("/Annots", ())
    ]
    assert "source-kaze" in links
    assert "https://harbour.example/notes/land/all.html" in links


@needs_pango
def test_a_picture_of_a_briefing_stands_in_the_book(small: Site, tmp_path: Path) -> None:
    small.put("briefings/water/rain.gif", PIXEL)
    small.lead("It rained. ![The quay](rain.gif)")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    pages = pypdf.PdfReader(book).pages
    assert len({image.data for page in pages for image in page.images}) == 1


@needs_pango
def test_a_source_is_named_by_its_author_where_no_other_is_by_the_same(small: Site, tmp_path: Path) -> None:
    book = tmp_path / "book.pdf"
    small.lead("It rained [@rain#hours]. A crew waited [@rain#crew].")
    export_book(Options(small.root), "water/lead", "pdf", book)
    assert "2. Ada Lane, ¶ 2:2. “The crew waited on the quay”" in " ".join(words(book))
    small.put(
        "seeds/sun.md",
        "---\ntitle: The sun\nauthor: [Ada Lane]\npublisher: Sea Times\nkind: news\n---\n",
    )
    small.lead("It rained [@rain#hours]. A crew waited [@rain#crew]. The sun shone [@sun].")
    export_book(Options(small.root), "water/lead", "pdf", book)
    assert "2. Ada Lane, Quay Post 2026, ¶ 2:2. “The crew" in " ".join(words(book))


@needs_pango
def test_a_judgement_stands_on_the_page_that_says_how_sure_it_is(small: Site, tmp_path: Path) -> None:
    made = "".join(
        f"  - text: Judgement {number}. {'It rained and rained. ' * 60}\n"
        f"    confidence: high\n    because: reason {number} holds\n"
        for number in range(1, 8)
    )
    small.lead("It rained.", f"judgements:\n{made}")
    book = tmp_path / "book.pdf"
    export_book(Options(small.root), "water/lead", "pdf", book)
    pages = [text for text in words(book) if "Judgement" in text]
    assert len(pages) > 1
    for text in pages:
        made_here, sure_here = re.findall(r"Judgement (\d)", text), re.findall(r"reason (\d) holds", text)
        assert made_here == sure_here


@needs_pango
def test_a_box_begins_on_the_page_of_its_heading(small: Site, tmp_path: Path) -> None:
    boxes = range(10, 50)
    small.lead(
        "\n\n".join(f'!!! note "Box {box}"\n    Text {box}. {"It rained. " * (box % 7 + 9)}' for box in boxes)
    )
    book = tmp_path / "book.pdf"
    done = export_book(Options(small.root), "water/lead", "pdf", book)
    assert done.path == book, [str(fault) for fault in done.faults]
    pages = [(re.findall(r"Box (\d+)", page), re.findall(r"Text (\d+)", page)) for page in words(book)]
    assert sum(bool(headings) for headings, _ in pages) > 3
    assert [headings for headings, _ in pages] == [texts for _, texts in pages]
    assert sorted(number for headings, _ in pages for number in headings) == [str(box) for box in boxes]
