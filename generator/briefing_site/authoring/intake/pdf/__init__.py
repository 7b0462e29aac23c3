"""A PDF to its text: characters with their places, lines, columns, pages, paragraphs."""
