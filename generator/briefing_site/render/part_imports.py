"""Imports of the parts of a script that nothing fills.

The line of an import is left out as parts are joined, so a browser would tell a wrong name
only when the script comes to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.text.lazy_pattern import LazyPattern

_IMPORT = LazyPattern(r'^import \{(?P<names>[^{}]*)\} from "\./(?P<part>[^"\n]+)";\n', re.MULTILINE)
_NAME = LazyPattern(r"[^,\s][^,]*(?<!\s)")
"""What stands between two commas."""
_WORD = LazyPattern(r"[\w$]+")
_DECLARED = LazyPattern(r"\b(?:function\s*\*?|class|const|let|var)\s+([\w$]+)")


def lost_imports(path: str, text: str, parts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The fault of each import of a part that no other part fills.

    `text` is that of the part at `path`, and `parts` has the texts of all parts of its script by name.
    """
    lines = Lines(path, text)
    for line in _IMPORT.finditer(text):
        of = line["part"]
        if of not in parts:
            yield faults.theme.lost_part(lines.span(*line.span("part")), of, parts)
            continue
        for name in _NAME.finditer(line["names"]):
            start = line.start("names") + name.start()
            at = lines.span(start, start + len(name[0]))
            if not _WORD.fullmatch(name[0]):
                yield faults.theme.renamed_import(at, name[0])
            elif name[0] not in _WORD.findall(parts[of]):
                yield faults.theme.lost_import(at, name[0], of, _DECLARED.findall(parts[of]))
