"""The keys in the braces behind an excerpt's id, in the notation that is read and as authors write them too.

Keyboards for Chinese and Japanese make full-width signs, word processors curly quotation marks. Such keys are
not accepted, since other readers of the file would miss them; they are told, in the form that is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing_site.parse.excerpt_keys import AT, EXCERPT_KEYS, VOICE
from briefing_site.parse.place import parse_at
from briefing_site.text.lazy_pattern import LazyPattern

STRICT = re.compile(
    r"(?P<key>[^\s=]{1,60})=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))"
)
"""A key with its value."""
_USUAL = re.compile(r"\{(?:[a-z]+=\"[^\"{}\n]*\"(?: |(?=\})))+\}")
"""Keys as nearly all are written, and as they are read."""
_LOOSE = LazyPattern(
    r"(?P<key>[^\W\d_]+)[ \t\u3000]*[=＝:：][ \t\u3000]*"
    r"(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|[“”„](?P<c>[^“”]*)[“”]|[‘’](?P<d>[^‘’]*)[‘’]|＂(?P<e>[^＂]*)＂"
    r"|「(?P<f>[^」]*)」|(?P<g>[^\s\"'“”„‘’＂「」,，、;；]+))[ \t\u3000]*[,，、;；]?[ \t\u3000]*"
)
_BRACES = LazyPattern(r"[{｛][ \t\u3000]*(?P<keys>[^{}｛｝\n]*)[}｝][ \t\u3000]*")
_LONGEST_PLACE = 200
"""Characters of the longest text that may name a place."""
_BLANKS = LazyPattern(r"[ \t]+")
_DASHES = LazyPattern(r" ?[\u2010-\u2015\u2212~\u301c\uff5e] ?")
_COUNTED = LazyPattern(r"(?:paragraphs?|paras?|par|pp?|(?<!¶)¶+|(?<!§)§+)\.? ?(?=\d)", re.IGNORECASE)
_SENTENCE = LazyPattern(r" ?(?:, ?)?(?:sentences?|sent|s)\.? ?(?=\d)|(?<=\d)\.(?=\d)", re.IGNORECASE)


def plain_keys(braces: str) -> str:
    """Keys in braces in the form that is read; empty where they have it already, or cannot be told."""
    if _USUAL.fullmatch(braces):
        return ""
    found = _BRACES.fullmatch(braces)
    if found is None or _is_strict(found, braces):
        return ""
    given: dict[str, str] = {}
    at = 0
    while at < len(keys := found["keys"].rstrip()):
        entry = _LOOSE.match(keys, at)
        name = unicodedata.normalize("NFKC", entry["key"]).lower() if entry else ""
        if entry is None or name not in EXCERPT_KEYS or name in given:
            return ""
        value = next(group for group in entry.groups()[1:] if group is not None)
        given[name] = plain_at(value) or value if name == AT.name else value
        if name == VOICE.name:
            given[name] = value.lower()
        at = entry.end()
    if not given or any('"' in value for value in given.values()):
        return ""
    return "{" + " ".join(f'{name}="{value}"' for name, value in given.items()) + "}"


def plain_at(text: str) -> str:
    """A place in the form that is read, as `3:6-8`; empty where none can be told."""
    if len(text) > _LONGEST_PLACE:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip("\"'“”‘’ ")
    plain = _DASHES.sub("-", _COUNTED.sub("", _BLANKS.sub(" ", plain.strip())))
    plain = re.sub(r" ?([:-]) ?", r"\1", _SENTENCE.sub(":", plain))
    try:
        parse_at(plain)
    except ValueError:
        return ""
    return plain


def _is_strict(found: re.Match[str], braces: str) -> bool:
    """Whether keys are written as they are read, though one of them may be wrong."""
    if not braces.startswith("{") or not braces.rstrip().endswith("}"):
        return False
    left = "".join(_between(found["keys"]))
    odd = any(entry["bare"] and entry["bare"][0] in "“”„‘’＂「" for entry in STRICT.finditer(found["keys"]))
    return not left.strip() and not odd


def _between(keys: str) -> Iterator[str]:
    """What stands between the keys that can be read."""
    at = 0
    for entry in STRICT.finditer(keys):
        yield keys[at : entry.start()]
        at = entry.end()
    yield keys[at:]
