"""An excerpt of a selection, written into its card by the preview: all of it or nothing, and for its own pages alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.routing import Route

from briefing_site.apps.preview.author_requests import author_routes
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.request_guard import why_refused
from briefing_site.apps.preview.source_desk import SourceDesk
from briefing_site.authoring.excerpt_in_card import ExcerptError, NewExcerpt, card_with
from briefing_site.engine.options import Options
from briefing_site.model.source import At
from tests.previews import Answer, Preview, previewing
from tests.sites import CARD, Site, tree

SENTENCE = "Nobody was hurt"


def ask(
    preview: Preview, path: str, given: object, headers: Mapping[str, str] | None = None, method: str = "POST"
) -> Answer:
    """Send JSON as a page of the preview does; `headers` change what is sent with it, and "" leaves it out."""
    sent = {"Origin": preview.address[:-1], "Content-Type": "application/json", **(headers or {})}
    return preview.get(
        path, {name: value for name, value in sent.items() if value}, method, json.dumps(given).encode()
    )


def chosen(**more: str) -> dict[str, str]:
    """What the pane sends of words in the second paragraph of the small site's source."""
    return {"source": "rain", "from": "2:54", "to": "2:69", "id": "unhurt", "gist": "", **more}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    site = Site(tmp_path_factory.mktemp("writing"))
    site.small()
    site.lead("Rain fell [@rain#hours].")
    with previewing(site) as preview:
        yield preview


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    card = running.site.path(CARD).read_bytes()
    yield running
    running.site.path(CARD).write_bytes(card)


# --- the card ------------------------------------------------------------------------------------


CARD_TEXT = "---\ntitle: Rain\npublisher: Post\nkind: news\narchive: rain.txt\n---\n"


@pytest.mark.parametrize(
    ("card", "gist", "wanted"),
    [
        pytest.param(
            CARD_TEXT, "", '## unhurt {at="2:3"}\n> Nobody was hurt\n', id="a card without excerpts"
        ),
        pytest.param(CARD_TEXT[:-1], "", '\n## unhurt {at="2:3"}\n> Nobody was hurt\n', id="no line end"),
        pytest.param(
            f"{CARD_TEXT}## a\n> Rain\n", "", '\n## unhurt {at="2:3"}\n> Nobody was hurt\n', id="one more"
        ),
        pytest.param(
            CARD_TEXT,
            " All\n are *well*. ",
            '## unhurt {at="2:3"}\n> Nobody was hurt\n\nAll are *well*.\n',
            id="a gist",
        ),
        pytest.param(
            CARD_TEXT.replace("kind: news\n", ""),
            "",
            '## unhurt {at="2:3"}\n> Nobody was hurt\n',
            id="a card that has to be filled in",
        ),
        pytest.param(
            CARD_TEXT.replace("\n", "\r\n"),
            "",
            '## unhurt {at="2:3"}\r\n> Nobody was hurt\r\n',
            id="other line ends",
        ),
    ],
)
def test_a_card_with_one_more(card: str, gist: str, wanted: str) -> None:
    new = NewExcerpt("unhurt", At(2, 2, (3, 3)), SENTENCE, gist)
    assert card_with("seeds/rain.md", card.encode(), new).decode() == card + wanted


@pytest.mark.parametrize(
    ("name", "gist", "field", "words"),
    [
        pytest.param("Un hurt", "", "id", "is no id", id="no id"),
        pytest.param("", "", "id", "is no id", id="an empty id"),
        pytest.param("a", "", "id", "has an excerpt “a” already", id="an id that is taken"),
        pytest.param(
            "unhurt", "> All are well.", "gist", "one quotation", id="a gist that would be a quotation"
        ),
        pytest.param(
            "unhurt", "<!-- All are well", "gist", "comment begins", id="a gist that opens a comment"
        ),
        pytest.param("unhurt", "All [@rain#a] are well", "gist", "citation", id="a gist that cites"),
    ],
)
def test_what_a_card_cannot_hold(name: str, gist: str, field: str, words: str) -> None:
    card = f"{CARD_TEXT}## a\n> Rain\n".encode()
    with pytest.raises(ExcerptError, match=words) as raised:
        card_with("seeds/rain.md", card, NewExcerpt(name, At(2, 2, (3, 3)), SENTENCE, gist))
    assert raised.value.field == field


# --- the request ---------------------------------------------------------------------------------


def test_a_selection_is_written_and_verifies(preview: Preview) -> None:
    before = preview.site.read(CARD)
    answer = json.loads(ask(preview, "/_preview/excerpt", chosen(gist="All are well.")).text)
    assert answer == {"citation": "[@rain#unhurt]", "id": "unhurt", "fault": "", "field": ""}
    added = f'\n## unhurt {{at="2:3"}}\n> {SENTENCE}\n\nAll are well.\n'
    assert preview.site.read(CARD) == before + added
    with preview.page("sources/rain.html") as talk:
        talk.say(kind="evidence", on=True)
        document = talk.hear("evidence")["data"]["document"]
    assert ("unhurt", "found") in [(each["id"], each["verdict"]) for each in document["excerpts"]]


def test_without_an_id_it_gets_one(preview: Preview) -> None:
    answer = json.loads(ask(preview, "/_preview/excerpt", chosen(id=" ")).text)
    assert answer["citation"] == "[@rain#nobody-hurt]"


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        pytest.param({"id": "hours"}, "id", "already", id="an id that is taken"),
        pytest.param({"gist": "> no"}, "gist", "one quotation", id="a gist that is none"),
        pytest.param({"from": "1:0"}, "", "runs from paragraph 1 to 2", id="two paragraphs"),
        pytest.param({"source": "nobody"}, "", "no longer there", id="no such source"),
        pytest.param({"source": "../config"}, "", "no longer there", id="no name of a source"),
    ],
)
def test_what_cannot_be_written_changes_nothing(
    preview: Preview, more: dict[str, str], field: str, words: str
) -> None:
    before = tree(preview.site.path("seeds"))
    answer = json.loads(ask(preview, "/_preview/excerpt", chosen(**more)).text)
    assert (answer["citation"], answer["field"]) == ("", field)
    assert words in answer["fault"]
    assert tree(preview.site.path("seeds")) == before


def test_more_words_than_the_policy_allows_are_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("long"))
    site.small()
    site.put("config.yaml", site.read("config.yaml") + "policy: {quote_words: 2}\n")
    before = site.read(CARD)
    with previewing(site) as preview:
        answer = json.loads(ask(preview, "/_preview/excerpt", chosen()).text)
    assert "3 words, and the policy allows 2" in answer["fault"]
    assert site.read(CARD) == before


# --- who may write -------------------------------------------------------------------------------

OF_JSON = ("/_preview/excerpt", "/_preview/source-address", "/_preview/source", "/_preview/document-words")
WRITING = (*OF_JSON, "/_preview/source-file?name=a.txt")
"""Every address to which something is sent; the last takes the bytes of a file."""


def test_these_are_all_that_take_what_is_sent() -> None:
    routes = [
        route
        for route in author_routes(cast("Live", None), SourceDesk(Options(Path())), Options(Path()), {})
        if isinstance(route, Route) and route.methods and "POST" in route.methods
    ]
    assert {f"/_preview{route.path}" for route in routes} == {path.partition("?")[0] for path in WRITING}


@pytest.mark.parametrize("path", WRITING)
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": ""}, id="no origin"),
        pytest.param({"Origin": "null"}, id="an origin without a name"),
        pytest.param({"Origin": "https://evil.example"}, id="another site"),
        pytest.param({"Origin": "http://127.0.0.1:1"}, id="another port"),
        pytest.param({"Host": "evil.example"}, id="another name"),
        pytest.param({"Content-Type": "text/plain"}, id="as a form sends text"),
        pytest.param({"Content-Type": "application/x-www-form-urlencoded"}, id="as a form sends fields"),
        pytest.param({"Content-Type": "multipart/form-data; boundary=x"}, id="as a form sends files"),
        pytest.param({"Content-Type": ""}, id="of no type"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="across sites"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="from another port of this machine"),
        pytest.param(
            {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, id="a form of another site"
        ),
    ],
)
def test_nobody_else_writes(preview: Preview, path: str, headers: dict[str, str]) -> None:
    before = preview.site.read(CARD)
    answer = ask(preview, path, chosen(), headers)
    assert (answer.status, answer.text[:8]) == (403, "Refused:")
    assert preview.site.read(CARD) == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "post", "BREW"])
def test_no_other_method_is_let_in_without_an_origin(method: str) -> None:
    headers = {"host": "localhost:8000", "content-type": "application/json"}
    assert why_refused(headers, "/", 8000, method)
    assert not why_refused({**headers, "origin": "http://localhost:8000"}, "/", 8000, method)


@pytest.mark.parametrize("path", OF_JSON)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"1",
        b"{",
        b"[" * 50_000,
        b'{"source": 1}',
        b'{"url": [], "values": {"id": 1}, "sure": []}',
        b'{"from": "1"}',
        b'{"from": {}}',
    ],
    ids=range(9),
)
def test_what_no_page_sends_is_refused(preview: Preview, path: str, data: bytes) -> None:
    headers = {"Origin": preview.address[:-1], "Content-Type": "application/json"}
    assert preview.get(path, headers, "POST", data).status == 400


@pytest.mark.parametrize("path", OF_JSON)
def test_too_much_is_refused(preview: Preview, path: str) -> None:
    assert ask(preview, path, chosen(gist="x" * 100_000)).status == 400


def test_where_scripts_of_others_run_nothing_is_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("outside"))
    site.small()
    site.put("config.yaml", site.read("config.yaml") + "policy: {outside: {scripts: [cdn.example]}}\n")
    before = site.read(CARD)
    with previewing(site) as preview:
        answers = [ask(preview, path, chosen()) for path in WRITING]
    assert [(answer.status, "cdn.example" in answer.text) for answer in answers] == [(400, True)] * len(
        WRITING
    )
    assert site.read(CARD) == before


def test_a_card_that_is_a_link_out_of_the_site_is_left_alone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("linked")
    site = Site(folder / "site")
    site.small()
    kept = folder / "rain.md"
    site.path(CARD).rename(kept)
    site.path(CARD).symlink_to(kept)
    before = kept.read_bytes()
    with previewing(site) as preview:
        answer: dict[str, Any] = json.loads(ask(preview, "/_preview/excerpt", chosen()).text)
    assert answer["fault"]
    assert kept.read_bytes() == before
