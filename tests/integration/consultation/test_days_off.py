"""Days off by the Government's decision: entered once, counted in every plan, taken back, noted."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.world import AUTHORITY

BRIDGE = {"day": "2026-01-23", "reason": "HG 1/2026"}
PLAN = {"kind": "normative", "published": "2026-01-13"}


def headers(calls: Calls, role: str = "administrator", place: str = AUTHORITY) -> dict[str, str]:
    """Of who has the role."""
    return calls.token(uuid4(), {place: [role]})


def add(calls: Calls, body: Any = None, who: dict[str, str] | None = None) -> Any:
    """Enter a day."""
    asked = {**(headers(calls) if who is None else who), "Idempotency-Key": str(uuid4())}
    return calls.client.post(f"{PREFIX}/days-off", json=body or BRIDGE, headers=asked)


def thirty(calls: Calls) -> Any:
    """The thirty working days of a plan."""
    return calls.get("/law/plan", **PLAN).json["rules"][2]


@pytest.mark.parametrize("place", [AUTHORITY, "common"])
def test_a_day_off_is_counted_until_it_is_taken_back(calls: Calls, place: str) -> None:
    """In the plan and in the judgement, of every authority."""
    who = headers(calls, place=place)
    made = add(calls, who=who).json
    assert calls.get("/days-off", year="2026").json == {"year": 2026, "items": [made]}
    assert calls.get("/days-off", year="2025").json["items"] == []
    assert (thirty(calls)["due"], thirty(calls)["earliest"]) == ("2026-02-25", "2026-02-26")
    entry = {"publication_date": "2026-01-13", "adoption_date": "2026-02-25"}
    answer = calls.client.post(f"{PREFIX}/law/judge", json={"entries": [entry], "as_of": "2026-04-01"})
    assert answer.json["items"][0]["rules"][2]["verdict"] == "warning"
    gone = f"{PREFIX}/days-off/{made['id']}"
    assert calls.client.delete(gone, headers=who).status_code == 204
    assert thirty(calls)["due"] == "2026-02-24"
    assert calls.client.delete(gone, headers=who).json["code"] == "no-such-day-off"


@pytest.mark.parametrize("day", ["2026-01-24", "2026-01-25", "2026-06-01", "2026-04-10"])
def test_a_day_that_is_off_already(calls: Calls, day: str) -> None:
    """A holiday or a weekend needs no decision."""
    answer = add(calls, {**BRIDGE, "day": day})
    assert (answer.status_code, answer.json["code"]) == (409, "already-off")


def test_a_day_is_entered_once_by_however_many_at_the_same_time(calls: Calls) -> None:
    """The database holds it; the others are told."""
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: add(calls).status_code, range(6)))
    assert sorted(answers) == [201, *[409] * 5]


@pytest.mark.parametrize("role", ["clerk", "moderator", "editor", "auditor"])
def test_no_other_role_may(calls: Calls, role: str) -> None:
    """Nor a stranger."""
    made = add(calls).json
    for who, status in ((headers(calls, role), 403), ({}, 401)):
        assert add(calls, who=who).status_code == status
        assert calls.client.delete(f"{PREFIX}/days-off/{made['id']}", headers=who).status_code == status


@pytest.mark.parametrize(
    "wrong",
    [{"day": "soon"}, {"day": "1999-01-04"}, {"reason": ""}, {"reason": "x" * 201}, {"nobody": "knows"}],
)
def test_what_cannot_be_read(calls: Calls, wrong: dict[str, str]) -> None:
    """The field is named."""
    answer = add(calls, {**BRIDGE, **wrong})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == f"/{next(iter(wrong))}"


def test_who_entered_it_is_noted(calls: Calls) -> None:
    """In the trail, with the day and the decision."""
    made = add(calls).json
    calls.client.delete(f"{PREFIX}/days-off/{made['id']}", headers=headers(calls))
    with calls.world.runtime.read() as session:
        lines = session.execute(text("select deed, authority, details from audit order by id")).all()
    assert [line.deed for line in lines] == ["day-off.added", "day-off.removed"]
    assert {(line.authority, line.details["day"]) for line in lines} == {("common", "2026-01-23")}
