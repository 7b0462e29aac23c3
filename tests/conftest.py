"""What all tests share."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from briefing_site.apps.cli import progress_bar
from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No example fails because this machine is busy. CI tries the same examples each time and keeps none: a test that
# turns red there is red because of the change. Elsewhere they are new ones, and what failed is tried again.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with an event loop of their own come first: once the browser runs, its loop holds the process."""
    items.sort(key=lambda item: item.get_closest_marker("asyncio") is None)


@pytest.fixture(autouse=True, scope="session")
def _in_no_hurry() -> Iterator[None]:
    """No command tells how far it is, because this machine is busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress_bar.ProgressLines, "every", math.inf)
        patch.setattr(progress_bar.ProgressBar, "after", math.inf)
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No command reads or writes a file in the home folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """No midnight comes, here or in a program that is started here: the lock has the day on which it was written."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767960000")  # 2026-01-09, twelve o'clock


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
