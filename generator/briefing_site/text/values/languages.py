"""The languages whose figures and dates are read."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.text.values.english import ENGLISH
from briefing_site.text.values.russian import RUSSIAN
from briefing_site.text.values.tongue import Tongue
from briefing_site.text.values.vietnamese import VIETNAMESE
from briefing_site.text.values.western import WESTERN

SPACED: Mapping[str, Tongue] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "vi": VIETNAMESE,
    "de": WESTERN,
    "fr": WESTERN,
    "es": WESTERN,
}
"""The tables of the languages with spaces between their words, by the first part of the language tag."""
