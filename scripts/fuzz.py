"""Tries every reader of the project with contents that nobody would write.

    python scripts/fuzz.py [TARGET ...] [--seconds 60] [--seed 0]

Contents are made from those of `tests/fuzz_targets.py`: bytes are turned, cut out, doubled and put in, and
two contents are joined. Where atheris is installed, half of the time is its own: it is led by the code that
runs. A content at which a reader raises what it does not name is written into `.cache/fuzz/`, and the exit
status is 1. It belongs into the seeds of its target, and what it found is to be mended.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import subprocess
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOUND = ROOT / ".cache/fuzz"
_LONGEST = 4_000
"""Bytes of a content; what a long one costs is held elsewhere (tests/test_bounded.py)."""


def varied(seeds: tuple[bytes, ...], words: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A content that is made from others."""
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
    return bytes(data[:_LONGEST])


def tried(name: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many contents were tried, and how many of these found something."""
    from tests.fuzz_targets import TARGETS

    target, chance = TARGETS[name], random.Random(f"{name} {seed}")
    end = time.monotonic() + seconds
    count = wrong = 0
    known: set[str] = set()
    while time.monotonic() < end:
        data = varied(target.seeds, target.words, chance)
        count += 1
        try:
            target.read(data)
        except Exception as fault:
            where = traceback.extract_tb(fault.__traceback__)[-1]
            mark = f"{type(fault).__name__} at {where.filename}:{where.lineno}"
            if mark not in known:
                known.add(mark)
                wrong += 1
                FOUND.mkdir(parents=True, exist_ok=True)
                path = FOUND / f"{name}-{sha256(data).hexdigest()[:12]}"
                path.write_bytes(data)
                print(f"{name}: {mark}: {path}", flush=True)
    return count, wrong


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
        f"-max_len={_LONGEST}",
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
    parser.add_argument("--seed", type=int, default=0, help="another one makes other contents (0)")
    given = parser.parse_args()
    wrong = 0
    both = importlib.util.find_spec("atheris") is not None
    seconds = given.seconds / 2 if both else given.seconds
    for name in given.targets or TARGETS:
        if name not in TARGETS:
            parser.error(f"there is no target {name}")
        count, found = tried(name, seconds, given.seed)
        print(f"{name}: {count:,} contents, {found} faults", flush=True)
        wrong += found
        if both:
            wrong += by_atheris(name, seconds, given.seed) != 0
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
