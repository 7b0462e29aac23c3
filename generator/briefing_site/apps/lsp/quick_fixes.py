"""Which quick fixes a diagnostic has: one table from code to cures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from briefing_site.apps.lsp import fix_cards, fix_prose, fix_yaml
from briefing_site.apps.lsp.fault_span import reach
from briefing_site.apps.lsp.fix_tools import Fix, Fixer, meant, pin, switch_off
from briefing_site.apps.lsp.site_at_a_moment import Known
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lints import LINTS

FIXES: Mapping[str, tuple[Fixer, ...]] = {
    "ambiguous-link": (fix_prose.ambiguous_link,),
    "ambiguous-quote": (fix_cards.quotation,),
    "bad-date": (fix_yaml.bad_date,),
    "bad-excerpt": (fix_cards.bad_excerpt,),
    "bad-id": (fix_yaml.bad_id,),
    "bad-lock": (pin,),
    "bad-yaml": (fix_yaml.bad_yaml,),
    "broken-anchor": (meant,),
    "broken-link": (meant,),
    "duplicate-key": (fix_yaml.duplicate_key,),
    "forbidden-character": (fix_yaml.forbidden_character,),
    "heading-level": (fix_prose.heading_level,),
    "link-to-draft": (fix_prose.link_to_draft,),
    "missing-archive": (fix_cards.missing_archive,),
    "missing-field": (fix_yaml.missing_field,),
    "missing-front-matter": (fix_yaml.missing_front_matter,),
    "not-a-citation": (fix_prose.misfit,),
    "not-pinned": (pin,),
    "quote-not-found": (fix_cards.quotation,),
    "region-mismatch": (fix_yaml.region_mismatch,),
    "source-changed": (pin,),
    "unclosed-front-matter": (fix_yaml.unclosed_front_matter,),
    "undefined-footnote": (fix_prose.undefined_footnote,),
    "unknown-excerpt": (fix_prose.unknown_excerpt,),
    "unknown-key": (meant,),
    "unknown-lint": (meant,),
    "unknown-region": (fix_yaml.unknown_region,),
    "unknown-source": (fix_prose.unknown_source,),
    "unknown-theme": (meant,),
    "unused-excerpt": (fix_cards.unused_excerpt,),
    "unused-footnote": (fix_prose.unused_footnote,),
    "unverified-quote": (fix_cards.unverified,),
    "wrong-type": (fix_yaml.wrong_type, fix_cards.voice),
}
"""The cures of each code. What is not listed needs a decision that only the author can make."""


def fixes(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Every cure of a diagnostic that applies, the likeliest first."""
    yield from chain.from_iterable(fixer(known, fault) for fixer in FIXES.get(fault.code, ()))
    if fault.code in LINTS and known.config is not None:
        yield from switch_off(known, fault)


def faults_in(known: Known, path: str, start: int, end: int) -> list[Diagnostic]:
    """The diagnostics that touch a piece of a file."""
    found = []
    for fault in known.state.faults_so_far:
        if fault.place.path == path:
            low, high = reach(known.lines(path), fault)
            if low <= end and start <= high:
                found.append(fault)
    return found
