"""The benchmark of the live preview: what Hugo is given to do, and that what is measured is what is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from benchmarks import changes, corpus, hugo, preview
from benchmarks.preview import Edit, Figures, Server, measure, save, table, with_word
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# --- the same texts for Hugo ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A corpus, and the site for Hugo made of it."""
    folder = tmp_path_factory.mktemp("sites")
    corpus.corpus(8, folder / "corpus")
    hugo.site(folder / "corpus", folder / "hugo")
    return folder / "corpus", folder / "hugo"


def _files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*/*.md")}


def test_hugo_has_the_same_briefings_and_sources(sites: tuple[Path, Path]) -> None:
    briefings = {name: text for name, text in _files(sites[1] / "content").items() if "sources/" not in name}
    assert set(briefings) == set(_files(sites[0] / "briefings"))
    assert len(list((sites[1] / "content/sources").iterdir())) == len(list((sites[0] / "seeds").glob("*.md")))


def test_every_citation_is_a_footnote_with_its_text(sites: tuple[Path, Path]) -> None:
    originals = _files(sites[0] / "briefings")
    for name, text in _files(sites[1] / "content").items():
        if name.startswith("sources/"):
            continue
        marks = re.findall(r"\[\^([\w-]+)\](?!:)", text)
        cited = re.findall(r"(?<!\[\[)@(source-\d+)#([\w-]+)", originals[name].split("\n---\n", 1)[1])
        assert marks == [f"{source}--{excerpt}" for source, excerpt in cited]
        notes = re.findall(r"^\[\^([\w-]+)\]: .*“.+”$", text, re.MULTILINE)
        assert sorted(notes) == sorted(set(marks))


def test_nothing_of_our_own_marks_is_left(sites: tuple[Path, Path]) -> None:
    for name, text in _files(sites[1] / "content").items():
        assert not re.search(r"@source|\[\[|\.md\b", text), name


def test_links_lead_to_pages_that_there_are(sites: tuple[Path, Path]) -> None:
    pages = {f"{name.removesuffix('.md')}.html" for name in _files(sites[1] / "content")}
    links = [
        link
        for text in _files(sites[1] / "content").values()
        for link in re.findall(r"\]\(\.\./([\w/-]+\.html)", text)
    ]
    assert len(links) > 100
    assert set(links) <= pages


# --- an edit -------------------------------------------------------------------------------------


def test_an_edit_changes_one_word(sites: tuple[Path, Path]) -> None:
    for text in _files(sites[0] / "briefings").values():
        first, second = with_word(text, "Zq0001"), with_word(text, "Zq0002")
        assert first.replace("Zq0001", "Zq0002") == second
        assert len(first.split()) == len(text.split())
        assert sum(a != b for a, b in zip(first.split(), text.split(), strict=True)) == 1


@pytest.mark.parametrize("renamed", [False, True], ids=["in place", "renamed"])
def test_a_save_leaves_one_file(tmp_path: Path, renamed: bool) -> None:
    file = tmp_path / "lead.md"
    file.write_text("old", encoding="utf-8")
    before = file.stat().st_ino
    save(file, "new", renamed=renamed)
    assert [path.name for path in tmp_path.iterdir()] == ["lead.md"]
    assert file.read_text("utf-8") == "new"
    assert (file.stat().st_ino != before) is renamed


# --- measuring -----------------------------------------------------------------------------------

_PAGE = """<!doctype html><title>A preview</title><main><p>{text}</p></main><script>
setInterval(async () => {{
  const text = await (await fetch("/text")).text();
  if ({updates} && text !== document.querySelector("p").textContent) {way};
}}, 20);
</script>"""
_WAYS = {"in place": 'document.querySelector("p").textContent = text', "by loading anew": "location.reload()"}


@contextmanager
def previewing(file: Path, way: str, *, updates: bool = True) -> Iterator[Server]:
    """A little preview of one file, which looks at it again and again."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = file.read_text("utf-8").partition("\n---\n")[2]
            body = text if self.path == "/text" else ""
            if self.path == "/":
                body = _PAGE.format(text=text, updates="true" if updates else "false", way=_WAYS[way])
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A page that is loaded anew leaves a request behind."""

    with Quiet(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Server(way, f"http://127.0.0.1:{server.server_port}/", file, 0.5)
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(preview, "PAUSES", (10, 10))
    monkeypatch.setattr(preview, "WAIT", PATIENCE)
    path = tmp_path / "lead.md"
    path.write_text("---\ntitle: Lead\n---\nRain fell for six hours.\n", encoding="utf-8")
    return path


@pytest.mark.browser
def test_edits_are_seen_in_place_and_after_loading_anew(browser: Browser, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(file.read_text("utf-8"), encoding="utf-8")
    with previewing(file, "in place") as one, previewing(other, "by loading anew") as two:
        every = measure(browser, [one, two], 4, lambda text: None)
    for figures, name in zip(every, _WAYS, strict=True):
        assert (figures.name, len(figures.edits), figures.missed) == (name, 4, 0)
        assert figures.first > 0
        assert all(edit.seconds > 0 for edit in figures.edits)
        assert [edit.renamed for edit in figures.edits] == [True, False, True, False]


@pytest.mark.browser
def test_what_is_never_shown_is_missed(browser: Browser, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "WAIT", 0.3)
    monkeypatch.setattr(preview, "WARM", 0)
    with previewing(file, "in place", updates=False) as server:
        (figures,) = measure(browser, [server], 2, lambda text: None)
    assert (figures.edits, figures.missed, figures.first) == ([], 2, 0.0)


# --- telling -------------------------------------------------------------------------------------


def test_the_table() -> None:
    edits = [Edit(number / 100, number % 2 == 0) for number in range(1, 21)]
    ours = Figures("briefing serve", start=2.04, first=0.5, edits=edits, load=1.5, apart=0.0004)
    none = Figures("hugo server", start=0.3, missed=20)
    assert table(1000, [ours, none]).splitlines() == [
        "N = 1,000; load 1.5; clocks agree to 0.4 ms",
        "",
        "  ms               median   p95   lowest   highest   in place   renamed   edits   missed   first   start s",
        "  briefing serve      105   190       10       200        100       110      20        0     500       2.0",
        "  hugo server           -     -        -         -          -         -       0       20       -       0.3",
    ]


def test_without_hugo_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(preview, "run", lambda *given: iter(()))
    assert preview.main([]) == 0
    assert "no hugo, so its times are not taken (--hugo PATH)" in capsys.readouterr().out


def test_a_hugo_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        preview.main(["--hugo", "/nowhere/hugo"])
    assert "/nowhere/hugo is not a program" in capsys.readouterr().err


# --- other changes -------------------------------------------------------------------------------


def test_a_corpus_with_a_theme_and_branches(tmp_path: Path) -> None:
    corpus.corpus(4, tmp_path)
    changes.with_theme(tmp_path)
    changes.with_branches(tmp_path)
    texts = _files(tmp_path / "briefings")
    assert all("Zq9001 " in text for text in texts.values())
    changes.git(tmp_path, "switch", "--quiet", "other")
    assert _files(tmp_path / "briefings") == {
        name: text.replace("Zq9001", "Zq9002") for name, text in texts.items()
    }
    engine = Engine(Options(tmp_path))
    pages = []
    for word in ("Zq6001", "Zq6002"):
        (tmp_path / changes.SHEET).write_text(changes.sheet(word), encoding="utf-8")
        (tmp_path / changes.TEMPLATE).write_text(changes.template(word), encoding="utf-8")
        state = engine.look()
        assert isinstance(state, Site)
        assert any(f"--seen: {word}".encode() in data for data in state.theme.assets.values())
        pages.append(state.render(state.published.briefings[0].address).html)
    assert ["Zq6001" in page for page in pages] == [True, False]


def test_the_table_of_changes() -> None:
    figures = changes.Figures(
        [0.05, 0.07], [0.08], [1.5], [0.2], [0.09], [(100, 75.4), (1000, 75.6)], load=1.5
    )
    assert changes.table(1000, figures).splitlines() == [
        "N = 1,000; load 1.5",
        "",
        "  ms                 median    p95   lowest   highest   times",
        "  style sheet            60     69       50        70       2",
        "  template               80     80       80        80       1",
        "  branch               1500   1500     1500      1500       1",
        "    of it git           200    200      200       200       1",
        "    longest answer       90     90       90        90       1",
        "",
        "MB, saves: 75 after 100, 76 after 1,000",
    ]
