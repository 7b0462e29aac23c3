"""Sentences of Korean: where they begin and end."""

from __future__ import annotations

import pytest

from briefing_site.text.sentences import split

HOLE = "\U000f0000"

# `|` marks where a sentence begins.
SPLITS = {
    "plain": "항구가 문을 열었다. |배가 들어왔다. |사람들이 모였다.",
    "question": "언제 도착합니까? |아직 모릅니다.",
    "exclamation": "정말 크다! |모두가 놀랐다.",
    "polite": "비가 옵니다. |우산을 챙기세요. |길이 미끄러워요.",
    "no-stop-at-the-end": "회의가 끝났다. |다음 회의는 목요일",
    "quotation-and-said": "장관은 “곧 끝난다.”라고 말했다. |기자들은 받아 적었다.",
    "quotation-without-stop": "장관은 “내일 간다”고 말했다. |비행기는 아침에 뜬다.",
    "quotation-of-two-and-wrote": "그는 “비가 온다. 바람도 분다.”라고 적었다. |글은 짧았다.",
    "quotation-while": "“끝났다.”며 그는 웃었다. |모두 일어섰다.",
    "quotation-that-describes": "“문을 열라.”는 명령이 왔다. |문이 열렸다.",
    "single-marks": "그는 ‘내 탓이다.’라고 썼다. |편지는 짧았다.",
    "straight-marks": '그는 "내일 간다."고 했다. |그리고 잤다.',
    "straight-marks-of-two": '그는 "춥다. 집에 가자."라고 했다. |모두 따랐다.',
    "quotation-alone": "“춥다.” |모두 고개를 끄덕였다.",
    "quotation-between": "총리의 말이다. |“우리는 멈추지 않는다.” |박수가 나왔다.",
    "question-asked": "“비가 올까?” 김 씨가 물었다. |아무도 몰랐다.",
    "question-as-a-subject": "주제는 ‘누가 바다를 지키나?’였다. |답은 없었다.",
    "broken-off-quotation": "“우리는…”이라며 말을 흐렸다. |회의는 끝났다.",
    "title-of-a-book": "그는 『바다의 노래. 둘째 권』을 샀다. |책은 두껍다.",
    "title-of-a-film": "영화 《가자! 바다로》가 개봉했다. |관객이 많았다.",
    "title-that-asks": "소설 〈누구인가?〉는 짧다. |값도 싸다.",
    "bracket": "항구는 넓다(수심은 15m이다). |배가 많다.",
    "sentence-in-brackets": "항구는 넓다. |(수심은 15m이다.) |배가 많다.",
    "two-in-brackets": "그 배(작년에 샀다. 아직 새것이다.)는 빠르다. |값은 비싸다.",
    "decimal": "물가는 2.5% 올랐다. |금리는 3.25%다.",
    "points-of-per-cent": "금리가 0.25%p 올랐다. |환율은 내렸다.",
    "thousands": "참가자는 1,200명이었다. |작년은 980명이었다.",
    "date-with-points": "협정은 2025. 10. 26. 서명됐다. |발효는 이듬해다.",
    "date-and-particle": "2026. 3. 1.자 보도다. |기사는 짧다.",
    "span-of-dates": "기간은 3. 1.부터 5. 31.까지다. |연장은 없다.",
    "time": "경기는 오후 7:30에 시작한다. |입장은 6시다.",
    "dateline": "(서울=항구통신) 김하늘 기자 = 정부가 예산을 늘렸다. |국회는 반대했다.",
    "dateline-in-square-brackets": "[부산 = 이바다 기자] 부두가 다시 열렸다. |첫 배는 아침에 왔다.",
    "copyright": "결과는 내일 나온다. [저작권자 항구통신, 무단 전재 금지]",
    "credit": "배 한 척이 부두에 서 있다. (사진=항구통신)",
    "note-marks": "법이 바뀌었다.[1] |시행은 7월이다.[2][3] |벌금도 있다.",
    "hole": f"법이 바뀌었다.{HOLE} |시행은 7월이다.{HOLE}",
    "hole-without-space": f"법이 바뀌었다.{HOLE}|시행은 7월이다.",
    "no-space": "배가 떠났다.|그러나 비는 그치지 않았다.",
    "no-space-polite": "어서 오세요.|기다렸어요.",
    "no-space-question": "누가 갈까?|아무도 없다.",
    "no-space-question-of-one-word": "정말?|그렇다.",
    "no-space-quotation": "배가 떠났다.|“잘 가라.”라고 아이가 외쳤다.",
    "no-space-figure": "값이 올랐다.|2년 만이다.",
    "no-space-latin": "값이 올랐다.|EU도 같다.",
    "no-space-behind-a-figure": "수출이 1.5배 늘었다.|수입은 줄었다.",
    "address": "자료는 https://paper.example/자료.html 에 있다. |누구나 본다.",
    "site-and-particle": "주소는 haneul.example.kr이다. |전화는 없다.",
    "ellipsis-at-the-end": "그는 말이 없었다… |비가 왔다.",
    "ellipsis-inside": "그는… 아니, 그들은 떠났다. |비가 왔다.",
    "three-points-inside": "예산이... 모자란다고 했다. |모두 웃었다.",
    "ellipsis-in-brackets": "정부는 [...] 늘리겠다고 했다. |국회는 침묵했다.",
    "words-left-out": "정부는 늘리겠다고 했다. |(중략) 국회는 침묵했다.",
    "title-in-latin": "Dr. Kim이 발표했다. |청중은 많았다.",
    "initials": "J. F. 케네디 공항에 내렸다. |눈이 왔다.",
    "state-in-latin": "U.S. 스틸이 값을 올렸다. |주가가 뛰었다.",
    "number-in-latin": "No. 5 부두가 닫혔다. |No. 6 부두는 열렸다.",
    "against": "한국 vs. 일본 경기가 열렸다. |비겼다.",
    "company-in-latin": "항구해운 Co., Ltd. 대표가 물러났다. |후임은 없다.",
    "junior": "마틴 루서 킹 Jr. 목사를 기렸다. |노래도 불렀다.",
    "noun-ending": "예산 3% 증액함. |시행은 7월부터임.",
    "numbered-list": "1. 예산을 늘린다. |2. 세금을 줄인다.",
    "lettered-list": "가. 예산을 늘린다. |나. 세금을 줄인다.",
    "wide-stop": "회의가 열렸다。|오후에 끝났다。",
    "colon": "결론은 하나다: 예산이 없다. |길도 없다.",
    "two-marks": "정말?! |믿을 수 없다!! |그래도 사실이다.",
}  # fmt: skip


@pytest.mark.parametrize("marked", SPLITS.values(), ids=SPLITS.keys())
def test_split(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]
