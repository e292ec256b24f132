"""A private RabbitMQ: the distribution's programs, but home, ports, node and epmd of our own, on loopback."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from operations.local.definitions import User, definitions
from operations.local.ports import LOOPBACK, answers
from operations.local.processes import Child, start
from operations.local.rabbitmq_files import ERLANG, SERVER
from operations.local.watchdog import Watchdog

AMQP_HELLO = b"AMQP\x00\x00\x09\x01"
EPMD_S = 10
BOOT_S = 90


@dataclass(frozen=True)
class Ports:
    """Where the broker listens: for clients, for its management, for its own kind."""

    amqp: int
    management: int
    distribution: int
    epmd: int


@dataclass
class RabbitMQ:
    """A running broker of ours."""

    ports: Ports
    server: Child
    epmd: Child

    def url(self, user: User, vhost: str = "/") -> str:
        """The address with which a user connects."""
        login = f"{quote(user.name, safe='')}:{quote(user.password, safe='')}"
        return f"amqp://{login}@{LOOPBACK}:{self.ports.amqp}/{quote(vhost, safe='')}"

    @property
    def management_url(self) -> str:
        """The management API and page."""
        return f"http://{LOOPBACK}:{self.ports.management}"

    def stop(self) -> None:
        """Stop in order; epmd, which would stay behind, goes last."""
        self.server.stop()
        self.epmd.stop()

    def kill(self) -> None:
        """End all at once, as a crash would; for what is thrown away."""
        self.server.kill()
        self.epmd.kill()


def start_own(
    root: Path, home: Path, ports: Ports, users: Sequence[User], *, log: Path, watchdog: Watchdog
) -> RabbitMQ:
    """Start a broker; returns when it answers.

    Args:
        root: where `find` found the programs.
        home: a folder of its own for cookie, data and settings.
        ports: free ones.
        users: who may connect, and to do what.
        log: file for its output.
        watchdog: ends it should we be killed.

    Raises:
        Trouble: it does not come up.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    variables = environment(root, home, ports)
    _write_settings(home, ports, users)
    epmd = start(
        "epmd",
        [root / ERLANG / "bin" / "epmd", "-port", str(ports.epmd), "-address", LOOPBACK],
        log=log.with_name(f"{log.stem}-epmd.log"),
        watchdog=watchdog,
        env=variables,
    )
    try:
        epmd.wait_until(lambda: answers(ports.epmd), EPMD_S)
        server = _start_server(root, ports, log, watchdog, variables)
    except BaseException:
        epmd.stop()
        raise
    return RabbitMQ(ports, server, epmd)


def _start_server(root: Path, ports: Ports, log: Path, watchdog: Watchdog, env: Mapping[str, str]) -> Child:
    server = start("RabbitMQ", [root / SERVER], log=log, watchdog=watchdog, env=env, grace=20)
    try:
        server.wait_until(lambda: answers(ports.amqp, AMQP_HELLO), BOOT_S)
    except BaseException:
        server.stop()
        raise
    return server


def _write_settings(home: Path, ports: Ports, users: Sequence[User]) -> None:
    (home / "enabled_plugins").write_text("[rabbitmq_management].\n", encoding="utf-8")
    people = home / "definitions.json"
    people.touch(mode=0o600)
    people.write_text(json.dumps(definitions(users), indent=1), encoding="utf-8")
    settings = {
        "listeners.tcp.1": f"{LOOPBACK}:{ports.amqp}",
        "management.tcp.ip": LOOPBACK,
        "management.tcp.port": ports.management,
        "load_definitions": people,
        "log.console": "true",
        "log.file": "false",
    }
    lines = [f"{key} = {value}\n" for key, value in settings.items()]
    (home / "rabbitmq.conf").write_text("".join(lines), encoding="utf-8")


def environment(root: Path, home: Path, ports: Ports) -> dict[str, str]:
    """A whole environment: nothing of the machine's own RabbitMQ, nothing of the terminal's."""
    path = os.environ.get("PATH", os.defpath)
    return {
        "PATH": f"{root / ERLANG / 'bin'}{os.pathsep}{path}",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        "RABBITMQ_NODENAME": "parteneriat@localhost",
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_ADVANCED_CONFIG_FILE": str(home / "advanced.config"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(home / "data"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
        "RABBITMQ_GENERATED_CONFIG_DIR": str(home / "config"),
        "RABBITMQ_DIST_PORT": str(ports.distribution),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "ERL_EPMD_PORT": str(ports.epmd),
        "ERL_EPMD_ADDRESS": LOOPBACK,
    }
