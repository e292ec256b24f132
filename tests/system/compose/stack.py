"""The demo's containers in a project, on ports and with images of a test run's own."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import httpx

from operations.local.folder import ROOT
from operations.local.ports import free_port
from shared.testing.waiting import eventually

SCALE = {"consultation-web": 3, "notification-worker": 4}
IMAGES = ("registry", "consultation", "notification", "portal", "operations")
OVERLAYS = ("deploy/compose/tls.yml", "deploy/observability/compose.yml")
EVERYTHING = ("--profile", "demo", "--profile", "play")
WELL_S = 120.0
SUM_OF_PSS = """
import sys
def lines(pid):
    try:
        return list(open(f"/proc/{pid}/smaps_rollup"))
    except (FileNotFoundError, ProcessLookupError):
        return []  # a health check, over by now
of_all = (line for pid in sys.argv[1:] for line in lines(pid))
print(sum(int(line.split()[1]) for line in of_all if line.startswith("Pss:")) * 1024)
"""


def engine_answers() -> bool:
    """Whether there is a Docker engine here, and Compose."""
    if shutil.which("docker") is None:
        return False
    asked = (["docker", "info"], ["docker", "compose", "version"])
    return all(subprocess.run(one, capture_output=True, check=False).returncode == 0 for one in asked)


def service_of(container: dict[str, Any]) -> str:
    """The service of the Compose file that a container belongs to."""
    return str(container["Config"]["Labels"]["com.docker.compose.service"])


class Stack:
    """Args:
    name: of the project, and tag of its images.
    """

    def __init__(self, name: str) -> None:
        self.name, self.port, self.amqp_port = name, free_port(), free_port()
        self.url = f"http://localhost:{self.port}"
        self.files: tuple[str, ...] = ()
        ports = {"PORT": str(self.port), "AMQP_PORT": str(self.amqp_port)}
        self.environment = {**os.environ, **ports, "COMPOSE_PROJECT_NAME": name, "TAG": name}

    def __call__(self, *arguments: str, given: str = "", **more: str) -> str:
        """Run a command of Compose; its output."""
        files = [part for file in self.files for part in ("-f", file)]
        command = ["docker", "compose", *files, "--env-file", "deploy/compose/demo.env", *arguments]
        return self.run(command, given, **more)

    def run(self, command: list[str], given: str = "", **more: str) -> str:
        """Run any command with the settings of this project; its output."""
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**self.environment, **more},
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}: {done.stdout[-1000:]}{done.stderr[-3000:]}"
        return done.stdout

    def up(self, *arguments: str, **more: str) -> None:
        """Start what does not run, scaled; returns when all is well."""
        scaled = [part for name, count in SCALE.items() for part in ("--scale", f"{name}={count}")]
        self("up", "--wait", *scaled, *arguments, **more)

    def seed(self) -> None:
        """Example data, as `make compose-up` asks for them."""
        self.run([sys.executable, "-m", "operations.compose", "seed", "--url", self.url])

    def forget(self) -> None:
        """Remove containers, networks, volumes and images, those of the overlays too."""
        self.files = ("docker-compose.yml", *OVERLAYS)
        self(*EVERYTHING, "down", "--volumes", "--remove-orphans", "--timeout", "5", SITE="localhost")
        self.run(["docker", "image", "rm", "--force", *(f"parteneriat/{one}:{self.name}" for one in IMAGES)])

    def containers(self, *services: str) -> list[dict[str, Any]]:
        """What the engine knows of the running containers, of some services or of all."""
        ids = self("ps", "--quiet", *services).split()
        found: list[dict[str, Any]] = json.loads(self.run(["docker", "inspect", *ids]))
        return found

    def crash(self, container: dict[str, Any]) -> None:
        """End its first process with SIGKILL, as a lack of memory would; what `docker kill` ends, stays."""
        self.outside(f"import os; os.kill({container['State']['Pid']}, 9)")

    def memory_of(self, container: dict[str, Any]) -> int:
        """The sum of PSS of its processes, in bytes."""
        pids = self.run(["docker", "top", container["Id"], "-eo", "pid"]).split()[1:]
        return int(self.outside(SUM_OF_PSS, *pids))

    def outside(self, program: str, *arguments: str) -> str:
        """Run a Python program that sees the processes of the engine's machine."""
        image = f"parteneriat/operations:{self.name}"
        rights = ["--pid", "host", "--user", "0", "--cap-add", "SYS_PTRACE", "--network", "none"]
        return self.run(
            ["docker", "run", "--rm", *rights, "--entrypoint", "python", image, "-c", program, *arguments]
        )

    def rows(self, service: str, query: str) -> list[tuple[str, ...]]:
        """What a service's database answers."""
        psql = ["psql", "-U", "postgres", "-At", f"parteneriat_{service}"]
        answer = self("exec", "-T", "postgres", *psql, given=query)
        return [tuple(line.split("|")) for line in answer.splitlines()]

    def logs_of_each(self, service: str) -> dict[str, list[str]]:
        """The lines of each replica."""
        ids = self("ps", "--quiet", service).split()
        said = ["sh", "-c", 'docker logs "$1" 2>&1', "-"]
        return {one: self.run([*said, one]).splitlines() for one in ids}

    def is_well(self) -> bool:
        """Whether the gateway tells that all services are ready, and the engine that each container is."""
        try:
            answer = httpx.get(f"{self.url}/health/ready", timeout=10)
        except httpx.HTTPError:
            return False
        states = [one["State"] for one in self.containers()]
        healthy = all(state.get("Health", {}).get("Status", "healthy") == "healthy" for state in states)
        return answer.status_code == 200 and healthy

    def wait_until_well(self) -> None:
        """Until it is."""
        eventually(self.is_well, within=WELL_S)
