"""Where things are given, and where they are used."""

from __future__ import annotations

import pytest

from briefing_site.apps.lsp.navigate import Location, definition, references
from briefing_site.model.lines import Lines
from tests.editor import CURSOR, Editor, lead
from tests.sites import CARD, LEAD, Site

HARBOUR = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  water: {name: Water}
  land: {name: Land}
theme: base
-- seeds/reprint.md --
---
title: A reprint
publisher: Quay Echo
kind: news
derived_from: rain
---
## again
> Rain fell for six hours

As [[@rain#hours]] and [the original](rain.md#e-hours) have it, and [[quay]].
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
---
It rained 日本😀 [see @rain#hours; but see @rain#crew], as @rain says. See [[quay#north]].
-- briefings/land/quay.md --
---
title: The quay
region: land
regions: [water]
date: 2026-01-08
summary: What the quay is for.
topics: [shipping]
draft: true
judgements:
  - text: "It's wet [@rain#hours]"
    confidence: low
    because: one source
---
Fog[^n] [@reprint#again], `[@rain#hours]`.

## North

[^n]: With [@rain#hours] in it.
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    site = Site(tmp_path_factory.mktemp("navigate") / "site")
    site.small(HARBOUR)
    return Editor(site)


def shown(editor: Editor, location: Location) -> str:
    """A location as `path:line:column words`."""
    place = location.lines.place(location.start)
    path = location.file.relative_to(editor.site.root).as_posix()
    words = location.lines.text[location.start : location.end]
    return f"{path}:{place.line}:{place.column} {words}".rstrip()


def given(editor: Editor, path: str, text: str) -> str:
    known, offset = editor.type(path, text)
    found = definition(known, path, offset)
    return shown(editor, found.location) if found else ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("It rained [@rain#ho▮urs].", "seeds/rain.md:9:4 hours", id="excerpt"),
        pytest.param("It rained [@ra▮in#hours].", "seeds/rain.md:9:4 hours", id="source of an excerpt"),
        pytest.param("As @ra▮in says.", "seeds/rain.md:1:1", id="source as a whole"),
        pytest.param("［＠ｒａｉｎ＃ｈｏ▮ｕｒｓ］", "seeds/rain.md:9:4 hours", id="full-width excerpt"),
        pytest.param("日本😀 [[@rain#dr▮y]].", "seeds/rain.md:17:4 dry", id="link to an excerpt"),
        pytest.param("[[qu▮ay]]", "briefings/land/quay.md:1:1", id="briefing"),
        pytest.param("[[land/quay#nor▮th]]", "briefings/land/quay.md:16:1 ## North", id="heading"),
        pytest.param(
            "[[#he▮re]]\n\n## Here\n", "briefings/water/lead.md:9:1 ## Here", id="heading of this page"
        ),
        pytest.param("[a](../land/qu▮ay.md#north)", "briefings/land/quay.md:16:1 ## North", id="file"),
        pytest.param("[a](../../seeds/ra▮in.md#e-dry)", "seeds/rain.md:17:4 dry", id="card"),
        pytest.param("Note[^▮n].\n\n[^n]: It counts.\n", "briefings/water/lead.md:9:1 [^n]:", id="footnote"),
        pytest.param("[@sn▮ow]", "", id="unknown source"),
        pytest.param("[@rain#sn▮ow]", "", id="unknown excerpt"),
        pytest.param("[[sn▮ow]]", "", id="unknown briefing"),
        pytest.param("`[@rain#ho▮urs]`", "", id="code"),
        pytest.param("[a](../../../../etc/pas▮swd)", "", id="file outside of the site"),
    ],
)
def test_definition(editor: Editor, body: str, expected: str) -> None:
    assert given(editor, LEAD, lead(body)) == expected


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (LEAD, "region: water", "region: wa▮ter", "config.yaml:4:3 water"),
        ("briefings/land/quay.md", "[water]", "[wa▮ter]", "config.yaml:4:3 water"),
        ("seeds/reprint.md", "from: rain", "from: ra▮in", "seeds/rain.md:1:1"),
        (CARD, "archive: rain.txt", "archive: ra▮in.txt", "seeds/archive/rain.txt:1:1"),
        (CARD, 'at="2:2"', 'at="▮2:2"', "seeds/archive/rain.txt:3:26 The crew waited on the quay"),
        (CARD, "## crew", "## cr▮ew", "seeds/rain.md:14:4 crew"),
    ],
    ids=["region", "further region", "original", "archived text", "passage", "excerpt itself"],
)
def test_definition_in_front_matter_and_cards(
    editor: Editor, path: str, old: str, new: str, expected: str
) -> None:
    text = editor.site.read(path)
    assert text.count(old) == 1
    assert given(editor, path, text.replace(old, new)) == expected


def test_definition_of_a_theme_is_its_file(editor: Editor) -> None:
    known, offset = editor.type("config.yaml", editor.site.read("config.yaml").replace("base\n", "ba▮se\n"))
    found = definition(known, "config.yaml", offset)
    assert found
    assert found.location.file.parts[-2:] == ("base", "theme.yaml")
    assert found.location.file.is_file()


def test_piece_that_led_there(editor: Editor) -> None:
    known, offset = editor.type(LEAD, lead("日本😀 [-@rain#ho▮urs]."))
    found = definition(known, LEAD, offset)
    assert found
    assert known.text(LEAD)[found.start : found.end] == "-@rain#hours"


HOURS = [
    "briefings/land/all.md:7:30 @rain#hours",
    "briefings/land/quay.md:10:22 @rain#hours",
    "briefings/land/quay.md:18:13 @rain#hours",
    "briefings/water/lead.md:7:20 @rain#hours",
    "seeds/reprint.md:10:4 [[@rain#hours",
    "seeds/reprint.md:10:39 rain.md#e-hours",
]
RAIN = sorted(
    [
        *HOURS,
        "briefings/land/all.md:7:43 @rain#crew",
        "briefings/land/all.md:7:55 @rain#dry",
        "briefings/water/lead.md:7:41 @rain#crew",
        "briefings/water/lead.md:7:57 @rain",
        "seeds/reprint.md:5:15 rain",
    ],
    key=lambda shown: (shown.split(":")[0], *map(int, shown.split()[0].split(":")[1:])),
)
QUAY = ["briefings/water/lead.md:7:73 [[quay#north", "seeds/reprint.md:10:69 [[quay"]
WATER = ["briefings/land/quay.md:4:11 water", "briefings/water/lead.md:3:9 water"]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param(LEAD, "@rain#hours", "@rain#ho▮urs", HOURS, id="excerpt from a citation"),
        pytest.param(CARD, "## hours", "## ho▮urs", HOURS, id="excerpt from its heading"),
        pytest.param("seeds/reprint.md", "rain.md#e-hours", "rain▮.md#e-hours", HOURS, id="excerpt from a link"),
        pytest.param(LEAD, "@rain#hours", "@ra▮in#hours", RAIN, id="source from a citation"),
        pytest.param(CARD, "title: Quay", "title: Qu▮ay", RAIN, id="source from its card"),
        pytest.param(CARD, "---\ntitle", "▮---\ntitle", RAIN, id="source from the start of its card"),
        pytest.param("seeds/reprint.md", "from: rain", "from: ra▮in", RAIN, id="source from a card derived from it"),
        pytest.param("seeds/reprint.md", "[[quay]]", "[[qu▮ay]]", QUAY, id="briefing from a link"),
        pytest.param("briefings/land/quay.md", "title:", "ti▮tle:", QUAY, id="briefing from its own title"),
        pytest.param("briefings/land/quay.md", "## North", "## No▮rth", QUAY[:1], id="heading"),
        pytest.param(LEAD, "region: water", "region: wa▮ter", WATER, id="region"),
        pytest.param("config.yaml", "water:", "wa▮ter:", WATER, id="region in the config"),
        pytest.param("briefings/land/quay.md", "[shipping]", "[ship▮ping]", ["briefings/land/quay.md:7:10 shipping"], id="topic"),
        pytest.param("briefings/land/quay.md", "Fog[^n]", "Fog[^▮n]", ["briefings/land/quay.md:14:4 [^n]"], id="footnote"),
        pytest.param(CARD, "## dry", "## dr▮y", ["briefings/land/all.md:7:55 @rain#dry"], id="used once"),
        pytest.param(LEAD, "It rained", "It ra▮ined", [], id="plain words"),
    ],
)  # fmt: skip
def test_references(editor: Editor, path: str, old: str, new: str, expected: list[str]) -> None:
    text = editor.site.read(path)
    assert text.count(old) == 1
    known, offset = editor.type(path, text.replace(old, new))
    found = references(known, path, offset, declaration=False)
    assert [shown(editor, each) for each in found] == expected
    assert CURSOR not in known.text(path)


def test_declaration_is_given_where_it_is_asked_for(editor: Editor) -> None:
    known, offset = editor.type(CARD, editor.site.read(CARD).replace("## dry", "## dr▮y"))
    found = references(known, CARD, offset, declaration=True)
    assert [shown(editor, each) for each in found] == [
        "briefings/land/all.md:7:55 @rain#dry",
        "seeds/rain.md:17:4 dry",
    ]


def test_unsaved_citation_is_a_use(editor: Editor) -> None:
    known, offset = editor.type(LEAD, lead("New [@rain#dr▮y]."))
    found = references(known, LEAD, offset, declaration=False)
    assert [shown(editor, each) for each in found] == [
        "briefings/land/all.md:7:55 @rain#dry",
        "briefings/water/lead.md:7:6 @rain#dry",
    ]


def test_uses_by_another_key_of_the_source(small: Site) -> None:
    small.edit(CARD, "kind: news", "kind: news\naliases: [Lane2026]")
    small.lead("It rained [@Lane2026, p. 3]. So it did [@rain#hours].")
    editor = Editor(small)
    known = editor.look()
    found = references(known, CARD, small.read(CARD).index("Quay"), declaration=False)
    assert [line for each in found if (line := shown(editor, each)).startswith(LEAD)] == [
        f"{LEAD}:7:12 @Lane2026",
        f"{LEAD}:7:41 @rain#hours",
    ]


def test_uses_are_looked_for_in_the_texts_alone_that_name_the_source(editor: Editor) -> None:
    known = editor.put(LEAD, lead("Nothing of it."))
    read: list[str] = []
    lines = known.lines

    def noted(path: str) -> Lines:
        read.append(path)
        return lines(path)

    known.lines = noted  # type: ignore[method-assign]
    assert known.mentions_of("reprint")
    assert set(read) == {"briefings/land/quay.md"}
