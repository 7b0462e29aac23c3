"""The tools: find, cite and verify, with what each takes, and the server that offers them."""

from __future__ import annotations

import json
from typing import Any

from briefing_site.apps.mcp import site_resources
from briefing_site.apps.mcp.asked import AskedSite, UnreadableError
from briefing_site.apps.mcp.session import INVALID_PARAMS, Params, RpcError

_KINDS = ("claims", "sources", "passages")
_LONGEST = 2_000
"""Characters of an argument."""
_MOST = 50
_READ_ONLY = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}


def _string(told: str) -> dict[str, Any]:
    return {"type": "string", "description": told, "minLength": 1, "maxLength": _LONGEST}


_TOOLS: dict[str, tuple[str, str, dict[str, Any], tuple[str, ...]]] = {
    "find": (
        "Find claims, sources and passages",
        "Find the cited sentences, the sources and the quoted passages of the site that hold all of some "
        "words. A claim comes with its citations and with what of it stands in the passages that it cites.",
        {
            "query": _string("Words; all of them stand in each thing found."),
            "kinds": {
                "type": "array",
                "items": {"type": "string", "enum": list(_KINDS)},
                "description": "What to look for; all three where left out.",
            },
            "limit": {
                "type": "integer",
                "minimum": 1,
                "maximum": _MOST,
                "description": "How many of each kind (10).",
            },
        },
        ("query",),
    ),
    "cite": (
        "Cite a passage or a source",
        "The citation of a passage, ready to paste: in Markdown, in plain words, and as the key that authors "
        "of the site write. Without `excerpt` that of the whole source.",
        {"source": _string("Id of a source."), "excerpt": _string("Id of a passage of it.")},
        ("source",),
    ),
    "verify": (
        "Verify a quotation",
        "Whether words stand in a source, letter for letter but for typography. Compared with the archived "
        "text where it is at hand, else with what was pinned. `stands` is null where that cannot be said.",
        {
            "source": _string("Id of a source."),
            "quotation": _string("The words; [...] for an omission, [brackets] around what was put in."),
            "at": _string('Where: a paragraph ("7"), a range ("7-8"), or sentences of one ("3:6").'),
        },
        ("source", "quotation"),
    ),
}
"""Name of a tool to its title, what it does, what it takes, and what it must be given."""


class SiteOffer:
    """What the server of a site offers: three tools and its published texts, all to be read alone."""

    instructions = (
        "A site of briefings, each sentence of which leads to a passage of a source. `find` looks for "
        "claims, sources and passages, `verify` compares a quotation with its source, `cite` gives a "
        "citation to paste. Resources are the published texts. Drafts and private sources are not told of."
    )

    def __init__(self, asked: AskedSite) -> None:
        self._asked = asked

    def tools(self) -> list[dict[str, Any]]:
        """The descriptions of the tools."""
        return [
            {
                "name": name,
                "title": title,
                "description": told,
                "inputSchema": {
                    "type": "object",
                    "properties": takes,
                    "required": list(needs),
                    "additionalProperties": False,
                },
                "annotations": {"title": title, **_READ_ONLY},
            }
            for name, (title, told, takes, needs) in _TOOLS.items()
        ]

    def call(self, name: str, arguments: Params) -> dict[str, Any]:
        """The result of a tool; what is not there is told as a result, as the protocol has it."""
        if name not in _TOOLS:
            raise RpcError(INVALID_PARAMS, f'there is no tool "{name}"; there are {", ".join(_TOOLS)}')
        _, _, takes, needs = _TOOLS[name]
        for wrong in _wrong(arguments, takes, needs):
            raise RpcError(INVALID_PARAMS, f"{name}: {wrong}", {"tool": name})
        from briefing_site.apps.mcp import answers

        def told(key: str) -> str:
            return str(arguments.get(key, ""))

        try:
            site = self._asked.now()
            if name == "find":
                kinds = list(arguments.get("kinds") or _KINDS)
                found = answers.find(site, told("query"), kinds, arguments.get("limit", 10))
            elif name == "cite":
                found = answers.cite(site, told("source"), told("excerpt"))
            else:
                found = answers.verify(site, told("source"), told("quotation"), told("at"))
        except (answers.AnswerError, UnreadableError) as fault:
            return {"content": [{"type": "text", "text": str(fault)}], "isError": True}
        text = json.dumps(found, ensure_ascii=False, indent=1)
        return {"content": [{"type": "text", "text": text}], "structuredContent": found, "isError": False}

    def resources(self, cursor: str) -> dict[str, Any]:
        """A page of the list of resources."""
        return site_resources.listed(self._asked, cursor)

    def templates(self) -> list[dict[str, Any]]:
        """How the addresses of resources are made."""
        return site_resources.templates()

    def read(self, uri: str) -> list[dict[str, Any]]:
        """The content of a resource."""
        return site_resources.read(self._asked, uri)


def _wrong(arguments: Params, takes: dict[str, Any], needs: tuple[str, ...]) -> list[str]:
    """What is wrong with some arguments."""
    found = [f"`{key}` is missing" for key in needs if key not in arguments]
    found += [f"it takes no `{key}`; it takes {', '.join(takes)}" for key in arguments if key not in takes]
    for key, rule in takes.items():
        if key in arguments and not _fits(arguments[key], rule):
            found.append(f"`{key}` does not fit: {json.dumps(rule, ensure_ascii=False)}")
    return found


def _fits(value: object, rule: dict[str, Any]) -> bool:
    """Whether a value fits the part of JSON Schema that the tools use."""
    match rule["type"]:
        case "string":
            return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST
        case "integer":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and rule["minimum"] <= value <= rule["maximum"]
        case _:
            return isinstance(value, list) and all(each in _KINDS for each in value)
