"""ISO dates of the precision that a source gives: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime
import re

from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@compact
@dataclass(frozen=True, slots=True)
class Date:
    """A date as precise as it is known: `2026`, `2026-02` or `2026-02-12`."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read an ISO date; raises `ValueError` where it is none or does not exist."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not an ISO date: {text!r}")
        year, (month, day) = int(match[1]), (int(part) if part else None for part in match.group(2, 3))
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date may mean; lists are sorted by it."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the date may mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: Date) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"
