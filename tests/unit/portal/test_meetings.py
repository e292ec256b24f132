"""Pages of meetings: what is asked of the service, a month of them, files for calendars."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from tests.unit.portal.conftest import Respond

MakePortal = Callable[[Respond], Flask]
MEETING = "01990000-0000-7000-8000-00000000000a"
ASKED: list[dict[str, str]] = []


def meeting(**changes: Any) -> dict[str, Any]:
    """A debate as the service gives it: at five, in two days."""
    usual = {
        "id": MEETING,
        "version": 1,
        "authority": {"slug": "oras", "name": "Orașul Exemplu", "is_example": True},
        "kind": "debate",
        "consultation_id": "01990000-0000-7000-8000-00000000000b",
        "consultation_title": "Regulamentul de parcare",
        "title": "Dezbatere: parcarea <în centru>\x0b",
        "starts_at": "2026-01-22T15:00:00+00:00",
        "ends_at": "2026-01-22T17:00:00+00:00",
        "place": "Sala de consiliu",
        "online_url": None,
        "capacity": 80,
        "speaking_minutes": 3,
        "agenda": ["Prezentarea", "Cuvântul celor înscriși"],
        "how_to_register": "Prin portal.",
        "state": "called",
        "called_at": "2026-01-13T09:00:00+00:00",
        "moved_at": None,
        "reason": "",
        "began_at": None,
        "ended_at": None,
        "sequence": 2,
        "is_example": True,
        "changed_at": "2026-01-14T09:00:00+00:00",
        "entries": [
            {
                "at": "2026-01-13T09:00:00+00:00",
                "what": "called",
                "reason": "",
                "before": {},
                "after": {
                    "starts_at": "2026-01-22T15:00:00+00:00",
                    "ends_at": "2026-01-22T17:00:00+00:00",
                    "place": "Sala de consiliu",
                },
            }
        ],
    }
    return {**usual, **changes}


def services(request: httpx.Request) -> httpx.Response:
    """One meeting, which is on the first page of two."""
    path = request.url.path.removeprefix("/api/consultation/v1")
    if path == "/meetings":
        ASKED.append(dict(request.url.params))
        more = None if request.url.params.get("cursor") or "limit" not in request.url.params else "mai"
        return httpx.Response(200, json={"items": [meeting()], "next": more})
    if path == f"/meetings/{MEETING}":
        return httpx.Response(200, json=meeting())
    if path.endswith("/authorities"):
        return httpx.Response(200, json={"items": [{"slug": "oras", "name": "Orașul Exemplu"}]})
    return httpx.Response(404, json={})


@pytest.fixture
def client(make_portal: MakePortal) -> FlaskClient:
    """A browser before those services."""
    ASKED.clear()
    return make_portal(services).test_client()


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", {"period": "coming"}),
        ("?period=all&kind=debate&q=parcare", {"kind": "debate", "q": "parcare"}),
        ("?period=never&kind=party&authority=%3Cx%3E", {"period": "coming"}),
    ],
)
def test_what_is_looked_for_stands_in_the_address(
    client: FlaskClient, query: str, asked: dict[str, str]
) -> None:
    """Those to come unless others are asked for; what makes no sense is left out."""
    page = client.get(f"/intalniri{query}").get_data(as_text=True)
    assert [{**asked, "limit": "20"}] == ASKED
    assert "joi, 22 ianuarie 2026, 17:00" in page
    assert "peste 2 zile" in page


def test_a_month_is_a_table_and_a_list(client: FlaskClient) -> None:
    """From its first day to its last; the months beside it are a link away."""
    page = client.get("/en/intalniri/calendar?luna=2026-01&kind=debate").get_data(as_text=True)
    assert (ASKED[0]["since"], ASKED[0]["until"], ASKED[0]["kind"]) == ("2026-01-01", "2026-01-31", "debate")
    assert f'href="#i-{MEETING}"' in page
    assert "luna=2025-12" in page
    assert "luna=2026-02" in page


@pytest.mark.parametrize("month", ["", "x", "2026-13", "9999-12", "0001-01"])
def test_a_month_that_is_none_is_this_one(client: FlaskClient, month: str) -> None:
    """Never a fault of ours."""
    assert client.get(f"/intalniri/calendar?luna={month}").status_code == 200
    assert ASKED[0]["since"] == "2026-01-01"


def test_a_file_for_the_calendar(client: FlaskClient) -> None:
    """By the hour in Romania's time; the same event as in mails; asked for again at no cost."""
    answer = client.get(f"/intalniri/{MEETING}.ics")
    [event] = Calendar.from_ical(answer.data).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        f"meeting-{MEETING}@parteneriat",
        2,
        "CONFIRMED",
    )
    assert event["DTSTART"].params["TZID"] == "Europe/Bucharest"
    assert event.decoded("DTSTART") == datetime(2026, 1, 22, 17, tzinfo=ZoneInfo("Europe/Bucharest"))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2)
    assert event["URL"] == f"http://localhost/intalniri/{MEETING}"
    again = client.get(f"/intalniri/{MEETING}.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_all_for_the_calendar_and_as_a_table(client: FlaskClient) -> None:
    """Page after page, those of the last three months among them; formulas come as text."""
    found = Calendar.from_ical(client.get("/intalniri.ics?authority=oras").data).walk("VEVENT")
    assert len(found) == 2
    assert (ASKED[0]["since"], ASKED[0]["authority"], ASKED[1]["cursor"]) == ("2025-10-22", "oras", "mai")
    lines = client.get("/intalniri.csv").get_data(as_text=True).strip().split("\r\n")
    assert len(lines) == 3
    assert ",Dezbatere publică,Orașul Exemplu,2026-01-22,17:00,19:00,Sala de consiliu," in lines[1]


def test_a_meeting_that_is_not_there(client: FlaskClient) -> None:
    """Is a page that says so."""
    gone = MEETING.replace("a", "f")
    for path in (f"/intalniri/{gone}", f"/intalniri/{gone}.ics", f"/intalniri/{gone}/urmareste"):
        assert client.get(path).status_code == 404
