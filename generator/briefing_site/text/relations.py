"""Who does what to whom, as two names with a verb between them: “Japan told Korea”, 日本は韓国に伝えた.

A passive is read as what it says of the one who acts. Verbs that say the same of both, as "met", are left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.proper_names import COUNTRIES, capitalised_runs, plain, says_no_name
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set


@dataclass(frozen=True, slots=True)
class Relation:
    """What one name does to another."""

    start: int
    """Of the verb, or of what stands for it, as `end`."""
    end: int
    actor: frozenset[str]
    """The words of the name, or the country that it means."""
    other: frozenset[str]
    verb: str
    joined: str
    """The preposition or particle that joins the other name to the verb; empty for none."""
    things: frozenset[str] = frozenset()
    """The stems of what stands between the verb and the other name; none where that is not known."""

    def turned_round(self, other: Relation) -> bool:
        """Whether the other says it of the two in the other order."""
        return self._of_the_same(other) and bool(self.actor & other.other) and bool(self.other & other.actor)

    def is_said_by(self, other: Relation) -> bool:
        """Whether the other says it too."""
        return self._of_the_same(other) and bool(self.actor & other.actor) and bool(self.other & other.other)

    def _of_the_same(self, other: Relation) -> bool:
        apart = self.things and other.things and self.things.isdisjoint(other.things)
        if not _COMPARE.isdisjoint(self.things ^ other.things):
            return False  # one sold more than the other, which sold less
        return self.verb == other.verb and self.joined == other.joined and not apart


_AUXILIARY = word_set(
    "is are was were be been being has have had will would shall can could may might must did does do also"
    " not then later first again still now already just soon never ever once formally publicly twice"
    " a ont été est fut avait auraient aurait ha han ha fue hat haben wurde wird hatte ist đã sẽ đang"
)
_PREPOSITIONS = word_set(
    "to from by against over for of in at on into than after before under about as upon"
    " toward towards onto behind zu an von auf über gegen für bei nach vor à de du des par contre pour sur a"
    " por contra para del hasta"
)
_TOGETHER = word_set("with and or between mit und oder avec et ou con y o với và hay")
"""What joins two names of which each does the same."""
_ARTICLES = word_set("the a an its his her their le la les l un une el los las der die das den dem")
_NO_VERB = _PREPOSITIONS | _TOGETHER | _ARTICLES
_SAY_LITTLE = _NO_VERB | _AUXILIARY
_BY = word_set("by von durch par por bởi")
_PASSIVE = LazyPattern(
    r"\b(?:was|were|is|are|been|being|be|got|été|est|fut|sido|fue|fueron|es|wurden?|worden|bị|được)\b",
    re.IGNORECASE,
)
_BOTH = frozenset(
    stem(form)
    for word in word_set(
        "meet marry resemble join border equal divorce rival cooperate overlap neighbour neighbor adjoin"
        " match play face fight"
        " include including border abut alias parallel debate"
    )
    for form in (word, f"{word}s")
)
"""Verbs that say of both what they say of one."""
_COMPARE = frozenset(
    stem(word)
    for word in word_set(
        "more less fewer higher lower earlier later before after older younger faster slower better worse "
        "longer shorter cheaper dearer"
        " mehr weniger stärker schwächer höher niedriger früher später schneller langsamer länger kürzer"
        " besser schlechter größer kleiner teurer billiger"
        " plus moins avant après más menos antes después mejor peor mayor menor"
    )
)
"""Words of which each turns a comparison round that another one makes."""
_WORD = LazyPattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CUT = LazyPattern(r"[.,](?!\d)|[;:!?()\[\]“”„«»\"—–]")
_BEGINNING = 4
"""Letters by which a verb is looked for in another form."""
_FAR = 80
"""Characters between two names."""
_JAPANESE = LazyPattern(
    r"(?P<one>[\u3400-\u9fffァ-ヴー]{2,10})[はが](?P<between>[^。、はが「」]{0,12}?)"
    r"(?P<two>[\u3400-\u9fffァ-ヴー]{2,10})(?P<joined>に対し|から|に|を|へ)(?P<verb>[^。「」]{2,24})"
)
_KOREAN = LazyPattern(
    r"(?P<one>[가-힣]{2,8})[은는이가]\s(?P<two>[가-힣]{2,8}?)(?P<joined>에게서|으?로부터|에게|에|을|를)\s(?P<verb>[^.“”]{2,24})"
)
_UNDERGONE = LazyPattern(r"[かがさたなまらわ]?れ(?:[たてる]|てい)|받았|당했|됐|되었|받은|당한")
_NEXT_VERB = LazyPattern("ば|たら|なら|ので|ため|場合|とき|[はが、]|(?:면|때|서|고|지만)\\s")
"""What ends the part of a sentence with the first verb: what another one undergoes, the first may do."""
_CHINESE = LazyPattern(
    r"(?P<one>日本|中国|中國|[韩韓][国國]|朝[鲜鮮]|美[国國]|英[国國]|法[国國]|德[国國]|俄[罗羅]斯|印度|越南|菲律[宾賓]|印尼|马来西亚"
    r"|泰[国國]|新加坡|澳大利[亚亞]|加拿大|意大利|西班牙|[乌烏]克[兰蘭]|以色列|伊朗|智利|挪威|[东東]京|北京|首[尔爾]|[华華]盛[顿頓]|莫斯科)"
    r"(?P<verb>[\u3400-\u9fff]{1,6}?)"
    r"(?P<two>日本|中国|中國|[韩韓][国國]|朝[鲜鮮]|美[国國]|英[国國]|法[国國]|德[国國]|俄[罗羅]斯|印度|越南|菲律[宾賓]|印尼|马来西亚"
    r"|泰[国國]|新加坡|澳大利[亚亞]|加拿大|意大利|西班牙|[乌烏]克[兰蘭]|以色列|伊朗|智利|挪威|[东東]京|北京|首[尔爾]|[华華]盛[顿頓]|莫斯科)"
)
_BESIDE = frozenset("向对對给給为為被从從")
_NEITHER = LazyPattern("[和与與跟同及或、]|以及")
_RUSSIAN = LazyPattern(
    r"(?P<one>\b[А-ЯЁ][а-яё]{1,20}[ая])\s(?P<verb>[а-яё]{4,20}(?:ла|ет|ит))\b"
    r"|(?P<verb2>\b[а-яё]{4,20}(?:л|ла|ло|ли|ет|ит|ют|ят))\s(?P<two>[А-ЯЁ][а-яё]{1,20}[ую])\b"
)


def relations_in(text: str, within: str = "") -> Iterator[Relation]:
    """What the names of a text do to each other, as far as two stand beside one verb.

    With `within` left out are those whose verb does not stand in that text, in this form or by its beginning.
    """
    yield from _latin(text, within)
    if not text.isascii():
        yield from _japanese_and_korean(text)
        yield from _chinese(text)
        yield from _russian(text)


def _latin(text: str, within: str) -> Iterator[Relation]:
    last: tuple[int, int] | None = None
    for run in capitalised_runs(text):
        before, last = last, run
        if before is None or not 3 < run[0] - before[1] <= _FAR:
            continue
        between = text[before[1] : run[0]]
        if _CUT.search(between):
            continue
        words = [(word[0].lower(), word.start()) for word in _WORD.finditer(between)]
        if not words or not _TOGETHER.isdisjoint(word for word, _ in words[-2:]):
            continue
        verb = next((word for word in words if word[0] not in _AUXILIARY), None)
        if verb is None or verb[0] in _NO_VERB or len(verb[0]) < 3 or stem(verb[0]) in _BOTH:
            continue
        if within and verb[0] not in within and stem(verb[0])[:_BEGINNING] not in within:
            continue
        actor, other = _key(text[slice(*before)]), _key(text[slice(*run)])
        if not actor or not other:
            continue
        last_word = next((word for word, _ in reversed(words) if word not in _ARTICLES), "")
        joined = last_word if last_word in _PREPOSITIONS else ""
        at = before[1] + verb[1]
        if joined in _BY and _PASSIVE.search(between):
            actor, other, joined = other, actor, ""
        things = frozenset(stem(word) for word, start in words if start > verb[1] and word not in _SAY_LITTLE)
        yield Relation(at, at + len(verb[0]), actor, other, stem(verb[0]), joined, things)


def _key(name: str) -> frozenset[str]:
    """The words of a name by which it is known; none for a word that is no name."""
    words = [plain(word) for word in name.split()]
    if country := COUNTRIES.get(" ".join(words)):
        return frozenset({country})
    return frozenset(COUNTRIES.get(word, word) for word in words if not says_no_name(word))


def _japanese_and_korean(text: str) -> Iterator[Relation]:
    for pattern in (_JAPANESE, _KOREAN):
        for found in pattern.finditer(text):
            one, two = frozenset({found["one"]}), frozenset({found["two"]})
            said = found["verb"]
            if _UNDERGONE.search(_NEXT_VERB.split(said, maxsplit=1)[0]):
                one, two = two, one
            joined = {"へ": "に", "に対し": "に", "에게": "에", "를": "을"}.get(
                found["joined"], found["joined"]
            )
            yield Relation(*found.span("verb"), one, two, said[:2], joined)


def _chinese(text: str) -> Iterator[Relation]:
    for found in _CHINESE.finditer(text):
        verb = found["verb"]
        if verb in _BESIDE:  # 向, with the verb behind the other name
            verb += text[found.end() : found.end() + 2]
        if not _NEITHER.search(verb):
            one, two = frozenset({found["one"]}), frozenset({found["two"]})
            yield Relation(*found.span("verb"), one, two, verb, "")


def _russian(text: str) -> Iterator[Relation]:
    """A name by the ending of its case: who acts, and to whom it is done, beside a verb."""
    for found in _RUSSIAN.finditer(text):
        if found["one"]:
            yield Relation(*found.span("verb"), _root(found["one"]), _ANYBODY, found["verb"][:_OF_VERB], "")
        else:
            yield Relation(*found.span("verb2"), _ANYBODY, _root(found["two"]), found["verb2"][:_OF_VERB], "")


def _root(name: str) -> frozenset[str]:
    return frozenset({name[:-1]})


_ANYBODY = frozenset({""})
"""The other name, which may have the same form in both cases."""
_OF_VERB = 6
