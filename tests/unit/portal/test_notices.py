"""Pages inside other sites: they may be framed, run nothing, and know nothing of who looks."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask

from services.portal.access import SESSION_COOKIE
from tests.unit.portal.conftest import Respond

MakePortal = Callable[[Respond], Flask]
ID = "01890000-0000-7000-8000-000000000001"
FRAMED = (f"/consultari/{ID}/incorporat", "/autoritati/oras-exemplu/incorporat")
AUTHORITY = {"slug": "oras-exemplu", "name": "Orașul <Exemplu>", "is_example": True}
CONSULTATION = {
    "id": ID,
    "authority": AUTHORITY,
    "title": "Regulamentul de parcare",
    "summary": "Unde se parchează.",
    "state": "open",
    "is_record": False,
    "is_example": True,
    "can_recommend": True,
    "recommendations_until_at": "2026-01-29T21:59:59Z",
}


def town(asked: httpx.Request) -> httpx.Response:
    """An authority with one open consultation."""
    if asked.url.path.startswith("/api/registry/v1/authorities/"):
        return httpx.Response(200, json=AUTHORITY)
    if asked.url.path.endswith("/consultations"):
        return httpx.Response(200, json={"items": [CONSULTATION]})
    return httpx.Response(200, json=CONSULTATION)


@pytest.mark.parametrize("path", FRAMED)
def test_any_site_may_frame_it_and_it_runs_nothing(make_portal: MakePortal, path: str) -> None:
    """No script, no form, no cookie; links leave the frame."""
    asked: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return town(request)

    client = make_portal(respond).test_client()
    client.set_cookie(SESSION_COOKIE, "secret")
    answer = client.get(path)
    policy, shown = answer.headers["Content-Security-Policy"], answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "<script" not in shown
    assert "<form" not in shown
    assert "Set-Cookie" not in answer.headers
    assert "public" in answer.headers["Cache-Control"]
    assert not [path for path in asked if "sessions" in path]
    assert f'href="/consultari/{ID}" target="_blank" rel="noopener"' in shown
    assert "<Exemplu>" not in shown


def test_no_other_page_may_be_framed(make_portal: MakePortal) -> None:
    """Also the page of the same consultation."""
    app = make_portal(town)
    views = {name for name in app.view_functions if name.startswith("notices.framed")}
    assert views == {"notices.framed", "notices.framed_list"}
    policy = app.test_client().get("/consultari").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", FRAMED)
def test_what_is_not_there_is_not_framed(make_portal: MakePortal, path: str) -> None:
    """A page of errors keeps the strict policy."""
    answer = make_portal(lambda _: httpx.Response(404, json={"code": "x"})).test_client().get(path)
    assert answer.status_code == 404
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
