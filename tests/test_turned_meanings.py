"""Sentences that turn their passage round in words that all stand there: a doubt left out, a part exchanged.

Each case is a language, a passage, a sentence, and the word at which it is told; empty where it is true.
"""

from __future__ import annotations

import pytest

from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of


def told(language: str, passage: str, sentence: str) -> str:
    text = Reading(passage, language)
    card = Reading("Quay Post", language)
    held = Passage(ExcerptKey("rain", "x"), language, text, 0, None, (), None, card, None)
    found = ground(tokens_of(sentence, language), 0, [held]).tokens
    return " ".join(
        token.text
        for token in found
        if token.kind is TokenKind.NEGATION and token.standing is Standing.MISSING
    )


DOUBTS = {
    "may-will": ("en", "The ministry may cut the levy in May.", "The ministry will cut the levy in May.", "cut"),
    "may-did": ("en", "The ministry may cut the levy in May.", "The ministry cut the levy in May.", "cut"),
    "may-might": ("en", "The ministry may cut the levy in May.", "The ministry might cut the levy in May.", ""),
    "could": ("en", "Officials said the talks could resume in June.", "Officials said the talks resumed in June.", "resumed"),
    "expected": ("en", "The port is expected to close in 2027.", "The port will close in 2027.", "close"),
    "expected-due": ("en", "The port is expected to close in 2027.", "The port is due to close in 2027.", ""),
    "due-did": ("en", "The port is due to close in 2027.", "The port closed in 2027.", "closed"),
    "due-will": ("en", "The port is due to close in 2027.", "The port will close in 2027.", ""),
    "reportedly": ("en", "The firm has reportedly sold 40 ships.", "The firm sold 40 ships.", "sold"),
    "reportedly-said": ("en", "The firm has reportedly sold 40 ships.", "The firm is said to have sold 40 ships.", ""),
    "reportedly-told": ("en", "The firm has reportedly sold 40 ships.", "Reports say that the firm sold 40 ships.", ""),
    "allegedly": ("en", "Roe allegedly took bribes of 2 million yen.", "Roe took bribes of 2 million yen.", "took"),
    "allegedly-accused": ("en", "Roe allegedly took bribes.", "Roe is accused of having taken bribes.", ""),
    "thought-to": ("en", "The bank is thought to have lent the port 5 euros.", "The bank lent the port 5 euros.", "lent"),
    "perhaps-first": ("en", "Perhaps the storm sank the barge.", "The storm sank the barge.", "sank"),
    "unconfirmed": ("en", "According to unconfirmed reports, the barge carried oil.", "The barge carried oil.", "carried"),
    "unconfirmed-of-two": ("en", "According to unconfirmed reports, the barge carried 40 tonnes of oil.", "The barge carried 40 tonnes of oil.", "carried"),
    "if": ("en", "If the vote fails, the mayor will leave office.", "The mayor left office.", "left"),
    "if-will": ("en", "If the vote fails, the mayor of Brill will leave office.", "The mayor of Brill will leave office.", "leave"),
    "plan-same-form": ("en", "The council plans to shut the harbour in 2028.", "The council shut the harbour in 2028.", "shut"),
    "vow": ("en", "The minister vowed to end the strike at the port.", "The minister ended the strike at the port.", "ended"),
    "said-elsewhere": ("en", "The port may close in May. The port closed in June.", "The port closed in June.", ""),
    "other-thing": ("en", "The port may close. The rail line from Brill was sold.", "Shops in Kiebitz close at noon.", ""),
    "being": ("en", "Officials are expected to sign the pact with Norway.", "A pact with Norway is close to being signed.", ""),
    "german-other-figure": ("de", "Die Firma will 40 Schiffe verkaufen, 12 hat sie verkauft.", "Zwölf Schiffe hat die Firma verkauft.", ""),
    "can": ("en", "Members may vote in May.", "Members can vote in May.", ""),
    "german": ("de", "Der Minister könnte zurücktreten.", "Der Minister ist zurückgetreten.", "zurückgetreten"),
    "german-wohl": ("de", "Die Ausfuhr dürfte um 3 Prozent fallen.", "Die Ausfuhr wird wohl um 3 Prozent fallen.", ""),
    "german-first": ("de", "Angeblich verkaufte die Firma 40 Schiffe.", "Die Firma verkaufte 40 Schiffe.", "Schiffe"),
    "german-laut": ("de", "Angeblich verkaufte die Firma 40 Schiffe.", "Laut der Presse verkaufte die Firma 40 Schiffe.", ""),
    "french": ("fr", "La société aurait vendu 40 navires.", "La société a vendu 40 navires.", "navires"),
    "french-so": ("fr", "La société aurait vendu 40 navires.", "La société aurait cédé 40 navires.", ""),
    "spanish": ("es", "El puerto podría cerrar en 2027.", "El puerto cerrará en 2027.", "cerrará"),
    "japanese": ("ja", "港は2027年に閉鎖される可能性がある。", "港は2027年に閉鎖される。", "閉鎖"),
    "japanese-too": ("ja", "港は2027年に閉鎖される可能性がある。", "港は2027年に閉鎖されるかもしれない。", ""),
    "japanese-plan": ("ja", "市は2028年に港を閉鎖する方針だ。", "市は2028年に港を閉鎖した。", "閉鎖"),
    "chinese": ("zh", "该公司据报出售了40艘船。", "该公司出售了40艘船。", "艘船"),
    "chinese-too": ("zh", "风暴可能击沉了驳船。", "风暴也许击沉了驳船。", ""),
    "korean": ("ko", "회사는 40척을 매각한 것으로 알려졌다.", "회사는 40척을 매각했다.", "매각했다"),
    "korean-plain": ("ko", "회사는 40척을 매각했다.", "회사는 40척을 매각했다.", ""),
    "russian-put-in": ("ru", "Компания, по сообщениям, продала 40 судов.", "Компания продала 40 судов.", "судов"),
    "russian-too": ("ru", "Компания якобы продала 40 судов.", "По слухам, компания продала 40 судов.", ""),
    "vietnamese": ("vi", "Công ty được cho là đã bán 40 tàu.", "Công ty đã bán 40 tàu.", "tàu"),
}  # fmt: skip

ROLES = {
    "told": ("en", "Japan told Korea that it would stay away.", "Korea told Japan that it would stay away.", "told"),
    "capitals": ("en", "Tokyo warned Beijing over the islands.", "China warned Japan over the islands.", "warned"),
    "passive": ("en", "Tokyo warned Beijing.", "Beijing was warned by Tokyo.", ""),
    "passive-turned": ("en", "Acme bought Bolt for 3 billion yen.", "Acme was bought by Bolt for 3 billion yen.", "bought"),
    "passive-article": ("en", "The EU fined Acme 3 million euros.", "Acme was fined 3 million euros by the EU.", ""),
    "preposition": ("en", "China exported 40,000 tonnes to Japan.", "Japan exported 40,000 tonnes to China.", "exported"),
    "office": ("en", "Prime Minister Sanae Takaichi thanked President Lee.", "Lee thanked Takaichi.", "thanked"),
    "than": ("en", "Norway has more ships than Chile.", "Chile has more ships than Norway.", "more"),
    "both": ("en", "Doe met Voss in Osaka.", "Voss met Doe in Osaka.", ""),
    "match": ("en", "Germany plays France on Sunday.", "France plays Germany on Sunday.", ""),
    "other-thing": ("en", "Japan sold ships to Chile and bought copper.", "Chile sold copper to Japan.", ""),
    "both-told": ("en", "Japan told Korea of it, and Korea told Japan of that.", "Korea told Japan of that.", ""),
    "german": ("de", "Tokio warnte Peking.", "Peking warnte Tokio.", "warnte"),
    "french": ("fr", "Tokyo a averti Pékin.", "Pékin a averti Tokyo.", "averti"),
    "french-passive": ("fr", "Tokyo a averti Pékin.", "Pékin a été averti par Tokyo.", ""),
    "spanish": ("es", "Tokio advirtió a Pekín.", "Pekín advirtió a Tokio.", "advirtió"),
    "vietnamese": ("vi", "Nhật Bản cảnh báo Trung Quốc.", "Trung Quốc cảnh báo Nhật Bản.", "cảnh"),
    "japanese": ("ja", "日本は韓国に欠席を伝えた。", "韓国は日本に欠席を伝えた。", "欠席を伝えた"),
    "japanese-passive": ("ja", "日本は韓国に欠席を伝えた。", "韓国は日本から欠席を伝えられた。", ""),
    "korean": ("ko", "일본은 한국에 불참을 통보했다.", "한국은 일본에 불참을 통보했다.", "불참을 통보했다"),
    "korean-passive": ("ko", "일본은 한국에 불참을 통보했다.", "한국은 일본으로부터 불참을 통보받았다.", ""),
    "chinese": ("zh", "日本警告中国。", "中国警告日本。", "警告"),
    "chinese-beside": ("zh", "挪威向智利出售12艘船。", "智利向挪威购买12艘船。", ""),
    "russian": ("ru", "Япония предупредила Китай.", "Китай предупредил Японию.", "предупредил"),
    "russian-same": ("ru", "Япония предупредила Китай.", "Китай предупредила Япония.", ""),
}  # fmt: skip

OPPOSITES = {
    "sold-bought": ("en", "The firm bought 40 ships.", "The firm sold 40 ships.", "sold"),
    "other-party": ("en", "Norway sold 12 ships to Chile.", "Chile bought 12 ships from Norway.", ""),
    "other-party-passive": ("en", "Norway sold 12 ships to Chile.", "Twelve ships were bought by Chile from Norway.", ""),
    "same-party": ("en", "Norway sold 12 ships to Chile.", "Norway bought 12 ships from Chile.", "bought"),
    "exports": ("en", "Exports to Chile rose by 12 per cent in May.", "Imports from Chile rose by 12 per cent in May.", "Imports"),
    "exports-of-the-other": ("en", "Norway's exports to Chile rose by 9 per cent.", "Chile's imports from Norway rose by 9 per cent.", ""),
    "lost": ("en", "The team won the match by 3 goals.", "The team lost the match by 3 goals.", "lost"),
    "lost-to": ("en", "Roe won the match against Poe by 3 goals.", "Poe lost the match to Roe by 3 goals.", ""),
    "borrowed": ("en", "The bank lent 5 billion yen to the port.", "The bank borrowed 5 billion yen from the port.", "borrowed"),
    "borrowed-by-the-other": ("en", "The bank lent 5 billion yen to the port.", "The port borrowed 5 billion yen from the bank.", ""),
    "two-trades": ("en", "The firm exported 3 tonnes to Chile and imported 2 tonnes.", "The firm imported 2 tonnes.", ""),
    "south": ("en", "The north pier opened in 2019.", "The south pier opened in 2019.", "south"),
    "south-too": ("en", "The north pier opened in 2019, the south pier in 2020.", "The south pier opened in 2020.", ""),
    "japanese": ("ja", "同社は40隻を売却した。", "同社は40隻を購入した。", "購入"),
    "japanese-other-party": ("ja", "ノルウェーはチリに12隻を売却した。", "チリはノルウェーから12隻を購入した。", ""),
    "japanese-parties": ("ja", "与党が法案に賛成した。", "野党が法案に賛成した。", "野党"),
    "chinese": ("zh", "法院判市长有罪。", "法院判市长无罪。", "无"),
    "chinese-against": ("zh", "执政党支持该法案。", "反对党支持该法案。", "反对党"),
    "korean": ("ko", "칠레 수출은 12% 늘었다.", "칠레 수입은 12% 늘었다.", "수입"),
    "russian": ("ru", "Порт открыли в 2019 году.", "Порт закрыли в 2019 году.", "закрыли"),
    "russian-other-party": ("ru", "Норвегия продала Чили 12 судов.", "Чили купила у Норвегии 12 судов.", ""),
    "vietnamese": ("vi", "Cảng mở cửa năm 2019.", "Cảng đóng cửa năm 2019.", "đóng cửa"),
    "german": ("de", "Der Nordhafen wurde 2019 eröffnet.", "Der Nordhafen wurde 2019 geschlossen.", "geschlossen"),
    "german-other-party": ("de", "Norwegen verkaufte 12 Schiffe an Chile.", "Chile kaufte 12 Schiffe von Norwegen.", ""),
    "french": ("fr", "Le tribunal a acquitté Roe.", "Le tribunal a condamné Roe.", "condamné"),
    "french-other-party": ("fr", "La Norvège a vendu 12 navires au Chili.", "Le Chili a acheté 12 navires à la Norvège.", ""),
    "spanish": ("es", "El puerto abrió en 2019.", "El puerto cerró en 2019.", "cerró"),
    "japanese-killed": ("ja", "港で3人が負傷した。", "港で3人が死亡した。", "死亡"),
    "japanese-killed-and-hurt": ("ja", "港で3人が死亡、5人が負傷した。", "港で3人が死亡し、5人が負傷した。", ""),
    "japanese-passed": ("ja", "議会は漁網の禁止を提案した。", "議会は漁網の禁止を可決した。", "可決"),
    "japanese-passed-later": ("ja", "議会は法案を提出し、5月に可決した。", "議会は5月に法案を可決した。", ""),
    "chinese-killed": ("zh", "港口有三名工人受伤。", "港口有三名工人死亡。", "死亡"),
    "chinese-passed": ("zh", "议会提议禁止渔网。", "议会通过禁止渔网。", "通过"),
    "chinese-passed-later": ("zh", "议会提议禁止渔网，五月通过。", "议会五月通过禁止渔网。", ""),
    "korean-killed": ("ko", "항구에서 세 명이 부상했다.", "항구에서 세 명이 사망했다.", "사망"),
    "korean-passed": ("ko", "의회는 어망 금지안을 발의했다.", "의회는 어망 금지안을 가결했다.", "가결"),
    "korean-passed-later": ("ko", "의회는 어망 금지안을 발의해 5월에 가결했다.", "의회는 5월에 어망 금지안을 가결했다.", ""),
    "russian-killed": ("ru", "В порту трое рабочих были ранены.", "В порту трое рабочих погибли.", "погибли"),
    "russian-passed": ("ru", "Совет предложил запрет сетей.", "Совет принял запрет сетей.", "принял"),
    "vietnamese-killed": ("vi", "Ba công nhân ở cảng bị thương.", "Ba công nhân ở cảng thiệt mạng.", "thiệt mạng"),
    "vietnamese-passed": ("vi", "Hội đồng đề xuất lệnh cấm lưới.", "Hội đồng thông qua lệnh cấm lưới.", "thông qua"),
    "german-killed": ("de", "Drei Arbeiter wurden im Hafen verletzt.", "Drei Arbeiter wurden im Hafen getötet.", "getötet"),
    "german-killed-and-hurt": ("de", "Drei Arbeiter starben im Hafen, fünf wurden verletzt.", "Drei Arbeiter starben im Hafen.", ""),
    "french-killed": ("fr", "Trois ouvriers ont été blessés dans le port.", "Trois ouvriers ont été tués dans le port.", "tués"),
    "french-passed": ("fr", "Le conseil a proposé l’interdiction des filets.", "Le conseil a adopté l’interdiction des filets.", "adopté"),
    "spanish-killed": ("es", "Tres obreros resultaron heridos en el puerto.", "Tres obreros murieron en el puerto.", "murieron"),
    "spanish-passed": ("es", "El consejo propuso la prohibición de las redes.", "El consejo aprobó la prohibición de las redes.", "aprobó"),
    "spanish-negated": ("es", "El puerto no abrió en 2019.", "El puerto cerró en 2019.", ""),
}  # fmt: skip

RESTS = {
    "german": ("de", "Zwei Drittel der Fische stammen aus dem Süden.", "Ein Drittel der Fische stammt nicht aus dem Süden.", ""),
    "percent": ("en", "Some 40 per cent of voters stayed at home.", "About 60 per cent of voters did not stay at home.", ""),
    "in-so-many": ("en", "One in five ships was late.", "Four in five ships were not late.", ""),
    "same-part": ("en", "Some 40 per cent of voters stayed at home.", "Some 40 per cent of voters did not stay at home.", "not"),
    "french": ("fr", "Deux tiers des poissons viennent du sud.", "Un tiers des poissons ne viennent pas du sud.", ""),
}  # fmt: skip

CASES = {
    f"{kind}-{name}": case
    for kind, cases in (("doubt", DOUBTS), ("roles", ROLES), ("opposite", OPPOSITES), ("rest", RESTS))
    for name, case in cases.items()
}


@pytest.mark.parametrize(("language", "passage", "sentence", "words"), CASES.values(), ids=CASES.keys())
def test_what_a_sentence_turns_round(language: str, passage: str, sentence: str, words: str) -> None:
    assert told(language, passage, sentence) == words
    assert told(language, passage, passage) == ""
