"""The four faces: command line, preview, language server, and the server for programs (`mcp`)."""
