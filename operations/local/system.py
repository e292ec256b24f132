"""The whole system as processes: started in the order in which they need each other, stopped in the other."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from operations.local.accounts import SERVICES
from operations.local.folder import ROOT, Folder
from operations.local.halting import Halting
from operations.local.health import what_is_wrong
from operations.local.keeping import Keeper
from operations.local.machinery import OPERATORS_URL, Machinery
from operations.local.options import Options
from operations.local.processes import Child, start, stop_all
from operations.local.services import PORTAL, command, module, public_url, settings
from operations.local.steps import Steps
from operations.local.trouble import Trouble
from operations.local.watchdog import POLL_S, Watchdog
from shared.persistence.engine import make_engine
from shared.persistence.migrations import current, head

TASK_S = 90
READY_S = 90
GRACE_S = 25  # a web process answers what it has begun


class System:
    """The services over their machinery."""

    def __init__(self, folder: Folder, options: Options, steps: Steps) -> None:
        self._folder = folder
        self._steps = steps
        self._watchdog = Watchdog()
        self._machinery = Machinery(folder, options, steps, self._watchdog)
        self._keeper = Keeper(steps)
        self._halting = Halting(folder)

    @contextmanager
    def running(self) -> Iterator[None]:
        """All is ready inside the block, and stopped after it, whatever happens.

        Raises:
            Trouble: something does not come up.
        """
        try:
            self._start()
            yield
        finally:
            self._steps.say("Stopping …")
            self._stop()

    @property
    def operators_url(self) -> str:
        """The broker's address for an operator."""
        return self._folder.password(OPERATORS_URL)

    def see_that_all_runs(self) -> None:
        """Start a service's process again where it has ended, or stop it where somebody asks for that.

        Raises:
            Trouble: a part of the machinery has ended, or a process ends again and again.
        """
        self._machinery.see_that_all_runs()
        self._keeper.look(self._halting.asked())
        self._halting.answer()

    def _start(self) -> None:
        self._halting.forget()
        with ThreadPoolExecutor(1) as beside:  # the broker takes longest and is needed last
            booting = beside.submit(self._machinery.start_broker)
            self._machinery.start_postgres()
            self._migrate()
            self._start_web()
            self._machinery.start_gateway()
            booting.result()
        with self._steps.step("exchanges and queues"):
            self._run_for(SERVICES, "topology", "apply")
            self._machinery.serve_the_outsider()
        for name in SERVICES:
            self._keep(name, "worker", amqp=f"amqp-url-{name}")
        with self._steps.step("services"):
            self._wait_until_ready()

    def _stop(self) -> None:
        self._machinery.stop_gateway()
        stop_all(self._keeper.children())
        self._machinery.stop_servers()
        self._watchdog.close()

    def _migrate(self) -> None:
        if behind := [name for name in SERVICES if not self._is_at_head(name)]:
            with self._steps.step("databases' tables"):
                self._run_for(behind, "migrate")

    def _is_at_head(self, service: str) -> bool:
        url = self._folder.password(f"database-{service}")
        engine = make_engine(url, name="launcher", pool_size=1)
        try:
            return current(engine) == head(ROOT / "services" / service / "migrations")
        finally:
            engine.dispose()

    def _start_web(self) -> None:
        folder = self._folder
        ports = ["--smtp-port", str(folder.port("smtp")), "--web-port", str(folder.port("mail"))]
        store = ["--store", str(folder.path / "mails.sqlite")]
        self._keep_process(
            "mail", [*module("operations.mail_catcher"), *ports, *store], settings(folder, PORTAL)
        )
        for name in (*SERVICES, PORTAL):
            self._keep(name, "web")

    def _keep(self, service: str, role: str, *, amqp: str = "") -> None:
        environment = settings(self._folder, service, amqp=amqp)
        self._keep_process(f"{service}-{role}", command(service, role), environment, role)

    def _keep_process(self, name: str, argv: list[str], environment: dict[str, str], role: str = "") -> None:
        self._keeper.keep(lambda: self._begin(name, argv, environment), role)

    def _begin(self, name: str, argv: list[str], environment: dict[str, str]) -> Child:
        log = self._folder.log(name)
        return start(name, argv, log=log, watchdog=self._watchdog, env=environment, cwd=ROOT, grace=GRACE_S)

    def _run_for(self, services: Sequence[str], *arguments: str) -> None:
        """Run a command of each service, all at once, and wait for their ends."""
        tasks = []
        try:
            for name in services:
                environment = settings(self._folder, name, amqp=OPERATORS_URL)
                tasks.append(self._begin(f"{name}-{arguments[0]}", command(name, *arguments), environment))
            for task in tasks:
                task.finish(TASK_S)
        finally:
            stop_all(tasks)

    def _wait_until_ready(self) -> None:
        url, deadline = public_url(self._folder), time.monotonic() + READY_S
        while health := what_is_wrong(url):
            self._keeper.see_that_none_has_ended()
            if time.monotonic() > deadline:
                raise Trouble(f"Not all was ready within {READY_S} s; {url} says: {health}")
            time.sleep(POLL_S)
