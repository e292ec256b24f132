"""Debates that are asked for, over HTTP: on line, on paper, at the desk, in public; the report's figures."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.integration.consultation.calls import Calls
from tests.integration.consultation.test_outcomes import act, closed
from tests.unit.consultation.world import AUTHORITY, CLERK

PAPER: dict[str, Any] = {
    "kind": "association",
    "name": "Asociația Neînscrisă",
    "channel": "paper",
    "received_on": "2026-01-13",
    "town_number": "R-77",
    "email": "Asociatia@Example.org",
    "postal_address": "Strada Lungă 3",
}
WHY = {"reason": "A cerut o singură persoană, nu o asociație."}


def enter(calls: Calls, consultation: str, **changes: Any) -> Any:
    """A clerk enters what came on paper."""
    path = f"/consultations/{consultation}/debate-requests/entered"
    return calls.post(path, {**PAPER, **changes}, calls.clerk())


def ask(calls: Calls, consultation: str, **changes: Any) -> Any:
    """Somebody with a mandate asks."""
    person = calls.world.person()
    body = {"organisation": str(calls.world.speaks_for(person)), **changes}
    return calls.post(f"/consultations/{consultation}/debate-requests", body, calls.token(person))


def test_asked_read_and_withdrawn(calls: Calls) -> None:
    """Who asked has it in their list; everybody reads the organisation's name and when."""
    consultation, person = calls.published(), calls.world.person()
    organisation = str(calls.world.speaks_for(person))
    path, who = f"/consultations/{consultation}/debate-requests", calls.token(person)
    made = calls.post(path, {"organisation": organisation, "reason": "Tarifele."}, who)
    assert (made.status_code, made.json["state"], made.json["name"]) == (201, "open", "Asociația Exemplu")
    again = calls.post(path, {"organisation": organisation}, who)
    assert (again.status_code, again.json["code"]) == (409, "debate-asked-already")
    [shown] = calls.get(path).json["items"]
    assert (shown["name"], shown["organisation_id"], shown["state"]) == (
        "Asociația Exemplu",
        organisation,
        "open",
    )
    assert "reason" not in shown
    [own] = calls.get("/debate-requests/mine", who).json["items"]
    assert (own["reason"], own["consultation"]["id"]) == ("Tarifele.", consultation)
    step = next(
        step
        for step in calls.get(f"/consultations/{consultation}").json["timeline"]
        if step["step"] == "debate-asked"
    )
    assert (step["rule"], step["verdict"], step["on"]) == ("debate-on-request", "not-due", "2026-01-13")
    withdraw = f"/debate-requests/mine/{own['id']}/withdraw"
    assert calls.post(withdraw, headers=calls.token(uuid4())).status_code == 404
    assert calls.post(withdraw, headers=who).json["state"] == "withdrawn"
    assert calls.post(withdraw, headers=who).json["code"] == "debate-request-settled"


def test_paper_at_the_desk(calls: Calls) -> None:
    """The desk has everything, the public no address; what the clerk decides is public and in the trail."""
    consultation = calls.published()
    made = enter(calls, consultation)
    assert made.status_code == 201, made.json
    citizen = enter(calls, consultation, kind="other", name="Ion Exemplu", email=None).json["id"]
    found = calls.get(f"/consultations/{consultation}/debate-requests").json["items"]
    assert [one["name"] for one in found] == ["Asociația Neînscrisă", None]
    assert not {"Strada Lungă 3", "Asociatia@example.org", "R-77", "Ion Exemplu"} & set(str(found).split("'"))
    query = {"authority": AUTHORITY, "state": "open"}
    desk = calls.get("/desk/debate-requests", calls.clerk(), **query).json["items"]
    assert (desk[0]["email"], desk[0]["to_be_verified"], desk[0]["is_owed"]) == (
        "Asociatia@example.org",
        True,
        False,
    )
    path = f"/debate-requests/{citizen}"
    assert calls.post(f"{path}/not-owed", WHY, calls.clerk(), version=9).status_code == 412
    assert calls.post(f"{path}/not-owed", WHY, calls.clerk(), version=1).json["state"] == "not-owed"
    [_, answered] = calls.get(f"/consultations/{consultation}/debate-requests").json["items"]
    assert (answered["state"], answered["why_not"]) == ("not-owed", WHY["reason"])
    assert calls.post(f"{path}/forget", headers=calls.clerk()).status_code == 204
    one = calls.get(f"/desk{path}", calls.clerk())
    assert (one.json["forgotten"], one.headers["ETag"]) == (True, '"3"')
    with calls.world.runtime.read() as session:
        trail = session.execute(text("select deed, actor_id from audit order by id")).all()
    assert [(deed, who) for deed, who in trail] == [
        ("debate-request.entered", CLERK),
        ("debate-request.entered", CLERK),
        ("debate-request.not-owed", CLERK),
        ("debate-request.asker-forgotten", CLERK),
    ]


def test_nothing_is_final_before_the_debate(calls: Calls) -> None:
    """The refusal names the article; the calendar of the desk has it; the trail of the timeline warns."""
    consultation, _ = closed(calls)
    ask(calls, consultation)
    assert act(calls, consultation, "finalise") == (409, "debate-owed")
    due = calls.get("/desk/terms", calls.clerk(), authority=AUTHORITY).json["items"]
    assert [(one["term"], one["rule"], one["waiting"]) for one in due] == [("debate", "debate-on-request", 1)]
    steps = calls.get(f"/consultations/{consultation}").json["timeline"]
    assert [step["verdict"] for step in steps if step["step"] == "debate-asked"] == ["warning"]


def test_the_years_figures(calls: Calls) -> None:
    """By the year in which they were received in Romania, without those to whom nothing was owed."""
    consultation = calls.published()
    calls.world.clock.instant = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
    ask(calls, consultation)
    enter(calls, consultation, kind="authority", name="Comuna Vecină")
    other = enter(calls, consultation, kind="other", name="Ion Exemplu").json["id"]
    calls.post(f"/debate-requests/{other}/not-owed", WHY, calls.clerk(), version=1)
    figures = calls.get("/desk/debate-figures", calls.clerk(), authority=AUTHORITY, year="2026").json
    assert figures == {
        "year": 2026,
        "by_associations": 1,
        "by_authorities": 1,
        "by_others": 0,
        "drafts_asked_by_associations": 1,
        "held_for_associations": 0,
        "held": 0,
    }
    before = calls.get("/desk/debate-figures", calls.clerk(), authority=AUTHORITY, year="2025").json
    assert before["by_associations"] == 0
    refused = calls.get("/desk/debate-figures", calls.clerk(), authority=AUTHORITY, year="anul")
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "firmă"}, "invalid"),
        ({"name": ""}, "nobody-asks"),
        ({"name": "x" * 301}, "invalid"),
        ({"email": "nu e adresă"}, "email-not-valid"),
        ({"channel": "online"}, "invalid"),
        ({"received_on": None}, "invalid"),
        ({"received_on": "1999-01-01"}, "invalid"),
        ({"received_on": "2026-01-14"}, "received-later"),
        ({"received_on": "2026-01-12"}, "asked-before-notice"),
        ({"received_at": "2026-01-13T09:00:00Z"}, "invalid"),
        ({"reason": "x" * 5_001}, "invalid"),
        ({"organisation": "nu"}, "invalid"),
        ({"state": "called"}, "invalid"),
    ],
)
def test_what_stands_against_an_entry(calls: Calls, changes: dict[str, Any], code: str) -> None:
    """Each with its code."""
    assert enter(calls, calls.published(), **changes).json["code"] == code


@pytest.mark.parametrize(
    "body", [None, {}, {"organisation": 5}, {"organisation": str(uuid4())}, {"reason": "da"}, []]
)
def test_what_stands_against_asking(calls: Calls, body: Any) -> None:
    """Without a mandate, or without saying for whom; never a fault of ours."""
    consultation, who = calls.published(), calls.token(calls.world.person())
    answer = calls.post(f"/consultations/{consultation}/debate-requests", body, who)
    assert 400 <= answer.status_code < 500


def test_a_key_brings_one_request(calls: Calls) -> None:
    """Sent twice with one key it is one, and the same answer."""
    consultation, person = calls.published(), calls.world.person()
    body = {"organisation": str(calls.world.speaks_for(person))}
    path, who = f"/consultations/{consultation}/debate-requests", calls.token(person)
    first, second = (calls.post(path, body, who, key="one-and-the-same") for _ in range(2))
    assert first.json == second.json
    assert len(calls.get(path).json["items"]) == 1
