"""A test by HTTP: what leaves the service and when, and what is refused."""

from typing import Any
from uuid import uuid4

from tests.integration.training.calls import Calls
from tests.unit.training.of_tests import a_test, answer, number, words
from tests.unit.training.world import World

WHY = "Pentru că așa scrie la articolul șapte"
NO_ANSWERS: tuple[dict[str, Any], ...] = (
    {"question_id": str(uuid4())},
    {"question_id": "nu"},
    {"chosen": [99]},
    {"chosen": ["0"]},
    {"chosen": list(range(13))},
    {"number": "zece"},
    {"number": "1e999999"},
    {"number": "1" * 31},
    {"points": 5},
)
NO_QUESTIONS: tuple[dict[str, Any], ...] = (
    {"kind": "essay"},
    {"right": []},
    {"right": [3]},
    {"right": [-1]},
    {"right": [0, 1]},
    {"options": ["Da"]},
    {"options": ["Da", "Da"]},
    {"options": ["x"] * 13},
    {"kind": "true-false"},
    {"kind": "number", "options": [], "right": []},
    {"kind": "number", "options": [], "right": [], "answer": "NaN"},
    {"kind": "number", "options": [], "right": [], "answer": "1e400"},
    {"kind": "number", "options": [], "right": [], "answer": "1", "tolerance": "-1"},
    {"points": 0},
    {"answer": "10"},
)


def started(calls: Calls, **changes: Any) -> tuple[str, dict[str, str]]:
    """An attempt of somebody's, by its address, and their headers."""
    world = calls.world
    asked = [words(explanation=WHY, right=(0,)), number("4217", explanation=WHY)]
    course, person = a_test(world, *asked, **changes), world.person()
    world.enrolled(course, person)
    headers = calls.token(person)
    made = calls.post(f"/courses/{course}/attempts", headers=headers)
    assert made.status_code == 201, made.json
    return f"/attempts/{made.json['id']}", headers


def wrong(calls: Calls, path: str, headers: dict[str, str]) -> dict[str, Any]:
    """An attempt handed in with nothing answered."""
    assert calls.post(f"{path}/hand-in", headers=headers).status_code == 200
    found: dict[str, Any] = calls.get(path, headers).json
    return found


def test_what_is_right_stays_here_until_nothing_can_be_won_by_it(calls: Calls) -> None:
    """Neither while it runs nor after the first of two attempts; after the last one all is explained."""
    path, headers = started(calls)
    shown = calls.get(path, headers)
    for text in (shown.text, calls.get(path, headers).text):
        assert WHY not in text
        assert "4217" not in text
        assert "right" not in text
    assert [one["solution"] for one in shown.json["questions"]] == [None, None]
    first = wrong(calls, path, headers)
    assert (first["passed"], first["is_explained"]) == (False, False)
    assert [one["solution"] for one in first["questions"]] == [None, None]
    course = first["course_id"]
    second = calls.post(f"/courses/{course}/attempts", headers=headers).json["id"]
    assert calls.get(path, headers).json["is_explained"] is False
    last = wrong(calls, f"/attempts/{second}", headers)
    assert last["is_explained"]
    assert {one["solution"]["explanation"] for one in last["questions"]} == {WHY}
    assert {one["solution"]["answer"] for one in last["questions"]} == {None, "4217"}
    assert calls.get(path, headers).json["is_explained"]


def test_who_has_passed_is_explained_all(calls: Calls) -> None:
    """Also with attempts left."""
    path, headers = started(calls, pass_percent=50)
    one = next(one for one in calls.get(path, headers).json["questions"] if one["options"])
    body = {"answers": [{"question_id": one["id"], "chosen": [0]}]}
    assert calls.put(f"{path}/answers", body, headers).status_code == 200
    done = wrong(calls, path, headers)
    assert (done["passed"], done["is_explained"], done["points"]) == (True, True, 1.0)


def test_an_attempt_is_the_same_each_time(calls: Calls) -> None:
    """The same questions and options in the same order, with what was answered."""
    path, headers = started(calls)
    first, second = (calls.get(path, headers).json["questions"] for _ in range(2))
    assert first == second


def test_an_answer_that_cannot_be_is_refused(calls: Calls) -> None:
    """And nothing of it is kept."""
    path, headers = started(calls)
    one = next(one for one in calls.get(path, headers).json["questions"] if one["options"])
    usual = {"question_id": one["id"], "chosen": [0]}
    found = [
        calls.put(f"{path}/answers", {"answers": [{**usual, **change}]}, headers).status_code
        for change in NO_ANSWERS
    ]
    assert found == [422] * len(NO_ANSWERS)
    assert calls.world.rows("select from attempt where answers <> '{}'") == []


def test_a_question_that_cannot_be_answered_is_refused(calls: Calls) -> None:
    """With 422, whatever it is."""
    course = calls.world.announced().id
    usual = {"kind": "single", "text": "Câte zile?", "options": ["10", "5", "2"], "right": [0]}
    path = f"/courses/{course}/questions"
    found = [
        calls.post(path, {"questions": [{**usual, **change}]}, calls.clerk()).status_code
        for change in NO_QUESTIONS
    ]
    assert found == [422] * len(NO_QUESTIONS)


def test_five_thousand_questions_are_too_many(calls: Calls) -> None:
    """At once, and one above what a course may have."""
    course = calls.world.announced().id
    asked = {"kind": "single", "text": "Câte zile?", "options": ["10", "5"], "right": [0]}
    path = f"/courses/{course}/questions"
    assert calls.post(path, {"questions": [asked] * 5_000}, calls.clerk()).status_code in (413, 422)
    assert calls.post(path, {"questions": [asked] * 500}, calls.clerk()).status_code == 201
    full = calls.post(path, {"questions": [asked]}, calls.clerk())
    assert (full.status_code, full.json["code"]) == (409, "too-many-questions")


def test_after_the_time_nothing_is_taken(calls: Calls) -> None:
    """The answer says so; the seconds left are the server's."""
    path, headers = started(calls, minutes=1)
    assert calls.get(path, headers).json["left"] == 60
    calls.world.clock.advance(seconds=91)
    one = calls.get(path, headers).json["questions"][0]["id"]
    late = calls.put(f"{path}/answers", {"answers": [{"question_id": one}]}, headers)
    assert (late.status_code, late.json["code"]) == (409, "time-is-over")
    assert calls.get(path, headers).json["left"] == 0


def test_a_clerk_reads_results_without_what_was_answered(calls: Calls) -> None:
    """Who has passed, by which attempt."""
    world: World = calls.world
    course, person = a_test(world), world.person()
    world.enrolled(course, person)
    made = calls.post(f"/courses/{course}/attempts", headers=calls.token(person)).json["id"]
    [row] = world.rows("select id from attempt")
    answer(world, row["id"], person, 0)
    calls.post(f"/attempts/{made}/hand-in", headers=calls.token(person))
    found = calls.get(f"/courses/{course}/results", calls.clerk())
    [one] = found.json["items"]
    assert (one["passed"], one["score"], one["attempts"][0]["points"]) == (True, 100.0, 3.0)
    assert "chosen" not in found.text
