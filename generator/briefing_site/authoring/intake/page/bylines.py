"""Names out of a byline: `By Jane Roe, Staff Writer<br>March 3, 2026` names Jane Roe, and nobody else."""

from __future__ import annotations

import re
import unicodedata

_LEAD = re.compile(
    r"^(?:(?:published|posted|written|story|text|words|reported|reviewed|medically reviewed|article|"
    r"review|analysis|"
    r"geschrieben|verfasst|veröffentlicht|erstellt|publié|écrit|rédigé|escrito|publicado|scritto|pubblicato|"
    r"geplaatst|door|ein beitrag|ein artikel|eine analyse|ein kommentar|ein gastbeitrag|un article|"
    r"propos recueillis)\s+)?"
    r"(?:by|von|vom|par|por|di|door|af|av|przez|durch|de)\s*:?\s+|"
    r"^(?:[^\W\d_]+\s){0,3}(?:beiträge|beitrag|artikel|articles?|posts?|rezepte?|recipes?|pressemitteilung|interview|"
    r"entradas|articoli|billets)\s+(?:von|by|par|por|di|de)\s+|"
    r"^(?:interview|reportage|kommentar|bericht|story|authors?|autor(?:in|en)?|auteurs?|autore|"
    r"author's name|text|texte|texto|testo|name|von|by|par|"
    r"redaktion|автор|текст|tác giả|bài viết|penulis|oleh|yazan|szerző|autorka|skribent|forfatter|"
    r"kirjoittaja|"
    r"συντάκτης|ผู้เขียน|लेखक|מאת|الكاتب|文|作者|記者|编辑|責任編集|執筆|著者|取材・文|文・写真|글|기자)\s*[:：/／・]\s*",
    re.IGNORECASE,
)
_NATIVE_LEAD = re.compile(
    r"^(?:(?:بقلم|מאת)\s*:?\s+|"
    r"(?:記者|編集委員|論説委員|特派員|ライター|기자|특파원|本报记者|记者|通讯员|责任编辑) )"
)
_NATIVE_ROLE = re.compile(
    r"(?<=.) ?(?:記者|編集委員|論説委員|特派員|선임기자|전문기자|기자|특파원|논설위원|记者|通讯员)$"
)
"""Roles before and behind a name in scripts that part no words, or where a role is no part of it."""
_LABELLED = re.compile(
    "(?<=[ 　])(?:作者|记者|記者|撰文)[:：] ?([一-鿿·]{2,8}(?:[、 　][一-鿿·]{2,8}){0,5})(?![^ 　])"
)
"""Who has written a text in a line that tells more of it: `来源：日报　作者：王小明　责任编辑：李四`."""
_BEHIND_PICTURE = re.compile(
    r"^(?:fotos?|photos?|photograph(?:s|y|er)?|bild(?:er)?|images?|illustrations?|grafik|graphics?|video|camera|"
    r"写真|撮影|사진|фото|ảnh)\b\s*(?:by|von|par|de|:|：)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:the )?(?:associated press|canadian press|press association|agence france[ -]presse|"
    r"(?:kyodo|bloomberg) news|jiji press|(?:yonhap|xinhua) news(?: agency)?|thomson reuters|"
    r"united press international|deutsche presse-agentur)",
    re.IGNORECASE,
)
# Blanks are single by then: two patterns for them side by side would take the square of their number.
_BETWEEN = re.compile(r" ?(?:[;|•·●▪\n]|、|，|・(?=\S{1,20}・)) ?| [-–—] | ?/ ?")
_COMMA = re.compile(r" ?, ?")
_AND = re.compile(
    r" ?(?:&|\b(?:and|und|et|y|e|en|i|og|och|with|mit|avec|con)(?= )) ?(?=[^\W\d_])", re.IGNORECASE
)
_FOR = re.compile(r" (?:for|of|from|at|in|für|bei|aus|pour|para) ", re.IGNORECASE)
_BODY = re.compile(r"\b(?:gmbh|ag|e\.? ?v|inc|ltd|llc|corp|s\.?a|co|kg|verlag|media|institut|verband|"
                   r"ministerium|"
                   r"bundes\w*|landes\w*|university|universität|department|foundation|stiftung|"
                   r"agency)\b\.?", re.IGNORECASE)  # fmt: skip
_ROLES = re.compile(
    r"\b(?:writers?|editors?|editorial|correspondents?|reporters?|staff|contributors?|contributing|columnists?|chief|"
    r"producers?|photographers?|intern|fellow|professor|lecturer|director|founder|ceo|analyst|bureau|newsroom|"
    r"redakteur(?:in)?|korrespondent(?:in)?|chefredakteur(?:in)?|volontär(?:in)?|autor(?:in)?|journaliste?|"
    r"journalist(?:in)?|rédact(?:eur|rice)|redactora?|corresponsal|redattore|for|at|of the|special to|"
    r"updated?|"
    r"published|posted|min|read|minutes?|views?|comments?|follow|share|e-?mail|twitter|facebook|uhr|"
    r"am|pm|today|yesterday|ago|hours?|days?|full bio|bio|about|profile|see all|more|articles?|posts?|"
    r"senior|associate|assistant|deputy|managing|executive|freelance|exclusive|the author|research|"
    r"university)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:admin(?:istrator)?|root|user|guest|anonymous|anonym|unknown|no author|none|null|n/?a|undefined|"
    r"author|autor|name|"
    r"webmaster|web\s?master|editor|redaktion|die redaktion|redaction|la rédaction|redacción|redazione|staff|"
    r"news staff|online|internet|wordpress|typo3.*|joomla.*|drupal.*|super user|superuser|default|test|blog|"
    r"pressestelle|presse|contributor|view all posts|read more|home|contact|kontakt|impressum|menu|subscribe|"
    r"by|von|par|.{0,40}\.(?:com|org|net|de|fr|uk|ch|at|io)|@.*)$",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"^\W*(?:fotos?|photos?|bild(?:er)?|image|illustration|grafik|©|copyright|quelle|source|video)\b|©",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$|"
    r"^(?:mo|di|mi|do|fr|sa|so|datum|date|publicado.*|publié.*|rezept.*|artikel.*|interview|foto|beitrag|search|"
    r"sign.*|log.*|weitere.*|mehr.*|alle.*|ihre?|unsere?|der|die|das|the|this|our|your|read.*|kategorien|nickname)$|"
    r"^(?:ihre|weitere|mehr|alle|alles|mitglied|projekt|unser|zur|zum|view|show|all)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\(?\S{1,80}@\S{1,80}|https?://\S{1,300}|\(.{0,80}\)|\[.{0,80}\]")
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|dr|esq|rn|msc|ma|ba|mph|do|m\.?a|b\.?a)\.?$", re.IGNORECASE
)
_TITLE = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|sir|herr|frau|dipl|ing|mag|rev)\.?\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    {
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
    }
    | {"ten", "ter", "zu", "zur", "af", "av", "y", "dos", "das", "do", "e", "i", "und", "st"}
)
_NATIVE = re.compile("[぀-ヿ㐀-鿿가-힯々〇 　・]{2,12}")
_LONGEST_NAME = 60


def names_in(text: str) -> tuple[str, ...]:
    """The names in a byline, in order; roles, places, dates and addresses are left out."""
    text = unicodedata.normalize("NFC", text.replace("\xa0", " ").replace("\u200b", ""))
    if _PICTURED.match(text):
        return ()
    if labelled := _LABELLED.search(text):
        return tuple(dict.fromkeys(re.split("[、 　]+", labelled[1].strip())))
    text = _ADDRESS.sub(" ", text)
    if asked := _ASKED.match(text):
        text = asked[0]
    elif (translated := _TRANSLATED.search(text)) and translated.start():
        text = _STOP.sub("", text[: translated.start()])
    text = _PARTED_SUFFIX.sub(r" \1", text)
    text = "\n".join(" ".join(line.split()) for line in text.replace("\t", "\n").split("\n"))
    found: list[str] = []
    for part in _BETWEEN.split(_without_lead(text.strip())):
        new = [name for name in _listed(part) if name.casefold() not in {each.casefold() for each in found}]
        if found and not new and any(map(str.isdigit, part)):
            break  # what follows a date is another sentence
        found += new
    return tuple(found)


_PARTED_SUFFIX = re.compile(r"(?<=[^\W\d_]{2}), ?((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
"""What belongs to the name before it, though a comma stands between them."""
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.[ ,;|·(]*$")
"""The end of a sentence, and none of a suffix or of initials."""
_TRANSLATED = re.compile(
    r"(?:^|(?<=[ ,;|·(]))(?:"
    r"translated (?:from (?:the )?[^\W\d_]+ )?by|translation(?: by|:)|übersetz(?:t|ung):? von|übersetzung:|"
    r"aus dem [^\W\d_]+ (?:übersetzt )?von|traduit (?:de l['’]? ?[^\W\d_]+ )?par|traduction(?: par|:| de)|"
    r"traducido por|traducción(?: de|:)|tradotto da|traduzione(?: di|:)|traduzido por|翻訳[:：]|訳[:：]|"
    r"翻译[:：]|译者[:：])\s*",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?:an )?interview\b.{0,60}? (?=(?:with|mit|avec|con|med) [^\W\d_])", re.IGNORECASE)
"""The part of a line on an interview that names who asked; who answered stands behind it."""


def translated_by(text: str) -> tuple[str, ...]:
    """The names of translators in a byline: `By Ada Lane, translated by Ben Roe`."""
    line = " ".join(text.split())
    found = _TRANSLATED.search(line)
    return names_in(line[found.end() :].split(". ")[0].rstrip(").")) if found else ()


def _listed(part: str) -> list[str]:
    """The names of a list with commas, and with a word for `and` before the last one."""
    split = _COMMA.split(part)
    pictured = next((at for at, piece in enumerate(split) if _BEHIND_PICTURE.match(piece)), len(split))
    pieces = [_trimmed(piece) for piece in split[:pictured]]
    pieces = [piece for piece in pieces if piece and not _SUFFIX.fullmatch(piece)]
    if len(pieces) == 2 and all(
        is_name(piece) and " " not in piece and not _NATIVE.fullmatch(piece) for piece in pieces
    ):
        return [f"{pieces[1]} {pieces[0]}"]  # the family name in front
    names = [name for piece in pieces for name in _joined(piece) if is_name(name)]
    whole = [name for name in names if " " in name or _NATIVE.fullmatch(name)]
    whole = [
        name for name in whole if not _AGENCY.fullmatch(name)
    ] or whole  # who sends the text, not who wrote it
    return whole if whole and len(names) > 1 else names  # a single word among whole names is a place


def _joined(piece: str) -> list[str]:
    """`Ada Lane and Ben Roe` as two names; a body whose name has the word stays whole."""
    if _BODY.search(piece):
        return [piece]
    names = [_trimmed(_FOR.split(name)[0]) for name in _AND.split(piece)]
    names = [name for name in names if name]
    if len(names) > 1 and not all(is_name(name) for name in names):
        return names[:1] if is_name(names[0]) and " " in names[0] else []
    return names


def _trimmed(text: str) -> str:
    text = _without_lead(" ".join(text.split()).strip(" ,;:-–—|\"“”'*"))
    return _NATIVE_ROLE.sub("", _NATIVE_LEAD.sub("", text))


def is_name(text: str) -> bool:
    """Whether a text could be the name of a person or of a body that signs."""
    if (
        not text
        or len(text) > _LONGEST_NAME
        or any(map(str.isdigit, text))
        or ":" in text
        or "：" in text
        or _NOBODY.match(text)
        or _WORDS.match(text)
    ):
        return False
    if _NATIVE.fullmatch(text):
        return True
    if _ROLES.search(text):
        return False
    words = _TITLE.sub("", text).split()
    if not 1 <= len(words) <= 6:
        return False
    large = [word for word in words if word[:1].isupper() or (word[:1].isalpha() and not word[:1].isascii())]
    small = [word for word in words if word not in large]
    return bool(large) and all(
        word.strip(".'’").casefold() in _PARTICLES or word[:2] in ("d'", "d’", "al", "O'") for word in small
    )


def signed(text: str) -> tuple[str, ...]:
    """The names in a line that says itself that it is a byline: `By Ada Lane`, `Text: Ada Lane`."""
    match = _LEAD.match(text)
    return names_in(text) if match and match.end() and len(text) < 90 else ()


def nickname(text: str) -> str:
    """A name as a person signs on a site, of one word in small letters perhaps; empty for anything else."""
    text = _trimmed(text)
    return (
        text
        if text
        and len(text.split()) == 1
        and len(text) <= 30
        and not _NOBODY.match(text)
        and not _WORDS.match(text)
        and text[0].isalpha()
        else ""
    )


def is_person(name: str) -> bool:
    """Whether a name is of two to four words, none of which only bodies have."""
    return bool(
        _NATIVE.fullmatch(name) or (2 <= len(name.split()) <= 4 and is_name(name) and not _BODY.search(name))
    )


_BEHIND = re.compile(
    r"[JS]r|I{2,3}|IV|M\.?D|Ph\.?D|Esq|M\.?P|MEP|MSP|MLA|[KQ]\.?C|[OCM]BE|FRS|FBA|J\.?D|LL\.?M|CPA|RN|MPH|M\.?Sc"
)
"""What stands behind names, as it is written; `Ma` and `Do` are names too."""


def family_of(name: str) -> str:
    """The last word of a name that is not in parts, without what stands behind it, as `Jr.` or `MP`."""
    words = [word.strip(",") for word in name.split()]
    while len(words) > 1 and _BEHIND.fullmatch(words[-1].rstrip(".")):
        words.pop()
    return words[-1] if words else ""


def _without_lead(text: str) -> str:
    while (match := _LEAD.match(text)) and match.end():
        text = text[match.end() :]
    return text
