"""Two hundred made-up works for citation styles: 25 types of CSL in 8 languages, each as CSL-JSON.

No work, person or publisher of this list exists. Types and languages go round with the number of authors, bodies
as authors, particles and suffixes of names, ranges of dates and pages, and with what is not known.
"""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]

TYPES = (
    *("article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter"),
    *("dataset", "entry-encyclopedia", "graphic", "hearing", "interview", "legal_case", "legislation"),
    *("manuscript", "map", "motion_picture", "paper-conference", "personal_communication", "post-weblog"),
    *("report", "software", "speech", "thesis", "webpage"),
)

_PEOPLE: dict[str, tuple[Item, ...]] = {
    "en": (
        {"family": "Roe", "given": "Jane"},
        {"family": "Carver", "given": "Thomas B.", "suffix": "Jr."},
        {"family": "Quill", "given": "Ann"},
    ),
    "de": (
        {"family": "Hafen", "given": "Klaus-Peter"},
        {"family": "Berg", "given": "Lotte", "non-dropping-particle": "von"},
        {"family": "Krüger", "given": "Jörg"},
    ),
    "fr": (
        {"family": "Marée", "given": "Élodie"},
        {"family": "Quai", "given": "Jean-Luc", "dropping-particle": "de"},
        {"family": "L’Anse", "given": "Odile"},
    ),
    "es": (
        {"family": "Puerto Llano", "given": "María"},
        {"family": "Muelle", "given": "José"},
        {"family": "Ría", "given": "Inés"},
    ),
    "ru": (
        {"family": "Пристанский", "given": "Олег И."},
        {"family": "Якорева", "given": "Мария"},
        {"family": "Волнов", "given": "Пётр"},
    ),
    "ja": (
        {"family": "波止場", "given": "健"},
        {"family": "港", "given": "由美"},
        {"family": "入江", "given": "翔"},
    ),
    "zh": (
        {"family": "码", "given": "小明"},
        {"family": "海", "given": "静"},
        {"family": "江", "given": "涛"},
    ),
    "ko": (
        {"family": "항", "given": "지민"},
        {"family": "김", "given": "바다"},
        {"family": "박", "given": "나루"},
    ),
}
_BODIES = {
    "en": "Harbour Board", "de": "Hafenamt Nordstrand", "fr": "Office des quais", "es": "Junta del Muelle",
    "ru": "Портовое бюро", "ja": "港湾研究所", "zh": "码头研究院", "ko": "항만연구원",
}  # fmt: skip
_TITLES = {
    "en": "Dredging the North Quay: Costs and Delays",
    "de": "Die Kosten der Vertiefung",
    "fr": "Le quai et ses retards",
    "es": "El coste del dragado",
    "ru": "Цена углубления дна",
    "ja": "浚渫の費用",
    "zh": "疏浚的代价",
    "ko": "준설의 비용",
}
_CONTAINERS = {
    "en": "Port Review", "de": "Hafenblatt", "fr": "Revue des quais", "es": "Cuadernos del puerto",
    "ru": "Портовый вестник", "ja": "港湾評論", "zh": "码头评论", "ko": "항만평론",
}  # fmt: skip
_PLACES = {
    "en": "Nordhaven", "de": "Nordstrand", "fr": "Port-Neuf", "es": "Puerto Nuevo",
    "ru": "Новопортск", "ja": "新港", "zh": "新港", "ko": "신항",
}  # fmt: skip
_LANGUAGES = tuple(_PEOPLE)


def works() -> list[Item]:
    """The works, the same each time."""
    return [
        _work(kind, language, at, number)
        for at, kind in enumerate(TYPES)
        for number, language in enumerate(_LANGUAGES)
    ]


def _work(kind: str, language: str, at: int, number: int) -> Item:
    n = at + number
    item: Item = {
        "id": f"{kind.replace('_', '-')}-{language}",
        "type": kind,
        "title": f"{_TITLES[language]} {at + 1}",
        "language": language,
        "author": _authors(language, n),
        "issued": _issued(n),
    }
    item.update(_OF_TYPE[kind](language, n))
    if n % 3 == 0 or kind in ("webpage", "post-weblog"):
        item["URL"] = f"https://example.org/{language}/{at}"
    if kind in ("webpage", "post-weblog", "dataset") and n % 2:
        item["accessed"] = {"date-parts": [[2026, 3, 1 + n % 28]]}
    if kind == "webpage" and n % 5 == 0:
        del item["issued"]
    return item


def _authors(language: str, n: int) -> list[Item]:
    people = _PEOPLE[language]
    match n % 6:
        case 0:
            return [{"literal": _BODIES[language]}]
        case 1 | 2:
            return [people[n % 3]]
        case 3:
            return [people[0], people[1]]
        case 4:
            return list(people)
        case _:
            return [*people, *({"family": p["family"], "given": p["given"]} for p in _PEOPLE["en"][:2])]


def _issued(n: int) -> Item:
    year = 2015 + n % 11
    match n % 7:
        case 0:
            return {"date-parts": [[year]]}
        case 1 | 2:
            return {"date-parts": [[year, 1 + n % 12]]}
        case 3:
            return {"date-parts": [[year, 5], [year, 6]]}
        case _:
            return {"date-parts": [[year, 1 + n % 12, 1 + n % 28]]}


def _journal(language: str, n: int) -> Item:
    return {
        "container-title": _CONTAINERS[language],
        "volume": str(10 + n),
        "issue": str(1 + n % 4),
        "page": f"{100 + n}-{108 + n}",
        **({"DOI": f"10.5555/q.{n}"} if n % 2 else {}),
    }


def _periodical(language: str, n: int) -> Item:
    made: Item = {"container-title": _CONTAINERS[language]}
    if n % 4 == 0:
        made["page"] = str(3 + n)
    return made


def _published(language: str, n: int) -> Item:
    made: Item = {"publisher": f"{_CONTAINERS[language]} Press", "publisher-place": _PLACES[language]}
    if n % 3 == 1:
        made["edition"] = str(2 + n % 3)
    return made


def _book(language: str, n: int) -> Item:
    made = _published(language, n)
    if n % 4 == 1:
        made["translator"] = [_PEOPLE["en"][0]]
    if n % 4 == 2:
        made["editor"] = [_PEOPLE[language][2]]
    if n % 4 == 3:
        made.update({"collection-title": "Quay Studies", "collection-number": str(n), "volume": "2"})
    return made


def _chapter(language: str, n: int) -> Item:
    return {
        **_published(language, n),
        "container-title": f"{_CONTAINERS[language]}, {n}",
        "editor": list(_PEOPLE[language][: 1 + n % 2]),
        "page": f"{20 + n}-{31 + n}",
    }


def _entry(language: str, n: int) -> Item:
    return {"container-title": f"{_CONTAINERS[language]} A-Z", **_published(language, n)}


def _bill(language: str, n: int) -> Item:
    return {"number": f"{n} of 2025", "authority": _BODIES[language], "chapter-number": str(1 + n % 4)}


def _law(language: str, n: int) -> Item:
    return {"container-title": _CONTAINERS[language], "volume": str(n), "section": str(2 + n)}


def _case(language: str, n: int) -> Item:
    return {
        "authority": _BODIES[language],
        "container-title": _CONTAINERS[language],
        "volume": str(n),
        "page": str(50 + n),
    }


def _hearing(language: str, n: int) -> Item:
    return {"publisher-place": _PLACES[language], "section": _BODIES[language], "number": str(n)}


def _interview(language: str, n: int) -> Item:
    return {
        "interviewer": [_PEOPLE[language][1]],
        **({"container-title": _CONTAINERS[language]} if n % 2 else {}),
    }


def _manuscript(language: str, n: int) -> Item:
    return {
        "archive": f"{_BODIES[language]} Archive",
        "archive_location": f"Box {n}",
        "publisher-place": _PLACES[language],
        "genre": "minutes",
    }


def _map(language: str, n: int) -> Item:
    return {**_published(language, n), "scale": "1:25,000"}


def _film(language: str, n: int) -> Item:
    return {"director": _authors(language, n), "publisher": f"{_CONTAINERS[language]} Film", "medium": "DVD"}


def _broadcast(language: str, n: int) -> Item:
    return {"container-title": _CONTAINERS[language], "publisher": _BODIES[language], "number": str(n)}


def _conference(language: str, n: int) -> Item:
    return {
        **_published(language, n),
        "container-title": f"{_CONTAINERS[language]} Proceedings",
        "event-title": "Harbour Days",
        "event-place": _PLACES[language],
        "page": f"{n}-{9 + n}",
    }


def _letter(language: str, n: int) -> Item:
    return {"recipient": [_PEOPLE[language][1]], "genre": "letter" if n % 2 else "email"}


def _post(language: str, n: int) -> Item:
    return {"container-title": _CONTAINERS[language], "genre": "blog"}


def _report(language: str, n: int) -> Item:
    made: Item = {"publisher": _BODIES[language], "publisher-place": _PLACES[language]}
    if n % 2:
        made.update({"genre": "Working Paper", "number": str(n)})
    return made


def _software(language: str, n: int) -> Item:
    return {"publisher": _BODIES[language], "version": f"{n}.2"}


def _speech(language: str, n: int) -> Item:
    return {"event-title": "Harbour Days", "event-place": _PLACES[language], "genre": "lecture"}


def _thesis(language: str, n: int) -> Item:
    return {"genre": "PhD thesis", "publisher": f"{_PLACES[language]} University"}


def _webpage(language: str, n: int) -> Item:
    return {"container-title": _CONTAINERS[language]}


def _dataset(language: str, n: int) -> Item:
    return {"publisher": _BODIES[language], "version": str(n)}


def _graphic(language: str, n: int) -> Item:
    return {"medium": "photograph", "archive": _BODIES[language], "archive-place": _PLACES[language]}


_OF_TYPE = {
    "article-journal": _journal,
    "article-magazine": _periodical,
    "article-newspaper": _periodical,
    "bill": _bill,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "dataset": _dataset,
    "entry-encyclopedia": _entry,
    "graphic": _graphic,
    "hearing": _hearing,
    "interview": _interview,
    "legal_case": _case,
    "legislation": _law,
    "manuscript": _manuscript,
    "map": _map,
    "motion_picture": _film,
    "paper-conference": _conference,
    "personal_communication": _letter,
    "post-weblog": _post,
    "report": _report,
    "software": _software,
    "speech": _speech,
    "thesis": _thesis,
    "webpage": _webpage,
}
"""What a work of each type has besides."""
