"""Works for the tests of references: each is written as the front matter of a source card."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.view.bibliography.runs import ReferenceText
from briefing_site.view.bibliography.work import Work, source_work

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data/references/cases.yaml").read_text(encoding="utf-8")
)
"""Id of a case to its card, with what Pandoc makes of it and what we do differently."""
TYPED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data/references/typed.yaml").read_text(encoding="utf-8")
)
"""The same of cards that name a type."""
PRINTED = {**CASES, **TYPED}
ENGINE = MarkdownEngine()


def source(name: str, card: dict[str, Any]) -> Source:
    """A source card from its front matter."""
    text = yaml.safe_dump(card, allow_unicode=True)
    made, found = parse_source(f"seeds/{name}.md", f"---\n{text}---\n".encode(), ENGINE)
    assert isinstance(made, Source) and not found, found
    return made


def work(name: str) -> Work:
    """The work of a case."""
    case = PRINTED[name]
    if "original" not in case:
        return source_work(source(name, case["card"]), {})
    original = source("original", case["original"])
    return source_work(source(name, {**case["card"], "derived_from": "original"}), {"original": original})


def marked(reference: ReferenceText) -> str:
    """A reference as text, with its italics between asterisks."""
    return re.sub(r"\*\*", "", "".join(f"*{run.text}*" if run.italic else run.text for run in reference.runs))
