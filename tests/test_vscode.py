"""The extension for VS Code: its snippets, its matcher, its package, and itself against the real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing_site import __version__
from briefing_site.model.source import KINDS
from briefing_site.parse.excerpt_keys import VOICES
from scripts.vsix import pack
from tests.sites import CARD, LEAD, Site, briefing, files

ROOT = Path(__file__).resolve().parents[1]
EXTENSION = ROOT / "editors/vscode"
STARTER = ROOT / "generator/briefing_site/authoring/starter"
ABOUT: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text("utf-8"))
SNIPPETS: dict[str, Any] = json.loads((EXTENSION / "snippets/markdown.json").read_text("utf-8"))

# --- snippets ------------------------------------------------------------------------------------

_PLACE = re.compile(r"\$\{\d+(?:\|(?P<choices>[^}|]*)\||:(?P<words>[^{}$]*|\$[^{}]*))\}|\$\d+")
_DATE = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
TYPED = {
    "source": "rain",
    "passage": "hours",
    "region": "water",
    "slug": "all",
    "file.txt": "again.txt",
    "1": "2",
    "words as they stand in the document": "Rain fell for six hours",
}
"""What an author of the small site types where a snippet has these words."""
PLACES = {
    "Briefing": "briefing",
    "Judgement": "front matter",
    "Event": "front matter",
    "Correction": "front matter",
    "Source card": "card",
    "Passage": "card body",
    "Translated passage": "card body",
}
"""Where a snippet is meant to stand; in the body of a briefing if it is not here."""


def expanded(name: str, choice: int) -> str:
    """A snippet as it stands once it is filled in, with the first of its choices or another one."""

    def filled(found: re.Match[str]) -> str:
        if found["choices"]:
            choices = found["choices"].split(",")
            return choices[choice % len(choices)]
        return TYPED.get(found["words"] or "", found["words"] or "")

    text = "\n".join(SNIPPETS[name]["body"]).replace(_DATE, "2026-01-07")
    text = _PLACE.sub(filled, text)
    assert "$" not in text, text
    return text


def put(site: Site, name: str, text: str) -> None:
    """Put what a snippet makes where it is meant to stand."""
    passage = text.replace("## hours", "## again")
    match PLACES.get(name, "body"):
        case "briefing":
            site.put(LEAD, f"{text}\nIt rained [@rain#hours].\n")
        case "front matter":
            site.put(LEAD, files(briefing("It rained [@rain#hours].", text))[LEAD])
        case "card":
            site.put("seeds/again.md", passage)
            site.put("seeds/archive/again.txt", "Another day\n\nRain fell for six hours, and more.\n")
            site.put(LEAD, files(briefing("It rained [@again#again]."))[LEAD])
        case "card body":
            site.put(CARD, f"{site.read(CARD)}\n{passage}\n")
            site.put(LEAD, files(briefing("Quay Post reports that it rained [@rain#again]."))[LEAD])
        case _:
            before, behind = (
                ("It rained ", ".\n\nMore.") if name != "Waiver" else ("", "\nIt cost 12 million.")
            )
            words, _, note = text.partition("\n\n")
            site.put(LEAD, files(briefing(f"{before}{words}{behind}\n\n{note}"))[LEAD])


@pytest.mark.parametrize("choice", [0, 1])
@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_builds_without_an_error(site: Site, name: str, choice: int) -> None:
    site.small()
    put(site, name, expanded(name, choice))
    site.pin()
    assert site.build().faults == []


def test_snippets_offer_all_that_may_be_chosen() -> None:
    text = json.dumps(SNIPPETS)
    assert f"|{','.join(KINDS)}|" in text
    assert f"|{','.join(VOICES)}|" in text
    prefixes = [each["prefix"] for each in SNIPPETS.values()]
    assert len(set(prefixes)) == len(prefixes)


# --- what package.json says ----------------------------------------------------------------------


def test_the_matcher_reads_what_the_command_prints(site: Site) -> None:
    site.small(briefing("It 日本 [@rian#hours]."))
    command = [sys.executable, "-m", "briefing_site", "check", "--site", str(site.root)]
    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)
    (matcher,) = ABOUT["contributes"]["problemMatchers"]
    pattern = matcher["pattern"]
    found = [
        m for line in (done.stdout + done.stderr).splitlines() if (m := re.search(pattern["regexp"], line))
    ]
    read = {key: found[0][pattern[key]] for key in ("file", "line", "column", "severity", "code")}
    assert read == {"file": LEAD, "line": "7", "column": "8", "severity": "error", "code": "unknown-source"}


def test_the_matcher_is_that_of_a_new_site() -> None:
    (matcher,) = ABOUT["contributes"]["problemMatchers"]
    tasks = json.loads((STARTER / "vscode/tasks.json").read_text("utf-8"))["tasks"]
    assert tasks[0]["problemMatcher"]["pattern"] == matcher["pattern"]


def test_it_has_the_version_of_the_generator() -> None:
    assert ABOUT["version"] == __version__


def test_a_folder_cannot_say_what_is_run_before_it_is_trusted() -> None:
    assert ABOUT["capabilities"]["untrustedWorkspaces"]["supported"] is False
    command = ABOUT["contributes"]["configuration"]["properties"]["briefing.command"]
    assert command["scope"] == "machine-overridable"


# --- the extension itself ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built() -> Path:
    """The folder of the built extension; skips where Node.js is missing, and need not be there."""
    if not (shutil.which("node") and shutil.which("npm")) and not os.environ.get("BRIEFING_REQUIRE_NODE"):
        pytest.skip("Node.js is not here")
    subprocess.run([str(EXTENSION / "run"), "build"], check=True, capture_output=True)
    return ROOT / ".cache/vscode/extension"


def test_it_works_against_the_real_server(built: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "sïte 日本")
    body = "日本😀 [@rain#hours], so [but see @rain#dry].\n\n## Later\n\nSee [[all]]."
    site.small(briefing(body))
    command = tmp_path / "briefing"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing_site "$@"\n')
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "generator"),
        "BRIEFING_EXTENSION": str(built / "out/extension.js"),
        "BRIEFING_COMMAND": str(command),
        "BRIEFING_SITE": str(site.root),
    }
    done = subprocess.run(
        ["node", "--test", str(EXTENSION / "test/extension.test.cjs")],
        timeout=900,  # seconds; it takes 30 on a busy machine
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^(?:#|ℹ) fail 0$", done.stdout, re.MULTILINE)
    assert re.search(r"^(?:#|ℹ) pass 1\d$", done.stdout, re.MULTILINE)


def test_the_package_is_the_same_each_time_and_whole(built: Path, tmp_path: Path) -> None:
    first, second = pack(built, tmp_path / "a"), pack(built, tmp_path / "b")
    assert first.name == f"briefing-site-{__version__}.vsix"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as package:
        names = package.namelist()
        manifest = ET.fromstring(package.read("extension.vsixmanifest"))
        types = ET.fromstring(package.read("[Content_Types].xml"))
        about = json.loads(package.read("extension/package.json"))
    endings = {each.attrib["Extension"] for each in types}
    assert {Path(name).suffix for name in names if name != "[Content_Types].xml"} - {".xml"} <= endings
    schema = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
    assets = [each.attrib["Path"] for each in manifest.iter(f"{schema}Asset")]
    licence = manifest.findtext(f"{schema}Metadata/{schema}License")
    wanted = [*assets, licence, f"extension/{about['main'].removeprefix('./')}"]
    wanted += [f"extension/{each['path'].removeprefix('./')}" for each in about["contributes"]["snippets"]]
    assert set(wanted) <= set(names)
    assert not any("node_modules" in name or name.endswith((".ts", ".map")) for name in names)
    assert "devDependencies" not in about
