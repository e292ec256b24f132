"""The page of notifications in the browser."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
DEVICE = {
    "id": "01990000-0000-7000-8000-000000000051",
    "words": "Firefox · Linux",
    "mark": "ab" * 32,
    "created_at": "2026-01-20T09:00:00Z",
    "last_success_at": None,
}
TYPED = {"endpoint": "https://push.example.org/x", "p256dh": "BA", "auth": "AA", "key": ""}


class Services:
    """A registry that knows the visitor, and a notification service that answers as it is told."""

    def __init__(self, key: str | None = "BKey", status: int = 200) -> None:
        self.key = key
        self.status = status
        self.asked: list[tuple[str, bytes]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        path = request.url.path
        if "/registry/" in path:
            token = path.endswith("/tokens")
            return httpx.Response(201 if token else 200, json={"token": "t"} if token else WHO)
        if path.endswith("/key"):
            return httpx.Response(200, json={"key": self.key})
        if request.method == "GET":
            return httpx.Response(200, json={"items": [DEVICE]})
        self.asked.append((request.method, request.content))
        said = {"detail": "Aveți deja 10 dispozitive.", "code": "too-many-devices"}
        return httpx.Response(self.status, json=said if self.status >= 400 else {})


def visitor(make_portal: MakePortal, services: Services) -> FlaskClient:
    """Somebody signed in."""
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def test_the_page_says_where_they_are_on_and_lets_the_browser_do_the_rest(make_portal: MakePortal) -> None:
    """What needs a script is hidden until it runs; what turns off needs none."""
    text = visitor(make_portal, Services()).get("/cont/notificari").get_data(as_text=True)
    assert 'data-push="BKey"' in text
    assert '<div data-push-state="off" hidden>' in text
    assert "Aici nu pot fi pornite" in text
    assert "Firefox · Linux" in text
    assert f'action="/cont/notificari/{DEVICE["id"]}"' in text


def test_where_it_is_not_offered_the_page_says_so(make_portal: MakePortal) -> None:
    """And no form is there."""
    text = visitor(make_portal, Services(key=None)).get("/cont/notificari").get_data(as_text=True)
    assert "nu sunt pornite pe acest site" in text
    assert "data-push=" not in text


def test_a_service_that_is_away_costs_its_part(make_portal: MakePortal) -> None:
    """In a sentence."""

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(502) if "/notification/" in request.url.path else Services()(request)

    client = make_portal(respond).test_client()
    client.set_cookie("sesiune", "s" * 40)
    assert client.get("/cont/notificari").get_data(as_text=True).count("nu pot fi arătate acum") == 2


def test_what_the_browser_gave_is_sent_on(make_portal: MakePortal) -> None:
    """As the API wants it."""
    services = Services(status=201)
    client = visitor(make_portal, services)
    form = {**TYPED, "form_token": token_of(client, "/cont/notificari")}
    assert client.post("/cont/notificari", data=form).headers["Location"] == "/cont/notificari?facut=pornit"
    ((method, body),) = services.asked
    assert (method, b'"p256dh":"BA"' in body.replace(b" ", b"")) == ("POST", True)


def test_a_refusal_stands_on_the_page(make_portal: MakePortal) -> None:
    """With what to do."""
    client = visitor(make_portal, Services(status=409))
    form = {**TYPED, "form_token": token_of(client, "/cont/notificari")}
    answer = client.post("/cont/notificari", data=form)
    assert answer.status_code == 422
    assert "Aveți deja 10 dispozitive." in answer.get_data(as_text=True)


@pytest.mark.parametrize("status", [204, 404])
def test_one_is_turned_off_by_a_button(make_portal: MakePortal, status: int) -> None:
    """Also one that is off already."""
    client = visitor(make_portal, Services(status=status))
    form = {"form_token": token_of(client, "/cont/notificari")}
    answer = client.post(f"/cont/notificari/{DEVICE['id']}", data=form)
    assert answer.headers["Location"] == "/cont/notificari?facut=oprit"


def test_the_worker_is_the_whole_sites(make_portal: MakePortal) -> None:
    """A script at the root, which is never taken from a cache unasked."""
    answer = make_portal(Services()).test_client().get("/notificari.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "showNotification" in answer.get_data(as_text=True)
