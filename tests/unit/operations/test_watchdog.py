"""Nothing stays behind a launcher."""

import subprocess
import sys
from pathlib import Path

import psutil

from operations.local.processes import start
from operations.local.watchdog import Watchdog
from shared.testing.waiting import eventually

ROOT = Path(__file__).parents[3]
DEAF = "trap '' TERM; sleep 300 & wait; wait"
LAUNCHER = f"""
import signal, sys, time
from pathlib import Path
from operations.local.processes import start
from operations.local.watchdog import Watchdog
log = Path(sys.argv[1])
child = start("deaf", ["sh", "-c", {DEAF!r}], log=log, watchdog=Watchdog(), grace=0.2)
time.sleep(300)
"""


def test_a_killed_launcher_leaves_nothing(tmp_path: Path) -> None:
    """SIGKILL of the launcher ends its children, their children, and the watchdog itself, deaf or not."""
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCHER, tmp_path / "log"], cwd=ROOT)
    family = psutil.Process(launcher.pid)
    eventually(lambda: any(child.name() == "sleep" for child in family.children(recursive=True)))
    left = family.children(recursive=True)
    launcher.kill()
    launcher.wait()
    _gone, alive = psutil.wait_procs(left, timeout=10)
    assert not alive


def test_stopping_a_child_ends_what_it_has_started(tmp_path: Path) -> None:
    """A child that ends when asked takes its group with it."""
    watchdog = Watchdog()
    child = start(
        "parent", ["sh", "-c", "sleep 300 & wait"], log=tmp_path / "log", watchdog=watchdog, grace=1
    )
    family = psutil.Process(child.pid)
    eventually(family.children)
    left = family.children()
    child.stop()
    watchdog.close()
    assert not psutil.wait_procs(left, timeout=5)[1]
