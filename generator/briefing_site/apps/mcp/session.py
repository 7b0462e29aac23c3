"""The protocol: what a message asks, and the message that answers it.

Two ways of agreeing on a version are known. Up to revision 2025-11-25 a client begins with `initialize`, and
is given its version, or else the newest of that kind. From 2026-07-28 on each request names its version in
`_meta`, and another than ours is an error with those that we know
(https://modelcontextprotocol.io/specification/).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from briefing_site import __version__
from briefing_site.model.faults.internal import to_report
from briefing_site.text.dataclass import dataclass

MODERN = ("2026-07-28",)
"""Versions that a request names in `_meta`, the newest first."""
LEGACY = ("2025-11-25", "2025-06-18")
"""Versions that are agreed on with `initialize`, the newest first. Both know no batches of messages."""

PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603
UNSUPPORTED_VERSION = -32022
_META = "io.modelcontextprotocol/"
_TTL = 0
"""Milliseconds for which an answer may be kept: an author may change the site at any time."""

Params = Mapping[str, Any]


class RpcError(Exception):
    """What a request is answered with that cannot be understood."""

    def __init__(self, code: int, message: str, data: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data


class Offer(Protocol):
    """What a server offers; each method raises `RpcError` for params that it cannot take."""

    instructions: str

    def tools(self) -> list[dict[str, Any]]:
        """The descriptions of the tools."""

    def call(self, name: str, arguments: Params) -> dict[str, Any]:
        """The result of a tool."""

    def resources(self, cursor: str) -> dict[str, Any]:
        """A page of the list of resources."""

    def templates(self) -> list[dict[str, Any]]:
        """How the addresses of resources are made."""

    def read(self, uri: str) -> list[dict[str, Any]]:
        """The content of a resource."""


@dataclass(slots=True)
class Session:
    """A talk with one client."""

    offer: Offer
    version: str = ""
    """What was agreed on with `initialize`; empty before."""

    def answer(self, line: bytes | None) -> bytes | None:
        """The line that answers a line, None where it wants no answer; None is a line that is too long."""
        told = self._answer(line)
        return None if told is None else json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")

    def _answer(self, line: bytes | None) -> dict[str, Any] | None:
        try:
            message = _read(line)
        except RpcError as fault:
            return _failed(None, fault.code, str(fault))
        number = message.get("id")
        known = isinstance(number, str) or (isinstance(number, int) and not isinstance(number, bool))
        name, params = message.get("method"), message.get("params", {})
        if "method" not in message and ("result" in message or "error" in message):
            return None  # an answer, and nothing was asked
        if message.get("jsonrpc") != "2.0" or not isinstance(name, str) or ("id" in message and not known):
            why = 'a request has "jsonrpc": "2.0", a "method", and an "id" that is a string or a whole number'
            return _failed(number if known else None, INVALID_REQUEST, why)
        if "id" not in message:
            return None  # a notification
        try:
            if not isinstance(params, dict):
                raise RpcError(INVALID_PARAMS, "`params` is an object")
            return {"jsonrpc": "2.0", "id": number, "result": self._result(name, params)}
        except RpcError as fault:
            return _failed(number, fault.code, str(fault), fault.data)
        except Exception as fault:  # a mistake of ours at one question ends nothing
            return _failed(number, INTERNAL, f"a mistake of the generator: report {to_report('mcp', fault)}")

    def _result(self, name: str, params: Params) -> dict[str, Any]:
        if name == "initialize":
            return self._initialize(params)
        meta = params.get("_meta", {})
        wanted = meta.get(f"{_META}protocolVersion") if isinstance(meta, dict) else None
        if wanted is not None and wanted not in MODERN:
            data = {"supported": [*MODERN, *LEGACY], "requested": str(wanted)}
            raise RpcError(UNSUPPORTED_VERSION, f"version {wanted} of the protocol is not known here", data)
        if name == "ping":
            return {}
        if name not in _METHODS:
            raise RpcError(NO_METHOD, f'there is no method "{name}"; there are {", ".join(sorted(_METHODS))}')
        if not wanted and not self.version:
            told = f"begin with `initialize`, or name version {MODERN[0]} in `_meta`"
            raise RpcError(INVALID_REQUEST, told)
        result = _METHODS[name](self.offer, params)
        if wanted:
            result = {**result, "resultType": "complete", "_meta": {f"{_META}serverInfo": _server()}}
            if name != "tools/call":
                result |= {"ttlMs": _TTL, "cacheScope": "private"}
        return result

    def _initialize(self, params: Params) -> dict[str, Any]:
        wanted = params.get("protocolVersion")
        if not isinstance(wanted, str):
            raise RpcError(INVALID_PARAMS, "`protocolVersion` is missing: a text such as 2025-11-25")
        self.version = wanted if wanted in LEGACY else LEGACY[0]
        return {
            "protocolVersion": self.version,
            "capabilities": _CAPABILITIES,
            "serverInfo": _server(),
            "instructions": self.offer.instructions,
        }


_CAPABILITIES: dict[str, Any] = {"tools": {}, "resources": {}}


def _discover(offer: Offer, _: Params) -> dict[str, Any]:
    return {
        "supportedVersions": [*MODERN, *LEGACY],
        "capabilities": _CAPABILITIES,
        "instructions": offer.instructions,
    }


def _call(offer: Offer, params: Params) -> dict[str, Any]:
    arguments = params.get("arguments", {})
    if not isinstance(arguments, dict):
        raise RpcError(INVALID_PARAMS, "`arguments` is an object")
    return offer.call(_text(params, "name"), arguments)


def _resources(offer: Offer, params: Params) -> dict[str, Any]:
    return offer.resources(_text(params, "cursor") if "cursor" in params else "")


_METHODS: Mapping[str, Callable[[Offer, Params], dict[str, Any]]] = {
    "server/discover": _discover,
    "tools/list": lambda offer, _: {"tools": offer.tools()},
    "tools/call": _call,
    "resources/list": _resources,
    "resources/templates/list": lambda offer, _: {"resourceTemplates": offer.templates()},
    "resources/read": lambda offer, params: {"contents": offer.read(_text(params, "uri"))},
}


def _read(line: bytes | None) -> dict[str, Any]:
    """The message of a line; raises `RpcError` where it holds none."""
    if line is None:
        raise RpcError(INVALID_REQUEST, "the message is too long")
    try:
        message = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise RpcError(PARSE_ERROR, f"the message is no JSON in UTF-8: {fault}") from None
    if not isinstance(message, dict):
        raise RpcError(INVALID_REQUEST, "a message is one JSON object; there are no batches")
    return message


def _text(params: Params, name: str) -> str:
    found = params.get(name)
    if not isinstance(found, str):
        raise RpcError(INVALID_PARAMS, f"`{name}` is {'missing' if found is None else 'no text'}")
    return found


def _server() -> dict[str, str]:
    return {"name": "briefing", "title": "Briefings and their sources", "version": __version__}


def _failed(number: object, code: int, message: str, data: object = None) -> dict[str, Any]:
    error: dict[str, Any] = {"code": code, "message": message}
    if data is not None:
        error["data"] = data
    return {"jsonrpc": "2.0", "id": number, "error": error}


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
