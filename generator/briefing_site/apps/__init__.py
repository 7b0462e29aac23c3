"""The three faces: command line, preview, language server."""
