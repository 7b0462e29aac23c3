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
    "more-than": ("en", "Norway sold more herring than Chile.", "Chile sold less herring than Norway.", ""),
    "more-than-turned": ("en", "Norway sold more herring than Chile.", "Chile sold more herring than Norway.", "sold"),
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

PERSONS_AND_PARTS = {
    "german-women": ("de", "Zwei Männer wurden in Oslo festgenommen.", "Zwei Frauen wurden in Oslo festgenommen.", "Frauen"),
    "german-daughters": ("de", "Seine Söhne leiten die Werft in Halm.", "Seine Töchter leiten die Werft in Halm.", "Töchter"),
    "french-women": ("fr", "Deux hommes ont été arrêtés à Oslo.", "Deux femmes ont été arrêtées à Oslo.", "femmes"),
    "spanish-women": ("es", "Dos hombres fueron detenidos en Oslo.", "Dos mujeres fueron detenidas en Oslo.", "mujeres"),
    "japanese-women": ("ja", "男性2人がオスロで逮捕された。", "女性2人がオスロで逮捕された。", "女性"),
    "chinese-women": ("zh", "两名男子在奥斯陆被捕。", "两名女子在奥斯陆被捕。", "女子"),
    "korean-women": ("ko", "남성 2명이 오슬로에서 체포됐다.", "여성 2명이 오슬로에서 체포됐다.", "여성"),
    "russian-women": ("ru", "Двое мужчин задержаны в Осло.", "Двое женщин задержаны в Осло.", "женщин"),
    "vietnamese-women": ("vi", "Hai người đàn ông bị bắt ở Oslo.", "Hai người phụ nữ bị bắt ở Oslo.", "phụ nữ"),
    "german-against": ("de", "Die Partei stimmte im Mai für den Vertrag.", "Die Partei stimmte im Mai gegen den Vertrag.", "stimmte im Mai gegen"),
    "french-against": ("fr", "Le parti a voté pour le traité en mai.", "Le parti a voté contre le traité en mai.", "voté contre"),
    "spanish-against": ("es", "El partido votó a favor del tratado en mayo.", "El partido votó en contra del tratado en mayo.", "votó en contra"),
    "russian-against": ("ru", "Партия проголосовала за договор в мае.", "Партия проголосовала против договора в мае.", "проголосовала против"),
    "vietnamese-against": ("vi", "Đảng này bỏ phiếu thuận cho hiệp ước.", "Đảng này bỏ phiếu chống hiệp ước.", "bỏ phiếu chống"),
    "german-of-two-votes": ("de", "Die Partei stimmte für den Vertrag, Roe gegen ihn.", "Roe stimmte gegen den Vertrag der Partei.", ""),
    "german-man-and-woman": ("de", "Zwei Männer und eine Frau wurden in Oslo festgenommen.", "Eine Frau wurde in Oslo festgenommen.", ""),
    "german-woman-by-name": ("de", "Zwei Männer wurden festgenommen, Rosa Kern kam frei.", "Die Frau, Rosa Kern, kam frei.", ""),
    "french-two-votes": ("fr", "Le parti a voté contre l'amendement, puis pour le traité.", "Le parti a voté pour le traité.", ""),
    "french-mother": ("fr", "Deux hommes et leur mère ont été arrêtés à Oslo.", "Une femme et ses deux fils ont été arrêtés à Oslo.", ""),
    "spanish-parents": ("es", "Los padres de Kern viven en Oslo.", "La madre de Kern vive en Oslo.", ""),
    "spanish-children": ("es", "Sus hijos Ana y Luis dirigen el astillero.", "Su hija Ana dirige el astillero.", ""),
    "spanish-boys-and-girls": ("es", "Los niños de la escuela recibieron libros.", "Las niñas recibieron libros.", ""),
    "russian-two-votes": ("ru", "Партия проголосовала за поправку и против договора.", "Партия проголосовала против договора.", ""),
    "german-his-wife": ("de", "Der Mann tötete seine Frau in Oslo.", "Die Frau wurde in Oslo getötet.", ""),
    "german-boys-and-girls": ("de", "Die Jungen des Dorfes und die Mädchen kamen.", "Die Mädchen des Dorfes kamen.", ""),
    "german-young": ("de", "Vier junge Menschen kamen ums Leben.", "Vier Mädchen kamen ums Leben.", ""),
    "japanese-parents": ("ja", "父母と男性2人が逮捕された。", "母親と男性2人が逮捕された。", ""),
    "spanish-pupils": ("es", "El número de alumnos, niños y niñas, creció en mayo.", "El número de niñas creció en mayo.", ""),
    "german-all-of-some": ("de", "Einige Fischer verließen Halm im Mai.", "Alle Fischer verließen Halm im Mai.", "Alle"),
    "german-all-of-most": ("de", "Die meisten Mitglieder stimmten im Mai zu.", "Alle Mitglieder stimmten im Mai zu.", "Alle"),
    "french-all-of-some": ("fr", "Certains pêcheurs ont quitté Halm en mai.", "Tous les pêcheurs ont quitté Halm en mai.", "Tous les"),
    "french-all-of-most": ("fr", "La plupart des membres ont voté à Halm.", "Tous les membres ont voté à Halm.", "Tous les"),
    "spanish-all": ("es", "Algunos pescadores dejaron Halm en mayo.", "Todos los pescadores dejaron Halm en mayo.", "Todos los"),
    "japanese-all": ("ja", "一部の漁師は5月に港を去った。", "すべての漁師は5月に港を去った。", "すべての"),
    "chinese-all": ("zh", "部分渔民五月离开港口。", "所有渔民五月离开港口。", "所有"),
    "korean-all": ("ko", "일부 어민이 5월에 항구를 떠났다.", "모든 어민이 5월에 항구를 떠났다.", "모든"),
    "russian-all": ("ru", "Многие рыбаки покинули порт в мае.", "Все рыбаки покинули порт в мае.", "Все"),
    "vietnamese-all": ("vi", "Một số ngư dân rời cảng vào tháng 5.", "Tất cả ngư dân rời cảng vào tháng 5.", "Tất cả"),
    "german-some-of-all": ("de", "Alle Fischer verließen Halm im Mai.", "Einige Fischer verließen Halm im Mai.", ""),
    "german-all-of-others": ("de", "Viele Fischer und alle Bauern verließen Halm.", "Alle Bauern verließen Halm.", ""),
    "german-every-two-years": ("de", "Einige Fischer fahren alle zwei Jahre nach Halm.", "Fischer fahren alle zwei Jahre nach Halm.", ""),
    "german-many-of-them": ("de", "Die Fischer von Halm, viele davon alt, streiken.", "Alle Fischer von Halm streiken.", ""),
    "french-every-day": ("fr", "Quelques bateaux partent tous les jours de Halm.", "Des bateaux partent tous les jours de Halm.", ""),
    "spanish-every-day": ("es", "Muchos barcos salen todos los días de Halm.", "Los barcos salen todos los días de Halm.", ""),
    "german-all-at-the-end": ("de", "Viele Boote blieben im Hafen. Am Ende blieben alle Boote im Hafen.", "Alle Boote blieben im Hafen.", ""),
    "german-not-all": ("de", "Nicht alle, aber viele Boote blieben im Hafen.", "Viele Boote blieben im Hafen.", ""),
    "german-all-the-staff": ("de", "Mehrere Minister reisten mit allen Mitarbeitern nach Oslo.", "Die Minister reisten mit allen Mitarbeitern nach Oslo.", ""),
    "japanese-all-the-ports": ("ja", "多くの国のすべての港が閉じた。", "すべての港が閉じた。", ""),
    "german-all-three": ("de", "Viele Mitglieder der drei Parteien stimmten zu.", "Mitglieder aller drei Parteien stimmten zu.", ""),
    "russian-all-the-boats": ("ru", "Многие рыбаки покинули порт, а все лодки остались.", "Все лодки остались в порту.", ""),
    "german-lowered": ("de", "Der Rat erhöhte die Gebühr im Mai.", "Der Rat senkte die Gebühr im Mai.", "senkte"),
    "german-late": ("de", "Die Fähre kam zu früh in Halm an.", "Die Fähre kam zu spät in Halm an.", "zu spät"),
    "german-less-than": ("de", "Mehr als die Hälfte der Fischer streikte.", "Weniger als die Hälfte der Fischer streikte.", "Weniger als"),
    "german-many": ("de", "Wenige Boote blieben im Hafen.", "Viele Boote blieben im Hafen.", "Viele"),
    "german-after": ("de", "Kern verließ die Stadt vor der Wahl.", "Kern verließ die Stadt nach der Wahl.", "nach der"),
    "french-lowered": ("fr", "Le conseil a relevé la taxe en mai.", "Le conseil a baissé la taxe en mai.", "baissé"),
    "french-after": ("fr", "Le maire a quitté Halm avant le vote.", "Le maire a quitté Halm après le vote.", "après "),
    "french-few": ("fr", "Beaucoup de bateaux sont restés à Halm.", "Peu de bateaux sont restés à Halm.", "Peu de"),
    "spanish-after": ("es", "El alcalde dejó Halm antes del voto.", "El alcalde dejó Halm después del voto.", "después del"),
    "spanish-few": ("es", "Muchos barcos quedaron en Halm.", "Pocos barcos quedaron en Halm.", "Pocos"),
    "russian-after": ("ru", "Мэр покинул Хальм перед выборами.", "Мэр покинул Хальм после выборов.", "после"),
    "japanese-after": ("ja", "首相は採決の前に東京を離れた。", "首相は採決の後に東京を離れた。", "の後に"),
    "chinese-after": ("zh", "总理在表决之前离开东京。", "总理在表决之后离开东京。", "之后"),
    "korean-after": ("ko", "총리는 표결 전에 도쿄를 떠났다.", "총리는 표결 후에 도쿄를 떠났다.", "후에"),
    "vietnamese-after": ("vi", "Ông rời Tokyo trước khi bỏ phiếu.", "Ông rời Tokyo sau khi bỏ phiếu.", "sau khi"),
    "german-before-turned": ("de", "Die Wahl war vor dem Gipfel.", "Der Gipfel war nach der Wahl.", ""),
    "german-both-times": ("de", "Die Gespräche begannen vor der Wahl und endeten nach der Wahl.", "Die Gespräche endeten nach der Wahl.", ""),
    "german-both-fees": ("de", "Der Rat erhöhte die Gebühr und senkte die Steuer.", "Der Rat senkte die Steuer.", ""),
    "german-not-few": ("de", "Nicht wenige Boote blieben im Hafen.", "Viele Boote blieben im Hafen.", ""),
    "german-late-then-early": ("de", "Die Fähre kam am Montag zu früh, am Dienstag zu spät an.", "Die Fähre kam am Dienstag zu spät an.", ""),
    "german-of-many-few": ("de", "Von den vielen Booten fuhren wenige aus.", "Wenige Boote fuhren aus.", ""),
    "french-before-turned": ("fr", "Le vote a eu lieu avant le sommet.", "Le sommet a eu lieu après le vote.", ""),
    "french-a-little": ("fr", "Un peu de pluie est tombé à Halm.", "Beaucoup de pluie est tombé à Oslo.", ""),
    "french-more-and-less": ("fr", "Plus de la moitié des pêcheurs et moins de la moitié des fermiers ont voté.", "Moins de la moitié des fermiers ont voté.", ""),
    "spanish-before-turned": ("es", "El voto fue antes de la cumbre.", "La cumbre fue después del voto.", ""),
    "russian-both": ("ru", "Мэр был в Хальме перед выборами и после выборов.", "Мэр был в Хальме после выборов.", ""),
    "japanese-before-turned": ("ja", "採決は会談の前に行われた。", "会談は採決の後に行われた。", ""),
    "korean-before-turned": ("ko", "표결은 회담 전에 열렸다.", "회담은 표결 후에 열렸다.", ""),
    "chinese-both": ("zh", "总理在表决之前和之后都在东京。", "总理在表决之后在东京。", ""),
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
    for kind, cases in (
        ("doubt", DOUBTS),
        ("roles", ROLES),
        ("opposite", OPPOSITES),
        ("rest", RESTS),
        ("part", PERSONS_AND_PARTS),
    )
    for name, case in cases.items()
}


@pytest.mark.parametrize(("language", "passage", "sentence", "words"), CASES.values(), ids=CASES.keys())
def test_what_a_sentence_turns_round(language: str, passage: str, sentence: str, words: str) -> None:
    assert told(language, passage, sentence) == words
    assert told(language, passage, passage) == ""
