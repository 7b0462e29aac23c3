"""Names in the record of a file, which a program fills in: who wrote it, and not whose account it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.authoring.intake.page.bylines import is_person
from briefing_site.model.name import Name

_ACCOUNT = re.compile(
    r"(?:(?:\w+ ){0,2}(?:user|account) ?\d*|admin(?:istrator)?s?|(?:\w+-)?benutzer|"
    r"utilisateur(?: \w+)?|usuario|utente|"
    r"пользователь|\w*ユーザー|用户|사용자|owner|root|guest|anonymous|unknown|none|null|default|author|autor|auteur|"
    r"scanner|acrobat|microsoft|adobe|hp|dell|acer|asus|lenovo|toshiba|pc|"
    r"(?:desktop|laptop|lenovo|win)-\w+)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:commission|council|bank|ministry|office|board|agency|institute?|universit\w*|department|directorate|dg|union|"
    r"association|society|group|cent(?:re|er)|committee|authority|foundation|bureau|secretariat|unit|division)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[;\n]")
_AND = re.compile(r" (?:and|und|et|y|e|en|og|och|i|&) ", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")


def recorded_names(record: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who wrote a document by the record of its file; and the names of accounts, which are nobody's.

    A list is taken apart where each part is a person's name, as in `Ada Lane, Ben Roe`; `Lane, Ada` is one.
    """
    names: list[str] = []
    accounts: list[str] = []
    for part in _PARTS.split(record):
        for name in _listed(part.strip(" ,")):
            (accounts if _is_account(name) else names).append(name)
    return tuple(dict.fromkeys(names)), tuple(accounts)


def _listed(part: str) -> Iterator[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) > 1 and _turn_about(pieces):
        for family, given in zip(pieces[::2], pieces[1::2], strict=True):
            yield str(Name(family=family, given=given))
        return
    if len(pieces) > 2 and (last := re.sub(r"^(?:and|und|et|y|&) ", "", pieces[-1])):
        pieces[-1] = last  # `Ada Lane, Ben Roe, and Ann Quill`
    single = [name for piece in pieces for name in _AND.split(piece)]
    if len(single) > 1 and not _BODY.search(part) and all(map(is_person, single)):
        yield from single
    elif part:
        yield part


def _turn_about(pieces: list[str]) -> bool:
    """Whether the pieces of a list are by turns family and given names: `Lane, Ada`, `Roe, B., Poe, A.`."""
    families, given = pieces[::2], pieces[1::2]
    if len(families) != len(given) or not all(map(_is_family, families)):
        return False
    return (len(pieces) == 2 and len(given[0].split()) <= 2) or all(map(_INITIALS.fullmatch, given))


def _is_family(name: str) -> bool:
    """Whether a name is one word, perhaps behind particles in small letters: `van der Berg`."""
    *particles, last = name.split()
    return last[:1].isalpha() and all(map(str.islower, particles))


def _is_account(name: str) -> bool:
    """Whether a name is that of an account or a machine: `Windows User`, `jroe`, `roe.jane2`."""
    alone = " " not in name and name.isascii()
    return bool(_ACCOUNT.fullmatch(name)) or (
        alone and (not name[:1].isupper() or any(sign.isdigit() or sign in "@\\_" for sign in name))
    )
