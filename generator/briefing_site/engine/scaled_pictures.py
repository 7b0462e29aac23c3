"""Pictures in sizes for screens, and in formats that need fewer bytes: made when a site is built, and kept.

Each is made by a process of its own (`engine/picture_worker.py`), from the picture as it is published, so
that its metadata is gone. What was made is kept in `.cache/pictures/` by the digest of the picture and of all
that it was made with, sealed like every record there. Pillow is not loaded here: which formats it writes is
told by its files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from briefing_site.engine import picture_worker
from briefing_site.engine.executors import cores
from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.link.attachments import ready_files, shown_pictures
from briefing_site.link.files_for_readers import ForReaders
from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.files import Inputs
from briefing_site.model.progress import Clock
from briefing_site.model.published_file import ScaledFile, ScaledPictures
from briefing_site.parse.result import ParseResult
from briefing_site.publish.atomic import drop_others, write_whole
from briefing_site.publish.sealed import sealed, unsealed
from briefing_site.read.installed import cure
from briefing_site.read.whole import read_whole
from briefing_site.text.picture_signs import picture_ending

WIDTHS = (480, 960, 1440, 1920)
"""Pixels: the column of text on a telephone, and on screens with one to three pixels for each of CSS."""
LEAST = 10_000
"""A picture of fewer bytes is published as it is."""
_MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif"}
"""Pictures of these endings are scaled: others move, have no pixels, or need other programs."""
_SETTINGS = 1
"""Goes up with every change of how pictures are made."""
_HEAD = b"briefing picture 1\n"


class _FailedError(Exception):
    """A picture could not be made smaller; the message says why."""


def scaled_pictures(
    options: Options, inputs: Inputs, parsed: ParseResult, memo: Memo, clock: Clock
) -> ScaledPictures:
    """The pictures that published texts show, in sizes for screens."""
    config = parsed.config
    chosen = dict(_chosen(options, inputs, parsed, config, memo)) if config else {}
    if config is None or not chosen:
        return ScaledPictures()
    if find_spec("PIL") is None:
        first, *others = sorted(chosen)
        return ScaledPictures(faults=(faults.attachments.no_scaler(first, len(others), cure()),))
    folder = options.cache / "pictures" if options.cache else None
    asked = _asked(config)
    with clock.stage("pictures"):
        clock.expect(len(chosen))
        names = {path: _name(ready.data or b"", asked) for path, ready in chosen.items()}
        make = partial(_kept_or_made, folder, asked)
        with ThreadPoolExecutor(options.jobs or cores()) as pool:
            made = pool.map(make, names.values(), (ready.data or b"" for ready in chosen.values()))
            results = dict(zip(chosen, clock.steps(made), strict=True))
        if folder is not None:
            drop_others(folder, names.values())
    by_path = ((path, tuple(_worth(chosen[path], result))) for path, result in results.items())
    failed = tuple(
        faults.attachments.not_scaled(path, result)
        for path, result in results.items()
        if isinstance(result, str)
    )
    return ScaledPictures(tuple((path, forms) for path, forms in by_path if forms), failed)


def _chosen(
    options: Options, inputs: Inputs, parsed: ParseResult, config: Config, memo: Memo
) -> Iterator[tuple[str, ForReaders]]:
    """Path of each picture that is to be scaled, and the picture as readers get it."""
    by_path = {file.path: file for file in inputs.attachments}
    published = [text for text in parsed.briefings if options.drafts or not text.draft]
    shown = shown_pictures((*published, *parsed.sources))
    for file, ready in ready_files(parsed.texts, by_path, config, memo):
        width, height = ready.size or (0, 0)
        if (
            file.path in shown
            and ready.data is not None
            and len(ready.data) >= LEAST
            and picture_ending(ready.data) in _MEDIA_TYPES
            and 0 < width * height <= config.limits.picture_pixels
        ):
            yield file.path, ready


def _asked(config: Config) -> str:
    """What a picture is made with, as the worker is told it."""
    from importlib.metadata import PackageNotFoundError, version  # slow to load

    kinds = [kind for kind in ("avif", "webp") if find_spec(f"PIL._{kind}")]
    try:
        of_library = version("pillow")
    except PackageNotFoundError:
        of_library = ""
    told = {
        "widths": WIDTHS,
        "pixels": config.limits.picture_pixels,
        "media_types": [f"image/{kind}" for kind in kinds],
        "made by": [_SETTINGS, of_library],
    }
    return json.dumps(told)


def _name(data: bytes, asked: str) -> str:
    """The name under which the forms of a picture are kept."""
    return sha256(asked.encode() + b"\n" + data).hexdigest()[:40]


def _kept_or_made(folder: Path | None, asked: str, name: str, data: bytes) -> tuple[ScaledFile, ...] | str:
    """The forms of a picture, out of the folder of kept ones or made; a text that says why there are none."""
    if folder is not None and (kept := _kept(folder / name)) is not None:
        return kept
    try:
        answer = _run(asked, data)
    except _FailedError as fault:
        return str(fault)
    if folder is not None and (record := sealed(_HEAD, answer)) is not None:
        with suppress(OSError):  # the next build makes it again
            write_whole(folder / name, record)
    return _taken(answer)


def _kept(path: Path) -> tuple[ScaledFile, ...] | None:
    try:
        answer = unsealed(_HEAD, read_whole(path, follow=False))
    except (OSError, ValueError):
        return None
    return None if answer is None else _taken(answer)


def _run(asked: str, data: bytes) -> bytes:
    """What the worker writes of a picture; raises `_FailedError` where it makes nothing of it."""
    command = [sys.executable, "-P", picture_worker.__file__]
    try:
        done = subprocess.run(
            command,
            input=asked.encode() + b"\n" + data,
            capture_output=True,
            check=False,
            timeout=10 * picture_worker.SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise _FailedError(f"no process could make it ({type(fault).__name__})") from None
    if done.returncode or not done.stdout:
        raise _FailedError("it takes more time or memory than there is for one picture")
    if failed := json.loads(done.stdout.partition(b"\n")[0])["failed"]:
        raise _FailedError(f"its pixels cannot be read ({failed})")
    return done.stdout


def _taken(answer: bytes) -> tuple[ScaledFile, ...]:
    head, _, rest = answer.partition(b"\n")
    found, at = [], 0
    for kind, width, size in json.loads(head)["made"]:
        found.append(ScaledFile(kind, width, rest[at : at + size]))
        at += size
    return tuple(found)


def _worth(ready: ForReaders, made: Iterable[ScaledFile] | str) -> Iterator[ScaledFile]:
    """Those of the forms that spare a reader bytes, the most sparing format first.

    A format is offered whole or not at all: of one that lacked the widest form, large screens would show a
    narrow one.
    """
    if isinstance(made, str) or ready.data is None or ready.size is None:
        return
    own = _MEDIA_TYPES[picture_ending(ready.data)]
    formats: Mapping[str, list[ScaledFile]] = {
        kind: list(forms) for kind, forms in groupby(made, lambda form: form.media_type)
    }
    smaller = [form for form in formats.get(own, ()) if len(form.data) < len(ready.data)]
    whole = len(smaller) == len(formats.get(own, ()))
    # The widest that a page would show without the other formats.
    widest = len(smaller[-1].data) if whole and smaller and ready.size[0] > WIDTHS[-1] else len(ready.data)
    for kind, forms in formats.items():
        if kind != own and all(len(form.data) < widest for form in forms):
            yield from forms
    if whole:
        yield from smaller
