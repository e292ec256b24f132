"""What the whole system weighs at rest, with two web workers each, and how soon each process is ready."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psutil

from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import Servers
from benchmarks.web.town import SECRET, WORKERS, until_ready
from operations.local.accounts import SERVICES
from operations.local.ports import LOOPBACK, free_port
from operations.local.processes import Child
from operations.local.services import PORTAL
from tests.unit.consultation.world import PUBLIC_URL

REST_S = 5.0
MOST_MB = 1_200
TASK_S = 60
MORE = {
    "registry": {"KEY_PASSPHRASE": SECRET},
    "notification": {
        "SMTP_URL": f"smtp://{LOOPBACK}:9",
        "MAIL_FROM": "Parteneriat <parteneriat@example.org>",
    },
    PORTAL: {"GATEWAY_URL": PUBLIC_URL},
}


def footprint(servers: Servers) -> Part:
    """Seconds to ready, one process after the other, and megabytes when all have come to rest."""
    with ExitStack() as stack:
        started = dict(stack.enter_context(_started(servers, *each)) for each in _processes(servers))
        time.sleep(REST_S)
        weighs = {name: _megabytes(child) for name, (child, _) in started.items()}
    figures = [
        Figure(
            f"whole system at rest, {WORKERS} web workers each, sum of PSS",
            [sum(weighs.values())],
            "MB",
            most=MOST_MB,
        ),
        *(Figure(f"{name}, from start to ready", [seconds], "s") for name, (_, seconds) in started.items()),
    ]
    chart = Chart("footprint", "Memory at rest by process group, sum of PSS", "MB", bars=weighs)
    return Part("footprint", figures, [chart])


def _processes(servers: Servers) -> Iterator[tuple[str, dict[str, str]]]:
    for service in SERVICES:
        environment = {
            "DATABASE_URL": servers.database(service),
            "AMQP_URL": servers.amqp_url,
            **_settings(service),
        }
        for task in (("migrate",), ("topology", "apply")):
            command = ["python", "-m", f"services.{service}", *task]
            servers.start(f"{service}-{task[0]}", command, **environment).finish(TASK_S)
        yield f"{service} worker", environment
        yield f"{service} web", environment
    yield f"{PORTAL} web", _settings(PORTAL)


def _settings(service: str) -> dict[str, str]:
    return {
        "PUBLIC_URL": PUBLIC_URL,
        "WEB_SECRET": SECRET,
        "WEB_WORKERS": str(WORKERS),
        "WEB_DRAIN_S": "0",
        "PARTENERIAT_ENV": "demo",
        **MORE.get(service, {}),
    }


@contextmanager
def _started(
    servers: Servers, name: str, environment: dict[str, str]
) -> Iterator[tuple[str, tuple[Child, float]]]:
    service, _, role = name.partition(" ")
    bind = f"{LOOPBACK}:{free_port()}"
    child = servers.start(
        name, ["python", "-m", f"services.{service}", role], **environment, **{f"{role.upper()}_BIND": bind}
    )
    try:
        yield name, (child, until_ready(child, f"http://{bind}/health/ready"))
    finally:
        child.stop()


def _megabytes(child: Child) -> float:
    leader = psutil.Process(child.pid)
    return sum(part.memory_full_info().pss for part in (leader, *leader.children(recursive=True))) / 1e6
