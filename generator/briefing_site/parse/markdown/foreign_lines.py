"""Notation that begins a line and that GitHub's Markdown prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOTE = "write > [!NOTE] and begin each line of it with >"
_BLANK_LINE = "put a blank line before it, and begin each item with - or 1."
_COMMENT = "take it out, or write %% before and behind it"
_LETTERED = r"(?-i:[a-z]|[ivx]{1,4})"

LINES: Mapping[str, tuple[str, str, str]] = {
    "division": (r":{3,}[^\n]*", "a division between colons", _NOTE),
    "details": (
        r"\?\?\?\+?[ ][^\n]*",
        "a folded block",
        "write <details><summary>Words</summary> ... </details>",
    ),
    "tab": (r"===[+!]?[ ]\"[^\n]*", "a tab", "write a heading"),
    "wiki_heading": (
        r"(?:={2,6}[ ](?:[^\n=]{1,100}={2,6}|(?-i:[A-Z])[^\n=]{1,100})[ \t]*$"
        r" | \A=[ ](?-i:[A-Z])[^\n=]{1,100}\Z"
        r" | \{\|[^\n]*$)",
        "a heading or a table of a wiki",
        "write ## Words, and tables with | a | b |",
    ),
    "textile_heading": (r"h[1-6]\.[ ]", "the sign of a heading", "write ## Words"),
    "alert": (
        r"\[[ ]*![ ]*[a-z-]+[ ]*\][ \t]*$",
        "an alert that is not whole",
        "write > [!NOTE] without blanks in its brackets",
    ),
    "task": (
        r"(?:\[[-/><!?*\"~.+Vv✓✔]\][ ] | \[[ ]?\][ ]?(?=[^\s\[\](]))",
        "the box of a task that is not whole",
        "write - [ ] task or - [x] task",
    ),
    "contents": (r"\[toc\][ \t]*$", "a table of contents", "take it out: the page has one"),
    "link_inside": (
        r"(?<=\n)\[(?!\^)[^\]\n@]{1,100}\]:[ ]+[^\s:]\S*[ \t]*$",
        "a line for a label inside a paragraph",
        "put a blank line before it",
    ),
    "wide_sign": (
        r"(?:[＃]{1,6}(?:[ \u3000]|(?=\S)) | \#{1,6}[\u3000\u00a0] | [*+-][\u3000\u00a0] | \d{1,3}[.)]\u3000"
        r" | \d{1,3}[.)]\u00a0[^\n]*\n\d{1,3}[.)]\u00a0"
        r" | [－＊・][ \u3000]?\S[^\n]*\n[－＊・] | [１-９]{1,2}[．）、]\S | ＞"
        r" | －{3,}[ \t]*$ | ｜[^\n]*｜[ \t]*$)",
        "a sign of full width, or with a blank of full width or a hard one,",
        "write the sign and the blank of ASCII: #, -, 1., *, |",
    ),
    "keyword": (r"\#\+[A-Za-z_]+:[^\n]*", "a line of settings", "take it out"),
    "tight_heading": (
        r"\#{2,6}[^\s\#][^\n]*$ | \#{7,}[ ][^\n]*$ | \A\#[^\W\d_][^\n]*\Z",
        "a heading with too many signs, or without its blank,",
        "write at most six signs, and a blank behind them; for a plain sign write \\#",
    ),
    "tight_list": (
        r"(?:-[^\s-][^\n]*\n-(?=[^\s-]) | [*][^\s*][^\n*]*\n[*](?=[^\s*])"
        r" | [•‣▪◦●○■□–—][ \t\u3000]*\S[^\n]*\n[•‣▪◦●○■□–—][ \t\u3000]*"
        r" | \d{1,2}[.)、][^\W\d][^\n]*\n\d{1,2}[.)、](?=[^\W\d]) | [①-⑳][^\n]*\n[①-⑳][ \t\u3000]*)",
        "a list with other signs, or without its blanks,",
        "begin each item with - or 1. and a blank",
    ),
    "bullet": (
        r"(?:[•‣▪◦][ \t\u00a0\u3000]+ | [·o§Ø]\t+)(?=\S)",
        "the sign of a list of another program",
        "begin each item with - and a blank",
    ),
    "indented": (
        r"(?<=\n)(?:[-*+][ ] | \#{1,6}[ ] | > | ```)",
        "a sign that is indented too far to begin a list, a heading or a quotation, and so",
        "put a blank line before it, and at most three blanks before the sign",
    ),
    "late_list": (
        r"(?<=\n)\d{1,3}[.)][ ]\S[^\n]*\n\d{1,3}[.)][ ]",
        "a list in the middle of a paragraph",
        "put a blank line before it",
    ),
    "lettered_list": (
        rf"(?:{_LETTERED}[.)][ ]\S[^\n]*\n{_LETTERED}[.)][ ]"
        rf" | \((?:\d{{1,2}}|{_LETTERED})\)[ ]\S[^\n]*\n\((?:\d{{1,2}}|{_LETTERED})\)[ ]"
        r" | \#\.[ ] | \(@[\w-]*\)[ ])",
        "a list with letters, or with numbers in parentheses,",
        _BLANK_LINE,
    ),
    "headless": (
        r"(?:\|[^\n]*\|[ \t]*\n[ \t]*\|[^\n]*\|[ \t]*$ | \A\|[^|\n]*\|[^\n]*\|[ \t]*\Z)",
        "a row of a table that has no head, or stands apart from its table,",
        "write | --- | --- | behind the first row, and no blank line between rows",
    ),
    "verse": (
        r"\|[ ][^\n|]*\n\|[ ][^\n|]*$",
        "verse with bars",
        "write a backslash at the end of each line instead",
    ),
    "drawn_table": (
        r"\+(?:[-=:]{2,}\+)+[ \t]*(?:\n[|+][^\n]*)*$ | [┌╔╭][─━═╌][^\n]*(?:\n[│┃║├╠└╚╰][^\n]*)*$",
        "a table drawn with signs",
        "write | a | b |, with | --- | --- | as its second line",
    ),
    "percent_comment": (
        r"\A%[ ][^\n]*(?:\n%[ ][^\n]*)*",
        "a comment or a title behind a percent sign",
        _COMMENT,
    ),
    "slash_comment": (r"(?://[ ][^\n]* | /\*[ ][^\n]*)", "a comment of a program", _COMMENT),
    "dots": (r"\.\.[ ](?:[\w-]+::|_[^:\n]{1,80}:)[^\n]*", "a directive behind two dots", "take it out"),
    "lone_definition": (r"\A:[ ]\S", "a definition or a caption without its term", "write it as a sentence"),
    "inclusion": (r"-{1,2}8<-{1,2}[^\n]*", "a file that is to be included", "write the text itself"),
    "open_alert": (r"\[!(?:note|tip|important|warning|caution)[ \t]*$", "an alert that is not whole", _NOTE),
    "target": (r"\([\w-]+\)=[ \t]*$", "the name of a place", "link to a heading instead"),
    "block_break": (r"\+\+\+[ \t]*$", "a break of blocks", "write ---, or take it out"),
    "field": (
        r"(?:[A-Za-z][\w-]*(?:[ ][\w-]+){0,3}::[ ]\S[^\n]* | :[a-z][\w-]*:(?:[ ][^\n]*)?$)",
        "a field",
        "write it as a sentence, or in the front matter",
    ),
    "command": (
        r"\\[a-zA-Z]{2,}(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})*[ \t]*$",
        "a command of LaTeX",
        "take it out",
    ),
}
"""Name of a kind to a regular expression, what it is in words for a message, and the cure."""

MAY_BEGIN = re.compile(
    r"[|\#+%=*┌╔╭•‣▪◦●○■□–—－＊＃・１-９①-⑳｜＞?:.\\/\[>({-]|[a-z]{1,4}[.)][ ]|\d{1,3}[.)、]|h[1-6]\."
    r"|[·o§Ø]\t"
    r"|[A-Za-z][^\n:]{0,80}::[ ]|```",
    re.VERBOSE,
)
"""What foreign notation may begin a line with. Most lines begin otherwise, which is seen at once."""
