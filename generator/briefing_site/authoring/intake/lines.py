"""The text of a document as its archive holds it: one line to a paragraph, and which pages they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_site.authoring.intake.page.bylines import is_person, signed
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import Particulars
from briefing_site.model.name import Name
from briefing_site.text.dataclass import dataclass

_KANA = re.compile("[぀-ヿ]")
_HANGUL = re.compile("[가-힯]")
_STOP = re.compile(r"[.!?。！？…:;][\"'”’»）)]*$")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]+")
"""Characters that no archive should hold, and separators that some readers take for line ends."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text and the particulars that were read out of a document."""

    text: str
    """One line to a paragraph."""
    known: Particulars
    tool: str
    """Name and version of the program that read the document; another version may read it differently."""
    notes: tuple[str, ...] = ()
    """Remarks on what is uncertain in the text."""
    pages: tuple[tuple[str, int, int], ...] = ()
    """Where each page begins: its number as printed, the paragraph (counted from 1), the character in it."""

    @property
    def paragraphs(self) -> int:
        """How many there are."""
        return len(self.text.splitlines())


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs as the lines of a text; those without words are left out."""
    return "".join(f"{line}\n" for line in map(clean, paragraphs) if line)


def clean(line: str) -> str:
    """A line without what no archive should hold."""
    return _UNFIT.sub(" ", line).strip()


_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raised(text: str) -> str:
    """Words that stand above the line: a figure as one of a power, so that 10² is not 102."""
    return text.translate(_RAISED) if re.fullmatch(r"\s*[+\-−]?\d+\s*", text) else text


def by_script(text: str) -> str:
    """The language of a text whose script has but one; empty for all others."""
    for script, language in ((_KANA, "ja"), (_HANGUL, "ko")):
        if len(script.findall(text)) * 20 > len(text):
            return language
    return ""


_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "Hebrew": re.compile("[\u0590-\u05ff]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
    "Devanagari": re.compile("[\u0900-\u097f]"),
    "Han": re.compile("[\u3040-\u30ff\u3400-\u9fff]"),
    "Hangul": re.compile("[\u1100-\u11ff\uac00-\ud7af\u4e00-\u9fff]"),
}
_OF_SCRIPT = {
    "Latin": ("cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "ms", "nb",
              "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "tl", "tr", "vi"),
    "Cyrillic": ("be", "bg", "mk", "ru", "uk"),
    "Arabic": ("ar", "fa", "ur"),
    "Han": ("ja", "zh"),
    "Greek": ("el",),
    "Hebrew": ("he",),
    "Thai": ("th",),
    "Devanagari": ("hi",),
    "Hangul": ("ko",),
}  # fmt: skip
_WRITTEN = {language: script for script, languages in _OF_SCRIPT.items() for language in languages}
"""By language: the script that it is written in."""
_ENOUGH = 60
"""Letters of a text at least that tell its script."""


def told_language(declared: str, text: str) -> tuple[str, str]:
    """The language of a document, and why it is uncertain: what it declares, where its script bears that out.

    Many programs declare the language of their maker, whatever the text is in.
    """
    primary, *subtags = declared.split("-")
    letters = len(_LETTER.findall(text))
    script = _WRITTEN.get(primary.lower(), "") if not any(len(tag) == 4 for tag in subtags) else ""
    if declared and not (script and letters >= _ENOUGH and len(_SCRIPTS[script].findall(text)) * 5 < letters):
        return declared, ""
    contrary = f"the file declares {declared}, whose script it is not in" if declared else ""
    found = by_script(text)
    return found, contrary or ("told by the script" if found else "")


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_STOP.search(line))


_LABEL = re.compile(
    r"(?:for )?immediate release|(?:press|news|media) (?:release|statement)|press information|statement|"
    r"(?:presse|medien)(?:mitteilung|information)|communiqué(?: de presse)?|nota de prensa|"
    r"comunicado(?: de prensa)?|comunicato stampa|"
    r"(?:strictly )?(?:confidential|embargoed)(?: until .{1,40})?|"
    r"(?:from|to|sent|date|von|an): .*|пресс-релиз|プレスリリース|報道発表|新闻稿|보도자료",
    re.IGNORECASE,
)


def is_label(line: str) -> bool:
    """Whether a line says what sort of text this is, or is the head of a letter: it is no title."""
    return bool(_LABEL.fullmatch(line.strip(" *:.-–—")))


_HEAD = 5
"""Lines at the beginning of a text in which a byline and a date stand."""
_DAY = 30
"""Characters of a line at most that is a date and nothing else."""


_ANOTHER_DAY = re.compile(
    r"updat|modif|\brevis|\bedited|correct|print|download|retriev|access|embargo|aktualis|"
    r"\b(?:until|before|due|valid|effective|as (?:of|at)|stand|bis|màj|hasta)\b|"
    r"geändert|gedruckt|sperrfrist|abgerufen|mis à jour|consult|imprim|"
    r"\bjusqu|actualiz|aggiorn|stampat|обновл|изменен|更新|修正|改訂|印刷|取得|まで|更新于|截至|수정|업데이트",
    re.IGNORECASE,
)
"""Words beside a day on which a text was changed, printed or read, or from which it holds."""


def head_of(paragraphs: list[str]) -> tuple[tuple[str, ...], str]:
    """The names in a line below the title that says it is a byline, and the day that stands there alone."""
    names: tuple[str, ...] = ()
    day = ""
    for line in paragraphs[1:_HEAD]:
        if ends(line):
            break  # the text has begun
        people = signed(line)
        if people and not names and all(map(is_person, people)):
            names = people
        elif len(line) <= _DAY and not day and not _ANOTHER_DAY.search(line):
            day = stamped(line)
    return names, day


def of_text(paragraphs: list[str], whence: str) -> Particulars:
    """What a text without any record of itself tells: perhaps a title, and its script."""
    first = next((line for line in paragraphs if line and not is_label(line)), "")
    title = first if len(first) <= 150 and not ends(first) and len(paragraphs) > 1 else ""
    language = by_script("\n".join(paragraphs))
    doubts = {"title": whence} if title else {}
    if language:
        doubts["language"] = "told by the script"
    names, day = head_of(paragraphs)
    doubts |= {key: "below the title" for key, value in (("author", names), ("published", day)) if value}
    authors = tuple(Name(literal=name) for name in names)
    return Particulars(title=title, authors=authors, published=day, language=language, doubts=doubts)
