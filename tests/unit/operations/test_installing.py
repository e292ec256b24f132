"""What an installation puts beside the environment's programs."""

import os
import subprocess
import sys
from pathlib import Path

from operations.local.folder import ROOT
from operations.local.installing import Installer
from operations.local.steps import Steps


def test_the_operators_command_works_from_any_folder(tmp_path: Path) -> None:
    """`.venv/bin/parteneriat` finds its packages by itself."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (tmp_path / "operations").symlink_to(ROOT / "operations")
    (tmp_path / "shared").symlink_to(ROOT / "shared")
    script = Installer(tmp_path, Steps()).command()
    found = {**os.environ, "PYTHONPATH": ":".join(path for path in sys.path if "site-packages" in path)}
    done = subprocess.run([script, "--help"], cwd="/", env=found, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Usage: parteneriat ")
