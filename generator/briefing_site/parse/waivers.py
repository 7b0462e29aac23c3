"""The waivers of a file: `<!-- lint: CODE reason -->` in Markdown, `# lint: CODE reason` in YAML.

1. In Markdown a waiver covers the sentence that it stands in or behind, with the inline footnotes of that
   sentence; in an inline footnote it covers a sentence of the footnote. On lines of its own it covers the
   next block, which may be a whole list or table, and the comments from its line to that block. It is a
   comment like any other, and never printed.
2. In YAML a waiver on a line of its own covers the next key or item with all below it, and the comments
   before that; at the end of a line it covers the key or item that begins in the line.

Most files have none, and are not read again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import replaced
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.model.lints import LINTS
from briefing_site.model.rules import RULES
from briefing_site.model.waiver import Waiver
from briefing_site.parse.front_matter import AuthorText
from briefing_site.parse.markdown.block import SECTION, Block, Document, Kind
from briefing_site.parse.markdown.blocks import read_blocks
from briefing_site.parse.markdown.scan import scan
from briefing_site.parse.yaml_values import Value
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.whole_quotations import split_around_quotations

_MARKUP = LazyPattern(
    r"<!--\s*(?P<lint>lint)(?P<colon>\s*[:：])?(?P<words>(?:(?!-->).)*)-->", re.DOTALL | re.IGNORECASE
)
_YAML = LazyPattern(
    r"(?:^|(?<=[ \t]))#[ \t]*(?P<lint>lint)(?P<colon>[ \t]*[:：])?(?P<words>.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT = LazyPattern(r"<!--.*?-->", re.DOTALL)
_CITED = LazyPattern(r"\[[^\[\]@]*@[^\[\]]*\]")
_VISIBLE = LazyPattern(r"\S")
_HOLE = "\U000f0000"
_CODE = LazyPattern(
    r"\s*(?P<code>[^\s,;:、，；：]+)\s*(?P<sign>[,;:、，；：]?)\s*(?P<reason>.*?)\s*", re.DOTALL
)
_SECOND = LazyPattern(
    r"(?P<joint>(?:[,;+&/|、，；]|and\b|or\b)\s*)?(?P<code>[\w-]+)(?P<sign>\s*[,;:+&/|、，；：])?"
)
"""What may be the code of another lint, at the beginning of a reason."""
_MAY_HOLD = re.compile(r"(?:<!--|#)\s*lint\b", re.IGNORECASE)
_ERRORS = tuple(code for code, rule in RULES.items() if not rule.is_lint)


def waivers_in(text: AuthorText, prose: Sequence[LocatedText], found: list[Diagnostic]) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order; faults are added to `found`.

    `prose` has the texts of the front matter that are Markdown.
    """
    lines = text.lines
    if not _MAY_HOLD.search(lines.text):
        return ()
    made = [
        *_of_yaml(text, found),
        *(waiver for one in prose for waiver in _of_text(one, found)),
        *_of_body(lines, text.body, found),
    ]
    return tuple(sorted(made, key=lambda waiver: waiver.place))


# --- Markdown ------------------------------------------------------------------------------------


def _of_body(lines: Lines, start: int, found: list[Diagnostic]) -> Iterator[Waiver]:
    body = lines.text[start:]
    scanned = scan(body)
    comments = frozenset(scanned.comments)
    whole = LocatedText.run(lines, start, len(lines.text))
    blocks: _Blocks | None = None
    for comment in _markup(body):
        if comment.span() not in comments:  # it stands in code
            continue
        blocks = blocks or _Blocks(body, scanned.notes)
        first, last = _lines_of(body, *comment.span())
        alone = not _without_comments(body[first:last]).strip(" \t>")
        covers = blocks.next_from(first, comment.end()) if alone else blocks.sentence(*comment.span())
        at = lines.span(start + comment.start(), start + comment.end())
        if alone and comment.group() == body[first:last].strip():
            cut = (first, min(last + 1, len(body)))
        else:
            cut = (_before_blanks(body, comment.start()), comment.end())
        removal = Edit(lines.span(start + cut[0], start + cut[1]), "")
        yield from _waiver(
            comment, whole, at, lines.span(start + covers[0], start + covers[1]), removal, found
        )


def _of_text(text: LocatedText, found: list[Diagnostic]) -> Iterator[Waiver]:
    """The waivers in a short text of the front matter."""
    if "<!--" not in text.text:
        return
    scanned = scan(text.text, short=True)
    comments = frozenset(scanned.comments)
    sentences = _Sentences(text.text, scanned.notes)
    for comment in _markup(text.text):
        if comment.span() in comments:
            covers = sentences.around(0, len(text.text), comment.start())
            removal = Edit(text.span(_before_blanks(text.text, comment.start()), comment.end()), "")
            at = text.span(*comment.span())
            yield from _waiver(comment, text, at, text.span(*covers), removal, found)


def _markup(text: str) -> Iterator[re.Match[str]]:
    """The comments of a text that may be waivers. None begins behind the last end of a comment."""
    return _MARKUP.finditer(text, 0, text.rfind("-->") + len("-->"))


def _lines_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the lines that a piece stands in."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _before_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


_BEFORE = len(SECTION) + 1
"""How far the offsets of a document are ahead of those of its text."""


class _Blocks:
    """The blocks of a body, which is read once for all of its waivers."""

    def __init__(self, body: str, notes: Sequence[tuple[int, int]]) -> None:
        document = read_blocks(f"{SECTION}\n{body}")
        self._body = body
        self._sentences = _Sentences(body, notes)
        blocks = list(_in_order(document.sections[0]))
        self._spans = [(block.start - _BEFORE, document.last_of(block) - _BEFORE) for block in blocks]
        self._leaves = [not block.children for block in blocks]
        self._kinds = [block.kind for block in blocks]
        self._starts = [start for start, _ in self._spans]
        self._printed = [n for n, block in enumerate(blocks) if not _is_comment(document, block)]
        """The numbers of the blocks that are no comments."""

    def next_from(self, line: int, end: int) -> tuple[int, int]:
        """From a line to the end of the first block behind `end` that is no comment.

        Where the line is one of a paragraph, that block alone; nothing where none follows.
        """
        before = bisect_left(self._printed, bisect_left(self._starts, line)) - 1
        inside = before >= 0 and self._is_leaf_over(self._printed[before], line)
        at = bisect_left(self._printed, bisect_left(self._starts, end))
        if at == len(self._printed):
            return (end, end) if inside else (line, len(self._body))
        start, last = self._spans[self._printed[at]]
        first, _ = _lines_of(self._body, start, start)
        return first if inside else line, last

    def _is_leaf_over(self, number: int, at: int) -> bool:
        return self._leaves[number] and at < self._spans[number][1]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a comment in a paragraph, the line of one in a table."""
        for number in range(bisect_right(self._starts, start) - 1, -1, -1):
            first, last = self._spans[number]
            if end <= last and self._kinds[number] is not Kind.TABLE:
                return self._sentences.around(first, last, start)
            if end <= last:
                break
        return _lines_of(self._body, start, end)


def _without_comments(text: str) -> str:
    """A text without its comments; one that is not closed stays."""
    closed = text.rfind("-->") + len("-->")
    return _COMMENT.sub("", text[:closed]) + text[closed:] if closed >= len("-->") else text


def _is_comment(document: Document, block: Block) -> bool:
    whole = document.text[block.start : document.last_of(block)]
    return block.kind is Kind.NOTHING or (block.kind is Kind.HTML and not _without_comments(whole).strip())


def _in_order(block: Block) -> Iterator[Block]:
    """The blocks inside a block, each before those inside it."""
    for child in block.children:
        yield child
        yield from _in_order(child)


class _Sentences:
    """The sentences of paragraphs, each of which is cut once for all of its waivers.

    The inline footnotes, `notes`, are texts by themselves.
    """

    def __init__(self, text: str, notes: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._notes = notes
        self._cut: dict[tuple[int, int], tuple[str, list[tuple[int, int]]]] = {}

    def around(self, first: int, last: int, at: int) -> tuple[int, int]:
        """The sentence of a paragraph, which goes from `first` to `last`, in or behind which `at` stands."""
        first, last = max((note for note in self._notes if note[0] <= at < note[1]), default=(first, last))
        words, spans = self._cut.get((first, last)) or self._sentences(first, last)
        before = len(words[: at - first].rstrip())
        number = max(bisect_left(spans, (before, 0)) - 1, 0)
        # All of the paragraph is covered between them, the white space and the comments too.
        begins = spans[number][0] if number else 0
        ends = spans[number + 1][0] if number + 1 < len(spans) else len(words)
        return first + begins, first + ends

    def _sentences(self, first: int, last: int) -> tuple[str, list[tuple[int, int]]]:
        """The words of a paragraph, with blanks for comments and holes for marks, and its sentences."""
        words = self._text[first:last]
        closed = words.rfind("-->") + len("-->")
        words = _COMMENT.sub(lambda found: _VISIBLE.sub(" ", found[0]), words[:closed]) + words[closed:]
        pieces: list[str] = []
        done = 0
        for start, end in self._notes:
            # The mark of a note is no word, as that of a citation.
            begin, stop = start - first - len("^["), end - first + len("]")
            if first <= start and end <= last and (start, end) != (first, last) and begin >= done:
                pieces += (words[done:begin], _HOLE * (stop - begin))
                done = stop
        words = "".join((*pieces, words[done:]))
        words = _with_holes(words)
        made = words, split_around_quotations(words) or [(0, len(words))]
        self._cut[first, last] = made
        return made


def _with_holes(words: str) -> str:
    """A text with holes for its citations, and for the white space before them."""
    pieces: list[str] = []
    at = 0
    for cited in _CITED.finditer(words):
        before = words[at : cited.start()].rstrip()
        pieces += (before, _HOLE * (cited.end() - at - len(before)))
        at = cited.end()
    return "".join((*pieces, words[at:]))


# --- YAML ----------------------------------------------------------------------------------------


def _of_yaml(text: AuthorText, found: list[Diagnostic]) -> Iterator[Waiver]:
    lines, front = text.lines, text.front
    if front is None:
        return
    scalars = sorted(_scalars(front))
    whole = LocatedText.run(lines, 0, len(lines.text))
    seen, entry = 0, (-1, -1)
    for comment in _YAML.finditer(lines.text, 0, text.body):
        around = bisect_right(scalars, (comment.start(), len(lines.text))) - 1
        if around >= 0 and comment.start() < scalars[around][1]:
            continue
        first, last = _lines_of(lines.text, *comment.span())
        alone = not lines.text[first : comment.start()].strip()
        begin = last + 1 if alone else first
        if not seen <= begin <= entry[0]:  # else only comments stand between this one and the entry
            seen, entry = begin, _entry(lines.text, begin, text.body)
        covers = lines.span(begin if alone or entry[0] >= entry[1] else entry[0], max(begin, entry[1]))
        cut = (
            (first, min(last + 1, len(lines.text)))
            if alone
            else (_before_blanks(lines.text, comment.start()), last)
        )
        at = lines.bare(*comment.span())
        yield from _waiver(comment, whole, at, covers, Edit(lines.span(*cut), ""), found)


def _scalars(value: Value) -> Iterator[tuple[int, int]]:
    if isinstance(value.data, dict):
        for entry in value.data.values():
            yield from _scalars(entry.value)
    elif isinstance(value.data, list):
        for item in value.data:
            yield from _scalars(item)
    elif value.text:
        yield value.start, value.end


def _entry(text: str, start: int, limit: int) -> tuple[int, int]:
    """Start and end of the first key or item in lines from `start` on, with all that is indented below it.

    Both are `limit` where none follows.
    """
    begin, margin, dash, at = -1, 0, False, start
    while at < limit:
        stop = text.find("\n", at)
        stop = limit if stop < 0 else stop
        line = text[at:stop]
        if line.startswith(("---", "...")):
            break
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            indent, item = len(line) - len(bare), bare.startswith("- ")
            if begin < 0:
                begin, margin, dash = at, indent, item
            # A list may stand in the column of its key.
            elif indent < margin or (indent == margin and (dash or not item)):
                break
        at = stop + 1
    return (begin, at) if begin >= 0 else (limit, limit)


# --- both ----------------------------------------------------------------------------------------


def _waiver(
    comment: re.Match[str],
    text: LocatedText,
    place: Span,
    covers: Span,
    removal: Edit,
    found: list[Diagnostic],
) -> Iterator[Waiver]:
    """The waiver of a comment, or its fault; the words of the comment stand in `text`."""
    said = _CODE.fullmatch(comment["words"])
    code = said["code"] if said else ""
    if comment["colon"] is None:
        if code in RULES:
            behind = text.place(comment.end("lint"))
            fix = replaced(Span.at(behind), ":", "Write a colon behind lint")
            found.append(faults.waiver.without_colon(place, code, fix))
        return  # a comment that happens to begin with the word
    if said is None or not any(map(str.isalnum, code)):
        found.append(faults.waiver.nameless(place))
    elif code not in LINTS:
        start = comment.start("words")
        at = text.span(start + said.start("code"), start + said.end("code"))
        found.append(faults.waiver.unknown(at, code, LINTS, _ERRORS))
    elif other := _second(said["sign"], said["reason"]):
        found.append(faults.waiver.of_several(place, code, other))
    elif not any(map(str.isalnum, said["reason"])):
        found.append(faults.waiver.without_reason(place, code))
    else:
        yield Waiver(code, " ".join(said["reason"].split()), place, covers, removal)


def _second(sign: str, reason: str) -> str:
    """The code of another lint behind that of a waiver; empty where the reason begins there.

    Some codes are plain words, which a reason may begin with behind a colon: "figures: names are shortened".
    """
    found = _SECOND.match(reason)
    if not found or found["code"] not in LINTS:
        return ""
    listed = sign not in (":", "：") or found["joint"] or found["sign"] or "-" in found["code"]
    return found["code"] if listed else ""
