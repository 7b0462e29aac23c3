"""An answer of the editor's server costs as much in a large site as in a small one: lines that run are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_site.apps.lsp import choices
from briefing_site.apps.lsp.complete import complete
from briefing_site.apps.lsp.document_links import document_links
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.offered import Offered
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder
from tests.counting import lines_run
from tests.editor import pointed
from tests.sites import Site
from tests.test_link_growth import CLAIM, card, each

PATH = "briefings/water/rain-1.md"
CLIENT = ClientAbilities()


def _completions(known: SiteMoment, offset: int) -> None:
    assert CLIENT.completions(known.lines(PATH), complete(known, PATH, offset), Offered()).items


def _hover(known: SiteMoment, offset: int) -> None:
    assert hover(known, PATH, offset)


def _links(known: SiteMoment, _: int) -> None:
    assert document_links(known, PATH)


ASKED = [
    pytest.param(_completions, "It [@▮", 0.5, id="any source"),
    pytest.param(_completions, "It [@card-1▮", 3, id="sources of which some letters are typed"),
    pytest.param(_completions, "It [@card-1#▮", 0.5, id="excerpts"),
    pytest.param(_completions, "It [[▮", 2, id="any briefing"),
    pytest.param(_completions, "It [[rain-1▮", 8, id="briefings of which some letters are typed"),
    pytest.param(_hover, "It [@card-1#par▮t-0].", 0.5, id="a citation"),
    pytest.param(_hover, "See [[rain-▮2]].", 0.5, id="a link"),
    pytest.param(_links, "See [[rain-2]] and [[rain-3]].▮", 0.5, id="links to follow"),
]


@pytest.mark.parametrize(("ask", "body", "a_file"), ASKED)
def test_an_answer_costs_as_much_in_a_site_of_any_size(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[SiteMoment, int], None],
    body: str,
    a_file: float,
) -> None:
    """Of `a_file` lines for each briefing and card: a text is compared with each, and nothing is made of it."""
    monkeypatch.setattr(choices, "MOST", 5)

    def work(size: int) -> int:
        small = Site(tmp_path / str(size))
        small.small()
        small.write(each(size, f"{CLAIM} [@card-{{n}}#part-0]."))
        small.write("".join(card(f"card-{number}") for number in range(size)))
        folder = SiteFolder(small.root, None)
        text, offset = pointed(f"{small.path(PATH).read_text('utf-8')}\n{body}")
        folder.edit(PATH, text)
        folder.known()
        folder.settle()
        counts = []
        for _ in range(2):  # what is kept for other answers is made by the first
            known = folder.latest({PATH: text}, settled=False)
            assert known
            counts.append(lines_run(lambda known=known: ask(known, offset)))  # type: ignore[misc]
        return counts[-1]

    work(4)  # what is set up once
    first, second = work(20), work(60)
    assert second - first < 40 * a_file
