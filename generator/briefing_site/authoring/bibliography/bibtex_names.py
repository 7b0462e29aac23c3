"""Lists of names in BibTeX, to names in parts.

`First von Last`, `von Last, First`, `von Last, Jr, First` as btparse reads them, and the extended form of
biblatex, `family=Roe, given=Jane, prefix=van`. What stands in braces as a whole is the name of a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing_site.authoring.bibliography.doubts import is_whole_body, whole_body
from briefing_site.authoring.bibliography.suffixes import in_place, stands_behind
from briefing_site.model.name import Name, is_native
from briefing_site.text.more_names import are_others

_DEPTH_OR_AND = re.compile(r"\\.|[{}]|(?<!\s)\s+and(?=\s|\Z)", re.IGNORECASE | re.DOTALL)
_DEPTH_OR_COMMA = re.compile(r"\\.|[{},]", re.DOTALL)
_DEPTH_OR_SPACE = re.compile(r"\\.|[{}]|[\s~]+", re.DOTALL)
_EXTENDED = re.compile(
    r"\s*\"?(family|given|prefix|suffix|useprefix|dropping|given-i|family-i|prefix-i|suffix-i|id|hash|gender)\s*=\s*",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"\{\\\w*[^a-zA-Z]*(?P<letter>[a-zA-Z])?")

Decode = Callable[[str], str]


def names(field: str, decode: Decode) -> tuple[tuple[Name, ...], bool, tuple[Name, ...]]:
    """The names of a field, whether it says that there are others, and which are taken for bodies'."""
    found, others, guessed = [], False, []
    for part in _split(field, _DEPTH_OR_AND):
        text = part.strip()
        if are_others(text):
            others = True
        elif name := _name(text, decode):
            found.append(name)
            if not name.personal and not _one_group(text) and whole_body(name):
                guessed.append(name)
    return tuple(found), others, tuple(guessed)


def _split(text: str, signs: re.Pattern[str]) -> list[str]:
    """A text in parts, parted by whatever a pattern finds outside of braces."""
    parts, depth, start = [], 0, 0
    for match in signs.finditer(text):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign[0] != "\\" and depth <= 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _name(text: str, decode: Decode) -> Name | None:
    def plain(part: str) -> str:
        return " ".join(decode(part).split())

    if _one_group(text):
        return Name(literal=plain(text)) if plain(text) else None
    commas = [part.strip() for part in _split(text, _DEPTH_OR_COMMA)]
    if len(commas) > 1 and all(_EXTENDED.match(part) for part in commas if part):
        return _extended(commas, plain)
    commas = [part for part in commas if part] if len(commas) > 3 else commas
    if len(commas) == 1:
        read = _first_last(_words(text), plain)
        return Name(literal=str(read)) if read and is_whole_body(read) else read
    last, given = commas[0], commas[-1]
    suffix = plain(" ".join(commas[1:-1]))
    particle, family = _particle(_words(last))
    if not plain(given):
        name = plain(last)
        return (Name(literal=name) if not suffix else Name(family=name, suffix=suffix)) if name else None
    if not plain(family):
        return Name(literal=plain(given))
    whole = _first_last(_words(last), plain) if not suffix and stands_behind(plain(given)) else None
    if whole and whole.given:
        return replace(whole, suffix=plain(given))
    return in_place(Name(family=plain(family), given=plain(given), particle=plain(particle), suffix=suffix))


def _first_last(words: list[str], plain: Decode) -> Name | None:
    """`Jean de La Fontaine`: given up to the first small word, the particle, and the rest."""
    if not words:
        return None
    if len(words) == 1:
        return Name(literal=plain(words[0])) if plain(words[0]) else None
    low = [at for at, word in enumerate(words[:-1]) if _is_low(word)]
    if len(words) == 2 and is_native(plain(words[0])) and is_native(plain(words[1])):
        return Name(
            family=plain(words[0]), given=plain(words[1])
        )  # in these scripts the family name stands first
    if not low:
        return Name(family=plain(words[-1]), given=plain(" ".join(words[:-1])))
    first, last = low[0], low[-1]
    given, particle, family = words[:first], words[first : last + 1], words[last + 1 :]
    name = Name(
        family=plain(" ".join(family)), given=plain(" ".join(given)), particle=plain(" ".join(particle))
    )
    return name if name.given else Name(literal=str(name))


def _particle(words: list[str]) -> tuple[str, str]:
    """The particle and the family name of what stands before the first comma."""
    low = [at for at, word in enumerate(words[:-1]) if _is_low(word)]
    if not low or low[0]:
        return "", " ".join(words)
    end = 1
    while end < len(words) - 1 and _is_low(words[end]):
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _DEPTH_OR_SPACE) if word]


def _is_low(word: str) -> bool:
    """Whether the first letter of a word outside of braces is a small one, as BibTeX tells particles."""
    if word.startswith("{"):
        special = _SPECIAL.match(word)
        return bool(special and special["letter"] and special["letter"].islower())
    first = next((char for char in word if char.isalpha()), "")
    return first.islower()


def _one_group(text: str) -> bool:
    """Whether braces stand around a text as a whole; an accent in braces is none."""
    if not (text.startswith("{") and text.endswith("}")) or re.match(r"\{\\[^a-zA-Z]", text):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.end() == len(text)
    return False


def _extended(parts: list[str], plain: Decode) -> Name | None:
    given = {}
    for part in parts:
        if key := _EXTENDED.match(part):
            given[key[1].lower()] = plain(part[key.end() :].strip().strip('"'))
    family = given.get("family", "")
    if not family:
        return Name(literal=given["given"]) if given.get("given") else None
    dropping = given.get("useprefix", "true").lower() == "false"
    prefix = given.get("prefix", "")
    return Name(
        family=family,
        given=given.get("given", ""),
        particle="" if dropping else prefix,
        dropping_particle=prefix if dropping else given.get("dropping", ""),
        suffix=given.get("suffix", ""),
    )
