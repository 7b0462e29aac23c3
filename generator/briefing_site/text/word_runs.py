"""Which texts may share a run of words: digests of blocks of words, to be looked up and then compared.

A text is a row of words; its Chinese, Japanese and Korean characters, with the letters and figures among
them, are a row of characters besides. Of a document every block of `size` words is kept that begins at a
multiple of `size`. A run of `2 * size - 1` words that it shares with another text holds one of these blocks
whole, wherever the run begins (Manber, "Finding Similar Files in a Large File System", 1994, has the idea).
So that runs of more than `n` words are found, `size` is at most `(n + 2) // 2`.

A digest is the hash of a tuple of checksums, which is the same in every run of one version of Python. The
checksums of its first words, its *head*, are kept too: few places of another text have one of these.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress, count, islice
from typing import NamedTuple
from zlib import crc32

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import OTHER_LETTERS

Token = tuple[str, int, int]
"""A word in small letters, its start and its end in the text."""

Head = tuple[int, ...]
"""The checksums of the first words of a block."""

_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3々〆"
_WORD = LazyPattern(rf"(?:(?![{_WIDE}])[^\W_])+(?:(?:['’]|(?<=[0-9])[.,](?=[0-9]))(?:(?![{_WIDE}])[^\W_])+)*")
"""A figure is one word: 610,000."""
_PLAIN = re.compile(r"[^\W_]+(?:(?:['’]|(?<=[0-9])[.,](?=[0-9]))[^\W_]+)*")
"""The same for a text without such scripts, which is most of them: in a quarter of the time."""
_COMMA, _POINT = b"\1", b"\2"
"""Stand for the signs inside a figure, which part no words."""
_COMMA_IN_FIGURE, _POINT_IN_FIGURE = re.compile(rb"([0-9]),(?=[0-9])"), re.compile(rb"([0-9])\.(?=[0-9])")
_FIGURES = bytes.maketrans(b"123456789", b"000000000")
_ENGLISH = bytes(
    ord({_COMMA: b",", _POINT: b"."}.get(sign, sign if sign.isalnum() or sign == b"'" else b" "))
    for sign in map(bytes, zip(range(256)))
)
"""Each byte of a text in small letters of English: itself where it may belong to a word, or else a blank."""
_CHARACTER = LazyPattern(r"[^\W_]")
_HAS_WIDE = LazyPattern(f"[{_WIDE}]")


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


class Blocks(NamedTuple):
    """The digests of the blocks of a document."""

    words: bytes
    heads: bytes
    """The checksums of the first words of each block of words."""
    wide: bytes
    """Those of the blocks of characters."""


class OrderedBlocks(NamedTuple):
    """The digests of the blocks of several documents, each once and in ascending order."""

    words: bytes
    wide: bytes
    """Those of the blocks of characters."""


def document_digests(text: str, size: int, wide_size: int) -> Blocks:
    """The digests of the blocks of a document: of words, and of characters."""
    words = _sums(_small_words(text))
    wide = _sums(_CHARACTER.findall(text.lower())) if is_wide(text) else []
    blocks = list(_rows(words, size, size))
    heads = array("I", chain.from_iterable(block[:_HEAD] for block in blocks)).tobytes()
    return Blocks(_packed(blocks), heads, _packed(_rows(wide, wide_size, wide_size)))


_HEAD = 3
"""Words of a head."""


def _packed(blocks: Iterable[tuple[int, ...]]) -> bytes:
    return array("q", map(hash, blocks)).tobytes()


def unpacked(digests: bytes) -> array[int]:
    """Digests as numbers."""
    found = array("q")
    found.frombytes(digests)
    return found


def in_order(documents: Collection[Blocks]) -> OrderedBlocks:
    """The digests of all blocks of some documents."""
    return OrderedBlocks(
        _ordered(each.words for each in documents), _ordered(each.wide for each in documents)
    )


def _ordered(packed: Iterable[bytes]) -> bytes:
    return array("q", sorted(set(unpacked(b"".join(packed))))).tobytes()


def heads_of(documents: Iterable[Blocks], size: int) -> frozenset[Head]:
    """The heads of the blocks of some documents."""
    found: set[Head] = set()
    for blocks in documents:
        sums = array("I")
        sums.frombytes(blocks.heads)
        many = min(size, _HEAD)
        found.update(zip(*(sums[at::many] for at in range(many)), strict=True))
    return frozenset(found)


def may_share(text: str, size: int, known: Container[int], heads: frozenset[Head]) -> bool:
    """Whether a text may share a run of words with documents of which `known` are the digests of blocks."""
    sums = _sums(_small_words(text))
    rows = [sums[at:] for at in range(min(size, _HEAD))]
    if heads.isdisjoint(zip(*rows, strict=False)):
        return False
    begins = map(heads.__contains__, zip(*rows, strict=False))
    last = len(sums) - size
    return any(at <= last and hash(tuple(sums[at : at + size])) in known for at in compress(count(), begins))


def may_share_ordered(text: str, size: int, known: bytes) -> bool:
    """The same as `may_share`, for digests in their order and without the heads of their blocks.

    It needs no set of all digests, and takes longer for a text.
    """
    ordered = unpacked(known)
    if not ordered:
        return False
    last = len(ordered) - 1
    for digest in map(hash, _rows(_sums(_small_words(text)), size, 1)):
        if ordered[min(bisect_left(ordered, digest), last)] == digest:
            return True
    return False


def may_share_characters(text: str, size: int, known: frozenset[int]) -> bool:
    """The same of a run of Chinese, Japanese or Korean characters."""
    if not is_wide(text):
        return False
    return not known.isdisjoint(map(hash, _rows(_sums(_CHARACTER.findall(text.lower())), size, 1)))


def digests_of(tokens: Sequence[Token], size: int) -> list[int]:
    """The digest of the block that begins at each token."""
    return list(map(hash, _rows(_sums([token[0] for token in tokens]), size, 1)))


def _small_words(text: str) -> list[str]:
    small = text.lower().replace("’", "'")
    if not small.isascii() and OTHER_LETTERS.search(small):
        return (_WORD if is_wide(text) else _PLAIN).findall(small)
    # The same words, in a fraction of the time: blanks for all that parts them.
    plain = small.encode("ascii", "replace")
    if _COMMA in plain or _POINT in plain:
        return _PLAIN.findall(small)
    figures = plain.translate(_FIGURES)
    if b"0,0" in figures or b"0.0" in figures:
        plain = _POINT_IN_FIGURE.sub(rb"\1" + _POINT, _COMMA_IN_FIGURE.sub(rb"\1" + _COMMA, plain))
    words = plain.translate(_ENGLISH).decode("ascii").split()
    if "'" not in small:
        return words
    return [part for word in words for part in (_PLAIN.findall(word) if "'" in word else (word,))]


def _sums(words: list[str]) -> list[int]:
    return list(map(_sum, words))


@lru_cache(maxsize=1 << 15)
def _sum(word: str) -> int:
    return crc32(word.encode())


def _rows(sums: list[int], size: int, step: int) -> zip[tuple[int, ...]]:
    """Every `step`-th row of `size` neighbours."""
    return zip(*(islice(sums, at, None, step) for at in range(size)), strict=False)
