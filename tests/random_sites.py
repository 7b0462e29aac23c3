"""Random small sites, each as it is and as its author would leave it after deleting some of its sources."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

Dice = random.Random

NAMES = ("ash", "birch", "cedar", "dogwood")
AUTHORS = ("Ada Lane", "Bo Holm", "Ines Lund", "")
PREFIXES = ("", "", "", "see ", "see also ", "cf. ", "but see ", "contra ")
TAILS = ("", "", "", ", p. 3", ", p. 3, and on", ", of all")


@dataclass(frozen=True)
class Cited:
    """A citation in a bracket."""

    source: str
    text: str


@dataclass(frozen=True)
class Mention:
    """What stands in a sentence behind its words: a bracket, a name in running text, or a link."""

    bracket: tuple[Cited, ...] = ()
    source: str = ""
    """Of what is no bracket."""
    text: str = ""
    plain: str = ""
    """The words that stay where the source goes."""

    def written(self, gone: Collection[str]) -> str:
        """The mention without the sources that are gone."""
        if self.bracket:
            left = [cited.text for cited in self.bracket if cited.source not in gone]
            return f" [{'; '.join(left)}]" if left else ""
        return f" {self.plain if self.source in gone else self.text}"


@dataclass(frozen=True)
class Sentence:
    """A sentence that no other of its site is like."""

    words: str
    mentions: tuple[Mention, ...]
    end: str = "."

    def written(self, gone: Collection[str]) -> str:
        """The sentence in Markdown, without the sources that are gone."""
        return self.words + "".join(mention.written(gone) for mention in self.mentions) + self.end


@dataclass
class RandomSite:
    """A site in the making: every text as a function of the sources that are gone."""

    dice: Dice
    sources: tuple[str, ...]
    excerpts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)
    count: int = 0

    # --- sentences ---------------------------------------------------------------------------------

    def sentence(self, *, cites: bool = True) -> Sentence:
        self.count += 1
        mentions: list[Mention] = []
        for _ in range(self.dice.choice((0, 1, 1, 1, 2)) if cites else 0):
            mentions.append(self.mention())
        return Sentence(f"Thing {self.count} fell", tuple(mentions))

    def key(self) -> tuple[str, str]:
        """A source, and a citation key of it."""
        source = self.dice.choice(self.sources)
        excerpt = self.dice.choice(("", *self.excerpts[source], *self.excerpts[source]))
        return source, f"@{source}#{excerpt}" if excerpt else f"@{source}"

    def mention(self) -> Mention:
        kind = self.dice.random()
        if kind < 0.7:
            return Mention(tuple(self.cited() for _ in range(self.dice.choice((1, 1, 2, 2, 3)))))
        source, key = self.key()
        author = AUTHORS[self.sources.index(source)] or f"{source.title()} Post"
        title = f"The {source}"
        if kind < 0.8:
            return Mention(source=source, text=f"as {key} says", plain=f"as {author} says")
        if kind < 0.85:
            return Mention(source=source, text=f"as {key} [p. 4] says", plain=f"as {author} says")
        if kind < 0.92:
            return Mention(source=source, text=f"by [[{key}]]", plain=f"by {title}")
        if kind < 0.96:
            return Mention(source=source, text=f"by [[{key}|those words]]", plain="by those words")
        return Mention(source=source, text=f"by [a card](../../seeds/{source}.md)", plain="by a card")

    def cited(self) -> Cited:
        source, key = self.key()
        if self.dice.random() < 0.1:
            return Cited(source, f"-{key}")
        return Cited(source, f"{self.dice.choice(PREFIXES)}{key}{self.dice.choice(TAILS)}")

    # --- files -------------------------------------------------------------------------------------

    def card(self, name: str) -> list[tuple[str, Sentence | None]]:
        """The pieces of a card; a sentence of a gist has links and no citations."""
        number = self.sources.index(name)
        lines = [
            f"title: The {name}",
            f"publisher: {name.title()} Post",
            f"published: 202{number}",
            "kind: news",
        ]
        if AUTHORS[number]:
            lines.append(f"author: [{AUTHORS[number]}]")
        if self.dice.random() < 0.15:
            lines.append("withdrawn: {date: 2026-03-01, reason: It was made up.}")
        head = "---\n" + "\n".join(lines) + "\n"
        pieces: list[tuple[str, Sentence | None]] = [(head, None), ("DERIVED", None), ("---\n", None)]
        for excerpt in self.excerpts[name]:
            voice = self.dice.choice(("", ' {voice="fact"}', ' {speaker="Ada Lane"}'))
            pieces.append((f"## {excerpt}{voice}\n> The words of {name} {excerpt}\n\n", None))
            if self.dice.random() < 0.5:
                source, key = self.key()
                linked = Mention(source=source, text=f"beside [[{key}]]", plain=f"beside The {source}")
                self.count += 1
                mentions = (linked,) if self.dice.random() < 0.5 else ()
                pieces.append(("", Sentence(f"Gist {self.count} says so", mentions)))
            pieces.append(("\n\n", None))
        return pieces

    def briefing(self, number: int) -> list[tuple[str, Sentence | None]]:
        region = self.dice.choice(("land", "sea"))
        pieces: list[tuple[str, Sentence | None]] = [
            (
                f"---\ntitle: Briefing {number}\nregion: {region}\ndate: 2026-01-0{number + 1}\nsummary: All of it.\n"
                f"topics: [{self.dice.choice(('wind', 'rain'))}]\npeople: [Ada Lane]\n",
                None,
            )
        ]
        for key, opening, closing in (
            ("judgements", "  - text: '", "'\n    confidence: low\n    because: so\n"),
            ("events", "  - date: 2026-0{}-01\n    text: '", "'\n"),
            ("corrections", "  - date: 2026-0{}-02\n    text: '", "'\n"),
        ):
            items = self.dice.choice((0, 1, 2) if key == "judgements" else (0, 0, 1))
            if items:
                pieces.append((f"{key}:\n", None))
            for _ in range(items):
                pieces.append((opening.format(self.dice.randint(1, 9)), None))
                pieces.append(("", self.sentence()))
                if key == "judgements" and self.dice.random() < 0.3:
                    pieces += [(" ", None), ("", self.sentence())]
                pieces.append((closing, None))
        pieces.append(("---\n", None))
        noted = self.dice.random() < 0.3
        for paragraph in range(self.dice.randint(1, 3)):
            if self.dice.random() < 0.2:
                pieces.append((f"## Part {paragraph}\n\n", None))
            item = "- " if self.dice.random() < 0.2 else ""
            pieces.append((item, None))
            for _ in range(1 if item else self.dice.randint(1, 3)):
                pieces += [("", self.sentence()), (" ", None)]
            if noted and paragraph == 0:
                pieces.append(("Noted here.[^own]", None))
            pieces.append(("\n\n", None))
        if noted:
            pieces += [("[^own]: ", None), ("", self.sentence()), ("\n", None)]
        return pieces


@dataclass(frozen=True)
class Pair:
    """A random site, the sources that go, and the texts of both states by path."""

    gone: frozenset[str]
    before: dict[str, str]
    after: dict[str, str]


CONFIG = "title: Trees\nbase_url: https://trees.example/\nregions: {land: {}, sea: {}}\n"


def random_pair(seed: int) -> Pair:
    """The site of a seed, with one or more of its sources to delete."""
    dice = Dice(seed)
    sources = NAMES[: dice.randint(2, 4)]
    site = RandomSite(dice, sources)
    site.excerpts = {name: ("one", "two")[: dice.randint(1, 2)] for name in sources}
    for at, name in enumerate(sources):
        if at and dice.random() < 0.35:
            site.derived[name] = dice.choice(sources[:at])
    files = {f"seeds/{name}.md": site.card(name) for name in sources}
    for number in range(dice.randint(1, 3)):
        pieces = site.briefing(number)
        region = "land" if "region: land" in pieces[0][0] else "sea"
        files[f"briefings/{region}/b{number}.md"] = pieces
    gone = frozenset(dice.sample(sources, dice.choice((1, 1, 1, 2))))

    def written(without: Collection[str]) -> Iterator[tuple[str, str]]:
        yield "config.yaml", CONFIG
        for path, pieces in files.items():
            name = path.split("/")[-1].removesuffix(".md")
            if path.startswith("seeds/") and name in without:
                continue
            original = site.derived.get(name, "") if path.startswith("seeds/") else ""
            derived = f"derived_from: {original}\n" if original and original not in without else ""
            yield (
                path,
                "".join(
                    (derived if text == "DERIVED" else text) + (said.written(without) if said else "")
                    for text, said in pieces
                ),
            )

    return Pair(gone, dict(written(())), dict(written(gone)))
