"""Feeds and calendars: valid, stable, asked for again at no cost."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from lxml import etree

from tests.unit.portal.conftest import Respond

MakePortal = Callable[[Respond], Flask]
ATOM = "{http://www.w3.org/2005/Atom}"
ACT = "01990000-0000-7000-8000-00000000000a"
ENTRY = "01990000-0000-7000-8000-00000000000b"
ASKED: dict[str, dict[str, str]] = {}


def act(**changes: Any) -> dict[str, Any]:
    """A consultation as the service gives it."""
    usual = {
        "id": ACT,
        "title": "Parcarea <în centru> & altele\x0b",
        "summary": "Unde se parchează.",
        "authority": {"slug": "oras", "name": "Orașul Exemplu", "is_example": True},
        "version": 2,
        "listed_at": "2026-01-13T08:00:00+00:00",
        "changed_at": "2026-01-14T08:00:00+00:00",
        "recommendations_until": "2026-01-23",
        "recommendations_until_at": "2026-01-23T21:59:59+00:00",
        "timeline": [
            {"step": "notice", "on": "2026-01-13", "planned": False},
            {"step": "recommendations", "on": "2026-01-23", "planned": False},
            {"step": "adoption", "on": "2026-03-02", "planned": True},
            {"step": "answers", "on": None, "planned": False},
        ],
    }
    return {**usual, **changes}


def said(**changes: Any) -> dict[str, Any]:
    """A recommendation as the service gives it to the public."""
    usual = {
        "id": ENTRY,
        "register_number": "12/2026",
        "article": "2",
        "articles": ["2"],
        "text": "Prea puține locuri. " * 60,
        "author": "A. N.",
        "entered_at": "2026-01-15T08:00:00+00:00",
        "answer": {
            "verdict": "partly",
            "reason": "Se preia pentru centru.",
            "answered_at": "2026-01-16T08:00:00.5+00:00",
        },
    }
    return {**usual, **changes}


def services(request: httpx.Request) -> httpx.Response:
    """A consultation service with one of each, and a page more of acts."""
    path = request.url.path.removeprefix("/api/consultation/v1")
    ASKED[path] = dict(request.url.params)
    more = None if request.url.params.get("cursor") else "mai"
    answers: dict[str, Any] = {
        "/consultations": {"items": [act()], "next": more},
        f"/consultations/{ACT}": act(),
        f"/consultations/{ACT}/recommendations": {"items": [said(), said(answer=None)], "next": None},
        "/authorities/oras/register": {
            "items": [said()],
            "next": more,
            "authority": act()["authority"],
        },
    }
    return httpx.Response(200, json=answers[path]) if path in answers else httpx.Response(404, json={})


@pytest.fixture
def client(make_portal: MakePortal) -> FlaskClient:
    """A browser before those services."""
    return make_portal(services).test_client()


def rfc4287(body: bytes) -> Any:
    """The feed, after a look at what RFC 4287 (4.1.1, 4.1.2, 4.2) asks of one."""
    feed = etree.fromstring(body)
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in one.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) == 1
        assert all(link.get("href").startswith("http") for link in one.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert all(":" in name for name in ids)
    return feed


def links(feed: Any) -> dict[str, str]:
    """The feed's own links, by what they are."""
    return {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}


@pytest.mark.parametrize(
    "path",
    [
        "/consultari.atom",
        "/en/consultari.atom",
        f"/consultari/{ACT}/recomandari.atom",
        "/autoritati/oras/registru.atom",
    ],
)
def test_feeds_are_valid(client: FlaskClient, path: str) -> None:
    """As RFC 4287 has it, in both languages, whatever signs a title holds."""
    answer = client.get(path)
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = rfc4287(answer.data)
    assert links(feed)["self"] == f"http://localhost{path}"
    assert feed.findall(f"{ATOM}entry")


def test_the_list_keeps_its_filters_and_leads_on(client: FlaskClient) -> None:
    """By page (RFC 5005), and home to the list with the same filters."""
    feed = rfc4287(client.get("/consultari.atom?authority=oras&state=open&q=parcare").data)
    assert ASKED["/consultations"] == {
        "authority": "oras",
        "state": "open",
        "q": "parcare",
        "limit": "50",
    }
    found = links(feed)
    assert found["alternate"] == "http://localhost/consultari?q=parcare&state=open&authority=oras"
    following = client.get(found["next"].removeprefix("http://localhost"))
    assert ASKED["/consultations"]["cursor"] == "mai"
    assert "next" not in links(rfc4287(following.data))


def test_an_entry_says_what_the_page_says(client: FlaskClient) -> None:
    """Who by the name that they chose, when it was answered and how; long texts are cut."""
    feed = rfc4287(client.get(f"/consultari/{ACT}/recomandari.atom").data)
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Recomandarea 12/2026 · Art. 2"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "A. N."
    assert entry.findtext(f"{ATOM}updated") == "2026-01-16T08:00:00.5+00:00"
    summary = entry.findtext(f"{ATOM}summary")
    assert summary.endswith("Preluată în parte: Se preia pentru centru.")
    assert len(summary) < 700


def test_a_feed_is_not_sent_twice(client: FlaskClient) -> None:
    """By its tag and by its date."""
    first = client.get("/consultari.atom")
    assert first.headers["Last-Modified"] == "Wed, 14 Jan 2026 08:00:00 GMT"
    for headers in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = client.get("/consultari.atom", headers=headers)
        assert (again.status_code, again.data) == (304, b"")
    assert client.get("/consultari.atom", headers={"If-None-Match": '"alta"'}).status_code == 200


def test_terms_are_whole_days_that_stay_the_same(client: FlaskClient) -> None:
    """Each open act once, over all pages, with a stable name and the version as its sequence."""
    answer = client.get("/consultari.ics?state=closed")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert ASKED["/consultations"]["state"] == "open"
    calendar = Calendar.from_ical(answer.data)
    days = calendar.walk("VEVENT")
    assert len(days) == 2  # the service gives the same one on both pages
    day = days[0]
    assert str(day["UID"]) == f"{ACT}.recommendations@parteneriat"
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2026, 1, 23), date(2026, 1, 24))
    assert (day["SEQUENCE"], day["DTSTAMP"].dt.isoformat()) == (2, "2026-01-14T08:00:00+00:00")
    assert str(day["SUMMARY"]).startswith("Ultima zi pentru recomandări: Parcarea")
    again = client.get("/consultari.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_terms_of_one_act(client: FlaskClient) -> None:
    """Steps that have a day, and which of them are only planned."""
    days = Calendar.from_ical(client.get(f"/consultari/{ACT}/termene.ics").data).walk("VEVENT")
    assert [str(day["UID"]).split(".")[1] for day in days] == [
        "notice@parteneriat",
        "recommendations@parteneriat",
        "adoption@parteneriat",
    ]
    assert str(days[2]["SUMMARY"]) == "Adoptarea (zi plănuită): Parcarea <în centru> & altele"


@pytest.mark.parametrize(
    "path",
    [
        "/consultari/01990000-0000-7000-8000-0000000000ff/recomandari.atom",
        "/consultari/01990000-0000-7000-8000-0000000000ff/termene.ics",
        "/autoritati/nicaieri/registru.atom",
    ],
)
def test_what_is_not_there_has_no_feed(client: FlaskClient, path: str) -> None:
    """404, and nothing breaks."""
    assert client.get(path).status_code == 404


def test_an_empty_feed_is_a_feed(make_portal: MakePortal) -> None:
    """Valid, so that a program that follows it goes on."""
    empty = make_portal(lambda _: httpx.Response(200, json={"items": [], "next": None})).test_client()
    assert not rfc4287(empty.get("/consultari.atom").data).findall(f"{ATOM}entry")
    assert not Calendar.from_ical(empty.get("/consultari.ics").data).walk("VEVENT")
