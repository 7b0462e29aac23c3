"""A regular expression that is compiled when it is first used.

For all that only a fault, a rare text or a language needs, so that the build of one edit compiles little else
than what it uses: compiling all takes longer than a small build. What nearly every build uses is compiled by
`re` as its module is loaded, which makes each use of it a little quicker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class LazyPattern:
    """A regular expression with the methods of `re.Pattern` that are used here.

    It has each of them from its first use on, so that later uses cost nothing more.
    """

    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """The method of the compiled pattern; called only until it was found once."""
        if name.startswith("__"):  # what copying and pickling ask for
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found
