"""Where a cursor stands in YAML that is being written, mostly broken."""

from __future__ import annotations

import pytest

from briefing_site.apps.lsp.yaml_at_cursor import spot
from briefing_site.model.lines import Lines
from tests.editor import pointed

CASES = [
    ("first key", "ti▮", "() value 'ti' alone"),
    ("nothing yet", "▮", "() value '' alone"),
    ("key between others", "title: x\n▮\nregion: y\n", "() key '' given region title"),
    ("key half typed", "title: x\nre▮\n", "() key 're' given title"),
    ("inside a key", "re▮gion: x\ntitle: y", "() key 'region' given title"),
    ("value not begun", "kind: ▮", "kind value ''"),
    ("value", "region: as▮\nx: y", "region value 'as'"),
    ("inside a value", "region: as▮ia\nx: y", "region value 'asia'"),
    ("item of a list in brackets", "topics: [ai, ma▮]", "topics/[] value 'ma' given ai flow"),
    ("empty brackets", "topics: [▮]", "topics/[] value '' flow"),
    ("brackets not closed", "topics: [ai, ma▮\nsummary: x", "topics/[] value 'ma' given ai flow"),
    ("item with spaces", "people: [Sanae Ta▮, X]", "people/[] value 'Sanae Ta' given X flow"),
    ("item of a list", "topics:\n  - ai\n  - ma▮", "topics/[] value 'ma' given ai alone"),
    ("key of an item", "judgements:\n  - text: foo\n    conf▮\n", "judgements/[] key 'conf' given text"),
    ("first key of an item", "judgements:\n  - te▮\n", "judgements/[] value 'te' alone"),
    ("key in braces", "events:\n  - {date: 2026, pl▮}\n", "events/[] key 'pl' given date flow"),
    ("value in braces", "events:\n  - {date: 2026, planned: ▮}\n", "events/[]/planned value '' flow"),
    ("braces not closed", "events:\n  - {date: 2026, planned: t▮\n", "events/[]/planned value 't' flow"),
    ("plain prose, bracket not closed", "judgements:\n  - text: a [@k▮\n    confidence: low\n", "judgements/[]/text value 'a [@k'"),
    ("quotation mark not closed", 'judgements:\n  - text: "a [@k▮\n    confidence: low\n', "judgements/[]/text value 'a [@k' \""),
    ("single quotation marks", "events:\n  - {date: 2026, text: 'it''s [@a▮'}", "events/[]/text value \"it's [@a\" flow '"),
    ("folded text", "text: >-\n  foo [@k▮\n", "text value 'foo [@k' >"),
    ("a bracket left open above", "broken: [\nregion: as▮\n", "region value 'as'"),
    ("a bracket left open above, nested", "a: [\nregions:\n  asean:\n    name: x▮\n", "regions/asean/name value 'x'"),
    ("key of a mapping by ids", "regions:\n  asean:\n    na▮\n", "regions/asean value 'na' alone"),
    ("second line of a text", "a: x\n  y▮\n", "a value 'x y'"),
    ("comment", "title: foo # co▮", "None"),
    ("sign that begins no comment", "title: a#b▮", "title value 'a#b'"),
    ("behind a text with an apostrophe", "title: it's so\nre▮", "() key 're' given title"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_spot(text: str, expected: str) -> None:
    clean, offset = pointed(text)
    found = spot(Lines("x", clean), 0, len(clean), offset)
    if found is None:
        assert expected == "None"
        return
    shown = ["/".join(found.path) or "()", "key" if found.is_key else "value", repr(found.word)]
    shown += ["given", *sorted(found.given)] if found.given else []
    shown += ["alone"] if found.alone else []
    shown += ["flow"] if found.flow else []
    shown += [found.quote] if found.quote else []
    assert " ".join(shown) == expected
    assert found.start <= offset <= found.end
    assert " ".join(clean[found.start : found.end].replace("''", "'").split()) == found.word


def test_outside_of_the_yaml() -> None:
    text = "---\ntitle: x\n---\nbody"
    assert spot(Lines("x", text), 4, 13, 15) is None
