"""The sample service, and its commands as an operator runs them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from shared.cli import make_cli
from shared.service import Service
from tests.integration.messaging.conftest import clock, database_url, runtime, service, working

__all__ = ["clock", "database_url", "runtime", "service", "working"]

Run = Callable[..., Result]
Ask = Callable[..., Any]


@pytest.fixture
def environment(database_url: str) -> dict[str, str]:
    """What the commands find set; there is no broker."""
    return {
        "DATABASE_URL": database_url,
        "PUBLIC_URL": "http://localhost:8080",
        "WEB_SECRET": "w" * 32,
        "PARTENERIAT_ENV": "test",
    }


@pytest.fixture
def run(service: Service, environment: dict[str, str]) -> Run:
    """`run("status")` runs a command of the sample."""

    def run(*words: object) -> Result:
        return CliRunner().invoke(make_cli(service), [str(word) for word in words], env=environment)

    return run


@pytest.fixture
def ask(run: Run) -> Ask:
    """`ask("status")` → what a command answers to tools."""

    def ask(*words: object) -> Any:
        done = run(*words, "--json")
        assert done.exit_code == 0, done.stderr
        # A worker that runs in threads beside the test says what it does before the answer.
        return json.loads(done.stdout.splitlines()[-1])

    return ask


def refused(result: Result) -> str:
    """The sentence with which a command refused."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()
