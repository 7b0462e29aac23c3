"""How help is laid out."""

from __future__ import annotations

from argparse import HelpFormatter


class Help(HelpFormatter):
    """Help on lines of 96 characters; an address is not broken."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        import textwrap

        lines = (
            textwrap.fill(
                " ".join(line.split()),
                width,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in text.split("\n")
        )
        return "\n".join(lines)
