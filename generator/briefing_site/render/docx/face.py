"""The face of text: which properties its run has."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_site.render.docx.languages import run_fonts, run_language
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import from_the_right
from briefing_site.text.xml_text import xml_text

_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_FROM_THE_RIGHT = re.compile(f"{_LETTERS}(?:[ \u00a0,.:;!?()0-9/-]+{_LETTERS})*")

"""Words of a script that is written from right to left, with what stands between them."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a piece of text looks, and the language that it is in."""

    lang: str
    bold: bool = False
    italic: bool = False
    dotted: bool = False
    """Emphasis as East Asian texts have it."""
    strike: bool = False
    underline: bool = False
    marked: bool = False
    raised: str = ""
    """superscript or subscript; empty for neither."""
    style: str = ""
    """Id of a style of characters."""

    def emphasised(self, *, as_title: bool = False) -> Face:
        """The same in italics; where the script has none, with dots, and a title as it is."""
        if self.lang.lower().split("-")[0] in ("ja", "ko", "zh"):
            return self if as_title else replace(self, dotted=True)
        return replace(self, italic=True)

    def properties(self, document: str, *, rightward: bool = False) -> str:
        """`w:rPr` in a document of a language, in the order of the schema (CT_RPr); empty where it has none.

        `rightward` says that the text runs from right to left.
        """
        other = self.lang.lower() != document.lower()
        out = [
            f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
            run_fonts(self.lang) if other else "",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            "<w:strike/>" if self.strike else "",
            '<w:highlight w:val="yellow"/>' if self.marked else "",
            '<w:u w:val="single"/>' if self.underline else "",
            f'<w:vertAlign w:val="{self.raised}"/>' if self.raised else "",
            "<w:rtl/>" if rightward else "",
            '<w:em w:val="dot"/>' if self.dotted else "",
            run_language(self.lang) if other else "",
        ]
        inside = "".join(out)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def runs(self, text: str, document: str) -> str:
        """Text as runs; what runs from right to left has a run of its own. Lines and tabs stay."""
        out, at = [], 0
        for found in _FROM_THE_RIGHT.finditer(text):
            out += [
                self._run(text[at : found.start()], document),
                self._run(found[0], document, rightward=True),
            ]
            at = found.end()
        return "".join((*out, self._run(text[at:], document)))

    def _run(self, text: str, document: str, *, rightward: bool = False) -> str:
        if not text:
            return ""
        face = self
        if rightward and not from_the_right(self.lang):
            face = replace(self, lang=document if from_the_right(document) else "ar")
        lines = ("<w:tab/>".join(map(_text, line.split("\t"))) for line in text.split("\n"))
        return f"<w:r>{face.properties(document, rightward=rightward)}{'<w:br/>'.join(lines)}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml_text(text)}</w:t>' if text else ""
