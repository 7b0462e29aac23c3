"""Makes a theme of the files of a chain of folders, of which each extends the next.

A file is looked up in the site's theme first, then in what it extends. A template of a parent stays
reachable under the parent's name, as in `{% extends "base/base.html" %}`. Nothing is read from the disk here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Place, Severity, Span
from briefing_site.model.lines import Lines
from briefing_site.model.theme_files import ThemeFiles, ThemeLayer
from briefing_site.model.wording import EXACT, Forms, Words, only_plain_places
from briefing_site.parse.conflicts import conflicts
from briefing_site.parse.eaten_text import eaten
from briefing_site.parse.file_metadata.clean import for_readers
from briefing_site.parse.front_matter import decode
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.parse.yaml_values import load
from briefing_site.render.joined_parts import join_parts, module_syntax, part_of
from briefing_site.render.outside_files import Blocked, blocked_in
from briefing_site.render.part_imports import lost_imports
from briefing_site.render.style_braces import odd_brace
from briefing_site.render.theme import BOOK, Template, Theme, asset_address
from briefing_site.text.dataclass import dataclass
from briefing_site.text.line_ends import uniform
from briefing_site.text.plural_forms import plural_categories

_LONGEST_TEMPLATE = 250_000
"""Bytes of a template that a site brings along."""
_WORDS = re.compile(r"words/([A-Za-z0-9-]+)\.yaml")
_OWN = r"(?!data:|#|https?:|/|about:)"
_CSS_ADDRESS = re.compile(
    rf"/\*.*?(?:\*/|\Z)|(?P<before>url\(\s*['\"]?|@import\s+['\"]){_OWN}(?P<path>[^'\")\s][^'\")]{{0,999}})(?P<after>['\"]?\s*\)|['\"])",
    re.DOTALL | re.IGNORECASE,
)
"""An address in a style sheet that is that of a file of the theme; or a comment."""
_BEFORE_ADDRESSES = ("url(", "@import")
_STATIC = "static/"
_TEMPLATES = "templates/"
_OF_BOOKS = (f"{_STATIC}{BOOK}", f"{_TEMPLATES}{BOOK}", f"{_TEMPLATES}book.html")
"""Files that no browser loads."""
_FILES = 512
"""What was found of so many files of themes is kept: an edit changes one of them."""
_JOINED = 32
"""So many joined files are kept for the same reason."""
_WHOLE = ""
"""Name of the part that a file is which a theme has in one piece."""


def make_theme(files: ThemeFiles) -> tuple[Theme | None, list[Diagnostic]]:
    """Make a theme of the files that were read of it; None where they have an error.

    The faults are those of reading (`files.faults`) and those that the content shows.
    """
    found = list(files.faults)
    if any(fault.severity is Severity.ERROR for fault in found) or not files.layers:
        return None, found
    for layer in files.layers:
        for name, data in layer.files.items():
            found.extend(_file_faults(f"{layer.label}/{name}", data))
            if layer.of_site and name.startswith(_TEMPLATES) and len(data) > _LONGEST_TEMPLATE:
                found.append(_too_long(f"{layer.label}/{name}"))
            if layer.of_site and name.startswith(_STATIC) and name.endswith(".css"):
                found.extend(_unpaired(f"{layer.label}/{name}", data))
    words, broken = _words(tuple(tables(files.layers)))
    found.extend(broken)
    static = _static(files.layers, found)
    found.extend(_lacking(files.layers, words))
    if any(fault.severity is Severity.ERROR for fault in found):
        return None, found
    names: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    book: dict[str, bytes] = {}
    # Style sheets last: they name other files, whose addresses must be known by then.
    for name in sorted(static, key=lambda n: (n.endswith(".css"), n)):
        data = static[name]
        if name.endswith(".css"):
            data, lost = _with_addresses(name, data, tuple(names.items()))
            found.extend(_lost_in(files.layers, name, each) for each in lost)
        elif not name.endswith(".js"):
            data, broken = _for_readers(_label(files.layers, name), data)
            found.extend(broken)
        names[name] = asset_address(name, data)
        (book if name.startswith(BOOK) else assets)[names[name]] = data
    blocked = tuple(
        one
        for layer in files.layers
        for name, data in layer.files.items()
        if name.startswith((_STATIC, _TEMPLATES)) and not name.startswith(_OF_BOOKS)
        for one in _blocked(f"{layer.label}/{name}", data)
    )
    templates = _templates(files.layers)
    theme = Theme(files.layers[0].label, templates, assets, book, names, words, blocked, files.digest)
    return theme, found


def _lacking(layers: tuple[ThemeLayer, ...], words: Mapping[str, object]) -> Iterator[Diagnostic]:
    """The fault of a theme without words or templates, its own or those of a theme that it extends."""
    path, data = f"{layers[-1].label}/theme.yaml", layers[-1].files.get("theme.yaml", b"")
    templates = any(path.startswith(_TEMPLATES) for layer in layers for path in layer.files)
    lacks = [
        name for name, there in (("words/en.yaml", words.get("en")), ("templates/", templates)) if not there
    ]
    if lacks:
        plain = data[:1].isalpha()  # else it may begin with a mark of YAML
        yield faults.theme.stands_alone(path, " and no ".join(lacks), plain=plain)


def _too_long(path: str) -> Diagnostic:
    return faults.theme.bad_theme(
        Span.whole_file(path),
        f"the template is longer than {_LONGEST_TEMPLATE:,} bytes",
        "put parts of it into templates of their own, and include them",
    )


def _templates(layers: tuple[ThemeLayer, ...]) -> dict[str, Template]:
    """Templates by name: the nearest layer's first, then each under the name of its own layer."""
    own = [
        (
            layer.name,
            path.removeprefix(_TEMPLATES),
            Template(f"{layer.label}/{path}", data, not layer.of_site),
        )
        for layer in layers
        for path, data in layer.files.items()
        if path.startswith(_TEMPLATES)
    ]
    found: dict[str, Template] = {}
    for _, name, template in own:
        found.setdefault(name, template)
    for layer_name, name, template in own:
        found.setdefault(f"{layer_name}/{name}", template)
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a static file, or a static file that is in one piece."""

    path: str
    """As messages name it."""
    data: bytes


def _static(layers: tuple[ThemeLayer, ...], found: list[Diagnostic]) -> dict[str, bytes]:
    """Static files by path below `static/`, joined where a layer has them in parts.

    A part is taken from the nearest layer that has it. A layer that has a file in one piece hides what the
    layers behind it have of that file; parts of nearer layers come after it.
    """
    files: dict[str, dict[str, _Part]] = {}
    for layer in layers:
        for path, data in layer.files.items():
            if path.startswith(_STATIC):
                name = path.removeprefix(_STATIC)
                whole, part = part_of(name) or (name, _WHOLE)
                parts = files.setdefault(whole, {})
                if _WHOLE not in parts:
                    parts.setdefault(part, _Part(f"{layer.label}/{path}", data))
    static: dict[str, bytes] = {}
    for name, parts in files.items():
        if parts.keys() == {_WHOLE}:
            static[name] = parts[_WHOLE].data
        else:
            static[name], broken = _joined(name, tuple(parts.items()))
            found.extend(broken)
    return static


@lru_cache(maxsize=_JOINED)
def _joined(name: str, parts: tuple[tuple[str, _Part], ...]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A static file out of its parts by name, with its faults."""
    texts: dict[str, str] = {}
    found: list[Diagnostic] = []
    for key, part in parts:
        texts[key], broken = _decoded(part.path, part.data)
        found.extend(broken)
        if name.endswith(".js") and (left := module_syntax(texts[key])):
            line, words = left
            found.append(
                faults.theme.bad_theme(
                    Span.at(Place(part.path, line)),
                    f'"{words}" cannot stand in a part of a script',
                    'write import { a, b } from "./part.js"; and export before function, class, const or let',
                )
            )
    if name.endswith(".js") and not found:
        for key, part in parts:
            found.extend(lost_imports(part.path, texts[key], texts))
    return join_parts(name, texts).encode("utf-8"), tuple(found)


def tables(layers: Iterable[ThemeLayer]) -> Iterator[tuple[str, str, bytes]]:
    """Language, path and content of every table of words, those of the nearest layer first."""
    for layer in layers:
        for name, data in layer.files.items():
            if match := _WORDS.fullmatch(name):
                yield match[1], f"{layer.label}/{name}", data


@lru_cache(maxsize=_JOINED)
def _words(
    tables: tuple[tuple[str, str, bytes], ...],
) -> tuple[Mapping[str, Mapping[str, Words]], tuple[Diagnostic, ...]]:
    """The words of all layers by language, with the faults of their tables."""
    words: dict[str, dict[str, Words]] = {}
    found: list[Diagnostic] = []
    # A tag in other capitals is the same language: it is spelled as the theme that is extended spells it.
    spelled = {language.lower(): language for language, _, _ in tables}
    for language, path, data in tables:
        own, broken = table_of_words(path, data, language)
        found.extend(broken)
        table = words.setdefault(spelled[language.lower()], {})
        for key, text in own.items():
            table.setdefault(key, text)
    return words, tuple(found)


@lru_cache(maxsize=_FILES)
def _file_faults(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The faults of a file of a theme that show without its meaning."""
    if path.endswith((".css", ".html")):
        return _decoded(path, data)[1]
    if path.endswith((".js", ".svg", ".json", ".txt")):
        # A script of others may hold any character.
        return tuple(conflicts(Lines(path, uniform(data.decode("utf-8", "replace")))))
    return ()


@lru_cache(maxsize=_FILES)
def _decoded(path: str, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file of a theme, with its faults."""
    text, found = decode(path, data)
    return text, tuple(found)


@lru_cache(maxsize=_FILES)
def _unpaired(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The fault of a style sheet in which a brace is left open, or closes nothing."""
    text = _decoded(path, data)[0]
    at = odd_brace(text)
    if at is None:
        return ()
    return (faults.theme.odd_brace(Lines(path, text).span(at, at + 1), opens=text[at] == "{"),)


@lru_cache(maxsize=_FILES)
def _blocked(path: str, data: bytes) -> tuple[Blocked, ...]:
    """What the policy of a page may block of a file of a theme."""
    return tuple(blocked_in(path, data))


@lru_cache(maxsize=_FILES)
def table_of_words(
    path: str, data: bytes, language: str
) -> tuple[Mapping[str, Words], tuple[Diagnostic, ...]]:
    """A table of words, in a language, with its faults: a key, and a text or its forms."""
    text, broken = decode(path, data)
    found = list(broken)
    value, broken = load(Lines(path, text), 0, len(text)) if text.strip() else (None, [])
    found.extend(broken)
    if value is None or not isinstance(value.data, dict):
        return {}, tuple(found)
    words: dict[str, Words] = {}
    for key, entry in value.data.items():
        forms = entry.value.data
        for each in (e.value for e in forms.values()) if isinstance(forms, dict) else (entry.value,):
            if not isinstance(each.data, list | dict):
                found.extend(eaten(each))
                if each.data is None and not each.style:
                    found.append(faults.theme.empty_words(entry.place, key))
                if not only_plain_places(each.text):
                    found.append(
                        faults.theme.bad_theme(
                            each.place,
                            f'the words of "{key}" have a place that is no plain name in braces',
                            "write {name} for each value, and {{ and }} for braces that are printed",
                        )
                    )
        if isinstance(forms, dict):
            if "other" not in forms or not set(forms) <= {*plural_categories(language), *EXACT}:
                found.append(_wrong_forms(entry.place, key, language))
            else:
                words[key] = Forms(language, {form: e.value.text for form, e in forms.items()})
        elif isinstance(forms, list):
            found.append(_wrong_forms(entry.place, key, language))
        else:
            words[key] = entry.value.text
    return words, tuple(found)


def _wrong_forms(at: Span, key: str, language: str) -> Diagnostic:
    *more, last = plural_categories(language)
    forms = f"forms {', '.join(more)} and {last}" if more else f"form {last}"
    return faults.theme.bad_theme(at, f'"{key}" takes a text, or the {forms}')


def _label(layers: tuple[ThemeLayer, ...], name: str) -> str:
    """How messages name a static file."""
    path = f"{_STATIC}{name}"
    label = next((layer.label for layer in layers if path in layer.files), layers[0].label)
    return f"{label}/{path}"


@lru_cache(maxsize=_FILES)
def _for_readers(path: str, data: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A picture or another file of a theme without its metadata, with its faults."""
    try:
        cleaned = for_readers(data)
    except PictureError as fault:
        what = f"the picture breaks its format: {fault}"
        return data, (faults.attachments.broken_picture(path, what),)
    except KeptMetadataError as fault:
        return data, (faults.metadata.kept_metadata(path, str(fault)),)
    found = (faults.metadata.unknown_metadata(path, cleaned.doubt),) if cleaned.doubt else ()
    return cleaned.data, found


@lru_cache(maxsize=_JOINED)
def _with_addresses(
    sheet: str, css: bytes, addresses: tuple[tuple[str, str], ...]
) -> tuple[bytes, tuple[str, ...]]:
    """A style sheet with its addresses led to the published ones of the theme's files, and those of none."""
    text, names = css.decode("utf-8", "replace"), dict(addresses)
    lost: list[str] = []

    def lead(match: re.Match[str]) -> str:
        if match["path"] is None:  # a comment
            return match.group()
        path, mark, part = match["path"].partition("#")
        address = names.get(posixpath.normpath(posixpath.join(posixpath.dirname(sheet), path.strip())))
        if not address:
            lost.append(match["path"])
            return match.group()
        return f"{match['before']}{address.removeprefix('assets/')}{mark}{part}{match['after']}"

    plain = text.lower()
    # Whether there is an address at all is known in a tenth of the time.
    if any(word in plain for word in _BEFORE_ADDRESSES):
        text = _CSS_ADDRESS.sub(lead, text)
    return text.encode("utf-8"), tuple(lost)


def _lost_in(layers: tuple[ThemeLayer, ...], sheet: str, address: str) -> Diagnostic:
    """The fault of an address in a style sheet, or in a part of one, that is no file of the theme."""
    stem = sheet.removesuffix(".css")
    for layer in layers:
        for path, data in layer.files.items():
            if path.startswith((f"{_STATIC}{stem}.css", f"{_STATIC}{stem}/")):
                text = uniform(data.decode("utf-8", "replace"))
                if (at := text.find(address)) >= 0:
                    place = Lines(f"{layer.label}/{path}", text).span(at, at + len(address))
                    return faults.theme.lost_file(place, address)
    return faults.theme.lost_file(Span.whole_file(f"{_STATIC}{sheet}"), address)
