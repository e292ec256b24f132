"""What the services stand on: PostgreSQL, RabbitMQ and the gateway, ours or given by address."""

from concurrent.futures import ThreadPoolExecutor

from operations.local import caddy, postgres, rabbitmq, rabbitmq_files
from operations.local.accounts import OUTSIDER, SERVICES, accounts, outsiders_topology
from operations.local.folder import ROOT, Folder
from operations.local.options import Options
from operations.local.processes import Child, stop_all
from operations.local.services import PORTAL
from operations.local.steps import Steps
from operations.local.trouble import Trouble
from operations.local.watchdog import Watchdog
from shared.messaging import broker as topology

OPERATORS_URL = "amqp-url-operator"
ADMINS_URL = "postgres-url"
BROKERS_PORTS = ("amqp", "management", "distribution", "epmd")


class Machinery:
    """Starts and stops the parts; their addresses become secrets of the folder."""

    def __init__(self, folder: Folder, options: Options, steps: Steps, watchdog: Watchdog) -> None:
        self._folder = folder
        self._options = options
        self._steps = steps
        self._watchdog = watchdog
        self._postgres: postgres.Postgres | None = None
        self._broker: rabbitmq.RabbitMQ | None = None
        self._gateway: Child | None = None

    def see_that_all_runs(self) -> None:
        """Nothing of this may end by itself.

        Raises:
            Trouble: something has.
        """
        for part in self._parts():
            if not part.running():
                raise Trouble(f"{part.name} has ended; {part.log} may say why:\n{part.last_words()}")

    def start_postgres(self) -> None:
        """A server, with a database and a role for each service.

        Raises:
            Trouble: it does not come up.
        """
        folder = self._folder
        with self._steps.step("PostgreSQL"):
            self._postgres = self._server()
            if not self._options.postgres_url:
                self._postgres.close_common_databases()
            folder.keep(ADMINS_URL, self._postgres.admin_url)
            for name in SERVICES:
                password = folder.password(f"postgres-{name}")
                folder.keep(f"database-{name}", self._postgres.database(f"parteneriat_{name}", password))

    def start_broker(self) -> None:
        """A broker, with an account for each service, an operator and an outsider.

        Raises:
            Trouble: it does not come up, or there is none.
        """
        folder = self._folder
        if self._options.amqp_url:
            for name in (OPERATORS_URL, *(f"amqp-url-{service}" for service in SERVICES)):
                folder.keep(name, self._options.amqp_url)
            return
        root = rabbitmq_files.find(ROOT / ".parts")
        if root is None:
            raise Trouble("There is no RabbitMQ: start with `make run`, which fetches one, or set AMQP_URL.")
        ports, users = rabbitmq.Ports(*map(folder.port, BROKERS_PORTS)), accounts(folder)
        home, log = folder.path / "rabbitmq", folder.log("rabbitmq")
        with self._steps.step("RabbitMQ"):
            self._broker = rabbitmq.start_own(root, home, ports, users, log=log, watchdog=self._watchdog)
        for user in users:
            folder.keep(f"amqp-url-{user.name}", self._broker.url(user))

    def start_gateway(self) -> None:
        """The one door.

        Raises:
            Trouble: it does not come up.
        """
        upstreams = {name: [self._folder.port(f"{name}-web")] for name in (*SERVICES, PORTAL)}
        upstreams["mail"] = [self._folder.port("mail")]
        with self._steps.step("gateway"):
            self._gateway = caddy.start_own(self._folder, upstreams, self._watchdog)

    def serve_the_outsider(self) -> None:
        """The queue of the restricted account, and its address where the outsiders' package looks for it."""
        if self._options.amqp_url:
            self._steps.say("  – AMQP_URL is given: all use its one account; no outsider has a queue there.")
            return
        topology.apply(self._folder.password(OPERATORS_URL), outsiders_topology())
        self._folder.write("subscriber.url", self._folder.password(f"amqp-url-{OUTSIDER}"))

    def stop_gateway(self) -> None:
        """First of all, so that nobody comes in any more."""
        stop_all([self._gateway] if self._gateway else [])

    def stop_servers(self) -> None:
        """Last of all, both at the same time."""
        with ThreadPoolExecutor(2) as together:
            for server in (self._broker, self._postgres):
                if server is not None:
                    together.submit(server.stop)

    def _server(self) -> postgres.Postgres:
        if self._options.postgres_url:
            return postgres.existing(self._options.postgres_url)
        folder = self._folder
        home, password = folder.path / "postgres", folder.password("postgres")
        log = folder.log("postgres")
        return postgres.start_own(home, folder.port("postgres"), password, log=log, watchdog=self._watchdog)

    def _parts(self) -> list[Child]:
        broker = [self._broker.server, self._broker.epmd] if self._broker else []
        database = [self._postgres.child] if self._postgres and self._postgres.child else []
        return [*broker, *database, *([self._gateway] if self._gateway else [])]
