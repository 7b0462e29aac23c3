"""Sites for tests of work that is shared: some dozen briefings, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from tests.sites import Site


def write_many(site: Site) -> None:
    """Add twelve briefings that name one another to the small site."""
    for number in range(12):
        site.put(
            f"briefings/water/b-{number}.md",
            f"---\ntitle: Briefing {'abcdefghijkl'[number]}\nregion: water\ndate: 2026-01-06\nsummary: Short.\n---\n"
            f"It rained *and* rained [@rain#crew]. See [[b-{(number + 1) % 12}]].\n",
        )


def as_it_is(site: Site) -> None:
    """Nothing changes."""


def faulty(site: Site) -> None:
    """A briefing with errors: nothing is published."""
    site.put(
        "briefings/water/b-3.md",
        "---\ntitle: Three\nregion: water\ndate: 2026-01-06\nsummary: Short.\n---\n"
        "It rained “cats and dogs” [@rain#crew]. It rained 17 days [@rain#hours]. Gone [@nobody].\n",
    )


def warned(site: Site) -> None:
    """A briefing with a warning."""
    site.put(
        "briefings/water/b-3.md",
        "---\ntitle: Three\nregion: water\ndate: 2026-01-06\nsummary: Short.\n---\nIt rained 17 days [@rain#crew].\n",
    )


def unrenderable(site: Site) -> None:
    """A theme of the site's own, two templates of which fail."""
    site.edit("config.yaml", "title:", "theme: mine\ntitle:")
    site.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    site.put("themes/mine/templates/topic.html", "{{ page.nothing.at_all }}")
    site.put("themes/mine/templates/404.html", '{{ "\\ud800" }}\n')


CHANGES: dict[str, Callable[[Site], None]] = {
    "as it is": as_it_is,
    "with errors": faulty,
    "with warnings": warned,
    "a page that cannot be rendered": unrenderable,
}
