"""A reference as runs of plain and italic text: made once, printed as text or as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from markupsafe import Markup


class Run(NamedTuple):
    """Some text in one face."""

    text: str
    italic: bool = False
    lang: str = ""
    """Language of the text where it is not that of the reference."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A finished reference."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        """As plain text."""
        return "".join(run.text for run in self.runs)

    def html(self, language: str) -> Markup:
        """As HTML on a page in a language."""
        return Markup("".join(_html(run, language) for run in self.runs if run.text))


def joined(between: str, parts: Iterable[Iterable[Run]]) -> list[Run]:
    """The parts that have any text, with the same words between any two."""
    out: list[Run] = []
    for part in parts:
        runs = [run for run in part if run.text]
        if runs and out:
            out.append(Run(between))
        out.extend(runs)
    return out


def inner_quotes(text: str) -> str:
    """Text that is to stand within quotation marks: its own double ones become single."""
    return text.replace("“", "‘").replace("”", "’")


def _html(run: Run, language: str) -> str:
    other = run.lang and run.lang.lower() != language.lower()
    lang = f' lang="{escape(run.lang)}"' if other else ""
    if run.italic:
        return f"<cite{lang}>{escape(run.text)}</cite>"
    return f"<span{lang}>{escape(run.text)}</span>" if lang else escape(run.text)
