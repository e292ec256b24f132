"""What a person waits for: the page of an act with thousands of recommendations, the list of a thousand acts.

The portal's whole page within one process, and what of it is the service's answer alone.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.report.figures import Figure, Part
from benchmarks.report.timing import milliseconds, p95
from benchmarks.servers import Servers
from benchmarks.web.filling import IN_LARGEST, OF_EACH, fill
from benchmarks.web.reading import places_of
from benchmarks.web.town import PREFIX, town
from services.consultation.bootstrap import SERVICE
from services.portal.app import create_app
from services.portal.clients import Gateway
from services.portal.sessions import Sessions
from services.portal.settings import Settings
from shared.clock import SystemClock
from shared.service import Runtime
from shared.settings import Secret
from tests.unit.consultation.world import settings

MANY = 200_000  # on a thousand acts, of which the largest has a twentieth
ROUNDS, TIMES = 5, 40
MOST_MS = 150


class OneService(httpx.BaseTransport):
    """The gateway with the consultation service alone behind it; the others are away, as a page allows."""

    def __init__(self, service: Flask) -> None:
        self._service = httpx.WSGITransport(app=service)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Hand the request on."""
        if request.url.path.startswith(PREFIX):
            return self._service.handle_request(request)
        return httpx.Response(502, request=request)


def pages(servers: Servers) -> Part:
    """p95 of each round."""
    place = town(servers, "pages")
    fill(place.database_url, MANY)
    largest = places_of(place, MANY)["largest"]
    runtime = Runtime(SERVICE, settings(place.database_url), process="bench", connections=6)
    service = SERVICE.create_app(runtime)
    portal, api = _portal(service).test_client(), service.test_client()
    asks: Mapping[str, tuple[str, str]] = {
        f"act with {MANY // IN_LARGEST:,} recommendations": (
            f"/consultari/{largest}",
            f"/consultations/{largest}",
        ),
        "its recommendations on one article": (
            f"/consultari/{largest}?articol=2",
            f"/consultations/{largest}/recommendations?article=2",
        ),
        f"list of {MANY // OF_EACH:,} acts": ("/consultari", "/consultations"),
        "the list by a word": ("/consultari?q=bugetul", "/consultations?q=bugetul"),
    }
    figures = []
    for name, (page, answer) in asks.items():
        shown, alone = _rounds(portal, page), _rounds(api, PREFIX + answer)
        figures.append(Figure(f"page, {name}, p95", shown, "ms", most=MOST_MS))
        figures.append(Figure(f"the service's answer of it, {name}, p95", alone, "ms"))
    return Part("pages", figures)


def _portal(service: Flask) -> Flask:
    told = Settings(
        gateway_url="http://gateway.test",
        public_url="http://localhost",
        web_secret=Secret("s" * 40),
        environment="demo",
        health_urls="consultation=http://consultation.test",
    )
    gateway = Gateway(told.gateway_url, transport=OneService(service))
    return create_app(
        {
            "settings": told,
            "gateway": gateway,
            "sessions": Sessions(gateway),
            "clock": SystemClock(),
            "pool": ThreadPoolExecutor(max_workers=4),
        }
    )


def _rounds(client: FlaskClient, path: str) -> list[float]:
    """p95 of each."""
    ask = partial(_get, client, path)
    return [p95([milliseconds(ask) for _ in range(TIMES)]) for _ in range(ROUNDS)]


def _get(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} was answered {answer.status_code}: {answer.text[:200]}")
