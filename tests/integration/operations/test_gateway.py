"""The gateway's routes, with the real Caddy before stand-ins that say what they were asked."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from operations.local import caddy, caddy_files
from operations.local.folder import ROOT, Folder
from operations.local.ports import LOOPBACK
from operations.local.watchdog import Watchdog

UPSTREAMS = ("registry", "consultation", "training", "portal", "mail")


class Standing(ThreadingHTTPServer):
    """Refuses nobody who comes at once with others."""

    request_queue_size = 64


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    def do_GET(self) -> None:
        """Any request."""
        asked = {
            "name": self.server.name,  # type: ignore[attr-defined]
            "path": self.path,
            "client": self.headers.get_all("X-Forwarded-For"),
        }
        body = json.dumps(asked).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, watchdog: Watchdog) -> Iterator[Folder]:
    """The folder of a gateway before stand-ins; `notification` is away, and one of two `consultation`."""
    if caddy_files.find(ROOT / ".parts") is None:
        if os.environ.get("CI"):
            pytest.fail("no Caddy: neither unpacked in .parts nor installed")
        pytest.skip("no Caddy: neither unpacked in .parts nor installed")
    folder = Folder(tmp_path_factory.mktemp("gateway"))
    folder.settle_ports(0, ("public", "internal", "notification"))
    folder.settle_ports(folder.port("public"), ("internal", "notification"))
    servers = {name: Standing((LOOPBACK, 0), Echo) for name in UPSTREAMS}
    for name, server in servers.items():
        server.name = name  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
    away = folder.port("notification")
    ports = {name: [server.server_address[1]] for name, server in servers.items()}
    ports["notification"], ports["consultation"] = [away], [*ports["consultation"], away]
    gateway = caddy.start_own(folder, ports, watchdog)
    yield folder
    gateway.stop()
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def public(folder: Folder) -> Iterator[httpx.Client]:
    """Somebody outside."""
    with httpx.Client(base_url=f"http://{LOOPBACK}:{folder.port('gateway')}") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "name", "asked"),
    [
        ("/api/registry/v1/accounts", "registry", "/api/registry/v1/accounts"),
        ("/api/consultation/docs", "consultation", "/api/consultation/docs"),
        ("/.well-known/jwks.json", "registry", "/api/registry/v1/jwks.json"),
        ("/health/ready", "portal", "/health/system"),
        ("/posta-demo/api/messages?to=a", "mail", "/api/messages?to=a"),
        ("/consultari", "portal", "/consultari"),
    ],
)
def test_each_path_has_its_service(public: httpx.Client, path: str, name: str, asked: str) -> None:
    """What comes in goes to whom it belongs."""
    answer = public.get(path).json()
    assert (answer["name"], answer["path"]) == (name, asked)


@pytest.mark.parametrize("path", ["/metrics", "/health/live", "/health/system", "/api/nobody/v1"])
def test_what_is_for_operators_is_not_told(public: httpx.Client, path: str) -> None:
    """Metrics and the health of a process are asked at the process."""
    assert public.get(path).status_code == 404


def test_nobody_outside_says_who_they_are(public: httpx.Client) -> None:
    """X-Forwarded-For from outside is overwritten with the address that the connection has."""
    answer = public.get("/api/registry/v1", headers={"X-Forwarded-For": "6.6.6.6"}).json()
    assert answer["client"] == [LOOPBACK]


def test_the_portal_says_for_whom_it_asks(folder: Folder) -> None:
    """Through the internal door the portal's word stands, and only APIs are there."""
    door = f"http://{LOOPBACK}:{folder.port('internal')}"
    answer = httpx.get(f"{door}/api/registry/v1", headers={"X-Forwarded-For": "9.9.9.9"}).json()
    assert answer["client"] == ["9.9.9.9"]
    assert httpx.get(f"{door}/consultari").status_code == 404


def test_nobody_is_turned_away_by_a_replica_that_stopped(public: httpx.Client) -> None:
    """Many ask at once, half of the tries go to the one that is gone, and each gets an answer."""
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: public.get("/api/consultation/v1").status_code, range(400)))
    assert set(answers) == {200}


def test_a_service_that_is_away_costs_a_problem(public: httpx.Client) -> None:
    """Who asks an API for a machine gets a machine's answer, never a page."""
    answer = public.get("/api/notification/v1/announcements")
    assert answer.status_code == 502
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 502


def test_what_is_too_large_is_refused_before_it_is_read(folder: Folder) -> None:
    """To say a length over the limit is enough."""
    asked = b"POST /api/registry/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 27000001\r\n\r\n"
    with socket.create_connection((LOOPBACK, folder.port("gateway")), timeout=5) as link:
        link.sendall(asked)
        assert link.recv(100).startswith(b"HTTP/1.1 413 ")


def test_schemas_are_open_to_other_sites(public: httpx.Client) -> None:
    """A schema that is there is served; any origin may read it."""
    schemas = ROOT / "shared" / "contracts" / "events"
    some = next(schemas.rglob("*.schema.json")).relative_to(schemas)
    answer = public.get(f"/schemas/{Path(some).as_posix()}")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
