"""Zotero's own translators read our exports, and the COinS and the metadata of our pages, back.

They are no part of this repository: `BRIEFING_ZOTERO` names a folder with checkouts of zotero/translators,
zotero/utilities, zotero/translate and zotero/zotero-schema, and with jsdom (`npm install --prefix FOLDER jsdom`); and
Node.js has to be there. Without them the test is skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.zotero import FORMATS, PAGES, read_back

CHECKOUTS = os.environ.get("BRIEFING_ZOTERO", "")

SHARES = {"CSL JSON": 0.93, "BibTeX": 0.93, "RIS": 0.96, "COinS": 0.96, PAGES: 0.98}
"""Least shares of the fields of 200 works that come back; docs/citation-styles.md has what does not, and why."""


@pytest.mark.skipif(not CHECKOUTS or not shutil.which("node"), reason="BRIEFING_ZOTERO names no checkouts")
@pytest.mark.parametrize("name", [*FORMATS, PAGES])
def test_zotero_reads_back(name: str) -> None:
    tally = read_back(Path(CHECKOUTS), name)
    assert tally.good["(entry)"] == tally.all["(entry)"] == 200
    assert tally.good["title"] == tally.all["title"]
    assert tally.good.total() / tally.all.total() >= SHARES[name]
