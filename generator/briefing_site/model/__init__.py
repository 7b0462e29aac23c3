"""The nouns, the diagnostics and their wording, addresses, the words of a theme.

Values only: no disk, no library.
"""
