"""The store is never believed: no damage and no forgery of kept results changes what is said or published."""

from __future__ import annotations

from pathlib import Path

from tests.forgeries import trials


def test_damaged_and_forged_results_change_nothing(tmp_path: Path) -> None:
    assert list(trials(tmp_path, damages=20, forgeries=12, seed=7)) == []
