"""The page of a door: what it sends on, and what it says."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
SESSION = "01990000-0000-7000-8000-000000000061"
PATH = f"/birou/intrare/session/{SESSION}"
ANA = {
    "id": "01990000-0000-7000-8000-000000000062",
    "name": "Ana Țuțuianu",
    "organisation": None,
    "wish": None,
    "state": "enrolled",
    "arrived_at": None,
}
DOOR = {
    "title": "Competențe civice",
    "subject": "",
    "course_id": "01990000-0000-7000-8000-000000000063",
    "authority": "oras-exemplu",
    "starts_at": "2026-01-20T15:00:00Z",
    "ends_at": "2026-01-20T18:00:00Z",
    "walk_ins": False,
    "people": [ANA],
}
CLERK = {**WHO, "roles": {"oras-exemplu": ["clerk"]}}


class Services:
    """A registry that knows a clerk, and a training service that answers as it is told."""

    def __init__(self, status: int = 200, said: Any = None) -> None:
        self.status, self.said = status, said
        self.sent: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        if "/registry/" in request.url.path:
            token = request.url.path.endswith("/tokens")
            return httpx.Response(201 if token else 200, json={"token": "t"} if token else CLERK)
        if request.method == "GET":
            return httpx.Response(200, json=DOOR)
        [one] = msgspec.json.decode(request.content)["arrivals"]
        self.sent.append(one)
        result = {"key": one.get("key"), "result": "checked-in", "person": ANA["id"], "name": ANA["name"]}
        noted = {"results": [{**result, "arrived_at": "2026-01-20T15:03:00Z"}]}
        return httpx.Response(self.status, json=self.said or noted)


def at_door(make_portal: MakePortal, services: Services) -> FlaskClient:
    """A clerk."""
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def post(client: FlaskClient, path: str = PATH, **typed: str) -> tuple[int, str]:
    """A form of the page as it is sent; status and text of the answer."""
    answer = client.post(path, data={"form_token": token_of(client, PATH), **typed})
    return answer.status_code, answer.get_data(as_text=True)


def test_a_button_notes_a_person_once_however_often_it_is_pressed(make_portal: MakePortal) -> None:
    """Its key is the form's and the person's; another person's is another one."""
    services = Services()
    client = at_door(make_portal, services)
    form = {"key": "0c4a4a5e-5d1c-4d5f-9b5c-2f4f0b8f6a11"}
    for person in (ANA["id"], ANA["id"], SESSION):
        status, text = post(client, person=str(person), **form)
        assert (status, "Ana Țuțuianu: a intrat, la ora 17:03." in text) == (200, True)
    first, again, other = (UUID(one["key"]) for one in services.sent)
    assert first == again != other
    assert services.sent[0]["at"] == "2026-01-20T10:00:00+00:00"


@pytest.mark.parametrize("typed", [{}, {"ticket": "T1", "name": "Ana"}])
def test_nothing_and_two_things_at_once_are_no_arrival(
    make_portal: MakePortal, typed: dict[str, str]
) -> None:
    """The page says what to do, and nothing is sent."""
    services = Services()
    status, text = post(at_door(make_portal, services), **typed)
    assert (status, services.sent) == (422, [])
    assert "Alegeți o persoană, scrieți un cod sau un nume." in text


@pytest.mark.parametrize(
    ("arrivals", "status", "answered"),
    [("nu e JSON", 200, 400), ('[{"key": "x"}]', 422, 422), ('[{"key": "x"}]', 502, 503)],
)
def test_a_device_is_told_what_came_of_it(
    make_portal: MakePortal, arrivals: str, status: int, answered: int
) -> None:
    """In JSON, for its script decides what it keeps."""
    client = at_door(make_portal, Services(status, {"detail": "Nu se poate.", "code": "invalid"}))
    said = post(client, f"{PATH}/trimite", arrivals=arrivals)
    assert (said[0], "detail" in msgspec.json.decode(said[1])) == (answered, True)


def test_only_this_page_may_use_the_camera(make_portal: MakePortal) -> None:
    """And only its paths are its worker's."""
    client = at_door(make_portal, Services())
    assert "camera=(self)" in client.get(PATH).headers["Permissions-Policy"]
    assert "camera=()" in client.get(f"{PATH}/lista").headers["Permissions-Policy"]
    worker = client.get("/birou/intrare/lucrator.js")
    assert (worker.mimetype, worker.headers["Cache-Control"]) == ("text/javascript", "no-cache")


def test_a_list_is_searched_without_marks_and_only_by_whom_it_concerns(make_portal: MakePortal) -> None:
    """Strangers sign in first; what is no kind of gathering is no page."""
    client = at_door(make_portal, Services())
    assert "Ana Țuțuianu" in client.get(f"{PATH}?q=tutui").get_data(as_text=True)
    assert f'data-person="{ANA["id"]}"' not in client.get(f"{PATH}?q=popescu").get_data(as_text=True)
    assert client.get(f"/birou/intrare/nunta/{SESSION}").status_code == 404
    assert make_portal(Services()).test_client().get(PATH).status_code == 303
