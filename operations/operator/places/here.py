"""Services by the environment alone, whoever keeps their processes: `REGISTRY_DATABASE_URL` and the like."""

import os
import sys
from collections.abc import Mapping, Sequence

from operations.local.folder import ROOT
from operations.local.trouble import Trouble
from operations.operator.places import Command, Role

LEFT_TO_OTHERS = (
    "Where services run by settings from the environment, backing up and restoring is left to whoever keeps"
    " their databases and processes; docs/recipes/back-up-and-restore.md says what belongs to it."
)


class HerePlace:
    """A variable that begins with a service's name is that service's own, without the name.

    `OPERATOR_AMQP_URL`, or the file that `OPERATOR_AMQP_URL_FILE` names, is the broker's operator.
    """

    name = "here"

    def service(
        self,
        name: str,
        *arguments: str,
        as_operator: bool = False,
        interactive: bool = False,
        aside: str = "",
    ) -> Command:
        """A process of its own."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **_named(name)}
        if as_operator:
            environment |= {"AMQP_URL": "", "AMQP_URL_FILE": "", **_named("operator")}
        return Command([sys.executable, "-m", f"services.{name}", *arguments], environment)

    def postgres(self, program: str, *arguments: str) -> Command:
        """Not ours."""
        raise Trouble(LEFT_TO_OTHERS)

    def rest(self, roles: Sequence[Role]) -> None:
        """Not ours."""
        raise Trouble(LEFT_TO_OTHERS)

    def secrets(self) -> dict[str, str]:
        """Not ours."""
        raise Trouble(LEFT_TO_OTHERS)

    def keep_secrets(self, values: Mapping[str, str]) -> None:
        """Not ours."""
        raise Trouble(LEFT_TO_OTHERS)

    def public_url(self) -> str:
        """As the services are told."""
        return os.environ.get("PUBLIC_URL", "")


def _named(who: str) -> dict[str, str]:
    prefix = f"{who.upper()}_"
    return {key.removeprefix(prefix): value for key, value in os.environ.items() if key.startswith(prefix)}
