"""`briefing export --epub`: the file, held against what EPUB 3 asks for."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from briefing_site.engine.book import export_book
from briefing_site.model.wording import Wording
from briefing_site.render.book_error import BookError
from briefing_site.render.epub.book import epub
from briefing_site.render.epub.cover import cover
from briefing_site.view.book_facts import BookFacts
from tests.books import TALK, exported, full, leads, tree
from tests.sites import Site

X = "{http://www.w3.org/1999/xhtml}"
O = "{http://www.idpf.org/2007/opf}"  # noqa: E741  as the prefix is called
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHAPTERS = ("chapter-1.xhtml", "chapter-2.xhtml", "chapter-3.xhtml")
FACTS = BookFacts(
    "Water", "en", ("en",), (), "Harbour Notes", None, "2026-01-07", "2026-01-07", None, "urn:uuid:0", "briefing"
)  # fmt: skip


@pytest.fixture
def book(small: Site, tmp_path: Path) -> dict[str, bytes]:
    return exported(full(small), "epub", tmp_path)


def words(data: bytes) -> str:
    return " ".join("".join(tree(data).itertext()).split())


def test_the_container_is_as_readers_want_it(small: Site, tmp_path: Path) -> None:
    exported(full(small), "epub", tmp_path)
    with zipfile.ZipFile(tmp_path / "book.epub") as held:
        first = held.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert held.read(first) == b"application/epub+zip"


def test_the_manifest_names_every_file_and_the_spine_every_page(book: dict[str, bytes]) -> None:
    package = tree(book["EPUB/package.opf"])
    items = {each.get("href"): each for each in package.iter(f"{O}item")}
    assert {f"EPUB/{href}" for href in items} == set(book) - {
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
    }
    names = {each.get("id"): each.get("href") for each in items.values()}
    assert [names[each.get("idref")] for each in package.iter(f"{O}itemref")] == [
        *("cover.xhtml", "title.xhtml", "contents.xhtml"),
        *CHAPTERS,
        "sources.xhtml",
    ]
    assert items["contents.xhtml"].get("properties") == "nav"
    assert items["cover.svg"].get("properties") == "cover-image"


def test_every_link_leads_to_what_there_is(book: dict[str, bytes]) -> None:
    ids = {}
    for name, data in book.items():
        if name.endswith(".xhtml"):
            found = [each.get("id") for each in tree(data).iter() if each.get("id")]
            assert len(found) == len(set(found)), name
            ids[name] = set(found)
    for name in ids:
        for each in tree(book[name]).iter():
            for href in (each.get("href"), each.get("src")):
                path, anchor = leads(name, href or "")
                if href and path:
                    assert path in book
                    assert not anchor or anchor in ids[path]


def test_marks_lead_to_notes_and_notes_lead_back(book: dict[str, bytes]) -> None:
    chapter = tree(book["EPUB/chapter-1.xhtml"])
    marks = {
        each.get("id"): each.get("href", "") for each in chapter.iter(f"{X}a") if each.get(TYPE) == "noteref"
    }
    notes = {each.get("id"): each for each in chapter.iter(f"{X}aside")}
    assert len(marks) == 11
    assert {href.partition("#")[2] for href in marks.values()} == set(notes)
    for name, note in notes.items():
        assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
        backs = [
            each.get("href", "").partition("#")[2]
            for each in note.iter(f"{X}a")
            if each.get("role") == "doc-backlink"
        ]
        assert {mark for mark, href in marks.items() if href.endswith(f"#{name}")} == set(backs)
    numbers = ["".join(each[0].itertext()) for each in notes.values()]
    assert numbers == [str(number) for number in range(1, len(notes) + 1)]
    first = " ".join("".join(next(iter(notes.values())).itertext()).split()).replace("\u00a0", " ")
    assert first == (
        "1 Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026, paragraph 2, sentence 1. (news report)"
        " “Rain fell for six hours” (Quoted words found in the source) Back: a b c d"
    )


def test_neighbouring_brackets_are_one(small: Site, tmp_path: Path) -> None:
    small.lead("It blew[^n] [@rain#hours].\n\n[^n]: Or so [@rain#hours] [@rain#crew].")
    text = "".join(
        file.decode("utf-8", "replace") for file in exported(small, "epub", tmp_path, "water/lead").values()
    )
    found = (re.sub("<[^>]*>", "", sup) for sup in re.findall('<sup class="cites">(.*?)</sup>', text))
    assert [re.sub("&#8288;|\u2060", "", marks) for marks in found] == ["[1, 2]", "[2, 3]"]


def test_words_that_have_quotation_marks_stand_between_inner_ones(small: Site, tmp_path: Path) -> None:
    small.write(TALK)
    small.lead("They said so [@talk#dry]. It rained [@rain#hours].")
    text = " ".join(
        map(words, (data for name, data in exported(small, "epub", tmp_path).items() if "chapter" in name))
    )
    assert "‘They said “a dry week” again’" in text
    assert "“Rain fell for six hours”" in text


def test_the_contents_name_chapters_and_headings_and_landmarks(book: dict[str, bytes]) -> None:
    contents = tree(book["EPUB/contents.xhtml"])
    toc, landmarks = contents.iter(f"{X}nav")
    assert [("".join(each.itertext()), each.get("href")) for each in toc.iter(f"{X}a")] == [
        ("Water", "title.xhtml"),
        ("Rain on the quay", "chapter-1.xhtml"),
        ("A heading with a note", "chapter-1.xhtml#a-heading-with-a-note"),
        ("風について", "chapter-2.xhtml"),
        ("عن البحر", "chapter-3.xhtml"),
        ("عنوان", "chapter-3.xhtml#عنوان"),
        ("Sources", "sources.xhtml"),
    ]
    assert [each.get(TYPE) for each in landmarks.iter(f"{X}a")] == [
        "cover",
        "toc",
        "bodymatter",
        "bibliography",
    ]


def test_the_package_says_what_it_is_and_who_can_read_it(book: dict[str, bytes]) -> None:
    metadata = tree(book["EPUB/package.opf"])[0]
    told = [
        (each.tag.replace(DC, "dc:").replace(O, ""), each.get("property", ""), each.text) for each in metadata
    ]
    assert [(kind or tag, text) for tag, kind, text in told if tag != "meta" or kind] == [
        ("dc:identifier", told[0][2]),
        ("dc:title", "Water"),
        *(("dc:language", code) for code in ("en", "ja", "ar")),
        ("dc:creator", "Ada Lane"),
        ("dc:creator", "Ben Shore"),
        ("dc:publisher", "Harbour Notes"),
        ("dc:date", "2026-01-04"),
        ("dc:source", "https://harbour.example/notes/water/"),
        ("dcterms:modified", "2026-01-09T00:00:00Z"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessModeSufficient", "textual,visual"),
        *(
            ("schema:accessibilityFeature", name)
            for name in (
                "tableOfContents",
                "readingOrder",
                "structuralNavigation",
                "displayTransformability",
                "alternativeText",
            )
        ),
        ("schema:accessibilityHazard", "unknown"),
        ("schema:accessibilitySummary", told[-3][2]),
    ]
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", told[0][2] or ""
    )
    assert (told[-3][2] or "").startswith("Text with headings")


def test_a_chapter_is_well_made_xhtml_with_its_languages(book: dict[str, bytes]) -> None:
    chapter = tree(book["EPUB/chapter-1.xhtml"])
    assert (chapter.get("lang"), chapter.get(LANG)) == ("en", "en")
    levels = [
        int(each.tag[-1]) for each in chapter.iter() if re.fullmatch(r"h[1-6]", each.tag.removeprefix(X))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    (section,) = (each for each in chapter.iter(f"{X}section") if each.get("role") == "doc-chapter")
    assert (section.get(TYPE), section.get("aria-label")) == ("chapter", "Rain on the quay")
    assert "align" not in {name for each in chapter.iter() for name in each.attrib}
    assert {"Cited against: but see", "Mind this", "A figure with a caption"} <= {
        each.text for each in chapter.iter()
    }
    arabic = tree(book["EPUB/chapter-3.xhtml"])
    assert {each.get("dir") for each in arabic.iter() if each.get("lang") == "ar"} == {"rtl"}


def test_no_font_is_in_it_and_nothing_is_loaded_from_elsewhere(book: dict[str, bytes]) -> None:
    assert not [name for name in book if name.endswith((".woff2", ".woff", ".ttf", ".otf", ".js"))]
    for name, data in book.items():
        if name.endswith(".xhtml"):
            loaded = [
                each.get("src") or each.get("href")
                for each in tree(data).iter()
                if each.tag in (f"{X}img", f"{X}link")
            ]
            assert not [href for href in loaded if href and "://" in href]


def test_the_same_text_gives_the_same_bytes(small: Site, tmp_path: Path) -> None:
    site = full(small)
    one, other = tmp_path / "one.epub", tmp_path / "other.epub"
    export_book(site.options(), "", "epub", one)
    export_book(site.options(), "", "epub", other)
    assert one.read_bytes() == other.read_bytes()


def test_a_book_without_a_picture_is_for_those_who_do_not_see(small: Site, tmp_path: Path) -> None:
    small.lead("It rained [@rain#hours].")
    package = exported(small, "epub", tmp_path, "water/lead")["EPUB/package.opf"].decode()
    assert "visual" not in package
    assert 'schema:accessibilityHazard">none<' in package


def test_what_a_theme_leaves_out_and_a_link_leads_to_is_told() -> None:
    html = '<body><article id="c"><h2>A</h2><a href="#n">1</a></article></body>'
    with pytest.raises(BookError, match='nothing with the id "n"'):
        epub(html, {}, FACTS, "", Wording({"contents": "Contents", "book-accessibility": "x"}), "")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Rain", ["Rain"]),
        ("A partnership that runs both ways", ["A partnership", "that runs both", "ways"]),
        ("二国間の協力から地域の安全保障へ、その道", ["二国間の協力から", "地域の安全保障", "へ、その道"]),
        ("A <b> & c", ["A &lt;b&gt; &amp; c"]),
    ],
    ids=["short", "long", "japanese", "signs"],
)
def test_a_title_finds_room_on_the_cover(title: str, lines: list[str]) -> None:
    facts = BookFacts(title, *(getattr(FACTS, name) for name in FACTS.__slots__[1:]))
    drawn = cover(facts, "7 January 2026").decode()
    assert re.findall(r'font-size="110"[^>]*>([^<]*)<', drawn) == lines
    tree(drawn.encode())


def test_a_cover_of_a_site_from_right_to_left_begins_at_the_right() -> None:
    facts = BookFacts("عن البحر", "ar", *(getattr(FACTS, name) for name in FACTS.__slots__[2:]))
    assert 'direction="rtl"' in cover(facts, "").decode()
