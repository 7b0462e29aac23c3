"""A compiler for sourced prose: annotated Markdown briefings in, a checked static site out."""

__version__ = "1.0.0"
