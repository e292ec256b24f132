"""What people think of a course by HTTP: what is refused, what is never said again."""

from datetime import timedelta
from typing import Any

from tests.integration.training.calls import Calls
from tests.unit.training.world import BEGINS

SCALE = {"kind": "scale", "text": "A fost de folos?"}
FORM = {"questions": [SCALE, SCALE, {"kind": "text", "text": "Ce am schimba?"}]}
NO_FORMS: tuple[list[dict[str, Any]], ...] = (
    [SCALE, SCALE],
    [SCALE] * 7,
    [{"kind": "text", "text": "De ce?"}] * 3,
    [SCALE, SCALE, {"kind": "stars", "text": "Câte stele?"}],
    [SCALE, SCALE, {**SCALE, "text": "x" * 301}],
)
NO_ANSWERS: tuple[Any, ...] = (
    [5, 4],
    [5, 4, "", ""],
    [9, 4, ""],
    [True, 4, ""],
    [1.5, 4, ""],
    [{}, 4, ""],
    "5",
    None,
)


def test_opinions_are_asked_for_given_and_counted(calls: Calls) -> None:
    """From the clerk's form to the clerk's numbers."""
    course, person = calls.world.announced(seats=9).id, calls.world.person()
    path = f"/courses/{course}"
    for questions in NO_FORMS:
        odd = calls.put(f"{path}/feedback-form", {"questions": questions}, calls.clerk(), version=0)
        assert odd.status_code == 422, questions
    assert calls.put(f"{path}/feedback-form", FORM, calls.clerk(), version=0).status_code == 200
    calls.world.enrolled(course, person)
    assert calls.get(f"{path}/feedback", calls.token(person)).json["can_answer"] is False
    calls.world.clock.instant = BEGINS + timedelta(days=2)
    mine = calls.token(person)
    assert calls.get(f"{path}/feedback", mine).json["can_answer"] is True
    found = [calls.post(f"{path}/feedback", {"answers": odd}, mine).status_code for odd in NO_ANSWERS]
    assert found == [422] * len(NO_ANSWERS)
    answered = calls.post(f"{path}/feedback", {"answers": [5, 4, "Bine."]}, mine)
    assert (answered.status_code, answered.json) == (201, {})
    again = calls.post(f"{path}/feedback", {"answers": [1, 1, ""]}, mine)
    assert (again.status_code, again.json["code"]) == (409, "already-answered")
    numbers = calls.get(f"{path}/feedback-results", calls.clerk()).json
    assert numbers == {"answered": 1, "least": 5, "questions": None}


def test_consents_are_ones_own_words(calls: Calls) -> None:
    """Gender goes with the statistics; what the course needs is not taken back here."""
    course, person = calls.world.announced().id, calls.world.person()
    wish = {"name": "Ana Exemplu", "consent": True, "agreed": ["statistics"], "gender": "other"}
    mine = calls.token(person)
    assert calls.post(f"/courses/{course}/enrolments", {**wish, "agreed": ["all"]}, mine).status_code == 422
    assert calls.post(f"/courses/{course}/enrolments", {**wish, "gender": "x"}, mine).status_code == 422
    made = calls.post(f"/courses/{course}/enrolments", wish, mine).json["id"]
    path = f"/enrolments/{made}/consents"
    for odd in (
        {"purpose": "course", "given": False},
        {"purpose": "photos", "given": True, "gender": "f"},
        {"purpose": "statistics", "given": False, "gender": "f"},
        {"purpose": "photos", "given": "yes"},
    ):
        assert calls.post(path, odd, mine).status_code == 422
    assert calls.post(path, {"purpose": "photos", "given": True}, mine).status_code == 201
    [own] = calls.get("/enrolments/mine", mine).json["items"]
    assert own["gender"] == "other"
    assert {one["purpose"] for one in own["consents"] if one["given"]} == {"course", "photos", "statistics"}
