"""What a file is by its first bytes, where its ending says something else.

Readers of another format would fail with words that help nobody, or take bytes, marks of a format or the page
of a login for the text.
"""

from __future__ import annotations

import io
import re
import zipfile

from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.link.file_contents import LFS_POINTER

_HEAD = 1024
_PDF = re.compile(rb"[\s\0]*%PDF-")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_SAVED = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)
_PICTURE = ("a picture", "recognise its text (OCR), as a .pdf or .txt")
_BYTES = {
    b"{\\rtf": ("a file of RTF", "save it as .docx"),
    b"\x1f\x8b": ("packed with gzip", "unpack it"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"bplist": ("a web archive of Safari", "save the page as .html"),
    b"Rar!": ("packed with RAR", "unpack it"),
    b"7z\xbc\xaf": ("packed with 7-Zip", "unpack it"),
}
"""By the first bytes of a file that no reader of ours takes: what it is, and what to do."""
_LIKE = {".htm": ".html"}


def refuse_another_nature(data: bytes, ending: str) -> None:
    """Raise `IntakeError` where a file is plainly no file of its ending."""
    if not data.strip(b"\0 \t\r\n"):
        raise IntakeError("it is empty")
    head = data[:_HEAD]
    if head.startswith(LFS_POINTER):
        raise IntakeError("it is a pointer of Git LFS in place of the document: run `git lfs pull`")
    for beginning, (what, cure) in _BYTES.items():
        if head.startswith(beginning):
            raise IntakeError(f"it is {what}, whatever its ending says: {cure}")
    real = _ending(data, head)
    if real and real != _LIKE.get(ending, ending):
        if real == ".zip":
            raise IntakeError(
                "it is a ZIP file of something else, whatever its ending says: save it as .docx or .pdf"
            )
        what = {
            ".pdf": "a PDF",
            ".html": "a web page",
            ".docx": "a document of Word",
            ".epub": "a book in EPUB",
        }[real]
        raise IntakeError(
            f"it is {what}, whatever its ending says: look at it, and name it {real} if it is the right one"
        )
    if ending in (".html", ".htm") and _SAVED.search(head):
        raise IntakeError("it is a page in one file (MHTML): save the page as .html")


def _ending(data: bytes, head: bytes) -> str:
    """The ending that a file should have; empty where its bytes do not tell."""
    if _PDF.match(head):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    return ".html" if _PAGE.match(head) else ""


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = set(held.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""  # its own reader says what is wrong
    if "META-INF/container.xml" in names:
        return ".epub"
    if any(name.casefold().startswith("word/") for name in names):
        return ".docx"
    return ".zip"
