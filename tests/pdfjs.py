"""PDF.js for tests: what `make features` puts beside a checkout."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def fetched() -> Path:
    """The folder of the package, fetched where it is not there yet; without npm the test is left out, or fails."""
    package = ROOT / ".cache/pdfjs/node_modules/pdfjs-dist"
    done = subprocess.run([ROOT / "scripts/pdfjs/fetch"], capture_output=True, text=True, check=False)
    if not package.is_dir():
        if os.environ.get("BRIEFING_REQUIRE_NODE"):
            pytest.fail(done.stderr)
        pytest.skip(done.stderr)
    return package
