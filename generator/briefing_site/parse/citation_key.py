"""The key of a citation, `@source#excerpt`: well-formed keys, and texts that were meant as keys.

What looks like a key is read whole, with every odd character in it. A key that an odd character cuts in two
would else cite another passage, or the whole document, without a word.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

from briefing_site.parse.key_folding import HASHES, HYPHENS, KEY, SIGNS, narrow
from briefing_site.parse.near_citations import Misfit, MisfitReason
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID

_SPACELESS = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\uffef\U00020000-\U0003ffff"
"""Scripts without spaces (and Korean, which joins its particles): their words may touch a citation."""
_LETTER = rf"[^\W_{_SPACELESS}]"
_OF_SPACELESS = LazyPattern(r"[^\W_\x00-\u0dff][\w-]*")
_OF_WORD = rf"(?:{_LETTER}|[Ａ-Ｚａ-ｚ０-９_])"
_OF_KEY = "a-z0-9ａ-ｚ０-９"
_NAME = f"[{_OF_KEY}]+(?:[-－][{_OF_KEY}]+)*"
_HASH = "#＃﹟♯"
"""What stands for a number sign wherever it stands; `№` is also a word."""
_AT = "[@＠﹫]"

_PLAIN = LazyPattern(rf"({_NAME})[#＃]({_NAME})(?=[\]\s,;)］])")
"""A key with an excerpt and a character behind it that ends any key."""
_WORD = LazyPattern(
    rf"{_OF_WORD}(?:{_OF_WORD}|[{HASHES}-])*"
    rf"(?:[:.$%&+?<>~/@{HYPHENS}][{HASHES}-]*{_OF_WORD}(?:{_OF_WORD}|[{HASHES}-])*)*"
)
"""A text that Pandoc reads as a key, or that an author may type for a key."""
_JOIN = LazyPattern(rf"[:.$%&+?<>~/@{HYPHENS}{HASHES}-]+(?=\w)")
_TRAIL = f"-_{HASHES}"
_FREE = LazyPattern(rf"(?<![-./@＠﹫])(?<!{_LETTER})(?<!{_LETTER}_)")
"""Where a citation can begin: not inside an e-mail address, a handle or a path."""

_GAP = r"(?=\s)[^\S\r\n]*(?:(?:\r\n?|\n)[ \t>]*)?"
"""White space with one line break at most."""
_SPACE_IN_KEY = LazyPattern(
    rf"[-－]*{_GAP}(?:[{_HASH}](?:{_GAP})?[{_OF_KEY}]|[{_OF_KEY}-]+[#＃][{_OF_KEY}])[\w-]*"
)
"""Behind a source: white space, and the rest of its key."""
_BROKEN = LazyPattern(
    rf"""(?: \\
           | (?![.!?:;)\]”"'。]+\s) [^a-zA-Z0-9@\[{_HASH}\n]{{1,6}} (?<!\\)
           | [^\s@{_HASH}]{{1,40}} (?<!\\) )
         [{_HASH}] [{_OF_KEY}][\w-]*""",
    re.VERBOSE,
)
"""Behind a source: other characters, a number sign, and the name of an excerpt."""
_CUT = LazyPattern(rf"[^\w\s()\[\]{{}}（）［］'\"’”»」』*|—-][-－]?[{_OF_KEY}][\w-]*")
"""Behind a key: a character that closes nothing, and what may be the rest of the key."""
_SPACE_BEFORE_HYPHEN = LazyPattern(rf"{_GAP}[-－][{_OF_KEY}]+(?=[\],;］])")
_SPACES_IN_KEY = LazyPattern(
    rf"(?:{_GAP}(?!(?:and|also|as|but|cf|in|of|see|the|und|et)\b)[{_OF_KEY}-]+){{2,5}}[#＃][{_OF_KEY}][\w-]*"
)
"""Behind the first word of a source in a bracket: its other words, and the name of an excerpt."""
_SPACE_BEFORE_NAME = LazyPattern(rf"{_GAP}{_NAME}(?=\s*[\],;］])")
_FOREIGN = LazyPattern(r"[^\s\[\]{}@,;#'\"]+")
"""A key of another program, as `aliases:` of a card may have it."""
_REFERENCE = LazyPattern(r"&#?\w+\Z")
_REST = LazyPattern(rf"[{_OF_KEY}#＃－-]*")
_ODD_SOURCE = LazyPattern(rf"{_AT}[^\s\[\]@＠﹫;,<>]{{1,40}}[#＃][\w][\w-]*")
_OTHER_SCRIPT = LazyPattern(rf"{_AT}[^\W\d_][\w#＃-]*")
_BRACED = LazyPattern(rf"{_AT}\{{[^{{}}\s]*\}}?")
_SOURCELESS = LazyPattern(rf"{_AT}[-－#＃]+{_OF_WORD}[\w#＃-]*")
_SPACED = LazyPattern(rf"{_AT}{_GAP}[{_OF_KEY}-]+[#＃][{_OF_KEY}-]+")
_SPACED_IN_BRACKET = LazyPattern(rf"{_AT}{_GAP}[{_OF_KEY}-]+(?=\s*[\]］,;])")
_APART = LazyPattern(rf"{_AT}[^\s{_OF_KEY}@＠﹫]{{1,3}}[{_OF_KEY}-]+[^\w\s]{{0,2}}[#＃][{_OF_KEY}-]+")
_APART_IN_BRACKET = LazyPattern(rf"{_AT}[^\w\s\[\]@＠]{{1,2}}{_NAME}[^\w\s\[\]]?(?=[\]］,;])")
_SPACE_BY_NAME = LazyPattern(r"&nbsp\Z")
"""The space that often follows a citation, `@a#x&nbsp;says`, as far as it looks like a part of the key."""
_IN_KEY = LazyPattern(rf"[{_OF_KEY}#＃－-]")


class CitationKey(NamedTuple):
    """A well-formed key, not yet known to stand in a bracket or in running text."""

    start: int
    """Offset of the at sign, or of the minus before it."""
    at: int
    """Offset of the at sign."""
    end: int
    source: str
    excerpt: str | None
    foreign: Misfit | None = None
    """What it is unless some card has the key for an alias; None for a key that can be an id."""


Reading = tuple[CitationKey | Misfit | None, int]
"""What an at sign begins, and the offset at which to go on. None stands for a plain at sign."""


def read_key(
    text: str, at: int, floor: int, limit: int, *, bracketed: bool = False, foreign: bool = False
) -> Reading:
    """Read the key that the at sign at `at` begins; in place of a key there is a misfit for a mistake.

    The text before `floor` and from `limit` on is not read; `bracketed` says whether a bracket is open.
    `foreign` says whether a key of another program is a key too, with its misfit.
    """
    start = at - 1 if at > floor and text[at - 1] in "-－" else at
    plain = _PLAIN.match(text, at + 1, limit)
    if plain and text[at] in SIGNS and _FREE.match(text, start):
        return CitationKey(start, at, plain.end(2), narrow(plain[1]), narrow(plain[2])), plain.end(2)
    return _CarefulReader(text, at, start, limit, bracketed, foreign).read()


class _CarefulReader:
    """Reads a key that does not end plainly, or a text that is no key."""

    def __init__(
        self, text: str, at: int, start: int, limit: int, bracketed: bool, takes_foreign: bool
    ) -> None:
        self.text = text
        self.at = at
        self.start = start
        self.limit = limit
        self.bracketed = bracketed
        self.takes_foreign = takes_foreign

    def read(self) -> Reading:
        """What the at sign begins."""
        text, at = self.text, self.at
        whole = text[at + 1 : self.word_end()]
        word = whole.rstrip(_TRAIL)  # `_as @a#x_` is emphasis
        trail = whole[len(word) :]
        end = at + 1 + len(word)
        hashed = any(sign in whole for sign in HASHES)
        if not _FREE.match(text, self.start):  # no e-mail address and no handle has a number sign
            return self.misfit(end, MisfitReason.GLUED) if hashed and word else (None, end)
        if not word:
            return self.keyless()
        if (space := _SPACE_BY_NAME.search(word)) and _HASH[0] in narrow(word[: space.start()]):
            word = word[: space.start()]
            end = at + 1 + len(word)
        if reference := self.reference(whole):
            return reference
        key = KEY.fullmatch(narrow(word))
        if not key and text[at] == "＠" and not (self.bracketed or hashed):
            return None, end  # in Japanese also a plain "at", as in 会議＠Tokyo
        if text[at] not in SIGNS:
            return self.misfit(end, MisfitReason.ODD_SIGN, text[at])
        if not key:
            return self.bad_key(word, end)
        if any(sign in trail for sign in HASHES):
            return self.nameless(end, trail, whole=not key[2])
        apart = None if key[2] else self.excerpt_apart(end)
        return apart or self.cut(end) or (CitationKey(self.start, at, end, key[1], key[2]), end)

    def nameless(self, end: int, trail: str, *, whole: bool) -> Reading:
        """The misfit of a key that a number sign ends; `whole` says that it names no excerpt before."""
        text, behind = self.text, end + len(trail)
        if whole and (name := _OF_SPACELESS.match(text, behind, self.limit)):
            return self.misfit(name.end(), MisfitReason.BAD_KEY, name[0][0])
        name = _SPACE_BEFORE_NAME.match(text, end + 1, self.limit) if self.bracketed else None
        if whole and name:
            return self.misfit(name.end(), MisfitReason.SPACED_KEY)
        return self.misfit(end + len(trail.rstrip("-_")), MisfitReason.EMPTY_EXCERPT)

    def word_end(self) -> int:
        """The offset behind the text that looks like a key, with invisible characters and marks in it."""
        text, limit = self.text, self.limit
        end = self.at + 1
        while True:
            if word := _WORD.match(text, end, limit):
                end = word.end()
            seen = end
            while end < limit and _is_unseen(text[end]):
                end += 1
            if end == seen:
                return end
            if join := _JOIN.match(text, end, limit):
                end = join.end()

    def keyless(self) -> Reading:
        """A misfit where an at sign without a key is a mistake."""
        text, at, limit = self.text, self.at, self.limit
        if found := _BRACED.match(text, at, limit):
            return self.foreign(found[0][2:].rstrip("}"), found.end(), MisfitReason.BRACED_KEY)
        if found := _SOURCELESS.match(text, at, limit):
            return self.misfit(found.end(), MisfitReason.EMPTY_SOURCE)
        begins = self.bracketed and text[self.start - 1 : self.start] in ("[", "［")
        found = _SPACED.match(text, at, limit)
        if found := found or (_SPACED_IN_BRACKET.match(text, at, limit) if begins else None):
            return self.misfit(found.end(), MisfitReason.SPACED_KEY, _odd_space(found[0]))
        found = _APART.match(text, at, limit)
        if found := found or (_APART_IN_BRACKET.match(text, at, limit) if self.bracketed else None):
            return self.misfit(found.end(), MisfitReason.BROKEN_KEY, text[at + 1])
        if found := _ODD_SOURCE.match(text, at, limit):
            return self.misfit(found.end(), MisfitReason.BAD_KEY, text[at + 1])
        apart = self.bracketed and (begins or text[self.start - 1] in ";； \n")
        if apart and (found := _OTHER_SCRIPT.match(text, at, limit)):
            return self.foreign(found[0][1:], found.end(), MisfitReason.BAD_KEY, text[at + 1])
        return None, at + 1

    def reference(self, word: str) -> Reading | None:
        """The misfit of a key with a sign or a letter as a character reference; None where it has none."""
        begun, end = _REFERENCE.search(word), self.at + 1 + len(word)
        if not begun or self.text[end : end + 1] != ";" or end >= self.limit:
            return None
        meant = unescape(f"{begun[0]};")
        if not (meant in HASHES or meant in SIGNS or meant == "-" or meant.isalnum()):
            return None
        rest = _REST.match(self.text, end + 1, self.limit)
        return self.misfit(rest.end() if rest else end + 1, MisfitReason.ENTITY, f"{begun[0]};")

    def bad_key(self, word: str, end: int) -> Reading:
        """The misfit of a text that is no key."""
        odd = next((char for char in word if not _IN_KEY.match(char)), "")
        if not odd and "--" in narrow(word):
            return self.foreign(word, end, MisfitReason.DOUBLE_HYPHEN)
        if not odd and (right := KEY.match(narrow(word))):
            odd = word[right.end()]
        return self.foreign(word, end, MisfitReason.BAD_KEY, odd)

    def foreign(self, word: str, end: int, reason: MisfitReason, odd: str = "") -> Reading:
        """A key that can be no id but one of another program: a citation if a card has it for an alias."""
        misfit = Misfit(self.start, end, reason, self.text[self.start : end], odd)
        source, _, excerpt = word.partition("#")
        if (
            not self.takes_foreign
            or not _FOREIGN.fullmatch(source)
            or not (ID.fullmatch(excerpt) or word == source)
        ):
            return misfit, end
        return CitationKey(self.start, self.at, end, source, excerpt or None, misfit), end

    def excerpt_apart(self, end: int) -> Reading | None:
        """The misfit of a source that other characters part from its excerpt; None where none follows."""
        text, limit = self.text, self.limit
        found = _SPACE_IN_KEY.match(text, end, limit)
        if found := found or (_SPACES_IN_KEY.match(text, end, limit) if self.bracketed else None):
            return self.misfit(found.end(), MisfitReason.SPACED_KEY, _odd_space(found[0]))
        if found := _BROKEN.match(text, end, limit):
            return self.misfit(found.end(), MisfitReason.BROKEN_KEY, text[end])
        return None

    def cut(self, end: int) -> Reading | None:
        """The misfit of a key that goes on behind a symbol, or behind a space; None where it does not."""
        if self.bracketed and (spaced := _SPACE_BEFORE_HYPHEN.match(self.text, end, self.limit)):
            return self.misfit(spaced.end(), MisfitReason.SPACED_KEY, _odd_space(spaced[0]))
        if cut := _CUT.match(self.text, end, self.limit):
            char = cut[0][0]
            if char in "\\=^" or unicodedata.category(char)[0] == "S" or cut[0][1] in "-－":
                return self.misfit(cut.end(), MisfitReason.BROKEN_KEY, char)
        return None

    def misfit(self, end: int, reason: MisfitReason, odd: str = "") -> Reading:
        """The misfit up to `end`."""
        return Misfit(self.start, end, reason, self.text[self.start : end], odd), end


def _odd_space(text: str) -> str:
    """The first white space that is neither a space nor a line break; empty where there is none."""
    return next((char for char in text if char.isspace() and char not in " \r\n"), "")


def _is_unseen(char: str) -> bool:
    """Whether a character is invisible, or a mark on the letter before it."""
    return not char.isascii() and unicodedata.category(char) in ("Cc", "Cf", "Me", "Mc", "Mn")
