"""Pages of joint activities, before a consultation service that answers as told."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from services.portal.protection import TOKEN_FIELD

Respond = Callable[[httpx.Request], httpx.Response]
Visit = Callable[..., tuple[FlaskClient, "Service"]]
ONE, OWN, TOWN, NGO, TASK, PHOTO, PAPER, NEXT = (str(UUID(int=number)) for number in range(1, 9))
AT = "2026-01-13T09:00:00+00:00"
PARTNER: dict[str, Any] = {
    "id": OWN,
    "organisation_id": NGO,
    "name": "Asociația Exemplu",
    "state": "confirmed",
    "is_proposer": True,
    "role": "aduce voluntari",
    "answered_at": AT,
    "statement": "Malul este al tuturor.",
    "said_by": "Ana Exemplu",
    "has_ended": False,
}
HERE = {**PARTNER, "id": TOWN, "organisation_id": None, "name": "Orașul Exemplu", "is_proposer": False}
FILE: dict[str, Any] = {
    "id": PAPER,
    "kind": "document",
    "title": "Programul",
    "alternative": "",
    "name": "program.pdf",
    "size": 9,
    "media_type": "application/pdf",
    "state": "good",
    "reason": None,
    "consent": "",
    "consent_by": "",
    "consent_on": None,
}
IMAGE = {
    **FILE,
    "id": PHOTO,
    "kind": "photo",
    "title": "La pod",
    "alternative": "Oameni cu saci",
    "media_type": "image/jpeg",
    "consent": "Toți au semnat.",
    "consent_by": "Ana",
    "consent_on": "2026-01-10",
}
ENTRIES = [
    {"kind": kind, "at": AT, "reason": "", "details": {}}
    for kind in ("proposed", "agreed", "announced", "held", "results", "cancelled", "invited")
] + [
    {"kind": "confirmed", "at": AT, "reason": "", "details": {"partner": "Orașul Exemplu"}},
    {"kind": "changed", "at": AT, "reason": "", "details": {"fields": ["place"]}},
    {
        "kind": "moved",
        "at": AT,
        "reason": "Plouă.",
        "details": {"starts_at": {"before": AT, "after": AT}, "capacity": {"before": None, "after": 5}},
    },
    {"kind": "budget", "at": AT, "reason": "Oferte.", "details": {"before": "0.00", "after": "420.50"}},
    {"kind": "file-added", "at": AT, "reason": "", "details": {"kind": "photo", "title": "La pod"}},
]
ACTIVITY: dict[str, Any] = {
    "id": ONE,
    "version": 7,
    "authority": {"slug": "oras-exemplu", "name": "Orașul Exemplu", "is_example": True},
    "is_example": True,
    "state": "announced",
    "title": "Curățăm malul",
    "objectives": "Un mal curat.",
    "description": "La pod.",
    "kind": "clean-up",
    "starts_at": "2026-04-18T06:00:00+00:00",
    "ends_at": "2026-04-18T11:00:00+00:00",
    "place": "Podul",
    "online_url": "https://example.org/in-direct",
    "capacity": None,
    "language": "română",
    "announced_at": AT,
    "cancelled_at": None,
    "cancel_reason": None,
    "held_at": None,
    "proposed_at": AT,
    "changed_at": AT,
    "calendar_sequence": 1,
    "people": None,
    "results": None,
    "links": [],
    "partners": [PARTNER, HERE],
    "budget": {
        "lines": [
            {
                "partner_id": OWN,
                "partner": "Asociația Exemplu",
                "what": "Saci",
                "amount": "1250.50",
                "source": "",
            }
        ],
        "total": "1250.50",
        "bearers": [{"partner": "Asociația Exemplu", "amount": "1250.50"}],
    },
    "tasks": [
        {
            "id": TASK,
            "partner_id": OWN,
            "partner": "Asociația Exemplu",
            "what": "Aduce saci",
            "due_on": "2026-04-17",
            "done_at": None,
        }
    ],
    "files": [FILE, IMAGE],
    "follow_ups": [{"id": NEXT, "kind": "consultation", "title": "Un regulament", "url": None}],
    "entries": ENTRIES,
    "invited": 3,
    "may": {"speaks_for": [OWN, TOWN], "lead": True, "take_part": True, "announce": True},
}
HELD = {"state": "held", "results": "80 de saci.", "people": 120, "held_at": AT,
        "starts_at": "2026-01-10T06:00:00+00:00", "ends_at": "2026-01-10T11:00:00+00:00",
        "links": [{"url": "https://example.org/poze", "title": "Poze"}]}  # fmt: skip
GATHERING = {
    "id": ONE,
    "kind": "activity",
    "state": "called",
    "is_open": True,
    "precedence": [],
    "counts": {"capacity": None, "left": None, "taken": 2, "waiting": 0, "speakers": 0},
}
PAGES = ("", "/schimba", "/parteneri?q=asociatia", "/buget", "/sarcini", "/fisiere", "/citat", "/invitatii",
         "/rezultate", "/urmari", "/anuleaza")  # fmt: skip


class Service:
    """Answers as the services would, and remembers what was sent."""

    def __init__(self, **changes: Any) -> None:
        self.activity = {**ACTIVITY, **changes}
        self.sent: list[tuple[str, str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        path = request.url.path.partition("/v1")[2]
        if path == "/sessions/current":
            who = {"id": ONE, "name": "Ioana", "email": "i@example.org"}
            return httpx.Response(200, json={"account": who, "roles": {"oras-exemplu": ["clerk"]}})
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method != "GET":
            self.sent.append((request.method, path, json.loads(request.content) if request.content else None))
            return httpx.Response(201, json={"id": ONE, "version": 8, "state": "proposed"})
        if "/files/" in path:
            return httpx.Response(200, content=b"a picture", headers={"Content-Type": "image/jpeg"})
        mandate = {"organisation_id": NGO, "organisation_name": "Asociația Exemplu", "may_speak": True}
        page = {"items": [self.activity], "next": None}
        found: Any = {
            f"/activities/{ONE}": self.activity,
            f"/gatherings/activity/{ONE}": GATHERING,
            "/activities": page,
            "/activities/mine": page,
            "/desk/activities": page,
            "/mandates/mine": {"items": [mandate], "offers": []},
            "/authorities": {"items": [{"slug": "oras-exemplu", "name": "Orașul Exemplu"}]},
            "/organisations": {"items": [{"id": NGO, "name": "Asociația Exemplu"}], "next": None},
        }.get(path)
        headers = {"ETag": '"7"'}
        return httpx.Response(200, json=found, headers=headers) if found else httpx.Response(404, json={})


@pytest.fixture
def visit(make_portal: Callable[[Respond], Flask]) -> Visit:
    """`visit(…)` → a browser of a clerk who speaks for a partner, and the service behind the portal."""

    def make(**changes: Any) -> tuple[FlaskClient, Service]:
        service = Service(**changes)
        client = make_portal(service).test_client()
        client.set_cookie("sesiune", "secret")
        return client, service

    return make


def send(client: FlaskClient, path: str, **form: Any) -> Any:
    """Fill a form of that page and send it."""
    page = client.get(path).get_data(as_text=True)
    token = page.split(f'name="{TOKEN_FIELD}" value="')[1].split('"')[0]
    return client.post(path, data={TOKEN_FIELD: token, **form}, headers={"Origin": "http://localhost"})


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "proposed", "announced_at": None, "partners": [PARTNER, {**HERE, "state": "invited"}]},
        {"state": "agreed", "announced_at": None},
        {},
        HELD,
        {"state": "cancelled", "cancel_reason": "Cod galben."},
    ],
    ids=["proposed", "agreed", "announced", "held", "cancelled"],
)
def test_every_page_is_shown_in_every_state(visit: Visit, changes: dict[str, Any]) -> None:
    """In both languages; the public ones and those of who holds it."""
    client, _ = visit(**changes)
    lists = (
        "/activitati",
        "/activitati/calendar?luna=2026-04",
        "/cont/activitati",
        "/cont/activitati/noua",
        "/birou/activitati",
        "/birou/activitati/noua",
        f"/activitati/{ONE}",
        f"/activitati/{ONE}/presa",
    )
    for path in (*lists, *(f"/cont/activitati/{ONE}{page}" for page in PAGES)):
        for language in ("", "/en"):
            assert client.get(f"{language}{path}").status_code == 200, path


def test_who_speaks_for_nobody_finds_no_work(visit: Visit) -> None:
    """The public page is theirs."""
    client, _ = visit(may=None)
    assert client.get(f"/cont/activitati/{ONE}").status_code == 404
    assert client.get(f"/activitati/{ONE}").status_code == 200


def test_the_press_gets_facts_and_photos(visit: Visit) -> None:
    """What partners wrote is quoted; the archive has each photo with its words."""
    client, _ = visit(**HELD)
    page = client.get(f"/activitati/{ONE}/presa").get_data(as_text=True)
    for said in ("Malul este al tuturor.", "120 de persoane au venit", "1.250,50 lei"):
        assert said in page
    packed = client.get(f"/activitati/{ONE}/presa.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as made:
        assert made.namelist() == ["01.jpg", "fotografii.txt"]
        assert "01.jpg: La pod. Oameni cu saci" in made.read("fotografii.txt").decode()
    assert visit(files=[FILE])[0].get(f"/activitati/{ONE}/presa.zip").status_code == 404


def test_files_for_calendars_and_tables(visit: Visit) -> None:
    """By the hour; what was cancelled is crossed out."""
    client, _ = visit(state="cancelled", cancel_reason="Cod galben.")
    for path in ("/activitati.ics", f"/activitati/{ONE}.ics"):
        (event,) = Calendar.from_ical(client.get(path).data).walk("VEVENT")
        assert (event["UID"], event["STATUS"]) == (f"activity-{ONE}@parteneriat", "CANCELLED")
        assert f"{event.decoded('DTSTART'):%d %H:%M}" == "18 09:00"
    table = client.get("/activitati.csv").get_data(as_text=True)
    assert "Curățăm malul,curățenie,Orașul Exemplu,2026-04-18,09:00,14:00" in table


def test_a_proposal_says_what_is_missing(visit: Visit) -> None:
    """What was typed survives; then it is sent in UTC."""
    client, service = visit()
    path = "/cont/activitati/noua"
    wrong = send(
        client, path, title="Curățăm", day="2026-04-18", **{"from": "14:00", "to": "09:00"}, capacity="-3"
    )
    page = wrong.get_data(as_text=True)
    assert (wrong.status_code, service.sent) == (422, [])
    for said in (
        "Scrieți de ce o faceți.",
        "Sfârșitul trebuie să fie după început.",
        "un număr",
        'value="Curățăm"',
    ):
        assert said in page
    good = {"title": "Curățăm", "objectives": "Un mal curat.", "kind": "clean-up", "day": "2026-04-18",
            "from": "09:00", "to": "14:00", "place": "Podul", "language": "română",
            "authority": "oras-exemplu", "on_behalf_of": NGO, "role": "aduce voluntari"}  # fmt: skip
    assert send(client, path, **good).status_code == 303
    [(method, sent_to, body)] = service.sent
    assert (method, sent_to, body["on_behalf_of"]) == ("POST", "/activities", NGO)
    assert body["activity"]["starts_at"] == "2026-04-18T06:00:00+00:00"


def test_amounts_are_read_as_people_write_them(visit: Visit) -> None:
    """What is no amount is said at its row."""
    client, service = visit()
    path = f"/cont/activitati/{ONE}/buget"
    row = {"what": "Saci", "partner": OWN, "source": "", "reason": "Oferte.", "etag": '"7"'}
    for amount in ("-5", "abc", "1e9999", "NaN", "0,001"):
        assert send(client, path, amount=amount, **row).status_code == 422, amount
    assert service.sent == []
    assert send(client, path, amount="1.250,50", **row).status_code == 303
    assert service.sent[0][2]["lines"][0]["amount"] == "1250.50"


def test_a_photo_asks_for_its_consent(visit: Visit) -> None:
    """Before anything is sent."""
    client, service = visit()
    page = send(client, f"/cont/activitati/{ONE}/fisiere", kind="photo", title="La pod").get_data(
        as_text=True
    )
    assert "Scrieți cine declară acordul." in page
    assert "Scrieți ce se vede în fotografie." in page
    assert service.sent == []
