"""Order out of many writers."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
from sqlalchemy import text

from shared.ids import new_id
from shared.messaging.events import Stream
from shared.messaging.sequencer import Sequencer
from shared.service import Runtime
from shared.testing.waiting import eventually
from tests.sample.service import CountThing, Whisper

WRITERS, EACH, THINGS = 8, 40, 10


def test_positions_are_gapless_and_keep_each_things_order(runtime: Runtime, database_url: str) -> None:
    """Eight writers commit out of turn while the sequencer runs; nothing is lost, doubled or swapped."""
    things = [new_id() for _ in range(THINGS)]
    for thing in things:
        runtime.bus.do(CountThing(thing))

    def write(writer: int) -> None:
        for turn in range(EACH):
            runtime.bus.do(CountThing(things[(writer + turn) % THINGS]))

    with psycopg.connect(database_url, autocommit=True) as connection, ThreadPoolExecutor(WRITERS) as pool:
        sequencer = Sequencer(connection)
        assert sequencer.acquire()
        writing = [pool.submit(write, number) for number in range(WRITERS)]
        while not all(future.done() for future in writing):
            sequencer.sequence(50)
        for future in writing:
            future.result()
        while sequencer.sequence(50):
            pass
        events = sequencer.read({Stream.PUBLIC: 0}, 10_000)
    total = WRITERS * EACH + THINGS
    assert [event.position for event in events] == list(range(1, total + 1))
    for thing in things:
        numbers = [event.sequence for event in events if event.subject == thing]
        assert numbers == list(range(1, len(numbers) + 1))


def test_one_alone_may_sequence(runtime: Runtime, database_url: str) -> None:
    """While one holds the lock a second waits; when the first is gone it takes over."""
    with psycopg.connect(database_url, autocommit=True) as second_connection:
        second = Sequencer(second_connection)
        with psycopg.connect(database_url, autocommit=True) as first_connection:
            assert Sequencer(first_connection).acquire()
            assert not second.acquire()
        # The server ends a session a moment after the client has left it.
        assert eventually(second.acquire)


def test_a_letter_is_forgotten_once_confirmed(runtime: Runtime, database_url: str) -> None:
    """Marking removes the letter and its secret, and keeps the internal event beside it."""
    runtime.bus.do(Whisper(new_id(), "shh"))
    with psycopg.connect(database_url, autocommit=True) as connection:
        sequencer = Sequencer(connection)
        sequencer.sequence(50)
        events = sequencer.read(dict.fromkeys(Stream, 0), 50)
        assert sorted(event.stream for event in events) == ["internal", "letter"]
        sequencer.mark(events)
        assert sequencer.published() == {Stream.PUBLIC: 0, Stream.INTERNAL: 1, Stream.LETTER: 1}
    with runtime.read() as session:
        assert session.scalars(text("select stream from event")).all() == ["internal"]
        assert session.scalar(text("select count(*) from event_private")) == 1
