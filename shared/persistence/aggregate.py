"""What every aggregate has: an id, a version that catches lost updates, and events it recorded."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, MetaData, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeEngine

from shared.errors import Stale
from shared.messaging.events import Event, Stream
from shared.persistence.recorded import Recorded

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# What a service's own `Base(DeclarativeBase)` takes, so that two services never share a metadata.
TYPES: dict[type, TypeEngine[Any]] = {datetime: DateTime(timezone=True), UUID: Uuid()}


def new_metadata() -> MetaData:
    """A metadata whose constraints have names that migrations can rely on."""
    return MetaData(naming_convention=NAMES)


class Aggregate:
    """Mixin for a declarative class whose changes are guarded, made and recorded in one place.

    `said_public` and `said_internal` count the events of each stream, so that whoever hears one
    stream alone sees numbers without gaps.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, nullable=False)
    said_public: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    said_internal: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")

    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": version}

    def require_version(self, version: int) -> None:
        """Go on only where nobody has changed it since this version was read.

        Raises:
            Stale: somebody has.
        """
        if self.version != version:
            raise Stale()

    def record(self, event: Event) -> None:
        """Keep an event until the unit of work writes it, in the transaction of the change."""
        if event.STREAM is Stream.PUBLIC:
            self.said_public = sequence = (self.said_public or 0) + 1
        elif event.STREAM is Stream.INTERNAL:
            self.said_internal = sequence = (self.said_internal or 0) + 1
        else:
            raise TypeError("A letter belongs to no aggregate: send it through the unit of work.")
        self._unwritten().append(Recorded(event, self.id, sequence))

    def take_recorded(self) -> list[Recorded]:
        """What was recorded since the last call; the list is emptied."""
        recorded = list(self._unwritten())
        self._unwritten().clear()
        return recorded

    def _unwritten(self) -> list[Recorded]:
        # An object that the ORM loads never runs __init__.
        unwritten: list[Recorded] = self.__dict__.setdefault("_recorded", [])
        return unwritten
