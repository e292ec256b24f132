"""From a commit to its effect in another process, over a real broker."""

from datetime import timedelta
from uuid import UUID

import pytest
from kombu import Connection
from sqlalchemy import text

from shared.ids import new_id
from shared.messaging import dead_rooms
from shared.messaging.broker import check
from shared.messaging.errors import Misconfigured
from shared.service import Runtime, Service
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import MovableClock, Working
from tests.sample.service import CountThing, Whisper, sample


def effects(runtime: Runtime) -> list[tuple[UUID, int]]:
    with runtime.read() as session:
        rows = session.execute(text("select subject, sequence from effect order by subject, sequence"))
        return [(row.subject, row.sequence) for row in rows]


def states(runtime: Runtime) -> list[str]:
    with runtime.read() as session:
        return list(session.scalars(text("select state from inbox order by state")))


def mend(runtime: Runtime) -> None:
    """Take away what hinders the parked messages."""
    body = "convert_to(replace(convert_from(body, 'UTF8'), 'later', 'good'), 'UTF8')"
    with runtime.engine.begin() as connection:
        connection.execute(text(f"update inbox set body = {body}"))


def test_every_commit_has_one_effect(runtime: Runtime, working: Working) -> None:
    """Three hundred events about three things arrive once each, in order."""
    things = sorted(new_id() for _ in range(3))
    with working():
        for _ in range(100):
            for thing in things:
                runtime.bus.do(CountThing(thing))
        expected = [(thing, number) for thing in things for number in range(1, 101)]
        eventually(lambda: effects(runtime) == expected, within=20)


def test_the_same_message_twice_has_one_effect(runtime: Runtime, working: Working) -> None:
    """A relay that forgets how far it was sends all again; the inbox knows them."""
    with working():
        for _ in range(20):
            runtime.bus.do(CountThing(new_id()))
        eventually(lambda: len(effects(runtime)) == 20, within=20)
    with runtime.engine.begin() as connection:
        connection.execute(text("update stream_state set published = 0"))
    with working():
        eventually(lambda: _published(runtime) == 20, within=20)
        runtime.bus.do(CountThing(new_id()))
        eventually(lambda: len(effects(runtime)) == 21, within=20)


def test_one_bad_message_harms_only_itself(runtime: Runtime, working: Working) -> None:
    """Among good ones a refused message dies, one that breaks waits, and all others have their effect."""
    with working("relay"):
        for mood in ("good", "hopeless", "good", "broken", "good"):
            runtime.bus.do(CountThing(new_id(), mood))
        eventually(lambda: _published(runtime) == 5, within=20)
    with working("consumers"):
        eventually(lambda: states(runtime) == ["dead", "done", "done", "done", "parked"], within=20)
        assert len(effects(runtime)) == 3


def test_a_parked_message_is_tried_again(runtime: Runtime, working: Working, clock: MovableClock) -> None:
    """What failed for now waits, and has its effect once what hindered it is gone."""
    with working():
        runtime.bus.do(CountThing(new_id(), "later"))
        eventually(lambda: states(runtime) == ["parked"], within=20)
        mend(runtime)
        clock.ahead = timedelta(hours=2)
        eventually(lambda: states(runtime) == ["done"], within=20)
        assert len(effects(runtime)) == 1


def test_a_message_that_always_fails_is_given_up(
    runtime: Runtime, working: Working, clock: MovableClock
) -> None:
    """After all its tries it lies with the dead, with its reason, and no longer waits."""
    with working():
        runtime.bus.do(CountThing(new_id(), "later"))
        eventually(lambda: states(runtime) == ["parked"], within=20)
        with runtime.engine.begin() as connection:
            connection.execute(text("update inbox set attempts = 29, next_at = received_at"))
        eventually(lambda: states(runtime) == ["dead"], within=20)


def test_what_cannot_be_read_goes_to_the_dead_room(
    runtime: Runtime, service: Service, working: Working, amqp_url: str
) -> None:
    """Bytes that are no event are kept by the broker, can be looked at, and stop nothing."""
    with working(), Connection(amqp_url) as connection:
        for body in (b"{", b"\xff\xfe", b"[]", b'{"specversion": "0.3"}'):
            connection.Producer().publish(body, routing_key="sample.counts", content_type="application/json")
        runtime.bus.do(CountThing(new_id()))
        eventually(lambda: len(effects(runtime)) == 1, within=20)
        queues = [queue for queue in service.queues if queue.ttl is None]
        eventually(lambda: len(dead_rooms.look(amqp_url, queues, back=False)) == 4, within=20)


def test_a_letter_leaves_no_trace(runtime: Runtime, working: Working) -> None:
    """Neither outbox nor inbox keeps its secret, also when its handler refuses it."""
    with working():
        for secret in ("tell-nobody", "hopeless"):
            runtime.bus.do(Whisper(new_id(), secret))
        eventually(lambda: sorted(states(runtime)) == ["dead", "done"], within=20)
    with runtime.read() as session:
        kept = session.scalar(text("select count(*) from event where stream = 'letter'"))
        assert kept == 0
        assert session.scalar(text("select count(*) from inbox where body is not null")) == 0


def test_an_erased_event_is_passed_over(runtime: Runtime, working: Working) -> None:
    """A tombstone is acknowledged without an effect."""
    runtime.bus.do(CountThing(new_id()))
    with runtime.engine.begin() as connection:
        connection.execute(text("update event set data = null"))
    with working():
        eventually(lambda: states(runtime) == ["done"], within=20)
    assert effects(runtime) == []


@pytest.mark.parametrize("service", [sample(ordered=True)], ids=["ordered"])
def test_later_events_wait_behind_a_parked_one(
    runtime: Runtime, working: Working, clock: MovableClock
) -> None:
    """On an ordered queue nothing of a subject overtakes what failed; other subjects go on."""
    one, other = new_id(), new_id()
    with working():
        runtime.bus.do(CountThing(one, "later"))
        eventually(lambda: states(runtime) == ["parked"], within=20)
        runtime.bus.do(CountThing(one))
        runtime.bus.do(CountThing(other))
        eventually(lambda: states(runtime) == ["done", "parked", "parked"], within=20)
        assert effects(runtime) == [(other, 1)]
        mend(runtime)
        clock.ahead = timedelta(hours=2)
        eventually(lambda: len(effects(runtime)) == 3, within=20)


def test_a_missing_queue_is_a_sentence(amqp_url: str) -> None:
    """Nothing is declared by who consumes."""
    with Connection(amqp_url) as connection, pytest.raises(Misconfigured, match="topology apply"):
        check(connection, ["sample.counts"])


def _published(runtime: Runtime) -> int:
    with runtime.read() as session:
        return int(session.scalar(text("select published from stream_state where stream = 'public'")) or 0)
