"""`python -m benchmarks.installing`: what the benchmarks need beside the tests' parts."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from benchmarks.web import wrk
from operations.local.folder import ROOT
from operations.local.trouble import Trouble

RIVALS = ("nameko", "celery", "faststream", "dramatiq")
HERE = Path(__file__).parent
ENVIRONMENTS = ROOT / ".parts" / "rivals"


def python_of(name: str) -> Path:
    """The interpreter of an environment: a rival's, or the profiler's."""
    return ENVIRONMENTS / name / "bin" / "python"


def install(name: str, lock: Path) -> None:
    """Make an environment, unless it stands as its lock says.

    Raises:
        Trouble: it cannot be installed.
    """
    wanted, done = lock.read_text(encoding="utf-8"), ENVIRONMENTS / name / "installed.txt"
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return
    uv = [sys.executable, "-m", "uv"]
    _run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENTS / name)])
    target = ["--python", str(python_of(name))]
    _run([*uv, "pip", "install", "--quiet", "--require-hashes", *target, "-r", str(lock)])
    done.write_text(wanted, encoding="utf-8")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble((done.stderr.strip().splitlines() or ["no reason given"])[-1])


@click.command()
def main() -> None:
    """Fetch wrk, the profiler and the rivals; what cannot be had is named, and left out of the run."""
    jobs: dict[str, Callable[[], None]] = {"wrk": wrk.install}
    for name in ("profiler", *RIVALS):
        folder = HERE / name if name == "profiler" else HERE / "rivals" / name
        jobs[name] = partial(install, name, folder / "requirements.txt")
    for name, job in jobs.items():
        try:
            job()
        except Trouble as reason:
            click.echo(f"  – {name}: {reason}", err=True)


if __name__ == "__main__":
    main()
