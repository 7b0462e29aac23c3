"""The content of a site folder, read when no file of it is in the middle of being written."""

from __future__ import annotations

import time
from collections.abc import Collection

from briefing_site.apps.preview.changes import changed_paths
from briefing_site.apps.preview.seal import Seal
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.engine import Engine
from briefing_site.model.files import Inputs

_HELD = 0.05
"""Seconds for which a look that was asked for waits for who is writing a file."""


def whole_inputs(
    engine: Engine, watch: Watch, last: Inputs | None, named: Collection[str], *, patient: bool
) -> tuple[Inputs | None, bool]:
    """The content of the folder, None where it is not whole; and whether all of the folder was read.

    `last` is what the last look was made of. Where some files are `named`, no other has changed. Unless
    `patient`, and before the first look, the content is taken as it is.
    """
    patient = patient and last is not None
    until = time.monotonic() + _HELD
    changed: tuple[str, ...] = ()
    while not patient or watch.wait_until_whole(changed, until - time.monotonic()):
        inputs = engine.read_named(named) if named else None
        again = inputs is None
        inputs = inputs or engine.read(patient=patient)
        if not patient or inputs is None or time.monotonic() > until:
            return inputs, again
        changed = changed_paths(last, inputs)
        if watch.is_whole(changed):
            return inputs, again
    return None, True


def set_seal(seal: Seal, last: Inputs | None, inputs: Inputs) -> None:
    """Have the seal of the folders hold from the beginning of a look at all of them, if it can be believed.

    `last` is what the look before was made of, and `inputs` what this one is.
    """
    if last is not None and seal.was_quiet() and changed_paths(last, inputs):
        seal.close()  # the system has told of no change, as on a disk that another machine writes to
    elif not any("/" in file.path for file in inputs.styles):  # they lie in folders that nobody watches
        seal.finish()
