"""Verification: by the archive, by the lock, by nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_site.model.body import Body
from briefing_site.model.diagnostic import Span
from briefing_site.model.document import Document
from briefing_site.model.edit import Slot
from briefing_site.model.pin import PinnedExcerpt, PinnedSource, PinnedWords, digest
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verdict import Occurrence, Verdict
from briefing_site.model.verification import Verification
from briefing_site.parse.place import parse_at
from briefing_site.text.folding import Folding
from briefing_site.verify.verify import pin, verify

TEXT = "The harbour town\n\nRain fell – for hours – on the quay. The crew waited.\nThe crew waited.\n"
DOCUMENT = Document.of("town.txt", TEXT.encode())
HERE = Span.whole_file("seeds/town.md")
ROOM = Slot(HERE)


def excerpt(id_: str, quote: str, at: str = "") -> Excerpt:
    place = parse_at(at) if at else None
    return Excerpt(id_, quote, place, "", None, "", None, Body(("",), (), ()), HERE, HERE, ROOM, HERE)


def card(*excerpts: Excerpt, archive: str | None = "town.txt") -> Source:
    return Source(
        HERE.path,
        "town",
        "",
        (),
        (),
        "",
        None,
        None,
        "",
        archive,
        "news",
        "",
        "",
        "en",
        "quote",
        "",
        excerpts,
        (),
        ROOM,
        ROOM,
    )


RAIN = excerpt("rain", "Rain fell", "2")
HOURS = excerpt("hours", "fell - for hours", "2:1")
CREW = excerpt("crew", "The crew waited.")
SNOW = excerpt("snow", "Snow fell")
CARD = card(RAIN, HOURS, CREW, SNOW)
PINNED = pin(CARD, DOCUMENT, verify(CARD, DOCUMENT, None))


def test_by_the_archive() -> None:
    seen = verify(CARD, DOCUMENT, None)
    assert list(seen) == ["rain", "hours", "crew", "snow"]
    assert seen["rain"] == Verification(Verdict.FOUND, "archive", Occurrence(2, 18, 27))
    assert seen["hours"].folded == (Folding.DASHES,)
    assert [seen[id_].verdict for id_ in ("hours", "crew", "snow")] == [
        "found-folded",
        "ambiguous",
        "not-found",
    ]
    assert seen["crew"].hint == 'say which with `at`: "2" or "3"'
    assert {known.basis for known in seen.values()} == {"archive"}


def test_the_archive_goes_before_the_lock() -> None:
    changed = card(replace(RAIN, quote="on the quay"))
    assert verify(changed, DOCUMENT, PINNED) == verify(changed, DOCUMENT, None)


def test_pins_tell_where_in_which_text() -> None:
    rain = PINNED.excerpts["rain"]
    assert (PINNED.archive, PINNED.sha256) == ("town.txt", DOCUMENT.digest)
    assert rain == PinnedExcerpt(
        "2",
        "found",
        digest("Rain fell"),
        PinnedWords(
            Occurrence(2, 18, 27), digest("Rain fell"), prefix=digest(TEXT[:18]), suffix=digest(TEXT[27:59])
        ),
    )
    hours = PINNED.excerpts["hours"]
    assert hours.quote == digest("fell - for hours")
    assert hours.words is not None
    assert hours.words.exact == digest("fell – for hours")
    assert PINNED.excerpts["snow"] == PinnedExcerpt(None, "not-found", digest("Snow fell"))


def test_by_the_lock() -> None:
    seen = verify(CARD, None, PINNED)
    assert {known.basis for known in seen.values()} == {"lock"}
    assert {id_: known.verdict for id_, known in seen.items()} == {
        id_: known.verdict for id_, known in verify(CARD, DOCUMENT, None).items()
    }
    assert seen["rain"].occurrence == Occurrence(2, 18, 27)
    assert seen["rain"].reason == "the archived text is not here; so the lock says"


UNKNOWN = {
    "quotation-changed": (card(replace(RAIN, quote="Rain")), PINNED, "the quotation changed since it was pinned"),
    "place-changed": (card(replace(RAIN, at=None)), PINNED, "the place `at` changed since it was pinned"),
    "archive-changed": (card(RAIN, archive="b.txt"), PINNED, "the card names another archived text than was pinned"),
    "excerpt-not-pinned": (card(replace(RAIN, id="new")), PINNED, "the archived text is not here, and the excerpt was never pinned"),
    "source-not-pinned": (card(RAIN), None, "the archived text is not here, and the excerpt was never pinned"),
    "verdict-unknown": (
        card(RAIN),
        replace(PINNED, excerpts={"rain": replace(PINNED.excerpts["rain"], verdict="perhaps")}),
        "the lock has a verdict of no known kind, 'perhaps'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "pinned", "reason"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_no_archive(source: Source, pinned: PinnedSource | None, reason: str) -> None:
    (seen,) = verify(source, None, pinned).values()
    assert (seen.verdict, seen.basis, seen.reason) == (Verdict.NO_ARCHIVE, "none", reason)
    assert seen.occurrence is None
    assert seen.hint == "run `briefing pin` where the archive is"


def test_no_archive_named() -> None:
    (seen,) = verify(card(RAIN, archive=None), None, None).values()
    assert (seen.verdict, seen.reason) == (Verdict.NO_ARCHIVE, "the card names no archived text")


def test_source_changed() -> None:
    changed = Document.of("town.txt", TEXT.replace("Rain fell", "News first. Rain fell").encode())
    seen = verify(CARD, changed, PINNED)
    assert {known.verdict for known in seen.values()} == {Verdict.SOURCE_CHANGED}
    assert seen["rain"].reason.endswith("the words still stand in paragraph 2")
    assert seen["rain"].occurrence == Occurrence(2, 30, 39)
    assert "in the new text the words are not-found" in seen["hours"].reason
    assert "elsewhere" in seen["hours"].hint
    assert all("briefing pin" in known.hint for known in seen.values())


def test_an_excerpt_that_was_never_pinned_is_not_changed() -> None:
    changed = Document.of("town.txt", TEXT.replace("hours", "days").encode())
    new = excerpt("new", "for days")
    assert verify(card(new), changed, PINNED)["new"].verdict is Verdict.FOUND


def test_only_what_was_verified_afresh_is_pinned() -> None:
    changed = Document.of("town.txt", (TEXT + "More.").encode())
    for stale in (verify(CARD, changed, PINNED), verify(CARD, None, PINNED)):
        with pytest.raises(ValueError, match="town#rain was not verified afresh"):
            pin(CARD, changed, stale)
