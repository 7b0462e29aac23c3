"""Signs that no text may have, and those that turn others around only where their script needs it."""

from __future__ import annotations

import pytest

from briefing_site.authoring.yaml_writer import scalar
from briefing_site.text.forbidden_signs import forbidden_sign, without_forbidden
from tests.sites import LEAD, Site, briefing

RLI, LRI, FSI, PDI, RLM, ALM, LRM = "\u2067", "\u2066", "\u2068", "\u2069", "\u200f", "\u061c", "\u200e"
BAD = {
    "override": "a\u202eb",
    "override-to-the-right": "a\u202db",
    "embedding": "שלום \u202bab\u202c",
    "end-alone": "a\u202cb",
    "open-isolate": f"שלום {LRI}ab",
    "isolate-closed-in-the-next-line": f"שלום {LRI}ab\n{PDI}",
    "one-of-two-closed": f"ש {RLI}a{LRI}b{PDI}",
    "isolate-without-a-letter-of-its-script": f"{RLI}9 – 4{PDI}",
    "mark-between-figures": f"9{RLM}–{RLM}4",
    "arabic-mark": f"9{ALM}-4",
    "letter-in-another-line": f"שלום\n9{RLM}-4",
    "private": "a\ue000",
    "lost": "a\ufffd",
}
GOOD = {
    "isolates": f"{LRI}ab{PDI} {FSI}cd{PDI}",
    "nested": f"שלום {RLI}a {LRI}b{PDI} c{PDI}.",
    "mark-behind-hebrew": f"שלום!{RLM} (9)",
    "mark-behind-arabic": f"قال{RLM} 9{ALM}-4",
    "mark-to-the-right": f"a{LRM}b",
    "joiners": "👩\u200d💻 می\u200cخواهم",
    "flag": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_forbidden(text: str) -> None:
    assert forbidden_sign(text)
    assert forbidden_sign(without_forbidden(text)) is None
    if "\ufffd" not in text:  # a build is to tell that a character was lost
        assert forbidden_sign(scalar(text)) is None


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_allowed(text: str) -> None:
    assert forbidden_sign(text) is None
    assert without_forbidden(text) == text


NAMED = {
    "code": "Rain `&#x202e;` fell [@rain#hours].",
    "fence": "Rain fell [@rain#hours].\n\n```\n&#x202e; &#xE000;\n```",
    "backslash": r"Rain \&#x202e; fell [@rain#hours].",
    "needed": "Rain שלום&rlm;! fell &#8294;here&#8297; [@rain#hours].",
    "dash": "Rain &#8211; and &#150; more &mdash; fell [@rain#hours].",
}


@pytest.mark.parametrize("body", NAMED.values(), ids=NAMED)
def test_a_sign_that_is_named_or_needed_is_let_through(small: Site, body: str) -> None:
    small.write(briefing(body))
    assert [fault for fault in small.check().faults if LEAD in fault and "forbidden" in fault] == []
