"""Text as XML takes it."""

from __future__ import annotations

import re
from html import escape

_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Text for an element or an attribute; what XML cannot hold is left out (XML 1.0, section 2.2)."""
    return escape(_NO_XML.sub("", text))
