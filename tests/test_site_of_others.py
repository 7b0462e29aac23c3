"""A site folder that somebody else made: no command runs a program, reads a file outside, or sends anything.

Each attack is made on a whole site, and every command is run on it. What Python opens, starts and connects to
is heard by an audit hook (PEP 578), below anything that the generator could do by mistake.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_site.apps.cli.command_line import _options, parser
from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.apps.lsp.complete import complete
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.navigate import definition
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as EngineSite
from tests.commands import say
from tests.patience import PATIENCE
from tests.sites import CARD, LEAD, Site, tree

MARK = "SECRET-7c1f"
"""Stands in files outside of the site folder, and must never come out."""

STARTS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
)
SENDS = ("socket.connect", "socket.sendto", "urllib.Request", "webbrowser.open")

FINDERS = ("fc-", "ldconfig", "ld", "gcc", "cc", "objdump")
"""Programs by which doctor asks for fonts, and Python looks for a library of the typesetter."""


class Ears:
    """Hears what Python does, while it is told to."""

    def __init__(self) -> None:
        self.outside = ""
        self.heard: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.outside:
            return
        told = str(arguments[0]) if arguments else ""
        if event in STARTS and not told.rpartition("/")[2].startswith(FINDERS):
            self.heard.append(f"{event} {told}")
        elif event in SENDS:
            self.heard.append(f"{event} {arguments[1:]}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            flags = arguments[2] if len(arguments) > 2 else 0
            refused = (
                isinstance(flags, int)
                and flags & os.O_NOFOLLOW
                and Path(os.fsdecode(arguments[0])).is_symlink()
            )
            if path.startswith(self.outside) and not refused:
                self.heard.append(f"open {path}")


EARS = Ears()


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder with a secret in every form, which no command may open."""
    folder = tmp_path / "outside"
    (folder / "theme/templates").mkdir(parents=True)
    (folder / "empty").mkdir()
    for name in ("secret.txt", "secret.md", "secret.png", "secret.yaml", "secret.css", "secret.json"):
        (folder / name).write_text(f"{MARK}\n", "utf-8")
    (folder / "lead.md").write_text(
        f"---\ntitle: {MARK}\nregion: water\ndate: 2026-01-01\nsummary: {MARK}\n---\n{MARK}\n", "utf-8"
    )
    (folder / "theme/theme.yaml").write_text("name: theme\nextends: base\n", "utf-8")
    (folder / "theme/templates/404.html").write_text(MARK, "utf-8")
    EARS.heard.clear()
    EARS.outside = f"{folder}{os.sep}"
    yield folder
    EARS.outside = ""


def theme(site: Site, files: str) -> None:
    """Give the site a theme of its own."""
    site.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    site.write(files)
    site.append("config.yaml", "theme: mine\n")


def linked(path: str, to: str) -> Callable[[Site, Path], None]:
    """A link in the place of a file or a folder."""

    def prepare(site: Site, outside: Path) -> None:
        if site.path(path).exists():
            site.delete(path)
        site.path(path).parent.mkdir(parents=True, exist_ok=True)
        site.path(path).symlink_to(outside / to)

    return prepare


def in_theme(path: str, to: str) -> Callable[[Site, Path], None]:
    """The same in a theme."""

    def prepare(site: Site, outside: Path) -> None:
        theme(site, "")
        linked(path, to)(site, outside)

    return prepare


def both(*steps: Callable[[Site, Path], None]) -> Callable[[Site, Path], None]:
    """One after another."""

    def prepare(site: Site, outside: Path) -> None:
        for step in steps:
            step(site, outside)

    return prepare


def config(text: str) -> Callable[[Site, Path], None]:
    """More lines of config.yaml; {out} is the folder outside, {up} the way there."""
    return lambda site, outside: site.append("config.yaml", filled(text, outside))


def lead(text: str) -> Callable[[Site, Path], None]:
    """A briefing with this body."""
    return lambda site, outside: site.lead(filled(text, outside))


def card(old: str, new: str) -> Callable[[Site, Path], None]:
    """A card with other words in it."""
    return lambda site, outside: site.edit(CARD, old, filled(new, outside))


def template(text: str, name: str = "404.html") -> Callable[[Site, Path], None]:
    """A theme with this template."""
    return lambda site, outside: theme(site, f"-- themes/mine/templates/{name} --\n{filled(text, outside)}\n")


def sheet(text: str) -> Callable[[Site, Path], None]:
    """A theme with this style sheet."""
    return lambda site, outside: theme(
        site, f"-- themes/mine/static/style.css/99-mine.css --\n{filled(text, outside)}\n"
    )


def files(text: str) -> Callable[[Site, Path], None]:
    """More files."""
    return lambda site, outside: site.write(filled(text, outside))


def filled(text: str, outside: Path) -> str:
    return text.replace("{out}", str(outside)).replace("{up}", f"../../../{outside.name}")


ATTACKS: dict[str, Callable[[Site, Path], None]] = {
    # config.yaml
    "a theme by a way up": config("theme: {up}/theme\n"),
    "a theme by an absolute path": config("theme: {out}/theme\n"),
    "a theme that is the folder above": config("theme: ..\n"),
    "a picture of the site by a way up": config("image: {file: {up}/secret.png, alt: x}\n"),
    "a picture of the site by an absolute path": config("image: {file: {out}/secret.png, alt: x}\n"),
    "an address that is a file": config("x: 1\nbase_url: file://{out}/secret.txt\n"),
    "a YAML tag that runs": config("description: !!python/object/apply:os.system ['touch {out}/ran']\n"),
    "a YAML tag that makes": config("description: !!python/object/new:subprocess.Popen [[touch, '{out}/ran']]\n"),
    "a YAML tag that takes in": config("description: !include {out}/secret.txt\n"),
    "a YAML merge of a million": config(
        "description: &a [x]\n" + "".join(f"k{i}: &k{i} [*k{i - 1}, *k{i - 1}]\n" if i else "k0: &k0 [*a, *a]\n" for i in range(30))
    ),
    "a host for a shell": config("title: $(touch {out}/ran) `touch {out}/ran`\n"),
    # texts
    "a link out of the site": lead("[x]({up}/secret.txt) [y]({out}/secret.txt) [z](file://{out}/secret.txt)"),
    "a picture out of the site": lead("![x]({up}/secret.png)\n\n![y]({out}/secret.png)\n\n![z](file://{out}/secret.png)"),
    "a link with coded dots": lead("[x](%2e%2e/%2e%2e/%2e%2e/outside/secret.txt) [y](..%2f..%2f..%2foutside/secret.txt)"),
    "a wiki link out of the site": lead("[[../../../outside/secret]] [[@../../outside/secret#x]]"),
    "a citation out of the site": lead("It rained [@../../outside/secret#x]."),
    "a template in a text": lead("{% include '{out}/secret.txt' %} {{ ''.__class__ }} {{ cycler.__init__ }}"),
    "an include of a server": lead('<!--#include file="{out}/secret.txt" -->\n\n<?php readfile("{out}/secret.txt") ?>'),
    "tags that load": lead('<script src="file://{out}/secret.txt"></script><img src="{out}/secret.png"><object data="{out}/secret.txt"></object>'),
    "a snippet of a file": lead('--8<-- "{out}/secret.txt"\n\n!include {out}/secret.txt\n\n{!{out}/secret.txt!}'),
    "front matter that runs": files("-- briefings/water/x.md --\n---\ntitle: !!python/object/apply:os.system ['touch {out}/ran']\n---\nx\n"),
    # cards
    "a document by a way up": card("archive: rain.txt", "archive: {up}/secret.txt"),
    "a document by an absolute path": card("archive: rain.txt", "archive: {out}/secret.txt"),
    "a document by a file address": card("archive: rain.txt", "archive: file://{out}/secret.txt"),
    "an address of a source that is a file": card("kind: news", "kind: news\nurl: file://{out}/secret.txt"),
    "an address of a source on this machine": card("kind: news", "kind: news\nurl: http://127.0.0.1:9/x"),
    "an archived address that is a file": card("kind: news", "kind: news\narchived_url: file://{out}/secret.txt"),
    # links
    "config.yaml is a link": linked("config.yaml", "secret.yaml"),
    "a briefing is a link": linked(LEAD, "lead.md"),
    "a region is a link": linked("briefings/air", ""),
    "all briefings are a link": linked("briefings", ""),
    "a picture is a link": linked("briefings/water/a.png", "secret.png"),
    "a card is a link": linked("seeds/more.md", "secret.md"),
    "all cards are a link": linked("seeds", ""),
    "the lock is a link": linked("seeds/seeds.lock", "secret.json"),
    "the editions are a link": linked("seeds/editions.lock", "secret.json"),
    "a document is a link": linked("seeds/archive/rain.txt", "secret.txt"),
    "the archive is a link": linked("seeds/archive", ""),
    "all themes are a link": both(config("theme: theme\n"), linked("themes", "")),
    "a theme is a link": both(config("theme: mine\n"), linked("themes/mine", "theme")),
    "a template is a link": in_theme("themes/mine/templates/404.html", "theme/templates/404.html"),
    "all templates are a link": in_theme("themes/mine/templates", "theme/templates"),
    "a static file is a link": in_theme("themes/mine/static/x.css", "secret.css"),
    "words are a link": in_theme("themes/mine/words/en.yaml", "secret.yaml"),
    "theme.yaml is a link": in_theme("themes/mine/theme.yaml", "theme/theme.yaml"),
    "a draft beside is a link": linked("drafts/plan.md", "lead.md"),
    "a file beside is a link": linked("picture.png", "secret.png"),
    "a published page is a link": linked("build/index.html", "secret.txt"),
    "the manifest is a link": linked("build/build-manifest.json", "secret.json"),
    "the store is a link": linked(".cache/results.store", "secret.txt"),
    "what is kept lies elsewhere": linked(".cache", "theme"),
    "the published site lies elsewhere": linked("build", "theme"),
    "the published site lies in an empty folder elsewhere": linked("build", "empty"),
    "the journal of a change is a link": linked(".briefing-changes", "theme"),
    "the journal of a change is a link to a file": linked(".briefing-changes", "secret.json"),
    "the record of a change is a link": linked(".briefing-changes/committed", "secret.json"),
    "the note of a build is a link": linked(".briefing-busy", "secret.json"),
    "the new site is a link": linked(".build.briefing-new", "theme"),
    "the old site is a link": linked(".build.briefing-old", "theme"),
    "a note on a picture is a link": both(linked("briefings/water/a.gif.source.yaml", "secret.yaml"), files("-- briefings/water/a.gif --\nGIF89a\n")),
    "drafts are a link": linked("drafts", ""),
    "a readme is a link": linked("README.md", "secret.md"),
    "a bibliography is a link": linked("library.bib", "secret.txt"),
    "a document to take in is a link": linked("notes.txt", "secret.txt"),
    # themes
    "a template that runs": template("{{ cycler.__init__.__globals__.os.popen('touch {out}/ran') }}"),
    "a template that reads": template("{{ asset.__func__.__globals__.__builtins__.open('{out}/secret.txt').read() }}"),
    "a template that takes in": template("{% include '{out}/secret.txt' %}"),
    "a template that takes in by a way up": template("{% extends '{up}/secret.txt' %}"),
    "a template that inlines": template("{{ inline('{out}/secret.png') }}{{ asset('{up}/secret.png') }}"),
    "words that read": lambda site, _: theme(site, '-- themes/mine/words/en.yaml --\nas-of: "{date.__class__.__init__.__globals__}"\n'),
    "a style sheet that takes in": sheet('@import "{out}/secret.css"; @import url(file://{out}/secret.css);'),
    "a style sheet that takes in by a way up": sheet('@import "{up}/secret.css"; x { background: url({up}/secret.png) }'),
    "a theme that extends out of the site": files("-- themes/mine/theme.yaml --\nname: mine\nextends: {up}/theme\n-- config.yaml --\ntitle: x\ntheme: mine\nregions: {water: {name: W}, land: {name: L}}\n"),
    "a theme that extends an absolute path": files("-- themes/mine/theme.yaml --\nname: mine\nextends: {out}/theme\n-- config.yaml --\ntitle: x\ntheme: mine\nregions: {water: {name: W}, land: {name: L}}\n"),
    # what other programs run
    "Git's hooks and settings": files(
        "-- .git/config --\n[core]\n\tfsmonitor = touch {out}/ran\n\thooksPath = hooks\n-- .git/hooks/post-checkout --\n#!/bin/sh\ntouch {out}/ran\n-- .gitattributes --\n* filter=run\n"
    ),
    "a worktree of Git elsewhere": files("-- .git --\ngitdir: {out}\n"),
    "settings of editors": files('-- .vscode/settings.json --\n{"briefing.command": "touch {out}/ran", "python.defaultInterpreterPath": "{out}/ran"}\n-- .idea/x.xml --\n<x/>\n'),
    "modules in the folder": files("".join(f"-- {name}.py --\nopen('{{out}}/ran', 'w')\n" for name in ("yaml", "jinja2", "markdown", "nh3", "sitecustomize", "usercustomize", "conftest", "setup", "html", "ast"))),
    "settings of Python": files("-- pyvenv.cfg --\nhome = {out}\n-- .env --\nPYTHONSTARTUP={out}/ran\n-- Makefile --\nall:\n\ttouch {out}/ran\n-- pyproject.toml --\n[project]\nname='x'\n"),
    "results that run": lambda site, outside: site.put(
        ".cache/results.store", b"cos\nsystem\n(S'touch " + str(outside).encode() + b"/ran'\ntR."
    ),
}  # fmt: skip
"""What was tried."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("build", "--jobs", "1"),
    ("pin",),
    ("doctor",),
    ("cite", "rain"),
    ("source", "export"),
    ("source", "impact", "rain"),
    ("whatif", "rain"),
    ("report", "--out", "{site}/.cache/report.html"),
    ("check", "--fix", "--unsafe"),
    ("rename", "source", "rain", "shower"),
)


MORE: tuple[tuple[str, ...], ...] = (
    ("check", "--groundings", "--waivers"),
    ("build", "--drafts", "--explain", "index.html"),
    ("pin", "--cards"),
    ("release",),
    ("new", "water", "A plan"),
    ("move", "water/lead", "land/led"),
    ("cite", "--help"),
    ("source", "add", "{site}/notes.txt"),
    ("source", "import", "{site}/library.bib"),
    ("source", "export", "--format", "biblatex"),
    ("init", "{site}/fresh"),
    ("open", "--no-browser"),
    ("completion", "bash"),
    ("doctor",),
)
"""The remaining commands. `export` has a test of its own, and `source watch` and `fetch-picture` are made to ask."""

GIVEN = """\
-- notes.txt --
Rain fell on the mole. {% include '{out}/secret.txt' %}
-- library.bib --
@article{a, title = {\\input{{out}/secret.txt} Rain}, year = 2026, publisher = {Quay Post},
  url = {file://{out}/secret.txt}, file = {:{out}/secret.txt:PDF}, crossref = {{up}/secret}}
"""
"""Files that somebody else wants to be taken in."""


@pytest.mark.parametrize("commands", [COMMANDS, MORE], ids=["", "more"])
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_was_tried_gets_nowhere(
    small: Site,
    outside: Path,
    attack: Callable[[Site, Path], None],
    commands: tuple[tuple[str, ...], ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small.lead("It rained [@rain#hours].")
    small.write(filled(GIVEN, outside))
    attack(small, outside)
    before = contents(outside)
    EARS.heard.clear()
    for command in commands:
        # What is made and removed in temporary folders is named from there, and would be taken for a file of here.
        monkeypatch.chdir(small.root.parent if command[0] == "init" else small.root)
        given = [word.replace("{site}", str(small.root)) for word in command]
        site = [] if command[0] in ("init", "completion", "doctor") else ["--site", str(small.root)]
        said = say(capsys, *given, *site)
        assert MARK not in said.out + said.err, command
        assert "Traceback" not in said.err, command
        assert EARS.heard == [], command
    EARS.outside = ""
    assert contents(outside) == before
    nothing_inside(small)


def contents(folder: Path) -> dict[Path, bytes]:
    """What lies in a folder: no file may be new, gone or different."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_plain(path: Path) -> bool:
    """Whether a file is there, with no link on the way."""
    return path.is_file() and path.resolve() == path


def nothing_inside(site: Site) -> None:
    """No file of the site has taken anything in from outside."""
    inside = {path for path in site.root.rglob("*") if not path.is_symlink() and path.is_file()}
    published = [path for path in inside if path.resolve().is_relative_to(site.root.resolve())]
    assert not [path for path in published if MARK.encode() in path.read_bytes()]


def options_of(site: Site) -> Options | None:
    """The options of a command on a site; None where no command would work on it."""
    try:
        return _options(parser(["serve"]).understand(["serve", "--site", str(site.root)]))
    except UsageError:
        return None


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_preview_of_it_shows_nothing(
    small: Site, outside: Path, attack: Callable[[Site, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small.lead("It rained [@rain#hours].")
    attack(small, outside)
    before = contents(outside)
    EARS.heard.clear()
    monkeypatch.chdir(small.root)
    if (options := options_of(small)) is None:
        return
    live = Live(options, Watch(options.root, (), every=None), lambda _: None)
    state = live.begin()
    pages = [*state.pages, *state.files, *state.theme.assets] if isinstance(state, EngineSite) else []
    lead = f"{small.read(LEAD)}\n" if is_plain(small.path(LEAD)) else ""
    ways = [
        f"../{outside.name}/secret.txt",
        f"{outside}/secret.txt",
        f"%2e%2e/{outside.name}/secret.txt",
        "water/lead.html",
    ]
    for address in (*pages, *ways, "", "404.html", "search.html"):
        assert MARK.encode() not in live.at(address).data, address
    if lead:
        small.put(LEAD, lead)
        for address in pages:
            assert MARK.encode() not in live.at(address).data, address
    assert EARS.heard == []
    EARS.outside = ""
    assert contents(outside) == before
    nothing_inside(small)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_editor_of_it_shows_nothing(
    small: Site, outside: Path, attack: Callable[[Site, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small.lead("It rained [@rain#hours].")
    attack(small, outside)
    before = contents(outside)
    EARS.heard.clear()
    monkeypatch.chdir(small.root)
    folder = SiteFolder(small.root, None)
    client = ClientAbilities(related=True, snippets=True, links=True)
    for _ in range(2):
        known = folder.known()
        folder.settle()
        while not folder.check_pages():
            pass
        for fault in folder.known().state.faults_so_far:
            assert MARK not in repr(client.diagnostic(known, fault, folder.uri))
        for path in known.files:
            text = known.text(path)
            for offset in {
                0,
                len(text),
                *(found.start() + 2 for found in re.finditer("@|\\[\\[|!\\[", text)),
            }:
                shown = (
                    complete(known, path, offset),
                    hover(known, path, offset),
                    definition(known, path, offset),
                )
                assert MARK not in repr(shown)
        if is_plain(small.path(LEAD)):
            folder.edit(LEAD, f"{small.read(LEAD)}\nMore [@rain#crew].\n")
        folder.refresh()
    assert EARS.heard == []
    EARS.outside = ""
    assert contents(outside) == before
    nothing_inside(small)


ASKED = (
    "file://{out}/secret.txt",
    "{out}/secret.txt",
    "ftp://127.0.0.1/x",
    "http://127.0.0.1:9/x",
    "http://[::1]:9/x",
    "http://[::ffff:127.0.0.1]:9/x",
    "http://localhost:9/x",
    "http://printer.local/x",
    "http://2130706433:9/x",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/x",
)
"""What somebody else would like to have asked."""


@pytest.mark.parametrize("address", ASKED)
def test_no_card_of_others_has_this_machine_or_its_network_asked(
    small: Site, outside: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    """`source watch` is the one command that asks addresses of cards."""
    for key in ("url", "archived_url"):
        small.edit(CARD, "kind: news", f"kind: news\n{key}: {filled(address, outside)}")
        EARS.heard.clear()
        said = say(capsys, "source", "watch", "--pause", "0", "--site", small.root)
        assert MARK not in said.out + said.err
        assert EARS.heard == []
        small.edit(CARD, f"\n{key}: {filled(address, outside)}", "")


@pytest.mark.parametrize("address", [address for address in ASKED if not address.startswith("http:")])
def test_an_address_that_is_none_of_the_web_is_not_fetched(
    small: Site, outside: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    EARS.heard.clear()
    said = say(capsys, "fetch-picture", filled(address, outside), "--for", LEAD, "--site", small.root)
    assert said.status != 0
    assert EARS.heard == []


def test_the_ears_hear(tmp_path: Path, outside: Path) -> None:
    """What the test above hears when something does happen."""
    (outside / "secret.txt").read_text("utf-8")
    subprocess.run(["true"], check=True)
    assert [each.split()[0] for each in EARS.heard] == ["open", "subprocess.Popen"]


MODULES = (
    "yaml",
    "jinja2",
    "markdown",
    "nh3",
    "sitecustomize",
    "usercustomize",
    "html",
    "ast",
    "briefing_site",
)


def test_the_program_takes_no_module_out_of_a_site_folder(small: Site, outside: Path) -> None:
    EARS.outside = ""
    for name in MODULES:
        small.put(f"{name}.py", f"open({str(outside / 'ran')!r}, 'w')\n")
    program = Path(sysconfig.get_path("scripts")) / "briefing"
    built = subprocess.run(
        [program, "build", "-q"], cwd=small.root, capture_output=True, check=False, timeout=PATIENCE
    )
    assert (built.returncode, (outside / "ran").exists()) == (0, False), built.stderr
    assert "index.html" in tree(small.path("build"))


BOOKS = {
    "a picture of a file": '<img src="file://{out}/secret.png" alt="x">',
    "a style sheet of a file": '<link rel="stylesheet" href="file://{out}/secret.css">',
    "an attachment": '<link rel="attachment" href="file://{out}/secret.txt">',
    "an address on this machine": '<img src="http://127.0.0.1:9/x.png" alt="x">',
    "a style that loads": '<style>@import url("file://{out}/secret.css"); p {{ background: url(file://{out}/secret.png) }}</style>',
}


@pytest.mark.parametrize("markup", BOOKS.values(), ids=BOOKS)
def test_a_book_takes_in_no_file(
    small: Site, outside: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, markup: str
) -> None:
    pytest.importorskip("weasyprint")
    theme(
        small,
        "-- themes/mine/templates/book.html --\n<!doctype html><title>x</title>\n"
        + filled(markup, outside)
        + "\n<p>x</p>\n",
    )
    EARS.heard.clear()
    said = say(capsys, "export", "--pdf", "--to", tmp_path / "book.pdf", "--site", small.root)
    assert "Traceback" not in said.err
    assert EARS.heard == []
    made = tmp_path / "book.pdf"
    assert not made.exists() or MARK.encode() not in made.read_bytes()
