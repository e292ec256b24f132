"""What is consulted on, for programs: Atom feeds, and the terms for one's calendar."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from services.portal.act_parts import spoken
from services.portal.asking import caller, or_not_found
from services.portal.calendars import Day, as_calendar
from services.portal.dates import full_moment
from services.portal.feeds import Entry, Feed, absolute, atom
from services.portal.languages import say
from services.portal.pages.consultations import read_consultation, wanted_consultations
from services.portal.pages.organisations import cursor_of, items_of

feeds = Blueprint("feeds", __name__)
ENTRIES = "50"
AT_ONCE, MOST = "100", 500  # terms of a calendar
SUMMARY = 600  # characters
Json = dict[str, Any]


@feeds.get("/consultari.atom")
def consultations() -> Response:
    """What is consulted on, the newest first; with the filters of the list."""
    wanted = wanted_consultations()
    kept: Json = {name: value for name, value in wanted.items() if value and name != "cursor"}
    with or_not_found():
        page = caller().get("consultation", "/consultations", {**wanted, "limit": ENTRIES}).data
    return atom(
        Feed(
            title=say("feeds.consultations"),
            home=url_for("consultations.listing", **kept),
            entries=[_consultation(one) for one in items_of(page)],
            next=_next("feeds.consultations", page, **kept),
        )
    )


@feeds.get("/consultari/<uuid:consultation_id>/recomandari.atom")
def recommendations(consultation_id: UUID) -> Response:
    """What was recommended on one act, the newest first, with the answers."""
    path = f"/consultations/{consultation_id}"
    cursor = request.args.get("cursor", "")
    with or_not_found():
        about = caller().get("consultation", path).data
        page = caller().get("consultation", f"{path}/recommendations", limit=ENTRIES, cursor=cursor).data
    return atom(
        Feed(
            title=f"{say('feeds.recommendations')}: {about['title']}",
            home=url_for("consultations.show", consultation_id=consultation_id),
            entries=[recommendation(one) for one in items_of(page)],
            next=_next("feeds.recommendations", page, consultation_id=consultation_id),
        )
    )


@feeds.get("/consultari.ics")
def terms() -> Response:
    """The last days for recommendations of all that is open; with the filters of the list."""
    wanted = {**wanted_consultations(), "state": "open", "cursor": ""}
    days = [_last_day(one) for one in _all(wanted)]
    return as_calendar("consultari", "consultations", days, name=say("feeds.terms"))


@feeds.get("/consultari/<uuid:consultation_id>/termene.ics")
def terms_of_one(consultation_id: UUID) -> Response:
    """The days of one consultation, those that have passed and those that are known."""
    found = read_consultation(consultation_id)
    days = [_step(found, step) for step in found["timeline"] if step["on"]]
    return as_calendar("termene", "consultation", days, name=found["title"])


def recommendation(one: Json) -> Entry:
    """A recommendation as an entry, by whom its author chose to be named."""
    said = say("recommendation.title", number=one["register_number"])
    about = say("article.short", number=spoken(one["article"])) if one["article"] else ""
    answer = one["answer"]
    answered = [f"{say('verdict.' + answer['verdict'])}: {answer['reason']}"] if answer else []
    return Entry(
        id=f"urn:uuid:{one['id']}",
        title=" · ".join(part for part in (said, about) if part),
        updated=answer["answered_at"] if answer else one["entered_at"],
        published=one["entered_at"],
        path=url_for("recommendations.show", recommendation_id=one["id"]),
        summary="\n\n".join([_short(one["text"]), *(_short(text) for text in answered)]),
        author=one["author"],
    )


def _consultation(one: Json) -> Entry:
    until = full_moment(one["recommendations_until_at"])
    term = [say("date.until", moment=until)] if until else []
    return Entry(
        id=f"urn:uuid:{one['id']}",
        title=one["title"],
        updated=one["changed_at"],
        published=one["listed_at"],
        path=url_for("consultations.show", consultation_id=one["id"]),
        summary=" · ".join(part for part in (_short(one["summary"]), *term) if part),
        author=one["authority"]["name"],
    )


def _all(wanted: dict[str, str]) -> Iterator[Json]:
    """All that is open, up to what a calendar still shows."""
    found = 0
    while found < MOST:
        with or_not_found():
            page = caller().get("consultation", "/consultations", {**wanted, "limit": AT_ONCE}).data
        yield from items_of(page)
        found += len(items_of(page))
        if not cursor_of(page):
            return
        wanted = {**wanted, "cursor": cursor_of(page)}


def _last_day(one: Json) -> Day:
    return _day(one, "recommendations", one["recommendations_until"], say("feeds.last_day"))


def _step(one: Json, step: Json) -> Day:
    said = say("feeds.last_day" if step["step"] == "recommendations" else "timeline." + step["step"])
    if step["planned"]:
        said = f"{said} ({say('timeline.planned')})"
    return _day(one, step["step"], step["on"], said)


def _day(one: Json, step: str, on: str, said: str) -> Day:
    page = absolute(url_for("consultations.show", consultation_id=one["id"]))
    return Day(
        uid=f"{one['id']}.{step}",
        on=date.fromisoformat(on),
        summary=f"{said}: {one['title']}",
        description=f"{one['authority']['name']}\n{page}",
        changed_at=datetime.fromisoformat(one["changed_at"]),
        sequence=one["version"],
        url=page,
    )


def _next(endpoint: str, page: Json, **kept: Any) -> str:
    cursor = cursor_of(page)
    return url_for(endpoint, **kept, cursor=cursor) if cursor else ""


def _short(text: str) -> str:
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY].rstrip()}…"
