"""The requests by which an author's pages change the site folder, and those that prepare them.

All of them pass the guard (`request_guard.py`) first: what is sent by a method that may change something
must come from a page of the preview itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, Router

from briefing_site.apps.preview.document_page import (
    document_data,
    document_page,
    find_on_page,
    original_of,
)
from briefing_site.apps.preview.evidence_messages import excerpt
from briefing_site.apps.preview.excerpt_writing import Chosen, write_excerpt
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.pdf_viewer import PdfViewer
from briefing_site.apps.preview.pdf_words import PageWords
from briefing_site.apps.preview.selection_to_excerpt import Point
from briefing_site.apps.preview.source_desk import SourceDesk, Wanted
from briefing_site.authoring.intake.fetch import LARGEST
from briefing_site.engine.options import Options

_POINT = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
_LONGEST = 64_000
"""Bytes of a JSON request at most."""

Headers = Mapping[str, str]


class RequestError(Exception):
    """A request that no script of the preview sends; says what is wrong with it."""


def author_requests(live: Live, options: Options, headers: Headers, *, own_network: bool) -> Router:
    """What answers all requests below `/_preview` of no other use; `own_network` is that of `serve`."""
    desk = SourceDesk(options, own_network=own_network)
    other = PlainTextResponse("There is no such file.\n", 404, headers)
    return Router(author_routes(live, desk, options, headers), default=other)


def author_routes(live: Live, desk: SourceDesk, options: Options, headers: Headers) -> list[BaseRoute]:
    """The routes of these requests, below `/_preview`.

    The desk takes new sources in, and `headers` go with every answer.
    """
    return [
        *_document_routes(live, options, headers),
        *_intake_routes(live, desk, headers),
        *_excerpt_routes(live, options, headers),
    ]


def _document_routes(live: Live, options: Options, headers: Headers) -> Iterator[BaseRoute]:
    """What shows a document of the archive, and finds words in it."""
    viewer = PdfViewer(options.root)

    def opened(request: Request) -> Response:
        name, there = request.query_params.get("source", ""), viewer.is_there
        html = live.ask(lambda _, state: document_page(state, options, name, viewer=there))
        if html is None:
            return PlainTextResponse("The site has no such source.\n", 404, headers)
        return HTMLResponse(html, headers=headers)

    def shown(request: Request) -> Response:
        name = request.query_params.get("source", "")
        return JSONResponse(
            live.ask(lambda engine, state: document_data(engine, state, name)), headers=headers
        )

    def original(request: Request) -> Response:
        name = request.query_params.get("source", "")
        data = live.ask(lambda _, state: original_of(state, options, name))
        if data is None:
            return PlainTextResponse("The archive has no PDF of it.\n", 404, headers)
        return Response(data, headers=headers, media_type="application/pdf")

    def of_viewer(request: Request) -> Response:
        name = request.path_params["name"]
        data = viewer.file(name)
        if data is None:
            return PlainTextResponse("There is no such file.\n", 404, headers)
        kind = "text/javascript" if name.endswith(("js", "mjs")) else "application/octet-stream"
        return Response(data, headers=headers, media_type=kind)

    def found(given: Mapping[str, Any]) -> dict[str, Any]:
        if "text" not in given:
            raise RequestError("say text")
        name = _text(given, "source")
        words = PageWords(*(_text(given, part) for part in ("text", "before", "after")))
        return live.ask(lambda engine, state: find_on_page(engine, state, name, words))

    yield Route("/document", opened, methods=["GET"])
    yield Route("/document-text", shown, methods=["GET"])
    yield Route("/document-pdf", original, methods=["GET"])
    yield Route("/document-words", _posted(live, found, headers), methods=["POST"])
    yield Route("/pdfjs/{name}", of_viewer, methods=["GET"])


def _intake_routes(live: Live, desk: SourceDesk, headers: Headers) -> Iterator[BaseRoute]:
    """What reads a new document, and makes a source of it."""

    async def handed_in(request: Request) -> Response:
        name = request.query_params.get("name", "")
        try:
            await run_in_threadpool(refuse_other_scripts, live)
            data = await body(request, LARGEST)
        except RequestError as fault:
            return PlainTextResponse(f"Refused: {fault}.\n", 400, headers)
        return JSONResponse(await run_in_threadpool(desk.read_file, name, data), headers=headers)

    def fetched(given: Mapping[str, Any]) -> dict[str, Any]:
        if "url" not in given:
            raise RequestError("say url")
        return desk.read_address(_text(given, "url"))

    def taken_in(given: Mapping[str, Any]) -> dict[str, Any]:
        values, sure = given.get("values"), given.get("sure")
        if not isinstance(values, dict) or not isinstance(sure, list):
            raise RequestError("say values and sure")
        texts = {str(name): _text(values, name) for name in values}
        return desk.take_in(Wanted(_text(given, "key"), texts.get("id", ""), texts, tuple(map(str, sure))))

    yield Route("/source-file", handed_in, methods=["POST"])
    yield Route("/source-address", _posted(live, fetched, headers), methods=["POST"])
    yield Route("/source", _posted(live, taken_in, headers), methods=["POST"])


def _excerpt_routes(live: Live, options: Options, headers: Headers) -> Iterator[BaseRoute]:
    """What offers an excerpt of chosen words, and writes it onto its card."""

    def offered(request: Request) -> Response:
        start, end = _point(request.query_params, "from"), _point(request.query_params, "to")
        if start is None or end is None:
            return PlainTextResponse("Say from=PARAGRAPH:OFFSET and to=PARAGRAPH:OFFSET.\n", 400, headers)
        name = request.query_params.get("source", "")
        made = live.ask(lambda engine, state: excerpt(engine, state, name, start, end))
        return JSONResponse(made, headers=headers)

    def written(given: Mapping[str, Any]) -> dict[str, Any]:
        start, end = _point(given, "from"), _point(given, "to")
        if start is None or end is None:
            raise RequestError("say from and to as PARAGRAPH:OFFSET")
        texts = (_text(given, name) for name in ("id", "gist"))
        return write_excerpt(live, options, Chosen(_text(given, "source"), start, end, *texts))

    yield Route("/excerpt", offered, methods=["GET"])
    yield Route("/excerpt", _posted(live, written, headers), methods=["POST"])


def _posted(
    live: Live, act: Callable[[Mapping[str, Any]], dict[str, Any]], headers: Headers
) -> Callable[[Request], Any]:
    """What answers a request that sends JSON."""

    async def answer(request: Request) -> Response:
        try:
            given = _json(await body(request, _LONGEST))
            await run_in_threadpool(refuse_other_scripts, live)
            made = await run_in_threadpool(act, given)
        except RequestError as fault:
            return PlainTextResponse(f"Refused: {fault}.\n", 400, headers)
        return JSONResponse(made, headers=headers)

    return answer


async def body(request: Request, longest: int) -> bytes:
    """The body of a request; raises `RequestError` where it is longer than so many bytes."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > longest:
            raise RequestError(f"it is larger than {longest:,} bytes")
    return bytes(data)


def refuse_other_scripts(live: Live) -> None:
    """Raise `RequestError` where scripts of other hosts run in the pages: they could write too."""
    config = live.ask(lambda _, state: state.config)
    if config and config.outside.scripts:
        raise RequestError(
            f"scripts of {', '.join(config.outside.scripts)} run in the pages of this site, and could write "
            "as you do: take them out of config.yaml while you take in sources, or use briefing source add"
        )


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise RequestError("it is no JSON object")
    return given


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise RequestError(f"{name} is no text")
    return value


def _point(values: Mapping[str, Any], name: str) -> Point | None:
    found = _POINT.fullmatch(str(values.get(name, "")))
    return (int(found[1]), int(found[2])) if found else None
