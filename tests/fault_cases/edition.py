"""Cases of the faults in `model/faults/edition.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case
from tests.sites import SMALL, files, published

CASES: dict[tuple[str, str], Case] = {
    ("changed_without_date", "a-word"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"].replace("date: ", "date: «changed-without-date»")
        + "-- seeds/editions.lock --\n" + published("2026-01-06", "It snowed, and it will stop."),
        "1 claim differs from the edition of 2026-01-06",
    ),
    ("date_without_change", "date"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"].replace("date: ", "date: «date-without-change»")
        + "-- seeds/editions.lock --\n" + published("2026-01-05"),
        "write 2026-01-05",
    ),
    ("lost_edition", "gone"): Case(
        "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all"', '«lost-edition»  "land/old"'),
        "add land/old to `aliases` in briefings/land/all.md",
    ),
    ("lost_alias", "there"): Case(
        "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all": {', '«lost-edition»  "land/all": {\n   "aliases": ["land/old"],'),
        "add land/old to `aliases` in briefings/land/all.md again",
    ),
    ("lost_source", "gone"): Case(
        "-- seeds/editions.lock --\n«lost-edition»"
        + published("2026-01-06").replace(' "version"', ' "sources": ["fog"],\n "version"'),
        "add fog to the `aliases`",
    ),
    ("uncited_source", "card"): Case(
        "-- seeds/fog.md --\n---\ntitle: «lost-edition»Fog\npublisher: P\nkind: news\n---\n"
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace(' "version"', ' "sources": ["fog"],\n "version"'),
        "cite it again",
    ),
    ("lost_excerpt", "gone"): Case(
        "-- seeds/rain.md --\n"
        + files(SMALL)["seeds/rain.md"].replace("title: ", "title: «lost-edition»")
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace(' "version"', ' "excerpts": {"rain": ["fall", "dry"]},\n "version"'),
        'aliases="fall"',
    ),
    ("lost_page", "topic"): Case(
        "-- seeds/editions.lock --\n«lost-edition»"
        + published("2026-01-06").replace(' "version"', ' "pages": ["timeline", "topics/fog"],\n "version"'),
        "add it to `aliases` in config.yaml: {topics/fog: ",
    ),
    ("lost_anchor", "renamed"): Case(
        "-- briefings/land/all.md --\n"
        + files(SMALL)["briefings/land/all.md"] + "\n«lost-edition»## The new quay\n"
        + "-- seeds/editions.lock --\n"
        + published("2026-01-06").replace('  "land/all": {', '  "land/all": {\n   "anchors": ["the-old-quay"],'),
        "write {#the-old-quay} behind the heading “The new quay”",
    ),
    ("bad_editions", "words"): Case("-- seeds/editions.lock --\n«bad-editions»nonsense\n", "briefing release"),
}  # fmt: skip
