"""Full-text search without a server: what can be found, cut into terms, laid out for lazy loading."""
