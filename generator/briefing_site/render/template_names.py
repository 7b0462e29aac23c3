"""Names in templates that lead nowhere, where Jinja says nothing of it or cannot say what was meant.

A block that no extended template has is passed over without a word: a misspelt name would look like a block
without effect. A name that is imported, and not there, is told without those that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.render.theme import Template

N = TypeVar("N", bound=nodes.Node)


def lost_blocks(templates: Mapping[str, Template], environment: Environment) -> Iterator[Diagnostic]:
    """The fault of each block that nothing prints. `environment` reads templates as it does to render them.

    A template that extends one whose name is worked out, or that cannot be read, is passed over.
    """
    read = _Read(templates, environment)
    own = {template.path: name for name, template in templates.items() if not template.shipped}
    for path, name in own.items():
        known = read.inherited(name)
        if known is not None:
            text = read.text(name)
            for block in read.outermost(name):
                at = re.search(rf"\bblock\s+({re.escape(block)})\b", text)
                if block not in known and at:
                    yield faults.theme.lost_block(Lines(path, text).span(*at.span(1)), block, known)


def importable(
    name: str, path: str, templates: Mapping[str, Template], environment: Environment
) -> tuple[str, list[str]] | None:
    """Where the template at `path` imports a name from, and what may be imported from there.

    None where it imports no such name, or from a template whose name is worked out.
    """
    read = _Read(templates, environment)
    own = next((each for each, template in templates.items() if template.path == path), "")
    for statement in read.imports(own):
        names = [each if isinstance(each, str) else each[0] for each in statement.names]
        if name in names and isinstance(statement.template, nodes.Const):
            of = statement.template.value
            return of, read.exported(of)
    return None


class _Read:
    """Templates of a theme as syntax trees, each read once."""

    def __init__(self, templates: Mapping[str, Template], environment: Environment) -> None:
        self._templates = templates
        self._environment = environment
        self._trees: dict[str, nodes.Template | None] = {}

    def text(self, name: str) -> str:
        """The text of a template."""
        return self._templates[name].data.decode("utf-8-sig", "replace")

    def outermost(self, name: str) -> Iterator[str]:
        """The names of the blocks of a template that stand in no other block of it."""
        if tree := self._tree(name):
            yield from _outermost(tree)

    def inherited(self, name: str) -> frozenset[str] | None:
        """The names of all blocks of the templates that a template extends; None where they are not known."""
        known: set[str] = set()
        seen = {name}
        parent = self._parent(name)
        if not parent:
            return None
        while parent:
            tree = self._tree(parent)
            if parent in seen or tree is None:
                return None
            seen.add(parent)
            known.update(block.name for block in _all(tree, nodes.Block))
            parent = self._parent(parent)
        return None if parent is None else frozenset(known)

    def imports(self, name: str) -> list[nodes.FromImport]:
        """The statements of a template that import names from another."""
        tree = self._tree(name)
        return [*_all(tree, nodes.FromImport)] if tree else []

    def exported(self, name: str) -> list[str]:
        """The names of the macros of a template, and of what it sets outside of them."""
        tree = self._tree(name)
        body = tree.body if tree else []
        macros = [node.name for node in body if isinstance(node, nodes.Macro)]
        values = [
            node.target.name
            for node in body
            if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name)
        ]
        return [*macros, *values]

    def _parent(self, name: str) -> str | None:
        """The name of the template that one extends, empty if it extends none; None if that is worked out."""
        tree = self._tree(name)
        extends = [*_all(tree, nodes.Extends)] if tree else []
        if not extends:
            return ""
        target = extends[0].template
        return target.value if len(extends) == 1 and isinstance(target, nodes.Const) else None

    def _tree(self, name: str) -> nodes.Template | None:
        if name not in self._trees:
            try:
                found = name in self._templates
                self._trees[name] = self._environment.parse(self.text(name)) if found else None
            except (TemplateSyntaxError, RecursionError):  # told where it is compiled
                self._trees[name] = None
        return self._trees[name]


def _outermost(tree: nodes.Template) -> Iterator[str]:
    """The names of the blocks of a template that stand in no other block of it."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        for child in waiting.pop().iter_child_nodes():
            if isinstance(child, nodes.Block):
                yield child.name
            else:
                waiting.append(child)


def _all(tree: nodes.Template, kind: type[N]) -> Iterator[N]:
    """The nodes of a kind in a template, however deep they lie."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        for child in waiting.pop().iter_child_nodes():
            if isinstance(child, kind):
                yield child
            waiting.append(child)
