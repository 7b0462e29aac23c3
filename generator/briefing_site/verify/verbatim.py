"""The one place of a plain quotation, letter by letter: the short way to what is said of most quotations.

`locate` looks at every paragraph, folds, and weighs brackets, to say of any quotation why it is no find. Most
have no brackets and stand once in the text as they are. What is found here `locate` finds too, at the same
place; of all others this says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from briefing_site.model.source import At
from briefing_site.model.verdict import Occurrence
from briefing_site.text.word_edges import begins_inside, ends_inside
from briefing_site.verify.place import span
from briefing_site.verify.search_text import Searchable

_START = attrgetter("start")


def verbatim(quote: str, source: Searchable, at: At | None) -> Occurrence | None:
    """Where a quotation on one line, with a letter or figure in it, stands; `at` limits the search.

    None where it has brackets, and where it stands letter by letter in no place or in several.
    """
    if "[" in quote or "［" in quote:
        return None
    document = source.document
    limits = span(document, at, source.sentences) if at else (0, len(document.text))
    if limits is None:
        return None
    found: Occurrence | None = None
    start = document.text.find(quote, *limits)
    while start >= 0:
        # A quotation is one line without white space around it, so that it stands in one paragraph.
        number = bisect_right(document.paragraphs, start, key=_START)
        paragraph = document.paragraphs[number - 1]
        begin = start - paragraph.start
        if not begins_inside(paragraph.text, begin) and not ends_inside(paragraph.text, begin + len(quote)):
            if found:
                return None
            found = Occurrence(number, start, start + len(quote))
        start = document.text.find(quote, start + 1, limits[1])
    return found
