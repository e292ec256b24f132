"""Where processes spend their time: py-spy's samples, by package."""

import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.installing import python_of
from benchmarks.servers import Servers

SECONDS = 6
RATE = 250
UNIT = "% of the samples that hold the interpreter"


def profile(load: Callable[[float], object], servers: Servers, pid: int) -> dict[str, float]:
    """Share of each package, in percent, of the samples in which a thread holds the interpreter.

    Args:
        load: keeps the process busy for so many seconds.
        servers: give the run's folder.
        pid: of the process; its children count with it.

    Returns:
        By package, the largest first; empty where py-spy is not here or may not look.
    """
    program, kept = python_of("profiler").with_name("py-spy"), servers.home / "profile.txt"
    if not program.exists():
        return {}
    kept.unlink(missing_ok=True)
    busy = threading.Thread(target=load, args=(SECONDS + 2.0,))
    busy.start()
    command: list[str | Path] = [
        program,
        "record",
        "--gil",
        "--subprocesses",
        "--nonblocking",
        "--format",
        "raw",
    ]
    where: list[str | Path] = [
        "--pid",
        str(pid),
        "--duration",
        str(SECONDS),
        "--rate",
        str(RATE),
        "--output",
        kept,
    ]
    subprocess.run([*command, *where], capture_output=True, check=False)
    busy.join()
    return _by_package(kept) if kept.exists() else {}


def _by_package(file: Path) -> dict[str, float]:
    found: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        stack, _, times = line.rpartition(" ")
        found[_package(stack.rpartition(";")[2])] += int(times)
    total = sum(found.values()) or 1
    return {name: 100 * times / total for name, times in found.most_common(12)}


def _package(frame: str) -> str:
    """`execute (psycopg/cursor.py:93)` → `psycopg`; a module of Python's own is `python`."""
    _, bracket, where = frame.rpartition("(")  # without one it is the process itself
    name, slash, _ = where.partition("/") if bracket else ("", "", "")
    return {"shared": "ours", "services": "ours"}.get(name, name) if slash else "python"
