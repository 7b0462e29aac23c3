"""`python -m benchmarks`: time builds; `... preview`: the live preview; `... changes`: other styles, templates and
branches in it, and its memory; `... editor`: the language server.

`... quotations`: verification; `... peers`: other generators beside this one; `... pages DIR`: what pages cost;
`... weights DIR`: what the pages of a published site weigh; `... parsing DIR`: what parsing a file takes;
`... book NAME...`: a book for paper; `... edits`: many edits in one process; `... intake DIR`: what is read out of web pages;
`... libraries DIR`: what is read out of bibliographies; `... styles DIR`: our citation styles beside Pandoc's;
`... zotero DIR`: what Zotero reads of our exports; `... search DIR`: the search of a large site in a browser;
`... reading DIR`: how far a reader has to go on a page; `... one DIR`: the stages of one build, or its profile;
`... corpus N DIR` makes a site to time, `... audit` measures the published pages, `... baselines` makes the
pictures anew that the audit compares.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

_COMMANDS = frozenset(
    {
        "corpus",
        "audit",
        "baselines",
        "book",
        "changes",
        "preview",
        "editor",
        "peers",
        "quotations",
        "pages",
        "weights",
        "one",
        "parsing",
        "edits",
        "reading",
        "intake",
        "libraries",
        "styles",
        "zotero",
        "search",
    }
)


def main(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names; the timer where it names none."""
    # Imported one at a time: the timer's own memory is the least that it can measure of others.
    name = arguments[0] if arguments else ""
    if name in _COMMANDS:
        return int(import_module(f"benchmarks.{name}").main(arguments[1:]))
    from benchmarks import timing

    return timing.main(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
