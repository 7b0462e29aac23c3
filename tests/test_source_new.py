"""`briefing source new`: an empty card with the keys of its type."""

from __future__ import annotations

import pytest

from briefing_site.apps.cli.main import GOOD, USAGE
from briefing_site.authoring.bibliography.new_card import new_card
from briefing_site.model.source import Source
from briefing_site.model.work import TYPES, CslType
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from tests.commands import say
from tests.sites import Site


@pytest.fixture
def inside(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(small.root)
    return small


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("reason", ["", "read in print: twice"])
def test_every_card_is_valid_as_it_is(kind: CslType, reason: str) -> None:
    made, found = parse_source("seeds/a.md", new_card(kind, "A: b", reason=reason).encode(), MarkdownEngine())
    assert isinstance(made, Source) and found == []
    assert (made.type, made.title, made.not_archived) == (kind, "A: b", reason)


def test_card_of_an_interview(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    command = (
        "source",
        "new",
        "interview",
        "Talk on tides",
        "--kind",
        "official",
        "--reason",
        "notes at the desk",
    )
    said = say(capsys, *command)
    assert (said.status, said.lines) == (GOOD, ["seeds/talk-on-tides.md"])
    assert inside.read("seeds/talk-on-tides.md") == (
        "---\ntitle: Talk on tides\ntype: interview\nkind: official\nauthor: null   # Who wrote it: persons and bodies.\n"
        "interviewer: null   # Who asked the questions. CSL: `interviewer`.\n"
        "medium: null   # Its medium, as DVD or microfilm. CSL: `medium`.\n"
        "event-date: null   # When the event took place. CSL: `event-date`.\n"
        "event-place: null   # Where the event took place. CSL: `event-place`.\n"
        "container-title: null   # The journal, paper, book or site that it is a part of. CSL: `container-title`.\n"
        "published: null   # When; left out where the document does not say.\n"
        "url: null   # Where the original is; never guessed.\n"
        "language: null   # Language of the document, a BCP 47 tag.\n"
        "archive: none\narchive_reason: notes at the desk\nrights: quote\n---\n"
    )
    assert inside.check().faults == []
    assert say(capsys, *command).status == USAGE


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("boook", "T"), '"boook" is no type of CSL; did you mean "book"?'),
        (("book", "  "), "a card needs a title in printable characters"),
        (("book", "潮"), '"潮" is no id: give --id in lower-case letters, digits and single hyphens'),
    ],
    ids=["type", "title", "id"],
)
def test_wrong_usage(
    inside: Site, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], message: str
) -> None:
    said = say(capsys, "source", "new", *given)
    assert (said.status, said.err) == (USAGE, f"briefing: {message}\n")
