"""Bytes to disk: the exchange of a whole site, files written whole, and what signals may not cut in two."""
