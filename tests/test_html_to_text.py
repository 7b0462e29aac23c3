"""The words that a reader sees of finished HTML."""

from __future__ import annotations

import pytest

from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.sentences import split

HOLE = "\U000f0000"

TEXTS = {
    "spaces": ("<p>Rain  fell\nin May.</p>\n<p>Fog</p>", "Rain fell in May. Fog"),
    "japanese-line": ("<p>これは雨の\n話です。</p>", "これは雨の話です。"),
    "japanese-line-and-hole": (f"<p>雨だ。{HOLE}\n次だ。</p>", f"雨だ。{HOLE}次だ。"),
    "chinese-line": ("<p>雨停了，\n他走了。</p>", "雨停了，他走了。"),
    "korean-line": ("<p>비가\n온다.</p>", "비가 온다."),
    "japanese-paragraphs": ("<p>雨だ。</p>\n<p>次だ。</p>", "雨だ。 次だ。"),
    "japanese-hard-break": ("<p>雨だ<br>\n次だ</p>", "雨だ 次だ"),
    "japanese-and-latin": ("<p>雨は\nEU の話だ。</p>", "雨は EU の話だ。"),
    "numeric-reference": ("<p>雨&#10;だ &amp; 風</p>", "雨だ & 風"),
}


@pytest.mark.parametrize(("html", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_a_japanese_sentence_of_two_lines_is_one() -> None:
    text = html_to_text("<p>これは雨の\n話です。次は\n風の話です。</p>")
    assert [text[a:b] for a, b in split(text)] == ["これは雨の話です。", "次は風の話です。"]
