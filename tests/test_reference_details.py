"""What references say of works beyond author, title and date: each case a card, and what both styles print of it."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_site.view.bibliography.style import STYLES
from briefing_site.view.bibliography.work import source_work
from tests.references import marked, source
from tests.test_references import ENGLISH

Card = dict[str, Any]


def _card(kind: str, **more: Any) -> Card:
    keys = {name.replace("__", "-"): value for name, value in more.items()}
    return {"title": "Quays", "publisher": "Quay Press", "language": "en", "kind": kind, **keys}


ROE: Card = {"author": [{"family": "Roe", "given": "Jane"}]}
MORI: Card = {"translator": [{"family": "Mori", "given": "Ken"}]}
UNDATED: Card = {"type": "article-journal", "container-title": "Port Review", **ROE}

CASES: dict[str, tuple[Card, str, str]] = {
    "law-number": (
        _card("official", type="legislation", number="Pub. L. No. 109-347", volume="120", page="1884",
              container__title="Stat.", published="2006-10-13"),
        "Quays, Pub. L. No. 109-347, 120 Stat. 1884 (2006).",
        "Quays, Pub. L. No. 109-347, 120 Stat. 1884 (2006).",
    ),
    "law-bare-number": (
        _card("official", type="legislation", number="17/2008", published="2008"),
        "Quays, No. 17/2008 (2008).",
        "Quays, No. 17/2008 (2008).",
    ),
    "law-number-in-title": (
        _card("official", type="regulation", title="Regulation (EU) 2024/1689", number="2024/1689", published="2024"),
        "Regulation (EU) 2024/1689 (2024).",
        "Regulation (EU) 2024/1689 (2024).",
    ),
    "law-longer-number-in-title": (
        _card("official", type="regulation", title="Rules of 12024", number="2024", published="2025"),
        "Rules of 12024, No. 2024 (2025).",
        "Rules of 12024, No. 2024 (2025).",
    ),
    "treaty": (
        _card("official", type="treaty", volume="1833", page="3", container__title="UNTS", number="31363",
              published="1982-12-10"),
        "Quays, December 10, 1982, 1833 UNTS 3.",
        "Quays, December 10, 1982, 1833 UNTS 3.",
    ),
    "treaty-number": (
        _card("official", type="treaty", number="31363", event__date="1982-12-10"),
        "Quays, December 10, 1982, No. 31363.",
        "Quays, December 10, 1982, No. 31363.",
    ),
    "case-reported": (
        _card("official", type="legal_case", volume="410", page="113", number="70-18", container__title="U.S.",
              published="1973-01-22"),
        "Quays, 410 U.S. 113 (1973).",
        "Quays, 410 U.S. 113 (1973).",
    ),
    "case-number": (
        _card("official", type="legal_case", number="2013-19", authority="PCA", published="2016-07-12"),
        "Quays, No. 2013-19 (PCA July 12, 2016).",
        "Quays, No. 2013-19 (PCA July 12, 2016).",
    ),
    "debate": (
        _card("official", type="hearing", section="House of Commons", volume="751", page="112-118",
              container__title="Debates", published="2024-06-04"),
        "*Quays*, House of Commons, 751 Debates 112–18 (2024).",
        "*Quays*, House of Commons, 751 Debates 112–18 (2024).",
    ),
    "newspaper-section": (
        _card("news", section="Business", edition="Late edition", published="2020-03-04", **ROE),
        "Jane Roe, “Quays,” Business, *Quay Press*, March 4, 2020, Late edition.",
        "Roe, J. (2020, March 4). Quays. *Quay Press*.",
    ),
    "newspaper-plain": (
        _card("news", published="2020-03-04", **ROE),
        "Jane Roe, “Quays,” *Quay Press*, March 4, 2020.",
        "Roe, J. (2020, March 4). Quays. *Quay Press*.",
    ),
    "newspaper-section-by-letter": (
        _card("news", section="B2", published="2020-03-04", **ROE),
        "Jane Roe, “Quays,” sec. B2, *Quay Press*, March 4, 2020.",
        "Roe, J. (2020, March 4). Quays. *Quay Press*.",
    ),
    "review": (
        _card("analysis", type="review-book", container__title="Port Review", volume="3", issue="2", page="4-6",
              published="2001", **ROE),
        "Jane Roe, “Quays,” *Port Review* 3, no. 2 (2001): 4–6.",
        "Roe, J. (2001). Quays. *Port Review*, *3*(2), 4–6.",
    ),
    "review-of-a-publisher": (
        _card("analysis", type="review", published="2001", **ROE),
        "Jane Roe, “Quays,” Quay Press, 2001.",
        "Roe, J. (2001). *Quays*. Quay Press.",
    ),
    "translated-broadcast": (
        _card("news", type="broadcast", container__title="Sea Talk", published="2020-03-04", **MORI),
        "*Sea Talk*, “Quays,” aired March 4, 2020, on Quay Press, trans. Ken Mori.",
        "Quays (K. Mori, Trans.) [Broadcast]. (2020, March 4). In *Sea Talk*. Quay Press.",
    ),
    "talk-without-a-transcript": (
        _card("official", type="event", event__title="Port Summit", event__date="2023-05-21", **ROE),
        "Jane Roe, “Quays,” Port Summit, May 21, 2023, Quay Press.",
        "Roe, J. (2023, May 21). *Quays*. Port Summit.",
    ),
    "number-in-a-series": (
        _card("analysis", type="report", published="2023", number="45", collection__title="Port Papers",
              collection__number="45", **ROE),
        "Jane Roe, *Quays*, no. 45, Port Papers (Quay Press, 2023).",
        "Roe, J. (2023). *Quays* (No. 45; Port Papers). Quay Press.",
    ),
    "translated-article": (
        _card("analysis", published="2001", volume="3", page="1-9", **UNDATED, **MORI),
        "Jane Roe, “Quays,” trans. Ken Mori, *Port Review* 3 (2001): 1–9.",
        "Roe, J. (2001). Quays (K. Mori, Trans.). *Port Review*, *3*, 1–9.",
    ),
    "translated-page": (
        _card("analysis", type="webpage", published="2001-02-03", **ROE, **MORI),
        "Jane Roe, “Quays,” trans. Ken Mori, Quay Press, February 3, 2001.",
        "Roe, J. (2001, February 3). *Quays* (K. Mori, Trans.). Quay Press.",
    ),
    "original-title": (
        _card("analysis", type="book", published="1999", original__title="Kaden", original__date="1951",
              original__publisher="Minato", **ROE, **MORI),
        "Jane Roe, *Quays*, trans. Ken Mori (Quay Press, 1999), originally published as *Kaden* (Minato, 1951).",
        "Roe, J. (1999). *Quays* (K. Mori, Trans.). Quay Press. (Original work published as *Kaden*, 1951, Minato)",
    ),
    "first-edition": (
        _card("analysis", type="book", published="1999", original__date="1951", **ROE),
        "Jane Roe, *Quays* (1951; Quay Press, 1999).",
        "Roe, J. (1999). *Quays*. Quay Press. (Original work published 1951)",
    ),
    "report-in-a-series": (
        _card("analysis", type="report", published="2023", collection__title="Port Papers",
              collection__number="23-E-1", **ROE),
        "Jane Roe, *Quays*, Port Papers, 23-E-1 (Quay Press, 2023).",
        "Roe, J. (2023). *Quays* (Port Papers 23-E-1). Quay Press.",
    ),
    "series-told-by-genre": (
        _card("analysis", type="report", published="2023", genre="Port Paper", number="3",
              collection__title="Port Paper", **ROE),
        "Jane Roe, *Quays*, Port Paper no. 3 (Quay Press, 2023).",
        "Roe, J. (2023). *Quays* (Port Paper No. 3). Quay Press.",
    ),
    "forthcoming": (
        _card("analysis", status="forthcoming", **UNDATED),
        "Jane Roe, “Quays,” *Port Review*, forthcoming.",
        "Roe, J. (forthcoming). Quays. *Port Review*.",
    ),
    "undated": (
        _card("analysis", **UNDATED),
        "Jane Roe, “Quays,” *Port Review*, n.d.",
        "Roe, J. (n.d.). Quays. *Port Review*.",
    ),
    "state-beside-a-date": (
        _card("analysis", status="in force", published="2001", **UNDATED),
        "Jane Roe, “Quays,” *Port Review*, 2001.",
        "Roe, J. (2001). Quays. *Port Review*.",
    ),
    "speech-and-its-transcript": (
        _card("official", type="speech", event__title="Port Summit", event__place="Delft",
              event__date="2023-05-21", published="2023-05-22", **ROE),
        "Jane Roe, “Quays,” Port Summit, Delft, May 21, 2023, Quay Press, May 22, 2023.",
        "Roe, J. (2023, May 22). *Quays*. Port Summit, Delft, May 21, 2023.",
    ),
    "speech-of-one-day": (
        _card("official", type="speech", event__title="Port Summit", event__date="2023-05-21",
              published="2023-05-21", **ROE),
        "Jane Roe, “Quays,” Port Summit, May 21, 2023, Quay Press.",
        "Roe, J. (2023, May 21). *Quays*. Port Summit.",
    ),
    "speech-of-a-published-place": (
        _card("official", type="speech", event__title="Port Summit", publisher__place="Delft",
              published="2023-05-21", **ROE),
        "Jane Roe, “Quays,” Port Summit, Delft, May 21, 2023.",
        "Roe, J. (2023, May 21). *Quays*. Port Summit, Delft.",
    ),
    "interview-in-a-volume": (
        _card("news", type="interview", published="2020", volume="12", issue="3", page="14-16",
              container__title="Port Review", **ROE),
        "Jane Roe, “Quays,” *Port Review* 12, no. 3 (2020): 14–16.",
        "Roe, J. (2020). Quays. *Port Review*, *12*(3), 14–16.",
    ),
    "podcast": (
        _card("news", type="broadcast", published="2022-09-01", medium="Podcast audio", url="https://q.example/p",
              container__title="Sea Talk"),
        "*Sea Talk*, “Quays,” Quay Press, September 1, 2022, Podcast audio, https://q.example/p.",
        "Quays [Podcast audio]. (2022, September 1). In *Sea Talk*. Quay Press. https://q.example/p",
    ),
    "papers-in-an-archive": (
        _card("official", type="manuscript", published="1951-03-02", archive_location="Box 3",
              archive_collection="RG 59", archive__name="Port Archive", archive__place="Delft", **ROE),
        "Jane Roe, “Quays,” March 2, 1951, Box 3, RG 59, Port Archive, Delft.",
        "Roe, J. (1951). *Quays*. RG 59 (Box 3), Port Archive, Delft.",
    ),
    "data-under-one-name": (
        _card("data", type="dataset", published="2024", container__title="Quay Press", version="2", **ROE),
        "Jane Roe, “Quays,” version 2, Quay Press, 2024.",
        "Roe, J. (2024). Quays (Version 2) [Data set]. Quay Press.",
    ),
    "data-of-a-collection": (
        _card("data", type="dataset", published="2024", container__title="Port Data", version="2", **ROE),
        "Jane Roe, “Quays,” version 2, in *Port Data*, Quay Press, 2024.",
        "Roe, J. (2024). Quays (Version 2) [Data set]. In *Port Data*. Quay Press.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("card", "chicago", "apa"), CASES.values(), ids=CASES)
def test_details(card: Card, chicago: str, apa: str) -> None:
    work = source_work(source("quays", card), {})
    assert marked(STYLES["chicago"].note(work, ENGLISH, None)) == chicago
    assert marked(STYLES["apa"].entry(work, ENGLISH)) == apa
