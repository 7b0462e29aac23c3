"""The closing messages of a build or a check, and its exit status."""

from __future__ import annotations

import sys

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, USAGE, counted, say, shown
from briefing_site.text.plural import count

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_site.engine.build import Outcome
    from briefing_site.engine.unchanged import Said

    Told = Outcome | Said


def of_build(outcome: Told, asked: Namespace, root: str, output: str, seconds: float) -> int:
    """Say what a build came to; returns the exit status."""
    report(outcome, root, asked)
    if asked.format == "text" and not asked.quiet:
        if is_complete(outcome, strict=asked.strict):
            say(built(outcome, output, seconds))
        else:
            say("Nothing was published.")
        details(outcome, asked)
        for line in outcome.explanation:
            say(line)
    return status(outcome, asked)


def of_check(outcome: Told, asked: Namespace, root: str) -> int:
    """Say what a check came to; returns the exit status."""
    report(outcome, root, asked)
    if asked.format == "text" and not asked.quiet:
        if is_complete(outcome, strict=asked.strict) and not outcome.faults:
            say("No faults.")
        details(outcome, asked)
    return status(outcome, asked)


def tell_lost(outcome: Outcome) -> None:
    """Say how much of the work a cluster has lost, if any."""
    if outcome.lost:
        shares = count(outcome.lost, "share of the work was", "shares of the work were")
        print(f"{shares} lost by the cluster and made on this machine.", file=sys.stderr)


def is_complete(outcome: Told, *, strict: bool) -> bool:
    """Whether the site is (or could be) published."""
    return outcome.complete and not any(fault.severity.stops(strict=strict) for fault in outcome.faults)


def report(outcome: Told, root: str, given: Namespace) -> None:
    """Print the faults, their number, and whether the quotations rely on the lock."""
    printed = outcome.faults
    if given.quiet:
        printed = tuple(f for f in printed if f.severity.stops(strict=given.strict))
    waived = () if given.quiet else outcome.waived
    if printed or given.format == "sarif":  # which has a head and a tail of its own
        from pathlib import Path

        from briefing_site.apps.cli.report.printing import print_faults

        print_faults(printed, given.format, Path(root), waived=waived)
    if given.format != "text" or given.quiet:
        return
    if counts := counted(outcome.faults):
        say(f"{counts}.")
    if relying := outcome.summary.get("lock", 0):
        of = outcome.summary["excerpts"]
        say(_by_the_lock(relying, of))
        if new := outcome.summary["not as pinned"]:
            say(_in_part(new))
    if bare := outcome.summary.get("not compared", 0):
        sentences = count(bare, "cited sentence is", "cited sentences are")
        say(
            f"{sentences} compared with nothing: the archived text is not here, and seeds/seeds.lock has no "
            "digests of the passage. Run `briefing pin` where the archive is."
        )
    if undrawn := outcome.summary.get("undrawn", 0):
        say(_without_pictures(undrawn, all_of_them=undrawn >= outcome.summary["pages"]))


def _without_pictures(undrawn: int, *, all_of_them: bool) -> str:
    """That pages have no picture of their own for sharing, and what they lack."""
    if all_of_them:
        need = "Pango and cffi draw them, as `briefing doctor` says of books"
        return f"No page has a picture of its own for sharing: {need}."
    pages = count(undrawn, "page has", "pages have")
    return f"{pages} no picture of its own for sharing: no font here has every character of the title."


def _by_the_lock(relying: int, quotations: int) -> str:
    """That quotations rely on the lock, what was not done for that, and the cure."""
    all_of_them = relying == quotations
    which = "Every quotation relies" if all_of_them else f"{relying} of {quotations} quotations rely"
    whose = "the archived text is" if all_of_them else "their archived texts are"
    left_out = "Copied words were not looked for" + ("" if all_of_them else " in these")
    return (
        f"{which} on seeds/seeds.lock: {whose} not here to compare with. {left_out}. "
        "--archive DIR names the folder of the texts."
    )


def _in_part(new: int) -> str:
    """What the lints could not judge by the lock in `new` sentences, and the cure."""
    sentences = count(new, "cited sentence is", "cited sentences are")
    return (
        f"{sentences} not as pinned: only plain words, figures, dates and simple negations could be "
        "compared, not arithmetic, names or the order of quoted words. "
        "Run `briefing pin` where the archive is."
    )


def built(outcome: Told, output: str, seconds: float) -> str:
    """The closing line of a build."""
    figures = outcome.summary
    what = (
        f"{count(figures['briefings'], 'briefing', 'briefings')}, "
        f"{count(figures['citations'], 'citation', 'citations')} of "
        f"{count(figures['excerpts'], 'excerpt', 'excerpts')}, "
        f"{count(figures['pages'], 'page', 'pages')}"
    )
    if left_out := figures.get("left out", 0):
        these = "it" if left_out == 1 else "them"
        what += f"; {count(left_out, 'source', 'sources')} left out, since nothing cites {these}"
    done = f"{count(outcome.written, 'file', 'files')} written" if outcome.written else "nothing to write"
    return f"{shown(output)}: {what}; {done}, {seconds:.2f} s."


def details(outcome: Told, given: Namespace) -> None:
    """With `--verbose`: the time of each stage, and the pages that were rendered."""
    if given.verbose:
        for stage, seconds in outcome.seconds.items():
            say(f"  {stage:<8} {seconds * 1000:8.1f} ms")
        for address in outcome.rendered:
            say(f"  rendered {address}")


def status(outcome: Told, given: Namespace) -> int:
    """The exit status."""
    if outcome.config_at_fault:
        return USAGE
    return CONTENT if any(fault.severity.stops(strict=given.strict) for fault in outcome.faults) else GOOD
