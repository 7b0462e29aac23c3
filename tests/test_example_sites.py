"""The small example site: a second field and a second language, with documents at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites import Result, Site

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def seagrass(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("example") / "site")
    shutil.copytree(ROOT / "examples/seagrass", site.root, ignore=shutil.ignore_patterns("build", ".cache"))
    return site


@pytest.fixture(scope="module")
def built(seagrass: Site) -> Result:
    return seagrass.build()


def test_the_example_has_no_faults_and_no_waivers(seagrass: Site, built: Result) -> None:
    assert built.faults == []
    assert not [
        path for path in seagrass.path("briefings").rglob("*.md") if "lint:" in path.read_text("utf-8")
    ]


def test_its_pins_are_those_of_its_documents(seagrass: Site) -> None:
    before = seagrass.read("seeds/seeds.lock")
    seagrass.pin()
    assert seagrass.read("seeds/seeds.lock") == before


def test_its_pages_speak_japanese_and_show_the_disagreement(built: Result) -> None:
    page = built.pages["gyogyou/kyuuryouku.html"]
    assert '<html lang="ja"' in page
    assert "「若い組合員の暮らしが持たない」" in page
    assert "disagreements-h" in page
    assert "three times as dense inside the closed area" in page
    assert "休漁区の内側では密度が3倍" in page
