"""Templates compiled for speed: with the words of the theme in them, and with fewer questions at each step.

Jinja asks anew at each field whether it is an attribute or a key, at each call whether the function takes the
context, and at each value whether it was escaped before. Most answers are known here: the values of a page
have attributes, the words of a theme never change, and a macro is the function that it was compiled to.

Only templates that come with the generator are compiled so; those of a site run guarded beside them.
What is compiled here gives the same page as Jinja itself, or raises. A field that only a mapping has, say, is
an `AttributeError`. The caller then renders with the plain environment, which also has the better messages.
"""
# ruff: noqa: N802 (methods are named after what they visit, as Jinja calls them)

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import markupsafe
from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from briefing_site.model.wording import Wording, WordingError
from briefing_site.render.guarded_templates import GuardedEnvironment

_WORDS = "t"
_OF_PAGE = "asset"
"""The one function of a theme that has to be told the page."""
_ABSENT = ("defined", "undefined", "default", "d")
"""Tests and filters that take a field which is not there."""
_STATEMENT = re.compile(r"\{%[-+]?\s*(?=(?:set|for|macro|from|import|with|call)\b)")
_NAME = re.compile(rf"\bmacro\s+{_WORDS}\b|(?<![\w.'\"-]){_WORDS}\b(?!\s*[(.'\"-])")


class TooFreeError(Exception):
    """A template switches escaping on and off, so that what it prints is not known to be escaped."""


def binds_words(templates: Iterable[str]) -> bool:
    """Whether one of some templates may give the name of the theme's words to something else."""
    return any(_NAME.search(statement) for text in templates for statement in _binding_statements(text))


def _binding_statements(text: str) -> Iterator[str]:
    """The statements of a template that give names; one without an end reaches to that of the text."""
    at = 0
    while start := _STATEMENT.search(text, at):
        end = text.find("%}", start.end())
        at = len(text) if end < 0 else end
        yield text[start.end() : at]


class _WordsInPlace(NodeTransformer):
    """Puts the words themselves in the place of calls that only name them."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not _is_name(node.node, _WORDS) or node.dyn_args or node.dyn_kwargs:
            return node
        if len(node.args) != 1 or not all(isinstance(each, nodes.Const) for each in _values(node)):
            return node
        try:
            said = self._words(
                node.args[0].as_const(), **{each.key: each.value.as_const() for each in node.kwargs}
            )
        except (WordingError, LookupError, TypeError, ValueError):
            return node  # said where the page is made, with the place
        return nodes.Const(said, lineno=node.lineno)


def _values(node: nodes.Call) -> Sequence[nodes.Expr]:
    return [*node.args, *(each.value for each in node.kwargs)]


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


class _QuickMacro(Macro):
    """A macro that is called with all that it takes at no more than the price of a function."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._takes = self._argument_count if plain else -1
        # The function itself gives an argument that is missing its default.
        self._left_out = [(missing,) * (self._takes - given) for given in range(self._takes + 1)]

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro prints, as markup."""
        if kwargs or len(args) > self._takes:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *self._left_out[len(args)]))


# `escape` makes an object of each text, which is thrown away when the page is joined.
_plain = getattr(markupsafe, "_escape_inner", escape)


class _QuickGenerator(CodeGenerator):
    """Writes the Python of a template, with the checks left out that Jinja makes at each step."""

    _careful = False
    """Whether the field that is written next may be absent."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("Macro, plain = environment.macro, environment.plain")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("(plain(_v) if (_v := ")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(").__class__ is str else _v if _v.__class__ is Markup else escape(_v))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        careful, self._careful = self._careful, False
        if careful or keyword.iskeyword(node.attr) or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        with self._filter_test_common(node, frame, False):
            self._careful = node.name in _ABSENT
            self.visit(node.node, frame)
            self._careful = False

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name not in _ABSENT or node.node is None:
            super().visit_Filter(node, frame)
            return
        with self._filter_test_common(node, frame, True):
            self._careful = True
            self.visit(node.node, frame)
            self._careful = False

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if _is_name(node.node, _OF_PAGE):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        if node.dyn_args or node.dyn_kwargs or any(keyword.iskeyword(each.key) for each in node.kwargs):
            self.write("*()")  # the signature is written with a comma before each argument
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            for each in (*node.args, *node.kwargs):
                self.visit(each, frame)
                self.write(", ")
            if forward_caller:
                self.write("caller=caller")
        self.write(")")

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:
        raise TooFreeError(self.name)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:
        raise TooFreeError(self.name)


class _QuickTemplate(Template):
    """A template whose macros are those of any page: all templates have the same functions and words."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class QuickEnvironment(GuardedEnvironment):
    """Compiles the generator's own templates for speed. It takes the arguments of `Environment`."""

    own_generator = _QuickGenerator
    template_class = _QuickTemplate
    macro = _QuickMacro
    plain = staticmethod(_plain)
    words: Wording | None = None
    """What to put in the place of `t("key")`; None where a template may mean something else by `t`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # Filters that can wait for a value ask at each use whether they have to.
        direct = {n: f.__wrapped__ for n, f in self.filters.items() if hasattr(f, "jinja_async_variant")}
        self.filters.update(direct)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if self.words:
            source = _WordsInPlace(self.words).visit(source)
        return super()._generate(source, name, filename, defer_init)
