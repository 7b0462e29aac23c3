"""Tools that change the author's files."""
