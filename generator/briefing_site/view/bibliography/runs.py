"""A reference as runs of plain and italic text: printed as text, or as HTML with a link or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import lang_attributes, runs_otherwise
from briefing_site.text.lazy_pattern import LazyPattern

SLOT = "\0"
"""Stands in the words of a theme for runs that they are to be put around."""

_TURNED = LazyPattern(r"[^\W_](?:.*[^\W_])?")
"""From the first letter or figure of a text to the last."""
_STOPS = (".", "?", "!", "…", "。", "？", "！")
"""What ends a part: no full stop follows, unless one of another script."""
_TUCKED = "”"
"""The closing mark that takes a comma or a full stop inside, as American usage has it."""
_OPEN, _CLOSED = ("「", "『", "（"), ("」", "』")
"""Brackets that set a part off by themselves: no 、 or 。 stands before or behind them."""
_FACES = {
    "bold": "<b>{}</b>",
    "small-caps": '<span class="small-caps">{}</span>',
    "superscript": "<sup>{}</sup>",
    "subscript": "<sub>{}</sub>",
}
_INNER = {"“": str.maketrans("“”", "‘’"), "「": str.maketrans("「」", "『』")}
"""By the opening quotation mark: what becomes of the same marks within."""


class TextRun(NamedTuple):
    """Some text in one face."""

    text: str
    italic: bool = False
    lang: str | None = None
    """Language of the text where it is not that of the reference."""
    title: bool = False
    """Whether it is the title of what the reference is of: the words that a page makes a link of."""
    face: str = ""
    """`bold`, `small-caps`, `superscript` or `subscript`; empty for none of them."""


class Linkable(NamedTuple):
    """A reference as HTML whose title is a link, cut where the address of the link goes."""

    before: str
    after: str

    def to(self, href: str) -> Markup:
        """The reference as HTML whose title is a link to an address."""
        return Markup(f"{self.before}{escape(href)}{self.after}")


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A finished reference."""

    runs: tuple[TextRun, ...]

    def __str__(self) -> str:
        """As plain text."""
        return "".join(run.text for run in self.runs)

    def html(self, language: str) -> Markup:
        """As HTML on a page in a language."""
        return Markup("".join(_html(run, language) for run in self.runs if run.text))

    def linkable(self, language: str) -> Linkable:
        """As HTML on a page in a language, ready for the address that its title is to lead to."""
        places = [at for at, run in enumerate(self.runs) if run.title]
        first, last = places[0], places[-1] + 1
        before, title, after = (
            ReferenceText(runs).html(language)
            for runs in (self.runs[:first], self.runs[first:last], self.runs[last:])
        )
        return Linkable(f'{before}<a href="', f'">{title}</a>{after}')


def joined(sign: str, parts: Iterable[Iterable[TextRun]]) -> list[TextRun]:
    """The parts that have any text, with the same sign between any two."""
    out: list[TextRun] = []
    for part in parts:
        runs = [run for run in part if run.text]
        if runs and out and (sign.isascii() or not runs[0].text.startswith(_OPEN)):
            out = closed(out, sign)
        out.extend(runs)
    return out


def closed(runs: Sequence[TextRun], sign: str) -> list[TextRun]:
    """Runs with a sign behind them, but never a full stop behind another."""
    mark, last = sign.rstrip(), runs[-1].text
    space = sign[len(mark) :]
    if not mark.isascii():
        # 。 behind an address would be taken for a part of it.
        spent = last.endswith((*_CLOSED, *_STOPS[3:])) or "://" in last
        return [*runs, TextRun("" if spent else sign)]
    if last == _TUCKED:
        # After a question mark not even a comma; after an abbreviation a comma, but no second full stop.
        spent = runs[-2].text.endswith(_STOPS[1:] if mark == "," else _STOPS)
        return [*runs[:-1], TextRun(("" if spent else mark) + _TUCKED + space)]
    return [*runs, TextRun(space if mark == "." and last.endswith(_STOPS) else sign)]


def set_in(pattern: str, *runs: TextRun) -> list[TextRun]:
    """Runs in the `SLOT` of a pattern such as “{title}”; the same marks within become inner ones."""
    before, _, after = pattern.partition(SLOT)
    inner = _INNER.get(before, {})
    within = [run._replace(text=run.text.translate(inner)) for run in runs]
    return [run for run in (TextRun(before), *within, TextRun(after)) if run.text]


def _html(run: TextRun, language: str) -> str:
    other = run.lang if run.lang and run.lang.lower() != language.lower() else ""
    lang = lang_attributes(escape(other), language) if other else ""
    text = escape(run.text)
    if not lang and runs_otherwise(run.text, language):
        text = _TURNED.sub(r"<bdi>\g<0></bdi>", text)
    if run.face:
        text = _FACES[run.face].format(text)
    if run.italic:
        return f"<cite{lang}>{text}</cite>"
    return f"<span{lang}>{text}</span>" if lang else text
