"""Bytes to values: one file to a briefing or a source.

The only room that knows Markdown, YAML and the sanitiser.
"""
