"""Cases of the faults in `model/faults/link.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, config
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("broken_link", "image-of-the-site"): Case(
        config("regions:", "image: {file: «broken-link»crad.png, alt: A card}\nregions:") + "-- card.png --\nGIF89a\n", '"card.png"'
    ),
    ("broken_link", "file"): Case(briefing("See [it](«broken-link»../land/al.md)."), 'did you mean "../land/all.md"?'),
    ("broken_link", "reference"): Case(briefing("See [it][a].\n\n[a]: «broken-link»../land/al.md")),
    ("broken_link", "raw"): Case(briefing('See <a href="«broken-link»../land/al.md">it</a>.')),
    ("broken_link", "raw-unquoted"): Case(briefing("See <a href=«broken-link»../land/al.md>it</a>.")),
    ("broken_link", "image"): Case(briefing("![Rain](«broken-link»rian.png)")),
    ("broken_link", "raw-image"): Case(briefing('<img src="«broken-link»rian.png" alt="">')),
    ("broken_link", "wikilink"): Case(briefing("See «broken-link»[[al]]."), 'did you mean "all"?'),
    ("broken_link", "wikilink-region"): Case(briefing("See «broken-link»[[lnd/all]]."), 'did you mean "land/all"?'),
    ("broken_link", "wikilink-other-region"): Case(briefing("See «broken-link»[[water/all]].")),
    ("broken_link", "second-line"): Case(briefing("See it\nand [that](«broken-link»../land/al.md).")),
    ("broken_link", "gist"): Case(card("for long.", "for [long](«broken-link»../briefings/land/al.md).")),
    ("broken_link", "event"): Case(briefing("Rain.", "events:\n  - {date: 2026, text: 'See «broken-link»[[al]]'}")),
    ("broken_link", "never-the-own-page"): Case(briefing("See «broken-link»[[water/leed]]."), "write the name of a file"),
    ("broken_link", "never-the-own-file"): Case(briefing("See [it](«broken-link»laed.md)."), "correct it"),
    ("source_as_wikilink", "excerpt"): Case(
        briefing("See «broken-link»[[rain#hours]]."), "write [[@rain#hours]]"
    ),
    ("source_as_wikilink", "bare"): Case(briefing("See «broken-link»[[rain]]."), "write [[@rain]]"),
    ("misplaced_link", "footnote-in-link"): Case(
        briefing("See [it «misplaced-link»[^n] there](../land/all.md).\n\n[^n]: Rain."), "behind the link"
    ),
    ("misplaced_link", "wikilink-in-link"): Case(briefing("See [it «misplaced-link»[[all]] there](../land/all.md).")),
    ("misplaced_link", "link-in-citation"): Case(
        briefing("Rain [see «misplaced-link»[it](../land/all.md) @rain#hours]."), "outside the brackets"
    ),
    ("misplaced_link", "only-mark-of-a-footnote"): Case(
        briefing("It [rained«misplaced-link»[^a]](https://a.example).\n\n[^a]: A note."), "behind the link"
    ),
    ("unused_label", "unused"): Case(briefing("Rain.\n\n«unused-label»[note]: important")),
    ("unused_label", "twice"): Case(briefing("[a]\n\n[a]: ../land/all.md\n«unused-label»[a]: ../land/all.md")),
    ("unknown_label", "one-letter"): Case(briefing("See [雨][«unknown-label»there].")),
    ("unknown_label", "full"): Case(briefing("See [it][«unknown-label»there]."), "[there]: address"),
    ("unknown_label", "collapsed"): Case(briefing("See [«unknown-label»it][].")),
    ("link_without_address", "empty"): Case(briefing("See [it](«broken-link»)."), "the link has no address"),
    ("link_without_address", "sign"): Case(briefing("See [it](«broken-link»#)."), "leave its words alone"),
    ("ambiguous_link", "wikilink"): Case(
        briefing("See «ambiguous-link»[[all]].") + briefing("Rain.", path="briefings/water/all.md"),
        "[[land/all]] or [[water/all]]",
    ),
    ("broken_anchor", "other-page"): Case(
        briefing("See [it](«broken-anchor»../land/all.md#reasns).")
        + briefing("## Reasons\n\nRain [@rain#hours; @rain#crew; @rain#dry].", path="briefings/land/all.md", region="land"),
        'did you mean "reasons"?',
    ),
    ("broken_anchor", "same-page"): Case(briefing("See [it](«broken-anchor»#reasns).\n\n## Reasons\n"), '"reasons"?'),
    ("broken_anchor", "wikilink"): Case(briefing("See «broken-anchor»[[all#reasons]].")),
    ("broken_anchor", "own-wikilink"): Case(briefing("See «broken-anchor»[[#reasns]].\n\n## Reasons\n"), '"reasons"?'),
    ("broken_anchor", "gist"): Case(card("for long.", "for [long](«broken-anchor»#hours).")),
    ("link_to_draft", "link"): Case(
        briefing("See [it](«link-to-draft»draft.md).") + briefing("A.", "draft: true", path="briefings/water/draft.md"),
        "publish it too",
    ),
}  # fmt: skip
