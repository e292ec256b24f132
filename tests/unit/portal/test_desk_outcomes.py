"""Pages of the end of a procedure, before a consultation service that answers as told."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.portal.protection import TOKEN_FIELD

Respond = Callable[[httpx.Request], httpx.Response]
Visit = Callable[..., tuple[FlaskClient, "Service"]]
ONE, OTHER = (str(UUID(int=number)) for number in (1, 2))
ACT: dict[str, Any] = {
    "id": ONE,
    "authority": {"slug": "oras-exemplu", "name": "Orașul Exemplu", "is_example": True},
    "title": "Regulamentul de parcare",
    "summary": "",
    "kind": "normative",
    "state": "closed",
    "is_record": False,
    "is_example": True,
    "published_on": "2026-01-13",
    "recommendations_until": "2026-01-23",
    "recommendations_until_at": "2026-01-23T21:59:59Z",
    "finalised_at": None,
    "final_version": None,
    "outcome": None,
    "outcome_on": None,
    "articles": [],
    "frame": [],
    "documents": [],
    "timeline": [],
    "recommendations": {"total": 2, "answered": 2},
    "can_recommend": False,
    "urgency_reason": "",
    "urgent": False,
    "plan": None,
}
TEXT = {
    "number": 2,
    "state": "published",
    "kind": "improved",
    "note": "",
    "published_at": "2026-01-20T09:00:00Z",
}
PROMISE = {
    "id": OTHER,
    "consultation_id": ONE,
    "consultation_title": "Regulamentul de parcare",
    "text": "Se amenajează 40 de locuri.",
    "responsible": "Direcția tehnică",
    "state": "planned",
    "due_on": "2026-06-30",
    "entries": [
        {"at": "2026-03-01T09:00:00Z", "state": "planned", "note": "", "evidence_url": None, "due_on": None},
        {
            "at": "2026-04-01T09:00:00Z",
            "state": "ongoing",
            "note": "Au început lucrările.",
            "evidence_url": "https://example.org/lucrari",
            "due_on": "2026-06-30",
        },
    ],
}


class Service:
    """Answers as the services would, and remembers what was sent."""

    def __init__(self, waiting: int = 0, refusal: dict[str, Any] | None = None, **changes: Any) -> None:
        self.act, self.waiting, self.refusal = {**ACT, **changes}, waiting, refusal
        self.sent: list[tuple[str, str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        path = request.url.path.partition("/v1")[2]
        if path == "/sessions/current":
            who = {"id": ONE, "name": "Ioana", "email": "i@example.org"}
            return httpx.Response(200, json={"account": who, "roles": {"oras-exemplu": ["clerk"]}})
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method != "GET":
            self.sent.append((request.method, path, json.loads(request.content) if request.content else None))
            return httpx.Response(409, json=self.refusal) if self.refusal else httpx.Response(200, json={})
        found = {
            f"/consultations/{ONE}": self.act,
            f"/consultations/{ONE}/versions": {"items": [{**TEXT, "articles": 3}]},
            f"/consultations/{ONE}/waiting": {"waiting": self.waiting},
            f"/consultations/{ONE}/commitments": {"items": [PROMISE]},
            f"/commitments/{OTHER}": PROMISE,
        }.get(path)
        headers = {"ETag": '"7"'}
        return httpx.Response(200, json=found, headers=headers) if found else httpx.Response(404, json={})


@pytest.fixture
def visit(make_portal: Callable[[Respond], Flask]) -> Visit:
    """`visit(…)` → a clerk's browser, and the service behind the portal."""

    def make(**changes: Any) -> tuple[FlaskClient, Service]:
        service = Service(**changes)
        client = make_portal(service).test_client()
        client.set_cookie("sesiune", "secret")
        return client, service

    return make


def send(client: FlaskClient, path: str, **form: str) -> Any:
    """Fill a form of that page and send it."""
    page = client.get(path).get_data(as_text=True)
    token = page.split(f'name="{TOKEN_FIELD}" value="')[1].split('"')[0]
    return client.post(path, data={TOKEN_FIELD: token, **form}, headers={"Origin": "http://localhost"})


def test_finalising_says_what_stands_against_it(visit: Visit) -> None:
    """How many wait, with the way to them; the button comes with the last answer."""
    path = f"/birou/consultari/{ONE}/finalizare"
    waits = visit(waiting=3)[0].get(path).get_data(as_text=True)
    assert "3 recomandări așteaptă răspuns." in waits
    assert f"consultation={ONE}" in waits
    client, service = visit()
    assert send(client, path, etag='"7"').status_code == 303
    assert service.sent == [("POST", f"/consultations/{ONE}/finalise", None)]
    refusal = {"code": "recommendations-waiting", "detail": "Recomandări fără răspuns motivat: 1."}
    refused = send(visit(refusal=refusal)[0], path, etag='"7"')
    assert refused.status_code == 409
    assert refusal["detail"] in refused.get_data(as_text=True)


def test_an_adoption_is_recorded(visit: Visit) -> None:
    """What is missing is said at its field, and what was typed stays."""
    client, service = visit(finalised_at="2026-02-20T09:00:00Z", final_version=2)
    path = f"/birou/consultari/{ONE}/rezultat?fel=adopted"
    wrong = send(client, path, on="2026-02-30", votes_for="multe", etag='"7"')
    page = wrong.get_data(as_text=True)
    assert (wrong.status_code, service.sent) == (422, [])
    for said in ("Alegeți ziua deciziei.", "Scrieți numărul actului", "în cifre", 'value="multe"'):
        assert said in page
    form = {"on": "2026-02-27", "number": "HCL 12/2026", "votes_for": "15", "version": "2", "etag": '"7"'}
    assert send(client, path, **form).status_code == 303
    [(_, sent_to, body)] = service.sent
    assert sent_to == f"/consultations/{ONE}/outcome"
    assert (body["kind"], body["number"], body["version"], body["votes_for"]) == (
        "adopted",
        "HCL 12/2026",
        2,
        15,
    )
    assert (body["votes_against"], body["url"]) == (None, None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Finalizează procedura"),
        ({"waiting": 1}, "O recomandare așteaptă răspuns."),
        ({"state": "open"}, "Se primesc recomandări."),
        ({"finalised_at": "2026-02-20T09:00:00Z", "final_version": 2}, "Consemnează rezultatul"),
        ({"outcome": "adopted", "outcome_on": "2026-02-27"}, "Urmăriți ce s-a promis"),
        ({"outcome": "rejected", "outcome_on": "2026-02-27"}, "Proiectul a fost respins la vot"),
    ],
)
def test_the_desk_says_what_comes_next(visit: Visit, changes: dict[str, Any], said: str) -> None:
    """For each state of the procedure."""
    page = visit(**changes)[0].get(f"/birou/consultari/{ONE}").get_data(as_text=True)
    assert "Ce urmează" in page
    assert said in page


def test_a_commitment_is_noted_and_turned(visit: Visit) -> None:
    """With all that was said of it; giving up needs its reason."""
    client, service = visit(outcome="adopted", outcome_on="2026-02-27")
    path = f"/birou/consultari/{ONE}/angajamente"
    shown = client.get(path).get_data(as_text=True)
    assert "Au început lucrările." in shown
    wrong = send(client, path, text="", responsible="", due_on="curând")
    assert (wrong.status_code, service.sent) == (422, [])
    assert "Scrieți cine răspunde." in wrong.get_data(as_text=True)
    promise = {"text": "Se vopsesc marcajele.", "responsible": "Direcția tehnică"}
    assert send(client, path, **promise).status_code == 303
    change = f"/birou/angajamente/{OTHER}"
    silent = send(client, change, state="given-up", etag='"7"')
    assert "Scrieți de ce se renunță." in silent.get_data(as_text=True)
    assert send(client, change, state="done", note="Gata.", etag='"7"').status_code == 303
    assert [(how, body.get("state"), body.get("due_on")) for how, _, body in service.sent] == [
        ("POST", None, None),
        ("PUT", "done", "2026-06-30"),
    ]
