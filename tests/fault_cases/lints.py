"""Cases of the faults in `model/faults/lints.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, config
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("close_copying", "body"): Case(briefing("It was «close-copying»hours, the crew waited on the quay: nobody was hurt."), "10 words in a row stand in paragraph 2"),
    ("uncited_text", "summary"): Case(briefing("It fell [@rain#hours].", summary="It rained for «uncited-claim»14 hours."), "the summary has “14"),
    ("cites_nothing", "body"): Case(briefing("«uncited-claim»It cost 12 million.\n\nIn 2024 it rained. Later it stopped."), "2 of its sentences"),
    ("bare_judgement", "front"): Case(
        briefing("It rained [@rain#hours].", "judgements:\n  - text: «uncited-claim»It will rain again.\n    confidence: low\n    because: it has"),
        "the judgement cites nothing",
    ),
    ("uncited_quotation", "body"): Case(briefing("It rained [@rain#hours].\n\n> «uncited-claim»It was a flood."), "> [!NOTE]"),
    ("uncited_claim", "body"): Case(briefing("«uncited-claim»It cost 12 million."), "states 12"),
    ("voice", "forecast"): Case(card('voice="analysis"', 'voice="forecast"') + briefing("It stops [«voice»@rain#dry]."), "(the mayor)"),
    ("other_speaker", "body"): Case(  # the document does not have the name either
        card('speaker="the mayor"', 'speaker="Ines Holm"').replace('{at="2:2"}', '{at="2:2" speaker="Per Lund"}')
        + briefing("«indirect-as-quotation»“Expects a dry week”, said «names»«names»Per Lund [@rain#dry]."),
        "name Ines Holm",
    ),
    ("indirect_as_quotation", "body"): Case(briefing("The mayor said: «indirect-as-quotation»“a dry week” [@rain#dry]."), "words that the mayor used"),
    ("many_claims", "body"): Case(
        briefing("Bread is dear [@rain#hours].\n\nTrams run late [@rain#hours].\n\nRoses bloom [«one-excerpt-many-claims»@rain#hours]."),
        "3 claims that share no word",
    ),
    ("one_origin", "judgement"): Case(
        config("title:", "lint: {one-origin: warn}\ntitle:")
        + briefing("Rain.", "judgements:\n  - {text: '«one-origin»It rained [@rain#hours]', confidence: low, because: x}"),
        "comes from one origin",
    ),
    ("later_source", "day"): Case(briefing("It rained [«later-date»@rain#hours].", date="2026-01-02"), "correct `published`"),
    ("later_event", "not-planned"): Case(
        briefing("It rained [@rain#hours].", more='events:\n  - {date: 2026-01-08, text: "«later-date»It rained [@rain#hours]"}'), "planned: true"
    ),
    ("early_correction", "before-the-text"): Case(
        briefing("It rained [@rain#hours].", more="corrections:\n  - {date: 2026-01-05, text: «later-date»It said snow.}"), "the day of the first publication"
    ),
    ("old_sources", "briefing"): Case(
        config("regions:", "policy: {old_after: 30}\nregions:")
        + briefing("It rained [@rain#hours].", date="«old-sources»2026-03-07"),
        "`policy` allows 30 days",
    ),
    ("outside_scale", "judgement"): Case(
        config("title:", "confidence_scale: icd-203\ntitle:")
        + briefing("Rain.", "judgements:\n  - {text: '«confidence-words»Perhaps it rains [@rain#hours]', confidence: low, because: x}"),
        "no word of the scale icd-203",
    ),
    ("another_scale", "judgements"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'It is very likely [@rain#hours]', confidence: low, because: x}\n  - {text: 'It is «confidence-words»highly likely [@rain#hours]', confidence: low, because: x}"),
        "keep to one",
    ),
    ("mixed_scales", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'It is very likely and «confidence-words»highly likely [@rain#hours]', confidence: low, because: x}"),
        "two scales",
    ),
    ("combined_confidence", "judgement"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'With high confidence rain is «confidence-words»likely [@rain#hours]', confidence: low, because: x}"),
        "one sentence has both",
    ),
    ("ignored_disagreement", "judgement"): Case(
        briefing(
            "Rain fell, against a dry week [@rain#hours; but see @rain#dry].",
            "judgements:\n  - {text: '«judgement-ignores-disagreement»It rained [@rain#hours]', confidence: low, because: x}",
        ),
        "the other side, @rain#dry",
    ),
    ("date_form", "body"): Case(briefing("It stops on «date-form»January 5, 2026 [@rain#dry]."), "write 5 January 2026"),
    ("alt_names_file", "pasted"): Case(briefing("«missing-alt»![Screenshot 2026-01-05 at 10.11](quay.gif)") + "-- briefings/water/quay.gif --\nGIF89a\n", "what it shows"),
    ("alt_names_file", "its-own"): Case(briefing("«missing-alt»![quay.gif](quay.gif)") + "-- briefings/water/quay.gif --\nGIF89a\n", "what it shows"),
    ("missing_alt", "body"): Case(briefing("«missing-alt»![](quay.gif)") + "-- briefings/water/quay.gif --\nGIF89a\n", "for a picture that only decorates"),
    ("unfinished", "body"): Case(briefing("Rain fell «unfinished»[citation needed] and more."), "draft: true"),
    ("unfinished", "title"): Case(briefing("Rain.", title="Rain «unfinished»[TK]"), "“[TK]” marks a place"),
    ("unfinished", "summary"): Case(briefing("Rain.", summary="'«unfinished»TODO: say what'"), "“TODO:”"),
    ("held_back", "line"): Case(briefing("«unfinished»DRAFT\n\nRain."), "draft: true"),
    ("held_back_in_comment", "alone"): Case(briefing("Rain.\n\n<!-- «unfinished»DRAFT -->"), "without the comment"),
    ("held_back", "title"): Case(briefing("Rain.", title="«unfinished»DRAFT v2"), "“DRAFT v2” says"),
    ("unfinished", "because"): Case(
        briefing("Rain.", "judgements:\n  - {text: 'It rained [@rain#hours].', confidence: low, because: 'so «unfinished»[source?]'}"),
    ),
    ("unknown_signal", "body"): Case(briefing("Rain fell [conrta «unknown-signal»@rain#hours]."), '"conrta" is no signal'),
    ("weak_disagreement", "body"): Case(briefing("Rain fell [@rain#hours; but see «weak-disagreement»@rain#dry]."), "shares no word"),
}  # fmt: skip
