"""A Python environment on machines whose Python came without pip. Standard library only."""

import importlib.util
import sys
import venv
from pathlib import Path

from operations.local import packages
from operations.local.trouble import Trouble

DEBIANS = Path("usr/share/python-wheels")


def make_environment(folder: Path) -> None:
    """Make the environment anew, without pip of its own.

    Raises:
        Trouble: this Python cannot make one.
    """
    try:
        venv.create(folder, clear=True, with_pip=False, symlinks=True)
    except OSError as fault:
        raise Trouble(f"The Python environment {folder} cannot be made: {fault}.") from fault


def find_pip(parts: Path) -> Path:
    """A wheel of pip: Python's own, the distribution's, or one that is fetched.

    Raises:
        Trouble: none is here and none can be fetched.
    """
    for folder in (_bundled(), Path("/") / DEBIANS, parts / "pip" / DEBIANS):
        if wheels := sorted(folder.glob("pip-*.whl")):
            return wheels[-1]
    try:
        unpacked = packages.unpack(lambda _apt: ["python3-pip-whl"], parts, "pip")
        return sorted((unpacked / DEBIANS).glob("pip-*.whl"))[-1]
    except (Trouble, IndexError) as reason:
        raise Trouble(
            f"{sys.executable} came without pip and none can be fetched ({reason});"
            " install the package python3-venv, then start again."
        ) from reason


def _bundled() -> Path:
    found = importlib.util.find_spec("ensurepip")
    return Path(found.origin).parent / "_bundled" if found and found.origin else Path("nowhere")
