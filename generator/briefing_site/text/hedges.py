"""What a text does not say is so: words of doubt, hearsay, plan, limit, and of what is over.

In English the verb is known that such a word governs: "sold" in "has reportedly sold". In other languages the
clause is, which has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.needed_words import Sought
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set


@dataclass(frozen=True, slots=True)
class Hedged:
    """A verb of an English text that is only said to be possible, heard of, expected or planned."""

    start: int
    """Where the words that hedge it begin."""
    end: int
    stem: str
    kind: str
    """The group of the text's words: `doubt`, `hearsay`, `plan`, `limit` or `past`."""


_BETWEEN = (
    r"(?:(?:also|still|yet|soon|again|now|then|even|well|be|been|have|begin|start|(?!(?:ap|sup|re|com|im|multi)ply|rely|fly|ally|rally|bully|tally|italy|july|family)\w+ly)"
    r"\s+(?:to\s+)?)*"
)
_IS = r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:now|still|also|not|\w+ly)\s+)*"
_VERB = r"(?!not\b|an?\b|the\b|all\b|no\b|so\b|in\b|at\b|on\b|to\b|of\b|it\b|only\b)([a-z]{3,})\b"
_THEN = (
    r",?\s+(?:[\w’'-]+\s+){1,5}?([a-z]{2,}ed|sank|sold|bought|took|gave"
    r"|left|fell|rose|met|paid|lost|won|held|sent|built|led|began|broke)\b"
)
"""From a word at the beginning of a clause to its verb."""
_HEDGED = {
    "doubt": (
        rf"\b(?:may|might|could|(?:likely|expect(?:s|ed)?|projected|forecast|predicted|supposed)\s+to)\s+{_BETWEEN}{_VERB}"
        rf"|\b(?:possibly|perhaps|probably|presumably|conceivably)\s+{_BETWEEN}{_VERB}"
        rf"|\b(?:Possibly|Perhaps|Probably|Presumably){_THEN}"
        rf"|\bwould\s+have\s+(?:been\s+)?{_VERB}"
        rf"|\b(?:will|would)\s+{_BETWEEN}{_VERB}(?=[^.;]{{0,60}}?\s(?:if|unless|provided)\s)"
        rf"|\b[Ii]f\s[^.;,]{{3,60}},\s+[^.;,]{{2,40}}?\b(?:will|would)\s+{_BETWEEN}{_VERB}"
    ),
    "hearsay": (
        rf"\b(?:reportedly|allegedly|apparently|supposedly|purportedly)\s+{_BETWEEN}{_VERB}"
        rf"|\b(?:Reportedly|Allegedly|Apparently|Supposedly){_THEN}"
        rf"|\b[Aa]ccording\s+to\s+(?:unconfirmed|unverified|some|local|press|media)\s+reports{_THEN}"
        rf"|\b(?:claim|believe|suspect|argue|insist|speculate|assert)(?:s|d|ed)?\s+that{_THEN}"
        rf"|{_IS}(?:said|thought|believed|reported|alleged|understood|rumou?red)\s+to\s+{_BETWEEN}{_VERB}"
    ),
    "plan": (
        rf"\b(?:set(?=\s+to\b)|due|scheduled|slated|poised|plan(?:s|ned|ning)?|intend(?:s|ed)?|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?"
        rf"|threaten(?:s|ed|ing)?|(?:vow(?:s|ed)?|pledg(?:es?|ed)|promis(?:es?|ed)|want(?:s|ed)?|tr(?:y|ies|ied)|sought|seeks?)(?=\s+to\b)|propos(?:es?|ed)|prepar(?:es?|ing)|consider(?:s|ed|ing)?|mulls?)\s+(?:to\s+)?"
        rf"{_BETWEEN}{_VERB}"
        rf"|\b(?:will|shall|(?:is|are)\s+(?:going\s+)?to|offer(?:s|ed|ing)?\s+to|(?:ready|willing|prepared|close|about)\s+to)\s+"
        rf"{_BETWEEN}{_VERB}"
        rf"|\b(?:consider|weigh|mull)(?:s|ed|ing)?\s+(?:an?|the|its|their)\s+([a-z]{{3,}})\b"
    ),
    "limit": (
        rf"\b(?:partly|partially|temporarily|provisionally|conditionally|tentatively|nearly|almost"
        rf"|in\s+principle\s+to|(?:call(?:s|ed)?\s+(?:up)?on|ask(?:s|ed)?|urg(?:e|es|ed))\s+(?:[\w’'-]+\s+){{1,4}}?to)"
        rf"\s+{_BETWEEN}{_VERB}"
    ),
    "past": (
        rf"\b(?:stop(?:s|ped)?|ceas(?:e|es|ed)|quit|halt(?:s|ed)?|suspend(?:s|ed)?|gave\s+up|no\s+longer|used\s+to)\s+"
        rf"(?:\w+ly\s+)?(?:(?<=to\s)|(?<=longer\s)|(?=[a-z]+ing\b)){_VERB}"
    ),
}
_PATTERNS = {kind: LazyPattern(pattern) for kind, pattern in _HEDGED.items()}
_WORDS = {
    "doubt": word_set(
        "may might could likely expect expects expected projected forecast predicted supposed possibly"
        " perhaps probably presumably conceivably would if"
    ),
    "hearsay": word_set(
        "reportedly allegedly apparently supposedly purportedly said thought believed reported alleged "
        "understood rumoured rumored unconfirmed unverified reports claim claims claimed believe "
        "believes suspect suspects suspected argue argues argued insist insists insisted speculate "
        "speculates speculated assert asserts asserted"
    ),
    "plan": word_set(
        "offer offers offered offering ready willing prepared close about set due scheduled slated "
        "poised plan plans planned planning intend intends intended hope hopes hoped hoping aim aims "
        "aimed aiming threaten threatens threatened threatening propose proposes proposed prepare "
        "prepares preparing consider considers considered considering mull mulls vow vows vowed pledge "
        "pledges pledged promise promises promised want wants wanted try tries tried sought seek seeks "
        "will shall to weigh weighs weighed weighing mulled mulling"
    ),
    "limit": word_set(
        "partly partially temporarily provisionally conditionally tentatively nearly almost principle call"
        " calls called ask asks asked urge urges urged"
    ),
    "past": word_set(
        "stop stops stopped cease ceases ceased quit halt halts halted suspend suspends suspended gave "
        "no used"
    ),
}
"""One of these stands in every English text with a hedged verb of the group."""
_POSSIBLE = word_set(
    "may might could can should would if whether unless perhaps possibly probably presumably "
    "conceivably likely unlikely possible possibility potential potentially probable chance chances "
    "risk risks prospect prospects expect expects expected expecting expectation expectations "
    "forecast forecasts projected project projects projection predict predicts predicted prediction "
    "supposed hope hopes hoped fear fears feared believe believes believed think thinks thought "
    "estimate estimates estimated speculate speculation suspect suspects suspected seem seems seemed "
    "appear appears appeared apparently doubt doubts unclear uncertain uncertainty unconfirmed open "
    "considering consider considers considered plan plans planned proposal proposes proposed due set "
    "scheduled about maybe anticipate anticipates anticipated outlook scenario option options warn "
    "warns warned warning threat threatens threatened suggest suggests suggested hint hints hinted "
    "want wants wanted seek seeks sought aim aims ready foresee foresees foresaw foreseen foreseeing "
    "envisage envisages envisaged envision envisions reckon reckons reckoned brace braces bracing guess "
    "guesses"
)
"""Words by which an English sentence leaves open whether a thing is so."""
_MAY = LazyPattern(r"\bmay\b|^May\b")
"""The word that is no month."""
_HEARD = word_set(
    "reportedly allegedly supposedly purportedly alleged said says say report reports reported according "
    "rumour rumours rumor rumors rumoured rumored claim claims claimed understood told account accounts "
    "accused accuse accuses charged alleges allege suspicion suspicions indicted argue argues argued "
    "insist insists insisted assert asserts asserted view opinion words blame blames blamed"
    " complain complains complained maintain maintains maintained contend contends contended conclude"
    " concludes concluded critics see sees eyes"
)
"""And by which it says that it has it from others."""
_PLANNED = word_set(
    "will shall to intend intends intended intention prepare prepares preparing future forthcoming "
    "upcoming mull mulls vow vows vowed pledge pledges pledged promise promises promised promising "
    "try tries tried attempt attempts attempted sought"
)
"""And by which it tells what is to come."""
_LIMITED = word_set(
    "part partly partial partially temporary temporarily provisional provisionally conditional "
    "conditionally tentative tentatively nearly almost principle call calls called urge urges urged ask "
    "asks asked some half demand demands demanded appeal appeals appealed want wants wanted press "
    "presses pressed hour hours day days week weeks month months year years"
)
"""And by which it says that a thing is so in part, for a time, or only called for."""
_OVER = word_set(
    "stop stops stopped cease ceases ceased quit halt halts halted suspend suspends suspended former formerly"
    " previously earlier once past last until used had was were"
)
"""And by which it tells of what is no longer so."""
_OF_KIND = {"hearsay": _HEARD, "plan": _PLANNED, "limit": _LIMITED, "past": _OVER}


def hedged_verbs(text: str) -> Iterator[Hedged]:
    """The verbs of an English text that it does not say are so; none where it has letters of others."""
    words = plain_english_words(text)
    if words is None:
        return
    for kind, pattern in _PATTERNS.items():
        if words.isdisjoint(_WORDS[kind]):
            continue
        for found in pattern.finditer(text):
            verb = next(group for group in found.groups() if group)
            yield Hedged(*found.span(), stem(verb), kind)


_YET_TO = LazyPattern(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|due|set|ready|about|going|willing|likely|yet|agree\w*|decid\w*|plan\w*"
    r"|deal|order|contract|right|bid|offer\w*)\s+to\b",
    re.IGNORECASE,
)
_TO = LazyPattern(r"\bto\b", re.IGNORECASE)


def leaves_open(text: str, kind: str, verb: int | None = None) -> bool:
    """Whether an English sentence hedges in a way that will do for a verb of some kind.

    A “to” behind the `verb` at that offset plans nothing of it: “visited Oslo to sign a pact”.
    """
    words = plain_english_words(text)
    if words is None:
        return True
    if not words.isdisjoint(_POSSIBLE) and ((words & _POSSIBLE) - {"may"} or _MAY.search(text)):
        return True
    own = words & _OF_KIND.get(kind, frozenset())
    if kind == "plan" and verb is not None and own == {"to"}:
        return bool(_TO.search(text, 0, verb) or _YET_TO.search(text))
    return bool(own)


_DOUBTS: Mapping[str, str] = {
    "de": (
        r"\b(?:möglich\w*|unklar|falls|könn(?:te|ten)|dürf(?:te|ten)|womöglich|vielleicht|wohl|wahrscheinlich|angeblich|vermutlich"
        r"|mutmaßlich\w*|voraussichtlich\w*|offenbar|anscheinend|soll(?:en)?|will|wollen|plan(?:t|en|te|ten)|erw[äo]g\w*"
        r"|erwart\w*|prüf\w*|droht\w*|wäre|würde[n]?|hätte[n]?|möchte[n]?|eventuell)\b"
    ),
    "fr": (
        r"\b(?:possible|il\s+se\s+peut|pourrai(?:t|ent)|devrai(?:t|ent)|aurai(?:t|ent)|serai(?:t|ent)|peut-être|probablement|vraisemblablement"
        r"|sans\s+doute|prétendument|apparemment|semble(?:nt)?|envisage\w*|prévoi\w*|prévu\w*|song\w+|espère\w*|entend(?:ent)?"
        r"|compte(?:nt)?|souhaite\w*|risque\w*|menace\w*|peu(?:t|vent))\b|\b\w{3,24}rai(?:t|ent)\b"
    ),
    "es": (
        r"\b(?:es\s+posible|podría[n]?|habría[n]?|sería[n]?|debería[n]?|quizás?|tal\s+vez|probablemente|posiblemente|presunt\w+"
        r"|supuest\w+|al\s+parecer|prevé[n]?|previst\w+|espera[n]?|planea[n]?|puede[n]?|pretende[n]?|parece[n]?"
        r"|considera[n]?|estudia[n]?|amenaza[n]?)\b|\b\w{3,24}ría[n]?\b"
    ),
    "ja": (
        "可能性|かもしれ|とみられ|と見られ|見込|見通し|予定|らしい|ようだ|恐れ|おそれ|検討|方針|だろう|とされ|模様|もよう|計画"
        "|予想|予測|期待|という|そうだ|はずだ|懸念|目指|たい(?:考え|意向)|意向|構え|推定|疑い|うる|得る|案"
    ),
    "zh": (
        "可能|或[许許将將]|也[许許]|恐怕|据[报說说悉称]|據[報說悉稱]|传闻|傳聞|疑似|有望|预[计料]|預[計料]|拟|擬|计划|計劃|考[虑慮]"
        "|似乎|大概|估计|估計|预期|預期|打算|有意|希望|应该|應該|或会|或會|若|如果|将|將"
    ),
    "ko": (
        "수\\s?(?:도\\s)?있|것으로|가능성|[듯]|예정|계획|방침|검토|전망|예상|추정|우려|것\\s같"
        "|할\\s뜻|의향|려고|한다고|했다고|려는|모양|아마"
    ),
    "ru": (
        r"\b(?:мо(?:жет|гут|г|гла|гло|гли)|возможн\w*|вероятн\w*|по\s+сообщени\w+|якобы|предположительно"
        r"|ожида\w+|планиру\w+|намерен\w*|видимо|похоже|долж\w+|собира\w+|бы|если|рассматрива\w+|кажется|по\s+слухам"
        r"|сообща\w+|хо[чт]\w+)\b"
    ),
    "vi": (
        r"\b(?:có\s+thể|có\s+lẽ|được\s+cho\s+là|dự\s+kiến|có\s+khả\s+năng|khả\s+năng|nghe\s+nói|dự\s+định|sẽ|nếu"
        r"|có\s+vẻ|dường\s+như|kế\s+hoạch|xem\s+xét|được\s+kỳ\s+vọng|được\s+dự\s+báo|bị\s+cáo\s+buộc)\b"
    ),
}
"""Language to the words by which a clause leaves open whether a thing is so."""
_SOUGHT = {language: LazyPattern(words, re.IGNORECASE) for language, words in _DOUBTS.items()}
_ATTRIBUTED = Sought(r"\b(?:laut|zufolge|nach\s+angaben|selon|d['’]après|según|theo)\b")
_CLAUSE = LazyPattern(
    r"[.!?;。！？；]\s*|[,、，:：]\s?(?=\S)|\s(?:und|aber|et|mais|y|pero|и|а|но|và|nhưng)\s"
)


def doubt_in(text: str, language: str) -> tuple[int, int] | None:
    """Where a text of another language than English first leaves something open; None for nowhere."""
    pattern = _SOUGHT.get(language[:2])
    found = pattern.search(text) if pattern else None
    return found.span() if found else None


def says_whose(text: str) -> bool:
    """Whether a German, French, Spanish or Vietnamese sentence names a source: "laut", "selon"."""
    return _ATTRIBUTED.stands_in(text)


def has_doubts(language: str) -> bool:
    """Whether there is a table of words of doubt for a language, other than English."""
    return language[:2] in _DOUBTS


def clauses_of(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of a text, as far as signs and small words tell."""
    at = 0
    for cut in _CLAUSE.finditer(text):
        if cut.start() > at:
            yield at, cut.start()
        at = cut.end()
    if at < len(text):
        yield at, len(text)
