"""Pages when services are away, and forms when something is wrong."""

import re
from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond

MakePortal = Callable[[Respond], Flask]
TOKEN = re.compile(r'name="form_token" value="(\w+)"')
WHO = {"account": {"id": "1", "name": "Ana Popescu", "email": "ana@example.org"}, "roles": {}}


def away(_: httpx.Request) -> httpx.Response:
    """Nothing answers."""
    return httpx.Response(502)


def token_of(client: FlaskClient, path: str) -> str:
    """The token of the form on that page."""
    found = TOKEN.search(client.get(path).get_data(as_text=True))
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/", "/consultari", "/organizatii", "/verifica", "/abonamente", "/en/"])
def test_a_service_that_is_away_costs_its_part_not_the_page(make_portal: MakePortal, path: str) -> None:
    """The page is there, with its form and its way on."""
    answer = make_portal(away).test_client().get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.get_data(as_text=True)


def test_a_page_whose_subject_is_away_says_so_and_how_to_go_on(make_portal: MakePortal) -> None:
    """A consultation cannot be shown without its service."""
    answer = make_portal(away).test_client().get("/consultari/01890000-0000-7000-8000-000000000001")
    assert answer.status_code == 503
    assert "Încearcă din nou" in answer.get_data(as_text=True)


def test_every_answer_carries_a_policy_without_exceptions(make_portal: MakePortal) -> None:
    """Nothing inline runs, nobody frames us."""
    headers = make_portal(away).test_client().get("/").headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_a_form_from_another_site_is_refused(make_portal: MakePortal) -> None:
    """Even with a token, for the browser says where it came from."""
    client = make_portal(away).test_client()
    data = {"form_token": token_of(client, "/abonamente"), "email": "ana@example.org"}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example.org"}):
        answer = client.post("/abonamente", data=data, headers=headers)
        assert answer.status_code == 403
        assert "ana@example.org" not in answer.get_data(as_text=True)


def test_an_old_form_comes_back_with_what_was_typed(make_portal: MakePortal) -> None:
    """Nobody loses a text to a lost cookie; a password is never shown."""
    client = make_portal(away).test_client()
    typed = "Un text lung, scris seara târziu, care nu trebuie să se piardă."
    kept = client.post("/abonamente", data={"form_token": "x", "email": typed})
    assert kept.status_code == 403
    assert typed in kept.get_data(as_text=True)
    secret = client.post("/autentificare", data={"form_token": "x", "password": "parola mea"})
    assert "parola mea" not in secret.get_data(as_text=True)


def test_a_form_sent_while_a_service_is_away_can_be_sent_again_with_the_same_key(
    make_portal: MakePortal,
) -> None:
    """The key travels along, so that twice is once."""
    client = make_portal(away).test_client()
    key = "01890000-0000-7000-8000-0000000000aa"
    data = {
        "form_token": token_of(client, "/abonamente"),
        "email": "ana@example.org",
        "topic": "*",
        "key": key,
    }
    answer = client.post("/abonamente", data=data)
    assert answer.status_code == 503
    assert f'name="key" value="{key}"' in answer.get_data(as_text=True)


def test_a_mistake_is_said_at_the_top_and_at_the_field_and_what_was_typed_stays(
    make_portal: MakePortal,
) -> None:
    """The errors are linked to their fields."""
    client = make_portal(away).test_client()
    data = {"form_token": token_of(client, "/cont/nou"), "email": "ana", "name": "Ana", "password": ""}
    answer = client.post("/cont/nou", data=data)
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'href="#f-email"' in shown
    assert 'id="e-email"' in shown
    assert 'value="ana"' in shown
    assert "<title>Eroare:" in shown


@pytest.mark.parametrize("path", ["/cont", "/birou", "/organizatii/cerere"])
def test_a_page_for_the_signed_in_asks_to_sign_in_and_comes_back(make_portal: MakePortal, path: str) -> None:
    """The way back is kept in the address."""
    answer = make_portal(away).test_client().get(path)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/autentificare?spre={path}"


@pytest.mark.parametrize(
    "target", ["https://evil.example.org", "//evil.example.org", "/\\evil.example.org", "javascript:x"]
)
def test_signing_in_leads_nowhere_else(make_portal: MakePortal, target: str) -> None:
    """An address of another site is dropped."""
    client = make_portal(lambda _: httpx.Response(201, json={"session": "secret"})).test_client()
    data = {"email": "ana@example.org", "password": "p", "spre": target}
    answer = client.post("/autentificare", data={**data, "form_token": token_of(client, "/autentificare")})
    assert answer.headers["Location"] == "/"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]


def test_a_citizen_has_no_desk(make_portal: MakePortal) -> None:
    """The page is there, and not for them."""
    client = make_portal(lambda _: httpx.Response(200, json=WHO)).test_client()
    client.set_cookie("sesiune", "secret")
    assert client.get("/birou").status_code == 403


@pytest.mark.parametrize(("broken", "status"), [("", 200), ("consultation.test", 503)])
def test_the_whole_system_is_well_only_when_every_service_is(
    make_portal: MakePortal, broken: str, status: int
) -> None:
    """And the answer names which is not."""

    def respond(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/health/system"
        return httpx.Response(503 if request.url.host == broken else 200)

    answer = make_portal(respond).test_client().get("/health/system")
    assert answer.status_code == status
    assert answer.get_json()["services"]["consultation"] == ("away" if broken else "ok")
    assert answer.get_json()["services"]["registry"] == "ok"
