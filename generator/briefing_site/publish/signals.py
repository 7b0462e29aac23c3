"""Ctrl-C and termination signals: the command ends, clears up, and says in a line what has been done.

A signal becomes an exception, as Python does with Ctrl-C. Steps that must not be interrupted (a folder that
takes the place of another, files that are written all or none) are done while signals are `held`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, TypeVar, cast

T = TypeVar("T")

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_USUAL = (signal.SIG_DFL, signal.default_int_handler)


class Interruption(KeyboardInterrupt):
    """The program was asked to stop by a signal."""

    def __init__(self, number: int, left: str = "") -> None:
        super().__init__(number, left)
        self.number = number
        """Number of the signal."""
        self.left = left
        """What has been done by then, in words; empty for nothing."""


def listen() -> None:
    """Turn signals into `Interruption`. Signals that are ignored, as under nohup, stay ignored."""
    for number in _SIGNALS:
        if signal.getsignal(number) in _USUAL:
            signal.signal(number, _stop)


def end_at_once() -> None:
    """Have signals end the program with nothing said, for one that writes no file. Ignored ones stay so."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def deafen() -> None:
    """Ignore further signals: the program is on its way out."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def held(left: str = "") -> Iterator[None]:
    """Put off signals until the end of the `with` block; `left` says what has been done by then."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals only ever come to the main thread
        return
    came: list[int] = []
    former = {}
    try:
        for number in _SIGNALS:
            former[number] = signal.signal(number, lambda number, _: came.append(number))
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler or signal.SIG_DFL)  # None: it was set by somebody else than Python
    if came:
        try:
            signal.raise_signal(came[0])
        except KeyboardInterrupt:
            raise Interruption(came[0], left) from None


@contextmanager
def telling(left: Callable[[], str | None]) -> Iterator[None]:
    """Add the words of `left` to an `Interruption` of the `with` block; None adds no words."""
    try:
        yield
    except KeyboardInterrupt as fault:
        known, number = (fault.left, fault.number) if isinstance(fault, Interruption) else ("", signal.SIGINT)
        better = left()
        raise Interruption(number, known if better is None else better) from None


def aside(work: Callable[[], T]) -> T:
    """Do some work in a thread, which is abandoned where the program is stopped meanwhile.

    For calls that no signal ends: looking up a name may take its ten seconds.
    """
    done: list[tuple[T, None] | tuple[None, BaseException]] = []

    def run() -> None:
        try:
            done.append((work(), None))
        except BaseException as fault:
            done.append((None, fault))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join()
    value, fault = done.pop()
    if fault is None:
        return cast("T", value)
    try:
        raise fault
    finally:
        del fault  # it knows this frame: together they would keep what the work had open


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise Interruption(number)
