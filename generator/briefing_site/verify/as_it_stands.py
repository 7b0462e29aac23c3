"""The words that a quotation may have been meant to quote, as they stand in the document."""

from __future__ import annotations

from briefing_site.model.source import At
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.locate import locate
from briefing_site.verify.nearest import near
from briefing_site.verify.quotation import read_quotation
from briefing_site.verify.search_text import Searchable, scope_of


def as_it_stands(quote: str, source: Searchable, at: At | None) -> tuple[str, str]:
    """The nearest words that can be quoted, and the place to give as `at`; empty texts where there are none.

    The place is empty where the `at` of the excerpt may stay. A quotation with brackets has no nearest words,
    since only its author knows which words the brackets replace.
    """
    quotation = read_quotation(unwrapped(quote))
    if len(quotation.fragments) != 1 or any(join.gap or join.own for join in quotation.joins):
        return "", ""
    for place in dict.fromkeys((at, None)):
        found = near(quotation, source, scope_of(source, place))
        if found is None:
            continue
        paragraph, words = found
        new = " ".join(paragraph.text[words[0][1] : words[-1][2]].split())
        if locate(new, source, place).verdict.stands and not set(new) & set("[]［］"):
            return new, str(paragraph.number) if at and place is None else ""
    return "", ""
