"""Cases of the faults in `model/faults/citation.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card
from tests.sites import SMALL, briefing, files

CASES: dict[tuple[str, str], Case] = {
    ("citation_as_code", "blanks"): Case(
        briefing("Rain.\n\n    It fell long [«not-a-citation»@rain#hours].\n    And [@rain#crew]."),
        "to show how one cites, put the lines between two lines of ```",
    ),
    ("citation_as_code", "tab"): Case(briefing("Rain.\n\n\tIt fell long [«not-a-citation»@rain#hours].")),
    ("citation_as_code", "in a list"): Case(
        briefing("- Rain\n\n        It fell long [«not-a-citation»@rain#hours].")
    ),
    ("not_cited", "bracket"): Case(briefing("Rain [«not-a-citation»rain#hours]."), "to cite, write @rain#hours"),
    ("not_cited", "running text"): Case(briefing("See «not-a-citation»rain#hours for it."), r"for plain words write \#"),
    ("not_cited", "words around"): Case(briefing("Rain [see «not-a-citation»rain#hours, p. 3].")),
    ("not_cited", "whole source"): Case(briefing("Rain [«not-a-citation»rain]."), r"for plain words write \["),
    ("not_cited", "whole source with words"): Case(briefing("Rain [see «not-a-citation»rain, p. 3].")),
    ("not_cited", "in a bracket that cites"): Case(briefing("Rain [@rain#hours, as «not-a-citation»rain#crew].")),
    ("not_cited", "unknown excerpt"): Case(briefing("Rain [«not-a-citation»rain#huors]."), 'did you mean "hours"?'),
    ("not_cited", "capital"): Case(briefing("Rain [«not-a-citation»Rain＃hours].")),
    ("not_cited", "excerpt behind a source"): Case(
        briefing("Rain [«not-a-citation»@rain, hours]."), "write @rain#hours"
    ),
    ("not_cited", "joined to words"): Case(
        briefing("Rain [«not-a-citation»@rain時間]."), "write a comma or a blank behind @rain"
    ),
    ("not_cited", "escaped brackets"): Case(
        briefing(r"Rain «not-a-citation»\[@rain#hours\]."), "take the backslashes out: [@rain#hours]"
    ),
    ("not_cited", "another sign"): Case(
        briefing("Rain [«not-a-citation»2rain#hours]."), "to cite, write @rain#hours"
    ),
    ("not_cited", "title of a link"): Case(
        briefing('Rain [here](../land/all.md "As «citation-misplaced»@rain has it").'), "cannot stand in a title"
    ),
    ("not_cited", "joined"): Case(briefing("Rain [x«not-a-citation»@rain].")),
    ("not_cited", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: 'Rain [«not-a-citation»rain#hours]'}")
    ),
    ("not_cited", "footnote"): Case(briefing("Rain[^n].\n\n[^n]: See «not-a-citation»rain#hours.")),
    ("not_cited", "words of a link"): Case(briefing("See [«citation-misplaced»@rain](https://a.example), [@somebody](https://a.example).")),
    ("cited_as_link", ""): Case(
        briefing("Rain [@rain](«not-a-citation»@rain#hours)."), "to cite write [@rain#hours] alone"
    ),
    ("spaced_key", ""): Case(
        "-- seeds/quay-post.md --\n---\ntitle: Quay\npublisher: Quay Post\nkind: news\n---\n"
        + briefing("Rain [«not-a-citation»@quay post], so [@quay-post]."),
        "did you mean @quay-post?",
    ),
    ("misfit", "double-hyphen"): Case(briefing("Rain [«not-a-citation»@rain--news]."), "two hyphens"),
    ("misfit", "dotted"): Case(briefing("Rain [«not-a-citation»@rain.news]."), "@source-2026#excerpt"),
    ("misfit", "unclosed"): Case(briefing("Rain «not-a-citation»[@rain#hours fell.\n\nMore."), "add the ]"),
    ("misfit", "capital"): Case(briefing("Rain [«not-a-citation»@Rain#hours]."), 'did you mean "@rain#hours"?'),
    ("misfit", "space"): Case(briefing("Rain [«not-a-citation»@ rain#hours]."), "in one piece"),
    ("misfit", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: 'Rain [«not-a-citation»@rain#Hours]'}")
    ),
    ("misfit", "semicolon-at-the-end"): Case(briefing("It rained «not-a-citation»[see @rain#hours;]."), "delete it"),
    ("misfit", "semicolon-at-the-beginning"): Case(briefing("It rained «not-a-citation»[; @rain#hours]."), "delete it"),
    ("misfit", "two-semicolons"): Case(briefing("It rained «not-a-citation»[@rain#hours;; @rain#crew]."), "delete it"),
    ("citation_misplaced", "abbreviation"): Case(briefing("It is WET.\n\n*[WET]: as «citation-misplaced»@rain#hours")),
    ("citation_misplaced", "title"): Case(briefing("**Wet**{: title='[«citation-misplaced»@rain#hours]' }")),
    ("citation_misplaced", "link-words"): Case(
        briefing("See [it [«citation-misplaced»@rain#hours] there](https://a.example)."), "a sentence"
    ),
    ("citation_misplaced", "link-key"): Case(briefing("See [«citation-misplaced»@rain#hours](https://a.example).")),
    ("citation_misplaced", "briefing-title"): Case(briefing("Rain.", "title: Wet [«citation-misplaced»@rain#hours]", title=None)),
    ("citation_misplaced", "look-alike in a title"): Case(briefing("Rain.", "title: Wet [«citation-misplaced»@Rain#hours]", title=None)),
    ("citation_misplaced", "words of a card"): Case(
        card("kind: news", "kind: news\nperspective: as in [«citation-misplaced»@rain#hours]")
    ),
    ("citation_misplaced", "because"): Case(
        briefing(
            "Rain.",
            "judgements:\n  - text: It rained [@rain#hours].\n    confidence: low\n    because: so it is [«citation-misplaced»@rain#hours]",
        )
    ),
    ("citation_misplaced", "raw-attribute"): Case(briefing('See <b title="[«citation-misplaced»@rain#hours]">it</b>.'), "a tag"),
    ("citation_misplaced", "only-mark-of-a-footnote"): Case(
        briefing("It rained.\n\n[^a]: A note.", title="Rain«citation-misplaced»[^a]"), "a sentence of the body"
    ),
    ("cited_on_card", "gist"): Case(card("for long.", "for long [«citation-misplaced»@rain#crew]."), "a source card"),
    ("footnote_on_card", "gist"): Case(
        card("for long.", "for long«citation-misplaced»[^1].\n\n«citation-misplaced»[^1]: Very.")
    ),
    ("unknown_source", "derived-from"): Case(card("kind: news", "kind: news\nderived_from: «unknown-source»fog"), "fog.md"),
    ("unknown_source", "wikilink"): Case(briefing("See «unknown-source»[[@rian#hours]]."), 'did you mean "rain"?'),
    ("unknown_source", "far-off"): Case(briefing("See [«unknown-source»@zzz]."), "write its card seeds/zzz.md"),
    ("unknown_excerpt", "near"): Case(briefing("Rain [«unknown-excerpt»@rain#hour]."), 'did you mean "hours"?'),
    ("unknown_excerpt", "far-off"): Case(briefing("Rain [«unknown-excerpt»@rain#zzz]."), "## zzz"),
    ("unknown_excerpt", "wikilink"): Case(briefing("See «unknown-excerpt»[[@rain#crww]]."), 'did you mean "crew"?'),
    ("unknown_excerpt", "link-to-card"): Case(briefing("See [it](«unknown-excerpt»../../seeds/rain.md#crww).")),
    ("wrong_page", "one"): Case(
        "-- seeds/archive/rain.txt --\n" + files(SMALL)["seeds/archive/rain.txt"] + "\fpages: p. iv = 1:0\n"
        + briefing("Rain [@rain#hours, «wrong-page»p. 4]."),
        "write p. iv",
    ),
}  # fmt: skip

# Where an author may cite, with a citation that goes wrong; `·` stands for four spaces.
TEXTS = {
    "paragraph": "Rain fell [«unknown-source»@rian#hours].",
    "second-line": "Rain fell\nall night [«unknown-source»@rian#hours].",
    "in-text": "As «unknown-source»@rian#hours says, rain fell.",
    "in-text-with-bracket": "As «unknown-source»@rian#hours [p. 3] says.",
    "suppressed": "Rain fell [-«unknown-source»@rian#hours].",
    "prefix": "Rain fell [see also «unknown-source»@rian#hours, p. 3].",
    "second-of-bracket": "Rain [@rain#hours; but see «unknown-source»@rian#dry; «unknown-source»@rian].",
    "bracket-over-lines": "Rain fell [see @rain#hours;\nbut see «unknown-source»@rian#dry].",
    "twice": "Rain [«unknown-source»@rian#hours] and rain [«unknown-source»@rian#hours].",
    "emphasis": "Rain **fell [«unknown-source»@rian#hours]** hard.",
    "list": "- dry\n- rain [«unknown-source»@rian#hours]",
    "numbered-list": "1. dry\n2. rain [«unknown-source»@rian#hours]",
    "nested-list": "- dry\n····- rain [«unknown-source»@rian#hours]\n········1. fog [«unknown-source»@rian#dry]",
    "list-paragraph": "- dry\n\n····Rain [«unknown-source»@rian#hours].",
    "table": "| a | b |\n| - | - |\n| 1 | rain [«unknown-source»@rian#hours] |",
    "table-head": "| a [«unknown-source»@rian#hours] | b |\n| - | - |\n| 1 | 2 |",
    "heading": "## Rain [«unknown-source»@rian#hours]\n\nIt fell.",
    "heading-underlined": "Rain [«unknown-source»@rian#hours]\n----\n\nIt fell.",
    "quotation": "> Rain\n> fell [«unknown-source»@rian#hours]",
    "list-in-quotation": "> - Rain\n> - fell [«unknown-source»@rian#hours]",
    "definition": "Rain [«unknown-source»@rian]\n:   It fell [«unknown-source»@rian#hours].",
    "admonition": '!!! note "Rain"\n····It fell [«unknown-source»@rian#hours].',
    "footnote": "Rain[^a].\n\n[^a]: It fell [«unknown-source»@rian#hours].",
    "footnote-second-paragraph": "Rain[^a].\n\n[^a]: It fell.\n\n····Hard [«unknown-source»@rian#hours].\n\nMore.",
    "unused-footnote": "Rain.\n\n«unused-footnote»[^a]: It fell [«unknown-source»@rian#hours].",
    "raw-html": '<div class="a">Rain [«unknown-source»@rian#hours].</div>',
    "after-code": "```\n[@rian#hours]\n```\n\nRain `[@rian]` [«unknown-source»@rian#hours].",
    "after-comment": "<!-- [@rian]\n\n -->\n\nRain [«unknown-source»@rian#hours].",
    "japanese": "雨が降った（«unknown-source»@rian#hours）。雨[«unknown-source»@rian#dry]。",
    "wide-characters": "😀😀 e\u0301 [«unknown-source»@rian#hours].",
    "after-tab": "Rain\tfell [«unknown-source»@rian#hours].",
    "last-characters": "Rain fell «unknown-source»@rian",
}  # fmt: skip

# The same in the texts of the front matter, in every notation of YAML.
SCALARS = {
    "plain": "Rain fell [«unknown-source»@rian#hours].",
    "plain-over-lines": "Rain\n······fell [«unknown-source»@rian#hours]\n······and fell [«unknown-source»@rian].",
    "plain-with-comment": "Rain [«unknown-source»@rian#hours] «comment-in-text»# a comment [@rian]",
    "double": '"Rain fell [«unknown-source»@rian#hours]."',
    "double-escapes": '"Rain \\"fell\\" \\u00e9 \\t [«unknown-source»@rian#hours]."',
    "double-escaped-at": '"Rain [\\u0040rain#hours] fell [«unknown-source»@rian#hours]."',
    "double-over-lines": '"Rain\n······fell [«unknown-source»@rian#hours]\n\n······and [«unknown-source»@rian]."',
    "double-continued": '"Rain \\\n······fell [«unknown-source»@rian#hours]."',
    "single": "'Rain fell [«unknown-source»@rian#hours].'",
    "single-quotes": "'It''s ''rain'' [«unknown-source»@rian#hours].'",
    "single-over-lines": "'Rain\n······fell [«unknown-source»@rian#hours].'",
    "folded": ">\n······Rain fell\n······[«unknown-source»@rian#hours]\n······and [«unknown-source»@rian].",
    "folded-stripped": ">-\n······Rain fell [«unknown-source»@rian#hours].",
    "folded-indented": ">2-\n······Rain fell [«unknown-source»@rian#hours].",
    "literal": "|\n······Rain fell\n······[«unknown-source»@rian#hours].",
    "literal-kept": "|+\n······Rain fell [«unknown-source»@rian#hours].\n",
    "same-words-before": "'Rain [«unknown-source»@rian] rain [«unknown-source»@rian] rain [«unknown-source»@rian].'",
    "wide-characters": "😀 雨 [«unknown-source»@rian#hours].",
}
FIELDS = {
    "judgement": "judgements:\n  - confidence: low\n    because: rain\n    text: {}\n",
    "event": "events:\n  - date: 2026-01-05\n    text: {}\n",
    "correction": "corrections:\n  - date: 2026-01-08\n    text: {}\n",
}

CASES |= {("unknown_source", n): Case(briefing(t.replace("·", " "))) for n, t in TEXTS.items()}
CASES |= {
    ("unknown_source", f"{field}-{n}"): Case(briefing("Rain.", lines.format(t.replace("·", " "))))
    for field, lines in FIELDS.items()
    for n, t in SCALARS.items()
}
CASES[("unknown_source", "event-flow")] = Case(
    briefing("Rain.", 'events:\n  - {date: 2026, text: "Rain [«unknown-source»@rian#hours]"}')
)
