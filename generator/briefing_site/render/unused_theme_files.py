"""Files of a site's own themes that no page needs: a misspelt template is silent, and the parent's is used.

1. A template is needed if a page type has its name, or if a template that is needed names it in `extends`,
   `include`, `import` or `from`. It does not matter in which layer of the theme either stands.
2. A static file is needed if a template, a style sheet or a script of another name holds its name.
3. Where a name is worked out as a page is rendered, nothing is known, and nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.theme_files import ThemeFiles, ThemeLayer
from briefing_site.render.joined_parts import part_of
from briefing_site.text.language_tags import language_tag, meant_language

PAGES = (
    "404",
    "about",
    "book",
    "briefing",
    "corrections",
    "disagreements",
    "home",
    "person",
    "referring",
    "region",
    "search",
    "source",
    "sources-index",
    "timeline",
    "topic",
    "topics",
)
"""Every page type: the name of a template without its ending."""

_TEMPLATES, _STATIC, _WORDS = "templates/", "static/", "words/"
_STATEMENT = re.compile(r"\{%[-+]?[ \t\n]*(?:extends|include|import|from)\b([^%]*)%\}")
_LITERAL = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_WORKED_OUT = re.compile(r"\b(?:asset|inline)\([ \t\n]*[^\"' \t\n]|\b(?:asset|inline)\([^)]*~")
_KEPT = 512
"""What was found of so many files of themes is kept: an edit changes one of them."""
_OF_PAGES = (".html", ".css", ".js", ".jinja", ".j2", ".yml", ".svg")
"""Endings of files that are meant for pages, and that belong into a folder of the theme."""


def unused_files(files: ThemeFiles) -> Iterator[Diagnostic]:
    """The fault of each file of a site's own theme that no page needs; none where it was not read whole."""
    own = [layer for layer in files.layers if layer.of_site]
    if not own or any(fault.severity is Severity.ERROR for fault in files.faults):
        return  # what a theme extends may be what could not be read
    texts = {
        (layer.name, path): _text(data)
        for layer in files.layers
        for path, data in layer.files.items()
        if path.endswith((".html", ".css", ".js"))
    }
    templates = _needed_templates(files.layers, texts)
    named = None if any(map(_works_out, texts.values())) else texts
    for layer in own:
        for path in layer.files:
            label = f"{layer.label}/{path}"
            if path.startswith(_TEMPLATES):
                name = path.removeprefix(_TEMPLATES)
                if templates is not None and name not in templates:
                    there = {other.removeprefix(_TEMPLATES) for other in layer.files}
                    yield faults.theme.unused_template(label, name, templates, there)
            elif path.startswith(_STATIC):
                name = path.removeprefix(_STATIC)
                if named is not None and not _is_named(name, named):
                    yield faults.theme.unused_static_file(label, name)
            elif path.startswith(_WORDS) and path.endswith(".yaml"):
                tag = path.removeprefix(_WORDS).removesuffix(".yaml")
                if not language_tag(tag):
                    meant = meant_language(tag)
                    alone = f"{_WORDS}{meant}.yaml" not in layer.files
                    yield faults.theme.words_of_no_language(label, tag, meant, alone=alone)
            elif path == "theme.yml":
                yield faults.files.other_name(label, "theme.yaml", beside=True)
            elif path.endswith(_OF_PAGES):
                folder = _folder(path)
                new = f"{folder}{PurePosixPath(path).name}"
                new = new.removesuffix(".yml") + ".yaml" if new.endswith(".yml") else new
                free = "" if new in layer.files else f"{layer.label}/{new}"
                yield faults.theme.misplaced_theme_file(label, folder, free)


@lru_cache(maxsize=_KEPT)
def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@lru_cache(maxsize=_KEPT)
def _works_out(text: str) -> bool:
    """Whether a template may work out the name of a static file."""
    return _WORKED_OUT.search(text) is not None


def _needed_templates(layers: Iterable[ThemeLayer], texts: Mapping[tuple[str, str], str]) -> set[str] | None:
    """Names of the templates that pages need, whatever the layer; None where a name is worked out."""
    names = {layer.name for layer in layers}
    by_name: dict[str, list[str]] = {}
    for (_, path), text in texts.items():
        if path.startswith(_TEMPLATES):
            by_name.setdefault(path.removeprefix(_TEMPLATES), []).append(text)
    waiting, needed = [f"{page}.html" for page in PAGES], set[str]()
    while waiting:
        name = waiting.pop()
        layer, _, rest = name.partition("/")
        name = rest if layer in names and rest in by_name else name
        if name in needed:
            continue
        needed.add(name)
        for statement in _STATEMENT.findall("\n".join(by_name.get(name, ()))):
            literals = [one or other for one, other in _LITERAL.findall(statement)]
            if not literals or "~" in statement:
                return None
            waiting.extend(literals)
    return needed


def _is_named(name: str, texts: Mapping[tuple[str, str], str]) -> bool:
    """Whether a template, a style sheet or a script of another name holds the name of a static file."""
    whole = (part_of(name) or (name, ""))[0]
    own = f"{_STATIC}{whole}"
    short = PurePosixPath(whole).name
    return any(
        short in text for (_, path), text in texts.items() if path != own and not path.startswith(f"{own}/")
    )


def _folder(path: str) -> str:
    """The folder of a theme in which a file of this ending belongs."""
    if path.endswith(".yml"):
        return _WORDS
    return _STATIC if path.endswith((".css", ".js", ".svg")) else _TEMPLATES
