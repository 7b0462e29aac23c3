"""Files that lie among the texts of a site and are not read: what each may be meant as, by its name alone.

A picture or a document that no text links to is not told here: links are known only when texts are parsed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.paths import ARCHIVE, BRIEFINGS, CONFIG, EDITIONS, IMPORTS, LOCK, SEEDS
from briefing_site.text.lazy_pattern import LazyPattern

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".mdx", ".qmd", ".rmd")
"""Endings of Markdown files in any letter case."""
_OF_A_PROJECT = frozenset(
    {
        "AUTHORS", "CHANGELOG", "CHANGES", "CODEOWNERS", "CODE_OF_CONDUCT", "CONTRIBUTING", "CONTRIBUTORS",
        "COPYING", "COPYRIGHT", "Dockerfile", "GOVERNANCE", "HISTORY", "INSTALL", "LICENCE",
        "LICENSE", "MAINTAINERS", "Makefile", "NEWS", "NOTICE", "README", "SECURITY",
        "SUPPORT", "TODO", "VERSION",
    }
)  # fmt: skip
"""Names, without their ending, of files that speak of a folder and are no texts of the site."""
_LISTS_OF_SOURCES = (".bib", ".bibtex", ".ris", ".json", ".csl")
"""Endings of files that `briefing source import` takes in; they may lie beside the cards."""
_BACKUPS = (".orig", ".rej", ".tmp", ".temp", ".bak", ".swp", ".swo", ".part", ".crdownload")
_LITTER = frozenset(
    {
        ".ds_store", ".git", ".gitattributes", ".gitignore", ".gitkeep", ".localized", ".keep",
        "__macosx", ".spotlight-v100", ".trashes", ".fseventsd", ".directory", ".hg", ".svn", ".idea",
        ".vscode",
    }
)  # fmt: skip
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})


def is_passing(name: str) -> bool:
    """Whether a file is a program's own, which no author means to publish."""
    if name.startswith((".", "#", "~$")) or name.endswith("~"):
        return True
    name = name.lower()
    return name.endswith(_BACKUPS) or name in _OF_SYSTEMS


def is_litter(name: str) -> bool:
    """Whether a file or folder in `public/` is not meant for readers: a system's, an editor's or Git's own.

    Other names that begin with a dot are: `.nojekyll`, `.well-known`.
    """
    lower = name.lower()
    if (
        lower in _LITTER
        or lower.startswith(("._", ".#", ".~lock.", "#", "~$"))
        or lower.endswith(("~", *_BACKUPS))
    ):
        return True
    return lower in _OF_SYSTEMS


_SECRETS = frozenset(
    {
        ".env", ".netrc", "_netrc", ".npmrc", ".pypirc", ".pgpass", ".git-credentials", ".ssh", ".gnupg",
        ".aws", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
    }
)  # fmt: skip
_OF_KEYS = (".kdbx", ".p12", ".pfx", ".ppk")
_OF_SETTINGS = LazyPattern(r"\.env\.(?!(?:example|sample|template|dist)$)[\w.-]+")


def is_secret(path: str) -> bool:
    """Whether a file of `public/` has, by its name or that of its folder, passwords or keys of its author."""
    names = path.lower().split("/")
    if names[-1].endswith(_OF_KEYS) or _OF_SETTINGS.fullmatch(names[-1]):
        return True
    return not _SECRETS.isdisjoint(names)


def is_of_a_project(path: str) -> bool:
    """Whether a file speaks of its folder, as a README does; such a name could be no address of a page."""
    return posixpath.splitext(posixpath.basename(path))[0] in _OF_A_PROJECT


def stray_text(path: str, there: Collection[str]) -> Diagnostic | None:
    """The fault of a Markdown file in `briefings/` that is not read; None for any other file.

    `there` are the paths of all files of the folder, which no renaming may take.
    """
    stem, ending = posixpath.splitext(path)
    if ending.lower() not in _MARKDOWN or is_of_a_project(path):
        return None
    if ending != ".md":
        return faults.files.stray_file(path, "", _free(f"{stem}.md", there))
    parts = path.split("/")
    if len(parts) == 2:
        return faults.files.stray_file(path, f"{BRIEFINGS}/<region>/")
    folder = "/".join(parts[:2])
    return faults.files.stray_file(path, f"{folder}/", _free(f"{folder}/{parts[-1]}", there))


def stray_card(path: str, there: Collection[str]) -> Diagnostic | None:
    """The fault of a file in `seeds/` that is not read; None where it is a file that may lie there."""
    if path.startswith(f"{ARCHIVE}/") or path in (EDITIONS, IMPORTS, LOCK):
        return None
    stem, ending = posixpath.splitext(path)
    parts = path.split("/")
    if ending == ".md":
        return faults.files.stray_file(path, f"{SEEDS}/", _free(f"{SEEDS}/{parts[-1]}", there))
    if ending.lower() in _MARKDOWN:
        return faults.files.stray_file(path, "", _free(f"{stem}.md", there))
    if is_of_a_project(path):
        return None
    if ending.lower() in (".txt", ".text") and posixpath.splitext(stem)[1].lower() in _MARKDOWN:
        return faults.files.stray_file(path, "", _free(f"{posixpath.splitext(stem)[0]}.md", there))
    # A folder of an author's own beside the cards is left alone.
    if len(parts) > 2 or ending.lower() in _LISTS_OF_SOURCES:
        return None
    return faults.files.not_a_card(path, ARCHIVE)


def stray_config(name: str, *, beside: bool) -> Diagnostic | None:
    """The fault of a file that may be meant as config.yaml; `beside` says that there is one too."""
    wanted = posixpath.splitext(CONFIG)[0]
    stem, ending = posixpath.splitext(name)
    if ending.lower() == ".txt":  # some editors add it
        stem, ending = posixpath.splitext(stem)
    if name == CONFIG or stem.lower() != wanted or ending.lower() not in (".yaml", ".yml"):
        return None
    return faults.files.other_name(name, CONFIG, beside=beside)


def _free(path: str, there: Collection[str]) -> str:
    """The path if no file has it, else nothing."""
    return "" if path in there else path
