"""`briefing cite` and `briefing doctor`: what is there to cite, and what is not there at all."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

from briefing_site.apps.cli.commands import doctor
from briefing_site.apps.cli.main import CONTENT, GOOD, USAGE
from tests.commands import content, say
from tests.sites import CARD, Site

JAPANESE = """\
-- seeds/archive/hama.txt --
港の水深は九メートルになった。漁船は減ったが、組合は来年の回復を強く期待しているという。
-- seeds/hama.md --
---
title: 港の一年
publisher: 浜日報
kind: news
archive: hama.txt
language: ja
---
## fewer-boats {at="1:2"}
> 漁船は減った

Translation: Fishing boats have become fewer.
"""

# --- excerpts ------------------------------------------------------------------------------------

HOURS = "[@rain#hours]  Ada Lane, Quay shut for the night, at 2:1"

EXCERPTS: dict[str, tuple[list[str], list[str]]] = {
    "a word": (["hours"], ["[@rain#hours]"]),
    "another case": (["HOURS"], ["[@rain#hours]"]),
    "words in any order": (["hours", "fell"], ["[@rain#hours]"]),
    "one argument": (["hours fell"], ["[@rain#hours]"]),
    "part of a word": (["hour"], ["[@rain#hours]"]),
    "the gist": (["rained"], ["[@rain#hours]"]),
    "the speaker": (["mayor"], ["[@rain#dry]"]),
    "a word of each": (["the"], ["[@rain#crew]", "[@rain#dry]"]),
    "Japanese": (["漁船"], ["[@hama#fewer-boats]"]),
    "half-width": (["ｄｒｙ"], ["[@rain#dry]"]),
    "a translation": (["boats", "fewer"], ["[@hama#fewer-boats]"]),
}


@pytest.mark.parametrize(("words", "keys"), EXCERPTS.values(), ids=EXCERPTS)
def test_excerpts_are_found(
    small: Site, capsys: pytest.CaptureFixture[str], words: list[str], keys: list[str]
) -> None:
    small.write(JAPANESE)
    said = say(capsys, "cite", *words, "--site", small.root)
    assert said.status == GOOD
    assert re.findall(r"^\[@\S+\]", said.out, re.MULTILINE) == keys


def test_what_is_printed(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "cite", "rain", "fell", "--site", small.root)
    assert said.out == f"{HOURS}\n  > Rain fell for six hours\n\n"


def test_words_in_a_row_come_first(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.append(
        CARD, '\n## other {at="2:1"}\n> Rain fell\n\nIt fell for hours, the rain, and six of them.\n'
    )
    said = say(capsys, "cite", "rain fell for six", "--site", small.root)
    assert re.findall(r"^\[@\S+\]", said.out, re.MULTILINE) == ["[@rain#hours]", "[@rain#other]"]


UNFIT = """\
-- seeds/archive/fog.txt --
The fog bell rang all night. Nobody slept.
-- seeds/fog.md --
---
title: Fog
publisher: null
kind: null
archive: fog.txt
---
## bell {at="1:1"}
> The fog bell rang
"""
"""A card as `source add` makes it of a text that says nothing of itself."""


def test_a_card_that_cannot_be_cited_yet_is_searched_and_told(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(UNFIT)
    said = say(capsys, "cite", "fog bell", "--site", small.root)
    assert said.status == GOOD
    assert said.out == (
        "[@fog#bell]  seeds/fog.md, at 1:1\n  > The fog bell rang\n\n"
        'seeds/fog.md cannot be cited yet: a source card needs a value for "publisher"; '
        'a source card needs a value for "kind".\n'
    )
    found = say(capsys, "cite", "nobody slept", "--site", small.root).out
    assert "seeds/fog.md, at 1:2: Nobody slept." in found
    assert 'seeds/fog.md cannot be cited yet: a source card needs a value for "publisher"' in found


# --- archived passages ---------------------------------------------------------------------------


def test_a_passage_without_an_excerpt_comes_as_one(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "cite", "hurt", "--site", small.root)
    assert said.status == GOOD
    assert said.out == (
        "Not quoted yet; an excerpt for the card:\n\n"
        "seeds/rain.md, at 2:3: Nobody was hurt.\n"
        '  ## nobody-hurt {at="2:3"}\n'
        "  > Nobody was hurt\n\n"
    )


LONG = "Before the storm came the crew had tied up nine boats, and after it only three of them were ever seen again by anybody."
PASSAGES: dict[str, tuple[str, str]] = {
    "a short sentence": (f"Nothing. {LONG} Short it was.", "short was"),
    "a long one is cut around the words": (LONG, "seen again"),
    "words far apart": (LONG, "storm anybody"),
    "twice in one paragraph": ("The quay is wet. It rains. The quay is wet.", "quay wet"),
    "Japanese": ("組合は来年の回復を強く期待しているという。それから組合は会議を開いて、港の将来について長い時間をかけて話し合い、結論を出さなかった。", "将来"),
    "marks of quotation": ("He said: “We will – perhaps – sail again,” and left the room without another word to the press.", "perhaps sail"),
    "several sentences": ("The boat sank. The crew swam.", "boat crew"),
    "brackets of the source's own": ("He [the mayor] left the town at nine in the evening.", "mayor town"),
    "an apostrophe": ("The crew don't know what the harbour's owner didn't say to anybody, or so they told us at the quay.", "owner"),
    "a figure": ("The cost of the works rose to 1,240,000 euros in a year, the harbour master told the board.", "cost works"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), PASSAGES.values(), ids=PASSAGES)
def test_a_ready_excerpt_verifies_as_it_is(
    small: Site, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    """Pasted into its card and cited, it makes a site without a fault."""
    small.put("seeds/archive/new.txt", f"{text}\n")
    card = "---\ntitle: New\npublisher: Post\nkind: news\narchive: new.txt\n---\n"
    small.put("seeds/new.md", card)
    said = say(capsys, "cite", *words.split(), "--site", small.root)
    assert said.status == GOOD
    blocks = re.findall(r"^  (## (\S+) \{.*\}\n)  (> .*\n)", said.out, re.MULTILINE)
    assert blocks
    for heading, name, quote in blocks:
        small.put("seeds/new.md", card + heading + quote)
        small.lead(f"So it is [@new#{name}].")
        small.pin()
        assert small.check().faults == []


def test_where_no_quotation_may_be_made_of_it(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.append("config.yaml", "policy: {quote_words: 1}\n")
    small.edit("seeds/archive/rain.txt", "was hurt", "was hurt, hurt or hurt")
    said = say(capsys, "cite", "hurt", "--site", small.root)
    assert said.lines[-2] == "  (no stretch of it is short enough and verifies: choose the words yourself)"


def test_without_the_archive_that_is_said(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.delete("seeds/archive")
    said = say(capsys, "cite", "hurt", "--site", small.root)
    assert said.status == CONTENT
    assert said.lines == [
        "1 archived text is not here; of those the excerpts alone were searched.",
        'No passage holds "hurt".',
    ]


def test_a_limit(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "cite", "the", "--limit", "1", "--site", small.root)
    assert len(re.findall(r"^\[@", said.out, re.MULTILINE)) == 1
    assert re.search(r"^\d+ passages? more: give another word, or --limit N\.$", said.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["zebra"], CONTENT, 'No passage holds "zebra".\n'),
        (["..."], USAGE, "briefing: there is no word to look for\n"),
        (["a", "--limit", "0"], USAGE, "briefing: --limit 0: at least one passage is printed\n"),
    ],
    ids=["nothing", "no word", "no limit"],
)
def test_nothing_to_find(
    small: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, message: str
) -> None:
    before = content(small)
    said = say(capsys, "cite", *arguments, "--site", small.root)
    assert (said.status, said.out + said.err) == (status, message)
    assert content(small) == before


# --- doctor --------------------------------------------------------------------------------------


def test_a_healthy_site(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "doctor", "--site", small.root)
    assert said.status == GOOD
    assert f"ok  site                   Harbour Notes, in {small.root}" in said.lines
    assert "ok  archive                1 of 1 archived text" in said.lines
    assert all(re.match(r"(ok|--)  \S", line) for line in said.lines[:-1])


def test_a_missing_archive_is_no_fault(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.delete("seeds/archive")
    said = say(capsys, "doctor", "--site", small.root)
    assert said.status == GOOD
    assert (
        "--  archive                0 of 1 archived text: put the others into seeds/archive/, "
        "or name their folder with --archive DIR" in said.lines
    )


def test_a_broken_config(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.put("config.yaml", "title: [\n")
    said = say(capsys, "doctor", "--site", small.root)
    assert said.status == USAGE
    assert "--  site                   config.yaml:" in said.out


def test_without_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say(capsys, "doctor")
    assert said.status == GOOD
    assert f"no config.yaml in {tmp_path}: briefing init DIR makes a site" in said.out
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_comes_with_its_cure(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def version(package: str) -> str:
        if package in ("pypdfium2", "pygls", "rich", "starlette", "watchdog"):
            raise metadata.PackageNotFoundError(package)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.delenv("BRIEFING_CHROMIUM", raising=False)
    said = say(capsys, "doctor", "--site", small.root)
    assert said.status == GOOD
    assert [line[4:] for line in said.lines if line.startswith("--") and "books (" not in line] == [
        "history                no git: sudo apt-get install git",
        "progress bar           no rich",
        "live preview (serve)   no starlette, watchdog",
        "documents in (source)  no pypdfium2",
        "editors (lsp)          no pygls",
        "Japanese in books      no fc-list to ask for fonts: sudo apt-get install fonts-noto-cjk fontconfig",
        "tests in a browser     no Chromium: sudo apt-get install chromium; the site itself needs none",
    ]
    assert re.fullmatch(r"\d things are missing\.", said.lines[-2])
    assert said.lines[-1] == "For the libraries, run `make features` in the folder of the generator."
    listed = map(json.loads, say(capsys, "doctor", "--json", "--site", small.root).lines)
    told = {each["feature"]: each["what"] for each in listed}
    assert told["editors (lsp)"] == "no pygls: run `make features` in the folder of the generator"
