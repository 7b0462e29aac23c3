"""Lints of what a briefing says: good and bad texts, whole results, so that an unexpected catch fails too."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_site.link.lints.confidence_words import SCALES
from briefing_site.model.config import ConfidenceScale
from briefing_site.text.word_runs import block_size
from tests.sites import LEAD, Site, briefing

DATA = Path(__file__).parent / "data" / "lints.txt"


@pytest.fixture(scope="module")
def lock(tmp_path_factory: pytest.TempPathFactory) -> str:
    site = Site(tmp_path_factory.mktemp("lints") / "site")
    site.write(DATA.read_text("utf-8"))
    site.pin()
    return site.read("seeds/seeds.lock")


@pytest.fixture
def harbour(tmp_path: Path, lock: str) -> Site:
    site = Site(tmp_path / "site")
    site.write(DATA.read_text("utf-8"))
    site.put("seeds/seeds.lock", lock)
    return site


GROUNDING = "quoted-words: off, figures: off, names: off, negation: off, not-shown: off"
"""The lints of grounding, which have tests of their own."""


def check(site: Site, text: str, lint: str = "", more: str = "") -> None:
    """A site with the files of `text`, in which every fault is marked in place, and no other is found."""
    levels = f"{GROUNDING}, {lint}" if lint else GROUNDING
    site.append("config.yaml", f"{more}lint: {{{levels}}}\n")
    expected = site.expect(text)
    assert site.check().faults == expected


def test_the_site_of_these_tests_has_no_faults(harbour: Site) -> None:
    assert harbour.check().faults == []


# --- close-copying -------------------------------------------------------------------------------

C = "«close-copying»"
COPYING = {
    "nine words": f"After the work the quay {C}now takes ships with a draught of nine metres, the harbour, as all know [@board#depth].",
    "not cited": f"The harbour is changing: {C}noise would drive people away from the old town, as many fear here.",
    "at the beginning": f"{C}The north quay was dredged in March and now takes ships again [@board#depth].",
    "other capitals and stops": f"{C}The North quay was dredged, in March, and now takes ships, the pilots say [@board#depth].",
    "in emphasis": f"{C}The north *quay was dredged* in March and now takes ships again [@board#depth].",
    "over a citation": f"{C}The north quay was dredged in March [@board#depth] and now takes ships again [@board#depth].",
    "in an item": f"- {C}The north quay was dredged in March and now takes ships again [@board#depth].",
    "in a note": f"Deep.[^n]\n\n[^n]: {C}The north quay was dredged in March and now takes ships again.",
    "beside a quotation": f"“Good news”: {C}the north quay was dredged in March and now takes ships again [@board#depth].",
    "Japanese": f"{C}港湾局は北埠頭の浚渫工事を三月に終え、大型船が入れるようになったと言う [@minato#kouji]。",
    "Korean": f"{C}항만청은 북쪽 부두의 준설 공사를 삼월에 마쳐 이제 대형 선박도 들어온다 [@budu#gongsa].",
    "Chinese": f"{C}港务局在年度报告中宣布北码头的疏浚工程已于三月完工了 [@matou#gongcheng]。",
}  # fmt: skip
NO_COPYING = {
    "eight words": "After the work the quay now takes ships with a draught of nine feet, and no more [@board#depth].",
    "in quotation marks": "The board says: “The north quay was dredged in March and now takes ships” [@board#depth].",
    "broken by a quotation": "The north quay “was dredged in March” and now takes ships again [@board#depth].",
    "a block of quotation": "> The north quay was dredged in March and now takes ships with a draught of nine metres [@board#depth]",
    "code": "    The north quay was dredged in March and now takes ships with a draught\n",
    "a name": "The Northern Institute for Coastal and Marine Engineering of Brannholm helped [@board#measured].",
    "own words": "Freighters reach the north quay since it was made deeper in spring [@board#depth].",
    "the words in another order": "In March the north quay was dredged, and ships with more draught now come [@board#depth].",
    "Japanese of twenty characters": "港湾局は北埠頭の浚渫工事を三月に終えた [@minato#kouji]。",
    "Japanese in its quotation marks": "「港湾局は北埠頭の浚渫工事を三月に終え、大型船が入れるようになった」とある [@minato#kouji]。",
    "Chinese, shorter": "报告称北码头的疏浚工程已于三月完工 [@matou#gongcheng]。",
}  # fmt: skip


@pytest.mark.parametrize("body", COPYING.values(), ids=COPYING)
def test_copying(harbour: Site, body: str) -> None:
    check(harbour, briefing(body), "uncited-claim: off")


@pytest.mark.parametrize("body", NO_COPYING.values(), ids=NO_COPYING)
def test_no_copying(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


TITLE = "Noise would drive people away from the old town"
ELSEWHERE = {
    "a title": briefing("Rain.", title=f"{C}{TITLE}"),
    "a summary": briefing("Rain.", summary=f"{C}{TITLE}, it is said."),
    "a judgement": briefing("Rain.", f"judgements:\n  - text: So {C}noise would drive people away from the old town [@wire#noise].\n    confidence: low\n    because: B"),
    "a reason": briefing("Rain.", f"judgements:\n  - text: It is loud [@wire#noise].\n    confidence: low\n    because: since {C}noise would drive people away from the old town"),
    "an event": briefing("Rain.", f"events:\n  - {{date: 2026, text: 'Lane says: {C}noise would drive people away from the old town [@wire#noise]'}}"),
}  # fmt: skip


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_copying_outside_of_the_body(harbour: Site, text: str) -> None:
    check(harbour, text)


def test_copying_on_cards(harbour: Site) -> None:
    harbour.edit(
        "seeds/union.md",
        "The pilots do not",
        "The north quay was dredged in March and now takes ships. They do not",
    )
    harbour.edit(
        "seeds/union.md",
        "kind: commentary",
        "kind: commentary\ndescriptor: Tells that noise would drive people away from the old town.",
    )
    harbour.append("config.yaml", "lint: {card-changed: off}\n")
    assert harbour.check().faults == [
        "seeds/union.md:7:19 close-copying",
        "seeds/union.md:12:1 close-copying",
    ]


def test_a_title_of_a_source_is_no_copying(harbour: Site) -> None:
    harbour.edit("seeds/wire.md", "title: Mayor wants a quiet quay", f"title: {TITLE}")
    check(
        harbour,
        briefing(f"A text called {TITLE.lower()} tells more [@wire#noise]."),
        "voice: off, card-changed: off",
    )


def test_the_limits_of_copying_are_those_of_the_policy(harbour: Site) -> None:
    text = briefing(
        f"After the work the quay {C}now takes ships with a draught of eight metres [@board#depth]."
    )
    check(harbour, text, more="policy: {copy_words: 6}\n")


def test_copying_cannot_be_judged_without_the_texts(harbour: Site) -> None:
    harbour.delete("seeds/archive")
    harbour.lead(
        "<!-- lint: close-copying quoted whole -->\n\nThe north quay was dredged in March and now takes ships with a draught [@board#depth]."
    )
    assert harbour.check().faults == []


@pytest.mark.parametrize("longest", range(1, 30))
def test_every_long_run_holds_a_whole_block(longest: int) -> None:
    size, run = block_size(longest), longest + 1
    for start in range(size):
        assert any(start <= block and block + size <= start + run for block in range(0, 100, size))


# --- uncited-claim -------------------------------------------------------------------------------

U = "«uncited-claim»"
BARE = {
    "a figure": f"{U}The quay is 9 metres deep.",
    "a figure in words": f"{U}Traffic rose by 40 per cent.",
    "a share": f"{U}Trade fell by half.",
    "a fraction": f"{U}Trade rose by a third.",
    "doubled": f"{U}Trade doubled.",
    "a date": f"The work is done. {U}It ended in March 2026.",
    "a name": f"{U}The work was done by Osk of Brannholm.",
    "quoted words": f"{U}It is to be a “quiet quay” soon.",
    "behind the last citation": f"The quay is deep [@board#depth]. {U}It cost 12 million.",
    "in an item": f"- {U}It cost 12 million.\n- The quay is deep [@board#depth].",
    "the next paragraph cites": f"{U}It cost 12 million.\n\nThe quay is deep [@board#depth].",
    "Japanese": f"{U}費用は三億円だった。",
    "a block quotation behind a citation": f"The quay is deep [@board#depth].\n\n> {U}It was a quiet quay.",
    "Korean": f"{U}비용은 12억 원이었다.",
    "Chinese": f"{U}费用为三亿元。",
}  # fmt: skip
CARRIED = {
    "no figure and no name": "The work is done. It took long.",
    "half of a word": "The work was half-hearted.",
    "the next sentence cites": "It took 3 months. The quay is deep now [@board#depth].",
    "a footnote": "It cost 12 million.[^n]\n\n[^n]: By our count.",
    "a question": "Did it cost 12 million?",
    "a lead": "The board names 3 works:\n\n- The quay is deep [@board#depth].",
    "of the sources": "No source at hand reaches beyond 12 February 2026.",
    "of the sources in Japanese": "2つの資料は水深について一致する。",
    "of the documents in Japanese": "二件の報道は同じ数字を伝える。",
    "of the sources in Chinese": "两份文件在2026年发布，数字相同。",
    "of the sources in German": "Zwei Quellen von 2026 nennen die Tiefe.",
    "of the sources, gone on": "Two sources tell of it. The newer is of 12 February 2026.",
    "of the desk": "We have counted 40 ships.",
    "goes on to tell": "The quay is deep, the board writes [@board#depth]. It adds that the work took 3 months.",
    "a heading": "## 12 million for a quay\n\nThe quay is deep [@board#depth].",
    "a table": "| Year | Ships |\n| --- | --- |\n| 2025 | 900 |",
    "a block quotation of what is cited": "The quay is deep [@board#depth]:\n\n> Now takes ships with a draught of nine metres.",
    "a remark in a box": "> [!NOTE]\n> It is a remark.",
    "code": "    It cost 12 million.",
    "a name at the beginning": "Lane waits.",
}  # fmt: skip


@pytest.mark.parametrize("body", BARE.values(), ids=BARE)
def test_bare_claims(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


@pytest.mark.parametrize("body", CARRIED.values(), ids=CARRIED)
def test_carried_claims(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


FRONT = {
    "a judgement": f"judgements:\n  - text: {U}It cost 12 million.\n    confidence: low\n    because: B",
    "an event": f"events:\n  - {{date: 2026, text: '{U}The quay opened to Osk of Brannholm'}}",
    "a judgement that cites elsewhere": "judgements:\n  - text: It cost 12 million. It is deep [@board#depth]. It took 3 months.\n    confidence: low\n    because: B",
    "an event without a figure": "events:\n  - {date: 2026, text: The quay opens}",
    "a correction": "corrections:\n  - {date: 2026-02-01, text: The cost was 12 million.}",
}  # fmt: skip


@pytest.mark.parametrize("front", FRONT.values(), ids=FRONT)
def test_bare_claims_of_the_front_matter(harbour: Site, front: str) -> None:
    check(harbour, briefing("Rain.", front))


# --- voice ---------------------------------------------------------------------------------------

V = "«voice»"
VOICELESS = {
    "a forecast": f"The ferry will lose money [{V}@wire#money].",
    "an opinion": f"The plan is a gamble [{V}@wire#gamble].",
    "reported": f"People will leave when it is loud [{V}@wire#noise].",
    "several": f"The ferry will close and lose money [{V}@wire#ferry; @wire#money].",
    "another is named": f"For Brandt the ferry will lose money [{V}@wire#money].",
    "only expected": f"The ferry is expected to lose money [{V}@wire#money].",
    "named in another paragraph": f"Lane spoke.\n\nThe ferry will lose money [{V}@wire#money].",
    "in an item": f"- The ferry will lose money [{V}@wire#money].",
    "Japanese": f"住民は町を離れる [{V}@minato#souon]。",
}  # fmt: skip
VOICED = {
    "the speaker": "The ferry will lose money, if Lane is right [@wire#money].",
    "the author": "For Ried the plan is a gamble [@wire#gamble].",
    "the outlet": "The plan is a gamble to the Quay Post [@wire#gamble].",
    "a verb": "She expects the ferry to lose money [@wire#money].",
    "according to": "According to the mayor people will leave [@wire#noise].",
    "the paper": "The paper takes the plan for a gamble [@wire#gamble].",
    "in running text": "@wire#gamble takes the plan for a gamble.",
    "named before": "Lane has doubts. The ferry will lose money [@wire#money].",
    "one of them a fact": "The quay is deep, and the plan is a gamble [@board#depth; @wire#gamble].",
    "no voice given": "The mayor wants no noise [@wire].",
    "against it": "The quay is quiet [@board#depth; but see @wire#quiet].",
    "Japanese": "市長は住民が町を離れると述べた [@minato#souon]。",
    "a cell": "| Who | What |\n| --- | --- |\n| Lane | The ferry will lose money [@wire#money] |",
}  # fmt: skip


@pytest.mark.parametrize("body", VOICELESS.values(), ids=VOICELESS)
def test_voiceless(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


@pytest.mark.parametrize("body", VOICED.values(), ids=VOICED)
def test_voiced(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


VOICE_FRONT = {
    "a judgement is the desk's": "judgements:\n  - text: The ferry will lose money [@wire#money].\n    confidence: low\n    because: one forecast",
    "an event": f"events:\n  - {{date: 2026, text: 'The ferry loses money [{V}@wire#money]'}}",
    "a planned event": "events:\n  - {date: 2027, planned: true, text: 'The ferry loses money [@wire#money]'}",
}  # fmt: skip


@pytest.mark.parametrize("front", VOICE_FRONT.values(), ids=VOICE_FRONT)
def test_voices_of_the_front_matter(harbour: Site, front: str) -> None:
    check(harbour, briefing("Rain.", front))


# --- indirect-as-quotation -----------------------------------------------------------------------

INSIDE = "«indirect-as-quotation»"
INDIRECT = {
    "said": f"Lane said that {INSIDE}“noise would drive people away” from here [@wire#noise].",
    "her name": f"For Ada Lane {INSIDE}“noise would drive people away” from here [@wire#noise].",
    "a possessive": f"Lane’s {INSIDE}“ready to close the ferry” drew protest [@wire#ferry].",
    "straight marks": f'Lane said that {INSIDE}"noise would drive people away" from here [@wire#noise].',
    "no name": f"She said the council was {INSIDE}“ready to close the ferry” [@wire#ferry].",
    "other capitals": f"Lane warned: {INSIDE}“Noise would drive people away” [@wire#noise].",
}  # fmt: skip
DIRECT = {
    "quoted there": "“We want a quiet quay”, said Ada Lane [@wire#quiet].",
    "a part of a quotation": "Ada Lane asked for “a quiet quay” [@wire#quiet].",
    "no marks": "Lane said that noise would drive people away [@wire#noise].",
    "a paraphrase": "Lane said, in the paper’s paraphrase, that “noise would drive people away” [@wire#noise].",
    "the outlet's words": "In what the Quay Post calls “a gamble”, Lane said, the town stakes much [@wire#gamble].",
    "the author's words": "Ried writes that “noise would drive people away” [@wire#noise].",
    "in running text": "@wire#noise has it that “noise would drive people away”.",
    "a fact": "The quay “now takes ships”, as the report said [@board#depth].",
    "elsewhere quoted": "Lane spoke of “a quiet quay” [@wire#quiet; @wire#noise].",
}  # fmt: skip


@pytest.mark.parametrize("body", INDIRECT.values(), ids=INDIRECT)
def test_indirect_speech_in_quotation_marks(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


@pytest.mark.parametrize("body", DIRECT.values(), ids=DIRECT)
def test_quotations_that_are_such(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


def test_indirect_speech_cannot_be_judged_without_the_texts(harbour: Site) -> None:
    harbour.delete("seeds/archive")
    harbour.lead(
        "Lane said that “noise would drive people away” [@wire#noise]. <!-- lint: indirect-as-quotation so -->"
    )
    assert harbour.check().faults == []


# --- one-excerpt-many-claims ---------------------------------------------------------------------

APART = ["Bread is dear", "Trams run late", "Schools open early", "Roses bloom"]


def claims(count: int, excerpt: str = "wire#noise") -> str:
    return "\n\n".join(f"Lane says: {text} [@{excerpt}]." for text in APART[:count])


MANY = {
    "three": (claims(3).replace("[@wire#noise].", "[«one-excerpt-many-claims»@wire#noise].").replace("«one-excerpt-many-claims»", "", 2), ""),
    "two": (claims(2), ""),
    "two, and one of which it speaks": (f"{claims(2)}\n\nPeople leave, Lane says [@wire#noise].", ""),
    "the whole source": (claims(4, "wire"), ""),
    "two where two are too many": (claims(2).replace("[@wire#noise].", "[«one-excerpt-many-claims»@wire#noise].").replace("«one-excerpt-many-claims»", "", 1), "policy: {claims_per_excerpt: 2}\n"),
    "the same claim again": ("\n\n".join(["Lane says: Bread is dear [@wire#noise]."] * 3), ""),
    "to compare": ("\n\n".join(f"Lane says: {text} [cf. @wire#noise]." for text in APART), ""),
    "another script": ("\n\n".join(f"雨が{at}降ったと述べた [@wire#noise]。" for at in "春夏秋冬"), ""),
}  # fmt: skip


@pytest.mark.parametrize(("body", "more"), MANY.values(), ids=MANY)
def test_one_excerpt_under_many_claims(harbour: Site, body: str, more: str) -> None:
    check(harbour, briefing(body), more=more)


# --- one-origin ----------------------------------------------------------------------------------

ONE = "«one-origin»"
ON = "one-origin: warn"


def judged(text: str, because: str = "it is plain", place: str = "") -> str:
    return f"judgements:\n  - text: {place}{text}\n    confidence: moderate\n    because: {because}"


ORIGINS = {
    "one source": (judged("The quay is deep [@board#depth].", place=ONE), "Rain."),
    "two passages of one": (judged("The quay is deep [@board#depth; @board#measured].", place=ONE), "Rain."),
    "a reprint": (judged("The mayor wants no noise [@wire#quiet; @reprint#mayor].", place=ONE), "Rain."),
    "compared only": (judged("The quay is deep [@board#depth; cf. @union#shallow].", place=ONE), "Rain."),
    "two origins": (judged("The quay is deep [@board#depth; @union#shallow]."), "Rain."),
    "says so in the reason": (judged("The quay is deep [@board#depth].", "it rests on one source"), "Rain."),
    "says so in the text": (judged("The board alone says that the quay is deep [@board#depth]."), "Rain."),
    "no citation": (judged("The quay is deep.", place=U), "Rain."),
    "two sentences": (judged("The quay is deep [@board#depth]. The pilots doubt it [@union#shallow]."), "Rain."),
}  # fmt: skip


@pytest.mark.parametrize(("front", "body"), ORIGINS.values(), ids=ORIGINS)
def test_one_origin(harbour: Site, front: str, body: str) -> None:
    check(harbour, briefing(body, front), ON)


THREE = "The quay is deep [@board#depth]. It is measured [@board#measured]. Traffic grows [@board#traffic]."


def test_one_origin_of_a_whole_briefing(harbour: Site) -> None:
    check(harbour, briefing(THREE, title=f"{ONE}Rain"), ON)


def test_a_briefing_may_say_that_it_has_one_source(harbour: Site) -> None:
    check(harbour, briefing(THREE, summary="A single report carries this."), ON)


# --- old-sources ---------------------------------------------------------------------------------

OLD = {
    "a briefing": (briefing("The quay is deep [@board#depth].", date="«old-sources»2031-02-01"), ""),
    "up to when": (briefing("The quay is deep [@board#depth].", "as_of: «old-sources»2031-02-01", date="2031-03-01"), ""),
    "not yet": (briefing("The quay is deep [@board#depth].", date="2031-01-01"), ""),
    "a lower limit": (briefing("The quay is deep [@board#depth].", date="«old-sources»2026-02-05"), "policy: {old_after: 30}\n"),
    "up to an earlier day": (briefing("The quay is deep [@board#depth].", "as_of: 2026-01-20", date="2026-03-05"), "policy: {old_after: 30}\n"),
    "a judgement": (
        briefing("Pilots doubt it [@union#shallow].", judged("The quay is deep [@board#depth].", place="«old-sources»"), date="2026-02-06"),
        "policy: {old_after: 31}\n",
    ),
    "nothing cited": (briefing("Rain.", date="2036-01-01"), ""),
}  # fmt: skip


@pytest.fixture
def in_2040(monkeypatch: pytest.MonkeyPatch) -> None:
    """No date of a text is still to come."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2208988800")


@pytest.mark.usefixtures("in_2040")
@pytest.mark.parametrize(("text", "more"), OLD.values(), ids=OLD)
def test_old_sources(harbour: Site, text: str, more: str) -> None:
    check(harbour, text, more=more)


@pytest.mark.usefixtures("in_2040")
def test_a_source_without_a_date_says_nothing(harbour: Site) -> None:
    harbour.edit("seeds/board.md", "published: 2026-01-05\n", "")
    check(harbour, briefing("The quay is deep [@board#depth].", date="2036-01-01"), "card-changed: off")


# --- confidence-words ----------------------------------------------------------------------------

W = "«confidence-words»"
ICD, UK = "confidence_scale: icd-203\n", "confidence_scale: uk-yardstick\n"
SCALED = {
    "outside, ICD": (f"It will {W}perhaps close [@board#depth; @union#shallow].", ICD),
    "of the other scale, ICD": (f"It is {W}highly likely to close [@board#depth].", ICD),
    "of the other scale, UK": (f"It is {W}very likely to close [@board#depth].", UK),
    "a possibility, ICD": (f"There is a {W}realistic possibility of a close [@board#depth].", ICD),
    "an even chance, UK": (f"There is a {W}roughly even chance of it [@board#depth].", UK),
    "two": (f"It will {W}perhaps close, or {W}might be sold [@board#depth].", UK),
    "mixed": (f"It is highly likely to close and {W}very likely to be sold [@board#depth].", ""),
    "combined": (f"We have high confidence that it is {W}likely to close [@board#depth].", ""),
    "combined, confident": (f"The desk is confident that it is {W}unlikely to close [@board#depth].", ICD),
    "in the scale, ICD": ("It is very likely to close, and unlikely to be sold [@board#depth].", ICD),
    "in the scale, UK": ("There is a realistic possibility that it will close [@board#depth].", UK),
    "almost certainly": ("It will almost certainly close [@board#depth].", ICD),
    "no scale": ("It will perhaps close [@board#depth].", ""),
    "quoted": ("It will be “perhaps the last” ferry [@board#depth].", ICD),
    "may and could": ("It may close, and could be sold [@board#depth].", ICD),
    "military might": ("The might of the navy and its military might are great [@board#depth].", ICD),
    "remote islands": ("The remote islands keep the ferry [@board#depth].", ICD),
}  # fmt: skip


@pytest.mark.parametrize(("text", "more"), SCALED.values(), ids=SCALED)
def test_words_of_likelihood(harbour: Site, text: str, more: str) -> None:
    check(harbour, briefing("Rain.", judged(f"'{text}'")), "uncited-claim: off", more)


ACROSS = {
    # words of the judgements in three briefings, with the mark of the fault
    "two scales": ("realistic possibility", "realistic possibility", f"{W}improbable"),
    "the other way": ("improbable", f"{W}highly likely", "very likely"),
    "words of both": ("likely", "realistic possibility", "unlikely"),
    "of no scale": ("perhaps", "realistic possibility", "maybe"),
    "equally many": ("improbable", f"{W}highly likely", "likely"),
    "quoted": ("improbable", "“highly likely”", "likely"),
}


@pytest.mark.parametrize("words", ACROSS.values(), ids=ACROSS)
def test_one_scale_per_site(harbour: Site, words: tuple[str, str, str]) -> None:
    texts = [
        briefing("Rain.", judged(f"'So it is {word} [@board#depth].'"), f"briefings/water/{name}.md")
        for name, word in zip("abc", words, strict=True)
    ]
    check(harbour, "".join(texts), "uncited-claim: off")


@pytest.mark.parametrize("scale", SCALES)
def test_every_word_of_a_scale_is_one(harbour: Site, scale: ConfidenceScale) -> None:
    items = "".join(
        f"  - {{text: 'It is {word} [@board#depth].', confidence: low, because: b}}\n"
        for word in SCALES[scale]
    )
    check(harbour, briefing("Rain.", f"judgements:\n{items}"), more=f"confidence_scale: {scale}\n")


def test_words_of_likelihood_elsewhere_are_left_alone(harbour: Site) -> None:
    check(harbour, briefing("It will perhaps close [@board#depth]."), more=ICD)


def test_scales_are_of_english(harbour: Site) -> None:
    check(harbour, briefing("Rain.", "language: de\n" + judged("Es wird perhaps [@board#depth].")), more=ICD)


def test_a_scale_that_does_not_exist(harbour: Site) -> None:
    harbour.append("config.yaml", "confidence_scale: icd203\n")
    result = harbour.check()
    assert result.faults == ["config.yaml:5:19 wrong-type"]
    assert 'did you mean "icd-203"' in result.text


# --- disagreements -------------------------------------------------------------------------------

J = "«judgement-ignores-disagreement»"
QUARREL = "The quay is deep [@board#depth; but see @union#shallow]."
IGNORED = {
    "one side": (judged("The quay is deep [@board#depth].", place=J), QUARREL),
    "the other side": (judged("The quay is shallow [@union#shallow].", place=J), QUARREL),
    "contra": (judged("The quay is deep [@board#depth].", place=J), QUARREL.replace("but see", "contra")),
    "both cited": (judged("The quay is deep [@board#depth; but see @union#shallow]."), QUARREL),
    "said in the reason": (judged("The quay is deep [@board#depth].", "the pilots dispute it"), QUARREL),
    "said in the text": (judged("The quay is deep, but not for all [@board#depth]."), QUARREL),
    "another passage": (judged("Traffic grows [@board#traffic]."), QUARREL),
    "no disagreement": (judged("The quay is deep [@board#depth]."), QUARREL.replace("but see", "see also")),
    "compared": (judged("The quay is deep [@board#depth]."), QUARREL.replace("but see", "cf.")),
}  # fmt: skip


@pytest.mark.parametrize(("front", "body"), IGNORED.values(), ids=IGNORED)
def test_ignored_disagreements(harbour: Site, front: str, body: str) -> None:
    check(harbour, briefing(body, front))


D = "«weak-disagreement»"
WEAK = {
    "another subject": f"The quay is deep [@board#depth; but see {D}@union#bread].",
    "contra": f"Traffic grows [@board#traffic; contra {D}@union#bread].",
    "alone": f"Ships come [but see {D}@union#bread].",
    "the same subject": "The quay is deep [@board#depth; but see @union#shallow].",
    "a word of the other passage": "It is known [@board#depth; but see @union#shallow].",
    "the whole source": "The quay is deep [@board#depth; but see @union].",
    "to compare": "The quay is deep [@board#depth; cf. @union#bread].",
    "another script": "船が来る [but see @union#bread]。",
}  # fmt: skip


@pytest.mark.parametrize("body", WEAK.values(), ids=WEAK)
def test_weak_disagreements(harbour: Site, body: str) -> None:
    check(harbour, briefing(body))


# --- all of them ---------------------------------------------------------------------------------

WAIVED = {
    "close-copying": "The north quay was dredged in March and now takes ships again [@board#depth].",
    "uncited-claim": "It cost 12 million.",
    "voice": "The ferry will lose money [@wire#money].",
    "indirect-as-quotation": "Lane said that “noise would drive people away” [@wire#noise].",
    "weak-disagreement": "The quay is deep [@board#depth; but see @union#bread].",
}


@pytest.mark.parametrize("code", WAIVED)
def test_a_lint_can_be_waived_in_place(harbour: Site, code: str) -> None:
    check(harbour, briefing(f"Rain. {WAIVED[code]} <!-- lint: {code} as it is --> Fog."))


@pytest.mark.parametrize("code", WAIVED)
def test_a_lint_can_be_turned_off(harbour: Site, code: str) -> None:
    check(harbour, briefing(WAIVED[code]), f"{code}: off")


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("one-origin", ""),
        ("old-sources", "policy: {old_after: 54}\n"),
        ("judgement-ignores-disagreement", ""),
        ("confidence-words", ICD),
    ],
)
def test_a_lint_of_a_judgement_can_be_waived_in_the_front_matter(harbour: Site, code: str, more: str) -> None:
    front = judged("Perhaps the quay is deep [@board#depth].")
    text = f"{QUARREL} Pilots doubt it [@union#shallow]."
    harbour.append("config.yaml", f"{more}lint: {{one-origin: warn}}\n")
    harbour.lead(text, front, date="2026-03-01")
    before = [fault.split()[1] for fault in harbour.check().faults]
    harbour.lead(text, front.replace("  - text", f"  # lint: {code} so\n  - text"), date="2026-03-01")
    after = [fault.split()[1] for fault in harbour.check().faults]
    assert before.count(code) == 1
    assert after == [other for other in before if other != code]


def test_the_message_names_what_is_meant(harbour: Site) -> None:
    harbour.lead("The ferry will lose money [@wire#money]. It cost 12 million.")
    text = harbour.check().text
    assert "what the sentence cites is a forecast, and the sentence does not say whose" in text
    assert "name who says so (Ada Lane)" in text
    assert f"{LEAD}:7:42: warning[uncited-claim] the sentence states 12 million and cites nothing" in text


TOLD = {
    "a sum": ("It cost 17.5 million dollars.", "17.5 million dollars"),
    "a date": ("It was done on 4 May 2026.", "4 May 2026"),
    "a name": ("The work was done by Per Lund.", "Per Lund"),
    "a share": ("Trade fell by half.", "half"),
    "a sum in Chinese": ("费用为3亿元。", "3亿元"),
}


@pytest.mark.parametrize(("body", "token"), TOLD.values(), ids=TOLD)
def test_what_is_bare_is_told_whole(harbour: Site, body: str, token: str) -> None:
    harbour.lead(body, "language: zh\n" if "费" in body else "")
    assert f"the sentence states {token} and cites nothing" in harbour.check().text


# --- date-form -----------------------------------------------------------------------------------

DATES = {
    "month first": ("en", "It closed on «date-form»May 4, 2026."),
    "without a comma": ("en", "It closed on «date-form»May 4 2026."),
    "an ordinal": ("en", "It closed on «date-form»May 4th, 2026."),
    "two": ("en", "From «date-form»May 4, 2026 to «date-form»June 1, 2026."),
    "emphasised": ("en", "It closed on *«date-form»May 4, 2026*."),
    "as the others": ("en", "It closed on 4 May 2026, in May 2026."),
    "no year": ("en", "Since September 11 it is closed; it may 4 times open."),
    "quoted": ("en", "The sign said “closed on May 4, 2026”."),
    "code": ("en", "    close May 4, 2026\n"),
    "code in a sentence": ("en", "Write `close May 4, 2026` or *«date-form»May 5, 2026*."),
    "a block of quotation": ("en", "> It closed on May 4, 2026"),
    "day first there": ("en-US", "It closed on «date-form»4 May 2026."),
    "month first there": ("en-US", "It closed on May 4, 2026."),
    "in Britain": ("en-GB", "It closed on «date-form»May 4, 2026."),
    "in Japanese": ("ja", "May 4, 2026に閉まった。"),
}


@pytest.mark.parametrize(("language", "body"), DATES.values(), ids=DATES)
def test_dates_in_another_form(harbour: Site, language: str, body: str) -> None:
    check(harbour, briefing(body, f"language: {language}\n"), "uncited-claim: off")
