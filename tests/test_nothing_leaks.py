"""What is not for readers is in no byte that they get: a word is planted in every such place, and looked for.

The words are made up, so that they stand nowhere else. To see that the search finds what is there, it looks at a site
with its drafts too, where most of the words of drafts must turn up.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pypdf
import pytest

from briefing_site.engine.book import export_book
from briefing_site.view.book_pages import Form
from tests.sites import Result, Site
from tests.test_export import needs_pango
from tests.test_file_metadata import CLEANED
from tests.test_picture_metadata import (
    avif,
    gif_with,
    jpeg,
    png,
    png_chunk,
    png_with,
    segment,
    webp,
    with_segments,
)

_WORD = re.compile(r"zq[a-z]{4,}")

DRAFT = """\
-- briefings/water/zqslug.md --
---
title: About zqtitle
region: water
date: 2026-01-09
summary: It is zqsummary.
authors: [Zqauthor Lane]
topics: [zqtopic]
people: [Zqperson Lane]
draft: true  # zqyamlremark
judgements:
  - text: The zqjudgement asks for rain [@zqsource#zqexcerpt].
    confidence: low
    because: it is zqbecause
events:
  - {date: 2026-01-02, text: "The zqevent met [@rain#zqonlydraft]."}
corrections:
  - {date: 2026-01-10, text: The zqcorrection was wrong.}
---
## The zqheading

The zqbody rained [see @zqsource#zqexcerpt, p. 3 zqsuffix]. A claim without a source.
<!-- lint: uncited-claim zqwaiverofdraft -->

<!-- zqremark -->

`zqcode` and [a zqlinktext](https://zqhost.example/) and [data](zqtable.csv) and a mark[^zqnote].

![A zqaltwords](zqfigure.gif "The zqcaption")

[^zqnote]: The zqfootnote.
"""

LOOSE_DRAFT = """\
-- briefings/water/zqloose.md --
---
title: About zqloosetitle
region: water
draft: true
---
The zqloosebody cites [@zqofloose#zqlooseexcerpt] and ![it](zqloosepicture.gif).
"""

LOOSE = "briefings/water/zqloose.md"

CARDS = """\
-- seeds/zqsource.md --
---
title: The zqsourcetitle
author: [Zqsourceauthor Lane]
publisher: Zqpublisher
url: https://zqsourcehost.example/zqsourcepath
archive: zqarchive.txt
kind: news
perspective: the zqperspective
descriptor: It is zqdescriptor.
---
## zqexcerpt {at="1" speaker="Zqspeaker"}
> the zqquotation fell

The zqgist, with ![a picture](zqofcard.gif).
-- seeds/archive/zqarchive.txt --
Here the zqquotation fell on zqdocument.
-- seeds/zqofloose.md --
---
title: The zqloosesource
publisher: Quay Post
archive: zqloosearchive.txt
kind: news
---
## zqlooseexcerpt {at="1"}
> of the zqloosequotation
-- seeds/archive/zqloosearchive.txt --
Words of the zqloosequotation.
-- seeds/zqnobody.md --
---
title: The zqnobodytitle
publisher: Zqnobodypublisher
archive: null
kind: news
---
## zqnobodyexcerpt
> zqnobodyquotation

The zqnobodygist.
-- seeds/vault.md --
---
title: The vault
publisher: Quay Post
archive: zqvault.txt
kind: news
rights: private  # zqprivateremark
---
<!-- zqprivatecomment -->
## inside {at="1"}
> the zqprivatequotation slept in its zqprivaterest

Translation: the zqprivatetranslation

Somebody slept. <!-- zqgistcomment -->

## other {at="1"}
> its zqprivaterest
-- seeds/archive/zqvault.txt --
Before zqbefore that the zqprivatequotation slept in its zqprivaterest for zqafter ever.
"""

PUBLISHED = """\
-- briefings/water/lead.md --
---
# zqfrontremark
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
---
Rain fell for six hours [@rain#hours], and somebody slept [@vault#inside]. <!-- zqpublicremark -->

A claim without a source. <!-- lint: uncited-claim zqwaiver -->

![The quay](quay.jpg) ![The mole](mole.png) ![The pier](pier.gif) ![The buoy](buoy.webp) ![The lamp](lamp.avif)
![The rope](rope.svg) ![Two](two.jpg) ![Three](three.png)

Files: FILES.

[zqdefinition]: https://zqdefinition.example/ "zqdefinitiontitle"

[^zqunused]: The zqunusedtext, with [data](zqunused.csv) and [@zqofnote#zqnoteexcerpt].
-- seeds/zqofnote.md --
---
title: The zqnotetitle
publisher: Quay Post
archive: null
kind: news
---
## zqnoteexcerpt
> zqnotequotation
"""

UNPUBLISHED = """\
-- briefings/water/zqunlinked.csv --
zqunlinkedcontent
-- briefings/water/README.md --
zqreadme
-- briefings/README.md --
zqtopreadme
-- briefings/water/.zqhidden.md --
zqhiddencontent
-- briefings/water/lead.md.bak --
zqbackup
-- briefings/water/quay.jpg.source.yaml --
url: https://zqpicturenote.example/
-- seeds/README.md --
zqseedsreadme
-- seeds/archive/zqextra.txt --
zqextracontent
-- drafts/zqidea.md --
---
title: The zqidea
---
zqideabody
-- notes.txt --
zqnotes
-- themes/other/theme.yaml --
# zqothertheme
-- themes/other/static/zqotherfile.css --
a{b:zqothercss}
-- themes/ours/theme.yaml --
# zqthemeremark
name: ours
extends: base
-- themes/ours/static/book/zqbook.css --
a{b:zqbookcss}
-- themes/ours/templates/about.html --
{# zqtemplateremark #}{% extends "base/about.html" %}
-- themes/ours/static/mark.svg --
<svg xmlns="http://www.w3.org/2000/svg"><!-- zqthemedrawing --><path d="M0 0"/></svg>
-- config.yaml --
# zqconfigremark
title: Harbour Notes
base_url: https://harbour.example/notes/
theme: ours
regions:
  water: {name: Water}
  land: {name: Land}
"""

_ONLY_DRAFT = """
## zqonlydraft {at="3"}
> a dry week

The zqonlydraftgist.

## zqnotused {at="3"}
> The mayor expects

The zqnotusedgist.
"""

PICTURES: Mapping[str, bytes] = {
    "quay.jpg": jpeg(6).replace(b"Nahid of Quay Street", b"zqjpeg zqjpeg zqjpeg"),
    "two.jpg": with_segments(segment(0xED, b"Photoshop 3.0\0" + b"zqiptc"), segment(0xFE, b"zqjpegcomment")),
    "mole.png": png(orientation=3).replace(b"Nahid of Quay Street", b"zqpngs zqpngs zqpngs"),
    "three.png": png_with(png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"zqzippedtext"))),
    "pier.gif": gif_with(b"\x21\xfe\x06zqgifs\0"),
    "buoy.webp": webp().replace(b"Nahid of Quay Street", b"zqwebp zqwebp zqwebp"),
    "lamp.avif": avif().replace(b"Nahid of Quay Street", b"zqavif zqavif zqavif"),
    "rope.svg": b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i.example/"><!-- zqsvgcomment --><metadata>zqsvgmetadata</metadata><g i:file="/home/zqsvgeditor"/></svg>',
    "zqtable.csv": b"zqtablecontent",
    "zqfigure.gif": gif_with(),
    "zqloosepicture.gif": gif_with(b"\0"),
    "zqunused.csv": b"zqunusedcontent",
}  # fmt: skip


@pytest.fixture
def planted(small: Site) -> Site:
    """A site without an error that has a word in every place that is not for readers."""
    small.write(DRAFT + LOOSE_DRAFT + CARDS + PUBLISHED + UNPUBLISHED)
    names = {f"file-{number}.{ending}": make() for number, (ending, make) in enumerate(CLEANED.values())}
    small.edit("briefings/water/lead.md", "FILES", ", ".join(f"[it]({name})" for name in names))
    for name, data in names.items():
        small.put(f"briefings/water/{name}", data)
    small.append("seeds/rain.md", _ONLY_DRAFT)
    for name, data in PICTURES.items():
        small.put(f"briefings/water/{name}", data)
    small.put("seeds/zqofcard.gif", gif_with(b"\0\0"))
    small.put("briefings/water/.zqhidden.gif", b"GIF89a")
    state = {"claims": ["zqeditionclaim [@rain#hours]"], "date": "2026-01-01", "text": "0123456789abcdef"}
    editions = {"briefings": {"water/zqslug": state}, "version": 1}
    small.put("seeds/editions.lock", json.dumps(editions, indent=1) + "\n")
    small.pin(drafts=True)
    return small


def words_of(data: bytes) -> set[str]:
    """The planted words in bytes, in whatever form and compression they stand there."""
    return {
        word for each in _forms(data, 0) for word in _WORD.findall(each.decode("utf-8", "replace").lower())
    }


_BASE64 = re.compile(rb"base64,([A-Za-z0-9+/=]+)")
_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
_STREAM = re.compile(rb"stream\r?\n")


def _forms(data: bytes, depth: int) -> Iterator[bytes]:
    yield data
    # Words that run into others: of addresses, of names of files, of digests.
    yield re.sub(rb"[^A-Za-z]+", b" ", data)
    if depth > 4:
        return
    inside: list[bytes] = []
    text = html.unescape(data.decode("utf-8", "ignore"))
    inside += [form for form in (text.encode(), unquote_to_bytes(data)) if form != data]
    if b"\\u" in data:
        inside.append(_ESCAPE.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "ignore"), data))
    if data.startswith(b"\x1f\x8b"):
        inside.append(gzip.decompress(data))
    if data.startswith(b"PK"):
        # Of the copies above, which are cut short, none can be opened.
        with contextlib.suppress(zipfile.BadZipFile, ValueError), zipfile.ZipFile(io.BytesIO(data)) as held:
            inside += [held.read(name) for name in held.namelist()] + [
                name.encode() for name in held.namelist()
            ]
    for found in _BASE64.finditer(data):
        try:
            inside.append(base64.b64decode(found[1]))
        except binascii.Error:
            continue
    if data.startswith(b"\x89PNG"):
        inside += [_inflated(data[at + 2 :]) for at in range(len(data) - 1) if data[at : at + 2] == b"\0\0"]
    if data.startswith(b"%PDF") and depth == 0:
        inside += [_inflated(data[found.end() :]) for found in _STREAM.finditer(data)]
        book = pypdf.PdfReader(io.BytesIO(data))
        inside += [page.extract_text().encode() for page in book.pages]
        inside += [repr((book.metadata, book.attachments, book.outline)).encode()]
    for each in inside:
        if each:
            yield from _forms(each, depth + 1)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def found_in(tree: Mapping[str, bytes]) -> dict[str, set[str]]:
    """The planted words in some files and in their names, each with the files that hold it."""
    found: dict[str, set[str]] = {}
    for path, data in tree.items():
        for word in words_of(data) | words_of(path.encode()):
            found.setdefault(word, set()).add(path)
    return found


def planted_words(site: Site) -> set[str]:
    held = {path: data for path, data in files_of(site) if not path.startswith((".cache/", "build/"))}
    return set(found_in(held))


def files_of(site: Site) -> Iterator[tuple[str, bytes]]:
    for path in site.root.rglob("*"):
        if path.is_file():
            yield path.relative_to(site.root).as_posix(), path.read_bytes()


_OF_DRAFTS = (
    "slug title summary author topic person judgement source excerpt because event onlydraft correction heading body suffix code"
    " linktext host table tablecontent altwords figure caption footnote sourcetitle sourceauthor publisher sourcehost sourcepath perspective"
    " descriptor speaker quotation gist ofcard onlydraftgist note editionclaim"
)  # fmt: skip
_OF_UNUSED = (
    "nobody nobodytitle nobodypublisher nobodyexcerpt nobodyquotation nobodygist ofloose loosesource looseexcerpt"
    " loosequotation ofnote notetitle noteexcerpt notequotation notused notusedgist"
)
SHOWN_WITH_DRAFTS = {f"zq{name}" for name in f"{_OF_DRAFTS} {_OF_UNUSED}".split()}
"""The words that a site built with its drafts shows: those of drafts, and of sources that nobody uses yet."""


def errors(built: Result) -> list[str]:
    return [str(fault) for fault in built.diagnostics if fault.severity.value == "error"]


def test_no_word_that_is_not_for_readers_is_published(planted: Site) -> None:
    words = planted_words(planted)
    assert len(words) > 100
    built = planted.build()
    assert errors(built) == []
    assert "water/lead.html" in built.pages
    assert words & set(found_in(built.tree)) == set()

    planted.delete(LOOSE)
    shown = planted.build(drafts=True)
    assert errors(shown) == []
    with_drafts = {word: paths for word, paths in found_in(shown.tree).items() if word in words}
    assert set(with_drafts) - SHOWN_WITH_DRAFTS == set()
    assert SHOWN_WITH_DRAFTS - set(with_drafts) == set()
    assert any(path.startswith("assets/terms.") for path in with_drafts["zqbody"])

    assert words & set(found_in(planted.build().tree)) == set()  # and nothing of them stays


@pytest.mark.parametrize("form", [pytest.param("pdf", marks=needs_pango), "docx", "epub"])
def test_a_book_has_none_of_the_words(planted: Site, tmp_path: Path, form: Form) -> None:
    for name in (
        "buoy.webp",
        "lamp.avif",
    ):  # their pixels are made up, and not every form of book can hold them
        planted.put(f"briefings/water/{name}", PICTURES["mole.png"])
    words, path = planted_words(planted), tmp_path / f"book.{form}"
    result = export_book(planted.options(), "", form, path)
    assert result.path == path
    assert words & set(found_in({path.name: path.read_bytes()})) == set()
    planted.delete(LOOSE)
    with_drafts = export_book(planted.options(drafts=True), "", form, tmp_path / f"drafts.{form}")
    assert with_drafts.path
    seen = words & set(found_in({f"drafts.{form}": with_drafts.path.read_bytes()}))
    assert {"zqtitle", "zqbody", "zqquotation"} <= seen <= SHOWN_WITH_DRAFTS
