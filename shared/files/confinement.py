"""Files from outside are read in a process of its own, which may use little and knows no secret."""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ask_child(
    module: str, media_type: str, content: bytes, within_s: float
) -> subprocess.CompletedProcess[bytes]:
    """Let a program of ours read a file: `python -m MODULE MEDIA_TYPE`, the file on its standard input.

    Raises:
        TimeoutExpired: it took longer, and is ended.
    """
    return subprocess.run(  # noqa: S603 - our own program, on a media type of ours
        [sys.executable, "-m", module, media_type],
        input=content,
        capture_output=True,
        timeout=within_s,
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
    )


def confine(memory_bytes: int, cpu_s: int) -> None:
    """In the child: give up, for good, what is not needed. It writes no file and starts no process.

    Args:
        memory_bytes: of address space at most.
        cpu_s: seconds of processor time at most.
    """
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
