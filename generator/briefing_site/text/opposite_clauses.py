"""Words that cannot both be said in one clause, in other languages than English: 売却 and 購入.

Some may tell the same from the other side of a deal. So they are compared only within clauses that begin with
the same word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing_site.text.alternatives import alternatives
from briefing_site.text.dataclass import dataclass

_PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ja": (
        ("売却|販売|売[っりる]", "購入|買収|買[いっう]|取得"),
        ("輸出", "輸入"),
        ("開[業設通放館]|再開", "閉[鎖店館]"),
        ("勝利|勝[っち]|当選", "敗北|敗れ|落選"),
        ("賛成|支持", "反対"),
        ("開始|始ま|始め", "終了|終わ|終え"),
        ("黒字", "赤字"),
        ("就任", "辞任|退任|辞職"),
        ("増加|増え", "減少|減っ|減り"),
        ("有罪", "無罪"),
        ("合法", "違法"),
        ("与党", "野党"),
        ("円高", "円安"),
        ("値上げ|引き上げ", "値下げ|引き下げ"),
        ("北部|北方", "南部|南方"),
        ("東部|東方", "西部|西方"),
        ("到着", "出発"),
        ("流入", "流出"),
        ("採用", "解雇"),
        ("強化|強ま", "緩和|弱ま"),
        ("拡大", "縮小"),
        ("(?<!不)支持|維持|認め", "破棄|取り消|退け|覆"),
        ("受け入れ|受諾|受理", "拒否|拒絶|却下|退け"),
    ),
    "zh": (
        ("出售|售出|[卖賣]出", "[购購][买買]|收[购購]|[买買]入|[采採][购購]"),
        ("出口", "[进進]口"),
        ("[开開](?:放|[业業]|[设設]|[张張])|重[开開]", "[关關](?:[闭閉]|停)|封[闭閉]"),
        ("[获獲][胜勝]|[胜勝]利|[当當][选選]", "落[败敗]|失[败敗]|[败敗][选選]|落[选選]"),
        ("支持|[赞贊]成", "反[对對](?![党黨])"),
        ("[开開]始", "[结結]束"),
        ("盈[余餘]|[顺順]差", "赤字|逆差"),
        ("就任|上任|就[职職]", "[辞辭][职職]|卸任|下[台臺]"),
        ("增加|上升|增[长長]", "[减減]少|下降"),
        ("有罪", "[无無]罪"),
        ("合法", "非法"),
        ("升值", "[贬貶]值"),
        ("[执執]政[党黨]", "在野[党黨]|反[对對][党黨]"),
        ("北部", "南部"),
        ("[东東]部", "西部"),
        ("抵[达達]|到[达達]", "[离離][开開]"),
        ("流入", "流出"),
        ("盈利", "[亏虧][损損]"),
        ("[扩擴]大", "[缩縮]小"),
        ("[维維]持", "撤[销銷]|推翻|取消"),
        ("接受|采纳|採納", "拒[绝絕]|[驳駁]回"),
    ),
    "ko": (
        ("매각|판매|팔[았아고]", "매입|구매|사들|인수"),
        ("수출", "수입"),
        ("개장|개방|재개|열[었렸]", "폐쇄|닫"),
        ("승리|당선|이겼", "패배|낙선|졌"),
        ("지지|찬성", "반대"),
        ("시작|개시", "종료|끝"),
        ("흑자", "적자"),
        ("취임", "사임|퇴임|사퇴"),
        ("증가|늘", "감소|줄"),
        ("유죄", "무죄"),
        ("합법", "불법"),
        ("여당", "야당"),
        ("북부", "남부"),
        ("동부", "서부"),
        ("도착", "출발"),
        ("유입", "유출"),
        ("강세|절상", "약세|절하"),
        ("채용|고용", "해고"),
        ("확대", "축소"),
        ("유지|인용", "취소|파기|무효|기각"),
        ("수용|받아들", "거부|거절|기각"),
    ),
    "ru": (
        (r"\bпрода\w+", r"\bкупи\w+|\bприобр\w+|\bзакуп\w+"),
        (r"\bэкспорт\w*", r"\bимпорт\w*"),
        (r"\bоткры\w+", r"\bзакры\w+"),
        (r"\bпобед\w+|\bвыигр\w+", r"\bпоражен\w+|\bпроигр\w+"),
        (r"\bподдерж\w+|\bодобр\w+", r"\bпротив\b|\bотверг\w*|\bотклон\w+"),
        (r"\bнача\w+", r"\bзаверш\w+|\bзаконч\w+|\bоконч\w+"),
        (r"\bпрофицит\w*", r"\bдефицит\w*"),
        (r"\bназнач\w+", r"\bуволен\w*|\bуволи\w+"),
        (r"\bувелич\w+|\bвырос\w*|\bраст[её]т", r"\bсокра[тщ]\w+|\bсниз\w+|\bсниж\w+|\bупал\w*"),
        (r"\bзаконн\w+", r"\bнезаконн\w+"),
        (r"\bсевер\w*", r"\bюг\w*|\bюжн\w+"),
        (r"\bвосто\w+", r"\bзапад\w*"),
        (r"\bприбыл[аои]?\b", r"\bотбыл[аои]?\b"),
        (r"\bосужд\w+|\bосудил\w*", r"\bоправда\w+"),
        (r"\bукреп\w+", r"\bослаб\w+"),
        (r"\b(?:про)?голосова\w+\s+за\b", r"\b(?:про)?голосова\w+\s+против\b"),
        (r"\bболее\s+чем\b|\bбольше\b|\bсвыше\b", r"\bменее\s+чем\b|\bменьше\b"),
        (r"\bмногие\b|\bмного\b", r"\bнемногие\b|\bмало\b"),
        (r"\bоставил\w*\s+в\s+силе\b|\bподтверд\w+", r"\bотменил\w*|\bотмен[её]н\w*|\bаннулир\w+"),
        (r"\bприня(?:л|ла|ло|ли|т|та|то|ты)\b", r"\bотклон\w+|\bотверг\w*"),
    ),
    "vi": (
        (r"\bbán\b(?!\s+đảo)", r"\bmua\b"),
        (r"\bxuất\s+khẩu\b", r"\bnhập\s+khẩu\b"),
        (r"\bmở\s+cửa\b", r"\bđóng\s+cửa\b"),
        (r"\bthắng\b", r"\bthua\b"),
        (r"\bủng\s+hộ\b", r"\bphản\s+đối\b"),
        (r"\bbắt\s+đầu\b", r"\bkết\s+thúc\b"),
        (r"\bthặng\s+dư\b", r"\bthâm\s+hụt\b"),
        (r"\bnhậm\s+chức\b", r"\btừ\s+chức\b"),
        (r"\btăng\b", r"\bgiảm\b"),
        (r"(?:phía|miền)\s+bắc\b", r"(?:phía|miền)\s+nam\b"),
        (r"(?:phía|miền)\s+đông\b", r"(?:phía|miền)\s+tây\b"),
        (r"\bcó\s+tội\b", r"\bvô\s+tội\b"),
        (r"\bmở\s+rộng\b", r"\bthu\s+hẹp\b"),
        (r"\bgiữ\s+nguyên\b|\bduy\s+trì\b", r"\bhủy\s+bỏ\b|\bbãi\s+bỏ\b"),
        (r"\bchấp\s+nhận\b", r"\btừ\s+chối\b|\bbác\s+bỏ\b"),
        (r"\bbỏ\s+phiếu\s+(?:thuận|tán\s+thành)\b", r"\bbỏ\s+phiếu\s+(?:chống|phản\s+đối)\b"),
    ),
    "de": (
        (r"\b(?:ver|weiterver)kauf\w*", r"\b(?:ge)?kauf(?:t|te|ten|en)\b|\berw[ao]rb\w*|\bankauf\w*"),
        (r"\bexport\w*|\bausfuhr\w*|\bausgeführt\w*", r"\bimport\w*|\beinfuhr\w*|\beingeführt\w*"),
        (r"\b(?:er)?öffn\w+|\bgeöffnet\w*", r"\bschließ\w*|\bschloss\w*|\bgeschlossen\w*|\bschließung\w*"),
        (r"\bgewann\w*|\bgewonnen\w*|\bsieg\w*", r"\bverlor\w*|\bniederlage\w*"),
        (r"\bunterstütz\w*|\bbefürwort\w*", r"\blehn\w+|\babgelehnt\w*|\bbekämpf\w*"),
        (r"\bbeg[aio]nn\w*|\bstart\w*", r"\bende\w*|\bbeende\w*"),
        (r"\büberschuss\w*|\büberschüss\w*", r"\bdefizit\w*"),
        (r"\bnord\w*|\bnörd\w*", r"\bsüd\w*"),
        (r"\bost(?:en|s\w*|hafen|teil)?\b|\böstlich\w*", r"\bwest(?:en|s\w*|hafen|teil)?\b|\bwestlich\w*"),
        (r"\bverurteil\w*", r"\bfreigesprochen\w*|\bfreispruch\w*"),
        (r"\blegal\w*", r"\billegal\w*"),
        (r"\bmehrheit\w*", r"\bminderheit\w*"),
        (r"\bbestätig\w+", r"\bh[oe]b(?:t|en)?\b(?=.{1,80}\bauf\b)|\baufgehoben\w*|\bkipp\w+|\bannullier\w+"),
        (
            r"\bnahm(?:en)?\b(?=.{1,80}\ban\b)|\bangenommen\w*|\bakzeptier\w+",
            r"\blehn\w+|\babgelehnt\w*|\bverw[ao]rf\w*",
        ),
        (
            r"\bhöchste[nmrs]?\b|\bgrößte[nmrs]?\b",
            r"\bniedrigste[nmrs]?\b|\btiefste[nmrs]?\b|\bkleinste[nmrs]?\b",
        ),
        (r"\bmindestens\b|\bwenigstens\b", r"\bhöchstens\b|\bmaximal\b"),
        (r"\bgestärkt\w*|\bstärk(?:t|te|ten|en)\b", r"\bgeschwächt\w*|\bschwäch(?:t|te|ten|en)\b"),
        (r"\bstieg(?:en)?\b|\bgestiegen\w*|\bwuchs\w*", r"\bsank(?:en)?\b|\bfiel(?:en)?\b|\bgesunken\w*"),
        (r"\beingestellt\b|\bstellt\w*\b.{1,40}\bein\b", r"\bentlass\w*|\bentließ\w*"),
        (r"\b(?:ge)?stimm(?:t|te|ten|en)\b[^.;,]{0,30}?\bfür\b|\bsprach\w*\b[^.;,]{0,30}?\bfür\b",
         r"\b(?:ge)?stimm(?:t|te|ten|en)\b[^.;,]{0,30}?\bgegen\b|\bsprach\w*\b[^.;,]{0,30}?\bgegen\b"),
        (r"\berhöh\w+|\banhob\w*|\bangehoben\w*|\bsteiger(?:t|te|ten)\b|\bgesteigert\w*",
         r"\bsenk(?:t|te|ten|en)\b|\bgesenkt\w*|\bkürz(?:t|te|ten)\b|\bgekürzt\w*|\bverringer\w+"),
        (r"\bmehr\s+als\b", r"\bweniger\s+als\b"),
        (r"\bviele[nr]?\b|\bzahlreiche[nr]?\b", r"(?<!\beinige )(?<!\bnicht )\bwenige[nr]?\b"),
        (r"\bzu\s+früh\b|\bverfrüht\b", r"\bzu\s+spät\b|\bverspätet\b"),
    ),
    "fr": (
        (r"\bvend\w+|\bventes?\b|\bcéd(?:é|er|ant)\w*", r"\bach[eè]t\w*|\bacqui\w+|\bachats?\b"),
        (r"\bexport\w*", r"\bimport(?:ations?|er|é\w*|ateurs?|ent|e)\b"),
        (r"\bouv(?:ert|r)\w*", r"\bferm\w+"),
        (r"\bgagn\w+|\bvictoire\w*|\bremport\w*", r"\bperd\w+|\bdéfaite\w*"),
        (r"\bsout(?:ien|enu|en)\w*|\bappu\w+|\bapprouv\w+", r"\boppos\w+|\brejet\w+"),
        (r"\bcommenc\w+|\bdébu\w+", r"\btermin\w+|\bachev\w+|\bpris\s+fin\b"),
        (r"\bexcédent\w*", r"\bdéficit\w*"),
        (r"\bnord\b", r"\bsud\b"),
        (r"\bl['’]est\b", r"\bl['’]ouest\b"),
        (r"\bcondamn\w+", r"\bacquitt\w+|\brelaxé\w*"),
        (r"\blég(?:al|aux)\w*", r"\billég(?:al|aux)\w*"),
        (r"\bmajorité\w*", r"\bminorité\w*"),
        (r"\bprêt(?:é|er|e|ent)\w*", r"\bemprunt\w*"),
        (r"\baugment\w+|\bhausse\b|\bprogress\w+", r"\bdiminu\w+|\bbaiss\w+|\brecul\w+|\bchut\w+"),
        (r"\brenforc\w+", r"\baffaibl\w+"),
        (r"\bembauch\w+|\brecrut\w+", r"\blicenci\w+"),
        (r"\b(?:vot|prononc)(?:é|ée|és|e|ent|er|a|èrent)\s+(?:pour|en\s+faveur)\b",
         r"\b(?:vot|prononc)(?:é|ée|és|e|ent|er|a|èrent)\s+contre\b"),
        (r"\brelev(?:é|ée|és|ées|er|a)\b|\brehauss\w+", r"\b(?:a?baiss)(?:é|ée|és|ées|er|a)\b|\bréduit\w*"),
        (r"\bplus\s+d(?:e\b|[’'])", r"\bmoins\s+d(?:e\b|[’'])"),
        (r"\bbeaucoup\s+d(?:e\b|[’'])|\bnombreu(?:x|ses)\b", r"(?<!\bun )\bpeu\s+d(?:e\b|[’'])"),
        (r"\btrop\s+tôt\b|\ben\s+avance\b", r"\btrop\s+tard\b|\ben\s+retard\b"),
        (r"\bconfirm\w+|\bmaint(?:ien|en)\w+", r"\bannul\w+|\binvalid\w+|\bcass(?:é|ée|a|e)\b"),
        (r"\bplus\s+(?:haut|élev|fort)\w*", r"\bplus\s+(?:bas|faible)\w*"),
        (r"\baccept\w+", r"\brejet\w+|\brefus\w+"),
        (r"\bplus\s+tôt\b|\bauparavant\b", r"\bplus\s+tard\b"),
    ),
    "es": (
        (r"\bvend\w+|\bventas?\b", r"\bcompr\w+|\badquir\w+"),
        (r"\bexport\w+", r"\bimport(?:aci\w+|ó|aron|ad[oa]\w*|ar|an|ador\w*)\b"),
        (r"\babri\w+|\babr(?:e|en|ir)\b|\babiert\w+|\bapertura\b", r"\bcerr\w+|\bcierr\w+"),
        (r"\bgan(?:ó|aron|ado|ar)\b|\bvictoria\w*", r"\bperd\w+|\bderrota\w*"),
        (r"\bapoy\w+|\brespald\w+|\baprob\w+", r"\bopus\w+|\bopon\w+|\brechaz\w+"),
        (r"\bcomenz\w+|\bempez\w+|\binici\w+", r"\btermin\w+|\bfinaliz\w+|\bacab\w+"),
        (r"\bsuperávit\w*", r"\bdéficit\w*"),
        (r"\bnorte\b", r"\bsur\b"),
        (r"\boriental\w*", r"\boccidental\w*"),
        (r"\bconden\w+", r"\babsuel\w+|\babsol\w+"),
        (r"\blegal\w*", r"\bilegal\w*"),
        (r"\bmayoría\w*", r"\bminoría\w*"),
        (r"\bconfirm\w+|\bratific\w+", r"\banul\w+|\brevoc\w+"),
        (r"\bmás\s+alt[oa]s?\b|\bmáxim[oa]\b", r"\bmás\s+baj[oa]s?\b|\bmínim[oa]\b"),
        (r"\bacept\w+", r"\brechaz\w+|\brehus\w+"),
        (r"\baument\w+|\bsubi\w+|\bcrec\w+", r"\bdisminu\w+|\bbaj(?:ó|aron|ado|ar|a|an)\b|\bcay\w+"),
        (r"\breforz\w+|\bfortalec\w+", r"\bdebilit\w+"),
        (r"\bcontrat\w+", r"\bdespid\w+|\bdesped\w+"),
        (r"\b(?:vot|pronunci)(?:ó|aron|ado|ar|a|an)\s+a\s+favor\b",
         r"\b(?:vot|pronunci)(?:ó|aron|ado|ar|a|an)\s+(?:en\s+)?contra\b"),
        (r"\bmás\s+de\b", r"\bmenos\s+de\b"),
        (r"\bmuch[oa]s\b|\bnumeros[oa]s\b", r"(?<!\bunos )(?<!\bunas )\bpoc[oa]s\b"),
        (r"\bdemasiado\s+(?:pronto|temprano)\b", r"\bdemasiado\s+tarde\b|\bcon\s+retraso\b"),
    ),
}  # fmt: skip
_SCALES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ja": (
        ("死亡|死者|死去|殺害", "負傷|けが|重傷|軽傷"),
        ("提案|提出|起草", "可決|成立|採択|承認"),
        ("逮捕|拘束", "起訴|送検"),
        ("民間", "軍用|軍事"),
        ("一時的|暫定", "恒久|永久"),
        ("(?<!非)公開", "非公開|機密"),
        ("男性|男子|男児|少年", "女性|女子|女児|少女"),
        ("息子|長男|次男", "娘|長女|次女"),
        ("(?<!祖)父(?:親|(?=[はがのを]))", "(?<!祖)母(?:親|(?=[はがのを]))"),
        ("兄(?=[はがのを])|弟(?=[はがのを])", "姉(?=[はがのを])|妹(?=[はがのを])"),
        ("の前に|する前に", "の後に|した後に"),
    ),
    "zh": (
        ("死亡|[丧喪]生|遇[难難]", "受[伤傷]|[负負][伤傷]"),
        ("提[议議]|提案|起草", "通[过過]|批准"),
        ("逮捕|拘留", "起[诉訴]|判刑"),
        ("民用", "[军軍]用|[军軍]事"),
        ("[临臨][时時]|[暂暫][时時]", "永久"),
        ("男子|男性|男人|男孩|男童", "女子|女性|女人|女孩|女童"),
        ("[儿兒]子|[长長]子", "女[儿兒]|[长長]女"),
        ("父[亲親]", "母[亲親]"),
        ("哥哥|弟弟|兄弟", "姐姐|妹妹|姐妹"),
        ("之前|前夕", "之[后後]"),
    ),
    "ko": (
        ("사망|숨[진졌지]", "부상|다[친쳤치]"),
        ("발의|제안", "가결|통과|의결|처리"),
        ("체포|구속", "기소"),
        ("민간", "군용|군사"),
        ("일시|임시|잠정", "영구"),
        ("남성|남자|소년", "여성|여자|소녀"),
        ("아들|장남", "딸|장녀"),
        ("아버지|부친", "어머니|모친"),
        ("전에", "후에|뒤에"),
    ),
    "ru": (
        (r"\bпогиб\w+|\bумер\w*|\bубит\w*", r"\bранен\w*|\bпострада\w+"),
        (r"\bпредлож\w+", r"\bпринял\w*|\bутверд\w+"),
        (r"\bзадерж\w+|\bарест\w+", r"\bосужд\w+|\bприговор\w*"),
        (r"\bгражданск\w+", r"\bвоенн\w+"),
        (r"\bвременн\w+", r"\bпостоянн\w+|\bбессрочн\w+"),
        (r"\bмужчин\w*", r"\bженщин\w*"),
        (r"\bмальчик\w*", r"\bдевоч\w+"),
        (r"\bсын(?:а|у|ом|овья|овей)?\b", r"\bдоч(?:ь|ери|ерью|ерей)\b"),
        (r"\bот(?:ец|ца|цу|цом)\b", r"\bмат(?:ь|ери|ерью)\b"),
        (r"\bбрат(?:а|у|ом|ья)?\b", r"\bс[её]ст[её]?р\w*"),
        (r"\bперед\b|\bнакануне\b", r"\bпосле\b"),
    ),
    "vi": (
        (r"\bthiệt\s+mạng\b|\btử\s+vong\b|\bchết\b", r"\bbị\s+thương\b"),
        (r"\bđề\s+xuất\b|\bđề\s+nghị\b", r"\bthông\s+qua\b|\bphê\s+chuẩn\b"),
        (r"\bbắt\s+giữ\b|\btạm\s+giam\b", r"\bkết\s+án\b"),
        (r"\bdân\s+sự\b", r"\bquân\s+sự\b"),
        (r"\btạm\s+thời\b", r"\bvĩnh\s+viễn\b"),
        (r"\b(?:đàn\s+ông|nam\s+giới|nam\s+sinh)\b", r"\b(?:phụ\s+nữ|nữ\s+giới|nữ\s+sinh)\b"),
        (r"\bbé\s+trai\b|\bcon\s+trai\b", r"\bbé\s+gái\b|\bcon\s+gái\b"),
        (r"\btrước\s+khi\b", r"\bsau\s+khi\b"),
    ),
    "de": (
        (r"\bgetötet\w*|\bstarb(?:en)?\b|\bgestorben\w*|\bums\s+leben\b", r"\bverletz\w+"),
        (r"\bschlug(?:en)?\b.{1,60}\bvor\b",
         r"\bbeschloss\w*|\bbeschlossen\w*|\bstimmte\w*|\bverabschiedet\w*|\bbillig\w+"),
        (r"\bfestgenommen\w*|\bverhaftet\w*", r"\bangeklagt\w*|\bverurteilt\w*"),
        (r"\bzivil\w*", r"\bmilitär\w*"),
        (r"\bvorläufig\w*|\bvorübergehend\w*", r"\bdauerhaft\w*|\bendgültig\w*"),
        (r"\bm(?:ann|annes|änner|ännern)\b", r"\bfrau(?:en)?\b"),
        (r"\b(?-i:Junge|Jungen|Jungs)\b(?!\s+(?-i:[A-ZÄÖÜ]))", r"\bmädchen\b"),
        (r"\bs[oö]hn(?:e|en|es)?\b", r"\bt[oö]chter(?:n)?\b"),
        (r"\bv[aä]ter[ns]?\b", r"\bm[uü]tter[n]?\b"),
        (r"\bbr[uü]der[ns]?\b", r"\bschwestern?\b"),
        (r"\bvor\s+de[mnr]\b", r"\bnach\s+de[mnr]\b"),
    ),
    "fr": (
        (r"\btué\w*|\bmorts?\b|\bdécéd\w+", r"\bbless\w+"),
        (r"\bpropos(?:a|e|ent|èrent)\b|\b(?:a|ont)\s+proposé\b", r"\badopt\w+|\bapprouv\w+|\bvot\w+"),
        (r"\binterpell\w+|\barrêtée?s?\b", r"\binculp\w+|\bcondamn\w+"),
        (r"\bcivil\w*", r"\bmilitair\w*"),
        (r"\bprovisoir\w*|\btemporair\w*", r"\bdéfiniti\w+|\bpermanent\w*"),
        (r"\bhommes?\b", r"\bfemmes?\b"),
        (r"\bgarçons?\b", r"\bfill(?:e|es|ette|ettes)\b"),
        (r"\bfils\b", r"\bfilles?\b"),
        (r"\bpères?\b", r"\bmères?\b"),
        (r"\bfrères?\b", r"\b(?:sœurs?|soeurs?)\b"),
        (r"\bavant\s+(?=(?:les?|la|son|sa|ses)\b|l[’'])", r"\baprès\s+(?=(?:les?|la|son|sa|ses)\b|l[’'])"),
    ),
    "es": (
        (r"\bmuri\w+|\bmuert\w+|\bfallec\w+", r"\bherid\w+"),
        (r"\bpropus\w+|\bpropon\w+", r"\baprob\w+|\badopt\w+"),
        (r"\bdetenid\w+|\bdetuv\w+|\barrest\w+", r"\bacusad\w+|\bconden\w+"),
        (r"\bciviles\b|\bcivil\b", r"\bmilitar\w*"),
        (r"\bprovisional\w*|\btemporal\w*", r"\bdefinitiv\w+|\bpermanent\w+"),
        (r"\bhombres?\b", r"\bmujer(?:es)?\b"),
        (r"\bniño\b", r"\bniñas?\b"),
        (r"\bhijo\b", r"\bhijas?\b"),
        (r"\bpadre\b", r"\bmadres?\b"),
        (r"\bhermano\b", r"\bhermanas?\b"),
        (r"\bantes\s+del?\b", r"\bdespués\s+del?\b|\btras\b"),
    ),
}  # fmt: skip
"""Two steps of one scale each, as in `text/scales.py`: killed and injured, proposed and adopted."""
_SOME_AND_ALL: Mapping[str, tuple[str, str]] = {
    "ja": ("一部の|大半の|過半の|多くの|ほとんどの|複数の", "全ての|すべての|全員の|あらゆる"),
    "zh": ("部分|一些|多[数數]|[许許]多", "全部|所有(?![权權制者])"),
    "ko": ("일부|대부분의|대다수의|많은|여러", "모든|전체"),
    "ru": (
        r"\b(?:некоторые|многие|большинство|часть|несколько)\b",
        r"\bвсе(?!-|\s+(?:эт|еще|ещё|равно|больше|чаще))\b",
    ),
    "vi": (
        r"\b(?:một\s+số|phần\s+lớn|hầu\s+hết|đa\s+số|nhiều)\b",
        r"\b(?:tất\s+cả(?:\s+(?:các|những))?|toàn\s+bộ)\b",
    ),
    "de": (
        r"\b(?:einige[nr]?|manche[nr]?|mehrere[nr]?|etliche[nr]?|viele[nr]?|wenige[nr]?|(?:die|der|den)\s+meisten)\b",
        r"\b(?:alle[nr]?|sämtliche[nr]?)\b(?!\s+(?:\d|zwei|drei|vier|fünf|sechs|zehn))",
    ),
    "fr": (
        r"\b(?:certaine?s|quelques|plusieurs|peu\s+d|beaucoup\s+d|la\s+plupart\s+d|la\s+majorité\s+d)(?:es?\b|[’'])?",
        r"\b(?:tous|toutes)\s+(?:les|ses|leurs)\b(?!\s+(?:\d|deux|trois|quatre|cinq|jours|mois|ans|heures|semaines))",
    ),
    "es": (
        r"\b(?:algun[oa]s|varios|varias|much[oa]s|poc[oa]s|la\s+mayor(?:ía|\s+parte)\s+de)\b",
        r"\btod[oa]s\s+(?:l[oa]s|sus)\b(?!\s+(?:\d|días|meses|años|horas|semanas))",
    ),
}
"""Words for a part of what the next word names, and for all of it."""
_THE_REST: Mapping[str, str] = {
    "ja": "他の|残り|ほかの",
    "zh": "其余|其餘|其他|其它",
    "ko": "나머지|다른",
    "ru": r"\b(?:остальн|друг(?:ие|их))\w*",
    "vi": r"\b(?:còn\s+lại|khác)\b",
    "de": r"\b(?:ander|übrig|rest)\w*",
    "fr": r"\b(?:autres|reste|restants?)\b",
    "es": r"\b(?:otr[oa]s|demás|resto)\b",
}
"""Words for what a part leaves, of which a text may say the same as of the part."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two opposites, as it stands in a text."""

    start: int
    end: int
    pair: int
    scale: bool
    """Whether the two are steps of one scale, of which a text may tell both of one thing."""
    counts: bool
    """Whether it says how many there are of what the next word names: some, which all of them include."""
    second: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sides that cannot both be said; `scale` and `counts` are those of a `Side`."""

    sides: tuple[re.Pattern[str], re.Pattern[str]]
    scale: bool = False
    counts: bool = False


def _pair(sides: tuple[str, str], *, scale: bool = False, counts: bool = False) -> _Pair:
    one, other = (re.compile(side, re.IGNORECASE) for side in sides)
    return _Pair((one, other), scale, counts)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], tuple[_Pair, ...]]:
    """An expression for the places where a side may begin, and all pairs."""
    pairs = (*_PAIRS[language], *_SCALES[language], _SOME_AND_ALL[language])
    words = [word for pair in pairs for side in pair for word in alternatives(side)]
    # Most begin at the edge of a word, so that nothing else need be tried inside of words.
    at_edges = "|".join(word.removeprefix(r"\b") for word in words if word.startswith(r"\b"))
    others = [word for word in words if not word.startswith(r"\b")]
    starts = "|".join([*([rf"\b(?=\w)(?:{at_edges})"] if at_edges else []), *others])
    compiled = (
        *map(_pair, _PAIRS[language]),
        *(_pair(sides, scale=True) for sides in _SCALES[language]),
        _pair(_SOME_AND_ALL[language], scale=True, counts=True),
    )
    return re.compile(f"(?={starts})", re.IGNORECASE), compiled


def sides_in(text: str, language: str) -> Iterator[Side]:
    """The words of a text of which it has no opposite itself; none for a language without a table."""
    if language not in _PAIRS:
        return
    starts, pairs = _patterns(language)
    places = [found.start() for found in starts.finditer(text)]
    for number, pair in enumerate(pairs if places else ()):
        one, other = (
            next(filter(None, (side.match(text, at) for at in places)), None) for side in pair.sides
        )
        if found := None if one and other else one or other:
            yield Side(*found.span(), number, pair.scale, pair.counts, found is other)


def names_the_rest(text: str, language: str) -> bool:
    """Whether a text speaks of the others too, so that some and they may be all."""
    return bool(re.search(_THE_REST[language], text, re.IGNORECASE))


def is_told_in(side: Side, text: str, language: str) -> bool:
    """Whether a text has a word of the same side of a pair."""
    return bool(_patterns(language)[1][side.pair].sides[side.second].search(text))
