"""The page of a document: words selected on a PDF's page found in the archived text, the viewer, and who is given what."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_site.apps.preview.pdf_viewer import _PROGRAMS, CURE, VERSION, PdfViewer
from briefing_site.apps.preview.pdf_words import LONGEST, PageWords, place_of
from briefing_site.model.document import Document
from tests.pdfjs import fetched
from tests.previews import Preview, previewing
from tests.sites import Site
from tests.test_front_end import ROOT

TEXT = """\
The office first affirmed the flow of figures. Its final finding was efficient.
A nuclear-free harbour: naïve “plans” of São Paulo, 1914–1918. It rained. The crew waited.
It rained. The mayor went home.
The council found that the dredging of the northern channel would need two years and that no ferry could use it before.
港は静かです。バスは来ない。
"""
DOCUMENT = Document.of("quay.txt", TEXT.encode())


def quoted(words: PageWords) -> str | None:
    """The words of the archived text at the place that was found."""
    found = place_of(DOCUMENT, words)
    if found is None:
        return None
    (first, low), (last, high) = found
    texts = [paragraph.text for paragraph in DOCUMENT.paragraphs]
    if first == last:
        return texts[first - 1][low:high]
    return "\n".join([texts[first - 1][low:], *texts[first : last - 1], texts[last - 1][:high]])


ON_PAGES = {
    "as they stand": (PageWords("first affirmed"), "first affirmed"),
    "ligatures": (PageWords("oﬃce ﬁrst aﬃrmed the ﬂow"), "office first affirmed the flow"),
    "a hyphen at the end of a line": (PageWords("ﬁnal ﬁnd-\ning was"), "final finding was"),
    "a soft hyphen": (PageWords("eﬃ\u00adcient"), "efficient"),
    "a hyphen of the word": (PageWords("nuclear-\nfree harbour"), "nuclear-free harbour"),
    "lines without a space between": (PageWords("theflow\nof figures"), "the flow of figures"),
    "loose accents": (PageWords("na¨ıve"), "naïve"),
    "accents as marks of their own": (PageWords("nai\u0308ve"), "naïve"),
    "other quotation marks": (PageWords('"plans"'), "“plans”"),
    "another dash": (PageWords("1914-1918"), "1914–1918"),
    "wide letters": (PageWords("１９１４"), "1914"),
    "Japanese": (PageWords("静か\nです"), "静かです"),
    "over two paragraphs": (PageWords("crew waited.\nIt rained"), "crew waited.\nIt rained"),
    "the first of two": (PageWords("It rained.", "1914–1918. ", " The crew"), "It rained."),
    "over the edge of a page": (
        PageWords(
            "dredging of the northern channel\n12 Harbour Notes\nwould need two years and that no ferry"
        ),
        "dredging of the northern channel would need two years and that no ferry",
    ),
    "not there": (PageWords("the mayor stayed"), None),
    "another letter": (PageWords("ハス"), None),
    "another case": (PageWords("FIRST"), None),
    "no letters": (PageWords(" -- \n"), None),
    "far too much": (PageWords("x" * (LONGEST + 1)), None),
}


@pytest.mark.parametrize(("words", "wanted"), ON_PAGES.values(), ids=ON_PAGES)
def test_words_on_a_page(words: PageWords, wanted: str | None) -> None:
    assert quoted(words) == wanted


@pytest.mark.parametrize(
    ("before", "after", "paragraph"),
    [("1914–1918. ", "The crew waited", 2), ("waited.", "The mayor", 3), ("", "The mayor", 3), ("", "", 2)],
)
def test_of_several_places_the_one_with_the_same_words_around(
    before: str, after: str, paragraph: int
) -> None:
    found = place_of(DOCUMENT, PageWords("It rained.", before, after))
    assert found
    assert found[0][0] == found[1][0] == paragraph


# --- the viewer ----------------------------------------------------------------------------------


def _files(root: Path, package: Path) -> None:
    for name, (folder, _) in _PROGRAMS.items():
        path = root / "node_modules/pdfjs-dist" / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((package / folder / name).read_bytes())


@pytest.fixture(scope="module")
def package(request: pytest.FixtureRequest) -> Path:
    """PDF.js beside this checkout."""

    return fetched()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A place for the preview's module from which no PDF.js of a checkout is seen."""
    module = tmp_path / "a/b/c/d/e/pdf_viewer.py"
    monkeypatch.setattr("briefing_site.apps.preview.pdf_viewer.__file__", str(module))
    return tmp_path


def test_the_viewer_of_a_site_folder(package: Path, elsewhere: Path) -> None:
    assert not PdfViewer(elsewhere).is_there
    _files(elsewhere, package)
    viewer = PdfViewer(elsewhere)
    assert viewer.is_there
    assert all(viewer.file(name) for name in _PROGRAMS)


def test_another_program_is_not_given_out(package: Path, elsewhere: Path) -> None:
    _files(elsewhere, package)
    for name, (folder, _) in _PROGRAMS.items():
        path = elsewhere / "node_modules/pdfjs-dist" / folder / name
        path.write_bytes(path.read_bytes() + b"\n")
        assert PdfViewer(elsewhere).file(name) is None
    assert not PdfViewer(elsewhere).is_there


def test_a_link_out_of_the_folder_is_not_followed(package: Path, elsewhere: Path) -> None:
    site = elsewhere / "site"
    site.mkdir()
    (site / "node_modules").symlink_to(package.parent)
    assert not PdfViewer(site).is_there


@pytest.mark.parametrize(
    "name",
    ["", "..", "pdf.mjs", "../package.json", "package.json", "x.bcmap/../a.ttf", "a\0.ttf", "pdf.sandbox.min.mjs", "quickjs-eval.js", "LICENSE"],
)  # fmt: skip
def test_no_other_file_is_given_out(package: Path, elsewhere: Path, name: str) -> None:
    _files(elsewhere, package)
    assert PdfViewer(elsewhere).file(name) is None


def test_the_lock_names_the_version_and_no_registry() -> None:
    folder = ROOT / "scripts/pdfjs"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert wanted == {"pdfjs-dist": VERSION}
    assert CURE.endswith(f"pdfjs-dist@{VERSION}")
    found = packages["node_modules/pdfjs-dist"]
    assert (found["version"], found["license"]) == (VERSION, "Apache-2.0")
    assert all("resolved" not in package for package in packages.values())
    assert all(package["integrity"].startswith("sha512-") for path, package in packages.items() if path)


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [({}, 0, "without its pages"), ({"BRIEFING_REQUIRE_NODE": "1"}, 1, "BRIEFING_REQUIRE_NODE is set")],
    ids=["left out", "where it must be there"],
)
def test_without_npm_the_script_says_so(tmp_path: Path, more: dict[str, str], code: int, said: str) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "cmp"):
        program = shutil.which(name)
        assert program
        (programs / name).symlink_to(program)
    copy = tmp_path / "checkout/scripts/pdfjs"
    shutil.copytree(ROOT / "scripts/pdfjs", copy)
    done = subprocess.run(
        [str(copy / "fetch")],
        env={"PATH": str(programs), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stderr, done.stderr.count("\n")) == (code, True, 1)


# --- the page ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    site = Site(tmp_path_factory.mktemp("documents"))
    site.small()
    site.put("seeds/archive/rain.original.pdf", b"%PDF-1.7 of rain")
    site.put("seeds/archive/dry.txt", "It is dry.\n")
    site.put(
        "seeds/dry.md",
        '---\ntitle: <b>Dry</b> & "well"\npublisher: Post\nkind: news\narchive: dry.txt\n---\n',
    )
    site.put("seeds/archive/secret.original.pdf", b"%PDF-1.7 secret")
    with previewing(site) as preview:
        yield preview


def test_the_page_of_a_document(running: Preview) -> None:
    answer = running.get("/_preview/document?source=rain")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert 'data-source="rain"' in answer.text
    assert re.search(r'data-pdf="[^"]+"', answer.text)
    pdf = running.get("/_preview/document-pdf?source=rain")
    assert (pdf.status, pdf.data, pdf.headers["Content-Type"]) == (
        200,
        b"%PDF-1.7 of rain",
        "application/pdf",
    )
    text = json.loads(running.get("/_preview/document-text?source=rain").text)
    assert (text["kind"], text["document"]["archive"], len(text["document"]["paragraphs"])) == (
        "source",
        "rain.txt",
        3,
    )


def test_a_title_is_text(running: Preview) -> None:
    page = running.get("/_preview/document?source=dry").text
    assert "&lt;b&gt;Dry&lt;/b&gt; &amp; &quot;well&quot;" in page
    assert 'data-pdf=""' in page
    assert running.get("/_preview/document-pdf?source=dry").status == 404


@pytest.mark.parametrize(
    "name", ["", "nobody", "secret", "../rain", "rain%00", "rain/../dry", "%2e%2e/config"]
)
@pytest.mark.parametrize("address", ["document", "document-pdf"])
def test_nothing_of_another_name_is_given_out(running: Preview, address: str, name: str) -> None:
    answer = running.get(f"/_preview/{address}?source={name}")
    assert (answer.status, b"secret" in answer.data) == (404, False)


@pytest.mark.parametrize(
    "path",
    ["/_preview/document?source=rain", "/_preview/document-pdf?source=rain", "/_preview/document-text?source=rain", "/_preview/pdfjs/pdf.min.mjs"],
)  # fmt: skip
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=lambda headers: next(iter(headers.values())),
)
def test_other_sites_are_given_nothing(running: Preview, path: str, headers: dict[str, str]) -> None:
    assert running.get(path, headers).status == 403


def test_words_are_found_by_a_request(running: Preview) -> None:
    headers = {"Origin": running.address[:-1], "Content-Type": "application/json"}

    def ask(**given: str) -> object:
        data = json.dumps({"source": "rain", **given}).encode()
        return json.loads(running.get("/_preview/document-words", headers, "POST", data).text)

    assert ask(text="Nobody\nwas hurt") == {"from": [2, 54], "to": [2, 69], "fault": ""}
    assert "do not stand in the archived text" in str(ask(text="Everybody was hurt"))
    assert "do not stand in the archived text" in str(ask(source="nobody", text="Nobody"))
