"""Words of attribution in the languages of the sources: does a sentence say that somebody says so?

The passive without a speaker ("is expected to") is no attribution: nobody is named by it.
"""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.needed_words import Sought

_NOT_PASSIVE = r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bbeen\s)(?<!\bwidely\s)"
_ENGLISH = (
    r"\b(?:(?:the|this|that|same|its|an?)\s+(?:\w+\s+)?(?:article|report|essay|commentary|agency|outlet"
    r"|newspaper|paper|magazine|authors?|piece"
    r"|interview|statement|speech|column|analyst|observers?|critics?|officials?)|according\s+to"
    r"|accounts?\s+of|in\s+(?:his|her|their|its|the\s+\w+[’']s)\s+(?:\w+\s+)?(?:view|words?|opinion"
    r"|reading|account|eyes"
    r"|judge?ment|telling|paraphrase)|reportedly|allegedly|is\s+reported|are\s+reported|was\s+reported"
    r"|said\s+to|in\s+the\s+words\s+of"
    r"|in\s+the\s+(?:view|opinion|eyes|judge?ment)\s+of|quoted?\s+as|quotes?|cites?|citing|paraphrases?"
    r"|relays?|relayed"
    r"|(?:argu|argument|warning|claim|opinion|view|assessment|prediction|forecast|criticism|contention"
    r"|verdict|reading)s?\s+(?:of|by|that|is)"
    rf"|{_NOT_PASSIVE}(?:sa(?:ys?|id|ying)|tells?|told|argu(?:es?|ed|ing)|expects?|expected\s+that"
    rf"|warn(?:s|ed|ing)?|believe[sd]?|thinks?|thought"
    r"|writ(?:es?|ten|ing)|wrote|reports?|reported|describe[sd]?|describing|calls?|called|claim(?:s|ed"
    r"|ing)?|suggest(?:s|ed)|note[sd]"
    r"|observe[sd]|remark(?:s|ed)|finds|sees|saw|judge[sd]|predict(?:s|ed|ing)|forecasts?"
    r"|anticipate[sd]|allege[sd]|assert(?:s|ed)"
    r"|contend(?:s|ed)|maintain(?:s|ed)\s+that|insist(?:s|ed)|estimate[sd]|reckon(?:s|ed)|hope[sd]?"
    r"|fear(?:s|ed)?|doubt(?:s|ed)?|announce[sd]"
    r"|declare[sd]|state[sd]|stress(?:es|ed)|emphasi[sz]e[sd]|underline[sd]|acknowledge[sd]|admit(?:s"
    r"|ted)|den(?:y|ies|ied)|accuse[sd]"
    r"|critici[sz]e[sd]|praise[sd]|speculate[sd]?|conclude[sd]|recall(?:s|ed)|explain(?:s|ed)|add(?:s"
    r"|ed)|replie[sd]|answer(?:s|ed)|ask(?:s|ed)"
    r"|demand(?:s|ed)|urge[sd]|propose[sd]|recommend(?:s|ed)|caution(?:s|ed)|cast(?:s)?|reads"
    r"|consider(?:s|ed)|regard(?:s|ed)"
    r"|count(?:s|ed)|list(?:s|ed)|point(?:s|ed)\s+(?:to|out)|spoke|speaks?|puts?\s+(?:it|\w+(?:\s+\w+)?\s+at)|has\s+it"
    r"|foresees?|foresaw|foreseen|envisage[sd]?|envision(?:s|ed)?|suspect(?:s|ed)|assume[sd]|suppose[sd]"
    r"|complain(?:s|ed)?|concede[sd]?|confirm(?:s|ed)|reveal(?:s|ed)|disclose[sd]|testif(?:y|ies|ied)"
    r"|hint(?:s|ed)|mention(?:s|ed)|comment(?:s|ed)\s+that|lament(?:s|ed)?|retort(?:s|ed)|deem(?:s|ed)?"
    r"|portray(?:s|ed)?|characteri[sz]e[sd]?|vow(?:s|ed)|condemn(?:s|ed)?|blame[sd]|worr(?:y|ies|ied)\s+(?:that|about)"
    r"|object(?:s|ed)\s+that|agree(?:s|d)?\s+that|protest(?:s|ed)\s+that|project(?:s|ed)\s+that"
    r"|would\s+have\s+it))\b"
)
_NOUNS_OF_SPEECH = (
    r"(?:reply|replies|answers?|responses?|words?|remarks?|comments?|statements?|speech|estimates?|forecasts?"
    r"|projections?|predictions?|views?|opinions?|verdicts?|judge?ments?|assessments?|claims?|arguments?"
    r"|warnings?|complaints?|criticisms?|account|reckoning|calculations?|tally|version|telling|testimony"
    r"|conclusions?|explanations?|objections?|beliefs?|conviction|suspicions?|diagnosis|advice"
    r"|recommendations?|reading|contention|assertion|allegations?|interpretation)"
)
_POSSESSOR = r"(?:\b\w+(?:s[’']|[’']s)|\b(?:his|her|their))\s+(?:[\w-]+\s+){0,2}?"
_BY_NOUN = (
    rf"{_POSSESSOR}{_NOUNS_OF_SPEECH}\b(?!\s+(?:of\s+the\s+(?:sea|port|town|city|river|mountains?)|over|line|department|desk)\b)"
    r"|\bits\s+(?:\w+\s+)?(?:reply|answer|estimates?|forecasts?|projections?|predictions?|verdict|assessment"
    r"|judge?ment|statement|warning|argument|conclusions?|reckoning|calculations?)\b"
    r"|\bby\s+(?:that|this|one|most|some|all|any|his|her|their|its|(?:the\s+)?\w+[’']s|official|police)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:estimates?|counts?|accounts?|reckonings?|calculations?|tally|tallies|figures|forecasts?|projections?)\b"
    r"|\bto\s+(?:his|her|their|\w+[’']s)\s+mind\b"
)
"""A noun of speech or thought with the one whose it is: "her reply", "by that estimate"."""
_BY_SEVERAL = (
    r"\b(?:police|people|they|some|many|most|others|both|several"
    r"|(?!(?:its|his|this|is|was|has|as|does|us|yes|thus|plus)\b)\w+s)"
    r"\s+(?:also\s+|now\s+|still\s+|alone\s+)?"
    r"(?:describe|judge|allege|assert|contend|insist|reckon|announce|declare|emphasi[sz]e|acknowledge|admit|accuse"
    r"|critici[sz]e|conclude|explain|propose|recommend|urge|anticipate|predict|speculate|remark|observe|suspect|assume"
    r"|(?:note|maintain|state|stress|add|reply|answer|recall|caution|suggest|mention|confirm|reveal|project)\s+that"
    r"|(?:count|list|estimate)(?=\s+(?:at\b|that\b|the\b|an?\b|some\b|about\b|around\b|more\b|nearly\b|almost\b"
    r"|over\b|\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|\w+teen\b|\w+ty\b"
    r"|dozens\b|hundreds\b|thousands\b|losses\b|damage\b|it\b|them\b)))\b"
)
"""A verb with a plural subject before it: "Police count four dead". Behind "to" it would tell a plan."""
_JAPANESE = (
    r"と(?:[^。「」『』]{1,20}?(?:[はがも]|では|には))?、?"
    r"(?:(?:述べ|語[っりるろ]|話[しすせそ]|訴え|伝え|報じ|論じ|評し|評す|断じ|嘆|告げ|答え|感じ|捉え|とらえ|位置[づ付]け|呼(?:[ぶん]|び(?![込出掛か]))|認め"
    r"|[見み][てたる]|言[うっい]|考え|恐れ|みな[しす]|見積も|見込[みむん]|読[みむん]|疑|誓|求め|促)(?!られ|れ|わ|ま)"
    r"|(?:指摘|主張|説明|強調|批判|警告|予測|予想|期待|懸念|心配|表明|回答|反論|反発|認識|判断|推測|推計|推定|試算"
    r"|分析|結論|断言|明言|宣言|報告|示唆|約束|提言|提案|要請|発表|発言|証言)(?:し|する|を))"
    r"|との(?:予測|予想|見通し|推計|試算|判断|説明|指摘|報道|意見|主張)|(?:の|による)(?:試算|推計|予測|見立て|話|説明|報道)では"
)
"""What is said stands before と, and the speaker may stand between it and the verb: と水産庁はみている."""
_CHINESE = (
    r"[据據][^。，,]{1,20}(?:报道|报导|報道|報導|消息|统计|統計|介绍|介紹|透露|估计|估計|[说說称稱])"
    r"|(?<![小传傳学學听聽])[说說](?![明服法话話])|(?<![名职職堪号號对對简簡自])[称稱](?![为為号號呼职職])"
    r"|透露|声称|聲稱|坦言|直言|承认|承認|否认|否認|回应|回應|呼吁|呼籲|重申|宣称|宣稱|抱怨|担忧|擔憂|(?<!被)(?:报导|報導|报道|報道)"
)
_KOREAN_VERB = (
    r"(?:말[했한하]|밝[혔히힌]|주장[했한하]|지적[했한하]|설명[했한하]|강조[했한하]|전망[했한하]|보도[했한하]|전[했한하]"
    r"|경고[했한하]|평가[했한하]|분석[했한하]|썼|했|한다|하였|본다|봤|예상[했한하]|예측[했한하]|내다[봤본보]|우려[했한하]"
    r"|기대[했한하]|생각[했한하]|믿|비판[했한하]|반박[했한하]|답[했한하]|덧붙|토로|호소|촉구[했한하]|약속[했한하]|단언[했한하]"
    r"|선언[했한하]|발표[했한하]|추정[했한하]|추산[했한하]|판단[했한하]|진단[했한하]|해석[했한하]|인정[했한하]|부인[했한하]"
    r"|일축[했한하]|공시[했한하]|알렸)"
)
_KOREAN = (
    rf"(?:[다라자냐]|[”’\"'」]\s?)고\s*(?:[^,.“”‘’\"]{{1,20}}?[은는이가도]\s+)?{_KOREAN_VERB}"
    r"|(?:것|거)으로\s*(?:내다|본다|봤|보고\s*있|보았|(?:예상|전망|추정|추산|예측|기대|분석|판단)[했한하])"
    r"|(?:가능성|방안)[을은도]\s*(?:배제하지\s*않|배제[했한]|시사[했한]|내비쳤|일축[했한])|에\s*의하면"
)
"""What is said ends in 고, and the speaker may stand between it and the verb: 올랐다고 한은은 밝혔다."""
_RUSSIAN = (
    r"\bпо\s+(?:данным|сообщени\w+|сведениям|информации|оценк\w+|подсч[её]т\w+|прогноз\w+|расч[её]т\w+"
    r"|утверждени\w+|заявлени\w+|верси[ия]\w*|признанию|свидетельств\w+)\b"
    r"|\b(?:утвержда|сообща|заявля|счита|полага|отмеча|подч[её]ркива|указыва|предупрежда|ожида|объясня|добавля|настаива"
    r"|предполага|прогнозиру|оценива|называ|обвиня|критику|дума|замеча|напомина|поясня|уверя|уточня|цитиру|призыва"
    r"|предлага|обеща|признава|призна)(?:ю|ем|ет|ют|[её]т|л[аио]?|я)\b"
    r"|\bговор(?:ю|ит|им|ят|ил[аи]?|я)\b|\bпиш(?:ет|ут|у)\b"
    r"|\b(?:сказа|отмети|поясни|объясни|добави|пообеща|назва|оцени|подчеркну|напомни|ответи|возрази"
    r"|написа|рассказа|предсказа|потребова|призва|предложи|раскритикова|предположи|спрогнозирова|уточни)л[аи]?\b"
    r"|\b(?:надее|опасае|сомневае|жалуе|бо[ия])тся\b|\b(?:надеют|опасают|сомневают|жалуют|боят)ся\b"
)
"""Verbs in the active, in all persons; "сообщается" and "ожидается" have no speaker."""
_VIETNAMESE = (
    r"(?<!được\s)(?<!bị\s)\b(?:cho\s+là|tin\s+rằng|bày\s+tỏ|đánh\s+giá|kỳ\s+vọng|thừa\s+nhận|phủ\s+nhận|giải\s+thích"
    r"|phát\s+biểu|trả\s+lời|kêu\s+gọi|đưa\s+tin|nêu\s+rõ|tiết\s+lộ|phản\s+bác|chỉ\s+trích|lo\s+(?:sợ|lắng)|dự\s+đoán"
    r"|phàn\s+nàn|chỉ\s+ra\s+rằng)\b"
)
_OTHERS = (
    r"と述べ|と語|と話|と指摘|と主張|と説明|と強調|と批判|と警告|と(?:予測|予想|考え)(?!さ?れ|られ)|と見て|とみて|とみる"
    r"|と見る|恐れ|(?:懸念|心配)(?!され)|期待|望んで|願って|と評|と論|と書|と伝え|と報じ|と発表|と訴え"
    r"|によると|によれば|とされる|という(?:。|$)|との(?:見方|見解|考え|認識|声)|見通しを示|見解を示|懸念を示"
    r"|라고\s*(?:말|밝|주장|지적|설명|강조|전망|보도|전|경고|평가|분석|썼|했)|다고\s*(?:말|밝|주장|지적"
    r"|설명|강조|전망|보도|전|경고|평가|분석|썼|했|본다|봤)"
    r"|에\s*따르면|걱정(?:한|했|하고)|우려(?:한|했|하고)|기대(?:한|했|하고)|희망(?:한|했)|고\s*(?:전망|보도|주장|밝혔|말했)|것으로\s*(?:알려|전해)"
    r"|表示|指出|认为|担心|擔心|期待|希望|認為|称[，,：“]|稱[，,：「]|说[，,：“]|說[，,：「]|据.{0,20}报道|據.{0,20}報道"
    r"|宣布|强调|強調|警告|批评|批評|预计|預計|主张|主張|写道|寫道|看来"
    r"|\b(?:theo|cho\s+rằng|lo\s+ngại|hy\s+vọng|cho\s+biết|nói|nhận\s+định|tuyên\s+bố|nhấn\s+mạnh|cảnh\s+báo|dự\s+báo"
    r"|lập\s+luận|viết|khẳng\s+định)\b"
    r"|\b(?:по\s+словам|по\s+мнению|согласно|сказал\w*|заявил\w*|опасается|надеется|считает|полагает|пишет|отметил\w*"
    r"|утверждает|предупредил\w*|сообщил\w*)\b"
)
_ANY = Sought(
    f"{_ENGLISH}|{_BY_NOUN}|{_BY_SEVERAL}|{_OTHERS}|{_JAPANESE}|{_CHINESE}|{_KOREAN}|{_RUSSIAN}|{_VIETNAMESE}"
)
_SPOKEN = Sought(
    r"\b(?:sa(?:ys?|id|ying)|tells?|told|called|calls|calling|spoke|speaks?|warn(?:s|ed|ing)?|ask(?:s"
    r"|ed)|demand(?:s|ed)|declare[sd]|announce[sd]"
    r"|replie[sd]|answer(?:s|ed)|add(?:s|ed)|insist(?:s|ed)|promise[sd]|vow(?:s|ed)|pledge[sd]"
    r"|remark(?:s|ed)|quot(?:es?|ed)|in\s+(?:his|her|their)"
    r"(?:\s+own)?\s+words|put\s+it|puts\s+it|describe[sd]|urge[sd]|stress(?:es|ed)|emphasi[sz]e[sd]|words?)\b"
    r"|と述べ|と語|と話|と訴え|と発言|라고\s*(?:말|밝|했|강조)|表示|说[，,：“]|說[，,：「]|称[，,：“]"
    r"|cho\s+biết|nói|tuyên\s+bố|сказал|заявил"
)
_AT_SECOND_HAND = LazyPattern(
    r"\b(?:paraphras\w*|translat\w+|relay\w*|render\w*|indirect\w*|at\s+second\s+hand|in\s+(?:its"
    r"|the\s+\w+[’']s)\s+(?:own\s+)?(?:words|wording)"
    r"|summari[sz]\w*|glosse[sd]?|reported\s+(?:as\s+saying|speech))\b|訳|要約|言い換え|번역|요약|译|譯"
    r"|转述|轉述|dịch|перевод\w*|пересказ\w*",
    re.IGNORECASE,
)


def attributes(sentence: str) -> bool:
    """Whether a sentence says that somebody says, thinks or reports what it tells."""
    return _ANY.stands_in(sentence)


def attributes_speech(sentence: str) -> bool:
    """Whether a sentence tells what somebody said, as one tells of spoken words."""
    return _SPOKEN.stands_in(sentence)


def tells_second_hand(sentence: str) -> bool:
    """Whether a sentence says that its words are a paraphrase or a translation."""
    return bool(_AT_SECOND_HAND.search(sentence))
