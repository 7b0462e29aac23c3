"""The error rates of the lints of sentences, measured on labelled sentences about made-up facts.

Pure but for reading: `tests/claims/*.yaml` to a site, its faults to rates, rates to the data that `briefing
report` shows and to the table of `docs/grounding.md`. `python scripts/error_rates.py` writes both; a test
compares what stands there with what the run gives.

A file of `tests/claims/` holds bases. Each is a made-up document, its card, true sentences, and damages. A
damage changes one true sentence in one way: `{figure: [1, 12 piers, 14 piers]}` writes other words into the
first. `[#key]` cites an excerpt of the base itself, `[@other-base#key]` one of another base.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.model.rules import RULES

ROOT = Path(__file__).parent.parent
CLAIMS = ROOT / "tests" / "claims"
PAGE = ROOT / "docs" / "grounding.md"
DATA = ROOT / "generator" / "briefing_site" / "render" / "report" / "error_rates.json"
BEGIN, END = "<!-- error rates: begin -->", "<!-- error rates: end -->"

CATCHES: Mapping[str, tuple[str, ...]] = {
    "quotation": ("quoted-words",),
    "elsewhere": ("quoted-words",),
    "figure": ("figures",),
    "date": ("figures",),
    "name": ("names",),
    "source": ("quoted-words", "figures", "names"),
    "negation": ("negation",),
    "shown": ("not-shown",),
    "speaker": ("voice",),
    "citation": ("uncited-claim",),
    "copied": ("close-copying",),
}
"""Kind of a damage to the lints of which one is to catch it."""
MEANING: Mapping[str, str] = {
    "quotation": "a quotation altered",
    "elsewhere": "a quotation from another passage",
    "figure": "a figure altered",
    "date": "a date altered",
    "name": "a name exchanged",
    "source": "another source cited",
    "negation": "a negation put in or left out",
    "shown": "a passage cited whose note does not show the words",
    "speaker": "the speaker dropped",
    "citation": "the citation removed",
    "copied": "the words of the source copied",
}
LEAST: Mapping[str, float] = dict.fromkeys(("quotation", "elsewhere", "figure", "date", "negation"), 0.95)
"""The share of damages that must be caught; of other kinds `OTHERS`."""
OTHERS = 0.8
FALSE = 0.03
"""The share of true sentences that may have an alarm must be smaller, for each lint."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its label."""

    id: str
    language: str
    kind: str
    """The kind of the damage; `true` for none."""
    text: str
    expected: frozenset[str]
    """The codes that are told of it as things stand."""
    base: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A labelled sentence and the codes that were told of it."""

    labelled: Labelled
    codes: frozenset[str]


def measured() -> frozenset[str]:
    """The codes of the lints that are measured, as far as they exist."""
    return frozenset(code for codes in CATCHES.values() for code in codes if code in RULES)


def bases() -> list[Mapping[str, Any]]:
    """Every base of every file, in the order of names."""
    return [
        base for path in sorted(CLAIMS.glob("*.yaml")) for base in yaml.safe_load(path.read_text("utf-8"))
    ]


def sentences(base: Mapping[str, Any]) -> Iterator[Labelled]:
    """The labelled sentences of a base."""
    language = base.get("language", "en")
    true: list[str] = []
    for number, given in enumerate(base["claims"], 1):
        item = given if isinstance(given, dict) else {"text": given}
        true.append(item["text"])
        expected = frozenset(item.get("alarm", ()))
        yield Labelled(f"{base['id']}-{number}", language, "true", item["text"], expected, base["id"])
    for number, damage in enumerate(base["damages"], 1):
        (kind,) = damage.keys() & CATCHES.keys()
        which, old, new = damage[kind]
        if old not in true[which - 1]:
            raise ValueError(f"{base['id']}: {old!r} does not stand in sentence {which}")
        text = true[which - 1].replace(old, new)
        caught = () if damage.get("missed") else damage.get("caught", CATCHES[kind][:1])
        expected = frozenset((*caught, *damage.get("also", ())))
        yield Labelled(f"{base['id']}-{kind}-{number}", language, kind, text, expected, base["id"])


def write_site(root: Path, every: Sequence[Mapping[str, Any]], language: str) -> None:
    """Write a site with one card a base, and one briefing a sentence of a language."""
    for folder in ("briefings/lab", "seeds/archive"):
        (root / folder).mkdir(parents=True)
    levels = "".join(f"  {code}: warn\n" for code in sorted(measured()))
    config = (
        f"title: Labelled sentences\nlanguage: {language}\nregions: {{lab: {{name: Lab}}}}\nlint:\n{levels}"
    )
    (root / "config.yaml").write_text(config, encoding="utf-8")
    for base in every:
        name = base["id"]
        source = {
            "kind": "news",
            "archive": f"{name}.txt",
            "language": base.get("source_language", "en"),
            **base["source"],
        }
        card = ["---", yaml.safe_dump(source, allow_unicode=True, sort_keys=False).strip(), "---"]
        for key, excerpt in base["excerpts"].items():
            heading = " ".join(
                f'{k}="{excerpt[k]}"' for k in ("at", "speaker", "voice", "lang") if k in excerpt
            )
            card += [f"## {key} {{{heading}}}", f"> {excerpt['quote']}", ""]
            if "translation" in excerpt:
                card += [f"Translation: {excerpt['translation']}", ""]
            card += [excerpt.get("gist", ""), ""]
        (root / f"seeds/{name}.md").write_text("\n".join(card), encoding="utf-8")
        (root / f"seeds/archive/{name}.txt").write_text(base["text"], encoding="utf-8")
        for one in sentences(base) if base.get("language", "en") == language else ():
            text = re.sub(r"\[#([a-z0-9-]+)", rf"[@{name}#\1", one.text)
            front = "title: A labelled sentence\nregion: lab\ndate: 2032-01-01\nsummary: One."
            front = f"{front}\nlanguage: {one.language}"
            (root / f"briefings/lab/{one.id}.md").write_text(f"---\n{front}\n---\n{text}\n", encoding="utf-8")


def run(every: Sequence[Mapping[str, Any]]) -> list[Seen]:
    """Check a site of the labelled sentences of each language; what was told of each, in their order."""
    told: dict[str, set[str]] = {}
    for language in sorted({base.get("language", "en") for base in every}):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            write_site(root, every, language)
            _check(root, told)
    labelled = [one for base in every for one in sentences(base)]
    return [Seen(one, frozenset(told.get(one.id, ()))) for one in labelled]


def _check(root: Path, told: dict[str, set[str]]) -> None:
    found = Engine(Options(root), once=True).look().content_faults
    broken = [fault for fault in found if fault.severity == "error" and fault.code not in measured()]
    if broken:
        raise ValueError(f"a base is not sound: {broken[0]}")
    for fault in found:
        if fault.code in measured() and fault.place.path.startswith("briefings/"):
            told.setdefault(Path(fault.place.path).stem, set()).add(fault.code)


def is_caught(seen: Seen) -> bool:
    """Whether a damage was caught by a lint of its kind."""
    return bool(seen.codes & frozenset(CATCHES[seen.labelled.kind]))


def kinds(seen: Iterable[Seen]) -> dict[str, list[Seen]]:
    """The damages by kind, of the kinds whose lints exist, in the order of `CATCHES`."""
    found: dict[str, list[Seen]] = {kind: [] for kind, codes in CATCHES.items() if set(codes) & set(RULES)}
    for one in seen:
        if one.labelled.kind in found:
            found[one.labelled.kind].append(one)
    return {kind: some for kind, some in found.items() if some}


def data(seen: Sequence[Seen]) -> dict[str, Any]:
    """The error rates as plain data, for the documentation and for `briefing report`."""
    true = [one for one in seen if one.labelled.kind == "true"]
    return {
        "sentences": len(seen),
        "true": len(true),
        "languages": sorted({one.labelled.base.split("-")[0] for one in seen}),
        "damages": [
            {
                "damage": MEANING[kind],
                "lints": [code for code in CATCHES[kind] if code in RULES],
                "sentences": len(some),
                "caught": sum(map(is_caught, some)),
            }
            for kind, some in kinds(seen).items()
        ],
        "lints": [
            {"code": code, "sentences": len(true), "alarms": sum(code in one.codes for one in true)}
            for code in sorted(measured())
        ],
    }


def written(rates: Mapping[str, Any]) -> str:
    """The data as they stand in the file."""
    return json.dumps(rates, ensure_ascii=False, indent=1) + "\n"


def table(rates: Mapping[str, Any]) -> str:
    """The error rates as the tables of docs/grounding.md."""
    lines = ["| Damage | Lints | Sentences | Caught |", "| --- | --- | --- | --- |"]
    for each in rates["damages"]:
        codes = ", ".join(f"`{code}`" for code in each["lints"])
        share = _percent(each["caught"], each["sentences"])
        lines.append(f"| {each['damage']} | {codes} | {each['sentences']} | {share} |")
    lines += ["", "| Lint | True sentences | False alarms |", "| --- | --- | --- |"]
    for each in rates["lints"]:
        share = _percent(each["alarms"], each["sentences"])
        lines.append(f"| `{each['code']}` | {each['sentences']} | {each['alarms']} ({share}) |")
    languages = ", ".join(rates["languages"])
    head = f"{rates['sentences']} sentences ({rates['true']} true), on documents in {languages}."
    return "\n".join([head, "", *lines])


def _percent(some: int, every: int) -> str:
    return f"{100 * some / every:.1f} %"


def page(text: str, rates: str) -> str:
    """A page with other rates between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rates}\n{END}{after}"


def main() -> None:
    """Measure, and write the data and the table."""
    rates = data(run(bases()))
    DATA.write_text(written(rates), encoding="utf-8")
    told = table(rates)
    PAGE.write_text(page(PAGE.read_text("utf-8"), told), encoding="utf-8")
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main()
