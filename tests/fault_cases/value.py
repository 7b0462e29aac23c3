"""Cases of the faults in `model/faults/value.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, config
from tests.sites import LEAD, briefing

CASES: dict[tuple[str, str], Case] = {
    ("missing_field", "title"): Case(briefing("Rain.", title=None).replace("region", "«missing-field»region", 1), '"title"'),
    ("missing_field", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - «missing-field»text: Rain.\n    confidence: low"), '"because"'
    ),
    ("missing_field", "config-title"): Case(config("title: Harbour Notes\nbase", "«missing-field»base"), '"title"'),
    ("missing_field", "config-regions"): Case("-- config.yaml --\n«missing-field»title: A\n", '"regions"'),
    ("missing_field", "card"): Case(card("kind: news\n", "").replace("title", "«missing-field»title", 1), '"kind"'),
    ("missing_field", "empty-front-matter"): Case(
        f"-- {LEAD} --\n{'«missing-field»' * 4}---\n---\nRain.\n", "add a line title: ..."
    ),
    ("missing_value", "null"): Case(card("kind: news", "«missing-field»kind: null"), "a value here: one of news, comm"),
    ("missing_value", "briefing"): Case(briefing("Rain.", title="~").replace("title", "«missing-field»title"), "title"),
    ("missing_value", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, «missing-field»confidence: }"), "high, moderate"
    ),
    ("missing_value", "event"): Case(briefing("Rain.", "events:\n  - «missing-field»date:\n    text: Rain."), "a date"),
    ("missing_value", "config"): Case(config("title: Harbour Notes", "«missing-field»title:"), "write it here"),
    ("missing_value", "name"): Case(
        card("[Ada Lane]", "[{given: Ada, «missing-field»family: }]"), "write it here"
    ),
    ("missing_value", "no-regions"): Case("-- config.yaml --\ntitle: A\nregions: «missing-field»{}\n", "{asean: {name"),
    ("missing_value", "switch"): Case(briefing("Rain.", "«missing-field»draft:"), "true or false"),
    ("missing_value", "switch-null"): Case(briefing("Rain.", "«missing-field»draft: ~"), "true or false"),
    ("missing_value", "empty"): Case(briefing("Rain.", summary=None, more="«missing-field»summary:"), "write it here"),
    ("wrong_type", "address-in-marks"): Case(
        config("https://harbour.example/notes/", "«wrong-type»“https://harbour.example/notes/”"), "write https://harbour"
    ),
    ("wrong_type", "no-space"): Case(briefing("Rain.", "judgements:\n  - «wrong-type»text:Rain"), "a space after the colon"),
    ("wrong_type", "no-space-after-hyphens"): Case(briefing("Rain.", "topics:\n  «wrong-type»-a\n  -b"), "after the hyphen"),
    ("wrong_type", "switch-in-marks"): Case(briefing("Rain.", "draft: '«wrong-type»true'"), "without quotation marks"),
    ("wrong_type", "level"): Case(config("title:", "lint: {heading-level: «wrong-type»false}\ntitle:"), "write off"),
    ("wrong_type", "number-in-marks"): Case(config("title:", 'policy: {quote_words: "«wrong-type»15"}\ntitle:'), "write 15"),
    ("wrong_type", "number-out-of-bounds"): Case(config("title:", "policy: {quote_words: «wrong-type»0}\ntitle:"), "write 1"),
    ("wrong_type", "text-list"): Case(briefing("Rain.", title="«wrong-type»[a, b]"), "not a list"),
    ("wrong_type", "list-text"): Case(briefing("Rain.", "authors: «wrong-type»Ada Lane"), "write [Ada Lane]"),
    ("wrong_type", "flag"): Case(briefing("Rain.", "draft: «wrong-type»yes"), "true or false"),
    ("wrong_type", "front-matter"): Case(f"-- {LEAD} --\n---\n«wrong-type»just words\n---\nRain.\n"),
    ("wrong_type", "address-without-scheme"): Case(config("https://harbour", "«wrong-type»harbour"), "write https://harbour.example"),
    ("wrong_type", "address-one-slash"): Case(config("https://harbour", "«wrong-type»https:/harbour"), "write https://harbour.example"),
    ("wrong_type", "judgements"): Case(
        briefing("Rain.", "judgements: «wrong-type»It rained [@rain#hours]."),
        'write [{text: "It rained [@rain#hours].", confidence: ..., because: ...}]',
    ),
    ("wrong_type", "event"): Case(
        briefing("Rain.", "events:\n  - «wrong-type»2026-01-01 It rained."), 'write {date: 2026-01-01, text: "It rained."}'
    ),
    ("wrong_type", "correction"): Case(
        briefing("Rain.", "corrections: «wrong-type»We erred."), 'write [{date: ..., text: "We erred."}]'
    ),
    ("wrong_type", "image-alone"): Case(config("regions:", "image: «wrong-type»a.png\nregions:"), 'write {file: "a.png", alt: ...}'),
    ("wrong_type", "limit-alone"): Case(config("title:", "policy: «wrong-type»20\ntitle:"), "write {quote_words: 20}"),
    ("wrong_type", "lint-alone"): Case(config("title:", "lint: «wrong-type»off\ntitle:"), "as in {unused-excerpt: off}"),
    ("wrong_type", "id-in-a-list"): Case(briefing("Rain.", region="«wrong-type»[water]"), "write water, without the brackets"),
    ("wrong_type", "id-behind-a-hyphen"): Case(briefing("Rain.", region="\n  «wrong-type»- water"), "write water, without the hyphen"),
    ("wrong_type", "several-ids"): Case(briefing("Rain.", region="«wrong-type»[water, land]"), "regions: [...]"),
    ("wrong_type", "word-in-a-list"): Case(card("kind: news", "kind: «wrong-type»[news]"), "write news, without the brackets"),
    ("wrong_type", "title-in-braces"): Case(briefing("Rain.", title="«wrong-type»{a: b}"), 'write "{a: b}"'),
    ("wrong_type", "names-with-keys"): Case(briefing("Rain.", "people: «wrong-type»{family: Lane}"), "[a, b]"),
    ("wrong_type", "list-item"): Case(briefing("Rain.", "topics:\n  - rain\n  - «wrong-type»[a]")),
    ("wrong_type", "judgement"): Case(briefing("Rain.", "judgements:\n  - «wrong-type»It rained.")),
    ("wrong_type", "config"): Case(config("title:", "policy: {quote_words: «wrong-type»many}\ntitle:"), "a whole number"),
    ("wrong_type", "address"): Case(config("https://harbour", "«wrong-type»ftp://harbour"), "https://"),
    ("wrong_type", "quoted"): Case(briefing("Rain.", 'draft: "«wrong-type»true"')),
    ("wrong_type", "image"): Case(config("regions:", "image: {file: «wrong-type»card.svg, alt: A card}\nregions:"), "(GIF, JPEG, PNG or WebP)"),
    ("not_one_of", "other-word"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, confidence: «wrong-type»medium}"), 'did you mean "moderate"?'
    ),
    ("not_one_of", "confidence"): Case(
        briefing("Rain.", "judgements:\n  - {text: Rain., because: rain, confidence: «wrong-type»moderat}"),
        'did you mean "moderate"?',
    ),
    ("not_one_of", "kind"): Case(card("kind: news", "kind: «wrong-type»new"), 'did you mean "news"?'),
    ("not_one_of", "rights"): Case(card("kind: news", "kind: news\nrights: «wrong-type»none")),
    ("not_one_of", "lint"): Case(config("title:", "lint: {unused-excerpt: «wrong-type»on}\ntitle:"), "off, warn, error"),
    ("bad_id", "one-sentence-after-another"): Case(briefing("Rain.", "topics: [«bad-id»Sea Lanes]"), '"sea-lanes"? use lower-case'),
    ("bad_id", "topic"): Case(briefing("Rain.", "topics: [rain, «bad-id»Big Rain]"), '"Big Rain"'),
    ("bad_id", "region"): Case(briefing("Rain.", region="«bad-id»Water"), "lower-case"),
    ("bad_id", "config-region"): Case(config("  land:", "  «bad-id»Sea_1: {name: Sea}\n  land:"), '"Sea_1"'),
    ("bad_id", "line-end"): Case(config("  land:", '  «bad-id»"sea\\n": {name: Sea}\n  land:')),
    ("name_twice", "card"): Case(card("[Ada Lane]", "[{literal: Ada, family: «name-twice»Lane}]"), "leave literal out, or family"),
    ("empty_text", "folded"): Case(briefing("Rain.", title="«wrong-type»>"), "in the line below"),
    ("empty_text", "literal"): Case(briefing("Rain.", "events:\n  - date: 2026\n    text: «wrong-type»|-"), "in the line below"),
    ("empty_text", "quoted"): Case(briefing("Rain.", summary='"«wrong-type»  "'), "summary is empty"),
    ("empty_text", "required"): Case(card("kind: news", "kind: '«wrong-type»'"), "write a value here: one of news"),
    ("empty_text", "may-be-left-out"): Case(
        card("kind: news", "kind: news\nperspective: '«wrong-type»'"), "write it, or leave the key out"
    ),
    ("empty_text", "prose"): Case(
        briefing("Rain.", "events:\n  - date: 2026\n    text: '«wrong-type»'"), "text is empty"
    ),
    ("bad_address", "outside"): Case(
        config("title:", "aliases: {«wrong-type»../topics/a: timeline}\ntitle:"), "from the root of the site"
    ),
    **{
        ("no_language", name): Case(card("kind: news", f"kind: news\nlanguage: «wrong-type»{word}"), hint)
        for name, word, hint in (
            ("English", "English", "write en"),
            ("own name", "日本語", "write ja"),
            ("underscore", "en_US", "write en-US"),
            ("three letters", "jpn", "write ja"),
            ("country", "jp", "write ja"),
            ("region", "en-UK", "write en-GB"),
            ("two words", "Brazilian Portuguese", "write pt"),
            ("unknown", "xx", "write the code of the language"),
        )
    },
    ("no_language", "briefing"): Case(briefing("Rain.", "language: «wrong-type»German"), "write de"),
    ("no_language", "config"): Case(config("title:", "language: «wrong-type»english\ntitle:"), "write en"),
    ("unreadable_address", "bracket"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https://[::1/b"), "copy the address anew"),
    ("unreadable_address", "port"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https://a.example:99999/b"), "copy the address anew"),
    ("unreadable_address", "no-host"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https:///b"), "copy the address anew"),
    ("login_in_address", "card"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https://ada:rain@a.example/b"), "write https://a.example/b"),
    ("blank_in_address", "card"): Case(card("kind: news", "kind: news\nurl: «wrong-type»https://a.example/a b"), "write https://a.example/a%20b"),
}  # fmt: skip
