"""The pages about one's own account: sessions, erasure, what is kept."""

import io
import json
import zipfile
from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
SESSION = {
    "id": "01990000-0000-7000-8000-000000000001",
    "device": "Firefox · Linux",
    "started_at": "2026-01-20T08:00:00Z",
    "used_at": "2026-01-20T09:00:00Z",
    "expires_at": "2026-02-03T09:00:00Z",
    "is_current": True,
    "has_just_begun": True,
}
OTHER = {**SESSION, "id": "01990000-0000-7000-8000-000000000002", "device": None, "is_current": False}
RULE = {
    "name": "x",
    "what": "Sesiunea",
    "how_long": "14 zile",
    "why": "ca să",
    "law": "",
    "deleted_by_job": True,
}


class Registry:
    """A registry that knows the visitor, and answers as it is told."""

    def __init__(self, **answers: httpx.Response) -> None:
        self.answers = answers
        self.just_begun = True
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the end of the path."""
        path = request.url.path
        self.asked.append(f"{request.method} {path}")
        if path.endswith("/sessions/current"):
            return httpx.Response(200, json=WHO)
        if path.endswith("/tokens"):
            return httpx.Response(201, json={"token": "t"})
        if path.endswith("/sessions"):
            mine = {**SESSION, "has_just_begun": self.just_begun}
            return httpx.Response(200, json={"items": [OTHER, mine]})
        name = path.rpartition("/")[2]
        return self.answers.get(name, httpx.Response(204))


def visitor(make_portal: MakePortal, registry: Registry) -> FlaskClient:
    """Somebody signed in."""
    client = make_portal(registry).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def erasure(**changes: object) -> httpx.Response:
    """Where an erasure stands."""
    return httpx.Response(200, json={"asked_at": None, "due_at": None, "obstacles": [], **changes})


def test_sessions_are_listed_this_one_first(make_portal: MakePortal) -> None:
    """Each other one with its button; the unknown browser has a name, too."""
    page = visitor(make_portal, Registry()).get("/cont/sesiuni").get_data(as_text=True)
    assert page.index("Firefox · Linux") < page.index("Browser necunoscut")
    assert page.count("Încheie sesiunea") == 1
    assert "Încheie toate celelalte sesiuni" in page


def test_what_cannot_be_undone_asks_to_sign_in_anew(make_portal: MakePortal) -> None:
    """And comes back afterwards."""
    registry = Registry()
    registry.just_begun = False
    answer = visitor(make_portal, registry).get("/cont/stergere/cere")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/autentificare?spre=/cont/stergere/cere&din_nou=1"


def test_an_erasure_is_asked_for_in_two_steps(make_portal: MakePortal) -> None:
    """What goes and what stays is shown before; a refusal is said."""
    refused = httpx.Response(
        409, json={"code": "last-administrator", "detail": "Sunteți singurul administrator."}
    )
    client = visitor(make_portal, Registry(erasure=erasure()))
    assert "Legea 52/2003 art. 7 (5)" in client.get("/cont/stergere").get_data(as_text=True)
    client = visitor(make_portal, Registry(erasure=refused))
    form = {"form_token": token_of(client, "/cont/stergere/cere")}
    answer = client.post("/cont/stergere/cere", data=form)
    assert answer.status_code == 422
    assert "Sunteți singurul administrator." in answer.get_data(as_text=True)


def test_an_erasure_that_waits_can_be_taken_back(make_portal: MakePortal) -> None:
    """The page says until when; what stands against asking is said before the button is offered."""
    page = visitor(make_portal, Registry(erasure=erasure(due_at="2026-01-27T10:00:00Z"))).get(
        "/cont/stergere"
    )
    assert "Contul va fi șters marți, 27 ianuarie 2026, ora 12:00" in page.get_data(as_text=True)
    stopped = Registry(erasure=erasure(obstacles=["Numiți întâi pe altcineva."]))
    text = visitor(make_portal, stopped).get("/cont/stergere").get_data(as_text=True)
    assert "Numiți întâi pe altcineva." in text
    assert "/cont/stergere/cere" not in text


@pytest.mark.parametrize("path", ["/confidentialitate", "/en/confidentialitate"])
def test_what_is_kept_and_for_how_long_stands_on_the_page(make_portal: MakePortal, path: str) -> None:
    """Also when a service is away: its part is missing, and the page says so."""

    def respond(request: httpx.Request) -> httpx.Response:
        if "/registry/" in request.url.path:
            return httpx.Response(200, json={"items": [RULE]})
        return httpx.Response(502)

    page = make_portal(respond).test_client().get(path)
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "14 zile" in text
    assert 'class="away"' in text


FOLLOW = {
    "topic": {"kind": "phrase", "value": "parcare resedinta"},
    "authority_name": None,
    "organisation_name": None,
    "locality_name": None,
    "consultation_title": None,
    "confirmed_at": "2026-01-13T09:00:00+00:00",
    "is_written_request": False,
}

LISTS = (
    "/notices",
    "/recommendation-drafts",
    "/webhooks",
    "/devices",
    "/enrolments/mine",
    "/attempts/mine",
    "/registrations/mine",
    "/certificates/mine",
    "-requests/mine",
)


def test_the_copy_of_ones_data_is_a_zip_of_all_services(make_portal: MakePortal) -> None:
    """With every page of a list; where a service is away there is no copy, for it would look whole."""

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/content"):
            return httpx.Response(200, json={"content": {"account": [{"name": "Ana"}]}})
        if request.url.path.endswith("/recommendations/mine"):
            last = "cursor" in request.url.params
            return httpx.Response(200, json={"items": [2 if last else 1], "next": None if last else "c"})
        if request.url.path.endswith("/follows/mine"):
            return httpx.Response(200, json={"items": [FOLLOW]})
        if request.url.path.endswith(LISTS):
            return httpx.Response(200, json={"items": []})
        return Registry()(request)

    answer = visitor(make_portal, respond).get("/cont/date/descarca")  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("recomandari.json")) == [1, 2]
        assert json.loads(archive.read("registru.json")) == {"account": [{"name": "Ana"}]}
        assert json.loads(archive.read("abonamente.json")) == [FOLLOW]
        table = archive.read("abonamente.csv").decode("utf-8-sig").splitlines()
        assert table[1] == "phrase,parcare resedinta,,2026-01-13T09:00:00+00:00,nu"
        assert len(archive.namelist()) == 15

    def lame(request: httpx.Request) -> httpx.Response:
        return httpx.Response(502) if "/notification/" in request.url.path else respond(request)

    assert visitor(make_portal, lame).get("/cont/date/descarca").status_code == 503  # type: ignore[arg-type]
