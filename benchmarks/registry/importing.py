"""How long 150,000 lines of the national register take, first and again, and what that weighs."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.registry import export
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import QUIET, Servers
from benchmarks.web.town import SECRET
from operations.local.folder import ROOT
from tests.unit.registry.world import PUBLIC_URL

ROUNDS = 3
MOST_S = 60
MOST_MB = 250
RAW = f"create unlogged table raw ({', '.join(f'c{number} text' for number in range(len(export.HEAD)))})"


@dataclass(frozen=True)
class Run:
    """One import: seconds, megabytes at the most, and what it answered."""

    seconds: float
    megabytes: float
    counts: dict[str, Any]


def importing(servers: Servers) -> Part:
    """The operator's command, from its start to its end, against COPY alone of the same lines."""
    file, bare = servers.home / "export.csv", servers.home / "bare.csv"
    export.write(file)
    export.write_what_copy_takes(bare)
    firsts, agains, limits = [], [], []
    for number in range(ROUNDS):
        url = servers.database(f"registry_{number}")
        _command(url, "migrate")
        firsts.append(_command(url, "import", str(file)))
        agains.append(_command(url, "import", str(file)))
        limits.append(_copied(url, bare))
    what, counts = f"import of {export.ROWS:,} lines", firsts[0].counts
    figures = [
        Figure(what, [run.seconds for run in firsts], "s", most=MOST_S),
        Figure(what, [run.seconds for run in firsts], "s", "COPY of the same lines alone", limits),
        Figure("the same file again", [run.seconds for run in agains], "s", most=MOST_S),
        Figure("memory at the most", [run.megabytes for run in firsts + agains], "MB", most=MOST_MB),
        Figure("entries changed by the second time", [float(agains[0].counts["changed"])], "", most=0),
    ]
    note = (
        "Of {read:,} lines {taken:,} were taken, {mended:,} of them mended, {refused:,} refused; "
        f"the file has {file.stat().st_size / 1e6:.0f} MB."
    ).format_map(counts)
    return Part("importing", figures, notes=[note])


def _command(url: str, *arguments: str) -> Run:
    began = time.monotonic()
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "PUBLIC_URL": PUBLIC_URL,
        "WEB_SECRET": SECRET,
        "KEY_PASSPHRASE": SECRET,
        "LOG_LEVEL": QUIET,
    }
    argv = [sys.executable, "-m", "services.registry", *arguments, "--json"]
    with subprocess.Popen(argv, env=environment, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        answer = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed.")
    return Run(time.monotonic() - began, used.ru_maxrss / 1024, json.loads(answer))


def _copied(url: str, file: Path) -> float:
    with psycopg.connect(url) as connection, file.open("rb") as content:
        connection.execute(RAW)
        began = time.monotonic()
        with connection.cursor().copy("copy raw from stdin (format csv)") as copy:
            while block := content.read(1 << 20):
                copy.write(block)
        connection.commit()
        return time.monotonic() - began
