"""What published pages weigh: within the budgets, and told rightly."""

from __future__ import annotations

import gzip

import pytest

from benchmarks.audit import SYNTHETIC
from benchmarks.weights import BUDGETS, QUERY_BUDGET, Weight, heaviest, main, query, weigh
from tests.sites import Result, Site
from tests.test_pages import KINDS, type_of
from tests.test_real_site import ARCHIVE, copy


@pytest.fixture(scope="module", params=["own", "synthetic"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The repository's own site, and the one in Japanese that `make audit` measures."""
    folder = tmp_path_factory.mktemp(request.param) / "site"
    if request.param == "own":
        return copy(folder).build(archive=ARCHIVE)
    site = Site(folder)
    site.write(SYNTHETIC.read_text(encoding="utf-8"))
    site.pin()
    return site.build()


def test_the_sites_have_no_faults(built: Result) -> None:
    assert built.faults == []
    assert built.outcome.complete


def test_every_page_keeps_its_budgets(built: Result) -> None:
    assert [fault for weight in weigh(built.tree) for fault in weight.excesses()] == []


def test_a_site_is_told_one_page_at_a_time_as_it_is_told_in_all(built: Result) -> None:
    weights = weigh(built.tree)
    for of, found in heaviest(built.output).items():
        same = [weight for weight in weights if weight.type == of]
        assert (found.pages, found.raw) == (len(same), max(weight.raw for weight in same))
        assert found.html in [weight.html for weight in same] or found.html < BUDGETS["html"] // 3
    assert query(built.output).all < QUERY_BUDGET
    assert main([str(built.output)]) == 0


def test_a_page_that_is_too_long_and_an_index_that_is_too_large_are_told(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    built = small.build()
    page = built.output / "about.html"
    page.write_bytes(page.read_bytes() + b" " * BUDGETS["raw"])
    assert main([str(built.output)]) == 1
    (told,) = [line for line in capsys.readouterr().out.splitlines() if line.endswith("OVER")]
    assert told.startswith("about")


def test_every_type_of_page_is_weighed(built: Result) -> None:
    assert {weight.type for weight in weigh(built.tree)} == {type_of(address) for address in KINDS}


def test_a_page_that_takes_all_it_may_is_within_and_a_byte_more_is_not() -> None:
    full = {name: BUDGETS[name] for name in ("raw", "html", "css", "js")}
    spare = BUDGETS["in all"] - sum(full[name] for name in ("html", "css", "js"))
    assert _weight(**full, other=spare).excesses() == []
    assert _broken(_weight(**full, other=spare + 1)) == ["all"]
    assert _broken(_weight(html=full["html"] + 1)) == ["html"]
    assert _broken(_weight(raw=full["raw"] + 1)) == ["raw"]
    assert _broken(_weight(requests=7)) == ["requests"]


def _broken(weight: Weight) -> list[str]:
    return [fault.split(" of ")[0].split()[-2] for fault in weight.excesses()]


def _weight(requests: int = 6, **sizes: int) -> Weight:
    parts = dict.fromkeys(("raw", "html", "css", "js", "other", "later"), 0) | sizes
    return Weight("x/x.html", "briefing", **parts, requests=requests, strangers=(), unsized=())


FILES = {
    "assets/a.1.css": b"p { color: red }" * 20,
    "assets/a.1.js": b'load("assets/first.1.js")',
    "assets/first.1.js": b'load(["assets/second.1.js", "assets/gone.1.js"])',
    "assets/second.1.js": b"0" * 500,
    "assets/map.1.png": b"png" * 40,
}
HEAD = (
    '<link rel="stylesheet" href="../assets/a.1.css"><link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">'
)


def _page(body: str, type: str = "briefing", address: str = "x/x.html", **more: bytes) -> Weight:
    html = f'<!doctype html><head>{HEAD}</head><body data-page-type="{type}">{body}</body>'.encode()
    (weight,) = weigh({**FILES, **more, address: html})
    return weight


def _gzipped(*names: str) -> int:
    return sum(len(gzip.compress(FILES[name], 6, mtime=0)) for name in names)


def test_a_file_is_fetched_once_and_an_icon_in_the_page_not_at_all() -> None:
    weight = _page(
        '<img src="../assets/map.1.png" width=1 height=1><img src="../assets/map.1.png" width=1 height=1>'
    )
    assert (weight.css, weight.js, weight.other) == (
        _gzipped("assets/a.1.css"),
        0,
        _gzipped("assets/map.1.png"),
    )
    assert weight.requests == 3
    assert weight.excesses() == []


def test_only_the_search_page_is_charged_with_the_index() -> None:
    script = '<script defer src="../assets/a.1.js"></script>'
    assert _page(script).later == 0
    searching = _page(script, type="search")
    assert searching.later == _gzipped("assets/first.1.js", "assets/second.1.js")
    assert searching.requests == 3


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<img src="../assets/map.1.png" width=9>', "../assets/map.1.png has no width and height"),
        (
            '<script src="https://cdn.example/a.js"></script>',
            "fetches https://cdn.example/a.js from another site",
        ),
    ],
    ids=["a picture without a height", "a script of another site"],
)
def test_what_a_page_must_not_have(body: str, fault: str) -> None:
    assert _page(body).excesses() == [f"x/x.html: {fault}"]


def test_a_file_that_is_not_published_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"x/x\.html names assets/none\.1\.css"):
        _page('<link rel="stylesheet" href="../assets/none.1.css">')


def test_the_icon_of_the_nearest_theme_stands_in_the_page(small: Site) -> None:
    small.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n-- themes/mine/static/favicon.svg --\n<svg id='&amp;\"'/>"
    )
    small.edit("config.yaml", "base_url:", "theme: mine\nbase_url:")
    assert (
        '<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,%3Csvg%20id=%27%26amp;%22%27/%3E'
        in (small.build().pages["index.html"])
    )
