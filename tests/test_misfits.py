"""Misfits: what the author is told of something that looks like a citation and is none."""

from __future__ import annotations

import pytest

from briefing_site.parse.near_citations import Misfit, MisfitReason, cure


def told(reason: MisfitReason, detail: str) -> tuple[str, str]:
    return cure(Misfit(0, len(detail), reason, detail))


@pytest.mark.parametrize("reason", MisfitReason)
def test_every_misfit_has_a_cure(reason: MisfitReason) -> None:
    message, hint = told(reason, "see\n@a#x")
    assert '"see @a#x"' in message
    assert hint


MEANT = {
    "capital": (MisfitReason.BAD_KEY, "@Smith_2020#x", "smith-2020#x"),
    "two-hyphens": (MisfitReason.DOUBLE_HYPHEN, "@a--b", "a-b"),
    "minus": (MisfitReason.BAD_KEY, "-@A", "a"),
}


@pytest.mark.parametrize(("reason", "detail", "key"), MEANT.values(), ids=MEANT.keys())
def test_cure_proposes_the_key_that_was_meant(reason: MisfitReason, detail: str, key: str) -> None:
    assert told(reason, detail)[1].startswith(f'did you mean "@{key}"? ')


def test_cure_proposes_no_key_where_none_is_near() -> None:
    assert "did you mean" not in told(MisfitReason.BAD_KEY, "@a.b")[1]


def test_cure_shortens_long_texts() -> None:
    message, _ = told(MisfitReason.UNCLOSED, "[see " + "so " * 99 + "\n@a#x")
    assert "…" in message
    assert len(message) < 100
