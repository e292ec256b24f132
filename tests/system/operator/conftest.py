"""Towns for the operator's command: services as processes, over the tests' PostgreSQL and RabbitMQ."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from operations.compose.vault import database
from operations.demo import content
from operations.local.accounts import SERVICES
from operations.local.postgres import Postgres
from shared.testing.vhosts import Management
from tests.browser.town import Town, empty_town, settle
from tests.system.operator.deeds import dissolve, recommend, register, verify
from tests.system.operator.parteneriat import Parteneriat

OURS = "select datname from pg_database where datname like 'parteneriat%'"
MakeTown = Callable[[Path], AbstractContextManager[Town]]


@pytest.fixture(scope="session")
def new_town(postgres_server: Postgres, management: Management) -> MakeTown:
    """`with new_town(folder) as town`: an empty town, of which only its folder is left after the block."""

    @contextmanager
    def make(path: Path) -> Iterator[Town]:
        url = postgres_server.admin_url
        with management.vhost() as amqp_url:
            try:
                with empty_town(path, amqp_url=amqp_url, postgres_url=url) as town:
                    yield town
            finally:
                _forget(url)

    return make


@pytest.fixture(scope="session")
def kept(new_town: MakeTown, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the demonstration's town, which went on for a while and then was lost with all it had."""
    home = tmp_path_factory.mktemp("lost")
    with new_town(home / "data") as town:
        settle(town)
        dissolve(town)
        verify(town)
        town.mails.wait(town.citizen, recommend(town, "Proiect de dinainte"))
        town.mails.wait(town.representative, content.ASSOCIATION)
        made = Parteneriat(town.folder.path).json("backup", str(home / "backups"))
        register(town, "Asociația Exemplu de care nu mai știe nimeni")
        verify(town)
    return Path(made["folder"])


@pytest.fixture(scope="session")
def town(new_town: MakeTown, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A new town, with passwords of its own, into which that backup was restored."""
    with new_town(tmp_path_factory.mktemp("new") / "data") as town:
        Parteneriat(town.folder.path).json("restore", str(kept), "--yes")
        yield town


@pytest.fixture
def parteneriat(town: Town) -> Parteneriat:
    """The command, which finds that town."""
    return Parteneriat(town.folder.path)


def _forget(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        for (name,) in admin.execute(OURS).fetchall():
            admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
        for name in map(database, SERVICES):
            admin.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(name)))
