"""The gateway with a name of its own, or behind another proxy."""

import ssl
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from operations.local.ports import free_port
from tests.system.compose.stack import Stack

TLS_FILES = ("docker-compose.yml", "deploy/compose/tls.yml")
ROOT_CERTIFICATE = "/data/caddy/pki/authorities/local/root.crt"
CALLERS = "select count(*) from rate_limit where name like '%60/hour client_address'"


@pytest.fixture
def gateway_again(stack: Stack) -> Iterator[Stack]:
    """The gateway as it was, after the test."""
    yield stack
    stack.files = ()
    stack.up()


def test_with_a_name_the_gateway_has_a_certificate_and_leads_to_https(
    gateway_again: Stack, tmp_path: Path
) -> None:
    """`localhost` is certified by Caddy's own authority; a real name by a public one, in the same way."""
    stack, port = gateway_again, free_port()
    stack.files = TLS_FILES
    named = {"SITE": "localhost", "TLS_PORT": str(port), "BIND": "127.0.0.1"}
    stack("run", "--rm", "-T", "secrets", **named)
    stack("up", "--detach", "--wait", "--no-deps", "gateway", **named)
    authority = tmp_path / "root.crt"
    authority.write_text(stack("exec", "-T", "gateway", "cat", ROOT_CERTIFICATE, **named), encoding="utf-8")
    trust = ssl.create_default_context(cafile=str(authority))
    answer = httpx.get(f"https://localhost:{port}/", verify=trust, timeout=10)
    assert answer.status_code == 200
    plain = httpx.get(f"{stack.url}/ajutor", timeout=10)
    assert (plain.status_code, plain.headers["Location"]) == (308, "https://localhost/ajutor")


def ask_twice(stack: Stack) -> int:
    """Two requests that say they were passed on for two clients; as how many they count."""
    stack.rows("notification", "delete from rate_limit")
    topic = {"kind": "authority", "value": "orasul-exemplu"}
    for client in ("203.0.113.7", "203.0.113.8"):
        answer = httpx.post(
            f"{stack.url}/api/notification/v1/subscriptions",
            json={"email": "cineva@persoane.example.org", "topic": topic},
            headers={"X-Forwarded-For": client, "Idempotency-Key": str(uuid.uuid4())},
            timeout=10,
        )
        answer.raise_for_status()
    return int(stack.rows("notification", CALLERS)[0][0])


def test_nobody_is_believed_about_the_clients_address_unless_named(gateway_again: Stack) -> None:
    """Both come from one address; once a proxy is trusted, what it says counts."""
    stack = gateway_again
    assert ask_twice(stack) == 1
    stack("up", "--detach", "--wait", "--no-deps", "gateway", TRUSTED_PROXIES="private_ranges")
    assert ask_twice(stack) == 2
