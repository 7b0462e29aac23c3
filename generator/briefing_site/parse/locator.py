"""Locators such as `p. 3`: whether a suffix begins with a locator, and where the locator ends.

The rules are those of Pandoc's manual, "Citation syntax": a locator opens the suffix and is known by its
label or its digits, or stands in braces (`{p. 3}`; `{}` for none). One rule is added to Pandoc's: locators
may follow each other, as in `vol. 2, p. 3`.
"""

from __future__ import annotations

import re

_LABEL = r"""(?: [¶§]+ | (?: pp? | pages? | paras? | paragraphs? | chs? | chaps? | chapters? | ss? | secs?
  | sections? | parts? | pts? | arts? | articles? | annex(?:es)? | app | appendix | bks? | books? | vols?
  | volumes? | nos? | numbers? | issues? | figs? | figures? | tables? | slides? | nn? | notes? | fns?
  | footnotes? | cols? | columns? | fols? | folios? | ll? | lines? | vv? | verses? )\b \.? )"""
_ARABIC = r"[a-z]?\d+ (?:ff?|[a-z])? (?:[.:]\d+[a-z]?)* (?:\(\w+\))* (?![\w%])"
"""`23`, `A4`, `12b`, `33ff`, `3.2`, `34(1)(i)`; not `28th`, which begins a phrase."""
_ROMAN = r"(?=[mdclxvi]) m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}) (?!\w)"


def _list(number: str) -> str:
    """Numbers, or ranges of numbers, with commas between them."""
    span = rf"(?:{number}) (?:\s?[-‐‑–—]+\s?(?:{number}))? (?:\sff?\.)?"
    return rf"{span} (?:,\s?{span})*"


_LABELLED = rf"{_LABEL} \s? {_list(rf'{_ARABIC} | {_ROMAN}')}"
_LOCATOR = re.compile(
    rf"""(?:,\s?)? \{{ (?P<braced>[^{{}}]*) \}}
       | (?:,\s?)? (?P<labelled>{_LABELLED} (?:,\s?{_LABELLED})*)
       | ,\s?      (?P<bare>{_list(_ARABIC)})""",
    re.VERBOSE | re.IGNORECASE,
)


def split_locator(suffix: str) -> tuple[str, str]:
    """The locator at the beginning of a suffix, empty where there is none, and the rest of the suffix."""
    found = _LOCATOR.match(suffix)
    if not found:
        return "", suffix.lstrip(", ")
    return found[found.lastgroup or 0].strip(), suffix[found.end() :].lstrip(", ")
