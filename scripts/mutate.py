"""Which faults would the tests not see? Makes small faults in modules, one at a time, and runs tests on each.

    scripts/mutate.py generator/briefing_site/link --tests tests/test_claims.py tests/test_link.py --sample 50

1. Every fault that one of a few rules makes of the syntax tree is a *mutant*: a comparison turned round, an
   `and` for an `or`, a condition that always holds, a number that is one higher, a statement left out.
2. The tests run once as they are, to learn which of them comes by which line.
3. A process of its own imports the module as a mutant, and runs the tests that come by its line, until one
   fails. Files are never changed.

A mutant that no test notices has *survived*: a test is missing, or the fault makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.machinery
import importlib.util
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, FrameType

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"

# --- mutants -------------------------------------------------------------------------------------

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.Lt: ast.LtE,
    ast.Gt: ast.GtE,
    ast.In: ast.NotIn,
    ast.Is: ast.IsNot,
}
_TURNED |= {turned: op for op, turned in _TURNED.items()}
_EXCHANGED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
}

Change = tuple[ast.AST, str, Callable[[], None]]
"""A node, what is done to it, and how to do it."""


@dataclass(frozen=True)
class Mutant:
    """One fault in one module."""

    path: Path
    number: int
    """Among the mutants of the module, in the order of its syntax tree."""
    lines: range
    """Of the faulty expression or statement."""
    what: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(PACKAGE)}:{self.lines.start}: {self.what}"


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of a module."""
    found = []
    for number, (node, what, _) in enumerate(_changes(ast.parse(path.read_text("utf-8")))):
        assert isinstance(node, ast.expr | ast.stmt)
        found.append(Mutant(path, number, range(node.lineno, (node.end_lineno or node.lineno) + 1), what))
    return found


def compiled(mutant: Mutant) -> CodeType:
    """The module with the fault in it."""
    tree = ast.parse(mutant.path.read_text("utf-8"))
    for number, (_, _, make) in enumerate(_changes(tree)):
        if number == mutant.number:
            make()
            break
    return compile(ast.fix_missing_locations(tree), str(mutant.path), "exec", dont_inherit=True)


def _changes(tree: ast.Module) -> Iterator[Change]:
    """Everything that can be changed in a tree; nothing in annotations, docstrings and decorators."""
    for node in _walk(tree):
        for field, new, what in _of_node(node):
            yield node, what, partial(setattr, node, field, new)
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and field in ("body", "orelse"):
                yield from _left_out(value)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _says_nothing(child):
                continue
            yield child
            yield from _walk(child)


def _says_nothing(node: ast.AST) -> bool:
    """Whether a statement has no effect: imports, docstrings, names of types."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.Name):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id[:1].isupper()
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom)


def _of_node(node: ast.AST) -> Iterator[tuple[str, object, str]]:
    """Field, new value, and words for each change of one node."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            turned = [*node.ops[:at], _TURNED[type(op)](), *node.ops[at + 1 :]]
            yield "ops", turned, f"{type(op).__name__} to {type(turned[at]).__name__}"
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "op", other, f"{type(node.op).__name__} to {type(other).__name__}"
    elif isinstance(node, ast.BinOp) and type(node.op) in _EXCHANGED:
        exchanged = _EXCHANGED[type(node.op)]()
        yield "op", exchanged, f"{type(node.op).__name__} to {type(exchanged).__name__}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "op", ast.UAdd(), "without not"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "test", ast.Constant(False), "condition never holds"
        if not isinstance(node, ast.While):  # it would never end
            yield "test", ast.Constant(True), "condition always holds"
    elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
        for at, part in enumerate(node.generators):
            if part.ifs:
                bare = ast.comprehension(part.target, part.iter, [], part.is_async)
                parts = [*node.generators[:at], bare, *node.generators[at + 1 :]]
                yield "generators", parts, "comprehension without its if"
    elif isinstance(node, ast.Return) and not isinstance(node.value, ast.Constant | None):
        yield "value", ast.Constant(None), "returns None"
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)


def _of_constant(node: ast.Constant) -> Iterator[tuple[str, object, str]]:
    value = node.value
    if isinstance(value, bool):
        yield "value", not value, f"{value} to {not value}"
    elif isinstance(value, int | float):
        yield "value", value + 1, f"{value} to {value + 1}"
    elif isinstance(value, str):
        yield "value", f"XX{value}", f"{value[:30]!r} with XX before it"


def _left_out(body: list[ast.stmt]) -> Iterator[Change]:
    for at, statement in enumerate(body):
        called = isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant)
        if called or isinstance(statement, ast.AugAssign | ast.Continue | ast.Break):
            empty = ast.copy_location(ast.Pass(), statement)
            yield statement, f"without {ast.unparse(statement)[:40]}", partial(body.__setitem__, at, empty)


# --- which tests come by which line --------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """What the tests do without a mutant."""

    lines: Mapping[str, frozenset[str]]
    """By `path:line`: the tests that come by; `test_file.py::` for all tests of a file."""
    seconds: Mapping[str, float]
    """By test."""
    failed: frozenset[str]


class Tracer:
    """A plugin of pytest: notes which lines of some files each test runs, and how long it takes."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = {str(path) for path in paths}
        self.lines: defaultdict[str, set[str]] = defaultdict(set)
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self._at = ""

    def _trace(self, frame: FrameType, event: str, _: object) -> object:
        if frame.f_code.co_filename not in self.paths:
            return None
        self.lines[f"{frame.f_code.co_filename}:{frame.f_lineno}"].add(self._at)
        return self._trace

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note lines while a test runs."""
        self._at = item.nodeid
        sys.settrace(self._trace)  # type: ignore[arg-type]
        threading.settrace(self._trace)  # type: ignore[arg-type]
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        """Note the lines of fixtures under the name of the file."""
        # What a fixture of a module runs, it runs for all tests of the module.
        self._at = item.path.name + "::"
        try:
            return (yield)
        finally:
            self._at = item.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long it took, and whether it failed."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)


class Chosen:
    """A plugin of pytest: runs the tests that are named, the quick files first."""

    def __init__(self, tests: frozenset[str], known: Known) -> None:
        self.tests, self.known = tests, known

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        wanted = [
            item
            for item in items
            if (item.nodeid in self.tests or f"{item.path.name}::" in self.tests)
            and item.nodeid not in self.known.failed
        ]
        cost: defaultdict[str, float] = defaultdict(float)
        for item in wanted:
            cost[item.path.name] += self.known.seconds.get(item.nodeid, 0)
        wanted.sort(key=lambda item: cost[item.path.name])
        items[:] = wanted


# --- runs ----------------------------------------------------------------------------------------


def child(work: Callable[[], int], limit: int) -> int:
    """Do work in a process of its own, without a word; the exit status, negative where it takes too long."""
    number = os.fork()
    if number == 0:
        status = 99
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            signal.alarm(limit)
            status = work()
        finally:
            os._exit(status)
    _, ended = os.waitpid(number, 0)
    return os.waitstatus_to_exitcode(ended)  # negative where a signal ended it


def run_tests(tests: Sequence[str], plugin: object, *more: str) -> int:
    """Run tests in this process."""
    folder = tempfile.mkdtemp(prefix="mutant")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # most are of no use here, and slow to load
    try:
        flags = ("-q", "-p", "pytest_asyncio.plugin", "-p", "no:cacheprovider", f"--basetemp={folder}/run")
        return int(pytest.main([*flags, *more, *tests], plugins=[plugin]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def traced(paths: Sequence[Path], tests: Sequence[str], folder: Path) -> Known:
    """Learn it; a test that fails as things are, as those do that are timed, is left out and named."""
    out = folder / "trace.json"

    def work() -> int:
        tracer = Tracer(paths)
        status = run_tests(tests, tracer, "-m", "not browser")
        lines = {line: sorted(nodes - tracer.failed) for line, nodes in tracer.lines.items()}
        told = {"lines": lines, "seconds": tracer.seconds, "failed": sorted(tracer.failed)}
        out.write_text(json.dumps(told))
        return status

    if (status := child(work, 3000)) not in (0, 1):
        sys.exit(f"The tests do not run without a mutant (status {status}).")
    found = json.loads(out.read_text())
    for name in found["failed"]:
        print(f"left out: {name}")
    lines = {line: frozenset(nodes) for line, nodes in found["lines"].items()}
    return Known(lines, found["seconds"], frozenset(found["failed"]))


def verdict(mutant: Mutant, known: Known, limit: int) -> str:
    """`killed`, `survived`, `late` where the tests took too long, or `unseen` where no test comes by."""
    of_module = {line: tests for line, tests in known.lines.items() if line.startswith(f"{mutant.path}:")}
    here = [of_module.get(f"{mutant.path}:{line}", frozenset()) for line in mutant.lines]
    # A line that runs when the module is imported is noticed by whichever test comes by the module.
    tests = frozenset().union(*here) or frozenset().union(*of_module.values())
    if not tests:
        return "unseen"
    files = sorted({f"tests/{test.partition('::')[0].rpartition('/')[2]}" for test in tests})

    def work() -> int:
        sys.meta_path.insert(0, _Finder(mutant))
        return run_tests(files, Chosen(tests, known), "-x", "-m", "not browser")

    status = child(work, limit)
    return "late" if status < 0 else "survived" if status in (0, 5) else "killed"


class _Finder:
    """Imports one module as a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        name = ".".join(mutant.path.relative_to(PACKAGE).with_suffix("").parts)
        self.name, self.path = name.removesuffix(".__init__"), str(mutant.path)
        self.code = compiled(mutant)

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        code = self.code

        class Loader(importlib.machinery.SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType:
                return code

        return importlib.util.spec_from_file_location(name, self.path, loader=Loader(name, self.path))


def preload() -> None:
    """Import the libraries, so that no child has to; nothing of the package: a mutant would come too late."""
    for library in ("html5lib", "hypothesis.strategies", "jinja2", "markdown", "nh3", "yaml"):
        importlib.import_module(library)
    # A loaded machine is not to look like a test that notices.
    settings.register_profile("mutants", deadline=None)
    settings.load_profile("mutants")


def main() -> None:
    """Make mutants, run tests, tell what survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("modules", nargs="+", type=Path, help="modules, or folders of modules")
    parser.add_argument("--tests", nargs="+", required=True, help="test files that are to notice")
    parser.add_argument("--sample", type=int, default=0, help="so many of all mutants, by chance; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="of the chance")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=300, help="seconds that one mutant may take")
    parser.add_argument("--only", default="", help="only mutants whose words hold this, as printed")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path[:0] = [str(PACKAGE), str(ROOT)]
    given = [path.resolve() for path in options.modules]
    paths = sorted(p for path in given for p in (path.rglob("*.py") if path.is_dir() else [path]))
    every = [m for path in paths for m in mutants(path) if options.only in str(m)]
    chosen = every
    if 0 < options.sample < len(every):
        chosen = sorted(random.Random(options.seed).sample(every, options.sample), key=str)
    print(f"{len(every)} mutants, {len(chosen)} of them run", flush=True)
    preload()
    with tempfile.TemporaryDirectory() as folder:
        known = traced(paths, options.tests, Path(folder))
    print(f"{len(known.seconds)} tests, {sum(known.seconds.values()):.0f} s", flush=True)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    began = time.monotonic()
    with ThreadPoolExecutor(options.jobs) as pool:
        verdicts = pool.map(lambda m: verdict(m, known, options.limit), chosen)
        for mutant, said in zip(chosen, verdicts, strict=True):
            counts[mutant.path.relative_to(PACKAGE / "briefing_site").parts[0]][said] += 1
            if said != "killed":
                print(f"{said}: {mutant}", flush=True)
    for room, of_room in counts.items():
        told = ", ".join(f"{number} {said}" for said, number in sorted(of_room.items()))
        print(f"{room}: {of_room.total()} mutants: {told}")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
