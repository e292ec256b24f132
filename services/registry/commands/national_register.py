"""Imports of the national register of NGOs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from services.registry.model.account import EVERYWHERE


@dataclass(frozen=True, kw_only=True)
class BeginImport:
    """Announce a file.

    Args:
        authority: for which it is done; `common` for an operator.
        account_id: who does it; None for an operator.
        file_name: as its owner calls it.
        size: bytes.
        accept_fewer: take it even if a large part of what is known is not in it.
        upload: whether it comes in parts; else it lies on this machine, and is read at once.
    """

    authority: str = EVERYWHERE
    account_id: UUID | None = None
    file_name: str
    size: int
    accept_fewer: bool = False
    upload: bool = True


@dataclass(frozen=True, kw_only=True)
class BringPart:
    """Bring a part of an announced file; the same again replaces it."""

    import_id: UUID
    account_id: UUID
    position: int
    content: bytes


@dataclass(frozen=True, kw_only=True)
class StartImport:
    """Say that all has come: the worker may read it."""

    import_id: UUID
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class CarryOutImport:
    """Read the file, and bring the register to what it says, whole or not at all.

    Args:
        file: where it lies on this machine.
        tell: called after each batch with the part of the file that is read, 0 to 1, and the lines.
    """

    import_id: UUID
    file: Path
    tell: Callable[[float, int], None]


@dataclass(frozen=True, kw_only=True)
class GiveUpImport:
    """Keep why an import came to nothing."""

    import_id: UUID
    code: str
    ro: str
    en: str
