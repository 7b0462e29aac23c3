"""The handbook: the documentation as a site of this generator."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml

from briefing_site.model.rules import RULES
from scripts import handbook
from scripts.handbook import Chapter, HandbookError, Section
from tests.sites import Result, Site


@pytest.fixture(scope="module")
def chapters() -> dict[str, str]:
    return handbook.files()


@pytest.fixture(scope="module")
def built(chapters: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Result:
    site = Site(tmp_path_factory.mktemp("handbook") / "site")
    shutil.copytree(
        handbook.HANDBOOK, site.root, ignore=shutil.ignore_patterns("briefings", "build", ".cache")
    )
    for path, text in chapters.items():
        site.put(f"briefings/{path}", text)
    return site.build()


def test_the_handbook_has_no_faults(built: Result) -> None:
    assert built.faults == []
    assert built.outcome.complete


def test_each_section_is_a_chapter_and_is_summed_up_once(chapters: dict[str, str]) -> None:
    contents = yaml.safe_load((handbook.HANDBOOK / "contents.yaml").read_text("utf-8"))
    found = handbook.chapters(contents)
    assert len({each.path for each in found}) == len(found) == len(chapters) - 1
    assert handbook.summaries().keys() <= {each.section.key for each in found}
    listed = re.findall(r"^- \[", chapters[handbook.CONTENTS], re.MULTILINE)
    assert len(listed) == len(found)


def test_every_fault_is_told(chapters: dict[str, str]) -> None:
    told = "".join(text for path, text in chapters.items() if path.startswith("messages/"))
    assert [code for code in RULES if f"\n## {code}\n" not in told] == []


def test_lints_have_examples(chapters: dict[str, str]) -> None:
    """What the author reads, printed by the command; in the tests every lint of a text has a case."""
    for page in ("lints-and-waivers", "grounding"):
        told = chapters[f"messages/{page}.md"]
        for code in re.findall(r"^## (\S+)$", told, re.MULTILINE):
            example = told.partition(f"\n## {code}\n")[2].partition("\n## ")[0]
            assert f"[{code}]" in example, code
            assert re.search(r"^ +\| +\^+$", example, re.MULTILINE), code


def test_the_handbook_is_searched(built: Result) -> None:
    assert "search.html" in built.pages
    assert any(
        "waiver" in data.decode("utf-8", "replace") for path, data in built.tree.items() if "search" in path
    )
    assert "All chapters" in built.pages["index.html"]
    assert ">0<" not in built.pages["index.html"]


def chapter(text: str, targets: dict[str, str] | None = None) -> Chapter:
    return Chapter("writing", Section("authors.md", "Links", text), "links", targets or {})


TARGETS = {
    "grounding.md": "citing/grounding.md",
    "authors.md#pins": "citing/pins.md",
    "authors.md": "writing/links.md",
}
TOLD = {
    "a document": ("See [it](grounding.md).", "See [it](../citing/grounding.md)."),
    "a section elsewhere": ("See [it](authors.md#pins).", "See [it](../citing/pins.md)."),
    "a section of the same document": ("See [it](#pins).", "See [it](../citing/pins.md)."),
    "over lines": ("See [all\nof it](grounding.md).", "See [all\nof it](../citing/grounding.md)."),
    "itself": ("See [it](authors.md).", "See it."),
    "what is no chapter": ("See [the code](../generator/).", "See the code."),
    "another site": ("See [it](https://a.example/).", "See [it](https://a.example/)."),
    "in code": ("Write `[it](grounding.md)`.", "Write `[it](grounding.md)`."),
    "a heading": ("### More\n\nRain.", "## More\n\nRain."),
    "a fence": ("```yaml file=a.yaml\n### a: [it](grounding.md)\n```", "```yaml\n### a: [it](grounding.md)\n```"),
    "a fence in a fence": ("````text\n```yaml x\n````", "````text\n```yaml x\n````"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_texts(text: str, told: str) -> None:
    assert handbook.told(chapter(text, TARGETS)) == told


SUMMED_UP = {
    "the first sentence": ("Rain fell. It stopped.", "Rain fell."),
    "without marks": ("*Rain* fell on [the `quay`](quay.md).", "Rain fell on the quay."),
    "behind a label": ("**Choice.** Rain fell.", "Rain fell."),
    "not what would cite": ("As [@rain] has it. Rain fell.", "Rain fell."),
    "not code": ("```text\nIt is dry.\n```\n\nRain fell.", "Rain fell."),
}


@pytest.mark.parametrize(("text", "summed_up"), SUMMED_UP.values(), ids=SUMMED_UP)
def test_summaries(text: str, summed_up: str) -> None:
    assert handbook.summary(Section("quay.md", "Quay", text), {}) == summed_up
    assert handbook.summary(Section("quay.md", "Quay", text), {"quay.md#Quay": "Said."}) == "Said."


def test_a_section_without_a_sentence_wants_a_summary() -> None:
    with pytest.raises(HandbookError, match=r"quay\.md#Quay"):
        handbook.summary(Section("quay.md", "Quay", "| a | b |"), {})


def test_a_section_that_is_left_out_is_told() -> None:
    with pytest.raises(HandbookError, match=r"leaves out of authors\.md: .*Links"):
        handbook.chapters({"writing": [{"authors.md": ["Dates"]}]})
    with pytest.raises(HandbookError, match=r"“Tides”, which authors\.md does not have"):
        handbook.chapters({"writing": [{"authors.md": ["Tides"]}]})
