"""Files that briefings link to: which are published, under what address, and which are refused."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from tests.sites import CARD, Site

PROGRAM = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"
PDF = b"%PDF"

# Name of a file, what is in it, and its published name without the digest; none where it is refused.
FILES = {
    **{
        f"program{ending}": (f"x{ending}", PDF, None)
        for ending in (
            ".html", ".htm", ".xhtml", ".xht", ".shtml", ".js", ".mjs", ".cjs", ".wasm", ".svgz", ".xsl", ".xslt", ".HTML",
        )
    },
    "drawing": ("x.svg", PICTURE, "x.svg"),
    "drawing with a program": ("x.svg", PROGRAM, None),
    "data": ("x.xml", PICTURE, "x.xml"),
    "data with a program": ("x.xml", PROGRAM, None),
    "text with the words of a program": ("x.txt", PROGRAM, "x.txt"),
    "document": ("Port plan.PDF", PDF, "port-plan.pdf"),
    "name without Latin letters": ("港.pdf", PDF, "港.pdf"),
    "name without letters": ("--.pdf", PDF, "file.pdf"),
    "no ending": ("plan", PDF, "plan"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "published"), FILES.values(), ids=FILES)
def test_a_file_that_a_briefing_links_to(small: Site, name: str, data: bytes, published: str | None) -> None:
    small.put(f"briefings/water/{name}", data)
    small.lead(f"See [it](<{name}>).")
    built = small.build()
    if published is None:
        assert built.faults == [f"briefings/water/{name}:1:1 unsafe-html"]
        return
    assert built.faults == []
    stem, dot, ending = published.rpartition(".")
    pattern = rf"assets/{stem or ending}\.[0-9a-f]{{10}}{re.escape(dot + ending) if stem else ''}"
    (address,) = [a for a in built.tree if re.fullmatch(pattern, a)]
    assert built.tree[address] == data
    assert f'href="../{address}"' in unquote(built.pages["water/lead.html"])


def test_a_file_that_nothing_links_to_stays_where_it_is(small: Site) -> None:
    small.put("briefings/water/x.pdf", PDF)
    small.put("briefings/water/x.html", PDF)
    small.lead("It rained: [[all|x.pdf]].")
    built = small.build()
    assert built.faults == [
        "briefings/water/x.html:1:1 stray-file",
        "briefings/water/x.pdf:1:1 stray-file",
    ]
    assert not [address for address in built.tree if "/x." in address]


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12\n"
CONFLICT = b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> north\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>%b</svg>"

# Name of a file, what is in it, and its fault as place and code; none where it is published as it is.
CONTENTS = {
    "empty picture": ("x.png", b"", "1:1 broken-picture"),
    "blank picture": ("x.jpg", b"\n", "1:1 broken-picture"),
    "empty drawing": ("x.svg", b"", "1:1 broken-picture"),
    "text with the name of a picture": ("x.png", b"not a picture\n", "1:1 broken-picture"),
    "page with the name of a picture": ("x.webp", b"<!doctype html><title>x</title>", "1:1 broken-picture"),
    "pointer of a picture": ("x.png", POINTER, "1:1 broken-picture"),
    "pointer of a document": ("x.pdf", POINTER, "1:1 broken-picture"),
    "picture of another kind": ("x.png", b"GIF89a", None),
    "icon": ("x.ico", b"\0\0\1\0", None),
    "empty data": ("x.csv", b"", None),
    "conflict in data": ("x.csv", CONFLICT, "2:1 merge-conflict"),
    "conflict in JSON": ("x.json", CONFLICT, "2:1 merge-conflict"),
    "conflict in a text": ("x.txt", b"\xef\xbb\xbf" + CONFLICT.replace(b"\n", b"\r\n"), "2:1 merge-conflict"),
    "conflict in a drawing": ("x.svg", SVG % b"\n" + CONFLICT, "3:1 merge-conflict"),
    "mark of a conflict": ("x.csv", b"a\n>>>>>>> north\n", "2:1 merge-conflict"),
    "underlined heading": ("x.txt", b"Heading\n=======\n", None),
    "bytes like a mark": ("x.woff2", b"wOF2\0\n<<<<<<< HEAD\n", None),
    "drawing with a picture beside it": ("x.svg", SVG % b"<image href='a.png'/>", "1:54 blocked-by-policy"),
    "drawing with a style sheet beside it": ("x.svg", SVG % b"<style>@import 'a.css'</style>", "1:57 blocked-by-policy"),
    "drawing with a font beside it": ("x.svg", SVG % b"<style>a{b:url(c.woff)}</style>", "1:56 blocked-by-policy"),
    "drawing with all parts inside": (
        "x.svg",
        SVG % b"<use href='#a'/><a href='b.html'/><path fill='url(#c)' mask='url(&quot;#d&quot;)'/><image href='data:image/png;base64,AA'/>",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "fault"), CONTENTS.values(), ids=CONTENTS)
def test_what_is_in_a_file_that_readers_get(small: Site, name: str, data: bytes, fault: str | None) -> None:
    small.put(f"briefings/water/{name}", data)
    small.lead(f"See [it]({name}).")
    assert small.check().faults == ([f"briefings/water/{name}:{fault}"] if fault else [])


def test_a_conflict_in_the_note_on_a_picture_is_told(small: Site) -> None:
    small.put("briefings/water/x.gif", b"GIF89a")
    small.put("briefings/water/x.gif.source.yaml", CONFLICT)
    small.lead("![Rain](x.gif)")
    assert small.check().faults == ["briefings/water/x.gif.source.yaml:2:1 merge-conflict"]


def test_the_note_on_a_picture_is_never_published(small: Site) -> None:
    small.put("briefings/water/x.gif", b"GIF89a")
    small.put("briefings/water/x.gif.source.yaml", "url: https://a.example/x.gif\n")
    small.lead("![Rain](x.gif), see [its note](x.gif.source.yaml).")
    checked = small.check()
    assert checked.faults == ["briefings/water/lead.md:7:32 broken-link"]
    assert "is the note on a picture, which is not published" in checked.text


def test_a_picture_beside_a_card_is_published(small: Site) -> None:
    small.put("seeds/mist.gif", b"GIF89a")
    small.edit(CARD, "It rained for long.", "It rained for long: ![mist](mist.gif)")
    small.pin()
    built = small.build()
    assert built.faults == []
    assert any(re.fullmatch(r"assets/mist\.[0-9a-f]{10}\.gif", address) for address in built.tree)


def test_a_picture_beside_a_card_that_nothing_shows_is_told_where_asked_for(small: Site) -> None:
    small.put("seeds/mist.gif", b"GIF89a")
    assert small.check().faults == []
    small.append("config.yaml", "lint: {unlinked-file: warn}\n")
    assert small.check().faults == ["seeds/mist.gif:1:1 unlinked-file"]


@pytest.mark.parametrize(
    ("name", "written", "right"),
    [
        pytest.param("a#b.gif", "a#b.gif", "a%23b.gif", id="number sign"),
        pytest.param("a%20b.gif", "a%20b.gif", "a%2520b.gif", id="per cent"),
    ],
)
def test_a_sign_of_a_name_that_addresses_take_otherwise(
    small: Site, name: str, written: str, right: str
) -> None:
    small.put(f"briefings/water/{name}", b"GIF89a")
    small.lead(f"![Rain]({written})")
    checked = small.check()
    assert [fault.code for fault in checked.diagnostics] == ["broken-link"]
    assert f'write "{right}"' in checked.text
    small.lead(f"![Rain]({right})")
    assert small.check().faults == []


@pytest.mark.parametrize("folder", ["briefings/sky", "briefings/water/more", "seeds/more"])
def test_a_folder_that_is_a_link_is_told(small: Site, folder: str) -> None:
    small.put("elsewhere/x.md", "x")
    small.path(folder).parent.mkdir(exist_ok=True)
    small.path(folder).symlink_to(small.path("elsewhere"))
    assert small.check().faults == [f"{folder}:1:1 stray-file"]


def test_the_archive_may_be_a_link(small: Site) -> None:
    small.rename("seeds/archive", "elsewhere")
    small.path("seeds/archive").symlink_to(small.path("elsewhere"))
    assert small.check().faults == []


def test_an_archive_that_is_a_link_out_of_the_site_is_left_out(small: Site) -> None:
    small.rename("seeds/archive", "../elsewhere")
    elsewhere = small.root.parent / "elsewhere"
    small.path("seeds/archive").symlink_to(elsewhere)
    checked = small.check()
    assert checked.faults == ["seeds/archive:1:1 stray-file"]
    assert "name the folder of the archived texts with --archive DIR" in checked.text
    assert small.check(archive=elsewhere).faults == ["seeds/archive:1:1 stray-file"]


@pytest.mark.parametrize("name", ["TODO", '""', "nope.txt"], ids=["to do", "empty", "missing"])
def test_one_fault_for_an_archived_text_that_is_not_there(small: Site, name: str) -> None:
    small.edit(CARD, "archive: rain.txt", f"archive: {name}")
    assert len(small.check().faults) == 1


def test_without_the_fault_of_the_text_its_quotations_are_told(small: Site) -> None:
    small.edit(CARD, "archive: rain.txt", "archive: TODO")
    small.append("config.yaml", "lint: {missing-archive: off}\n")
    assert {fault.code for fault in small.check().diagnostics} == {"unverified-quote"}
