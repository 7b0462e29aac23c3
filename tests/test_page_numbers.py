"""Page numbers of a book: where they stand, and what stands nowhere."""

from __future__ import annotations

import pytest

from briefing_site.model.wording import Wording
from briefing_site.render.book_pages import (
    guessed_pages,
    lost_notes,
    pages_of,
    with_linked_marks,
    with_pages,
    with_whole,
)

WORDS = Wording({"book-at": " <p. {page}>"})


@pytest.mark.parametrize(
    ("html", "set_"),
    [
        pytest.param(
            '<a href="#a">x</a>', '<a href="#a" data-page="3" data-at=" &lt;p. 3&gt;">x</a>', id="known"
        ),
        pytest.param('<a class="y" href="#b">x</a>', '<a class="y" href="#b">x</a>', id="on-no-page"),
        pytest.param(
            '<a href="https://a.example/#a">x</a>', '<a href="https://a.example/#a">x</a>', id="elsewhere"
        ),
        pytest.param('<a href="#">x</a>', '<a href="#">x</a>', id="nowhere"),
    ],
)
def test_links_inside_a_book_say_their_page(html: str, set_: str) -> None:
    assert with_pages(html, {"a": 3}, WORDS) == set_


@pytest.mark.parametrize(
    ("html", "spared"),
    [
        pytest.param('[<span id="a">1</span>]', "[1]", id="first"),
        pytest.param(
            '<a class="again" id="a" href="#n">1</a>', '<a class="again" href="#n">1</a>', id="again"
        ),
        pytest.param('<span id="a">word</span>', '<span id="a">word</span>', id="no-mark"),
        pytest.param('<h2 id="a">1</h2>', '<h2 id="a">1</h2>', id="heading"),
    ],
)
def test_a_mark_has_an_id_where_a_link_leads_to_it(html: str, spared: str) -> None:
    assert with_linked_marks(html) == spared
    assert with_linked_marks(f'{html}<a href="#a">x</a>') == f'{html}<a href="#a">x</a>'


def test_pages_are_guessed_from_the_place_in_the_text() -> None:
    html = f'<p id="a">x</p>{" " * 15_000}<p id="b">y</p>'
    assert guessed_pages(html) == {"a": 1, "b": 3}


def test_what_runs_over_several_pages_begins_on_the_first() -> None:
    assert pages_of([["a", "b"], ["b", "c"], []]) == {"a": 1, "b": 1, "c": 2}


def test_notes_that_stand_on_no_page_are_lost() -> None:
    html = (
        '<span class="foot" id="a" data-number="1">x</span><span class="foot" id="b">y</span><b id="c">z</b>'
    )
    assert lost_notes(html, {"a": 1}) == ["b"]


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        pytest.param("<p>a</p><p>b {}</p>", "<p>a</p><p data-whole>b {}</p>", id="its-paragraph"),
        pytest.param(
            '<li class="x">b {}<p>c</p></li>', '<li data-whole class="x">b {}<p>c</p></li>', id="attributes"
        ),
        pytest.param(
            "<p>a</p><pre>{}</pre>", "<p data-whole>a</p><pre>{}</pre>", id="the-last-block-that-began"
        ),
        pytest.param("<p data-whole>b {}</p>", "<p data-whole>b {}</p>", id="whole-already"),
        pytest.param("b {}", "b {}", id="no-block"),
    ],
)
def test_the_paragraph_of_a_note_is_kept_whole(html: str, whole: str) -> None:
    foot = '<span class="foot" id="a">x</span>'
    assert with_whole(html.format(foot), ["a"]) == whole.format(foot)
    assert with_whole(html.format(foot), ["b"]) == html.format(foot)
