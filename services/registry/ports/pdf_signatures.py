"""What the signatures in a PDF say, found by a child process with limits: a hostile file harms nobody else.

Never called while somebody waits for a page: a job of the worker calls it.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

WITHIN_S = 30
ROOT = Path(__file__).parents[3]
LONGEST_ANSWER = 64 * 1024


def signatures_in(content: bytes, within_s: float = WITHIN_S) -> list[dict[str, Any]] | None:
    """The facts of each signature, in the order in which they were made.

    Args:
        content: of a PDF.
        within_s: seconds that the look may take.

    Returns:
        A dictionary a signature, as `pdf_child` writes it; None where the file cannot be read: it is
        damaged, or too much for the limits.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "services.registry.ports.pdf_child"],
            input=content,
            capture_output=True,
            timeout=within_s,
            check=False,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0 or len(done.stdout) > LONGEST_ANSWER:
        return None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return None
    return found if isinstance(found, list) else None
