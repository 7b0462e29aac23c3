"""The line that tells readers what of the cited sentences stands in the passages."""

from __future__ import annotations

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as SeenSite
from briefing_site.view.values.evidence import EvidenceView, GroundingView
from briefing_site.view.values.pages import AboutView, BriefingView
from tests.sites import LEAD, PAGE, Site
from tests.test_groundings_told import BOATS, PIER, SHIPS

ON = "show_grounding: true\n"
TOLD = (
    "Of these sentences 5 quoted words, figures, dates and names were compared with the passages: "
    "1 stands there; 1 follows by arithmetic; 1 follows from what is known of the source; 2 are not there."
)
TEXT = f"{BOATS} {SHIPS} Ada Lane counts 14 [@pier]."


@pytest.fixture
def pier(small: Site) -> Site:
    small.write(PIER)
    small.pin()
    small.lead(TEXT)
    return small


def evidence(engine: Engine, address: str = PAGE) -> EvidenceView:
    site = engine.look()
    assert isinstance(site, SeenSite)
    view = site.pages[address]
    assert isinstance(view, (BriefingView, AboutView))
    return view.evidence


def test_nothing_is_told_unless_the_site_asks_for_it(pier: Site) -> None:
    assert evidence(Engine(pier.options())).grounding is None
    assert "were compared" not in pier.build().pages[PAGE]


def test_the_line_of_a_briefing(pier: Site) -> None:
    pier.append("config.yaml", ON)
    built = pier.build()
    assert f'<p class="hint">{TOLD}</p>' in built.pages[PAGE]
    assert [page for page, html in built.pages.items() if "compared with the passages" in html] == [PAGE]
    assert evidence(Engine(pier.options())).grounding == GroundingView(5, 1, 1, 1, 2, 0)


def test_a_briefing_without_tokens_has_no_line(pier: Site) -> None:
    pier.append("config.yaml", ON)
    assert evidence(Engine(pier.options()), "land/all.html").grounding is None
    assert evidence(Engine(pier.options()), "about.html").grounding is None


def test_the_line_in_japanese(pier: Site) -> None:
    pier.append("config.yaml", f"{ON}language: ja\n")
    assert "引用語句・数字・日付・名前など" in pier.build().pages[PAGE]


def test_a_preview_tells_of_what_changed_in_a_document(pier: Site) -> None:
    pier.append("config.yaml", ON)
    engine = Engine(pier.options())
    before = evidence(engine).grounding
    pier.edit("seeds/archive/pier.txt", "counted 12 boats", "counted 12 or 14 boats")
    pier.edit("seeds/pier.md", "counted 12 boats", "counted 12 or 14 boats")
    after = evidence(engine).grounding
    assert before != after == evidence(Engine(pier.options())).grounding
    pier.edit(LEAD, SHIPS, "")
    assert evidence(engine).grounding == evidence(Engine(pier.options())).grounding != after
