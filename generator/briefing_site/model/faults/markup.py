"""Faults of HTML that an author wrote, or pasted, into a text and that is not let through."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, Span, error
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety, replaced
from briefing_site.text.lazy_pattern import LazyPattern

_PASTE = "paste as plain text (Ctrl+Shift+V), and mark it up in Markdown"
_THEME = "leave it out: the theme says how things look"
_LINK = "link to it, with a picture if it needs one: [![what it shows](picture.png)](https://example.org/it)"
_DRAWING = "save it as a file beside this text, and show it with ![what it shows](drawing.svg)"
_FORM = "link to the page that has it"
_PAGE = "leave it out: it belongs to a whole page, and this is a part of one"
_PLAIN = "write it in Markdown, or in `code` if it is meant to be read"

_HINTS = {
    **dict.fromkeys(("script", "noscript", "template", "slot"), "leave it out: a text runs no program"),
    "style": _THEME,
    **dict.fromkeys(
        ("iframe", "frame", "frameset", "embed", "object", "param", "applet", "video", "audio", "source",
         "track", "portal"),
        _LINK,
    ),
    **dict.fromkeys(("svg", "math", "canvas", "map", "area", "path", "g"), _DRAWING),
    **dict.fromkeys(
        ("form", "input", "button", "select", "option", "optgroup", "textarea", "label", "fieldset", "legend",
         "datalist", "output", "meter", "progress"),
        _FORM,
    ),
    **dict.fromkeys(("html", "head", "body", "title", "meta", "link", "base"), _PAGE),
    **dict.fromkeys(("font", "center", "big", "basefont", "xml"), _PASTE),
    **dict.fromkeys(
        ("acronym", "address", "article", "aside", "blink", "data", "dialog", "dir", "footer", "header",
         "hgroup", "main", "marquee", "menu", "nav", "nobr", "noembed", "noframes", "picture", "plaintext",
         "rb", "rtc", "search", "section", "strike", "tt", "xmp"),
        _PLAIN,
    ),
}  # fmt: skip
"""Tag of HTML to the cure. A tag that is neither here nor let through is none."""


_OF_HTML = LazyPattern(
    r"on\w+$|.*[-:]|(?:style|srcset|sizes|align|valign|border|bgcolor|color|face|size|cellpadding|cellspacing"
    r"|target|rel|loading|decoding|hspace|vspace|nowrap|frameborder|allowfullscreen|name|role|download)$"
)
"""The attributes that authors paste, and that may be left out."""


def dropped_tag(at: Span, name: str, backslash: str, *, here: bool = False) -> Diagnostic:
    """A tag that is not let through; `at` begins at its `<`, and its text writes a backslash as `backslash`.

    `here` says that it is let through elsewhere.
    """
    message = f"<{name}> is not allowed in a text"
    if here:
        message = f"<{name}> is not allowed here"
        return error(
            at, "unsafe-html", message, "write it where HTML has it, as <td> inside <tr>, or leave it out"
        )
    if hint := _HINTS.get(name):
        return error(at, "unsafe-html", message, hint)
    shown = f"\\<{name}>"
    plain = Fix(f"Write {shown}, as plain words", (Edit(Span.at(at.start), backslash),), Safety.UNSAFE)
    hint = f"HTML has no such tag: for the words themselves write {shown}"
    return error(at, "unsafe-html", message, hint, fixes=(plain,))


def unclosed_tag(at: Span, name: str) -> Diagnostic:
    """A tag that is let through and that nothing closes."""
    return error(
        at,
        "unclosed-tag",
        f"<{name}> begins here and does not end, so it would hold for all that follows",
        f"write </{name}> where it ends",
        fixes=(replaced(at, "", f"Take <{name}> out", Safety.DISPLAY),),
    )


def closes_nothing(at: Span, name: str) -> Diagnostic:
    """A closing tag without its opening one."""
    return error(
        at,
        "unclosed-tag",
        f"</{name}> ends what has not begun",
        f"write <{name}> where it begins, or leave this out",
        fixes=(replaced(at, "", f"Take </{name}> out", Safety.DISPLAY),),
    )


def dropped_attribute(at: Span, name: str, whole: Span | None) -> Diagnostic:
    """An attribute that is not let through; `whole` is all of it with the space before, where it is known."""
    hint = "leave it out"
    if name.startswith("on"):
        hint = "leave it out: a text runs no program"
    elif name == "style":
        hint = f"{_THEME}; from a word processor {_PASTE}"
    elif name in ("srcset", "sizes"):
        hint = "leave it out: src has the picture"
    elif name.startswith(("data-", "mso-", "v:", "w:", "o:")):
        hint = f"leave it out; from another program {_PASTE}"
    # A name that HTML does not have may be a word of the author's: `a<b and c>d`.
    safety = Safety.UNSAFE if _OF_HTML.match(name) else Safety.DISPLAY
    fixes = (replaced(whole, "", f"Leave {name} out", safety),) if whole else ()
    return error(at, "unsafe-html", f'the attribute "{name}" is not allowed in a text', hint, fixes=fixes)


def instruction(at: Span) -> Diagnostic:
    """`<?...?>`, `<![CDATA[...]]>` or `<!DOCTYPE ...>`, which is left out."""
    return error(
        at,
        "unsafe-html",
        "an instruction to a program is not allowed in a text, and would be left out",
        "leave it out; for the words themselves write \\<",
        fixes=(replaced(at, "", "Leave it out", Safety.UNSAFE),),
    )


def no_words(
    at: Span, what: str, whole: Span | None = None, hint: str = "write them, or take it out"
) -> Diagnostic:
    """A heading, quotation, box, footnote or link without words; `whole` is what there is of it."""
    return error(
        at,
        "no-words",
        f"{what} has no words",
        hint,
        fixes=(replaced(whole or at, "", "Take it out", Safety.DISPLAY),),
    )


def lost_number(at: Span, written: str, printed: str, plain: Fix) -> Diagnostic:
    """The number of an item that is printed as another; the fix `plain` makes text of the line."""
    return error(
        at,
        "lost-number",
        f"the item {written} would be printed as {printed}: the items of a list are counted from the first",
        f"write {printed}, or {written[:-1]}\\{written[-1]} for a number that is no item's",
        fixes=(replaced(at, printed, safety=Safety.UNSAFE), plain),
    )
