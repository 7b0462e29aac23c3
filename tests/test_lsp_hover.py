"""What is shown of the thing under the pointer."""

from __future__ import annotations

import pytest

from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.hover_text import around, escaped, unmarked
from briefing_site.authoring.pin import pin_site
from tests.editor import Editor, lead
from tests.sites import CARD, LEAD, Site
from tests.test_groundings_told import PIER

HARBOUR = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  water: {name: Water, summary: All that is wet.}
  land: {name: Land}
-- seeds/archive/fog.txt --
朝は*霧*が出た。船は出られない。
-- seeds/fog.md --
---
title: 霧の港
publisher: 港新聞
archive: fog.txt
kind: news
perspective: the harbour’s owner
descriptor: Read in full.
language: ja
rights: private
derived_from: rain
---
## no-ships {voice="reported"}
> 船は出られない

Translation: No ship can leave.

It speaks of 2 < 3 & [[all|boats]].

## half
> 霧[...]船は出られない
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
updated: 2026-01-09
summary: What the quay is for.
topics: [shipping]
people: [Ada Lane]
draft: true
---
## The north side

Fog [@fog#no-ships; @fog#half].
"""

RAIN = """\
> Rain fell for six hours

It rained for long.

fact

*Quay shut for the night*, Ada Lane, Quay Post, 2026-01-05

Found in paragraph 2, word for word.

---

*Paragraph 2:* **Rain fell for six hours**. The crew waited on the quay. Nobody was hurt."""

FOG = """\
> 船は出られない

*Translation:* No ship can leave.

It speaks of 2 \\< 3 &amp; boats.

reported

*霧の港*, 港新聞

Found in paragraph 1, word for word.

---

*Paragraph 1:* 朝は\\*霧\\*が出た。**船は出られない**。"""

FOG_CARD = """\
*霧の港*, 港新聞

news, the harbour’s owner

Read in full.

Derived from *Quay shut for the night*, Ada Lane, Quay Post, 2026-01-05

Private: no word of it is shown to readers.

Excerpts: `no-ships`, `half`"""

QUAY = "**The quay**\n\nwater, 2026-01-08, updated 2026-01-09, draft\n\nWhat the quay is for."
QUAY_NORTH = QUAY.replace("\n\nwater", "\n\n§ The north side\n\nwater")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    site = Site(tmp_path_factory.mktemp("hover") / "site")
    site.small(HARBOUR)
    site.pin()
    return Editor(site)


def shown(editor: Editor, path: str, text: str) -> tuple[str, str] | None:
    """What is told, and of which piece."""
    known, offset = editor.type(path, text)
    found = hover(known, path, offset)
    return (known.text(path)[found.start : found.end], found.markdown) if found else None


@pytest.mark.parametrize(
    ("body", "piece", "expected"),
    [
        pytest.param("It rained [@rain#ho▮urs].", "@rain#hours", RAIN, id="passage"),
        pytest.param("It rained [@ra▮in#hours].", "@rain#hours", RAIN, id="from the source's part"),
        pytest.param("It rained [▮@rain#hours].", "@rain#hours", RAIN, id="at the first sign"),
        pytest.param("It rained [@rain#hours▮].", "@rain#hours", RAIN, id="behind the last"),
        pytest.param("日本😀 [-@rain#▮hours].", "-@rain#hours", RAIN, id="behind Japanese and an emoji"),
        pytest.param("See [[@rain#ho▮urs|words]].", "[[@rain#hours|words]]", RAIN, id="link to a passage"),
        pytest.param("See [a](../../seeds/rain▮.md#e-hours).", "../../seeds/rain.md#e-hours", RAIN, id="link to a card"),
        pytest.param("Ships [@fog#no-▮ships].", "@fog#no-ships", FOG, id="in another language"),
        pytest.param("So @fo▮g says.", "@fog", FOG_CARD, id="source as a whole"),
        pytest.param("See [[qu▮ay]].", "[[quay]]", QUAY, id="link"),
        pytest.param("See [[water/quay#the-no▮rth-side|x]].", "[[water/quay#the-north-side|x]]", QUAY_NORTH, id="link to a heading"),
        pytest.param("See [a](qu▮ay.md).", "quay.md", QUAY, id="link to a file"),
        pytest.param("Note[^▮n].\n\n[^n]: It *counts*.\n", "[^n]", "It \\*counts\\*.", id="footnote"),
    ],
)  # fmt: skip
def test_prose(editor: Editor, body: str, piece: str, expected: str) -> None:
    assert shown(editor, LEAD, lead(body)) == (piece, expected)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("`[@rain#ho▮urs]`", id="code"),
        pytest.param("a@ra▮in.example", id="e-mail address"),
        pytest.param("[@sn▮ow]", id="unknown source"),
        pytest.param("[@rain#sn▮ow]", id="unknown excerpt"),
        pytest.param("[[sn▮ow]]", id="unknown briefing"),
        pytest.param("plain wo▮rds", id="plain words"),
    ],
)
def test_nothing_is_told(editor: Editor, body: str) -> None:
    assert shown(editor, LEAD, lead(body)) is None


@pytest.mark.parametrize(
    ("more", "piece", "expected"),
    [
        pytest.param("to▮pics: [a]", "topics", "**topics**: Subjects; each has a page.\n\nA list, each item an id (lower-case letters, digits and single hyphens); may be left out.", id="key"),
        pytest.param("dra▮ft: true", "draft", "**draft**: A draft is checked, and not published unless --drafts is given.\n\nTrue or false; `false` if left out.", id="key with a default"),
        pytest.param("judgements:\n  - {confi▮dence: low}", "confidence", "**confidence**: How sure the desk is.\n\nOne of high, moderate, low; required.", id="key of a judgement"),
        pytest.param("judgements:\n  - {confidence: l▮ow}", "low", "**confidence**: How sure the desk is.\n\nOne of high, moderate, low; required.", id="value"),
        pytest.param("topics: [ship▮ping]", "shipping", "**shipping**\n\nIn 2 briefings.", id="topic"),
        pytest.param("regions: [wa▮ter]", "water", "**Water**\n\nAll that is wet.", id="region"),
        pytest.param("judgements:\n  - text: 'It''s wet [@rain#ho▮urs]'", "@rain#hours", RAIN, id="citation in a judgement"),
    ],
)  # fmt: skip
def test_front_matter(editor: Editor, more: str, piece: str, expected: str) -> None:
    assert shown(editor, LEAD, lead("Body.", more)) == (piece, expected)


def test_heading_of_an_excerpt(editor: Editor) -> None:
    text = editor.site.read(CARD).replace("## hours", "## ho▮urs")
    assert shown(editor, CARD, text) == ("hours", RAIN)


def test_attribute(editor: Editor) -> None:
    text = editor.site.read(CARD).replace("voice=", "vo▮ice=", 1)
    told = shown(editor, CARD, text)
    assert told
    assert told[0] == 'voice="fact"'
    assert told[1].startswith("**voice**: How the source tells it.")


def test_name_of_several_briefings(small: Site) -> None:
    small.write(HARBOUR)
    small.put(
        "briefings/land/quay.md",
        small.read("briefings/water/quay.md").replace("region: water", "region: land"),
    )
    told = shown(Editor(small), LEAD, lead("See [[qu▮ay]]."))
    assert told == ("[[quay]]", "The name of 2 briefings: `land/quay`, `water/quay`")


# --- verdicts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("fell for six", "fell for six", "Found in paragraph 2, word for word.", id="found"),
        pytest.param("> Rain fell for six", "> Rain fell for seven", "Not found: it does not stand at 2:1. Hint: nearest, in paragraph 2: the source has “six”, the quotation “seven”.", id="not found"),
        pytest.param("archive: rain.txt", "archive: none.txt", "Not checked: ", id="no archive"),
    ],
)  # fmt: skip
def test_verdict_in_words(small: Site, old: str, new: str, expected: str) -> None:
    small.edit(CARD, old, new)
    told = shown(Editor(small), LEAD, lead("[@rain#ho▮urs]"))
    assert told
    assert expected in told[1]


def test_folded_and_changed_and_pinned(small: Site) -> None:
    small.edit("seeds/archive/rain.txt", "dry week", "“dry” week")
    small.edit(CARD, "expects a dry week", 'expects a "dry" week')
    pin_site(small.options())
    told = shown(Editor(small), LEAD, lead("[@rain#d▮ry]"))
    assert told
    assert "Found in paragraph 3, but for " in told[1]
    small.append("seeds/archive/rain.txt", "\nMore.\n")
    told = shown(Editor(small), LEAD, lead("[@rain#d▮ry]"))
    assert told
    assert "Changed source: " in told[1]
    small.delete("seeds/archive")
    told = shown(Editor(small), LEAD, lead("[@rain#d▮ry]"))
    assert told
    assert "so says seeds.lock, for the archived text is not here" in told[1]
    assert "---" not in told[1]


# --- Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
        ("<b> & [x](y)", "\\<b\\> &amp; \\[x\\](y)"),
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("# heading", "\\# heading"),
        ("a\nb   c", "a b c"),
    ],
)
def test_plain_text_as_markdown_and_back(plain: str, markdown: str) -> None:
    assert escaped(plain) == markdown
    assert unmarked(markdown) == " ".join(plain.split())


def test_markdown_as_plain_text() -> None:
    assert unmarked("> Rain *fell*\n\n**the mayor**, `x`\n\n---\n\n*Paragraph 2:* **Rain** on") == (
        "Rain fell\n\nthe mayor, x\n\n\nParagraph 2: Rain on"
    )


def test_words_between_letters_are_in_bold_all_the_same(editor: Editor) -> None:
    editor.site.write(
        "-- seeds/archive/ja.txt --\n彼は「はい」と言った。\n"
        "-- seeds/ja.md --\n---\ntitle: J\npublisher: P\narchive: ja.txt\nkind: news\n---\n## yes\n> 「はい」\n"
    )
    known = editor.look()
    excerpt, card = known.excerpt("ja", "yes"), known.sources["ja"]
    document = known.document(card)
    assert excerpt
    assert document
    assert around(excerpt, document).endswith("彼は\u200a**「はい」**\u200aと言った。")


# --- cited sentences -----------------------------------------------------------------------------

TWELVE = "- ✓ **12** carried by pier\\#count, paragraph 2"
THIRD = "- ∴ **a third** derived from pier\\#count, paragraph 2: 12 - 9 = 3; 3 / 9 = 1/3"
BACK = "- ✕ **moor** not there: the passage has “not moor overnight,”"
SENTENCES = {
    "its first word": ("▮On the pier are 12 boats, up by a third [@pier#count].", [TWELVE, THIRD]),
    "a word of it": ("On the pier are *12* bo▮ats, up by a third [@pier#count].", [TWELVE, THIRD]),
    "behind the citation": ("Rain fell. On [@pier#count] the pier are 12 bo▮ats.", [TWELVE]),
    "a second sentence": ("It has 12 [@pier#count]. Ships moor over▮night [@pier#overnight].", [BACK]),
}


@pytest.fixture
def pier(site: Site) -> Site:
    site.small(PIER)
    site.pin()
    site.lead("Rain.")
    return site


@pytest.mark.parametrize("text", SENTENCES)
def test_a_cited_sentence_shows_its_tokens(pier: Site, text: str) -> None:
    written, lines = SENTENCES[text]
    known, at = Editor(pier).type(LEAD, lead(written))
    found = hover(known, LEAD, at)
    assert found
    assert found.markdown.split("\n") == lines
    assert known.text(LEAD)[found.start : found.end].split(" [")[0] in written.replace("▮", "")


def test_a_citation_shows_the_tokens_of_its_sentence_too(pier: Site) -> None:
    known, at = Editor(pier).type(LEAD, lead("On the pier are 12 boats [@pier#co▮unt]."))
    found = hover(known, LEAD, at)
    assert found
    assert found.markdown.startswith(f"{TWELVE}\n\n> The board counted 12 boats\n")
    assert known.text(LEAD)[found.start : found.end] == "@pier#count"


def test_a_judgement_shows_its_tokens(pier: Site) -> None:
    more = 'judgements:\n  - {text: "It has 12 bo▮ats [@pier#count].", confidence: low, because: A}'
    known, at = Editor(pier).type(LEAD, lead("Rain.", more))
    found = hover(known, LEAD, at)
    assert found
    assert found.markdown == TWELVE


def test_a_sentence_by_the_lock_says_so(pier: Site) -> None:
    pier.delete("seeds/archive")
    known, at = Editor(pier).type(LEAD, lead("It has 12 bo▮ats [@pier#count]."))
    found = hover(known, LEAD, at)
    assert found
    assert (
        found.markdown
        == "- ✓ **12** carried by pier\\#count\n\nBy seeds.lock: the archived text is not here."
    )


def test_where_the_document_is_to_be_read(small: Site) -> None:
    small.edit(
        CARD, "kind: news", "kind: news\nurl: https://quay.example/1\narchived_url: https://old.example/1"
    )
    where = "Original: <https://quay.example/1>, Copy: <https://old.example/1>"
    for cursor in ("[@rain#ho▮urs]", "[@ra▮in]"):
        told = shown(Editor(small), LEAD, lead(cursor))
        assert told
        assert where in told[1]


@pytest.mark.parametrize("text", ["Ra▮in fell. It has 12 boats [@pier#count].", "Ra▮in fell [@rain#hours]."])
def test_a_sentence_without_tokens_shows_nothing(pier: Site, text: str) -> None:
    known, at = Editor(pier).type(LEAD, lead(text))
    assert hover(known, LEAD, at) is None
