"""The handbook: the documentation as a site of this generator.

`python scripts/handbook.py` writes the briefings of `examples/handbook/` out of `docs/`, each section a
chapter, as `examples/handbook/contents.yaml` lays them out; `make handbook` builds the site too. So each text
stands once, in `docs/`. Where a document lists faults, each gets an example: a case of the tests is checked,
and what the author reads of it is printed.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from posixpath import normpath, relpath
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "generator"))

from briefing_site.model.diagnostic import Diagnostic  # noqa: E402
from briefing_site.model.rules import RULES  # noqa: E402
from briefing_site.text.slug import slug  # noqa: E402

DOCS = ROOT / "docs"
HANDBOOK = ROOT / "examples/handbook"
CONTENTS = "start/all-chapters.md"
"""The chapter that lists all others, below `examples/handbook/briefings/`."""
_FENCE = re.compile(r"(```+|~~~+)(.*)")
_LINK = re.compile(r"(?<!!)\[([^][]*)\]\(([^)\s]+)\)")
_CODE_SPAN = re.compile(r"(`+)(?:(?!\1)[^`]|`(?!\1))*?\1(?!`)")
_ROW = re.compile(r"\| `(?P<code>[a-z0-9-]+)` \| [a-z, ]+ \|")
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)
_SIGNS = re.compile(r"[][@#]")
"""Signs that would cite or link, which a summary cannot."""
_LABEL = re.compile(r"^\*\*[^*]+\.\*\* ")
"""What names a paragraph: **Choice.**"""
_LONGEST_SUMMARY = 200


class HandbookError(Exception):
    """The contents name what the documents do not have, or leave a section out."""


@dataclass(frozen=True)
class Section:
    """A part of a document that has a heading of the second level, or what stands before the first."""

    document: str
    """Path below `docs/`."""
    title: str
    text: str
    """Markdown behind the heading."""

    @property
    def key(self) -> str:
        """As `contents.yaml` names it: `authors.md#The report`."""
        return f"{self.document}#{self.title}"


@dataclass(frozen=True)
class Chapter:
    """A section as a briefing of the handbook."""

    part: str
    section: Section
    slug: str
    targets: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Addresses below `docs/`, with an anchor or without, to `part/slug#anchor`."""

    @property
    def path(self) -> str:
        """Below the folder `briefings/`."""
        return f"{self.part}/{self.slug}.md"


def lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a Markdown text, and whether each belongs to a fence of code."""
    closing = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if closing:
            yield line, True
            closing = "" if line.strip() == closing else closing
        elif fence:
            yield line, True
            closing = fence[1]
        else:
            yield line, False


def sections(document: str, text: str) -> Iterator[Section]:
    """The sections of a document, the first under the title of the document itself."""
    title, told = "", list[str]()
    for line, is_code in lines_of(text):
        if not is_code and line.startswith(("# ", "## ")):
            if title and "".join(told).strip():
                yield Section(document, title, "\n".join(told).strip("\n"))
            title, told = line.lstrip("# "), []
        else:
            told.append(line)
    yield Section(document, title, "\n".join(told).strip("\n"))


def chapters(contents: Mapping[str, Sequence[str | Mapping[str, Sequence[str]]]]) -> list[Chapter]:
    """All chapters in reading order. Raises `HandbookError` where a document is laid out in part."""
    known: dict[str, list[Section]] = {}
    found: list[Chapter] = []
    for part, entries in contents.items():
        taken: set[str] = set()
        for document, titles in _laid_out(entries):
            name = document.name if document.parent == DOCS else document.relative_to(DOCS).as_posix()
            if name not in known:
                known[name] = list(sections(name, document.read_text("utf-8")))
            for section in _named(known[name], titles, name):
                own = slug(section.title)
                chosen = own if own not in taken else f"{document.stem}-{own}"
                taken.add(chosen)
                found.append(Chapter(part, section, chosen))
    laid_out = {(each.section.document, each.section.title) for each in found}
    for name, all_sections in known.items():
        # What stands before the first section of a document that is laid out by names is its welcome.
        left_out = [each.title for each in all_sections[1:] if (name, each.title) not in laid_out]
        if left_out:
            raise HandbookError(f"contents.yaml leaves out of {name}: {', '.join(left_out)}")
    targets = dict(_targets(found))
    return [replace(chapter, targets=targets) for chapter in found]


def _laid_out(
    entries: Iterable[str | Mapping[str, Sequence[str]]],
) -> Iterator[tuple[Path, Sequence[str] | None]]:
    """Documents with the titles of their sections; None for all of them."""
    for entry in entries:
        for name, titles in {entry: None}.items() if isinstance(entry, str) else entry.items():
            path = DOCS / name
            documents = sorted(path.glob("*.md"), key=_number) if path.is_dir() else [path]
            yield from ((document, titles) for document in documents)


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _named(known: Sequence[Section], titles: Sequence[str] | None, name: str) -> Iterator[Section]:
    if titles is None:
        yield from known
        return
    by_title = {section.title: section for section in known}
    for title in titles:
        if title not in by_title:
            raise HandbookError(f"contents.yaml names “{title}”, which {name} does not have")
        yield by_title[title]


def _targets(found: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    for chapter in found:
        document = chapter.section.document
        yield f"{document}#{slug(chapter.section.title)}", chapter.path
        for line, is_code in lines_of(chapter.section.text):
            if not is_code and line.startswith("##"):
                anchor = slug(line.strip("# "))
                yield f"{document}#{anchor}", f"{chapter.path}#{anchor}"
    for chapter in reversed(list(found)):  # a document alone means its first chapter
        yield chapter.section.document, chapter.path


# --- one chapter ---------------------------------------------------------------------------------


def briefing(
    chapter: Chapter, date: str, examples: Callable[[str], str], beside: tuple[Chapter | None, Chapter | None]
) -> str:
    """A chapter as the file of a briefing.

    `examples` gives the example of a code of a fault; `beside` are the chapters before and behind.
    """
    front = {
        "title": _plain(chapter),
        "region": chapter.part,
        "date": date,
        "summary": summary(chapter.section, summaries()),
    }
    said = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1_000_000).replace(
        f"'{date}'", date
    )
    if chapter.section.document == "diagnostics.md":
        text = with_examples(chapter.section.text, examples)
        chapter = replace(chapter, section=replace(chapter.section, text=text))
    ways = [
        f"{words} [{_plain(other)}]({relpath(other.path, chapter.part)})"
        for words, other in zip(("Before this:", "Next:"), beside, strict=True)
        if other
    ]
    return f"---\n{said}---\n{told(chapter)}\n\n---\n\n{' '.join(f'{way}.' for way in ways)}\n"


@cache
def summaries() -> Mapping[str, str]:
    """What the contents say of sections whose first sentence would not do."""
    return dict(yaml.safe_load((HANDBOOK / "summaries.yaml").read_text("utf-8")))


def summary(section: Section, said: Mapping[str, str]) -> str:
    """What is said of a section, or else its first sentence, as plain text."""
    if section.key in said:
        return said[section.key]
    for block in "\n".join(line for line, is_code in lines_of(section.text) if not is_code).split("\n\n"):
        if not block.strip() or block.startswith(("|", "#", ">", " ", "!", "1.")):
            continue
        plain = _LINK.sub(r"\1", _LABEL.sub("", " ".join(block.removeprefix("- ").split())))
        for sentence in _SENTENCE.findall(plain.replace("`", "").replace("*", "").replace("\\", "")):
            if len(sentence) <= _LONGEST_SUMMARY and not _SIGNS.search(sentence):
                return str(sentence.strip())
    raise HandbookError(f"summaries.yaml has none of {section.key}, which begins with no sentence")


def told(chapter: Chapter) -> str:
    """The text of a chapter: headings a level up, links to chapters, fences with a language alone."""
    made: list[str] = []
    for is_code, block in groupby(lines_of(chapter.section.text), lambda each: each[1]):
        lines = [line for line, _ in block]
        if not is_code:
            raised = "\n".join(line.removeprefix("#") if line.startswith("##") else line for line in lines)
            made.append(_with_links(raised, chapter))
            continue
        fence = _FENCE.match(lines[0])
        language = fence[2].split() if fence else []
        made += [f"{fence[1]}{language[0] if language else ''}" if fence else lines[0], *lines[1:]]
    return "\n".join(made)


def _with_links(text: str, chapter: Chapter) -> str:
    """A text whose links to documents lead to chapters; one that leaves the handbook is its words alone."""
    held: list[str] = []

    def hold(code: re.Match[str]) -> str:
        held.append(code.group())
        return f"\x00{len(held) - 1}\x00"

    def turned(link: re.Match[str]) -> str:
        words, address = link[1], link[2]
        if "://" in address or address.startswith("mailto:"):
            return link.group()
        path, _, anchor = address.partition("#")
        folder = chapter.section.document.rpartition("/")[0]
        document = normpath(f"{folder}/{path}".lstrip("/")) if path else chapter.section.document
        target = chapter.targets.get(f"{document}#{anchor}" if anchor else document)
        if target is None:
            return words
        page, _, at = target.partition("#")
        if page == chapter.path:
            return f"[{words}](#{at})" if at else words
        return f"[{words}]({relpath(page, chapter.part)}{'#' if at else ''}{at})"

    bare = _LINK.sub(turned, _CODE_SPAN.sub(hold, text))
    return re.sub("\x00([0-9]+)\x00", lambda match: held[int(match[1])], bare)


# --- examples of faults --------------------------------------------------------------------------


def with_examples(text: str, examples: Callable[[str], str]) -> str:
    """A text whose tables of faults are sections, one a fault, each with its rule and an example."""
    made: list[str] = []
    for line in text.split("\n"):
        row = _ROW.match(line)
        if row and row["code"] in RULES:
            rule = RULES[row["code"]]
            weight = "A lint" if rule.is_lint else "An error"
            off = ", off until a site turns it on" if rule.off else f", told as {_A[str(rule.severity)]}"
            made += [
                "",
                f"### {row['code']}",
                "",
                f"{rule.meaning} {weight}{off if rule.is_lint else ''}.",
                "",
            ]
            made += [f"**Cure.** {rule.cure}", ""]
            if example := examples(row["code"]):
                made += ["````text", example, "````", ""]
        elif not line.startswith(("| Code ", "| --- | --- | --- | --- |")):
            made.append(line)
    return "\n".join(made)


_A = {"error": "an error", "warning": "a warning", "note": "a note"}


_NOT_SHOWN = frozenset({"misread-characters", "forbidden-character"})
"""Faults of characters that are faults in a chapter too."""


@cache
def cases() -> Mapping[str, Sequence[str]]:
    """Each code of a fault to sites in one string that have this fault alone, of the tests of all faults."""
    from tests.fault_cases import CASES
    from tests.sites import marked

    found: dict[str, list[str]] = {}
    for case in CASES.values():
        marks = marked(case.text)[1]
        if len(marks) == 1:
            found.setdefault(marks[0].rpartition(" ")[2], []).append(case.text)
    return found


def example(code: str) -> str:
    """What an author reads of a fault in an example; empty where the tests have none that can be shown."""
    from briefing_site.apps.cli.report.sources import Sources
    from briefing_site.apps.cli.report.text import text_of
    from tests.sites import Site

    if code in _NOT_SHOWN:
        return ""
    for text in sorted(cases().get(code, ()), key=len):
        with TemporaryDirectory() as folder:
            site = Site(Path(folder) / "site")
            site.small()
            site.expect(text)
            if "seeds/" in text:
                site.pin()
            told_of: list[Diagnostic] = [fault for fault in site.check().diagnostics if fault.code == code]
            if told_of and all(sign.isprintable() or sign == "\n" for sign in str(told_of[0])):
                return text_of(told_of[0], Sources(site.root).lines)
    return ""


# --- the folder ----------------------------------------------------------------------------------


def files(examples: Callable[[str], str] = example) -> dict[str, str]:
    """Path below `examples/handbook/briefings/` to content of every chapter."""
    contents = yaml.safe_load((HANDBOOK / "contents.yaml").read_text("utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    release = re.search(r"^## \[\d[^]]*\] - (\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    if release is None:
        raise HandbookError("CHANGELOG.md has no release with a date, which the chapters bear")
    found = chapters(contents)
    neighbours = zip([None, *found], [*found[1:], None], strict=False)
    made = {
        chapter.path: briefing(chapter, release[1], examples, beside)
        for chapter, beside in zip(found, neighbours, strict=True)
    }
    return {CONTENTS: table_of_contents(found, release[1])} | made


def table_of_contents(found: Sequence[Chapter], date: str) -> str:
    """The chapter that lists all others in reading order."""
    parts = yaml.safe_load((HANDBOOK / "config.yaml").read_text("utf-8"))["regions"]
    made = [f"---\ntitle: All chapters\nregion: {CONTENTS.partition('/')[0]}\ndate: {date}\nfeatured: true"]
    made += ["summary: The whole handbook in reading order.", "---"]
    for part, of_part in groupby(found, lambda chapter: chapter.part):
        made += ["", f"## {parts[part]['name']}", ""]
        made += [f"- [{_plain(each)}]({relpath(each.path, CONTENTS.partition('/')[0])})" for each in of_part]
    return "\n".join(made) + "\n"


def _plain(chapter: Chapter) -> str:
    return chapter.section.title.replace("`", "")


def main() -> int:
    """Write all chapters anew."""
    made = files()
    folder = HANDBOOK / "briefings"
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    print(f"{len(made)} chapters in {folder.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
