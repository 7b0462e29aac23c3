"""Full-text search without a server: texts are cut into terms, and the index is loaded in pieces."""
