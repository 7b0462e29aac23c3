"""A site with everything that a book can hold, and readers for the two forms that are ZIP files."""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from urllib.parse import unquote

from briefing_site.engine.book import export_book
from briefing_site.view.book_pages import Form
from tests.sites import Site
from tests.test_metadata import PIXEL

KAZE = """\
-- seeds/kaze.md --
---
title: 風の記録
author: [山田花子]
publisher: 港新聞
kind: news
language: ja
archive: kaze.txt
---
## tsuyoi {at="1"}
> 風が強くなった

The wind grew stronger.
-- seeds/archive/kaze.txt --
昼から風が強くなったと港の人は言う。
"""
"""A source in Japanese, and its document."""

TALK = """\
-- seeds/talk.md --
---
title: A talk on the quay
publisher: Quay Post
kind: news
archive: talk.txt
---
## dry {at="1"}
> They said “a dry week” again
-- seeds/archive/talk.txt --
They said “a dry week” again.
"""
"""A source whose words hold quotation marks, and its document."""

SITE = (
    KAZE
    + """\
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
updated: 2026-01-09
as_of: 2026-01-08
summary: What the rain did to the quay.
authors: [Ada Lane, Ben Shore]
judgements:
  - text: It will rain again [@rain#hours].
    confidence: moderate
    because: one source says so
events:
  - {date: 2026-03, planned: true, text: "The quay is to open [@rain#dry]."}
corrections:
  - {date: 2026-01-09, text: "It said five hours [@rain#hours]."}
---
Rain fell for hours [@rain#hours, p. 3]. It was wet [see @rain#hours; but see @rain#dry, p. 4; @kaze#tsuyoi].[^n]

*Italic*, **bold**, `code x`, ~~gone~~, H<sub>2</sub>O, a [link](https://out.example/a?b=c&d) and <mark>marked</mark>.

## A heading with a note [@rain#crew]

> A quotation of somebody.

1. One
2. Two

    A paragraph in two.

    - nested
3. Three

### A smaller heading {#small}

| Name | Number |
| --- | ---: |
| Rain | 6 |
| 風 | 7 |

![The quay at night](quay.gif "A figure with a caption")

!!! note "Mind this"
    An admonition.

```text
two  blanks
and a line
```

Term
:   What it means.

<table><tr><th colspan="2">Wide</th></tr><tr><td rowspan="2">Tall</td><td>a</td></tr><tr><td>b</td></tr></table>

It says <ruby>漢<rt>かん</rt></ruby>, <span lang="ja">日本の外交</span> and <span lang="ar">السلام عليكم</span>. See [[wind]].

[^n]: So we think [see @rain#dry].

    And more [@kaze].
-- briefings/water/wind.md --
---
title: 風について
region: water
date: 2026-01-05
summary: 風が吹いた。
language: ja
---
風が*強く*吹いた [@kaze#tsuyoi]。
-- briefings/water/sea.md --
---
title: عن البحر
region: water
date: 2026-01-04
summary: البحر هادئ.
language: ar
---
البحر هادئ اليوم [@kaze#tsuyoi] في 2026.

## عنوان

- واحد
"""
)
"""Three briefings of a region: one with every element, one in Japanese, one from right to left."""

MARKS = 12
"""The marks of these briefings, of which each is a footnote in Word."""


def full(site: Site) -> Site:
    """The small site with these briefings."""
    site.write(SITE)
    site.put("briefings/water/quay.gif", PIXEL)
    site.pin()
    return site


def exported(site: Site, form: Form, folder: Path, what: str = "water") -> dict[str, bytes]:
    """The files in a book that was just made."""
    path = folder / f"book.{form}"
    done = export_book(site.options(), what, form, path)
    assert done.path == path, [str(fault) for fault in done.faults]
    return unzipped(path.read_bytes())


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def tree(data: bytes) -> ET.Element:
    """XML that the generator has just written."""
    return ET.fromstring(data)


def leads(base: str, href: str) -> tuple[str, str]:
    """The file and the id that a link in a file leads to; no file for a link that leads out."""
    if re.match(r"[a-z]+:", href):
        return "", ""
    path, _, name = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))) if path else base, name
