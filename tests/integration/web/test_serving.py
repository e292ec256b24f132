"""gunicorn as it runs for real: several processes, numbers added up, a stop that drops nobody."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest
from playwright.sync_api import Page

from operations.local.ports import LOOPBACK, free_port
from shared.settings import ServiceSettings
from shared.testing.waiting import eventually

ROOT = Path(__file__).parents[3]
SERVE = """
from shared.cli import make_cli
from tests.integration.web.notes import SERVICE
make_cli(SERVICE)(["web"])
"""


@pytest.fixture
def server(settings: ServiceSettings, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The example, served by two processes; the program and its address."""
    bind = f"{LOOPBACK}:{free_port()}"
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url.reveal(),
        "WEB_SECRET": settings.web_secret.reveal(),
        "PUBLIC_URL": settings.public_url,
        "WEB_BIND": bind,
        "WEB_DRAIN_S": "1",
        "TMPDIR": str(tmp_path),
    }
    program = subprocess.Popen([sys.executable, "-c", SERVE], cwd=ROOT, env=environment)
    url = f"http://{bind}"
    eventually(lambda: reachable(url), within=20)
    yield program, url
    program.send_signal(signal.SIGINT)
    program.wait(10)


def reachable(url: str) -> bool:
    """Whether it may be sent requests."""
    try:
        return httpx.get(f"{url}/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def test_numbers_of_all_processes(server: tuple[subprocess.Popen[bytes], str]) -> None:
    """Any process answers for all."""
    _, url = server
    for _ in range(20):
        httpx.get(f"{url}/api/notes/v1/notes")
    for _ in range(4):
        numbers = httpx.get(f"{url}/metrics").text
        assert 'http_requests_total{method="GET",route="/api/notes/v1/notes",status="200"} 20.0' in numbers


def test_each_process_shows_itself(
    server: tuple[subprocess.Popen[bytes], str], settings: ServiceSettings
) -> None:
    """To an operator, in the service's database; those that end in order are not missed."""
    program, _ = server
    query = "select name from process where role = 'web'"
    with psycopg.connect(settings.database_url.reveal(), autocommit=True) as database:
        eventually(lambda: len(database.execute(query).fetchall()) == 2)
        program.send_signal(signal.SIGTERM)
        program.wait(10)
        assert database.execute(query).fetchall() == []


def test_a_body_without_an_end(server: tuple[subprocess.Popen[bytes], str]) -> None:
    """A body whose length is not announced is cut off at the limit too."""
    pieces = (b" " * 64 * 1024 for _ in range(32))
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{server[1]}/api/notes/v1/letters", content=pieces, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_a_stop_drops_nobody(server: tuple[subprocess.Popen[bytes], str], tmp_path: Path) -> None:
    """After SIGTERM it shows as not ready while it still answers, then ends and leaves nothing behind."""
    program, url = server
    program.send_signal(signal.SIGTERM)
    eventually(lambda: httpx.get(f"{url}/health/ready").status_code == 503, within=1)
    assert httpx.get(f"{url}/api/notes/v1/notes").status_code == 200
    assert program.wait(10) == 0
    assert not list(tmp_path.glob("notes-metrics-*"))


def test_the_api_can_be_tried_in_a_browser(server: tuple[subprocess.Popen[bytes], str], page: Page) -> None:
    """The page shows the operations and calls one, and its policy has nothing to complain about."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{server[1]}/api/notes/docs")
    page.get_by_role("button", name="get \u200b/api\u200b/notes\u200b/v1\u200b/notes", exact=True).click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.get_by_text('"items": []').first.wait_for()
    assert complaints == []


def test_no_broker_in_a_web_process() -> None:
    """Making the application of a service imports nothing that speaks AMQP."""
    code = (
        "import sys; import tests.integration.web.notes, shared.web.gunicorn;"
        "print([name for name in sys.modules if name.partition('.')[0] in ('kombu', 'amqp', 'pika')])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert said.stdout.strip() == b"[]"


def test_processes_share_a_burst(server: tuple[subprocess.Popen[bytes], str]) -> None:
    """Connections that come at once and are kept do not all end in the process that woke first."""
    program, url = server
    port = int(url.rpartition(":")[2])
    assert eventually(lambda: len(_burst(program, port, 12)) == 2)  # both processes are there
    assert eventually(lambda: not _held(program, port))
    assert len(_burst(program, port, 6)) == 2


def _burst(program: subprocess.Popen[bytes], port: int, size: int) -> list[int]:
    """Open so many connections at once; returns how many each process took that took any."""
    with ExitStack() as stack:
        for _ in range(size):
            stack.enter_context(socket.create_connection((LOOPBACK, port)))
        assert eventually(lambda: sum(_held(program, port)) == size)
        return _held(program, port)


def _held(program: subprocess.Popen[bytes], port: int) -> list[int]:
    taken = [worker.net_connections("tcp") for worker in psutil.Process(program.pid).children()]
    counts = [sum(link.status == "ESTABLISHED" and link.laddr.port == port for link in of) for of in taken]
    return [count for count in counts if count]
