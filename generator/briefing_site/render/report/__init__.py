"""The report for editors as one page of HTML, with its style in it: it loads nothing and runs no script."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from briefing_site.view.values.report import ReportView

MARK = "briefing report"
"""What a report says of itself in its head, by which it is told from other files."""


def report_page(view: ReportView, template: str, style: str) -> bytes:
    """The page of a report; `template` and `style` are the texts of report.html and report.css."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    environment.filters["slug"] = lambda words: words.replace(" ", "-")
    page = environment.from_string(template)
    return page.render(report=view, style=Markup(style), mark=MARK).encode("utf-8")
