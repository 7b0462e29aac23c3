"""The configurations for Neovim that docs/editors.md gives, run by Neovim itself where it is to be had."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import CARD, LEAD, Site, briefing

ROOT = Path(__file__).resolve().parents[1]
NVIM = os.environ.get("BRIEFING_NVIM") or shutil.which("nvim")
BLOCKS = re.findall(r"```lua\n(.*?)```", (ROOT / "docs/editors.md").read_text("utf-8"), re.DOTALL)

LOOK = """
local patience = 120000
local function until_(condition, what)
  if not vim.wait(patience, condition, 50) then error('waited in vain for ' .. what) end
end
local function answered(method, params)
  local found
  vim.lsp.buf_request(0, method, params, function(fault, result) found = { fault, result } end)
  until_(function() return found end, method)
  assert(not found[1], vim.inspect(found[1]))
  return found[2]
end
local document = { uri = vim.uri_from_bufnr(0) }
local said = {}
until_(function() return #vim.diagnostic.get(0) > 0 end, 'diagnostics')
said.codes = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))
said.outline = vim.tbl_map(function(each) return each.name end,
  answered('textDocument/documentSymbol', { textDocument = document }))
said.numbers = vim.tbl_map(function(each) return { each.label, each.position.character } end,
  answered('textDocument/inlayHint', { textDocument = document, range = {
    start = { line = 0, character = 0 }, ['end'] = { line = 99, character = 0 } } }))
vim.cmd.edit('seeds/rain.md')
document = { uri = vim.uri_from_bufnr(0) }
until_(function() return next(vim.lsp.buf_get_clients and vim.lsp.get_clients({ bufnr = 0 }) or {}) end, 'a client')
local lenses = answered('textDocument/codeLens', { textDocument = document })
said.lenses = vim.tbl_map(function(each) return each.command.title end, lenses)
vim.lsp.commands['briefing.citations'](lenses[3].command, { bufnr = 0 })
until_(function() return #vim.fn.getqflist() > 0 end, 'the list of citations')
said.listed = vim.tbl_map(function(each)
  return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(each.bufnr), ':t') .. ':' .. each.lnum
end, vim.fn.getqflist())
vim.fn.writefile({ vim.json.encode(said) }, vim.env.SAID)
vim.cmd('qa!')
"""


def test_the_page_has_three_configurations() -> None:
    assert [("vim.lsp.config(" in each, "vim.lsp.start(" in each) for each in BLOCKS] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert "briefing.citations" in BLOCKS[2]


@pytest.mark.skipif(not NVIM, reason="Neovim is not here (BRIEFING_NVIM names it)")
@pytest.mark.parametrize("number", [0, 1], ids=["vim.lsp.config", "vim.lsp.start"])
def test_configuration(tmp_path: Path, number: int) -> None:
    site = Site(tmp_path / "sïte")
    site.small(briefing("日本😀 [@rain#hours], so [@rian].\n\n## Later\n\nMore."))
    programs = tmp_path / "bin"
    programs.mkdir()
    command = programs / "briefing"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing_site "$@"\n')
    command.chmod(0o755)
    init = tmp_path / "init.lua"
    init.write_text(f"vim.cmd('filetype on')\n{BLOCKS[number]}\n{BLOCKS[2]}")
    (tmp_path / "look.lua").write_text(
        f"local good, why = pcall(function()\n{LOOK}\nend)\n"
        "if not good then io.stderr:write(tostring(why)); vim.cmd('cquit') end\n"
    )
    said = tmp_path / "said.json"
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "generator"),
        "SAID": str(said),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    assert NVIM
    done = subprocess.run(
        [NVIM, "--headless", "-u", str(init), LEAD, "-c", f"luafile {tmp_path / 'look.lua'}"],
        cwd=site.root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert said.exists(), done.stderr
    assert json.loads(said.read_text("utf-8")) == {
        "codes": ["unknown-source"],
        "outline": ["Later"],
        "numbers": [["1", 23]],
        "lenses": [
            "cited by 2 sentences in 2 briefings",
            "cited by 2 sentences in 2 briefings",
            "cited by 1 sentence",
            "cited by 1 sentence",
        ],
        "listed": ["all.md:7"],
    }
    assert site.read(CARD)
