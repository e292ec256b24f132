"""A request sent twice acts once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from shared.ids import new_id
from shared.persistence import idempotency
from shared.persistence.idempotency import Answer, InFlight, PendingAnswer
from shared.service import Runtime

NOTES = "/api/notes/v1/notes"
DAY = timedelta(hours=24, seconds=1)
Bearer = Callable[..., dict[str, str]]
Write = Callable[..., Any]


@pytest.fixture
def write(client: FlaskClient, bearer: Bearer) -> Write:
    """Sends a note under a key."""

    def send(title: str, key: str = "the-same-key", **claims: object) -> Any:
        return client.post(NOTES, json={"title": title}, headers={**bearer(**claims), "Idempotency-Key": key})

    return send


def count(runtime: Runtime, table: str) -> int:
    """How many rows there are."""
    with runtime.engine.connect() as connection:
        return int(connection.scalar(text(f"select count(*) from {table}")) or 0)


def test_the_same_answer_again(write: Write, runtime: Runtime) -> None:
    """The second time nothing happens, and status, body and headers are those of the first."""
    first, second = write("a"), write("a")
    assert first.status_code == second.status_code == 201
    assert first.json == second.json
    for name in ("Location", "ETag"):
        assert first.headers[name] == second.headers[name]
    assert first.headers["ETag"] == '"1"'
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert count(runtime, "note") == 1


@pytest.mark.parametrize("given", ["", "short", "with space", "x" * 256])
def test_a_key_is_wanted(write: Write, given: str) -> None:
    """Missing, or of another form: 400."""
    assert write("a", given).json["code"] == "idempotency-key-missing"


def test_the_same_key_for_something_else(write: Write) -> None:
    """Another content under a used key is a mistake of the caller."""
    write("a")
    answer = write("b")
    assert (answer.status_code, answer.json["code"]) == (422, "idempotency-key-reused")


def test_a_key_is_the_callers_own(write: Write, runtime: Runtime) -> None:
    """Somebody else may use the same key without seeing the answer."""
    write("a")
    assert write("b", sub=str(new_id())).status_code == 201
    assert count(runtime, "note") == 2


def test_a_refusal_is_not_kept(write: Write, runtime: Runtime) -> None:
    """What was refused may be tried again under its key."""
    write("a")
    assert write("a", "other-key").status_code == 409
    with runtime.engine.begin() as connection:
        connection.execute(text("delete from note"))
    assert write("a", "other-key").status_code == 201


def test_while_the_first_is_under_way(write: Write, runtime: Runtime) -> None:
    """The second of two at once is told to wait, and gets the answer of the first afterwards."""
    gate: Any = runtime.dependencies["gate"]
    gate.open.clear()
    first: list[Any] = []
    thread = threading.Thread(target=lambda: first.append(write("a")))
    thread.start()
    assert gate.entered.wait(5)
    second = write("a")
    gate.open.set()
    thread.join()
    assert (second.status_code, second.headers["Retry-After"]) == (409, "1")
    assert first[0].status_code == 201
    assert write("a").json == first[0].json


def test_after_a_day_it_is_forgotten(write: Write, runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old key means nothing, whether or not its row is still there; rows go as new ones come."""
    write("old", "key-of-yesterday")
    _a_day_goes_by(runtime)
    monkeypatch.setattr(idempotency, "FORGETS_ONE_IN", 2**64)
    assert "Idempotency-Replayed" not in write("old", "key-of-yesterday").headers
    monkeypatch.setattr(idempotency, "FORGETS_ONE_IN", 1)
    for number in range(3):
        write(f"a{number}", f"key-number-{number}")
    _a_day_goes_by(runtime)
    assert "Idempotency-Replayed" not in write("a0", "key-number-0").headers
    assert count(runtime, "idempotency_key") == 1


def _a_day_goes_by(runtime: Runtime) -> None:
    with runtime.engine.begin() as connection:
        connection.execute(text("update idempotency_key set created_at = created_at - :day"), {"day": DAY})
        connection.execute(text("delete from note"))


def test_twenty_at_once_act_once(write: Write, runtime: Runtime) -> None:
    """However many come at the same time, there is one effect."""
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda: answers.append(write("a"))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert count(runtime, "note") == 1


def test_quicker_by_a_moment(runtime: Runtime) -> None:
    """What was committed between the look at the key and its lock stands, and nothing counts twice."""
    now = runtime.clock.now()
    request = PendingAnswer("somebody", "POST /notes", "the-same-key", b"content", now)
    with runtime.units() as late:
        request.begin(late.session)
        with runtime.units() as quick:
            request.store(quick.session, Answer(201, {"note": 1}))
            quick.session.commit()
        with pytest.raises(InFlight):
            request.store(late.session, Answer(201, {"note": 2}))
