"""What a topic is called."""

from __future__ import annotations

from briefing_site.model.wording import Wording


def topic_name(topic: str, words: Wording) -> str:
    """The name of a topic: from the theme's words (`topic-name-ai`), or else made of its id, `ai` as "AI"."""
    if words.has(f"topic-name-{topic}"):
        return words(f"topic-name-{topic}")
    name = topic.replace("-", " ")
    return name.upper() if len(name) == 2 else name[:1].upper() + name[1:]
