"""What stops `briefing export --docx` and `--epub`, and that nothing is written then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import main
from briefing_site.engine.book import export_book
from briefing_site.publish.site_swap import PublishError
from briefing_site.render.book_error import BookError
from briefing_site.render.book_pictures import own_picture, turned_into
from briefing_site.view.book_pages import Form
from tests.sites import Site, tree

forms = pytest.mark.parametrize("form", ["docx", "epub"])


@forms
def test_a_fault_in_the_content_makes_no_book(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    small.lead("It rained [@rain#never].")
    book = tmp_path / "book"
    assert main(["export", f"--{form}", "--site", str(small.root), "--out", str(book)]) == 1
    assert "unknown-excerpt" in capsys.readouterr().out
    assert not book.exists()


@forms
@pytest.mark.parametrize(
    ("what", "told"), [("watr", 'did you mean "water"?'), ("water/led", 'did you mean "water/lead"?')]
)
def test_what_is_not_there_comes_with_the_nearest_name(
    small: Site, tmp_path: Path, form: Form, what: str, told: str
) -> None:
    small.lead("It rained [@rain#hours].")
    with pytest.raises(BookError, match=re.escape(told)):
        export_book(small.options(), what, form, tmp_path / "book")
    assert not (tmp_path / "book").exists()


@forms
def test_a_folder_is_not_written_over(small: Site, tmp_path: Path, form: Form) -> None:
    with pytest.raises(PublishError, match="is a folder: name another file with --out"):
        export_book(small.options(), "", form, tmp_path)


NO_PLACES = {
    "a text": ("briefings/water/lead.md", "is there already, and is no such book"),
    "the settings": ("config.yaml", "is there already, and is no such book"),
    "a new file among the archived texts": ("seeds/archive/book.epub", "no place for a book"),
    "a new file of a theme": ("themes/mine/static/book.epub", "no place for a book"),
    "what is kept": (".cache/book.epub", "no place for a book"),
    "Git's own folder": (".git/book", "no place for a book"),
    "the published site": ("build/book.epub", "such as public/book.epub"),
}


@forms
@pytest.mark.parametrize(("place", "told"), NO_PLACES.values(), ids=NO_PLACES)
def test_a_book_takes_the_place_of_nothing_else(small: Site, form: Form, place: str, told: str) -> None:
    small.lead("It rained [@rain#hours].")
    before = tree(small.root)
    with pytest.raises(PublishError, match=re.escape(told)):
        export_book(small.options(), "", form, small.path(place))
    assert tree(small.root) == before


@forms
def test_a_book_of_another_form_stays(small: Site, tmp_path: Path, form: Form) -> None:
    small.lead("It rained [@rain#hours].")
    other: Form = "epub" if form == "docx" else "docx"
    export_book(small.options(), "", other, tmp_path / "book")
    with pytest.raises(PublishError, match="is no such book"):
        export_book(small.options(), "", form, tmp_path / "book")


@forms
@pytest.mark.parametrize("place", ["book", "public/book", "briefings/water/book.epub"])
def test_a_book_is_made_anew_in_its_place(small: Site, form: Form, place: str) -> None:
    small.lead("It rained [@rain#hours].")
    path = small.path(place)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    for _ in range(2):
        assert export_book(small.options(), "", form, path).path == path


@forms
def test_the_command_says_what_is_in_the_book(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    small.lead("It rained [@rain#hours].")
    book = tmp_path / "book"
    assert main(["export", f"--{form}", "water", "--site", str(small.root), "--to", str(book)]) == 0
    counted = {"docx": "1 footnote.", "epub": "1 chapter."}[form]
    assert capsys.readouterr().out.splitlines()[-1] == f"{book}: {counted}"


def test_one_form_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for given in ([], ["--docx", "--epub"]):
        with pytest.raises(SystemExit) as ended:
            main(["export", *given])
        assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "one of the arguments --pdf --docx --epub is required" in told
    assert "not allowed with argument" in told


def test_a_picture_of_another_site_is_refused_with_what_to_do() -> None:
    with pytest.raises(BookError, match=r"briefing fetch-picture https://out\.example/a\.png"):
        own_picture("https://out.example/a.png", {})


def test_a_picture_that_cannot_be_read_is_told() -> None:
    with pytest.raises(BookError, match="cannot be put into another format for Word"):
        turned_into(b"RIFF\0\0\0\0WEBPnothing", "Word", "")
