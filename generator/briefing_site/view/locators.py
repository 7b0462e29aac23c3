"""Locators in the language of the reader: `S. 12` as `p. 12`, or as `12頁` on a Japanese page.

The kinds are those of CSL's terms for locators. Only a label that means one thing in every language that
has it is put into other words; the numbers stay as they are written. A locator with anything else in it stays
whole: in `Art. 3 Abs. 2 S. 1` the last sign is a sentence of a statute, and no page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_site.model.wording import Wording
from briefing_site.text.lazy_pattern import LazyPattern

_LABELS = {
    "page": "p pp page pages S Seite Seiten pág págs página páginas pag с сс стр trang tr",
    "chapter": "ch chs chap chaps chapter chapters Kap Kapitel cap caps capítulo chapitre гл глава chương",
    "article": "art arts article articles Artikel artículo artículos articolo ст статья điều",
    "volume": "vol vols volume volumes Bd Bde Band tome tomo т том tập",
    "paragraph": "para paras paragraph paragraphs párr párrs абз đoạn",
    "section": "sec secs section sections Abschnitt sección sezione раздел mục",
    "figure": "fig figs figure figures Abb рис hình",
    "table": "tab tabs table tables Tabelle tabla таблица bảng",
    "note": "note notes Anm Anmerkung nota прим",
}
"""The labels of each kind of place, in the languages that `parse/locator.py` reads."""
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_ENCLOSING = {
    sign: kind
    for kind, signs in (
        ("page", "頁页쪽"),
        ("chapter", "章"),
        ("article", "条條조"),
        ("volume", "巻卷"),
        ("section", "節节"),
    )
    for sign in signs
}
_PARTS = r"(?:\(\w{1,5}\))"
_NUMBER = rf"(?:\d{{1,6}}[a-z]?{_PARTS}{{0,3}}|[ivxlcdm]{{2,8}})"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|bis|à|a|al|по|до|đến)\s)"
_JOINT = r"(?:,\s?|\s?&\s?|\s(?:and|und|et|y|e|и|và)\s)"
_AND = LazyPattern(_JOINT)
_MORE = LazyPattern(r"\(|\df\b")
_SPAN = rf"{_NUMBER}(?:{_TO}(?:{_NUMBER}|{_PARTS}{{1,3}}))?"
_LIST = rf"(?P<numbers>{_SPAN}(?:{_JOINT}{_SPAN}){{0,20}})(?![\w.:(\[]*[\w(\[])"
_IN_SIGNS = ((LazyPattern(_TO.replace("[-–—]", "–")), "–"), (_AND, ", "))
"""What stands between numbers in any language, and the signs that mean the same in all."""
_LABELLED = LazyPattern(rf"(?<!\w)(?P<label>[^\W\d_]{{1,12}})\.?\s?{_LIST}")
_ENCLOSED = LazyPattern(
    r"[第제]?\s?(?P<numbers>\d{1,6}(?:[-–〜～]\d{1,6})?)\s?(?P<label>[頁页쪽章条條巻卷節节조])(?!\w)"
)


@lru_cache(maxsize=512)
def in_words(locator: str, words: Wording) -> str:
    """A locator with its labels in the words of a page; labels that are of its language already stay."""
    if not words.has("locator-kept"):
        return locator
    kept = words("locator-kept").split()
    if not _is_plain(locator):
        return locator

    def labelled(match: re.Match[str]) -> str:
        kind = _KIND.get(match["label"]) or _ENCLOSING.get(match["label"])
        if kind is None or match["label"] in kept or not words.has(f"locator-{kind}"):
            return match[0]
        numbers = match["numbers"]
        for between, sign in _IN_SIGNS:
            numbers = between.sub(sign, numbers)
        several = re.search(r"[-–—〜～,]", numbers) and words.has(f"locator-{kind}-many")
        made = words(f"locator-{kind}{'-many' if several else ''}", numbers=numbers)
        # A sign behind the number, as 条, would stand behind its paragraph, or behind "and following".
        return made if made.endswith(numbers) or not _MORE.search(numbers) else match[0]

    made = _ENCLOSED.sub(labelled, _LABELLED.sub(labelled, locator))
    return made if made == locator else _AND.sub(", ", made)


def _is_plain(locator: str) -> bool:
    """Whether each label of a locator is known, and no page stands beside a part of a statute."""
    labels = [found["label"] for of in (_LABELLED, _ENCLOSED) for found in of.finditer(locator)]
    kinds = {_KIND.get(label) or _ENCLOSING.get(label) for label in labels}
    rest = _AND.sub(", ", _ENCLOSED.sub("-", _LABELLED.sub("-", locator)))
    statute = bool(kinds & {"article", "section", "paragraph"})
    return None not in kinds and not (statute and "page" in kinds) and not any(map(str.isalpha, rest))
