"""The worker: relay, consumers, second tries, jobs and loops of one service, each a thread.

It ends when told to, or when a part says that it is set up wrongly; a part that dies of anything else
takes the process with it, for a supervisor to start anew.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from shared import tracing
from shared.injection import inject
from shared.jobs import Loop, run_job
from shared.logs import get_logger
from shared.messaging.consumer import Consumer
from shared.messaging.depths import Depths
from shared.messaging.errors import Misconfigured
from shared.messaging.processing import Processor
from shared.messaging.relay import Relay
from shared.messaging.retries import Retries
from shared.progress import Progress
from shared.service import PARTS, Runtime, Service
from shared.settings import Secret, SettingsError
from shared.watch import Watch
from shared.worker_health import serve_health

OF_THE_BROKER = {"relay", "consumers"}
STOP_WITHIN_S = 20.0

log = get_logger(__name__)


@dataclass(frozen=True)
class Thread:
    """A part of the worker: what it runs, and by what its health is known."""

    progress: Progress
    run: Callable[[threading.Event], None]


class Worker:
    """Args:
    runtime: of the service, with `amqp_url` in its settings for the parts that need the broker.
    only: the parts to run; all unless given.

    Raises:
        SettingsError: a part cannot run without what is missing.
    """

    def __init__(self, runtime: Runtime, only: Sequence[str] = ()) -> None:
        parts = only or runtime.service.parts
        if runtime.settings.amqp_url is None and not OF_THE_BROKER.isdisjoint(parts):
            raise SettingsError("AMQP_URL is missing.")
        self._amqp_url: Secret = runtime.settings.amqp_url or Secret("")
        self._asked_for = frozenset(only)
        self._runtime = runtime
        self._stop = threading.Event()
        self._failure: BaseException | None = None
        makers = {
            "relay": self._relay,
            "consumers": self._consumers,
            "jobs": self._jobs,
        }
        self.threads = [thread for part in parts if part in makers for thread in makers[part]()]
        self.threads += self._loops(parts)
        name = f"worker@{socket.gethostname()}:{os.getpid()}"
        watch = Watch(runtime, name, Progress("watch"), self.threads_progress)
        self.threads.append(Thread(watch.progress, watch.run))

    def run(self) -> None:
        """Work until SIGTERM or SIGINT.

        Raises:
            Misconfigured: a part cannot work as things are set up.
        """
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self._stop.set())
        tracing.start(self._runtime.service.name, "worker")
        started = [self._start(thread) for thread in self.threads]
        with serve_health(self._runtime.settings.worker_bind, self.threads_progress, self._runtime.engine):
            while not self._stop.wait(1.0):
                pass
            for thread in started:
                thread.join(STOP_WITHIN_S)
        self._runtime.close()
        tracing.stop()
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """Ask all parts to end."""
        self._stop.set()

    def threads_progress(self) -> list[Progress]:
        """How each part is getting on."""
        return [thread.progress for thread in self.threads]

    def _start(self, part: Thread) -> threading.Thread:
        thread = threading.Thread(target=self._guarded, args=(part,), name=part.progress.name, daemon=True)
        thread.start()
        return thread

    def _guarded(self, part: Thread) -> None:
        try:
            part.run(self._stop)
        except Misconfigured as error:
            self._failure = error
            self._stop.set()
        except BaseException as error:
            log.critical("part-died", part=part.progress.name, exc_info=error)
            self._failure = error
            self._stop.set()

    def _relay(self) -> list[Thread]:
        settings = self._runtime.settings
        progress = Progress("relay")
        relay = Relay(
            database_url=settings.database_url.reveal(),
            amqp_url=self._amqp_url.reveal(),
            public_url=settings.public_url,
            progress=progress,
        )
        return [Thread(progress, relay.run)]

    def _consumers(self) -> list[Thread]:
        runtime, threads, processors = self._runtime, [], {}
        for queue in runtime.service.topology.queues:
            processor = Processor(
                queue.name,
                ordered=queue.ordered,
                subscriptions=[line for line in runtime.service.subscriptions if line.queue == queue.name],
                units=runtime.units,
                clock=runtime.clock,
                dependencies=runtime.dependencies,
            )
            processors[queue.name] = processor
            progress = Progress(f"consumer {queue.name}")
            consumer = Consumer(amqp_url=self._amqp_url.reveal(), processor=processor, progress=progress)
            threads.append(Thread(progress, consumer.run))
        if processors:
            progress = Progress("retries")
            threads.append(Thread(progress, Retries(processors, runtime.units, runtime.clock, progress).run))
            threads.append(self._depths())
        return threads

    def _depths(self) -> Thread:
        progress = Progress("depths")
        topology = self._runtime.service.topology
        depths = Depths(amqp_url=self._amqp_url.reveal(), topology=topology, progress=progress)
        return Thread(progress, depths.run)

    def _jobs(self) -> list[Thread]:
        threads = []
        for job in self._runtime.service.jobs:
            progress = Progress(f"job {job.name}")
            work = inject(job.run, self._runtime.dependencies, given=0)
            run = partial(run_job, job, self._runtime.engine, work, progress)
            threads.append(Thread(progress, run))
        return threads

    def _loops(self, parts: Sequence[str]) -> list[Thread]:
        threads = []
        for loop in self._runtime.service.loops:
            if loop.part not in parts or not self._can_run(loop):
                continue
            progress = Progress(f"loop {loop.name}")
            available = {**self._runtime.dependencies, "progress": progress}
            threads.append(Thread(progress, inject(loop.run, available, given=1)))
        return threads

    def _can_run(self, loop: Loop) -> bool:
        can = not loop.needs or bool(getattr(self._runtime.settings, loop.needs))
        if not can and loop.part in self._asked_for and loop.part not in PARTS:
            raise SettingsError(f"{loop.needs.upper()} is missing.")
        return can


def connections_for(service: Service) -> int:
    """How many database connections a worker of this service may need at once.

    A job holds one for its lock while it works with another; so may a loop.
    """
    alone = 3  # second tries, the watch, waking the relay
    return alone + len(service.queues) + 2 * len(service.jobs) + 2 * len(service.loops)
