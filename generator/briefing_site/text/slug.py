"""Words to addresses: `Sanae Takaichi` to `sanae-takaichi`, `AI協力` as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)
_LATIN_WITH_MARKS = re.compile(r"([a-z])[\u0300-\u036f]+")
_HYPHENS = re.compile(r"-+")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A key of a source, an excerpt, a region or a topic."""


def slug(text: str) -> str:
    """Lower-case words joined by hyphens; Latin letters lose their marks, other scripts stay.

    Stripping marks only from Latin keeps バ apart from ハ and й apart from и.
    """
    # Taken apart before, for 𝐀 is A, and after, for some small letters are two.
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)
    bare = unicodedata.normalize("NFC", _LATIN_WITH_MARKS.sub(r"\1", lowered))
    # Marks are letters too: vowel signs in Hindi or Thai. Private-use characters, the holes, are not.
    kept = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else "-" for c in bare)
    return _HYPHENS.sub("-", kept).strip("-")


def free_id(name: str, taken: Container[str], first: int = 2) -> str:
    """The id next to a name that is taken: `rain` to `rain-2`, or to the first number that is free.

    `first` is the lowest number to try, where those below it are known to be taken.
    """
    return next(new for n in count(first) if (new := f"{name}-{n}") not in taken)


def is_id(text: str) -> bool:
    """Whether a text can be a key of a source, an excerpt, a region or a topic."""
    return bool(ID.fullmatch(text))
