"""The machine and the versions that figures belong to."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil
import psycopg
from kombu import Connection

from benchmarks.servers import Servers

PACKAGES = ("flask", "gunicorn", "kombu", "marshmallow", "psycopg", "sqlalchemy")


def facts(servers: Servers) -> dict[str, str]:
    """Name and value of each, as they are shown."""
    with psycopg.connect(servers.postgres.admin_url) as connection:
        [(postgresql,)] = connection.execute("show server_version").fetchall()
        [(durable,)] = connection.execute("show synchronous_commit").fetchall()
    with Connection(servers.amqp_url) as broker:
        broker.connect()
        rabbitmq = broker.connection.server_properties["version"]
    return {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{psutil.virtual_memory().total / 1024**3:.0f} GiB",
        "kernel": platform.release(),
        "load average at the start": ", ".join(f"{load:.1f}" for load in os.getloadavg()),
        "PostgreSQL": f"{postgresql}, synchronous_commit={durable}",
        "RabbitMQ": str(rabbitmq),
        "Python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
