"""Exit statuses of the command `briefing`."""

GOOD, CONTENT, USAGE, UNWRITABLE = 0, 1, 2, 3
"""Good; the content has errors; wrong usage or config; the generator could not write, or failed."""
