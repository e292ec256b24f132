"""The unit of work: state, events and the answer for an idempotency key, in one transaction."""

from collections.abc import Callable
from itertools import chain
from types import TracebackType
from typing import Any, Self

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session, sessionmaker

from shared.ids import new_id
from shared.messaging.events import Event, Stream
from shared.messaging.outbox import Outbox
from shared.persistence.aggregate import Aggregate
from shared.persistence.recorded import Recorded


class RecordingSession(Session):
    """A session that gathers what its aggregates recorded, before they are written and forgotten."""


@event.listens_for(RecordingSession, "before_flush")
def _gather(session: Session, *_: Any) -> None:
    recorded = session.info.setdefault("recorded", [])
    for thing in chain(session.new, session.dirty):
        if isinstance(thing, Aggregate):
            recorded.extend(thing.take_recorded())


class UnitOfWork:
    """One transaction. It rolls back unless `commit` was called.

    Args:
        sessions: makes `RecordingSession`s.
        outbox: where the events go.
        committed: called after each commit that said something, to wake the relay.
    """

    session: Session

    def __init__(
        self,
        sessions: sessionmaker[RecordingSession],
        outbox: Outbox,
        committed: Callable[[], None] = lambda: None,
    ) -> None:
        self._sessions = sessions
        self._outbox = outbox
        self._committed = committed
        self._sent: list[Recorded] = []

    def __enter__(self) -> Self:
        self.session = self._sessions()
        self._sent = []
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    def add(self, aggregate: object) -> None:
        """A new aggregate, or a row of a read model, to be written at the next flush."""
        self.session.add(aggregate)

    def enter(self, aggregate: Aggregate) -> None:
        """Insert a new aggregate now, past the session, which from then on does not know it.

        Half the work of `add`, for what many people write under one lock.
        """
        aggregate.version = 1
        self._sent.extend(aggregate.take_recorded())
        table = inspect(type(aggregate)).local_table
        values = {column.key: getattr(aggregate, column.key) for column in table.columns}
        given = {name: value for name, value in values.items() if value is not None}
        self.session.execute(insert(table), given)

    def send(self, letter: Event) -> None:
        """Say something that belongs to no aggregate: a letter to one person.

        Raises:
            TypeError: the event is not a letter; those are recorded by an aggregate.
        """
        if letter.STREAM is not Stream.LETTER:
            raise TypeError(f"{type(letter).__name__} is no letter: an aggregate records it.")
        self._sent.append(Recorded(letter, subject=new_id(), sequence=1))

    def write_events(self) -> int:
        """Flush the state, then write what was recorded; commit calls it. Returns how many events."""
        self.session.flush()
        recorded = [*self.session.info.pop("recorded", []), *self._sent]
        self._sent = []
        self._outbox.write(self.session, recorded)
        return len(recorded)

    def commit(self) -> None:
        """Write everything, or nothing."""
        said = self.write_events()
        self.session.commit()
        if said:
            self._committed()
