"""When a text needs a language tag of its own."""

from __future__ import annotations


def other_language(tag: str | None, page: str) -> str | None:
    """A language tag for `lang`; None where the language is that of the page, or not given."""
    return None if not tag or tag.lower() == page.lower() else tag
