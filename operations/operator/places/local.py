"""The local run: `make run`, with its folder."""

from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from operations.local.folder import Folder
from operations.local.halting import Halting
from operations.local.machinery import ADMINS_URL, OPERATORS_URL
from operations.local.postgres import find_programs
from operations.local.services import command, public_url, settings
from operations.operator import bound_secrets
from operations.operator.places import Command, Role


class LocalPlace:
    """Args:
    folder: of the run.
    """

    name = "local"

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def service(
        self,
        name: str,
        *arguments: str,
        as_operator: bool = False,
        interactive: bool = False,
        aside: str = "",
    ) -> Command:
        """A process of its own, with the service's settings."""
        amqp = OPERATORS_URL if as_operator else f"amqp-url-{name}"
        environment = settings(self._folder, name, amqp=amqp)
        if aside:
            del environment["DATABASE_URL_FILE"]
            environment["DATABASE_URL"] = self._folder.password(f"database-{name}") + aside
        return Command(command(name, *arguments), environment)

    def postgres(self, program: str, *arguments: str) -> Command:
        """A program that stands beside the server's own; the password is nothing for a command line."""
        parts = urlsplit(self._folder.password(ADMINS_URL))
        environment = {
            "PGHOST": parts.hostname or "",
            "PGPORT": str(parts.port or 5432),
            "PGUSER": unquote(parts.username or ""),
            "PGPASSWORD": unquote(parts.password or ""),
            "PGCONNECT_TIMEOUT": "5",
        }
        return Command([str(find_programs() / program), *arguments], environment)

    def rest(self, roles: Sequence[Role]) -> None:
        """Ask the launcher, which keeps the processes."""
        Halting(self._folder).rest(roles)

    def secrets(self) -> dict[str, str]:
        """From the folder."""
        return bound_secrets.read(self._folder)

    def keep_secrets(self, values: Mapping[str, str]) -> None:
        """Into the folder."""
        bound_secrets.keep(self._folder, values)

    def public_url(self) -> str:
        """By the gateway's port."""
        return public_url(self._folder)
