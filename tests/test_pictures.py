"""The pictures: their geometry as tables and laws, and what they show of small sites."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.date import Date
from briefing_site.view.geometry.shares import carriers, length, percent, side
from briefing_site.view.geometry.strips import MOST_LANES, MOST_YEARS, strip
from briefing_site.view.geometry.tiles import KNOWN, MOST_COLUMNS, MOST_ROWS, arrange, known_cell
from tests.sites import PAGE, Site, briefing

# --- tiles ---------------------------------------------------------------------------------------

DISPATCH = ("", "asean", "central-asia", "korea", "india", "us", "china")


@pytest.mark.parametrize(
    ("key", "name", "cell"),
    [
        pytest.param("us", "United States", (8, 3), id="by-id"),
        pytest.param("na", "United States", (8, 3), id="by-name"),
        pytest.param("korea", "Corea del Sur", (5, 3), id="id-before-name"),
        pytest.param("water", "Water", None, id="unknown"),
    ],
)
def test_well_known_region_has_a_place(key: str, name: str, cell: tuple[int, int] | None) -> None:
    assert known_cell(key, name) == cell


def test_tiles_stand_as_on_a_map() -> None:
    known = {"": KNOWN["japan"], **{key: KNOWN[key] for key in DISPATCH if key}}
    layout = arrange(DISPATCH, {}, known)
    assert layout.is_map
    assert layout.cells == {
        "": (4, 2),
        "asean": (2, 3),
        "central-asia": (1, 1),
        "korea": (3, 2),
        "india": (1, 3),
        "us": (6, 2),
        "china": (2, 2),
    }
    assert (layout.columns, layout.rows) == (6, 3)


def test_author_has_the_say_and_a_known_region_makes_room() -> None:
    layout = arrange(("china", "moon"), {"moon": KNOWN["china"]}, {"china": KNOWN["china"]})
    assert layout.cells == {"china": (1, 1), "moon": (2, 1)}


def test_unknown_regions_stand_below_the_map() -> None:
    layout = arrange(("china", "x", "korea", "y"), {}, {key: KNOWN[key] for key in ("china", "korea")})
    assert layout.cells == {"china": (1, 1), "x": (1, 2), "korea": (2, 1), "y": (2, 2)}


def test_unknown_regions_fill_rows_below_the_map() -> None:
    others = ["a", "b", "c", "d", "e"]
    cells = arrange(["china", *others], {"china": (1, 1)}, {}).cells
    assert [cells[key] for key in others] == [(1, 2), (2, 2), (3, 2), (4, 2), (1, 3)]


def test_a_tile_that_finds_its_place_taken_at_the_edge_stays_on_the_grid() -> None:
    placed = {"a": (1, 1), "b": (1, 1)}
    assert arrange(["a", "b"], placed, {}).cells == {"a": (1, 1), "b": (2, 1)}


@pytest.mark.parametrize(
    ("count", "columns", "rows"),
    [
        (1, 3, 1),
        (2, 4, 1),
        (3, 3, 1),
        (4, 4, 1),
        (5, 5, 1),
        (6, 3, 2),
        (7, 4, 2),
        (8, 4, 2),
        (9, 3, 3),
        (12, 4, 3),
    ],
)
def test_regions_nobody_knows_stand_in_plain_rows(count: int, columns: int, rows: int) -> None:
    layout = arrange([f"r{n}" for n in range(count)], {}, {"r0": (4, 4)} if count > 2 else {})
    assert not layout.is_map
    assert (layout.columns, layout.rows) == (min(columns, count), rows)
    assert list(layout.cells.values()) == sorted(layout.cells.values(), key=lambda cell: (cell[1], cell[0]))


def test_map_that_would_be_too_wide_becomes_plain_rows() -> None:
    keys = [f"r{n}" for n in range(MOST_COLUMNS + 1)]
    assert not arrange(keys, {key: (n + 1, 1) for n, key in enumerate(keys)}, {}).is_map
    assert arrange(keys[1:], {key: (n + 1, 1) for n, key in enumerate(keys[1:])}, {}).is_map


CELLS = st.tuples(st.integers(1, 30), st.integers(1, 30))
KEYS = st.lists(
    st.sampled_from([*KNOWN, *(f"r{n}" for n in range(40))]), min_size=1, max_size=40, unique=True
)


@given(KEYS, st.data())
def test_no_two_tiles_overlap_and_none_is_lost(keys: list[str], data: st.DataObject) -> None:
    placed = data.draw(st.dictionaries(st.sampled_from(keys), CELLS, max_size=6))
    layout = arrange(keys, placed, {key: KNOWN[key] for key in keys if key in KNOWN})
    assert list(layout.cells) == keys
    assert len(set(layout.cells.values())) == len(keys)
    assert all(1 <= c <= layout.columns and 1 <= r <= layout.rows for c, r in layout.cells.values())
    assert layout.columns <= MOST_COLUMNS
    assert layout.rows <= MOST_ROWS or not layout.is_map


@given(st.dictionaries(st.sampled_from([f"r{n}" for n in range(9)]), CELLS, min_size=1))
def test_tiles_keep_their_order_across_and_down(placed: dict[str, tuple[int, int]]) -> None:
    cells = arrange(list(placed), placed, {}).cells
    if len(set(placed.values())) == len(placed):
        for axis in (0, 1):
            order = [(placed[key][axis], cells[key][axis]) for key in placed]
            assert all((a < b) == (x < y) for a, x in order for b, y in order)


# --- shares --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 9, 0), (9, 9, 100), (1, 3, 33), (2, 3, 67), (1, 8, 13), (1, 1000, 1), (999, 1000, 99), (0, 0, 0)],
)
def test_per_cent(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


@pytest.mark.parametrize(
    ("counts", "few"),
    [
        pytest.param([112, 69, 58, 48, 23], 3, id="largest-first"),
        pytest.param([1, 9], 1, id="one-carries"),
        pytest.param([2, 1], 1, id="exactly-the-share"),
        pytest.param([5, 5, 5, 0], 2, id="even"),
        pytest.param([4], 1, id="alone"),
    ],
)
def test_how_few_carry_the_share(counts: list[int], few: int) -> None:
    assert carriers(counts, Fraction(2, 3)) == few


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_marks_stay_in_their_box(count: int, largest: int) -> None:
    count = min(count, largest)
    for measure in (side(count, largest, 22), length(count, largest, 100)):
        assert 0 <= measure <= 100
        assert measure == round(measure, 2)
    assert side(4 * 25, 400, 22) * 2 == side(400, 400, 22)


# --- strips --------------------------------------------------------------------------------------


def drawn(*dates: str) -> list[tuple[int, list[tuple[float, float, int]]]]:
    return [
        (row.year, [(mark.x, mark.width, mark.lane) for mark in row.marks])
        for row in strip([Date.parse(date) for date in dates]).rows
    ]


@pytest.mark.parametrize(
    ("dates", "rows"),
    [
        pytest.param(["2026-07-16"], [(2026, [(54.17, 0.0, 0)])], id="day-is-a-dot"),
        pytest.param(["2026-07"], [(2026, [(50.4, 7.53, 0)])], id="month-is-a-line"),
        pytest.param(["2026"], [(2026, [(0.4, 99.2, 0)])], id="year-is-a-longer-line"),
        pytest.param(
            ["2026", "2026-01", "2026-01-16"],
            [(2026, [(0.4, 99.2, 0), (0.4, 7.53, 1), (4.17, 0.0, 2)])],
            id="the-widest-lies-lowest",
        ),
        pytest.param(
            ["2025-10", "2025-11"],
            [(2025, [(75.4, 7.53, 0), (83.73, 7.53, 0)])],
            id="neighbours-share-a-lane",
        ),
        pytest.param(
            ["2024-12-31", "2026-01-01"],
            [(2024, [(99.0, 0.0, 0)]), (2026, [(1.0, 0.0, 0)])],
            id="empty-year-left-out",
        ),
    ],
)
def test_marks_of_a_strip(dates: list[str], rows: list[tuple[int, list[tuple[float, float, int]]]]) -> None:
    assert drawn(*dates) == rows


def test_dates_without_a_day_do_not_pile_up() -> None:
    """They share the line of their month or year: stacked, they would read as a volume. Planned ones are apart."""
    dates = ["2026", "2026", *["2026-03"] * 5, "2026-03-04", "2026-04"]
    (row,) = strip([Date.parse(date) for date in dates], planned={3, 4}).rows
    assert [(mark.at, mark.lane, mark.count) for mark in row.marks] == [
        (0, 0, 2),
        (2, 1, 3),
        (3, 2, 2),
        (7, 3, 1),
        (8, 1, 1),
    ]


def test_crowded_row_counts() -> None:
    dates = ["2026", *["2026-03"] * 2, *[f"2026-03-{day:02}" for day in range(1, 32)], "2026-12-31"]
    made = strip([Date.parse(date) for date in dates])
    (row,) = made.rows
    assert not row.marks
    assert [(b.cell, b.at, b.count) for b in row.bins] == [(-1, 0, 1), (2, 1, 33), (11, 34, 1)]
    assert made.largest == 33


def test_planned_dates_stand_on_top_of_the_others_of_a_crowded_row() -> None:
    dates = ["2026", "2026", *(f"2026-03-{day:02}" for day in range(1, 31))]
    (row,) = strip([Date.parse(date) for date in dates], planned={1, 5, 6}).rows
    assert [(b.cell, b.at, b.count, b.planned, b.below) for b in row.bins] == [
        (-1, 0, 1, False, 0),
        (-1, 1, 1, True, 1),
        (2, 2, 28, False, 0),
        (2, 5, 2, True, 28),
    ]
    assert strip([Date.parse(date) for date in dates], planned={5}).largest == 30


def test_many_years_stand_in_decades() -> None:
    years = [str(year) for year in range(1989, 1989 + MOST_YEARS + 1)]
    made = strip([Date.parse(year) for year in years])
    assert made.columns == 10
    assert [(row.year, len(row.marks)) for row in made.rows] == [(1980, 1), (1990, 10), (2000, 2)]
    assert strip([Date.parse(year) for year in years[1:]]).columns == 12


DATES = st.lists(
    st.one_of(
        st.dates().map(str),
        st.dates().map(lambda day: str(day)[:7]),
        st.dates().map(lambda day: str(day)[:4]),
        st.integers(1, 28).map(lambda day: f"2026-02-{day:02}"),
    ),
    min_size=1,
    max_size=60,
).map(lambda dates: sorted(map(Date.parse, dates), key=lambda date: (date.first_day, str(date))))


@given(DATES, st.sets(st.integers(0, 59)))
def test_strip_holds_every_date_once_and_no_two_marks_touch(dates: list[Date], planned: set[int]) -> None:
    made = strip(dates, planned)
    assert sorted(row.year for row in made.rows) == [row.year for row in made.rows]
    for row in made.rows:
        assert row.lanes <= MOST_LANES
        assert bool(row.marks) != bool(row.bins)
        taken: dict[int, float] = {}
        for mark in sorted(row.marks, key=lambda mark: mark.x):
            left, right = (mark.x, mark.x + mark.width) if mark.width else (mark.x - 1, mark.x + 1)
            assert mark.lane < row.lanes
            assert -0.01 <= left < right <= 100.01
            assert taken.get(mark.lane, -1) <= left + 0.01
            taken[mark.lane] = right
        for each in row.bins:
            assert 0 <= each.x < each.x + each.width <= 100
            assert each.planned == (each.at in planned)
            assert each.below + each.count <= made.largest or each.cell < 0
    counted = [sum(of.count for of in row.marks) + sum(of.count for of in row.bins) for row in made.rows]
    assert sum(counted) == len(dates)


# --- small sites ---------------------------------------------------------------------------------

CONFIG = "-- config.yaml --\ntitle: Notes\nbase_url: https://notes.example/\nregions:\n"


def text(html: str) -> str:
    """What a reader hears of a piece of a page."""
    return " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.DOTALL)).split())


def piece(html: str, pattern: str) -> str:
    """The one piece of a page that fits."""
    (found,) = re.findall(pattern, html, re.DOTALL)
    assert isinstance(found, str)
    return found


def tiles(html: str) -> list[tuple[int, int, str]]:
    """Column, row and words of each tile of a home page."""
    map_ = piece(html, r'(<nav class="cartogram".*?</nav>)')
    return [
        (int(column), int(row), text(words))
        for column, row, words in re.findall(
            r'<li[^>]*data-column="(\d+)" data-row="(\d+)"[^>]*>(.*?)</li>', map_, re.DOTALL
        )
    ]


def test_tiles_lead_to_the_regions_and_say_how_much_is_there(small: Site) -> None:
    small.lead("It rained [@rain#hours].", "as_of: 2026-01-05")
    result = small.build()
    assert result.faults == []
    home = result.pages["index.html"]
    assert tiles(home) == [
        (1, 1, "Water 1 briefing 1 source as of 5 January 2026"),
        (2, 1, "Land 1 briefing 1 source as of 6 January 2026"),
    ]
    map_ = piece(home, r'(<nav class="cartogram".*?</nav>)')
    assert re.findall(r'href="([^"]+)"', map_) == ["water/index.html", "land/index.html"]
    assert 'aria-label="Regions and their briefings"' in map_


def test_a_tile_shows_how_much_there_is_of_its_region(small: Site) -> None:
    small.append("config.yaml", "lint: {uncited-claim: off}\n")
    small.lead("It rained [@rain#hours; but see @rain#crew].", "as_of: 2026-01-05")
    for name in ("two", "three", "four"):
        small.write(briefing("Rain.", path=f"briefings/land/{name}.md", region="land", title=name))
    result = small.build()
    assert result.faults == []
    assert [words for _, _, words in tiles(result.pages["index.html"])] == [
        "Water 1 briefing 1 source 1 disagreement as of 5 January 2026",
        "Land 4 briefings 1 source as of 7 January 2026",
    ]
    map_ = piece(result.pages["index.html"], r'(<nav class="cartogram".*?</nav>)')
    assert re.findall(r'<rect width="([\d.]+)%"', map_) == ["25.0", "100.0"]


def test_site_of_one_region_has_no_map(site: Site) -> None:
    site.write(CONFIG + "  water: {name: Water}\n")
    result = site.build()
    assert result.faults == []
    assert "cartogram" not in result.pages["index.html"]
    assert "strip" not in result.pages["timeline.html"]
    assert "matrix" not in result.pages["sources/index.html"]


def test_twelve_regions_without_a_briefing(site: Site) -> None:
    ids = ["asean", "central-asia", "korea", "india", "us", "china", "europe", "africa", "middle-east"]
    ids += ["australia", "latin-america", "the-moon"]
    site.write(CONFIG + "".join(f"  {name}:\n" for name in ids) + "viewpoint: {name: Japan}\n")
    result = site.build()
    assert result.faults == []
    found = tiles(result.pages["index.html"])
    assert [words for _, _, words in found] == [
        "Japan",
        *(f"{name.replace('-', ' ').title()} No briefing yet" for name in ids),
    ]
    assert len({(column, row) for column, row, _ in found}) == 13


@pytest.mark.parametrize(
    ("tile", "cells"),
    [
        pytest.param("", [(2, 1), (3, 1)], id="a viewpoint alone makes no map"),
        pytest.param(", tile: [3, 1]", [(1, 1), (1, 2), (2, 2)], id="unless its author placed it"),
    ],
)
def test_regions_that_nobody_knows_beside_a_viewpoint(
    site: Site, tile: str, cells: list[tuple[int, int]]
) -> None:
    site.write(
        CONFIG + f"  water: {{name: Water}}\n  land: {{name: Land}}\nviewpoint: {{name: Japan{tile}}}\n"
    )
    assert [(column, row) for column, row, _ in tiles(site.build().pages["index.html"])] == cells


def test_author_places_tiles(site: Site) -> None:
    site.write(CONFIG + "  water: {name: Water, tile: [3, 1]}\n  land: {name: Land, tile: [1, 2]}\n")
    assert tiles(site.build().pages["index.html"]) == [
        (3, 1, "Water No briefing yet"),
        (1, 2, "Land No briefing yet"),
    ]


def test_two_regions_on_one_tile_are_a_fault(site: Site) -> None:
    faults = site.expect(
        CONFIG
        + "  water: {name: Water, tile: [3, 1]}\n  land: {name: Land, tile: «tile-taken»[3, 1]}\n"
        + "  sky: {name: Sky, tile: «tile-taken»[6, 3]}\nviewpoint: {name: Japan, tile: [6, 3]}\n"
    )
    assert site.build().faults == faults


@pytest.mark.parametrize("tile", ["[1]", "[0, 1]", "[1, 2, 3]", "[a, 1]", "3", "{a: 1}", "[1.5, 2]"])
def test_tile_that_is_none(site: Site, tile: str) -> None:
    faults = site.expect(CONFIG + f"  water: {{name: Water, tile: «wrong-type»{tile}}}\n  land:\n")
    assert site.build().faults == faults


# --- sources against regions -----------------------------------------------------------------------


def rows(html: str) -> list[list[str]]:
    table = piece(html, r'(<table class="matrix".*?</table>)')
    return [
        [text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]


def test_matrix_tells_all_its_numbers(small: Site) -> None:
    small.lead("It rained [@rain#hours]. It poured [@rain#hours; @tide#high].")
    small.write(
        "-- seeds/tide.md --\n---\ntitle: Tides\npublisher: Harbour Board\nkind: data\n"
        "perspective: port authority\n---\n## high\n> high water\n"
    )
    result = small.build()
    assert result.faults == ["seeds/tide.md:8:1 unverified-quote"]
    page = result.pages["sources/index.html"]
    assert rows(page) == [
        ["Source, by kind", "Water", "Land", "All"],
        ["news report"],
        ["Quay Post 2026", "2", "3", "5 (83%)"],
        ["data"],
        ["Harbour Board no date port authority", "1", "0", "1 (17%)"],
        ["Citations", "3", "3", "6"],
        ["Sources cited", "2", "1", "2"],
    ]
    assert text(piece(page, r'(<p class="findings">.*?</p>)')) == (
        "1 of 2 sources carries 83% of the citations. Land rests on 1 source alone. "
        "In Water, 67% of the citations are of one source, Quay Post 2026."
    )


def test_cells_that_are_headings_say_of_what(small: Site) -> None:
    table = piece(small.build().pages["sources/index.html"], r'(<table class="matrix".*?</table>)')
    assert set(re.findall(r"<th ([^ >]+)", table)) == {'scope="col"', 'scope="row"', 'scope="rowgroup"'}
    assert "<th>" not in table


def test_sources_of_one_name_are_told_apart_and_many_are_added_up(small: Site) -> None:
    small.append("config.yaml", "policy: {publish_uncited: true}\n")
    for number in range(60):
        small.put(
            f"seeds/s{number:02}.md",
            f"---\ntitle: Part {number}\npublisher: Board\npublished: 2025\nkind: data\n---\n",
        )
    small.lead(" ".join(f"Claim [@s{number:02}]." for number in range(50)))
    page = small.build().pages["sources/index.html"]
    table = rows(page)
    assert ["21 further sources", "11", "0", "11 (21%)"] in table
    assert ["Part 7, Board 2025", "1", "0", "1 (2%)"] in table
    assert table[-2:] == [["Citations", "50", "3", "53"], ["Sources cited", "50", "1", "51"]]


# --- timelines -----------------------------------------------------------------------------------

EVENTS = """\
events:
  - {date: 2026-01-05, text: "Rain *falls* [@rain#hours]"}
  - {date: 2026-01-05, text: "Rain & wind"}
  - {date: 2026-02, text: The quay dries}
"""


def test_marks_lead_to_the_events_of_the_list(small: Site) -> None:
    small.lead("It rained [@rain#hours].", EVENTS, date="2026-03-01")
    result = small.build()
    assert result.faults == []
    for address in ("timeline.html", "water/index.html"):
        page = result.pages[address]
        drawing = piece(page, r'(<div class="strip".*?\n</div>)')
        ids = [
            "t-2026-01-05--water--lead-1",
            "t-2026-01-05--water--lead-2",
            "t-2026-02--water--lead-1",
        ]
        assert re.findall(r'<li id="(t-[^"]+)"', page) == ids
        assert re.findall(r'<a href="#([^"]+)" tabindex="-1"><title>', drawing) == ids
        assert [unescape(title) for title in re.findall("<title>(.*?)</title>", drawing)] == [
            "5 January 2026: Rain falls",
            "5 January 2026: Rain & wind",
            "February 2026: The quay dries",
        ]
        marks, _, key = drawing.partition('<p class="key">')
        assert re.findall(r"</svg>(.*?)</span>", key) == [
            "Dot, a day",
            "Line, a month or a year of which no day is given; a number, how many events",
        ]
        assert len(re.findall(r"<circle", marks)) == 2
        assert len(re.findall(r'<line class="span"', marks)) == 1
    assert 'id="t-' not in result.pages[PAGE]


PLANNED = """\
people: [Ada Lane]
events:
  - {date: 2026-01-05, text: "Rain falls on Ada Lane [@rain#hours]"}
  - {date: 2026-01-09, planned: true, text: "Ada Lane is to leave"}
  - {date: 2026-03, planned: true, text: "Ada Lane is to come back"}
"""
MEANS = "“Planned” means announced for that time; whether it took place is not told here."


@pytest.mark.parametrize("address", ["timeline.html", "water/index.html", "people/ada-lane.html", PAGE])
def test_planned_events_say_so_in_every_list(small: Site, address: str) -> None:
    small.append("config.yaml", "lint: {uncited-claim: off}\n")
    small.lead("It rained [@rain#hours].", PLANNED)
    result = small.build()
    assert result.faults == []
    page = result.pages[address]
    lists = "".join(re.findall(r'<ol class="events">.*?</ol>', page, re.DOTALL))
    assert [text(when) for when in re.findall(r'<p class="when">(.*?)</p>', lists)] == [
        "5 January 2026",
        "9 January 2026 planned",
        "March 2026 planned",
    ]
    assert page.count(MEANS) == 1


def test_planned_events_are_drawn_hollow(small: Site) -> None:
    small.lead("It rained [@rain#hours].", PLANNED)
    drawing = piece(small.build().pages["timeline.html"], r'(<div class="strip".*?\n</div>)')
    marks, _, key = drawing.partition('<p class="key">')
    assert re.findall(r'<a href="#[^"]+"( class="planned")? tabindex="-1"><title>(.*?)</title>', marks) == [
        ("", "5 January 2026: Rain falls on Ada Lane"),
        (' class="planned"', "9 January 2026, planned: Ada Lane is to leave"),
        (' class="planned"', "March 2026, planned: Ada Lane is to come back"),
    ]
    assert re.findall(r"</svg>(.*?)</span>", key)[-1] == "Hollow or broken, planned"


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        pytest.param(("2025-01", "2026-03"), ["2025", "2026"], id="years"),
        pytest.param(
            tuple(str(year) for year in range(1900, 2030, 10)),
            [f"{n}s" for n in range(1900, 2030, 10)],
            id="decades",
        ),
    ],
)
def test_rows_of_a_timeline_have_their_labels(small: Site, dates: tuple[str, ...], labels: list[str]) -> None:
    small.lead(
        "It rained [@rain].", "events:\n" + "".join(f"  - {{date: {date}, text: Rain}}\n" for date in dates)
    )
    drawing = piece(small.build().pages["timeline.html"], r'(<div class="strip".*?\n</div>)')
    assert re.findall(r'<div><a href="#[^"]+" tabindex="-1">([^<]*)</a><svg', drawing) == labels


def test_events_without_a_day_share_a_line_with_their_number(small: Site) -> None:
    small.lead(
        "It rained [@rain].",
        "events:\n  - {date: 2026-02-03, text: Ice}\n" + "  - {date: 2026-02, text: Rain}\n" * 3,
    )
    drawing = piece(small.build().pages["timeline.html"], r'(<div class="strip".*?\n</div>)')
    assert re.findall("<title>(.*?)</title>", drawing) == [
        "February 2026, no day given: 3 events",
        "3 February 2026: Ice",
    ]
    assert re.findall(r'<text x="([\d.]+)%" y="[\d.]+">(\d+)</text>', drawing) == [("12.5", "3")]


QUAY = "briefings/land/quay.md"


def drawn_by_region(small: Site, water: str, land: str) -> str:
    """The drawing of the timeline, for events in two regions."""
    small.write(
        briefing("Rain.", f"events: [{water}]", title="Rain")
        + briefing("Rain.", f"events: [{land}]", path=QUAY, region="land", title="Quay")
    )
    return piece(small.build().pages["timeline.html"], r'(<div class="strip.*?\n</div>)')


def test_a_timeline_of_several_regions_has_a_row_for_each(small: Site) -> None:
    """In the site's order, over the same months; each row leads to its region, each mark to its event."""
    drawing = drawn_by_region(
        small,
        "{date: 2026-01-16, text: Rain falls}, {date: 2026-02, planned: true, text: It dries}",
        "{date: 2025-11, text: The quay shuts}",
    )
    years, months, *rows = re.findall(
        r"<div[ >].*?</div>", drawing.removeprefix('<div class="strip'), re.DOTALL
    )
    assert re.findall(r'<text x="([\d.]+)%" y="12">(\d+)</text>', years) == [
        ("0.0", "2025"),
        ("50.0", "2026"),
    ]
    assert re.findall(r">([A-Z])</text>", months) == ["N", "D", "J", "F"]
    assert [re.findall(r'<div><a href="([^"]+)" tabindex="-1">([^<]*)</a>', row) for row in rows] == [
        [("water/index.html", "Water")],
        [("land/index.html", "Land")],
    ]
    assert [re.findall(r'href="#(t-[^"]+)"', row) for row in rows] == [
        ["t-2026-01-16--water--lead-1", "t-2026-02--water--lead-1"],
        ["t-2025-11--land--quay-1"],
    ]
    assert re.findall(r'<circle cx="([\d.]+)%', rows[0]) == ["62.5"]
    assert re.findall(r'<rect class="reach" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', "".join(rows)) == [
        ("75.4", "24.2"),
        ("0.4", "24.2"),
    ]
    assert drawing.count('class="planned"') == 2  # the mark, and what it means


@pytest.mark.parametrize(
    ("water", "land", "by_region"),
    [
        pytest.param("2024-02", "2026-01-31", True, id="two years"),
        pytest.param("2024-01-31", "2026-01-01", False, id="a month more"),
        pytest.param("2026", "2026-05", True, id="a year by itself"),
    ],
)
def test_regions_share_months_only_where_these_are_few(
    small: Site, water: str, land: str, by_region: bool
) -> None:
    drawing = drawn_by_region(small, f"{{date: {water}, text: Rain}}", f"{{date: {land}, text: Rain}}")
    assert ("of-regions" in drawing) is by_region
    assert ("Water" in drawing) is by_region


def test_crowded_months_of_regions_are_counted(small: Site) -> None:
    many = ", ".join(f"{{date: 2025-12-05, text: Event {n}}}" for n in range(MOST_LANES + 2))
    drawing = drawn_by_region(small, many, "{date: 2026-01, text: Rain}")
    assert re.findall(r'<title>(.*?)</title><rect class="column"', drawing) == [
        f"December 2025: {MOST_LANES + 2} events"
    ]


def test_planned_events_of_a_crowded_month_are_counted_by_themselves(small: Site) -> None:
    events = [
        f"  - {{date: 2026-03-05, planned: {str(n < 4).lower()}, text: Event {n}}}\n" for n in range(20)
    ]
    small.lead("It rained [@rain#hours].", f"events:\n{''.join(events)}")
    drawing = piece(small.build().pages["timeline.html"], r'(<div class="strip".*?\n</div>)')
    columns = re.findall(
        r'<title>(.*?)</title><rect class="column"[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', drawing
    )
    assert [title for title, _, _ in columns] == ["March 2026: 16 events", "March 2026, planned: 4 events"]
    (_, y, _), (_, top, height) = columns
    assert float(top) + float(height) == float(y)


def test_planned_events_say_so_to_other_programs(small: Site) -> None:
    small.lead("It rained [@rain#hours].", PLANNED)
    tree = small.build().tree
    assert json.loads(tree["water/lead.json"])["events"] == [
        {"date": "2026-01-05", "text": "Rain falls on Ada Lane", "planned": False},
        {"date": "2026-01-09", "text": "Ada Lane is to leave", "planned": True},
        {"date": "2026-03", "text": "Ada Lane is to come back", "planned": True},
    ]
    (item,) = (i for i in json.loads(tree["feed.json"])["items"] if i["title"] == "Rain on the quay")
    assert "<p>5 January 2026</p>" in item["content_html"]
    assert "<p>March 2026, planned</p>" in item["content_html"]
    found = "".join(data.decode() for name, data in tree.items() if name.startswith("assets/passages."))
    assert "March 2026, planned: Ada Lane is to come back" in found


def test_without_planned_events_no_word_of_them(small: Site) -> None:
    small.lead("It rained [@rain#hours].", EVENTS)
    page = small.build().pages["timeline.html"]
    assert "lanned" not in page


def test_single_event_is_not_drawn(small: Site) -> None:
    small.lead("It rained.", 'events:\n  - {date: 2026-01, text: "Rain"}\n')
    assert 'class="strip"' not in small.build().pages["timeline.html"]


def test_a_thousand_events_make_a_small_picture(small: Site) -> None:
    events = "".join(
        f"  - {{date: {2016 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}, text: Event {n}}}\n"
        for n in range(1000)
    )
    small.write(briefing("It rained.", f"events:\n{events}"))
    pages = small.build().pages
    years = [html for address, html in pages.items() if address.startswith("timeline-")]
    assert sum(html.count('<li id="t-') for html in years) == 1000
    for page in (pages["timeline.html"], *years):
        drawing = piece(page, r'(<div class="strip".*?\n</div>)')
        assert len(drawing) < 40_000
        targets = re.findall(r'href="#(t-[^"]+)"', drawing)
        assert targets
        assert all(f'<li id="{target}"' in page for target in targets)


def test_pictures_speak_the_language_of_the_site(small: Site) -> None:
    small.edit("config.yaml", "title: Harbour Notes", "title: Harbour Notes\nlanguage: ja")
    small.lead("It rained [@rain#hours].", EVENTS)
    result = small.build()
    assert tiles(result.pages["index.html"])[0][2] == "Water 解説1本 出典1点 2026年1月7日 現在"
    assert ">12</text>" in result.pages["timeline.html"]
    assert "当サイトのよりどころ" in result.pages["sources/index.html"]
