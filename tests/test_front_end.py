"""Scripts and style sheets as a whole: their size, what they leave behind in a page, and the tools that check them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefing_site.apps.preview.app import static_files
from briefing_site.read.theme_folder import OWN_THEMES
from tests.sites import Site

ROOT = Path(__file__).resolve().parents[1]
PREVIEW = ROOT / "generator/briefing_site/apps/preview/static"
TOOLS = ROOT / "scripts/front-end"
FROM_ELSEWHERE = "idiomorph.js"


def own_files() -> list[Path]:
    """Every script and style sheet of our own."""
    found = [
        path
        for folder in (OWN_THEMES, PREVIEW, ROOT / "themes")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".js", ".css") and path.is_file() and path.name != FROM_ELSEWHERE
    ]
    assert len(found) > 50
    return found


def test_no_file_is_long() -> None:
    lines = {path: path.read_text("utf-8").count("\n") for path in own_files()}
    assert {path: many for path, many in lines.items() if many > 700} == {}


MODULE_SYNTAX = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)


def test_what_is_published_is_no_module(small: Site) -> None:
    """Modules do not load from a disk."""
    built = small.build().tree
    scripts = {path: data for path, data in {**built, **static_files()}.items() if path.endswith(".js")}
    assert {"live.js", "dock.js", "evidence.js"} < scripts.keys()
    for path, data in scripts.items():
        if path != FROM_ELSEWHERE:
            assert not MODULE_SYNTAX.search(data.decode("utf-8")), path


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "wanted"),
    [("land/all.html", []), ("sources/rain.html", []), ("search.html", ["briefingSearch"])],
)
def test_scripts_leave_one_name_at_most(
    browser: Browser, small: Site, tmp_path: Path, address: str, wanted: list[str]
) -> None:
    (tmp_path / "blank.html").write_text("<!doctype html>", "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "blank.html").as_uri())
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page.goto((small.build().output / address).as_uri())
    after = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page.close()
    assert sorted(after - before) == wanted


# --- the tools that check them -------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["scripts/front-end", "editors/vscode"])
def test_the_lock_names_versions_and_digests_and_no_registry(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == wanted
    for name, version in wanted.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


WITHOUT_NODE = {
    "left out": ({}, 0, "so scripts and style sheets are left out"),
    "where they must be checked": ({"BRIEFING_REQUIRE_NODE": "1"}, 1, "BRIEFING_REQUIRE_NODE is set"),
}


@pytest.mark.parametrize(("more", "code", "said"), WITHOUT_NODE.values(), ids=WITHOUT_NODE)
def test_without_node_the_check_says_so(tmp_path: Path, more: dict[str, str], code: int, said: str) -> None:
    for name in ("sh", "dirname"):
        program = shutil.which(name)
        assert program
        (tmp_path / name).symlink_to(program)
    environment = {key: value for key, value in os.environ.items() if key != "BRIEFING_REQUIRE_NODE"}
    done = subprocess.run(
        [str(TOOLS / "run"), "check"],
        env={**environment, "PATH": str(tmp_path), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
