"""Completion in YAML: the keys of front matter and config, and the values that the site offers for one."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.lsp import hover_text, yaml_keys
from briefing_site.apps.lsp.choices import Choice, Found, Word, in_use
from briefing_site.apps.lsp.complete_prose import in_prose
from briefing_site.apps.lsp.site_at_a_moment import FileKind, SiteMoment
from briefing_site.apps.lsp.yaml_at_cursor import ITEM, Spot
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.model.lints import LINTS
from briefing_site.model.paths import name_at
from briefing_site.model.source import Source
from briefing_site.read.theme_folder import OWN_THEMES


def in_yaml(known: SiteMoment, kind: FileKind, path: str, offset: int, at: Spot) -> Found:
    """The choices at an offset of a file's YAML, which is `at` this spot of its keys and values."""
    around = yaml_keys.node(kind, at.path)
    if around is None:
        return ()
    if at.is_key:
        return (*_keys(around, at, known.text(path)), *_lints(kind, at))
    if around.keys and at.alone:
        return _keys(around, at, known.text(path))
    if around.prose:
        return in_prose(known, path, offset, at.start, cites=True)
    same_line = "\n" not in known.text(path)[at.start : offset]
    return _values(known, kind, path, at, around) if same_line else ()


def _keys(around: yaml_keys.Node, at: Spot, text: str) -> Iterator[Choice]:
    colon = "" if text[at.end : at.end + 1] == ":" else ": "
    for info in sorted(around.keys.values(), key=lambda info: not info.required):
        if info.name not in at.given:
            detail = f"{info.type}, required" if info.required else info.type
            insert = f"{info.name}{colon}"
            yield Choice(info.name, at.start, at.end, insert, "key", detail, hover_text.key(info))


def _lints(kind: FileKind, at: Spot) -> Iterator[Choice]:
    if (kind, at.path) == ("config", ("lint",)):
        yield from (
            Choice(code, at.start, at.end, f"{code}: ", "key", "a lint")
            for code in LINTS
            if code not in at.given
        )


def _values(
    known: SiteMoment, kind: FileKind, path: str, at: Spot, around: yaml_keys.Node
) -> Iterator[Choice]:
    info = yaml_keys.key_info(kind, at.path)
    about = hover_text.key(info) if info else ""
    for word in around.words:
        yield Choice(word, at.start, at.end, word, "word", told=about)
    steps = tuple(step for step in at.path if step != ITEM)
    if around.many or not steps:
        return
    for word, detail, told in _words(known, kind, path, steps):
        if word in at.given:
            continue
        insert = word if at.quote else scalar(word, inside=at.flow)
        yield Choice(word, at.start, at.end, insert, "value", detail, told)


def _words(known: SiteMoment, kind: FileKind, path: str, steps: tuple[str, ...]) -> Iterator[Word]:
    """The values that the site offers for a key; `steps` lead to it."""
    if kind == "briefing" and steps in (("judgements", "topics"), ("judgements", "sums_up")):
        yield from ((topic, "", "") for b in known.briefings if b.path == path for topic in b.topics)
    if len(steps) > 1:
        return
    key = steps[0]
    match kind, key:
        case "briefing", "region" | "regions" if known.config:
            for region in known.config.regions.values():
                yield region.id, region.name, hover_text.escaped(region.summary)
        case "briefing", "topics" | "people":
            yield from in_use(
                (w for b in known.briefings if b.path != path for w in getattr(b, key)), "briefing"
            )
        case "briefing", "translation_of":
            yield from _originals(known, path)
        case "briefing", "authors":
            yield from in_use((w for b in known.briefings if b.path != path for w in b.authors), "briefing")
        case "source", "derived_from":
            for card in known.sources.values():
                if card.path != path:
                    yield card.id, hover_text.detail(card), hover_text.source(known, card)
        case "source", "archive":
            yield from _archived(known, path)
        case "source", "publisher" | "perspective" | "language" | "author" | "translator":
            cards = (c for c in known.sources.values() if isinstance(c, Source) and c.path != path)
            values = (getattr(card, key) for card in cards)
            words = (str(w) for v in values if v for w in ((v,) if isinstance(v, str) else v))
            yield from in_use(words, "source")
        case "config", "theme":
            for folder in (known.state.content.options.root / "themes", OWN_THEMES):
                names = sorted(file.parent.name for file in folder.glob("*/theme.yaml"))
                yield from ((name, "", "") for name in names)


def _originals(known: SiteMoment, path: str) -> Iterator[Word]:
    """The briefings that one may translate: those that are no translations themselves."""
    found = (b for b in known.briefings if b.path != path and b.translation_of is None)
    yield from ((name_at(b.path), b.title, "") for b in found)


def _archived(known: SiteMoment, path: str) -> Iterator[Word]:
    """The texts of the archive; those that no card names come first."""
    folder = known.state.content.options.archive_folder
    taken = {card.archive: card.id for card in known.sources.values() if card.path != path}
    names = sorted(file.name for file in folder.iterdir() if file.suffix == ".txt") if folder else []
    for name in sorted(names, key=lambda name: name in taken):
        yield name, f"of {taken[name]}" if name in taken else "", ""
