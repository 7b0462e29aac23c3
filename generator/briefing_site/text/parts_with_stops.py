"""Parts of a sentence that may hold stops: titles, and quotations and brackets that it goes on from."""

from __future__ import annotations

import re

from briefing_site.text.spans import merged

_PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "【": "】", "〔": "〕", "［": "］"}
_BRACKET = re.compile(f"[{''.join(_PAIRS)}{''.join(_PAIRS.values()).replace(']', '')}]")
_WHOLE = re.compile('“[^“”]*”|‘[^‘’]*’|"[^"]*"|\\([^()]*\\)')
_OPENED = re.compile(f'[“‘"({"".join(_PAIRS)}]')
_PARTICLE = re.compile(
    "(?:이?라|고|며|면서|하고|이?란|는|은|을|를|이|가|에|의|로|도|와|과|였|처럼|보다|까지|부터|만)"
)
"""What joins a Korean sentence to the quotation, or the bracket, that stands before it."""


def parts_with_stops(text: str) -> list[tuple[int, int]]:
    """The spans in which no stop ends a sentence, in their order."""
    if not _OPENED.search(text):  # as for most texts
        return []
    spans: list[tuple[int, int]] = []
    for found in _WHOLE.finditer(text):
        if _is_part(text, found):
            spans.append(found.span())
    return merged(spans + _in_wide_brackets(text))


def _is_part(text: str, whole: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a quotation, or a bracket, that may hold sentences of its own."""
    if _PARTICLE.match(text, whole.end()):
        return True
    after = text[whole.end() : whole.end() + 3].lstrip(", ")
    if not after[:1].islower():
        return False
    # “It rained. Fog came,” she said: two sentences. He wrote “It rained. Fog came.” and left: one.
    return whole[0][0] == "(" or text[max(whole.start() - 3, 0) : whole.start()].rstrip()[-1:].isalpha()


def _in_wide_brackets(text: str) -> list[tuple[int, int]]:
    """The spans of closed brackets of Japanese and Chinese."""
    spans: list[tuple[int, int]] = []
    open_brackets: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text):
        sign = found.group()
        if closing := _PAIRS.get(sign):
            open_brackets.append((closing, found.start()))
        elif any(sign == closing for closing, _ in open_brackets):
            while open_brackets:
                closing, start = open_brackets.pop()
                if closing == sign:
                    spans = [span for span in spans if span[0] < start]
                    # A quotation may end a sentence, the title of a work does not.
                    spans.append((start, found.start() - (sign not in "》〉")))
                    break
    return spans
