"""Cases of the faults in `model/faults/translation.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("of_itself", "translation"): Case(
        briefing("Rain.", "translation_of: «bad-translation»water/lead"), "name the original"
    ),
    ("same_language", "translation"): Case(
        briefing("Rain.", "translation_of: «bad-translation»water/rain")
        + briefing("Rain.", path="briefings/water/rain.md"),
        'is in "en"',
    ),
    ("of_translation", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain")
        + briefing("Rain.", "language: de\ntranslation_of: water/fog", path="briefings/water/rain.md")
        + briefing("Rain.", path="briefings/water/fog.md"),
        "write translation_of: water/fog",
    ),
    ("circular", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain")
        + briefing("Rain.", "language: de\ntranslation_of: «bad-translation»water/lead", path="briefings/water/rain.md"),
        "delete translation_of",
    ),
    ("second", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: water/rain")
        + briefing("Rain.", path="briefings/water/rain.md")
        + briefing("Rain.", "language: fr\ntranslation_of: «bad-translation»water/rain", path="briefings/water/pluie.md"),
        "delete one of the two",
    ),
    ("behind", "translation"): Case(
        briefing("Rain.", "language: fr\ntranslation_of: «translation-behind»water/rain")
        + briefing("Rain.", "updated: 2026-03-01", path="briefings/water/rain.md"),
        "write translated_from: 2026-03-01",
    ),
}  # fmt: skip
