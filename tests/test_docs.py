"""The documentation says what is so: its tables, names and links are whole, and its examples were run.

Examples are fenced blocks with a marker behind the language, which a reader of the page never sees:

    ```markdown file=seeds/a.md     a file of the site that the page builds up
    ```markdown body                the body of a briefing; builds without a fault
    ```yaml front                   front matter of a briefing; builds without a fault
    ```markdown excerpts            a card's excerpts; builds without a fault
    ```markdown body wrong          as above, but with the faults that the next block shows
    ```text printed                 what `briefing check` prints of the block before; `old=a new=b`, of the
                                    file before (or of `file`) with b put in place of a
    ```css same=themes/a.css        a piece of that file of the repository
"""

from __future__ import annotations

import ast
import html
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_site.apps.cli.command_line import parser
from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.apps.cli.completion.shape import shape_of
from briefing_site.apps.cli.main import main
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.authoring.pin import pin_site
from briefing_site.engine.build import build, check
from briefing_site.engine.options import Options
from briefing_site.model import faults
from briefing_site.model.diagnostic import Severity
from briefing_site.model.rules import RULES, Rule
from scripts import reference

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
PARTS = [list(path) for path, _ in shape_of(parser((), whole=True)).walk() if len(path) > 1]
"""Commands of commands."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


# --- generated pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", reference.files())
def test_generated_page_is_what_the_tables_give(path: str) -> None:
    committed = reference.DOCS / path
    assert committed.read_text(encoding="utf-8") == reference.files()[path], (
        "run `python scripts/reference.py`"
    )


def test_no_generated_schema_is_left_over() -> None:
    committed = {f"schema/{path.name}" for path in (reference.DOCS / "schema").iterdir()}
    assert committed == {path for path in reference.files() if path.startswith("schema/")}


# --- diagnostics ---------------------------------------------------------------------------------


def codes() -> set[tuple[str, str]]:
    """Severity and code of every fault that `faults` can make."""
    modules = sorted(Path(faults.__file__).parent.glob("*.py"))
    trees = [ast.parse(read(module)) for module in modules]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        (call.func.id, ast.literal_eval(call.args[1]))
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("error", "warning", "note")
    }


def test_every_code_is_explained_and_no_other() -> None:
    text = read(ROOT / "docs/diagnostics.md")
    row = re.compile(
        r"^## (.*)$|^\| `([a-z0-9-]+)` \| (error|warning|note)(, lint)?(, off)? \| (.*) \| (.*) \|$",
        re.MULTILINE,
    )
    section, rows = "", []
    for heading, code, severity, lint, off, meaning, cure in row.findall(text):
        section = heading or section
        if code:
            rows.append((code, Rule(section, Severity(severity), meaning, cure, bool(lint), bool(off))))
    assert rows == list(RULES.items())


def test_every_code_has_its_rule_and_no_other() -> None:
    assert {(str(rule.severity), code) for code, rule in RULES.items()} == codes()


# --- what pages name -----------------------------------------------------------------------------


FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<language>\w*) ?(?P<words>[^\n]*)\n(?P<text>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def spans_of(page: Path) -> list[str]:
    """Code within the sentences of a page."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", FENCE.sub("", read(page)))


def code_of(page: Path) -> str:
    """Everything in a page that is set as code, but for the examples."""
    blocks = [
        block["text"]
        for block in FENCE.finditer(read(page))
        if block["language"] in ("", "sh", "text") and not block["words"]
    ]
    return "\n".join((*blocks, *spans_of(page)))


def options(capsys: pytest.CaptureFixture[str]) -> set[str]:
    for arguments in ([], *([command] for command in COMMANDS), *PARTS):
        with pytest.raises(SystemExit):
            main([*arguments, "--help"])
    return set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))


def of_scripts() -> set[str]:
    """Options of the scripts that `make` runs."""
    scripts = (path for path in (ROOT / "scripts").iterdir() if path.is_file())
    return {"--upgrade"} | set(re.findall(r'"(--[a-z][a-z-]+)"', "".join(read(path) for path in scripts)))


OF_OTHERS = {"--from", "--force", "--network", "--rm", "--user", "--userns", "--build-arg"}
"""Options of uv, pipx and podman, in the commands that install.md shows."""


@every_page
def test_commands_options_and_targets_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = code_of(page)
    assert set(re.findall(r"\bbriefing ([a-z-]+)\b", code)) <= {*COMMANDS, "is"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)) <= options(capsys) | of_scripts() | OF_OTHERS
    makefile = read(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", code)) <= targets
    for module in re.findall(r"python -m ([a-z_.]+)", code):
        assert module == "benchmarks" or any(
            (ROOT / module.replace(".", "/")).with_suffix(suffix).exists() for suffix in ("", ".py")
        )


@every_page
def test_files_exist(page: Path) -> None:
    ours = re.compile(
        r"(?:generator|scripts|themes|docs|requirements|tests)/[\w./-]*|Makefile|pyproject\.toml"
    )
    missing = [span for span in spans_of(page) if ours.fullmatch(span) and not (ROOT / span).exists()]
    assert not missing


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", FENCE.sub("", read(page)))
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", read(file), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings], target


def test_themes_name_every_view() -> None:
    text = read(ROOT / "docs/themes.md")
    classes = [kind.__name__ for kind in reference.view_values()]
    assert [name for name in classes if f"`{name}`" not in text] == []


def test_architecture_names_every_room_and_no_other() -> None:
    package = ROOT / "generator/briefing_site"
    rooms = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    listed = re.findall(r"^\| `(\w+)/` \|", read(ROOT / "docs/architecture.md"), re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == rooms


# --- examples ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    line: int
    words: tuple[str, ...]
    text: str

    def get(self, key: str) -> str:
        return next((word.partition("=")[2] for word in self.words if word.startswith(f"{key}=")), "")


def examples(page: str) -> Iterator[Example]:
    text = read(ROOT / page)
    for block in FENCE.finditer(text):
        if block["words"]:
            yield Example(
                text.count("\n", 0, block.start()) + 1, tuple(block["words"].split()), block["text"]
            )


FRONT = {"title": "Example", "region": "coast", "date": "2026-11-24", "summary": "An example."}
CARD = (
    "---\ntitle: The harbour in 2026\npublisher: Harbour Board\narchive: example.txt\nkind: official\n---\n"
)


def briefing(body: str, front: str = "") -> str:
    given = re.findall(r"^(\w+):", front, re.MULTILINE)
    own = "".join(f"{key}: {value}\n" for key, value in FRONT.items() if key not in given)
    return f"---\n{own}{front}---\n{body}"


def written(example: Example) -> dict[str, str]:
    """The files that an example stands for."""
    if file := example.get("file"):
        return {file: example.text}
    kind = example.words[0]
    if kind == "excerpts":
        cited = re.findall(r"^## ([a-z0-9-]+)", example.text, re.MULTILINE)
        cites = "; ".join(f"@example#{name}" for name in cited)
        return {
            "seeds/example.md": CARD + example.text,
            "briefings/coast/example.md": briefing(f"Claim [{cites}].\n"),
        }
    text = briefing("Text.\n", example.text) if kind == "front" else briefing(example.text)
    return {"briefings/coast/example.md": text}


def put(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def printed(root: Path) -> str:
    pin_site(Options(root))
    return checked(root)


def checked(root: Path) -> str:
    """What `briefing check` prints of the faults of a site."""
    told = io.StringIO()
    print_faults(check(Options(root)).faults, "text", root, told)
    return told.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that docs/authors.md builds up."""
    for example in examples("docs/authors.md"):
        if example.get("file"):
            put(tmp_path, written(example))
    return tmp_path


def test_site_of_the_authors_page_has_no_faults(site: Path) -> None:
    assert printed(site) == ""


AUTHORS = [e for e in examples("docs/authors.md") if not e.get("file")]


@pytest.mark.parametrize(
    ("example", "following"),
    [
        pytest.param(example, following, id=f"line-{example.line}")
        for example, following in zip(AUTHORS, [*AUTHORS[1:], None], strict=True)
        if example.words[0] != "printed"
    ],
)
def test_example_does_what_the_page_says(site: Path, example: Example, following: Example | None) -> None:
    put(site, written(example))
    archive = site / "seeds/archive"
    (archive / "example.txt").write_bytes((archive / "harbour.txt").read_bytes())
    expected = following.text if "wrong" in example.words and following else ""
    assert printed(site) == expected


def test_message_of_the_diagnostics_page_is_printed(site: Path) -> None:
    (example,) = examples("docs/diagnostics.md")
    path = site / example.get("file")
    text = read(path)
    assert text.count(example.get("old")) == 1
    path.write_text(text.replace(example.get("old"), example.get("new")), encoding="utf-8")
    assert printed(site) == example.text


def test_pieces_of_the_theme_are_as_they_stand() -> None:
    pieces = [example for example in examples("docs/themes.md") if example.get("same")]
    assert pieces
    for piece in pieces:
        assert piece.text in read(ROOT / piece.get("same"))


def readers_text(page: str) -> str:
    """What a reader sees of a briefing's body."""
    prose = re.search(r'<div class="prose">(.*?)</div>', page, re.DOTALL)
    assert prose
    return " ".join(html.unescape(re.sub(r"<[^>]*>|&#8288;", "", prose[1])).split())


def rows(heading: str) -> list[tuple[str, str]]:
    """Cells of the table below a heading: what is written and what is read."""
    text = read(ROOT / "docs/authors.md")
    section = re.search(rf"^#+ {heading}\n(.*?)^#", text, re.MULTILINE | re.DOTALL)
    assert section
    found = re.findall(r"^\| (`+)(.+?)\1 \| ([^|]+?) \|", section[1].replace("\\|", "¦"), re.MULTILINE)
    assert len(found) == len(re.findall(r"^\| `", section[1], re.MULTILINE))
    return [(written_form, shown.replace("\\@", "@")) for _, written_form, shown in found]


@pytest.mark.parametrize("heading", ["Citations", "Links"])
def test_forms_print_what_the_page_says(site: Path, heading: str) -> None:
    assert rows(heading)
    for written_form, shown in rows(heading):
        put(site, {"briefings/coast/example.md": briefing(written_form.replace("¦", "|") + "\n")})
        outcome = build(Options(site))
        assert outcome.complete, written_form
        page = read(site / "build/coast/example.html")
        assert readers_text(page) == shown.replace("\\[", "["), written_form


def test_words_of_a_theme_change_what_is_printed(copy: Path) -> None:
    (words,) = (example for example in examples("docs/themes.md") if example.words == ("words",))
    put(copy, {"themes/dispatch/words/en.yaml": words.text})
    assert build(Options(copy)).complete
    page = read(copy / "build/asean/two-way-partnership.html")
    assert "para. 28" in page
    assert "¶\xa028<" not in page


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This repository's own site, without its archive."""
    shutil.copy(ROOT / "config.yaml", tmp_path)
    for folder in ("briefings", "seeds", "themes"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=lambda _, names: {"archive"} & set(names))
    return tmp_path


def test_tour_of_the_readme(copy: Path) -> None:
    last: Example | None = None
    for example in examples("README.md"):
        if path := example.get("file"):
            last = example
            put(copy, {path: example.text})
            assert checked(copy) == "", f"line {example.line}"
        elif example.words[0] == "printed" and last:
            wrong = last.text.replace(example.get("old"), example.get("new"))
            assert wrong != last.text
            put(copy, {last.get("file"): wrong})
            assert checked(copy) == example.text
            put(copy, {last.get("file"): last.text})
    assert last
