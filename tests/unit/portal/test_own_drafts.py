"""A recommendation's draft between two windows: what was quicker is shown before anything is put over it."""

import json
from typing import Any
from uuid import UUID

import httpx
import pytest
from flask.testing import FlaskClient

from tests.unit.portal.test_own_account import MakePortal, Registry, visitor
from tests.unit.portal.test_pages import token_of

ACT = "01990000-0000-7000-8000-0000000000a1"
DRAFT = "01990000-0000-7000-8000-0000000000d1"
PATH = f"/consultari/{ACT}/recomanda"
ARTICLE = {"number": "2", "heading": "Locuri", "text": "Stațiile au locuri.", "recommendations": 0}
CONSULTATION = {
    "id": ACT,
    "title": "Regulamentul de parcare",
    "can_recommend": True,
    "is_record": False,
    "articles": [ARTICLE],
}
TYPED = {"step": "text", "article": "2", "text": "Locurile sunt puține", "draft": DRAFT, "draft_version": "1"}


class Service:
    """The consultation service with one draft, of version 3."""

    def __init__(self, text: str) -> None:
        self.draft: dict[str, Any] = {
            "id": DRAFT,
            "version": 3,
            "changed_at": "2026-01-13T09:00:00+00:00",
            "kept_until": "2026-02-22T22:00:00+00:00",
            "articles": ["2"],
            "whole": False,
            "text": text,
            "reason": "",
            "proposed_wording": "",
            "on_behalf_of": None,
            "name_shown": None,
            "files": [],
        }
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if "/consultation/" not in path:
            return Registry()(request)
        if path.endswith(f"/consultations/{ACT}"):
            return httpx.Response(200, json=CONSULTATION)
        if not path.endswith(f"/recommendation-drafts/{DRAFT}"):
            self.asked.append(path)
            return httpx.Response(404, json={"code": "not-found", "detail": "Nu există."})
        if request.method == "PUT":
            if request.headers["If-Match"] != f'"{self.draft["version"]}"':
                return httpx.Response(412, json={"code": "stale", "detail": "Altcineva."})
            self.draft |= {**json.loads(request.content), "version": self.draft["version"] + 1}
        return httpx.Response(200, json=self.draft)


def post(client: FlaskClient, path: str, **fields: str) -> Any:
    """Send the page's form."""
    return client.post(path, data={**TYPED, "form_token": token_of(client, PATH), **fields})


def test_what_another_window_wrote_is_shown_and_may_be_replaced(make_portal: MakePortal) -> None:
    """The first time it says what stands there and keeps nothing; the second time it is put over it."""
    service = Service("Cu totul altceva")
    client = visitor(make_portal, service)  # type: ignore[arg-type]
    page = post(client, PATH, go="save")
    text = page.get_data(as_text=True)
    assert page.status_code == 422
    assert "Cu totul altceva" in text
    assert TYPED["text"] in text
    assert 'name="draft_version" value="3"' in text
    assert service.draft["text"] == "Cu totul altceva"
    assert post(client, PATH, go="save", draft_version="3").status_code == 303
    assert service.draft["text"] == TYPED["text"]


def test_what_was_kept_while_typing_is_no_other_window(make_portal: MakePortal) -> None:
    """The same words, kept a moment ago: it goes on without a question."""
    service = Service("Locurile sunt")
    page = post(visitor(make_portal, service), PATH)  # type: ignore[arg-type]
    assert page.status_code == 200
    assert service.draft["text"] == TYPED["text"]


def test_while_typing_nothing_is_put_over_another_window(make_portal: MakePortal) -> None:
    """It says so, and goes on saying so: the version that it knows stays the old one."""
    service = Service("Cu totul altceva")
    text = post(visitor(make_portal, service), f"{PATH}/ciorna").get_data(as_text=True)  # type: ignore[arg-type]
    assert "în altă fereastră" in text
    assert 'name="draft_version" value="1"' in text
    assert service.draft["text"] == "Cu totul altceva"


@pytest.mark.parametrize("given", ["../../accounts/me", "x", "", "1 or 1"])
def test_an_id_is_an_id(make_portal: MakePortal, given: str) -> None:
    """What a form calls a draft or a file leads to no other address of the service."""
    service = Service("")
    client = visitor(make_portal, service)  # type: ignore[arg-type]
    client.get(PATH, query_string={"ciorna": given})
    post(client, PATH, step="files", draft_version="3", go=f"remove:{given}")
    for path in service.asked:
        assert "/me" not in path
        assert UUID(path.rpartition("/")[2] if "/files/" in path else DRAFT)
