"""How far each diagnostic reaches in its text, and how it is told to an editor."""

from __future__ import annotations

import pytest
from lsprotocol import types

from briefing_site.apps.lsp.protocol_values import ClientAbilities
from tests.editor import Editor
from tests.sites import CARD, LEAD, Site, briefing
from tests.test_fixes import CITES, FRONT, OTHER, TWIN, card, config, one

ROWS = [
    pytest.param(briefing("It 日本😀 [@rian#hours]."), ["unknown-source @rian#hours"], id="citation"),
    pytest.param(briefing("It [-@rian]."), ["unknown-source @rian"], id="citation without its author"),
    pytest.param(briefing("As @rian, says."), ["unknown-source @rian"], id="citation in running text"),
    pytest.param(briefing("It [@rain#huors; @rain#x]."), ["unknown-excerpt @rain#huors", "unknown-excerpt @rain#x"], id="two citations"),
    pytest.param(briefing("A", 'judgements:\n  - {text: "It [@rian#x]", confidence: low, because: x}'), ["unknown-source @rian#x"], id="citation in a judgement"),
    pytest.param(briefing("A", 'judgements:\n  - {text: "@rian#x says", confidence: low, because: x}'), ["unknown-source @rian#x"], id="citation that begins a judgement"),
    pytest.param(briefing("It [@rain_1#hours] and."), ["not-a-citation @rain_1#hours"], id="no citation"),
    pytest.param(briefing("It [@rain#hours and."), ["not-a-citation [@rain#hours"], id="bracket not closed"),
    pytest.param(OTHER + TWIN + briefing("See [[quay#a|words]]."), ["ambiguous-link [[quay#a|words]]"], id="link"),
    pytest.param(briefing("See [a](../b.md#c)."), ["broken-link ../b.md#c"], id="link to a file"),
    pytest.param(briefing("Note[^n]."), ["undefined-footnote [^n]"], id="footnote"),
    pytest.param(briefing("Text.\n\n[^n]: Unused."), ["unused-footnote [^n]"], id="text of a footnote"),
    pytest.param(briefing("### Too deep\n\nText."), ["heading-level ### Too deep"], id="heading"),
    pytest.param(briefing("A <script>x</script>."), ["unsafe-html <script>"], id="tag"),
    pytest.param(briefing("x", region="watr"), ["unknown-region watr"], id="value"),
    pytest.param(briefing("x", "regions: [land, lnad]"), ["unknown-region lnad"], id="item"),
    pytest.param(briefing("x", "people: ['Ada', '']"), ["wrong-type "], id="empty text"),
    pytest.param(briefing("x", "topics: 'Sea Trade'"), ["wrong-type Sea Trade"], id="quoted value"),
    pytest.param(briefing("x", "topcs: [a]"), ["unknown-key topcs"], id="key"),
    pytest.param(briefing("x", date="7 January"), ["bad-date 7 January"], id="value with spaces"),
    pytest.param(briefing("x", summary=None), ["missing-field title: Rain on the quay"], id="key that is missing"),
    pytest.param(briefing("x", title="Rain: the quay"), ["bad-yaml : the quay"], id="broken YAML"),
    pytest.param(one(LEAD, "Body text.\n"), ["missing-front-matter Body text."], id="whole file"),
    pytest.param(one(LEAD, ""), ["empty-file "], id="empty file"),
    pytest.param(card("## dry\n> The mayor expects\n> a wet week\n"), ["quote-not-found > The mayor expects\n> a wet week"], id="quotation"),
    pytest.param(one(CARD, FRONT + "## dry {at=\"3\" voice=\"opinon\"}\n> expects a dry week\n").replace("\n\n", "\n") + CITES.replace("@rain#hours; @rain#crew; @rain#{}", "@rain#dry"), ['wrong-type voice="opinon"'], id="attribute"),
    pytest.param(card("## dry {at=\"3\"}\n> expects a dry week\n\n## wet {voice=\"fact\"}\n> Nobody was hurt\n"), ["not-pinned ---", "unused-excerpt ## wet"], id="heading of an excerpt"),
    pytest.param(config("theme: bas\n"), ["unknown-theme bas"], id="config"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_reach(site: Site, text: str, expected: list[str]) -> None:
    site.small(text)
    known = Editor(site).look()
    found = []
    for fault in known.state.faults:
        lines = known.lines(fault.place.path)
        start, end = lines.offset_of(fault.place), lines.offset_of(fault.end)
        found.append(f"{fault.code} {lines.text[start:end]}")
    assert sorted(set(expected) - set(found)) == []
    assert (
        "not-pinned" in " ".join(expected) or [f for f in found if not f.startswith("not-pinned")] == expected
    )


def told(site: Site, client: ClientAbilities, code: str) -> types.Diagnostic:
    known = Editor(site).look()
    (fault,) = (fault for fault in known.state.faults if fault.code == code)
    return client.diagnostic(known, fault, lambda path: f"file:///{path}")


def test_diagnostic_of_the_protocol(site: Site) -> None:
    site.small(briefing("It 日本😀 [@rian#hours]."))
    assert told(site, ClientAbilities(), "unknown-source") == types.Diagnostic(
        types.Range(types.Position(6, 9), types.Position(6, 20)),
        'there is no source "rian"\nhint: did you mean "rain"? for a plain at sign write \\@',
        types.DiagnosticSeverity.Error,
        "unknown-source",
        source="briefing",
    )
    utf8 = told(site, ClientAbilities(encoding="utf-8"), "unknown-source")
    assert utf8.range == types.Range(types.Position(6, 15), types.Position(6, 26))


def test_what_is_unused_is_faded(site: Site) -> None:
    site.small(briefing("Text.\n\n[^n]: Unused."))
    found = told(site, ClientAbilities(), "unused-footnote")
    assert found.severity == types.DiagnosticSeverity.Warning
    assert found.tags == [types.DiagnosticTag.Unnecessary]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (briefing("x", "draft: true\ndraft: true"), "duplicate-key", f"file:///{LEAD}:5 given here first"),
        (card("## dry\n> expects a dry week\n\n## dry\n> Nobody was hurt\n"), "duplicate-id", f"file:///{CARD}:12 given here first"),
        (one("seeds/archive/rain.txt", "Rain fell for six hours\n"), "source-changed", "file:///briefings/land/all.md:6 this rests on it"),
    ],
)  # fmt: skip
def test_other_places_are_named(site: Site, text: str, code: str, expected: str) -> None:
    site.small(text)
    assert told(site, ClientAbilities(), code).related_information is None
    found = told(site, ClientAbilities(related=True), code).related_information
    assert found
    places = {f"{other.location.uri}:{other.location.range.start.line} {other.message}" for other in found}
    assert places == {expected}
