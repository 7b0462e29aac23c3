"""Runs of signs that may be emphasis, and their pairs.

CommonMark 0.31.2, section 6.2, and "An algorithm for parsing nested emphasis and links" in its appendix.
"""

from __future__ import annotations

import re
import unicodedata

SIGNS = {sign: re.compile(f"{re.escape(sign)}+") for sign in "*_~="}
"""The signs that may be emphasis, each with the pattern of a run of it."""


class SignRun:
    """A run of equal signs that may begin or end emphasis, with the tags that it turns out to be."""

    __slots__ = ("begins", "between", "closes", "count", "ends", "length", "opens", "order", "sign")

    def __init__(
        self, sign: str, count: int, order: int, *, begins: bool, ends: bool, between: bool = False
    ) -> None:
        self.sign = sign
        self.count = self.length = count
        """Signs that are left, and signs in all."""
        self.order = order
        self.begins = begins
        self.ends = ends
        self.between = between
        """Whether a figure stands on each side, so that alone it tells a span, as in "3~5"."""
        self.opens: list[str] = []
        """Elements that begin here, the innermost first."""
        self.closes: list[str] = []
        """Elements that end here, the innermost first."""

    @property
    def is_left_over(self) -> bool:
        """Whether two signs or more, which can only begin or only end emphasis, have no partner.

        `==` is also a sign of programs, and `__` begins many of their names.
        """
        return (
            self.sign in "*~"
            and self.count > 1
            and self.begins != self.ends
            and not self.between
            and not self.opens
            and not self.closes
        )


def read_run(text: str, at: int, order: int) -> SignRun | None:
    """The run of signs that begins at an offset; None where it cannot be emphasis.

    `order` is a number by which runs of one text are told apart, ascending.
    """
    sign = text[at]
    found = SIGNS[sign].match(text, at)
    end = found.end() if found else at + 1
    count = end - at
    if (sign == "~" and count > 2) or (sign == "=" and count != 2):
        return None
    first, last = at - 1, end
    if sign != "~":  # as GitHub's parser: tildes are no punctuation marks here
        while first >= 0 and text[first] == "~":
            first -= 1
        while last < len(text) and text[last] == "~":
            last += 1
    before = text[first] if first >= 0 else " "
    after = text[last] if last < len(text) else " "
    begins, ends = _flanks(before, after)
    between = sign in "~=" and before.isdecimal() and after.isdecimal()
    if between:
        begins = False  # a span, as in “3~5 days or 6~8”
    if sign == "_":
        begins, ends = begins and (not ends or _is_stop(before)), ends and (not begins or _is_stop(after))
    return SignRun(sign, count, order, begins=begins, ends=ends, between=between)


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters is left-flanking, and whether it is right-flanking.

    Scripts that are written without blanks set emphasis directly between letters and punctuation marks.
    """
    white_before, white_after = before.isspace(), after.isspace()
    stop_before, stop_after = _is_stop(before), _is_stop(after)
    wide = _is_wide(before) or _is_wide(after)
    left = not white_after and (not stop_after or white_before or stop_before or wide)
    right = not white_before and (not stop_before or white_after or stop_after or wide)
    return left, right


def pair(runs: list[SignRun], bottom: int) -> None:
    """Pair the runs of signs from number `bottom` on; those that are left are plain text."""
    floors: dict[tuple[str, bool, int], int] = {}
    at = bottom
    while at < len(runs):
        closer = runs[at]
        if not closer.ends:
            at += 1
            continue
        key = (closer.sign, closer.begins, closer.length % 3)
        floor = floors.get(key, 0)
        back = at - 1
        while back >= bottom and runs[back].order > floor and not _pairs(runs[back], closer):
            back -= 1
        if back < bottom or runs[back].order <= floor:
            floors[key] = runs[at - 1].order if at > bottom else floor
            if closer.begins:
                at += 1
            else:
                del runs[at]
            continue
        opener = runs[back]
        if closer.sign in "~=":
            used, tag = closer.count, "del" if closer.sign == "~" else "mark"
        else:
            used = 2 if opener.count >= 2 and closer.count >= 2 else 1
            tag = "strong" if used == 2 else "em"
        opener.opens.append(tag)
        closer.closes.append(tag)
        opener.count -= used
        closer.count -= used
        del runs[back + 1 : at]
        at = back + 1
        if not opener.count:
            del runs[back]
            at = back
        if not closer.count:
            del runs[at]
    del runs[bottom:]


def _is_stop(sign: str) -> bool:
    """Whether a character is a punctuation mark or a symbol."""
    if sign.isascii():
        return not sign.isalnum() and not sign.isspace() and sign > " "
    return unicodedata.category(sign)[0] in "PS"


def _is_wide(sign: str) -> bool:
    """Whether a character belongs to a script that is written without blanks."""
    return "\u2e80" <= sign <= "\ud7ff" or "\uf900" <= sign <= "\uffef" or sign >= "\U00020000"


def _pairs(opener: SignRun, closer: SignRun) -> bool:
    """Whether two runs may be the beginning and the end of an emphasis."""
    if opener.sign != closer.sign or not opener.begins:
        return False
    if closer.sign in "~=":
        return opener.count == closer.count
    odd = (opener.ends or closer.begins) and (opener.length + closer.length) % 3 == 0
    return not odd or (opener.length % 3 == 0 and closer.length % 3 == 0)
