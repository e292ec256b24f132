"""Writing generated files, and seeing whether what is committed is what would be written."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Files = Mapping[Path, str]


def as_text(content: Any) -> str:
    """JSON as it is committed: readable, with a line end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write(files: Files, owned: Iterable[Path] = ()) -> list[Path]:
    """Write what differs; remove what is owned and no longer made.

    Args:
        files: path → content.
        owned: all files there that only the generator makes.

    Returns:
        The paths that were changed or removed.
    """
    changed = stale(files, owned)
    for path in changed:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
        else:
            path.unlink()
    return changed


def stale(files: Files, owned: Iterable[Path] = ()) -> list[Path]:
    """The paths that are missing, differ, or should not be there."""
    differing = [path for path, content in files.items() if _read(path) != content]
    return sorted(differing + [path for path in owned if path not in files])


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
