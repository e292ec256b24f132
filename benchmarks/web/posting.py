"""POST of a recommendation, against a bare Flask handler and against pgbench with the same SQL."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil
import psycopg

from benchmarks.profiling import UNIT, profile
from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import Servers
from benchmarks.web import wrk
from benchmarks.web.statements import NUMBER, Statement, as_pgbench, log_statements, transaction
from benchmarks.web.town import WORDS, Town, listening, served, town
from operations.local.postgres import find_programs
from tests.unit.consultation.world import AUTHORITY

NAME, SERVICE = "posting", "services.consultation"
ROUNDS, SECONDS, WARM_S = 3, 6.0, 2.0
TPS = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)
NUMBERS = """
    insert into register values (%s, %s, %s) on conflict (authority, year) do update set last = excluded.last
"""


@dataclass(frozen=True)
class Stage:
    """The service, the bare handler and pgbench's script over one town."""

    servers: Servers
    town: Town
    ours: str
    bare: str
    script: Path

    def load(self, url: str, run: str, seconds: float) -> wrk.Load:
        """What is answered at an address."""
        return wrk.send(
            url + self.town.sending,
            self.servers.home,
            run=run,
            token=self.town.citizen,
            body=WORDS,
            seconds=seconds,
        )

    def pgbench(self, run: int, seconds: float) -> float:
        """Transactions a second."""
        command: list[str | Path] = [
            find_programs() / "pgbench",
            "--no-vacuum",
            "--protocol=prepared",
            "--jobs=1",
        ]
        clients = [f"--client={wrk.CONNECTIONS}", f"--time={seconds:.0f}", "-D", f"n={run * 10_000_000}"]
        done = subprocess.run(
            [*command, *clients, "--file", self.script, self.town.database_url],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"pgbench: {done.stderr.strip()[-1000:]}")
        [found] = TPS.findall(done.stdout)
        return float(found)


def posting(servers: Servers) -> Part:
    """Requests a second and the 99th percentile, all in turn."""
    with _stage(servers) as stage:
        for name, url in (("ours", stage.ours), ("bare", stage.bare)):
            stage.load(url, f"warm-{name}", WARM_S)
        rounds = [
            (
                stage.pgbench(number, SECONDS),
                stage.load(stage.bare, f"bare-{number}", SECONDS),
                stage.load(stage.ours, f"ours-{number}", SECONDS),
            )
            for number in range(ROUNDS)
        ]
        shares = profile(lambda seconds: stage.load(stage.ours, "profile", seconds), servers, _master())
    database, bare, ours = zip(*rounds, strict=True)
    if failed := sum(load.failed for load in (*bare, *ours)):
        raise SystemExit(f"{failed} requests were not answered with success.")
    return _part(database, bare, ours, shares)


def _master() -> int:
    """The process whose children answer."""
    [found] = [child for child in psutil.Process().children() if SERVICE in " ".join(child.cmdline())]
    return found.pid


def _part(
    database: tuple[float, ...],
    bare: tuple[wrk.Load, ...],
    ours: tuple[wrk.Load, ...],
    shares: dict[str, float],
) -> Part:
    rate, rate_bare = [load.rate for load in ours], [load.rate for load in bare]
    p99, p99_bare = [load.p99 for load in ours], [load.p99 for load in bare]
    handler, post = "a bare Flask handler, the same SQL", "POST recommendation"
    figures = [
        Figure(post, rate, "/s", handler, rate_bare, least=0.7),
        Figure(post, rate, "/s", "pgbench, the same SQL", database),
        Figure(f"{post}, p99", p99, "ms", handler, p99_bare),
    ]
    title = "Where a web process spends its own time under POST recommendation"
    charts = [Chart("posting-profile", title, UNIT, bars=shares)]
    return Part(NAME, figures, charts if shares else ())


@contextmanager
def _stage(servers: Servers) -> Iterator[Stage]:
    place = town(servers, NAME)
    statements = _capture(servers, place)
    file, script = servers.home / "statements.json", servers.home / "recommendation.sql"
    file.write_text(json.dumps([asdict(statement) for statement in statements]), encoding="utf-8")
    script.write_text(as_pgbench(statements), encoding="utf-8")
    program: list[str | Path] = ["python", "-m", "benchmarks.web.bare"]
    environment = {"DATABASE_URL": place.database_url, "STATEMENTS": str(file)}
    with served(servers, place) as ours, listening(servers, program, "/health/ready", **environment) as bare:
        yield Stage(servers, place, ours, bare, script)


def _capture(servers: Servers, place: Town) -> list[Statement]:
    """Send two recommendations; the second finds all that is kept in memory."""
    with psycopg.connect(place.database_url) as connection:
        connection.execute(NUMBERS, (AUTHORITY, datetime.now(UTC).year, NUMBER - 2))
    log_statements(servers.postgres.admin_url, NAME, on=True)
    with served(servers, place) as url:
        for number in range(2):
            headers = {"Authorization": f"Bearer {place.citizen}", "Idempotency-Key": f"benchmark-{number}-@"}
            httpx.post(url + place.sending, json=WORDS, headers=headers, trust_env=False).raise_for_status()
    log_statements(servers.postgres.admin_url, NAME, on=False)
    fixed = {str(place.account_id), str(place.consultation_id)}
    return transaction(servers.home / "pg.log", fixed=fixed)
