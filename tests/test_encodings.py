"""Files that are not UTF-8, or not whole: what is told, and that the command of the hint mends it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from briefing_site.model.edit import Edit, changed_bytes
from briefing_site.model.place import Place, Span
from tests.sites import LEAD, Site, briefing, files

TEXTS = {
    "Japanese": "東京の港は静かでした。雨が降ったので、船は出ませんでした。",
    "Chinese": "港口的雨下了六个小时，工作人员在码头上等候，没有人受伤。这一周会是干燥的。",
    "Taiwan": "港口的雨下了六個小時，工作人員在碼頭上等候，沒有人受傷。這一週會是乾燥的。",
    "Korean": "항구에 여섯 시간 동안 비가 내렸다. 선원들은 부두에서 기다렸다.",
    "Russian": "Дождь шёл шесть часов. Команда ждала на причале, никто не пострадал.",
    "French": "La pluie est tombée à la côte ; l’équipage « attendait ».",
    "German": "Der Regen fiel über Nacht; größere Schäden gab es keine.",
    "English": "Rain fell for six hours.",
}
ENCODED = [
    ("Japanese", "cp932", "looks like Shift_JIS"),
    ("Japanese", "euc_jp", "looks like EUC-JP"),
    ("Japanese", "iso2022_jp", "is ISO-2022-JP"),
    ("Chinese", "gb18030", "looks like GB18030"),
    ("Taiwan", "big5", "looks like Big5"),
    ("Korean", "cp949", "looks like EUC-KR"),
    ("Russian", "koi8_r", "looks like KOI8-R"),
    ("Russian", "cp1251", "looks like Windows-1251"),
    ("French", "cp1252", "looks like Windows-1252 (or Latin-1)"),
    ("German", "latin-1", "looks like Windows-1252 (or Latin-1)"),
    *((name, "utf-16-le", "looks like UTF-16LE") for name in ("Japanese", "Russian", "German", "English")),
    *((name, "utf-16-be", "looks like UTF-16BE") for name in ("Korean", "English")),
    ("English", "utf-32-le", "looks like UTF-32LE"),
    ("Chinese", "utf-32-be", "looks like UTF-32BE"),
]
MARKS = {
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
}


def told(site: Site, path: str = LEAD) -> tuple[str, str]:
    """Message and hint of the one fault."""
    (fault,) = site.check().diagnostics
    assert (fault.code, fault.place.path) == ("not-utf8", path)
    return fault.message, fault.hint


@pytest.mark.parametrize(("name", "encoding", "words"), ENCODED, ids=[f"{n}-{e}" for n, e, _ in ENCODED])
def test_encoding_is_told_by_name_and_the_command_converts(
    small: Site, name: str, encoding: str, words: str
) -> None:
    text = files(briefing(TEXTS[name]))[LEAD]
    small.put(LEAD, text.encode(encoding))
    message, hint = told(small)
    assert message.endswith(words)
    assert convert(small, hint) == text
    assert [fault for fault in small.check().faults if not fault.endswith(" uncited-claim")] == []


@pytest.mark.parametrize(("encoding", "mark"), MARKS.items(), ids=MARKS)
def test_byte_order_mark_names_its_encoding(small: Site, encoding: str, mark: bytes) -> None:
    text = files(briefing(TEXTS["German"]))[LEAD]
    small.put(LEAD, mark + text.encode(encoding))
    message, hint = told(small)
    assert message.endswith(f"it is {encoding.upper().replace('-LE', 'LE').replace('-BE', 'BE')}")
    assert convert(small, hint) == text


def convert(site: Site, hint: str) -> str:
    """Run the command of a hint; returns the text of the briefing then."""
    if not shutil.which("iconv"):
        pytest.skip("there is no iconv")
    command = hint.partition("or convert it: ")[2]
    subprocess.run(["sh", "-c", command], cwd=site.root, check=True)
    return site.read(LEAD).removeprefix("\ufeff")


def test_path_of_a_command_is_quoted(small: Site) -> None:
    path = "briefings/water/it's here.md"
    small.put(path, files(briefing(TEXTS["German"]))[LEAD].encode("latin-1"))
    (fault,) = (fault for fault in small.check().diagnostics if fault.code == "not-utf8")
    command = fault.hint.partition("or convert it: ")[2]
    if not shutil.which("iconv"):
        pytest.skip("there is no iconv")
    subprocess.run(["sh", "-c", command], cwd=small.root, check=True)
    assert "größere" in small.read(path)


PIECES = {
    "a piece of Windows-1252": (
        "雨が降った。港は静かだった。".encode() + b"caf\xe9 x",
        18,
        "in Windows-1252 it is é",
    ),
    "nobody's bytes": (b"a \x81\x8d b", 3, "save the file with the encoding UTF-8"),
    "half a character": ("雨".encode()[:2], 1, "delete the last bytes"),
    "half a character behind others": ("雨が".encode()[:-1], 2, "delete the last bytes"),
    "one byte behind ASCII": (b"caf\xe9", 4, "iconv -f CP1252"),
}


@pytest.mark.parametrize(("data", "column", "hint"), PIECES.values(), ids=PIECES)
def test_bytes_that_are_no_utf8(small: Site, data: bytes, column: int, hint: str) -> None:
    small.put(LEAD, b"\xef\xbb\xbf---\r\ntitle: Rain\r---\n" + data)
    seen = small.check()
    assert seen.faults == [f"{LEAD}:4:{column} not-utf8"]
    assert hint in seen.text


def test_nothing_but_null_bytes(small: Site) -> None:
    small.put(LEAD, bytes(512))
    seen = small.check()
    assert seen.faults == [f"{LEAD}:1:1 empty-file"]
    assert "lost while it was saved" in seen.text


def test_null_byte_in_a_text(small: Site) -> None:
    small.lead("Rain \0fell.")
    assert small.check().faults == [f"{LEAD}:7:6 forbidden-character"]


@pytest.mark.parametrize("path", ["config.yaml", LEAD, "seeds/rain.md", "seeds/seeds.lock"])
def test_byte_order_mark_is_dropped(small: Site, path: str) -> None:
    small.lead("Rain fell.")
    small.put(path, b"\xef\xbb\xbf" + small.path(path).read_bytes())
    assert small.check().faults == []


def test_byte_order_mark_inside_a_text(small: Site) -> None:
    small.lead("Rain \ufefffell.")
    seen = small.check()
    assert seen.faults == [f"{LEAD}:7:6 forbidden-character"]
    assert "byte-order mark character U+FEFF is not allowed inside a text" in seen.text


def test_lock_of_another_encoding(small: Site) -> None:
    small.put("seeds/seeds.lock", small.read("seeds/seeds.lock").encode("utf-16"))
    seen = small.check()
    assert "seeds/seeds.lock:1:1 bad-lock" in seen.faults
    assert "it looks like UTF-16LE" in seen.text


# --- line ends -----------------------------------------------------------------------------------

ENDS = {
    "of its own line": (b"a\r\nb\nc\n", 1, b"a\r\nnew\nb\nc\n"),
    "of its own line, further on": (b"a\r\nb\nc\n", 2, b"a\r\nb\nnew\nc\n"),
    "carriage returns alone": (b"a\rb\r", 1, b"a\rnew\rb\r"),
    "the last line": (b"a\r\nb", 1, b"a\r\nnew\r\nb"),
    "one line": (b"a", 0, b"new\na"),
    "byte order mark": (b"\xef\xbb\xbfa\r\nb\r\n", 0, b"\xef\xbb\xbfnew\r\na\r\nb\r\n"),
}


@pytest.mark.parametrize(("data", "line", "expected"), ENDS.values(), ids=ENDS)
def test_new_line_ends_as_its_neighbour(data: bytes, line: int, expected: bytes) -> None:
    at = Span.at(Place("f", line + 1, 1))
    assert changed_bytes("f", data, [Edit(at, "new\n")]) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
def test_places_with_every_line_end(small: Site, end: str) -> None:
    text = files(briefing("Rain [@rian].", "as_of: soon"))[LEAD]
    small.put(LEAD, text.replace("\n", end).encode())
    assert small.check().faults == [f"{LEAD}:6:8 bad-date", f"{LEAD}:8:7 unknown-source"]


@pytest.mark.parametrize(("name", "encoding", "words"), ENCODED, ids=[f"{n}-{e}" for n, e, _ in ENCODED])
def test_an_archived_text_of_another_encoding_is_told_by_name(
    small: Site, name: str, encoding: str, words: str
) -> None:
    text = (
        f"Rain fell for six hours\n\nThe crew waited on the quay\n\nexpects a dry week\n\n{TEXTS[name] * 9}\n"
    )
    small.put("seeds/archive/rain.txt", text.encode(encoding))
    (fault,) = [fault for fault in small.check().diagnostics if fault.code == "missing-archive"]
    assert (fault.place.path, fault.place.line) == ("seeds/rain.md", 6)
    assert words in fault.message
    _, _, command = fault.hint.partition("in the folder of the archive: ")
    subprocess.run(["/bin/sh", "-c", command], cwd=small.path("seeds/archive"), check=True)
    assert "missing-archive" not in small.check().text
    assert small.read("seeds/archive/rain.txt") == text
