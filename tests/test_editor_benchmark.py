"""The benchmark of the language server: that it measures what an editor would see."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import corpus, editor
from benchmarks.editor import Editor, EditorError, Figures, measure, table

PROC = Path("/proc/self/stat").exists()


def test_every_edit_is_told_completed_and_hovered(tmp_path: Path) -> None:
    corpus.corpus(4, tmp_path)
    found = measure(tmp_path, 2)
    assert (len(found.faults), len(found.completions), len(found.hovers)) == (2, 2, 2)
    assert (len(found.files), len(found.counts), len(found.symbols)) == (2, 2, 2)
    assert found.first > 0


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import sys; sys.stdin.read()", id="idle"),
        pytest.param("while True: pass", id="busy", marks=pytest.mark.skipif(not PROC, reason="needs /proc")),
    ],
)
def test_a_server_that_says_nothing_is_given_up(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "WAIT", 0.5)
    monkeypatch.setattr(editor, "STEP", 0.05)
    command, pipe = [sys.executable, "-c", code], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as server:
        try:
            with pytest.raises(EditorError, match="said nothing"):
                Editor(server).next()
        finally:
            server.kill()


def test_the_table_has_the_middle_and_the_worst() -> None:
    shown = table(1000, Figures(2.5, [0.01, 0.02, 0.03], [0.004], [0.005], [0.006], [0.007], [0.008]))
    assert shown.startswith("N = 1,000; first diagnostics after 2.5 s")
    assert [line.split()[-4:] for line in shown.splitlines()[-6:]] == [
        ["20", "29", "10", "30"],
        ["4", "4", "4", "4"],
        ["5", "5", "5", "5"],
        ["6", "6", "6", "6"],
        ["7", "7", "7", "7"],
        ["8", "8", "8", "8"],
    ]
