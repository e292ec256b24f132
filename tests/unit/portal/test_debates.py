"""Pages of debates that are asked for, before services that answer as told."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask import Flask

from tests.unit.portal.test_desk_outcomes import ACT, ONE, OTHER, send

Respond = Callable[[httpx.Request], httpx.Response]
MANDATE = {
    "organisation_id": OTHER,
    "organisation_name": "Asociația Exemplu",
    "role": "delegate",
    "may_speak": True,
}
REQUEST: dict[str, Any] = {
    "id": OTHER,
    "version": 1,
    "kind": "association",
    "name": "Asociația Neînscrisă",
    "organisation_id": None,
    "channel": "paper",
    "received_at": "2026-01-13T09:00:00Z",
    "hour_known": False,
    "is_late": True,
    "state": "open",
    "meeting_id": None,
    "held_at": None,
    "settled_at": None,
    "why_not": "",
    "consultation": {"id": ONE, "title": "Regulamentul de parcare", "authority": ACT["authority"]},
    "reason": "",
    "known": "unknown",
    "known_now": "unknown",
    "to_be_verified": True,
    "is_owed": False,
    "settled_reason": "",
    "email": None,
    "postal_address": None,
    "town_number": "R-77",
    "entered_at": "2026-01-13T09:00:00Z",
    "entered_by": "Ioana",
    "online": False,
    "forgotten": False,
}
DESK = f"/birou/consultari/{ONE}/dezbatere"


class Services:
    """The registry and the consultation service."""

    def __init__(self, **found: Any) -> None:
        self.mandates: list[Any] = found.get("mandates", [])
        self.organisations: list[Any] = found.get("organisations", [])
        self.act = {**ACT, "state": "open", "term_over": False, "has_notice": True, **found.get("act", {})}
        self.request = {**REQUEST, **found.get("request", {})}
        self.refusal: dict[str, Any] | None = found.get("refusal")
        self.sent: list[tuple[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        path = request.url.path.partition("/v1")[2]
        if path == "/sessions/current":
            who = {"id": ONE, "name": "Ioana", "email": "i@example.org"}
            return httpx.Response(200, json={"account": who, "roles": {"oras-exemplu": ["clerk"]}})
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method != "GET":
            self.sent.append((path, json.loads(request.content) if request.content else None))
            return httpx.Response(409, json=self.refusal) if self.refusal else httpx.Response(200, json={})
        found = {
            f"/consultations/{ONE}": self.act,
            "/mandates/mine": {"items": self.mandates},
            "/organisations": {"items": self.organisations},
            f"/consultations/{ONE}/debate-requests": {"items": [self.request]},
            "/desk/debate-requests": {"items": [self.request], "next": None},
            f"/desk/debate-requests/{OTHER}": self.request,
            f"/debate-requests/mine/{OTHER}": self.request,
        }.get(path)
        headers = {"ETag": '"1"'}
        return httpx.Response(200, json=found, headers=headers) if found else httpx.Response(404, json={})


@pytest.fixture
def visit(make_portal: Callable[[Respond], Flask]) -> Callable[..., Any]:
    """`visit(…)` → a browser of somebody who is signed in, and the services behind the portal."""

    def make(*, signed_in: bool = True, **found: Any) -> Any:
        services = Services(**found)
        client = make_portal(services).test_client()
        if signed_in:
            client.set_cookie("sesiune", "secret")
        return client, services

    return make


def test_who_speaks_for_an_organisation_asks_in_two_pages(visit: Callable[..., Any]) -> None:
    """For whom and why, then a look at it; what was typed survives going back."""
    client, services = visit(mandates=[MANDATE])
    path = f"/consultari/{ONE}/cere-dezbatere"
    missing = send(client, path, step="who", reason="Tarifele.")
    assert (missing.status_code, services.sent) == (422, [])
    assert "Alegeți în numele cui" in missing.get_data(as_text=True)
    checked = send(client, path, step="who", organisation=OTHER, reason="Tarifele.")
    page = checked.get_data(as_text=True)
    assert (checked.status_code, services.sent) == (200, [])
    assert "Asociația Exemplu" in page
    back = send(client, path, step="check", go="who", organisation=OTHER, reason="Tarifele.")
    assert ">Tarifele.</textarea>" in back.get_data(as_text=True)
    done = send(client, path, step="check", organisation=OTHER, reason="Tarifele.")
    assert done.status_code == 303
    assert services.sent == [
        (f"/consultations/{ONE}/debate-requests", {"organisation": OTHER, "reason": "Tarifele."})
    ]


def test_the_same_organisation_is_told_plainly(visit: Callable[..., Any]) -> None:
    """That it has asked already."""
    refusal = {"code": "debate-asked-already", "detail": "Asociația Exemplu a cerut deja o dezbatere."}
    client, _ = visit(mandates=[MANDATE], refusal=refusal)
    answer = send(client, f"/consultari/{ONE}/cere-dezbatere", step="check", organisation=OTHER)
    assert answer.status_code == 409
    assert refusal["detail"] in answer.get_data(as_text=True)


@pytest.mark.parametrize(("signed_in", "said"), [(False, "Intrați în cont"), (True, "împuternicire")])
def test_who_speaks_for_nobody_reads_how_to_ask(
    visit: Callable[..., Any], signed_in: bool, said: str
) -> None:
    """In plain words, with the way on paper; there is no form to fill in vain."""
    client, _ = visit(signed_in=signed_in)
    page = client.get(f"/consultari/{ONE}/cere-dezbatere").get_data(as_text=True)
    assert said in page
    assert "pe hârtie sau prin e-mail" in page
    assert 'name="organisation"' not in page


def test_the_desk_shows_who_asked(visit: Callable[..., Any]) -> None:
    """With what is to be verified, and what can be done; a verified asker leaves no way out."""
    page = visit()[0].get(DESK).get_data(as_text=True)
    assert "De verificat." in page
    assert f"/birou/dezbateri/{OTHER}/nu-se-datoreaza" in page
    owed = {"known_now": "verified", "to_be_verified": False, "is_owed": True, "online": True}
    page = visit(request=owed)[0].get(DESK).get_data(as_text=True)
    assert "nu-se-datoreaza" not in page
    assert "dezbaterea se datorează" in page
    assert f"/birou/intalniri/noua?autoritate=oras-exemplu&amp;consultare={ONE}" in page
    called = {"state": "called", "meeting_id": OTHER, "settled_at": "2026-01-14T09:00:00Z"}
    page = visit(request=called)[0].get(DESK).get_data(as_text=True)
    assert f"/intalniri/{OTHER}" in page
    assert "/birou/intalniri/noua" not in page


def test_paper_is_entered(visit: Callable[..., Any]) -> None:
    """What is missing is said at its field; an organisation of the registry is asked about, not assumed."""
    known = [{"id": OTHER, "name": "Asociația Neînscrisă", "seat": "Strada Lungă"}]
    client, services = visit(organisations=known)
    wrong = send(client, f"{DESK}/noua", name="", received_on="2026-02-30")
    page = wrong.get_data(as_text=True)
    assert (wrong.status_code, services.sent) == (422, [])
    assert "Alegeți cine cere dezbaterea." in page
    form = {
        "kind": "association",
        "name": "Asociația Neînscrisă",
        "channel": "paper",
        "received_on": "2026-01-13",
    }
    asked = send(client, f"{DESK}/noua", **form)
    assert (asked.status_code, services.sent) == (422, [])
    done = send(client, f"{DESK}/noua", **form, organisation="other")
    assert done.status_code == 303
    [(path, body)] = services.sent
    assert path == f"/consultations/{ONE}/debate-requests/entered"
    assert (body["organisation"], body["received_on"], body["email"]) == (None, "2026-01-13", None)


@pytest.mark.parametrize(("what", "deed"), [("nu-se-datoreaza", "not-owed"), ("retragere", "withdrawal")])
def test_an_answer_has_its_reason(visit: Callable[..., Any], what: str, deed: str) -> None:
    """Too short a one is told so before it is sent."""
    client, services = visit()
    path = f"/birou/dezbateri/{OTHER}/{what}"
    assert send(client, path, reason="nu").status_code == 422
    assert services.sent == []
    why = "Cererea este a unei singure persoane."
    assert send(client, path, reason=why, etag='"1"').status_code == 303
    assert services.sent == [(f"/debate-requests/{OTHER}/{deed}", {"reason": why})]


def test_finalising_says_that_a_debate_is_owed(visit: Callable[..., Any]) -> None:
    """With the way to it, and without a button."""
    page = visit(act={"state": "closed"})[0].get(f"/birou/consultari/{ONE}/finalizare").get_data(as_text=True)
    assert "O dezbatere cerută nu s-a ținut încă." in page
    assert DESK in page


def test_ones_own_is_taken_back(visit: Callable[..., Any]) -> None:
    """After a question."""
    client, services = visit(request={"online": True})
    assert send(client, f"/recomandarile-mele/dezbateri/{OTHER}/retrage").status_code == 303
    assert services.sent == [(f"/debate-requests/mine/{OTHER}/withdraw", None)]
