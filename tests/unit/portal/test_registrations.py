"""Pages of registering: step by step, what is wrong at its field, what is sent, services that are away."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import token_of

MakePortal = Callable[[Respond], Flask]
MEETING = "01990000-0000-7000-8000-00000000000a"
PATH = f"/intalniri/{MEETING}/inscriere"
SENT: list[dict[str, Any]] = []


def gathering(**changes: Any) -> dict[str, Any]:
    """A meeting on an act of two articles, with free seats."""
    usual = {
        "kind": "meeting",
        "id": MEETING,
        "authority": "oras",
        "title": "Dezbatere: parcarea",
        "starts_at": "2026-01-22T15:00:00+00:00",
        "ends_at": "2026-01-22T17:00:00+00:00",
        "place": "Sala de consiliu",
        "online_url": None,
        "state": "called",
        "is_open": True,
        "articles": [{"number": "1", "heading": "Obiect"}, {"number": "2", "heading": "Locuri"}],
        "agenda": ["Prezentarea"],
        "precedence": ["organisations"],
        "counts": {"capacity": 80, "taken": 3, "left": 77, "waiting": 0, "speakers": 1, "press": 0},
        "is_example": True,
    }
    return {**usual, **changes}


def services(request: httpx.Request) -> httpx.Response:
    """One meeting; what is sent is kept."""
    path = request.url.path.removeprefix("/api/consultation/v1")
    if path == f"/gatherings/meeting/{MEETING}":
        return httpx.Response(200, json=gathering())
    if path == f"/gatherings/meeting/{MEETING}/unsigned-registrations":
        SENT.append(json.loads(request.content))
        return httpx.Response(202, json={})
    if path == "/registrations/own":
        problem = {"code": "link-not-valid", "detail": "Linkul a expirat.", "status": 409}
        return httpx.Response(409, json=problem)
    return httpx.Response(404, json={})


@pytest.fixture
def client(make_portal: MakePortal) -> FlaskClient:
    """A browser before those services."""
    SENT.clear()
    return make_portal(services).test_client()


def post(client: FlaskClient, path: str = PATH, **typed: str) -> tuple[int, str]:
    """Send a page of the form: status and text."""
    answer = client.post(path, data={"form_token": token_of(client, PATH), **typed})
    return answer.status_code, answer.get_data(as_text=True)


def test_what_one_speaks_on_is_asked_of_who_speaks(client: FlaskClient) -> None:
    """Who listens goes on to the name; points and articles stand to choose from."""
    _, asked = post(client, step="wish", wish="speak")
    assert 'name="about"' in asked
    assert all(value in asked for value in ('value="p:1"', 'value="a:2"', 'value="general"'))
    _, listens = post(client, step="wish", wish="attend")
    assert 'name="author_name"' in listens
    assert "Pasul 2 din 3" in listens


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"step": "wish"}, "Alegeți cum veniți."),
        ({"step": "wish", "wish": "sing"}, "Alegeți cum veniți."),
        ({"step": "about", "wish": "speak", "about": "a:9"}, "Alegeți despre ce vreți să vorbiți."),
        ({"step": "check", "wish": "speak", "about": "p:7"}, "Alegeți despre ce vreți să vorbiți."),
        ({"step": "who", "wish": "attend", "email": "ion"}, 'id="e-email"'),
        (
            {"step": "who", "wish": "attend", "author_name": "x" * 121},
            'id="e-author_name"',
        ),
        ({"step": "check", "wish": "attend"}, 'id="e-author_name"'),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client: FlaskClient, typed: dict[str, str], wrong: str) -> None:
    """And at the top; nothing is sent."""
    status, text = post(client, **typed)
    assert status == 422
    assert wrong in text
    assert 'class="error-summary"' in text
    assert SENT == []


def test_what_is_sent(client: FlaskClient) -> None:
    """The point as its number; an article as its key; in general is none; who listens names nothing."""
    typed = {"step": "check", "author_name": "Ion", "email": "ion@example.org", "organisation": " Vecinii "}
    for wish, about in (("speak", "p:1"), ("speak", "a:2"), ("speak", "general"), ("attend", "a:2")):
        status, text = post(client, wish=wish, about=about, **typed)
        assert status == 200
        assert "ion@example.org" in text
    assert [(one["article"], one["agenda_point"]) for one in SENT] == [
        (None, 1),
        ("2", None),
        (None, None),
        (None, None),
    ]
    assert (SENT[0]["name"], SENT[0]["organisation"], SENT[0]["language"]) == ("Ion", "Vecinii", "ro")
    assert "on_behalf_of" not in SENT[0]


def test_a_link_that_is_no_good_says_so(client: FlaskClient) -> None:
    """On each page that it would open; the button of the letter acts on a press alone."""
    for path in ("", "/schimba", "/renunta", "/uita"):
        answer = client.get(f"/inscrierea-mea{path}?token=x")
        assert answer.status_code == 409
        assert "Linkul a expirat." in answer.get_data(as_text=True)
    assert client.get("/inscrieri/confirmare?token=x").status_code == 200


def test_no_place_for_what_is_not_there(client: FlaskClient) -> None:
    """Another kind, another id, somebody who has not signed in."""
    assert client.get(f"/nunti/{MEETING}/inscriere").status_code == 404
    assert client.get("/intalniri/01990000-0000-7000-8000-00000000000b/inscriere").status_code == 404
    assert client.get("/cont/intalniri").status_code in (302, 303)
    assert client.get(f"/birou/intalniri/{MEETING}/inscrieri").status_code in (302, 303)


def test_away_is_said_with_what_was_typed(make_portal: MakePortal) -> None:
    """The meeting's page goes on without the part; the form comes back."""

    def lame(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and "/consultation/" in request.url.path:
            return httpx.Response(502)
        return services(request)

    client = make_portal(lame).test_client()
    typed = {"step": "check", "wish": "attend", "author_name": "Ion Exemplu", "email": "ion@example.org"}
    status, text = post(client, **typed)
    assert status == 503
    assert "Ion Exemplu" in text
