"""Cases of the faults in `model/faults/config.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, config
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("empty_config", "empty"): Case("-- config.yaml --\n«empty-file»", "a title and a region"),
    ("unknown_lint", "near"): Case(config("title:", "lint: {«unknown-lint»unused-excerp: off}\ntitle:"), '"unused-excerpt"?'),
    ("unknown_lint", "far-off"): Case(config("title:", "lint: {«unknown-lint»zzz: off}\ntitle:"), "lints are"),
    ("unknown_page", "near"): Case(
        config("title:", "aliases: {topics/a: «unknown-page»timelin}\ntitle:"), 'did you mean "timeline"?'
    ),
    ("reserved_region", "region"): Case(config("  land:", "  «reserved-name»sources: {name: S}\n  land:"), '"sources"'),
    ("reserved_region", "assets"): Case(config("  land:", "  «reserved-name»assets: {name: S}\n  land:")),
    ("tile_taken", "region"): Case(
        config("  land: {name: Land}", "  land: {name: Land, tile: «tile-taken»[1, 1]}").replace("{name: Water}", "{name: Water, tile: [1, 1]}"),
        "free column",
    ),
    ("reserved_file", "slug"): Case(briefing("Rain.", path="briefings/water/index.md").replace("---\nti", "«reserved-name»---\nti", 1)),
    ("reserved_file", "card"): Case(
        "-- seeds/index.md --\n«reserved-name»---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n"
    ),
    ("reserved_region", "device"): Case(config("  land:", "  «reserved-name»con: {name: C}\n  land:"), "a device"),
    ("reserved_file", "device"): Case(
        briefing("Rain.", path="briefings/water/aux.md").replace("---\nti", "«reserved-name»---\nti", 1),
        "briefing move water/aux water/aux-page",
    ),
    ("reserved_file", "device-card"): Case(
        "-- seeds/lpt1.md --\n«reserved-name»---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n",
        "briefing rename source lpt1 lpt1-page",
    ),
    ("reserved_word", "device"): Case(briefing("Rain.", "topics: [rain, «reserved-name»nul]"), "a device"),
    ("reserved_word", "device-person"): Case(briefing("Rain.", "people: [«reserved-name»Prn]"), "a device"),
    ("reserved_word", "topic"): Case(briefing("Rain.", "topics: [rain, «reserved-name»index]"), '"index"'),
    ("example_address", "org"): Case(
        config("https://harbour.example/notes/", "«example-address»https://example.org/notes/"), "is an example"
    ),
    ("own_machine", "preview"): Case(
        config("https://harbour.example/notes/", "«example-address»http://localhost:8000/"), "on your own machine"
    ),
    ("no_folder", "page"): Case(
        config("https://harbour.example/notes/", "«wrong-type»https://harbour.example/notes/index.html"),
        "write https://harbour.example/notes/",
    ),
    **{
        ("no_folder", name): Case(
            config("https://harbour.example/notes/", f"«wrong-type»https://harbour.example{path}"),
            "write https://harbour.example" + right,
        )
        for name, path, right in (
            ("up", "/a/../b/", "/b/"),
            ("here", "/a/./b", "/a/b/"),
            ("slashes", "//a//b/", "/a/b/"),
            ("backslash", "\\a", "/a/"),
            ("percent", "/100%/a", "/100%25/a/"),
        )
    },
}  # fmt: skip
