"""Notation inside a line that GitHub's Markdown prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.text.lazy_pattern import LazyPattern

_CODE = "take it out, or write it in `code` if it is meant to be read"
_LINK = "write [words](file.md) in one piece, or [[slug]]"
_FILE = r"\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?)(?:\#[^()\s]*)?"

_ONE_STOP = r"[^.。…][.。]"
_JOINED = (
    "and|or|to|as|but|nor|not|versus|vs|through|into|than|instead|up|und|oder|bis|sowie|wie|bzw|statt|en|of"
    "|och|eller|og|ja|et|ou|ni|y|o|e|u|и|или|до"
)
"""What may stand behind the hyphen of a word whose end comes later, as in “short- and long-term”."""
_CITED = r"\[[^\[\]]{0,300}@[^\[\]]{1,300}\]"

WORDS: Mapping[str, tuple[str, str, str]] = {
    "formula": (
        r"\$\$(?:[^$\n]|\n(?![ \t]*\n))+\$\$"
        r" | (?<![\w$\\])\$(?![\s\d'\"“”’‘).,])[^$\n]{0,200}?(?<![\s\\])\$(?![\w$])"
        r" | \\\((?=[^\n]{0,200}?(?:[\^=]|\\[a-z]))[^\n]{1,200}?\\\)"
        r" | \\\[(?=[^\n]{0,200}?(?:[\^=]|\\[a-z]))[^\n]{1,200}?\\\]"
        r" | (?<![\w$\\])\$(?=\d)(?:\d+\$|[^$\n]{0,200}?[\\^_={}+<>][^$\n]{0,200}?(?<![\s\\])\$)(?![\w$])",
        "a formula",
        "write it in words or Unicode signs; for a plain dollar sign write \\$",
    ),
    "word_processor": (
        r"</?(?:[ovwmx]|st1):[a-zA-Z][^<>\n]{0,200}>",
        "a tag of a word processor",
        "paste as plain text (Ctrl+Shift+V), and mark it up in Markdown",
    ),
    "change": (r"\{(?:\+\+|--|~~|==|>>)", "a mark of a proposed change", "accept or refuse the change"),
    "comment": (
        r"(?!<!--)[<＜][ ]?[!！][ ]?[-—–―−]{1,3}(?:[^<>＜＞]{0,400}?[-—–―−]{1,3}[ ]?[>＞])?"
        r" | (?<![\d％])％％(?:[^％]{1,400}％％)?",
        "a comment whose signs a keyboard has changed",
        "write <!-- before it and --> behind it, with plain hyphens, and no blank between the signs",
    ),
    "two_stops": (
        rf"(?:(?<={_ONE_STOP})|(?<={_ONE_STOP}[ \n])){_CITED}[.。](?![.。…])",
        "a stop on each side of a citation",
        "leave the one behind the bracket out; the mark goes behind the stop by itself",
    ),
    "template": (
        r"\{\{[^{}\n]{0,200}\}\} | \{%[^{}\n]{0,200}%\} | \{\#[ ][^{}\n]{0,200}\#\}"
        r" | <%[^\n]{0,200}?%>",
        "a command of another generator",
        _CODE,
    ),
    "program_comment": (
        r"\{?/\*+[ ][^\n]{0,400}?[ ]\*+/\}?",
        "a comment of a program",
        "take it out, or write %% before and behind it",
    ),
    "hyphenation": (
        rf"(?<=[^\W\d_]{{2}})[-\u2010\u00ad]\n(?!(?:{_JOINED})\b)(?=[a-zà-öø-ÿа-яёα-ω]{{2}})",
        "a word that the end of its line divides",
        "write all of it on one line, with its hyphen or without",
    ),
    "tabs": (
        r"(?<=\S)\t+[^\t\n]+(?:\t[^\n]*)?\n[^\t\n]+\t+\S",
        "a table with tabs, as a spreadsheet pastes it,",
        "write | a | b |, with | --- | --- | as its second line",
    ),
    "panel": (r"\{(?:code|quote|noformat|panel)(?::[^{}\n]*)?\}", "a command of a wiki", _CODE),
    "role": (
        r"(?:\{[a-zA-Z][\w:.-]*\}|(?<![\w:]):[a-z][\w:-]*:)(?=`)",
        "a role",
        "write what it stands for: `code`, *emphasis*, [[slug]] or [@source#excerpt]",
    ),
    "span": (
        r"(?<=\])\{(?:[.#=:]|[\w-]+=)[^{}\n]{0,200}\}",
        "a list of attributes behind brackets",
        'write <span class="name">words</span>',
    ),
    "attributes": (
        r"(?<=\w)\{:?[ ]*[.\#][\w-]+[^{}\n]{0,100}\} | \A\{:?[ ]*[.\#:][^{}\n]{0,100}\}(?=\n|\Z)"
        r" | \A\{:[^{}\n]{0,100}\}(?=\n|\Z) | (?<=[ \t])\{(?::|[.\#][\w-]"
        r"|[-.\#](?=\}))[^{}\n]{0,100}\}[ \t]*$",
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
    "open_note": (
        r"\^\[[^\]]{0,2000}\Z",
        "a note without its end",
        "write ] where it ends, in the same paragraph",
    ),
    "note_name": (
        r"\[\^[^\]\s]{0,200}[ ][^\]\n]{0,60}\]:?",
        "a footnote whose name has a blank",
        "write [^name], without blanks, here and where its text stands",
    ),
    "inserted": (
        r"(?<![\w+^])(?:\+\+|\^\^)(?=[^\s+^])[^+^\n]{1,100}(?<=\S)(?:\+\+|\^\^)(?![\w+^])",
        "an inserted text",
        "write <ins>words</ins>",
    ),
    "raised": (r"(?<![\s^])\^[^\s^\[\]]{1,12}\^", "a raised text between carets", "write <sup>§</sup>"),
    "raised_word": (r"(?<!\S)\^[^\s^\[\]]{1,12}\^(?!\S)", "a raised text", "write <sup>§</sup>"),
    "lowered": (
        r"(?<=\w)~(?!(?<=\d~)\d)[^\s~]{1,12}~(?!~)",
        "a lowered text between tildes",
        "write <sub>§</sub>; struck out is ~~§~~",
    ),
    "hidden": (
        r"(?<![\w|])\|\|[^\s|][^|\n]{0,100}\|\|(?![\w|])",
        "a hidden text",
        "write it, or leave it out",
    ),
    "ruby": (
        r"｜[^《\n]{1,20}《[^》\n]{1,30}》 | \{[^\x00-\x7f|{}]{1,20}(?:\|[^\x00-\x7f|{}]{1,20})+\}",
        "a reading of characters",
        "write <ruby>漢<rt>かん</rt></ruby>",
    ),
    "apart_emphasis": (
        r"(?<!\S)\*\*[ ][^*\n]{1,100}[ ]\*\*(?![^\s.,;:!?)])"
        r" | (?<!\S)~~[ ][^~\n]{1,100}[ ]~~(?![^\s.,;:!?)])",
        "emphasis with blanks inside",
        "write **words**, without a blank inside",
    ),
    "wide_emphasis": (
        r"＊{1,2}[^＊\s][^＊\n]{0,80}＊{1,2} | ｀[^｀\n]{1,80}｀ | ～～[^～\n]{1,80}～～",
        "signs of full width",
        "write the signs of ASCII: *words*, **words**, `code`",
    ),
    "wide_picture": (
        r"(?:！|![ ])(?=\[[^\]\n]{0,200}\]\([^()\s]{1,200}\.(?:png|jpe?g|gif|svg|webp)\))",
        "the sign of a picture that is wide, or apart,",
        "write ! directly before the bracket",
    ),
    "quoted_emphasis": (
        r"(?<![\w'])'{2,3}(?=[^\s'])[^'\n]{1,100}(?<=\S)'{2,3}(?!['\w])",
        "emphasis between apostrophes",
        "write *words* or **words**",
    ),
    "tex_quotes": (
        r"(?<![\w`])``(?=[^\s`])[^`\n]{1,400}?(?<=\S)(?:''|´´|[\"”])(?![\w'])"
        r" | (?<![\w,]),,(?=[^\s,\d])[^\n]{1,400}?(?<=\S)(?:''|``|[\"”“])(?![\w'])",
        "quotation marks of LaTeX or of a typewriter",
        "write “words”, or the marks of your language",
    ),
    "forum": (
        r"\[/?(?:b|i|u|s|url|img|quote|code|color|size|center|list)(?:=[^\]\n]{1,100})?\](?!\(|\[)"
        r"(?=[^\n]*\[/)|\[/(?:b|i|u|s|url|img|quote|code|color|size|center|list)\]",
        "a tag of a forum in square brackets",
        "write *words*, [words](address) or > for a quotation",
    ),
    "open_tag": (
        r"<[a-z][a-z0-9-]*[ ]+[a-z:-]+[ ]?=[ ]?[\"']?[^\n<]{0,200}",
        "a tag without its end",
        "write > where it ends, and the same marks around the address; or \\< for the words themselves",
    ),
    "wiki_link": (
        r"(?<!\[)\[(?:https?://|mailto:)[^\s\]]{1,300}[ ][^\]\n]{1,200}\](?![(\[])",
        "a link with its address before its words",
        "write [words](address)",
    ),
    "arrow_link": (
        r"(?<![_\w`])`[^`\n]{1,300}`_{1,2}(?![\w_])",
        "a link between backticks",
        "write [words](address)",
    ),
    "broken_link": (
        rf"!?\[[^\]\n]{{1,100}}\](?:[ \t]+|[ \t]*\n)\([^()\s]{{1,200}}{_FILE}\)"
        r" | \[[^\[\]|\n]{1,100}\|(?:https?://|mailto:)[^\s\[\]]{1,300}\]"
        r" | !?\[[^\[\]\n]{1,100}\]\((?=[^()\s]*[/.\#:])[^()\n]{1,300}\)"
        rf" | !?\[[^\[\]\n]{{1,100}}\]\([^()\s]{{1,200}}\([^()\s]{{1,200}}{_FILE}\)"
        r" | !?\[[^\[\]\n]{1,100}\]\([^()\n]{0,300}\Z"
        rf" | \[[^\[\]()\n]{{1,80}}\([^()\s]{{1,200}}{_FILE}\)"
        r" | \[\[[\w/\#-]{1,80}(?![\w/\#|\]-])(?=\s|\Z|[.,;]) | \[\[[ ]*\]\]"
        rf" | \([^()\n]{{1,100}}\)\[[^\[\]\s]{{1,200}}{_FILE}\]"
        r" | \[[^\]\n]{1,100}\]\([^()\s]{1,200}\.(?:md|png|jpe?g|gif|svg|webp|pdf)(?:\#\S*)?"
        r"(?=[ \t]*$|[ ][“”])"
        r" | \[\[[^\[\]\n]{1,200}\]\]\([^()\n]{1,300}\) | \[\[[^\[\]|\n]{1,200}\|[^\n]{0,200}?\]\]"
        r" | \[\[[\w/\#-]{1,80}\](?![\]({]) | (?<![\[\w])\[[\w/\#-]{1,80}\]\]",
        "a link that is not whole",
        _LINK,
    ),
    "wide_link": (
        r"［[^］\n]{1,100}］（[^（）\s]{1,200}） | ［［[^］\n]{1,100}］］ | ［\^[^］\s]{1,50}］"
        rf" | [\[［【][^\]］】\n]{{1,100}}[\]］】](?:（[^（）()\s]{{1,200}}{_FILE}）"
        rf"|(?<=[］】])\([^（）()\s]{{1,200}}{_FILE}\))",
        "a link with signs of full width",
        _LINK,
    ),
    "link_end": (
        rf"\]\((?:https?:[^()\s]{{1,300}}|[^()\s]{{1,200}}{_FILE})\)",
        "the end of a link without its beginning",
        "write [words](address) in one paragraph, and no link inside another",
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
        r"|tada|fire|eyes|heart|star|bug|book|pushpin|x|sparkles|zap|wave|pray|clap|joy|sunglasses"
        r"|thinking|lock|key):(?![\w:])",
        "the name of an emoji",
        "write the character itself",
    ),
}
"""Name of a kind to a regular expression, what it is in words for a message, and the cure.

A § in the cure stands for the words inside the signs.
"""

_ANYWHERE = r"${\\^~Ãâ［【｜＊｀～：＠！＜％\t"
"""Signs that are enough by themselves, as the inside of a character class."""
_FOLLOWED = {
    "[": r"\[[^\[\]|\n]{1,200}(?:\]\]\(|\|)|[^\[\]|\n]{1,100}\|(?:http|mailto)"
    r"|\[[\w/\#-]{0,80}[ ]*(?:\](?!\])|\]\]|\s|$|[.,;])"
    r"|(?<!\[\[)[\w/\#-]{1,80}\]\]"
    r"|/|http|mailto|[^\[\]()\n]{1,80}\("
    r"|(?:(?<=[.。]\[)|(?<=[.。][ \n]\[))[^\[\]]{0,300}@[^\[\]]{1,300}\][.。]",
    "]": r"\([^()\n]*(?:$|[“”\" =])|[ \n]+\(|（",
    ")": r"\[|[^\[\n]{0,300}\]\(",
    "*": r"\*[ ]",
    "'": "'",
    ":": r"[a-z_+1-]+:|:[ ]",
    "-": r"\n",
    "\u2010": r"\n",
    "\u00ad": r"\n",
    "/": r"\*",
    "<": r"%|/?(?:[ovwmx]|st1):|[a-z][a-z0-9-]*[ ]+[a-z:-]+[ ]?=|[ ]?[!！]",
    "!": r"[ ]?\[",
    "&": "[a-zA-Z]",
    "`": "_|`",
    "+": r"\+",
    "|": r"\|",
    "】": "（",
    "］": "（",
    "ｗ": "ｗｗ",
}
"""Other signs that such notation has, each with what then stands behind it."""
_REST = "|".join(f"(?<={re.escape(sign)})(?:{rest})" for sign, rest in _FOLLOWED.items())
_MAY_HAVE = re.compile(
    # The search for one of some signs is much faster than that for one of some patterns.
    f"[{_ANYWHERE}{re.escape(''.join(_FOLLOWED))}](?:(?<=[{_ANYWHERE}])|{_REST})",
    re.MULTILINE,
)
_UNOPENED = re.compile(r"^[^\[\n]{0,300}\]\(", re.MULTILINE)
_BEGIN = LazyPattern(r"[$<＜％:{^~\\\[(［【｜＊｀～Ãâ!！'`&+|*\]\t/]|[-\u2010\u00ad](?=\n)")
"""The signs that such notation begins with."""
_BEGIN_WITH_COMMAS = LazyPattern(rf"{_BEGIN.pattern}|,(?=,)")
_WORD = LazyPattern(
    rf"(?<!\\)(?:{'|'.join(f'(?P<{name}>{pattern})' for name, (pattern, _, _) in WORDS.items())})",
    re.MULTILINE | re.VERBOSE,
)


def may_have(text: str) -> bool:
    """Whether a text may have such notation; most texts have none of it, which is seen at once."""
    return bool(_MAY_HAVE.search(text) or ",," in text or ("](" in text and _UNOPENED.search(text)))


def words_in(text: str, size: int) -> Iterator[re.Match[str]]:
    """The pieces of a text that may be such notation, up to an offset; the group of each names its kind."""
    at, signs = 0, _BEGIN_WITH_COMMAS if ",," in text else _BEGIN
    while begin := signs.search(text, at, size):
        at = begin.end()
        if found := _WORD.match(text, begin.start(), size):
            yield found
            at = found.end()
