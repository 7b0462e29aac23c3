"""What an editor is told while a large site is read for the first time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from lsprotocol import types

from briefing_site.apps.lsp.fault_feed import Publisher
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.apps.lsp.worker import Worker
from briefing_site.engine import work_time
from briefing_site.read import few_texts
from tests.editor import lead
from tests.patience import PATIENCE
from tests.sites import CARD, LEAD, Site, briefing

TEXT = lead("It [@rain#huors; @snow].")


class Held(SiteFolder):
    """A site folder whose first look takes as long as a test wants."""

    def __init__(self, site: Site) -> None:
        super().__init__(site.root, None)
        self.go = threading.Event()

    def known(self) -> SiteMoment:
        assert self.go.wait(PATIENCE)
        return super().known()


@pytest.fixture
def folder(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    monkeypatch.setattr(few_texts, "MANY", 1)
    monkeypatch.setattr(work_time, "LONGEST", 0.01)
    site.small(briefing("It rained."))
    held = Held(site)
    yield held
    held.go.set()


@pytest.mark.asyncio
async def test_the_faults_of_an_open_text_are_told_before_the_site_is_read(folder: Held) -> None:
    told: dict[str, list[str]] = {}
    heard = asyncio.Event()

    def publish(params: types.PublishDiagnosticsParams) -> None:
        told[params.uri] = [f"{each.code} {params.version}" for each in params.diagnostics]
        heard.set()

    async def until(codes: list[str]) -> None:
        while told.get(folder.uri(LEAD)) != codes:
            await asyncio.wait_for(heard.wait(), PATIENCE)
            heard.clear()

    looks, pages, answers = Worker("looks"), Worker("pages"), Worker("answers")
    publisher = Publisher(folder, ClientAbilities(), looks, pages, answers, publish, lambda _: None)
    folder.edit(LEAD, TEXT, 1)
    folder.edit(CARD, "no front matter", 1)
    publisher.schedule()
    await until(["unknown-excerpt 1"])  # of the other source nothing is known yet
    assert list(told) == [folder.uri(LEAD)]
    folder.edit(LEAD, TEXT.replace("huors", "hours"), 2)
    publisher.schedule()
    await until([])
    folder.edit(LEAD, TEXT, 3)
    publisher.schedule()
    await until(["unknown-excerpt 3"])
    folder.edit(CARD, folder.root.joinpath(CARD).read_text("utf-8"), 2)
    folder.go.set()
    await until(["unknown-excerpt 3", "unknown-source 3"])
    publisher.close()


def test_a_small_site_is_waited_for(folder: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few_texts, "MANY", 300)
    assert folder.beside() is None
