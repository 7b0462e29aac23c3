"""Completion for PowerShell, from 5.1 on."""

from __future__ import annotations

from briefing_site.apps.cli.completion.shape import CommandShape

_HEAD = """\
# Completion of `briefing` for PowerShell: briefing completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName briefing -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $known = @{
"""
_VALUES = """\
    }
    $values = @{
"""
_TAIL = """\
    }
    $path = ''
    $before = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $before = "$element"
        $next = "$path $element".Trim()
        if ($known.ContainsKey($next)) { $path = $next }
    }
    $words = $values["$path $before".Trim()]
    if (-not $words) { $words = $known[$path] }
    $words | Where-Object { $_.Word -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.Word, $_.Word, 'ParameterValue', $_.Help)
    }
}
"""


def script(shape: CommandShape) -> str:
    """The script that PowerShell is to run."""
    every = list(shape.walk())
    known = (_entry(path, _words(each)) for path, each in every)
    values = (
        _entry((*path, flag), [(choice, option.help) for choice in option.choices])
        for path, each in every
        for option in each.options
        for flag in option.flags
        if option.choices
    )
    return "".join((_HEAD, *known, _VALUES, *values, _TAIL))


def _words(shape: CommandShape) -> list[tuple[str, str]]:
    """What may follow a command, each with its help."""
    words = [(way.name, way.short) for way in shape.ways]
    words += [(word, argument.help) for argument in shape.arguments for word in argument.choices]
    return words + [(flag, option.help) for option in shape.options for flag in option.flags]


def _entry(path: tuple[str, ...], words: list[tuple[str, str]]) -> str:
    lines = (f"            @{{ Word = {_quoted(word)}; Help = {_quoted(told)} }}\n" for word, told in words)
    return f"        {_quoted(' '.join(path))} = @(\n{''.join(lines)}        )\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
