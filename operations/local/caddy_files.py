"""Where Caddy's program lies. Standard library only."""

import shutil
from pathlib import Path


def find(parts: Path) -> Path | None:
    """The unpacked program, else the installed one; None where there is neither."""
    unpacked = parts / "caddy" / "usr" / "bin" / "caddy"
    if unpacked.exists():
        return unpacked
    installed = shutil.which("caddy")
    return Path(installed) if installed else None
