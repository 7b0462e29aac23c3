"""The names by which files find one another, and what each stands for as far as other files can see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_site.link.keep import Keep
from briefing_site.model.briefing import Briefing
from briefing_site.model.source import Source


def names_of_sources(sources: Sequence[Source], ids: Sequence[str], memory: Keep) -> Mapping[str, object]:
    """The keys of sources to what they stand for: the same objects as before while these are equal."""
    seen = memory.each("see sources", (sources,), _seen, equal=True)
    keys = memory.get("keys by id", (ids,), lambda: tuple(f"@{name}" for name in ids))
    return memory.table("names of sources", keys, seen)


def names_of_briefings(
    briefings: Sequence[Briefing], paths: Sequence[str], seen: Sequence[str], memory: Keep
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, object], Mapping[str, object]]:
    """The paths of the briefings of each slug; the paths and slugs of all to what they stand for."""
    held = memory.each("holders of slugs", (briefings,), lambda b: (b.slug, b.region, b.path), equal=True)

    def slugs() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, object]]:
        holders: dict[str, list[tuple[str, str]]] = {}
        for slug, region, path in held:
            holders.setdefault(slug, []).append((region, path))
        names = {f"[[{s}": memory.same(f"name [[{s}", tuple(of_slug)) for s, of_slug in holders.items()}
        return {s: tuple(path for _, path in of_slug) for s, of_slug in holders.items()}, names

    by_slug, names = memory.get("slugs", (held,), slugs)
    return by_slug, memory.table("names of briefings", paths, seen), names


def cited_part(seen: object) -> object:
    """What a citation in a bracket depends on, of what the name of a source stands for: it prints nothing."""
    return seen[-1] if isinstance(seen, tuple) else seen


def _seen(source: Source) -> object:
    """The part of a source that the files citing it depend on."""
    ids = tuple(e.id for e in source.excerpts)
    return source.title, source.language, source.author, source.publisher, ids
