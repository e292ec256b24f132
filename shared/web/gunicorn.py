"""Serving a service: gunicorn with workers × threads. No engine is made before the fork, no AMQP at all."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from shared import logs, tracing
from shared.heartbeat import keep_beating
from shared.service import Runtime, Service
from shared.settings import ServiceSettings
from shared.web.draining import start_draining
from shared.web.metrics import forget_process, share_between_processes

ANSWER_WITHIN_S = 20  # what has begun is answered before a stopping process ends
SILENT_S = 30  # a process that does not turn for so long is replaced
KEEPALIVE_S = 5
PATIENCE_S = 0.02  # with all threads busy for so long, one connection more is taken
# Who comes back from a statement, perhaps with a row locked, waits so long for a thread that computes.
# Python's own 5 ms make such waits longer than the statements.
SWITCH_S = 0.0005
MEMORY = Path("/dev/shm")  # noqa: S108 - heartbeats must not wait for a disk; nothing is kept here


class WebSettings(Protocol):
    """What of the settings a web server needs."""

    @property
    def web_bind(self) -> str: ...
    @property
    def web_workers(self) -> int: ...
    @property
    def web_threads(self) -> int: ...
    @property
    def web_drain_s(self) -> float: ...
    @property
    def log_level(self) -> str: ...


def serve(service: Service, settings: ServiceSettings) -> None:
    """Serve a service until SIGTERM; each process has a runtime of its own, a connection a thread."""
    create_app = service.create_app  # imported before the fork, so that the processes share its memory

    def factory() -> Flask:
        heartbeat = 1
        runtime = Runtime(service, settings, process="web", connections=settings.web_threads + heartbeat)
        keep_beating(runtime, "web")
        return create_app(runtime)

    run(service.name, settings, factory)


def run(name: str, settings: WebSettings, factory: Callable[[], Flask]) -> None:
    """Serve an application until SIGTERM.

    Args:
        name: of the service, for logs and the process list.
        settings: where to listen, with how many processes and threads.
        factory: makes the application, in each process after the fork.
    """
    logs.configure(name, "web", settings.log_level)
    numbers = Path(tempfile.mkdtemp(prefix=f"{name}-metrics-"))
    share_between_processes(numbers)

    def load() -> Flask:
        sys.setswitchinterval(SWITCH_S)
        tracing.start(name, "web")
        return factory()

    options = {
        "bind": settings.web_bind,
        "workers": settings.web_workers,
        "threads": settings.web_threads,
        "worker_class": FairWorker,
        "worker_tmp_dir": str(MEMORY) if os.access(MEMORY, os.W_OK) else None,
        "timeout": SILENT_S,
        "graceful_timeout": ANSWER_WITHIN_S,
        "keepalive": KEEPALIVE_S,
        "proc_name": f"{name}-web",
        "logger_class": PlainLogger,
        "control_socket_disable": True,
        "worker_exit": lambda _arbiter, _worker: tracing.stop(),
        "child_exit": lambda _arbiter, worker: forget_process(worker.pid),
        "on_exit": lambda _arbiter: shutil.rmtree(numbers, ignore_errors=True),
    }
    Server(options, load, settings.web_drain_s).run()


class PlainLogger(Logger):  # type: ignore[misc]
    """gunicorn's words go where all our logs go; requests are logged by `observation`."""

    def setup(self, cfg: Any) -> None:
        """No handlers of its own."""
        self.error_log.propagate = True

    def access(self, *_: Any) -> None:
        """Nothing."""


class FairWorker(ThreadWorker):  # type: ignore[misc]
    """Takes a connection only while one of its threads is free, or when none was for a while.

    Else the first process to wake takes a whole burst of connections, which are kept alive, and does their
    work alone while the others rest. And without the second, who is kept alive and asks again at once keeps
    the threads busy, and others wait at the door for seconds.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._full_since = 0.0

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Turn once; `run` then compares its connections with how many it may have."""
        super().wait_for_and_dispatch_events(timeout)
        waiting = len(self.keepalived_conns) + len(self.pending_conns)
        busy, room, now = self.nr_conns - waiting, self.cfg.threads, time.monotonic()
        if busy < room:
            self._full_since = now
        elif now - self._full_since > PATIENCE_S:
            self._full_since, room = now, busy + 1
        self.worker_connections = room + waiting


class DrainingArbiter(Arbiter):  # type: ignore[misc]
    """On SIGTERM first says that it is not ready and goes on answering, then stops.

    A stopping gunicorn resets the connections that wait in the queue; so nobody may send any by then.
    """

    def handle_term(self) -> None:
        """Drain, then stop."""
        start_draining()
        time.sleep(self.app.drain_s)
        super().handle_term()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn set up from code, whatever its files and variables say."""

    def __init__(self, options: dict[str, Any], factory: Callable[[], Flask], drain_s: float) -> None:
        self._options = options
        self._factory = factory
        self.drain_s = drain_s
        super().__init__()

    def load_config(self) -> None:
        """Take our options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application; called in each process."""
        return self._factory()

    def run(self) -> None:
        """Serve until told to stop."""
        DrainingArbiter(self).run()
