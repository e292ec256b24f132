"""Pages of officials: the queue, a request, decisions, the trail; before a registry that answers as told."""

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
ME, ONE, OTHER = (str(UUID(int=number)) for number in (1, 2, 3))
ORGANISATION = {
    "kind": "association",
    "name": "Asociația Exemplu",
    "cui": "2844855",
    "register_number": None,
    "court": None,
    "seat": "Orașul Exemplu",
    "locality_siruta": 130543,
    "fields": ["mediu"],
    "contact_email": "contact@example.org",
}
REQUEST: dict[str, Any] = {
    "id": ONE,
    "organisation_id": OTHER,
    "authority": "oras-exemplu",
    "state": "verified",
    "version": 2,
    "asked_at": "2026-01-13T09:00:00Z",
    "waiting_days": 7,
    "decided_at": "2026-01-14T09:00:00Z",
    "organisation": ORGANISATION,
    "life": "active",
    "life_ended_on": None,
    "merged_into": None,
    "assigned_to": None,
    "proposed": False,
    "proposal": None,
    "reason": None,
    "asked_by": {"name": "Ana", "email": "ana@example.org", "role": "președintă"},
}
LIKE = {
    "id": OTHER,
    "verification_id": None,
    "state": None,
    "life": "active",
    "recognised": True,
    "by": "name",
    "likeness": 0.7,
    "facts": {**ORGANISATION, "cui": None},
    "compared": {"name": "same", "cui": "only-here", "kind": "same"},
}
IMPORTED = {"file_name": "export.csv", "imported_at": "2026-01-10T09:00:00Z"}
ENTRY = {
    "by": "number",
    "likeness": 0.7,
    "status": "Inregistrat",
    "entered_on": "2020-03-01",
    "is_branch": False,
    "vanished_at": "2026-01-10T09:00:00Z",
    "facts": {
        "name": "ASOCIATIA ALTA",
        "register_number": "1/A/2020",
        "kind": "association",
        "town": "Buzău",
    },
    "compared": {"name": "different", "register_number": "same", "kind": "same", "town": "only-there"},
}
BESIDE = {"imported": IMPORTED, "expected": True, "asked": {**ORGANISATION, "town": None}, "entries": [ENTRY]}
CHANGE = {
    "act": "verify",
    "state": "verified",
    "authority": "oras-exemplu",
    "at": "2026-01-14T09:00:00Z",
    "on_date": None,
    "reason": None,
    "by": {"id": ME, "name": None},
}
LINE = {
    "id": ONE,
    "at": "2026-01-14T09:00:00Z",
    "authority": "oras-exemplu",
    "actor_id": ME,
    "actor_name": None,
    "deed": "organisation.suspended",
    "subject_type": "verification",
    "subject_id": ONE,
    "subject_name": "Asociația Exemplu",
    "details": {"reason": "=1+1"},
}
SUMMARY = {
    "counts": {"pending": 3, "proposed": 1},
    "changes": {"pending": 2},
    "localities": [{"siruta": 130543, "name": "Ploiești", "uat_name": "Ploiești"}],
    "colleagues": [{"id": ME, "name": "Ioana"}],
}


class Registry:
    """Answers as a registry would, and remembers what was sent to it."""

    def __init__(self, roles: dict[str, list[str]], **changes: Any) -> None:
        self.register = changes.pop("register", BESIDE)
        self.roles, self.request = roles, {**REQUEST, **changes}
        self.sent: list[tuple[str, Any]] = []
        self.asked: list[httpx.URL] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        path = request.url.path.removeprefix("/api/registry/v1")
        self.asked.append(request.url)
        if path == "/sessions/current":
            return self._json(
                {"account": {"id": ME, "name": "Ioana", "email": "i@x.ro"}, "roles": self.roles}
            )
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method == "POST":
            self.sent.append((path, json.loads(request.content) if request.content else None))
            return self._json({})
        if path.startswith("/requests/"):
            return httpx.Response(503)
        return self._json(self._read(path))

    def _read(self, path: str) -> Any:
        return {
            "/verifications": {"items": [{**self.request, "state": "pending"}], "next": "more"},
            "/verifications/summary": SUMMARY,
            "/verifications/export": {"items": [self.request], "complete": True},
            f"/verifications/{ONE}": self.request,
            f"/verifications/{ONE}/comparison": {"duplicates": [LIKE], "national_register": self.register},
            f"/verifications/{ONE}/history": {"items": [CHANGE]},
            "/organisations": {"items": [{**ORGANISATION, "id": ME}], "next": None},
            f"/organisations/{ME}": {**ORGANISATION, "id": ME},
            "/audit": {"items": [LINE], "next": None},
            "/audit/export": {"items": [LINE], "complete": True},
            "/audit/people": {"items": [{"id": ME, "name": "Ioana"}]},
            "/authorities": {"items": [{"slug": "oras-exemplu", "name": "Orașul Exemplu"}]},
        }[path]

    @staticmethod
    def _json(body: Any) -> httpx.Response:
        return httpx.Response(200, json=body)


@pytest.fixture
def visit(make_portal: Callable[[Respond], Flask]) -> Callable[..., tuple[FlaskClient, Registry]]:
    """`visit(roles, …)` → a browser that is signed in, and the registry behind the portal."""

    def make(*roles: str, **changes: Any) -> tuple[FlaskClient, Registry]:
        registry = Registry({"oras-exemplu": list(roles)}, **changes)
        client = make_portal(registry).test_client()
        client.set_cookie("sesiune", "secret")
        return client, registry

    return make


def send(client: FlaskClient, path: str, **form: str) -> Any:
    """Fill a form of that page and send it."""
    page = client.get(path).get_data(as_text=True)
    token = page.split(f'name="{TOKEN_FIELD}" value="')[1].split('"')[0]
    return client.post(path, data={TOKEN_FIELD: token, **form}, headers={"Origin": "http://localhost"})


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_queue_says_what_waits_how_long_and_who_has_it(visit: Any, language: str) -> None:
    """And how many there are in each state."""
    client, registry = visit("clerk")
    page = client.get(f"{language}/birou/verificari?assigned=nobody&locality=130543&kind=nonsense")
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "Asociația Exemplu" in text
    assert ("nu se ocupă nimeni" in text) or ("nobody deals with it" in text)
    assert "(3)" in text
    asked = next(url for url in registry.asked if url.path.endswith("/verifications"))
    assert (asked.params["assigned"], asked.params["locality"]) == ("nobody", "130543")
    assert "kind" not in asked.params


def test_the_queue_is_taken_away_as_a_file(visit: Any) -> None:
    """With a byte order mark, for Excel."""
    client, _ = visit("clerk")
    file = client.get("/birou/verificari/lista.csv")
    assert file.data.startswith(b"\xef\xbb\xbfdenumire,")
    assert "attachment" in file.headers["Content-Disposition"]


def test_a_request_shows_what_is_alike_and_what_has_happened(visit: Any) -> None:
    """Differences in words; the steps that are possible now."""
    client, _ = visit("clerk")
    text = client.get(f"/birou/verificari/{ONE}").get_data(as_text=True)
    assert "numai în cerere" in text
    assert "cont șters" in text
    assert "Suspendă organizația" in text
    assert "Ridică suspendarea" not in text


def test_an_administrator_sees_the_request_without_the_clerks_steps(visit: Any) -> None:
    """They may be the second who strikes off."""
    client, _ = visit("administrator")
    text = client.get(f"/birou/verificari/{ONE}").get_data(as_text=True)
    assert "Suspendă organizația" not in text
    assert client.get("/birou/verificari").status_code == 403


def test_what_cannot_be_undone_is_looked_at_once_more(visit: Any) -> None:
    """Nothing is sent before; going back keeps what was typed."""
    client, registry = visit("clerk")
    path = f"/birou/verificari/{ONE}/pas/dizolvare"
    missing = send(client, path)
    assert missing.status_code == 422
    typed = {"reason": "Sentința nr. 1/2026.", "on": "2026-01-12"}
    check = send(client, path, **typed)
    assert "Nu se poate reveni." in check.get_data(as_text=True)
    assert registry.sent == []
    assert "Sentința nr. 1/2026." in send(client, path, **typed, stage="back").get_data(as_text=True)
    assert send(client, path, **typed, stage="send").status_code == 303
    assert registry.sent == [(f"/verifications/{ONE}/dissolve", typed)]


def test_a_merger_asks_first_into_which(visit: Any) -> None:
    """Then for the day and the deed."""
    client, registry = visit("clerk")
    path = f"/birou/verificari/{ONE}/pas/absorbtie"
    assert "Alege" in client.get(f"{path}?cauta=exemplu").get_data(as_text=True)
    typed = {"reason": "Sentința nr. 1/2026.", "on": "2026-01-12", "into": ME}
    assert send(client, f"{path}?into={ME}", **typed, stage="send").status_code == 303
    assert registry.sent == [(f"/verifications/{ONE}/merge", typed)]
    assert client.get(f"/birou/verificari/{ONE}/pas/nimic").status_code == 404


@pytest.mark.parametrize(("author", "word"), [(ME, "Retrage propunerea"), (OTHER, "Confirmă radierea")])
def test_a_proposal_is_confirmed_by_another(visit: Any, author: str, word: str) -> None:
    """Its author can only take it back."""
    proposal = {
        "id": OTHER,
        "version": 1,
        "reason": "Motiv.",
        "proposed_by": {"id": author, "name": "Ion"},
        "proposed_at": "2026-01-15T09:00:00Z",
        "expires_at": "2026-02-14T09:00:00Z",
    }
    client, registry = visit("clerk", proposal=proposal)
    path = f"/birou/verificari/{ONE}/propunere"
    text = client.get(path).get_data(as_text=True)
    assert word in text
    assert ("Confirmă radierea" in text) == (author == OTHER)
    assert send(client, path, proposal=OTHER, etag='"1"', action="confirm").status_code == 303
    assert registry.sent == [(f"/strike-offs/{OTHER}/confirm", None)]


def test_the_trail_is_for_those_who_oversee(visit: Any) -> None:
    """In words, with a deleted account as such; a clerk does not read it."""
    client, _ = visit("auditor")
    text = client.get("/birou/audit?deed=Nu&since=ieri").get_data(as_text=True)
    assert "a suspendat organizația" in text
    assert "cont șters" in text
    clerk, _ = visit("clerk")
    assert clerk.get("/birou/audit").status_code == 403


def test_the_trail_is_taken_away_without_formulas(visit: Any) -> None:
    """As CSV and as JSON."""
    client, _ = visit("auditor")
    table = client.get("/birou/audit/jurnal.csv").get_data(as_text=True)
    assert "'=1+1" in table
    assert client.get("/birou/audit/jurnal.json").get_json()["items"] == [LINE]
    assert client.get("/birou/audit/jurnal.exe").status_code == 404


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Din 10 ianuarie 2026 nu mai apare în registru"),
        ({}, "<strong>diferă</strong>"),
        ({}, "Din fișierul export.csv, importat la 10 ianuarie 2026."),
        ({"entries": []}, "Cereți încheierea instanței înainte de a decide."),
        ({"entries": [], "expected": False}, "nu se înscriu în registrul național"),
        ({"imported": None, "entries": []}, "Registrul național nu a fost importat încă"),
    ],
)
def test_what_the_national_register_says_stands_beside_a_request(
    visit: Callable[..., tuple[FlaskClient, Registry]], changes: dict[str, Any], said: str
) -> None:
    """In words, with the file that it is from; what it means that nothing was found is said."""
    client, _ = visit("clerk", register={**BESIDE, **changes})
    assert said in client.get(f"/birou/verificari/{ONE}").get_data(as_text=True)
