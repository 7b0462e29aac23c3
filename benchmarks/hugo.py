"""The corpus as a site for Hugo: the same texts, with citations as its own footnotes.

Left out is what Hugo does not do: checking quotations, pages that cite a source, search, records, exports. The
templates are small ones of ours, so that what is measured is Hugo and not somebody's theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CONFIG = """\
baseURL = "http://127.0.0.1/"
title = "A corpus to measure with"
locale = "en"
uglyURLs = true
buildFuture = true
[taxonomies]
topic = "topics"
person = "people"
"""

LAYOUTS = {
    "baseof.html": """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ with .Params.summary }}<p>{{ . }}</p>{{ end }}</li>{{ end }}</ul>{{ end }}
""",
    "single.html": """\
{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
{{ with .Params.as_of }}, information up to {{ . }}{{ end }}</p>
<p>{{ .Params.summary }}</p>
{{ with .Params.judgements }}<h2>Judgements</h2>
<ul>{{ range . }}<li>{{ .text }} <b>{{ .confidence }}</b>: {{ .because }}</li>{{ end }}</ul>{{ end }}
{{ .Content }}
{{ with .Params.events }}<h2>Events</h2>
<ol>{{ range . }}<li>{{ .date }} {{ .text }}</li>{{ end }}</ol>{{ end }}
<p>{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "people" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
</article>{{ end }}
""",
}

STYLE = """\
body { max-width: 40rem; margin: auto; padding: 1rem; font: 1.125rem/1.6 serif }
nav ul { display: flex; gap: 1rem; list-style: none; padding: 0 }
table { border-collapse: collapse }
td, th { border: 1px solid; padding: .25rem }
"""


@dataclass(frozen=True, slots=True)
class _Source:
    title: str
    publisher: str
    published: str
    quotes: Mapping[str, str]


def site(corpus: Path, folder: Path) -> None:
    """Make a site for Hugo out of a corpus, in a folder that does not exist yet."""
    _write(folder / "hugo.toml", CONFIG)
    _write(folder / "static" / "style.css", STYLE)
    for name, text in LAYOUTS.items():
        _write(folder / "layouts" / "_default" / name, text)
    sources = {path.stem: _source(path.read_text("utf-8")) for path in sorted(corpus.glob("seeds/*.md"))}
    for name, source in sources.items():
        _write(folder / "content" / "sources" / f"{name}.md", _source_page(source))
    texts = {path: path.read_text("utf-8") for path in sorted(corpus.glob("briefings/*/*.md"))}
    homes = {path.stem: (path.parent.name, _key(text, "title")) for path, text in texts.items()}
    for path, text in texts.items():
        _write(folder / "content" / path.parent.name / path.name, briefing(text, sources, homes))


# --- sources -------------------------------------------------------------------------------------


def _source(card: str) -> _Source:
    quotes = dict(re.findall(r"^## (\S+) \{.*\}\n> (.+)$", card, re.MULTILINE))
    return _Source(_key(card, "title"), _key(card, "publisher"), _key(card, "published"), quotes)


def _source_page(source: _Source) -> str:
    body = "\n".join(f"## {name}\n\n> {quote}\n" for name, quote in source.quotes.items())
    front = f"title: {source.title}\ndate: {source.published}\nsummary: {source.publisher}"
    return f"---\n{front}\n---\n{body}"


def _key(text: str, name: str) -> str:
    found = re.search(rf"^{name}: (.+)$", text, re.MULTILINE)
    return found[1] if found else ""


# --- briefings -----------------------------------------------------------------------------------

_LINK = re.compile(r"\[\[(@?)([^\[\]|#]+)(?:#([^\[\]|]+))?(?:\|([^\[\]]+))?\]\]")
_CROSS = re.compile(r"\]\((\.\./[\w/-]+)\.md(#[\w-]+)?\)")
_BRACKET = re.compile(r"\[[^\[\]]*@[^\[\]]*\](?!\])")
_KEY = re.compile(r"@([a-z0-9-]+)#([a-z0-9-]+)")


def briefing(text: str, sources: Mapping[str, _Source], homes: Mapping[str, tuple[str, str]]) -> str:
    """A briefing of the corpus in Hugo's Markdown."""
    front, fence, body = text.partition("\n---\n")
    cited: dict[str, None] = {}

    def mark(key: re.Match[str]) -> str:
        name = f"{key[1]}--{key[2]}"
        cited[name] = None
        return f"[^{name}]"

    def link(found: re.Match[str]) -> str:
        own, name, heading, words = found.groups()
        if own:
            return f"[{words or sources[name].title}](../sources/{name}.html#{heading or ''})"
        slug = name.rpartition("/")[2]
        region, title = homes[slug]
        return f"[{words or title}](../{region}/{slug}.html{f'#{heading}' if heading else ''})"

    body = _LINK.sub(link, body)
    body = _CROSS.sub(lambda found: f"]({found[1]}.html{found[2] or ''})", body)
    body = _BRACKET.sub(lambda found: "".join(map(mark, _KEY.finditer(found[0]))), body)
    body = _KEY.sub(lambda found: f"{sources[found[1]].publisher}{mark(found)}", body)
    # Front matter is no Markdown to Hugo: what is cited there is named in the text.
    front = _BRACKET.sub(
        lambda found: f"({'; '.join(sources[key[1]].publisher for key in _KEY.finditer(found[0]))})", front
    )
    notes = "".join(f"[^{name}]: {_note(name, sources)}\n" for name in cited)
    return f"{front}{fence}{body}\n{notes}"


def _note(name: str, sources: Mapping[str, _Source]) -> str:
    source, _, excerpt = name.partition("--")
    of = sources[source]
    return f"[*{of.title}*](../sources/{source}.html#{excerpt}), {of.publisher}, {of.published}: “{of.quotes[excerpt]}”"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
