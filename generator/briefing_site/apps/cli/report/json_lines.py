"""A fault as JSON: one object a line."""

from __future__ import annotations

import json

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.diagnostic_data import to_data


def json_of(fault: Diagnostic) -> str:
    """A fault, without a line feed at its end."""
    return json.dumps(to_data(fault), ensure_ascii=False)
