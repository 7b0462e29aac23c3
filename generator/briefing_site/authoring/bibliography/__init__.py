"""Bibliographies of other programs: read into cards, and written from cards."""
