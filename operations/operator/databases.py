"""The services' databases, as the server's administrator: dumped, restored beside, swapped."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from operations.local.trouble import Trouble
from operations.operator.asking import run, sentence
from operations.operator.places import Command, Place

PSQL = (
    "--no-psqlrc",
    "--quiet",
    "--tuples-only",
    "--no-align",
    "--set=ON_ERROR_STOP=1",
    "--set=VERBOSITY=terse",
)
FACTS = """
select json_build_object('moment', clock_timestamp(), 'revision', version_num, 'epoch', epoch,
                         'size', pg_database_size(current_database()))
from alembic_version, service_state
"""

RAISE = "update service_state set epoch = greatest(epoch, :'above') + 1 returning epoch"
TERMINATE = """
select pg_terminate_backend(pid) from pg_stat_activity where datname = any(string_to_array(:'names', ','))
"""


@dataclass(frozen=True)
class Databases:
    """Args:
    place: where the server is.
    """

    place: Place

    def facts(self, name: str) -> dict[str, Any]:
        """How a service's database is now: `moment`, `revision`, `epoch`, `size` in bytes.

        Raises:
            Trouble: it is away, or was never migrated.
        """
        found: dict[str, Any] = json.loads(self._sql(FACTS, name))
        return found

    def names(self) -> set[str]:
        """Every database of the server."""
        return set(self._sql("select datname from pg_database").split())

    def dump(self, name: str, file: Path) -> None:
        """Write a database, as of the moment at which this begins, into a new file.

        Raises:
            Trouble: it is away, or there is no room.
        """
        command = self.place.postgres(
            "pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--dbname={name}"
        )
        with file.open("wb") as target:
            _pipe(command, stdout=target)

    def listing(self, file: Path) -> None:
        """See that a dump can be read.

        Raises:
            Trouble: it cannot.
        """
        with file.open("rb") as source:
            _pipe(self.place.postgres("pg_restore", "--list"), stdin=source, stdout=subprocess.DEVNULL)

    def restore(self, file: Path, owner: str, name: str) -> None:
        """Make a database from a dump; one of that name is dropped first.

        Raises:
            Trouble: it cannot be made whole.
        """
        self.drop([name])
        self._sql(f"create database {name} owner {owner} template template0")
        self._sql(f"revoke all on database {name} from public")
        how = ("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", f"--role={owner}")
        with file.open("rb") as source:
            _pipe(self.place.postgres("pg_restore", *how, f"--dbname={name}"), stdin=source)

    def raise_epoch(self, name: str, above: int) -> int:
        """Begin an epoch that is higher than the database's own and than another."""
        return int(self._sql(RAISE, name, above=str(above)))

    def shut(self, owners: Iterable[str]) -> None:
        """Let services in no longer, and end the connections that they have."""
        names = list(owners)
        self._sql("\n".join(f"alter role {owner} nologin;" for owner in names))
        self._sql(TERMINATE, names=",".join(names))

    def open(self, owners: Iterable[str]) -> None:
        """Let them in again."""
        self._sql("\n".join(f"alter role {owner} login;" for owner in owners))

    def swap(self, places: Iterable[tuple[str, str, str]]) -> None:
        """Rename all at once or none.

        Args:
            places: the name that services use, what gets it, what that was called until now is called then.
        """
        known = self.names()
        lines = []
        for name, fresh, old in places:
            lines += [f"alter database {name} rename to {old};"] if name in known else []
            lines += [f"alter database {fresh} rename to {name};"]
        self._sql("begin;\n" + "\n".join(lines) + "\ncommit;")

    def drop(self, names: Iterable[str]) -> None:
        """Drop databases, whoever is connected."""
        for name in names:
            self._sql(f"drop database if exists {name} with (force)")

    def _sql(self, statements: str, name: str = "postgres", **variables: str) -> str:
        given = [f"--set={key}={value}" for key, value in variables.items()]
        command = self.place.postgres("psql", *PSQL, *given, f"--dbname={name}")
        try:
            return run(command, "PostgreSQL", given=statements).stdout
        except Trouble as trouble:
            raise Trouble(f"The database {name} cannot be used: {_end(str(trouble))}") from trouble


def _pipe(command: Command, **streams: Any) -> None:
    try:
        done = subprocess.run(
            command.argv, env=command.env, cwd=command.cwd, stderr=subprocess.PIPE, check=False, **streams
        )
    except OSError as fault:
        raise Trouble(f"{command.argv[0]} cannot be started: {fault.strerror}.") from fault
    if done.returncode != 0:
        raise Trouble(_end(sentence(done.stderr.decode("utf-8", "replace"))))


def _end(said: str) -> str:
    return said if said.endswith(".") else f"{said}."
