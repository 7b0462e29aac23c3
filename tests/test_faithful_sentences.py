"""Sentences that say what their passage says, in other words: no lint may tell them; beside each, one that it must."""

from __future__ import annotations

import pytest

from tests.one_passage import missing

FAITHFUL = {
    "shortages": ("en", "Most firms reported shortages of skilled staff.", "Most firms lacked skilled staff."),
    "shortages in Korean": ("ko", "기업들은 인력 부족을 호소했다.", "기업들은 인력이 없다고 호소했다."),
    "unchanged": ("ja", "自動車の輸出は横ばいだった。", "自動車の輸出は変わらなかった。"),
    "held steady": ("en", "The rate held steady in May.", "The rate did not change in May."),
    "kept as it was": ("es", "La tasa general se mantuvo en el 6,1 %.", "La tasa general no varió: 6,1 %."),
    "stood still": ("de", "Die Quote blieb bei 6,1 Prozent.", "Die Quote änderte sich nicht."),
    "half a year": ("en", "A third will cut output within six months.", "A third will cut output within half a year."),
    "six months": ("zh", "企业预计半年内将减产。", "企业预计六个月内减产。"),
    "six months in English": ("en", "The ban lasts half a year.", "The ban lasts six months."),
    "at least": ("de", "Mindestens 40 Flüge je Nacht entfallen.", "Jede Nacht entfallen wenigstens 40 Flüge."),
    "what is left": ("es", "Cerrarán cuatro de sus siete minas y mantendrán las demás.", "Las otras tres minas seguirán."),
    "what is left in French": ("fr", "Quatre de ses sept mines fermeront.", "Les trois autres mines resteront."),
    "up to is no rise": ("en", "At least 12 people died and up to 300 homes burned.", "At least a dozen people lost their lives."),
    "another verb's passive": ("ja", "協議が不調に終わった場合、許可を停止する。", "協議が不調に終われば、許可が停止される。"),
    "a decision put off": ("en", "No decision has been taken.", "The board postponed its decision."),
    "a decision to come": ("en", "No decision has been taken.", "The board is to decide in May."),
    "another decision": ("en", "No decision on the dam was taken in May; in June the board decided to build it.", "The board decided to build the dam in June."),
    "foreseen": ("en", "A third of the firms expect to cut production.", "A third of the firms foresee cuts in production."),
    "upheld in Chinese": ("zh", "法院维持了禁令，但撤销了对公司的罚款。", "法院撤销了对公司的罚款。"),
    "accepted in Korean": ("ko", "노조는 제안을 거부했다. 회사는 제안을 수용했다.", "회사는 제안을 수용했다."),
    "not fewer": ("ru", "Не менее 12 человек погибли в области.", "Погибли как минимум 12 человек."),
}  # fmt: skip
DISTORTED = {
    "a decision": ("en", "The board may meet, but no decision has been taken.", "The board has decided.", "decided"),
    "an agreement": ("en", "No agreement was reached in Oslo.", "The two sides agreed in Oslo.", "agreed"),
    "expected": ("en", "A third of the firms expect to cut production.", "A third of the firms have cut production.", "cut"),
    "overturned in Chinese": ("zh", "法院维持了夜间飞行禁令。", "法院撤销了夜间飞行禁令。", "撤销"),
    "overturned in German": ("de", "Das Gericht bestätigte das Nachtflugverbot.", "Das Gericht hob das Nachtflugverbot auf.", "hob"),
    "accepted in French": ("fr", "Le syndicat a rejeté l'offre du port.", "Le syndicat a accepté l'offre du port.", "accepté"),
    "accepted in Korean": ("ko", "노조는 회사의 제안을 거부했다.", "노조는 회사의 제안을 수용했다.", "수용"),
    "lowest in Spanish": ("es", "El paro cayó a su nivel más bajo desde 2008.", "El paro cayó a su nivel más alto desde 2008.", "más alto"),
    "shortages": ("en", "Most firms trained skilled staff.", "Most firms lacked skilled staff.", "lacked"),
    "unchanged": ("ja", "自動車の輸出は増加した。", "自動車の輸出は変わらなかった。", "なか"),
    "held steady": ("en", "The rate rose in May.", "The rate did not change in May.", "not"),
    "half a year": ("en", "A third will cut output within eight months.", "A third will cut output within half a year.", "half"),
    "six months": ("zh", "企业预计三个月内将减产。", "企业预计六个月内减产。", "六"),
    "at least": ("de", "Mindestens 40 Flüge je Nacht entfallen.", "Jede Nacht entfallen wenigstens 45 Flüge.", "45"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim"), FAITHFUL.values(), ids=FAITHFUL)
def test_the_same_in_other_words(language: str, passage: str, claim: str) -> None:
    assert missing(language, passage, claim) == []


@pytest.mark.parametrize(("language", "passage", "claim", "words"), DISTORTED.values(), ids=DISTORTED)
def test_another_thing(language: str, passage: str, claim: str, words: str) -> None:
    assert missing(language, passage, claim) == [words]
