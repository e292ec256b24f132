"""The files that belong to the project."""

import subprocess
from pathlib import Path

from tests.every_service import ROOT

BINARY = {".png", ".jpg", ".woff2", ".ico", ".mo", ".pdf"}


def project_files(*patterns: str) -> list[Path]:
    """What git knows or would add, without pictures and fonts.

    Args:
        patterns: as git takes them, such as `*.md`; everything unless given.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.suffix not in BINARY and path.is_file()]


def shown(path: Path) -> str:
    """A path as it stands in messages."""
    return str(path.relative_to(ROOT))
