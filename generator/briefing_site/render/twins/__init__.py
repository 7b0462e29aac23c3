"""The twins in Markdown of pages that are no briefing: what each page says, made of its view."""
