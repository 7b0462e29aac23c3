"""Cases of the faults in `model/faults/briefing.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, config
from tests.sites import BODY, briefing

CASES: dict[tuple[str, str], Case] = {
    ("bad_slug", "briefing"): Case(briefing("Rain.", path="briefings/water/Big_Rain.md").replace("---\nti", "«bad-id»---\nti", 1)),
    ("bad_slug", "dotted"): Case(briefing("Rain.", path="briefings/water/v1.2.md").replace("---\nti", "«bad-id»---\nti", 1)),
    ("bad_slug", "card"): Case(
        "-- seeds/Fog.md --\n«bad-id»---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n", '"Fog"'
    ),
    ("alias_address_taken", "page"): Case(
        briefing("Rain.", "aliases: [«address-taken»land/all]"), "land/all.html is an address of the site already"
    ),
    ("alias_address_taken", "other"): Case(
        briefing("Rain.", "aliases: [old]", path="briefings/water/a.md")
        + briefing("Rain.", "aliases: [«address-taken»old]", path="briefings/water/b.md"),
        "another page has it too",
    ),
    ("foreign_topic", "topics"): Case(
        briefing(
            "Rain.",
            "topics: [rain]\njudgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, topics: [«foreign-topic»rian]}",
        ),
        'did you mean "rain"?',
    ),
    ("foreign_topic", "sums-up"): Case(
        briefing(
            "Rain.",
            "topics: [rain]\njudgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, sums_up: [rain, «foreign-topic»money]}",
        ),
        "topics of the briefing are rain: add it to them",
    ),
    ("foreign_topic", "none"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - {text: 'Wet [@rain#hours].', confidence: low, because: x, topics: [«foreign-topic»rain]}",
        ),
        "the briefing has no topics: add it",
    ),
    ("unknown_region", "region"): Case(briefing("Rain.", region="«unknown-region»watr"), 'did you mean "water"?'),
    ("unknown_region", "further"): Case(briefing("Rain.", "regions: [land, «unknown-region»sky]"), "water, land"),
    ("unknown_region", "further-block"): Case(briefing("Rain.", "regions:\n  - land\n  - «unknown-region»lnad")),
    ("unknown_region", "after-a-repeated-one"): Case(
        briefing("Rain.", "regions: [water, land, «unknown-region»sky]")
    ),
    ("region_mismatch", "folder"): Case(briefing("Rain.", region="«region-mismatch»land"), 'the folder "water"'),
    ("address_collision", "two files"): Case(
        briefing("Rain.", region="«region-mismatch»land", title="More").replace("---", "«address-collision»---", 1)
        + briefing("Rain.", path="briefings/land/lead.md", region="land"),
        "briefing move water/lead water/lead-2",
    ),
    ("long_alias", "a part"): Case(briefing("Rain.", f"aliases: [«bad-id»water/{'a' * 220}]"), "correct it, or delete it"),
    ("long_alias", "parts"): Case(briefing("Rain.", f"aliases: [«bad-id»{'a/' * 500}b]"), "200 bytes"),
    ("long_name", "slug"): Case(
        briefing("Rain.", path=f"briefings/water/{'a' * 201}.md").replace("---\nti", "«bad-id»---\nti", 1),
        "it has 201 bytes",
    ),
    ("long_name", "region"): Case(config("  land:", f"  «bad-id»{'r' * 256}: {{name: R}}\n  land:"), "256 bytes"),
    ("long_name", "topic"): Case(briefing("Rain.", f"topics: [«bad-id»{'a' * 230}]"), "230 bytes"),
    ("long_name", "person"): Case(briefing("Rain.", f"people: [«bad-id»{'港' * 67}]"), "201 bytes"),
    ("same_person", "one text"): Case(
        briefing("Rain.", "people: [Ada Lane, «address-collision»Ádá Lane]"), 'write "Ada Lane"'
    ),
    ("same_person", "two texts"): Case(
        briefing("Rain.", "people: [Ada Lane]", path="briefings/land/first.md", region="land")
        + briefing("Rain.", "people:\n  - «address-collision»ada lane")
    ),
    ("duplicate_footnote", "footnote"): Case(
        briefing("Rain[^a].\n\n[^a]: One.\n\n«duplicate-id»[^a]: Two."), f"line {BODY + 2}"
    ),
    ("element_id_clash", "heading"): Case(
        briefing("«duplicate-id»## Rain {#n-rain--hours}\n\nIt fell [@rain#hours]."), "stands twice"
    ),
    ("element_id_clash", "two-headings"): Case(briefing("## Rain {#one}\n\nA.\n\n«duplicate-id»## Fog {#one}\n\nB.")),
    ("element_id_clash", "theme"): Case(briefing("Rain.\n\n«duplicate-id»## Main {#main}\n\nRain.")),
    ("date_order", "updated"): Case(briefing("Rain.", "updated: «date-order»2026-01-06"), "updated lies before date"),
    ("heading_level", "first"): Case(briefing("Rain.\n\n«heading-level»# Rain\n"), "begin the line with ##"),
    ("heading_level", "skipped"): Case(briefing("## Rain\n\nIt.\n\n«heading-level»#### Fog\n"), "with ###"),
    ("heading_level", "first-skipped"): Case(briefing("«heading-level»### Fog\n"), "with ##"),
    ("heading_level", "after-code"): Case(briefing("```\n# no\n```\n\n«heading-level»# Rain\n")),
    ("heading_level", "underlined"): Case(briefing("Rain\n----\n\n«heading-level»Fog\n===\n")),
    ("heading_level", "in-a-list"): Case(briefing("- rain\n\n- fog\n\n«heading-level»# Rain\n\n> quiet\n")),
    ("not_inline", "list"): Case(
        briefing("Rain.", 'events:\n  - {date: 2026, text: "«not-inline»- rain"}'), "one paragraph"
    ),
    ("not_inline", "heading"): Case(
        briefing("Rain.", 'events:\n  - {date: 2026, text: "«not-inline»# Rain"}'), "the text of events"
    ),
    ("not_inline", "second-paragraph"): Case(
        briefing("Rain.", "events:\n  - date: 2026\n    text: |\n      «not-inline»One.\n\n      Two.")
    ),
    ("markup_in_plain_text", "summary"): Case(briefing("Rain.", summary="It «markup-in-plain-text»**rains** «markup-in-plain-text»%%not really%% so."), "plain text"),
    ("markup_in_plain_text", "title"): Case(briefing("Rain.", title="The «markup-in-plain-text»[harbour](x.md) is wet")),
    ("unclosed_emphasis", "opening"): Case(briefing("It «unclosed-emphasis»**rains.")),
    ("unclosed_emphasis", "blank-inside"): Case(briefing("It «unclosed-emphasis»~~rained ~~ so."), "without a blank inside"),
    ("foreign_markup", "in-html"): Case(briefing("<div>\nSee «foreign-markup»[it](../land/all.md) and «foreign-markup»**that**.\n</div>"), "a blank line"),
    ("foreign_markup", "word-processor"): Case(
        briefing("It «foreign-markup»<o:p>fell«foreign-markup»</o:p>."), "Ctrl+Shift+V"
    ),
    ("foreign_markup", "word-processor-alone"): Case(briefing("It fell.\n\n«foreign-markup»<w:sdt>")),
    ("foreign_markup", "embed"): Case(briefing("See «foreign-markup»![[all]]."), "embedded"),
    ("lost_cell", "third"): Case(briefing("| a | b |\n|---|---|\n| c | d | «lost-cell»e |")),
    ("lost_cell", "bar-in-code"): Case(briefing("| a | b |\n|---|---|\n| c | `d|«lost-cell»e` |"), "a bar inside a cell"),
    ("unclosed_code", "backticks"): Case(briefing("Rain.\n\n«unclosed-code»```\nIt fell."), "a line ```"),
    ("unclosed_code", "other-marks"): Case(briefing("«unclosed-code»~~~ python\nx\n```")),
    ("unclosed_comment", "in-a-line"): Case(briefing("Rain «unclosed-comment»%%fell."), "does not end"),
    ("nested_comment", "html"): Case(briefing("Rain.\n\n<!-- a «unclosed-comment»<!-- b --> fell -->"), "take the signs of the inner comment out"),
    ("mistyped_comment_end", "dash"): Case(briefing("Rain <!-- a «unclosed-comment»—> fell. <!-- b -->"), "write -->"),
    ("sentence_as_heading", "rule"): Case(
        briefing("«heading-level»Rain fell on the quay.\n---\nIt stopped."), "leave a line empty above the hyphens"
    ),
    ("early_date", "updated"): Case(
        briefing("Rain.", "updated: «early-date»2999-02-01"), "draft: true"
    ),
    ("unclosed_comment", "html"): Case(briefing("Rain «unclosed-comment»<!-- fell."), "-->"),
    ("unclosed_comment", "html-block"): Case(briefing("Rain.\n\n«unclosed-comment»<!-- fell.\n\nMore.")),
    ("unclosed_comment", "block"): Case(briefing("Rain.\n\n«unclosed-comment»%%\nIt fell.\n\nMore.")),
    ("too_nested", "notes"): Case(briefing(f"Rain «too-deep»{'^[a ' * 11}b{']' * 11}."), "inside one another"),
    ("too_many_cells", "table"): Case(
        briefing(f"{'|a' * 300}|\n{'|-' * 300}|\n" + "|b|\n" * 66 + "«too-long»|b|\n"), "20,000 empty cells"
    ),
    ("too_deep", "quotations"): Case(briefing(f"{'>' * 100}«too-deep»> rain"), "inside one another"),
    ("undefined_footnote", "body"): Case(briefing("Rain«undefined-footnote»[^fog].\n\nMore[^fgo].\n\n[^fgo]: Fog."), '"fgo"?'),
    ("undefined_footnote", "event"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: 'Rain«undefined-footnote»[^fog]'}"), "add a paragraph"
    ),
    ("undefined_footnote", "in-footnote"): Case(briefing("Rain[^a].\n\n[^a]: See«undefined-footnote»[^b].")),
    ("unused_footnote", "unused"): Case(briefing("Rain.\n\n«unused-footnote»[^fog]: Fog.\n"), "write [^fog]"),
    ("buried_footnote", "in-another"): Case(
        briefing("It[^a] rained[^b].\n\n[^a]: A note.\n\n    «undefined-footnote»[^b]: Another."), "in the first column"
    ),
}  # fmt: skip
