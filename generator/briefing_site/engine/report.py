"""`briefing report`: the report for editors, made from a look at the site and written outside of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.options import Options
from briefing_site.model.paths import BRIEFINGS, CACHE, SEEDS, THEMES
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.whole import read_whole
from briefing_site.render import report as of_report
from briefing_site.render.report import MARK, report_page
from briefing_site.text.dataclass import dataclass
from briefing_site.view.report import report_view
from briefing_site.view.values.report import DamageRate, ErrorRates, LintRate

RATES = Path(of_report.__file__).parent / "error_rates.json"
"""The error rates of the lints, as `scripts/error_rates.py` measures them."""


class FileRefusedError(Exception):
    """A report may not be written there; the message says why."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written."""

    path: Path
    sentences: int
    missing: int
    """How many of the sentences have a token that is not there."""
    left_out: frozenset[str]
    """Paths of the briefings and cards of which nothing but their faults is in the report."""


def write_report(options: Options, file: Path | None = None) -> Written | NoSite:
    """Write the report on a site to a file, or to `.cache/`; the site's faults where it can have none.

    Raises `FileRefusedError` where the file would be published or is none of ours, `PublishError` where it
    cannot be written.
    """
    path = file or options.root / CACHE / "report.html"
    _refuse(options, path)
    site = Engine(Options(options.root, options.archive), once=True).look()
    if isinstance(site, NoSite):
        return site
    view = report_view(site.linked, site.used, site.waivers, site.content_faults, site.waived, rates())
    folder = RATES.parent
    template, style = (read_whole(folder / name).decode() for name in ("report.html", "report.css"))
    try:
        write_whole(path, report_page(view, template, style))
    except OSError as fault:
        raise PublishError(f"{path} cannot be written: {fault.strerror or fault}") from None
    numbers = dict(view.totals) | dict(view.chosen)
    return Written(path, numbers["cited sentences"], numbers["missing"], site.content.parsed.left_out)


def rates() -> ErrorRates:
    """The error rates of the lints, as they stand in `error_rates.json`."""
    data: dict[str, Any] = json.loads(read_whole(RATES))
    return ErrorRates(
        sentences=data["sentences"],
        true=data["true"],
        languages=tuple(data["languages"]),
        damages=tuple(
            DamageRate(each["damage"], tuple(each["lints"]), each["sentences"], each["caught"])
            for each in data["damages"]
        ),
        lints=tuple(LintRate(each["code"], each["sentences"], each["alarms"]) for each in data["lints"]),
    )


def _refuse(options: Options, path: Path) -> None:
    full = path.resolve()
    own = (options.root / name for name in (BRIEFINGS, SEEDS, THEMES))
    for folder in (options.output, *own):
        if full.is_relative_to(folder.resolve()):
            raise FileRefusedError(f"{path} might be published: a report goes nowhere below {folder.name}/")
    if path.is_dir():
        raise FileRefusedError(f"{path} is a folder: name a file")
    if path.exists() and not path.is_file():
        raise FileRefusedError(f"{path} is no regular file: name another file")
    if path.exists() and MARK.encode() not in read_whole(path)[:2000]:
        raise FileRefusedError(f"{path} is there already, and is no report: name another file")
