"""The sources that somebody names on the command line: by id or alias, with `@` or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_site.model.source import Source


def named_sources(sources: Sequence[Source], names: Sequence[str]) -> list[Source]:
    """The sources of some ids or aliases, each once; raises `UsageError` for a name that no source has."""
    from briefing_site.link.aliases import alias_table, names_of
    from briefing_site.model.diagnostic import did_you_mean

    by_id = {source.id: source for source in sources}
    aliases = alias_table(map(names_of, sources))
    found = []
    for name in (name.removeprefix("@") for name in names):
        source = by_id.get(aliases.get(name, name))
        if source is None:
            hint = did_you_mean(name, by_id)
            raise UsageError(f'there is no source "{name}"{f"; {hint}" if hint else ""}')
        found.append(source)
    return list(dict.fromkeys(found))
