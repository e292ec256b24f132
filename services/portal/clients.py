"""Calls to the services, through the gateway's internal listener. The only home of httpx here.

Connecting takes a second at most and an answer five, however slowly it trickles. A service that
fails or stays silent is `Away`; what it refuses is `Refused`; nothing of httpx leaves this room.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import httpx

from services.portal.errors import Away, Refused, SignedOut
from shared import tracing
from shared.context import traceparent

CONNECT_SECONDS = 1.0
TOTAL_SECONDS = 5.0
FILE_SECONDS = 60.0
LARGEST_ANSWER = 8 * 1024 * 1024
PORTAL = "portal"


@dataclass(frozen=True)
class Answer:
    """What a service answered: its JSON, and the headers that pages need."""

    status: int
    data: Any
    etag: str = ""
    next_cursor: str = ""


@dataclass(frozen=True)
class File:
    """A file on its way through: its headers, its pieces, and what ends it."""

    headers: Mapping[str, str]
    pieces: Iterator[bytes]
    close: Callable[[], None]


class Gateway:
    """The services by name. One for the whole process; safe to use from many threads."""

    def __init__(self, base_url: str, transport: httpx.BaseTransport | None = None) -> None:
        timeout = httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS)
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=30)
        self._client = httpx.Client(
            base_url=base_url, timeout=timeout, limits=limits, transport=transport, trust_env=False
        )

    def call(
        self,
        method: str,
        service: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float | None = None,
    ) -> Answer:
        """Ask `service` for `path` (below `/api/<service>/v1`); `content` is a file, and may take longer.

        `patience` is how many seconds the answer may take, where it is less than usual.

        Raises:
            Away: no connection, no whole answer in time, or a 5xx without more to say.
            SignedOut: 401.
            Refused: any other 4xx, and a 503 that gives its own reason (a new account is being prepared).
        """
        seconds = FILE_SECONDS if content is not None else patience or TOTAL_SECONDS
        request = self._client.build_request(
            method,
            f"/api/{service}/v1{path}",
            params={name: value for name, value in (params or {}).items() if value},
            json=body,
            content=content,
            headers=headers,
            timeout=httpx.Timeout(seconds, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS),
        )
        with tracing.span(f"{method} {service}", "client", {"http.request.method": method}) as span:
            if trace := traceparent.get():
                request.headers["traceparent"] = trace
            status, raw, answered = self._send(service, request, seconds)
            span.note({"http.response.status_code": status})
            if status >= 400:
                span.fail(str(status))
        data = _read_json(raw)
        if status >= 500 and not _says_when(status, data):
            raise Away(service)
        if status == 401 and data.get("code") != "wrong-credentials":
            raise SignedOut
        if status >= 400:
            raise Refused(status, data)
        return Answer(status, data, answered.get("ETag", ""), _next_cursor(answered))

    def download(
        self, service: str, path: str, *, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> Iterator[bytes]:
        """What `service` has at `path`, as it comes; each piece has a file's seconds, the whole has none.

        A workbook comes only once it is written, which of a hundred thousand lines takes a while.

        Raises:
            Away, SignedOut, Refused: as `call`, before the first piece.
        """
        wanted = {name: value for name, value in params.items() if value}
        request = self._client.build_request(
            "GET", f"/api/{service}/v1{path}", params=wanted, headers=headers, timeout=FILE_SECONDS
        )
        try:
            response = self._client.send(request, stream=True)
            if response.is_success:
                return _pieces(response)
            with closing(response):
                data = _read_json(response.read())
        except httpx.HTTPError as fault:
            raise Away(service) from fault
        if response.status_code == 401:
            raise SignedOut
        if response.status_code >= 500:
            raise Away(service)
        raise Refused(response.status_code, data)

    def healthy(self, address: str) -> bool:
        """Whether a GET of `address` answers 200 in time."""
        try:
            status, _, _ = self._send(PORTAL, self._client.build_request("GET", address))
        except Away:
            return False
        return status == 200

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def fetch(
        self,
        service: str,
        path: str,
        headers: Mapping[str, str],
        body: Mapping[str, Any] | None = None,
    ) -> "File":
        """A file, piece by piece; what the service refuses is raised before the first.

        With `body` it is asked for by POST.

        Raises what `call` raises.
        """
        request = self._client.build_request(
            "POST" if body else "GET",
            f"/api/{service}/v1{path}",
            json=body,
            headers=headers,
            timeout=FILE_SECONDS,
        )
        try:
            response = self._client.send(request, stream=True)
            if response.status_code == 200:
                return File(response.headers, response.iter_bytes(), response.close)
            data = _read_json(response.read())
            response.close()
        except httpx.HTTPError as fault:
            raise Away(service) from fault
        if response.status_code == 401:
            raise SignedOut
        if response.status_code >= 500:
            raise Away(service)
        raise Refused(response.status_code, data)

    def _send(
        self, service: str, request: httpx.Request, patience: float = TOTAL_SECONDS
    ) -> tuple[int, bytes, httpx.Headers]:
        """Send, and read the answer under one deadline; httpx alone only limits each single read."""
        deadline = time.monotonic() + patience
        try:
            response = self._client.send(request, stream=True)
            try:
                raw = bytearray()
                for chunk in response.iter_bytes():
                    raw += chunk
                    if time.monotonic() > deadline or len(raw) > LARGEST_ANSWER:
                        raise Away(service)
                return response.status_code, bytes(raw), response.headers
            finally:
                response.close()
        except httpx.HTTPError as fault:
            raise Away(service) from fault


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    with closing(response):
        yield b""  # our own head goes out now, however long the first piece takes
        yield from response.iter_bytes()


def _read_json(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else {}
    except ValueError:
        return {}


def _says_when(status: int, data: Any) -> bool:
    return status == 503 and isinstance(data, dict) and data.get("code") not in (None, "not-ready")


def _next_cursor(headers: httpx.Headers) -> str:
    """The cursor of the next page, out of `Link: <…?cursor=…>; rel="next"` (RFC 8288)."""
    for link in httpx.Response(200, headers={"Link": headers.get("Link", "")}).links.values():
        if link.get("rel") == "next":
            return str(httpx.URL(link["url"]).params.get("cursor", ""))
    return ""
