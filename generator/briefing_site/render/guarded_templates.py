"""Templates that a site brings along: run in Jinja's sandbox, without any file, and with limits.

A theme of a site may come from somebody else. Its templates see the values of the page and the names of the
theme, and nothing behind them: no attribute that begins with an underscore, of Python's own types only what
`_METHODS` names, and of other libraries' types nothing. Loops, calls and texts are counted, see
`theme_budget`. The generator's own templates are not counted, since they come with it.
"""
# ruff: noqa: D102, N802, N815 (methods are named after what they visit, as Jinja calls them)

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import TemplateAssertionError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.environment import TemplateModule
from jinja2.runtime import (
    BlockReference,
    Context,
    LoopContext,
    Macro,
    TemplateReference,
    markup_join,
    str_join,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from jinja2.visitor import NodeTransformer

from briefing_site.render.theme_budget import BITS, NUMBER, TEXT, Budget, LimitError
from briefing_site.text.lazy_pattern import LazyPattern

LEFT_OUT = ("attr", "pprint", "random", "urlize", "wordwrap", "xmlattr")
"""Filters of Jinja that no theme has: they show what is behind a value, differ each time, or take long."""
_SLOW = ("striptags", "title", "tojson", "wordcount", "groupby", "sort", "unique")
_SLOW_TEXT = 100_000
"""Characters of a text that such a filter takes."""
_METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        {
            "capitalize",
            "casefold",
            "center",
            "count",
            "endswith",
            "find",
            "index",
            "isalnum",
            "isalpha",
            "isascii",
            "isdecimal",
            "isdigit",
            "islower",
            "isnumeric",
            "isspace",
            "istitle",
            "isupper",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "upper",
            "zfill",
        }
    ),
    dict: frozenset(("get", "items", "keys", "values")),
    list: frozenset(("count", "index")),
    tuple: frozenset(("count", "index")),
    int: frozenset(),
    float: frozenset(("is_integer",)),
}
"""The methods of Python's own values that a theme may call. `format` is guarded apart."""
_WAITS, _TOLD = "jinja_async_variant", "jinja_pass_arg"
"""How Jinja marks a filter that can wait for its value, and one that is told of the page."""
_OF_JINJA = (
    BlockReference,
    Cycler,
    Joiner,
    LoopContext,
    Macro,
    Namespace,
    TemplateModule,
    TemplateReference,
    Undefined,
)
_COUNTED = ("batch", "center", "indent", "ljust", "rjust", "round", "slice", "tojson", "zfill")
"""Filters and methods that make as much as a number says."""
_FIELD = LazyPattern(r"\{[^{}]*(?:\{|[0-9]{5})")
"""In a text for `format`: a width that is too large to be meant, or that a value gives."""
_PERCENT = LazyPattern(r"%[^a-zA-Z%]*(?:\*|[0-9]{5})")
"""The same in a text for `%`."""


class UnknownFilterError(TemplateAssertionError):
    """A template of a site names a filter, or a test, that there is not."""

    def __init__(
        self, kind: str, named: str, known: Iterable[str], line: int, template: str | None, file: str | None
    ) -> None:
        super().__init__(f'there is no {kind} "{named}"', line, template, file)
        self.named = named
        self.known = tuple(each for each in known if not each.startswith(_guarded_name("")))


class _Charged(NodeTransformer):
    """Puts into each loop, macro, block and template what counts its steps, and guards its filters."""

    def __init__(self, environment: GuardedEnvironment, name: str | None, file: str | None) -> None:
        self._seen = 0
        self._known: dict[type[nodes.Node], tuple[str, Collection[str]]] = {
            nodes.Filter: ("filter", environment.filters),
            nodes.Test: ("test", environment.tests),
        }
        self._template = name, file

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        self._seen += 1
        return super().visit(node, *args, **kwargs)

    def _with_charge(self, node: Any) -> Any:
        before = self._seen
        self.generic_visit(node)
        weight = self._seen - before + 1
        node.body.insert(0, nodes.ExprStmt(_charge(weight, node.lineno), lineno=node.lineno))
        if isinstance(node, nodes.For) and node.test is not None:
            node.test = nodes.And(_charge(weight, node.lineno), node.test, lineno=node.lineno)
        return node

    visit_Template = visit_For = visit_Macro = visit_CallBlock = visit_Block = _with_charge

    def _guard(self, node: Any) -> Any:
        self.generic_visit(node)
        kind, known = self._known[type(node)]
        if node.name not in known:
            raise UnknownFilterError(kind, node.name, known, node.lineno, *self._template)
        node.name = _guarded_name(node.name)
        return node

    visit_Filter = visit_Test = _guard


def _charge(steps: int, line: int) -> nodes.Expr:
    """An expression that takes steps, and is true."""
    return nodes.EnvironmentAttribute(f"budget.charge({steps})", lineno=line)


def _guarded_name(name: str) -> str:
    """The name of the guarded form of a filter or a test."""
    return f"guarded {name}"


class GuardedGenerator(CodeGenerator):
    """Writes the Python of a site's own template, with what counts and compares."""

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible  # nothing that a template says is worked out before it runs
        return super()._output_child_to_const(node, frame, finalize)

    def _output_const_repr(self, group: Any) -> str:
        text = "".join(str(each) for each in group)
        return f"(environment.budget.print({len(text)}) and {text!r})" if text else "''"

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("environment.budget.made(")
        super()._output_child_pre(node, frame, finalize)
        self.write("environment.shown(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")
        super()._output_child_post(node, frame, finalize)
        self.write(")")

    def _measured(self, visit: Callable[[Any, Frame], None], node: nodes.Node, frame: Frame) -> None:
        self.write("environment.budget.made(")
        visit(node, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for each in node.nodes:
            self.write("environment.shown(")
            self.visit(each, frame)
            self.write("), ")
        volatile = frame.eval_ctx.volatile
        self.write(f"), {'context.eval_ctx.autoescape' if volatile else frame.eval_ctx.autoescape})")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        self.write("(environment.budget.read(")
        self.visit(node.expr, frame)
        self.write(")")
        for each in node.ops:
            self.visit(each, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:
        self.write(f" {operators[node.op]} environment.budget.read(")
        self.visit(node.expr, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if isinstance(node.arg, nodes.Slice):
            self._measured(super().visit_Getitem, node, frame)
        else:
            super().visit_Getitem(node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self._measured(super().visit_List, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        if node.ctx == "load":
            self._measured(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self._measured(super().visit_Dict, node, frame)


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox with limits. It takes the arguments of `Environment`.

    Templates whose names are among `shipped` come with the generator, and are compiled by `own_generator`.
    """

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    own_generator: type[CodeGenerator] = CodeGenerator
    shipped: frozenset[str] = frozenset()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.budget = Budget()
        for name in LEFT_OUT:
            del self.filters[name]
        del self.globals["lipsum"]  # it writes at random
        for known in (self.filters, self.tests):
            functions: dict[str, Any] = known
            guarded = {_guarded_name(n): _guarded(n, f, self.budget) for n, f in functions.items()}
            functions.update(guarded)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if name in self.shipped:
            free = copy(self)
            free.sandboxed = False
            generator = self.own_generator(free, name, filename, None, defer_init)
            generator.visit(source)
        else:
            generator = GuardedGenerator(self, name, filename, None, defer_init, optimized=False)
            generator.visit(_Charged(self, name, filename).visit(source))
        text: str = generator.stream.getvalue()  # type: ignore[attr-defined]
        return text

    def call_filter(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a filter that is named in a text, as `map` does."""
        known = _guarded_name(name) if name in self.filters else name
        return super().call_filter(known, value, *args, **kwargs)

    def call_test(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a test that is named in a text, as `select` does."""
        known = _guarded_name(name) if name in self.tests else name
        return super().call_test(known, value, *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute of a value."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if type(obj).__module__.startswith("briefing_site."):
            return True
        if isinstance(obj, _OF_JINJA):
            return True
        return any(attr in methods for kind, methods in _METHODS.items() if isinstance(obj, kind))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """A guarded `format` in the place of that of a text; None for anything else."""
        made = super().wrap_str_format(value)
        if made is None:
            return None
        text = str(value.__self__)

        def formatted(*args: Any, **kwargs: Any) -> str:
            _check_format(self.budget, text, _FIELD, (*args, *kwargs.values()))
            return self.budget.made(made(*args, **kwargs))

        return formatted

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call something for a template."""
        __self.budget.call()
        for each in (*args, *(v for k, v in kwargs.items() if not k.startswith("_"))):
            __self.budget.read(each)
        if isinstance(__obj, BuiltinMethodType | MethodType) and isinstance(__obj.__self__, str):
            _check_text(__self.budget, __obj.__name__, __obj.__self__, args, kwargs)
        return __self.budget.made(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate for a template."""
        self.budget.calculate()
        self.budget.read(left)
        self.budget.read(right)
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * (abs(right) if operator == "**" else 1)
            if bits > BITS or (operator == "*" and bits + right.bit_length() > BITS):
                raise LimitError(f"a number has more than {BITS:,} bits")
        elif operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(times, int) and isinstance(many, str | list | tuple | bytes):
                    _check_length(self.budget, len(many) * times)
        elif operator == "%" and isinstance(left, str):
            _check_format(self.budget, left, _PERCENT, (right,))
        return self.budget.made(super().call_binop(context, operator, left, right))

    def shown(self, value: Any) -> Any:
        """A value that is about to be turned into text."""
        if not isinstance(value, str):
            self.budget.read(value)
        return value

    def joined(self, parts: tuple[Any, ...], escaping: bool) -> str:
        """Values in a row as one text."""
        self.budget.print(sum(len(each) for each in parts if isinstance(each, str)))
        return self.budget.made((markup_join if escaping else str_join)(parts))


def _guarded(name: str, function: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """A filter that takes its steps from a budget, and refuses what would take too many."""
    function = getattr(function, "__wrapped__", function) if hasattr(function, _WAITS) else function
    told = hasattr(function, _TOLD)

    def guarded(*args: Any, **kwargs: Any) -> Any:
        budget.call()
        value, *settings = args[1:] if told else args
        for each in (value, *settings, *kwargs.values()):
            budget.read(each)
        if name in _SLOW and isinstance(value, str) and len(value) > _SLOW_TEXT:
            raise LimitError(f"the filter {name} takes no more than {_SLOW_TEXT:,} characters")
        if name == "format":
            _check_format(budget, str(value), _PERCENT, ())
        _check_text(budget, name, value, tuple(settings), kwargs)
        return budget.made(function(*args, **kwargs))

    if told:
        setattr(guarded, _TOLD, getattr(function, _TOLD))
    return guarded


def _check_format(budget: Budget, text: str, too_wide: LazyPattern, values: tuple[Any, ...]) -> None:
    """Refuse a text for `format` or `%` that would make far more than it was given."""
    budget.read(text)
    for each in values:
        budget.read(each)
    if too_wide.search(text.replace("{{", "").replace("%%", "")):
        raise LimitError("a format asks for a width that is too large, or that a value gives")


def _check_text(
    budget: Budget, name: str, value: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> None:
    """Refuse the filter or the method of a text `name` where it would make far more than it was given."""
    for each in (*args, *kwargs.values()) if name in _COUNTED else ():
        if isinstance(each, int) and abs(each) > NUMBER:
            raise LimitError(f"{name} takes no number above {NUMBER:,}")
    args = (*args, *kwargs.values())
    if name == "replace" and len(args) > 1:
        _check_length(budget, (len(str(value)) + 1) * len(str(args[1])))
    elif name == "join":
        between, parts = (
            (value, args[0]) if isinstance(value, str) and args else (args[0] if args else "", value)
        )
        count = len(parts) if isinstance(parts, str | list | tuple | dict | range) else NUMBER
        _check_length(budget, len(str(between)) * count)
    elif name == "indent" and isinstance(value, str):
        widths = [each if isinstance(each, int) else len(str(each)) for each in args[:1]]
        _check_length(budget, (value.count("\n") + 1) * max(widths, default=4))


def _check_length(budget: Budget, length: int) -> None:
    if length > min(TEXT, budget.text):
        raise LimitError(f"a text would have more than {min(TEXT, budget.text):,} characters")
