"""What a web page says of itself: which of its statements wins, what is told as a guess, and what is left out."""

from __future__ import annotations

import pytest

from briefing_site.authoring.intake.card import card
from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.page.bylines import family_of, names_in
from briefing_site.authoring.intake.particulars import Particulars, not_to_come

BODY = (
    "<p>The storm took nine boats on Monday night, the harbour master said in the morning after it had gone.</p>"
    * 3
)
HEAD = '<meta charset="utf-8"><title>Storm over the quay</title>'
ARTICLE = (
    '<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Storm over the quay", {}}}</script>'
)


def known(head: str, body: str = "", url: str = "https://www.quaypost.example/2026/storm") -> Particulars:
    page = f"<html lang=en><head>{HEAD}{head}</head><body><article><h1>Storm over the quay</h1>{body}{BODY}</article></body></html>"
    return extract(page.encode(), ".html", url=url).known


# --- publisher -----------------------------------------------------------------------------------

PUBLISHERS = {
    "a site's name like its host": ('<meta property="og:site_name" content="Quay Post">', "Quay Post", False),
    "as the JSON-LD has it": (ARTICLE.format('"publisher": {"@type": "Organization", "name": "Quay Press"}'), "Quay Press", False),
    "both, and another": (
        '<meta property="og:site_name" content="The Tide">'
        + ARTICLE.format('"publisher": {"name": "Harbour Media"}'),
        "The Tide",
        True,
    ),
    "a declared publisher": ('<meta name="dc.publisher" content="Harbour Board">', "Harbour Board", False),
    "none": ("", "", True),
}  # fmt: skip


@pytest.mark.parametrize(("head", "publisher", "uncertain"), PUBLISHERS.values(), ids=PUBLISHERS)
def test_publisher(head: str, publisher: str, uncertain: bool) -> None:
    found = known(head)
    assert (found.publisher, "publisher" in found.doubts) == (publisher, uncertain)


# --- date ----------------------------------------------------------------------------------------

MODIFIED = '<meta property="article:modified_time" content="2026-03-09T10:00:00Z">'
DATES = {
    "modified beside published": (MODIFIED + ARTICLE.format('"datePublished": "2026-01-09T10:00:00Z"'), "", "2026-01-09", True),
    "modified alone": (MODIFIED, "", "", False),
    "borne out by the page": (
        ARTICLE.format('"datePublished": "2026-01-09"'),
        "<p class=date>9 January 2026</p>",
        "2026-01-09",
        False,
    ),
    "the time of a related story": (
        ARTICLE.format('"datePublished": "2026-01-09"'),
        '<p class=date>9 January 2026</p><aside class="related"><time datetime="2026-02-02">2 Feb</time></aside>',
        "2026-01-09",
        False,
    ),
    "a related story alone": ("", '<div class="related-news"><time datetime="2026-02-02">2 Feb</time></div>', "", False),
    "another time zone": (
        ARTICLE.format('"datePublished": "2026-01-10T02:00:00Z"'),
        "<p class=date>9 January 2026</p>",
        "2026-01-09",
        True,
    ),
    "printed alone": ("", "<p class=date>9 January 2026</p>", "2026-01-09", True),
    "printed as updated": ("", "<p class=date>Updated: 9 January 2026</p>", "", False),
    "Japanese": ("", "<p class=date>2026年1月9日</p>", "2026-01-09", True),
    "the address": ("", "", "2026-01-09", True),
    "the first day that a machine counts": ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', "", "", False),
    "the first second of another": ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "", "", False),
    "such a day, and one in an element": (
        '<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">', "<p class=date>9 January 2026</p>", "2026-01-09", True,
    ),
    "the first day of a year long ago": ('<meta name="citation_publication_date" content="1970/01/01">', "", "1970-01-01", True),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "day", "uncertain"), DATES.values(), ids=DATES)
def test_date(request: pytest.FixtureRequest, head: str, body: str, day: str, uncertain: bool) -> None:
    if request.node.callspec.id == "the address":
        found = known(head, "<p>It was 9 January 2026.</p>", "https://quaypost.example/2026/01/09/storm")
    else:
        found = known(head, body)
    assert found.published == day
    if day:
        assert ("published" in found.doubts) == uncertain


DAYS: dict[str, tuple[str, str, str]] = {
    "printed as another": (ARTICLE.format('"datePublished": "2026-01-01"'), "<p class=date>9 January 2026</p>", "JSON-LD; the page's text has 2026-01-09"),
    "printed in a line": (ARTICLE.format('"datePublished": "2026-01-01"'), "<p>9 January 2026</p>", "JSON-LD; the page prints 2026-01-09"),
    "in print and before": (
        '<meta name="citation_publication_date" content="2026/03/01"><meta name="citation_online_date" content="2025/11/01">',
        "", "citation_publication_date; citation_online_date has 2025-11-01",
    ),
    "printed, and stated nowhere": ("", "<p>9 January 2026</p>", "the page prints 2026-01-09"),
    "of two readings": ("", "<p>3/4/2026</p>", ""),
    "many": ("", "<p>1 May 2024, 2 May 2024, 3 May 2024</p>", ""),
    "of a change": (MODIFIED, "<p>9 March 2026</p>", ""),
    "the same": (ARTICLE.format('"datePublished": "2026-01-09"'), "<p>9 January 2026</p>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "doubt"), DAYS.values(), ids=DAYS)
def test_other_days_of_a_page_are_told(head: str, body: str, doubt: str) -> None:
    assert known(head, body).doubts.get("published", "") == doubt


TO_COME = {
    "far ahead": ("2036-03-01", ""),
    "in two days": ("2026-01-12", ""),
    "tomorrow, as it is elsewhere": ("2026-01-11", "2026-01-11"),
    "today": ("2026-01-10", "2026-01-10"),
    "a month": ("2026-03", "2026-03"),
    "none": ("", ""),
}


@pytest.mark.parametrize(("published", "kept"), TO_COME.values(), ids=TO_COME)
def test_a_day_that_has_not_come_yet(published: str, kept: str) -> None:
    found = not_to_come(Particulars(published=published, doubts={"published": "JSON-LD"}), "2026-01-10")
    said = "JSON-LD" if kept == published else f"JSON-LD has {published}, which has not come yet"
    assert (found.published, found.doubts["published"]) == (kept, said)


# --- address and journal -------------------------------------------------------------------------

CANONICAL = '<link rel="canonical" href="{}">'
OG_URL = '<meta property="og:url" content="{}">'
ADDRESSES = {
    "its own": (CANONICAL.format("https://q.example/storm"), "https://q.example/storm", ""),
    "of the front page": (CANONICAL.format("https://q.example/"), "", "that of a front page, https://q.example/"),
    "of the front page, and its own": (
        CANONICAL.format("https://q.example/") + OG_URL.format("https://q.example/storm"), "https://q.example/storm", ""
    ),
    "two": (
        CANONICAL.format("https://q.example/storm") + OG_URL.format("https://q.example/rain"),
        "https://q.example/storm",
        "the page gives https://q.example/rain too",
    ),
    "two forms of one": (
        CANONICAL.format("https://www.q.example/storm/") + OG_URL.format("http://q.example/storm?utm_source=x"),
        "https://www.q.example/storm/",
        "",
    ),
    "for phones": (CANONICAL.format("https://q.example/storm") + OG_URL.format("https://amp.q.example/storm/amp"), "https://q.example/storm", ""),
    "in a query": (CANONICAL.format("https://q.example/?p=12"), "https://q.example/?p=12", ""),
    "a part of one": (CANONICAL.format("/storm"), "", ""),
    "none": ("", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "address", "doubt"), ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_that_a_page_gives_itself(head: str, address: str, doubt: str) -> None:
    found = known(head, url="")
    assert found.url == address
    assert doubt in found.doubts.get("url", "")
    assert bool(doubt) == ("url" in found.doubts)


def meta(**given: str) -> str:
    return "".join(f'<meta name="citation_{name}" content="{value}">' for name, value in given.items())


DETAILS: dict[str, tuple[str, dict[str, str]]] = {
    "an article": (
        meta(journal_title="Quays &amp; Tides", volume="12", issue="3", firstpage="100", lastpage="110", doi="doi:10.1000/q.1", issn="2049-3630"),
        {"type": "article-journal", "container-title": "Quays & Tides", "volume": "12", "issue": "3", "ISSN": "2049-3630",
         "page": "100-110", "DOI": "10.1000/q.1"},
    ),
    "an article with a number": (
        meta(journal_title="Quays", firstpage="e0123"), {"type": "article-journal", "container-title": "Quays", "page": "e0123"}
    ),
    "a page of one": (
        meta(journal_title="Quays", firstpage="7", lastpage="7"), {"type": "article-journal", "container-title": "Quays", "page": "7"}
    ),
    "a DOI alone": ('<meta name="dc.identifier" content="https://doi.org/10.1000/q.1">', {"DOI": "10.1000/q.1"}),
    "another number": ('<meta name="dc.identifier" content="urn:12">', {}),
    "no journal": (meta(volume="12", issue="3"), {}),
}  # fmt: skip


@pytest.mark.parametrize(("head", "details"), DETAILS.values(), ids=DETAILS)
def test_what_the_page_of_an_article_states_of_its_journal(head: str, details: dict[str, str]) -> None:
    assert known(head).details == details


def test_details_stand_on_the_card() -> None:
    text = card(known(meta(journal_title="Quays", volume="12", doi="10.1000/q.1")), "a.txt")
    assert 'type: article-journal\ncontainer-title: Quays\nvolume: "12"\nDOI: "10.1000/q.1"\n' in text


# --- author --------------------------------------------------------------------------------------

BYLINES = {
    "a date behind": ("By Jane Roe\nMarch 3, 2026", ("Jane Roe",)),
    "a role behind": ("By Jane Roe, Staff Writer", ("Jane Roe",)),
    "two": ("Jane Roe and Ben Lane", ("Jane Roe", "Ben Lane")),
    "three": ("Von Jane Roe, Ben Lane und Eva Kern", ("Jane Roe", "Ben Lane", "Eva Kern")),
    "a place behind": ("Jane Roe, London, Ben Lane", ("Jane Roe", "Ben Lane")),
    "family first": ("Roe, Jane", ("Jane Roe",)),
    "particles": ("Ludwig van Beethoven", ("Ludwig van Beethoven",)),
    "a degree": ("Jane Roe, PhD", ("Jane Roe",)),
    "for a paper": ("Jane Roe for The Tide", ("Jane Roe",)),
    "an address": ("Jane Roe jane@quay.example", ("Jane Roe",)),
    "a body with and": ("Bundesamt für Seeschifffahrt und Hydrographie", ()),
    "a photographer": ("Photo: Jane Roe", ()),
    "a photographer behind": ("Text: Jane Roe, Photos: Ben Lane", ("Jane Roe",)),
    "photographers behind": ("By Jane Roe, photos by Ben Lane, Eva Kern", ("Jane Roe",)),
    "an agency behind": ("By Jane Roe, Associated Press", ("Jane Roe",)),
    "an agency alone": ("Associated Press", ("Associated Press",)),
    "a role in Japanese": ("記者　山田太郎", ("山田太郎",)),
    "a role behind in Japanese": ("山田太郎記者", ("山田太郎",)),
    "a role behind in Korean": ("홍길동 기자", ("홍길동",)),
    "in Arabic": ("بقلم أحمد علي", ("أحمد علي",)),
    "in Hebrew": ("מאת אמיר לוי", ("אמיר לוי",)),
    "in Russian": ("Автор: Иван Петров", ("Иван Петров",)),
    "in Vietnamese": ("Tác giả: Nguyễn Văn An", ("Nguyễn Văn An",)),
    "with others in Chinese": ("来源：港口日报　作者：王小明、赵小红　责任编辑：李四", ("王小明", "赵小红")),
    "another label": ("Jane Roe: a life at sea", ()),
    "a name that is a word for a text": ("文在寅", ("文在寅",)),
    "nobody": ("admin", ()),
    "a desk": ("Redaktion", ()),
    "a host": ("quaypost.example", ()),
    "Japanese": ("文・山田太郎", ("山田太郎",)),
    "a date alone": ("March 3, 2026", ()),
    "a translator in a sentence": ("By Ken Mori. Translated by Jane Roe", ("Ken Mori",)),
    "a translator behind a suffix": ("By Ken Mori Jr. Translated by Jane Roe", ("Ken Mori Jr.",)),
    "a suffix behind a comma": ("By Ken Mori, Jr. and Jane Roe", ("Ken Mori Jr.", "Jane Roe")),
    "a number behind a comma": ("Ken Mori, III, Jane Roe", ("Ken Mori III", "Jane Roe")),
    "a degree behind a comma": ("Ken Mori, MD, Jane Roe", ("Ken Mori", "Jane Roe")),
    "a translator behind": ("By Jane Roe, translated by Ben Lane", ("Jane Roe",)),
    "a translator in German": ("Von Jane Roe, aus dem Englischen von Ben Lane", ("Jane Roe",)),
    "who asks": ("Interview by Jane Roe with Ben Lane", ("Jane Roe",)),
    "who asks, in German": ("Interview: Jane Roe mit Ben Lane", ("Jane Roe",)),
    "all entries of": ("Zeige alle Beiträge von Jane Roe", ("Jane Roe",)),
}


@pytest.mark.parametrize(("text", "names"), BYLINES.values(), ids=BYLINES)
def test_bylines(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


FAMILIES = {
    "plain": ("Jane Roe", "Roe"),
    "a seat behind": ("Dr. Jane Roe MP", "Roe"),
    "a degree behind": ("Jane Roe, Ph.D.", "Roe"),
    "junior": ("Jane Roe, Jr.", "Roe"),
    "the third": ("Jane Roe III", "Roe"),
    "a short name": ("Jack Ma", "Ma"),
    "another": ("Kim Do", "Do"),
    "one word": ("MP", "MP"),
}


@pytest.mark.parametrize(("name", "family"), FAMILIES.values(), ids=FAMILIES)
def test_the_family_name_of_a_whole_one(name: str, family: str) -> None:
    assert family_of(name) == family


TRANSLATORS = {
    "behind the author": ('<p class="byline">By Jane Roe, translated by Ben Lane</p>', ["Jane Roe"], ["Ben Lane"]),
    "in a line of its own": ("<p>By Jane Roe</p><p>Translated from the French by Ben Lane and Eva Kern</p>", ["Jane Roe"], ["Ben Lane", "Eva Kern"]),
    "in German": ("<p>Von Jane Roe</p><p>Aus dem Englischen von Ben Lane.</p>", ["Jane Roe"], ["Ben Lane"]),
    "in French": ("<p>Par Jane Roe</p><p>Traduit de l’anglais par Ben Lane</p>", ["Jane Roe"], ["Ben Lane"]),
    "none": ("<p>By Jane Roe</p><p>The book was translated into French.</p>", ["Jane Roe"], []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "names", "others"), TRANSLATORS.values(), ids=TRANSLATORS)
def test_translators(body: str, names: list[str], others: list[str]) -> None:
    found = known("", body)
    assert ([str(name) for name in found.authors], [str(name) for name in found.translators]) == (
        names,
        others,
    )
    assert ("translator" in found.doubts) == bool(others)


AUTHORS = {
    "JSON-LD that the page bears out": (ARTICLE.format('"author": {"@type": "Person", "name": "Jane Roe"}'), "<p>By Jane Roe</p>", ["Jane Roe"], False),
    "JSON-LD by reference": (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Storm over the quay", '
        '"author": {"@id": "#jane"}}, {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}]}</script>',
        "<p>By Jane Roe</p>",
        ["Jane Roe"],
        False,
    ),
    "a byline alone": ("", '<p class="byline">By Jane Roe<br>March 3, 2026</p>', ["Jane Roe"], True),
    "the owner of the site": ('<meta name="author" content="Webhaus GmbH">', "", [], True),
    "a body as author": (ARTICLE.format('"author": {"@type": "Organization", "name": "Harbour Board"}'), "<p>Harbour Board</p>", ["Harbour Board"], True),
    "all whom a second place names": (
        ARTICLE.format('"author": {"name": "Jane Roe"}') + '<meta name="parsely-author" content="Jane Roe, Ben Lane">',
        "<p>By Jane Roe and Ben Lane</p>",
        ["Jane Roe", "Ben Lane"],
        False,
    ),
    "an account that the page does not print": (
        ARTICLE.format('"datePublished": "2026-01-09", "author": {"@type": "Person", "name": "Jane Roe"}'), "", [], True
    ),
    "none": ("", "", [], False),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "names", "uncertain"), AUTHORS.values(), ids=AUTHORS)
def test_author(head: str, body: str, names: list[str], uncertain: bool) -> None:
    found = known(head, body)
    assert ([str(name) for name in found.authors], "author" in found.doubts) == (names, uncertain)


# --- title ---------------------------------------------------------------------------------------

TITLES = {
    "the site's name cut off": ('<title>Storm | Quay Post</title><meta property="og:title" content="Storm | Quay Post">', "<h1>Storm</h1>", "Storm", False),
    "the heading bears it out": ('<meta property="og:title" content="Storm">', "<h1>STORM</h1>", "STORM", False),
    "the heading has other words": ('<meta property="og:title" content="Storm: all you need">', "<h1>Storm over the quay</h1>", "Storm over the quay", True),
    "the heading is the site's name": (
        '<title>Storm over the quay | Quay Post</title><meta property="og:site_name" content="Quay Post">',
        "<h1>Quay Post</h1><h2>Storm over the quay</h2>",
        "Storm over the quay",
        True,
    ),
    "a line above the heading": (
        '<meta property="og:title" content="Storm over the quay">',
        '<h1><span class="kicker">Weather</span> Storm over the quay</h1>',
        "Storm over the quay",
        False,
    ),
    "the main heading, and not that of its section": (
        "<title>Storm over the quay / Weather / Quay Post</title>",
        "<h1>Storm over the quay</h1><h2>Weather</h2>",
        "Storm over the quay",
        False,
    ),
    "a heading of which a part is stated": (
        '<meta property="og:title" content="Storm over the quay">',
        "<h1>In focus: Storm over the quay</h1><h2>Storm over the quay</h2>",
        "In focus: Storm over the quay",
        True,
    ),
    "of two statements that of the window": (
        '<title>Storm over the quay takes boats | Quay Post</title><meta property="og:title" content="Tide of another day">'
        '<meta name="twitter:title" content="Storm over the quay takes boats">',
        "<h2>Tide of another day</h2>",
        "Storm over the quay takes boats",
        True,
    ),
    "a day before it": (
        '<meta property="og:title" content="Storm over the quay">',
        "<h1>23.01.2026 - Storm over the quay</h1>",
        "Storm over the quay",
        False,
    ),
    "the sign of a link behind it": ("<title>Storm over the quay</title>", "<h1>Storm over the quay¶</h1>", "Storm over the quay", False),
    "a frame that is called after the column beside it": (
        '<meta property="og:title" content="Storm over the quay">',
        '<div class="content-sidebar-wrap"><h1>Storm over the quay</h1></div>',
        "Storm over the quay",
        False,
    ),
    "no heading of a real aside": (
        '<meta property="og:title" content="Storm over the quay">',
        "<aside><h1>Storm over the quay</h1></aside>",
        "Storm over the quay",
        True,
    ),
    "a lesser heading that the title names first": (
        "<title>Storm over the quay : Weather in the port</title>",
        "<h1>Weather in the port</h1><h2>Storm over the quay</h2>",
        "Storm over the quay",
        True,
    ),
    "a lesser heading that is stated, and a main one that only the window has": (
        '<title>The quay: a storm</title><meta property="og:title" content="Storm over the quay">',
        "<h1>The quay: a storm</h1><h2>Storm over the quay</h2>",
        "Storm over the quay",
        True,
    ),
    "a heading in front of a bracket": (
        '<meta property="og:title" content="Storm over the quay (2021/5)">',
        "<h2>Storm over the quay</h2>",
        "Storm over the quay",
        True,
    ),
    "a heading among the parts of the title": (
        '<meta property="og:title" content="Quay Post - Weather - Storm over the quay">',
        "<h1>Weather and tides | Entry</h1><h2>Storm over the quay</h2>",
        "Storm over the quay",
        True,
    ),
    "a heading that says more behind a colon": (
        '<meta property="og:title" content="Storm over the quay">',
        "<h1>Storm over the quay: what now</h1>",
        "Storm over the quay: what now",
        True,
    ),
    "two that have nothing in common": ('<meta property="og:title" content="Storm">', "<h1>Tariffs</h1>", "", True),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title", "uncertain"), TITLES.values(), ids=TITLES)
def test_title(head: str, body: str, title: str, uncertain: bool) -> None:
    page = f"<html><head>{head}</head><body>{body}<article>{BODY}</article></body></html>"
    found = extract(page.encode(), ".html").known
    assert (found.title, "title" in found.doubts) == (title, uncertain)


@pytest.mark.parametrize(
    ("window", "host"),
    [
        pytest.param(
            "Storm over the quay | Harbour Board of the North", "harbourboard.example", id="some of its words"
        ),
        pytest.param(
            "Storm over the quay | Münchner Hafenblatt", "muenchnerhafenblatt.example", id="an umlaut"
        ),
    ],
)
def test_title_without_the_words_that_the_host_is_made_of(window: str, host: str) -> None:
    page = f'<html><head><meta property="og:title" content="{window}"></head><body><article>{BODY}</article></body></html>'
    assert (
        extract(page.encode(), ".html", url=f"https://www.{host}/storm").known.title == "Storm over the quay"
    )


DAMAGED = {
    "no JSON": "{not json",
    "a list of nothing": "[[], null, 3]",
    "nested without end": "[" * 5000 + "]" * 5000,
    "a headline that is a number": '{"@type": "Article", "headline": 7, "author": 3, "datePublished": {}}',
    "in a comment": '<!-- {"@type": "Article", "headline": "Storm over the quay", "datePublished": "2026-01-09",} -->',
}


@pytest.mark.parametrize("block", DAMAGED.values(), ids=DAMAGED)
def test_linked_data_that_is_damaged_does_no_harm(block: str) -> None:
    found = known(f'<script type="application/ld+json">{block}</script>')
    assert found.title == "Storm over the quay"
    assert found.published == ("2026-01-09" if "2026" in block else "")


def test_a_page_in_another_character_set() -> None:
    page = f'<meta charset="windows-1251"><title>Порт</title><h1>Порт</h1><article>{"<p>Шторм унёс девять лодок в понедельник ночью, сказал капитан порта.</p>" * 3}</article>'
    assert "Шторм унёс" in extract(page.encode("windows-1251"), ".html").text
    assert (
        "Шторм унёс"
        in extract(page.replace("windows-1251", "x").encode("koi8-r"), ".html", charset="koi8-r").text
    )
