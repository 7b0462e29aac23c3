"""`briefing build --explain ADDRESS`: why a page was made again, or was not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_site.apps.cli.main import main
from tests.edits import ALL_PAGE, MORE, TIDE
from tests.sites import CARD, PAGE, Site

TIDE_PAGE = "water/tide.html"
Edit = Callable[[Site], None]


def explained(site: Site, address: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["build", "--site", str(site.root), "--explain", address])
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{address}:"))
    return lines[at:]


@pytest.fixture
def built(small: Site) -> Site:
    small.write(MORE)
    small.build()
    return small


CASES: dict[str, tuple[Edit, str, list[str]]] = {
    "nothing": (lambda _: None, PAGE, [f"{PAGE}: nothing has changed since the last build."]),
    "another page": (
        lambda site: site.edit(TIDE, "It went out.", "It went far out."),
        ALL_PAGE,
        [f"{ALL_PAGE}: not made again, for nothing that it shows has changed."],
    ),
    "its own text": (
        lambda site: site.edit(TIDE, "It went out.", "It went far out."),
        TIDE_PAGE,
        [f"{TIDE_PAGE}: made again.", f"  {TIDE} has changed", "  different on the page: body"],
    ),
    "a title that it shows": (
        lambda site: site.edit(TIDE, "title: The tide", "title: The spring tide"),
        PAGE,
        [f"{PAGE}: made again.", f"  {TIDE} has changed", "  different on the page: backlinks"],
    ),
    "a card that it cites": (
        lambda site: site.edit(CARD, "It rained for long.", "It rained all night."),
        PAGE,
        [f"{PAGE}: made again.", f"  {CARD} has changed", "  different on the page: notes"],
    ),
    "the settings": (
        lambda site: site.edit("config.yaml", "title: Harbour Notes", "title: Port Notes"),
        TIDE_PAGE,
        [
            f"{TIDE_PAGE}: made again.",
            "  config.yaml has changed",
            "  different on the page: site, citation, metadata",
        ],
    ),
    "the theme": (
        lambda site: site.edit("config.yaml", "base_url:", "theme: mine\nbase_url:"),
        TIDE_PAGE,
        [f"{TIDE_PAGE}: made again.", "  the theme has changed", "  config.yaml has changed"],
    ),
    "a new page": (
        lambda site: site.put("briefings/land/new.md", site.read(TIDE).replace("region: water\nregions: [land]", "region: land")),
        "land/new.html",
        ["land/new.html: made for the first time."],
    ),
    "no such page": (
        lambda site: site.edit(TIDE, "It went out.", "It went far out."),
        "water/tied.html",
        ["water/tied.html: the site has no such page.", '  did you mean "water/tide.html"?'],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "address", "told"), CASES.values(), ids=CASES)
def test_a_page_is_explained(
    built: Site, capsys: pytest.CaptureFixture[str], edit: Edit, address: str, told: list[str]
) -> None:
    edit(built)
    assert explained(built, address, capsys) == told
