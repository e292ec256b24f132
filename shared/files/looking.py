"""A look into a file, in a process of its own: what it finds, or that it came to nothing."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

WITHIN_S = 40
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Found:
    """What a look found.

    Args:
        reason: a key of `errors.REASONS` where the file is refused, else empty.
        content: what is given out in its place, where it was drawn anew; else None.
    """

    reason: str = ""
    content: bytes | None = None


def look(media_type: str, content: bytes) -> Found:
    """Look into a file. Whatever the process does that looks, dies of or hangs in: the file is refused then.

    Args:
        media_type: as `kinds.kind_of` told from its first bytes.
        content: the whole file.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program, on a media type of ours
            [sys.executable, "-m", "shared.files.child", media_type],
            input=content,
            capture_output=True,
            timeout=WITHIN_S,
            check=False,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return Found("unreadable")
    said, _, drawn = done.stdout.partition(b"\n")
    try:
        reason = str(json.loads(said)["reason"])
    except (ValueError, KeyError, TypeError):
        return Found("unreadable")
    return Found(reason, drawn or None) if done.returncode == 0 else Found("unreadable")
