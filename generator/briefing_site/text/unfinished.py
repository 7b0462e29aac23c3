"""Marks of a text that is not ready: `TODO: source`, `[citation needed]`, `Lorem ipsum`, `DRAFT`.

Told is what hardly anybody writes for readers: a mark in brackets or before a colon, filling text, and a line
that says that the text is not to be published. `TODO` by itself is a word in Spanish, and `TK` a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.lazy_pattern import LazyPattern

_BRACKETED = LazyPattern(
    r"[\[【]\s?(?:"
    r"(?-i:TODO|TO DO|FIXME|XXX|TK|TBD|TBC|CITE|REF|QUOTE|SOURCE|DRAFT|EMBARGOED)\b[^\[\]【】]{0,80}"
    r"|(?:citations?|sources?|refs?|references?|quotes?|links?) (?:needed|missing|here|to come)"
    r"|add (?:a |the )?(?:citation|source|quote|link|reference)s?(?: here)?|insert [^\[\]]{1,40} here"
    r"|(?:Beleg|Quelle)e?n? (?:fehlt|fehlen)|Quelle ?\?|réf(?:\.|érence) nécessaire|source ?\?"
    r"|(?:clarification|verification|attribution|confirmation|definition|quotation|page|expert|update"
    r"|(?:better|non-primary|third-party) source|full citation) needed"
    r"|(?:when|who|where|which|why|how|by whom|according to whom|like whom|vague|dubious) ?\?"
    r"|(?:failed verification|(?:permanent )?dead link|original research\??"
    r"|dubious ?[–-] ?discuss|not in citation given)"
    r"|(?:edit|Bearbeiten|modifier|editar|править|編集|编辑|編輯|편집|sửa)(?: ?\| ?[^\[\]]{1,30})?"
    r"|(?:please |to )?(?:check|verify|confirm)(?: (?:this|these|that|the|with)\b[^\[\]]{0,60}"
    r"| (?:dates?|figures?|numbers?|names?|sources?|spelling|facts?|quotes?))?"
    r"|(?:a )?note (?:to|for) (?:the )?(?:editors?|self|desk|authors?|translators?)\b[^\[\]]{0,200}"
    r"|\?{2,5}|(?:いつ|誰|どこ|どれ|なぜ)[?？]|要検証|要説明|独自研究[?？]?|(?:谁|何时|哪里)[?？]"
    r"|cita requerida|источник не указан|cần dẫn nguồn|要出典|来源请求|來源請求|출처 필요"
    r")\s?[\]】]",
    re.IGNORECASE,
)
_PLAIN = LazyPattern(
    r"\b(?:TODO|FIXME)(?:\([^()]{0,40}\))?:|\bTKTK\b|\bTK TK\b|\b[Ll]orem ipsum(?: dolor)?\b"
    r"|\b(?:Note|NOTE) to (?:the )?(?:self|editors?|desk):"
    r"|#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A\b)|(?<!\w)[$€£¥]X{2,3}\b|\bXX{1,2}(?: ?%| (?:per ?cent"
    r"|million|billion)\b)"
    # A word processor prints this where a reference leads to nothing.
    r"|Reference source not found|Bookmark not defined|Verweisquelle konnte nicht gefunden"
    r"|Textmarke nicht definiert"
    r"|Source du renvoi introuvable|Signet non défini|No se encuentra el origen de la referencia"
    r"|Marcador no definido"
    r"|Источник ссылки не найден|Закладка не определена|参照元が見つかりません"
    r"|ブックマークが定義されていません"
    r"|未找到引用源|未定义书签|找不到參照來源|참조 원본을 찾을 수 없습니다|책갈피가 정의되어 있지 않습니다"
)
_PLAIN_SIGNS = ("TODO", "FIXME", "TK", "orem ipsum", "ote to ", "NOTE to ", "XX", "#N")
"""One of these, or of the next ones, stands in every such place outside of brackets."""
_LOST_SIGNS = (
    *("#REF!", "#DIV", "#VALUE", "source not f", "mark not def", "quelle konnte", "marke nicht", "du renvoi"),
    *("ignet non", "origen de la ref", "arcador no", "ссылки не", "акладка не", "参照元が", "ブックマークが"),
    *("引用源", "书签", "參照來源", "참조 원본", "책갈피"),
)
"""They stand in a sentence behind “Error!”, so that their text has an exclamation mark."""
_HELD_BACK = LazyPattern(
    r"DRAFT ?[:–—-] ?\b(?!true|yes|on\b).{0,200}"
    r"|(?:DRAFT|ENTWURF|BROUILLON|BORRADOR|BOZZA|ЧЕРНОВИК)(?: v?\d[\w.]{0,9})?"
    r"|(?:DRAFT\W{1,3})?(?:DO NOT|DON['’]T|NOT (?:YET )?(?:FOR|TO BE))"
    r" (?:PUBLI|CIRCULAT|DISTRIBUT|RELEAS|QUOT|SHAR|CIT)[A-Z]+\b.{0,60}"
    r"|(?:STRICTLY )?EMBARGOED(?: (?:UNTIL|TILL|TO)\b.{0,60})?|EMBARGO(?: UNTIL\b|:).{0,60}"
    r"|CONFIDENTIAL|(?:FOR )?INTERNAL USE ONLY"
    r"|NICHT ZUR VERÖFFENTLICHUNG|SPERRFRIST\b.{0,60}|NE PAS (?:PUBLIER|DIFFUSER)|SOUS EMBARGO\b.{0,60}"
    r"|NO PUBLICAR|НЕ ДЛЯ ПУБЛИКАЦИИ"
    r"|下書き|草稿|非公開|公開禁止|请勿(?:发布|外传)|請勿(?:發布|外傳)|초안|비공개"
    r"|(?i:draft ?[:=] ?(?:true|yes|on)"
    r"|status ?[:=] ?(?:draft|embargoed|unpublished|private|(?:in|under) review)"
    r"|(?:do not publish|not (?:yet )?for publication)(?: (?:before|until)\b.{0,60})?"
    r"|embargo(?:ed)?(?: until |: ?).{1,60})"
)
_HELD_BACK_SIGNS = (
    *("DRAFT", "raft", "EMBARGO", "mbargo", "PUBLI", "publi", "Publi", "tatus", "STATUS"),
    *(
        "DO NOT",
        "DON'T",
        "DON’T",
        "NOT YET",
        "NOT TO BE",
        "ONLY",
        "CONFIDENTIAL",
        "NOT FOR",
        "ENTWURF",
        "BROUILLON",
        "BORRADOR",
        "BOZZA",
        "ЧЕРНОВИК",
    ),
    *("VERÖFF", "eröff", "SPERRFRIST", "DIFFUSER", "ПУБЛИК"),
    *("下書き", "草稿", "非公開", "公開禁止", "请勿", "請勿", "초안", "비공개"),
)
"""One of these stands in every line of a text that says so; comments may say it in other letters."""
_MOST_HELD_BACK = 220
"""Letters of such a line."""
_FEW = 4
"""Words of a comment that may be written in small letters."""


def may_be_unfinished(text: str) -> bool:
    """Whether a text may have such a mark; else it need not be read."""
    if "[" in text or "【" in text or any(sign in text for sign in _PLAIN_SIGNS):
        return True
    return ("!" in text or "！" in text) and any(sign in text for sign in _LOST_SIGNS)


def may_be_held_back(text: str) -> bool:
    """Whether a line of a text may say that this is not to be published."""
    return any(sign in text for sign in _HELD_BACK_SIGNS)


def is_held_back(line: str) -> bool:
    """Whether a line, a heading or a title says that its text is not to be published, as `DRAFT` alone."""
    told = line.strip(" \n*_()[]!.#")
    return len(told) <= _MOST_HELD_BACK and _HELD_BACK.fullmatch(told) is not None


def says_held_back(comment: str) -> bool:
    """Whether a comment says so of its text; in few words, in letters of any size."""
    told = " ".join(comment.strip(" \n\t*_()[]!.#\"'").split())
    few = len(told.split()) <= _FEW and ":" not in told
    return is_held_back(told) or (few and is_held_back(told.upper()))


def unfinished(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of an unfinished place stand in a text, in order."""
    found = [mark.span() for mark in _BRACKETED.finditer(text)] if "[" in text or "【" in text else []
    found += [mark.span() for mark in _PLAIN.finditer(text)] if _may_have_plain(text) else []
    behind = 0
    for start, end in sorted(found):
        if start >= behind:  # else a part of the mark before it
            yield start, end
            behind = end


def _may_have_plain(text: str) -> bool:
    return any(sign in text for sign in _PLAIN_SIGNS) or any(sign in text for sign in _LOST_SIGNS)
