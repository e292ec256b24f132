"""A service as a value, and a service that runs: the composition that all of them share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, MetaData, Table
from sqlalchemy.orm import Session, sessionmaker

from shared.clock import Clock
from shared.commands import CommandBus
from shared.jobs import Job, Loop
from shared.messaging.events import Event
from shared.messaging.outbox import Outbox
from shared.messaging.subscription import Subscription, topology_of
from shared.messaging.topology import Queue, Topology
from shared.messaging.wake import Waker
from shared.persistence.engine import make_engine
from shared.persistence.unit_of_work import RecordingSession, UnitOfWork
from shared.settings import ServiceSettings

if TYPE_CHECKING:
    from flask import Flask


PARTS = ("relay", "consumers", "jobs", "loops")


def _no_numbers(_session: Session, _now: datetime) -> Mapping[str, Any]:
    return {}


def _no_dependencies(_settings: Any, _runtime: "Runtime") -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Service:
    """What a service is made of; its `bootstrap.py` holds one of these, and importing it opens nothing.

    Args:
        name: as in its package, its queues and its events.
        settings: the class of its settings.
        metadata: its tables.
        migrations: the folder of its migrations.
        handlers: of commands, by the command's class.
        app: `module:function` that makes its Flask application; only web processes import that module.
        subscriptions: what it hears.
        queues: through which it hears.
        read_models: by queue, the tables that are filled through it and by nothing else; a queue whose
            events have any other effect has none. What is here can be forgotten and heard again.
        jobs: what the clock starts.
        loops: threads that a worker runs.
        events: what it says.
        dependencies: from settings and runtime, what handlers, jobs and loops may ask for by name, beside
            `clock`, `settings`, `bus`, `runtime`.
        numbers: what an operator sees of it beside what all services show.
    """

    name: str
    settings: type[ServiceSettings]
    metadata: MetaData
    migrations: Path
    handlers: Mapping[type, Callable[..., Any]]
    app: str
    subscriptions: Sequence[Subscription] = ()
    queues: Sequence[Queue] = ()
    read_models: Mapping[str, Sequence[Table]] = field(default_factory=dict)
    jobs: Sequence[Job] = ()
    loops: Sequence[Loop] = ()
    events: Sequence[type[Event]] = ()
    dependencies: Callable[[Any, "Runtime"], Mapping[str, object]] = field(default=_no_dependencies)
    numbers: Callable[[Session, datetime], Mapping[str, Any]] = field(default=_no_numbers)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Of its worker: those that all services have, and those of its loops that have one of their own."""
        return tuple(dict.fromkeys((*PARTS, *(loop.part for loop in self.loops))))

    @cached_property
    def topology(self) -> Topology:
        """Its queues with their bindings.

        Raises:
            ValueError: an event is heard twice through one queue, or a queue hears nothing.
        """
        return topology_of(self.subscriptions, self.queues)

    @cached_property
    def create_app(self) -> Callable[["Runtime"], "Flask"]:
        """Makes its Flask application; whoever asks first imports all of its API, which takes a second."""
        create_app: Callable[[Runtime], Flask] = resolve_name(self.app)
        return create_app


class Runtime:
    """A service with its settings: an engine, units of work, the bus. Made once a process, after any fork.

    Args:
        service: what to run.
        settings: read and checked.
        process: `web`, `worker` or a command's name.
        connections: the size of the pool.
        clock: instead of the one that the settings ask for.
    """

    def __init__(
        self,
        service: Service,
        settings: ServiceSettings,
        *,
        process: str,
        connections: int = 5,
        clock: Clock | None = None,
    ) -> None:
        self.service = service
        self.settings = settings
        self.clock = clock or settings.clock()
        self.engine: Engine = make_engine(
            settings.database_url.reveal(), name=f"{service.name}-{process}", pool_size=connections
        )
        self._sessions = sessionmaker(self.engine, class_=RecordingSession, expire_on_commit=False)
        self._outbox = Outbox(service.name, self.clock)
        self._waker = Waker(self.engine)
        self.dependencies: dict[str, object] = {
            "clock": self.clock,
            "settings": settings,
            "runtime": self,
            **service.dependencies(settings, self),
        }
        self.bus = CommandBus(service.handlers, self.units, self.dependencies)
        self.dependencies["bus"] = self.bus

    def units(self) -> UnitOfWork:
        """A new unit of work."""
        return UnitOfWork(self._sessions, self._outbox, self._waker)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries; nothing that is done in it stays."""
        with self._sessions() as session:
            yield session

    def close(self) -> None:
        """Close the pool."""
        self.engine.dispose()
