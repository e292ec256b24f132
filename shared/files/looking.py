"""A look into a file, in a process of its own: what it finds, or that it came to nothing."""

import json
import subprocess
from dataclasses import dataclass

from shared.files.confinement import ask_child

WITHIN_S = 40


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
        done = ask_child("shared.files.child", media_type, content, WITHIN_S)
    except subprocess.TimeoutExpired:
        return Found("unreadable")
    said, _, drawn = done.stdout.partition(b"\n")
    try:
        reason = str(json.loads(said)["reason"])
    except (ValueError, KeyError, TypeError):
        return Found("unreadable")
    return Found(reason, drawn or None) if done.returncode == 0 else Found("unreadable")
