"""Who speaks for whom."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class EndMandate:
    """Let a person speak for an organisation no longer than today."""

    mandate_id: UUID
