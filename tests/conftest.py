"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import Site


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled templates of a first build, so that not every test compiles them."""
    site = Site(tmp_path_factory.mktemp("templates"))
    site.small()
    assert site.build().faults == []
    return site.path(".cache/templates")


@pytest.fixture
def site(tmp_path: Path, templates: Path) -> Site:
    """An empty site folder."""
    made = Site(tmp_path / "site")
    made.path(".cache").mkdir(parents=True)
    made.path(".cache/templates").symlink_to(templates)
    return made


@pytest.fixture
def small(site: Site) -> Site:
    """The small site, pinned and without a fault."""
    site.small()
    return site
