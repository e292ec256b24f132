"""How a recommendation is answered by HTTP: four verdicts, and where what was taken over stands."""

from typing import Any

import pytest

from tests.integration.consultation.calls import Calls


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"verdict": "not-in-power"}, ("not-in-power", None)),
        ({"verdict": "partly", "taken_into": "2^1"}, ("partly", "2^1")),
        ({"verdict": "accepted", "taken_into": None}, ("accepted", None)),
    ],
)
def test_an_answer_is_shown_as_it_was_given(calls: Calls, answer: dict[str, Any], shown: Any) -> None:
    """With the fourth verdict, and the article into which it was taken."""
    sent = calls.send(calls.published(), calls.world.person()).json
    body = {"reason": "Are un motiv.", **answer}
    answered = calls.post(f"/recommendations/{sent['id']}/answer", body, calls.clerk(), version=1)
    assert (answered.status_code, answered.json["verdict"]) == (200, shown[0])
    found = calls.get(f"/recommendations/{sent['id']}").json["answer"]
    assert (found["verdict"], found["taken_into"]) == shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "maybe"},
        {"reason": "nu"},
        {"taken_into": "al doilea"},
        {"taken_into": ""},
        {"taken_into": 2},
        {"verdict": "refused", "taken_into": "2"},
        {"verdict": "not-in-power", "taken_into": "2"},
        {"surprise": 1},
    ],
)
def test_bad_answers_are_refused(calls: Calls, wrong: dict[str, Any]) -> None:
    """Of another verdict, without a reason, taken into no article or by what takes nothing over."""
    sent = calls.send(calls.published(), calls.world.person()).json
    body = {"verdict": "accepted", "reason": "Se preia.", **wrong}
    refused = calls.post(f"/recommendations/{sent['id']}/answer", body, calls.clerk(), version=1)
    assert (refused.status_code, refused.content_type) == (422, "application/problem+json")
    assert calls.get(f"/recommendations/{sent['id']}").json["answer"] is None
