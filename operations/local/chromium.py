"""Chromium from the distribution, installed or unpacked."""

import shutil
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path("usr/lib/chromium/chromium")


@dataclass(frozen=True)
class Chromium:
    """The program and where its unpacked libraries lie, if they do."""

    program: Path
    libraries: tuple[Path, ...] = ()


def find(parts: Path) -> Chromium | None:
    """The installed Chromium, else the unpacked one; None where there is neither."""
    if installed := shutil.which("chromium"):
        return Chromium(Path(installed))
    root = parts / "chromium"
    if (root / PROGRAM).exists():
        return Chromium(root / PROGRAM, tuple(sorted((root / "usr" / "lib").glob("*-linux-gnu*"))))
    return None
