"""`briefing mcp`: a client talks with it over its pipes; what it tells, what it refuses, and what it never tells."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_site.apps.mcp.asked import AskedSite
from briefing_site.apps.mcp.lines import LONGEST, lines
from briefing_site.apps.mcp.session import LEGACY, MODERN, Session
from briefing_site.apps.mcp.site_tools import SiteOffer
from briefing_site.engine.options import Options
from tests.patience import PATIENCE
from tests.sites import Site, briefing, tree

ROOT = Path(__file__).parent.parent
BODY = "Rain fell for six hours [@rain#hours; but see @rain#crew]."


class Client:
    """A client of the protocol, as of revision 2025-11-25."""

    def __init__(self, site: Site, *, drafts: bool = False) -> None:
        self.session = Session(SiteOffer(AskedSite(Options(site.root, drafts=drafts))))
        self.number = 0
        self.ask(
            "initialize", protocolVersion=LEGACY[0], capabilities={}, clientInfo={"name": "t", "version": "1"}
        )

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer."""
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        answer = self.session.answer(json.dumps(message).encode())
        assert answer is not None and b"\n" not in answer
        found: dict[str, Any] = json.loads(answer)
        assert (found["jsonrpc"], found["id"]) == ("2.0", self.number)
        return found

    def tool(self, name: str, **arguments: Any) -> dict[str, Any]:
        """What a tool says."""
        found = self.ask("tools/call", name=name, arguments=arguments)["result"]
        assert not found["isError"], found
        told: dict[str, Any] = found["structuredContent"]
        assert json.loads(found["content"][0]["text"]) == told
        return told

    def wrong(self, name: str, **arguments: Any) -> str:
        """What a tool says of something that is not there."""
        found = self.ask("tools/call", name=name, arguments=arguments)["result"]
        assert found["isError"]
        text: str = found["content"][0]["text"]
        return text


@pytest.fixture
def client(small: Site) -> Client:
    small.lead(BODY)
    return Client(small)


# --- the program ---------------------------------------------------------------------------------


def test_a_client_talks_over_the_pipes_of_the_program(small: Site) -> None:
    small.lead(BODY)
    said: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}}},
        {"method": "notifications/initialized"},
        {"id": "two", "method": "tools/call", "params": {"name": "cite", "arguments": {"source": "rain"}}},
        {"id": 3, "method": "nothing"},
    ]
    text = "".join(json.dumps({"jsonrpc": "2.0", **each}) + "\n" for each in said)
    done = subprocess.run(
        [sys.executable, "-m", "briefing_site", "mcp", "--site", str(small.root)],
        cwd=ROOT,
        input=text.encode(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [each["id"] for each in answers] == [1, "two", 3]
    assert answers[0]["result"]["protocolVersion"] == "2025-06-18"
    assert answers[1]["result"]["structuredContent"]["key"] == "[@rain]"
    assert answers[2]["error"]["code"] == -32601


def test_nothing_of_a_site_is_read_before_somebody_asks(small: Site) -> None:
    code = (
        "import sys; from briefing_site.apps.mcp.serve import serve; from io import BytesIO;"
        "from pathlib import Path; from briefing_site.engine.options import Options; out = BytesIO();"
        'serve(Options(Path("nowhere")), BytesIO(sys.argv[1].encode()), out); print(out.getvalue().decode());'
        'assert not {"markdown", "jinja2", "briefing_site.engine.engine"} & sys.modules.keys()'
    )
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "1"}},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
    ]
    text = "\n".join(map(json.dumps, messages))
    done = subprocess.run(
        [sys.executable, "-c", code, text], capture_output=True, cwd=ROOT / "generator", check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"protocolVersion" in done.stdout and b"inputSchema" in done.stdout


# --- the protocol --------------------------------------------------------------------------------

VERSIONS = {
    "ours": (LEGACY[1], LEGACY[1]),
    "older": ("2024-11-05", LEGACY[0]),
    "newer": ("2031-01-01", LEGACY[0]),
}


@pytest.mark.parametrize(("wanted", "given"), VERSIONS.values(), ids=VERSIONS)
def test_a_version_is_agreed_on(small: Site, wanted: str, given: str) -> None:
    found = Client(small).ask("initialize", protocolVersion=wanted)["result"]
    assert found["protocolVersion"] == given
    assert found["capabilities"] == {"tools": {}, "resources": {}}


def test_a_request_that_names_its_version_needs_no_beginning(small: Site) -> None:
    small.lead(BODY)
    session = Session(SiteOffer(AskedSite(Options(small.root))))

    def ask(version: str, method: str, **params: Any) -> dict[str, Any]:
        meta = {"io.modelcontextprotocol/protocolVersion": version}
        message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}
        found: dict[str, Any] = json.loads(session.answer(json.dumps(message).encode()) or b"")
        return found

    assert ask(MODERN[0], "server/discover")["result"]["supportedVersions"] == [*MODERN, *LEGACY]
    listed = ask(MODERN[0], "tools/list")["result"]
    assert (listed["resultType"], listed["ttlMs"], listed["cacheScope"]) == ("complete", 0, "private")
    told = ask("1900-01-01", "tools/list")["error"]
    assert (told["code"], told["data"]["requested"]) == (-32022, "1900-01-01")


WRONG: dict[str, tuple[bytes, int, str]] = {
    "no JSON": (b"{", -32700, "no JSON"),
    "no UTF-8": (b'{"id": "\xff"}', -32700, "UTF-8"),
    "no number": (b'{"jsonrpc": "2.0", "id": NaN, "method": "ping"}', -32700, "NaN"),
    "deep": (b"[" * 100_000, -32700, "no JSON"),
    "a batch": (b"[]", -32600, "no batches"),
    "no version": (b'{"id": 1, "method": "ping"}', -32600, "jsonrpc"),
    "an id that is none": (b'{"jsonrpc": "2.0", "id": null, "method": "ping"}', -32600, "id"),
    "no method": (b'{"jsonrpc": "2.0", "id": 1}', -32600, "method"),
    "an unknown method": (b'{"jsonrpc": "2.0", "id": 1, "method": "prompts/list"}', -32601, "tools/call"),
    "params in a list": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": []}', -32602, "object"),
    "no tool": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "write"}}', -32602, "find, cite, verify"),
    "no name": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {}}', -32602, "`name` is missing"),
    "no query": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find"}}', -32602, "`query` is missing"),
    "a query that is a number": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find", "arguments": {"query": 1}}}', -32602, "`query` does not fit"),
    "a limit that is true": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find", "arguments": {"query": "a", "limit": true}}}', -32602, "`limit`"),
    "another argument": (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find", "arguments": {"query": "a", "b": 1}}}', -32602, "takes no `b`"),
    "no resource": (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "file:///etc/passwd"}}', -32602, "no resource"),
    "a way out": (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "briefing:///../config.yaml"}}', -32602, "no resource"),
    "no cursor": (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list", "params": {"cursor": "7"}}', -32602, "`cursor`"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "code", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_understood_is_an_error_with_a_sentence(
    client: Client, line: bytes, code: int, words: str
) -> None:
    answer = json.loads(client.session.answer(line) or b"")
    assert (answer["error"]["code"], words in answer["error"]["message"]) == (code, True), answer
    assert client.ask("ping")["result"] == {}


@pytest.mark.parametrize(
    "line",
    [
        b'{"jsonrpc": "2.0", "method": "notifications/cancelled"}',
        b'{"jsonrpc": "2.0", "id": 9, "result": {}}',
    ],
)
def test_what_wants_no_answer_has_none(client: Client, line: bytes) -> None:
    assert client.session.answer(line) is None


def test_a_request_before_the_beginning_is_refused(small: Site) -> None:
    session = Session(SiteOffer(AskedSite(Options(small.root))))
    answer = json.loads(session.answer(b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}') or b"")
    assert (answer["error"]["code"], "initialize" in answer["error"]["message"]) == (-32600, True)


def test_a_line_that_is_too_long_is_skipped_and_the_next_is_read() -> None:
    from io import BytesIO

    given = BytesIO(b"a" * (LONGEST * 2 + 5) + b"\n\n  \nb\n" + b"c")
    assert list(lines(given)) == [None, b"b\n", b"c"]


# --- the tools -----------------------------------------------------------------------------------


def test_every_tool_only_reads_and_says_what_it_takes(client: Client) -> None:
    tools = client.ask("tools/list")["result"]["tools"]
    assert [tool["name"] for tool in tools] == ["find", "cite", "verify"]
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"] and not tool["annotations"]["destructiveHint"]
        assert set(tool["inputSchema"]["required"]) <= set(tool["inputSchema"]["properties"])


def test_find_tells_claims_sources_and_passages(client: Client) -> None:
    found = client.tool("find", query="rain six")
    (claim,) = found["claims"]
    assert claim["sentence"] == "Rain fell for six hours."
    assert claim["url"] == "https://harbour.example/notes/water/lead.html#r-rain--hours-1"
    assert (claim["citations"], claim["against"]) == (["[@rain#hours]", "[@rain#crew]"], ["[@rain#crew]"])
    assert {"text": "six", "standing": "carried"} in claim["grounding"]["tokens"]
    assert found["passages"][0]["key"] == "[@rain#hours]"
    assert found["passages"][0]["verdict"] == "found"
    (source,) = client.tool("find", query="rain", kinds=["sources"])["sources"]
    assert (source["id"], source["passages"][0]) == ("rain", "hours")
    assert client.tool("find", query="zeppelin") == {"claims": [], "sources": [], "passages": []}
    assert len(client.tool("find", query="rain", limit=1)["passages"]) == 1


def test_cite_gives_a_citation_to_paste(client: Client) -> None:
    told = client.tool("cite", source="rain", excerpt="hours")
    where = "https://harbour.example/notes/sources/rain.html#e-hours"
    assert (told["key"], told["url"], told["verdict"]) == ("[@rain#hours]", where, "found")
    assert told["markdown"].startswith("> Rain fell for six hours\n>\n> ")
    assert f"]({where})" in told["markdown"]
    assert told["plain"].startswith("“Rain fell for six hours” ") and told["plain"].endswith(where)
    assert "did you mean" in client.wrong("cite", source="rian")
    assert 'has no passage "huors"; did you mean "hours"' in client.wrong(
        "cite", source="rain", excerpt="huors"
    )


QUOTATIONS = {
    "as it stands": ("Rain fell for six hours", "found", True),
    "nowhere": ("Rain fell for nine hours", "not-found", False),
    "but for typography": ("Rain  fell for six hours", "found-folded", True),
}


@pytest.mark.parametrize(("words", "verdict", "stands"), QUOTATIONS.values(), ids=QUOTATIONS)
def test_verify_asks_the_archived_text(client: Client, words: str, verdict: str, stands: bool) -> None:
    told = client.tool("verify", source="rain", quotation=words)
    assert (told["verdict"], told["stands"], told["basis"]) == (verdict, stands, "archive")
    assert bool(told["at"]) is stands


def test_verify_relies_on_the_pins_without_the_archive(small: Site) -> None:
    small.lead(BODY)
    small.pin()
    small.delete("seeds/archive")
    client = Client(small)
    told = client.tool("verify", source="rain", quotation="Rain fell for six hours")
    assert (told["stands"], told["basis"], told["excerpt"]) == (True, "lock", "hours")
    other = client.tool("verify", source="rain", quotation="Boats left the quay")
    assert (other["stands"], other["basis"]) == (None, "none")


def test_verify_tells_no_word_of_the_archived_text(client: Client) -> None:
    """The nearest passage would be one."""
    told = client.tool("verify", source="rain", quotation="The crew waitd")
    text = (client.session.offer._asked._options.root / "seeds/archive/rain.txt").read_text("utf-8")  # type: ignore[attr-defined]
    own = {
        "the",
        "words",
        "crew",
        "archived",
        "text",
        "of",
        "source",
        "in",
        "do",
        "not",
        "stand",
        "found",
        "archive",
    }
    spoken = {word.strip(".,").lower() for word in text.split()} - own
    assert not spoken & set(" ".join(map(str, told.values())).lower().split())
    assert "is no place" in client.wrong("verify", source="rain", quotation="Rain", at="nowhere")


# --- resources -----------------------------------------------------------------------------------


def test_resources_are_the_published_texts(client: Client, small: Site) -> None:
    listed = client.ask("resources/list")["result"]["resources"]
    names = {each["name"] for each in listed}
    assert {"llms.txt", "water/lead.md", "water/lead.json", "sources/rain.md"} <= names
    found = tree(small.build().output)
    for each in listed:
        (content,) = client.ask("resources/read", uri=each["uri"])["result"]["contents"]
        assert content["text"].encode() == found[each["name"]], each["name"]
        assert content["mimeType"] == each["mimeType"]
    told = client.ask("resources/read", uri="briefing:///water/laed.md")["error"]
    assert "did you mean" in told["message"]


def test_a_long_list_has_several_pages(small: Site) -> None:
    for number in range(120):
        small.write(briefing("Rain fell [@rain#hours].", path=f"briefings/water/b{number}.md"))
    client = Client(small)
    first = client.ask("resources/list")["result"]
    second = client.ask("resources/list", cursor=first["nextCursor"])["result"]
    names = [each["name"] for each in (*first["resources"], *second["resources"])]
    assert len(names) == len(set(names)) > 240
    assert "nextCursor" not in second


# --- what is never told --------------------------------------------------------------------------


def everything(client: Client, words: str) -> Iterator[str]:
    """All that the server says of some words."""
    yield json.dumps(client.tool("find", query=words, limit=50))
    listed = client.ask("resources/list")
    yield json.dumps(listed)
    for each in listed["result"]["resources"]:
        yield json.dumps(client.ask("resources/read", uri=each["uri"]))


def test_a_draft_is_told_of_with_the_switch_alone(small: Site) -> None:
    small.write(briefing("A secret plan [@rain#crew].", "draft: true", "briefings/water/plan.md"))
    small.lead(BODY)
    assert not any("secret" in told or "plan" in told for told in everything(Client(small), "secret"))
    assert any("secret" in told for told in everything(Client(small, drafts=True), "secret"))


def test_a_private_source_is_in_no_tool_and_no_list(small: Site) -> None:
    card = small.read("seeds/rain.md").replace("kind: news", "kind: news\nrights: private")
    small.put("seeds/rain.md", card)
    small.lead("It was wet [@rain#hours].")
    client = Client(small)
    assert not any("six hours" in told for told in everything(client, "rain"))
    assert client.tool("find", query="rain", kinds=["sources", "passages"]) == {"sources": [], "passages": []}
    assert "no source" in client.wrong("verify", source="rain", quotation="Rain fell for six hours")
    assert "no source" in client.wrong("cite", source="rain")
    assert "sources/rain.md" not in json.dumps(client.ask("resources/list"))


def test_a_site_that_cannot_be_read_is_told(small: Site) -> None:
    client = Client(small)
    small.put("config.yaml", "title: [")
    assert "cannot be read" in client.wrong("find", query="rain")
    assert client.ask("resources/list")["error"]["code"] == -32603


def test_nothing_is_written(client: Client, small: Site) -> None:
    before = {path for path in tree(small.root) if not path.startswith(".cache/")}
    for _ in everything(client, "rain"):
        pass
    assert {path for path in tree(small.root) if not path.startswith(".cache/")} == before
