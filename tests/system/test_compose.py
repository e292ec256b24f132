"""The system in containers, built and started for real in a project of its own; skipped without an engine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from operations.local.ports import free_port

ROOT = Path(__file__).parents[2]
RIGHTS = """
import pathlib, psycopg
from amqp import Message
from kombu import Connection
def refused(work):
    try:
        work()
    except Exception as error:
        return type(error).__name__
    return "allowed"
def on_channel(work):
    with Connection(pathlib.Path("/run/secrets/amqp_url").read_text(), connect_timeout=5) as connection:
        work(connection.channel())
mine = pathlib.Path("/run/secrets/database_url").read_text()
theirs = mine.rpartition("/")[0]
print(refused(lambda: psycopg.connect(mine)))
print(refused(lambda: psycopg.connect(theirs + "/parteneriat_consultation")))
print(refused(lambda: psycopg.connect(theirs + "/postgres")))
print(refused(lambda: on_channel(lambda channel: channel.basic_get("consultation.people"))))
print(refused(lambda: on_channel(lambda channel: channel.queue_declare("registry.mine"))))
print(refused(lambda: on_channel(lambda channel: channel.queue_delete("consultation.people"))))
def bypass(channel):
    channel.confirm_select()
    channel.basic_publish_confirm(Message("x"), "", "consultation.people", timeout=5)
print(refused(lambda: on_channel(bypass)))
print(refused(lambda: pathlib.Path("/app/x").touch()))
"""


class Stack:
    """The demo's containers, in a project and on ports of the test's own."""

    def __init__(self) -> None:
        self.port = free_port()
        ports = {"PORT": str(self.port), "AMQP_PORT": str(free_port())}
        self._environment = {**os.environ, **ports, "COMPOSE_PROJECT_NAME": "parteneriat-test"}

    def __call__(self, *arguments: str, given: str = "") -> str:
        """Run a command of Compose; its output."""
        return self._run(["docker", "compose", "--env-file", "deploy/compose/demo.env", *arguments], given)

    def seed(self) -> None:
        """Example data, as `make compose-up` asks for them."""
        url = f"http://localhost:{self.port}"
        self._run([sys.executable, "-m", "operations.compose", "seed", "--url", url])

    def _run(self, command: list[str], given: str = "") -> str:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self._environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """The system, ready, with two replicas of consultation's web."""
    asked = ["docker", "info", "--format", "{{.ServerVersion}}"]
    if shutil.which("docker") is None or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no Docker engine answers")
    stack = Stack()
    try:
        stack("up", "--build", "--wait", "--scale", "consultation-web=2")
        stack.seed()
        yield stack
    finally:
        stack("--profile", "demo", "--profile", "play", "down", "--volumes", "--timeout", "10")


def test_the_system_is_ready_once_compose_says_so(stack: Stack) -> None:
    """The gateway tells that all services are well."""
    answer = httpx.get(f"http://localhost:{stack.port}/health/ready", timeout=10)
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


def test_one_consultation_passes_from_end_to_end_exactly_once(stack: Stack) -> None:
    """The play checks itself, over this broker's version."""
    assert "All arrived, exactly once." in stack("run", "--rm", "play")


def test_a_service_has_its_own_rights_and_no_others(stack: Stack) -> None:
    """Not another's database, not another's queues, no new queue, no way around the exchanges, no disk."""
    answers = stack("exec", "-T", "registry-worker", "python", "-", given=RIGHTS).splitlines()
    refused = ["AccessRefused"] * 4
    assert answers == ["allowed", "OperationalError", "OperationalError", *refused, "OSError"]


def test_requests_are_spread_over_all_replicas(stack: Stack) -> None:
    """What the gateway passes on reaches each of them."""
    path = "/api/consultation/v1/consultations"
    for _ in range(20):
        httpx.get(f"http://localhost:{stack.port}{path}", timeout=10).raise_for_status()
    lines = [line for line in stack("logs", "consultation-web").splitlines() if f'"path": "{path}"' in line]
    assert len({line.partition("|")[0].strip() for line in lines}) == 2


def test_a_second_start_changes_nothing(stack: Stack) -> None:
    """Jobs that have run run again, and find their work done."""
    before = stack("ps", "--quiet", "postgres", "rabbitmq", "registry-worker")
    stack("up", "--wait", "--scale", "consultation-web=2")
    assert stack("ps", "--quiet", "postgres", "rabbitmq", "registry-worker") == before
