"""Every way in which an author may write an address: it is a link, or it is told with the cure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.link.wrong_file import written
from briefing_site.model.addresses import absolute
from tests.sites import PAGE, Site, briefing

FILES = (
    briefing("Long.\n\n## The north side\n", path="briefings/land/quay.md", region="land", title="The quay")
    + "-- briefings/water/plan.pdf --\n%PDF\n"
    + "-- briefings/water/North Quay (1).png --\nGIF89a\n"
    + "-- briefings/land/maps/a.png --\nGIF89a\n"
    + "-- card.png --\nGIF89a\n"
    + "-- public/robots.txt --\nx\n"
)

# An address, and the code and a piece of the message or hint; without these it is a link.
ADDRESSES = {
    # --- links
    "file": ("../land/quay.md", "", ""),
    "picture to look at": ("../land/maps/a.png", "", ""),
    "name with a space": ("<North Quay (1).png>", "", ""),
    "name with a space, encoded": ("North%20Quay%20%281%29.png", "", ""),
    "folder of a region": ("../land/", "", ""),
    "folder of a region without a slash": ("../land", "", ""),
    "its own folder": ("./", "", ""),
    "web": ("https://a.example/b?c=d#e", "", ""),
    "web with a port": ("https://a.example:8443/b", "", ""),
    "web, by its letters": ("https://bücher.example/b", "", ""),
    "web without encryption": ("http://a.example", "", ""),
    "web of either scheme": ("//a.example/b", "", ""),
    "web in capitals": ("HTTPS://A.example/b", "", ""),
    "mail": ("mailto:ann@a.example", "", ""),
    "mail with a subject": ("mailto:ann@a.example?subject=Rain%20fell", "", ""),
    "mail to several": ("mailto:ann@a.example,bob@a.example", "", ""),
    "mail to nobody yet": ("mailto:?subject=Rain", "", ""),
    "telephone": ("tel:+81-3-5555-0100", "", ""),
    # --- on the author's machine
    "drive": (r"C:\Users\me\plan.doc", "broken-link", "your own machine"),
    "drive with slashes": ("C:/plan.doc", "broken-link", "your own machine"),
    "drive alone": ("D:plan.doc", "broken-link", "your own machine"),
    "file of a disk": ("file:///home/me/plan.doc", "broken-link", "copy the file into the folder"),
    "file of a disk that is here too": ("file:///home/me/plan.pdf", "broken-link", 'write "plan.pdf"'),
    "file of a disk with a space": ("C:/me/North%20Quay%20(1).png", "broken-link", 'write "North%20Quay%20%281%29.png"'),
    "share": (r"\\server\share\plan.doc", "broken-link", "your own machine"),
    "home": ("~/plan.doc", "broken-link", "your own machine"),
    "home of a Mac": ("/Users/me/plan.doc", "broken-link", "your own machine"),
    "home of Linux": ("/home/me/plan.pdf", "broken-link", 'write "plan.pdf"'),
    "preview": ("http://localhost:8000/land/quay.html", "broken-link", 'write "../land/quay.md"'),
    "preview of a region": ("http://127.0.0.1:8000/land/", "broken-link", 'write "../land/index.md"'),
    "preview without a scheme": ("localhost:8000/land/quay.html", "broken-link", 'write "../land/quay.md"'),
    "another server of this machine": ("http://localhost:3000/x", "broken-link", "your own machine"),
    # --- from the root
    "root of the site folder": ("/briefings/land/quay.md", "broken-link", 'write "../land/quay.md"'),
    "root of the briefings": ("/land/quay.md", "broken-link", 'write "../land/quay.md"'),
    "root of the published site": ("/land/quay.html", "broken-link", 'write "../land/quay.md"'),
    "root and a card": ("/seeds/rain.md", "broken-link", 'write "../../seeds/rain.md"'),
    "root and a source": ("/sources/rain.html", "broken-link", 'write "../../seeds/rain.md"'),
    "root and nothing": ("/nowhere.md", "broken-link", "from the folder of this text"),
    "above the site folder": ("../../../secret.txt", "broken-link", "leads out of the site folder"),
    "above the site folder, encoded": ("%2e%2e/../../secret.txt", "broken-link", "leads out of the site folder"),
    # --- files that are not published
    "config": ("../../config.yaml", "broken-link", "not published"),
    "lock": ("../../seeds/seeds.lock", "broken-link", "not published"),
    "archive": ("../../seeds/archive/rain.txt", "broken-link", "cite the source"),
    "theme": ("../../themes/base/theme.yaml", "broken-link", "not published"),
    "built page": ("../../build/land/quay.html", "broken-link", "not published"),
    "folder of cards": ("../../seeds/", "broken-link", "is a folder"),
    "folder of briefings": ("../", "broken-link", "is a folder"),
    "folder of pictures": ("../land/maps/", "broken-link", "is a folder"),
    # --- published addresses
    "page": ("../land/quay.html", "broken-link", 'write "../land/quay.md"'),
    "page with a heading": ("../land/quay.html#the-north-side", "broken-link", 'write "../land/quay.md"'),
    "page of a region": ("../land/index.html", "broken-link", 'write "../land/index.md"'),
    "own region": ("index.html", "broken-link", 'write "index.md"'),
    "page of a source": ("../sources/rain.html", "broken-link", 'write "../../seeds/rain.md"'),
    "page of its own": ("../timeline.html", "broken-link", "https://harbour.example/notes/timeline.html"),
    "home page": ("../index.html", "broken-link", "link to https://harbour.example/notes/"),
    "topic": ("../topics/rain.html", "broken-link", "https://harbour.example/notes/topics/rain.html"),
    "feed": ("../feed.xml", "broken-link", "https://harbour.example/notes/feed.xml"),
    # --- almost the name of a file
    "capitals": ("../Land/Quay.md", "broken-link", 'write "../land/quay.md"'),
    "capitals of a picture": ("north%20quay%20(1).png", "broken-link", 'write "North%20Quay%20%281%29.png"'),
    "capitals of an ending": ("plan.PDF", "broken-link", 'write "plan.pdf"'),
    "no ending": ("../land/quay", "broken-link", 'write "../land/quay.md"'),
    "query": ("../land/quay.md?y=1", "broken-link", 'write "../land/quay.md"'),
    "query of a picture": ("plan.pdf?raw=true", "broken-link", 'write "plan.pdf"'),
    "backslashes": (r"..\land\quay.md", "broken-link", 'write "../land/quay.md"'),
    "letters exchanged": ("../land/qauy.md", "broken-link", 'did you mean "../land/quay.md"?'),
    "nothing like it": ("zebra.md", "broken-link", "nothing in this site"),
    # --- headings
    "heading as it is printed": ("<../land/quay.md#The north side>", "broken-anchor", 'did you mean "the-north-side"?'),
    "heading that is not there": ("../land/quay.md#xyz", "broken-anchor", "it has #the-north-side"),
    "heading of a region": ("../land/index.md#xyz", "broken-anchor", "no heading"),
    "nothing": ("", "broken-link", "has no address"),
    "sign alone": ("#", "broken-link", "has no address"),
    # --- almost a web address
    "no scheme": ("www.a.example", "broken-link", 'write "https://www.a.example"'),
    "no scheme and a way": ("a.example/b", "broken-link", 'write "https://a.example/b"'),
    "no scheme, of a country": ("port.jp/b", "broken-link", 'write "https://port.jp/b"'),
    "no scheme and a port": ("a.example:8080/b", "broken-link", 'write "https://a.example:8080/b"'),
    "no colon": ("https//a.example/b", "broken-link", 'write "https://a.example/b"'),
    "one slash": ("http:/a.example/b", "broken-link", 'write "http://a.example/b"'),
    "no slash": ("https:a.example/b", "broken-link", 'write "https://a.example/b"'),
    "three slashes": ("https:///a.example/b", "broken-link", 'write "https://a.example/b"'),
    "scheme twice": ("https://https://a.example/b", "broken-link", 'write "https://a.example/b"'),
    "scheme misspelt": ("htp://a.example/b", "broken-link", 'write "http://a.example/b"'),
    "scheme misspelt, encrypted": ("htpps://a.example/b", "broken-link", 'write "https://a.example/b"'),
    "no host": ("https://", "broken-link", "the name of a host"),
    "broken host": ("https://[a/b", "broken-link", "the name of a host"),
    "mail without a scheme": ("ann@a.example", "broken-link", 'write "mailto:ann@a.example"'),
    "mail without a host": ("mailto:ann", "broken-link", "mailto:name@example.org"),
    "mail with slashes": ("mailto://ann@a", "broken-link", "mailto:name@example.org"),
    "telephone without a number": ("tel:", "broken-link", "tel:+81"),
    # --- other schemes
    "script": ("javascript:alert(1)", "unsafe-html", "javascript: is not let through"),
    "data": ("data:text/html,hello", "unsafe-html", "data: is not let through"),
    "ftp": ("ftp://a.example/b", "unsafe-html", "ftp: is not let through"),
    "DOI": ("doi:10.1000/182", "unsafe-html", 'write "https://doi.org/10.1000/182"'),
    "another program": ("obsidian://open?vault=x", "unsafe-html", "obsidian: is not let through"),
}  # fmt: skip


@pytest.mark.parametrize("form", ["[it]({})", '<a href="{}">it</a>'], ids=["Markdown", "HTML"])
@pytest.mark.parametrize(("address", "code", "words"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address(small: Site, address: str, code: str, words: str, form: str) -> None:
    small.write(FILES)
    small.append("config.yaml", "lint: {stray-file: off}\n")
    small.lead(f"See {form.format(address if form[0] == '[' else address.strip('<>'))}.")
    seen = small.build()
    assert ([fault.code for fault in seen.diagnostics] or [""]) == [code]
    assert words in seen.text
    if not code:
        assert re.search(r'<a href="[^"]+"[^>]*>it</a>', seen.pages[PAGE])


OUT = {name: row for name, row in ADDRESSES.items() if re.match(r"[a-zA-Z]+:|/[^bls]|~|#", row[0])}


@pytest.mark.parametrize(("address", "code"), [row[:2] for row in OUT.values()], ids=OUT)
def test_an_address_on_a_card(small: Site, address: str, code: str) -> None:
    """Those that lead nowhere from the folder of the briefings alone, or that no folder matters to."""
    small.edit("seeds/rain.md", "It rained for long.", f"It rained [for long]({address}).")
    small.pin()
    assert ([fault.code for fault in small.check().diagnostics] or [""]) == [code]


def test_a_name_whose_letters_are_stored_otherwise(small: Site) -> None:
    """Both names look alike; whichever the disk has, the other is told with a fix."""
    composed, apart = unicodedata.normalize("NFC", "café.png"), unicodedata.normalize("NFD", "café.png")
    for name, other in ((composed, apart), (apart, composed)):
        small.put(f"briefings/water/{name}", b"GIF89a")
        small.lead(f"![it]({name})")
        assert small.check().faults == []
        small.lead(f"![it]({other})")
        seen = small.check()
        assert seen.faults == ["briefings/water/lead.md:7:7 broken-link"]
        assert seen.diagnostics[0].suggestion == name
        small.delete(f"briefings/water/{name}")


def test_a_file_that_comes_makes_its_link_good(small: Site) -> None:
    small.lead("See [it](plan.pdf).")
    assert "did you mean" not in small.check().text
    small.put("briefings/water/Plan.pdf", b"%PDF")
    assert 'write "Plan.pdf"' in small.check().text
    small.put("briefings/water/plan.pdf", b"%PDF")
    assert small.check().faults == ["briefings/water/Plan.pdf:1:1 stray-file"]


def test_a_heading_by_its_encoded_letters(small: Site) -> None:
    small.lead("See [it](#%E6%B8%AF).\n\n## 港\n")
    seen = small.build()
    assert seen.faults == []
    assert '<a href="#港">it</a>' in seen.pages[PAGE]


def test_a_title_in_a_wikilink_means_its_slug(small: Site) -> None:
    small.write(
        briefing("Long.", path="briefings/land/deeper-harbour.md", region="land", title="Deeper harbour")
    )
    small.lead("See [[Deeper Harbour]].")
    assert 'did you mean "deeper-harbour"?' in small.check().text


@pytest.mark.parametrize(
    ("file", "path", "link"),
    [
        ("briefings/a/b.md", "briefings/a/c.md", "b.md"),
        ("briefings/a/b c (1)#2?%.png", "briefings/z/c.md", "../a/b%20c%20%281%29%232%3F%25.png"),
        ("briefings/a/港.png", "seeds/x.md", "../briefings/a/港.png"),
    ],
)
def test_a_file_as_a_link_writes_it(file: str, path: str, link: str) -> None:
    assert written(file, path) == link


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="#"), max_size=8), max_size=4
    )
)
def test_a_full_address_has_each_sign_as_addresses_write_it(names: list[str]) -> None:
    path = "/".join((*names, "lead.html"))
    assert (
        absolute("https://a.example/", f"{path}#n-b") == f"https://a.example/{quote(path, safe='/~-._')}#n-b"
    )
