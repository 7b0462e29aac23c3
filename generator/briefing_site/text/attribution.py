"""Words of attribution in the languages of the sources: does a sentence say that somebody says so?

The passive without a speaker ("is expected to") is no attribution: nobody is named by it.
"""

from __future__ import annotations

import re

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
    r"|would\s+have\s+it))\b"
)
_OTHERS = (
    r"と述べ|と語|と話|と指摘|と主張|と説明|と強調|と批判|と警告|と予測|と予想|と見て|とみて|とみる"
    r"|と見る|と考え|恐れ|懸念|心配|期待|望んで|願って|と評|と論|と書|と伝え|と報じ|と発表|と訴え"
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
_ANY = re.compile(f"{_ENGLISH}|{_OTHERS}", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|tells?|told|called|calls|calling|spoke|speaks?|warn(?:s|ed|ing)?|ask(?:s"
    r"|ed)|demand(?:s|ed)|declare[sd]|announce[sd]"
    r"|replie[sd]|answer(?:s|ed)|add(?:s|ed)|insist(?:s|ed)|promise[sd]|vow(?:s|ed)|pledge[sd]"
    r"|remark(?:s|ed)|quot(?:es?|ed)|in\s+(?:his|her|their)"
    r"(?:\s+own)?\s+words|put\s+it|puts\s+it|describe[sd]|urge[sd]|stress(?:es|ed)|emphasi[sz]e[sd]|words?)\b"
    r"|と述べ|と語|と話|と訴え|と発言|라고\s*(?:말|밝|했|강조)|表示|说[，,：“]|說[，,：「]|称[，,：“]"
    r"|cho\s+biết|nói|tuyên\s+bố|сказал|заявил",
    re.IGNORECASE,
)
_AT_SECOND_HAND = re.compile(
    r"\b(?:paraphras\w*|translat\w+|relay\w*|render\w*|indirect\w*|at\s+second\s+hand|in\s+(?:its"
    r"|the\s+\w+[’']s)\s+(?:own\s+)?(?:words|wording)"
    r"|summari[sz]\w*|glosse[sd]?|reported\s+(?:as\s+saying|speech))\b|訳|要約|言い換え|번역|요약|译|譯"
    r"|转述|轉述|dịch|перевод\w*|пересказ\w*",
    re.IGNORECASE,
)


def attributes(sentence: str) -> bool:
    """Whether a sentence says that somebody says, thinks or reports what it tells."""
    return bool(_ANY.search(sentence))


def attributes_speech(sentence: str) -> bool:
    """Whether a sentence tells what somebody said, as one tells of spoken words."""
    return bool(_SPOKEN.search(sentence))


def tells_second_hand(sentence: str) -> bool:
    """Whether a sentence says that its words are a paraphrase or a translation."""
    return bool(_AT_SECOND_HAND.search(sentence))
