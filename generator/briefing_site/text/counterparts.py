"""English words for the one and the other of a kind, of which a thing is one: men and women, net and gross.

They are common words, so that they say something only beside the very words of a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words

_SHE = (
    "she her hers herself girl girls wife mother daughter sister queen princess ms mrs lady ladies widow nun "
    "nuns"
)
_HE = (
    "he his him himself boy boys husband father son brother king prince mr gentleman gentlemen widower monk "
    "monks"
)
_Row = tuple[tuple[str, str], ...]
_DENIED = (
    (
        "un",
        "safe constitutional fair known armed likely popular stable successful able paid licensed insured "
        "protected usual healthy certain willing prepared qualified reliable reasonable sustainable",
        "",
    ),
    ("in", "complete dependent visible valid secure active effective adequate sufficient accurate", ""),
    ("im", "possible mature", ""),
    ("ir", "regular responsible relevant", ""),
    ("dis", "honest loyal satisfied connected", ""),
)
"""What makes the opposite of a word at its beginning, with the words."""
ROWS: tuple[_Row, ...] = (
    (("man men male males", _HE), ("woman women female females", _SHE)),
    (("boy boys schoolboy schoolboys", _HE), ("girl girls schoolgirl schoolgirls", _SHE)),
    (("son sons", "boy boys"), ("daughter daughters", "girl girls")),
    (("father fathers", "dad parents"), ("mother mothers", "mum mom parents")),
    (("brother brothers", "siblings"), ("sister sisters", "siblings")),
    (("husband husbands", "widower spouse married"), ("wife wives", "widow spouse married")),
    (("uncle", ""), ("aunt", "")),
    (("nephew", ""), ("niece", "")),
    (("grandfather", ""), ("grandmother", "")),
    (("king", ""), ("queen", "")),
    (("prince", ""), ("princess", "")),
    (
        ("buyer buyers purchaser",
         "buy bought buying buys purchased purchase acquired acquire customer customers"),
        ("seller sellers vendor", "sell sold selling sells sale vendors"),
    ),
    (
        ("employer employers", "company companies firm firms business businesses"),
        ("employee employees", "staff worker workers workforce labour labor union unions"),
    ),
    (
        ("landlord landlords", "owner owners lessor let"),
        ("tenant tenants", "renter renters lessee rent rents lodgers"),
    ),
    (
        ("winner winners", "win won wins winning victor victory champion beat"),
        ("loser losers", "lose lost loses losing defeat defeated runner-up"),
    ),
    (
        ("plaintiff plaintiffs", "claimant claimants sued sue sues suing complainant"),
        ("defendant defendants", "accused respondent sued"),
    ),
    (
        ("doctor doctors physician physicians", "medic medics surgeon surgeons"),
        ("patient patients", "sick ill"),
    ),
    (
        ("donor donors", "gave give donated"),
        ("recipient recipients", "received receive receives beneficiary"),
    ),
    (
        ("profit profits", "earned earnings surplus gain gains gained"),
        ("loss losses", "lost lose deficit shortfall"),
    ),
    (
        ("income incomes revenue revenues", "earnings takings receipts earned sales turnover"),
        ("expenses costs", "spent spend spending expenditure cost outlay outlays"),
    ),
    (("supply supplies", "supplied offer"), ("demand", "demanded needs need")),
    (("birth births", "born newborn"), ("death deaths", "died die dead killed mortality toll fatalities")),
    (
        ("arrival arrivals", "arrived arrive came landed landing"),
        ("departure departures", "departed left leave sailed"),
    ),
    (("maximum", "most limit up cap ceiling highest max"), ("minimum", "least from floor lowest min")),
    (("net", ""), ("gross", "")),
    (("onshore", "land inland"), ("offshore", "sea coast maritime")),
    (("short-term", "short short-run"), ("long-term", "long long-run")),
    (("left-wing", "left leftist socialist"), ("right-wing", "right rightist conservative")),
    (
        ("rich wealthy", "richer richest affluent prosperous developed"),
        ("poor", "poorer poorest needy impoverished developing"),
    ),
    (("ruling governing", "government coalition power"), ("opposition", "opposed opposing oppose")),
    (("public", "state government publicly municipal national"), ("private", "privately")),
    (("indoor", "indoors inside"), ("outdoor", "outdoors outside open-air")),
    (("primary", ""), ("secondary", "")),
    (
        ("spring", "march april may"),
        ("summer", "june july august"),
        ("autumn", "fall september october november"),
        ("winter", "december january february"),
    ),
    (
        ("higher", "high above more up rose exceed exceeded exceeds over dearer"),
        ("lower", "low below less down fell under fewer cheaper"),
    ),
    (("older", "old elder age"), ("younger", "young junior age")),
    (("faster quicker", "fast quick quickly accelerated speed"), ("slower", "slow slowly slowed lagged")),
    (("stronger", "strong strengthened strength"), ("weaker", "weak weakened weakness")),
    (("cheaper", "cheap less lower"), ("dearer costlier", "expensive more higher costly")),
    (("better", "good best improved well ahead"), ("worse", "bad worst poor poorly behind")),
    (("longer", "long"), ("shorter", "short")),
    (
        ("more",
         "higher up rise rose risen grew increase increased above exceeded additional extra over "
         "another majority"),
        ("fewer less", "lower down fall fell fallen decrease decreased below under drop dropped minority"),
    ),
    (
        ("old", "older former previous ancient aged existing replace replaces replaced"),
        ("new", "newly newer recent modern latest replacement replace replaces replaced rebuilt"),
    ),
    (("left", ""), ("right", "")),
    (
        ("farmer farmers", "farm farms farming grower growers peasant peasants agricultural"),
        ("fisherman fishermen fisher fishers", "fish fishing fishery fisheries trawler trawlers boats"),
        ("teacher teachers", "teach teaching taught lecturer lecturers educators staff"),
        ("pupil pupils student students", "school schools children undergraduates learners"),
        ("nurse nurses", "nursing"),
        ("miner miners", "mine mines mining pitmen"),
        ("soldier soldiers troops",
         "army military servicemen recruits infantry pilot pilots sailor sailors seaman seamen"),
        ("sailor sailors seaman seamen", "crew navy mariners ship fisherman fishermen fisher fishers"),
        ("pilot pilots", "aircrew crew airmen"),
        ("lawyer lawyers attorney attorneys", "counsel barrister barristers solicitor solicitors legal"),
        ("judge judges", "justices court magistrate magistrates bench"),
        ("journalist journalists reporter reporters", "press correspondent media editor editors"),
        ("policeman policemen policewoman", "police officers officer constable constables"),
    ),
    (
        ("ship ships vessel vessels boat boats",
         "ferry ferries trawler trawlers tanker tankers fleet frigate freighter"),
        ("plane planes airplane airplanes aeroplane jet jets",
         "aircraft flight flights air airline airliner fighter"),
        ("train trains", "rail railway"),
        ("bus buses", "coach coaches"),
        ("truck trucks lorry lorries", "vehicle vehicles haulage"),
        ("helicopter helicopters", "aircraft chopper"),
    ),
    (
        ("wheat", "grain grains cereals"),
        ("rice", "paddy grain grains cereals"),
        ("barley", "grain grains cereals"),
        ("maize", "corn grain grains cereals"),
    ),
    (
        ("copper", "metal metals"),
        ("gold", "metal metals bullion"),
        ("silver", "metal metals bullion"),
        ("nickel", "metal metals"),
        ("zinc", "metal metals"),
        ("lithium", "metal metals"),
    ),
    (
        ("beef", "cattle cow cows meat"),
        ("pork", "pig pigs hog hogs meat"),
        ("chicken", "chickens poultry hens meat"),
        ("lamb", "sheep mutton meat"),
    ),
    (("early", "earlier before ahead prompt soon"), ("late", "later delayed delay after")),
    (("born", "birth native"), ("died", "dead death killed")),
    (("raised raises", "raise increased increase higher up lifted rose hike hiked"),
     ("lowered lowers", "lower cut cuts reduced reduce down fell")),
    (("overstated overestimated", "high"), ("understated underestimated", "low")),
    (("overvalued", ""), ("undervalued", "")),
    (("promoted promotion", ""), ("demoted demotion", "")),
    (("upgraded upgrade", "raised"), ("downgraded downgrade", "cut lowered")),
    (("high", "higher highest"), ("low", "lower lowest")),
    (("strong", "stronger strongest"), ("weak", "weaker weakest")),
    (("expensive", "dear costly"), ("cheap", "cheaper inexpensive")),
    (("easy", "easier simple"), ("difficult", "hard harder")),
    (("deep", "deeper"), ("shallow", "")),
    (("wet", "rain rainy damp"), ("dry", "drier drought arid")),
    (("hot warm", "heat hotter"), ("cold cool", "colder frost")),
    (("calm", "calmer quiet"), ("rough", "stormy")),
    (("positive", ""), ("negative", "")),
    (("optimistic", "optimism hopeful"), ("pessimistic", "pessimism gloomy")),
    (("success successes", "succeeded successful"), ("failure failures", "failed fail unsuccessful")),
    (("advantage advantages", "benefit"), ("disadvantage disadvantages", "drawback")),
    (("senior", "older chief top"), ("junior", "younger deputy")),
    (("major", ""), ("minor", "")),
    (("internal inner", "inside domestic"), ("external outer", "outside foreign")),
    (("maternal", "mother"), ("paternal", "father")),
    (("incoming", "new next"), ("outgoing", "old former departing")),
    (("predecessor predecessors", "before previous former"),
     ("successor successors", "succeed succeeded after next new")),
    (("wholesale", "wholesalers"), ("retail", "retailers shops consumer")),
    (("solar", "sun photovoltaic panels renewable"), ("wind", "turbines turbine renewable"),
     ("nuclear", "atomic reactor reactors"), ("hydroelectric hydropower", "hydro water dam dams renewable"),
     ("coal", "lignite fossil"), ("geothermal", "renewable")),
    (("cod", "fish"), ("herring", "fish"), ("salmon", "fish"), ("tuna", "fish"), ("mackerel", "fish")),
    (("cattle cows", "beef livestock animals"), ("sheep", "lamb lambs livestock animals"),
     ("pigs", "pork hogs livestock animals"), ("goats", "livestock animals")),
    (("hospital hospitals clinic clinics", "medical"),
     ("school schools", "university college pupils students education"),
     ("church churches", "cathedral chapel"),
     ("mosque mosques", ""), ("prison prisons jail jails", "inmates cells")),
    (("mayor mayors", "city"), ("governor governors", "state"), ("senator senators", "senate"),
     ("ambassador ambassadors", "envoy diplomat"), ("bishop bishops", "priest cleric archbishop")),
    *(((word, told), (f"{prefix}{word}", told)) for prefix, words, told in _DENIED for word in words.split()),
)  # fmt: skip
"""Words of one kind, each with those that may tell the same of a thing otherwise."""
_WORD = LazyPattern(r"[a-z]+(?:[-‐‑][a-z]+)*", re.IGNORECASE)
_HYPHEN = LazyPattern("[-‐‑]")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A word of a text that has counterparts."""

    start: int
    end: int
    same: frozenset[str]
    """What says the same, or may tell it of a thing, in small letters."""
    others: frozenset[str]
    """What excludes it."""


@cache
def _table() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Every word to what may tell the same, and to what excludes it."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for row in ROWS:
        sides = [(frozenset(words.split()), frozenset(told.split())) for words, told in row]
        for words, told in sides:
            others = frozenset(word for other, _ in sides if other is not words for word in other)
            found.update(dict.fromkeys(words, (words | told, others)))
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(word.rpartition("-")[2] for word in _table())


def may_have_counterparts(text: str) -> bool:
    """Whether a text may have such a word: most have none, and are spared the search."""
    words = plain_english_words(text)
    return words is None or not words.isdisjoint(_known())


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, those with hyphens whole and in parts."""
    words = plain_english_words(text) or frozenset(word.lower() for word in _WORD.findall(text))
    if _HYPHEN.search(text):
        words |= {_HYPHEN.sub("-", word.lower()) for word in _WORD.findall(text)}
    return words


def may_be_exchanged(words: frozenset[str], held: frozenset[str]) -> bool:
    """Whether the words `held` of a text have counterparts of some `words` of another, and not these."""
    table = _table()
    return any(
        held.isdisjoint(same) and not held.isdisjoint(others)
        for same, others in (table[word] for word in words if word in table)
    )


def counterparts_of(word: str) -> frozenset[str]:
    """The words of which one excludes a word, all in small letters; none for a word without."""
    return _table().get(word, (frozenset[str](), frozenset[str]()))[1]


def counterparts_in(text: str) -> Iterator[Counterpart]:
    """The words of a text that have counterparts, but for parts of names."""
    table = _table()
    for found in _WORD.finditer(text):
        word = found.group()
        sides = table.get(_HYPHEN.sub("-", word.lower()))
        if sides and (word.islower() or not _is_in_name(text, found.start(), found.end())):
            yield Counterpart(*found.span(), *sides)


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands in the middle of a sentence, or before another with one."""
    return bool(_NAME.match(text, end)) or not _BEGINNING.search(text, 0, start)


_NAME = LazyPattern(r"\s+[A-Z]")
_BEGINNING = LazyPattern(r"(?:^|[.!?:]\s+)$")
