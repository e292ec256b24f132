"""What a service says of itself."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import OKPKey
from sqlalchemy import text

from shared.service import Runtime

BEAT = text("insert into process (name, role, beat_at) values ('w', 'worker', :now)")


def beat(runtime: Runtime) -> None:
    """A worker has shown itself."""
    with runtime.engine.begin() as connection:
        connection.execute(BEAT, {"now": runtime.clock.now()})


def read(client: FlaskClient, name: str) -> tuple[int, dict[str, Any]]:
    """Status and checks."""
    answer = client.get(f"/health/{name}")
    assert answer.json is not None
    return answer.status_code, answer.json["checks"]


def test_ready(client: FlaskClient) -> None:
    """With the database at its newest shape it may be sent requests, whatever the worker does."""
    assert client.get("/health/live").json == {"status": "ok", "checks": {"process": "ok"}}
    assert read(client, "ready") == (200, {"accepting": "ok", "database": "ok", "migrations": "ok"})


def test_not_migrated(client: FlaskClient, runtime: Runtime) -> None:
    """With an older shape it may not."""
    with runtime.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0000'"))
    assert read(client, "ready") == (
        503,
        {"accepting": "ok", "database": "ok", "migrations": "at 0000, not 0001"},
    )


def test_without_a_database(client: FlaskClient, runtime: Runtime) -> None:
    """Without its database it lives and is not ready."""
    held = [runtime.engine.connect() for _ in range(4)]
    runtime.engine.pool._timeout = 0.1  # type: ignore[attr-defined]
    assert read(client, "ready")[1]["database"] == "unreachable"
    assert client.get("/health/live").status_code == 200
    for connection in held:
        connection.close()


def test_the_whole_service(client: FlaskClient, runtime: Runtime, key: OKPKey) -> None:
    """Worker and keys belong to the service; a worker that fell silent does not count."""
    assert read(client, "system")[1]["worker"] == "none"
    beat(runtime)
    assert read(client, "system") == (
        200,
        {"accepting": "ok", "database": "ok", "migrations": "ok", "worker": "ok", "keys": "ok"},
    )
    with runtime.engine.begin() as connection:
        connection.execute(text("update process set beat_at = beat_at - interval '31 s'"))
    assert read(client, "system")[1]["worker"].startswith("silent for 31")


def test_without_keys(client: FlaskClient, runtime: Runtime) -> None:
    """A service that knows no key can admit nobody."""
    beat(runtime)
    assert read(client, "system")[1]["keys"] == "none"


def test_numbers(client: FlaskClient) -> None:
    """Requests are counted by the route's template, never by what stands in it."""
    client.get("/api/notes/v1/notes/01890000-0000-7000-8000-000000000001")
    client.get("/no/such/place")
    numbers = client.get("/metrics").text
    route = "/api/notes/v1/notes/<uuid:note_id>"
    assert f'http_requests_total{{method="GET",route="{route}",status="404"}} 1.0' in numbers
    assert 'http_requests_total{method="GET",route="none",status="404"} 1.0' in numbers
    assert "http_request_seconds_bucket" in numbers
    assert "01890000" not in numbers


@pytest.mark.parametrize(
    "name", ["docs", "docs/swagger-ui.css", "docs/swagger-ui-bundle.js", "docs/start.js"]
)
def test_the_page_to_try_it(client: FlaskClient, name: str) -> None:
    """All of the page comes from the service itself, under a policy without exceptions."""
    answer = client.get(f"/api/notes/{name}")
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    if name == "docs":
        assert "https://" not in answer.text
    answer.close()


def test_the_page_serves_nothing_else(client: FlaskClient) -> None:
    """Only the files that it needs."""
    assert client.get("/api/notes/docs/LICENSE").status_code == 404
    assert client.get("/api/notes/docs/..%2f__init__.py").status_code == 404
