"""Real parts for the tests: PostgreSQL, RabbitMQ, a mail server, a browser, each started when first asked.

A test that needs a part which is not here is skipped with the reason, unless REQUIRE names the part: then it
fails. Each xdist worker has servers of its own, on free ports, in its own temporary folder.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from operations.local import chromium, postgres, rabbitmq, rabbitmq_files, smtp_sink
from operations.local.definitions import ALL, User
from operations.local.ports import LOOPBACK, free_port
from operations.local.watchdog import Watchdog
from shared.testing.databases import Databases
from shared.testing.mailbox import Mailbox, serve
from shared.testing.vhosts import Management
from tests.system.compose.stack import engine_answers

pytest_plugins = ["tests.browsing", "tests.towns"]

ROOT = Path(__file__).parents[1]
PARTS = ROOT / ".parts"
# How long an example takes to make, or a test to run, says how busy the machine is, and nothing of the code.
hypothesis.settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any-machine")
FIXTURE_OF = {
    "amqp": "rabbitmq_server",
    "browser": "browser",
    "compose": "stack",
    "sink": "sink",
    "smtp": "mailbox",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the parts that its fixtures need."""
    for item in items:
        for part, fixture in FIXTURE_OF.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(part)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip aloud, or fail where the part is required."""
    for part in FIXTURE_OF:
        if item.get_closest_marker(part) and (reason := missing(part)):
            if part in os.environ.get("REQUIRE", "").split(","):
                pytest.fail(f"REQUIRE names {part}: {reason}", pytrace=False)
            pytest.skip(reason)


def missing(part: str) -> str:
    """Why a part cannot be had; empty if it can."""
    if part == "amqp" and rabbitmq_files.find(PARTS) is None:
        return "no RabbitMQ: neither unpacked in .parts nor installed"
    if part == "browser" and chromium.find(PARTS) is None:
        return "no Chromium: neither unpacked in .parts nor installed"
    if part == "browser" and not (ROOT / "node_modules" / "axe-core").is_dir():
        return "no axe-core in node_modules"
    if part == "sink" and smtp_sink.find(PARTS) is None:
        return "no smtp-sink: Postfix is neither unpacked in .parts nor installed"
    if part == "compose" and not engine_answers():
        return "no Docker engine with Compose answers"
    return ""


@pytest.fixture(autouse=True)
def unconfigured_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command under test must not configure the logs of the process that runs all tests."""
    monkeypatch.setattr("shared.logs.configure", lambda *_: None)


@pytest.fixture(scope="session")
def watchdog() -> Iterator[Watchdog]:
    """Ends the servers should the test run itself be killed."""
    watchdog = Watchdog()
    yield watchdog
    watchdog.close()


@pytest.fixture(scope="session")
def postgres_server(
    tmp_path_factory: pytest.TempPathFactory, watchdog: Watchdog
) -> Iterator[postgres.Postgres]:
    """A PostgreSQL of our own; `.admin_url` may do everything."""
    home = tmp_path_factory.mktemp("postgres")
    server = postgres.start_own(
        home, free_port(), "tests", log=home / "server.log", watchdog=watchdog, careless=True
    )
    yield server
    server.stop()


@pytest.fixture(scope="session")
def databases(postgres_server: postgres.Postgres) -> Databases:
    """The maker of databases, which keeps the migrated templates for the whole session."""
    return Databases(postgres_server.admin_url)


@pytest.fixture
def make_database(databases: Databases) -> Iterator[Callable[..., str]]:
    """`make_database("registry")` → the address of a new database with that service's tables.

    `make_database(migrations=folder)` migrates by another folder; without either it is empty.
    """

    def make(service: str = "", *, migrations: Path | None = None) -> str:
        if service:
            migrations = ROOT / "services" / service / "migrations"
        return databases.fresh(migrations)

    yield make
    databases.drop_copies()


@pytest.fixture(scope="session")
def rabbitmq_server(
    tmp_path_factory: pytest.TempPathFactory, watchdog: Watchdog
) -> Iterator[rabbitmq.RabbitMQ]:
    """A RabbitMQ of our own; its user `tests` may do everything."""
    root = rabbitmq_files.find(PARTS)
    assert root is not None
    home = tmp_path_factory.mktemp("rabbitmq")
    ports = rabbitmq.Ports(*(free_port() for _ in range(4)))
    user = User(name="tests", password="tests", configure=ALL, write=ALL, read=ALL, tags="administrator")
    server = rabbitmq.start_own(root, home, ports, [user], log=home / "server.log", watchdog=watchdog)
    yield server
    server.kill()


@pytest.fixture(scope="session")
def management(rabbitmq_server: rabbitmq.RabbitMQ) -> Management:
    """The management API of that RabbitMQ."""
    address = f"{LOOPBACK}:{rabbitmq_server.ports.amqp}"
    return Management(rabbitmq_server.management_url, address, ("tests", "tests"))


@pytest.fixture
def amqp_url(management: Management) -> Iterator[str]:
    """The address of an empty virtual host of the test's own."""
    with management.vhost() as url:
        yield url


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server on loopback at `mailbox.host`, `mailbox.port`, which keeps what it gets."""
    mailbox = Mailbox(LOOPBACK, free_port())
    controller = serve(mailbox)
    yield mailbox
    controller.stop()


@pytest.fixture
def sink(tmp_path: Path, watchdog: Watchdog) -> Iterator[smtp_sink.SmtpSink]:
    """A mail server that is quick enough for thousands of mails, and keeps them."""
    program = smtp_sink.find(PARTS)
    assert program is not None
    log, kept = tmp_path / "sink.log", tmp_path / "sink.mails"
    sink = smtp_sink.start_own(program, free_port(), log=log, watchdog=watchdog, kept=kept)
    yield sink
    sink.stop()
