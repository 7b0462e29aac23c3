"""What a command loads before it answers: that is how start-up stays fast, and no clock is needed to hold it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefing_site
from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.engine.executors import can_fork
from tests.patience import PATIENCE
from tests.sites import Site

GENERATOR = Path(briefing_site.__file__).parents[1]
LIBRARIES = [folder for folder in sys.path if folder.endswith("site-packages")]
HEAVY = {
    "ast", "asyncio", "ctypes", "dataclasses", "datetime", "difflib", "html", "importlib.metadata", "inspect",
    "jinja2", "json", "logging", "markdown", "markupsafe", "nh3", "pathlib", "pickle", "rich", "shutil", "tempfile",
    "typing", "unicodedata", "urllib.parse", "yaml",
}  # fmt: skip
"""Modules that take a millisecond or more to load, of Python itself and of others."""
PARSER = {"argparse", "re"}

PROGRAM = """
import sys
before = set(sys.modules)
from briefing_site.apps.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted(set(sys.modules) - before))
"""
"""The command, and then the names of the modules that it has loaded."""


COUNTING = """
import re, sys
compiled, compile = [], re.compile
def counted(pattern, flags=0):
    name = sys._getframe(1).f_globals["__name__"]
    if name.startswith("briefing_site") and name != "briefing_site.text.lazy_pattern":
        compiled.append(name)
    return compile(pattern, flags)
re.compile = counted
from briefing_site.apps.cli.main import main
main(sys.argv[1:])
print("compiled:", *compiled)
"""
"""The command, and then the module of each expression that was compiled as that was loaded."""


def told(program: str, *arguments: str | Path) -> list[str]:
    """The names that a program tells in its last line."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", program, *map(str, arguments)],
        env={"PYTHONPATH": os.pathsep.join([str(GENERATOR), *LIBRARIES])}, capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    return done.stdout.splitlines()[-1].split()[1:]


def loaded(*arguments: str | Path) -> set[str]:
    """The modules that a command loads."""
    return set(told(PROGRAM, *arguments))


def test_the_version_is_told_by_a_few_small_modules() -> None:
    own = {
        "briefing_site", "briefing_site.apps", "briefing_site.apps.cli", "briefing_site.apps.cli.commands",
        "briefing_site.apps.cli.exit_status", "briefing_site.apps.cli.main", "briefing_site.apps.cli.output",
    }  # fmt: skip
    found = loaded("--version")
    assert {name for name in found if name.startswith("briefing_site")} == own
    assert not found & (HEAVY | PARSER)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]], ids=" ".join)
def test_help_loads_the_parser_and_no_command(arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert found >= PARSER
    assert not found & HEAVY
    assert {name for name in found if name.startswith("briefing_site.")} <= {
        "briefing_site.apps", "briefing_site.apps.cli", "briefing_site.apps.cli.arguments",
        "briefing_site.apps.cli.command_line", "briefing_site.apps.cli.commands",
        "briefing_site.apps.cli.help_format", "briefing_site.apps.cli.commands.shared",
        "briefing_site.apps.cli.documentation", "briefing_site.apps.cli.exit_status",
        "briefing_site.apps.cli.main", "briefing_site.apps.cli.output", "briefing_site.apps.cli.parser", "briefing_site.apps.debugging", "briefing_site.text", "briefing_site.text.plural",
    }  # fmt: skip


OF_STAGES = {
    "asyncio",
    "html",
    "jinja2",
    "markdown",
    "nh3",
    "pypdf",
    "pypdfium2",
    "rich",
    "starlette",
    "trafilatura",
    "yaml",
}
"""What no command needs before it runs."""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_loads_no_stage_and_no_other_command(command: str) -> None:
    found = loaded(command, "--help")
    assert not found & OF_STAGES
    rooms = (
        "authoring",
        "engine.engine",
        "link",
        "parse",
        "render",
        "verify",
        "view",
        "apps.lsp",
        "apps.preview",
    )
    assert not {name for name in found if name.startswith(tuple(f"briefing_site.{room}" for room in rooms))}
    others = {
        f"briefing_site.apps.cli.commands.{name.replace('-', '_')}" for name in COMMANDS if name != command
    }
    assert not found & others


@pytest.mark.parametrize("command", ["build", "check"])
def test_where_nothing_has_changed_no_parser_and_no_stage_is_loaded(small: Site, command: str) -> None:
    found = set[str]()
    for _ in range(4):  # in the second and the third, files that have just been written are read once more
        found = loaded(command, "--site", small.root)
    assert not found & (HEAVY | PARSER)
    assert {name for name in found if name.startswith("briefing_site.")} == {
        "briefing_site.apps", "briefing_site.apps.cli", "briefing_site.apps.cli.commands",
        "briefing_site.apps.cli.build_messages", "briefing_site.apps.cli.commands.shared",
        "briefing_site.apps.cli.exit_status", "briefing_site.apps.cli.main", "briefing_site.apps.cli.output", "briefing_site.apps.cli.unchanged",
        "briefing_site.engine", "briefing_site.engine.unchanged", "briefing_site.model", "briefing_site.model.paths",
        "briefing_site.publish", "briefing_site.publish.sealed", "briefing_site.publish.user_key",
        "briefing_site.read.links", "briefing_site.read.nearest_site",
        "briefing_site.read", "briefing_site.model.file_state", "briefing_site.read.looked_at",
        "briefing_site.read.today", "briefing_site.read.whole", "briefing_site.text", "briefing_site.text.blake2",
            "briefing_site.text.plural",
    }  # fmt: skip


OF_RARE_WORK = {
    "csv", "email", "http.client", "importlib.metadata", "socket", "ssl", "subprocess", "urllib.request", "xml.sax", "zipfile",
    "briefing_site.parse.file_metadata", "briefing_site.parse.picture_metadata.clean", "briefing_site.render.make_theme",
    "briefing_site.render.unused_theme_files",
}  # fmt: skip
"""What makes a theme, cleans files and pictures, or talks to other programs."""


def test_the_build_of_an_edit_has_the_theme_of_the_last_build(small: Site) -> None:
    assert OF_RARE_WORK & loaded("build", "--site", small.root)
    small.append("briefings/land/all.md", "\nThe reservoirs are full again.\n")
    found = loaded("build", "--site", small.root)
    assert "briefing_site.render.html" in found  # a page was made
    assert not OF_RARE_WORK & found


OF_CARDS = {
    "briefing_site.parse.source_card", "briefing_site.publish.change_journal", "briefing_site.verify.by_archive",
    "briefing_site.verify.locate", "briefing_site.verify.search_text",
}  # fmt: skip
"""What parses and verifies cards, and what finishes changes of the author's files."""


def test_the_build_of_an_edited_briefing_loads_nothing_for_cards(small: Site) -> None:
    assert loaded("build", "--site", small.root) >= OF_CARDS - {"briefing_site.publish.change_journal"}
    small.append("briefings/land/all.md", "\nThe reservoirs are full again.\n")
    assert not OF_CARDS & loaded("build", "--site", small.root)


OF_LINTS = {
    "briefing_site.link.lints.of_briefing", "briefing_site.link.lints.uncited_claim", "briefing_site.text.proper_names",
    "briefing_site.text.values.values", "briefing_site.verify.grounding.sentence",
}  # fmt: skip
"""What looks into the sentences of a briefing."""


@pytest.mark.skipif(not can_fork(), reason="without forked processes one process does all")
def test_sentences_are_linted_by_the_process_that_makes_their_page(small: Site) -> None:
    assert loaded("build", "--site", small.root) >= OF_LINTS
    small.append("briefings/land/all.md", "\nThe reservoirs are full again.\n")
    assert not OF_LINTS & loaded("build", "--site", small.root, "--jobs", "2")


EAGER = 205
"""Regular expressions that nearly every build uses; all others are a `LazyPattern`, of which there are twice as many."""


def test_expressions_for_faults_and_rare_texts_are_compiled_when_they_are_used(small: Site) -> None:
    loaded("build", "--site", small.root)
    small.append("briefings/land/all.md", "\nThe reservoirs are full again.\n")
    compiled = told(COUNTING, "build", "--site", small.root)
    assert "briefing_site.text.sentences" in compiled
    assert len(compiled) <= EAGER


OF_AUTHORS = {
    "csv",
    "urllib.request",
    "zipfile",
    "briefing_site.authoring.intake",
    "briefing_site.apps.preview.source_desk",
}
"""What takes in new sources, which no first page of the preview needs."""


def test_the_preview_loads_what_takes_in_sources_when_that_is_asked_for() -> None:
    program = PROGRAM.replace("apps.cli.main import main", "apps.preview.server import serve").replace(
        "main(sys.argv[1:])", "pass"
    )
    found = set(told(program))
    assert "briefing_site.apps.preview.open_pages" in found
    assert not found & OF_AUTHORS


FIRST_PAGE = """
import sys
from pathlib import Path
from briefing_site.apps.preview import server
from briefing_site.apps.preview.responses import PageResponses
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
options = Options(Path(sys.argv[1]))
site = Engine(options).look()
page = PageResponses(options.output).turned(site).at("land/all.html")
assert page.status == 200
print("loaded:", *sorted(sys.modules))
"""
"""The first page of a preview, and then the names of all modules that are loaded."""
OF_CHANGES = {
    "markdown", "nh3", "websockets", "yaml", "briefing_site.engine.file_parser", "briefing_site.engine.files_beside",
    "briefing_site.engine.judge", "briefing_site.link.checks", "briefing_site.link.lints.every", "briefing_site.parse.config",
    "briefing_site.render.search_index.files", "briefing_site.verify.grounding.ground",
}  # fmt: skip
"""What parses, lints, grounds and makes the files beside a page, and what answers sockets."""


def test_the_first_page_of_a_built_site_loads_nothing_that_only_changes_and_faults_need(small: Site) -> None:
    assert OF_CHANGES - {"websockets"} <= loaded("build", "--site", small.root)
    assert not OF_CHANGES & set(told(FIRST_PAGE, small.root))
