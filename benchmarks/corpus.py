"""A site of any size, made from made-up words: the same bytes on every machine and Python version.

1. `n / 4` sources, at least one, each with an archived text and a card of eight excerpts from it.
2. `n` briefings over six regions, each of about 900 words with 25 citations and five links in its body, and
   judgements, events, topics and people before it.
3. The pins of all excerpts, made by the generator itself.

Every paragraph cites, no sentence has a figure, what is quoted stands in the cited passage, no passage is an opinion,
and no judgement passes over a disagreement, so that the site stays free of faults as the generator learns to find more.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

CITATIONS = 25
"""In the body of a briefing."""
LINKS = 5
"""In the body of a briefing."""
WORDS = 895
"""The fewest words of a body; the sentence that reaches them may add a dozen."""
EXCERPTS = 8
"""Of a source."""
REPEATED = 4
"""How many of a briefing's citations name an excerpt that it has cited before."""
NEIGHBOURS = 5
"""How many sources a briefing cites beside the one that it mainly rests on."""

REGIONS = ("north", "south", "east", "west", "isles", "highlands")
TOPICS = 12

_FIRST = tuple(
    re.findall(r"\w+", "bal cor dem fir gal hol jun kel lor mav nes pol quin rad sel tor ulm ven wex zan")
)
_LAST = tuple(re.findall(r"\w+", "ada eno imar ola uri ask eth ilo omen usk arn ebel issa orit und"))
_LONG = tuple(first + last for first in _FIRST for last in _LAST)
_SHORT = tuple(re.findall(r"\w+", "ba de en fu ga il ka mo nu ra su ve"))

_DAY = date(2020, 1, 1)


class Dice:
    """SplitMix64: our own, because Python may change how its `random` draws."""

    _MASK = (1 << 64) - 1

    def __init__(self, seed: int) -> None:
        self._state = seed & self._MASK

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & self._MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & self._MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & self._MASK
        return (mixed ^ (mixed >> 31)) % limit

    def between(self, first: int, last: int) -> int:
        """A number from `first` to `last`, both included."""
        return first + self.below(last - first + 1)

    def pick(self, items: Sequence[T]) -> T:
        """One of some things."""
        return items[self.below(len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Some of them, none twice, in any order; all where there are no more."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def words(self, count: int) -> list[str]:
        """Words of which a third are short, as in prose."""
        return [self.pick(_SHORT) if self.below(3) == 0 else self.pick(_LONG) for _ in range(count)]

    def phrase(self, count: int) -> str:
        """Long words only, as in a heading or a name."""
        return " ".join(self.pick(_LONG) for _ in range(count))

    def sentence(self, fewest: int = 10, most: int = 16) -> str:
        """A sentence, with its full stop."""
        return f"{self.clause(fewest, most).capitalize()}."

    def clause(self, fewest: int, most: int) -> str:
        """Some words, with a comma among them where they are many."""
        words = self.words(self.between(fewest, most))
        if len(words) > 11:
            words[5] += ","
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage that briefings can cite."""

    key: str
    """As a citation names it, `source#excerpt`."""
    quote: str

    @property
    def word(self) -> str:
        """The longest of its words."""
        return max((word.strip(",") for word in self.quote.split()), key=len)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a link from another briefing needs to know of this one."""

    region: str
    slug: str
    title: str
    headings: tuple[str, ...]


def corpus(briefings: int, folder: Path) -> None:
    """Make a site of so many briefings in a folder that is empty or does not exist yet."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    sources: list[list[Excerpt]] = []
    _write(folder / "config.yaml", _config())
    for number in range(max(1, briefings // 4)):
        name = f"source-{number + 1}"
        archive, card, excerpts = _source(name, number)
        _write(folder / "seeds" / "archive" / f"{name}.txt", archive)
        _write(folder / "seeds" / f"{name}.md", card)
        sources.append(excerpts)
    plans = [_plan(number) for number in range(briefings)]
    people = [Dice(5_000_000 + number).phrase(2).title() for number in range(max(6, briefings // 10))]
    for number, plan in enumerate(plans):
        path = folder / "briefings" / plan.region / f"{plan.slug}.md"
        _write(path, _briefing(number, plans, sources, people))
    _pin(folder)


def edit(folder: Path, number: int) -> str:
    """Change a word of the first sentence of a briefing's body; gives the address of its page.

    Each number chooses another briefing and another word. The sentence bears a citation, so that it stands on its
    source's page too.
    """
    paths = sorted((folder / "briefings").glob("*/*.md"))
    path = paths[(number * 37 + 11) % len(paths)]
    front, fence, body = path.read_text(encoding="utf-8").partition("\n---\n")
    first, space, rest = body.partition(" ")
    word = _LONG[(number * 7 + 3) % len(_LONG)].capitalize()
    if word == first:
        word = _LONG[(number * 7 + 4) % len(_LONG)].capitalize()
    _write(path, f"{front}{fence}{word}{space}{rest}")
    return f"{path.parent.name}/{path.stem}.html"


# --- config and sources --------------------------------------------------------------------------


def _config() -> str:
    regions = "".join(
        f"  {name}: {{name: {name.title()}, summary: {Dice(1_000_000 + number).sentence(8, 11)}}}\n"
        for number, name in enumerate(REGIONS)
    )
    return (
        "title: A corpus to measure with\nbase_url: https://corpus.invalid/\nlanguage: en\n"
        f"regions:\n{regions}policy: {{quote_words: 15}}\n"
    )


_KINDS = ("news", "commentary", "analysis", "official", "data")
_VOICES = ("fact", "analysis")


def _source(name: str, number: int) -> tuple[str, str, list[Excerpt]]:
    """An archived text of about 900 words, its card, and the card's excerpts."""
    dice = Dice(2_000_000 + number)
    title = dice.phrase(6).capitalize()
    publisher = dice.phrase(2).title()
    published = _DAY + timedelta(days=600 + dice.below(300))
    paragraphs = [[dice.sentence(11, 19) for _ in range(5)] for _ in range(12)]
    text = "\n\n".join([title, f"{publisher}, {published}", *(" ".join(lines) for lines in paragraphs)])
    card = [
        "---",
        f"title: {title}",
        *([f"author: [{dice.phrase(2).title()}]"] if number % 3 else []),
        f"publisher: {publisher}",
        f"published: {published}",
        "accessed: null",
        "url: null",
        f"archive: {name}.txt",
        f"kind: {_KINDS[number % len(_KINDS)]}",
        f"perspective: {dice.phrase(2)}",
        f"descriptor: {dice.sentence()} {dice.sentence()}",
        "language: en",
        "rights: quote",
        "---",
    ]
    excerpts = []
    for paragraph in range(EXCERPTS):
        sentence = dice.below(5)
        words = paragraphs[paragraph][sentence].rstrip(".").split()
        start = dice.between(1, 3)
        end = start + dice.between(6, 8)
        while not any(
            word.strip(",") in _LONG for word in words[start:end]
        ):  # short ones compare with nothing
            start, end = max(start - 1, 1), end + 1
        quote = " ".join(words[start:end]).rstrip(",")
        excerpt = dice.phrase(2).replace(" ", "-") + f"-{paragraph + 1}"
        # Title and date are paragraphs 1 and 2. A quotation stands once in its paragraph, with a sentence or without.
        at = f"{paragraph + 3}:{sentence + 1}" if paragraph % 2 else f"{paragraph + 3}"
        speaker, voice = dice.phrase(2).title(), dice.pick(_VOICES)
        card.append(f'## {excerpt} {{at="{at}" speaker="{speaker}" voice="{voice}"}}')
        card.append(f"> {quote}\n\n{dice.sentence()} {dice.sentence()}\n")
        excerpts.append(Excerpt(f"{name}#{excerpt}", quote))
    return f"{text}\n", "\n".join(card), excerpts


# --- briefings -----------------------------------------------------------------------------------


def _plan(number: int) -> Plan:
    dice = Dice(3_000_000 + number)
    title = dice.phrase(5).capitalize()
    slug = f"{dice.phrase(2).replace(' ', '-')}-{number + 1}"
    headings: dict[str, None] = {}
    while len(headings) < 4:
        headings[dice.phrase(3).capitalize()] = None
    return Plan(REGIONS[number % len(REGIONS)], slug, title, tuple(headings))


class _Writer:
    """The next citation, link or run of sentences of a briefing."""

    def __init__(self, dice: Dice, cited: Sequence[Excerpt], plans: Sequence[Plan]) -> None:
        self.dice = dice
        self._cited = iter(cited)
        self._plans = plans
        self.linked = cited[0].key

    def excerpt(self) -> Excerpt:
        """The next citation, with its words."""
        return next(self._cited)

    def cite(self, mark: str = "{}") -> str:
        """A sentence that ends in a bracket; each {} of `mark` becomes a citation.

        The sentence has a word of each passage that it cites.
        """
        cited = [self.excerpt() for _ in range(mark.count("{}"))]
        words = self.dice.sentence().removesuffix(".").split()
        words[-len(cited) :] = [excerpt.word for excerpt in cited]
        return f"{' '.join(words)} [{mark.format(*(f'@{excerpt.key}' for excerpt in cited))}]."

    def in_text(self) -> str:
        """A sentence with a citation as a part of speech, and words of its passage in quotation marks."""
        excerpt = self.excerpt()
        return f'{self.dice.clause(4, 6).capitalize()} @{excerpt.key} {self.dice.clause(2, 3)} "{excerpt.quote}".'

    def link(self, form: str) -> str:
        """A sentence with a link to another briefing."""
        plan = self.dice.pick(self._plans)
        target = form.format(
            region=plan.region,
            slug=plan.slug,
            words=self.dice.phrase(3),
            heading=plan.headings[0].lower().replace(" ", "-"),
        )
        return f"{self.dice.clause(5, 8).capitalize()} {target} {self.dice.clause(3, 6)}."

    def plain(self, count: int) -> str:
        """Sentences without a mark, a few words of them set off."""
        sentences = [self.dice.sentence() for _ in range(count)]
        words = sentences[0].split()
        words[2] = f"*{words[2]}*"
        return " ".join([" ".join(words), *sentences[1:]])


def _briefing(
    number: int, plans: Sequence[Plan], sources: Sequence[Sequence[Excerpt]], people: Sequence[str]
) -> str:
    dice = Dice(4_000_000 + number)
    plan = plans[number]
    cited = _cited(dice, number, sources)
    published = _DAY + timedelta(days=dice.between(1000, 2400))
    judged = dice.sample(cited, 3)
    # With few sources a sample may be short; two judgements and two events need an excerpt each in any case.
    first, second, third = (judged[place % len(judged)] for place in range(3))
    front = [
        "---",
        f"title: {plan.title}",
        f"region: {plan.region}",
        *([f"regions: [{plan.region}, {REGIONS[(number + 1) % len(REGIONS)]}]"] if number % 10 == 0 else []),
        f"date: {published}",
        *([f"updated: {published + timedelta(days=dice.between(1, 60))}"] if number % 3 == 0 else []),
        f"as_of: {published - timedelta(days=dice.between(0, 20))}",
        f"summary: {dice.sentence()} {dice.sentence()}",
        "authors: [Desk]",
        f"topics: [{', '.join(f'topic-{topic + 1}' for topic in dice.sample(range(TOPICS), 3))}]",
        f"people: [{', '.join(dice.sample(people, 2))}]",
        "judgements:",
        f'  - text: "{dice.sentence().removesuffix(".")} [@{first.key}; @{second.key}]."',
        "    confidence: high",
        f"    because: but {dice.clause(6, 10)}",
        f'  - text: "{dice.sentence().removesuffix(".")} [@{third.key}]."',
        "    confidence: moderate",
        f"    because: but {dice.clause(6, 10)}",
        "events:",
        *(
            f'  - {{date: {published - timedelta(days=days)}, text: "{dice.sentence(6, 10).removesuffix(".")} [@{excerpt.key}]"}}'
            for days, excerpt in ((dice.between(30, 200), second), (dice.between(1, 29), third))
        ),
        "---",
    ]
    return "\n".join(front) + "\n" + _body(plan, _Writer(dice, cited, plans))


def _cited(dice: Dice, number: int, sources: Sequence[Sequence[Excerpt]]) -> list[Excerpt]:
    """What a briefing cites, in order: its main source whole, some of a few others, and some of it again."""
    main = sources[number % len(sources)]
    others = [sources[dice.below(len(sources))] for _ in range(NEIGHBOURS)]
    beside = {excerpt.key: excerpt for other in others if other is not main for excerpt in other}
    chosen = [*main, *dice.sample(list(beside.values()), CITATIONS - REPEATED - len(main))]
    chosen += [dice.pick(chosen) for _ in range(CITATIONS - len(chosen))]
    return dice.sample(chosen, CITATIONS)


def _body(plan: Plan, write: _Writer) -> str:
    """The body: paragraphs, lists, a table and a quotation under four headings."""
    one, two, three, four = plan.headings
    dice = write.dice
    blocks = [
        f"{write.cite()} {write.plain(4)} {write.cite('-{}')}",
        f"{write.in_text()} {write.plain(4)} {write.cite()}",
        f"## {one}",
        f"{write.cite('{}; {}')} {write.link('[[{slug}]]')} {write.plain(4)} {write.cite('see {}')}",
        f"{write.plain(4)} {write.cite('{}, p. 3')} {_to_excerpt(write)} {write.plain(3)}",
        "\n".join(f"- {write.cite()}" for _ in range(3)),
        f"## {two}",
        f"{write.plain(4)} {write.cite('but see {}')} {write.link('[[{region}/{slug}|{words}]]')} {write.plain(3)}",
        _table(write),
        f"{write.plain(4)} {write.link('[{words}](../{region}/{slug}.md#{heading})')} {write.cite('cf. {}')}",
        f"### {three}",
        _quotation(write),
        f"{write.cite()} {write.plain(5)} {write.in_text()}",
        f"## {four}",
        "\n".join(f"{place}. {write.cite()}" for place in (1, 2)),
        f"{write.cite('see {}; contra {}')} {write.plain(4)} {write.link('[[{slug}#{heading}]]')}",
    ]
    last = [write.cite()]
    words = sum(count_words(block) for block in (*blocks, *last))
    while words < WORDS:
        last.append(dice.sentence())
        words += count_words(last[-1])
    blocks.append(" ".join(last))
    return "\n\n".join(blocks) + "\n"


def _to_excerpt(write: _Writer) -> str:
    """A sentence with a link, not a citation, to a passage on its source's page."""
    return f"{write.dice.clause(5, 8).capitalize()} [[@{write.linked}|{write.dice.phrase(2)}]] {write.dice.clause(3, 6)}."


def _table(write: _Writer) -> str:
    dice = write.dice
    rows = [
        f"| {dice.phrase(1).capitalize()} | {dice.phrase(2).capitalize()} | {dice.phrase(1).capitalize()} |"
    ]
    rows.append("| --- | --- | --- |")
    rows += [
        f"| {dice.phrase(2).capitalize()} | {dice.clause(6, 9).capitalize()} | {excerpt.word} {dice.clause(1, 2)} [@{excerpt.key}] |"
        for excerpt in (write.excerpt() for _ in range(4))
    ]
    return "\n".join(rows)


def _quotation(write: _Writer) -> str:
    excerpt = write.excerpt()
    return f"> {excerpt.quote} [@{excerpt.key}]"


_NOT_PROSE = re.compile(
    r"\[[^\[\]]*@[^\[\]]*\](?!\])"  # [see @a#x; but see @b#y]
    r"|\[\[(?:[^\[\]|]*\||[^\[\]|]*\]\])"  # [[slug| and [[slug]]
    r"|\]\([^()]*\)"  # ](../east/slug.md#heading)
    r"|@[a-z0-9#-]+"
)


def count_words(markdown: str) -> int:
    """Words of prose: no citations, no targets of links."""
    return len(re.findall(r"[^\W\d_]+", _NOT_PROSE.sub(" ", markdown)))


# --- files ---------------------------------------------------------------------------------------


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _pin(folder: Path) -> None:
    from briefing_site.authoring.pin import pin_site
    from briefing_site.engine.options import Options

    done = pin_site(Options(folder))
    if done.faults:
        raise ValueError(f"the corpus has faults: {done.faults[0]}")


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks corpus N DIR`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks corpus", description="Make a site of N briefings."
    )
    parser.add_argument("briefings", type=int, metavar="N")
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="a folder that is empty or does not exist yet"
    )
    given = parser.parse_args(arguments)
    if given.briefings < 1:
        parser.error("N is 1 or more")
    try:
        corpus(given.briefings, given.folder)
    except FileExistsError as fault:
        parser.error(str(fault))
    return 0
