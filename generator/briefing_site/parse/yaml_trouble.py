"""Why YAML cannot be read, in the author's words, at the place that is to be mended.

The library stops where it can read no further, which is often far behind the mistake. So each line up to
there is looked at for what authors do wrong. What looks wrong is mended in memory. It is told only where the
YAML can be read further then: a cure that is told has been tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix
from briefing_site.model.lines import Lines
from briefing_site.parse.yaml_mend import Mend
from briefing_site.parse.yaml_mends import mends_of_line
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

NO_KEYS = "no-keys"
"""Why the reading of a text ends that has no key at all."""
_MAX_FAULTS = 8
_MAX_LINES = 60
"""How many lines before the end of what can be read are looked at."""
_MAX_TRIALS = 150
"""How many mends are tried for one fault."""
_MAX_READ = 1_000_000
"""How many characters are read for the trials of all faults, so that a long text has fewer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the reading of YAML ended, and why."""

    at: int
    """Offset in the file."""
    why: str
    """The words of the library, or a name of our own."""
    opened: int | None = None
    """Offset of what began and did not come to its end."""
    end: int | None = None
    """Where the piece ends that cannot be read; None for the end of the line."""
    word: str = ""
    """What stands there, for the message."""


Reader = Callable[[Lines, int, int], Stop | None]
"""Tries to read the YAML from an offset to another; returns where it stopped, None if it came to the end."""


class _Trials:
    """Reads mended texts, until that is enough."""

    def __init__(self, read: Reader, left: int) -> None:
        self._read, self._left = read, left

    @property
    def over(self) -> bool:
        return self._left <= 0

    def read(self, lines: Lines, start: int, end: int) -> Stop | None:
        self._left -= end - start
        return self._read(lines, start, end)


def explained(lines: Lines, start: int, end: int, stop: Stop, read: Reader) -> list[Diagnostic]:
    """The faults of the YAML from `start` to `end`, whose reading ended at `stop`."""
    found: list[Diagnostic] = []
    now, shift = lines, 0
    trials = _Trials(read, _MAX_READ)
    while len(found) < _MAX_FAULTS:
        tried = [] if stop.why in _BEYOND_MENDING else _tried(now, start, end + shift, stop, trials)
        if not tried:
            if not found:
                found.append(_unexplained(lines, stop))
            break
        mend, rest = tried[0]
        found.append(_fault(lines, [each for each, _ in tried], shift))
        if (
            rest is None
            or mend.at[0] >= rest.at
            or now.place(mend.edits[-1].end).line == now.place(rest.at).line
        ):
            break
        if any("\n" in edit.new or "\n" in now.text[edit.start : edit.end] for edit in mend.edits):
            break  # the lines behind it have moved
        now, more = _mended(now, mend)
        shift += more
        stop = rest
    return found


def _tried(lines: Lines, start: int, end: int, stop: Stop, trials: _Trials) -> list[tuple[Mend, Stop | None]]:
    """The first mistake that a mend of it helps against, with all mends of it that help.

    A mend after which all can be read goes before one after which more can be read.
    """
    further: list[tuple[Mend, Stop | None]] = []
    for mend in islice(_mends(lines, start, end, stop), _MAX_TRIALS):
        if (
            further
            and further[0][1] is None
            and (mend.kind, mend.at) != (further[0][0].kind, further[0][0].at)
        ):
            continue
        if trials.over:
            break
        changed, more = _mended(lines, mend)
        rest = trials.read(changed, start, end + more)
        if rest is None:
            if further and further[0][1] is not None:
                further.clear()
            further.append((mend, None))
        elif not further and _is_further(lines, mend, rest.at - more, stop.at):
            further.append((mend, rest))
    return further


def _is_further(lines: Lines, mend: Mend, now: int, before: int) -> bool:
    """Whether the YAML can be read so much further that the mend is no chance.

    A mend of an earlier line gets past the place at which the reading ended; one of that line, past the line.
    """
    line = lines.place(before).line
    return now > before and (lines.place(now).line > line or lines.place(mend.at[0]).line < line)


def _mends(lines: Lines, start: int, end: int, stop: Stop) -> Iterator[Mend]:
    """The mends of all lines that may be to blame, from the top; guesses come last."""
    last = lines.place(max(min(stop.at, end - 1), start)).line
    first = lines.place(start).line
    numbers = list(range(max(first, last - _MAX_LINES), last + 1))
    if stop.opened is not None and (opened := lines.place(stop.opened).line) < numbers[0]:
        numbers.insert(0, opened)
    columns: list[int] = []
    found = [mend for number in numbers for mend in mends_of_line(lines, number, stop.at, columns)]
    if stop.why == NO_KEYS:  # words alone are a mistake of another kind
        found = [mend for mend in found if not mend.is_guess]
    yield from sorted(found, key=lambda mend: mend.is_guess)


def _mended(lines: Lines, mend: Mend) -> tuple[Lines, int]:
    """The text after a mend, and by how much it has grown."""
    text = lines.text
    for edit in sorted(mend.edits, key=lambda edit: edit.start, reverse=True):
        text = f"{text[: edit.start]}{edit.new}{text[edit.end :]}"
    return Lines(lines.path, text), len(text) - len(lines.text)


def _fault(lines: Lines, mends: Sequence[Mend], shift: int) -> Diagnostic:
    """The fault of a mistake; `shift` is by how much the text before it has grown meanwhile."""
    first = mends[0]
    fixes = tuple(
        Fix(
            mend.title,
            tuple(Edit(lines.span(edit.start - shift, edit.end - shift), edit.new) for edit in mend.edits),
            mend.safety,
        )
        for mend in mends
        if mend.title
    )
    span = first.at[0] - shift, first.at[1] - shift
    at = lines.bare(*span)
    if at.start == at.end:  # it is white space that is wrong
        at = lines.span(*span)
    return faults.yaml.bad_yaml(at, first.kind, first.words, fixes)


_WHY = (
    (LazyPattern(r"tab|'\\t'"), "tab"),
    (LazyPattern(r"escape|hex|Unicode character"), "backslash"),
    (LazyPattern(r"end of stream|document (?:indicator|separator)|quoted"), "unclosed-quote"),
    (LazyPattern(r"flow|',' or"), "unclosed-bracket"),
    (LazyPattern(r"simple key|expected ':'"), "no-colon"),
    (LazyPattern(r"mapping values"), "colon"),
    (LazyPattern(r"block scalar|comment or a? ?line break|indentation indicator"), "block-text"),
    (LazyPattern(r"block sequence entries"), "list-on-the-line"),
    (LazyPattern(r"block|'-' indicator|expected key"), "indent"),
    (LazyPattern(r"token|alias|anchor|tag|URI|directive|mapping keys|unexpected ':'|version|'!'"), "sign"),
    (LazyPattern(r"document"), "second-document"),
)
"""What the words of the library mean, the narrower before the wider."""
_BEYOND_MENDING = ("too-much", "merge", "control")
_FIRST_WORD = LazyPattern(r"[^\s:]+")
_AT_OPENING = ("unclosed-quote", "unclosed-bracket", "no-colon", "sign")


def _unexplained(lines: Lines, stop: Stop) -> Diagnostic:
    """The fault where no mend helps."""
    kind = (
        stop.why
        if stop.why in faults.yaml.NOTATION
        else next((kind for words, kind in _WHY if words.search(stop.why)), "other")
    )
    at = stop.opened if stop.opened is not None and kind in _AT_OPENING else stop.at
    if at >= len(lines.text.rstrip()) or lines.text[at : at + 1] == "\n":
        at = max(stop.opened or 0, lines.text.rfind("\n", 0, len(lines.text[:at].rstrip())) + 1)
    word = stop.word or lines.text[at : at + 1].strip()
    if kind == "backslash":
        at = max(lines.text.rfind("\\", 0, at + 1), 0)
        word = lines.text[at : at + 2]
    elif kind in ("no-colon", "list-on-the-line") and (first := _FIRST_WORD.match(lines.text, at)):
        word = first.group()
    span = lines.bare(at, stop.end) if stop.end is not None and at == stop.at else lines.rest_of_line(at)
    return faults.yaml.bad_yaml(span, kind, (word or "it",))
