"""Notation inside a line that GitHub's Markdown prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CODE = "take it out, or write it in `code` if it is meant to be read"
_LINK = "write [words](file.md) in one piece, or [[slug]]"
_FILE = r"\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?)(?:\#[^()\s]*)?"

WORDS: Mapping[str, tuple[str, str, str]] = {
    "formula": (
        r"\$\$(?:[^$\n]|\n(?![ \t]*\n))+\$\$"
        r" | (?<![\w$\\])\$(?![\s\d'\"“”’‘).,])[^$\n]{0,200}?(?<![\s\\])\$(?![\w$])"
        r" | (?<![\w$\\])\$(?=\d)(?:\d+\$|[^$\n]{0,200}?[\\^_={}+<>][^$\n]{0,200}?(?<![\s\\])\$)(?![\w$])",
        "a formula between dollar signs",
        "write it in words or Unicode signs; for a plain dollar sign write \\$",
    ),
    "word_processor": (
        r"</?(?:[ovwmx]|st1):[a-zA-Z][^<>\n]{0,200}>",
        "a tag of a word processor",
        "paste as plain text (Ctrl+Shift+V), and mark it up in Markdown",
    ),
    "change": (r"\{(?:\+\+|--|~~|==|>>)", "a mark of a proposed change", "accept or refuse the change"),
    "template": (
        r"\{\{[^{}\n]{0,200}\}\} | \{%[^{}\n]{0,200}%\} | \{\#[ ][^{}\n]{0,200}\#\}",
        "a command of another generator",
        _CODE,
    ),
    "panel": (r"\{(?:code|quote|noformat|panel)(?::[^{}\n]*)?\}", "a command of a wiki", _CODE),
    "role": (r"\{[a-zA-Z][\w:.-]*\}(?=`)", "a role", "take the braces out"),
    "span": (
        r"(?<=\])\{[.#=][^{}\n]{0,200}\}",
        "a list of attributes behind brackets",
        'write <span class="name">words</span>',
    ),
    "attributes": (
        r"(?<=\w)\{:?[ ]*[.\#][\w-]+[^{}\n]{0,100}\} | \A\{:[^{}\n]{0,100}\}(?=\n)"
        r" | (?<=[ \t])\{:[^{}\n]{0,100}\}[ \t]*$",
        "a list of attributes that belongs to nothing",
        "write it directly behind emphasis, code or a link, or on a line of its own below the paragraph",
    ),
    "raw": (r"\{=[a-zA-Z0-9]+\}", "a piece for another format", "take it out"),
    "mojibake": (
        r"Ã[\u0080-\u00bf] | â€[œ\u009d™˜¦“”\u0153\u2122]",
        "a character that was read in the wrong encoding",
        "write the character that was meant",
    ),
    "empty_note": (r"\^\[\s*\]", "a note without words", "write its words, or take it out"),
    "raised": (r"(?<=\w)\^[^\s^\[\]]{1,12}\^", "a raised text between carets", "write <sup>2</sup>"),
    "lowered": (
        r"(?<=\w)~[^\s~]{1,12}~(?!~)",
        "a lowered text between tildes",
        "write <sub>2</sub>; struck out is ~~2~~",
    ),
    "quoted_emphasis": (
        r"(?<![\w'])'{2,3}(?=[^\s'])[^'\n]{1,100}(?<=\S)'{2,3}(?!['\w])",
        "emphasis between apostrophes",
        "write *words* or **words**",
    ),
    "forum": (
        r"\[/?(?:b|i|u|s|url|img|quote|code|color|size|center|list)(?:=[^\]\n]{1,100})?\](?!\(|\[)"
        r"(?=[^\n]*\[/)|\[/(?:b|i|u|s|url|img|quote|code|color|size|center|list)\]",
        "a tag of a forum in square brackets",
        "write *words*, [words](address) or > for a quotation",
    ),
    "wiki_link": (
        r"(?<!\[)\[(?:https?://|mailto:)[^\s\]]{1,300}[ ][^\]\n]{1,200}\](?![(\[])",
        "a link with its address before its words",
        "write [words](address)",
    ),
    "arrow_link": (
        r"`[^`<>\n]{1,200}[ ]<[^<>`\n]{1,300}>`_{1,2}(?!\w)",
        "a link between backticks",
        "write [words](address)",
    ),
    "broken_link": (
        rf"!?\[[^\]\n]{{1,100}}\][ \t]+\([^()\s]{{1,200}}{_FILE}\)"
        rf" | \([^()\n]{{1,100}}\)\[[^\[\]\s]{{1,200}}{_FILE}\]"
        r" | \[[^\]\n]{1,100}\]\([^()\s]{1,200}\.(?:md|png|jpe?g|gif|svg|webp|pdf)(?:\#\S*)?"
        r"(?=[ \t]*$|[ ][“”])"
        r" | \[\[[\w/\#-]{1,80}\](?!\]) | (?<![\[\w])\[[\w/\#-]{1,80}\]\]",
        "a link that is not whole",
        _LINK,
    ),
    "wide_link": (
        r"［[^］\n]{1,100}］（[^（）\s]{1,200}） | ［［[^］\n]{1,100}］］",
        "a link with signs of full width",
        _LINK,
    ),
    "bare_picture": (
        r"!\[[^\]\n]{1,200}\](?![\[(:])",
        "a picture without its address",
        "write ![what it shows](picture.png)",
    ),
    "tex": (
        r"\\(?:begin|end|newcommand|ref|eqref|pageref|label|textbf|textit|texttt|textcolor|emph|footnote"
        r"|includegraphics|section|subsection|chapter|caption|vspace|hspace)\*?(?:\[[^\]\n]*\])?\{[^{}\n]*\}",
        "a command of LaTeX",
        "take it out",
    ),
    "block_id": (
        r"(?<=\s)\^[a-zA-Z0-9-]+[ \t]*\Z",
        "the id of a block",
        "take it out, and link to a heading",
    ),
    "field": (
        r"\[[A-Za-z][\w-]*(?:[ ][\w-]+){0,3}::[ ][^\]\n]{1,100}\]",
        "a field",
        "write it as a sentence, or in the front matter",
    ),
    "entity": (
        r"&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|[mn]dash|hellip|[lr][sd]quo|bull|middot|times|euro|yen"
        r"|pound|sect|deg)(?![\w;=]) | &[a-zA-Z]{2,10};",
        "the name of a character that is none",
        "write the character itself",
    ),
    "emoji": (
        r"(?<![\w:]):(?:[a-z]+_[a-z_]+|\+1|-1|smile|warning|memo|bulb|rocket"
        r"|tada|fire|eyes|heart|star|bug|book|pushpin|x|sparkles|zap|wave|pray|clap|joy|sunglasses|thinking|lock|key):(?![\w:])",
        "the name of an emoji",
        "write the character itself",
    ),
}
"""Name of a kind to a regular expression, what it is in words for a message, and the cure."""

MAY_HAVE = re.compile(
    r"[${\\^~Ãâ［]|</?(?:[ovwmx]|st1):|:[a-z_+1-]+:|\]\([^()\n]*(?:$|[“”])|\][ ]+\(|\)\[|`_|''|&[a-zA-Z]"
    r"|\[\[[\w/\#-]{1,80}\](?!\])|(?<!\[)\[[\w/\#-]{1,80}\]\]|\[/|\[(?:http|mailto)|!\[|::[ ]",
    re.MULTILINE,
)
"""What a text with such notation has. Most texts have none of it, which is seen at once."""
BEGINS = r"[$<:{^~\\\[(［Ãâ!'`&]"
"""The characters that such notation begins with."""
