"""Where in a source: the locator that opens a citation's suffix, as in `[@a#x, pp. 33-35 and elsewhere]`.

Follows Pandoc's manual, "Citation syntax": a locator is found by its label or its digits, or stands in braces
(`{p. 3}`, and `{}` for "none"). Beyond it, labelled locators may follow each other: `vol. 2, p. 3`.
"""

from __future__ import annotations

import re

_LABEL = r"""(?: [¶§]+ | (?:
    pp? | pages? | paras? | paragraphs? | chs? | chaps? | chapters? | secs? | sections? | ss? | parts? | pts?
  | arts? | articles? | annex(?:es)? | app | appendix | bks? | books? | vols? | volumes? | nos? | numbers? | issues?
  | figs? | figures? | tables? | slides? | nn? | fns? | notes? | footnotes? | cols? | columns? | fols? | folios?
  | ll? | lines? | vv? | verses? | op | s\.\s?v )\b \.? )"""
_ARABIC = r"[a-z]?\d+(?:ff?|[a-z])?(?:[.:]\d+[a-z]?)*(?:\(\w+\))*(?![\w%])"
"""`23`, `A4`, `12b`, `33ff`, `3.2`, `34(1)(i)`; not `28th`, which begins a phrase."""
_ROMAN = r"(?=[mdclxvi])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"


def _list(number: str) -> str:
    """Numbers and ranges of numbers with commas between them."""
    span = rf"{number} (?:\s?[-‐‑–—]+\s?{number})? (?:\sff?\.)?"
    return rf"{span} (?:,\s?{span})*"


_LABELLED = rf"{_LABEL} \s? {_list(f'(?:{_ARABIC}|{_ROMAN})')}"
_LOCATOR = re.compile(
    rf"""(?:,\s?)? \{{ (?P<braced>[^{{}}]*) \}}
       | (?:,\s?)? (?P<labelled>{_LABELLED} (?:,\s?{_LABELLED})*)
       | ,\s?      (?P<bare>{_list(_ARABIC)})""",
    re.VERBOSE | re.IGNORECASE,
)


def split_locator(suffix: str) -> tuple[str, str]:
    """The locator at the start of a suffix, as written, and the rest; each without its leading comma and space."""
    found = _LOCATOR.match(suffix)
    if not found or not found.lastgroup:
        return "", suffix.lstrip(", ")
    return found[found.lastgroup].strip(), suffix[found.end() :].lstrip(", ")
