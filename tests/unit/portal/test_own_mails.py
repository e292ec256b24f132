"""An address whose server refuses our mails: its owner is told on their page, and has them sent again."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
REFUSED = {"since": "2026-01-13T09:00:00Z", "code": "5.1.1", "reason": "550 5.1.1 <unknown>"}


def visitor(make_portal: MakePortal, suppression: object, asked: list[str]) -> FlaskClient:
    """Somebody signed in, of whose address the notification service says this."""

    def respond(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        asked.append(f"{request.method} {path}")
        if path.endswith("/sessions/current"):
            return httpx.Response(200, json=WHO)
        if path.endswith("/tokens"):
            return httpx.Response(201, json={"token": "t"})
        if path.endswith("/suppressions/mine"):
            return httpx.Response(200, json={"suppression": suppression})
        return httpx.Response(200, json={"items": []})

    client = make_portal(respond).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


@pytest.mark.parametrize(
    ("path", "says"),
    [("/cont", "refuzat un mesaj pe marți, 13 ianuarie 2026"), ("/en/cont", "on Tuesday, 13 January 2026")],
)
def test_the_account_says_that_mails_do_not_arrive(make_portal: MakePortal, path: str, says: str) -> None:
    """Since when and why, with a button; the server's words are shown, not obeyed."""
    page = visitor(make_portal, REFUSED, []).get(path).get_data(as_text=True)
    assert says in page
    assert "550 5.1.1 &lt;unknown&gt;" in page
    assert "/cont/mesaje/porneste" in page


def test_nothing_is_said_where_mails_arrive(make_portal: MakePortal) -> None:
    """As nearly always."""
    page = visitor(make_portal, None, []).get("/cont").get_data(as_text=True)
    assert "/cont/mesaje/porneste" not in page


def test_one_button_starts_them_again(make_portal: MakePortal) -> None:
    """And the page says so."""
    asked: list[str] = []
    client = visitor(make_portal, REFUSED, asked)
    answer = client.post("/cont/mesaje/porneste", data={"form_token": token_of(client, "/cont")})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/cont?mesaje=pornite")
    assert "DELETE /api/notification/v1/suppressions/mine" in asked
    page = client.get("/cont?mesaje=pornite").get_data(as_text=True)
    assert "Vă scriem din nou" in page
