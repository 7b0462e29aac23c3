"""Locators such as `p. 3`: whether a suffix begins with a locator, and where the locator ends.

The rules are those of Pandoc's manual, "Citation syntax": a locator opens the suffix and is known by its
label or its digits, or stands in braces (`{p. 3}`; `{}` for none). Some rules are added to Pandoc's: locators
may follow each other, as in `vol. 2, p. 3`; the last numbers of a list may be joined by "and"; labels of
other languages are known too, and those of Japanese, Chinese and Korean enclose their number, as in `第3条`.

A locator is printed as written, so that nothing depends on what its label means.
"""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_WORDS = """
    pp? pages? paras? paragraphs? chs? chaps? chapters? ss? secs? sections? parts? pts? arts? articles?
    annex(?:es)? app appendix bks? books? vols? volumes? nos? numbers? issues? figs? figures? tables? tabs?
    slides? nn? notes? fns? footnotes? cols? columns? fols? folios? ll? lines? vv? verses? cls? clauses?
    regs? rules? recitals? scenes? acts?
    seiten? abs abschnitt ziff ziffer kap kapitel nr bd bde rn rnr rz anm tab abb zeilen? z artikel blatt bl
    pag págs? páginas? pagin[ae] caps? capítulos? capitol[oi] núms? párrs? tomes? t al alinéas? n°
    tr trang điều khoản chương mục điểm
    с сс стр страниц[аы] гл глава ст статья п пп пункт ч часть т том разд
"""
"""Words before a number, in English, German, French, Spanish, Italian, Vietnamese and Russian."""
_LABEL = rf"(?: [¶§№]+ | (?: {' | '.join(_WORDS.split())} )(?!\w) \.? )"
_TAIL = r"""(?: (?<=\df)\. | (?<=\dff)\. | \sff?\. | \s?sqq?\. | \set\sseqq?\.
    | (?<=\dn)\.\s?\d+ | \snn?\.\s?\d+ )"""
"""`12f.`, `12 ff.`, `12 sqq.`, `12 et seq.` for what follows, `12n. 3` for a note."""
_BRACKETED = r"(?: \( \w{1,6} (?:\.\w{1,4}){0,3} \) | \[ \w{1,6} \] \d{0,4} )"
_PART = r"(?: [.:/] (?: \d+[a-z]{0,2} | [a-z] | [ivxlc]{1,5} )(?!\w) )"
_ARABIC = rf"\d+ (?:[a-z]{{1,2}}(?:\d+)?)? (?!\w) {_PART}* {_BRACKETED}* (?!%)"
"""`23`, `A4`, `12b`, `12n3`, `12r`, `3.2`, `12:3`, `34(1)(i)`, `4B.2a.i(3.4)`; not `28th`, a phrase."""
_ORDINAL = r"\d*(?:1st|2nd|3rd|\dth)(?!\w)"
_ROMAN = rf"""(?=[mdclxvi]{{2}} | [mdclxvi]\s?(?:[^\w\s]|\Z))
    m{{0,4}}(?:cm|cd|d?c{{0,3}})(?:xc|xl|l?x{{0,3}})(?:ix|iv|v?i{{0,3}}) (?!\w) {_PART}* {_BRACKETED}*"""
"""`IV`, `xiv`, `IV.3`; a single letter only before punctuation, since it may be a word."""
_DASH = r"(?: \s?[-‐‑–—−〜～]{1,3}\s? | \s(?:to|bis|à|al?|hasta|até|по|đến)\s )"
"""Between the ends of a range, as in `3-5` and `3 to 5`."""


def _list(number: str) -> str:
    """Numbers, or ranges of numbers, with commas between them."""
    span = rf"(?:{number}) (?:{_DASH}(?:{number} | {_BRACKETED}+ | [a-z](?!\w)))? {_TAIL}?"
    return rf"{span} (?:(?:,\s? | ，\s? | 、\s? | ,?\s(?:and|und|et|y|e|и|và)\s | \s?&\s?){span})*"


_NUMBER = rf"(?!{_ORDINAL}) [a-z]? {_ARABIC}"
_LABELLED = rf"{_LABEL} \s? {_list(rf'{_NUMBER} | [a-z]{{1,2}}[.-]?{_ARABIC} | {_ROMAN}')}"
_DIGITS = r"[\d〇一二三四五六七八九十百千]{1,8}"
_ENCLOSED = rf"""(?: (?:第\s?{_DIGITS}(?:[-–—〜～~]{_DIGITS})?\s?[条條章節节款項项号號頁页巻卷回編编部段目]
        (?:の{_DIGITS})?)+
    | (?:제\s?{_DIGITS}\s?[조장절항호권편])(?:\s?제\s?{_DIGITS}\s?[조장절항호])*
    | {_DIGITS}(?:[-–—〜～~]{_DIGITS})?\s?[頁页쪽] | 頁\s?{_DIGITS} | [頁页]\s?{_DIGITS} )"""
"""`第3条`, `第三章第二節`, `12頁`, `제3조`, `12쪽`."""
_CODE = rf"""\d+\s (?:(?:[A-Z]\.\s?){{2,5}} | [A-Z]{{3,4}}\s) (?:§+\s? | (?:pt|part|sec|ch)\.?\s)?
    {_list(_NUMBER)}"""
"""`5 U.S.C. § 552(a)(1)`, `12 CFR 225.4`: title, name and section of a code."""
_ANY = rf"(?:{_LABELLED} | {_ENCLOSED})"
_LOCATOR = LazyPattern(
    rf"""(?:[,，、]\s?)? \{{ (?P<braced>[^{{}}]*) \}}
       | (?:[,，、]\s?)? (?P<labelled>{_ANY} (?:(?:[,，、]\s? | \s(?:and|und|et|y|e|и|và)\s | \s?){_ANY})*)
       | [,，]\s?      (?P<code>(?-i:{_CODE}))
       | [,，]\s?      (?P<bare>{_list(_NUMBER)} (?:\s?{_ANY})*)""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE = re.compile(r", (pp?\. [0-9]{1,5}(?:[-–][0-9]{1,5})?)")
"""A page or pages, as most locators are: the pattern of all of them takes long to compile."""
_COMMAS = ", ，、"


def split_locator(suffix: str) -> tuple[str, str, str]:
    """The locator at the beginning of a suffix, empty where there is none; the rest; what parts the two."""
    if not suffix:
        return "", "", ""
    if page := _PAGE.fullmatch(suffix):
        return page[1], "", ""
    found = _LOCATOR.match(suffix)
    if not found:
        return "", suffix.lstrip(_COMMAS), ""
    after = suffix[found.end() :]
    rest = after.lstrip(_COMMAS)
    return found[found.lastgroup or 0].strip(), rest, after[: len(after) - len(rest)] if rest else ""
