"""What is due at the desk, and what the clock has done, by HTTP."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.consultation.jobs import close_due, watch_terms
from services.consultation.model.known import staff_role
from shared.ids import new_id
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY


def due(calls: Calls) -> list[tuple[Any, ...]]:
    """What the desk shows: the consultation, its term, its day, days left, late, how many wait."""
    answer = calls.get("/desk/terms", calls.clerk(), authority=AUTHORITY)
    assert answer.status_code == 200, answer.json
    names = ("term", "due", "days_left", "late", "waiting")
    return [(one["consultation"]["id"], *(one[name] for name in names)) for one in answer.json["items"]]


def test_what_is_due_comes_by_its_day(calls: Calls) -> None:
    """Late ones before all, what has no day after all."""
    first = calls.published(recommendations_until="2026-01-26", planned_adoption="2026-02-25")
    second = calls.published(title="Taxa de parcare")
    for consultation in (first, second):
        calls.send(consultation, calls.world.person())
    assert due(calls) == [
        (second, "recommendations", "2026-01-23", 10, False, 1),
        (first, "recommendations", "2026-01-26", 13, False, 1),
        (first, "answers", "2026-02-25", 43, False, 1),
        (second, "answers", None, None, False, 1),
    ]
    calls.world.clock.instant = datetime(2026, 2, 27, 9, tzinfo=UTC)
    assert due(calls)[0] == (first, "answers", "2026-02-25", -2, True, 1)
    answers = calls.get("/desk/terms", calls.clerk(), authority=AUTHORITY).json["items"][0]
    assert (answers["rule"], answers["article"]) == ("refusal-reasoned", "Legea nr. 52/2003, art. 12")


def test_what_is_answered_waits_for_the_adoption_alone(calls: Calls) -> None:
    """And after its day for nothing."""
    first = calls.published(planned_adoption="2026-02-25", recommendations_until="2026-01-26")
    calls.world.clock.instant = datetime(2026, 2, 20, 9, tzinfo=UTC)
    assert due(calls) == [(first, "adoption", "2026-02-25", 5, False, 0)]
    calls.world.clock.instant = datetime(2026, 2, 26, 9, tzinfo=UTC)
    assert due(calls) == []


def test_when_the_clock_really_ran_is_shown(calls: Calls) -> None:
    """A machine that slept over midnight says so, to those whose work it is."""
    calls.world.know(staff_role, account_id=new_id(), authority=AUTHORITY, role="clerk", held=True)
    consultation = calls.published()
    path = f"/desk/consultations/{consultation}/deeds"
    assert calls.get(path, calls.clerk()).json == {"items": []}
    calls.world.clock.instant = datetime(2026, 1, 22, 12, tzinfo=UTC)
    watch_terms(calls.world.runtime.bus)
    calls.world.clock.instant = datetime(2026, 1, 24, 10, tzinfo=UTC)
    close_due(calls.world.runtime.bus)
    found = calls.get(path, calls.clerk()).json["items"]
    assert [(one["deed"], one["days"], one["told"]) for one in found] == [
        ("closed", 0, 0),
        ("reminded", 1, 1),
    ]
    assert datetime.fromisoformat(found[0]["due_at"]) == datetime(2026, 1, 23, 22, tzinfo=UTC)
    assert datetime.fromisoformat(found[0]["ran_at"]) == datetime(2026, 1, 24, 10, tzinfo=UTC)


def test_there_are_no_deeds_of_nothing(calls: Calls) -> None:
    """An id that nobody has is not found; a word is no authority."""
    nobody = UUID("01990000-0000-7000-8000-0000000000ff")
    assert calls.get(f"/desk/consultations/{nobody}/deeds", calls.clerk()).status_code == 404
    assert calls.get("/desk/terms", calls.clerk()).status_code == 422
    assert calls.get("/desk/terms", calls.clerk(), authority="Nu Știu").status_code == 422
