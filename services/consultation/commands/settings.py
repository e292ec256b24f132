"""How an authority goes about it."""

from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.authority_settings import Choices


@dataclass(frozen=True)
class ChangeSettings:
    """Choose anew, for the whole authority; `version` is the one that was looked at, 0 for none."""

    administrator_id: UUID
    authority: str
    version: int
    choices: Choices
