"""The title in the record of a file, which a program fills in, and nobody looks at."""

from __future__ import annotations

import re

from briefing_site.authoring.intake.page.elements import folded

WHENCE = "the file's own record"
"""Where what a file says of itself comes from, for the author."""
_FILE = re.compile(r"\.(?:docx?|pdf|indd|tex|dvi|odt|rtf|pptx?|xlsx?|qxd|pages|key)$", re.IGNORECASE)
_OF_PROGRAMS = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel|publisher)(?: -.*)?|.* - (?:microsoft )?word|"
    r"powerpoint[- ](?:presentation|präsentation)|présentation powerpoint|presentación de powerpoint|"
    r"presentazione (?:standard di )?powerpoint|apresentação do powerpoint|презентация powerpoint|"
    r"(?:document|dokument|documento|doc|presentation|präsentation|présentation|book|mappe|classeur|libro|layout|"
    r"slide|folie|diapositive|sheet|tabelle|template|文書|文档|演示文稿|プレゼンテーション|문서)[ _-]?\d+|"
    r"untitled(?:[ _-]?\d+)?(?: document)?|unknown|unnamed|no title|title|titel|titre|título|\(anonymous\)|"
    r"ohne titel|sans titre|sin título|senza titolo|template|vorlage|无标题|無題|제목 없음|"
    r"powerpoint プレゼンテーション|powerpoint 演示文稿|powerpoint 프레젠테이션",
    re.IGNORECASE,
)
"""What programs write where nobody has given a title."""
_BEGINNING = 4000
"""Characters of a text in which its title is printed."""


def recorded_title(record: str, paragraphs: list[str]) -> tuple[str, str]:
    """The title that a record gives, and why it is uncertain; no title where it is a program's own words."""
    title = " ".join(record.split())
    if not title:
        return "", ""
    if _OF_PROGRAMS.fullmatch(title) or _FILE.search(title):
        return "", f"{WHENCE} has “{title}”, which is a program's"
    if folded(title) in folded("\n".join(paragraphs)[:_BEGINNING]):
        return title, WHENCE
    return title, f"{WHENCE}, and the beginning of the text does not have it"
