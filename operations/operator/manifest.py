"""What a backup holds, and whether it still is what was written."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from operations.local.trouble import Trouble

FILE = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Part:
    """A file of the backup."""

    file: str
    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """As it lies there."""
        with path.open("rb") as content:
            return cls(path.name, path.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())


@dataclass(frozen=True)
class Dump:
    """A database as of one moment; revision and epoch are those of that moment."""

    part: Part
    moment: str
    revision: str
    epoch: int


@dataclass(frozen=True)
class Manifest:
    """A backup.

    Args:
        version: of the system that made it.
        made_at: when it was begun.
        where: the kind of place.
        public_url: how people named the system.
        databases: by service.
        secrets: the file with what the data are bound to.
    """

    version: str
    made_at: str
    where: str
    public_url: str
    databases: dict[str, Dump]
    secrets: Part
    format: int = FORMAT

    @property
    def size(self) -> int:
        """In bytes, of all that it lists."""
        return sum(part.bytes for part in self.parts())

    def parts(self) -> list[Part]:
        """Every file but this one."""
        return [*(dump.part for dump in self.databases.values()), self.secrets]

    def write(self, folder: Path) -> None:
        """Write it, the last of all."""
        path = folder / FILE
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        Trouble: there is none, or not one of ours.
    """
    try:
        found: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise Trouble(f"{folder} was written by another version, in another form.")
        dumps = {
            name: Dump(**{**dump, "part": Part(**dump["part"])}) for name, dump in found["databases"].items()
        }
        return Manifest(**{**found, "databases": dumps, "secrets": Part(**found["secrets"])})
    except FileNotFoundError:
        raise Trouble(f"{folder} is no backup: it has no {FILE}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(f"{folder / FILE} cannot be read as a manifest.") from None
    except OSError as fault:
        raise Trouble(f"{folder / FILE} cannot be read: {fault.strerror}.") from fault


def check(folder: Path) -> Manifest:
    """See that every file is what was written.

    Raises:
        Trouble: one is missing or is another.
    """
    manifest = read(folder)
    for part in manifest.parts():
        path = folder / part.file
        if path.parent != folder or not path.is_file():
            raise Trouble(f"The backup is not whole: {part.file} is missing in {folder}.")
        if Part.of(path) != part:
            raise Trouble(f"The backup is damaged: {part.file} is not what was written.")
    return manifest
