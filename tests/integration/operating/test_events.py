"""One event shown, and how far back a queue is."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import MovableClock, Working
from tests.integration.operating.conftest import Ask, Run, left, refused, taken
from tests.sample.service import CODE, COUNTED, CountThing, Whisper

WHISPERED = "ro.parteneriat.sample.thing.whispered.v1"


def test_an_event_is_shown_as_it_is_sent(ask: Ask, said: list[UUID], amqp_url: str) -> None:
    """The envelope with its data, and the stream it was said in."""
    sent = taken(amqp_url, "sample.counts")[2]
    del sent["amqp"]
    assert ask("events", "show", said[2]) == {"stream": "public", **sent}


def test_an_event_that_waits_has_no_position(runtime: Runtime, ask: Ask) -> None:
    """It is shown all the same; of who was erased, nothing but the envelope is."""
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    (event_id,) = _ids(runtime, WHISPERED)
    assert ask("events", "show", event_id)["position"] is None
    assert ask("events", "show", event_id)["data"]["secret"] == "a-secret"
    with runtime.engine.begin() as connection:
        connection.execute(text("update event_private set data = null"))
    assert ask("events", "show", event_id)["data"] is None


def test_a_letter_is_not_shown(runtime: Runtime, run: Run) -> None:
    """Nor is what was never said."""
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    (letter,) = _ids(runtime, CODE)
    assert "letter" in refused(run("events", "show", letter, "--json"))
    assert "There is no event" in refused(run("events", "show", new_id()))


def test_how_far_back(runtime: Runtime, ask: Ask, working: Working, clock: MovableClock) -> None:
    """The so-manieth newest of the published events; none where there are not so many."""
    clock.ahead = -timedelta(days=1)
    for _ in range(3):
        runtime.bus.do(CountThing(new_id()))
        clock.ahead += timedelta(hours=1)
    with working("relay"):
        eventually(lambda: left(runtime) == 0)
    runtime.bus.do(CountThing(new_id()))
    times = [ask("events", "behind", "--type", COUNTED, "--depth", n)["occurred_at"] for n in range(5)]
    assert times[0] is times[4] is None
    assert times[1] > times[2] > times[3]


def _ids(runtime: Runtime, kind: str) -> list[UUID]:
    with runtime.read() as session:
        return list(session.scalars(text("select event_id from event where type = :kind"), {"kind": kind}))
