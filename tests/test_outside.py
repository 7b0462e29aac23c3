"""What pages load from other sites: told where it is blocked, allowed host by host, for every page alike."""

from __future__ import annotations

import re
from html import unescape

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.model.outside import NO_HOSTS, OutsideHosts, as_host, host_of
from tests.previews import previewing
from tests.sites import LEAD, PAGE, Site, briefing

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
PICTURE = "![A map](https://a.example/x.png)"
ALLOWED = "policy: {outside: {images: [a.example]}}\n"
MINE = "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"


def policies(pages: dict[str, str]) -> set[str]:
    pattern = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
    return {unescape(found[1]) if (found := pattern.search(html)) else "" for html in pages.values()}


# --- the policy ----------------------------------------------------------------------------------


def test_a_site_loads_nothing_from_elsewhere() -> None:
    assert NO_HOSTS.policy() == STRICT


def test_every_kind_of_host_stands_in_the_policy() -> None:
    hosts = OutsideHosts(("i.example", "*.j.example"), ("s.example",), ("c.example",), ("f.example",), ("w.example",), ("m.example:8443",))  # fmt: skip
    assert hosts.policy() == (
        "default-src 'none'; script-src 'self' https://s.example; style-src 'self' https://c.example; "
        "img-src 'self' data: https://i.example https://*.j.example; font-src 'self' https://f.example; "
        "connect-src 'self'; manifest-src 'self'; frame-src https://w.example; media-src https://m.example:8443; "
        "base-uri 'none'; form-action 'self'"
    )


ALLOWS = {
    "host": ("a.example", "https://a.example/x.png", True),
    "host by its address": ("https://A.example/", "https://a.example/x.png", True),
    "host in capitals": ("a.example", "HTTPS://A.Example/x.png", True),
    "usual port": ("a.example", "https://a.example:443/x.png", True),
    "another port": ("a.example", "https://a.example:8443/x.png", False),
    "port": ("a.example:8443", "https://a.example:8443/x.png", True),
    "host below it": ("a.example", "https://b.a.example/x.png", False),
    "all below it": ("*.a.example", "https://b.a.example/x.png", True),
    "all below it and itself": ("*.a.example", "https://a.example/x.png", False),
    "end of a name": ("*.a.example", "https://ba.example/x.png", False),
    "not encrypted": ("a.example", "http://a.example/x.png", False),
    "name before the host": ("a.example", "https://a.example@b.example/x.png", False),
    "letters beyond ASCII": ("bücher.example", "https://bücher.example/x.png", True),
    "letters as they are sent": ("bücher.example", "https://xn--bcher-kva.example/x.png", True),
}


@pytest.mark.parametrize(("host", "address", "allowed"), ALLOWS.values(), ids=ALLOWS)
def test_a_host_allows(host: str, address: str, allowed: bool) -> None:
    assert OutsideHosts(images=(as_host(host),)).allow("image", address) is allowed
    assert not OutsideHosts(scripts=(as_host(host),)).allow("image", address)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a b",
        "http://a.example",
        "https://a.example/x",
        "a.example/x",
        "a.example;",
        "'self'",
        "*",
        "a.*.example",
        "ann@a",
    ],
)
def test_what_is_no_host(small: Site, written: str) -> None:
    assert as_host(written) == ""
    small.append("config.yaml", f'policy: {{outside: {{images: ["{written}"]}}}}\n')
    assert [fault.code for fault in small.check().diagnostics] == ["wrong-type"]


def test_an_address_without_a_host() -> None:
    assert [host_of(a) for a in ("https://[x", "https://", "/x", "https://a.example:99999/")] == [""] * 4


# --- texts ---------------------------------------------------------------------------------------

TEXTS = {
    "Markdown": "![A map](«blocked-by-policy»https://a.example/x.png)",
    "HTML": '<img src="«blocked-by-policy»https://a.example/x.png?a=1&amp;b=2" alt="">',
    "HTML in capitals": "<IMG ALT='' SRC=«blocked-by-policy»https://a.example/x.png>",
    "either scheme": "![A map](«blocked-by-policy»//a.example/x.png)",
    "not encrypted": "![A map](«blocked-by-policy»http://a.example/x.png)",
    "title": '![A map](«blocked-by-policy»https://a.example/x.png "The map")',
    "in a link": "[![A map](«blocked-by-policy»https://a.example/x.png)](https://a.example/)",
    "reference": "![A map][map]\n\n[map]: «blocked-by-policy»https://a.example/x.png",
    "footnote": "Rain[^n].\n\n[^n]: Seen ![A map](«blocked-by-policy»https://a.example/x.png).",
    "second of two": "Rain\n\n![a](https://a.example/x.png)".replace("https", "«blocked-by-policy»https"),
    "code": "`![A map](https://a.example/x.png)`",
    "indented code": "Rain:\n\n    ![A map](https://a.example/x.png)",
    "fence": "```\n![A map](https://a.example/x.png)\n```",
    "comment": "Rain.\n\n<!-- ![A map](https://a.example/x.png) -->",
    "link": "[A map](https://a.example/x.png)",
}


@pytest.mark.parametrize("body", TEXTS.values(), ids=TEXTS)
def test_a_picture_of_another_site(small: Site, body: str) -> None:
    expected = small.expect(briefing(body))
    assert small.check().faults == expected
    small.append("config.yaml", ALLOWED)
    seen = small.build()
    unsafe = "http://" in body or "»//" in body
    assert seen.faults == (expected if unsafe else [])
    if expected and not unsafe:
        assert '<img src="https://a.example/x.png' in re.sub(r'alt="[^"]*" ', "", seen.pages[PAGE])


def test_a_picture_in_the_front_matter_and_on_a_card(small: Site) -> None:
    expected = small.expect(
        briefing(
            "Rain.",
            "judgements:\n  - {text: 'It ![a](«blocked-by-policy»https://a.example/x.png) [@rain#hours].', "
            "confidence: low, because: x}",
        )
    )
    small.edit("seeds/rain.md", "It rained for long.", f"It rained {PICTURE}.")
    small.pin()
    assert small.check().faults == [*expected, "seeds/rain.md:12:20 blocked-by-policy"]


def test_an_allowed_host_stands_in_the_policy_of_every_page(small: Site) -> None:
    small.lead(PICTURE, "topics: [rain]\npeople: [Ann Lee]")
    small.append("config.yaml", ALLOWED)
    built = small.build()
    assert built.faults == []
    assert policies(dict(built.pages)) == {STRICT.replace("data:", "data: https://a.example")}
    assert {re.search(r'data-page-type="([a-z0-9-]+)"', html)[1] for html in built.pages.values()} >= {  # type: ignore[index]
        "home", "region", "briefing", "source", "sources-index", "topic", "topics", "person", "timeline", "search",
        "disagreements", "corrections", "about", "404",
    }  # fmt: skip


def test_hosts_that_change_are_on_every_page_of_an_engine_in_use(small: Site) -> None:
    small.lead(PICTURE)
    engine = Engine(small.options())
    assert [fault.code for fault in engine.look().faults] == ["blocked-by-policy"]
    small.append("config.yaml", ALLOWED)
    state = engine.look()
    assert state.faults == ()
    assert policies({a: state.render_shown(a).html for a in state.pages}) == {  # type: ignore[union-attr]
        STRICT.replace("data:", "data: https://a.example")
    }
    small.edit("config.yaml", "a.example", "b.example")
    assert [fault.code for fault in engine.look().faults] == ["blocked-by-policy"]


def test_the_preview_sends_the_same_policy(small: Site) -> None:
    small.lead(PICTURE)
    small.append("config.yaml", ALLOWED)
    with previewing(small) as preview:
        sent = preview.get(f"/{PAGE}").headers["Content-Security-Policy"]
        assert sent.startswith(STRICT.replace("data:", "data: https://a.example"))
        assert preview.get("/feed.xml").headers["Content-Security-Policy"].startswith("sandbox;")
        small.edit("config.yaml", ALLOWED, "")
        sent = preview.get(f"/{PAGE}").headers["Content-Security-Policy"]
        assert sent.startswith(STRICT)


# --- themes --------------------------------------------------------------------------------------

TEMPLATES = {
    "script": ('<script src="«blocked-by-policy»https://a.example/x.js"></script>', "scripts: [a.example]"),
    "script in capitals": ("<SCRIPT SRC='«blocked-by-policy»HTTPS://a.example/x.js'></SCRIPT>", "scripts"),
    "script of either scheme": ('<script src="«blocked-by-policy»//a.example/x.js"></script>', "scripts"),
    "script with a part filled in": (
        '<script src="«blocked-by-policy»https://a.example/{{ page.head.type }}.js"></script>', "scripts: [a.example]"),
    "script that is preloaded": ('<link rel="modulepreload" href="«blocked-by-policy»https://a.example/x.js">', "scripts"),
    "style sheet": ('<link rel="stylesheet" href="«blocked-by-policy»https://a.example/x.css">', "styles: [a.example]"),
    "font": ('<link rel=preload as=font href="«blocked-by-policy»https://a.example/x.woff2">', "fonts: [a.example]"),
    "icon": ('<link rel="apple-touch-icon" href="«blocked-by-policy»https://a.example/x.png">', "images"),
    "picture": ('<p>\n  <img alt="" src="«blocked-by-policy»https://a.example/x.png">', "images: [a.example]"),
    "pictures by width": ('<img alt="" src="x.png" srcset="x.png 1x, «blocked-by-policy»https://a.example/x.png 2x">', "images"),
    "frame": ('<iframe src="«blocked-by-policy»https://a.example/x"></iframe>', "frames: [a.example]"),
    "video": ('<video src="«blocked-by-policy»https://a.example/x.mp4"></video>', "media: [a.example]"),
    "poster": ('<video poster="«blocked-by-policy»https://a.example/x.png"></video>', "images"),
    "inline script": ("<p>\n«blocked-by-policy»<script>a()</script>", "load that with asset()"),
    "inline style sheet": ("«blocked-by-policy»<style>p { color: red }</style>", "style sheet in static/"),
    "style attribute": ('<p «blocked-by-policy»style="color: red">', "a style attribute"),
    "event handler": ('<p «blocked-by-policy»onclick="a()">', "the event handler onclick"),
    "plug-in": ('«blocked-by-policy»<object data="x.svg"></object>', "link to what it shows"),
    # --- what is not blocked
    "own files": ('<script defer src="{{ asset("find.js") }}"></script><img alt="" src="{{ asset("favicon.svg") }}">', ""),
    "data": ('<script type="application/ld+json">{"a": "https://a.example/x.js"}</script>', ""),
    "link": ('<a href="https://a.example/">a</a> <link rel="license" href="https://a.example/">', ""),
    "comment": ('<!-- <script src="https://a.example/x.js"></script> -->', ""),
    "comment of the template": ('{# <script src="https://a.example/x.js"></script> #}', ""),
    "address that is filled in": ('<img alt="" src="{{ page.head.canonical or "https://a.example" }}">', ""),
}  # fmt: skip


@pytest.mark.parametrize(("html", "words"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_template(small: Site, html: str, words: str) -> None:
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    text = '{% extends "base/base.html" %}\n{% block main %}\n<h1>Lost</h1>\n' + html + "\n{% endblock %}\n"
    expected = small.expect(f"{MINE}-- themes/mine/templates/404.html --\n{text}")
    seen = small.check()
    assert seen.faults == expected
    assert words in seen.text


SHEETS = {
    "picture": ("p { background: url(«blocked-by-policy»https://a.example/x.png) }", "images: [a.example]"),
    "picture in quotation marks": ("p { background: url( '«blocked-by-policy»//a.example/x.png') }", "images"),
    "font": (
        "p {}\n@font-face {\n  font-family: A;\n  src: local(B), url(\"«blocked-by-policy»https://a.example/x.woff2\");\n}",
        "fonts: [a.example]",
    ),
    "font of data": ("@font-face { src: url(«blocked-by-policy»data:font/woff2;base64,AA) }", "into static/"),
    "style sheet": ('@import "«blocked-by-policy»https://a.example/x.css";', "styles: [a.example]"),
    "style sheet by url": ("@import url(«blocked-by-policy»https://a.example/x.css);", "styles: [a.example]"),
    "behind a font": ("@font-face { src: url(favicon.svg) } p { cursor: url(«blocked-by-policy»https://a.example/x.png), auto }", "images"),
    # --- what is not blocked
    "own file": ("p { background: url(favicon.svg) }", ""),
    "no file": ("p { background: url(«bad-theme»x.png) }", "no file x.png"),
    "no style sheet": ('@import "«bad-theme»x.css";', "no file x.css"),
    "part of a file": ("p { fill: url(#a); mask: url(favicon.svg#b) }", ""),
    "picture of data": ("p { background: url(data:image/png;base64,AA) }", ""),
    "name of a language": ('@namespace svg url(http://www.w3.org/2000/svg);\np {}', ""),
    "comment": ("/* url(https://a.example/x.png)\n@import url(https://a.example/) */ p {}", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", ["static/mine.css", "static/style.css/99-mine.css"])
@pytest.mark.parametrize(("css", "words"), SHEETS.values(), ids=SHEETS)
def test_a_style_sheet(small: Site, css: str, words: str, name: str) -> None:
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    expected = small.expect(f"{MINE}-- themes/mine/{name} --\n{css}\n")
    seen = small.check()
    assert seen.faults == expected
    assert words in seen.text


def test_a_script_that_imports(small: Site) -> None:
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    expected = small.expect(
        f'{MINE}-- themes/mine/static/mine.js --\nconst a = 1;\nimport b from "«blocked-by-policy»https://a.example/b.js";\n'
    )
    assert small.check().faults == expected


def test_a_theme_loads_from_the_hosts_that_are_allowed(small: Site) -> None:
    small.append(
        "config.yaml",
        "theme: mine\nlint: {unused-theme-file: off}\npolicy: {outside: {scripts: [a.example], styles: [a.example], fonts: [f.example]}}\n",
    )
    small.write(
        f"{MINE}-- themes/mine/static/mine.css --\n@font-face {{ src: url(https://f.example/x.woff2) }}\n"
        '-- themes/mine/templates/404.html --\n{% extends "base/base.html" %}{% block main %}<h1>Lost</h1>'
        '<script src="https://a.example/x.js"></script>{% endblock %}\n'
    )
    built = small.build()
    assert built.faults == []
    (policy,) = policies(dict(built.pages))
    assert "script-src 'self' https://a.example; style-src 'self' https://a.example;" in policy
    assert "font-src 'self' https://f.example;" in policy
    small.put("themes/mine/static/mine.css", "p { background: url(http://a.example/x.png) }")
    assert small.check().faults == ["themes/mine/static/mine.css:1:21 blocked-by-policy"]


def test_what_a_book_alone_takes_is_not_judged(small: Site) -> None:
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    small.write(
        f"{MINE}-- themes/mine/static/book/mine.css --\np {{ background: url(https://a.example/x.png) }}\n"
    )
    assert small.check().faults == []


def test_the_lead_is_named_in_the_command(small: Site) -> None:
    small.lead('<img alt="" src="//a.example/x.png?a=1&amp;b=2">')
    assert f"run briefing fetch-picture 'https://a.example/x.png?a=1&b=2' --for {LEAD};" in small.check().text
