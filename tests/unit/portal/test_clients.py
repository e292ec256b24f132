"""Calls to services that are away, slow, broken, or say no."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from operations.local.ports import free_port
from services.portal import clients
from services.portal.clients import Gateway
from services.portal.errors import Away, Refused, SignedOut


class Trickling(BaseHTTPRequestHandler):
    """Answers a byte at a time, for ever."""

    def do_GET(self) -> None:
        """Begin an answer and never end it."""
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def trickling() -> Iterator[str]:
    """The address of a server that trickles."""
    server = HTTPServer(("127.0.0.1", 0), Trickling)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def answering(status: int, **body: object) -> Gateway:
    """A gateway behind which every service answers this."""
    return Gateway("http://gateway.test", httpx.MockTransport(lambda _: httpx.Response(status, json=body)))


def test_a_service_that_does_not_listen_is_away() -> None:
    """No connection is no answer."""
    with pytest.raises(Away):
        Gateway(f"http://127.0.0.1:{free_port()}").call("GET", "registry", "/authorities")


def test_an_answer_that_trickles_is_given_up_at_the_deadline(
    trickling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte comes in time, the whole does not: the page does not wait."""
    monkeypatch.setattr(clients, "TOTAL_SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(Away):
        Gateway(trickling).call("GET", "registry", "/authorities")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_service_that_fails_is_away(status: int) -> None:
    """What broke is theirs to know."""
    with pytest.raises(Away):
        answering(status, code="internal-error" if status != 503 else "not-ready").call("GET", "x", "/")


def test_a_503_that_gives_its_own_reason_is_told() -> None:
    """“Your account is still being prepared” helps more than “not available”."""
    with pytest.raises(Refused, match="account-not-known-yet"):
        answering(503, code="account-not-known-yet", detail="…").call("POST", "consultation", "/x")


def test_a_wrong_password_is_a_refusal_and_a_lost_session_is_not() -> None:
    """Both are 401; only one is about what was typed."""
    with pytest.raises(Refused):
        answering(401, code="wrong-credentials").call("POST", "registry", "/sessions")
    with pytest.raises(SignedOut):
        answering(401, code="session-over").call("GET", "registry", "/sessions/current")


def test_a_refusal_names_fields() -> None:
    """The pointers of a problem document reach the form."""
    with pytest.raises(Refused) as caught:
        answering(422, code="invalid", errors=[{"pointer": "/email", "code": "x", "detail": "Nu."}]).call(
            "POST", "registry", "/accounts"
        )
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == [("/email", "Nu.")]


def test_a_file_that_is_long_in_the_making_has_its_head_at_once() -> None:
    """Its first piece may take a minute; who waits for it hears of it before."""
    asked: list[httpx.Request] = []

    def workbook(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, content=b"PK")

    gateway = Gateway("http://gateway.test", httpx.MockTransport(workbook))
    pieces = list(gateway.download("consultation", "/desk/register.xlsx", params={}, headers={}))
    assert (pieces[0], b"".join(pieces)) == (b"", b"PK")
    assert asked[0].extensions["timeout"]["read"] == clients.FILE_SECONDS
