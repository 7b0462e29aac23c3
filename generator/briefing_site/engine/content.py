"""The files of a site folder, before they are linked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from operator import attrgetter

from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.model.csl_style import StyledWorks
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.files import File, Inputs
from briefing_site.model.paths import is_briefing, is_card
from briefing_site.model.published_file import ScaledPictures
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.result import VerifyResult

_PATH = attrgetter("path")


@dataclass(frozen=True)
class Content:
    """The files of a site folder: read, parsed, and compared with the archive."""

    options: Options
    inputs: Inputs
    parsed: ParseResult
    verified: VerifyResult
    styled: StyledWorks = field(default_factory=StyledWorks)
    """What the CSL file of the site prints of its works."""
    pictures: ScaledPictures = field(default_factory=ScaledPictures)
    """The pictures of the site in sizes for screens."""

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Address to path of every file that has, or should have, a page of its own."""
        found: dict[str, str] = {}
        lost = (
            fault.place.path
            for fault in self.inputs.faults
            if fault.severity is Severity.ERROR
            and (is_briefing(fault.place.path) or is_card(fault.place.path))
        )
        for path in (*(file.path for file in (*self.inputs.briefings, *self.inputs.cards)), *lost):
            parts = path.removesuffix(".md").split("/")
            at = addresses.source(parts[-1]) if is_card(path) else addresses.briefing(*parts[-2:])
            found[at] = path
        # Where the folder does not agree with the region, the region says where the page is.
        return found | {addresses.briefing(b.region, b.slug): b.path for b in self.parsed.briefings}

    def texts(self, memo: Memo) -> Mapping[str, File]:
        """Path to file of every briefing and every card."""
        files = self.inputs.briefings, self.inputs.cards

        def make() -> Mapping[str, File]:
            every = (*files[0], *files[1])
            paths = memo.each("paths of texts", (every,), _PATH, equal=True)
            return memo.table("texts by path", paths, every)

        return memo.get("texts of the site", files, make)

    def briefing_files(self, paths: Collection[str], memo: Memo) -> Sequence[File]:
        """The files of the briefings at some paths, which are given in the order of the files."""
        return self._files_at(paths, self.inputs.briefings, memo)

    def card_files(self, paths: Collection[str], memo: Memo) -> Sequence[File]:
        """The same of cards."""
        return self._files_at(paths, self.inputs.cards, memo)

    def _files_at(self, paths: Collection[str], files: Sequence[File], memo: Memo) -> Sequence[File]:
        if len(paths) == len(files):
            return files  # no file stands twice, so that these are all
        return tuple(map(self.texts(memo).__getitem__, paths))

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The faults of files, config and archive that are known before anything is linked."""
        parsed = self.parsed
        return (
            *self.inputs.faults,
            *parsed.config_faults,
            *self.styled.faults,
            *self.pictures.faults,
            *parsed.faults,
            *self.verified.faults,
        )
