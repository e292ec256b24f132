"""What is promised with an adopted act, and how each promise stands."""

from typing import Any
from uuid import UUID

import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY, adopted_with_promise

PROMISE = {"text": "Se amenajează 40 de locuri.", "responsible": "Direcția tehnică", "due_on": "2026-06-30"}


@pytest.fixture
def promised(calls: Calls) -> tuple[str, str]:
    """An adopted act, and the address of a promise that goes with it."""
    consultation = calls.published()
    return consultation, f"/commitments/{adopted_with_promise(calls.world, UUID(consultation)).id}"


def turn(calls: Calls, path: str, version: int, **body: Any) -> Any:
    """Say how a promise stands now."""
    return calls.put(path, body, calls.clerk(), version=version)


def test_each_change_stays_public(calls: Calls, promised: tuple[str, str]) -> None:
    """With its day, its note and where it can be seen; followers of events hear of each."""
    consultation, path = promised
    seen = "https://example.org/lucrari"
    first = turn(
        calls, path, 1, state="ongoing", note="Au început lucrările.", evidence_url=seen, due_on="2026-07-31"
    )
    assert (first.status_code, first.json["version"]) == (200, 2)
    assert turn(calls, path, 2, state="done", due_on="2026-07-31").status_code == 200
    [shown] = calls.get(f"/consultations/{consultation}/commitments").json["items"]
    assert (shown["state"], shown["responsible"], shown["due_on"]) == (
        "done",
        "Direcția tehnică",
        "2026-07-31",
    )
    assert [(one["state"], one["note"], one["due_on"]) for one in shown["entries"]] == [
        ("planned", "", "2026-06-30"),
        ("ongoing", "Au început lucrările.", "2026-07-31"),
        ("done", "", "2026-07-31"),
    ]
    assert calls.get(path).json == shown
    assert [said["state"] for said in calls.world.said("commitment.noted")] == ["planned", "ongoing", "done"]


def test_a_promise_is_not_let_go_in_silence(calls: Calls, promised: tuple[str, str]) -> None:
    """And the second of two clerks sees what the first has said."""
    _, path = promised
    assert turn(calls, path, 1, state="given-up", note=" ").json["code"] == "no-reason-given"
    assert turn(calls, path, 1, state="given-up", note="Nu mai este loc.").status_code == 200
    assert turn(calls, path, 1, state="done").json["code"] == "stale"


def test_only_an_adopted_act_has_promises(calls: Calls) -> None:
    """While the procedure goes on nothing is followed up."""
    consultation = calls.published()
    answer = calls.post(f"/consultations/{consultation}/commitments", PROMISE, calls.clerk())
    assert answer.json["code"] == "nothing-adopted"
    assert calls.get(f"/consultations/{consultation}/commitments").json["items"] == []


def test_what_is_due_lies_on_the_desk(calls: Calls, promised: tuple[str, str]) -> None:
    """From its last day on until it is done or given up."""
    consultation, path = promised
    free = {**PROMISE, "due_on": None}
    added = calls.post(f"/consultations/{consultation}/commitments", free, calls.clerk())
    assert added.status_code == 201

    def due(**more: str) -> list[str]:
        found = calls.get("/desk/commitments", calls.clerk(), authority=AUTHORITY, **more).json["items"]
        return [f"/commitments/{one['id']}" for one in found]

    assert due() == []
    assert due(until="2026-06-30") == [path]
    assert turn(calls, path, 1, state="done").status_code == 200
    assert due(until="2030-01-01") == []


@pytest.mark.parametrize(
    "changes", [{"text": ""}, {"responsible": ""}, {"due_on": "mâine"}, {"who": "x"}, {"text": "a" * 2001}]
)
def test_bad_promises(calls: Calls, promised: tuple[str, str], changes: dict[str, Any]) -> None:
    """Each is refused, with the field that is wrong."""
    answer = calls.post(f"/consultations/{promised[0]}/commitments", {**PROMISE, **changes}, calls.clerk())
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


@pytest.mark.parametrize("body", [{}, {"state": "lost"}, {"state": "done", "evidence_url": "javascript:x"}])
def test_bad_turns(calls: Calls, promised: tuple[str, str], body: dict[str, Any]) -> None:
    """The same of what is said of one."""
    assert turn(calls, promised[1], 1, **body).status_code == 422
