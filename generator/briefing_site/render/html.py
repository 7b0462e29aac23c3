"""render: page = template(view)."""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.utils import missing

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Place, Span, nearest_word
from briefing_site.model.lines import Lines
from briefing_site.model.wording import Wording, WordingError
from briefing_site.render.compiled import Code, CodeInMemory, kept_code
from briefing_site.render.guarded_templates import GuardedEnvironment, UnknownFilterError
from briefing_site.render.once import Once
from briefing_site.render.quick_templates import QuickEnvironment, binds_words
from briefing_site.render.template_names import importable, lost_blocks
from briefing_site.render.theme import BOOK, Template, Theme
from briefing_site.render.theme_budget import ALONE, LimitError, Limits
from briefing_site.view.values.book import BookView
from briefing_site.view.values.pages import PageView

E = TypeVar("E", bound=GuardedEnvironment)

_PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp"}


def compiled(theme: Theme, words: Wording) -> Code:
    """The compiled templates of a theme, but for those that are broken."""
    return renderer(theme, words).compiled()


def renderer(theme: Theme, words: Wording, code: Code | None = None) -> Renderer:
    """A renderer, kept while the program runs; `code` has templates that were compiled before."""
    return _renderer(_RendererKey(theme, words, code))


class _RendererKey:
    """The inputs of a renderer. Themes of one digest are equal, and so are their words in one language."""

    def __init__(self, theme: Theme, words: Wording, code: Code | None) -> None:
        self.theme = theme
        self.words = words
        self.code = code
        # Two folders may hold the same theme; the messages of each name its own files.
        self.key = (theme.digest, tuple(template.path for template in theme.templates.values()), words.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _RendererKey) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@functools.lru_cache(maxsize=4)
def _renderer(made: _RendererKey) -> Renderer:
    return Renderer(made.theme, made.words, made.code)


class _UnknownNameError(TemplateError):
    """A template asks for something by a name that nothing has."""

    def __init__(self, message: str, name: str, known: Iterable[str]) -> None:
        super().__init__(message)
        self.name = name
        self.known = tuple(known)


class _NotThereError(UndefinedError):
    """What a template asks for by a name is not there, for a reason that Jinja says."""

    def __init__(self, name: str, message: str | None = None) -> None:
        super().__init__(message)
        self.name = name


class _Missing(StrictUndefined):
    """What a template gets for a field that is not there: it says what was asked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        # Jinja calls these with a message of its own.
        if isinstance(name, str) and hint is None:
            self._undefined_exception = functools.partial(_no_field, obj, name)  # type: ignore[assignment]
        elif isinstance(name, str):
            self._undefined_exception = functools.partial(_NotThereError, name)  # type: ignore[assignment]


def _no_field(obj: object, name: str, _message: str) -> _UnknownNameError:
    """The fault of a name that no value of a template has, or no field of one."""
    if obj is missing:
        return _UnknownNameError(f'nothing is called "{name}" here', name, _GLOBALS)
    if isinstance(obj, Mapping):
        return _UnknownNameError(f'there is no key "{name}"', name, map(str, obj))
    known = [field for field in dir(obj) if not field.startswith("_")]
    return _UnknownNameError(f'{type(obj).__name__} has no field "{name}"', name, known)


_GLOBALS = ("page", "asset", "inline", "once", "t", "loop", "range")
"""Names that every template may use."""


class _TemplatesAsRead(BaseLoader):
    """Gives Jinja the templates that were read, and never the disk."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = templates

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, and the path that its faults are reported at."""
        found = self._templates.get("/".join(split_template_path(template)))
        if found is None:
            raise TemplateNotFound(template)
        return found.data.decode("utf-8-sig"), found.path, None

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self._templates)


class Renderer:
    """Turns views into pages with one theme."""

    def __init__(self, theme: Theme, words: Wording, code: Code | None = None) -> None:
        self._theme = theme
        self._words = words
        self._code: Code = dict(code or {})
        self._paths = {template.path for template in theme.templates.values()}
        self._inlined: dict[str, str] = {}
        self._environment = self._made(GuardedEnvironment, words)
        self._quick = self._made(QuickEnvironment, words)
        # Those that come with the generator bind none, and each command would search all of them.
        own = (t.data.decode("utf-8", "replace") for t in theme.templates.values() if not t.shipped)
        if not binds_words(own):
            self._quick.words = words
        for each, code_in in ((self._environment, {}), (self._quick, self._code)):
            kept = kept_code(
                type(each).__name__, words.digest if each is self._quick and self._quick.words else ""
            )
            each.bytecode_cache = CodeInMemory(code_in, kept, each.shipped)

    def _made(self, kind: type[E], words: Wording) -> E:
        """An environment with the templates and the functions of the theme."""
        made = kind(
            loader=_TemplatesAsRead(self._theme.templates),
            autoescape=True,
            undefined=_Missing,
            auto_reload=False,
        )
        made.globals.update(asset=self._asset, inline=self._inline, once=Once(), t=words)
        made.shipped = frozenset(name for name, each in self._theme.templates.items() if each.shipped)
        return made

    def page(
        self, address: str, view: PageView | BookView, limits: Limits = ALONE
    ) -> tuple[str, list[Diagnostic]]:
        """The finished page, or an empty text with the fault of its template.

        `limits` are what the site's own templates may do for it.
        """
        name = f"{view.head.type}.html"
        try:
            quick = self.quickly(view, limits)
            html = self.plainly(view, limits) if quick is None else quick
        except TemplateSyntaxError as fault:
            return "", [self._unreadable(fault, name)]
        except Exception as fault:  # a template is the theme maker's program: anything may go wrong in it
            at = self._line(*self._where(fault, name))
            if isinstance(fault, TemplateNotFound):
                fault = self._no_template(str(fault.message or ""), at)
            if isinstance(fault, _NotThereError):
                fault = self._no_import(fault, at)
            if type(fault) is WordingError and (near := nearest_word(fault.key, self._words.keys())):
                fault = _UnknownNameError(str(fault), fault.key, (near,))
            if isinstance(fault, _UnknownNameError):
                message, at = str(fault.message), self._named(at, fault.name)
                return "", [faults.theme.unknown_name(at, message, address, fault.name, fault.known)]
            if isinstance(fault, RecursionError):
                return "", [faults.theme.endless_template(at, address)]
            message = str(fault.message) if isinstance(fault, TemplateError) and fault.message else str(fault)
            return "", [faults.theme.template_error(at, message or type(fault).__name__, address)]
        return html, []

    def quickly(self, view: PageView | BookView, limits: Limits = ALONE) -> str | None:
        """The page by templates compiled for speed; None where one is at fault, or cannot be compiled so.

        Raises `LimitError` where the site's own templates do too much.
        """
        self._quick.budget.begin(limits)
        try:
            return self._quick.get_template(f"{view.head.type}.html").render(page=view)
        except LimitError:
            raise
        except Exception:  # a template is the theme maker's program: anything may go wrong in it
            return None

    def plainly(self, view: PageView | BookView, limits: Limits = ALONE) -> str:
        """The same page by the templates as Jinja compiles them; raises what goes wrong."""
        self._environment.budget.begin(limits)
        return self._environment.get_template(f"{view.head.type}.html").render(page=view)

    def encode(self, address: str, view: PageView | BookView, html: str) -> tuple[bytes, list[Diagnostic]]:
        """The bytes of a page, or none with the fault of a template that prints half a character."""
        try:
            return html.encode("utf-8"), []
        except UnicodeEncodeError as fault:
            at = self._line(f"{self._theme.label}/templates/{view.head.type}.html", 1)
            message = f"prints a character that no text can hold: {html[fault.start]!a}"
            return b"", [faults.theme.template_error(at, message, address)]

    def broken(self) -> list[Diagnostic]:
        """Templates that cannot be compiled. All others are then compiled."""
        found = []
        names: dict[str, str] = {}
        for name, template in self._theme.templates.items():
            if name.endswith(".html"):
                names.setdefault(template.path, name)  # most have two names, and to compile one takes a while
        for name in sorted(names.values()):
            try:
                self._quick.get_template(name)
            except Exception:  # said by the other environment, if it is a fault
                try:
                    self._environment.get_template(name)
                except TemplateSyntaxError as fault:
                    found.append(self._unreadable(fault, name))
                except Exception as fault:  # nested deeper than Python can read, say
                    at = self._line(self._theme.templates[name].path, 1)
                    message = f"cannot be compiled: {str(fault) or type(fault).__name__}"
                    found.append(faults.theme.template_error(at, message, ""))
        found.extend(lost_blocks(self._theme.templates, self._environment))
        return list(dict.fromkeys(found))

    def compiled(self) -> Code:
        """The code of all templates that can be compiled for speed."""
        self.broken()
        return dict(self._code)

    def _unreadable(self, fault: TemplateSyntaxError, name: str) -> Diagnostic:
        """The fault of a template that cannot be compiled."""
        at = self._line(self._label(fault.filename) or fault.name or name, fault.lineno)
        if isinstance(fault, UnknownFilterError):
            at = self._named(at, fault.named)
            return faults.theme.unknown_name(at, str(fault.message), "", fault.named, fault.known)
        return faults.theme.template_error(at, str(fault.message), "")

    def _no_template(self, wanted: str, at: Span) -> _UnknownNameError:
        """The fault of a template that is asked for and not there, in a template at `at`."""
        others = {name: each.path for name, each in self._theme.templates.items() if each.path != at.path}
        near = nearest_word(wanted, sorted(others))
        known = {near} if near else {path.rpartition("/")[2] for path in others.values()}
        return _UnknownNameError(f'there is no template "{wanted}"', wanted, known)

    def _no_import(self, fault: _NotThereError, at: Span) -> _NotThereError | _UnknownNameError:
        """The fault of a name that a template at `at` imports, with what it could import; else as it was."""
        found = importable(fault.name, at.path, self._theme.templates, self._environment)
        return (
            _UnknownNameError(f'"{found[0]}" has no "{fault.name}"', fault.name, found[1]) if found else fault
        )

    @pass_context
    def _asset(self, context: Context, name: str) -> str:
        page: PageView | BookView = context["page"]
        address = self._address(name)
        if address not in self._theme.assets and page.head.type != "book":
            raise LookupError(f'"{name}" is for books: what stands in static/{BOOK} is not published')
        return f"{page.head.root}{address}"

    def _inline(self, name: str) -> str:
        """A small picture as an address that holds it, which saves a request."""
        if name not in self._inlined:
            self._inlined[name] = self._inline_address(name)
        return self._inlined[name]

    def _inline_address(self, name: str) -> str:
        address = self._address(name)
        data = self._theme.assets.get(address) or self._theme.book[address]
        kind = _PICTURES.get(PurePosixPath(name).suffix.lower())
        if not kind:
            raise LookupError(f'"{name}" is not a picture: {", ".join(_PICTURES)}')
        # Written out rather than in base64: a page is compressed on its way.
        return f"data:{kind},{quote(data, safe='/:=,;()')}"

    def _address(self, name: str) -> str:
        if name not in self._theme.names:
            raise _UnknownNameError(f'the theme has no static file "{name}"', name, self._theme.names)
        return self._theme.names[name]

    def _where(self, fault: BaseException, name: str) -> tuple[str, int]:
        """The last line of a template that was being run."""
        for frame in reversed(traceback.extract_tb(fault.__traceback__)):
            if label := self._label(frame.filename):
                return label, frame.lineno or 1
        return f"{self._theme.label}/templates/{name}", 1

    def _line(self, label: str, number: int) -> Span:
        """A line of a template that is named as messages do; of no length where its text is not at hand."""
        start = Place(label, max(number, 1))
        for template in self._theme.templates.values():
            if template.path == label:
                text = template.data.decode("utf-8-sig", "replace")
                return Span(start, start.right(len(Lines(label, text).line(start.line).rstrip())))
        return Span.at(start)

    def _named(self, line: Span, name: str) -> Span:
        """The one place of a name in a line of a template; the line where the name stands there otherwise."""
        for template in self._theme.templates.values():
            if template.path == line.path:
                text = Lines(line.path, template.data.decode("utf-8-sig", "replace")).line(line.line)
                found = list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
                if len(found) == 1:
                    start = Place(line.path, line.line, found[0].start() + 1)
                    return Span(start, start.right(len(name)))
        return line

    def _label(self, filename: str | None) -> str:
        """The path of a template, where that is what Jinja took for the name of the file."""
        return filename if filename in self._paths and filename else ""
