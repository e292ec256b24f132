"""The portal before a gateway that fails as it is told to."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import httpx
import pytest
from flask import Flask

from services.portal import assets
from services.portal.app import create_app
from services.portal.clients import Gateway
from services.portal.sessions import Sessions
from services.portal.settings import Settings
from shared.settings import Secret

Respond = Callable[[httpx.Request], httpx.Response]
NOON = datetime(2026, 1, 20, 10, 0, tzinfo=UTC)


class Stopped:
    """A clock that stands at noon of 20 January 2026 in Romania."""

    def now(self) -> datetime:
        """That noon."""
        return NOON


@pytest.fixture
def settings() -> Settings:
    """Settings of a portal on plain-http loopback."""
    return Settings(
        gateway_url="http://gateway.test",
        public_url="http://localhost",
        web_secret=Secret("s" * 40),
        environment="demo",
        health_urls="registry=http://registry.test,consultation=http://consultation.test",
    )


@pytest.fixture
def make_portal(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Respond], Flask]]:
    """`make_portal(respond)` → the app before a gateway that answers with `respond(request)`."""
    # What npm would bring plays no part in what pages say.
    monkeypatch.setattr(assets, "check_assets", lambda: None)
    monkeypatch.setattr(assets, "asset", lambda name: f"/static/{name}")
    pools: list[ThreadPoolExecutor] = []
    gateways: list[Gateway] = []

    def make(respond: Respond) -> Flask:
        gateways.append(Gateway(settings.gateway_url, transport=httpx.MockTransport(respond)))
        pools.append(ThreadPoolExecutor(max_workers=4))
        parts = {
            "settings": settings,
            "gateway": gateways[-1],
            "sessions": Sessions(gateways[-1]),
            "clock": Stopped(),
            "pool": pools[-1],
        }
        app = create_app(parts)
        app.jinja_env.globals["asset"] = assets.asset
        return app

    yield make
    for pool in pools:
        pool.shutdown()
    for gateway in gateways:
        gateway.close()


@pytest.fixture
def in_romania(make_portal: Callable[[Respond], Flask]) -> Iterator[None]:
    """A request in Romanian, at the stopped clock's noon."""
    app = make_portal(lambda _: httpx.Response(404))
    with app.test_request_context("/"):
        yield
