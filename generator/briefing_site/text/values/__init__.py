"""Figures and dates as values: read out of running text in many languages, and compared."""
