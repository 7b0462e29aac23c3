"""Builds that are killed leave the old site or the new one; `python -m tests.killed_builds` kills a thousand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.killed_builds import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are seen as Linux has them")


def test_no_kill_leaves_a_broken_site(tmp_path: Path) -> None:
    trial = run(60, tmp_path)
    assert trial.wrong == []
    assert trial.calls > 50
    assert trial.tally["killed"] > 25
