"""The sample service over a fresh database and, where asked, over an empty virtual host of the broker."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from shared.messaging import broker
from shared.service import Runtime, Service
from shared.worker import PARTS, Worker
from tests.sample.service import sample, settings


class MovableClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> MovableClock:
    """The clock of the runtime."""
    return MovableClock()


@pytest.fixture
def service() -> Service:
    """The sample."""
    return sample()


@pytest.fixture
def database_url(make_database: Callable[..., str], service: Service) -> str:
    """Its database."""
    return make_database(migrations=service.migrations)


@pytest.fixture
def runtime(service: Service, database_url: str, clock: MovableClock) -> Iterator[Runtime]:
    """It runs, without a broker."""
    runtime = Runtime(service, settings(database_url), process="test", connections=10, clock=clock)
    yield runtime
    runtime.close()


Working = Callable[..., AbstractContextManager[Worker]]


@pytest.fixture
def working(service: Service, database_url: str, amqp_url: str, clock: MovableClock) -> Working:
    """`with working("relay"):` runs those parts of a worker (all unless named) in threads."""
    broker.apply(amqp_url, service.topology)

    @contextmanager
    def run(*parts: str) -> Iterator[Worker]:
        runtime = Runtime(
            service, settings(database_url, amqp_url), process="worker", connections=10, clock=clock
        )
        worker = Worker(runtime, parts or PARTS)
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            yield worker
        finally:
            worker.stop()
            thread.join(30)
            assert not thread.is_alive()

    return run
