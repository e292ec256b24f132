"""The national register's page before a registry that answers as it is told to."""

import io
from collections.abc import Callable
from typing import Any

import httpx
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import token_of

PATH = "/birou/registrul-national"
KEY = "01990000-0000-7000-8000-0000000000aa"
ACCOUNT = {"id": "1", "name": "Irina Exemplu", "email": "irina@example.org"}
IMPORT: dict[str, Any] = {
    "id": KEY,
    "file_name": "export.csv",
    "state": "running",
    "asked_at": "2026-01-20T10:00:00Z",
    "progress": 0.43,
    "rows_read": 65_000,
    "reading": None,
    "counts": None,
    "fault": None,
}


def as_(
    role: str, make_portal: Callable[[Respond], Flask], sent: list[httpx.Request], **changes: Any
) -> FlaskClient:
    """A visitor with a role, before a registry that has one import."""
    who = {"account": ACCOUNT, "roles": {"oras-exemplu": [role]}}

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        path = request.url.path
        if path.endswith("/tokens"):
            return httpx.Response(201, json={"token": "t"})
        if path.endswith("/current"):
            return httpx.Response(200, json=who)
        if path.endswith("/imports") and request.method == "GET":
            return httpx.Response(200, json={"items": [{**IMPORT, **changes}], "next": None})
        return httpx.Response(200, json={**IMPORT, **changes})

    client = make_portal(respond).test_client()
    client.set_cookie("sesiune", "secret")
    return client


def test_only_administrators_have_the_page(make_portal: Callable[[Respond], Flask]) -> None:
    """A clerk has other pages."""
    assert as_("clerk", make_portal, []).get(PATH).status_code == 403
    assert as_("administrator", make_portal, []).get(PATH).status_code == 200


def test_a_file_goes_on_in_parts(make_portal: Callable[[Respond], Flask]) -> None:
    """Announced, a mebibyte at a time, started."""
    sent: list[httpx.Request] = []
    client = as_("administrator", make_portal, sent)
    content = b"x" * (2 * 1024 * 1024 + 5)
    file = FileStorage(io.BytesIO(content), filename="e.csv")
    boundary, body = encode_multipart({"form_token": token_of(client, PATH), "file": file})
    answer = client.post(PATH, data=body, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.headers["Location"] == f"{PATH}/{KEY}"
    parts = [request for request in sent if "/parts/" in request.url.path]
    assert b"".join(request.content for request in parts) == content
    assert [request.url.path.rpartition("/")[2] for request in parts] == ["0", "1", "2"]
    assert sent[-1].url.path.endswith("/start")


def test_a_large_form_of_somebody_else_is_refused(make_portal: Callable[[Respond], Flask]) -> None:
    """Room is made for administrators alone."""
    client = as_("clerk", make_portal, [])
    form = "multipart/form-data; boundary=parts"
    assert client.post(PATH, data=b"x" * 1024 * 1024, content_type=form).status_code == 413


def test_no_file_is_said_at_the_field(make_portal: Callable[[Respond], Flask]) -> None:
    """And at the top."""
    client = as_("administrator", make_portal, [])
    answer = client.post(PATH, data={"form_token": token_of(client, PATH)})
    assert answer.status_code == 422
    assert answer.get_data(as_text=True).count("Alegeți fișierul de importat.") == 2


def test_the_progress_is_asked_for_until_it_ends(make_portal: Callable[[Respond], Flask]) -> None:
    """By htmx, or by the page itself without JavaScript; once it has ended the page is shown anew."""
    client = as_("administrator", make_portal, [])
    page = client.get(f"{PATH}/{KEY}").get_data(as_text=True)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert 'value="43"' in page
    fault = {"code": "x", "ro": "Nu e un tabel.", "en": "No table."}
    ended = as_("administrator", make_portal, [], state="failed", fault=fault)
    assert ended.get(f"{PATH}/{KEY}", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    whole = ended.get(f"/en{PATH}/{KEY}").get_data(as_text=True)
    assert "No table." in whole
    assert "http-equiv" not in whole
