"""Cases of the faults in `model/faults/verification.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card

CASES: dict[tuple[str, str], Case] = {
    ("quote_not_found", "never"): Case(card("> expects a dry", "«quote-not-found»> expects a wet"), "hint:"),
    ("quote_not_found", "other-words-at-the-place"): Case(
        card("> The crew waited", "«quote-not-found»> The crew slept"), "“waited”"
    ),
    ("quote_not_found", "ambiguous"): Case(
        card('{at="2:2"}\n> The crew waited on the quay', "\n«ambiguous-quote»> the"), "`at`"
    ),
    ("quote_not_found", "after-blank-line"): Case(
        card("> expects a dry", "\n  «quote-not-found»> expects a wet")
    ),
    ("misplaced_quote", "elsewhere"): Case(card('{at="2:2"}', '{«quote-not-found»at="3"}'), 'the words stand elsewhere: "2:2"'),
    ("misplaced_quote", "no-such-paragraph"): Case(card('{at="2:2"}', '{«quote-not-found»at="99"}'), "there is no paragraph 99"),
    ("misplaced_quote", "no-such-sentence"): Case(card('{at="2:2"}', '{«quote-not-found»at="2:9"}'), 'elsewhere: "2:2"'),
    ("misplaced_quote", "among-other-keys"): Case(
        card('{at="2:2"}', "{speaker=\"Ann\" «quote-not-found»at='3' voice=\"fact\"}"), 'elsewhere: "2:2"'
    ),
    ("misplaced_quote", "no-place-and-no-words"): Case(
        card('{at="2:2"}\n> The crew', '{«quote-not-found»at="99"}\n> The cat'), "or leave `at` out"
    ),
    ("unverified", "no-name"): Case(
        card("archive: rain.txt\n", "").replace("\n> ", "\n«unverified-quote»> "), "names no archived text"
    ),
}  # fmt: skip
