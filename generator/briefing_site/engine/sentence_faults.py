"""What is wrong with the cited sentences of one briefing, and with those of its texts that cite nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from briefing_site.link.lints.bare_quotations import bare_quotations
from briefing_site.link.lints.event_dates import event_dates
from briefing_site.link.lints.grounded import LintContext, grounded
from briefing_site.link.lints.leaning import leaning
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import statements_of
from briefing_site.link.lints.uncited_texts import uncited_texts
from briefing_site.link.site import Claim
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.grounding import Grounding
from briefing_site.model.lines import Lines
from briefing_site.text.line_ends import lenient
from briefing_site.text.written_words import WrittenText, written


def sentence_faults(
    claims: Sequence[Claim],
    groundings: tuple[Grounding, ...],
    file: File,
    context: LintContext,
    briefing: Briefing,
    texts: Briefing | None,
) -> tuple[Diagnostic, ...]:
    """The faults of one briefing; those of its `texts` that cannot cite only where it is given."""
    found = tuple(grounded(claims, groundings, cache(partial(_read, file)), context))
    if claims:
        language = briefing.lang or context.language
        found += tuple(leaning(statements_of(briefing), context.passages, language, Places(file)))
    if briefing.events:
        found += tuple(event_dates(briefing, claims, context))
    if texts is None:
        return found
    given = (texts, claims, context.passages, context.language, Places(file))
    return (*found, *uncited_texts(*given), *bare_quotations(*given))


def _read(file: File) -> tuple[Lines, WrittenText]:
    """The lines of a file, and what is read of it."""
    text = lenient(file.data)
    return Lines(file.path, text), written(text)
