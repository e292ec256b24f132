"""Tokens are checked while the registry is away, by a service that was itself started after it had gone."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from operations.local.ports import LOOPBACK, free_port
from services.registry.bootstrap import SERVICE
from services.registry.model import ApiClient
from services.registry.settings import Settings
from shared.service import Runtime
from shared.settings import load_settings
from shared.testing.waiting import eventually

ROOT = Path(__file__).parents[2]
AUTHORITY = "oras-exemplu"
EMAIL, PASSWORD = "ana@example.org", "tramvai mov gutuie nouă"
ESTABLISH = ["create-authority", "--slug", AUTHORITY, "--name", "Orașul Exemplu", "--example"]
PERSON = ["create-admin", "--email", EMAIL, "--name", "Ana", "--password-file", "-"]
DESK = f"/api/consultation/v1/desk/recommendations?authority={AUTHORITY}"
MINE = "/api/consultation/v1/recommendations/mine"
Environment = Mapping[str, str]


@pytest.fixture
def environments(make_database: Callable[..., str], amqp_url: str) -> dict[str, Environment]:
    """Settings of both services, over empty databases and one empty virtual host."""
    issuer = f"{LOOPBACK}:{free_port()}"
    both = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "AMQP_URL": amqp_url,
        "PUBLIC_URL": f"http://{issuer}",
        "WEB_SECRET": "w" * 32,
        "WEB_WORKERS": "1",
        "PARTENERIAT_ENV": "test",
    }
    return {
        name: {
            **both,
            "DATABASE_URL": make_database(),
            "WEB_BIND": issuer if name == "registry" else f"{LOOPBACK}:{free_port()}",
            "WORKER_BIND": f"{LOOPBACK}:{free_port()}",
            **({"KEY_PASSPHRASE": "k" * 32} if name in ("registry", "training") else {}),
        }
        for name in ("registry", "consultation")
    }


def run(service: str, environment: Environment, *arguments: str, stdin: str = "") -> None:
    """Run a command to its end."""
    argv = [sys.executable, "-m", f"services.{service}", *arguments]
    done = subprocess.run(
        argv, env=environment, input=stdin, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def running(service: str, environment: Environment, log: Path) -> Iterator[None]:
    """Both processes of a service, which have ended after the block."""
    argv = [sys.executable, "-m", f"services.{service}"]
    with log.open("ab") as output:
        found = [
            subprocess.Popen([*argv, role], env=environment, stdout=output, stderr=output)
            for role in ("web", "worker")
        ]
        try:
            yield
        finally:
            for process in found:
                process.terminate()
            for process in found:
                process.wait(30)


def status(environment: Environment, path: str, token: str = "") -> int:
    """What the service's web process answers; 0 where nobody answers."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        return httpx.get(f"http://{environment['WEB_BIND']}{path}", headers=headers).status_code
    except httpx.TransportError:
        return 0


def token_of_a_person(url: str) -> str:
    """Of somebody who signs in, for the consultation service."""
    api = f"{url}/api/registry/v1/sessions"
    given = httpx.post(api, json={"email": EMAIL, "password": PASSWORD}).raise_for_status().json()
    session = {"Authorization": f"Session {given['session']}"}
    made = httpx.post(f"{api}/current/tokens", json={"audience": "consultation"}, headers=session)
    return str(made.raise_for_status().json()["token"])


def token_of_a_program(environment: Environment) -> str:
    """Of a client that reads what the authority's desk reads."""
    runtime = Runtime(SERVICE, load_settings(Settings, environment), process="test")
    now = runtime.clock.now()
    client = ApiClient.create(
        AUTHORITY, "Program", "it@example.org", "ro", ["recommendations:read"], None, now
    )
    with runtime.units() as uow:
        uow.add(client)
        uow.session.flush()
        secret = client.renew_secret(now - now, None, now)
        uow.commit()
        asked = {"grant_type": "client_credentials", "audience": "consultation"}
        answer = httpx.post(
            f"{environment['PUBLIC_URL']}/api/registry/v1/oauth/token",
            data=asked,
            auth=(str(client.id), secret),
        )
    runtime.close()
    return str(answer.raise_for_status().json()["access_token"])


def test_a_service_restarted_without_the_registry_still_knows_who_asks(
    environments: dict[str, Environment], tmp_path: Path
) -> None:
    """The keys stand in its own table; a token that was tampered with is refused as ever."""
    registry, consultation = environments["registry"], environments["consultation"]
    for name, environment in environments.items():
        run(name, environment, "migrate")
    for name, environment in environments.items():
        run(name, environment, "topology", "apply")
    run("registry", registry, *ESTABLISH)
    run("registry", registry, *PERSON, stdin=PASSWORD)
    log = tmp_path / "consultation.log"
    with ExitStack() as until_the_registry_goes:
        until_the_registry_goes.enter_context(running("registry", registry, tmp_path / "registry.log"))
        until_the_registry_goes.enter_context(running("consultation", consultation, log))
        eventually(lambda: status(registry, "/health/ready") == 200, within=90)
        eventually(lambda: _keys(registry), within=60)
        person, program = token_of_a_person(registry["PUBLIC_URL"]), token_of_a_program(registry)
        eventually(lambda: status(consultation, MINE, person) == 200, within=60)
        assert status(consultation, DESK, program) == 200
    assert status(registry, "/health/live") == status(consultation, "/health/live") == 0
    with running("consultation", consultation, log):
        eventually(lambda: status(consultation, "/health/live") == 200, within=90)
        assert status(registry, "/health/live") == 0
        assert (status(consultation, MINE, person), status(consultation, DESK, program)) == (200, 200)
        assert status(consultation, MINE, program) == 403
        for spoilt in (person[:-4], program[:-4]):
            assert status(consultation, DESK, spoilt) == 401


def _keys(registry: Environment) -> bool:
    answer = httpx.get(f"{registry['PUBLIC_URL']}/api/registry/v1/jwks.json")
    return bool(answer.json()["keys"])
