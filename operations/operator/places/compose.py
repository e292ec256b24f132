"""Docker Compose: commands run in the containers of the service that they ask."""

import json
import subprocess
from collections.abc import Mapping, Sequence

from operations.local.accounts import SERVICES
from operations.local.folder import ROOT
from operations.local.services import PORTAL
from operations.local.trouble import Trouble
from operations.operator.places import ROLES, Command, Role

DOCKER = ("docker", "compose", "--progress", "quiet")
ONCE = ("run", "--rm", "--no-deps")
# The container alone can read the address; the entry point of its image is the second line.
ASIDE = (
    'export DATABASE_URL="$(cat /run/secrets/database_url)$0" DATABASE_URL_FILE=;'
    ' exec python -m services.$SERVICE "$@"'
)
VAULT = ("python", "-m", "operations.operator.bound_secrets")


class ComposePlace:
    """The project that `docker compose` finds for this checkout."""

    name = "compose"

    def service(
        self,
        name: str,
        *arguments: str,
        as_operator: bool = False,
        interactive: bool = False,
        aside: str = "",
    ) -> Command:
        """In a container of its own, as the worker has it, or the job that makes queues.

        Inside the worker's the memory of both would be one, and too much for it.
        """
        terminal = () if interactive else ("-T",)
        job = f"{name}-topology" if as_operator else f"{name}-worker"
        if aside:
            return _compose(*ONCE, *terminal, "--entrypoint", "sh", job, "-c", ASIDE, aside, *arguments)
        return _compose(*ONCE, *terminal, job, *arguments)

    def postgres(self, program: str, *arguments: str) -> Command:
        """In the server's container, which believes its own socket."""
        return _compose("exec", "-T", "postgres", program, "--username=postgres", *arguments)

    def rest(self, roles: Sequence[Role]) -> None:
        """Stop containers and start the others, every replica."""
        stopped = [name for role in roles for name in _containers(role)]
        started = [name for role in ROLES if role not in roles for name in _containers(role)]
        if stopped:
            _run(_compose("stop", *stopped))
        if started:
            _run(_compose("start", *started))

    def secrets(self) -> dict[str, str]:
        """From the vault, which one job alone can open."""
        found: dict[str, str] = json.loads(_run(_compose(*ONCE, "-T", "secrets", *VAULT, "read", "/vault")))
        return found

    def keep_secrets(self, values: Mapping[str, str]) -> None:
        """Into the vault, and from there to each reader."""
        _run(_compose(*ONCE, "-T", "secrets", *VAULT, "keep", "/vault"), given=json.dumps(dict(values)))
        _run(_compose(*ONCE, "-T", "secrets"))

    def public_url(self) -> str:
        """As containers are told, whether any runs or not."""
        asked = ("--entrypoint", "printenv", "registry-topology", "PUBLIC_URL")
        return _run(_compose(*ONCE, "-T", *asked)).strip()

    def is_there(self) -> bool:
        """Whether the project has a container that runs."""
        try:
            return bool(_run(_compose("ps", "--quiet")).strip())
        except Trouble:
            return False


def _containers(role: Role) -> list[str]:
    pages = [PORTAL] if role == "web" else []
    return [f"{name}-{role}" for name in (*SERVICES, *pages)]


def _compose(*arguments: str) -> Command:
    return Command([*DOCKER, *arguments], cwd=ROOT)


def _run(command: Command, given: str = "") -> str:
    try:
        done = subprocess.run(
            command.argv, cwd=command.cwd, input=given, capture_output=True, text=True, check=False
        )
    except OSError as fault:
        raise Trouble(f"Docker cannot be started: {fault.strerror}.") from fault
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise Trouble(f"Docker Compose says: {lines[-1]}")
    return done.stdout
