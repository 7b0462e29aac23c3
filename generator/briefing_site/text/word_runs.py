"""Which texts may share a run of words: digests of blocks of words, to be looked up and then compared.

A text is a row of words; its Chinese, Japanese and Korean characters, with the letters and figures among
them, are a row of characters besides. Of a document every block of `size` words is kept that begins at a
multiple of `size`. A run of `2 * size - 1` words that it shares with another text holds one of these blocks
whole, wherever the run begins (Manber, "Finding Similar Files in a Large File System", 1994, has the idea).
So that runs of more than `n` words are found, `size` is at most `(n + 2) // 2`.

A digest is the hash of a tuple of checksums, which is the same in every run of one version of Python.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import islice
from zlib import crc32

from briefing_site.text.lazy_pattern import lazy_pattern

Token = tuple[str, int, int]
"""A word in small letters, its start and its end in the text."""

_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3々〆"
_WORD = lazy_pattern(
    rf"(?:(?![{_WIDE}])[^\W_])+(?:(?:['’]|(?<=[0-9])[.,](?=[0-9]))(?:(?![{_WIDE}])[^\W_])+)*"
)
"""A figure is one word: 610,000."""
_PLAIN = re.compile(r"[^\W_]+(?:(?:['’]|(?<=[0-9])[.,](?=[0-9]))[^\W_]+)*")
"""The same for a text without such scripts, which is most of them: in a quarter of the time."""
_CHARACTER = re.compile(r"[^\W_]")
_HAS_WIDE = lazy_pattern(f"[{_WIDE}]")


def is_wide(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean characters."""
    return not text.isascii() and bool(_HAS_WIDE.search(text))


def words_of(text: str) -> list[Token]:
    """The words of a text, without those in Chinese, Japanese or Korean script."""
    found = (_WORD if is_wide(text) else _PLAIN).finditer(text)
    return [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in found]


def characters_of(text: str) -> list[Token]:
    """The characters of a text that has Chinese, Japanese or Korean ones; else nothing."""
    if not is_wide(text):
        return []
    return [(m.group().lower(), m.start(), m.end()) for m in _CHARACTER.finditer(text)]


def block_size(longest: int) -> int:
    """The size of blocks with which every run of more than `longest` words is found."""
    return max((longest + 2) // 2, 1)


def document_digests(text: str, size: int, wide_size: int) -> tuple[bytes, bytes]:
    """The digests of the blocks of a document: of words, and of characters."""
    words = _sums(_small_words(text))
    wide = _sums(_CHARACTER.findall(text.lower())) if is_wide(text) else []
    return _packed(words, size), _packed(wide, wide_size)


def _packed(sums: list[int], size: int) -> bytes:
    return array("q", map(hash, _rows(sums, size, size))).tobytes()


def unpacked(digests: bytes) -> array[int]:
    """Digests as numbers."""
    found = array("q")
    found.frombytes(digests)
    return found


def may_share(text: str, size: int, known: frozenset[int]) -> bool:
    """Whether a text may share a run of words with a document whose digests are `known`."""
    return not known.isdisjoint(map(hash, _rows(_sums(_small_words(text)), size, 1)))


def may_share_characters(text: str, size: int, known: frozenset[int]) -> bool:
    """The same of a run of Chinese, Japanese or Korean characters."""
    if not is_wide(text):
        return False
    return not known.isdisjoint(map(hash, _rows(_sums(_CHARACTER.findall(text.lower())), size, 1)))


def digests_of(tokens: Sequence[Token], size: int) -> list[int]:
    """The digest of the block that begins at each token."""
    return list(map(hash, _rows(_sums([token[0] for token in tokens]), size, 1)))


def _small_words(text: str) -> list[str]:
    return (_WORD if is_wide(text) else _PLAIN).findall(text.lower().replace("’", "'"))


def _sums(words: list[str]) -> list[int]:
    return list(map(crc32, map(str.encode, words)))


def _rows(sums: list[int], size: int, step: int) -> zip[tuple[int, ...]]:
    """Every `step`-th row of `size` neighbours."""
    return zip(*(islice(sums, at, None, step) for at in range(size)), strict=False)
