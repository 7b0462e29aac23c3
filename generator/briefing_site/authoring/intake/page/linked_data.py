"""The JSON-LD of a page: which of its nodes is the article, and what that node states.

Terms are those of schema.org. Real pages hold several nodes, lists inside lists, references by `@id`, line
breaks inside strings and comments around the whole; a block that cannot be read is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from briefing_site.text.dataclass import dataclass

Node = Mapping[str, Any]

_DEEPEST = 12
"""Nodes inside nodes that are looked into."""
_WRAPPED = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)?\s*|\s*(?:-->|\]\]>|//\s*\]\]>)?[\s;]*$")
_ARTICLES = frozenset(
    {
        "article",
        "newsarticle",
        "blogposting",
        "report",
        "reportagenewsarticle",
        "opinionnewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "scholarlyarticle",
        "medicalscholarlyarticle",
        "techarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "socialmediaposting",
        "discussionforumposting",
        "recipe",
        "review",
        "chapter",
        "book",
        "pressrelease",
        "interview",
    }
)
_PAGES = frozenset({"webpage", "itempage", "aboutpage", "creativework", "faqpage", "medicalwebpage"})
_SITES = frozenset({"website", "newsmediaorganization", "periodical"})
_PARTS_OF_PAGES = ("mainEntity", "mainEntityOfPage", "@graph", "itemListElement", "hasPart", "item")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The nodes of a page that matter."""

    article: Node = field(default_factory=dict)
    """The article; empty where no node is one."""
    page: Node = field(default_factory=dict)
    """The page as such."""
    sites: tuple[str, ...] = ()
    """Names of the site."""
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def of(self, key: str, node: Node | None = None) -> list[Any]:
        """The values of a key, one or many, with references by `@id` followed; of the article by default."""
        value = (self.article if node is None else node).get(key)
        values = value if isinstance(value, list) else [value]
        return [self._meant(each) for each in values if each not in (None, "", [], {})]

    def _meant(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and not value.get("name"):
            return self.by_id.get(value["@id"], value)
        return value


def read_linked_data(blocks: list[str], headlines: frozenset[str]) -> LinkedData:
    """The blocks of a page, in order; by its `headlines`, in lower case, its article is known."""
    nodes = [node for block in blocks for node in _nodes(_parsed(block), 0)]
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    named = [node for node in articles if _folded(node.get("headline") or node.get("name")) in headlines]
    pages = [node for node in nodes if _types(node) & _PAGES]
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(name := node.get("@id"), str) and len(node) > len(by_id.get(name, ())):
            by_id[name] = node
    # Several articles of which none has the page's own heading are a list of others.
    article = (named or (articles if len(articles) == 1 or _all_same(articles) else [{}]))[0]
    sites = tuple(name for node in nodes if _types(node) & _SITES for name in [text_of(node)] if name)
    return LinkedData(article, pages[0] if pages else {}, sites, by_id)


def text_of(value: Any) -> str:
    """The name of a thing, or a text as it is; empty for anything else."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""


def types_of(value: Any) -> frozenset[str]:
    """The types of a node, in lower case and without their vocabulary."""
    return _types(value) if isinstance(value, dict) else frozenset()


def _all_same(articles: list[Node]) -> bool:
    return (
        bool(articles) and len({_folded(node.get("headline") or node.get("name")) for node in articles}) == 1
    )


def _folded(value: Any) -> str:
    return " ".join(value.casefold().split()) if isinstance(value, str) else ""


def _types(node: Node) -> frozenset[str]:
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return frozenset(name.rsplit("/", 1)[-1].casefold() for name in names if isinstance(name, str))


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, each in value.items():
            if isinstance(each, dict | list) and (key in _PARTS_OF_PAGES or _holds_nodes(key)):
                yield from _nodes(each, depth + 1)


def _holds_nodes(key: str) -> bool:
    return key in ("author", "publisher", "isPartOf", "creator")


def _parsed(block: str) -> Any:
    text = _WRAPPED.sub("", block)
    for attempt in (text, re.sub(r",(?=\s{0,200}[}\]])", "", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
