"""Messages that were given up: listed, tried again, let go."""

from uuid import UUID

import pytest
from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from tests.integration.operating.conftest import Ask, Run, refused

KEEP = text("""
    insert into inbox (consumer, event_id, state, type, attempts, reason, body, received_at)
    values (:queue, :id, 'dead', 'a.type', 30, 'Reject: no', cast(:body as bytea), now() - interval '1 hour')
""")
COUNTS, LETTERS = "sample.counts", "sample.letters"


@pytest.fixture
def dead(runtime: Runtime) -> list[UUID]:
    """Three of one queue, and a letter of another, whose words are gone."""
    ids = [new_id() for _ in range(4)]
    with runtime.engine.begin() as connection:
        for number, event_id in enumerate(ids):
            queue, body = (LETTERS, None) if number == 3 else (COUNTS, b"{}")
            connection.execute(KEEP, {"queue": queue, "id": event_id, "body": body})
    return ids


def states(runtime: Runtime) -> list[str]:
    """What became of them, oldest first."""
    with runtime.read() as session:
        return list(session.scalars(text("select state from inbox order by event_id")))


def test_they_are_listed_with_their_age(ask: Ask, dead: list[UUID]) -> None:
    """All, or those of a queue."""
    assert [row["event_id"] for row in ask("dead-letters", "list")] == [str(one) for one in dead]
    (letter,) = ask("dead-letters", "list", "--queue", LETTERS)
    assert (letter["event_id"], letter["reason"]) == (str(dead[3]), "Reject: no")
    assert 3600 <= letter["age_s"] < 3700


def test_one_is_shown_whole(ask: Ask, run: Run, dead: list[UUID]) -> None:
    """With its bytes; a letter has none any more."""
    assert ask("dead-letters", "show", dead[0])[0]["body"] == "{}"
    assert ask("dead-letters", "show", dead[3])[0]["body"] is None
    assert "There is no dead letter" in refused(run("dead-letters", "show", new_id()))


def test_several_are_tried_again(runtime: Runtime, ask: Ask, dead: list[UUID]) -> None:
    """Those that are named, or all of a queue."""
    assert ask("dead-letters", "retry", dead[0], dead[1])["changed"] == 2
    assert states(runtime) == ["parked", "parked", "dead", "dead"]
    assert ask("dead-letters", "retry", "--all", "--queue", COUNTS) == {
        "changed": 1,
        "event_ids": [str(dead[2])],
    }


def test_several_are_let_go(runtime: Runtime, ask: Ask, dead: list[UUID]) -> None:
    """They count as handled, and their bytes go."""
    assert ask("dead-letters", "drop", "--all", "--queue", COUNTS, "--yes")["changed"] == 3
    assert ask("dead-letters", "drop", dead[3], "--yes")["changed"] == 1
    assert states(runtime) == ["done"] * 4
    with runtime.read() as session:
        assert session.scalar(text("select count(*) from inbox where body is not null")) == 0


@pytest.mark.parametrize("verb", ["retry", "drop"])
def test_one_that_is_not_there_leaves_the_others(
    runtime: Runtime, run: Run, dead: list[UUID], verb: str
) -> None:
    """All that are named, or none."""
    sure = ["--yes"] if verb == "drop" else []
    assert "no dead letter" in refused(run("dead-letters", verb, dead[0], new_id(), *sure))
    assert "no queue" in refused(run("dead-letters", verb, "--all", "--queue", "sample.x", *sure))
    for words in ([], ["--all"], [dead[0], "--all", "--queue", COUNTS]):
        assert "Say which" in refused(run("dead-letters", verb, *words, *sure))
    assert states(runtime) == ["dead"] * 4


def test_a_letter_is_not_tried_again(runtime: Runtime, run: Run, dead: list[UUID]) -> None:
    """Its words are gone; and nothing is let go unasked."""
    assert "no dead letter" in refused(run("dead-letters", "retry", dead[3]))
    assert "--yes" in refused(run("dead-letters", "drop", dead[3]))
    assert states(runtime) == ["dead"] * 4
