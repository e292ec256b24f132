"""The example service over a database of its own, and people who may call it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import OKPKey
from sqlalchemy import insert

from shared.ids import new_id
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from shared.service import Runtime
from shared.settings import Secret, ServiceSettings
from tests.integration.web.notes import MIGRATIONS, SERVICE

PUBLIC_URL = "http://localhost:8080"
PERSON = UUID("01890000-0000-7000-8000-000000000001")


@pytest.fixture
def settings(make_database: Callable[..., str]) -> ServiceSettings:
    """Settings over a fresh database."""
    return ServiceSettings(
        database_url=Secret(make_database(migrations=MIGRATIONS)),
        public_url=PUBLIC_URL,
        web_secret=Secret("x" * 32),
        environment="test",
        cors_origins="https://front.example.org",
        web_drain_s=0.5,
    )


@pytest.fixture
def runtime(settings: ServiceSettings) -> Iterator[Runtime]:
    """The running example."""
    runtime = Runtime(SERVICE, settings, process="test", connections=4)
    yield runtime
    runtime.close()


@pytest.fixture
def client(runtime: Runtime) -> FlaskClient:
    """Calls it."""
    return SERVICE.create_app(runtime).test_client()


@pytest.fixture
def key(runtime: Runtime) -> OKPKey:
    """The key with which the registry signs, known to the service."""
    key = OKPKey.generate_key("Ed25519", {"kid": "first"})
    row = {"kid": "first", "jwk": key.as_dict(private=False), "epoch": 1, "sequence": 1}
    with runtime.engine.begin() as connection:
        connection.execute(insert(signing_key), row)
    return key


@pytest.fixture
def bearer(runtime: Runtime, key: OKPKey) -> Callable[..., dict[str, str]]:
    """Makes the headers of somebody; claims given by name replace the usual ones."""

    def make(**changes: object) -> dict[str, str]:
        now = runtime.clock.now()
        claims = {
            "iss": PUBLIC_URL,
            "aud": "notes",
            "sub": str(PERSON),
            "sid": str(new_id()),
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            "amr": ["pwd"],
            "roles": {"exemplu": ["clerk"]},
        }
        return {"Authorization": f"Bearer {sign({**claims, **changes}, key)}"}

    return make


@pytest.fixture
def expired(runtime: Runtime) -> int:
    """A moment that has passed."""
    return int((runtime.clock.now() - timedelta(seconds=5)).timestamp())
