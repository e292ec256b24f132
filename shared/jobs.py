"""Work that the clock starts, and loops that never end; each with one holder where it must be single."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zlib import crc32

from prometheus_client import Counter, Summary
from sqlalchemy import Engine, text

from shared.backoff import Backoff
from shared.context import working_on
from shared.ids import new_id
from shared.logs import get_logger
from shared.progress import Progress

job_seconds = Summary("parteneriat_job_seconds", "Runs of a job, and the time they took", ["job"])
job_failures = Counter("parteneriat_job_failures", "Runs of a job that failed", ["job"])

log = get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """Work done again and again, by one process at a time.

    Args:
        name: unique in the service; the lock goes by it.
        every: the pause between two runs.
        run: called with the dependencies that it names (all by keyword).
    """

    name: str
    every: timedelta
    run: Callable[..., Any]


@dataclass(frozen=True)
class Loop:
    """A thread of its own in each worker, such as a sender of mail.

    Args:
        name: unique in the service.
        run: called with `stop` first, then `progress` and the dependencies that it names; returns when
            `stop` is set.
        part: of the worker; one of its own can run alone, in a process that only it needs.
        needs: the setting without which it does not run; empty: it always does.
    """

    name: str
    run: Callable[..., Any]
    part: str = "loops"
    needs: str = ""


def run_job(
    job: Job, engine: Engine, work: Callable[[], Any], progress: Progress, stop: threading.Event
) -> None:
    """Do a job on time until told to stop; a failure is told, and the next time comes all the same."""
    backoff = Backoff(first=1.0)
    while not stop.is_set():
        progress.beat()
        pause = job.every.total_seconds()
        try:
            with alone(engine, job.name) as held, working_on(correlation=str(new_id())):
                if held:
                    with (
                        job_seconds.labels(job.name).time(),
                        job_failures.labels(job.name).count_exceptions(),
                    ):
                        work()
            backoff.reset()
        except Exception as error:
            log.warning("job-failed", job=job.name, exc_info=error)
            pause = min(pause, backoff.next())
        _sleep(pause, stop, progress)


@contextmanager
def alone(engine: Engine, name: str) -> Iterator[bool]:
    """Whether this process is the one that may do what goes by `name`, for as long as the block lasts."""
    lock = {"lock": crc32(name.encode())}
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        held = bool(connection.scalar(text("select pg_try_advisory_lock(:lock)"), lock))
        try:
            yield held
        finally:
            if held:
                connection.execute(text("select pg_advisory_unlock(:lock)"), lock)


def _sleep(seconds: float, stop: threading.Event, progress: Progress) -> None:
    while seconds > 0 and not stop.wait(min(seconds, 5.0)):
        progress.beat()
        seconds -= 5.0
