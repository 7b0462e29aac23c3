"""The texts of a site as they are published: with the quotation marks of their language for straight ones.

Sentences of a body stay as they were written, for they are what is compared with the sources.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from briefing_site.model.body import Body
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.source import Source
from briefing_site.text.quotation_style import QuotationStyle, quotation_style
from briefing_site.text.straight_marks import set_html, set_plain, set_title

T = TypeVar("T")

Style = tuple[str, str]
"""Language of a site and the style of its references, which tell how it quotes."""


def style_of(config: Config) -> Style:
    """All that the settings say of quotation marks."""
    return config.language, config.citation_style


def set_briefing(briefing: Briefing, style: Style) -> Briefing:
    """A briefing with the marks of its language; the same object where nothing is turned."""
    language, references = style
    marks = quotation_style(briefing.lang or language, references)
    found = replace(
        briefing,
        title=set_title(briefing.title, marks),
        summary=set_plain(briefing.summary, marks),
        judgements=tuple(
            _with(each, text=_body(each.text, marks), because=set_plain(each.because, marks))
            for each in briefing.judgements
        ),
        body=_body(briefing.body, marks),
        events=tuple(_with(each, text=_body(each.text, marks)) for each in briefing.events),
        corrections=tuple(_with(each, text=_body(each.text, marks)) for each in briefing.corrections),
        footnotes=tuple(_with(each, body=_body(each.body, marks)) for each in briefing.footnotes),
        headings=tuple(_with(each, text=set_plain(each.text, marks)) for each in briefing.headings),
    )
    return briefing if found == briefing else found


def set_source(source: Source, style: Style) -> Source:
    """A source with the marks of its language in its title, and those of the site in what we say of it.

    The same object where nothing is turned. Quotations and translations stay as they are.
    """
    language, references = style
    ours = quotation_style(language, references)
    title = set_title(source.title, quotation_style(source.language, references))
    descriptor = set_plain(source.descriptor, ours) if source.descriptor else source.descriptor
    gists = [_body(each.gist, ours) for each in source.excerpts]
    turned = any(gist is not each.gist for gist, each in zip(gists, source.excerpts, strict=True))
    if not turned and (title, descriptor) == (source.title, source.descriptor):
        return source
    excerpts = (replace(each, gist=gist) for gist, each in zip(gists, source.excerpts, strict=True))
    return replace(source, title=title, descriptor=descriptor, excerpts=tuple(excerpts))


def _with(part: T, **values: object) -> T:
    """A part of a briefing with some values: the same object where it has these very values."""
    same = all(getattr(part, name) is value for name, value in values.items())
    return part if same else replace(part, **values)  # type: ignore[type-var]


def _body(body: Body, marks: QuotationStyle) -> Body:
    pieces = set_html(body.pieces, marks)
    return body if pieces is body.pieces else replace(body, pieces=pieces)
