"""link: the stage behind parsing and verifying, with results kept in the memo; `judge.py` has the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.engine.content import Content
from briefing_site.engine.kept_figures import with_kept_figures
from briefing_site.engine.kept_sentences import with_kept_sentences
from briefing_site.engine.memo import Memo
from briefing_site.link.attachments import attach, linked_files, shown_files
from briefing_site.link.link import LinkResult, link
from briefing_site.link.site import LinkedSite
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LinkedContent:
    """A site that has been linked."""

    linked: LinkResult
    attachments: Mapping[str, bytes]
    """Address to content of pictures and other files that published texts link to."""
    every_attachment: Mapping[str, bytes]
    """The same of all texts, of drafts and of cards that nobody cites too."""
    faults: tuple[Diagnostic, ...]
    """The faults of the attachments."""


def join(
    content: Content, parsed: ParseResult, config: Config, words: Wording | None, *, drafts: bool, memo: Memo
) -> LinkedContent:
    """Link parsed files; `parsed` has all files of `content`, or only those that have a page."""
    scaled = dict(content.pictures.by_path)
    assets, contents, found = attach(parsed.texts, content.inputs.attachments, config, memo, scaled)
    paths = (file.path for file in content.inputs.attachments)
    beside = frozenset(path for path in paths if not path.endswith(PICTURE_NOTE))
    linked = link(config, parsed, content.verified, assets, words, drafts=drafts, memory=memo, beside=beside)
    linked = replace(linked, site=with_kept_figures(content, linked, memo))
    if not memo.notes:  # else the sentences that have not changed are in the memory
        linked = replace(linked, site=with_kept_sentences(content, linked, memo))
    if content.styled.by_item:
        linked = replace(linked, site=replace(linked.site, styled=content.styled.by_item))
    attachments = _published(linked.site, assets, contents, memo) if contents else {}
    return LinkedContent(linked, attachments, contents, tuple(found))


def _published(
    site: LinkedSite, assets: Mapping[str, PublishedFile], contents: Mapping[str, bytes], memo: Memo
) -> dict[str, bytes]:
    """Those of the attachments that published texts link to, and the picture of the site."""
    paths = {site.config.image.file} if site.config.image else set[str]()
    linked = memo.each("linked files of published briefings", (site.briefings,), shown_files, equal=True)
    of_cards = memo.each(
        "linked files of published cards", (tuple(site.sources.values()),), linked_files, equal=True
    )
    paths = paths.union(*linked, *of_cards)
    chosen = [assets[path] for path in paths if path in assets]
    wanted = {
        address for file in chosen for address in (file.address, *(form.address for form in file.forms))
    }
    return {address: data for address, data in contents.items() if address in wanted}
