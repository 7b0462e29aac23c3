"""Sentences in languages that the generator reads less of: they are cited without a fault, and found by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SENTENCES = {
    "ko": ("항구는 밤새 문을 닫았다", "선원들은 부두에서 기다렸다", "부두"),
    "zh-Hans": ("港口整夜关闭", "船员在码头等候", "码头"),
    "zh-Hant": ("港口整夜關閉", "船員在碼頭等候", "碼頭"),
    "ru": ("Порт был закрыт всю ночь", "Моряки ждали на причале", "причале"),
    "ar": ("أُغلق الميناء طوال الليل", "انتظر البحارة على الرصيف", "الرصيف"),
    "vi": ("Cảng đóng cửa suốt đêm", "Thủy thủ chờ trên bến", "bến"),
    "es": ("El puerto cerró toda la noche", "Los marineros esperaron en el muelle", "muelle"),
    "fr": ("Le port est resté fermé toute la nuit", "Les marins ont attendu sur le quai", "quai"),
    "de": ("Der Hafen war die ganze Nacht geschlossen", "Die Seeleute warteten am Kai", "Kai"),
}
"""Language to a sentence, to another, and to a word of that."""


def town(language: str, one: str, other: str) -> str:
    """A site in a language, with one source, and a briefing that cites it."""
    stop = "。" if language.startswith("zh") else "."
    return f"""\
-- config.yaml --
title: {one}
base_url: https://town.example/
language: {language}
regions:
  water: {{name: {one}}}
-- seeds/archive/port.txt --
{one}{stop}

{other}{stop}
-- seeds/port.md --
---
title: {one}
publisher: {one}
published: 2026-01-05
archive: port.txt
kind: news
language: {language}
---
## wait {{at="2" voice="fact"}}
> {other}
-- briefings/water/port.md --
---
title: {one}
region: water
date: 2026-01-06
summary: {one}
---
{other} [@port#wait]{stop}
"""


@pytest.mark.parametrize("language", SENTENCES)
def test_a_cited_sentence_is_published_and_found(language: str, site: Site, browser: Browser) -> None:
    one, other, word = SENTENCES[language]
    site.write(town(language, one, other))
    site.pin()
    built = site.build()
    assert built.faults == []
    assert other in built.pages["water/port.html"]
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{(built.output / 'search.html').as_uri()}?q={word}")
    page.wait_for_function("document.querySelector('.search-status')?.textContent")
    titles = page.locator(".search-results h3").all_text_contents()
    context.close()
    assert one in titles
