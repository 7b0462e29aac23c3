"""The feet of a book's pages, laid out from their last line on: they come out as the typesetter's own do."""

from __future__ import annotations

from contextlib import nullcontext
from importlib import resources
from types import SimpleNamespace
from typing import Any

import pytest

from briefing_site.render.book_feet import VERSION, notes_continued
from tests.test_export import needs_pango

CSS = (resources.files("briefing_site.render") / "themes/base/static/book/book.css").read_text("utf-8")
QUIET = "It had rained at the quay since noon, and the ferry went no more. "


def book(note: str, css: str = "") -> str:
    """Twelve paragraphs with three notes each, on several pages."""
    paragraphs = "".join(
        "<p>"
        + "".join(
            f'{QUIET}<span class="foot" id="n-{n}" data-number="{n}">{note.format(n=n, rain="rain " * (n % 17))}</span> '
            for n in range(first, first + 3)
        )
        + f"{QUIET}</p>"
        for first in range(1, 36, 3)
    )
    return f'<html lang="en"><title>x</title><style>{CSS}{css}</style><h1>x</h1>{paragraphs}</html>'


@needs_pango
@pytest.mark.parametrize(
    ("note", "css", "spared"),
    [
        pytest.param("Lane, ¶ {n}. “{rain}”", "", True, id="one-run-of-text"),
        pytest.param("<cite>Post</cite> {rain}<br>And <b>more</b>.", "", True, id="lines-of-the-author"),
        pytest.param('{rain} <span lang="ja">風が強くなった</span>', "", True, id="lines-of-two-heights"),
        pytest.param("{rain}", ".foot { padding: 0 40pt; hyphens: auto }", True, id="hyphens"),
        pytest.param("{rain}", ".foot { footnote-display: block }", False, id="a-block-each"),
        pytest.param("x {rain}<p>{rain}</p>", "", False, id="a-paragraph-inside"),
        pytest.param("<i style='float: right'>x</i> {rain}", "", False, id="a-float-inside"),
        pytest.param("{rain}", "@page { @footnote { max-height: 30pt } }", False, id="a-foot-of-some-height"),
        pytest.param(
            "{rain}", "@page { @footnote { box-decoration-break: clone } }", False, id="a-frame-for-each-part"
        ),
    ],
)
def test_a_foot_comes_out_as_the_typesetter_makes_it(
    note: str, css: str, spared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import weasyprint
    from weasyprint.layout import inline

    lines = 0
    next_line = inline.get_next_linebox

    def counted(*arguments: Any) -> Any:
        nonlocal lines
        lines += 1
        return next_line(*arguments)

    monkeypatch.setattr(inline, "get_next_linebox", counted)

    def made(way: Any) -> tuple[bytes, int]:
        nonlocal lines
        lines = 0
        with way:
            document = weasyprint.HTML(string=book(note, css)).render()
        return document.write_pdf(pdf_tags=True), lines

    own, own_lines = made(nullcontext())
    ours, our_lines = made(notes_continued(weasyprint))
    assert ours == own
    assert our_lines < 0.8 * own_lines if spared else our_lines == own_lines


@needs_pango
def test_the_typesetter_has_its_own_method_back() -> None:
    import weasyprint

    context = weasyprint.layout.LayoutContext
    own = context._update_footnote_area
    with pytest.raises(KeyError), notes_continued(weasyprint):
        assert context._update_footnote_area is not own
        raise KeyError
    assert context._update_footnote_area is own


@needs_pango
def test_it_is_made_for_the_typesetter_that_is_installed() -> None:
    """Compare the method that is replaced with that of the new version, then its number."""
    import weasyprint

    assert weasyprint.__version__ == VERSION


def test_another_version_is_left_as_it_is() -> None:
    with notes_continued(SimpleNamespace(__version__="71.0")):
        pass
