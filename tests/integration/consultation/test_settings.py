"""How an authority goes about it: chosen by its administrator, version by version, noted."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.world import AUTHORITY

CHOSEN = {"count_rule": "first-excluded", "answers_reviewed": True, "moderated_before": False}
PATH = f"/authorities/{AUTHORITY}/settings"


def choose(
    calls: Calls, version: int | None, body: Any = None, role: str = "administrator", place: str = AUTHORITY
) -> Any:
    """Put the choices, having looked at a version."""
    headers = calls.token(uuid4(), {place: [role]})
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    return calls.client.put(f"{PREFIX}{PATH}", json=CHOSEN if body is None else body, headers=headers)


def test_what_holds_for_all_until_something_is_chosen(calls: Calls) -> None:
    """Everybody may know, of any authority."""
    answer = calls.get(PATH)
    held = {"version": 0, "count_rule": "civil-code", "count_rule_version": 1}
    held |= {"answers_reviewed": False, "moderated_before": False}
    assert answer.json == {**held, "authority": AUTHORITY, "versions": []}
    assert answer.headers["ETag"] == '"0"'


def test_each_change_is_a_version_that_stays(calls: Calls) -> None:
    """The newest holds; choosing it once more adds nothing; each is in the trail, with what it was before."""
    assert choose(calls, 0).json["version"] == 1
    assert choose(calls, 1).json["version"] == 1
    assert choose(calls, 1, {**CHOSEN, "count_rule": "first-counted"}).json["version"] == 2
    answer = calls.get(PATH)
    assert (answer.json["count_rule"], answer.headers["ETag"]) == ("first-counted", '"2"')
    assert [one["count_rule"] for one in answer.json["versions"]] == ["first-counted", "first-excluded"]
    with calls.world.runtime.read() as session:
        noted = session.execute(text("select deed, authority, details from audit order by id")).all()
    assert [tuple(line) for line in noted] == [
        (
            "settings.changed",
            AUTHORITY,
            {"count_rule": ["civil-code", "first-excluded"], "answers_reviewed": ["False", "True"]},
        ),
        ("settings.changed", AUTHORITY, {"count_rule": ["first-excluded", "first-counted"]}),
    ]


def test_of_several_at_once_one_chooses(calls: Calls) -> None:
    """The others are told that it has changed."""
    with ThreadPoolExecutor(5) as threads:
        answers = list(threads.map(lambda _: choose(calls, 0).status_code, range(5)))
    assert sorted(answers) == [200, 412, 412, 412, 412]


@pytest.mark.parametrize(
    ("version", "body", "status"),
    [
        (None, CHOSEN, 428),
        (3, CHOSEN, 412),
        (0, {}, 422),
        (0, {**CHOSEN, "count_rule": "roman"}, 422),
        (0, {**CHOSEN, "answers_reviewed": "perhaps"}, 422),
        (0, {**CHOSEN, "moderated_before": 1}, 422),
        (0, {**CHOSEN, "colour": "red"}, 422),
    ],
)
def test_what_cannot_be_chosen(calls: Calls, version: int | None, body: Any, status: int) -> None:
    """Nothing changes."""
    assert choose(calls, version, body).status_code == status
    assert calls.get(PATH).json["version"] == 0


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("clerk", AUTHORITY),
        ("auditor", AUTHORITY),
        ("editor", AUTHORITY),
        ("administrator", "elsewhere"),
        ("administrator", "common"),
    ],
)
def test_who_may_not(calls: Calls, role: str, place: str) -> None:
    """Whoever does not administer this authority."""
    assert choose(calls, 0, role=role, place=place).status_code == 403
