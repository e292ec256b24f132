"""`make run`: start all, show what there is, keep it running, stop it in order."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time

from operations.local.dying import stopped_by_signals
from operations.local.folder import ROOT, Folder, owner_only
from operations.local.options import Options
from operations.local.ports import has_ipv6, is_free
from operations.local.services import PORT_NAMES
from operations.local.steps import Steps
from operations.local.system import System
from operations.local.tap import Tap, line
from operations.local.trouble import Trouble
from operations.local.welcome import Login, show_welcome

ROOM = 300 * 1024**2
LOOK_S = 0.5
HALF_SEEDED = "seeding"


class Launcher:
    """One run, from the first step to the last process stopped."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._folder = Folder()
        self._steps = Steps()

    def run(self) -> None:
        """Start, wait for a signal, stop.

        Raises:
            Trouble: it cannot start, or cannot go on; all that was started is stopped by then.
        """
        owner_only()
        with stopped_by_signals(), self._folder.locked():
            self._prepare()
            system = System(self._folder, self._options, self._steps)
            with system.running():
                self._seed()
                show_welcome(self._folder, self._options, self._logins())
                self._watch(system)

    def _prepare(self) -> None:
        port = self._options.port
        if not is_free(port) or (has_ipv6() and not is_free(port, socket.AF_INET6)):
            raise Trouble(
                f"Port {port} is taken by another program: stop it, or choose another: `make run PORT=8090`."
            )
        if shutil.disk_usage(self._folder.path).free < ROOM:
            raise Trouble(f"There is no room left on the disk of {self._folder.path}: make 300 MB free.")
        if (self._folder.path / HALF_SEEDED).exists():
            self._steps.say(
                "  – The first start was interrupted while it made the demo data: it begins anew."
            )
            self._folder.begin_anew()
        logs = self._folder.path / "logs"
        if logs.exists():
            shutil.rmtree(self._folder.path / "logs.previous", ignore_errors=True)
            logs.rename(self._folder.path / "logs.previous")
        self._folder.settle_ports(port, PORT_NAMES)

    def _watch(self, system: System) -> None:
        tap = Tap(system.operators_url, lambda body, exchange: self._steps.say(line(body, exchange)))
        tap.start()
        try:
            while True:
                system.see_that_all_runs()
                time.sleep(LOOK_S)
        finally:
            tap.stop()

    def _seed(self) -> None:
        """Demo data, once; the demo says on its last line who can sign in."""
        logins = self._folder.path / "logins.json"
        if logins.exists():
            return
        (self._folder.path / HALF_SEEDED).touch()
        with self._steps.step("demo data"):
            done = subprocess.run(
                [sys.executable, "-m", "operations.demo", "seed", "--json"],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                raise Trouble(done.stderr.strip())
        logins.write_text(done.stdout.splitlines()[-1], encoding="utf-8")
        (self._folder.path / HALF_SEEDED).unlink()

    def _logins(self) -> list[Login]:
        try:
            text = (self._folder.path / "logins.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        return [Login(**login) for login in json.loads(text)["logins"]]
