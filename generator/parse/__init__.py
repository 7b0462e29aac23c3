"""parse: the text of one file to a Briefing or a Source. Pure: the same bytes give the same value."""
