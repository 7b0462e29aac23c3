"""Words of attribution: verbs of saying in any person, tense and order, nouns of speech, short names."""

from __future__ import annotations

import pytest

from briefing_site.text.attribution import attributes
from briefing_site.text.name_words import names_for_short

ATTRIBUTED = {
    "a verb in the present": "The harbour master foresees a quiet winter.",
    "a verb in the past": "Two pilots hinted at a strike in June.",
    "a plural subject counts": "Rescuers count three boats lost.",
    "a plural subject says": "Both unions contend that the crane is old.",
    "by an estimate": "By that estimate the mole will stand for forty years.",
    "by the count of somebody": "By the guild’s own count nine crews have left.",
    "a noun of speech": "Brandt's answer was short: no ship will wait.",
    "a noun of speech of several": "In spring, to the pilots' complaints, the mole was mended.",
    "Japanese, the subject behind": "霧は秋まで晴れないと港長はみている。",
    "Japanese, a second subject": "橋は要らないと漁協の組合長も言う。",
    "Japanese, a word in marks": "市は灯台を「町の顔」と位置付けた。",
    "Japanese, reported": "船は三隻に減ったと同紙は報じる。",
    "Chinese, reported": "據港灣晚報報導，渡輪停駛三天。",
    "Chinese, no comma": "市长说码头不会关闭。",
    "Chinese, called": "渔会称今年鱼少。",
    "Korean, the subject behind": "다리는 봄에 열린다고 시청은 밝혔다.",
    "Korean, hearsay": "어부들은 배가 모자란다고 한다.",
    "Korean, behind quotation marks": "시장은 “기다리겠다”고 했다.",
    "Korean, a stance": "시장은 통행료 인상 가능성을 배제하지 않았다.",
    "Korean, foreseen": "항만청은 물동량이 줄 것으로 내다봤다.",
    "Russian, by data": "По данным порта, причал углубили.",
    "Russian, by report": "Паром стоит, по сообщению газеты.",
    "Russian, plural": "Мост крепкий, уверяют строители.",
    "Russian, first person": "Полагаем, что лёд сойдёт в мае.",
    "Russian, says": "Лоцман говорит, что туман уйдёт.",
    "Vietnamese": "Thị trưởng tin rằng cầu sẽ bền.",
}
UNATTRIBUTED = {
    "a passive": "The mole is expected to stand for forty years.",
    "a passive of the list": "The winter is foreseen to be quiet.",
    "a count": "The count of boats fell.",
    "an estimate without an owner": "The estimate is high.",
    "its number": "Its count of boats fell.",
    "its view of the sea": "Its views over the bay draw visitors.",
    "a line for advice": "The port’s advice line is closed.",
    "Japanese passive": "霧は秋まで晴れないと見込まれる。",
    "Japanese passive of thought": "霧は秋まで晴れないと考えられる。",
    "Japanese, calls of a market": "港と市場は呼び込みで賑わう。",
    "Japanese, two things": "橋と灯台が古くなった。",
    "Chinese explanation": "小说的名称很长。",
    "Korean passive": "물동량은 줄 것으로 전망된다.",
    "Korean, and": "배는 작고 항구는 넓다.",
    "Russian passive": "Лёд, как ожидается, сойдёт в мае.",
    "Russian reported passive": "Сообщается о трёх лодках.",
    "Russian, needs": "Паром требует ремонта.",
    "Vietnamese passive": "Cây cầu được đánh giá cao.",
}


@pytest.mark.parametrize("sentence", ATTRIBUTED.values(), ids=ATTRIBUTED)
def test_attributed(sentence: str) -> None:
    assert attributes(sentence)


@pytest.mark.parametrize("sentence", UNATTRIBUTED.values(), ids=UNATTRIBUTED)
def test_unattributed(sentence: str) -> None:
    assert not attributes(sentence)


SHORT = {
    "its body": ("To the bank it is a risk.", "Bank of Orm", True),
    "its letters": ("For the NCI it is a risk.", "Northern Coastal Institute", True),
    "Japanese": ("沿銀にはまだ早い。", "沿岸銀行", True),
    "Korean": ("항은 기준으로는 이르다.", "항만은행", True),
    "another body": ("To the bank it is a risk.", "Ministry of Ports", False),
    "any bank": ("To a bank it is a risk.", "Bank of Orm", False),
    "a person": ("To the poor it is a risk.", "Ada Lane", False),
}


@pytest.mark.parametrize("sentence, name, named", SHORT.values(), ids=SHORT)
def test_short_names(sentence: str, name: str, named: bool) -> None:
    assert names_for_short(sentence, name) is named
