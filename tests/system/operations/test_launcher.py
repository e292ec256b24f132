"""`make run`, as a person at a terminal meets it."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from operations.local.folder import ROOT
from operations.local.ports import LOOPBACK, free_port
from shared.testing.waiting import eventually

pytestmark = pytest.mark.amqp
START_S = 240.0
STOP_S = 60.0


class Run:
    """A launcher in a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.output = folder.with_suffix(".out")
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "operations.local", "run"],
                cwd=ROOT,
                env=environment(folder, port),
                stdout=output,
                stderr=output,
            )

    def text(self) -> str:
        """What it has said so far."""
        return self.output.read_text(encoding="utf-8")

    def wait_until_ready(self) -> None:
        """Until it shows the events, or has ended."""
        eventually(lambda: "Events, as they flow" in self.text() or self.process.poll(), within=START_S)
        assert self.process.poll() is None, self.text()

    def family(self) -> list[psutil.Process]:
        """Every process below it."""
        return psutil.Process(self.process.pid).children(recursive=True)


def environment(folder: Path, port: int) -> dict[str, str]:
    """A terminal's, without a broker or a server of somebody else's."""
    kept = {name: value for name, value in os.environ.items() if name not in ("AMQP_URL", "POSTGRES_URL")}
    return {**kept, "LOCAL_FOLDER": str(folder), "PORT": str(port)}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The first start."""
    run = Run(tmp_path_factory.mktemp("run") / "kept", free_port())
    run.wait_until_ready()
    yield run
    run.process.kill()
    run.process.wait()


def test_a_first_start_ends_with_addresses_and_people(run: Run) -> None:
    """Health is told at the gateway, the portal answers, and somebody can sign in."""
    origin = f"http://{LOOPBACK}:{run.port}"
    assert httpx.get(f"{origin}/health/ready", timeout=10).json()["status"] == "ok"
    assert httpx.get(f"{origin}/", timeout=10).status_code == 200
    login = json.loads((run.folder / "logins.json").read_text())["logins"][0]
    assert login["email"] in run.text()
    wanted = {"email": login["email"], "password": login["password"]}
    key = {"Idempotency-Key": "a-first-look"}
    answer = httpx.post(f"{origin}/api/registry/v1/sessions", json=wanted, headers=key, timeout=10)
    assert answer.status_code == 202
    assert "totp" in answer.json()["methods"]


def connections_of(process: psutil.Process) -> list[Any]:
    """What a process has open; nothing if it has ended since it was listed, as PostgreSQL's helpers do."""
    try:
        return process.net_connections()
    except psutil.NoSuchProcess:
        return []


def test_everything_listens_on_loopback_alone(run: Run) -> None:
    """Nobody else in the network can reach any part of it."""
    addresses = {
        link.laddr.ip
        for process in run.family()
        for link in connections_of(process)
        if link.status == psutil.CONN_LISTEN
    }
    assert addresses
    assert addresses <= {LOOPBACK, "::1", "::ffff:127.0.0.1"}


def test_what_is_kept_is_for_the_owner_alone(run: Run) -> None:
    """Passwords and data in the folder are nobody else's to read."""
    assert stat.S_IMODE(run.folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(secret.stat().st_mode) for secret in (run.folder / "secrets").iterdir()}
    assert modes == {0o600}


def test_a_second_launcher_says_so(run: Run) -> None:
    """It ends with one sentence and touches nothing."""
    second = Run(run.folder, run.port)
    assert second.process.wait(30) == 1
    assert "already runs" in second.text()
    assert len(second.text().splitlines()) == 1


def test_a_taken_port_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """Before anything is started."""
    with socket.create_server((LOOPBACK, 0)) as taken:
        late = Run(tmp_path / "kept", taken.getsockname()[1])
        assert late.process.wait(30) == 1
    assert "is taken by another program" in late.text()
    assert not (tmp_path / "kept" / "postgres").exists()


def test_killed_it_leaves_nothing_and_starts_again_then_stops_at_ctrl_c(run: Run) -> None:
    """SIGKILL ends the whole family; the data are there at the next start; Ctrl-C ends that with 0."""
    family = run.family()
    run.process.kill()
    run.process.wait()
    assert not psutil.wait_procs(family, timeout=STOP_S)[1]

    again = Run(run.folder, run.port)
    again.wait_until_ready()
    assert "demo data" not in again.text()
    family = again.family()
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(STOP_S) == 0
    assert not psutil.wait_procs(family, timeout=5)[1]
