"""A cited sentence against the passages that it cites, token by token."""
