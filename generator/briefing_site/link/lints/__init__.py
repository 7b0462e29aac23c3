"""Lints: what the sentences of a site say beyond their sources, each with a code that a site may set."""
