"""A stranger's walk: the steps of docs/first-site.md, from an empty account to the published page in a browser.

The commands are taken out of the page, so that the page and this test cannot part. What stands in: a wheel of
this checkout and the libraries of these tests for a registry, a bare repository on the disk for the server of
git, its hook for the workflow of GitHub (it runs the commands of that workflow), and a web server of Python.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import served, visiting
from tests.patience import PATIENCE
from tests.strangers import empty_account, lend_libraries, made_package

ROOT = Path(__file__).resolve().parent.parent
STEP = re.compile(
    r"^```(?P<language>\w+) (?P<kind>step|more)(?:=(?P<path>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
STEPS = 10
"""Programs that the walk starts one after another: as many things are waited for."""
HOOK = """#!/bin/sh
# Stands in for GitHub: does with every push what the workflow of the site says.
set -eu
git --work-tree "$WORK" checkout --force main
cd "$WORK"
{commands}
cp -R build/. "$PUBLISHED"
"""


def script() -> Iterator[str]:
    """The steps of the page as one script: commands as they stand, and files written as it shows them."""
    for found in STEP.finditer((ROOT / "docs/first-site.md").read_text("utf-8")):
        if found["path"] is None:
            yield found["text"]
            continue
        sign = ">>" if found["kind"] == "more" else ">"
        yield f"cat {sign} '{found['path']}' <<'END OF STEP'\n{found['text']}END OF STEP\n"


def commands_of_workflow(base: str) -> str:
    """What the workflow that `briefing init` writes runs: its checks, and then the build that is published."""
    starter = ROOT / "generator/briefing_site/authoring/starter/github/workflows/publish.yml"
    runs = re.findall(r"^ +run: (briefing .*)$", starter.read_text("utf-8"), re.MULTILINE)
    assert [run.split()[1] for run in runs] == ["check", "build", "publish-check", "build"]
    return "\n".join(run.replace("${{ steps.pages.outputs.base_url }}", base) for run in runs)


@pytest.mark.browser
def test_from_an_empty_account_to_a_published_page(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    wheel = made_package(tmp_path_factory.mktemp("dist"), "wheel")
    lend_libraries(tmp_path / "lent")
    account = empty_account(tmp_path / "home", tmp_path / "lent")
    published, work, repository = (tmp_path / name for name in ("published", "work", "notes.git"))
    for folder in (published, work):
        folder.mkdir()
    with served(published) as base:
        run = partial(
            subprocess.run, env=account, capture_output=True, text=True, check=False, timeout=STEPS * PATIENCE
        )
        run(["git", "init", "--quiet", "--bare", "--initial-branch", "main", repository])
        hook = repository / "hooks/post-receive"
        hook.write_text(HOOK.format(commands=commands_of_workflow(base.rstrip("/"))))
        hook.chmod(0o755)
        steps = "".join(script()).replace("ADDRESS", wheel.as_uri()).replace("REPOSITORY", str(repository))
        walk = run(
            ["bash", "-eu", "-c", steps],
            cwd=account["HOME"],
            env={**account, "WORK": str(work), "PUBLISHED": str(published)},
        )
        assert walk.returncode == 0, walk.stdout + walk.stderr
        assert "> The night watch counted twelve ships" in walk.stdout
        assert "No faults." in walk.stdout
        assert (published / "coast/night-watch.html").is_file(), walk.stderr
        with visiting(browser, base) as visit:
            page = visit.open("index.html")
            page.get_by_role("link", name="Ships in the night").first.click()
            expect(page.locator("h1")).to_have_text("Ships in the night")
            page.locator("a[role=doc-noteref]").first.click()
            note = page.locator("#n-gazette-2026--twelve-ships")
            expect(note).to_contain_text("The night watch counted twelve ships")
            expect(page.locator("main")).to_contain_text("Harbour Gazette")
            assert (
                page.locator("link[rel=canonical]").get_attribute("href") == f"{base}coast/night-watch.html"
            )
