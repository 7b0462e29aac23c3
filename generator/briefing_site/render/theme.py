"""A theme: a folder of templates and static files that may extend another theme.

A file is looked up in the site's theme first, then in what it extends. A template of a parent stays
reachable under the parent's name, as in `{% extends "base/base.html" %}`.
"""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines
from briefing_site.model.wording import Wording, Words
from briefing_site.parse.front_matter import decode
from briefing_site.parse.schema import TEXT, Field, read
from briefing_site.parse.yaml_values import load

OWN_THEMES = Path(__file__).parent / "themes"
"""The themes that come with the generator."""

TABLE = (
    Field("name", TEXT, "Name of the theme: that of its folder.", required=True),
    Field("description", TEXT, "What it is for.", default=""),
    Field("extends", TEXT, "The theme whose templates and static files it builds on.", default=""),
)
"""Every key of theme.yaml."""

BOOK = "book/"
"""The folder of `static/` with what only a book takes; none of it is published."""

_WORDS = re.compile(r"words/([A-Za-z0-9-]+)\.yaml")
_CSS_URL = re.compile(r"url\((['\"]?)(?!data:|#|https?:|/)([^'\")]+)\1\)")


@dataclass(frozen=True, slots=True)
class Layer:
    """One theme of the chain."""

    name: str
    folder: Path
    label: str
    """How messages name the folder."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with all that it extends, ready to render."""

    layers: tuple[Layer, ...]
    """Nearest first."""
    assets: dict[str, bytes]
    """Address in the published site to content."""
    book: dict[str, bytes]
    """The same of what a book takes besides, which is not published."""
    names: dict[str, str]
    """Path below `static/` to address, of both."""
    words: Mapping[str, Mapping[str, Words]]
    """By language: the words of all layers, the nearest layer's first."""
    digest: str
    """Of every file of every layer."""

    def wording(self, language: str) -> Wording:
        """The words for a language; what a table lacks is taken from the plainer tag, then from English."""
        chosen: dict[str, Words] = {}
        for tag in ("en", language.split("-", maxsplit=1)[0], language):
            chosen.update(self.words.get(tag, {}))
        return Wording(chosen)


def find_theme(root: Path, name: str, place: Span) -> tuple[Theme | None, list[Diagnostic]]:
    """Find a theme and what it extends; None where one of them is missing or broken."""
    found: list[Diagnostic] = []
    layers: list[Layer] = []
    while name:
        if any(layer.name == name for layer in layers):
            found.append(faults.theme.bad_theme(place, f'the theme "{name}" extends itself'))
            break
        folder = _folder(root, name)
        if folder is None:
            known = [f.parent.name for d in (root / "themes", OWN_THEMES) for f in d.glob("*/theme.yaml")]
            found.append(faults.theme.no_theme(place, name, known))
            break
        label = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else f"themes/{name}"
        layers.append(Layer(name, folder, label))
        name, place = _extends(folder / "theme.yaml", f"{label}/theme.yaml", found)
    if found:
        return None, found
    theme = _load(tuple(layers), found)
    return (None, found) if found else (theme, [])


def _folder(root: Path, name: str) -> Path | None:
    """The folder of a theme: of the site, or else of the generator."""
    if "/" in name or "\\" in name:
        return None
    with contextlib.suppress(OSError, ValueError):  # no name of a file at all
        for themes in (root / "themes", OWN_THEMES):
            if (themes / name / "theme.yaml").is_file():
                return themes / name
    return None


def _extends(file: Path, path: str, found: list[Diagnostic]) -> tuple[str, Span]:
    """Name of the theme that a theme extends, and where that is said."""
    text, broken = decode(path, file.read_bytes())
    found.extend(broken)
    value, broken = load(Lines(path, text), 0, len(text)) if text else (None, [])
    found.extend(broken)
    if value is None:
        if not found:
            found.append(faults.files.empty_file(path))
        return "", Span.whole_file(path)
    given = read(TABLE, value, "theme.yaml", found)
    if given is None or not given.complete:
        return "", Span.whole_file(path)
    if given["name"] != file.parent.name:
        found.append(
            faults.theme.bad_theme(
                given.places["name"], f'the folder is called "{file.parent.name}"', "make the two agree"
            )
        )
    return given["extends"], given.places.get("extends", Span.whole_file(path))


def _load(layers: tuple[Layer, ...], found: list[Diagnostic]) -> Theme:
    digest = hashlib.sha256()
    static: dict[str, bytes] = {}
    words: dict[str, dict[str, Words]] = {}
    for layer in layers:
        for file in sorted(path for path in layer.folder.rglob("*") if path.is_file()):
            name = file.relative_to(layer.folder).as_posix()
            data = file.read_bytes()
            digest.update(f"{layer.name}\0{name}\0{len(data)}\0".encode() + data)
            if match := _WORDS.fullmatch(name):
                table = words.setdefault(match[1], {})
                for key, text in _words(f"{layer.label}/{name}", data, found).items():
                    table.setdefault(key, text)
            if name.endswith((".css", ".html")):
                found.extend(decode(f"{layer.label}/{name}", data)[1])
            if name.startswith("static/") and not Path(name).name.startswith("."):
                static.setdefault(name.removeprefix("static/"), data)
    names: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    book: dict[str, bytes] = {}
    # Style sheets last: they name other files, whose addresses must be known by then.
    for name in sorted(static, key=lambda n: (n.endswith(".css"), n)):
        data = _with_addresses(name, static[name], names) if name.endswith(".css") else static[name]
        names[name] = asset_address(name, data)
        (book if name.startswith(BOOK) else assets)[names[name]] = data
    return Theme(layers, assets, book, names, words, digest.hexdigest())


def _words(path: str, data: bytes, found: list[Diagnostic]) -> dict[str, Words]:
    """A table of words: a key, and a text or its forms `one` and `other`."""
    text, broken = decode(path, data)
    found.extend(broken)
    value, broken = load(Lines(path, text), 0, len(text)) if text.strip() else (None, [])
    found.extend(broken)
    if value is None or not isinstance(value.data, dict):
        return {}
    words: dict[str, Words] = {}
    for key, entry in value.data.items():
        forms = entry.value.data
        if isinstance(forms, dict):
            if "other" not in forms or not set(forms) <= {"one", "other"}:
                found.append(
                    faults.theme.bad_theme(entry.place, f'"{key}" takes a text, or the forms one and other')
                )
            words[key] = {form: e.value.text for form, e in forms.items()}
        elif isinstance(forms, list):
            found.append(
                faults.theme.bad_theme(entry.place, f'"{key}" takes a text, or the forms one and other')
            )
        else:
            words[key] = entry.value.text
    return words


def asset_address(name: str, data: bytes) -> str:
    """Where a static file is published: its content is in its name, so that it can be kept for ever."""
    path = Path(name)
    return f"assets/{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"


def _with_addresses(sheet: str, css: bytes, names: dict[str, str]) -> bytes:
    """A style sheet with its `url(...)` led to the published names of the theme's own files."""

    def lead(match: re.Match[str]) -> str:
        address = names.get(posixpath.normpath(posixpath.join(posixpath.dirname(sheet), match[2])))
        return f"url({match[1]}{address.removeprefix('assets/')}{match[1]})" if address else match.group()

    return _CSS_URL.sub(lead, css.decode("utf-8", "replace")).encode("utf-8")
