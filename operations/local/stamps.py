"""Stamps: what was made from which inputs, so that nothing is made twice. Standard library only."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Stamps:
    """A folder with a file for each thing made, which holds the hash of its inputs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fresh(self, name: str, inputs: Iterable[Path | str]) -> bool:
        """Whether `name` was made whole from just these files and words."""
        stamp = self._folder / name
        return stamp.exists() and stamp.read_text(encoding="utf-8") == _hash(inputs)

    @contextmanager
    def making(self, name: str, inputs: Iterable[Path | str]) -> Iterator[None]:
        """Set the stamp when the block has ended well; until then there is none."""
        stamp = self._folder / name
        stamp.unlink(missing_ok=True)
        value = _hash(inputs)
        yield
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp.write_text(value, encoding="utf-8")


def _hash(inputs: Iterable[Path | str]) -> str:
    total = hashlib.sha256()
    for part in inputs:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
