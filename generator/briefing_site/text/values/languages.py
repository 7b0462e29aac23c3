"""The languages whose figures and dates are read; the tables of one are made when a text in it is read."""

from __future__ import annotations

from functools import cache

from briefing_site.text.values.tongue import Tongue

_READ = frozenset({"de", "en", "es", "fr", "ja", "ko", "ru", "vi", "zh"})


def is_read(language: str) -> bool:
    """Whether the dates and number words of a language are read, by the first part of its tag."""
    return language.partition("-")[0].lower() in _READ


@cache
def tongue_of(language: str) -> Tongue:
    """The tables of a language with spaces between its words, by the first part of its tag.

    Those of English for a language that is not known.
    """
    if language == "ru":
        from briefing_site.text.values.russian import RUSSIAN

        return RUSSIAN
    if language == "vi":
        from briefing_site.text.values.vietnamese import VIETNAMESE

        return VIETNAMESE
    if language in ("de", "fr", "es"):
        from briefing_site.text.values import western

        return {"de": western.GERMAN, "fr": western.FRENCH, "es": western.SPANISH}[language]
    from briefing_site.text.values.english import ENGLISH

    return ENGLISH
