"""Messages that take effect together: in order, each once, and a bad one harms only itself."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import text

from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.events import Stream
from shared.messaging.processing import Delivery, Processor
from shared.messaging.subscription import Message, Subscription
from shared.persistence.unit_of_work import UnitOfWork
from shared.service import Runtime, Service
from tests.sample.service import CODE, COUNTED, Code, Counted, read_letter, sample

QUEUE = "sample.counts"
Runs = list[list[UUID]]


@pytest.fixture
def service() -> Service:
    """The sample, whose listener takes many at once."""
    return sample(together=True)


@pytest.fixture
def runs() -> Runs:
    """The ids of each run that the listener was given, also of those that were undone."""
    return []


def processor(runtime: Runtime, runs: Runs, *, ordered: bool = False) -> Processor:
    """Of a queue through which come counts, handled together, and letters, handled one by one."""
    [line] = [line for line in runtime.service.subscriptions if line.type == COUNTED]

    def listen(messages: Sequence[Message], uow: UnitOfWork) -> None:
        runs.append([message.envelope.id for message in messages])
        line.handler(messages, uow)

    return Processor(
        QUEUE,
        ordered=ordered,
        subscriptions=[
            Subscription(QUEUE, Stream.PUBLIC, COUNTED, Counted(), listen, together=True),
            Subscription(QUEUE, Stream.LETTER, CODE, Code(), read_letter),
        ],
        units=runtime.units,
        clock=runtime.clock,
        dependencies={},
    )


def delivery(data: dict[str, Any] | None, *, subject: UUID | None = None, kind: str = COUNTED) -> Delivery:
    """A message as it arrives."""
    envelope = Envelope(
        id=new_id(),
        source="/orasul-exemplu/sample",
        type=kind,
        subject=subject or new_id(),
        time=datetime.now(UTC),
        sequence=1,
        epoch=1,
        position=1,
        data=msgspec.json.encode(data),
    )
    return Delivery(envelope, envelope.to_bytes("http://localhost:8080"))


def counted(count: int = 1, mood: str = "good", subject: UUID | None = None) -> Delivery:
    """A thing was counted."""
    return delivery({"count": count, "mood": mood}, subject=subject)


def ids(deliveries: Sequence[Delivery]) -> list[UUID]:
    return [each.envelope.id for each in deliveries]


def effects(runtime: Runtime) -> set[UUID]:
    with runtime.read() as session:
        return set(session.scalars(text("select event_id from effect")))


def states(runtime: Runtime) -> list[str]:
    with runtime.read() as session:
        return list(session.scalars(text("select state from inbox order by state")))


def test_a_run_keeps_the_order_of_arrival(runtime: Runtime, runs: Runs) -> None:
    """What came one after the other is handed over at once, in the order in which it came."""
    heard = [counted(number) for number in range(50)]
    processor(runtime, runs).process(heard)
    assert runs == [ids(heard)]
    assert effects(runtime) == set(ids(heard))


def test_another_type_ends_a_run(runtime: Runtime, runs: Runs) -> None:
    """Order holds across types: what came after a letter is not handled before it."""
    first, letter, last = counted(), delivery({"code": "1"}, kind=CODE), counted()
    processor(runtime, runs).process([first, letter, last])
    assert runs == [ids([first]), ids([last])]


def test_twice_in_a_batch_is_once(runtime: Runtime, runs: Runs) -> None:
    """A message that is there twice, or was there before, is handed over once."""
    known, new, other = counted(), counted(), counted()
    processor(runtime, runs).process([known])
    processor(runtime, runs).process([new, known, new, other])
    assert runs == [ids([known]), ids([new, other])]


def test_one_bad_message_among_many(runtime: Runtime, runs: Runs) -> None:
    """The refused one dies alone, the unreadable one too; all others have their effect."""
    good = [counted() for _ in range(5)]
    processor(runtime, runs).process([*good[:2], counted(mood="hopeless"), delivery({}), *good[2:]])
    assert effects(runtime) == set(ids(good))
    assert states(runtime) == ["dead", "dead", *["done"] * 5]


def test_tombstones_are_left_out(runtime: Runtime, runs: Runs) -> None:
    """What was erased is known from then on, and its handler does not see it."""
    before, erased, after = counted(), delivery(None), counted()
    processor(runtime, runs).process([before, erased, after])
    assert runs == [ids([before, after])]
    processor(runtime, runs).process([delivery(None)])
    assert len(runs) == 1
    assert states(runtime) == ["done"] * 4


def test_a_parked_subject_holds_back_its_own(runtime: Runtime, runs: Runs) -> None:
    """In an ordered queue the later events of a subject wait behind the failed one; others go on."""
    one, fine = new_id(), counted()
    ordered = processor(runtime, runs, ordered=True)
    ordered.process([counted(count=2**40, subject=one)])
    ordered.process([counted(subject=one), fine, counted(subject=one)])
    assert states(runtime) == ["done", "parked", "parked", "parked"]
    assert effects(runtime) == {fine.envelope.id}
