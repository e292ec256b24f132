"""How a service is, for its operator."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from shared.heartbeat import ALIVE_S, beat
from shared.ids import new_id
from shared.messaging import broker
from shared.messaging.topology import Topology
from shared.service import Runtime, Service
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import MovableClock, Working
from tests.integration.operating.conftest import Ask, Run, refused
from tests.sample.service import COUNTED, CountThing


def test_what_waits_to_be_published(runtime: Runtime, ask: Ask, clock: MovableClock) -> None:
    """Without a broker the status still answers: what the database knows, and a sentence for the rest."""
    clock.ahead = -timedelta(minutes=5)
    for _ in range(3):
        runtime.bus.do(CountThing(new_id()))
    told = ask("status")
    assert (told["service"], told["revision"], told["head"], told["epoch"]) == ("sample", "0001", "0001", 1)
    public = {"stream": "public", "waiting": 3, "sequenced": 0, "published": 0}
    assert public in told["outbox"]
    assert 300 <= told["oldest_waiting_s"] < 360
    assert told["broker"] == "AMQP_URL is missing."
    counts = next(queue for queue in told["queues"] if queue["queue"] == "sample.counts")
    assert counts["depth"] is counts["consumers"] is counts["dead_room"] is None
    assert counts["types"] == [COUNTED]


def test_who_is_alive(runtime: Runtime, working: Working, ask: Ask) -> None:
    """A worker shows itself while it runs, and is not missed once it has ended in order."""
    with working():
        (worker,) = eventually(lambda: ask("status")["processes"])
        assert (worker["role"], worker["alive"]) == ("worker", True)
        assert 0 <= worker["age_s"] < 10
        assert datetime.fromisoformat(worker["beat_at"]) <= datetime.now(UTC)
    assert ask("status")["processes"] == []


def test_who_fell_silent(runtime: Runtime, ask: Ask) -> None:
    """A process that has not been heard of for a while is shown as gone."""
    with runtime.engine.begin() as connection:
        beat(connection, "web@here:1", "web", runtime.clock.now() - timedelta(seconds=ALIVE_S + 1))
        beat(connection, "web@here:2", "web", runtime.clock.now())
    alive = {process["name"]: process["alive"] for process in ask("status")["processes"]}
    assert alive == {"web@here:1": False, "web@here:2": True}


def test_what_waits_to_be_heard(
    runtime: Runtime, working: Working, ask: Ask, environment: dict[str, str], amqp_url: str
) -> None:
    """Depth and readers from the broker; parked and dead from the inbox."""
    environment["AMQP_URL"] = amqp_url
    with working("relay"):
        for mood in ("later", "hopeless", "good"):
            runtime.bus.do(CountThing(new_id(), mood))
        eventually(lambda: _counts(ask)["depth"] == 3)
        assert _counts(ask)["consumers"] == 0
    with working("consumers"):
        eventually(lambda: _counts(ask)["depth"] == 0)
        told = eventually(lambda: (row := _counts(ask))["dead"] and row)
        assert (told["parked"], told["dead"], told["consumers"], told["dead_room"]) == (1, 1, 1, 0)
        assert 0 <= told["oldest_parked_s"] < 60
    assert ask("status")["broker"] is None


@pytest.mark.parametrize("url", ["amqp://127.0.0.1:1//", "http://127.0.0.1/"])
def test_a_broker_that_is_away(ask: Ask, environment: dict[str, str], url: str) -> None:
    """Is one sentence among the rest."""
    environment["AMQP_URL"] = url
    told = ask("status")
    assert told["broker"].count(".") >= 1
    assert "\n" not in told["broker"]
    assert told["queues"][0]["depth"] is None


def test_a_queue_that_is_missing(
    ask: Ask, environment: dict[str, str], amqp_url: str, service: Service
) -> None:
    """Is named."""
    environment["AMQP_URL"] = amqp_url
    only = Topology({service.queues[0]: service.topology.queues[service.queues[0]]})
    broker.apply(amqp_url, only)
    told = ask("status")
    assert "sample.letters" in told["broker"]
    assert "sample.counts " not in told["broker"]


def test_a_database_that_is_away_or_empty(
    run: Run, environment: dict[str, str], make_database: Callable[..., str]
) -> None:
    """Nothing can be said then, but why."""
    environment["DATABASE_URL"] = make_database()
    assert "run `migrate`" in refused(run("status"))
    environment["DATABASE_URL"] = "postgresql://nobody:secret@127.0.0.1:1/nothing"
    assert "cannot be reached" in (sentence := refused(run("status", "--json")))
    assert "secret" not in sentence
    environment["DATABASE_URL"] = "nonsense"
    assert "DATABASE_URL" in refused(run("status"))


def _counts(ask: Ask) -> dict[str, object]:
    (found,) = [queue for queue in ask("status")["queues"] if queue["queue"] == "sample.counts"]
    return dict(found)
