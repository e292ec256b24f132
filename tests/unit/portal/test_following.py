"""Following an organisation: what the page asks of whom, and what comes back."""

import json
from collections.abc import Callable

import httpx
import pytest
from flask import Flask

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
ORGANISATION = "01890000-0000-7000-8000-000000000001"
PATH = f"/organizatii/{ORGANISATION}/urmareste"


class Services:
    """An organisation in a state; a notification service that answers as it is told."""

    def __init__(self, state: str = "verified", answer: httpx.Response | None = None) -> None:
        self.state = state
        self.answer = answer or httpx.Response(202, json={})
        self.sent: list[tuple[str, dict[str, object]]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        path = request.url.path
        if path.endswith("/sessions/current"):
            return httpx.Response(200, json=WHO)
        if path.endswith("/tokens"):
            return httpx.Response(201, json={"token": "t"})
        if "/organisations/" in path:
            found = {"id": ORGANISATION, "name": "Asociația Exemplu", "state": self.state}
            return httpx.Response(200, json=found)
        self.sent.append((path, json.loads(request.content)))
        return self.answer


def test_a_visitor_is_asked_for_an_address_and_gets_a_letter(make_portal: MakePortal) -> None:
    """What is missing is said at its field, and nothing is sent before it is there."""
    services = Services()
    client = make_portal(services).test_client()
    token = token_of(client, PATH)
    empty = client.post(PATH, data={"form_token": token})
    assert (empty.status_code, services.sent) == (422, [])
    answer = client.post(PATH, data={"form_token": token, "email": "ana@example.org"})
    assert (answer.status_code, "Verificați-vă poșta" in answer.get_data(as_text=True)) == (200, True)
    ((path, body),) = services.sent
    assert path.endswith("/subscriptions")
    assert body["topic"] == {"kind": "organisation", "value": ORGANISATION}


def test_who_has_an_account_types_nothing(make_portal: MakePortal) -> None:
    """The address of the account is told; afterwards one's own list says so."""
    services = Services(answer=httpx.Response(201, json={}))
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "secret")
    assert 'name="email"' not in client.get(PATH).get_data(as_text=True)
    answer = client.post(PATH, data={"form_token": token_of(client, PATH)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/cont?urmarire=pornita#follows")
    assert [path for path, _ in services.sent] == ["/api/notification/v1/follows/mine"]


@pytest.mark.parametrize("state", ["pending", "dissolved", "merged"])
def test_what_is_not_public_or_no_more_cannot_be_followed(make_portal: MakePortal, state: str) -> None:
    """There is nothing to be told of."""
    assert make_portal(Services(state)).test_client().get(PATH).status_code == 404


def test_a_refusal_stands_on_the_page_and_what_was_typed_stays(make_portal: MakePortal) -> None:
    """In the words of the service."""
    problem = {"title": "x", "code": "too-many", "detail": "Prea multe cereri.", "status": 409}
    services = Services(answer=httpx.Response(409, json=problem))
    client = make_portal(services).test_client()
    data = {"form_token": token_of(client, PATH), "email": "ana@example.org"}
    text = client.post(PATH, data=data).get_data(as_text=True)
    assert "Prea multe cereri." in text
    assert "ana@example.org" in text
