"""`python -m benchmarks`: time builds; `... preview`: the live preview; `... editor`: the language server.

`... quotations`: verification; `... peers`: other generators beside this one; `... pages DIR`: what pages cost;
`... corpus N DIR` makes a site to time, `... audit` measures the published pages.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names; the timer where it names none."""
    # Imported one at a time: the timer's own memory is the least that it can measure of others.
    if arguments and arguments[0] == "corpus":
        from benchmarks import corpus

        return corpus.main(arguments[1:])
    if arguments and arguments[0] == "audit":
        from benchmarks import audit

        return audit.main(arguments[1:])
    if arguments and arguments[0] == "preview":
        from benchmarks import preview

        return preview.main(arguments[1:])
    if arguments and arguments[0] == "editor":
        from benchmarks import editor

        return editor.main(arguments[1:])
    if arguments and arguments[0] == "peers":
        from benchmarks import peers

        return peers.main(arguments[1:])
    if arguments and arguments[0] == "quotations":
        from benchmarks import quotations

        return quotations.main(arguments[1:])
    if arguments and arguments[0] == "pages":
        from benchmarks import pages

        return pages.main(arguments[1:])
    if arguments and arguments[0] == "one":
        from benchmarks import one

        return one.main(arguments[1:])
    from benchmarks import timing

    return timing.main(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
