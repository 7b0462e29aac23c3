"""Style sheets and scripts that are written in parts: a folder `style.css/` holds the parts of `style.css`.

The parts are joined in the order of their names. Those of a script make one function: a part sees what the
parts before it declare, and the page sees nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PART = re.compile(r"((?:.*/)?[^/]+(\.css|\.js))/([^/]+\2)")
_IMPORT = re.compile(r'^import \{[^{}]*\} from "\./[^"\n]+";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const|let)\b)", re.MULTILINE)
_OF_MODULES = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(
    r"^[ \t]*(?:/\*(?!!)(?:(?!\*/)[\s\S])*\*/[ \t]*|//(?!!)[^\n]*)\n",
    re.MULTILINE,
)
"""A comment on lines of its own; one that begins with `!` stays, as those of licences do."""
_COMMENT_BEHIND = re.compile(r"(?<=[;{]) //(?!!)[^\n\"'`/\]]*$", re.MULTILINE)
"""A comment behind a statement, where neither a text nor an expression goes on: those would end after it."""
STYLE_TOKEN = re.compile(
    r"\"(?:[^\"\\\n]|\\[\s\S])*\"?|'(?:[^'\\\n]|\\[\s\S])*'?|url\([^\"')]*\)?|/\*[\s\S]*?(?:\*/|\Z)",
    re.IGNORECASE,
)
"""What may hold the signs of a comment in a style sheet: a text, an address, a comment. Its end may lack."""
_LEFT_OUT = "\0"
"""Stands for a moment where a comment goes; no text of a theme may hold it."""
_LINE_LEFT_OUT = re.compile(rf"^[ \t]*{_LEFT_OUT}\n|(?<![ \t])[ \t]*{_LEFT_OUT}", re.MULTILINE)
_INDENT = re.compile(r"^(?:[ \t]+|\n)", re.MULTILINE)
_TEXT_OF_LINES = re.compile(r"^[^`\n]*(?:`[^`\n]*`[^`\n]*)*`[^`\n]*$|\\$", re.MULTILINE)
"""A line on which a text begins or ends that goes over several lines, where white space counts."""
_KEPT = 256
"""So many parts are kept without their comments: an edit changes one of them."""
_TYPE_COMMENT = re.compile(r"/\*\* @(?:type|param|returns) [^\n*]*\*/ ?")


def part_of(path: str) -> tuple[str, str] | None:
    """The file that a file is a part of, and the name of the part; None for a file that is none.

    `style.css/02-page.css` is the part `02-page.css` of `style.css`.
    """
    match = _PART.fullmatch(path)
    return (match[1], match[3]) if match else None


def join_parts(path: str, parts: Mapping[str, str]) -> str:
    """The text of the file `path`, out of its parts by name."""
    texts = [parts[name] for name in sorted(parts)]
    if not path.endswith(".js"):
        return "".join(_without_style_comments(_with_line_end(text)) for text in texts)
    inner = "".join(_with_line_end(_without_module_syntax(text)) for text in texts)
    return f'"use strict";\n(() => {{\n{inner}}})();\n'


def module_syntax(text: str) -> tuple[int, str] | None:
    """The first `import` or `export` of a part that cannot be left out: its line, counted from 1, and words.

    Left out are `import { a, b } from "./other.js";`, and `export` before function, class, const, let.
    """
    match = _OF_MODULES.search(_EXPORT.sub("", _IMPORT.sub(lambda held: "\n" * held[0].count("\n"), text)))
    return (match.string.count("\n", 0, match.start()) + 1, match[0]) if match else None


@lru_cache(maxsize=_KEPT)
def _without_module_syntax(text: str) -> str:
    """A part as it is published: without the lines that are for tools and their readers alone."""
    code = _TYPE_COMMENT.sub("", _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text))))
    return code if _TEXT_OF_LINES.search(code) else _COMMENT_BEHIND.sub("", _INDENT.sub("", code))


@lru_cache(maxsize=_KEPT)
def _without_style_comments(sheet: str) -> str:
    """A part of a style sheet without the comments that end their line, but for those of licences."""

    def kept(token: re.Match[str]) -> str:
        text = token[0]
        if not text.startswith("/*") or text.startswith("/*!"):
            return text
        before = sheet[sheet.rfind("\n", 0, token.start()) + 1 : token.start()].strip()
        alone = not before or before.endswith((";", "{", "}"))  # elsewhere a comment may part two words
        return _LEFT_OUT if alone and sheet.startswith("\n", token.end()) else text

    return _LINE_LEFT_OUT.sub("", STYLE_TOKEN.sub(kept, sheet))


def _with_line_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
