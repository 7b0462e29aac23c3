"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site folder."""
    return Site(tmp_path / "site")


@pytest.fixture
def small(site: Site) -> Site:
    """The small site, pinned and without a fault."""
    site.small()
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests: there cannot be two in one process."""
    from tests.browser import find, launched  # Playwright is slow to load, and most tests have no use for it

    program = find()
    if program is None:
        if os.environ.get("BRIEFING_REQUIRE_BROWSER"):
            pytest.fail("BRIEFING_REQUIRE_BROWSER is set, and there is no Chromium")
        pytest.skip("there is no Chromium")
    with launched(program) as found:
        yield found
