"""Negations with the word that each one turns: "approve" in "did not approve", 承認 in 承認しなかった.

Words are compared by a stem, which is crude on purpose: it has to bring "approve" and "approved" together and
nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.negation import turns
from briefing_site.text.western_words import may_be_western
from briefing_site.text.word_set import word_set

_NO_TURN = (
    r"\bnot\s+(?:only|just|merely|simply|least|to\s+mention)\b|\bif\s+not\b|\bwhether\s+or\s+not\b"
    r"|\bor\s+not\b|\bno\s+(?:fewer|less"
    r"|later|more|sooner|doubt|matter)\b|\bnothing\s+(?:but|less)\b|\bnone\s+other\b|\bnot\s+until\b"
    r"|\bwithout\s+(?:doubt|question)\b"
    r"|\bnot\s+(?:a|an|the)\s+(?:\w+\s+){1,4}but\b|\bnever\s+before\b|\brather\s+than\b|\binstead\s+of\b"
    r"|\bcannot\s+but\b|\bunless\b|\bno[-‐‑](?:confidence|fly)\b|\b(?:votes?"
    r"|motions?)\s+of\s+no\s+confidence\b"
    r"|\bno\s+(?:[\w-]+\s+){1,3}but\s+(?:an?|the|some|only|merely|rather)\b|\bnot\s+so\s+much\b"
    r"|\bnot\s+(?P<side>in|on|by|for|to|from|with|at|because)\s+(?:[\w’'-]+\s+){1,5}but\s+(?P=side)\b"
    r"|足らず|を問わず|相変わらず|に限らず|絶えず|思わず|少なからず"
    r"|ばかりでな|だけでな|のみならず|にもかかわらず|かもしれな|なければなら|なくてはなら|ざるを得な"
    r"|に違いな|間もな|まもな|少な|必要不可欠|不可欠"
    r"|不[仅僅但只断斷同少]|无论|無論|非常|未来|未來|不久|不过|不過|不足"
    r"|뿐(?:만)?\s*아니라|아니라|없이|밖에\s*(?:없|안)|지\s*않을\s*수\s*없|못지않"
    r"|không\s+chỉ(?!\s+trích)|không\s+những|không\s+ít"
    r"|\bне\s+только\b|\bне\s+менее\b"
)
"""What holds a word of negation and turns nothing."""
_NO_TURN_WESTERN = (
    r"\bnicht\s+(?:nur|zuletzt|bloß|allein|mehr\s+als|weniger\s+als)\b|\bohne\s+(?:Zweifel|Frage|weiteres)\b"
    r"|\bnoch\s+nie\b|\bnie\s+zuvor\b|\bnicht\s+(?:[^\s,.;:]+\s+){0,6}[^\s,.;:]+,\s+sondern\b"
    r"|\b(?:ne\s+|n['’])[^\s.,;:]+(?:\s+[^\s.,;:]+)?\s+(?:que\b|qu['’]|pas\s+(?:seulement|plus\s+d"
    r"|moins\s+d))"
    r"|\bsans\s+(?:doute|précédent)\b|\bjamais\s+(?:auparavant|vu)\b"
    r"|\bno\s+(?:solo|sólo|solamente|obstante|más\s+de|menos\s+de)\b|\bnunca\s+antes\b"
    r"|\bno\s+(?:[^\s.;:]+\s+){1,8}?sino\b"
)
"""The same in German, French and Spanish."""
_IMPLIED = (
    r"\b(?:against|bann?(?:ed|s|ing)?|prohibit\w*|forb\w+|forgo\w*|oppos\w+|declin\w+|turn(?:ed|s"
    r"|ing)?\s+(?:it\s+|them\s+)?down|cancel\w*"
    r"|cease[sd]?|halt\w*|stopp?\w*|block\w*|prevent\w*|avoid\w*|miss(?:ed|ing|es)?|absen\w+|former\w*"
    r"|clos(?:ed|ure)|lost|loses?|losing"
    r"|withdr[ae]w\w*|drop(?:s|ped)?|abandon\w*|remov\w+|scrap\w*|omit\w*|exclud\w+|resist\w*|dismiss\w*"
    r"|ignor\w+|silent|silence|short(?:\s+of|ages?|falls?)|scarc\w+"
    r"|unchanged|end(?:ed|s)?|only|little|few|too\s+\w+\s+to|yet\s+to|unknown|unclear|unidentified"
    r"|abstain\w*|refrain\w*|h[oe]ld(?:s|ing)?\s+back|await\w*|pending"
    r"|free\s+of|rul(?:ed?|es|ing)\s+out|stay\w*\s+out"
    r"|(?:un|im|ir|il|dis|non-?)\w{4,}|in(?:ability|active|adequate|capable|complete|correct|dependent"
    r"|eligible|sufficient|valid|visible)\w*"
    r"|\w{3,}less|\w{3,}-free)\b"
    r"|反対|拒否|拒絶|否定|禁止|中止|断念|見送|控え|避|停止|廃止|欠|失|禁|不足|反对|拒绝|否认|取消|停|缺|失|반대|거부|부족"
    r"|금지|중단|취소|부인|불가|피하|피했|삼가|자제|보류|유보|phản\s+đối|từ\s+chối"
    r"|bác\s+bỏ|cấm|chờ|mất|thiếu"
    r"|\bпротив\b|\bотверг\w*|\bзапре\w+|\bотрица\w+|\bвоздерж\w+|\bнехватк\w+|\bдефицит\w*"
)
"""Words that reverse by their meaning: enough to carry a negation, and too common to ask for one."""
_IMPLIED_WESTERN = (
    r"\b(?:abgelehn\w*|ablehn\w*|lehnt\w*|(?:ver)?weiger\w*|verb[oi]t\w*|untersag\w*|scheiter\w*"
    r"|gescheiter\w*|gegen"
    r"|stopp\w*|gestopp\w*|vermeid\w*|vermied\w*|verhinder\w*|verwarf\w*|verworfen\w*|wies(?:en)?|zurück\w*|bestr[ei]+t\w*"
    r"|dementier\w*"
    r"|(?:ge)?leugne\w*|ausschl\w*|ausgeschlossen\w*|verzicht\w*|blockier\w*|aufgeb\w*|aufgegeben|fehl\w*"
    r"|\w*mangel\w*|knapp\w*"
    r"|nur|wenige?\w?|bisher|erst|bleibt|offen|unklar\w*|(?:arbeits|grund|erfolg|folgen|zweck|straf"
    r"|ergebnis|wirkungs|hoffnungs|macht|sprach|kosten)los\w{0,2}|\w{3,}frei\w{0,2}|aus(?=[.,;]|$)"
    r"|refus\w*|rejet\w*|interdi\w*|oppos\w*|contre|annul\w*|suspend\w*|démenti\w*|niait|nia|niée?s?"
    r"|exclu(?:t|s|e|ait|re|ent)?|manqu\w*"
    r"|pénurie\w*|échou\w*|échec\w*|évit\w*|peu|seule?s?|seulement|rien|personne|pas|guère"
    r"|rechaz\w*|neg(?:ó|ar\w*|aron|ado|ativa)|niega\w*|prohib\w*|contra|opus\w*|opon\w*|cancel\w*|falt\w*"
    r"|carec\w*|esca[sc]\w*"
    r"|fracas\w*|evit\w*|des(?:cart|minti|ment)\w*|poc[oa]s?|sólo|únicamente|apenas|sin|nada)\b"
)
"""The same in German, French and Spanish."""


def _found(words: str, western: str, text: str) -> Iterator[re.Match[str]]:
    """What a text has of a table, and of its part for languages of which the text may be."""
    yield from _made(words).finditer(text)
    if may_be_western(text):
        yield from _made(western).finditer(text)


@cache
def _made(words: str) -> re.Pattern[str]:
    """The pattern of one of the two tables, which are long."""
    return re.compile(words, re.IGNORECASE)


_AUXILIARY = word_set(
    "be been being intention intentions intent plan plans wish desire willingness need choice is are was "
    "were am do does did done have has had having will would shall should can "
    "could may might must "
    "need to get got let come go become becoming became and or but nor if a an the any all yet even ever "
    "so very much more at by in of on for with it its his her their "
    "they he she we this "
    "не ни никто ничего ничто никак được bị có đã sẽ thể còn phải đang nào "
    "hat haben hatte hatten wird werden wurde wurden worden ist sind war waren sein kann können konnte "
    "soll sollen muss "
    "will wollen wolle würde mehr den die das der dem des ein eine einen einem einer zu sich auch noch für "
    "im in am von vom mit "
    "pas plus jamais point guère ont été est sont était avait avoir être le les un une du des se lui leur "
    "aux en dans par sur pour avec encore que "
    "ha han había sido es son fue fueron será el los las lo que ser estar está están en por para con aún "
    "todavía más "
    "that these those there as also still really quite entirely fully ever longer clearly directly publicly"
)
_IRREGULAR = dict(
    pair.split("=")
    for pair in word_set(
        "said=say told=tell went=go gone=go gave=give given=give took=take taken=take made=make held=hold "
        "met=meet won=win lost=lose "
        "left=leave sent=send paid=pay rose=rise risen=rise fell=fall fallen=fall began=begin begun=begin "
        "came=come saw=see seen=see "
        "knew=know known=know grew=grow grown=grow spoke=speak spoken=speak chose=choose chosen=choose "
        "wrote=write written=write "
        "built=build bought=buy sold=sell kept=keep led=lead fought=fight found=find felt=feel "
        "thought=think brought=bring sought=seek "
        "sunk=sink drove=drive driven=drive struck=strike lent=lend spent=spend shook=shake "
        "broke=break broken=break withdrew=withdraw drew=draw ran=run became=become sank=sink "
        "understood=understand "
        "decision=decide decisions=decide agreement=agree agreements=agree announcement=announce "
        "announcements=announce approval=approve approvals=approve"
    )
)
_LAST_WORD = LazyPattern(r"([^\W\d_]+)\W*$")
_NO_SOURCE = LazyPattern(
    r"(?:no|none|neither|nor)\s+(?:\w+\s+){0,2}(?:source|text|document|passage|report|account|article"
    r"|paper|statement|author|name|date"
    r"|day|year|figure|number|reason|detail|list|sum|place|company|amount|spokesman|spokeswoman|official"
    r"|witness|occasion)s?\b|none\s+of\s+(?:them|the\s+\w+)\b",
    re.IGNORECASE,
)
_WORD = LazyPattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_DENIAL = LazyPattern(r"den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?", re.IGNORECASE)
_CLAUSE = LazyPattern(
    r"(?:\s+(?!that\b)[\w’'-]+){0,4}?\s+that\s+|\s+(?:it|they|he|she|we|i)\s+"
    r"|(?=(?:\s+[\w’'-]+){1,6}?\s+(?:would|will|had)\s)\s+",
    re.IGNORECASE,
)
"""From a word of denial to the clause that it denies."""
_FINITE = LazyPattern(
    r"[^.,;:!?]{0,60}?\b(?:would|will|had|has|have|was|were|is|are|could|can|should|did|does|do|might|may)\b",
    re.IGNORECASE,
)
_HAN = "\u3400-\u9fff"
_BEFORE_HAN = LazyPattern(rf"([{_HAN}]{{2}}|[{_HAN}][ぁ-ん])[^{_HAN}。、，]{{0,5}}$")
_BEFORE_PLAN = LazyPattern(
    rf"([{_HAN}][ぁ-ん]|[{_HAN}]{{2}}(?=す))[ぁ-ん]{{0,2}}(?:考え|予定|方針|計画|つもり|意向|必要)[はがも]?$"
)
"""A verb before a word for a plan that is denied: 急ぐ in 急ぐ考えはない."""
_OBJECT = LazyPattern(rf"([{_HAN}]{{2}})[はをがも][{_HAN}][ぁ-ん]{{1,2}}$")
"""What a verb of one character is done to: 開発 in 開発は行わない."""
_AFTER_HAN = LazyPattern(
    rf"(?:打算|准备|準備|可能|愿意|願意|有|能|会|會|曾|再|已|想|愿|要"
    rf"|得)?([{_HAN}]{{2}})"
)
_KANA = LazyPattern("[\u3041-\u30fa]")
_BEFORE_HANGUL = LazyPattern(r"([가-힣]{2})[가-힣]*\s?$")
_AFTER_HANGUL = LazyPattern(r"\s?([가-힣]{2})")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A crude stem of a word: "approved", "approves" and "approving" are "approv"."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    low = _IRREGULAR.get(low, low)
    for ending in ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not (ending == "s" and low[-2] == "s"):
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > 4 and low[-1] == low[-2] else low


_SAYING = frozenset(
    stem(word)
    for word in word_set(
        "say name give mention tell state print quote report explain show list identify supply specify "
        "describe "
        "record deal contain disclose reveal provide cite "
        "nennt nennen nannte gibt geben gab sagt sagen sagte macht machte erwähnt angibt "
        "donne donnent précise mentionne dit indique cite da dan dice menciona precisa indica ofrece cita"
    )
)
"""Stems of verbs for what a source does: denied, the source leaves something out."""


OF_NOUNS = word_set(
    "no nobody none nothing kein keine keinen keinem keiner keines niemand nichts aucun aucune"
)
"""Negations behind which stands what is denied, and after that what is denied of it."""

OF_DEEDS = frozenset(stem(noun) for noun in ("decision", "agreement", "announcement", "approval"))
"""Stems of nouns for what is done, behind which the verb says no more: “no decision has been taken”."""
DONE = frozenset(map(stem, ("take", "make", "reach", "give", "grant", "come")))
"""Stems of the verbs with such a noun."""

_BEFORE_CAPITALS = word_set("kein keine keinen keinem keiner keines ohne nie niemals")
"""German negations, behind which every noun has a capital."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A negation."""

    start: int
    end: int
    word: str
    heads: tuple[str, ...]
    """The stems of the words that it may turn, the likeliest first; empty where it stands alone."""


def turns_in(text: str) -> tuple[Turn, ...]:
    """The negations of a text, in order."""
    found = tuple(turns(text))
    if not found:
        return ()
    plain = [match.span() for match in _found(_NO_TURN, _NO_TURN_WESTERN, text)]
    return tuple(
        Turn(start, end, text[start:end], tuple(_heads(text, start, end)))
        for start, end in found
        if not any(a <= start < b or a < end <= b for a, b in plain)
    )


def reverses(text: str) -> bool:
    """Whether a text has a word that reverses by its meaning, or a negation of any kind."""
    return next(_found(_IMPLIED, _IMPLIED_WESTERN, text), None) is not None or any(True for _ in turns(text))


def is_of_absence(turn: Turn, text: str) -> bool:
    """Whether a negation says that a source leaves something out: "does not name", "gives no figure"."""
    if turn.heads and turn.heads[0] in _SAYING:
        return True
    before = stem_before(text, turn.start)
    return before in _SAYING or bool(_NO_SOURCE.match(text, turn.start))


def stem_before(text: str, at: int) -> str:
    """The stem of the last word before an offset; empty for none."""
    word = _LAST_WORD.search(text, 0, at)
    return stem(word[1]) if word else ""


def reverses_besides(text: str, heads: Collection[str]) -> bool:
    """Whether a text has a word that reverses, other than the words with the stems `heads`."""
    found = [match.group() for match in _found(_IMPLIED, _IMPLIED_WESTERN, text)]
    found += (text[start:end] for start, end in turns(text))
    return any(stem(word.split()[0]) not in heads for word in found)


def _heads(text: str, start: int, end: int) -> Iterator[str]:
    word = text[start:end]
    if re.search(rf"[{_HAN}\u3040-\u30ff]", word):
        yield from _heads_beside_han(text, start, end)
    elif re.search(r"[가-힣]", word):
        if before := _BEFORE_HANGUL.search(text[max(start - 12, 0) : start]):
            yield before[1]
        if word == "안" and (after := _AFTER_HANGUL.match(text, end)):
            yield after[1]
    else:
        yield from _heads_behind(text, end, word)


def _heads_beside_han(text: str, start: int, end: int) -> Iterator[str]:
    """What a Chinese negation turns stands behind it, what a Japanese one turns before it."""
    if _KANA.search(text):
        if planned := _BEFORE_PLAN.search(text[max(start - 14, 0) : start]):
            yield planned[1]
            return
        if before := _BEFORE_HAN.search(text[max(start - 10, 0) : start]):
            yield before[1]
            if noun := _OBJECT.search(text[max(start - 16, 0) : start]):
                yield noun[1]
    if after := _AFTER_HAN.match(text, end):
        yield after[1]


def _heads_behind(text: str, end: int, word: str) -> Iterator[str]:
    """The stems of the words behind a negation `word` that ends at `end`."""
    count = 0
    if word.lower() == "neither" and (before := stem_before(text, end - len(word))):
        yield before  # fell neither in May nor in June
    if _DENIAL.fullmatch(word) and (clause := _CLAUSE.match(text, end)):
        # What is denied is said by the verb of the clause, not by its subject.
        if not (finite := _FINITE.match(text, clause.end())):
            return
        end = finite.end()
    for found in _WORD.finditer(text, end, min(len(text), end + 80)):
        if re.search(r"[.;:!?]" if not count else r"[.,;:!?]", text[end : found.start()]):
            return
        if found.group()[0].isupper() and not (word[0].isupper() or word.lower() in _BEFORE_CAPITALS):
            return  # a name, which nothing negates
        if found.group().lower() not in _AUXILIARY:
            yield stem(found.group())
            count += 1
        if count == (4 if word.lower() in OF_NOUNS else 2):
            return


_ROWS = (
    "わうっいえおあ",
    "かきくけいこ",
    "がぎぐげいご",
    "さしすせそ",
    "たちつてっと",
    "なにぬねんの",
    "ばびぶべんぼ",
    "まみむめんも",
    "らりるれっろ",
)
_CHARACTER_AND_KANA = LazyPattern(rf"[{_HAN}][ぁ-ん]")


def forms_of(head: str) -> tuple[str, ...]:
    """A head, and for a Japanese verb of one character the forms that it may have: 行わ, 行う, 行っ."""
    if not _CHARACTER_AND_KANA.fullmatch(head):
        return (head,)
    row = next((row for row in _ROWS if head[1] in row), head[1])
    return tuple(dict.fromkeys((head, *(head[0] + kana for kana in row))))


def stems_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text as a stem, with its place."""
    for found in _WORD.finditer(text):
        yield stem(found.group()), found.start(), found.end()
