"""Tries every reader of the project with contents that nobody would write.

    python scripts/fuzz.py [TARGET ...] [--seconds 60] [--seed 0]
    python scripts/fuzz.py [TARGET ...] --executions 1000000

Contents are made from those of `tests/fuzz_targets.py`: bytes are turned, cut out, doubled and put in, and
two contents are joined. Where atheris is installed, half of the time is its own: it is led by the code that
runs. A content at which a reader raises what it does not name, or takes more than 3 seconds of the processor,
is written into `.cache/fuzz/`, and the exit status is 1. It belongs into the seeds of its target, and what it
found is to be mended.

With `--executions` a target is tried until it has had so many contents in all. How many each has had stands
in `.cache/fuzz/counts.json`, so that a run which is cut off is gone on with by the next, with other contents.
Atheris has no part in that.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fuzz_targets import Target

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOUND = ROOT / ".cache/fuzz"
_MOST_SECONDS = 3.0
"""Seconds of the processor that a content may cost."""
_MEMORY = 4 * 2**30
"""Bytes of addresses that this process may have: a content that asks for more is a fault of its reader."""
_BLOCK = 5_000
"""Contents of a block, after which the count is kept."""
_COUNTS = FOUND / "counts.json"


class SlowError(BaseException):
    """A content took too long. It is no `Exception`, which a reader may take for a fault of its content."""


def varied(target: Target, chance: random.Random) -> bytes:
    """A content that is made from the seeds of a target.

    It is no longer than the target says; what a long one costs is held elsewhere (`tests/test_bounded.py`).
    """
    seeds, words = target.seeds, target.words
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        match chance.randint(0, 6):
            case 0 if data:
                data[at % len(data)] ^= 1 << chance.randint(0, 7)
            case 1:
                del data[at : at + chance.randint(1, 20)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 40)] * chance.randint(1, 4)
            case 3 if words:
                data[at:at] = chance.choice(words)
            case 4:
                data[at:at] = bytes([chance.randint(0, 255)])
            case 5:
                data[at:] = chance.choice(seeds)[chance.randint(0, 200) :]
            case _:
                data[at:at] = chance.choice(words or (b"\n",)) * chance.randint(1, 30)
    return bytes(data[: chance.choice(target.lengths)])


class Trial:
    """A target that is tried; knows what it has found already."""

    def __init__(self, name: str) -> None:
        from tests.fuzz_targets import TARGETS

        self.name, self.target = name, TARGETS[name]
        self.count = 0
        self.known: set[str] = set()

    def once(self, chance: random.Random) -> None:
        """Try one content."""
        data = varied(self.target, chance)
        self.count += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
        try:
            self.target.read(data)
        except (Exception, SlowError) as fault:
            where = traceback.extract_tb(fault.__traceback__)[-1]
            mark = f"{type(fault).__name__} at {where.filename}:{where.lineno}"
            if mark not in self.known:
                self.known.add(mark)
                FOUND.mkdir(parents=True, exist_ok=True)
                path = FOUND / f"{self.name}-{sha256(data).hexdigest()[:12]}"
                path.write_bytes(data)
                print(f"{self.name}: {mark}: {path}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def tried(name: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many contents were tried within some seconds, and how many of these found something."""
    trial, chance = Trial(name), random.Random(f"{name} {seed}")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        trial.once(chance)
    return trial.count, len(trial.known)


def counted(name: str, executions: int, seed: int) -> tuple[int, int]:
    """Try a target until it has had so many contents; how many these are, and what was found in this run."""
    trial = Trial(name)
    while (had := _counts().get(name, 0)) < executions:
        chance = random.Random(f"{name} {seed} from {had}")
        for _ in range(_BLOCK):
            trial.once(chance)
        FOUND.mkdir(parents=True, exist_ok=True)
        _COUNTS.write_text(json.dumps({**_counts(), name: had + _BLOCK}, indent=1), encoding="utf-8")
    return had, len(trial.known)


def _counts() -> dict[str, int]:
    """How many contents each target has had."""
    return dict(json.loads(_COUNTS.read_text(encoding="utf-8"))) if _COUNTS.exists() else {}


def _slow(*_: object) -> None:
    raise SlowError


def led(name: str) -> None:
    """Have atheris try a target, in this process, until its time is over; libFuzzer ends the process."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["briefing_site"]):
        from tests.fuzz_targets import TARGETS
    atheris.Setup(sys.argv, TARGETS[name].read)
    atheris.Fuzz()


def by_atheris(name: str, seconds: float, seed: int) -> int:
    """Have atheris try a target in a process of its own; returns its exit status."""
    from tests.fuzz_targets import TARGETS

    corpus = FOUND / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for data in TARGETS[name].seeds:
        (corpus / sha256(data).hexdigest()[:12]).write_bytes(data)
    options = [
        f"-max_total_time={int(seconds)}",
        f"-seed={seed or 1}",
        f"-max_len={max(TARGETS[name].lengths)}",
        "-print_final_stats=1",
    ]
    done = subprocess.run(
        [sys.executable, __file__, "--led", name, f"-artifact_prefix={FOUND}/{name}-", *options, str(corpus)],
        check=False,
        cwd=ROOT,
    )
    return done.returncode


def main() -> int:
    """Try the targets that were named, or all."""
    if sys.argv[1:2] == ["--led"]:
        name = sys.argv.pop(2)
        del sys.argv[1]
        led(name)
        return 0
    from tests.fuzz_targets import TARGETS

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60, help="for each target (60)")
    parser.add_argument(
        "--executions", type=int, help="contents that each target is to have had, over all runs"
    )
    parser.add_argument("--seed", type=int, default=0, help="another one makes other contents (0)")
    given = parser.parse_args()
    wrong = 0
    both = importlib.util.find_spec("atheris") is not None and given.executions is None
    signal.signal(signal.SIGVTALRM, _slow)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    seconds = given.seconds / 2 if both else given.seconds
    for name in given.targets or TARGETS:
        if name not in TARGETS:
            parser.error(f"there is no target {name}")
        if given.executions is not None:
            count, found = counted(name, given.executions, given.seed)
        else:
            count, found = tried(name, seconds, given.seed)
        print(f"{name}: {count:,} contents, {found} faults", flush=True)
        wrong += found
        if both:
            wrong += by_atheris(name, seconds, given.seed) != 0
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
