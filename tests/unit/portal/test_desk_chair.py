"""The chair's screen and the wall: what they say, and what a button sends."""

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_desk_door import CLERK
from tests.unit.portal.test_pages import token_of

MakePortal = Callable[[Respond], Flask]
MEETING = "01990000-0000-7000-8000-000000000071"
PATH = f"/birou/intalniri/{MEETING}/prezidiu"
SPEAKS = {
    "id": MEETING,
    "registration_id": None,
    "name": "Ana Țuțuianu",
    "organisation": "Asociația Exemplu",
    "article": "2",
    "point": None,
    "began_at": "2026-01-20T10:00:00Z",
    "ended_at": None,
    "paused_at": None,
    "allowed_s": 180,
    "spent_s": 61,
}
NEXT = {**SPEAKS, "registration_id": MEETING, "name": "Ion Exemplu", "organisation": "", "arrived_at": None}
FLOOR: dict[str, Any] = {
    "version": 3,
    "title": "Dezbatere",
    "state": "called",
    "starts_at": "2026-01-20T09:00:00Z",
    "began_at": "2026-01-20T09:02:00Z",
    "agenda": ["Cuvântul celor înscriși"],
    "articles": [{"number": "2", "heading": "Parcările", "text": "Locurile se plătesc."}],
    "article": "2",
    "point": None,
    "now": SPEAKS,
    "queue": [NEXT],
    "heard": [],
    "missed": [],
}
SCREEN = {
    **FLOOR,
    "article": FLOOR["articles"][0],
    "point_text": "",
    "now": {"shown": "I. E.", "allowed_s": None, "spent_s": 61, "is_paused": True},
    "next": ["Asociația Exemplu"],
}


class Services:
    """A registry that knows a clerk, and a consultation service that answers as it is told."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.sent: list[tuple[Any, str | None]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        if "/registry/" in request.url.path:
            token = request.url.path.endswith("/tokens")
            return httpx.Response(201 if token else 200, json={"token": "t"} if token else CLERK)
        if request.method == "GET":
            shown = SCREEN if request.url.path.endswith("/screen") else FLOOR
            return httpx.Response(200, json=shown, headers={"ETag": '"3"'})
        self.sent.append((msgspec.json.decode(request.content), request.headers.get("If-Match")))
        said = {"detail": "Altcineva a schimbat între timp.", "code": "stale"}
        return httpx.Response(self.status, json=said if self.status >= 400 else {})


def chair(make_portal: MakePortal, services: Services) -> FlaskClient:
    """A clerk in the chair."""
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def test_the_chair_sees_who_speaks_on_what_and_who_is_next(make_portal: MakePortal) -> None:
    """The clock begins where the server says; without a script the whole time stands there."""
    text = chair(make_portal, Services()).get(PATH).get_data(as_text=True)
    for shown in (
        "Ana Țuțuianu",
        'data-spent="61" data-allowed="180"',
        "3:00",
        "Locurile se plătesc.",
        "12:00",
    ):
        assert shown in text
    assert "Următorul: Ion Exemplu" in text
    assert "nu a intrat încă" in text


def test_a_button_says_what_the_chair_saw(make_portal: MakePortal) -> None:
    """With the version of the page; what two devices do at once is said on the second."""
    services = Services()
    client = chair(make_portal, services)
    form = {"form_token": token_of(client, PATH), "etag": '"3"', "act": "give"}
    assert client.post(PATH, data={**form, "registration_id": MEETING}).status_code == 303
    topic = {"act": "discuss", "topic": "punct:1"}
    assert client.post(PATH, data={**form, **topic}).status_code == 303
    assert services.sent == [
        ({"act": "give", "registration_id": MEETING}, '"3"'),
        ({"act": "discuss", "point": 1}, '"3"'),
    ]
    services.status = 412
    late = client.post(PATH, data={**form, "name": "Invitat Exemplu"})
    assert (late.status_code, "Altcineva a schimbat" in late.get_data(as_text=True)) == (422, True)


def test_nobody_is_given_the_floor_without_a_name(make_portal: MakePortal) -> None:
    """Nor is a button that is none of ours pressed."""
    services = Services()
    client = chair(make_portal, services)
    form = {"form_token": token_of(client, PATH), "etag": '"3"'}
    assert "Scrieți numele." in client.post(PATH, data={**form, "act": "give"}).get_data(as_text=True)
    assert client.post(PATH, data={**form, "act": "fly"}).status_code == 422
    assert services.sent == []


def test_the_wall_is_for_everybody_and_looks_again_by_itself(make_portal: MakePortal) -> None:
    """Also without a script; who speaks without a limit is only counted up."""
    client = make_portal(Services()).test_client()
    text = client.get(f"/intalniri/{MEETING}/ecran").get_data(as_text=True)
    for shown in (
        "I. E.",
        "vorbește de",
        "1:01",
        "în pauză",
        "Asociația Exemplu",
        'hx-trigger="every 5s"',
        "refresh",
    ):
        assert shown in text
