"""Faults of files as such: unreadable, empty, misplaced, in the wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from shlex import quote

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.edit import Move, Slot
from briefing_site.model.fix import Fix, Safety, replaced
from briefing_site.model.paths import BRIEFINGS, PICTURES, SEEDS
from briefing_site.text.encodings import conversion

BYTE_ORDER_MARK = "\ufeff"


def unreadable(path: str, reason: str) -> Diagnostic:
    """A file that the system does not let us read."""
    return error(Span.whole_file(path), "unreadable-file", f"cannot be read: {reason}")


def too_long(
    path: str, size: int, most: int, *, key: str = "", room: Slot | None = None, highest: int = 0
) -> Diagnostic:
    """A file of more bytes than are read.

    `key` is the setting that sets the limit, in thousands of bytes; empty where none does. `room` is the slot
    for its number, which may be `highest` at most.
    """
    limit = (
        f"{key} in config.yaml allows {most // 1000:,} kB" if key else f"{most // 2**20} MB are read at most"
    )
    wanted = -(-size // 1000)
    fixes: tuple[Fix, ...] = ()
    if room and wanted <= highest:
        allow = f"Allow {wanted} kB in config.yaml"
        fixes = (Fix(allow, (room.fill(str(wanted)),), Safety.DISPLAY),)
    return error(
        Span.whole_file(path),
        "too-long",
        f"it is too long to be read: {wanted:,} kB, and {limit}",
        "make several texts of it" + (f", or raise {key}" if key else ""),
        fixes=fixes,
    )


def not_utf8(at: Span, byte: int) -> Diagnostic:
    """Bytes of no encoding that can be told, at the first of them."""
    meant = bytes([byte]).decode("cp1252", "replace")
    if unicodedata.category(meant)[0] not in "LPS" or meant == "\ufffd":
        hint = "save the file with the encoding UTF-8"
    else:
        hint = f"write the character anew (in Windows-1252 it is {meant}), and save the file as UTF-8"
    return error(at, "not-utf8", f"byte 0x{byte:02X} is not UTF-8", hint)


def misread(at: Span, written: str, meant: str, encoding: str) -> Diagnostic:
    """A word that was saved as UTF-8 and read as another encoding; `meant` is the word as it was written."""
    return error(
        at,
        "misread-characters",
        f'"{written}" was read in the wrong encoding, {encoding}, before it was saved',
        f"write {meant}",
        suggestion=meant,
        fixes=(replaced(at, meant),),
    )


def other_encoding(at: Span, name: str, iconv: str, *, sure: bool) -> Diagnostic:
    """A file of another encoding: its name in words, and the name that the command `iconv` has for it."""
    return error(
        at,
        "not-utf8",
        f"the file is not UTF-8: it {'is' if sure else 'looks like'} {name}",
        f"save it as UTF-8, or convert it: {conversion(iconv, at.path)}",
    )


def cut_off(at: Span) -> Diagnostic:
    """A file that ends in the midst of a character."""
    return error(
        at,
        "not-utf8",
        "the file ends in the midst of a character of UTF-8: it was not saved or copied whole",
        "save it again from where it was written, or delete the last bytes and write the end anew",
    )


def only_nulls(path: str) -> Diagnostic:
    """A file of nothing but NUL bytes, as a crash leaves it."""
    return error(
        Span.whole_file(path),
        "empty-file",
        "the file holds nothing but NUL bytes (U+0000): its text was lost while it was saved",
        "restore it from a copy, or delete it",
    )


def merge_conflict(
    at: Span,
    whole: Span,
    versions: Iterable[tuple[str, str]],
    marks: Iterable[Span],
    *,
    example: bool = False,
) -> Diagnostic:
    """A merge conflict: its opening mark, all of it, name and text of both versions, its other marks.

    `example` says that it stands in a block of code, where it may be shown to readers.
    """
    return error(
        at,
        "merge-conflict",
        "a merge conflict is left in the file: two versions of the same lines stand one below the other",
        "keep one version, or make one of both, and delete the lines of <<<<<<<, ======= and >>>>>>>"
        + ("; in an example for readers, put a space before each of these marks" if example else ""),
        related=tuple(RelatedPlace(mark, "a mark of the same conflict") for mark in marks),
        fixes=tuple(
            replaced(whole, text, f"Keep the version of {name}", Safety.DISPLAY) for name, text in versions
        ),
    )


def conflict_mark(at: Span, line: Span, *, middle: bool = False) -> Diagnostic:
    """A mark of a merge conflict that has been mended but for this; `line` is all of it.

    `middle` says that it is the line of equals signs, which underlines a heading elsewhere.
    """
    other = (
        "for a rule across the page write ---"
        if middle
        else "if it is meant to be read, put it into a code fence"
    )
    return error(
        at,
        "merge-conflict",
        "a mark of a merge conflict is left in the file",
        f"delete the line; {other}",
        fixes=(replaced(line, "", "Delete the line", Safety.UNSAFE),),
    )


def empty_file(path: str, skeleton: str = "") -> Diagnostic:
    """A file without any text; `skeleton` has what it has to begin with, with values to fill in."""
    at = Span.whole_file(path)
    return error(
        at,
        "empty-file",
        "the file is empty",
        "delete it, or begin with front matter between two lines ---",
        fixes=(replaced(at, skeleton, "Begin with front matter", Safety.DISPLAY),) if skeleton else (),
    )


def empty_theme(path: str, folder: str) -> Diagnostic:
    """A theme.yaml without any text, in a folder of this name."""
    at = Span.whole_file(path)
    new = f"name: {folder}\nextends: base\n"
    return error(
        at,
        "empty-file",
        "the file is empty",
        f"write a line name: {folder}, and a line extends: base for a theme that builds on that one",
        fixes=(replaced(at, new, "Write a name, and extend base", Safety.UNSAFE),),
    )


def forbidden_character(at: Span, char: str) -> Diagnostic:
    """A character that no text needs, or that the generator uses for itself."""
    if char == "\ufffd":
        return error(
            at,
            "forbidden-character",
            "a character was lost here: U+FFFD stands in its place",
            "write the character that stood here, or take it from an older copy of the text",
        )
    name = {"\0": "NUL ", BYTE_ORDER_MARK: "byte-order mark "}.get(char, "")
    where = "inside a text" if char == BYTE_ORDER_MARK else "here"
    hint, fix = "delete it; it cannot be seen in print", replaced(at, "", "Delete the character")
    if "\ue000" <= char <= "\uf8ff":
        hint = "write the character that is meant: this one is a sign of one font alone; for a bullet write -"
        fix = replaced(at, "-", "Write -, the sign of a list", Safety.DISPLAY)
    elif "\x80" <= char <= "\x9f" and (meant := bytes([ord(char)]).decode("cp1252", "ignore")):
        hint = f"write {meant}: the text was read in the wrong encoding"
        fix = replaced(at, meant, safety=Safety.UNSAFE)
    return error(
        at,
        "forbidden-character",
        f"the {name}character U+{ord(char):04X} is not allowed {where}",
        hint,
        fixes=(fix,),
    )


def stray_file(path: str, where: str, new: str = "") -> Diagnostic:
    """A Markdown file that is not read.

    `where` is the folder that it belongs into, empty where only the ending of its name is another. `new` is
    the path that it should have, empty where that is not known or is taken.
    """
    name = PurePosixPath(new).name
    if where:
        cure, title = f"move it to {where}, or out of the way", f"Move it to {where}"
    else:
        cure = f"rename it to {name}" if new else "give it such a name, or move it out of the way"
        title = f"Rename it to {name}"
    return warning(
        Span.whole_file(path),
        "stray-file",
        f"the file lies outside of {where}, so it is left out"
        if where
        else "the name of the file does not end in .md, so it is left out",
        cure,
        fixes=(Fix(title, (Move(path, new),), Safety.DISPLAY),) if new else (),
    )


def misfiled(at: Span, what: str, where: str, new: str = "") -> Diagnostic:
    """A text in a folder for texts of another kind; `new` is the path that it should have."""
    return warning(
        at,
        "stray-file",
        f"this is {what}, which belongs into {where}, so it is left out",
        f"move it to {new or where}",
        fixes=(Fix(f"Move it to {new}", (Move(at.path, new),), Safety.DISPLAY),) if new else (),
    )


def not_a_card(path: str, archive: str) -> Diagnostic:
    """A file beside the source cards that is none."""
    return warning(
        Span.whole_file(path),
        "stray-file",
        "the file is no source card, so it is left out",
        f"move it to {archive}/ if it is a source's own text, or out of the way",
    )


def other_name(path: str, name: str, *, beside: bool) -> Diagnostic:
    """A YAML file whose name is not quite `name`; `beside` says that there is a file of that name too."""
    new = PurePosixPath(path).with_name(name).as_posix()
    fix = Fix(f"Rename it to {name}", (Move(path, new),), Safety.DISPLAY)
    return warning(
        Span.whole_file(path),
        "stray-file",
        f"is not read: the file has to be called {name}",
        f"put what it says into {name}, and delete it" if beside else f"rename it to {name}",
        fixes=() if beside else (fix,),
    )


def unread_document(path: str, *, front: bool = False) -> Diagnostic:
    """A text in another form than Markdown among the briefings, to which no text links.

    `front` says that it begins with front matter, as a briefing does: then only its name is wrong.
    """
    name = PurePosixPath(path).name
    new = f"{re.split('[.,]', name)[0].strip() or 'name'}.md"
    fixes: tuple[Fix, ...] = ()
    if front:
        cure = f"rename it to {new}"
        fixes = (Fix(f"Rename it to {new}", (Move(path, _beside(path, new)),), Safety.DISPLAY),)
    elif PurePosixPath(name).suffix.lower() in (".txt", ".text", ""):
        cure = f"rename it to {new} and begin it with front matter"
    elif name.lower().endswith(".pdf"):
        cure = "move it to seeds/archive/ if it is a source's own text"
    else:
        cure = f"make Markdown of it: pandoc {quote(name)} -t gfm -o {quote(new)}"
    return warning(
        Span.whole_file(path),
        "stray-file",
        "the name of the file does not end in .md, so it is left out"
        if front
        else "the file is no Markdown and no text links to it, so it is left out",
        f"{cure}; or link to it",
        fixes=fixes,
    )


def _beside(path: str, name: str) -> str:
    """The path of a file of another name in the folder of a file."""
    return PurePosixPath(path).with_name(name).as_posix()


def misplaced_text(path: str, what: str) -> Diagnostic:
    """A briefing or a source card beside config.yaml; `what` is "a briefing" or "a source card"."""
    where = f"{SEEDS}/" if "card" in what else f"{BRIEFINGS}/<region>/"
    return warning(
        Span.whole_file(path),
        "stray-file",
        f"the file looks like {what}, and is left out: it lies outside of {where}",
        f"move it to {where}, or out of the way",
    )


def misnamed_folder(folder: str, right: str, *, beside: bool) -> Diagnostic:
    """A folder of texts whose name is nearly `right`; `beside` says that there is one of that name too."""
    return warning(
        Span.whole_file(folder),
        "stray-file",
        f"the folder is called {folder}/ and not {right}/, so all that is in it is left out",
        f"move what is in it to {right}/" if beside else f"rename it to {right}",
    )


def unread_folder(folder: str, what: str, number: int) -> Diagnostic:
    """A folder of another name that holds a `number` of texts of the site; `what` is the first of them."""
    card = "card" in what
    many = "source cards" if card else "briefings"
    return warning(
        Span.whole_file(folder),
        "stray-file",
        f"the folder holds {what if number == 1 else f'{number} {many}'}, and no text in it is read",
        f"move it to {SEEDS}/"
        if card
        else f"move it to {BRIEFINGS}/<region>/; one that is not to be published yet takes draft: true",
    )


def unlinked_file(path: str, texts: Iterable[tuple[str, Slot]]) -> Diagnostic:
    """A picture or another file among the briefings that no text links to.

    `texts` are the paths of texts beside it, each with the slot for more text.
    """
    name = PurePosixPath(path).name
    shown = f"<{name}>" if " " in name else name
    picture = name.lower().endswith((*PICTURES, ".svg"))
    link = f"![what it shows]({shown})" if picture else f"[words]({shown})"
    return warning(
        Span.whole_file(path),
        "unlinked-file",
        "no text links to it, so it is not published",
        f"show it with {link}, or move it out of the way"
        if picture
        else f"link to it with {link}, or move it out of the way",
        fixes=tuple(
            Fix(f"Add {link} to {PurePosixPath(text).name}", (room.fill(link),), Safety.DISPLAY)
            for text, room in texts
        ),
    )


def symbolic_link(path: str) -> Diagnostic:
    """A symbolic link among the content."""
    return warning(
        Span.whole_file(path),
        "stray-file",
        "is a symbolic link, so it is left out",
        "put the file itself in its place",
    )


def public_taken(path: str, address: str, free: str) -> Diagnostic:
    """A file of `public/` whose address something else of the site has; `free` is a path that none has."""
    return error(
        Span.whole_file(path),
        "address-taken",
        f"would take the address {address}, which the site has already",
        "rename it, or delete it",
        fixes=(Fix(f"Rename it to {free}", (Move(path, free),), Safety.DISPLAY),),
    )


def secret_file(path: str) -> Diagnostic:
    """A file of `public/` of a name that those with passwords or keys have."""
    return error(
        Span.whole_file(path),
        "secret-file",
        "files of such a name hold passwords or keys, and all readers would have them",
        "move it out of public/, or rename it where it holds none; change what was published before",
    )


def archive_elsewhere(path: str) -> Diagnostic:
    """An archive that is a link out of the site folder, which may have come from somebody else."""
    return warning(
        Span.whole_file(path),
        "stray-file",
        "is a symbolic link that leads out of the site folder, so it is left out",
        "name the folder of the archived texts with --archive DIR",
    )
