"""What parses one file: loaded with the first file that has to be, for most looks have all files parsed."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.engine.parsed_files import Parsed
from briefing_site.model.files import File
from briefing_site.model.paths import is_card
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine


def file_parser() -> Callable[[File], Parsed[object]]:
    """What parses a briefing or a source card; it serves for any number of files."""
    engine = MarkdownEngine()

    def parse_file(file: File) -> Parsed[object]:
        if not is_card(file.path):
            return parse_briefing(file.path, file.data, engine)
        from briefing_site.parse.source_card import parse_source  # most edits change no card

        return parse_source(file.path, file.data, engine)

    return parse_file
