"""The `dataclass` of all rooms above `text/`, which has it from `text/dataclass.py`."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass

__all__ = ["dataclass"]
