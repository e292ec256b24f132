"""A mail server that takes everything: Postfix's `smtp-sink`, installed or unpacked, for tests."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from operations.local.ports import LOOPBACK, answers
from operations.local.processes import Child, start
from operations.local.watchdog import Watchdog

PROGRAM = Path("usr/sbin/smtp-sink")
LIBRARIES = ("usr/lib/postfix", "lib/*-linux-gnu", "usr/lib/*-linux-gnu")
WAITING = 100  # connections that it has not answered yet
START_S = 10.0
RECIPIENT, NAME = b"X-Rcpt-Args: <", b"Message-ID: "


@dataclass(frozen=True)
class SinkProgram:
    """The program, and what its environment must say where it was only unpacked."""

    path: Path
    environment: Mapping[str, str] = field(default_factory=dict)


def find(parts: Path) -> SinkProgram | None:
    """The unpacked program, else the installed one; None where there is neither."""
    root = parts / "postfix"
    if (root / PROGRAM).exists():
        folders = [str(folder) for pattern in LIBRARIES for folder in sorted(root.glob(pattern))]
        return SinkProgram(root / PROGRAM, {"LD_LIBRARY_PATH": os.pathsep.join(folders)})
    installed = shutil.which("smtp-sink", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")
    return SinkProgram(Path(installed)) if installed else None


@dataclass
class SmtpSink:
    """One that runs; with a file it keeps each mail there."""

    port: int
    child: Child
    kept: Path | None

    def mails(self) -> list[tuple[str, str]]:
        """Recipient and Message-ID of each mail that it took, in the order in which it did."""
        found, recipient = [], ""
        if self.kept is None or not self.kept.exists():
            return []
        with self.kept.open("rb") as lines:
            for line in lines:
                if line.startswith(RECIPIENT):
                    recipient = line[len(RECIPIENT) :].rstrip(b">\r\n").decode()
                elif line.startswith(NAME):
                    found.append((recipient, line[len(NAME) :].strip().decode()))
        return found

    def stop(self) -> None:
        """End it."""
        self.child.stop()


def start_own(
    program: SinkProgram, port: int, *, log: Path, watchdog: Watchdog, kept: Path | None = None
) -> SmtpSink:
    """Start one on loopback; returns when it answers.

    Args:
        program: as `find` has found it.
        port: where it listens.
        log: what it says.
        watchdog: ends it should we be killed.
        kept: file to which each mail is added, with its envelope before it.

    Raises:
        Trouble: it does not come up.
    """
    as_who = ["-u", "root"] if os.geteuid() == 0 else []
    keep = ["-D", str(kept)] if kept else []
    command: list[str | Path] = [program.path, *as_who, *keep, f"{LOOPBACK}:{port}", str(WAITING)]
    environment = {**os.environ, **program.environment}
    child = start("smtp-sink", command, log=log, watchdog=watchdog, env=environment)
    try:
        child.wait_until(lambda: answers(port), START_S)
    except BaseException:
        child.stop()
        raise
    return SmtpSink(port, child, kept)
