"""The language server of `briefing lsp`: what an editor asks of a site, answered out of its files.

The functions in the middle take what is known of a site and an offset in a text, and give plain values;
`server` and `convert` alone speak the protocol.
"""
