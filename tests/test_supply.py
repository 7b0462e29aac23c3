"""What the project is made from: locks, a bill of materials, licences, known weaknesses."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply", ROOT / "scripts/supply.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply"] = module
    spec.loader.exec_module(module)
    return module


supply = _load()
LOCKED = {each.name: each for each in supply.parts()}


def bare(requirement: str) -> str:
    """The name of a package in a requirement, as locks spell it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[._-]+", "-", name[0]).lower()


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {
    extra: [bare(each) for each in needed] for extra, needed in PROJECT["optional-dependencies"].items()
}


def test_every_package_is_locked_with_its_hashes() -> None:
    assert len(LOCKED) > 100
    assert [each.purl for each in LOCKED.values() if not each.hashes] == []
    for name in supply.LOCKS:
        lock = (ROOT / f"requirements/{name}.lock.txt").read_text("utf-8")
        pinned = [line for line in lock.splitlines() if line[:1].isalnum()]
        assert len(pinned) == len(list(supply.python_parts(lock, name)))
        assert "://" not in lock  # a package by its address has no version


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_a_feature_needs_is_installed_without_the_tools_of_tests(extra: str) -> None:
    """By `make site` or `make features`, from locks with hashes."""
    assert {name for name in EXTRAS[extra] if LOCKED[name].needed_for not in ("site", "features")} == set()


def test_all_is_every_other_extra_and_names_no_package_of_ours() -> None:
    wanted = PROJECT["optional-dependencies"]
    others = {each for extra, needed in wanted.items() if extra != "all" for each in needed}
    assert wanted["all"] == sorted(others)
    assert {each for needed in EXTRAS.values() for each in needed} <= set(LOCKED)


def test_what_building_needs_is_in_the_lock_of_the_site() -> None:
    assert {LOCKED[bare(each)].needed_for for each in PROJECT["dependencies"]} == {"site"}


def test_the_locks_agree() -> None:
    versions: dict[str, set[str]] = {}
    for name in supply.LOCKS:
        for part in supply.python_parts((ROOT / f"requirements/{name}.lock.txt").read_text("utf-8"), name):
            versions.setdefault(part.name, set()).add(part.version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


BY_NAME = re.compile(
    r"(?:pip|pipx|uvx?|npm|conda|brew)[^\n`]{0,40}(?:\binstall|--from)[^\n`]{0,60}?[ '\"]briefing[-_]site"
    r"(?![-\d.]*-py3)(?!(?:\[[\w,]*\])? @)"
)
"""A command that installs the project by its name alone, and neither from a file nor from an address."""

INSTALLS = {
    "pip install briefing-site": True,
    "pipx install 'briefing-site[all]'": True,
    'uv tool install "briefing_site"': True,
    "uvx --from briefing-site briefing": True,
    "uv tool install 'briefing-site[all] @ git+ADDRESS'": False,
    "uvx --from 'briefing-site @ git+ADDRESS' briefing": False,
    "pipx install './dist/briefing_site-1.0.0-py3-none-any.whl[all]'": False,
}


@pytest.mark.parametrize(("told", "wrong"), INSTALLS.items(), ids=INSTALLS)
def test_an_installation_by_name_is_known(told: str, wrong: bool) -> None:
    assert bool(BY_NAME.search(told)) is wrong


def test_no_text_tells_to_install_the_project_by_its_name() -> None:
    """No registry has it, so that anybody could take the name."""
    files = [
        path
        for folder in ("generator", "docs", "scripts", "requirements")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".md", ".sh", ".in", "")
        and path.is_file()
        and "node_modules" not in path.parts
    ]
    files += [
        ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md", "Makefile", "Containerfile")
    ]
    assert len(files) > 300
    assert [str(path) for path in files if BY_NAME.search(path.read_text("utf-8", "replace"))] == []
    assert "Private :: Do Not Upload" in PROJECT["classifiers"]


def test_the_bill_of_materials_names_all_and_is_the_same_each_time() -> None:
    bill = json.loads(supply.sbom(supply.parts()))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert [each["purl"] for each in bill["components"]] == [each.purl for each in supply.parts()]
    jinja = next(each for each in bill["components"] if each["name"] == "jinja2")
    assert jinja["scope"] == "required"
    assert {each["alg"] for each in jinja["hashes"]} == {"SHA-256"}
    assert all(re.fullmatch("[0-9a-f]{64}", each["content"]) for each in jinja["hashes"])
    assert supply.sbom(supply.parts()) == supply.sbom(supply.parts())


def test_every_licence_is_known_to_be_allowed() -> None:
    assert supply.unfit(supply.parts()) == []


LICENCES = {
    "MIT": True,
    "BSD-3-Clause": True,
    "ISC License (ISCL)": True,
    "Apache-2.0 OR GPL-3.0-only": True,
    "(MIT OR GPL-2.0-only)": True,
    "Apache-2.0 WITH LLVM-exception": True,
    "MIT AND BSD-2-Clause": True,
    "MIT AND GPL-3.0-only": False,
    "GPL-3.0-or-later": False,
    "AGPL-3.0": False,
    "": False,
    "Proprietary": False,
}


@pytest.mark.parametrize(("licence", "fine"), LICENCES.items(), ids=[each or "none" for each in LICENCES])
def test_which_licence_may_be_used(licence: str, fine: bool) -> None:
    assert supply.may_be_used(licence) is fine


PARTS = [part for part in LOCKED.values() if part.name in ("jinja2", "typescript")]


def test_known_weaknesses_are_told() -> None:
    asked: list[bytes] = []

    def answer(question: bytes) -> bytes:
        asked.append(question)
        return json.dumps({"results": [{}, {"vulns": [{"id": "X-1"}, {"id": "X-2"}]}]}).encode()

    told = supply.advisories(PARTS, answer)
    assert [line.partition(": ")[2] for line in told] == [
        "https://osv.dev/vulnerability/X-1",
        "https://osv.dev/vulnerability/X-2",
    ]
    kinds = [each["package"]["ecosystem"] for each in json.loads(asked[0])["queries"]]
    assert sorted(kinds) == ["PyPI", "npm"]


def _fails(_: bytes) -> bytes:
    raise OSError("no way there")


NO_ANSWERS: dict[str, Callable[[bytes], bytes]] = {
    "no network": _fails,
    "a page": lambda _: b"<html>",
    "an error": lambda _: b"{}",
    "too few": lambda _: b'{"results": []}',
    "a list": lambda _: b"[]",
}


@pytest.mark.parametrize("ask", NO_ANSWERS.values(), ids=NO_ANSWERS)
def test_where_nothing_is_answered_it_is_said(
    ask: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supply, "_ask_osv", ask)
    assert supply.main(["advisories"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Not checked: osv.dev gives no answer here")
