"""English figures and dates."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.currencies import LETTERS, named
from briefing_site.text.values.patterns import either
from briefing_site.text.values.tongue import Kind, Tongue, Word, adds, each, either_way, months

_ORDINALS = [
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]
_PARTS = {f"{word}s": n for n, word in enumerate(_ORDINALS, 3)}
_MONTHS = months(
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep"
    " october|oct november|nov december|dec"
)
_WORDS = {
    **adds("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 1),
    **adds("sixteen seventeen eighteen nineteen", 16),
    **adds("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10, 10),
    "hundred": Word(Kind.TIMES, 100, 100),
    "dozen": Word(Kind.TIMES, 12),
    **each(
        Kind.SCALE,
        {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
        | {"mn mln": 10**6, "bn bln": 10**9, "tn trn trln": 10**12}
        | {"lakh lakhs": 10**5, "crore crores": 10**7},
    ),
    **each(Kind.ORDINAL, {"first": 1, "second": 2} | {word: n for n, word in enumerate(_ORDINALS, 3)}),
    **{word: Word(Kind.ORDINAL, 20 + 10 * n) for n, word in enumerate(_TENTHS)},
    **{word: Word(Kind.ORDINAL, value) for word, value in (("hundredth", 100), ("thousandth", 1000))},
    **each(Kind.PART, {**_PARTS, "halves": 2, "quarter quarters": 4, "twentieths": 20, "hundredths": 100}),
    "half": Word(Kind.ALONE, 1, divisor=2),
    "halved": Word(Kind.ALONE, 1, divisor=2, unit="x"),
    "halving": Word(Kind.ALONE, 1, divisor=2, unit="x"),
    **{word: Word(Kind.ALONE, 2, unit="x") for word in ("doubled", "doubling", "twice", "twofold")},
    **{word: Word(Kind.ALONE, 3, unit="x") for word in ("tripled", "tripling", "trebled", "threefold")},
    **{word: Word(Kind.ALONE, 4, unit="x") for word in ("quadrupled", "quadrupling", "fourfold")},
    **{word: Word(Kind.ALONE, n, unit="x") for word, n in (("fivefold", 5), ("tenfold", 10), ("sixfold", 6))},
}
_MONEY = named(
    {
        "USD": "dollar|dollars",
        "JPY": "yen",
        "CNY": "yuan|renminbi",
        "KRW": "won",
        "EUR": "euro|euros",
        "GBP": "pounds|pound",
        "INR": "rupee|rupees",
        "RUB": "rouble|roubles|ruble|rubles",
        "VND": "dong",
        "THB": "baht",
        "MYR": "ringgit",
        "IDR": "rupiah",
        "PHP": "peso|pesos",
        "CHF": "franc|francs",
        "SAR": "riyals",
        "ILS": "shekels",
        "TRY": "lira|liras",
        "UAH": "hryvnia",
        "PLN": "zloty",
        "BDT": "taka",
        "LAK": "kip",
        "MMK": "kyat",
        "KHR": "riel",
        "AUD": "australian dollars",
        "CAD": "canadian dollars",
        "HKD": "hong kong dollars",
        "SGD": "singapore dollars",
        "NZD": "new zealand dollars",
        "TWD": "new taiwan dollars|taiwan dollars",
    }
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?:of )?(?P<y>[12]\d{3})(?![\d%]|[.,]\d))?"
_NUMBERED = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4} | {
    "4th": 4, "last": 4, "final": 4, "twentieth": 20, "nineteenth": 19, "twenty-first": 21, "eighteenth": 18,
}  # fmt: skip

ENGLISH = Tongue(
    words=_WORDS,
    months=_MONTHS,
    decimal_comma=False,
    glue=LazyPattern(r"[ -]|,? and |, "),
    suffix=LazyPattern(
        r"(?P<points>(?:[ -]per ?cent(?:age)?|%)[ -]points?\b|[ -]?pp\b|[ -]pct pts?\b"
        r"|[ -](?:of )?(?:an? )?(?:per ?cent(?:age)? )?points?\b)"
        r"|(?P<percent> ?%|[ -]per ?cent\b(?! of a )|[ -]percentage\b|[ -]pct\b)"
        r"|(?P<basis>[ -]basis[ -]points?\b|[ -]?bps?\b)"
        r"|(?P<ordinal>st\b|nd\b|rd\b|th\b)"
        r"|(?P<clock> ?(?:a|(?P<pm>p))\.?m\b\.?)"
        r"|(?P<times>-?fold\b|x\b| times (?=as |more |higher |larger |bigger |greater |the ))"
        r"|[ -](?:us |u\.s\. |american |japanese |chinese |indian |russian |south korean )?"
        r"(?!won (?:by|the|an?|in|more|with|his|her|their|seats|it|at|on|over)\b)"
        rf"(?P<money>{either(_MONEY)}|{either(LETTERS)})\b"
    ),
    money=_MONEY | LETTERS,
    rough_before=frozenset(
        {"about", "around", "roughly", "approximately", "nearly", "almost", "over", "circa", "c.", "some"}
        | {"ca."}
        | {"estimated", "exceeding", "under", "approx.", "exceeded", "topped", "least", "most", "surpassed"}
        | {"more than", "less than", "fewer than", "close to", "up to", "as many", "as much", "upwards of"}
        | {"excess of", "many as", "much as", "greater than", "higher than", "lower than", "shy of"}
        | {"short of"}
        | {"just over", "just under", "well over", "late as", "few as", "little as", "the nearly"}
    ),
    rough_after=LazyPattern(
        r"-odd\b| or so\b|(?P<over>-plus\b|\+| or more\b)|(?P<under> or (?:fewer|less)\b)"
    ),
    bounds=either_way(
        over="over|exceeding|exceeded|topped|surpassed|at least|more than|upwards of|excess of|greater than"
        "|higher than|just over|well over|no fewer than|no less than|not less than|not fewer than",
        under="under|less than|fewer than|lower than|at most|no more than|not more than|well under|up to",
        almost="nearly|almost|just under|shy of|short of|a little under",
    ),
    day_first=LazyPattern(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?(?:-|–|—|to|and|or|/) ?(?:the )?(?P<d2>{_DAY}))?"
        rf"[ -](?:day )?(?:of )?(?P<m>{either(_MONTHS)})\b\.?{_YEAR}"
    ),
    month_first=LazyPattern(
        rf"(?P<m>{either(_MONTHS)})\b\.?"
        r"(?:(?: the)? (?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d| (?:per|million|billion))"
        r"(?: ?(?:-|–|—|to|and) ?(?:the )?(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,]\d| [a-z]+s\b))?)?"
        rf"{_YEAR}"
    ),
    bare_month=LazyPattern(
        r"(?:\b(?:in|of|since|by|until|till|last|this|next|early|late|from|to|during|through|between"
        r"|before|after|around|for|every|mid|on|and|or|the)|mid-|[–—-])[ -]?$"
    ),
    not_a_year=LazyPattern(
        r"-?(?:odd|strong|km|kg)\b|-(?:year|day|mile|man|page|member|seat|meter|metre|foot|word|ton|hour)\b"
        r"| (?!(?:was|is|has|as|its|this|his|us|olympics|sports|sanctions|elections|protests|hostilities"
        r"|clashes|talks|games|awards|championships|finals|polls|midterms|series|results|across|thus|perhaps|sees"
        r"|census|news)\b)"
        r"(?:[a-z]+(?:[^s\W]s|ies|sses)|people|men|women|children|km|miles|acres|feet)\b(?! were held)"
    ),
    parts=(
        ("late ", "late"), ("late-", "late"), ("early ", "early"), ("early-", "early"), ("mid-", "mid"),
        ("mid ", "mid"), ("middle of ", "mid"), ("end of ", "late"), ("beginning of ", "early"),
        ("start of ", "early"), ("the end of the ", "late"),
    ),
    counts=_NUMBERED,
    periods=LazyPattern(
        r"(?<!\w)(?:(?:fy|fiscal(?: years?)?|financial years?) ?-?['’]?(?P<fy>\d{4}|\d\d)"
        r"(?:(?:[-–/]| to | and )(?P<to>\d{4}|\d\d))?(?!\d)"
        r"|(?P<fy2>\d{4})(?:[-–/](?P<to2>\d{4}|\d\d))? (?:fiscal|financial) year\b"
        r"|(?P<q>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[- ]quarter\b"
        r"(?! (?:with|without|since|when|that|to)\b)"
        r"(?:,? (?:of |in )?(?:(?P<f>fiscal (?:year )?|fy ?)|the year )?(?P<y>\d{4})\b)?"
        r"|q(?P<q2>[1-4])\b(?:,?(?: of)? ?(?:(?P<f2>fiscal (?:year )?|fy ?))?(?P<y2>\d{4})\b)?"
        r"|(?P<h>first|second|latter)[- ]half(?: of)? (?P<f3>fiscal (?:year )?|fy ?)?(?P<y3>\d{4})\b(?!s)"
        r"|h(?P<h2>[12]),? ?(?P<y4>20\d\d)\b"
        r"|(?P<c>\d{1,2}(?=st|nd|rd|th)|twenty-first|twentieth|nineteenth|eighteenth)(?:st|nd|rd|th)?"
        r"[- ]centur(?:y|ies)\b"
        r"|(?P<dec>(?:1[5-9]|20)\d0|['’][1-9]0|(?<=\bthe )[5-9]0)['’]?s\b)"
    ),
    hints=("fy", "fiscal", "financial", "quarter", "q1", "q2", "q3", "q4", "half", "h1", "h2", "centur",
    "0s", "0's", "0’s"),
    relative={"last year": -1, "this year": 0, "next year": 1, "the previous year": -1, "a year earlier": -1}
    | {"the following year": 1, "the year before": -1, "a year ago": -1, "two years ago": -2},
    article=LazyPattern(r"\ban? $"),
    no_half_before=LazyPattern(r"\b(?:first|second|latter|final|other|better|top|bottom)[- ]$|\band an? $"),
    half_after=LazyPattern(r" and (?:a|one)[ -]half\b|-and-a-half\b"),
    half_scale=LazyPattern(r"[ -](?:an? )?(hundred|thousand|million|billion|trillion|dozen|crore|lakh)\b"),
    skip=LazyPattern(
        r"-(?:way|sided|edged|faced|handed|state|tier|prong)| way\b|[- ](?:half|halves)\b"
    ),
    skip_ordinal=LazyPattern(
        r"[- ](?:party|parties|world\b|countr|person\b|rail\b|reich\b|hand|guess|thought|nature|rate\b"
        r"|class\b|generation\b|amendment)|ly\b| of all\b"
    ),
    fraction_after=LazyPattern(
        r"[- ](?:of\b|the\b|a\b|an\b|its\b|their\b|his\b|her\b|our\b|that\b|those\b"
        r"|as (?:much|many|large|big)|more\b|less\b|fewer\b|higher\b|lower\b"
        r"|century\b|from\b|to\b|since\b|in\b|on\b|over\b"
        r"|compared|year-on-year"
        r"|(?:smaller|larger|bigger|cheaper|dearer|shorter|longer|faster|slower|weaker|stronger|heavier|lighter"
        r"|younger|older|taller)\b(?= than\b|[.,;]|$))|[.,;]|$"
    ),
    capital_months=True,
    day_before_month=False,
)  # fmt: skip
