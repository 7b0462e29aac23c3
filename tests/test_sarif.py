"""The document of SARIF 2.1.0: what the standard asks for, and what code scanning needs."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from briefing_site import __version__
from briefing_site.apps.cli.main import main
from briefing_site.model.rules import RULES
from tests.sites import LEAD, Site
from tests.test_diagnostics import MANY

ROOT = Path(__file__).parent.parent
MULTITOOL = ROOT / ".cache/front-end/node_modules/.bin/sarif-multitool"
"""The validator of the standard's editors; it needs Node, and `npm ci`."""


def document(site: Site, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """What `briefing check --format sarif` prints."""
    capsys.readouterr()
    main(["check", "--site", str(site.root), "--format", "sarif", *more])
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_a_clean_site_has_an_empty_run(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    made = document(small, capsys)
    assert (made["version"], made["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    (run,) = made["runs"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["tool"]["driver"]["name"] == "briefing"
    assert run["tool"]["driver"]["version"] == __version__
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_document_keeps_to_the_standard(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.expect(MANY)
    seen = small.check().diagnostics
    (run,) = document(small, capsys)["runs"]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert len(results) == len(seen)
    assert [rule["id"] for rule in rules] == [code for code in RULES if code in {f.code for f in seen}]
    for rule in rules:
        check_rule(rule)
    for result, fault in zip(results, seen, strict=True):
        check_result(result, rules)
        (location,) = result["locations"]
        at = location["physicalLocation"]
        assert unquote(at["artifactLocation"]["uri"]) == fault.place.path
        assert at["region"]["startLine"] == fault.place.line
        assert at["region"]["endColumn"] == fault.end.column
    prints = [result["partialFingerprints"]["briefing/v1"] for result in results]
    assert len(set(prints)) == len(prints)


def check_rule(rule: dict[str, Any]) -> None:
    named = {"name"} if "-" in rule["id"] else set()
    assert {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"} | named == set(rule)
    assert rule["shortDescription"]["text"].endswith(".")  # a sentence, or several
    assert RULES[rule["id"]].cure in rule["help"]["text"]
    assert rule["help"]["markdown"] == f"{RULES[rule['id']].meaning}\n\n{RULES[rule['id']].cure}"


def check_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in ("error", "warning", "note")
    assert result["message"]["text"]
    places = [result["locations"][0], *result.get("relatedLocations", ())]
    assert [place["id"] for place in places[1:]] == list(range(1, len(places)))
    regions = [place["physicalLocation"]["region"] for place in places]
    for fix in result.get("fixes", ()):
        assert fix["description"]["text"]
        for change in fix["artifactChanges"]:
            assert set(change["artifactLocation"]) == {"uri", "uriBaseId"}
            assert change["replacements"]
            regions += [replacement["deletedRegion"] for replacement in change["replacements"]]
            assert all("text" in replacement["insertedContent"] for replacement in change["replacements"])
    for region in regions:
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert min(region.values()) >= 1
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def prints(site: Site, capsys: pytest.CaptureFixture[str]) -> list[str]:
    (run,) = document(site, capsys)["runs"]
    return [result["partialFingerprints"]["briefing/v1"] for result in run["results"]]


def test_fingerprints_stay_where_lines_move(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain [@rian]. Fog [@fgo].\n\nRain [@rian].")
    first = prints(small, capsys)
    assert len(set(first)) == 3
    small.lead("More.\n\nMore.\n\nRain [@rian]. Fog [@fgo].\n\nRain [@rian].")
    assert prints(small, capsys) == first
    small.lead("Rain [@rian]. Mist [@mits].\n\nRain [@rian].")
    assert len(set(prints(small, capsys)) & set(first)) == 2


def test_fixes_name_their_files(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain [@rain#huors].")
    (run,) = document(small, capsys)["runs"]
    (result,) = run["results"]
    (fix,) = result["fixes"]
    assert fix == {
        "description": {"text": 'Change "huors" to "hours"'},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": LEAD, "uriBaseId": "SITE"},
                "replacements": [
                    {
                        "deletedRegion": {"startLine": 7, "startColumn": 13, "endLine": 7, "endColumn": 18},
                        "insertedContent": {"text": "hours"},
                    }
                ],
            }
        ],
    }


@pytest.mark.skipif(
    not MULTITOOL.exists() and not os.environ.get("BRIEFING_REQUIRE_NODE"),
    reason="sarif-multitool is not installed: make check installs it where there is Node.js",
)
def test_the_validator_of_the_standard_finds_no_error(
    small: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    small.expect(MANY)
    file, report = tmp_path / "found.sarif", tmp_path / "report.sarif"
    file.write_text(json.dumps(document(small, capsys)), encoding="utf-8")
    command: list[str | Path] = [MULTITOOL, "validate", file, "--output", report]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout
    found = json.loads(report.read_text("utf-8-sig"))["runs"][0]["results"]
    assert [each for each in found if each.get("level") == "error"] == []
