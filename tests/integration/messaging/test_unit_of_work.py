"""State and events, together or not at all."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from shared.ids import new_id
from shared.messaging.events import Stream
from shared.service import Runtime
from tests.sample.service import CountThing, Thing, ThingCounted, Whisper


def counted(runtime: Runtime, query: str) -> int:
    with runtime.read() as session:
        return int(session.scalar(text(query)) or 0)


def test_state_and_event_are_written_together(runtime: Runtime) -> None:
    """A commit leaves the row, the event and its place in the queue."""
    runtime.bus.do(CountThing(new_id()))
    for table in ("thing", "event", "outbox"):
        assert counted(runtime, f"select count(*) from {table}") == 1


def test_nothing_stays_without_a_commit(runtime: Runtime) -> None:
    """Leaving the unit of work without a commit leaves nothing, flushed or not."""
    with runtime.units() as uow:
        thing = Thing(id=new_id(), count=0)
        uow.add(thing)
        thing.add_one("good")
        uow.write_events()
    assert counted(runtime, "select count(*) from thing") == 0
    assert counted(runtime, "select count(*) from event") == 0


def test_an_event_recorded_before_a_query_is_not_lost(runtime: Runtime) -> None:
    """A query flushes the session; what was recorded before it is still said."""
    with runtime.units() as uow:
        uow.add(thing := Thing(id=new_id(), count=0))
        thing.add_one("good")
        uow.session.execute(text("select 1"))
        uow.session.flush()
        del thing
        uow.commit()
    assert counted(runtime, "select count(*) from event") == 1


def test_each_stream_counts_without_gaps(runtime: Runtime) -> None:
    """An aggregate that speaks in two streams is numbered from 1 in each."""
    one = new_id()
    runtime.bus.do(Whisper(one, "shh"))
    runtime.bus.do(CountThing(one))
    runtime.bus.do(CountThing(one))
    with runtime.read() as session:
        rows = session.execute(
            text("select stream, sequence from event where stream <> 'letter' order by 1, 2")
        )
        assert [tuple(row) for row in rows] == [("internal", 1), ("public", 1), ("public", 2)]


def test_personal_data_stands_in_a_row_of_its_own(runtime: Runtime) -> None:
    """What is said to our own services can be emptied without touching the record that it was said."""
    runtime.bus.do(Whisper(new_id(), "shh"))
    assert counted(runtime, "select count(*) from event where data is not null") == 0
    assert counted(runtime, "select count(*) from event_private where data like '%shh%'") == 2
    assert counted(runtime, "select count(*) from event_private where person_id is not null") == 1


def test_a_lost_update_is_noticed(runtime: Runtime) -> None:
    """Two who change one version of a thing do not both succeed."""
    one = new_id()
    runtime.bus.do(CountThing(one))
    with runtime.units() as first, runtime.units() as second:
        things = [unit.session.get_one(Thing, one) for unit in (first, second)]
        for thing in things:
            thing.add_one("good")
        first.commit()
        with pytest.raises((StaleDataError, IntegrityError)):
            second.commit()


def test_an_aggregate_records_no_letter(runtime: Runtime) -> None:
    """Letters go through the unit of work, and nothing else does."""
    with runtime.units() as uow, pytest.raises(TypeError):
        uow.send(ThingCounted(authority="common", count=1))
    assert ThingCounted.STREAM is Stream.PUBLIC
