"""Pandoc's citation processor: prints works in any style of CSL.

Pandoc (https://pandoc.org) is a program of its own, which comes with the library `pypandoc_binary`. It is
given a document on its standard input, with the style and the works within, and may open no file and no
address (`--sandbox`). Each work is there twice, with its address and without, and each is cited once: as a
style cites what was not named before.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing_site.model.csl_style import CslStyle, StyledLine, StyledText, StyledWork
from briefing_site.model.work import CslItem, csl_json

_API = [1, 23]
"""The version of the tree of a document that is written here."""
_SECONDS, _SECONDS_EACH = 60, 0.5
"""So long may printing take, and so much longer for each work: a hundred times what it does take."""
_ADDRESS = frozenset({"URL"})
_FACES = {"Strong": "bold", "SmallCaps": "small-caps", "Superscript": "superscript", "Subscript": "subscript"}
_MARKS = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


class CiteprocError(Exception):
    """Pandoc could not print with a style; the message says why."""


def pandoc() -> str | None:
    """Path of the program; None where its library is not installed."""
    found = find_spec("pypandoc")
    if found is None or found.origin is None:
        return None
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    program = Path(found.origin).parent / "files" / name
    return str(program) if program.is_file() else None


def print_works(program: str, style: CslStyle, language: str, items: Sequence[CslItem]) -> list[StyledWork]:
    """What a style prints of works on pages of a language. Raises `CiteprocError`."""
    works = [work for at, item in enumerate(items) for work in _both(at, item)]
    meta = {
        "csl": _inline("application/vnd.citationstyles.style+xml", style.text),
        "bibliography": _inline("application/vnd.citationstyles.csl+json", json.dumps(works)),
        "lang": {"t": "MetaString", "c": language},
    }
    document = {
        "pandoc-api-version": _API,
        "meta": meta,
        "blocks": [_cited(str(work["id"])) for work in works],
    }
    blocks = _run(program, document, len(works))
    notes = [_line(_of_note(block)) for block in blocks if block["t"] == "Para"]
    if len(notes) != len(works):
        raise CiteprocError("it prints no citation of a work")
    entries = dict(_entries(blocks))
    return [
        _styled(style, item, (at, notes[2 * at], notes[2 * at + 1]), entries) for at, item in enumerate(items)
    ]


def _both(at: int, item: CslItem) -> Iterator[dict[str, Any]]:
    yield {**csl_json(item), "id": f"{at}-whole"}
    yield {**csl_json(item.without(_ADDRESS)), "id": f"{at}-beside"}


def _styled(
    style: CslStyle, item: CslItem, cited: tuple[int, StyledLine, StyledLine], entries: dict[str, StyledLine]
) -> StyledWork:
    """A work by its number, and by its citations with and without address.

    A style for names and years cites with its entry, one without a list of works lists with its note, and one
    that prints nothing of a work at all prints its title.
    """
    at, note, note_beside = cited
    whole, beside = entries.get(f"{at}-whole", ()), entries.get(f"{at}-beside", ())
    if not style.notes:
        note, note_beside = whole or note, beside or note_beside
    title = (StyledText(item.text("title")),)
    return StyledWork(note or title, note_beside or title, beside or note_beside or title)


def _run(program: str, document: dict[str, Any], works: int) -> list[Any]:
    """The blocks of a document with its citations printed."""
    import subprocess  # which few sites need

    command = [program, "--from=json", "--to=json", "--citeproc", "--sandbox"]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(document).encode(),
            capture_output=True,
            check=False,
            timeout=_SECONDS + _SECONDS_EACH * works,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CiteprocError(f"Pandoc cannot print with it ({type(fault).__name__})") from None
    if done.returncode:
        told = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise CiteprocError(f"Pandoc cannot print with it: {told[:300]}")
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def _inline(kind: str, text: str) -> dict[str, str]:
    """A file within the document itself, as an address of the scheme `data`."""
    return {"t": "MetaString", "c": f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}"}


def _cited(name: str) -> dict[str, Any]:
    citation = {
        "citationId": name,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], [{"t": "Str", "c": name}]]}]}


def _of_note(block: Any) -> list[Any]:
    """The words of a citation: those of its note, or those in the text."""
    (cite,) = block["c"]
    words: list[Any] = cite["c"][1]
    if len(words) == 1 and words[0]["t"] == "Note":
        return [inline for inner in words[0]["c"] for inline in inner["c"]]
    return words


def _entries(blocks: Sequence[Any]) -> Iterator[tuple[str, StyledLine]]:
    """The entries of the list, each by the id of its work."""
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                name, inner = entry["c"][0][0], entry["c"][1]
                yield name.removeprefix("ref-"), _line(_inlines(inner))


def _inlines(blocks: Sequence[Any]) -> list[Any]:
    """The words of an entry, without a column of numbers before it."""
    found: list[Any] = []
    for block in blocks:
        inner = _inlines(block["c"][1]) if block["t"] == "Div" else list(block["c"])
        found += [{"t": "Space"}, *inner] if found and inner else inner
    columns = [inline for inline in found if _class_of(inline) == "csl-right-inline"]
    return columns or found


def _class_of(inline: Any) -> str:
    return "".join(inline["c"][0][1][:1]) if inline["t"] == "Span" else ""


def _line(inlines: Sequence[Any]) -> StyledLine:
    """Words as runs of text, each in one face, without space around the whole."""
    runs: list[StyledText] = []
    for run in _runs(inlines, StyledText("")):
        if runs and runs[-1]._replace(text="") == run._replace(text=""):
            runs[-1] = run._replace(text=runs[-1].text + run.text)
        else:
            runs.append(run)
    if runs:
        runs[0] = runs[0]._replace(text=runs[0].text.lstrip())
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def _runs(inlines: Sequence[Any], face: StyledText) -> Iterator[StyledText]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield face._replace(text=content)
            case "Space" | "SoftBreak" | "LineBreak":
                yield face._replace(text=" ")
            case "Code" | "Math":
                yield face._replace(text=content[1])
            case "Emph":
                yield from _runs(content, face._replace(italic=not face.italic))
            case "Strong" | "SmallCaps" | "Superscript" | "Subscript":
                yield from _runs(content, face._replace(face=_FACES[kind]))
            case "Quoted":
                before, after = _MARKS[content[0]["t"]]
                yield face._replace(text=before)
                yield from _runs(content[1], face)
                yield face._replace(text=after)
            case "Underline" | "Strikeout":
                yield from _runs(content, face)
            case "Span" | "Link" | "Cite":
                yield from _runs(content[1], face)
