"""The whole system as processes: started in the order in which they need each other, stopped in the other."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from operations.local import caddy, postgres, rabbitmq, rabbitmq_files
from operations.local.accounts import OUTSIDER, SERVICES, accounts, outsiders_topology
from operations.local.folder import ROOT, Folder
from operations.local.keeping import Keeper
from operations.local.options import Options
from operations.local.ports import LOOPBACK
from operations.local.processes import Child, start, stop_all
from operations.local.services import PORTAL, command, public_url, settings
from operations.local.steps import Steps
from operations.local.trouble import Trouble
from operations.local.watchdog import POLL_S, Watchdog
from shared.messaging import broker as topology

OPERATORS_URL = "amqp-url-operator"
TASK_S = 90
READY_S = 60


class System:
    """Starts and stops; what is running is in `parts` (the machinery) and `keeper` (the services)."""

    def __init__(self, folder: Folder, options: Options, steps: Steps) -> None:
        self._folder = folder
        self._options = options
        self._steps = steps
        self._watchdog = Watchdog()
        self._postgres: postgres.Postgres | None = None
        self._broker: rabbitmq.RabbitMQ | None = None
        self._gateway: Child | None = None
        self.keeper = Keeper(steps)

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
        """Start a service's process again where it has ended.

        Raises:
            Trouble: a part of the machinery has ended, or a process ends again and again.
        """
        for part in self._machinery():
            if not part.running():
                raise Trouble(
                    f"{part.name} has ended by itself; {part.log} may say why:\n{part.last_words()}"
                )
        self.keeper.look()

    def _start(self) -> None:
        with ThreadPoolExecutor(1) as beside:  # the broker takes longest and is needed last
            booting = beside.submit(self._start_broker)
            self._start_postgres()
            with self._steps.step("databases' tables"):
                self._run_for_each_service("migrate")
            self._start_web()
            booting.result()
        with self._steps.step("exchanges and queues"):
            self._run_for_each_service("topology", "apply")
            self._serve_the_outsider()
        for name in SERVICES:
            self._keep(name, "worker", amqp=f"amqp-url-{name}")
        with self._steps.step("services"):
            self._wait_until_ready()

    def _stop(self) -> None:
        stop_all([self._gateway] if self._gateway else [])
        stop_all(self.keeper.children())
        with ThreadPoolExecutor(2) as together:
            for server in (self._broker, self._postgres):
                if server is not None:
                    together.submit(server.stop)
        self._watchdog.close()

    def _machinery(self) -> list[Child]:
        broker = [self._broker.server, self._broker.epmd] if self._broker else []
        database = [self._postgres.child] if self._postgres and self._postgres.child else []
        return [*broker, *database, *([self._gateway] if self._gateway else [])]

    def _start_postgres(self) -> None:
        folder = self._folder
        with self._steps.step("PostgreSQL"):
            if self._options.postgres_url:
                self._postgres = postgres.existing(self._options.postgres_url)
            else:
                self._postgres = postgres.start_own(
                    folder.path / "postgres",
                    folder.port("postgres"),
                    folder.password("postgres"),
                    log=folder.log("postgres"),
                    watchdog=self._watchdog,
                )
            for name in SERVICES:
                url = self._postgres.database(f"parteneriat_{name}", folder.password(f"postgres-{name}"))
                folder.keep(f"database-{name}", url)

    def _start_broker(self) -> None:
        folder = self._folder
        if self._options.amqp_url:
            for name in (OPERATORS_URL, *(f"amqp-url-{service}" for service in SERVICES)):
                folder.keep(name, self._options.amqp_url)
            return
        root = rabbitmq_files.find(ROOT / ".parts")
        if root is None:
            raise Trouble("There is no RabbitMQ: start with `make run`, which fetches one, or set AMQP_URL.")
        ports = rabbitmq.Ports(*map(folder.port, ("amqp", "management", "distribution", "epmd")))
        users = accounts(folder)
        with self._steps.step("RabbitMQ"):
            self._broker = rabbitmq.start_own(
                root,
                folder.path / "rabbitmq",
                ports,
                users,
                log=folder.log("rabbitmq"),
                watchdog=self._watchdog,
            )
        for user in users:
            folder.keep(f"amqp-url-{user.name}", self._broker.url(user))

    def _start_web(self) -> None:
        folder = self._folder
        ports = ["--smtp-port", str(folder.port("smtp")), "--web-port", str(folder.port("mail"))]
        store = str(folder.path / "mails.sqlite")
        catcher = [*command(PORTAL)[:2], "operations.mail_catcher", *ports, "--store", store]
        self._keep_process("mail", catcher, settings(folder, PORTAL))
        for name in (*SERVICES, PORTAL):
            self._keep(name, "web")
        upstreams = {name: folder.port(f"{name}-web") for name in (*SERVICES, PORTAL)}
        with self._steps.step("gateway"):
            self._gateway = caddy.start_own(
                folder, {**upstreams, "mail": folder.port("mail")}, self._watchdog
            )

    def _serve_the_outsider(self) -> None:
        if self._options.amqp_url:
            self._steps.say(
                "  – AMQP_URL is given: all use its one account; there is no queue for an outsider."
            )
            return
        topology.apply(self.operators_url, outsiders_topology())
        self._folder.write("subscriber.url", self._folder.password(f"amqp-url-{OUTSIDER}"))

    def _keep(self, service: str, role: str, *, amqp: str = "") -> None:
        environment = settings(self._folder, service, amqp=amqp)
        self._keep_process(f"{service}-{role}", command(service, role), environment)

    def _keep_process(self, name: str, argv: list[str], environment: dict[str, str]) -> None:
        self.keeper.keep(lambda: self._begin(name, argv, environment))

    def _begin(self, name: str, argv: list[str], environment: dict[str, str]) -> Child:
        log = self._folder.log(name)
        return start(name, argv, log=log, watchdog=self._watchdog, env=environment, cwd=ROOT, grace=25)

    def _run_for_each_service(self, *arguments: str) -> None:
        """Run a command of each service, all at once, and wait for their ends."""
        tasks = [
            self._begin(
                f"{name}-{arguments[0]}",
                command(name, *arguments),
                settings(self._folder, name, amqp=OPERATORS_URL),
            )
            for name in SERVICES
        ]
        try:
            for task in tasks:
                task.finish(TASK_S)
        finally:
            stop_all(tasks)

    def _wait_until_ready(self) -> None:
        url, deadline = f"{public_url(self._folder)}/health/ready", time.monotonic() + READY_S
        while (health := _ask(url)) != "":
            self.keeper.see_that_none_has_ended()
            if time.monotonic() > deadline:
                raise Trouble(f"Not all was ready within {READY_S} s; {url} says: {health}")
            time.sleep(POLL_S)


def _ask(url: str) -> str:
    """Empty where the system is ready, else what it says."""
    try:
        answer = httpx.get(url.replace("localhost", LOOPBACK), timeout=10, trust_env=False)
    except httpx.HTTPError as fault:
        return str(fault)
    return "" if answer.status_code == 200 else answer.text
