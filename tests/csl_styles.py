"""Small citation styles in CSL, made up for tests."""

from __future__ import annotations

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}">'
INFO = "<info><title>{title}</title><id>{title}</id><updated>2026-01-01T00:00:00+00:00</updated></info>"

_NAMES = '<names variable="author"><name initialize-with=". " delimiter="; "/></names>'
_TITLE = '<text variable="title" font-style="italic"/>'
_URL = '<text variable="URL" prefix="at "/>'

NOTE = (
    HEAD.format(kind="note")
    + INFO.format(title="Quay notes")
    + f'<citation><layout suffix="." delimiter="; "><group delimiter=" / ">{_NAMES}{_TITLE}'
    '<date variable="issued"><date-part name="year" font-variant="small-caps"/></date>'
    f"{_URL}</group></layout></citation>"
    '<bibliography subsequent-author-substitute="---"><layout suffix="!"><group delimiter=" | ">'
    f"{_NAMES}{_TITLE}{_URL}</group></layout></bibliography></style>"
)
"""Author / *Title* / YEAR / at address. And: author | *Title* | at address!"""

YEARS = (
    HEAD.format(kind="in-text")
    + INFO.format(title="Quay years")
    + '<citation disambiguate-add-year-suffix="true"><layout prefix="(" suffix=")">'
    '<names variable="author"><name form="short"/></names>'
    '<date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>'
    '<bibliography><layout suffix="."><text variable="citation-number" prefix="[" suffix="] "/>'
    f'<group delimiter=", ">{_NAMES}<date variable="issued"><date-part name="year"/></date>{_TITLE}</group>'
    "</layout></bibliography></style>"
)
"""[1] Author, year, *Title*; equal years of an author would have letters."""


def dependent(parent: str) -> str:
    """A style that stands for another one."""
    link = f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
    info = INFO.format(title="Quay Gazette").replace("</info>", f"{link}</info>")
    return f"{HEAD.format(kind='in-text')}{info}</style>"
