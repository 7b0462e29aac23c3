"""The stage `read`, for themes: the files of a theme and of the themes that it extends, each read once."""

from __future__ import annotations

import contextlib
import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

import briefing_site.render
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Severity, Span
from briefing_site.model.file_state import settled, state_of
from briefing_site.model.paths import THEMES
from briefing_site.model.theme_files import ThemeFiles, ThemeLayer
from briefing_site.read.links import is_own_file
from briefing_site.read.site_folder import files_below, read_file
from briefing_site.read.stray_files import is_passing
from briefing_site.read.whole import TooLongError, read_whole

OWN_THEMES = Path(briefing_site.render.__file__).parent / "themes"
"""The themes that come with the generator. None extends another."""

_THEME_YAML = "theme.yaml"


def read_theme(root: Path, name: str, place: Span) -> ThemeFiles:
    """Read the theme `name` of the site folder `root`, and what it extends.

    `place` is where the site names the theme. Themes of the site go before those of the generator. A symbolic
    link in a theme of the site is left out, with a warning: it could lead out of the folder, and what it
    leads to would be published.
    """
    found: list[Diagnostic] = []
    layers: list[ThemeLayer] = []
    wanted: str | None = name
    while wanted:
        if any(layer.name == wanted for layer in layers):
            found.append(faults.theme.extends_itself(place, wanted))
            break
        layer = _read_layer(root, wanted, place, found)
        if layer is None:
            break
        layers.append(layer)
        if not layer.of_site:
            break
        from briefing_site.parse.theme_yaml import parse_theme_yaml

        path = f"{layer.label}/{_THEME_YAML}"
        try:
            extension, broken = parse_theme_yaml(path, layer.files[_THEME_YAML], wanted)
        except Exception as fault:  # a mistake of ours: the texts are looked at all the same
            found.append(faults.internal.internal_error(path, "parse", fault))
            break
        found.extend(broken)
        wanted, place = extension.name, extension.place
    return ThemeFiles(tuple(layers), tuple(found))


def with_theme_edits(root: Path, files: ThemeFiles, paths: Iterable[str]) -> ThemeFiles | None:
    """The files of a theme with those at some paths below `root` as they are now.

    None where the theme has to be read anew: where one of them is not of this theme, says what it extends, is
    gone, empty or no file of its own. Programs' own files are passed over.
    """
    layers = {f"{layer.label}/": layer for layer in files.layers if layer.of_site}
    for path in paths:
        label = "/".join(path.split("/")[:2]) + "/"
        layer, name = layers.get(label), path.removeprefix(label)
        if is_passing(posixpath.basename(path)) and not (layer and name in layer.files):
            continue
        if layer is None or name not in layer.files or name == _THEME_YAML or not is_own_file(root, path):
            return None
        try:
            data = read_file(root / path, path).data
        except Exception:  # whatever it is, reading the whole theme tells it at the file
            return None
        if not data:
            return None
        layers[label] = ThemeLayer(layer.name, layer.label, {**layer.files, name: data})
    changed = tuple(layers.get(f"{layer.label}/", layer) for layer in files.layers)
    return files if changed == files.layers else ThemeFiles(changed, files.faults)


def theme_states(root: Path, moment: int) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The state of every file of every theme that a site may use, and whether all are settled at a moment."""
    states = []
    all_settled = True
    for themes in (root / THEMES, OWN_THEMES):
        for directory, folders, names in os.walk(themes):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(directory, name)  # noqa: PTH118  walked many times a minute
                with contextlib.suppress(OSError):  # gone since it was listed
                    found = os.stat(path)  # noqa: PTH116
                    states.append((path, state_of(found)))
                    all_settled = all_settled and settled(found, moment)
    return tuple(states), all_settled


def _read_layer(root: Path, name: str, place: Span, found: list[Diagnostic]) -> ThemeLayer | None:
    """One theme, of the site or else of the generator; None where there is none, or it cannot be read."""
    if _is_theme(root / THEMES, name):
        linked = next((p for p in (THEMES, f"{THEMES}/{name}") if (root / p).is_symlink()), None)
        if linked:
            message = f"{linked} is a symbolic link"
            found.append(faults.theme.bad_theme(place, message, "put the folder itself in its place"))
            return None
        label = f"{THEMES}/{name}"
        files = _files_of_site(root, label, found)
        if _THEME_YAML in files:
            return ThemeLayer(name, label, files)
        here = f"{label}/{_THEME_YAML}"
        if any(fault.place.path == here and fault.severity is Severity.ERROR for fault in found):
            return None
    elif _is_theme(OWN_THEMES, name):
        folder = OWN_THEMES / name
        label = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else f"{THEMES}/{name}"
        return ThemeLayer(name, label, _files_of_generator(folder), of_site=False)
    for other in ("theme.yml", "Theme.yaml", "theme.YAML"):
        if _is_theme(root / THEMES, name, other):
            found.append(faults.files.other_name(f"{THEMES}/{name}/{other}", _THEME_YAML, beside=False))
    known = [f.parent.name for d in (root / THEMES, OWN_THEMES) for f in d.glob(f"*/{_THEME_YAML}")]
    found.append(faults.theme.no_theme(place, name, known))
    return None


def _is_theme(themes: Path, name: str, file: str = _THEME_YAML) -> bool:
    """Whether a folder of themes has one of this name, described by a file of that name."""
    if "/" in name or "\\" in name or name.startswith("."):
        return False
    try:
        return (themes / name / file).is_file()
    except (OSError, ValueError):  # no name of a file at all
        return False


def _files_of_site(root: Path, folder: str, found: list[Diagnostic]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in sorted(files_below(root, folder, found, tell_linked_folders=True)):
        try:
            files[path.removeprefix(f"{folder}/")] = read_file(root / path, path).data
        except TooLongError as fault:
            found.append(faults.files.too_long(path, fault.size, fault.most))
        except OSError as fault:
            found.append(faults.files.unreadable(path, fault.strerror or str(fault)))
        except Exception as fault:  # a mistake of ours at one file keeps no other from being read
            found.append(faults.internal.internal_error(path, "read", fault))
    return files


def _files_of_generator(folder: Path) -> dict[str, bytes]:
    """Links are followed here: some package managers install every file as a link into their store."""
    paths = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return {name: read_whole(path) for name, path in sorted(paths) if not Path(name).name.startswith(".")}
