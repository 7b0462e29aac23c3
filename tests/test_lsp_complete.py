"""What an editor offers at a cursor, in texts that are not finished."""

from __future__ import annotations

import pytest

from briefing_site.apps.lsp import choices
from briefing_site.apps.lsp.choices import Choice
from briefing_site.apps.lsp.complete import complete
from tests.editor import CURSOR, Editor, lead
from tests.sites import CARD, LEAD, Site

HARBOUR = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  water: {name: Water, summary: All that is wet.}
  land: {name: Land}
-- seeds/archive/fog.txt --
Fog.
-- seeds/fog.md --
---
title: 霧の港
author: [Ada Lane]
publisher: Quay Echo
published: 2026-02
kind: analysis
perspective: the harbour’s owner
language: ja
---
## thick
> 霧は濃い

Translation: The fog is thick.
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
---
It rained [@rain#hours].
-- briefings/water/quay.md --
---
title: The quay
region: water
date: 2026-01-08
summary: What the quay is for.
authors: [Desk]
topics: [shipping, weather]
people: [Ada Lane]
draft: true
---
## The north side

Long.

## The south side {#south}

Short.
-- briefings/land/quay.md --
---
title: The quay, seen from land
region: land
date: 2026-01-09
summary: From the other side.
topics: [shipping]
---
Fog [@fog#thick].
"""

SOURCES = ["fog", "rain"]
SLUGS = ["all", "land/quay", "water/quay"]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    site = Site(tmp_path_factory.mktemp("complete") / "site")
    site.small(HARBOUR)
    return Editor(site)


def offered(editor: Editor, path: str, text: str) -> tuple[Choice, ...]:
    known, offset = editor.type(path, text)
    return complete(known, path, offset).found


def labels(found: tuple[Choice, ...]) -> list[str]:
    return [choice.label for choice in found]


def taken(text: str, choice: Choice) -> str:
    """The text after a choice was taken."""
    clean = text.replace(CURSOR, "")
    return clean[: choice.start] + choice.insert + clean[choice.end :]


# --- prose ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("It rained [@▮", SOURCES, id="bracket not closed"),
        pytest.param("It rained [@ra▮", SOURCES, id="half typed"),
        pytest.param("It rained [@ra▮]. More.", SOURCES, id="bracket closed"),
        pytest.param("It rained [-@▮]", SOURCES, id="author suppressed"),
        pytest.param("As @▮ says", SOURCES, id="running text"),
        pytest.param("会議は@▮", SOURCES, id="behind Japanese"),
        pytest.param("日本😀 [@ra▮", SOURCES, id="behind an emoji"),
        pytest.param("It [see @rain#hours, p. 3; but see @▮", SOURCES, id="second of a bracket"),
        pytest.param("It [@rain#hours;▮]", SOURCES, id="semicolon"),
        pytest.param("It [@rain#hours; cf. ▮]", SOURCES, id="signal"),
        pytest.param("It rained [@rain#▮", ["hours", "crew", "dry"], id="excerpts"),
        pytest.param("It rained [@rain#ho▮]", ["hours", "crew", "dry"], id="excerpt half typed"),
        pytest.param("As @fog#▮ says", ["thick"], id="excerpts in running text"),
        pytest.param("It rained [@snow#▮", [], id="excerpts of no source"),
        pytest.param("See [[▮", SLUGS, id="link not closed"),
        pytest.param("See [[qu▮]]", SLUGS, id="link closed"),
        pytest.param("See [[water/▮]]", ["land/all", "land/quay", "water/quay"], id="link with its region"),
        pytest.param("See [[@▮", SOURCES, id="link to a source"),
        pytest.param("See [[@rain#▮]]", ["hours", "crew", "dry"], id="link to an excerpt"),
        pytest.param("See [[water/quay#▮]]", ["the-north-side", "south"], id="link to a heading"),
        pytest.param("See [[quay#▮]]", [], id="heading of one of several"),
        pytest.param("See [[#▮]]\n\n## Here\n", ["here"], id="heading of this page"),
        pytest.param("A note[^▮]\n\n[^count]: It counts.\n", ["count"], id="footnote"),
        pytest.param("See [[quay|@▮]]", [], id="words of a link"),
        pytest.param("See [words @▮](quay.md)", [], id="words of a link in Markdown"),
        pytest.param("Write `[@▮`", [], id="code"),
        pytest.param("```\n[@▮\n```\n", [], id="fence"),
        pytest.param("```\n[@▮\n", [], id="fence not closed"),
        pytest.param("Text.\n\n    [@▮\n", [], id="indented code"),
        pytest.param("<!-- [@▮ -->", [], id="comment"),
        pytest.param("ada@▮", [], id="e-mail address"),
        pytest.param("<ada@▮example.org>", [], id="e-mail address in angles"),
        pytest.param("https://example.org/@▮", [], id="address"),
        pytest.param("A plain \\@▮", [], id="escaped"),
        pytest.param("Nothing here▮", [], id="plain words"),
        pytest.param("雨［＠▮", SOURCES, id="full-width sign"),
        pytest.param("雨［＠ｒａｉｎ＃▮", ["hours", "crew", "dry"], id="full-width excerpt"),
        pytest.param("雨［＠rain＃hours；▮", SOURCES, id="full-width semicolon"),
        pytest.param("[a list; of words▮]", [], id="bracket without a citation"),
    ],
)  # fmt: skip
def test_prose(editor: Editor, body: str, expected: list[str]) -> None:
    found = offered(editor, LEAD, lead(body))
    assert labels(found) == expected
    cursor = lead(body).index(CURSOR)
    assert all(choice.start <= cursor <= choice.end for choice in found)


@pytest.mark.parametrize(
    ("body", "label", "expected"),
    [
        pytest.param("It [@ra▮ and", "rain", "It [@rain and", id="half typed"),
        pytest.param("It [@r▮ian#x]", "rain", "It [@rain#x]", id="the rest of the word goes too"),
        pytest.param("It [@rain#▮]", "crew", "It [@rain#crew]", id="excerpt"),
        pytest.param("It [@rain#hours;▮]", "fog", "It [@rain#hours; @fog]", id="semicolon"),
        pytest.param("It [@rain#hours; ▮]", "fog", "It [@rain#hours; @fog]", id="semicolon and space"),
        pytest.param("See [[wat▮]]", "water/quay", "See [[water/quay]]", id="link"),
        pytest.param("See [[@r▮]]", "rain", "See [[@rain]]", id="link to a source"),
        pytest.param("See [[water/quay#no▮]]", "south", "See [[water/quay#south]]", id="heading"),
    ],
)
def test_what_is_written(editor: Editor, body: str, label: str, expected: str) -> None:
    text = lead(body)
    choice = next(c for c in offered(editor, LEAD, text) if c.label == label)
    assert taken(text, choice) == lead(expected)


def test_source_is_told(editor: Editor) -> None:
    fog, _ = offered(editor, LEAD, lead("[@▮"))
    assert fog.detail == "霧の港, Quay Echo, 2026"
    assert "Excerpts: `thick`" in fog.about
    assert fog.filter == "fog 霧の港, Quay Echo, 2026"


def test_excerpt_is_told(editor: Editor) -> None:
    dry = offered(editor, LEAD, lead("[@rain#▮"))[2]
    assert dry.detail == "expects a dry week"
    assert dry.about.split("\n\n") == [
        "> expects a dry week",
        "**the mayor**, analysis",
        "*Quay shut for the night*, Ada Lane, Quay Post, 2026-01-05",
        "Found in paragraph 3, word for word.",
    ]


def test_briefing_is_told(editor: Editor) -> None:
    quay = offered(editor, LEAD, lead("[[▮"))[2]
    assert (quay.detail, quay.filter) == ("The quay (draft)", "water/quay The quay")
    assert quay.about.split("\n\n") == ["**The quay**", "water, 2026-01-08, draft", "What the quay is for."]


def test_site_with_faults_still_offers(small: Site) -> None:
    small.append("config.yaml", "nonsense\n")
    small.edit(CARD, "publisher: Quay Post\n", "")
    found = offered(Editor(small), LEAD, lead("[@▮"))
    assert [(c.label, c.detail) for c in found] == [("rain", "front matter has faults")]
    found = offered(Editor(small), LEAD, lead("[@rain#▮"))
    assert labels(found) == ["hours", "crew", "dry"]


def test_many_are_given_in_part(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MOST", 1)
    known, offset = editor.type(LEAD, lead("[@▮"))
    assert (labels(complete(known, LEAD, offset).found), complete(known, LEAD, offset).more) == (
        ["fog"],
        True,
    )
    known, offset = editor.type(LEAD, lead("[@shut▮"))
    assert labels(complete(known, LEAD, offset).found) == ["rain"]


# --- front matter --------------------------------------------------------------------------------


def test_keys_not_yet_given(editor: Editor) -> None:
    found = offered(editor, LEAD, lead("", "▮"))
    assert not {"title", "region", "date", "summary"} & set(labels(found))
    topics = next(c for c in found if c.label == "topics")
    assert topics.insert == "topics: "
    assert topics.detail.startswith("a list, each item an id")
    assert topics.about.startswith("**topics**: Subjects; each has a page.\n\n")


def test_keys_that_are_needed_come_first(editor: Editor) -> None:
    found = offered(editor, LEAD, "---\n▮\n---\n")
    assert labels(found)[:4] == ["title", "region", "date", "summary"]
    assert found[0].detail == "text, required"


def test_front_matter_not_closed(editor: Editor) -> None:
    assert "summary" in labels(offered(editor, LEAD, "---\ntitle: x\nsum▮\n\nBody."))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("judgements:\n  - ▮", ["text", "confidence", "because", "topics", "sums_up"], id="first key of a judgement"),
        pytest.param("judgements:\n  - text: x\n    ▮", ["confidence", "because", "topics", "sums_up"], id="next key of a judgement"),
        pytest.param("judgements:\n  - text: x\n    confidence: ▮", ["high", "moderate", "low"], id="confidence"),
        pytest.param("topics: [rain, fog]\njudgements:\n  - {text: x, confidence: low, because: y, topics: [▮]}", ["rain", "fog"], id="topics of a judgement"),
        pytest.param("topics: [rain, fog]\njudgements:\n  - {text: x, confidence: low, because: y, sums_up: [fog, ▮]}", ["rain"], id="topics that it sums up"),
        pytest.param("judgements:\n  - text: A [@▮", SOURCES, id="citation in a judgement"),
        pytest.param('judgements:\n  - text: "A: b [@rain#▮', ["hours", "crew", "dry"], id="in quotation marks"),
        pytest.param("judgements:\n  - text: >-\n      A\n      [@▮]", SOURCES, id="in folded text"),
        pytest.param("judgements:\n  - text: A [[▮", SLUGS, id="link in a judgement"),
        pytest.param("judgements:\n  - because: A [@▮", [], id="no citation in a reason"),
        pytest.param("events:\n  - {▮", ["date", "text", "planned"], id="key of an event"),
        pytest.param("events:\n  - {date: 2026, ▮}", ["text", "planned"], id="next key of an event"),
        pytest.param("events:\n  - {date: 2026, text: 'A [@▮'}", SOURCES, id="citation in an event"),
        pytest.param("events:\n  - {date: 2026, planned: ▮}", ["true", "false"], id="flag"),
        pytest.param("corrections:\n  - {date: 2026, text: \"A `[@▮`\"}", [], id="code in a correction"),
        pytest.param("topics: [▮]", ["shipping", "weather"], id="topics"),
        pytest.param("topics: [weather, ▮]", ["shipping"], id="topics but those given"),
        pytest.param("topics:\n  - ▮", ["shipping", "weather"], id="topics in lines"),
        pytest.param("people: [▮", ["Ada Lane"], id="people"),
        pytest.param("authors: [▮]", ["Desk"], id="authors"),
        pytest.param("authors: [{▮}]", ["family", "given", "family_first", "non-dropping-particle", "dropping-particle", "suffix", "literal"], id="parts of a name"),
        pytest.param("regions: [▮]", ["water", "land"], id="further regions"),
        pytest.param("draft: ▮", ["true", "false"], id="draft"),
        pytest.param("as_of: ▮", [], id="a date"),
        pytest.param("draft: true # ▮", [], id="comment"),
    ],
)  # fmt: skip
def test_values(editor: Editor, more: str, expected: list[str]) -> None:
    assert labels(offered(editor, LEAD, lead("Body.", more))) == expected


def test_region(editor: Editor) -> None:
    found = offered(editor, LEAD, lead("", region="▮"))
    assert [(c.label, c.detail, c.about) for c in found] == [
        ("water", "Water", "All that is wet."),
        ("land", "Land", ""),
    ]


def test_summary_takes_no_citation(editor: Editor) -> None:
    assert offered(editor, LEAD, lead("", summary="A [@▮")) == ()


def test_value_is_quoted_where_it_must_be(small: Site) -> None:
    small.write(
        "-- briefings/land/no.md --\n---\ntitle: No\nregion: land\ndate: 2026\nsummary: No.\npeople: ['No, Me']\n---\nx\n"
    )
    found = offered(Editor(small), LEAD, lead("", "people: [▮]"))
    assert [(c.label, c.insert) for c in found] == [("No, Me", '"No, Me"')]


# --- cards and config ----------------------------------------------------------------------------

FRONT = "---\ntitle: Rain\npublisher: Quay Post\nkind: news\narchive: rain.txt\n{}---\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kind▮", None),
        ("rights: ▮", ["quote", "full", "private"]),
        ("derived_from: ▮", ["fog"]),
        ("perspective: ▮", ["the harbour’s owner"]),
        ("language: ▮", ["ja"]),
        ("author: [▮]", ["Ada Lane"]),
    ],
)
def test_front_matter_of_a_card(editor: Editor, line: str, expected: list[str] | None) -> None:
    found = labels(offered(editor, CARD, FRONT.format(f"{line}\n")))
    assert found == expected if expected is not None else "descriptor" in found


def test_archived_texts(editor: Editor) -> None:
    found = offered(editor, "seeds/fog.md", FRONT.format("").replace("archive: rain.txt", "archive: ▮"))
    assert [(c.label, c.detail) for c in found] == [("fog.txt", ""), ("rain.txt", "of rain")]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("## dry {▮", ["at", "speaker", "voice", "lang", "aliases"], id="keys"),
        pytest.param('## dry {at="3" ▮}', ["speaker", "voice", "lang", "aliases"], id="keys but those given"),
        pytest.param('## dry {at="3" vo▮}', ["speaker", "voice", "lang", "aliases"], id="key half typed"),
        pytest.param(
            '## dry {voice="▮"}', ["fact", "reported", "analysis", "opinion", "forecast"], id="voice"
        ),
        pytest.param('## dry {speaker="▮', ["the mayor"], id="speaker"),
        pytest.param('## dry {at="▮"}', ["3"], id="where the words stand"),
        pytest.param("## dr▮", [], id="id"),
    ],
)
def test_heading_of_an_excerpt(editor: Editor, heading: str, expected: list[str]) -> None:
    other = '\n## mayor {speaker="the mayor"}\n> expects a dry week\n'
    text = FRONT.format("") + f"{heading}\n> expects a dry week\n{other}"
    assert labels(offered(editor, CARD, text)) == expected


def test_attribute_leaves_the_cursor_in_its_quotation_marks(editor: Editor) -> None:
    text = FRONT.format("") + "## dry {▮}\n> expects a dry week\n"
    at = offered(editor, CARD, text)[0]
    assert (at.insert, at.gap) == ('at=""', 4)


@pytest.mark.parametrize(
    ("gist", "expected"),
    [
        pytest.param("As [[@▮", SOURCES, id="link to a source"),
        pytest.param("As [[▮", ["all", "land/quay", "lead", "water/quay"], id="link to a briefing"),
        pytest.param("As [@▮", [], id="citations stand in no card"),
    ],
)
def test_gist(editor: Editor, gist: str, expected: list[str]) -> None:
    text = FRONT.format("") + f"## dry\n> expects a dry week\n\n{gist}\n"
    assert labels(offered(editor, CARD, text)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{name: Land}", "{name: Land, ▮}", ["summary", "tile"]),
        (
            "regions:",
            "policy: {▮}\nregions:",
            [
                "quote_words",
                "source_words",
                "source_share",
                "copy_words",
                "copy_characters",
                "claims_per_excerpt",
                "old_after",
                "text_size",
                "picture_size",
                "picture_pixels",
                "publish_uncited",
                "outside",
            ],
        ),
        ("regions:", "lint: {heading-level: ▮}\nregions:", ["off", "warn", "error"]),
        ("regions:", "theme: ▮\nregions:", ["base"]),
    ],
)
def test_config(editor: Editor, old: str, new: str, expected: list[str]) -> None:
    text = editor.site.read("config.yaml").replace(old, new)
    assert labels(offered(editor, "config.yaml", text)) == expected


def test_codes_of_warnings(editor: Editor) -> None:
    text = editor.site.read("config.yaml") + "lint: {not-pinned: off, ▮}\n"
    found = labels(offered(editor, "config.yaml", text))
    assert "unused-excerpt" in found
    assert "not-pinned" not in found


def test_other_files(editor: Editor) -> None:
    assert offered(editor, "seeds/archive/rain.txt", "Rain [@▮") == ()
    assert offered(editor, "README.md", "Rain [@▮") == ()
