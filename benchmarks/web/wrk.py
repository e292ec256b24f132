"""wrk, from the distribution's package: many connections that each ask again as soon as they are answered."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from operations.local.folder import ROOT
from operations.local.packages import Apt, unpack

PARTS = ROOT / ".parts"
CONNECTIONS = 16
PROGRAM, LIBRARIES = Path("usr/bin/wrk"), "usr/lib/*-linux-gnu"

# Each request has an idempotency key of its own.
SCRIPT = """
wrk.method = "{method}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer {token}"
wrk.body = {body}
local sent, began = 0, "{run}-"
function request()
    sent = sent + 1
    wrk.headers["Idempotency-Key"] = "benchmark-" .. began .. sent
    return wrk.format()
end
function done(summary, latency)
    local errors = summary.errors
    local failed = errors.status + errors.timeout + errors.read
    io.write(string.format('\\n{{"rate": %f, "p50": %f, "p99": %f, "failed": %d}}\\n',
        summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1e3,
        latency:percentile(99) / 1e3, failed))
end
"""


@dataclass(frozen=True)
class Load:
    """What was answered: requests a second, milliseconds, and how many not as they should be."""

    rate: float
    p50: float
    p99: float
    failed: int


def install() -> None:
    """Unpack it, unless it is here."""
    if shutil.which("wrk") is None and not (PARTS / "wrk").exists():
        unpack(_packages, PARTS, "wrk")


def send(url: str, folder: Path, *, run: str, token: str, body: Mapping[str, object], seconds: float) -> Load:
    """POST the same body as often as it is answered.

    Args:
        url: where to.
        folder: for the script.
        run: begins the idempotency keys, and so tells runs apart.
        token: who sends.
        body: as JSON.
        seconds: how long.
    """
    script = folder / f"{run}.lua"
    text = json.dumps(json.dumps(body, ensure_ascii=False), ensure_ascii=False)
    script.write_text(SCRIPT.format(method="POST", token=token, body=text, run=run), encoding="utf-8")
    program, environment = _program()
    duration = f"{max(1, round(seconds))}s"
    asked: list[str | Path] = [
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{duration}",
        "--timeout",
        "10s",
        "-s",
        script,
        url,
    ]
    done = subprocess.run([program, *asked], env=environment, capture_output=True, text=True, check=True)
    return Load(**json.loads(done.stdout.strip().splitlines()[-1]))


def _program() -> tuple[Path, dict[str, str]]:
    if installed := shutil.which("wrk"):
        return Path(installed), {}
    folders = [str(folder) for folder in (PARTS / "wrk").glob(LIBRARIES)]
    return PARTS / "wrk" / PROGRAM, {"LD_LIBRARY_PATH": ":".join(folders)}


def _packages(apt: Apt) -> list[str]:
    return sorted({*(apt.missing("wrk") or ["wrk"])})
