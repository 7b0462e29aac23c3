"""Views to bytes: HTML, feeds, records, the search index, bibliographies, a book."""
