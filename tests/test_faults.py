"""Every fault that the generator tells: its code, its exact place, and the cure (`tests/fault_cases/`).

Faults that no text can mark have tests of their own, named after their functions, in the files beside this one.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Severity, Span
from briefing_site.model.diagnostic_data import from_data, to_data
from briefing_site.model.faults import phrases
from briefing_site.model.lines import Lines
from briefing_site.model.rules import RULES
from tests import test_faults_of_files, test_faults_of_templates, test_faults_of_the_lock
from tests.fault_cases import BY_MODULE, CASES
from tests.fault_cases.case import Case
from tests.fix_codes import CODES_WITH_FIXES
from tests.sites import Site, briefing

MODULES = {
    name: module
    for module in (import_module(f"{faults.__name__}.{each.name}") for each in iter_modules(faults.__path__))
    if module is not phrases
    for name, member in vars(module).items()
    if inspect.isfunction(member) and member.__module__ == module.__name__ and not name.startswith("_")
}
"""Name of every function of `faults`, and the module that it stands in."""


def spy(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Diagnostic]:
    """Every fault that one function of `faults` gives from now on."""
    told: list[Diagnostic] = []
    function: Callable[..., Diagnostic] = getattr(MODULES[name], name)

    def listening(*given: Any, **named: Any) -> Diagnostic:
        told.append(function(*given, **named))
        return told[-1]

    monkeypatch.setattr(MODULES[name], name, listening)
    return told


@pytest.mark.parametrize(("name", "case"), [pytest.param(k[0], c, id="-".join(k)) for k, c in CASES.items()])
def test_fault(small: Site, monkeypatch: pytest.MonkeyPatch, name: str, case: Case) -> None:
    expected = small.expect(case.text)
    if "seeds/" in case.text:
        small.pin()
    if small.path(".cache").exists():  # what is kept there would not be made again
        small.delete(".cache")
    told = spy(monkeypatch, name)
    seen = small.check()
    assert seen.faults == expected
    assert case.hint in seen.text
    assert told
    assert seen.outcome.complete is all(fault.severity is not Severity.ERROR for fault in seen.diagnostics)
    for fault in seen.diagnostics:
        well_formed(small, fault)


def well_formed(site: Site, fault: Diagnostic) -> None:
    """Whether all places that a diagnostic names are there, and its fixes can be made."""
    assert fault.code in RULES
    own = [fix for fix in fault.fixes if not fix.title.startswith("Turn the ")]
    assert fault.code in CODES_WITH_FIXES or not own
    edits = [edit for fix in fault.fixes for edit in fix.edits]
    for span in (fault.span, *(other.at for other in fault.related), *(edit.at for edit in edits)):
        assert span.start.path == span.end.path
        assert span.start <= span.end
        if span != Span.whole_file(span.path):
            text = site.read(span.path).removeprefix("\ufeff")
            lines = Lines(span.path, text)
            assert lines.place(lines.offset_of(span.start)) == span.start
            assert lines.place(lines.offset_of(span.end)) == span.end
    assert len({fix.title for fix in fault.fixes}) == len(fault.fixes)
    assert from_data(json.loads(json.dumps(to_data(fault)))) == fault


def test_every_function_has_a_case() -> None:
    beside = (test_faults_of_files, test_faults_of_templates, test_faults_of_the_lock)
    names = {name for module in beside for name in vars(module)}
    alone = {name.removeprefix("test_") for name in names if name.startswith("test_")}
    alone |= {"dead_link", "dead_anchor"}  # ADDRESSES_OF_TEMPLATES
    alone |= {"no_processor"}  # tests/test_citation_styles.py
    alone |= {"large_picture", "wide_picture", "not_scaled", "no_scaler"}  # tests/test_screen_pictures.py
    alone |= {"internal_error", "lost_words", "to_report", "unfilled_place"}  # tests/test_internal_errors.py
    assert set(MODULES) - {function for function, _ in CASES} - alone == set()


def test_cases_stand_in_the_file_of_their_module() -> None:
    where = {function: name for name, cases in BY_MODULE.items() for function, _ in cases}
    assert where == {name: MODULES[name].__name__.rpartition(".")[2] for name in where}
    assert len(CASES) == sum(map(len, BY_MODULE.values()))


# A bar inside a citation of a table, which parts it and loses a cell: one mistake, told once.
BARS = {
    "bar": "| a |\n| - |\n| «not-a-citation»[@rain#hours|x] |",
    "bar-behind": "| a | b |\n| - | - |\n| «not-a-citation»[see @rain#hours, p. 3|x] | y |",
    "bar-whole": "| a |\n| - |\n| [@rain#hours] | «lost-cell»x |",
    "bar-address": "| a |\n| - |\n| [me@rain.org|«lost-cell»x] |",
}  # fmt: skip


@pytest.mark.parametrize("text", BARS.values(), ids=BARS.keys())
def test_a_bar_in_a_citation_is_one_fault(small: Site, text: str) -> None:
    expected = small.expect(briefing(text))
    assert small.check().faults == expected
