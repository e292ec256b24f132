"""Where the system runs, and so how a command of a service is started there. Nothing else knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Role = Literal["web", "worker"]
ROLES: tuple[Role, ...] = ("web", "worker")


@dataclass(frozen=True)
class Command:
    """A program to start: its whole environment, unless it is ours; the folder it runs in, likewise."""

    argv: Sequence[str]
    env: Mapping[str, str] | None = None
    cwd: Path | None = None


class Place(Protocol):
    """One way of running the system."""

    name: str

    def service(
        self,
        name: str,
        *arguments: str,
        as_operator: bool = False,
        interactive: bool = False,
        aside: str = "",
    ) -> Command:
        """A service's own command.

        Args:
            name: of the service.
            arguments: what stands after `python -m services.<name>`.
            as_operator: with the broker's operator as its account; the service itself may be stopped then.
            interactive: somebody sits at a terminal and may be asked.
            aside: ending of a database's name, to work on that one beside the service's own.
        """

    def postgres(self, program: str, *arguments: str) -> Command:
        """A program of PostgreSQL, such as `pg_dump`, connected as the server's administrator.

        Raises:
            Trouble: there is no such right here.
        """

    def rest(self, roles: Sequence[Role]) -> None:
        """Have the processes of these roles stopped, of every service, and those of all others running.

        Raises:
            Trouble: nobody here can do that, or it did not happen in time.
        """

    def secrets(self) -> dict[str, str]:
        """The secrets to which the data are bound, by name.

        Raises:
            Trouble: they are not ours to read.
        """

    def keep_secrets(self, values: Mapping[str, str]) -> None:
        """Have processes find these from their next start on.

        Raises:
            Trouble: they are not ours to write.
        """

    def public_url(self) -> str:
        """How people name the system."""
