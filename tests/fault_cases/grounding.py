"""Cases of the faults in `model/faults/grounding.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, card_more
from tests.sites import briefing

BOATS = """\
-- seeds/archive/boats.txt --
Boats
At least 900 boats stayed in port.
-- seeds/boats.md --
---
title: Boats
publisher: Quay Post
kind: news
language: en
archive: boats.txt
---
## many
> boats stayed in port
"""

CASES: dict[tuple[str, str], Case] = {
    ("words_not_there", "elsewhere"): Case(briefing("It is «quoted-words»“a dry week” [@rain#hours]."), "it stands in the passage of rain#dry: cite that"),
    ("words_not_there", "nowhere"): Case(briefing("It is *«quoted-words»“a wet week”* [@rain#hours]."), "or take the marks away"),
    ("words_not_there", "entities"): Case(briefing("A &amp; B,\n«quoted-words»“a wet\nweek” [@rain#hours]."), "do not stand in the passage of rain#hours"),
    ("words_not_there", "judgement"): Case(briefing("x", "judgements:\n  - {text: \"It's “x”, «quoted-words»“a wet week” [@rain#hours]\", confidence: low, because: x}").replace("“x”, ", ""), "rain#hours"),
    ("figure_not_there", "figure"): Case(briefing("It rained for «figures»16 hours [@rain#hours]."), "correct it, or cite the passage that has it"),
    ("figure_not_there", "date"): Case(briefing("It rained on «figures»4 May 2025 [@rain#hours]."), "the date “4 May 2025” does not stand in the passage of rain#hours"),
    ("bound_left_out", "at-least"): Case(BOATS + briefing("In port were «figures»900 boats [@boats#many]."), "say “at least” or “up to”, as the passage does"),
    ("name_not_there", "name"): Case(briefing("It rained, said «names»Otto Falk [@rain#hours]."), "name it in the gist"),
    ("not_negated", "not"): Case(briefing("Rain did «negation»not fall [@rain#hours]."), "it may say the opposite"),
    ("negation_left_out", "nobody"): Case(card('## crew {at="2:2"}\n> The crew waited on the quay', '## crew {at="2:3"}\n> Nobody was hurt') + briefing("A man was «negation»hurt [@rain#crew]."), "it may say less, or the opposite"),
    ("not_shown", "words"): Case(briefing("They «not-shown»“waited on the quay” [@rain#quay].") + card_more('## quay {at="2"}\n> Nobody was hurt\n'), "cut an excerpt that has it"),
}  # fmt: skip
