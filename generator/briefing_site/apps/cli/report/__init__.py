"""Views of the faults of a run: text for people, JSON and SARIF for programs, annotations for GitHub."""
