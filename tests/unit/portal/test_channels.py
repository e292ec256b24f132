"""By which channels one is told: chosen at each thing in one's list."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
FOLLOW = {
    "id": "01990000-0000-7000-8000-000000000061",
    "topic": {"kind": "authority", "value": "oras-exemplu"},
    "authority_name": "Orașul Exemplu",
    "organisation_name": None,
    "locality_name": None,
    "consultation_title": None,
    "is_written_request": True,
    "language": "ro",
    "cadence": "immediate",
    "channels": ["email", "page"],
    "confirmed_at": "2026-01-13T09:00:00Z",
}
WISHES = {
    "language": "ro",
    "digest_hour": 8,
    "digest_weekday": 1,
    "quiet_from": None,
    "quiet_until": None,
    "paused_until": None,
    "pause_drops": False,
}


class Services:
    """A registry that knows the visitor, and somebody's list."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bytes]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        path = request.url.path
        if "/registry/" in path:
            token = path.endswith("/tokens")
            return httpx.Response(201 if token else 200, json={"token": "t"} if token else WHO)
        if request.method == "GET":
            return httpx.Response(200, json=WISHES if path.endswith("/wishes") else {"items": [FOLLOW]})
        if path.endswith("/by-link"):
            found = {"email": "a***@e***.org", "items": [FOLLOW], "wishes": WISHES}
            return httpx.Response(200, json=found)
        self.asked.append((request.method, path.rpartition("/v1")[2], request.content))
        return httpx.Response(200, json={})


@pytest.fixture
def services() -> Services:
    """Of Ana."""
    return Services()


@pytest.fixture
def visitor(make_portal: MakePortal, services: Services) -> FlaskClient:
    """Ana, signed in."""
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def choose(
    visitor: FlaskClient, *channels: str, path: str = "/cont/urmaresc", token: str = ""
) -> TestResponse:
    """Press the button."""
    form = {
        "form_token": token_of(visitor, "/cont/urmaresc"),
        "act": "channels",
        "id": FOLLOW["id"],
        "token": token,
        "channel": list(channels),
    }
    return visitor.post(path, data=form)


def test_the_boxes_stand_as_they_were_chosen(visitor: FlaskClient) -> None:
    """Mail and page, and no ring."""
    text = visitor.get("/cont/urmaresc").get_data(as_text=True)
    boxes = [part.partition(">")[0] for part in text.split('name="channel"')[1:]]
    assert ["checked" in box for box in boxes] == [True, True, False]


def test_what_was_ticked_is_sent(visitor: FlaskClient, services: Services) -> None:
    """And the page says that it is so now."""
    answer = choose(visitor, "page", "push")
    assert answer.headers["Location"] == "/cont/urmaresc?facut=channels"
    ((method, path, body),) = services.asked
    assert (method, path) == ("PUT", f"/follows/mine/{FOLLOW['id']}/channels")
    assert body.replace(b" ", b"") == b'{"channels":["page","push"]}'


def test_none_at_all_is_asked_about(visitor: FlaskClient, services: Services) -> None:
    """There is a button that stops it."""
    answer = choose(visitor)
    assert answer.status_code == 422
    assert "Alegeți cel puțin o cale." in answer.get_data(as_text=True)
    assert services.asked == []


def test_with_the_link_of_a_mail_none_is_offered(visitor: FlaskClient, services: Services) -> None:
    """Page and browser are of an account."""
    form = {"form_token": token_of(visitor, "/cont/urmaresc"), "token": "t"}
    text = visitor.post("/abonamente/ale-mele", data=form).get_data(as_text=True)
    assert "Orașul Exemplu" in text
    assert 'name="channel"' not in text
    assert choose(visitor, "page", path="/abonamente/ale-mele", token="t").status_code == 400
    assert services.asked == []
