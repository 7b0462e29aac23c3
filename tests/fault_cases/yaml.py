"""Cases of the faults in `model/faults/yaml.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, config
from tests.sites import LEAD, briefing

CASES: dict[tuple[str, str], Case] = {
    ("missing_front_matter", "none"): Case(f"-- {LEAD} --\n«missing-front-matter»Rain fell.\n", "lines ---"),
    ("missing_front_matter", "blank-line"): Case(f"-- {LEAD} --\n«missing-front-matter»\n---\ntitle: A\n---\n"),
    ("missing_front_matter", "card"): Case("-- seeds/fog.md --\n«missing-front-matter»## fog\n> Fog\n"),
    ("missing_front_matter", "dashes"): Case(f"-- {LEAD} --\n«missing-front-matter»—\ntitle: A\n---\n", "write --- as the first"),
    ("missing_front_matter", "space-before"): Case(f"-- {LEAD} --\n«missing-front-matter» ---\ntitle: A\n---\n"),
    ("bad_yaml", "keys-twice"): Case(briefing("«bad-yaml»title: Other\ndraft: true\n---\nRain fell."), "one piece"),
    ("bad_yaml", "front-matter-twice"): Case(
        briefing("\n---\n«bad-yaml»title: Other\ntopics:\n  - ports\n---\nRain fell."), "one piece"
    ),
    ("unclosed_front_matter", "briefing"): Case(
        f"-- {LEAD} --\n«unclosed-front-matter»---\ntitle: Rain\n\nRain fell.\n", "just ---"
    ),
    ("unclosed_front_matter", "at-once"): Case(f"-- {LEAD} --\n«unclosed-front-matter»---\n"),
    ("unclosed_front_matter", "four-hyphens"): Case(
        f"-- {LEAD} --\n---\ntitle: Rain\n«unclosed-front-matter»----\n\nRain fell.\n", "nothing before or behind"
    ),
    ("unclosed_front_matter", "rule-in-the-text"): Case(
        f"-- {LEAD} --\n«unclosed-front-matter»---\ntitle: Rain\n\nRain fell.\n\n---\n\nIt stopped.\n"
    ),
    ("unclosed_front_matter", "dash-before-a-rule"): Case(
        f"-- {LEAD} --\n---\ntitle: Rain\n«unclosed-front-matter»—\n\nRain fell.\n\n---\n\nIt stopped.\n"
    ),
    ("bad_yaml", "opening-twice"): Case(f"-- {LEAD} --\n---\n«bad-yaml»---\ntitle: A\n---\nRain.\n", "stands twice"),
    ("bad_yaml", "end-twice"): Case(briefing("«bad-yaml»---\nRain."), "stands twice"),
    ("bad_yaml", "config-indent"): Case(config("base_url:", "«bad-yaml» base_url:"), "one column"),
    ("bad_yaml", "path"): Case(briefing("Rain.", title='"C:«bad-yaml»\\new"'), "single quotation marks"),
    ("bad_yaml", "made-sign"): Case(briefing("Rain.", title='"a«bad-yaml»\\x07b"'), "single quotation marks"),
    ("bad_yaml", "item-too-deep"): Case(briefing("Rain.", "people:\n  - Ada\n   «bad-yaml»- Bo"), "no new item"),
    ("bad_yaml", "name-of-nothing"): Case(briefing("Rain.", title="«bad-yaml»&more to come"), "quotation marks"),
    ("bad_yaml", "comment-in-brackets"): Case(briefing("Rain.", "people: [Ada «bad-yaml»# 1,\n  Bo]")),
    ("bad_yaml", "comment-in-braces"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: It is «bad-yaml»# 1 [@rain#hours]}")
    ),
    ("bad_yaml", "colon"): Case(briefing("Rain.", title="Rain«bad-yaml»: a story"), "needs quotation marks"),
    ("bad_yaml", "tab"): Case(briefing("Rain.", "judgements:\n«bad-yaml»\t- text: Rain."), "replace the tab"),
    ("bad_yaml", "reserved-sign"): Case(briefing("Rain.", title="«bad-yaml»@rain says"), "in quotation marks"),
    ("bad_yaml", "alias"): Case(briefing("Rain.", title="«bad-yaml»*rain*"), "quotation marks"),
    ("bad_yaml", "tag"): Case(briefing("Rain.", title="«bad-yaml»!rain falls"), "quotation marks"),
    ("bad_yaml", "merge-key"): Case(briefing("Rain.", "«bad-yaml»<<: {draft: true}"), "merge keys"),
    ("bad_yaml", "complex-key"): Case(briefing("Rain.", "«bad-yaml»[a, b]: c"), "a key must be a plain word"),
    ("bad_yaml", "config"): Case("-- config.yaml --\ntitle: Rain«bad-yaml»: a story\n"),
    ("bad_yaml", "card"): Case("-- seeds/fog.md --\n---\ntitle: Fog«bad-yaml»: a story\n---\n"),
    ("comment_in_text", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - text: It is, [@rain#hours] «comment-in-text»# 1\n    confidence: low\n    because: x"),
        "quotation marks",
    ),
    ("comment_in_text", "title"): Case(briefing("Rain.", title="It is «comment-in-text»# 1")),
    ("comment_in_text", "item"): Case(briefing("Rain.", "people:\n  - Ada Lane «comment-in-text»# the mayor")),
    ("comment_in_text", "card"): Case(card("Quay Post", "The «comment-in-text»# 1 Post")),
    ("comment_in_text", "config"): Case(config("Harbour Notes", "Harbour «comment-in-text»# 1")),
    ("comment_in_text", "region"): Case(config("{name: Water}", "\n    name: Water «comment-in-text»# 1")),
    ("comment_in_text", "theme"): Case(
        config("title:", "theme: own\ntitle:")
        + "-- themes/own/theme.yaml --\nname: own\nextends: base\ndescription: The «comment-in-text»# 1 theme\n"
    ),
    ("comment_in_text", "words"): Case(
        config("title:", "theme: own\ntitle:")
        + "-- themes/own/theme.yaml --\nname: own\nextends: base\n"
        "-- themes/own/words/en.yaml --\nsearch: Look for «comment-in-text»# 1\n"
    ),
    ("hashtag", "topics"): Case(briefing("Rain.", "topics: «comment-in-text»#rain"), "leave the # out"),
    ("hidden_value", "title"): Case(briefing("Rain.", title="«comment-in-text»# 1 in Asia"), "with the # in it"),
    ("duplicate_key", "briefing"): Case(briefing("Rain.", "«duplicate-key»title: Fog"), "first in line 2"),
    ("duplicate_key", "nested"): Case(
        briefing(
            "Rain.",
            """
judgements:
  - text: Rain fell [@rain#hours].
    confidence: low
    «duplicate-key»confidence: high
    because: of the rain
""",
        ),
        "first in line 8",
    ),
    ("duplicate_key", "flow"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain., «duplicate-key»date: 2025}"), "line 7"
    ),
    ("duplicate_key", "config"): Case(config("title:", "title: A\n«duplicate-key»title:")),
    ("duplicate_key", "region"): Case(config("  land:", "  water: {name: Sea}\n  land:").replace("  water: {name: S", "  «duplicate-key»water: {name: S")),
    ("duplicate_key", "card"): Case(card("kind: news", "kind: news\n«duplicate-key»kind: data")),
    ("duplicate_key", "excerpt"): Case(card('{at="2:2"}', '{at="2:2" «duplicate-key»at="3"}'), "line 14"),
    ("unknown_key", "held-back"): Case(briefing("Rain.", "«unknown-key»status: draft"), "held back by draft: true"),
    ("unknown_key", "embargo"): Case(briefing("Rain.", "«unknown-key»Embargo: 2027-01-01"), "held back by draft: true"),
    ("unknown_key", "slug"): Case(briefing("Rain.", "«unknown-key»slug: rain"), "the name of its file"),
    ("unknown_key", "id-of-a-card"): Case(card("kind:", "«unknown-key»id: rain\nkind:"), "the id of a source is the name of its file"),
    ("unknown_key", "briefing"): Case(briefing("Rain.", "«unknown-key»topcis: [rain]"), 'did you mean "topics"?'),
    ("unknown_key", "far-off"): Case(briefing("Rain.", "«unknown-key»zzz: 1"), "keys are title, region"),
    ("unknown_key", "judgement"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - text: Rain [@rain#hours].\n    confidence: low\n    because: rain\n    «unknown-key»confidance: high",
        ),
        'did you mean "confidence"?',
    ),
    ("unknown_key", "config"): Case(config("title:", "«unknown-key»tilte: A\ntitle:"), 'did you mean "title"?'),
    ("unknown_key", "region"): Case(config("{name: Land}", "{name: Land, «unknown-key»sumary: a}"), '"summary"?'),
    ("unknown_key", "policy"): Case(config("title:", "policy: {«unknown-key»quote_word: 9}\ntitle:"), '"quote_words"?'),
    ("unknown_key", "card"): Case(card("kind:", "«unknown-key»autor: [A]\nkind:"), 'did you mean "author"?'),
    ("unknown_key", "letter-case"): Case(briefing("Rain.", "«unknown-key»Topics: [a]"), 'did you mean "topics"?'),
    ("unknown_key", "instead-of-a-required-one"): Case(briefing("Rain.", "«unknown-key»Title: A", title=None)),
    ("unknown_key", "unseen-sign"): Case(briefing("Rain.", "«unknown-key»\u200btopics: [a]"), "zero width space (U+200B)"),
    ("unknown_key", "no-space"): Case(
        briefing("Rain.", "events:\n  - {«unknown-key»date:2026, text: Rain.}"), "a space after the colon"
    ),
    ("unknown_key", "other-name"): Case(briefing("Rain.", "«unknown-key»tags: [rain]"), 'did you mean "topics"?'),
    ("split_text", "event"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain, «unknown-key»and wind}"), "in braces a comma ends"
    ),
}  # fmt: skip
