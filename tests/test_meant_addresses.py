"""Former addresses and originals that are written as files, as addresses of the web or with a path: what was meant."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site, briefing

MEANT = {
    "file": ("water/old.md", "water/old"),
    "file-of-the-site": ("briefings/water/old.md", "water/old"),
    "path": ("../water/old", "water/old"),
    "backslashes": ("water\\old", "water/old"),
    "web": ("https://harbour.example/water/old.html", "water/old.html"),
    "nothing-known": ("water/old page", ""),
    "host-alone": ("https://harbour.example/", ""),
    "mail": ("ada@a.example", ""),
}


@pytest.mark.parametrize("key", ["aliases", "translation_of"])
@pytest.mark.parametrize(("written", "meant"), MEANT.values(), ids=MEANT.keys())
def test_an_address_is_told_as_it_was_meant(small: Site, key: str, written: str, meant: str) -> None:
    value = f"['{written}']" if key == "aliases" else f"'{written}'"
    small.write(briefing("It rained.", f"{key}: {value}"))
    (fault,) = [fault for fault in small.check().diagnostics if fault.place.path == LEAD]
    assert (fault.code, fault.suggestion) == ("wrong-type", meant)
