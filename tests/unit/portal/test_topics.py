"""Pages of what else can be followed, and the field of an act in its form; the services answer as told."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from flask import Flask

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_desk_outcomes import send
from tests.unit.portal.test_pages import token_of

MakePortal = Callable[[Respond], Flask]
ONE = UUID(int=1)
TOWN = {
    "siruta": 130534,
    "name": "Ploiești",
    "level": "uat",
    "kind": "municipality",
    "county_name": "Prahova",
    "uat_siruta": 130534,
}
PLACES = {
    130534: TOWN,
    130543: {**TOWN, "siruta": 130543, "level": "locality"},
    179150: {**TOWN, "siruta": 179150, "level": "locality", "kind": "sector"},
    298: {**TOWN, "siruta": 298, "level": "county", "uat_siruta": None},
}
DRAFT = {"title": "Regulament", "state": "open", "is_record": False}


class Services:
    """Places, a draft; a notification service that refuses as it is told; what was sent."""

    def __init__(self, refusal: dict[str, Any] | None = None, **draft: Any) -> None:
        self.refusal, self.draft = refusal, {**DRAFT, **draft}
        self.sent: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        path = request.url.path.partition("/v1")[2]
        if path == "/sessions/current":
            who = {"id": str(ONE), "name": "Ioana", "email": "i@example.org"}
            return httpx.Response(200, json={"account": who, "roles": {"oras-exemplu": ["clerk"]}})
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method == "GET":
            return self._found(path)
        self.sent.append(json.loads(request.content))
        if self.refusal:
            return httpx.Response(422, json=self.refusal)
        return httpx.Response(201, json={"id": str(ONE), "version": 1})

    def _found(self, path: str) -> httpx.Response:
        kind, _, name = path.strip("/").partition("/")
        if kind == "localities":
            place = PLACES.get(int(name))
            return httpx.Response(200, json=place) if place else httpx.Response(404, json={})
        return httpx.Response(200, json=self.draft)


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("/localitati/130534/urmareste", {"kind": "locality", "value": "130534"}),
        ("/localitati/179150/urmareste", {"kind": "locality", "value": "179150"}),
        ("/domenii/transport/urmareste", {"kind": "field", "value": "transport"}),
        (f"/consultari/{ONE}/urmareste", {"kind": "consultation", "value": str(ONE)}),
        ("/cautare/urmareste?q=parcare", {"kind": "phrase", "value": "parcare"}),
        ("/abonamente", {"kind": "all"}),
    ],
)
def test_each_page_asks_for_its_topic(make_portal: MakePortal, path: str, topic: dict[str, str]) -> None:
    """Without account an address is all that is typed."""
    services = Services()
    client = make_portal(services).test_client()
    form = {"form_token": token_of(client, path), "email": "ana@example.org", "q": topic.get("value", "")}
    assert client.post(path, data=form).status_code == 200
    assert [body["topic"] for body in services.sent] == [topic]


@pytest.mark.parametrize(
    ("path", "draft"),
    [
        ("/localitati/298/urmareste", {}),
        ("/localitati/1/urmareste", {}),
        ("/domenii/vreme/urmareste", {}),
        (f"/consultari/{ONE}/urmareste", {"is_record": True}),
        (f"/consultari/{ONE}/urmareste", {"state": "draft"}),
    ],
)
def test_there_is_no_page_for_what_brings_nothing(
    make_portal: MakePortal, path: str, draft: dict[str, Any]
) -> None:
    """A county, a place or field that is none, history, a draft that nobody sees."""
    assert make_portal(Services(**draft)).test_client().get(path).status_code == 404


def test_a_village_is_followed_with_its_commune(make_portal: MakePortal) -> None:
    """Its authority is the commune's."""
    answer = make_portal(Services()).test_client().get("/localitati/130543/urmareste")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/localitati/130534/urmareste")


@pytest.mark.parametrize(
    ("path", "at_its_field"),
    [("/cautare/urmareste?q=de", True), ("/localitati/130534/urmareste", False)],
)
def test_a_refusal_stands_where_it_can_be_mended(
    make_portal: MakePortal, path: str, at_its_field: bool
) -> None:
    """At the words; of what nobody typed it is said at the top."""
    said = "Nu se poate urmări așa."
    refusal = {"code": "x", "detail": said, "errors": [{"pointer": "/topic/value", "detail": said}]}
    client = make_portal(Services(refusal)).test_client()
    form = {"form_token": token_of(client, path), "email": "ana@example.org", "q": "de"}
    answer = client.post(path, data=form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in page
    assert ('href="#f-q"' in page) is at_its_field
    assert 'href="#f-topic"' not in page


@pytest.mark.parametrize(
    ("ticked", "status"),
    [
        ([], 303),
        (["transport", "budget"], 303),
        (["vreme"], 422),
        (["transport", "budget", "social", "order"], 422),
    ],
)
def test_a_clerk_says_what_an_act_is_about(make_portal: MakePortal, ticked: list[str], status: int) -> None:
    """Up to three of the list; nothing need be said."""
    services = Services()
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "secret")
    path = "/birou/consultari/noua?autoritate=oras-exemplu"
    form: dict[str, Any] = {"title": "Regulament", "kind": "normative", "fields": ticked}
    answer = send(client, path, **form)
    assert answer.status_code == status
    assert [body["fields"] for body in services.sent] == ([ticked] if status == 303 else [])
    if status == 422:
        assert "cel mult 3 domenii" in answer.get_data(as_text=True)
