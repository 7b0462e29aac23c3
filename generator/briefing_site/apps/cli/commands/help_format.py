"""How help is laid out."""

from __future__ import annotations

from argparse import HelpFormatter


class Help(HelpFormatter):
    """Help on lines of 96 characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)
