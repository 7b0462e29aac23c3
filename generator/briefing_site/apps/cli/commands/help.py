"""`briefing help [COMMAND [WAY]]`: what a command does and takes."""

from __future__ import annotations

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_format, say

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """The command, and its way."""
    parser.description = "Say what a command does and takes; without one, which commands there are."
    add_format(parser)
    parser.add_argument(
        "words", nargs="*", metavar="COMMAND", help="a command, and a way of it: build, or source add"
    )


def run(options: Options, given: Namespace) -> int:
    """Print the help, as `--help` does."""
    from briefing_site.apps.cli.command_line import parser

    words: list[str] = given.words
    if given.format == "json":
        return _as_json(tuple(words))
    parser(words).parse_args([*words, "--help"])
    raise AssertionError("help ends the program")


def _as_json(words: tuple[str, ...]) -> int:
    """Print each command below some words, an object a line, with what it takes."""
    import json

    from briefing_site.apps.cli.command_line import parser
    from briefing_site.apps.cli.completion.shape import shape_of

    found = [(path, shape) for path, shape in shape_of(parser((), whole=True)).walk() if path]
    chosen = [(path, shape) for path, shape in found if path[: len(words)] == words]
    if not chosen:
        from briefing_site.model.diagnostic import did_you_mean

        hint = did_you_mean(" ".join(words), [" ".join(path) for path, _ in found])
        raise UsageError(f'there is no command "{" ".join(words)}"{f"; {hint}" if hint else ""}')
    for path, shape in chosen:
        told = {
            "command": " ".join(path),
            "what": shape.short,
            "arguments": [{"name": each.name, "what": each.help} for each in shape.arguments],
            "options": [
                {"flags": list(each.flags), "value": each.value or None, "what": each.help}
                for each in shape.options
            ],
        }
        say(json.dumps(told, ensure_ascii=False))
    return GOOD
