"""What is given away: the wheel, the sdist, what they tell of the project, and a site made with nothing else."""

from __future__ import annotations

import email
import email.message
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD
from briefing_site.read import installed
from tests.patience import PATIENCE
from tests.strangers import lend_libraries, made_package

ROOT = Path(__file__).resolve().parent.parent
DIST_INFO = "briefing_site-1.0.0.dist-info"


@dataclass(frozen=True)
class Dist:
    """What `make dist` makes."""

    wheel: Path
    sdist: Path

    def told(self) -> tuple[email.message.Message, str]:
        """What the wheel tells of the project: its fields, and its description."""
        with zipfile.ZipFile(self.wheel) as archive:
            head, _, description = archive.read(f"{DIST_INFO}/METADATA").decode().partition("\n\n")
        return email.message_from_string(head), description


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Dist:
    out = tmp_path_factory.mktemp("dist")
    given = {"BRIEFING_REPOSITORY": "https://name:secret@code.example/desk/generator.git"}
    return Dist(made_package(out, "wheel", ROOT, **given), made_package(out, "sdist", ROOT, **given))


def _below(folder: str, names: Iterable[Path]) -> set[str]:
    return {path.relative_to(ROOT / folder).as_posix() for path in names if path.is_file()}


def test_the_wheel_holds_the_package_its_documentation_and_nothing_else(dist: Dist) -> None:
    package = (
        path for path in (ROOT / "generator").rglob("*") if "__pycache__" not in path.parts
    )  # `generator` itself is the folder of the sources, and no package
    docs = {f"briefing_site/docs/{name}" for name in _below("docs", (ROOT / "docs").rglob("*"))}
    with zipfile.ZipFile(dist.wheel) as archive:
        inside = {name for name in archive.namelist() if not name.startswith(f"{DIST_INFO}/")}
        licence = archive.read(f"{DIST_INFO}/licenses/LICENSE")
    manual = f"{DIST_INFO.removesuffix('.dist-info')}.data/data/share/man/man1/briefing.1"
    beside = {"briefing_site/CHANGELOG.md", "briefing_site/SECURITY.md", manual}
    assert inside == _below("generator", package) | docs | beside
    assert "briefing_site/py.typed" in inside
    assert licence == (ROOT / "LICENSE").read_bytes()
    assert licence.startswith(b"MIT License")


def test_what_the_wheel_tells_of_the_project(dist: Dist) -> None:
    told, description = dist.told()
    assert (told["Name"], told["License-Expression"], told["License-File"]) == (
        "briefing-site",
        "MIT",
        "LICENSE",
    )
    assert told["Description-Content-Type"] == "text/markdown"
    assert description == (ROOT / "README.md").read_text("utf-8")
    assert "Private :: Do Not Upload" in told.get_all("Classifier", ())
    assert told.get_all("Project-URL") == [
        "Homepage, https://code.example/desk/generator",
        "Documentation, https://code.example/desk/generator/blob/HEAD/docs/install.md",
        "Changelog, https://code.example/desk/generator/blob/HEAD/CHANGELOG.md",
        "Source, https://code.example/desk/generator",
        "Issues, https://code.example/desk/generator/issues",
    ]


def _hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("package_urls", ROOT / "scripts/package_urls.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REMOTES = {
    "https://code.example/a/b.git": "https://code.example/a/b",
    "https://code.example/a/b/": "https://code.example/a/b",
    "https://name:secret@code.example/a/b.git": "https://code.example/a/b",
    "git@code.example:a/b.git": "https://code.example/a/b",
    "ssh://git@code.example/a/b.git": "https://code.example/a/b",
    "ssh://git@code.example:2222/a/b.git": "https://code.example/a/b",
    "": "",
    "/srv/git/b.git": "",
    "file:///srv/git/b.git": "",
    "git://code.example/a/b": "",
    "http://127.0.0.1/a/b": "",
}


@pytest.mark.parametrize(("remote", "home"), REMOTES.items(), ids=[each or "none" for each in REMOTES])
def test_addresses_are_those_of_the_repository(remote: str, home: str) -> None:
    assert _hook().addresses(remote).get("Homepage", "") == home


def test_the_sdist_gives_the_same_wheel(dist: Dist, tmp_path: Path) -> None:
    """So nobody who builds it elsewhere gets something else, and addresses need no clone."""
    shutil.unpack_archive(dist.sdist, tmp_path)
    (source,) = tmp_path.iterdir()
    assert (source / "LICENSE").is_file()
    (tmp_path / "out").mkdir()
    again = made_package(tmp_path / "out", "wheel", source)
    assert again.read_bytes() == dist.wheel.read_bytes()


# --- an empty environment ------------------------------------------------------------------------


def test_the_wheel_makes_a_site_alone_in_an_empty_environment(dist: Dist, tmp_path: Path) -> None:
    """Installed by pip, with the libraries that it names, and without this repository or the network."""
    venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    (packages,) = (tmp_path / "env/lib").glob("python*/site-packages")
    lend_libraries(packages)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            arguments,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    python = str(tmp_path / "env/bin/python")
    put_in = run(python, "-m", "pip", "install", "--no-index", "--disable-pip-version-check", str(dist.wheel))
    assert put_in.returncode == 0, put_in.stderr
    briefing = str(tmp_path / "env/bin/briefing")
    assert run(briefing, "--version").stdout == "briefing 1.0.0\n"
    assert run(briefing, "init", "notes").stderr == ""
    assert run(briefing, "check", "--strict", "--site", "notes").stdout == "No faults.\n"
    built = run(briefing, "build", "--strict", "--quiet", "--site", "notes")
    assert (built.returncode, built.stderr) == (GOOD, "")
    page = (tmp_path / "notes/build/coast/deeper-harbour.html").read_text("utf-8")
    assert "We had feared worse" in page
    (tmp_path / "x.html").write_bytes(b"<p>Rain.")
    refused = run(briefing, "source", "add", "x.html", "--site", "notes")
    assert refused.returncode == CONTENT
    wanted = f"{python} -m pip install 'briefing-site[all] @ {dist.wheel.as_uri()}'"
    assert refused.stderr == f"briefing: x.html: HTML needs trafilatura: run `{wanted}`\n"


# --- how the libraries of a feature are added ----------------------------------------------------

WHEEL = "file:///home/ann/briefing_site-1.0.0-py3-none-any.whl"
CURES = {
    "uv": (
        "uv-receipt.toml",
        {"url": WHEEL, "archive_info": {}},
        f"run `uv tool install --force 'briefing-site[all] @ {WHEEL}'`",
    ),
    "pipx, from a repository": (
        "pipx_metadata.json",
        {"url": "https://code.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "abc1"}},
        "run `pipx install --force 'briefing-site[all] @ git+https://code.example/b.git@abc1'`",
    ),
    "not recorded": (
        "",
        {},
        "install the generator again with all that its features need, as its docs/install.md shows",
    ),
}


@pytest.mark.parametrize(("mark", "record", "cure"), CURES.values(), ids=CURES)
def test_the_cure_fits_how_the_generator_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, record: dict[str, object], cure: str
) -> None:
    info = tmp_path / DIST_INFO
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: briefing-site\nVersion: 1.0.0\n")
    (info / "direct_url.json").write_text(json.dumps(record))
    if mark:
        (tmp_path / mark).touch()
    monkeypatch.setattr(installed, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed.cure() == cure


# --- the image -----------------------------------------------------------------------------------


def _instructions() -> list[tuple[str, str]]:
    """The instructions of Containerfile with their words, lines that go on joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines if line.strip()]


def test_the_image_is_small_rootless_and_made_from_locks() -> None:
    """What a linter of Containerfiles asks, and what this one promises."""
    found = _instructions()
    known = {"ARG", "FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in found} <= known
    words = {name: [text for each, text in found if each == name] for name in known}
    base = re.search(r"BASE=(\S+)", " ".join(words["ARG"]))
    assert base and ":" in base[1] and not base[1].endswith(":latest")
    assert all(text.startswith("${BASE}") for text in words["FROM"])
    assert words["USER"] == ["65532:65532"]  # a number, so that a cluster can tell that it is not root
    assert all("--require-hashes --only-binary :all:" in text for text in words["RUN"] if "pip" in text)
    assert not any(re.search(r"\b(?:curl|wget|apt-get|sudo|ADD)\b", text) for text in words["RUN"])
    for name in ("ENTRYPOINT", "CMD"):
        (text,) = words[name]
        assert json.loads(text)  # a list: signals reach the program, and no shell stands between
    copied = [text.split()[:-1] for text in words["COPY"] if not text.startswith("--from")]
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []
    allowed = [line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line[:1] == "!"]
    for name in (name for names in copied for name in names):
        assert any(Path(name).match(pattern) for pattern in allowed), f"{name} does not reach the builder"
    order = [name for name, _ in found]
    assert order.index("USER") < order.index("ENTRYPOINT")
    assert len(order) - 1 - order[::-1].index("FROM") < order.index("USER")


def _builder() -> str:
    """A program that builds images here and can; empty for none."""
    for program in ("podman", "docker"):
        try:
            asked = subprocess.run([program, "info"], capture_output=True, check=False, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if asked.returncode == 0:
            return program
    return ""


def _base(builder: str) -> str:
    """The base of the image, once it is here: that of BRIEFING_IMAGE_BASE, else the usual; empty for none."""
    usual = re.search(r"^ARG BASE=(\S+)", (ROOT / "Containerfile").read_text("utf-8"), re.MULTILINE)
    assert usual
    base = os.environ.get("BRIEFING_IMAGE_BASE", usual[1])
    asked = (["image", "inspect", base], ["pull", "--quiet", base])
    ways = (subprocess.run([builder, *words], capture_output=True, check=False) for words in asked)
    return base if any(way.returncode == 0 for way in ways) else ""


def test_the_image_makes_a_site(tmp_path: Path) -> None:
    builder = _builder()
    base = _base(builder) if builder else ""
    if not base:
        missing = "no base for it can be had" if builder else "there is no builder of images here that works"
        if os.environ.get("BRIEFING_REQUIRE_IMAGE"):
            pytest.fail(f"BRIEFING_REQUIRE_IMAGE is set, and {missing}")
        pytest.skip(f"{missing}; the file is linted")
    command = [str(ROOT / "scripts/image"), "--build-arg", f"BASE={base}"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    mount = [builder, "run", "--rm", "--user", f"{os.getuid()}:{os.getgid()}", "-v", f"{tmp_path}:/site"]
    if builder == "podman":
        mount[2:2] = ["--userns", "keep-id"]
    for arguments in (["init", "notes"], ["build", "--strict", "--site", "notes"]):
        subprocess.run([*mount, "briefing", *arguments], check=True, timeout=PATIENCE)
    assert (tmp_path / "notes/build/coast/deeper-harbour.html").is_file()
