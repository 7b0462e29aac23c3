"""`uncited-claim` in block quotations: what cites nothing is to stand in a passage that the briefing cites.

A block quotation is set as somebody's words. Where a paragraph of it cites, `quoted-words` compares it with
what it cites. One that does not is compared with every passage that the briefing cites: the sentence before
or behind it may cite for it. Nothing is told where one of these passages is not known, or where nothing is
cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing_site.link.ground import Passages
from briefing_site.link.lints.cited_passages import cited_passages
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import statements_of
from briefing_site.link.site import Claim
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.grounding import Standing
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.sentence import tokens_of


def bare_quotations(
    briefing: Briefing,
    claims: Iterable[Claim],
    passages: Callable[[str], Passages],
    language: str,
    places: Places,
) -> Iterator[Diagnostic]:
    """The faults of a briefing's block quotations; `claims` are its own, `language` is that of the site."""
    if all(sentence.kind != "quotation" for sentence in briefing.body.sentences):
        return
    cited = cited_passages(claims, passages)
    known = [passage for passage in cited if passage and passage.known]
    if not known or len(known) < len(cited):
        return
    for statement in statements_of(briefing):
        if (
            (statement.kind, statement.role) != ("quotation", "text")
            or statement.citations
            or statement.noted
        ):
            continue
        read = tokens_of(statement.text, briefing.lang or language, is_quotation=True)
        if any(token.standing is Standing.MISSING for token in ground(read, 0, known).tokens):
            yield faults.lints.uncited_quotation(places.of(statement))
