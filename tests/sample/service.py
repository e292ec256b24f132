"""A service made for the tests: things that are counted, and a listener that writes down what it hears."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from flask import Flask
from marshmallow import EXCLUDE, Schema, fields
from sqlalchemy import BigInteger, Column, Integer, Table, Uuid, text
from sqlalchemy.orm import DeclarativeBase, Mapped

from shared.ids import new_id
from shared.messaging.errors import Reject, Retry
from shared.messaging.events import Event, Stream
from shared.messaging.subscription import Message, Subscription
from shared.messaging.topology import Queue
from shared.persistence.aggregate import TYPES, Aggregate, new_metadata
from shared.persistence.unit_of_work import UnitOfWork
from shared.service import Runtime, Service
from shared.settings import Secret, ServiceSettings


class Base(DeclarativeBase):
    """The sample's tables."""

    metadata = new_metadata()
    type_annotation_map = TYPES


@dataclass(frozen=True, kw_only=True)
class ThingCounted(Event):
    """A thing was counted once more."""

    TYPE: ClassVar[str] = "thing.counted"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {}
    authority: str
    count: int
    mood: str = "good"


@dataclass(frozen=True, kw_only=True)
class ThingWhispered(Event):
    """The same, for our own services."""

    TYPE: ClassVar[str] = "thing.whispered"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "person"
    EXAMPLE: ClassVar[dict[str, Any]] = {}
    person: UUID
    secret: str


@dataclass(frozen=True, kw_only=True)
class LetterCode(Event):
    """A code for one person."""

    TYPE: ClassVar[str] = "letter.code"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {}
    code: str


class Thing(Aggregate, Base):
    """Something that can be counted."""

    __tablename__ = "thing"
    count: Mapped[int]

    def add_one(self, mood: str) -> None:
        """Count once more."""
        self.count += 1
        self.record(ThingCounted(authority="orasul-exemplu", count=self.count, mood=mood))


effect = Table(
    "effect",
    Base.metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("subject", Uuid),
    Column("sequence", BigInteger),
    Column("count", Integer),
)


WRITE_DOWN = text("insert into effect values (:event_id, :subject, :sequence, :count)")
WRITE_ALL_DOWN = text("""
    insert into effect (event_id, subject, sequence, count)
    select event_id, subject, sequence, count
    from json_populate_recordset(cast(null as effect), cast(:rows as json))
""")


@dataclass(frozen=True)
class CountThing:
    """Count a thing, made at its first time."""

    thing: UUID
    mood: str = "good"


@dataclass(frozen=True)
class Whisper:
    """Tell our own services, and send a letter."""

    thing: UUID
    secret: str


def count_thing(command: CountThing, uow: UnitOfWork) -> int:
    """Load or make, count, and so say it."""
    thing = uow.session.get(Thing, command.thing, with_for_update=True)
    if thing is None:
        thing = Thing(id=command.thing, count=0)
        uow.add(thing)
    thing.add_one(command.mood)
    return thing.count


def whisper(command: Whisper, uow: UnitOfWork) -> None:
    """Record an internal event and send a letter."""
    thing = Thing(id=command.thing, count=0)
    uow.add(thing)
    thing.record(ThingWhispered(person=new_id(), secret=command.secret))
    uow.send(LetterCode(code=command.secret))


class Counted(Schema):
    """What the listener needs of ThingCounted."""

    class Meta:
        unknown = EXCLUDE

    count = fields.Integer(required=True)
    mood = fields.String(required=True)


class Code(Schema):
    """What the listener needs of LetterCode."""

    class Meta:
        unknown = EXCLUDE

    code = fields.String(required=True)


def write_down(message: Message, uow: UnitOfWork) -> None:
    """One row for each event; moods make it fail."""
    if message.data["mood"] == "hopeless":
        raise Reject("hopeless")
    if message.data["mood"] == "later":
        raise Retry("not in the mood")
    if message.data["mood"] == "broken":
        uow.session.execute(text("select 1 / 0"))
    envelope = message.envelope
    row = {"event_id": envelope.id, "subject": envelope.subject, "sequence": envelope.sequence}
    uow.session.execute(WRITE_DOWN, {**row, "count": message.data["count"]})


def write_all_down(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """The same for many at once."""
    if any(message.data["mood"] == "hopeless" for message in messages):
        raise Reject("hopeless")
    rows = [
        {"event_id": m.envelope.id, "subject": m.envelope.subject, "sequence": m.envelope.sequence, **m.data}
        for m in messages
    ]
    uow.session.execute(WRITE_ALL_DOWN, {"rows": msgspec.json.encode(rows).decode()})


def read_letter(message: Message, _uow: UnitOfWork) -> None:
    """Letters are read and not kept; one cannot be read."""
    if message.data["code"] == "hopeless":
        raise Reject("hopeless")


COUNTED = "ro.parteneriat.sample.thing.counted.v1"
CODE = "ro.parteneriat.sample.letter.code.v1"


def create_app(_: Runtime) -> Flask:
    """Nothing is asked of it over HTTP."""
    return Flask("sample")


def sample(*, ordered: bool = False, together: bool = False) -> Service:
    """The service; its listener hears what the service itself says, one by one or many together."""
    listener: Callable[..., None] = write_all_down if together else write_down
    return Service(
        name="sample",
        settings=ServiceSettings,
        metadata=Base.metadata,
        migrations=Path(__file__).parent / "migrations",
        handlers={CountThing: count_thing, Whisper: whisper},
        app="tests.sample.service:create_app",
        subscriptions=[
            Subscription("sample.counts", Stream.PUBLIC, COUNTED, Counted(), listener, together),
            Subscription("sample.letters", Stream.LETTER, CODE, Code(), read_letter),
        ],
        queues=[Queue("sample.counts", ordered=ordered), Queue("sample.letters", ttl=timedelta(minutes=15))],
        events=[ThingCounted, ThingWhispered, LetterCode],
    )


def settings(database_url: str, amqp_url: str | None = None) -> ServiceSettings:
    """Settings as a process would read them."""
    return ServiceSettings(
        database_url=Secret(database_url),
        amqp_url=Secret(amqp_url) if amqp_url else None,
        public_url="http://localhost:8080",
        web_secret=Secret("x" * 32),
        environment="test",
        worker_bind="127.0.0.1:0",
    )
