"""What a link inside the site leads to, by every name that an author may use."""

from __future__ import annotations

import html
import re

import pytest

from tests.sites import LEAD, PAGE, Site, briefing

OTHERS = (
    briefing("## Reasons\n\nRain.", path="briefings/land/other.md", region="land", title="Other")
    + briefing("## Reasons\n\nRain.", path="briefings/land/twin.md", region="land", title="Land twin")
    + briefing("## Reasons\n\nRain.", path="briefings/water/twin.md", title="Water twin")
    + briefing("Regen.", "language: de", path="briefings/water/german.md", title="Regen")
)

LINKS = {
    "wiki-slug": ("[[other]]", "../land/other.html", "Other"),
    "wiki-region": ("[[water/twin]]", "twin.html", "Water twin"),
    "wiki-heading": ("[[other#reasons]]", "../land/other.html#reasons", "Reasons"),
    "wiki-words": ("[[other#reasons|why]]", "../land/other.html#reasons", "why"),
    "wiki-language": ("[[german]]", "german.html", "Regen"),
    "wiki-excerpt, full-width": ("[[＠rain＃crew]]", "../sources/rain.html#e-crew", "Quay shut for the night"),
    "wiki-source": ("[[@rain]]", "../sources/rain.html", "Quay shut for the night"),
    "wiki-excerpt": ("[[@rain#crew]]", "../sources/rain.html#e-crew", "Quay shut for the night"),
    "file": ("[it](../land/other.md)", "../land/other.html", "it"),
    "file-heading": ("[it](../land/other.md#reasons)", "../land/other.html#reasons", "it"),
    "file-same-folder": ("[it](twin.md)", "twin.html", "it"),
    "file-dotted": ("[it](./../water/./twin.md)", "twin.html", "it"),
    "file-itself": ("[it](lead.md)", "lead.html", "it"),
    "file-card": ("[it](../../seeds/rain.md)", "../sources/rain.html", "it"),
    "file-excerpt": ("[it](../../seeds/rain.md#crew)", "../sources/rain.html#e-crew", "it"),
    "file-excerpt-id": ("[it](../../seeds/rain.md#e-crew)", "../sources/rain.html#e-crew", "it"),
    "file-region": ("[it](../land/index.md)", "../land/index.html", "it"),
    "file-encoded": ("[it](%74win.md)", "twin.html", "it"),
    "out": ("[it](https://a.example/b.md)", "https://a.example/b.md", "it"),
    "mail": ("[it](mailto:a@b.example)", "mailto:a@b.example", "it"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "href", "words"), LINKS.values(), ids=LINKS.keys())
def test_links(small: Site, text: str, href: str, words: str) -> None:
    small.write(OTHERS)
    small.lead(f"See {text}.")
    seen = small.build()
    assert seen.faults == []
    found = re.findall(r'<p>See <a href="([^"]*)"[^>]*>([^<]*)</a>\.</p>', seen.pages[PAGE])
    assert found == [(href, words)]


def test_a_title_in_another_language_says_so(small: Site) -> None:
    small.write(OTHERS)
    small.lead("See [[german]] and [[german|it]].")
    page = small.build().pages[PAGE]
    assert '<a href="german.html" lang="de">Regen</a> and <a href="german.html">it</a>' in page


BROKEN = {
    "wiki": ("[[«broken-link»nobody]]", ""),
    "wiki-region-only": ("[[«broken-link»land/]]", ""),
    "wiki-case": ("[[«broken-link»Other]]", '"other"?'),
    "wiki-ambiguous": ("[[«ambiguous-link»twin]]", "[[land/twin]] or [[water/twin]]"),
    "wiki-anchor": ("[[«broken-anchor»other#raesons]]", '"reasons"?'),
    "wiki-source": ("[[«unknown-source»@rian]]", '"rain"?'),
    "wiki-excerpt": ("[[«unknown-excerpt»@rain#crww]]", '"crew"?'),
    "file": ("[it](«broken-link»nobody.md)", ""),
    "file-out-of-the-site": ("[it](«broken-link»../../../etc/passwd)", ""),
    "file-absolute": ("[it](«broken-link»/land/other.html)", ""),
    "file-published-name": ("[it](«broken-link»../land/other.html)", 'write "../land/other.md"'),
    "file-anchor": ("[it](«broken-anchor»../land/other.md#raesons)", '"reasons"?'),
    "file-no-region": ("[it](«broken-link»../sky/index.md)", ""),
    "file-no-region-anchor": ("[it](«broken-link»../sky/index.md#x)", ""),
    "file-region-anchor": ("[it](«broken-anchor»../land/index.md#x)", ""),
    "anchor": ("[it](«broken-anchor»#nothing)", ""),
    "anchor-case": ("[it](«broken-anchor»../land/other.md#Reasons)", '"reasons"?'),
    "image-of-a-briefing": ("![it](«broken-link»twin.md)", ""),
    "empty": ("[it](«broken-link»)", ""),
    "query": ("[it](«broken-link»twin.md?a=b)", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "hint"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_links(small: Site, text: str, hint: str) -> None:
    small.write(OTHERS)
    # A wikilink is reported where it begins.
    text = re.sub(r"\[\[(«[a-z-]+»)", r"\1[[", text)
    expected = small.expect(briefing(f"See {text}."))
    seen = small.check()
    assert seen.faults == expected
    assert hint in seen.text


def test_links_follow_a_renamed_file(small: Site) -> None:
    small.write(OTHERS)
    small.lead("See [[other]] and [it](../land/other.md).")
    small.rename("briefings/land/other.md", "briefings/land/another.md")
    seen = small.check()
    assert seen.faults == [f"{LEAD}:7:5 broken-link", f"{LEAD}:7:24 broken-link"]
    assert 'did you mean "another"?' in seen.text
    assert 'did you mean "../land/another.md"?' in seen.text


def test_a_link_to_a_mark_or_note_of_the_page(small: Site) -> None:
    small.lead("See [one](#r-rain--dry-1) and [all](../land/all.md#n-rain--hours) [@rain#dry].")
    seen = small.build()
    assert seen.faults == []
    assert '<a href="../land/all.html#n-rain--hours">' in seen.pages[PAGE]


ANCHORS = {
    "words": ("[[#The north quay]]", "the-north-quay"),
    "words of another page": ("[[all#The north quay]]", "the-north-quay"),
    "punctuation left out": ("[x](#whats-new)", "what-s-new"),
    "blanks around a dash": ("[x](#ci---build)", "ci-build"),
    "second of a name": ("[x](#motives-1)", "motives_1"),
    "accents kept": ("[x](#qué-es)", "que-es"),
}


@pytest.mark.parametrize(("link", "anchor"), ANCHORS.values(), ids=ANCHORS)
def test_anchors_as_other_programs_write_them(small: Site, link: str, anchor: str) -> None:
    headings = (
        "## The north quay\n\n## What's new?\n\n## CI - build\n\n## Motives\n\n## Motives\n\n## ¿Qué es?\n"
    )
    small.append("briefings/land/all.md", f"\n{headings}")
    small.lead(f"{link}\n\n{headings}")
    seen = small.build()
    assert seen.faults == []
    assert f'#{anchor}"' in seen.pages[PAGE].partition("The north quay</h2>")[0]


# --- code that reads like markup -----------------------------------------------------------------

CODE = {
    "inline": 'Write `<a href="nowhere.html" id="crew">` there.',
    "without marks": "Write `<a href=nowhere.html id=crew>` there.",
    "single marks": "Write `<img src='nowhere.png' srcset='nowhere.png 2x'>` there.",
    "fenced": '```html\n<a href="nowhere.html" id="crew">\n<a id="crew">\n```',
    "a template": '```jinja\n<link rel="icon" href="{{ asset(\'icon.svg\') }}">\n```',
    "a refresh": '`<meta http-equiv="refresh" content="0; url=nowhere.html">`',
    "words": 'The attribute href="nowhere.html" was wrong.',
}


@pytest.mark.parametrize("body", CODE.values(), ids=CODE)
def test_code_is_no_link_and_no_anchor(small: Site, body: str) -> None:
    small.append("config.yaml", "lint: {uncited-claim: off}\n")
    small.lead(body)
    seen = small.build()
    assert seen.faults == []
    assert html.unescape(re.sub(r"<[^>]*>", "", seen.pages[PAGE])).count("nowhere") == body.count("nowhere")
    small.lead(f"More [here](#crew).\n\n{body}")
    assert small.check().faults == [f"{LEAD}:7:13 broken-anchor"]
