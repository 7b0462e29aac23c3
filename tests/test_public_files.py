"""What lies in `public/`: published, left out without a word, or told since it holds an author's passwords."""

from __future__ import annotations

import pytest

from tests.sites import Site

PUBLISHED = [
    "CNAME",
    ".nojekyll",
    ".well-known/security.txt",
    "_headers",
    ".htaccess",
    ".env.example",
    "env",
    "keys.html",
    "id_rsa.pub",
    "notes.environment",
]
LEFT_OUT = [
    ".DS_Store",
    "maps/.DS_Store",
    "Thumbs.db",
    "__MACOSX/._map.png",
    ".~lock.plan.odt#",
    "~$plan.docx",
    ".git/config",
    ".svn/entries",
    ".idea/workspace.xml",
    ".vscode/settings.json",
    ".directory",
    "plan.md~",
    "plan.bak",
]
SECRET = [
    ".env",
    ".ENV",
    ".env.local",
    "app/.env.production",
    ".netrc",
    ".npmrc",
    ".pypirc",
    ".git-credentials",
    ".ssh/known_hosts",
    ".aws/credentials",
    "id_rsa",
    "keys/id_ed25519",
    "desk.kdbx",
    "server.p12",
]


@pytest.mark.parametrize("path", [*PUBLISHED, *LEFT_OUT])
def test_what_systems_and_editors_leave_is_not_published(small: Site, path: str) -> None:
    small.put(f"public/{path}", "rain\n")
    built = small.build()
    assert built.faults == []
    assert (path in built.tree) is (path in PUBLISHED)


@pytest.mark.parametrize("path", SECRET)
def test_passwords_and_keys_are_told_and_not_published(small: Site, path: str) -> None:
    small.put(f"public/{path}", "rain\n")
    assert small.build().faults == [f"public/{path}:1:1 secret-file"]
