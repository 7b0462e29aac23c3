"""What was meant by a value of another type than its key takes, in the notation of YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing_site.parse.yaml_quotations import quoted
from briefing_site.parse.yaml_values import Value
from briefing_site.text.lazy_pattern import LazyPattern

TO_FILL_IN = "..."
"""What stands for a value that only the author knows."""
_DATE = LazyPattern(r"\d{4}(?:-\d\d){0,2}")
_DATED = LazyPattern(r"(?P<date>\d{4}(?:-\d\d){0,2})(?:[ \t]*[:,;.–—-]|[ \t])[ \t]*(?P<text>\S.*)", re.DOTALL)


def as_keys(value: Value, required: Mapping[str, Sequence[str]]) -> str:
    """The keys in braces that a text was meant for; empty where none of them takes it.

    `required` has the keys that must be given, each with the words that it takes where these are a few. The
    text goes to the key `text`, or to the first that takes any text. A date at its beginning goes to `date`.
    """
    free = [name for name, words in required.items() if not words and name != "date"]
    text = " ".join(value.text.split())
    if not free or not text or isinstance(value.data, list | dict):
        return ""
    given = {"text" if "text" in free else free[0]: text}
    if "date" in required and _DATE.fullmatch(text):
        given = {"date": text}
    elif "date" in required and (dated := _DATED.fullmatch(text)):
        given = {"date": dated["date"], **dict.fromkeys(given, dated["text"])}
    elif text.lower() in ("true", "yes"):  # that there is one, and not what it says
        given = {}
    shown = {name: _shown(name, given[name]) if name in given else TO_FILL_IN for name in required}
    return "{" + ", ".join(f"{name}: {word}" for name, word in shown.items()) + "}"


def only_item(value: Value) -> str:
    """The notation of the one item of a list of one; empty for any other value."""
    if not isinstance(value.data, list) or len(value.data) != 1:
        return ""
    (item,) = value.data
    return "" if isinstance(item.data, list | dict) or "\n" in item.raw else item.raw


def as_text(wanted: str, value: Value) -> str:
    """What YAML takes for keys, as the text that was meant; empty where no text of one line is."""
    if not wanted.startswith("text") or not isinstance(value.data, dict) or "\n" in value.raw:
        return ""
    return quoted(value.raw)


def _shown(name: str, word: str) -> str:
    return word if name == "date" or word.isdecimal() else quoted(word)
