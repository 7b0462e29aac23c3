"""Sentences: where they begin and end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.read.archive import read_document
from briefing_site.text.sentences import split

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
HOLE = "\U000f0000"

# `|` marks where a sentence begins.
SPLITS = {
    "german-date": "Er wurde am 3. Mai unterzeichnet. |Vom 3. bis 5. Mai tagte er. |Am 1. Dezember kam sie.",
    "german-ordinal": "Der 28. Gipfel war kurz. |Im 19. Jahrhundert war es anders.",
    "german-number-at-the-end": "Sie wuchs auf 12. |Danach fiel sie. |So 2025. |April war kalt.",
    "german-scale": "Es kostete 3 Mrd. Euro. |Art. 5 Abs. 2 gilt.",
    "spanish-title": "El Sr. García y la Dra. Ruiz llegaron. |Llovía.",
    "plain": "Rain fell. |It stopped! |Did it? |Yes.",
    "no-stop-at-the-end": "Rain fell. |Then it stopped",
    "us-president": "The U.S. President came to the U.S. |The visit was short.",
    "initials": "It was J. R. Smith and S. Lavrov. |He spoke.",
    "letter-of-a-kind": "They chose plan B. |Talks followed. |She is in Group A. |Korea is in Hall C. |It rained.",
    "letter-of-a-kind-german": "Das war Plan B. |Danach regnete es. |Sie ist in Gruppe A. |Korea nicht.",
    "letter-of-a-kind-french": "C'était le plan B. |Les pourparlers ont suivi.",
    "letter-of-a-kind-spanish": "Era el plan B. |Llovía.",
    "letter-of-a-kind-russian": "Это был план Б. |Переговоры шли.",
    "letter-that-goes-on": "It is plan B. of the board. |He met Hall C. R. Smith.",
    "month": "They met on Dec. 25 in rain. |On Jan. 3 they left.",
    "titles": "Mr. Kato met Dr. Lee in St. Louis vs. Gen. Park. |He smiled.",
    "number-abbreviated": "It was No. 5 of Vol. 3. |Nobody knew.",
    "answer-no": "The answer was no. |Nobody knew.",
    "latin": "Fruit, e.g. Pears, i.e. Food, etc. was sold. |Then it rained.",
    "etc-at-the-end": "They sold pears, etc. |The rest was left.",
    "company": "Toyo Ltd. Chairman Abe spoke. |He works for Toyo Inc. |He said so.",
    "decimal": "It cost 9.04 trillion. |It rose 2.5 percent.",
    "list-number": "1. Rain will fall. |It will stop.",
    "year": "It fell in 2026. |Also in 2025.",
    "ellipsis-inside": "the interest…and the lives… of all. |Yes.",
    "ellipsis-first": "... Rain fell in the town. |It stopped.",
    "ellipsis-last": "Rain fell. It stopped. ...".replace(". It", ". |It"),
    "ellipsis-in-brackets": "Rain [...] Then nothing (...) More of it. |Yes.",
    "stop-in-quotation": "He called it “a priority.” |She agreed.",
    "lower-case-goes-on": "“It is late.” said he. |“Why?” asked she.",
    "two-inside-quotation": "“It fails. |It falls.” |He left.",
    "bracket": "Rain fell (in May.) |It stopped.",
    "credit": "A man stands in rain. (Kim/AFP)",
    "sign-off": "Rain fell. |It stopped. END [Copyright Rain Press, Ltd.]",
    "sentence-in-brackets": "Rain fell. |(It stopped.)",
    "dateline": "Tokyo, Jan. 3 (Rain Press)–Rain fell. |It stopped.",
    "hole": f"Rain fell.{HOLE} |It stopped.{HOLE}{HOLE} |Sun shone.",
    "hole-without-space": f"Rain fell.{HOLE}|It stopped.",
    "hole-after-space-at-the-end": f"Rain fell. |It stopped. {HOLE}",
    "hole-begins": f"Rain fell. |{HOLE} says so.",
    "hole-and-closing": f"He said “rain.”{HOLE} |It stopped.",
    "japanese": "雨が降った。|止んだ？|はい！",
    "japanese-quotation-goes-on": "彼は「行く。」と述べた。|帰った。",
    "japanese-quotation-ends": "「行く。」|ところが雨だった。",
    "japanese-hole": f"雨が降った。{HOLE}|止んだ。",
    "japanese-credit": "雨が降った。（時事）",
    "chinese": "下雨了。|“停了！”|他走了。",
    "wide-point": "９．０４兆円だ．|次だ．",
    "korean": "비가 내렸다. |그쳤다고 한다. |할 것. |그는 갔다.",
    "korean-quotation-goes-on": "그는 “간다.”라고 말했다. |비가 왔다.",
    "vietnamese": "Trời mưa ở TP. Hồ Chí Minh. |Ông đã đi.",
    "russian": "С. В. Лавров прибыл в 2025 г. Москва ждала. |Он уехал.",
    "russian-starter": "Это было в 2025 г. |В Москве шёл дождь, т. е. вода.",
    "name-with-initial": "She met Donald J. Trump. |Talks followed. |He was Harry S. Truman. |Washington agreed.",
    "name-with-initial-russian": "Встреча с С. Лавровым. |Переговоры шли.",
    "name-with-initial-vietnamese": "Ông Đ. Trump. |Bà đã đi.",
    "state-at-the-end": "They left for the U.S. |Timber exports rose. |I live in the E.U. |How about you?",
    "state-goes-on": "The U.S. Senate and the U.S. Trade Representative agreed. |It ended.",
    "afternoon": "It closed at 5 p.m. |Trading resumed. |At 6 p.m. Mr. Kato left.",
    "pronoun": "It was you and I. |Did you see Albert I. Jones?",
    "who-asked": "“Is it over?” Takaichi asked. |He left. |“Stop!” |The guard ran.",
    "note-mark": "It rained.[2] |Then fog came.[3][4] |It went.",
    "address": "The site is https://paper.example/new.html. |Please look.",
    "spaced-ellipsis": "It rained . . . and it stopped . . . . |Then fog.",
    "list-in-one-paragraph": "1. Rain fell |2. Fog came |3. Sun shone",
    "list-with-letters": "a. Rain fell |b. Fog came",
    "weekday": "They met on Wed. Kato spoke. |On Fri. they left.",
    "japanese-quotation-of-two": "「雨が降る。止まないだろう」と述べた。|帰った。",
    "japanese-question-inside": "首相は「本当か？信じられない」と語った。|帰った。",
    "japanese-bracket": "雨だった（五月。六月も）。|止んだ。",
    "japanese-bracket-not-closed": "「雨だった。|止んだ。",
    "chinese-title": "《下雨了！》票房很高。|他走了。",
    "chinese-quotation": "他说：“下雨了。|停了。”|他走了。",
    "korean-note": "회의가 열렸다.[1] |오후에 끝났다.",
    "korean-without-blank": "비가 내렸다.|그러나 그쳤다. |9.5배 늘었다.",
    "vietnamese-titles": "Ông BS. Nam và LS. Hà đến. |Xem tr. 5 ở đây. |PGS. TS. Lan nói.",
    "russian-dialogue": "«Куда ты? – спросила мама. – Завтра дождь». |Он ушёл.",
    "russian-titles": "Это проф. Иванов из пгт. Яр, кв. 5. |Он здесь.",
    "joined": "Rain fell.|Then it stopped!|Nobody knew.",
    "joined-russian": "Шёл дождь.|Потом он стих.",
    "joined-but-an-address": "See paper.Example.com and Node.Js, or https://paper.example/New.Html here. |Read it.",
    "joined-but-a-title": "Mr.Kato met Dr.Lee. |Both left.",
    "two-in-brackets": "The ship (bought in May. It was new.) sank. |It rained.",
    "two-in-brackets-russian": "Корабль (куплен в мае. Он новый.) утонул. |Шёл дождь.",
    "bracket-of-two-alone": "The ship sank. |(It was new. |Nobody knew.) |It rained.",
    "quotation-of-two-goes-on": "He wrote “It rained. Fog came.” and left. |Nobody knew.",
    "straight-quotation-of-two-goes-on": 'He wrote "It rained. Fog came," adding more. |Nobody knew.',
    "quotation-of-two-first": "“It rained. |Fog came,” she said. |Nobody knew.",
    "quotation-not-closed": "He wrote “It rained. |Fog came. |Nobody knew.",
    "figure-and-figure": "He ran in 2025. |3 others walked.",
    "site-name": "See paper.example.com.cn for more. |Read it.",
    "who-asked-later": "“Is it over?” Takaichi later asked. |“Is it so?” Takaichi had asked. |He left.",
    "who-asked-german": "„Ist es vorbei?“ Takaichi fragte. |Er ging.",
    "who-asked-spanish": "«¿Ha terminado?» Takaichi preguntó. |Se fue.",
    "who-asked-french": "« C'est fini ? » a demandé Takaichi. |« C'est tout. » |Il est parti.",
    "ranks": "Sen. Smith and Cmdr. Lee met Insp. Doe and Pvt. Roe. |Mme. Durand left.",
    "house-russian": "Он живёт на ул. Ленина, д. 5, корп. 2. |Он здесь.",
    "note-marks": "It ended.¹ |Then it rained.[a] |It stopped.[note 1] |Fog came.",
    "table": "See Tab. 2 and Eqs. 3 here. |He left.",
}  # fmt: skip


@pytest.mark.parametrize("marked", SPLITS.values(), ids=SPLITS.keys())
def test_split(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]


@given(st.text(alphabet="Aa1.!?。」” (\n" + HOLE))
def test_sentences_hold_all_that_is_not_space(text: str) -> None:
    spans = split(text)
    ends = [0, *(edge for span in spans for edge in span), len(text)]
    assert ends == sorted(ends)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    assert not "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)).strip()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not here")
def test_long_paragraph_of_a_news_agency() -> None:
    paragraph = read_document(SEEDS, "001_50d2cdad97c7c4d1.txt").paragraphs[2].text
    spans = split(paragraph)
    assert len(spans) == 25
    assert paragraph[slice(*spans[2])].startswith("But things will")
    assert paragraph[slice(*spans[15])].startswith("Takaichi hopes")
    assert paragraph[slice(*spans[24])].endswith("Ltd.]")
