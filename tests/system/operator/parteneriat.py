"""The operator's command as a process, as somebody at a terminal starts it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from operations.local.folder import ROOT


@dataclass(frozen=True)
class Parteneriat:
    """Args:
    folder: of the local run that it finds.
    """

    folder: Path

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.argv(*arguments),
            env=self.env(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def json(self, *arguments: str) -> Any:
        """What it answers to tools."""
        done = self(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refuses(self, *arguments: str) -> str:
        """The one sentence with which it refuses."""
        done = self(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        return lines[0]

    def argv(self, *arguments: str) -> list[str]:
        """How it is started."""
        return [sys.executable, "-m", "operations.operator", *arguments]

    def env(self) -> dict[str, str]:
        """A terminal's environment in which the run is found."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "LOCAL_FOLDER": str(self.folder)}
