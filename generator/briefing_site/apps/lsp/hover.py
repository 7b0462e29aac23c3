"""Hover: the text that an editor shows for the source, link, key, value or sentence under the pointer."""

from __future__ import annotations

from briefing_site.apps.lsp import hover_sentence, hover_text, yaml_keys
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment, kind_of, used
from briefing_site.apps.lsp.thing_at_cursor import Token, file_of_link, token_at
from briefing_site.model.paths import source_id
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS
from briefing_site.parse.markdown.scan import scan
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count


@dataclass(frozen=True, slots=True)
class Hover:
    """The text that is shown, and the span of the file that it is about."""

    markdown: str
    start: int
    end: int


def hover(known: SiteMoment, path: str, offset: int) -> Hover | None:
    """The hover at an offset of a file; None where nothing is known about the text there."""
    token = token_at(known, path, offset)
    if token is None and kind_of(path) == "briefing":
        found = hover_sentence.of_sentence(known, path, offset)
        return Hover(*found) if found else None
    text = _told(known, token) if token else ""
    if not token or not text:
        return None
    if token.kind in ("source", "excerpt") and kind_of(path) == "briefing":
        text = hover_text.joined((hover_sentence.of_citation(known, path, offset), text))
    start, end = _shown(token)
    # A cursor right behind the words asks for them too, so the span of the answer reaches up to the cursor.
    return Hover(text, min(start, offset), max(end, offset))


def _shown(token: Token) -> tuple[int, int]:
    if token.kind in ("attribute", "title"):
        return token.start, token.end
    return token.whole


def _told(known: SiteMoment, token: Token) -> str:
    match token.kind:
        case "source" | "excerpt":
            return _cited(known, token)
        case "briefing" | "heading" if not token.defines:
            return _briefing(known, token)
        case "file":
            return _file(known, token)
        case "footnote":
            return _footnote(known, token)
        case "attribute" if token.target in EXCERPT_KEYS:
            return hover_text.key(yaml_keys.KeyInfo.of_excerpt(EXCERPT_KEYS[token.target]))
        case "key" | "title":
            return _key(token)
        case "value":
            return _value(known, token)
    return ""


def _cited(known: SiteMoment, token: Token) -> str:
    card = known.sources.get(token.target)
    if card is None:
        return ""
    excerpt = known.excerpt(token.target, token.anchor) if token.anchor else None
    if excerpt:
        return hover_text.passage(known, card, excerpt)
    return "" if token.kind == "excerpt" else hover_text.source(known, card)


def _briefing(known: SiteMoment, token: Token) -> str:
    if not token.target:  # `[[#heading]]`
        here = known.briefing(token.path)
        return hover_text.briefing(here, token.anchor) if here else ""
    found = known.led_to(token.target)
    if len(found) > 1:
        names = ", ".join(f"`{b.name}`" for b in found)
        return f"The name of {len(found)} briefings: {names}"
    return hover_text.briefing(found[0], token.anchor) if found else ""


def _file(known: SiteMoment, token: Token) -> str:
    path = file_of_link(token)
    if found := known.briefing(path):
        return hover_text.briefing(found, token.anchor)
    card = known.sources.get(source_id(path)) if kind_of(path) == "source" else None
    if card is None:
        return ""
    excerpt = known.excerpt(card.id, token.anchor.removeprefix("e-"))
    return hover_text.passage(known, card, excerpt) if excerpt else hover_text.source(known, card)


def _footnote(known: SiteMoment, token: Token) -> str:
    text = known.text(token.path)
    found = next((d for d in scan(text).definitions if d.name == token.target), None)
    return hover_text.escaped(text[found.text : found.end]) if found and not token.defines else ""


def _key(token: Token) -> str:
    if token.spot is None:
        return ""
    path = (*token.spot.path, token.spot.word) if token.spot.is_key else token.spot.path
    info = yaml_keys.key_info(kind_of(token.path), path)
    return hover_text.key(info) if info else ""


def _value(known: SiteMoment, token: Token) -> str:
    path = token.spot.path if token.spot else ()
    info = yaml_keys.key_info(kind_of(token.path), path)
    about = hover_text.key(info) if info else ""
    if kind_of(token.path) != "briefing" or not path:
        return about
    name = path[0]
    if name in ("region", "regions") and known.config and token.target in known.config.regions:
        region = known.config.regions[token.target]
        return hover_text.joined(
            (f"**{hover_text.escaped(region.name)}**", hover_text.escaped(region.summary))
        )
    if name in ("topics", "people"):
        times = used(word for b in known.briefings for word in getattr(b, name)).get(token.target, 0)
        listed = f"In {count(times, 'briefing', 'briefings')}." if times else ""
        return hover_text.joined((f"**{hover_text.escaped(token.target)}**", listed))
    return about
