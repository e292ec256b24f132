"""The broker under test, a flow over it, and the table of results.

`--broker compose` takes RabbitMQ 4.3 in a container instead of the distribution's; `--kills N` kills so often
at each point; `--keep` writes the table into docs/reliability.md.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from operations.local import rabbitmq_files
from operations.local.watchdog import Watchdog
from shared.messaging import broker as topology
from shared.testing.vhosts import Management
from tests.faults import reporting
from tests.faults.brokers import Broker, ComposeBroker, LocalBroker, version
from tests.faults.comparing import Comparison
from tests.faults.databases import FaultyPostgres
from tests.faults.flow import ROOT, Flow
from tests.sample.service import sample
from tests.system.compose.stack import engine_answers

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "reliability.md"
VERSIONS = pytest.StashKey[str]()

Holds = Callable[[Comparison], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of runs that name this folder."""
    parser.addoption("--broker", choices=["local", "compose"], default="local", help="RabbitMQ under test")
    parser.addoption("--kills", type=int, default=1, help="kills at each point")
    parser.addoption("--keep", action="store_true", help="keep the table in docs/reliability.md")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what `make test` leaves to `make test-faults-short`, and what needs a broker of this machine."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("faults")
            if config.getoption("broker", "local") == "local":
                item.add_marker("amqp")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of results, and keep it where asked."""
    rows = reporting.rows_of(terminalreporter)
    versions = config.stash.get(VERSIONS, "")
    if rows:
        reporting.show(rows, versions)
    if rows and config.getoption("keep", False):
        reporting.keep(PAGE, config.getoption("broker"), rows, versions)


@pytest.fixture
def holds(record_property: Callable[[str, object], None], request: pytest.FixtureRequest) -> Holds:
    """`holds(comparison)` makes it the test's line in the table, and sees that nothing is amiss."""
    name = request.node.name.removeprefix("test_").replace("_", " ").replace("[", ": ").removesuffix("]")
    record_property("scenario", name)
    record_property("sentence", (request.function.__doc__ or "").partition("\n")[0])

    def holds(comparison: Comparison) -> None:
        record_property("comparison", comparison)
        assert comparison.faults == {}

    return holds


@pytest.fixture(scope="session")
def kills(request: pytest.FixtureRequest) -> int:
    """How often to kill at each point."""
    return int(request.config.getoption("kills"))


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory, watchdog: Watchdog) -> Iterator[FaultyPostgres]:
    """The database server to which things happen."""
    server = FaultyPostgres(tmp_path_factory.mktemp("postgres"), watchdog)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def faulty(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    watchdog: Watchdog,
    postgres_server: FaultyPostgres,
) -> Iterator[Broker]:
    """The broker to which things happen."""
    home = tmp_path_factory.mktemp("broker")
    made: Broker
    if request.config.getoption("broker") == "compose":
        if not engine_answers():
            (pytest.fail if "compose" in os.environ.get("REQUIRE", "").split(",") else pytest.skip)(
                "no Docker engine answers"
            )
        made = ComposeBroker(home)
    else:
        root = rabbitmq_files.find(ROOT / ".parts")
        assert root is not None
        made = LocalBroker(root, home, watchdog)
    try:
        made.start()
        with psycopg.connect(postgres_server.admin_url) as admin:
            database = admin.info.parameter_status("server_version")
        request.config.stash[VERSIONS] = f"RabbitMQ {version(made)}, PostgreSQL {database}"
        yield made
    finally:
        try:
            made.stop()
        finally:
            made.wipe()


@pytest.fixture(scope="session")
def management(faulty: Broker) -> Management:
    """Its management API, through which each test gets a virtual host."""
    return faulty.management


@pytest.fixture
def flow(
    make_database: Callable[..., str], amqp_url: str, tmp_path: Path, watchdog: Watchdog
) -> Iterator[Flow]:
    """The sample's processes, none started yet."""
    service = sample(ordered=True)
    database_url = make_database(migrations=service.migrations)
    topology.apply(amqp_url, service.topology)
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "AMQP_URL": amqp_url,
        "PUBLIC_URL": "http://localhost:8080",
        "WEB_SECRET": "w" * 32,
        "PARTENERIAT_ENV": "test",
    }
    flow = Flow(tmp_path, environment, watchdog)
    yield flow
    flow.stop()
